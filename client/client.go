// Package client asks a desk (synoptic serve) for what it holds: stories, their
// records, articles, what is found, and what comes while one listens. It needs
// nothing of the desk's own machine but the words of package news.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"synoptic/news"
)

// Client asks one desk. It is safe for use from many goroutines.
type Client struct {
	base  string
	token string
	http  *http.Client
}

// New gives a client of the desk at an address (https://desk.example). token is
// an API token of that desk, "" where it has no accounts. h may be nil. An
// address that is none gives an error of kind Usage.
func New(address, token string, h *http.Client) (*Client, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, &news.Error{Kind: news.Usage, Hint: "give one like https://desk.example", Err: fmt.Errorf("%q is not the address of a desk", address)}
	}
	if h == nil {
		h = &http.Client{}
	}
	return &Client{strings.TrimRight(address, "/"), token, h}, nil
}

// Problem is a refusal, as RFC 9457 writes it.
type Problem struct {
	Status int    `json:"status"` // of HTTP
	Title  string `json:"title"`
	Detail string `json:"detail"`
	Hint   string `json:"hint"` // what can be done about it; "" for nothing
}

// Error gives what went wrong.
func (p *Problem) Error() string {
	if p.Detail == "" {
		return fmt.Sprintf("%d %s", p.Status, p.Title)
	}
	return p.Detail
}

const (
	mostTries   = 4                // of a request that comes too soon
	mostWait    = 30 * time.Second // between two of them
	mostProblem = 1 << 20          // bytes of a refusal
)

// send asks for a path and gives the answer's body; the caller closes it. It
// waits and asks again where the desk says that too much was asked at once.
func (c *Client) send(ctx context.Context, path string, q url.Values, head ...string) (io.ReadCloser, error) {
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return c.try(ctx, http.MethodGet, path, nil, head...)
}

// try is send with any method and body.
func (c *Client) try(ctx context.Context, method, path string, body []byte, head ...string) (io.ReadCloser, error) {
	for try := 1; ; try++ {
		r, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		if c.token != "" {
			r.Header.Set("Authorization", "Bearer "+c.token)
		}
		for i := 0; i+1 < len(head); i += 2 {
			r.Header.Set(head[i], head[i+1])
		}
		a, err := c.http.Do(r)
		if err != nil {
			return nil, err
		}
		if a.StatusCode == http.StatusOK || a.StatusCode == http.StatusCreated {
			return a.Body, nil
		}
		p := refusal(a)
		seconds, err := strconv.Atoi(a.Header.Get("Retry-After"))
		if wait := time.Duration(seconds) * time.Second; err != nil || wait > mostWait || try == mostTries {
			return nil, p
		} else if err := pause(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// refusal reads what a desk says instead of an answer.
func refusal(a *http.Response) *Problem {
	defer a.Body.Close()
	p := &Problem{}
	if err := json.NewDecoder(io.LimitReader(a.Body, mostProblem)).Decode(p); err != nil {
		p = &Problem{}
	}
	p.Status = a.StatusCode
	if p.Title == "" {
		p.Title = http.StatusText(a.StatusCode)
	}
	return p
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// get asks for a path of the API and gives what it answers with.
func get[T any](ctx context.Context, c *Client, path string, q url.Values) (*T, error) {
	body, err := c.send(ctx, prefix+path, q)
	return decode[T](path, body, err)
}

const prefix = "/api/v1"

func decode[T any](path string, body io.ReadCloser, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	defer body.Close()
	out := new(T)
	if err := json.NewDecoder(body).Decode(out); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// pages gives the items of a list that comes in pages. cut gives those of one
// page and where the next begins, "" at the end; param is how that is asked.
func pages[P, T any](ctx context.Context, c *Client, path, param string, q url.Values, cut func(*P) ([]T, string)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		q := q
		for {
			p, err := get[P](ctx, c, path, q)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			items, next := cut(p)
			for _, x := range items {
				if !yield(x, nil) {
					return
				}
			}
			if next == "" {
				return
			}
			on := url.Values{param: {next}}
			for k, v := range q {
				if k != param {
					on[k] = v
				}
			}
			q = on
		}
	}
}

func seg(s string) string { return url.PathEscape(s) }

// Stories gives the stories, the one with the latest article first; of one
// storyline where line is not "".
func (c *Client) Stories(ctx context.Context, line string) iter.Seq2[*news.StoryEntry, error] {
	type page struct {
		Stories []*news.StoryEntry `json:"stories"`
		Next    string             `json:"next"`
	}
	return pages(ctx, c, "/stories", "before", given("line", line), func(p *page) ([]*news.StoryEntry, string) { return p.Stories, p.Next })
}

// given gives the parameters whose value is not "".
func given(pairs ...string) url.Values {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	return q
}

// Story gives a story with its articles.
func (c *Client) Story(ctx context.Context, id string) (*Story, error) {
	return get[Story](ctx, c, "/stories/"+seg(id), nil)
}

// Dossier gives a story's record.
func (c *Client) Dossier(ctx context.Context, id string) (*news.Dossier, error) {
	return c.DossierOnly(ctx, id, "")
}

// DossierOnly gives a story's record with the lines of one status alone, as
// people judged them: news.StatusConfirmed, StatusCandidate, StatusUndecided or
// StatusDisputed; "" for all.
func (c *Client) DossierOnly(ctx context.Context, id, status string) (*news.Dossier, error) {
	return get[news.Dossier](ctx, c, "/stories/"+seg(id)+"/dossier", given("lines", status))
}

// Editions gives what each of the latest editions of a story's record brought.
func (c *Client) Editions(ctx context.Context, id string) (*Editions, error) {
	return get[Editions](ctx, c, "/stories/"+seg(id)+"/editions", nil)
}

// Entity gives somebody or something of a story's record, across stories.
func (c *Client) Entity(ctx context.Context, story, entity string) (*Entity, error) {
	return get[Entity](ctx, c, "/stories/"+seg(story)+"/entities/"+seg(entity), nil)
}

// Article gives an article with its text.
func (c *Client) Article(ctx context.Context, id string) (*Article, error) {
	return get[Article](ctx, c, "/articles/"+seg(id), nil)
}

// Outlet gives an outlet: what it has alone, whose words it carries.
func (c *Client) Outlet(ctx context.Context, name string) (*Outlet, error) {
	return get[Outlet](ctx, c, "/outlets/"+seg(name), nil)
}

// Search gives what is found, best first. Text is as in synoptic search; After
// and Limit of the query are not used.
func (c *Client) Search(ctx context.Context, s news.SearchQuery) iter.Seq2[Hit, error] {
	type page struct {
		Hits []Hit  `json:"hits"`
		Next string `json:"next"`
	}
	q := given("q", s.Text, "kind", strings.Join(s.Kinds, ","), "from", s.From, "until", s.Until)
	return pages(ctx, c, "/search", "after", q, func(p *page) ([]Hit, string) { return p.Hits, p.Next })
}

// Alerts gives the alerts, and what was new of them; of one where name is not "".
func (c *Client) Alerts(ctx context.Context, name string) (*Alerts, error) {
	return get[Alerts](ctx, c, "/alerts", given("name", name))
}

// Sources gives the sources that are followed, and how they do.
func (c *Client) Sources(ctx context.Context) ([]Source, error) {
	p, err := get[struct {
		Sources []Source `json:"sources"`
	}](ctx, c, "/sources", nil)
	if err != nil {
		return nil, err
	}
	return p.Sources, nil
}

// Dead gives the items that could not be read, in the order of the log.
func (c *Client) Dead(ctx context.Context) iter.Seq2[Dead, error] {
	type page struct {
		Dead []Dead `json:"dead"`
		Next *int64 `json:"next"`
	}
	return pages(ctx, c, "/dead", "after", nil, func(p *page) ([]Dead, string) {
		if p.Next == nil {
			return p.Dead, ""
		}
		return p.Dead, strconv.FormatInt(*p.Next, 10)
	})
}

// Status tells how far the stream has come.
func (c *Client) Status(ctx context.Context) (*Status, error) {
	return get[Status](ctx, c, "/status", nil)
}

// Me tells who asks, and what they may do.
func (c *Client) Me(ctx context.Context) (*Me, error) { return get[Me](ctx, c, "/me", nil) }

// Export gives a story's record as a file: record.md, record.pdf,
// statements.csv and what else the desk has. The caller closes it.
func (c *Client) Export(ctx context.Context, story, file string) (io.ReadCloser, error) {
	return c.send(ctx, "/stories/"+seg(story)+"/export/"+seg(file), nil)
}

// errEnded is the end of a stream that the desk closed.
var errEnded = errors.New("the desk has ended the stream")
