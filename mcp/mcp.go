// Package mcp gives a language model the desk's records to quote from: a
// server of the Model Context Protocol over a shelf. It only reads, and every
// line that it gives comes with the words of the reports that it rests on.
package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"synoptic/api/shelf"
	"synoptic/news"
)

const instructions = `Synoptic keeps one record of each news event, made from what many outlets reported. Quote it: every
line has an id, a grade (A the words say it outright, B read with rules, C a guess worth showing), the number of
independent origins, the exact words of the reports, and a status: what people here made of it. Say what outlets report, not what is so; where the part
"differences" has readings side by side, give both. Prefer
confirmed lines, and tell of a disputed one that it is. Do not state what no line says. Start with list_stories or search.`

// Bounds of one answer, so that it fits a model's window.
const (
	defaultLines = 20
	mostLines    = 100
	defaultRunes = 4000
	mostRunes    = 20000
	mostQuotes   = 4   // of a line in read_record; read_evidence gives all
	mostQuote    = 400 // runes of one of them
)

// Serve answers one client until its input or the context ends.
func Serve(ctx context.Context, s *shelf.Shelf, version string, in io.ReadCloser, out io.WriteCloser) error {
	return New(s, version).Run(ctx, &mcp.IOTransport{Reader: in, Writer: out})
}

// New gives the server; version is the program's.
func New(s *shelf.Shelf, version string) *mcp.Server {
	d := &desk{s}
	srv := mcp.NewServer(&mcp.Implementation{Name: "synoptic", Title: "Synoptic: many reports, one record", Version: version},
		&mcp.ServerOptions{Instructions: instructions})
	add(srv, "list_stories", "The stories of the desk, the one with the latest article first", d.stories)
	add(srv, "search", `Search articles, statements and entities by words, "phrases", AND, OR, NOT, title: outlet: person: place:`, d.search)
	add(srv, "read_record", "The record of a story: its summary and articles, and the lines of one part or of all, each with quoted words", d.record)
	add(srv, "read_evidence", "All the words that one line of a record rests on, with article, address and place in the text", d.evidence)
	add(srv, "read_article", "The text of an article, in parts", d.article)
	add(srv, "list_changes", "What each of the latest editions of a story's record brought and took away", d.changes)
	srv.AddResourceTemplate(&mcp.ResourceTemplate{Name: "record", Title: "The whole record of a story", MIMEType: "application/json",
		Description: "The dossier as JSON (" + news.Schema + ")", URITemplate: recordURI + "{story}"}, d.resource)
	return srv
}

// add adds a tool that reads and does nothing else. An error of the desk
// becomes the tool's answer, with its hint, so that the model can do better.
func add[In, Out any](srv *mcp.Server, name, what string, f func(context.Context, In) (Out, error)) {
	closed := false
	t := &mcp.Tool{Name: name, Description: what, Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed}}
	mcp.AddTool(srv, t, func(ctx context.Context, _ *mcp.CallToolRequest, in In) (*mcp.CallToolResult, Out, error) {
		out, err := f(ctx, in)
		if hint := news.HintOf(err); err != nil && hint != "" {
			err = fmt.Errorf("%w (%s)", err, hint)
		}
		return nil, out, err
	})
}

const recordURI = "synoptic://record/"

type desk struct{ *shelf.Shelf }

// resource gives a record's own bytes.
func (d *desk) resource(ctx context.Context, r *mcp.ReadResourceRequest) (*mcp.ReadResourceResult, error) {
	rec, err := d.Record(ctx, strings.TrimPrefix(r.Params.URI, recordURI))
	if news.KindOf(err) == news.Missing {
		return nil, mcp.ResourceNotFoundError(r.Params.URI)
	}
	if err != nil {
		return nil, err
	}
	return &mcp.ReadResourceResult{Contents: []*mcp.ResourceContents{{URI: r.Params.URI, MIMEType: "application/json", Text: string(json.RawMessage(rec.JSON))}}}, nil
}

// bounded gives what was asked for within bounds, by default when it was not.
func bounded(asked, usual, most int) int {
	if asked <= 0 {
		return usual
	}
	return min(asked, most)
}

// cut keeps the first runes of a text and tells that there were more.
func cut(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
