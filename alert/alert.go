// Package alert keeps searches and stories that somebody wants to hear of, finds
// what is new of them, and tells it to an address: a webhook as Standard
// Webhooks 1.0 describes it (signed, repeated until it is taken).
package alert

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// Alert is what somebody wants to hear of: what a search finds, or what a
// story's record gains and loses.
type Alert struct {
	Name   string    `json:"name"`
	Query  string    `json:"query,omitempty"` // a search, as synoptic search has it
	Kinds  []string  `json:"kinds,omitempty"` // article, statement, entity; none: all
	Story  string    `json:"story,omitempty"` // or a story
	Hook   string    `json:"hook,omitempty"`  // the address that is told; "": it is only kept
	Secret string    `json:"secret,omitempty"`
	By     string    `json:"by,omitempty"`
	Made   time.Time `json:"made"`
}

// The states of an event.
const (
	Kept    = "kept"    // there is nobody to tell
	Waiting = "waiting" // it is told at Next
	Told    = "told"
	Failed  = "failed" // it was tried often enough
)

// Event is something new of an alert, and how the telling of it stands. Its id
// is made from what is new.
type Event struct {
	ID    string          `json:"id"`
	Alert string          `json:"alert"`
	Found time.Time       `json:"found"`
	State string          `json:"state"`
	Tries int             `json:"tries"`
	Next  time.Time       `json:"next,omitzero"`
	Error string          `json:"error,omitempty"`
	Body  json.RawMessage `json:"body"` // what is sent
}

// The kinds of notes that alerts are kept as.
const (
	noteAlert = "alert"
	noteSeen  = "alert-seen"
	noteEvent = "alert-event"
)

var nameForm = regexp.MustCompile(`^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,79}$`)

func bad(hint, format string, args ...any) error {
	return &news.Error{Kind: news.Usage, Hint: hint, Err: fmt.Errorf(format, args...)}
}

// check tells what is wrong with an alert.
func (a *Alert) check() error {
	switch {
	case !nameForm.MatchString(a.Name):
		return bad("letters, digits, blanks, points and dashes, at most 80", "alert: %q is no name", a.Name)
	case (a.Query == "") == (a.Story == ""):
		return bad("give --search or --story", "alert %s: it is about a search or about a story", a.Name)
	case len(a.Kinds) > 0 && a.Story != "":
		return bad("", "alert %s: kinds are of a search", a.Name)
	}
	for _, k := range a.Kinds {
		if !slices.Contains([]string{"article", "statement", "entity"}, k) {
			return bad("article, statement or entity", "alert %s: there is no kind %q", a.Name, k)
		}
	}
	if a.Hook != "" {
		if u, err := url.Parse(a.Hook); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return bad("an address that begins with https://", "alert %s: %q is no web address", a.Name, a.Hook)
		}
	}
	return nil
}

// Add keeps an alert and gives it back with its secret. What is there already
// is not told: only what comes from now on. The error is of kind news.Usage
// where the alert is none or its name is taken.
func Add(ctx context.Context, s news.Store, a Alert) (*Alert, error) {
	a.Name = strings.TrimSpace(a.Name)
	if err := a.check(); err != nil {
		return nil, err
	}
	if had, err := one(ctx, s, a.Name); err != nil || had != nil {
		if err == nil {
			err = bad("remove it first, or choose another name", "alert: there is one named %s", a.Name)
		}
		return nil, err
	}
	a.Made = time.Now().UTC().Truncate(time.Second)
	if a.Hook != "" {
		key := make([]byte, 32)
		if _, err := rand.Read(key); err != nil {
			return nil, err
		}
		a.Secret = "whsec_" + base64.StdEncoding.EncodeToString(key)
	}
	n, err := note(noteAlert, a.Name, a)
	if err != nil {
		return nil, err
	}
	return &a, s.Commit(ctx, &news.Change{Notes: []news.Note{n}})
}

// one gives the alert of a name, nil when there is none.
func one(ctx context.Context, s news.Reader, name string) (*Alert, error) {
	list, err := List(ctx, s)
	for _, a := range list {
		if a.Name == name {
			return &a, err
		}
	}
	return nil, err
}

// List gives the alerts by name.
func List(ctx context.Context, s news.Reader) ([]Alert, error) {
	return notes[Alert](ctx, s, noteAlert, "")
}

// Remove takes an alert back, with what is kept of it. The error is of kind
// news.Missing when there is none.
func Remove(ctx context.Context, s news.Store, name string) error {
	a, err := one(ctx, s, name)
	if err != nil {
		return err
	}
	if a == nil {
		return &news.Error{Kind: news.Missing, Hint: "synoptic alert list shows them", Err: fmt.Errorf("there is no alert %q", name)}
	}
	c := &news.Change{Notes: []news.Note{{Kind: noteAlert, Key: name}, {Kind: noteSeen, Key: name}}}
	events, err := Events(ctx, s, name)
	for _, e := range events {
		c.Notes = append(c.Notes, news.Note{Kind: noteEvent, Key: e.key()})
	}
	if err != nil {
		return err
	}
	return s.Commit(ctx, c)
}

// Events gives what was new of an alert, or of all where the name is "", the
// latest first.
func Events(ctx context.Context, s news.Reader, name string) ([]Event, error) {
	prefix := ""
	if name != "" {
		prefix = name + "\x1f"
	}
	list, err := notes[Event](ctx, s, noteEvent, prefix)
	slices.SortStableFunc(list, func(a, b Event) int { return b.Found.Compare(a.Found) })
	return list, err
}

// Replay lets an event that failed be tried again. The error is of kind
// news.Missing when there is none of that id.
func Replay(ctx context.Context, s news.Store, id string) error {
	list, err := Events(ctx, s, "")
	if err != nil {
		return err
	}
	for _, e := range list {
		if e.ID == id && e.State == Failed {
			e.State, e.Tries, e.Next = Waiting, 0, time.Now().UTC()
			n, err := note(noteEvent, e.key(), e)
			if err != nil {
				return err
			}
			return s.Commit(ctx, &news.Change{Notes: []news.Note{n}})
		}
	}
	return &news.Error{Kind: news.Missing, Hint: "synoptic alert events shows them", Err: fmt.Errorf("no event %q failed", id)}
}

func (e *Event) key() string { return e.Alert + "\x1f" + e.ID }

func note(kind, key string, v any) (news.Note, error) {
	b, err := json.Marshal(v)
	return news.Note{Kind: kind, Key: key, Value: b}, err
}

// notes reads all notes of a kind whose keys begin with prefix.
func notes[T any](ctx context.Context, s news.Reader, kind, prefix string) ([]T, error) {
	out := []T{}
	for n, err := range s.Notes(ctx, kind, prefix) {
		if err != nil {
			return nil, err
		}
		var v T
		if err := json.Unmarshal(n.Value, &v); err != nil {
			return nil, errors.Join(fmt.Errorf("%s %q of the store", kind, n.Key), err)
		}
		out = append(out, v)
	}
	return out, nil
}
