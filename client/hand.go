package client

import (
	"context"
	"encoding/json"
	"io"
	"iter"
	"net/http"
	"net/url"
	"strconv"

	"synoptic/news"
)

// Judgements gives the log of judgements, the latest first: of one person, of one
// verdict, in which a text stands; "" is any.
func (c *Client) Judgements(ctx context.Context, by, verdict, about string) iter.Seq2[Judged, error] {
	type page struct {
		Judgements []Judged `json:"judgements"`
		Next       *int64   `json:"next"`
	}
	return pages(ctx, c, "/judgements", "before", given("by", by, "verdict", verdict, "about", about), func(p *page) ([]Judged, string) {
		if p.Next == nil {
			return p.Judgements, ""
		}
		return p.Judgements, strconv.FormatInt(*p.Next, 10)
	})
}

// Judge makes a judgement, in the name of whoever the token is.
func (c *Client) Judge(ctx context.Context, ask Ask) (*news.Acted, error) {
	b, err := json.Marshal(ask)
	if err != nil {
		return nil, err
	}
	return c.act(ctx, "/judgements", b, "application/json")
}

// Undo takes an act back.
func (c *Client) Undo(ctx context.Context, act string) (*news.Acted, error) {
	return c.act(ctx, "/judgements/"+url.PathEscape(act)+"/undo", nil, "")
}

// ExportJudgements gives the log of judgements as JSON lines. The caller closes
// it.
func (c *Client) ExportJudgements(ctx context.Context) (io.ReadCloser, error) {
	return c.send(ctx, prefix+"/judgements.jsonl", nil)
}

// ImportJudgements takes in JSON lines as ExportJudgements gives them.
func (c *Client) ImportJudgements(ctx context.Context, lines []byte) (*news.Acted, error) {
	return c.act(ctx, "/judgements/import", lines, "application/jsonl")
}

func (c *Client) act(ctx context.Context, path string, body []byte, media string) (*news.Acted, error) {
	var head []string
	if media != "" {
		head = []string{"Content-Type", media}
	}
	answer, err := c.try(ctx, http.MethodPost, prefix+path, body, head...)
	return decode[news.Acted](path, answer, err)
}
