package dossier

import (
	"slices"

	"synoptic/dossier/line"
	"synoptic/news"
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
	add := func(id string, articles []string, sure bool) {
		c.Lines++
		for _, a := range articles {
			c.ByArticle[at[a]].Lines++
		}
		if len(articles) == len(all) && len(all) > 1 {
			c.SharedByAll = append(c.SharedByAll, id)
		}
		if n := o.Count(articles); sure && n >= most && n == c.Origins-1 {
			for _, a := range all {
				if o.Count(append([]string{a}, articles...)) > n {
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
	for _, m := range d.Meetings {
		add(m.ID, m.Articles, m.Grade != news.GradeC)
	}
	for _, s := range d.Statements {
		add(s.ID, s.Articles, s.Mode != "indirect" && s.Grade != news.GradeC)
	}
	for _, p := range d.Positions {
		add(p.ID, p.Articles, p.Grade != news.GradeC)
	}
	for _, e := range d.Events {
		add(e.ID, e.Articles, e.Grade == news.GradeA)
	}
	for _, f := range d.Figures {
		add(f.ID, f.Articles, f.Grade != news.GradeC)
	}
	slices.Sort(c.SingleSource)
	slices.Sort(c.SharedByAll)
	for i := range c.ByArticle {
		slices.Sort(c.ByArticle[i].OnlyHere)
		slices.Sort(c.ByArticle[i].LeftOut)
	}
	return c
}
