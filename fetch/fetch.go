// Package fetch turns what the user names (files, folders, addresses, standard
// input) into articles. It is the only place where the outside is read; what
// cannot be read is reported by name and the rest goes on.
package fetch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"

	"synoptic/fetch/polite"
	"synoptic/news"
)

// Limits, in bytes. A file that is read as a whole is at most MaxInput, a page
// MaxPage, one article's text MaxText, one line of a JSON-lines file and one
// record of a WARC file MaxLine. JSON-lines and WARC files as a whole have no
// limit: they are read as streams.
const (
	MaxInput = 256 << 20
	MaxPage  = 64 << 20
	MaxText  = 8 << 20
	MaxLine  = 64 << 20
)

// Options tell how to read. The zero value reads no standard input, uses a
// client of its own and drops notes.
type Options struct {
	Stdin io.Reader      // what "-" reads
	Web   *polite.Client // for addresses; nil: one that asks on public networks alone
	Note  func(Note)     // called for what is worth saying and no error
}

// Note is a remark on an input that could be used all the same.
type Note struct {
	Location string // as in Article.Location
	Text     string
}

// Read gives the articles of the inputs in the order given, folders in the
// order of their paths. In place of an article comes an error of kind
// news.Unusable that names the input (and the line, "file.jsonl:12"); reading
// goes on after it. When the context ends its error comes last.
func Read(ctx context.Context, inputs []string, o Options) iter.Seq2[*news.Article, error] {
	return func(yield func(*news.Article, error) bool) {
		r := &reader{ctx: ctx, opts: o, article: yield}
		r.all(inputs)
	}
}

// reader is one run of Read, which wants articles, or of Raws, which wants
// items.
type reader struct {
	ctx     context.Context
	opts    Options
	article func(*news.Article, error) bool
	item    func(*news.Raw, error) bool
	done    bool
	ids     memory[bool]   // ids given out
	texts   memory[string] // content key -> where it was first read
}

func (r *reader) all(inputs []string) {
	for _, in := range inputs {
		if r.stopped() {
			return
		}
		r.input(in)
	}
	r.stopped()
}

// err hands out an error.
func (r *reader) err(err error) {
	switch {
	case r.done:
	case r.item != nil:
		r.done = !r.item(nil, err)
	default:
		r.done = !r.article(nil, err)
	}
}

// stopped tells whether to read no further, and reports a context that ended.
func (r *reader) stopped() bool {
	if err := r.ctx.Err(); err != nil {
		r.err(err)
		r.done = true
	}
	return r.done
}

// fail reports an input that cannot be used.
func (r *reader) fail(location, hint, format string, args ...any) {
	r.err(unusable(location, hint, format, args...))
}

func (r *reader) note(location, format string, args ...any) {
	if r.opts.Note != nil {
		r.opts.Note(Note{location, fmt.Sprintf(format, args...)})
	}
}

// take hands an item on: as it is, or read. The error is that of the reading.
func (r *reader) take(raw *news.Raw) error {
	if r.done {
		return nil
	}
	if r.item != nil {
		Name(raw)
		r.done = !r.item(raw, nil)
		return nil
	}
	a, err := parse(raw, func(s string) { r.note(raw.Location, "%s", s) })
	if err == nil && r.settle(a) {
		r.done = !r.article(a, nil)
	}
	return err
}

// settle gives the article its id; false when it was read before. The same
// article is the same text from the same outlet and address under the same id;
// articles that the input itself tells apart by their ids stay apart.
func (r *reader) settle(a *news.Article) bool {
	given := a.ID != ""
	key := contentKey(a)
	if !given {
		a.ID = key[:12]
	} else {
		key += a.ID
	}
	if was, ok := r.texts.get(key); ok {
		r.note(a.Location, "the same article as %s: read once", was)
		return false
	}
	r.texts.put(key, a.Location)
	if taken, _ := r.ids.get(a.ID); taken {
		id := a.ID
		for n := 2; taken; n++ {
			a.ID = fmt.Sprintf("%s-%d", id, n)
			taken, _ = r.ids.get(a.ID)
		}
		r.note(a.Location, "id %q was given to an article before: this one is %q", id, a.ID)
	}
	r.ids.put(a.ID, true)
	return true
}

// remembered is how many keys a memory holds at least before it forgets the
// oldest: a stream has no end, memory has.
const remembered = 200_000

// memory is a map that forgets: what was put in more than remembered keys ago
// may be gone.
type memory[V any] struct{ young, old map[string]V }

func (m *memory[V]) get(key string) (V, bool) {
	if v, ok := m.young[key]; ok {
		return v, true
	}
	v, ok := m.old[key]
	return v, ok
}

func (m *memory[V]) put(key string, v V) {
	if m.young == nil || len(m.young) >= remembered {
		m.young, m.old = map[string]V{}, m.young
	}
	m.young[key] = v
}

// contentKey names an article by what it says: the hash of its text, and of
// its outlet and address where the input tells them, so that a wire report in
// two outlets is two articles.
func contentKey(a *news.Article) string {
	h := sha256.New()
	io.WriteString(h, a.Text)
	if a.Outlet != "" || a.URL != "" {
		io.WriteString(h, "\x00"+a.Outlet+"\x00"+a.URL)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func unknownDate() news.Published {
	return news.Published{Precision: news.PrecisionUnknown, Basis: news.BasisUnknown, Evidence: []news.Evidence{}}
}
