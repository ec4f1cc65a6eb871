package engine

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"synoptic/news"
)

// exportForm numbers the form of an export.
const exportForm = 1

// row is one line of an export: one of its fields is there. Times are RFC
// 3339, bytes base64.
type row struct {
	Export  *exportHead      `json:"export,omitempty"`
	Counter *counterRow      `json:"counter,omitempty"`
	Item    *itemRow         `json:"item,omitempty"`
	Move    *news.Move       `json:"move,omitempty"`
	Story   *news.StoryEntry `json:"story,omitempty"`
	Edition *editionRow      `json:"edition,omitempty"`
	Note    *noteRow         `json:"note,omitempty"`
}

type exportHead struct {
	Form int `json:"form"`
}

type counterRow struct {
	Name  string `json:"name"`
	Value int64  `json:"value"`
}

type noteRow struct {
	Kind  string          `json:"kind"`
	Key   string          `json:"key"`
	Value json.RawMessage `json:"value"`
}

type editionRow struct {
	Story   string          `json:"story"`
	Version int64           `json:"version"`
	Title   string          `json:"title"`
	Origins int             `json:"origins"`
	Dossier json.RawMessage `json:"dossier"`
}

type itemRow struct {
	Seq      int64             `json:"seq"`
	Raw      string            `json:"raw"`
	Location string            `json:"location"`
	URL      string            `json:"url,omitempty"`
	Media    string            `json:"media"`
	Hints    map[string]string `json:"hints,omitempty"`
	Observed *time.Time        `json:"observed,omitempty"`
	Body     []byte            `json:"body"`
	State    news.State        `json:"state"`
	Why      string            `json:"why,omitempty"`
	Tries    int               `json:"tries,omitempty"`
	Article  *articleRow       `json:"article,omitempty"`
}

type articleRow struct {
	news.Article
	Canonical string `json:"canonical,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Family    string `json:"family,omitempty"`
	Doc       []byte `json:"doc"`
	Key       []byte `json:"key"`
	Reader    string `json:"reader"`
	Revises   string `json:"revises,omitempty"`
	Story     string `json:"story,omitempty"`
	Home      string `json:"home,omitempty"`
}

// Export writes everything that a store holds as JSON lines, in an order that
// does not depend on how it came about: the same state gives the same bytes.
// Of the editions of a record the latest is written, and with history all.
// It calls progress now and then with the number of lines written.
func Export(ctx context.Context, s news.Reader, w io.Writer, history bool, progress func(int)) error {
	b := bufio.NewWriterSize(w, 1<<20)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	n := 0
	put := func(r row) error {
		if n++; progress != nil && n%1000 == 0 {
			progress(n)
		}
		return e.Encode(r)
	}
	if err := put(row{Export: &exportHead{exportForm}}); err != nil {
		return err
	}
	for _, part := range []func() error{
		func() error { return exportCounters(ctx, s, put) },
		func() error {
			return exportEach(s.Items(ctx, news.ItemQuery{Raw: true, Doc: true, Key: true}), func(it *news.Item) error { return put(row{Item: packItem(it)}) })
		},
		func() error {
			return exportEach(s.Moves(ctx, 0, "", ""), func(m news.Move) error { return put(row{Move: &m}) })
		},
		func() error { return exportStories(ctx, s, put, history) },
		func() error {
			return exportEach(s.Notes(ctx, "", ""), func(n news.Note) error { return put(row{Note: &noteRow{n.Kind, n.Key, n.Value}}) })
		},
		b.Flush,
	} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func exportEach[T any](seq iter.Seq2[T, error], put func(T) error) error {
	for v, err := range seq {
		if err == nil {
			err = put(v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func exportCounters(ctx context.Context, s news.Reader, put func(row) error) error {
	for _, name := range []string{"log", placedUpTo, actCounter} {
		n, err := s.Counter(ctx, name)
		if err == nil {
			err = put(row{Counter: &counterRow{name, n}})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// exportStories writes the stories by their ids, each with its editions.
func exportStories(ctx context.Context, s news.Reader, put func(row) error, history bool) error {
	var ids []string
	byID := map[string]*news.StoryEntry{}
	if err := exportEach(s.Stories(ctx, news.StoryQuery{Merged: true}), func(e *news.StoryEntry) error {
		ids, byID[e.ID] = append(ids, e.ID), e
		return nil
	}); err != nil {
		return err
	}
	slices.Sort(ids)
	for _, id := range ids {
		e := byID[id]
		if !history { // how often a record was made again is a matter of time
			e.Composed = min(e.Composed, e.Version)
			if e.Redirect != "" { // and whether one was made before the story was merged into another
				e.Title, e.Origins, e.Composed = "", 0, 0
			}
		}
		if err := put(row{Story: e}); err != nil {
			return err
		}
		if !history && e.Redirect != "" {
			continue
		}
		var last *news.Edition
		write := func(ed news.Edition) error {
			return put(row{Edition: &editionRow{id, ed.Version, e.Title, e.Origins, ed.Dossier}})
		}
		if err := exportEach(s.Editions(ctx, id, 0), func(ed news.Edition) error {
			last = &ed
			if history {
				return write(ed)
			}
			return nil
		}); err != nil {
			return err
		}
		if !history && last != nil {
			if err := write(*last); err != nil {
				return err
			}
		}
	}
	return nil
}

func packItem(it *news.Item) *itemRow {
	r := it.Raw
	out := &itemRow{Seq: it.Seq, Raw: r.ID, Location: r.Location, URL: r.URL, Media: r.Media, Hints: r.Hints, Body: r.Body,
		State: it.State, Why: it.Why, Tries: it.Tries}
	if !r.Observed.IsZero() {
		out.Observed = &r.Observed
	}
	if k := it.Read; k != nil {
		out.Article = &articleRow{*k.Article, k.Canonical, k.Publisher, k.Family, k.Doc, k.Key, k.Reader, k.Revises, k.Story, k.Home}
	}
	return out
}

// Import fills an empty store from an export: the same state again. A store
// that holds something is refused. It calls progress with the number of lines
// read.
func Import(ctx context.Context, s news.Store, r io.Reader, progress func(int)) error {
	if n, err := s.Counter(ctx, "log"); err != nil || n > 0 {
		return errors.Join(err, &news.Error{Kind: news.Usage, Hint: "name a new store with --db", Err: errors.New("the store is not empty")})
	}
	in := &importer{s: s, c: &news.Change{}, counters: map[string]int64{}}
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	for n := 1; ; n++ {
		var l row
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return &news.Error{Kind: news.Unusable, Err: fmt.Errorf("export, line %d: %w", n, err)}
		}
		if n == 1 && (l.Export == nil || l.Export.Form != exportForm) {
			return &news.Error{Kind: news.Unusable, Hint: "give what synoptic export wrote", Err: errors.New("no export of a form that is known")}
		}
		if err := in.take(ctx, l); err != nil {
			return err
		}
		if progress != nil && n%1000 == 0 {
			progress(n)
		}
	}
	if err := in.flush(ctx); err != nil {
		return err
	}
	return in.set(ctx, placedUpTo, actCounter)
}

// importer writes the rows of an export in changes of some size.
type importer struct {
	s        news.Store
	c        *news.Change
	seq      int64 // of the last item
	rows     int
	counters map[string]int64
}

func (in *importer) take(ctx context.Context, l row) error {
	switch {
	case l.Counter != nil:
		in.counters[l.Counter.Name] = l.Counter.Value
	case l.Item != nil:
		if l.Item.Seq != in.seq+1 { // something was forgotten before it
			if err := in.flush(ctx); err != nil {
				return err
			}
			in.c.Guards = []news.Guard{{Name: "log", Was: in.seq, Is: l.Item.Seq - 1}}
		}
		in.seq = l.Item.Seq
		in.item(l.Item)
	case l.Move != nil:
		in.c.Moves = append(in.c.Moves, *l.Move)
	case l.Story != nil:
		in.c.Stories = append(in.c.Stories, l.Story)
	case l.Edition != nil:
		e := l.Edition
		in.c.Editions = append(in.c.Editions, news.Edition{Story: e.Story, Version: e.Version, Title: e.Title, Origins: e.Origins, Dossier: e.Dossier})
	case l.Note != nil:
		in.c.Notes = append(in.c.Notes, news.Note{Kind: l.Note.Kind, Key: l.Note.Key, Value: l.Note.Value})
	}
	if in.rows++; in.rows >= 200 {
		return in.flush(ctx)
	}
	return nil
}

func (in *importer) item(r *itemRow) {
	raw := &news.Raw{ID: r.Raw, Location: r.Location, URL: r.URL, Media: r.Media, Hints: r.Hints, Body: r.Body}
	if r.Observed != nil {
		raw.Observed = *r.Observed
	}
	in.c.Keep = append(in.c.Keep, raw)
	it := &news.Item{Seq: r.Seq, State: r.State, Why: r.Why, Tries: r.Tries}
	if a := r.Article; a != nil {
		art := a.Article
		it.Read = &news.Kept{Article: &art, Canonical: a.Canonical, Publisher: a.Publisher, Family: a.Family, Doc: a.Doc, Key: a.Key,
			Reader: a.Reader, Revises: a.Revises, Story: a.Story, Home: a.Home}
	}
	in.c.Items = append(in.c.Items, it)
}

func (in *importer) flush(ctx context.Context) error {
	err := in.s.Commit(ctx, in.c)
	in.c, in.rows = &news.Change{}, 0
	return err
}

// set brings a counter to where it stood; the log also when its last items
// were forgotten.
func (in *importer) set(ctx context.Context, names ...string) error {
	c := &news.Change{}
	for _, n := range names {
		c.Guards = append(c.Guards, news.Guard{Name: n, Was: 0, Is: in.counters[n]})
	}
	if in.counters["log"] > in.seq {
		c.Guards = append(c.Guards, news.Guard{Name: "log", Was: in.seq, Is: in.counters["log"]})
	}
	return in.s.Commit(ctx, c)
}
