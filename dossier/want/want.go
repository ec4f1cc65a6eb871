// Package want gathers what each party demands, proposes, offers, accepts,
// rejects or concedes, issue by issue, from the articles' own words.
package want

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/dossier/who"
	"synoptic/news"
)

// claim is one place in an article that tells of a stance.
type claim struct {
	doc    *news.Doc
	party  string
	stance string
	by     string    // entity id of who took the stance, "" unknown
	span   news.Span // the words: from the subject to the end of the object
	text   string
	object []int // tokens of the object that carry meaning
	keys   []string
	head   string   // stem of the object's head
	near   []string // stems of the words that hang on the head, in order
	deed   string   // the object's own words where it is a short clause
	when   string
	grade  news.Grade
}

// verbal tells whether only what is to be done names the object, not a thing.
func (c claim) verbal() bool {
	return !slices.ContainsFunc(c.object, func(t int) bool { return c.doc.Tokens[t].Tag != "VERB" })
}

// Positions gathers the stances of all articles. The order of docs does not
// matter.
func Positions(docs []*news.Doc, w *who.Who, o line.Origins) []news.Position {
	var all []claim
	for _, d := range docs {
		r := reader{d: d, w: w}
		all = append(all, r.claims()...)
	}
	issues := newIssues(all)
	groups := map[[3]string][]claim{}
	var keys [][3]string
	for _, c := range all {
		key := issues.key(c)
		if key == "" {
			continue
		}
		label := issues.label(key)
		if c.deed != "" && (c.stance == denies || c.verbal()) {
			label = c.deed // what is denied is a deed, told by a clause
		}
		k := [3]string{c.party, label, c.stance}
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], c)
	}
	slices.SortFunc(keys, func(a, b [3]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]), cmp.Compare(a[2], b[2]))
	})
	out := []news.Position{}
	for _, k := range keys {
		out = append(out, position(groups[k], k[1], o))
	}
	slices.SortStableFunc(out, func(a, b news.Position) int {
		return cmp.Or(b.Origins-a.Origins, cmp.Compare(a.Grade, b.Grade), cmp.Compare(a.Issue, b.Issue), cmp.Compare(a.Party, b.Party), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// position makes the line of one party's stance on one issue.
func position(g []claim, issue string, o line.Origins) news.Position {
	slices.SortStableFunc(g, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.grade, b.grade), fair(a)-fair(b), cmp.Compare(a.doc.Article.ID, b.doc.Article.ID), a.span.Start-b.span.Start)
	})
	p := news.Position{Party: g[0].party, Issue: issue, Stance: g[0].stance, Text: g[0].text, By: []string{},
		When: news.Date{Precision: news.PrecisionUnknown}}
	var ev []news.Evidence
	for _, c := range g {
		ev = append(ev, c.doc.Article.Evidence(c.span))
		if c.by != "" {
			p.By = append(p.By, c.by)
		}
		if c.when != "" && !p.When.Known() {
			p.When = news.Date{Value: c.when, Precision: news.PrecisionDay}
		}
	}
	p.By = line.Set(p.By)
	p.Support = o.Support(g[0].grade, ev)
	p.ID = line.ID("position", p.Party, p.Issue, p.Stance)
	return p
}

// fair prefers texts of a readable length.
func fair(c claim) int {
	n := len(strings.Fields(c.text))
	switch {
	case n < 4:
		return 2
	case n <= 30:
		return 0
	}
	return 1
}

// issues groups the objects of claims under words found in the texts: the word
// of an object that most claims share names its issue.
type issues struct {
	count  map[string]int            // stem -> number of claims
	phrase map[string]map[string]int // stem -> phrases with it
}

func newIssues(all []claim) *issues {
	x := &issues{count: map[string]int{}, phrase: map[string]map[string]int{}}
	for _, c := range all {
		for _, k := range c.keys {
			x.count[k]++
		}
		for _, t := range c.object {
			d := c.doc
			stem := stem(d, t)
			if x.phrase[stem] == nil {
				x.phrase[stem] = map[string]int{}
			}
			x.phrase[stem][phrase(d, t)]++
		}
	}
	return x
}

// key gives the stem that names the issue of a claim.
func (x *issues) key(c claim) string {
	named := slices.Contains(c.keys, c.head)
	if named && x.count[c.head] > 1 {
		return c.head
	}
	// a word beside the head that other claims share names it: "an end to the
	// fighting", "the fighting must stop"
	best := ""
	for _, k := range c.near {
		if n := x.count[k]; n > 1 && n > x.count[best] {
			best = k
		}
	}
	switch {
	case best != "":
		return best
	case named:
		return c.head
	case len(c.near) > 0:
		return c.near[0]
	case len(c.object) > 0:
		return stem(c.doc, c.object[0])
	}
	return ""
}

// label gives the phrase by which the texts call an issue: the commonest, the
// shortest of equals.
func (x *issues) label(key string) string {
	best := key
	top := 0
	for p, n := range x.phrase[key] {
		if n > top || n == top && (len(p) < len(best) || len(p) == len(best) && p < best) {
			best, top = p, n
		}
	}
	return best
}

// stem gives the stem of a word, hyphens taken out ("cease-fire" is a
// ceasefire).
func stem(d *news.Doc, t int) string {
	w := strings.ToLower(strings.ReplaceAll(d.Words(hyphened(d, t)), "-", ""))
	if one := sameThing[strings.ToLower(d.Tokens[t].Lemma)]; one != "" {
		w = one
	}
	return said.Stem(w)
}

// hyphened gives the span of a word with what hyphens tie to its left.
func hyphened(d *news.Doc, t int) news.Span {
	s := d.Tokens[t].Span
	for t >= 2 && d.Word(t-1) == "-" && d.Tokens[t-1].End == d.Tokens[t].Start && d.Tokens[t-2].End == d.Tokens[t-1].Start {
		t -= 2
		s.Start = d.Tokens[t].Start
	}
	return s
}

// phrase gives a noun with the modifiers that narrow it, an adjective with its
// noun, in lower case.
func phrase(d *news.Doc, t int) string {
	if h := d.Tokens[t].Head; d.Tokens[t].Tag == "ADJ" && h >= 0 && d.Tokens[h].Tag == "NOUN" && !shell[strings.ToLower(d.Tokens[h].Lemma)] {
		t = h
	}
	first := t
	for first > 0 && d.Tokens[first-1].Head == t && (news.RelIs(d.Tokens[first-1].Rel, "amod") || news.RelIs(d.Tokens[first-1].Rel, "compound")) && t-first < 2 {
		first--
	}
	for first < t && broad[strings.ToLower(d.Word(first))] {
		first++
	}
	var out []string
	if h := hyphened(d, t); h.Start < d.Tokens[t].Start {
		return strings.ToLower(d.Words(h))
	}
	for i := first; i <= t; i++ {
		w := d.Word(i)
		if d.Tokens[i].Tag != "PROPN" {
			w = strings.ToLower(w)
		}
		out = append(out, w)
	}
	return strings.Trim(strings.Join(out, " "), `"'“”‘’ `)
}
