package web

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"synoptic/access"
)

// policy is the content security policy of every answer: own files alone.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// exportPolicy is that of a record as a file of its own: its style and script
// are inside, and its own policy allows them by their hashes.
const exportPolicy = "sandbox; default-src 'none'"

const (
	maxBody   = 1 << 20          // bytes of a request
	mostTime  = 30 * time.Second // of an answer that is not a stream
	maxHeader = 64 << 10
)

// Handler gives the routes behind what guards them: the gate, which knows who
// asks and refuses those whose role does not reach, security headers, no
// requests from other sites' pages, bounds of size and time. Where hosts is
// not nil, requests that name another host are refused: a page of a foreign
// name that resolves to this machine does not read the desk.
func Handler(gate *access.Gate, hosts []string, log *slog.Logger, tables ...access.Table) http.Handler {
	mux := gate.Mux(tables...)
	h := http.MaxBytesHandler(mux, maxBody)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		for _, x := range [][2]string{
			{"Content-Security-Policy", policy}, {"X-Content-Type-Options", "nosniff"}, {"Referrer-Policy", "same-origin"},
			{"X-Frame-Options", "DENY"}, {"Cross-Origin-Opener-Policy", "same-origin"}, {"Cross-Origin-Resource-Policy", "same-origin"},
			{"Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"},
		} {
			head.Set(x[0], x[1])
		}
		if gate.Secure(r) {
			head.Set("Strict-Transport-Security", "max-age=31536000")
		}
		if strings.Contains(r.URL.Path, "/export/") {
			head.Set("Content-Security-Policy", exportPolicy)
		}
		if hosts != nil && !slices.Contains(hosts, hostOf(r.Host)) {
			http.Error(w, "this desk answers to its own name alone", http.StatusMisdirectedRequest)
			return
		}
		defer func() {
			if x := recover(); x != nil {
				if x == http.ErrAbortHandler {
					panic(x)
				}
				log.Error("a request failed", "path", r.URL.Path, "panic", x)
				http.Error(w, "something failed here; the log tells what", http.StatusInternalServerError)
			}
		}()
		if r.URL.Path != "/events" {
			ctx, cancel := context.WithTimeout(r.Context(), mostTime)
			defer cancel()
			r = r.WithContext(ctx)
		}
		h.ServeHTTP(w, r)
	})
}

func hostOf(s string) string {
	if h, _, err := net.SplitHostPort(s); err == nil {
		s = h
	}
	return strings.ToLower(strings.Trim(s, "[]"))
}

// Loopback are the names that a desk on the machine itself is called by.
func Loopback() []string { return []string{"localhost", "127.0.0.1", "::1"} }

// Server gives a server for a handler, with bounds of time and size. Requests
// end with the context.
func Server(ctx context.Context, h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second, WriteTimeout: mostTime + 15*time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		BaseContext: func(net.Listener) context.Context { return ctx }}
}
