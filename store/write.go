package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"synoptic/news"
)

// Commit writes a change wholly or not at all.
func (db *DB) Commit(ctx context.Context, c *news.Change) error {
	ready, err := prepare(c)
	if err != nil {
		return err
	}
	return db.tx(ctx, func(tx session) error {
		w := writer{ctx, tx, db.dialect, ready}
		for _, step := range []func(*news.Change) error{w.guards, w.keep, w.items, w.moves, w.stories, w.editions, w.notes, w.forget} {
			if err := step(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// writer is one transaction of Commit.
type writer struct {
	ctx     context.Context
	tx      session
	dialect dialect
	ready   *ready
}

// ready is what of a change can be made before it is written: one writes at a
// time, and others wait meanwhile.
type ready struct {
	bodies   [][]byte  // of the items kept, packed
	texts    [][]byte  // of the items read, packed, nil where there is none
	docs     [][]byte  // theirs
	dossiers [][]byte  // of the editions, packed
	rows     [][]found // theirs
}

func prepare(c *news.Change) (*ready, error) {
	r := &ready{texts: make([][]byte, len(c.Items)), docs: make([][]byte, len(c.Items))}
	for _, k := range c.Keep {
		r.bodies = append(r.bodies, pack(k.Body))
	}
	for i, it := range c.Items {
		if it.Read != nil && it.Read.Article != nil {
			r.texts[i], r.docs[i] = pack([]byte(it.Read.Article.Text)), pack(it.Read.Doc)
		}
	}
	for _, e := range c.Editions {
		rows, err := foundIn(e)
		if err != nil {
			return nil, err
		}
		r.dossiers, r.rows = append(r.dossiers, pack(e.Dossier)), append(r.rows, rows)
	}
	return r, nil
}

func (w writer) exec(q string, args ...any) (int64, error) {
	r, err := w.tx.ExecContext(w.ctx, q, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

func (w writer) do(q string, args ...any) error {
	_, err := w.exec(q, args...)
	return err
}

func (w writer) guards(c *news.Change) error {
	for _, g := range c.Guards {
		if err := w.do(`insert into counter (name, value) values ($1, 0) on conflict do nothing`, g.Name); err != nil {
			return err
		}
		n, err := w.exec(`update counter set value = $1 where name = $2 and value = $3`, g.Is, g.Name, g.Was)
		if err != nil {
			return err
		}
		if n == 0 {
			return &news.Error{Kind: news.Conflict, Err: fmt.Errorf("counter %s no longer stands at %d", g.Name, g.Was)}
		}
	}
	return nil
}

// Log is the counter that holds the Seq of the last item kept.
const Log = "log"

// keep appends to the log. The counter is written first: whoever else appends
// waits until this change is there, so that the order of the log is the order
// in which it can be seen.
func (w writer) keep(c *news.Change) error {
	if len(c.Keep) == 0 {
		return nil
	}
	if err := w.do(`insert into counter (name, value) values ($1, 0) on conflict do nothing`, Log); err != nil {
		return err
	}
	var seq int64
	if err := w.tx.QueryRowContext(w.ctx, `update counter set value = value + 0 where name = $1 returning value`, Log).Scan(&seq); err != nil {
		return err
	}
	for i, r := range c.Keep {
		hints, err := json.Marshal(r.Hints)
		if err != nil {
			return err
		}
		n, err := w.exec(`insert into item (seq, raw, location, url, media, hints, observed, body, state)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (raw) do nothing`,
			seq+1, r.ID, clean(r.Location), clean(r.URL), clean(r.Media), clean(string(hints)), millis(r.Observed), w.ready.bodies[i], string(news.StateKept))
		if err != nil {
			return err
		}
		seq += n
	}
	return w.do(`update counter set value = $1 where name = $2`, seq, Log)
}

// clean takes out what PostgreSQL cannot keep in a text.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

func (w writer) items(c *news.Change) error {
	for i, it := range c.Items {
		// Two that read one item at a time come one after the other: what the
		// later one read is not kept, the item may have its place by now.
		n, err := w.exec(`update item set state = $1, why = $2, tries = $3 where seq = $4 and (state = 'kept' or $1 not in ('read', 'dead'))`,
			string(it.State), clean(it.Why), it.Tries, it.Seq)
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		if it.State == news.StateSame {
			if err := w.do(`delete from article where seq = $1`, it.Seq); err != nil {
				return err
			}
		}
		k := it.Read
		if k == nil {
			continue
		}
		if k.Article == nil { // its place alone
			if err := w.do(`update article set story = $1, revises = $2, home = $3 where seq = $4`, k.Story, k.Revises, k.Home, it.Seq); err != nil {
				return err
			}
			if err := w.do(`update found set story = $1 where kind = 'article' and ref in (select id from article where seq = $2)`, k.Story, it.Seq); err != nil {
				return err
			}
			continue
		}
		if err := w.article(it.Seq, k, w.ready.texts[i], w.ready.docs[i]); err != nil {
			return err
		}
	}
	return nil
}

// article writes an article with its text and layers, packed.
func (w writer) article(seq int64, k *news.Kept, text, doc []byte) error {
	a := k.Article
	published, err := json.Marshal(a.Published)
	if err != nil {
		return err
	}
	day := a.Published.Value[:min(len(a.Published.Value), len("2006-01-02"))]
	if err := w.do(`insert into article (seq, id, location, url, canonical, outlet, publisher, family, title, byline, language,
			published, day, text, doc, key, reader, revises, story, home)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
		on conflict (seq) do update set id = excluded.id, location = excluded.location, url = excluded.url, canonical = excluded.canonical,
			outlet = excluded.outlet, publisher = excluded.publisher, family = excluded.family, title = excluded.title, byline = excluded.byline,
			language = excluded.language, published = excluded.published, day = excluded.day, text = excluded.text, doc = excluded.doc,
			key = excluded.key, reader = excluded.reader, revises = excluded.revises, story = excluded.story, home = excluded.home`,
		seq, a.ID, clean(a.Location), clean(a.URL), clean(k.Canonical), clean(a.Outlet), clean(k.Publisher), clean(k.Family),
		clean(a.Title), clean(a.Byline), clean(a.Language), clean(string(published)), clean(day), text, doc, full(k.Key),
		k.Reader, k.Revises, k.Story, k.Home); err != nil {
		return err
	}
	if err := w.dialect.unindex(w, `kind = 'article' and ref = $1`, a.ID); err != nil {
		return err
	}
	return w.dialect.index(w, []found{{kind: "article", ref: a.ID, story: k.Story, day: clean(day),
		title: clean(a.Title), outlet: clean(a.Outlet), words: clean(a.Text)}})
}

// full gives b, and an empty slice for none: a column that must not be null.
func full(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

func (w writer) moves(c *news.Change) error {
	for _, m := range c.Moves {
		if err := w.do(`insert into move (seq, n, kind, article, story, other, reasons) values ($1, $2, $3, $4, $5, $6, $7)
			on conflict (seq, n) do update set kind = excluded.kind, article = excluded.article, story = excluded.story,
			other = excluded.other, reasons = excluded.reasons`,
			m.Seq, m.N, m.Kind, m.Article, m.Story, m.Other, clean(string(m.Reasons))); err != nil {
			return err
		}
	}
	return nil
}

func (w writer) stories(c *news.Change) error {
	for _, s := range c.Stories {
		if err := w.do(`insert into story (id, title, redirect, line, articles, origins, first, last, version, composed)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
			on conflict (id) do update set redirect = excluded.redirect, line = excluded.line, articles = excluded.articles,
			first = excluded.first, last = excluded.last, version = excluded.version`,
			s.ID, clean(s.Title), s.Redirect, s.Line, s.Articles, s.Origins, millis(s.First), millis(s.Last), s.Version, s.Composed); err != nil {
			return err
		}
		if s.Redirect != "" {
			if err := w.dialect.unindex(w, `story = $1 and kind <> 'article'`, s.ID); err != nil {
				return err
			}
		}
	}
	for _, id := range c.Drop {
		for _, q := range []string{`delete from story where id = $1`, `delete from edition where story = $1`} {
			if err := w.do(q, id); err != nil {
				return err
			}
		}
		if err := w.dialect.unindex(w, `story = $1 and kind <> 'article'`, id); err != nil {
			return err
		}
	}
	return nil
}

// keptEditions is how many versions back every edition of a record stays.
const keptEditions = 12

// editions keeps records, and puts the statements and entities of each into
// the full-text index in the place of those of the edition before.
func (w writer) editions(c *news.Change) error {
	for i, e := range c.Editions {
		was, err := w.indexed(e.Story)
		if err != nil {
			return err
		}
		if err := w.do(`insert into edition (story, version, dossier) values ($1, $2, $3)
			on conflict (story, version) do update set dossier = excluded.dossier`, e.Story, e.Version, w.ready.dossiers[i]); err != nil {
			return err
		}
		// Of a story's many editions the latest stay, and of the older ones
		// fewer the older they are: the versions that are powers of two.
		if err := w.do(`delete from edition where story = $1 and version < $2 and (version & (version - 1)) <> 0`, e.Story, e.Version-keptEditions); err != nil {
			return err
		}
		n, err := w.exec(`update story set title = $1, origins = $2, composed = $3 where id = $4 and composed <= $3`,
			clean(e.Title), e.Origins, e.Version, e.Story)
		if err != nil {
			return err
		}
		if n == 0 {
			continue // a later edition is there, or the story is gone
		}
		if err := w.reindex(e.Story, was, slices.Clone(w.ready.rows[i])); err != nil {
			return err
		}
	}
	return nil
}

// ref is what a row of the full-text index is known by.
type ref struct{ kind, ref string }

func byRef(rows []found) map[ref]found {
	out := make(map[ref]found, len(rows))
	for _, r := range rows {
		if k := (ref{r.kind, r.ref}); out[k] == (found{}) { // the first stands
			out[k] = r
		}
	}
	return out
}

// indexed gives the rows of a story's record that are in the full-text index, as
// its latest edition has them; nil when that is not known.
func (w writer) indexed(story string) (map[ref]found, error) {
	var packed []byte
	err := w.tx.QueryRowContext(w.ctx, `select dossier from edition where story = $1 and version = (select composed from story where id = $1)`, story).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	b, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("record of story %s: %w", story, err)
	}
	rows, err := foundIn(news.Edition{Story: story, Dossier: b})
	if err != nil {
		return nil, err
	}
	out, n := byRef(rows), 0
	if err := w.tx.QueryRowContext(w.ctx, `select count(*) from found where story = $1 and kind <> 'article'`, story).Scan(&n); err != nil {
		return nil, err
	}
	if n != len(out) {
		return nil, nil // it was merged into another meanwhile
	}
	return out, nil
}

// reindex puts the rows of a story's record in the place of those of the edition
// before, was. What stays as it is, most of a story that grows, is not written
// again.
func (w writer) reindex(story string, was map[ref]found, rows []found) error {
	if was == nil {
		if err := w.dialect.unindex(w, `story = $1 and kind <> 'article'`, story); err != nil {
			return err
		}
		return w.dialect.index(w, rows)
	}
	now := byRef(rows)
	for k, r := range was {
		if now[k] == r {
			continue
		}
		if err := w.dialect.unindex(w, `kind = $1 and ref = $2`, k.kind, k.ref); err != nil {
			return err
		}
	}
	return w.dialect.index(w, slices.DeleteFunc(rows, func(r found) bool { return was[ref{r.kind, r.ref}] == r }))
}

func (w writer) notes(c *news.Change) error {
	for _, n := range c.Notes {
		q, args := `delete from note where kind = $1 and key = $2`, []any{n.Kind, n.Key}
		if v := string(n.Value); v != "" && v != "null" {
			q = `insert into note (kind, key, value) values ($1, $2, $3) on conflict (kind, key) do update set value = excluded.value`
			args = append(args, clean(v))
		}
		if err := w.do(q, args...); err != nil {
			return err
		}
	}
	return nil
}

func (w writer) forget(c *news.Change) error {
	for _, seq := range c.Forget {
		if err := w.dialect.unindex(w, `kind = 'article' and ref in (select id from article where seq = $1)`, seq); err != nil {
			return err
		}
		for _, q := range []string{`delete from article where seq = $1`, `delete from move where seq = $1`, `delete from item where seq = $1`} {
			if err := w.do(q, seq); err != nil {
				return err
			}
		}
	}
	return nil
}

// found is one row of the full-text index. words are what is searched; body is
// what a snippet is made of, kept for what is not an article.
type found struct {
	kind, ref, story, day        string
	title, body                  string
	words, outlet, person, place string
}

// searched is what of a record is searched for; the rest, most of it the text of
// its articles, is passed over.
type searched struct {
	Story struct {
		EventDate news.Date `json:"event_date"`
	} `json:"story"`
	Statements []struct {
		ID      string       `json:"id"`
		Speaker news.Speaker `json:"speaker"`
		Content string       `json:"content"`
	} `json:"statements"`
	Entities []struct {
		ID    string          `json:"id"`
		Type  news.EntityType `json:"type"`
		Name  string          `json:"name"`
		Names []struct {
			Text string `json:"text"`
		} `json:"names"`
		Roles []struct {
			Title string `json:"title"`
		} `json:"roles"`
	} `json:"entities"`
}

// foundIn gives the rows of a record: its statements and its entities.
func foundIn(e news.Edition) ([]found, error) {
	var d searched
	if err := json.Unmarshal(e.Dossier, &d); err != nil {
		return nil, fmt.Errorf("record of story %s: %w", e.Story, err)
	}
	day := d.Story.EventDate.Value
	day = day[:min(len(day), len("2006-01-02"))]
	var rows []found
	for _, s := range d.Statements {
		who := string(s.Speaker.Text)
		rows = append(rows, found{kind: "statement", ref: e.Story + "/" + s.ID, story: e.Story, day: clean(day),
			title: clean(who), body: clean(s.Content), words: clean(s.Content), person: clean(who)})
	}
	for _, n := range d.Entities {
		var all []string
		for _, v := range n.Names {
			all = append(all, v.Text)
		}
		var roles []string
		for _, r := range n.Roles {
			roles = append(roles, r.Title)
		}
		names := clean(strings.Join(all, " · "))
		f := found{kind: "entity", ref: e.Story + "/" + n.ID, story: e.Story, day: clean(day), title: clean(n.Name),
			body: clean(strings.Join(roles, " · ")), words: names + " · " + clean(strings.Join(roles, " · "))}
		switch n.Type {
		case news.Person:
			f.person = names
		case news.Place, news.Country:
			f.place = names
		}
		rows = append(rows, f)
	}
	return rows, nil
}
