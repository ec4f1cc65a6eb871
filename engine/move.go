package engine

import (
	"encoding/json"
	"slices"

	"synoptic/news"
	"synoptic/story"
)

// move carries out one decision about stories and keeps it with its reasons:
// of the article's own place all that it was compared with, of what else
// followed from it the reason alone.
func (p *placer) move(it *news.Item, n int, d story.Decision, m story.Move) error {
	kept := news.Move{Seq: it.Seq, N: n, Kind: string(m.Kind), Story: m.Story, Other: m.From}
	var reasons any = map[string]any{"why": m.Why, "articles": m.Articles}
	var err error
	switch m.Kind {
	case story.Attached, story.Opened:
		kept.Article = d.Article
		d.Moves, d.LetGo, d.Closed = nil, nil, nil
		reasons = struct {
			Why string `json:"why"`
			story.Decision
		}{m.Why, d}
		p.fresh[d.Article].Read.Story = m.Story
		err = p.join(m.Story, it.Read.Article)
	case story.Merged:
		err = p.merge(m.Story, m.From)
	case story.Split, story.Moved:
		err = p.split(m.Story, m.From, m.Articles)
	case story.Follows:
		err = p.link(m.Story, m.From)
	}
	if err != nil {
		return err
	}
	kept.Reasons, err = json.Marshal(reasons)
	p.change.Moves = append(p.change.Moves, kept)
	return err
}

// merge puts the articles of a story into another and leads who asks for it
// there.
func (p *placer) merge(into, from string) error {
	a, err := p.entry(into)
	if err != nil {
		return err
	}
	b, err := p.entry(from)
	if err != nil {
		return err
	}
	if err := p.restory(from, into, nil); err != nil {
		return err
	}
	a.Articles += b.Articles
	a.Version += b.Version + 1
	if a.First.IsZero() || !b.First.IsZero() && b.First.Before(a.First) {
		a.First = b.First
	}
	if b.Last.After(a.Last) {
		a.Last = b.Last
	}
	b.Redirect, b.Articles = into, 0
	b.Version++
	return nil
}

// split takes articles out of a story into another, new or old.
func (p *placer) split(into, from string, articles []string) error {
	a, err := p.entry(into)
	if err != nil {
		return err
	}
	b, err := p.entry(from)
	if err != nil {
		return err
	}
	if err := p.restory(from, into, articles); err != nil {
		return err
	}
	a.Redirect = "" // an id that was merged away may come back
	a.Articles += len(articles)
	a.Version++
	b.Articles -= len(articles)
	b.Version++
	if a.First.IsZero() || !b.First.IsZero() && b.First.Before(a.First) {
		a.First = b.First // at the earliest; the record has the days
	}
	if b.Last.After(a.Last) {
		a.Last = b.Last
	}
	return nil
}

// link makes a story part of the storyline of an earlier one.
func (p *placer) link(id, earlier string) error {
	a, err := p.entry(id)
	if err != nil {
		return err
	}
	b, err := p.entry(earlier)
	if err != nil {
		return err
	}
	if b.Line == "" {
		b.Line = b.ID
	}
	a.Line = b.Line
	return nil
}

// restory gives articles that the index has in one story to another: those of the list and
// their revisions, or all of them.
func (p *placer) restory(from, to string, articles []string) error {
	moved := map[string]bool{}
	for _, a := range articles {
		moved[a] = true
	}
	mine := func(id, revises string) bool {
		if articles == nil || moved[id] || moved[revises] {
			moved[id] = true
			return true
		}
		return false
	}
	for it, err := range p.s.Store.Items(p.ctx, news.ItemQuery{Home: from}) {
		if err != nil {
			return err
		}
		id := it.Read.Article.ID
		if p.fresh[id] == nil && mine(id, it.Read.Revises) {
			out := &news.Item{Seq: it.Seq, State: it.State, Read: &news.Kept{Story: to, Revises: it.Read.Revises}}
			p.change.Items = append(p.change.Items, out)
			p.fresh[id] = out
		}
	}
	var ids []string
	for id := range p.fresh {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return int(p.fresh[a].Seq - p.fresh[b].Seq) })
	for _, id := range ids {
		if it := p.fresh[id]; home(it.Read) == from && mine(id, it.Read.Revises) {
			it.Read.Story, it.Read.Home = to, ""
		}
	}
	return nil
}
