package many

import (
	"cmp"
	"strings"

	"synoptic/dossier/who"
	"synoptic/gazetteer"
	"synoptic/news"
)

// anchor finds the place and the time that a count is bound to.
func (c *count) anchor(w *who.Who) {
	d := c.doc
	s := d.SentenceAt(c.q.Head)
	owner := c.clauseHead(c.q.Head)
	for _, x := range d.TimexesOver(d.Sentences[s].Span) {
		if x.Start >= d.Sentences[s].Start && x.End <= d.Sentences[s].End && x.Type == "DATE" && x.Value != "" && x.Value[0] <= '9' && !x.Overlaps(c.q.Span) {
			first, last := d.TokensIn(x.Span)
			h := d.HeadOf(first, last)
			if h < 0 || c.clauseHead(h) != owner && !joined(d, owner, c.clauseHead(h)) || rank(c.measure) == len(tolls) && c.anothers(h) {
				continue
			}
			if p := d.Child(h, "case"); p >= 0 && strings.EqualFold(d.Word(p), "since") {
				c.since = x.Value
			} else if c.when == "" {
				c.when = x.Value
			}
		}
	}
	if rank(c.measure) < len(tolls) {
		if v := c.bound(); v != "" {
			c.when = v
		} else if v := c.tied(); v != "" {
			c.when, c.past = v, true
		} else if c.when == "" {
			c.when = cmp.Or(c.listedYear(), c.yearOf())
		}
	}
	c.old = past(d, c.when) || c.past && rank(c.measure) < len(tolls)
	c.past = c.old && (rank(c.measure) < len(tolls) || c.measure == "magnitude") || (rank(c.measure) < len(tolls) || c.measure == "affected") && c.another()
	if sub := d.Child(owner, "nsubj"); sub >= 0 {
		if strings.HasPrefix(d.Tokens[sub].XPos, "W") && d.Antecedent(sub) >= 0 {
			sub = d.Antecedent(sub) // "in Velmia, which has 143 cases"
		}
		c.doer = d.Lemma(sub)
		if (c.doer == "country" || c.doer == "nation") && d.Child(sub, "nummod") >= 0 && rank(c.measure) < len(tolls) && owning[d.Lemma(owner)] {
			c.place = "the world" // "21 countries have reported 1,490 cases"
		}
		if m := d.MentionHeadedBy(sub); m >= 0 {
			if id := w.ID(d, d.Mentions[m].Entity); id != "" {
				c.doer = id
			}
			c.place = cmp.Or(c.place, c.placeOfTeller(d.Mentions[m].Entity, owner, w))
		}
	}
	c.place = cmp.Or(c.home(), c.place)
	for _, root := range []int{c.q.Head, owner} {
		if p := c.placeUnder(root, w); p != "" && c.place == "" {
			c.place = p
		}
	}
	if c.place == "" && rank(c.measure) < len(tolls) {
		if c.place = cmp.Or(c.placeWhere(owner, w), c.placeOfSubject(owner, w)); c.place == "" && c.worldwide() {
			c.place = "the world"
		}
	}
	if e := w.Get(c.place); e != nil {
		c.where = e.Name
	} else if c.place != "" {
		c.where = c.place
	}
}

// placeOfTeller gives the state or place that tells of its own cases as the subject of a verb:
// "Norland has seen 15 deaths".
func (c *count) placeOfTeller(e, v int, w *who.Who) string {
	d := c.doc
	if e < 0 || rank(c.measure) == len(tolls) || c.measure != "infected" && !owning[d.Lemma(v)] {
		return ""
	}
	switch d.Entities[e].Type {
	case news.Country:
		state, _, _ := gazetteer.Nation(d.Entities[e].Name)
		return state
	case news.Place:
		if owning[d.Lemma(v)] {
			return w.ID(d, e)
		}
	}
	return ""
}

// owning are the verbs by which a state tells of its own dead and ill.
var owning = words("have see report record register confirm count")

// placeWhere gives the place that a clause with "where" is told of: "in Velm, where 12 have died".
func (c *count) placeWhere(v int, w *who.Who) string {
	d := c.doc
	k := d.Child(v, "advmod")
	if k < 2 || !strings.EqualFold(d.Word(k), "where") {
		return ""
	}
	if k--; d.Word(k) == "," {
		k--
	}
	mentions := d.MentionsIn(d.Sentences[d.SentenceAt(v)].Span)
	for i := len(mentions) - 1; i >= 0; i-- {
		m := d.Mentions[mentions[i]]
		if m.Last == k+1 && m.First > 2 && bearings[strings.ToLower(d.Word(m.First-2))] { // "Velm, east of Orvel, where"
			if k = m.First - 3; d.Word(k) == "," {
				k--
			}
			continue
		}
		if m.Last == k+1 && m.Kind == news.MentionName && m.Entity >= 0 {
			if state, how, ok := gazetteer.Nation(d.Entities[m.Entity].Name); ok && how == gazetteer.Name {
				return state
			}
			return w.ID(d, m.Entity)
		}
	}
	return ""
}

// placeOfSubject gives the place that the subject of a verb names: "cases in Velm rose to", "Velmish
// deaths hit".
func (c *count) placeOfSubject(v int, w *who.Who) string {
	d := c.doc
	s := d.Child(v, "nsubj")
	if s < 0 || c.q.Contains(d.Tokens[s].Span) || !nominal(d, s) {
		return ""
	}
	for _, k := range []int{s, d.Child(s, "nmod")} {
		if k < 0 || byNoun[d.Lemma(k)] == "" && d.Lemma(k) != "case" && !counting[d.Lemma(k)] && !totals[d.Lemma(k)] {
			continue
		}
		if p := c.placeUnder(k, w); p != "" {
			return p
		}
		out := ""
		d.Children(k, func(n int) bool {
			if state, _, ok := gazetteer.Nation(d.Word(n)); ok && n < k {
				out = state
			}
			return out == ""
		})
		if out != "" {
			return out
		}
	}
	return ""
}

// anothers tells whether a date belongs to a noun beside what is counted: "more than the spill in 1989".
func (c *count) anothers(t int) bool {
	d := c.doc
	h := d.Tokens[t].Head
	return h >= 0 && nominal(d, h) && news.RelIs(d.Tokens[t].Rel, "nmod") && h != c.counted() && h != c.q.Head && !c.q.Contains(d.Tokens[h].Span) && len(d.QuantitiesOver(d.Tokens[h].Span)) == 0
}

// joined tells whether a date at the end of two deeds told in one breath is that
// of the first too: "killed three and injured 23 in 1995".
func joined(d *news.Doc, a, b int) bool {
	return a >= 0 && b > a && news.RelIs(d.Tokens[b].Rel, "conj") && d.Tokens[b].Head == a && d.Child(b, "nsubj") < 0
}

// placeUnder gives the place that stands under a token with "in" or "at".
func (c *count) placeUnder(root int, w *who.Who) string {
	d, out := c.doc, ""
	d.Children(root, func(k int) bool {
		if !news.RelIs(d.Tokens[k].Rel, "obl") && !news.RelIs(d.Tokens[k].Rel, "nmod") {
			return true
		}
		p := d.Child(k, "case")
		if p < 0 || p > 0 && partly[strings.ToLower(d.Word(p-1))] {
			return true // "mostly in Velm"
		}
		for n := max(c.q.Head, root) + 1; n < p; n++ { // "12, including three in Velm"
			if strings.EqualFold(d.Word(n), "including") {
				return true
			}
		}
		switch strings.ToLower(d.Word(p)) {
		case "in", "at", "near":
		case "to", "with", "from", "across": // "65% of the traffic to Malta"
			if c.unit != "percent" {
				return true
			}
		default:
			return true
		}
		m := d.MentionHeadedBy(k)
		if m < 0 {
			return true
		}
		e := d.Mentions[m].Entity
		if e < 0 || e >= len(d.Entities) || d.Entities[e].Type != news.Place && d.Entities[e].Type != news.Country {
			return true
		}
		out = w.ID(d, e)
		if state, how, ok := gazetteer.Nation(d.Entities[e].Name); ok && how == gazetteer.Name {
			out = state
		}
		return false
	})
	return out
}

// partly are the words before a place that only a part of the counted is told of.
var partly = words("mostly mainly chiefly largely especially primarily them whom most half many some including")
