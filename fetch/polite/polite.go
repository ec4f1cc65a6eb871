// Package polite asks servers on the Internet for pages and feeds as a good
// guest: it says who it is, obeys robots.txt, leaves time between two requests
// to one host, asks only for what has changed, and takes no more than a
// bounded size in a bounded time. It does not connect to private networks.
package polite

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"

	"synoptic/news"
)

// Options tell how to ask. The zero value is usable.
type Options struct {
	UserAgent string        // "": synoptic
	Delay     time.Duration // least time between two requests to one host; 0: none
	Allowed   []string      // hosts on private networks that may be asked
	Timeout   time.Duration // of one answer in all; 0: 30 s
	MaxBytes  int64         // of one answer, unpacked; 0: 32 MB
	Resolver  *net.Resolver // of host names; nil: the system's
}

// Client asks. It is safe for concurrent use.
type Client struct {
	o    Options
	http *http.Client

	mu    sync.Mutex
	hosts map[string]*host
}

// host is what is known of one server.
type host struct {
	limit  *rate.Limiter
	mu     sync.Mutex // held while robots.txt is fetched
	robots *robotstxt.RobotsData
	until  time.Time // when robots.txt is asked for again
	used   time.Time
}

// maxHosts bounds how many servers are remembered.
const maxHosts = 10_000

// New gives a client.
func New(o Options) *Client {
	if o.UserAgent == "" {
		o.UserAgent = "synoptic"
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 32 << 20
	}
	return &Client{o: o, hosts: map[string]*host{}, http: &http.Client{
		Timeout:   o.Timeout,
		Transport: transport(o),
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) >= 10 {
				return errors.New("more than ten redirects")
			}
			return scheme(req.URL)
		},
	}}
}

// Transport gives what connects to public hosts, and to those of the list on
// private and local networks.
func Transport(allowed []string, timeout time.Duration) *http.Transport {
	return transport(Options{Allowed: allowed, Timeout: timeout})
}

func transport(o Options) *http.Transport {
	return &http.Transport{
		Proxy: nil, DialContext: dialer(o.Allowed, o.Resolver), MaxIdleConnsPerHost: 2, IdleConnTimeout: 30 * time.Second,
		TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: o.Timeout, MaxResponseHeaderBytes: 256 << 10,
		DisableCompression: true, // unpacked by who reads, within bounds
		ForceAttemptHTTP2:  true,
	}
}

func scheme(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("an address of kind %q", u.Scheme)
	}
	if p := u.Port(); p != "" {
		if n, err := strconv.Atoi(p); err != nil || n < 1 || n > 65535 {
			return fmt.Errorf("no port %q", p)
		}
	}
	return nil
}

// Seen is what a server said of an answer, so that it can be asked whether it
// still holds.
type Seen struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
}

// Answer is what a server gave.
type Answer struct {
	URL       string // after redirects
	Media     string // Content-Type
	Body      []byte
	Seen      Seen
	Unchanged bool          // it still holds; Body is nil
	Moved     string        // the address that a permanent redirect gave, "" for none
	Cut       error         // why it breaks off, nil for a whole one
	After     time.Duration // how long to wait before asking again, as the server says; 0: it does not
}

// ErrTooLong is why an answer without an end is not taken.
var ErrTooLong = errors.New("are taken of one answer")

// ErrRobots is why a page that robots.txt forbids is not asked for.
var ErrRobots = errors.New("robots.txt forbids it")

// StatusError is an answer that is no content.
type StatusError struct {
	Code  int
	After time.Duration // as Retry-After says; 0: it does not
}

// Error names the status.
func (e *StatusError) Error() string {
	return fmt.Sprintf("the server answers %d %s", e.Code, http.StatusText(e.Code))
}

// Gone tells whether asking again is of no use.
func (e *StatusError) Gone() bool { return e.Code == http.StatusNotFound || e.Code == http.StatusGone }

// Get asks for an address; seen is what an earlier answer said. Errors name the
// address and are of kind news.Unusable.
func (c *Client) Get(ctx context.Context, address string, seen Seen) (*Answer, error) {
	a, err := c.get(ctx, address, seen)
	if err != nil {
		return nil, c.failed(ctx, address, err)
	}
	return a, nil
}

// failed gives an error its kind and the address, which the causes of
// net/http name too.
func (c *Client) failed(ctx context.Context, address string, err error) error {
	err = plain(err)
	var n net.Error
	if errors.As(err, &n) && n.Timeout() && ctx.Err() == nil {
		err = fmt.Errorf("no whole answer within %s", c.o.Timeout)
	}
	return &news.Error{Kind: news.Unusable, Err: fmt.Errorf("%s: %w", address, err)}
}

// One gets an address that a user asked for: robots.txt and the time between
// two requests are for programs that go on by themselves, the guard against
// private networks and the bounds hold all the same. Of an answer that breaks
// off, what came is given with Cut set.
func (c *Client) One(ctx context.Context, address string) (*Answer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, c.failed(ctx, address, errors.New("not an address"))
	}
	if err := scheme(u); err != nil {
		return nil, c.failed(ctx, address, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, c.failed(ctx, address, err)
	}
	a, err := c.do(req)
	if err != nil && a != nil && len(a.Body) > 0 {
		a.Cut, err = plain(err), nil
	}
	if err != nil {
		return nil, c.failed(ctx, address, err)
	}
	return a, nil
}

// plain takes the method and address off an error: who reports it names them.
func plain(err error) error {
	var e *url.Error
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

func (c *Client) get(ctx context.Context, address string, seen Seen) (*Answer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, errors.New("not an address")
	}
	if err := scheme(u); err != nil {
		return nil, err
	}
	h := c.host(u)
	if err := c.mayAsk(ctx, h, u); err != nil {
		return nil, err
	}
	if err := h.limit.Wait(ctx); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	if seen.ETag != "" {
		req.Header.Set("If-None-Match", seen.ETag)
	}
	if seen.Modified != "" {
		req.Header.Set("If-Modified-Since", seen.Modified)
	}
	return c.do(req)
}

func (c *Client) do(req *http.Request) (*Answer, error) {
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5")
	req.Header.Set("Accept-Encoding", "gzip")
	first := req.URL.String()
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	a := &Answer{URL: resp.Request.URL.String(), Media: resp.Header.Get("Content-Type"), After: maxAge(resp.Header),
		Seen: Seen{resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")}}
	if a.URL != first && permanent(resp) {
		a.Moved = a.URL
	}
	switch resp.StatusCode {
	case http.StatusNotModified:
		a.Unchanged = true
		return a, nil
	case http.StatusOK:
	default:
		return nil, &StatusError{resp.StatusCode, retryAfter(resp.Header)}
	}
	a.Body, err = c.body(resp)
	return a, err
}

// body reads an answer, unpacked and no longer than allowed.
func (c *Client) body(resp *http.Response) ([]byte, error) {
	var in io.Reader = resp.Body
	if strings.EqualFold(resp.Header.Get("Content-Encoding"), "gzip") {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("an answer that is not packed as it says: %w", err)
		}
		in = z
	}
	b, err := io.ReadAll(io.LimitReader(in, c.o.MaxBytes+1))
	if int64(len(b)) > c.o.MaxBytes {
		return nil, fmt.Errorf("more than the %d MB that %w", c.o.MaxBytes>>20, ErrTooLong)
	}
	return b, err
}

// permanent tells whether every step of the way was a permanent redirect.
func permanent(resp *http.Response) bool {
	for r := resp.Request.Response; r != nil; r = r.Request.Response {
		if r.StatusCode != http.StatusMovedPermanently && r.StatusCode != http.StatusPermanentRedirect {
			return false
		}
	}
	return true
}

func maxAge(h http.Header) time.Duration {
	for _, part := range strings.Split(h.Get("Cache-Control"), ",") {
		if v, ok := strings.CutPrefix(strings.TrimSpace(strings.ToLower(part)), "max-age="); ok {
			if n, err := strconv.Atoi(v); err == nil && n > 0 && n < 7*24*3600 {
				return time.Duration(n) * time.Second
			}
		}
	}
	return 0
}

func retryAfter(h http.Header) time.Duration {
	v := h.Get("Retry-After")
	if n, err := strconv.Atoi(v); err == nil && n > 0 {
		return min(time.Duration(n)*time.Second, 24*time.Hour)
	}
	if t, err := http.ParseTime(v); err == nil {
		return min(max(time.Until(t), 0), 24*time.Hour)
	}
	return 0
}

// host gives what is known of a server, and forgets one not asked for long
// when there are too many.
func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	h := c.hosts[key]
	if h == nil {
		if len(c.hosts) >= maxHosts {
			oldest := ""
			for k, o := range c.hosts {
				if oldest == "" || o.used.Before(c.hosts[oldest].used) {
					oldest = k
				}
			}
			delete(c.hosts, oldest)
		}
		limit := rate.Inf
		if c.o.Delay > 0 {
			limit = rate.Every(c.o.Delay)
		}
		h = &host{limit: rate.NewLimiter(limit, 1)}
		c.hosts[key] = h
	}
	h.used = time.Now()
	return h
}

// How long a robots.txt holds, and for how long a server that has none to
// give is taken not to want anything asked (RFC 9309).
const (
	robotsFor   = 24 * time.Hour
	unreachable = 10 * time.Minute
	maxRobots   = 512 << 10
)

// mayAsk obeys robots.txt, which is fetched when it is not known.
func (c *Client) mayAsk(ctx context.Context, h *host, u *url.URL) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.robots == nil || time.Now().After(h.until) {
		if err := c.learn(ctx, h, u); err != nil {
			return err
		}
	}
	group := h.robots.FindGroup(agentName(c.o.UserAgent))
	if d := min(group.CrawlDelay, time.Minute); d > c.o.Delay {
		h.limit.SetLimit(rate.Every(d))
	}
	if !group.Test(u.RequestURI()) {
		return ErrRobots
	}
	return nil
}

func agentName(ua string) string {
	name, _, _ := strings.Cut(ua, "/")
	return strings.TrimSpace(name)
}

// learn fetches robots.txt. One that is not there (4xx) allows all; a server
// that fails (5xx) or does not answer is left alone for a while.
func (c *Client) learn(ctx context.Context, h *host, u *url.URL) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.Scheme+"://"+u.Host+"/robots.txt", nil)
	if err != nil {
		return err
	}
	h.until = time.Now().Add(robotsFor)
	a, err := c.do(req)
	var status *StatusError
	switch {
	case errors.As(err, &status):
		if status.Code >= 500 || status.Code == http.StatusTooManyRequests {
			h.until = time.Now().Add(max(unreachable, status.After))
		}
		h.robots, err = robotstxt.FromStatusAndBytes(status.Code, nil)
		return err
	case err != nil:
		h.robots = nil
		return err
	}
	h.robots, err = robotstxt.FromBytes(a.Body[:min(len(a.Body), maxRobots)])
	if err != nil { // what cannot be read forbids nothing
		h.robots, err = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return err
}
