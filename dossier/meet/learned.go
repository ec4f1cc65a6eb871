package meet

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"

	"synoptic/dossier/weigh"
	"synoptic/dossier/who"
	"synoptic/news"
)

// A word of meeting tells of much that is no meeting of a story: what somebody did at some
// conference years ago, talks that "could" be. How likely a record should have what is told is
// weighed by a logistic model over how it is told, trained on reports of which every meeting was
// labelled (CARD-weights.md).

// weights.txt is made by go run ./lang/train/cmd meet.
//
//go:embed weights.txt
var weightsText string

var trained = sync.OnceValue(func() map[string]float64 { return weigh.Read(weightsText) })

// How likely a meeting is at least that a record has, and that is no guess there. Of 36 likely by .7
// to .8 that strict readers judged, 6 were right; below .75 one in nine (docs/measured.md).
const (
	sure    = .75
	certain = .9
)

// believed gives those that a record has, at least so likely.
func (all gathered) believed(least float64) []*meeting {
	rivals := all.rivals()
	ms := slices.DeleteFunc(slices.Clone(all.ms), func(m *meeting) bool {
		m.likely = weigh.Likely(all.cues(m, rivals[m]), trained())
		return m.likely < least
	})
	return slices.DeleteFunc(slices.Clone(ms), func(m *meeting) bool {
		return slices.ContainsFunc(rivals[m], func(x *meeting) bool { return x.likely >= least && x.again(m, all.w) })
	})
}

// most is how many meetings of an article, those that are told of most, others are held against.
const most = 6

// rivals gives, of each meeting, the others of its kind that its articles tell of most.
func (all gathered) rivals() map[*meeting][]*meeting {
	type of struct{ article, kind string }
	by := map[of][]*meeting{}
	ms := slices.Clone(all.ms)
	for _, m := range ms {
		m.sum(all.w)
	}
	slices.SortStableFunc(ms, func(a, b *meeting) int {
		return cmp.Or(b.weight-a.weight, b.gs[0].told()-a.gs[0].told(), cmp.Compare(a.gs[0].article, b.gs[0].article), a.gs[0].token-b.gs[0].token)
	})
	for i, m := range ms {
		m.rank = i
		for a := range m.articles {
			if k := (of{a, kind(m.gs[0].noun)}); len(by[k]) < most {
				by[k] = append(by[k], m)
			}
		}
	}
	out := map[*meeting][]*meeting{}
	for _, m := range ms {
		for a := range m.articles {
			for _, x := range by[of{a, kind(m.gs[0].noun)}] {
				if x != m && !slices.Contains(out[m], x) {
					out[m] = append(out[m], x)
				}
			}
		}
	}
	return out
}

// sum sums up in which articles a meeting is told of, who is there and for which sides.
func (m *meeting) sum(w *who.Who) {
	m.articles, m.persons, m.sides, m.weight = map[string]bool{}, map[string]bool{}, map[string]bool{}, weight(m)
	for _, g := range m.gs {
		m.articles[g.article] = true
		for _, id := range g.persons {
			m.persons[id] = true
			if e := w.Get(id); e != nil && e.Party != "" {
				m.sides[string(e.Party)] = true
			}
		}
		for _, p := range slices.Concat(g.parties, g.hint) {
			m.sides[p] = true
		}
	}
}

// again tells whether what a report tells of a meeting x is told of m better: nothing of x speaks for another.
func (m *meeting) again(x *meeting, w *who.Who) bool {
	f, g := m.gs[0], x.gs[0]
	if x.rank < m.rank {
		return false
	}
	if when, of := x.when(), m.when(); when != "" && (of == "" || !sameDay(when, of)) || g.earlier && !f.earlier && when != of || g.coming() && !m.coming() {
		return false
	}
	for a := range x.articles {
		if !m.articles[a] {
			return false
		}
	}
	for id := range x.persons {
		if e := w.Get(id); !m.persons[id] && (e == nil || !m.sides[string(e.Party)]) {
			return false // of none of the sides that are there
		}
	}
	for p := range x.sides {
		if !m.sides[p] {
			return false
		}
	}
	for _, a := range x.gs {
		if a.fresh || a.separate || a.someday {
			return false
		}
		for _, b := range m.gs {
			if apart(a.place, b.place) || !sameBody(a.body, b.body) || a.folk != "" && b.folk != "" && !sameFolk(a.folk, b.folk) {
				return false
			}
		}
	}
	return true
}

// cues gives what speaks for a meeting being one of the story, and against.
func (all gathered) cues(m *meeting, rivals []*meeting) []string {
	f := m.gs[0]
	out := []string{"any"}
	is := func(cue string, holds bool) {
		if holds {
			out = append(out, cue)
		}
	}
	some := func(holds func(*gathering) bool) bool { return slices.ContainsFunc(m.gs, holds) }
	first := 1 << 30
	for _, g := range m.gs {
		first = min(first, g.sentence)
	}
	is("told by two reports", len(m.articles) == 2)
	is("told by more reports", len(m.articles) > 2)
	is("told by most reports", len(m.articles) > 1 && 2*len(m.articles) > len(all.told))
	is("beside another", len(rivals) > 0)
	is("beside one told of more", slices.ContainsFunc(rivals, func(x *meeting) bool { return x.weight > m.weight }))
	is("told of once", len(m.gs) == 1)
	is("told of late", first > 8)
	is("told by a verb", some(func(g *gathering) bool { return g.noun == "" }))
	if f.sits {
		out = append(out, "done there "+strings.ToLower(f.doc.Tokens[f.token].Lemma))
	}
	out = append(out, f.signs...)
	is("a", some(func(g *gathering) bool { return g.fresh }))
	is("asked for", f.potential && f.status == "proposed")
	is("wished for", f.potential && f.status != "proposed")
	is("of before", f.earlier)
	switch at := m.nearness(); {
	case at != "":
		out = append(out, at)
	case some(func(g *gathering) bool { return g.someday || g.was != "" }):
		out = append(out, "on some day")
	default:
		out = append(out, "no day")
	}
	is("at a place", some(func(g *gathering) bool { return g.place != "" }))
	is("at a venue", some(func(g *gathering) bool { return g.venue != "" }))
	is("of a body", some(func(g *gathering) bool { return g.body != "" }))
	is("of people", some(func(g *gathering) bool { return g.folk != "" }))
	is("with somebody", len(m.persons) == 1)
	is("with several", len(m.persons) > 1)
	is("of sides", len(f.parties) > 1)
	is("nothing told", f.told() == 0)
	return append(out, "word "+f.word(), "kind "+f.class())
}

// signsOf gives what the words around the word of a gathering tell of its being one.
func (r *reader) signsOf(t int) (out []string) {
	is := func(sign string, holds bool) {
		if holds {
			out = append(out, sign)
		}
	}
	is("in a name", r.d.NameAt(t) != nil)
	is("of a match", r.contest(t))
	if r.d.Tokens[t].Tag != "VERB" {
		is("somebody's", r.d.Child(t, "nmod:poss") >= 0)
		is("at it", r.situates(t))
		is("with", r.withParty(t))
		is("before a noun", r.d.Tokens[t].Rel == "compound")
	} else if o := r.object(t); o >= 0 {
		is("of somebody", r.headed(o) != "")
		is("of something", r.headed(o)+r.folkAt(o)+r.partyAt(o) == "")
	}
	return out
}

// word gives the lemma of the word that tells of a gathering.
func (g *gathering) word() string {
	if g.noun != "" {
		return g.noun
	}
	return strings.ToLower(g.doc.Tokens[g.token].Lemma)
}

// class tells what sort of gathering the word for one tells of.
func (g *gathering) class() string {
	switch {
	case kind(g.noun) == "hearing":
		return "court"
	case lone(g.noun):
		return "congress"
	case slices.Contains([]string{"talk", "negotiation", "discussion", "dialogue", "consultation", "conversation", "mediation"}, g.noun):
		return "talks"
	case slices.Contains([]string{"", "meeting", "session", "gathering", "briefing"}, g.noun):
		return "meeting"
	}
	return "other"
}

// nearness tells how far from its reports a meeting is by its day, "" where none is told.
func (m *meeting) nearness() string {
	out := ""
	for _, g := range m.gs {
		p := g.doc.Article.Published.Value
		day, err := time.Parse(time.DateOnly, g.when)
		at, err2 := time.Parse(time.DateOnly, p[:min(10, len(p))])
		switch {
		case err == nil && err2 == nil && at.Sub(day).Abs() <= 8*24*time.Hour:
			return "of these days"
		case err == nil:
			out = "on a day"
		case len(g.when) >= 7 && out == "":
			out = "of a week or month"
		case g.when != "" && out == "":
			out = "of a year"
		}
	}
	return out
}

// Candidate is what may be a meeting of a story: what the weights are learnt from.
type Candidate struct {
	Cues  []string
	When  string // TIMEX3 date or ""
	At    []news.Evidence
	Again bool // it is told better elsewhere
}

// Candidates gives what may be a meeting in the reports of a story.
func Candidates(docs []*news.Doc, w *who.Who) []Candidate {
	var out []Candidate
	all := gather(docs, w)
	rivals := all.rivals()
	for _, m := range all.ms {
		c := Candidate{Cues: all.cues(m, rivals[m]), When: m.when(), Again: slices.ContainsFunc(rivals[m], func(x *meeting) bool { return x.again(m, w) })}
		for _, g := range m.gs {
			c.At = append(c.At, g.doc.Article.Evidence(g.span))
		}
		out = append(out, c)
	}
	return out
}
