// Package want gathers what each party demands, proposes, offers, accepts,
// rejects or concedes, issue by issue, from the articles' own words. A stance is
// told by a word for it (a verb, an adjective, a noun: the tables of table.go, stance.go, noun.go), whose
// governor and content tree.go reads from the tree by one walk, or, in what
// somebody says, by what is to be done, what his side will do (clause_said.go,
// deadline.go), what he calls right or wrong, and what he says that it brings
// (verdict.go), and what he says he did not do (denial.go). A model (learned.go) weighs what these read and adds
// the words that no table knows. What is done to a thing
// passive.go reads; what was told of before, known.go. Whose it is, party.go, plain.go, office.go and whose.go tell, of a lawsuit
// or a motion paper.go; where the tree of a sentence has no subject for it, the
// source of the attribution whose cue it is takes it (source.go).
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
	token  int // the word that takes it
	party  string
	stance string
	by     string    // entity id of who took the stance, "" unknown
	span   news.Span // the words: from the subject to the end of the object
	text   string
	head   int      // the noun that names the issue, -1 none
	key    string   // what the issue is known by: the noun's stem, or the deed
	narrow []string // stems of what narrows the noun: "licence" of "licence fee"
	short  string   // the words for it
	long   string   // the same with what hangs on it
	when   string
	grade  news.Grade
	before news.Span // the sentence before, where the words point back at it
	deed   int       // the verb of the deed that it is about, -1 none
	byIt   bool      // who takes it is only pointed at: "it", "its", "they"

	modality  string
	addressee string // who is to do it, "" not said
	condition string
	voice     string // quoted, told, outlet, other
	account   string // whose account it is, of "other"
}

type claimsKey struct{}

// Positions gathers the stances of all articles. The order of docs does not
// matter.
func Positions(docs []*news.Doc, w *who.Who, o line.Origins) []news.Position {
	var all []claim
	offices := w.Offices(officesTell)
	for _, d := range docs {
		r := reader{d: d, w: w}
		all = append(all, news.PartOf(d, claimsKey{}, offices.View(d), r.claims)...)
	}
	part(all)
	labels := labels(all)
	groups := map[[3]string][]claim{}
	var keys [][3]string
	for _, c := range all {
		k := [3]string{c.party, labels[c.key], c.stance}
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
	moves(out)
	order(out)
	return out
}

// order puts first what most origins tell and what is surest; of equals, what
// most sides take a stance on, and the sides that most is told of.
func order(list []news.Position) {
	sides, told := map[string]map[string]bool{}, map[string]int{}
	for _, p := range list {
		if sides[p.Issue] == nil {
			sides[p.Issue] = map[string]bool{}
		}
		sides[p.Issue][p.Party] = true
		told[p.Party] += p.Origins
	}
	slices.SortStableFunc(list, func(a, b news.Position) int {
		return cmp.Or(b.Origins-a.Origins, cmp.Compare(a.Grade, b.Grade), len(sides[b.Issue])-len(sides[a.Issue]), told[b.Party]-told[a.Party],
			slices.Index(voices, a.Voice)-slices.Index(voices, b.Voice),
			cmp.Compare(a.Evidence[0].Article, b.Evidence[0].Article), a.Evidence[0].Start-b.Evidence[0].Start, b.Evidence[0].End-a.Evidence[0].End,
			cmp.Compare(a.Issue, b.Issue), cmp.Compare(a.Party, b.Party), cmp.Compare(a.ID, b.ID))
	})
}

// position makes the line of one party's stance on one issue.
func position(g []claim, issue string, o line.Origins) news.Position {
	slices.SortStableFunc(g, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.grade, b.grade), fair(a)-fair(b), cmp.Compare(a.doc.Article.ID, b.doc.Article.ID), a.span.Start-b.span.Start)
	})
	p := news.Position{Party: g[0].party, Issue: issue, Stance: g[0].stance, Text: g[0].text, By: []string{},
		Modality: g[0].modality, When: news.Date{Precision: news.PrecisionUnknown}, Takes: []news.Take{}}
	var ev []news.Evidence
	for _, c := range g {
		ev = append(ev, c.doc.Article.Evidence(c.span))
		if c.by != "" {
			p.By = append(p.By, c.by)
		}
		if c.when != "" && !p.When.Known() {
			p.When = news.Date{Value: c.when, Precision: news.PrecisionDay}
		}
		add(&p, c)
	}
	if b := g[0].before; !b.Empty() {
		e := g[0].doc.Article.Evidence(b)
		p.Before = &e
	}
	if string(p.Addressee) == p.Party {
		p.Addressee = ""
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

// part gives issues of one noun keys of their own where what narrows the noun is
// another thing ("licence fees", "a break-up fee"). A claim that narrows nothing
// is of the issue of which most speak.
func part(all []claim) {
	by := map[string][]int{}
	for i, c := range all {
		if len(c.narrow) > 0 {
			by[c.key] = append(by[c.key], i)
		}
	}
	for key, at := range by {
		groups := groupNarrow(all, at)
		if len(groups) < 2 {
			continue
		}
		most := 0
		for k, g := range groups {
			if len(g.claims) > len(groups[most].claims) {
				most = k
			}
		}
		for i := range all {
			if all[i].key == key && len(all[i].narrow) == 0 {
				all[i].key += "\x1f" + groups[most].stems[0]
			}
		}
		for _, g := range groups {
			for _, i := range g.claims {
				all[i].key = key + "\x1f" + g.stems[0]
			}
		}
	}
}

// narrowing is the claims on one noun that share what narrows it.
type narrowing struct {
	stems  []string // sorted
	claims []int
}

// groupNarrow puts the claims at the indices together that share a stem,
// directly or over others, in the order of their stems.
func groupNarrow(all []claim, at []int) []narrowing {
	var out []narrowing
	for _, i := range at {
		g := narrowing{stems: line.Set(all[i].narrow), claims: []int{i}}
		kept := out[:0:0]
		for _, x := range out {
			if slices.ContainsFunc(x.stems, func(s string) bool { return slices.Contains(g.stems, s) }) {
				g.stems, g.claims = line.Union(g.stems, x.stems), append(x.claims, g.claims...)
			} else {
				kept = append(kept, x)
			}
		}
		out = append(kept, g)
	}
	slices.SortFunc(out, func(a, b narrowing) int { return cmp.Compare(a.stems[0], b.stems[0]) })
	return out
}

// labels gives for each key of an issue the phrase by which the texts call it:
// the commonest short one, the shortest of equals; with what hangs on it where
// all that speak of it say the same.
func labels(all []claim) map[string]string {
	short, long := map[string]map[string]int{}, map[string]map[string]int{}
	for _, c := range all {
		if short[c.key] == nil {
			short[c.key], long[c.key] = map[string]int{}, map[string]int{}
		}
		short[c.key][c.short]++
		long[c.key][c.long]++
	}
	out := map[string]string{}
	for key, n := range short {
		if len(long[key]) == 1 {
			n = long[key]
		}
		best, top := "", 0
		for p, k := range n {
			if k > top || k == top && (len(p) < len(best) || len(p) == len(best) && p < best) {
				best, top = p, k
			}
		}
		out[key] = best
	}
	return out
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
