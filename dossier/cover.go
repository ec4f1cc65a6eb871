package dossier

import (
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/news"
	"synoptic/wordlist"
)

// most is how many origins must have what one leaves out for that to be told.
const most = 3

// coverage counts which article supports which lines. Lines are meetings,
// statements, positions, events and figures.
func coverage(d *news.Dossier, o line.Origins) news.Coverage {
	c := news.Coverage{Articles: len(d.Articles), ByArticle: []news.ArticleCoverage{}, SingleSource: []string{}, SharedByAll: []string{}}
	var all []string
	at := map[string]int{}
	for i, a := range d.Articles {
		all = append(all, a.ID)
		at[a.ID] = i
		c.ByArticle = append(c.ByArticle, news.ArticleCoverage{Article: a.ID, OnlyHere: []string{}, LeftOut: []string{}})
	}
	c.Origins = o.Count(all)
	words := map[string]map[string]bool{} // of an article, stems, where they are asked for
	// hints tells whether an article may tell in other words what a line says in some: it has
	// half of those that carry meaning, be it of one reading
	hints := func(a *news.Report, texts []string) bool {
		if words[a.ID] == nil {
			words[a.ID] = wordlist.Set(strings.Join(stems(string(a.Title)+"\n"+a.Text), " "))
		}
		return slices.ContainsFunc(texts, func(t string) bool {
			all, has := stems(t), 0
			for _, w := range all {
				if words[a.ID][w] {
					has++
				}
			}
			return 2*has >= len(all)
		})
	}
	add := func(id string, articles []string, sure bool, texts ...string) {
		c.Lines++
		for _, a := range articles {
			c.ByArticle[at[a]].Lines++
		}
		if len(articles) == len(all) && len(all) > 1 {
			c.SharedByAll = append(c.SharedByAll, id)
		}
		if n := o.Count(articles); sure && n >= most && n == c.Origins-1 {
			for _, a := range all {
				if o.Count(append([]string{a}, articles...)) > n && !hints(&d.Articles[at[a]], texts) {
					x := &c.ByArticle[at[a]]
					x.LeftOut = append(x.LeftOut, id)
				}
			}
		}
		if sure && len(all) > 1 && o.Count(articles) == 1 {
			c.SingleSource = append(c.SingleSource, id)
			if len(articles) == 1 {
				x := &c.ByArticle[at[articles[0]]]
				x.OnlyHere = append(x.OnlyHere, id)
			}
		}
	}
	// what only one article has is said only where the matching is sure: a
	// guess (grade C) may well stand in another article in other words
	// what happened comes first, then what was said of it
	for _, e := range d.Events {
		add(e.ID, e.Articles, e.Grade == news.GradeA, e.Text)
	}
	for _, f := range d.Figures {
		var texts []string
		for _, r := range f.Readings {
			texts = append(texts, r.Text)
		}
		add(f.ID, f.Articles, f.Grade != news.GradeC, texts...)
	}
	for _, m := range d.Meetings {
		add(m.ID, m.Articles, m.Grade != news.GradeC) // its label is its parties, whom all name
	}
	for _, s := range d.Statements {
		add(s.ID, s.Articles, s.Mode != "indirect" && s.Grade != news.GradeC, s.Content)
	}
	for _, p := range d.Positions {
		add(p.ID, p.Articles, p.Grade != news.GradeC, p.Text)
	}
	slices.Sort(c.SingleSource)
	slices.Sort(c.SharedByAll)
	return c
}

// stems gives the stems of the words of a text that carry meaning, and its numbers.
func stems(text string) []string {
	var out []string
	for _, w := range said.Words(text) {
		if len(w) > 3 || w[0] >= '0' && w[0] <= '9' {
			out = append(out, said.Stem(w))
		}
	}
	return out
}
