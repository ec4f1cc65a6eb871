package polite

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// names is a DNS server on loopback that answers every question for an
// address with the next of its list, the last one for good.
func names(t *testing.T, list ...[4]byte) (*net.Resolver, func() int) {
	t.Helper()
	conn, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	var mu sync.Mutex
	asked := 0
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			q := m.Questions[0]
			out := dnsmessage.Message{Header: dnsmessage.Header{ID: m.ID, Response: true, Authoritative: true}, Questions: m.Questions}
			if q.Type == dnsmessage.TypeA {
				mu.Lock()
				a := list[min(asked, len(list)-1)]
				asked++
				mu.Unlock()
				out.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: dnsmessage.ClassINET}, Body: &dnsmessage.AResource{A: a}}}
			}
			if b, err := out.Pack(); err == nil {
				_, _ = conn.WriteTo(b, from)
			}
		}
	}()
	r := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp4", conn.LocalAddr().String())
	}}
	return r, func() int { mu.Lock(); defer mu.Unlock(); return asked }
}

// A name that leads to a public address when it is looked up and to loopback
// when the connection is made is refused, asked for by itself or by a redirect.
func TestRebinding(t *testing.T) {
	served := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		served++
		if r.URL.Path == "/away" {
			http.Redirect(w, r, "http://turning.example.:1/secret", http.StatusFound)
		}
	}))
	defer s.Close()
	at := strings.TrimPrefix(s.URL, "http://")
	_, port, _ := net.SplitHostPort(at)
	resolver, asked := names(t, [4]byte{93, 184, 216, 34}, [4]byte{127, 0, 0, 1})
	first, err := resolver.LookupNetIP(t.Context(), "ip4", "turning.example.")
	if err != nil || len(first) != 1 || !Public(first[0]) {
		t.Fatalf("the first look gives %v %v", first, err)
	}
	c := New(Options{Resolver: resolver})
	for _, get := range []func() error{
		func() error {
			_, err := c.Get(t.Context(), "http://turning.example.:"+port+"/secret", Seen{})
			return err
		},
		func() error { _, err := c.One(t.Context(), "http://turning.example.:"+port+"/secret"); return err },
	} {
		n := asked()
		if err := get(); !errors.Is(err, errForbidden) || asked() == n {
			t.Errorf("a name that turns to loopback: %v, %d questions", err, asked()-n)
		}
	}
	if served != 0 {
		t.Errorf("%d requests arrived", served)
	}
	c = New(Options{Resolver: resolver, Allowed: []string{at}})
	if _, err := c.One(t.Context(), s.URL+"/away"); !errors.Is(err, errForbidden) {
		t.Errorf("a redirect to such a name: %v", err)
	}
	if served != 1 {
		t.Errorf("%d requests arrived", served)
	}
}
