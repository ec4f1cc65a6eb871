package shelf

import (
	"context"
	"slices"
	"strings"

	"synoptic/api/reply"
	"synoptic/engine"
	"synoptic/news"
)

// mostEdits is how many places of one article are given, and of what is beside
// and in each how many letters.
const (
	mostEdits   = 20
	editAround  = 60
	editStretch = 600
)

// edits tells a change place by place.
func edits(was, is *news.Article, ch engine.Change) (out []reply.Edit, more int) {
	out = []reply.Edit{}
	put := func(part, was, is string, list []engine.Edit) {
		for _, e := range list {
			if len(out) == mostEdits {
				more++
				continue
			}
			before, after := is[:e.NewStart], is[e.NewEnd:]
			if e.In == "" { // the blanks around what is gone
				before, after = was[:e.Start], was[e.End:]
			}
			out = append(out, reply.Edit{Part: part, Before: tail(before, editAround), Out: head(e.Out, editStretch), In: head(e.In, editStretch), After: head(after, editAround)})
		}
	}
	put("title", was.Title, is.Title, ch.TitleEdits)
	put("text", was.Text, is.Text, ch.Edits)
	return out, more
}

// head keeps the first letters of a text, and tail the last, of its paragraph
// beside a change; a text that goes on ends with "…".
func head(s string, most int) string {
	line, _, _ := strings.Cut(s, "\n\n")
	if r := []rune(line); len(r) > most {
		return strings.TrimRight(string(r[:most]), " \n") + "…"
	}
	return line
}

func tail(s string, most int) string {
	if i := strings.LastIndex(s, "\n\n"); i >= 0 {
		s = s[i+2:]
	}
	if r := []rune(s); len(r) > most {
		return "…" + strings.TrimLeft(string(r[len(r)-most:]), " \n")
	}
	return s
}

// mostArticles is how many articles of an outlet are shown, and from how many
// found ones the latest are chosen.
const (
	mostArticles = 40
	mostFound    = 200
)

// Outlet gives an outlet by its name. The error is of kind news.Missing when
// the store has no article of it.
func (s *Shelf) Outlet(ctx context.Context, name string) (*reply.Outlet, error) {
	quoted := phrase(name)
	if quoted == "" {
		return nil, news.NotFound("there is no outlet %q", short(name))
	}
	hits, err := s.Search(ctx, news.SearchQuery{Text: "outlet:" + quoted, Kinds: []string{"article"}, Limit: mostFound, Newest: true})
	if err != nil {
		return nil, err
	}
	out := &reply.Outlet{Name: name, Articles: []reply.OutletArticle{}}
	records := map[string]*Record{}
	for _, h := range hits {
		it, err := s.Article(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		if !strings.EqualFold(it.Read.Article.Outlet, name) {
			continue
		}
		if out.More = len(out.Articles) == mostArticles; out.More {
			break
		}
		a, err := s.ofOutlet(ctx, it, records)
		if err != nil {
			return nil, err
		}
		a.Day = h.Day
		out.Articles = append(out.Articles, *a)
		out.Name, out.Publisher, out.Family = it.Read.Article.Outlet, it.Read.Publisher, it.Read.Family
	}
	if len(out.Articles) == 0 {
		return nil, news.NotFound("there is no outlet %q", short(name))
	}
	return out, nil
}

// ofOutlet gives one article with what its story's record has of it.
func (s *Shelf) ofOutlet(ctx context.Context, it *news.Item, records map[string]*Record) (*reply.OutletArticle, error) {
	x := it.Read.Article
	a := &reply.OutletArticle{ID: x.ID, Title: x.Title, Alone: []reply.Line{}, Sharing: []string{}, Agencies: []string{}, Revises: it.Read.Revises, Edits: []reply.Edit{}}
	if a.Revises != "" {
		was, err := s.Article(ctx, a.Revises)
		if err != nil && news.KindOf(err) != news.Missing {
			return nil, err
		}
		if was != nil {
			ch := engine.Changed(was.Read.Article, x)
			a.Out, a.In = ch.Out, ch.In
			a.Edits, a.More = edits(was.Read.Article, x, ch)
		}
	}
	if it.Read.Story == "" {
		return a, nil
	}
	r := records[it.Read.Story]
	if r == nil {
		var err error
		if r, err = s.Record(ctx, it.Read.Story); err != nil {
			if news.KindOf(err) == news.Missing {
				return a, nil
			}
			return nil, err
		}
		records[it.Read.Story] = r
	}
	a.Story = r.Entry
	fill(a, r.Dossier)
	return a, nil
}

// fill takes from a record what it has of an article.
func fill(a *reply.OutletArticle, d *news.Dossier) {
	i := slices.IndexFunc(d.Articles, func(r news.Report) bool { return r.ID == a.ID })
	if i < 0 {
		return
	}
	own := d.Articles[i]
	a.Agencies = append(a.Agencies, own.Agencies...)
	for _, r := range d.Articles {
		if r.ID != a.ID && r.Origin == own.Origin && r.Outlet != "" && r.Outlet != own.Outlet && !slices.Contains(a.Sharing, string(r.Outlet)) {
			a.Sharing = append(a.Sharing, string(r.Outlet))
		}
	}
	alone := map[string]bool{}
	for _, c := range d.Coverage.ByArticle {
		if c.Article == a.ID {
			a.Lines = c.Lines
			for _, id := range c.OnlyHere {
				alone[id] = true
			}
		}
	}
	for _, l := range Lines(d) {
		if alone[l.ID] {
			a.Alone = append(a.Alone, l)
		}
	}
}
