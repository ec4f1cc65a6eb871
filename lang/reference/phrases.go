package reference

import (
	"slices"
	"strconv"
	"synoptic/gazetteer"

	"synoptic/lang/reference/chain"
	"synoptic/news"
)

// hints is what the model of chains is told. It is good after result.
func (r *reader) hints() *chain.Hints {
	return &chain.Hints{Quote: r.quote, Gender: nounGender, Says: func(t int) bool { return gazetteer.Verb(r.lemma(t), "") != "" }, Speaker: func(i int) int {
		if e := r.speaker(i); e >= 0 {
			return r.at[e]
		}
		return -1
	}}
}

// phrases gives the mentions of the chains and adds to d the entities that only
// they speak of. A chain is the entity whose name it holds, else the unnamed one
// that the rules opened at one of its heads.
func (r *reader) phrases(d *news.Doc, chains []chain.Chain) []news.Mention {
	unnamed := map[int]int{} // head -> entity
	for _, m := range d.Mentions {
		if m.Kind == news.MentionNominal && d.Entities[m.Entity].Name == "" {
			unnamed[m.Head] = m.Entity
		}
	}
	taken := map[int]bool{}
	for _, c := range chains {
		if c.Entity >= 0 {
			taken[c.Entity] = true
		}
	}
	known := len(d.Entities)
	third := map[int]int{} // token of a pronoun of the third person -> entity
	var out []news.Mention
	for _, c := range chains {
		e := c.Entity
		for _, p := range c.Phrases {
			if u, ok := unnamed[p.Head]; ok && e < 0 && !p.Several && !taken[u] {
				e = u
				taken[u] = true
			}
		}
		if e < 0 {
			if len(c.Phrases) < 2 {
				continue
			}
			e = len(d.Entities)
			d.Entities = append(d.Entities, news.DocEntity{ID: "e" + strconv.Itoa(e), Type: news.Other})
		}
		for _, p := range c.Phrases {
			if f := pronouns[r.low(p.Head)]; p.Kind == news.MentionPronoun && f.gender != "" && e < known {
				third[p.Head] = e
			}
			out = append(out, news.Mention{Span: d.TokenSpan(p.First, p.Last), First: p.First, Last: p.Last, Head: p.Head, Kind: p.Kind, Entity: e})
		}
	}
	spoken := make([]bool, len(d.Entities))
	for _, m := range out {
		spoken[m.Entity] = true
	}
	for _, m := range d.Mentions { // so that every id of the other layers is found among the phrases
		if !spoken[m.Entity] {
			spoken[m.Entity] = true
			out = append(out, m)
		}
	}
	inOrder(out)
	retie(d, third)
	return out
}

func inOrder(ms []news.Mention) {
	slices.SortStableFunc(ms, func(a, b news.Mention) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
}

// retie gives the pronouns among d.Mentions the entities of their chains.
func retie(d *news.Doc, third map[int]int) {
	kept := d.Mentions[:0]
	for _, m := range d.Mentions {
		if m.Kind == news.MentionPronoun {
			e, ok := third[m.Head]
			if !ok {
				kept = append(kept, m)
				continue
			}
			delete(third, m.Head)
			m.Entity = e
		}
		kept = append(kept, m)
	}
	heads := make([]int, 0, len(third))
	for h := range third {
		heads = append(heads, h)
	}
	slices.Sort(heads)
	for _, h := range heads {
		kept = append(kept, news.Mention{Span: d.Tokens[h].Span, First: h, Last: h + 1, Head: h, Kind: news.MentionPronoun, Entity: third[h]})
	}
	inOrder(kept)
	d.Mentions = kept
	for e := range d.Entities {
		d.Entities[e].Mentions = nil
	}
	for k, m := range kept {
		d.Entities[m.Entity].Mentions = append(d.Entities[m.Entity].Mentions, k)
	}
}
