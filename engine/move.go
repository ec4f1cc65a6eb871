package engine

import (
	"encoding/json"
	"slices"

	"synoptic/news"
	"synoptic/story"
)

// move carries out one decision about stories and keeps it with its reasons.
func (p *placer) move(seq int64, article string, m story.Move) error {
	reasons, err := json.Marshal(m.Reasons)
	if err != nil {
		return err
	}
	n := 0
	for _, o := range p.change.Moves {
		if o.Seq == seq {
			n++
		}
	}
	kept := news.Move{Seq: seq, N: n, Kind: m.Kind, Story: m.Story, Other: m.From, Reasons: reasons}
	switch m.Kind {
	case story.Attach, story.Open:
		kept.Article = article
	case story.Merge:
		err = p.merge(m.Story, m.From)
	case story.Split:
		err = p.split(m.Story, m.From, m.Articles)
	case story.Link:
		err = p.link(m.Story, m.From)
	}
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

// split takes articles out of a story into one of their own.
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
	a.Redirect = "" // it may have been merged before
	a.Articles = len(articles)
	a.Version++
	b.Articles -= len(articles)
	b.Version++
	a.First, a.Last = b.First, b.Last // at most; the record has the days
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

// restory gives articles of one story to another: those of the list and
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
	for it, err := range p.s.Store.Items(p.ctx, news.ItemQuery{Story: from}) {
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
		if it := p.fresh[id]; it.Read.Story == from && mine(id, it.Read.Revises) {
			it.Read.Story = to
		}
	}
	return nil
}
