// Package watch follows sources: feeds, sitemaps, pages and folders are looked
// at when they are due, and what is new in them is taken into the stream.
package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"synoptic/fetch/polite"
	"synoptic/news"
)

// The kinds of source.
const (
	KindFeed   = "feed"
	KindSite   = "sitemap"
	KindPage   = "page"
	KindFolder = "folder"
)

// noteKind is the kind of note that sources are kept as, by their address.
const noteKind = "source"

// Source is one source and how it stands.
type Source struct {
	Address string            `json:"address"` // web address, or the path of a folder
	Kind    string            `json:"kind,omitempty"`
	Title   string            `json:"title,omitempty"`
	Next    time.Time         `json:"next"` // when it is looked at again
	Every   time.Duration     `json:"every,omitempty"`
	Seen    polite.Seen       `json:"seen"`
	Known   map[string]string `json:"known,omitempty"` // entries of its latest state: id -> when updated
	Fails   int               `json:"fails,omitempty"` // in a row
	Error   string            `json:"error,omitempty"`
	Worked  time.Time         `json:"worked"` // last time it was read
	Items   int               `json:"items"`  // taken in so far
	Gone    bool              `json:"gone,omitempty"`
	Behind  bool              `json:"behind,omitempty"` // it announced more than was fetched at once
}

// due tells whether the source is to be looked at. One that is due later than
// it ever can be was noted before the clock was set back: it is due now.
func (s *Source) due(now time.Time) bool {
	return !now.Before(s.Next) || s.Next.Sub(now) > mostEvery+leastEvery
}

// Sources gives the sources of a store, by address.
func Sources(ctx context.Context, s news.Reader) ([]*Source, error) {
	var out []*Source
	for n, err := range s.Notes(ctx, noteKind, "") {
		if err != nil {
			return nil, err
		}
		src := &Source{}
		if err := json.Unmarshal(n.Value, src); err != nil {
			return nil, fmt.Errorf("source %s: %w", n.Key, err)
		}
		out = append(out, src)
	}
	return out, nil
}

// Add makes a source known; it is looked at at once. One that is known is left
// as it is, but for one that was given up. The error is of kind news.Usage
// when it is neither a web address nor a folder.
func Add(ctx context.Context, s news.Store, address, title string) (*Source, error) {
	src, err := named(address)
	if err != nil {
		return nil, err
	}
	src.Title = title
	known, err := Sources(ctx, s)
	if err != nil {
		return nil, err
	}
	for _, k := range known {
		if k.Address == src.Address && !k.Gone {
			return k, nil
		}
	}
	return src, s.Commit(ctx, &news.Change{Notes: []news.Note{src.note()}})
}

// Remove forgets a source; what was taken in stays.
func Remove(ctx context.Context, s news.Store, address string) error {
	src, err := named(address)
	if err != nil {
		src = &Source{Address: address}
	}
	known, err := Sources(ctx, s)
	if err != nil {
		return err
	}
	for _, k := range known {
		if k.Address == src.Address {
			return s.Commit(ctx, &news.Change{Notes: []news.Note{{Kind: noteKind, Key: k.Address}}})
		}
	}
	return &news.Error{Kind: news.Missing, Hint: "synoptic sources lists them", Err: fmt.Errorf("no source %s", address)}
}

// named gives the source of an address or path.
func named(address string) (*Source, error) {
	if strings.Contains(address, "://") {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return nil, badSource(address, errors.New("only http and https addresses are followed"))
		}
		u.Host = strings.ToLower(u.Host)
		return &Source{Address: u.String()}, nil
	}
	path, err := filepath.Abs(address)
	if err != nil {
		return nil, badSource(address, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, badSource(address, errors.New("no such folder"))
	}
	if !info.IsDir() {
		return nil, badSource(address, errors.New("a file: take it in with synoptic import"))
	}
	return &Source{Address: path, Kind: KindFolder}, nil
}

func badSource(address string, why error) error {
	return &news.Error{Kind: news.Usage, Hint: "a source is the address of a feed, sitemap or page, or a folder", Err: fmt.Errorf("%s: %w", address, why)}
}

func (s *Source) note() news.Note {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // strings and numbers alone
	}
	return news.Note{Kind: noteKind, Key: s.Address, Value: b}
}
