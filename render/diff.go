package render

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"synoptic/news"
)

// DiffJSON writes what became of a record as indented JSON.
func DiffJSON(w io.Writer, x *news.Diff) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(x)
}

// mostChanges is the lines of one kind and part that the text form shows.
const mostChanges = 12

// DiffText writes what became of a record for a terminal. The marks [n] are the
// articles of the later record b in its order, [−n] those of the earlier one a.
func DiffText(w io.Writer, x *news.Diff, a, b *news.Dossier, o Options) error {
	if o.Width <= 0 {
		o.Width = defaultWidth
	}
	o.Width = max(o.Width, leastWidth)
	t := &texter{w: bufio.NewWriter(w), o: o}
	t.outline(diffOutline(x, newBook(a), newBook(b)))
	return t.w.Flush()
}

var (
	changeKinds = []struct{ kind, head, note string }{
		{news.ChangeMoved, "Moved", "What both records have, and the later one says otherwise."},
		{news.ChangeAdded, "Added", "What the later record alone has."},
		{news.ChangeWithdrawn, "Withdrawn", "What the earlier record alone has; the marks are its articles."},
		{news.ChangeConfirmed, "Told by more", ""},
		{news.ChangeWeakened, "Told by fewer", ""},
	}
	changeParts = []struct{ part, head string }{{"figure", "Figures"}, {"meeting", "Meetings"}, {"position", "Positions"}, {"person", "People"},
		{"difference", "Differences"}, {"event", "Timeline"}, {"statement", "Said"}}
)

func diffOutline(x *news.Diff, a, b *book) *outline {
	o := &outline{Title: cut(clean(x.To.Title), longTitle)}
	if o.Title == "" {
		o.Title = "What became of a record"
	}
	count := map[string]int{}
	for _, c := range x.Changes {
		count[c.Kind]++
	}
	lead := line{}
	lead.write(plain, fmt.Sprintf("From %s to %s", plural(x.From.Articles, "article"), plural(x.To.Articles, "article")))
	var told []string
	for _, k := range changeKinds {
		if n := count[k.kind]; n > 0 {
			told = append(told, fmt.Sprintf("%d %s", n, strings.ToLower(k.head)))
		}
	}
	if len(told) == 0 {
		told = append(told, "nothing changed")
	}
	lead.write(plain, " · "+strings.Join(append(told, plural(x.Unchanged, "line")+" the same"), ", "))
	o.Lead = []line{lead}
	for _, r := range []struct {
		list []news.ArticleRef
		mark string
		book *book
	}{{x.Articles.Added, "new: ", b}, {x.Articles.Revised, "revised: ", b}, {x.Articles.Withdrawn, "gone: ", a}} {
		for _, ref := range r.list {
			l := line{}
			l.write(dim, r.mark)
			if r.book == b {
				l.write(plain, marks(b.numbers([]string{ref.ID}))+" ")
			}
			l.write(strong, r.book.labels[r.book.number[ref.ID]-1])
			if t := clean(string(ref.Title)); t != "" {
				l.write(plain, ": "+t)
			}
			o.Lead = append(o.Lead, l)
		}
	}
	for _, k := range changeKinds {
		if p := changePart(x, k.kind, k.head, k.note, a, b); len(p.Blocks) > 0 {
			o.Parts = append(o.Parts, p)
		}
	}
	return o
}

// changePart lists the changes of one kind, part by part.
func changePart(x *news.Diff, kind, head, note string, a, b *book) part {
	p := part{ID: kind, Head: head, Note: note}
	for _, q := range changeParts {
		k := block{Sub: line{Runs: []run{{Text: q.head, Style: strong}}}}
		more := 0
		for _, c := range x.Changes {
			if c.Kind != kind || c.Part != q.part {
				continue
			}
			if len(k.Lines) == mostChanges {
				more++
				continue
			}
			k.Lines = append(k.Lines, changeLine(c, a, b))
		}
		if more > 0 {
			k.Lines = append(k.Lines, line{Runs: []run{{Text: fmt.Sprintf("and %d more (--format json has them all)", more), Style: dim}}})
		}
		if len(k.Lines) > 0 {
			p.Blocks = append(p.Blocks, k)
		}
	}
	return p
}

func changeLine(c news.LineChange, a, b *book) line {
	l := line{By: b.numbers(c.Articles)}
	about := clean(c.About)
	l.write(strong, about)
	if text := clean(c.Text); len(c.Fields) == 0 && text != "" {
		if rest, ok := strings.CutPrefix(text, about); ok {
			l.write(plain, cut(rest, 200))
		} else {
			l.write(plain, ": ").write(quoted, cut(text, 200))
		}
	}
	if c.Kind == news.ChangeWithdrawn {
		l.By = a.numbers(c.Articles)
	}
	if c.Why != "" {
		l.write(dim, " ("+c.Why+")")
	}
	for _, f := range c.Fields {
		u := line{By: b.numbers(f.Articles)}
		u.write(dim, clean(f.Field)+": ")
		switch before, after := cut(clean(f.Before), 120), cut(clean(f.After), 120); {
		case before == "":
			u.write(plain, "now also "+after)
		case after == "":
			u.write(plain, "no longer "+before)
		default:
			u.write(plain, before+" → "+after)
		}
		l.Under = append(l.Under, u)
	}
	if len(l.Under) > 0 {
		l.By = nil
	}
	return l
}
