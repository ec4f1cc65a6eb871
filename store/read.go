package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"synoptic/news"
)

// args collects the arguments of a statement; add gives each its place.
type args []any

func (a *args) add(v any) string {
	*a = append(*a, v)
	return "$" + strconv.Itoa(len(*a))
}

// among writes a condition that a column is one of the values.
func among[T any](a *args, column string, values []T) string {
	marks := make([]string, len(values))
	for i, v := range values {
		marks[i] = a.add(v)
	}
	return column + " in (" + strings.Join(marks, ", ") + ")"
}

func limited(a *args, n int) string {
	if n <= 0 {
		return ""
	}
	return " limit " + a.add(n)
}

// each gives what scan makes of the rows of a statement.
func each[T any](ctx context.Context, db *sql.DB, q string, a args, scan func(func(...any) error) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := db.QueryContext(ctx, q, a...)
		if err != nil {
			yield(none, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			v, err := scan(rows.Scan)
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, err)
		}
	}
}

// all gives a sequence's values, or its error.
func all[T any](s iter.Seq2[T, error]) ([]T, error) {
	var out []T
	for v, err := range s {
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// maxPage is how many items are read at one time: a long reading does not hold
// the database open meanwhile.
const maxPage = 500

// Items gives items in the order of the log.
func (db *DB) Items(ctx context.Context, q news.ItemQuery) iter.Seq2[*news.Item, error] {
	return func(yield func(*news.Item, error) bool) {
		left := q.Limit
		for {
			n := maxPage
			if q.Raw || q.Doc {
				n = 50
			}
			if q.Limit > 0 {
				n = min(n, left)
			}
			page, err := db.itemPage(ctx, q, n)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, it := range page {
				if !yield(it, nil) {
					return
				}
				q.After = it.Seq
			}
			left -= len(page)
			if len(page) < n || q.Limit > 0 && left == 0 {
				return
			}
		}
	}
}

func (db *DB) itemPage(ctx context.Context, q news.ItemQuery, n int) ([]*news.Item, error) {
	var a args
	columns := `i.seq, i.raw, i.location, i.url, i.media, i.hints, i.observed, i.state, i.why, i.tries,
		a.id, a.location, a.url, a.canonical, a.outlet, a.publisher, a.family, a.title, a.byline, a.language, a.published, a.reader, a.revises, a.story, a.home`
	if q.Raw {
		columns += ", i.body"
	}
	if q.Doc {
		columns += ", a.text, a.doc"
	}
	if q.Key {
		columns += ", a.key"
	}
	where := []string{"i.seq > " + a.add(q.After)}
	if q.States != nil {
		states := make([]string, len(q.States))
		for i, s := range q.States {
			states[i] = string(s)
		}
		where = append(where, among(&a, "i.state", append(states, "")))
	}
	if q.IDs != nil {
		where = append(where, among(&a, "a.id", append(q.IDs[:len(q.IDs):len(q.IDs)], "")))
	}
	if q.Story != "" {
		where = append(where, "a.story = "+a.add(q.Story))
	}
	if q.Home != "" {
		h := a.add(q.Home)
		where = append(where, "(a.home = "+h+" and a.home <> '' or a.home = '' and a.story = "+h+")")
	}
	if q.URL != "" {
		where = append(where, "a.canonical <> '' and a.canonical = "+a.add(q.URL))
	}
	join := "item i left join article a on a.seq = i.seq"
	if q.IDs != nil || q.Story != "" || q.Home != "" || q.URL != "" {
		join = "article a join item i on i.seq = a.seq"
	}
	s := "select " + columns + " from " + join + " where " + strings.Join(where, " and ") + " order by i.seq" + limited(&a, n)
	return all(each(ctx, db.read, s, a, func(scan func(...any) error) (*news.Item, error) { return scanItem(scan, q) }))
}

func scanItem(scan func(...any) error, q news.ItemQuery) (*news.Item, error) {
	it := &news.Item{Raw: &news.Raw{}}
	var hints, state string
	var observed sql.NullInt64
	var body, text, doc, key []byte
	var col [15]sql.NullString
	to := []any{&it.Seq, &it.Raw.ID, &it.Raw.Location, &it.Raw.URL, &it.Raw.Media, &hints, &observed, &state, &it.Why, &it.Tries}
	for i := range col {
		to = append(to, &col[i])
	}
	if q.Raw {
		to = append(to, &body)
	}
	if q.Doc {
		to = append(to, &text, &doc)
	}
	if q.Key {
		to = append(to, &key)
	}
	if err := scan(to...); err != nil {
		return nil, err
	}
	it.State, it.Raw.Observed = news.State(state), fromMillis(observed)
	var err error
	if it.Raw.Body, err = unpack(body); err != nil {
		return nil, fmt.Errorf("item %d: %w", it.Seq, err)
	}
	if err := json.Unmarshal([]byte(hints), &it.Raw.Hints); err != nil {
		return nil, fmt.Errorf("item %d: %w", it.Seq, err)
	}
	if !col[0].Valid {
		return it, nil
	}
	art := &news.Article{ID: col[0].String, Location: col[1].String, URL: col[2].String, Outlet: col[4].String,
		Title: col[7].String, Byline: col[8].String, Language: col[9].String, Publisher: col[5].String, Family: col[6].String}
	if err := json.Unmarshal([]byte(col[10].String), &art.Published); err != nil {
		return nil, fmt.Errorf("article %s: %w", art.ID, err)
	}
	it.Read = &news.Kept{Article: art, Canonical: col[3].String, Publisher: col[5].String, Family: col[6].String,
		Reader: col[11].String, Revises: col[12].String, Story: col[13].String, Home: col[14].String}
	if q.Doc {
		plain, err := unpack(text)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", art.ID, err)
		}
		art.Text = string(plain)
		if it.Read.Doc, err = unpack(doc); err != nil {
			return nil, fmt.Errorf("article %s: %w", art.ID, err)
		}
	}
	if len(key) > 0 {
		it.Read.Key = key
	}
	return it, nil
}

// Moves gives the moves of a story or an article (or all: both ""), in the
// order in which they were made, those of items after a place in the log.
func (db *DB) Moves(ctx context.Context, after int64, story, article string) iter.Seq2[news.Move, error] {
	var a args
	where := "seq > " + a.add(after)
	if story != "" {
		s := a.add(story)
		where += " and (story = " + s + " or other = " + s + ")"
	}
	if article != "" {
		where += " and article = " + a.add(article)
	}
	return each(ctx, db.read, `select seq, n, kind, article, story, other, reasons from move where `+where+` order by seq, n`, a,
		func(scan func(...any) error) (m news.Move, err error) {
			var reasons string
			err = scan(&m.Seq, &m.N, &m.Kind, &m.Article, &m.Story, &m.Other, &reasons)
			m.Reasons = json.RawMessage(reasons)
			return m, err
		})
}

// Stories gives stories, the one whose last article is the latest first.
func (db *DB) Stories(ctx context.Context, q news.StoryQuery) iter.Seq2[*news.StoryEntry, error] {
	var a args
	where := []string{"1 = 1"}
	if q.IDs != nil {
		where = append(where, among(&a, "id", append(q.IDs[:len(q.IDs):len(q.IDs)], "")))
	}
	if q.Stale {
		where = append(where, "version > composed and redirect = ''")
	}
	if q.Line != "" {
		where = append(where, "line <> '' and line = "+a.add(q.Line))
	}
	if !q.Merged && q.IDs == nil {
		where = append(where, "redirect = ''")
	}
	if q.Before != "" {
		b := a.add(q.Before)
		where = append(where, `(coalesce(last, 0) < (select coalesce(last, 0) from story where id = `+b+`)
			or coalesce(last, 0) = (select coalesce(last, 0) from story where id = `+b+`) and id > `+b+`)`)
	}
	s := `select id, title, redirect, line, articles, origins, first, last, version, composed from story where ` +
		strings.Join(where, " and ") + ` order by coalesce(last, 0) desc, id` + limited(&a, q.Limit)
	return each(ctx, db.read, s, a, func(scan func(...any) error) (*news.StoryEntry, error) {
		e := &news.StoryEntry{}
		var first, last sql.NullInt64
		err := scan(&e.ID, &e.Title, &e.Redirect, &e.Line, &e.Articles, &e.Origins, &first, &last, &e.Version, &e.Composed)
		e.First, e.Last = fromMillis(first), fromMillis(last)
		return e, err
	})
}

// Editions gives the editions of a story's record after a version, the oldest
// first; of story "", the latest of every story, by story.
func (db *DB) Editions(ctx context.Context, story string, after int64) iter.Seq2[news.Edition, error] {
	var a args
	q := `select story, version, dossier from edition where story = ` + a.add(story) + ` and version > ` + a.add(after) + ` order by version`
	if story == "" {
		a = nil
		q = `select story, version, dossier from edition e where version = (select max(version) from edition o where o.story = e.story)
			order by story`
	}
	return each(ctx, db.read, q, a, func(scan func(...any) error) (e news.Edition, err error) {
		var packed []byte
		if err = scan(&e.Story, &e.Version, &packed); err == nil {
			e.Dossier, err = unpack(packed)
		}
		return e, err
	})
}

// Notes gives the notes of a kind whose keys begin with prefix, by key.
func (db *DB) Notes(ctx context.Context, kind, prefix string) iter.Seq2[news.Note, error] {
	var a args
	q := `select kind, key, value from note where kind = ` + a.add(kind)
	if kind == "" {
		a = nil
		q = `select kind, key, value from note where kind <> ''`
	}
	if prefix != "" {
		n := a.add(len([]rune(prefix)))
		q += ` and substr(key, 1, ` + n + `) = ` + a.add(prefix)
	}
	return each(ctx, db.read, q+` order by kind, key`, a, func(scan func(...any) error) (n news.Note, err error) {
		var value string
		err = scan(&n.Kind, &n.Key, &value)
		n.Value = json.RawMessage(value)
		return n, err
	})
}

// Counter gives a counter; one never set is 0.
func (db *DB) Counter(ctx context.Context, name string) (n int64, err error) {
	err = db.read.QueryRowContext(ctx, `select value from counter where name = $1`, name).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

// Search gives what a query finds, best first; without words the latest.
func (db *DB) Search(ctx context.Context, sq news.SearchQuery) ([]news.Hit, error) {
	q, err := parseQuery(sq.Text)
	if err != nil {
		return nil, err
	}
	var a args
	from, where, order := db.dialect.match(q, a.add)
	if len(sq.Kinds) > 0 {
		where += " and " + among(&a, "f.kind", sq.Kinds)
	}
	if sq.From != "" {
		where += " and f.day >= " + a.add(sq.From)
	}
	if sq.Until != "" {
		where += " and f.day <> '' and f.day <= " + a.add(sq.Until)
	}
	if sq.Newest {
		order = "f.day desc, " + order
	}
	skip := 0
	if sq.After != "" {
		if skip, err = strconv.Atoi(sq.After); err != nil || skip < 0 {
			return nil, &news.Error{Kind: news.Usage, Err: fmt.Errorf("search: %q is no page", sq.After)}
		}
	}
	limit := sq.Limit
	if limit <= 0 || limit > 1000 {
		limit = 50
	}
	s := `select f.kind, f.ref, f.story, f.day, f.title, f.body, coalesce((select a.text from article a where f.kind = 'article' and a.id = f.ref), '')
		from ` + from + ` where ` + where + ` order by ` + order + ` limit ` + a.add(limit) + ` offset ` + a.add(skip)
	hits, err := all(each(ctx, db.read, s, a, func(scan func(...any) error) (news.Hit, error) { return scanHit(scan, q) }))
	if err != nil {
		return nil, err
	}
	for i := range hits {
		hits[i].Page = strconv.Itoa(skip + i + 1)
	}
	return hits, nil
}

func scanHit(scan func(...any) error, q query) (news.Hit, error) {
	var h news.Hit
	var ref, body string
	var text []byte
	if err := scan(&h.Kind, &ref, &h.Story, &h.Day, &h.Title, &body, &text); err != nil {
		return h, err
	}
	h.ID = ref[strings.LastIndexByte(ref, '/')+1:]
	if h.Kind == "article" {
		h.ID = ref
		plain, err := unpack(text)
		if err != nil {
			return h, err
		}
		body = string(plain)
	}
	h.Snippet = snippet(body, q)
	return h, nil
}
