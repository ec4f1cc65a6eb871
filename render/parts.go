package render

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"synoptic/news"
)

// lead gives the line of counts and the line of dates.
func (b *book) lead() []line {
	d := b.d
	counts := line{Runs: []run{{Text: plural(len(d.Articles), "article") + " from " + plural(max(d.Coverage.Origins, 1), "independent origin")}}}
	if w := when(d.Story.EventDate); w != "" {
		counts.write(plain, " · event of "+w)
	}
	if places := distinct(d.Story.Places); len(places) > 0 {
		counts.write(plain, " · "+strings.Join(places, ", "))
	}
	how := map[news.Basis]int{}
	for _, a := range d.Articles {
		how[a.Published.Basis]++
	}
	var parts []string
	for _, x := range []struct {
		basis news.Basis
		word  string
	}{{news.BasisStated, "stated by the input"}, {news.BasisMetadata, "from the page's metadata"}, {news.BasisInferred, "inferred from the words"},
		{news.BasisUnknown, "not known"}} {
		if n := how[x.basis]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, x.word))
		}
	}
	dates := line{}
	if len(parts) > 0 {
		dates.write(dim, "Dates of publication: "+strings.Join(parts, ", ")+".")
	}
	n := 0
	for _, a := range d.Articles {
		n += len(a.Furniture)
	}
	var aside []string
	if n > 0 {
		aside = append(aside, plural(n, "passage")+" that are not part of the reports")
	}
	if n == 1 {
		aside[0] = "1 passage that is not part of its report"
	}
	if len(d.Aside) > 0 {
		aside = append(aside, plural(len(d.Aside), "input"))
	}
	if len(aside) > 0 {
		dates.write(dim, " Set aside: "+strings.Join(aside, ", ")+".")
	}
	out := []line{counts}
	if !dates.empty() {
		out = append(out, dates)
	}
	if by := rewordedBy(d.Story.Summary); by != "" {
		out = append(out, line{Runs: []run{in(dim, by)}})
	}
	return out
}

// rewordedBy says how much of the first paragraph a language model worded.
func rewordedBy(list []news.SummaryLine) string {
	n, by := 0, ""
	for _, s := range list {
		if s.Reworded != "" {
			n, by = n+1, s.Reworded
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("First paragraph: %d of %s worded by the language model %s and checked against the lines.", n, plural(len(list), "sentence"), by)
}

// distinct gives words clean and once each, whatever their case.
func distinct(list []string) []string {
	var out []string
	for _, s := range list {
		s = clean(s)
		if s != "" && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, s) }) {
			out = append(out, s)
		}
	}
	return out
}

func (b *book) summary() []line {
	about := b.lines()
	var out []line
	for _, s := range b.d.Story.Summary {
		l := line{ID: s.Line, Runs: say(s.Text)}
		if of, ok := about[s.Line]; ok {
			l.By, l.Evidence = of.By, of.Evidence
		}
		if !l.empty() {
			out = append(out, l)
		}
	}
	return out
}

func (b *book) reports() []line {
	first := map[string]int{}
	var out []line
	for i, a := range b.d.Articles {
		l := line{ID: a.ID, By: []int{i + 1}, Evidence: a.Published.Evidence}
		l.write(strong, b.labels[i])
		if t := clean(string(a.Title)); t != "" {
			l.write(plain, ": "+t)
		}
		var tail []string
		if w := when(a.Published.Date()); w != "" {
			if a.Published.Basis == news.BasisInferred {
				w += " (inferred)"
			}
			tail = append(tail, w)
		} else {
			tail = append(tail, "date unknown")
		}
		tail = append(tail, plural(a.Words, "word"))
		if len(a.Agencies) > 0 {
			tail = append(tail, "relays "+clean(strings.Join(a.Agencies, ", ")))
		}
		if n := first[a.Origin]; n > 0 && a.Origin != "" {
			tail = append(tail, fmt.Sprintf("same origin as [%d]", n))
		} else {
			first[a.Origin] = i + 1
		}
		l.write(dim, " · "+strings.Join(tail, " · "))
		out = append(out, l)
	}
	return out
}

// differences gives what the reports tell otherwise than others, in the record's order,
// which is that of how much it matters.
func (b *book) differences() part {
	p := part{ID: "differences", Head: "Where the reports differ", Sides: true}
	if len(b.d.Articles) > 1 && len(b.d.Differences) == 0 && b.d.Shown == "" {
		p.Sides, p.Note = false, "No difference was found among the reports at hand."
		if slices.ContainsFunc(b.d.Figures, func(f news.Figure) bool { return f.Verdict == "differ" }) {
			p.Note = "But for numbers that differ (below, under Figures), no difference was found among the reports at hand."
		}
		return p
	}
	for _, x := range b.d.Differences {
		sub := line{ID: x.ID, Grade: x.Grade}
		kind := clean(x.Kind)
		if note := clean(x.Note); note != "" && note != kind {
			kind += "; " + note
		}
		sub.write(strong, clean(x.About)).write(dim, " ("+kind+")")
		k := block{Sub: sub}
		for _, r := range x.Readings {
			l := line{By: b.numbers(r.Articles), Evidence: r.Evidence}
			st := plain
			if x.Kind == "wording" || x.Kind == "name" {
				st = quoted
			}
			l.write(st, clean(r.Value))
			k.Lines = append(k.Lines, l)
			k.Sub.Evidence = append(k.Sub.Evidence, r.Evidence...)
		}
		p.Blocks = append(p.Blocks, k)
	}
	return p
}

var stances = map[string]string{"demands": "demands", "proposes": "proposes", "offers": "offers", "accepts": "accepts",
	"rejects": "rejects", "concedes": "concedes", "conditions": "makes it depend", "denies": "denies"}

// positions is the table of parties by issues. Parties with most positions
// come first, issues in the dossier's order.
func (b *book) positions() part {
	p := part{ID: "positions", Head: "Positions"}
	if len(b.d.Positions) == 0 {
		return p
	}
	count, at := map[string]int{}, map[[2]string][]news.Position{}
	var parties, issues []string
	seen := map[string]bool{}
	for _, x := range b.d.Positions {
		if count[x.Party] == 0 {
			parties = append(parties, x.Party)
		}
		count[x.Party]++
		if !seen[x.Issue] {
			seen[x.Issue] = true
			issues = append(issues, x.Issue)
		}
		at[[2]string{x.Issue, x.Party}] = append(at[[2]string{x.Issue, x.Party}], x)
	}
	sort.SliceStable(parties, func(i, j int) bool { return count[parties[i]] > count[parties[j]] })
	t := &table{Corner: "issue"}
	for _, x := range parties {
		t.Cols = append(t.Cols, column{Label: clean(x), Short: clean(x)})
	}
	for _, issue := range issues {
		r := row{Head: line{Runs: []run{in(strong, issue)}}}
		for _, party := range parties {
			c := line{}
			for _, x := range at[[2]string{issue, party}] {
				c.Under = append(c.Under, b.position(x))
			}
			r.Cells = append(r.Cells, c)
		}
		t.Rows = append(t.Rows, r)
	}
	p.Blocks = []block{{Table: t}}
	return p
}

func (b *book) position(x news.Position) line {
	l := line{ID: x.ID, By: b.numbers(x.Articles), Grade: x.Grade, Evidence: x.Evidence}
	stance := stances[x.Stance]
	if stance == "" {
		stance = clean(x.Stance)
	} else if x.Stance == "rejects" && negated(x.Text) { // "rejects: it should not be sold" would say the contrary
		stance = "says no"
	}
	l.write(strong, stance)
	if x.Addressee != "" {
		l.write(plain, " of "+clean(string(x.Addressee)))
	}
	l.write(plain, ": ").write(quoted, clean(x.Text))
	if x.Before != nil {
		l.write(dim, " (before it: ").write(quoted, clean(x.Before.Text)).write(dim, ")")
	}
	var by []string
	for _, e := range x.By {
		if n := b.who(e); n != "" && n != clean(x.Party) {
			by = append(by, n)
		}
	}
	if len(by) > 0 {
		l.write(dim, " ("+strings.Join(by, ", ")+")")
	}
	switch x.Voice {
	case "outlet":
		l.write(dim, " (in the outlet's words)")
	case "other":
		l.write(dim, " ("+b.account(x)+")")
	}
	for _, y := range b.d.Positions {
		if y.ID == string(x.MovedFrom) {
			l.write(dim, " (before: "+clean(y.Stance)+")")
		}
	}
	return l
}

// negated tells whether words say no by themselves.
func negated(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch w = strings.Trim(w, ".,;:!?\"“”‘’'"); {
		case w == "not", w == "never", w == "no", w == "cannot", strings.HasSuffix(w, "n't"), strings.HasSuffix(w, "n’t"):
			return true
		}
	}
	return false
}

// account tells whose account of a party's position it is.
func (b *book) account(x news.Position) string {
	var by []string
	for _, t := range x.Takes {
		if n := clean(string(t.Account)); n != "" && !slices.Contains(by, n) {
			by = append(by, n)
		}
	}
	if len(by) == 0 {
		return "as others tell it"
	}
	return "by the account of " + strings.Join(by, ", ")
}

// figures lists the numbers, those on which the reports differ first.
func (b *book) figures() part {
	p := part{ID: "figures", Head: "Figures"}
	var k, back block
	for _, f := range b.sortedFigures() {
		l := line{ID: f.ID, By: b.numbers(f.Articles), Grade: f.Grade}
		l.write(strong, b.figureName(f)).write(plain, ": ")
		for i, r := range f.Readings {
			if i > 0 {
				l.write(plain, "; ")
			}
			l.write(quoted, rated(f, r))
			if len(f.Readings) > 1 {
				l.write(dim, " "+marks(b.numbers(r.Articles)))
			}
			l.Evidence = append(l.Evidence, r.Evidence...)
		}
		switch f.Verdict {
		case "differ":
			l.write(dim, ". ").write(strong, "The reports differ.")
		case "single":
			if len(f.Readings) == 1 {
				if text := b.around(f.Readings[0]); text != "" {
					l.write(dim, " — ").write(quoted, "“"+text+"”")
				}
			}
		case "agree":
			if len(f.Readings) > 1 {
				l.write(dim, ". The reports do not conflict.")
			} else if len(l.By) > 1 {
				l.write(dim, ". The reports agree.")
			}
		}
		if f.Background {
			back.Lines = append(back.Lines, l)
		} else {
			k.Lines = append(k.Lines, l)
		}
	}
	if len(k.Lines) > 0 {
		p.Blocks = []block{k}
	}
	if len(back.Lines) > 0 {
		back.Sub.write(strong, "Before the news")
		p.Blocks = append(p.Blocks, back)
	}
	return p
}

func (b *book) sortedFigures() []news.Figure {
	list := append([]news.Figure{}, b.d.Figures...)
	rank := map[string]int{"differ": 0, "agree": 1, "single": 2}
	sort.SliceStable(list, func(i, j int) bool { return rank[list[i].Verdict] < rank[list[j].Verdict] })
	return list
}

func (b *book) figureName(f news.Figure) string {
	name := clean(f.Name())
	if f.Scope == "each" && f.Verdict != "single" { // there the words beside it say of what
		name += ", each"
	}
	switch day := string(f.AsOf[:min(len(f.AsOf), 10)]); {
	case day == "":
	case f.Background:
		name += ", " + when(news.Date{Value: day})
	case day != b.d.Story.EventDate.Value:
		name += ", as of " + when(news.Date{Value: day})
	}
	return name
}

// marks writes article numbers: "[1][3]".
func marks(ns []int) string {
	if len(ns) > manyArticles {
		return ranges(ns)
	}
	s := ""
	for _, n := range ns {
		s += fmt.Sprintf("[%d]", n)
	}
	return s
}

const (
	manyArticles = 12 // beyond it a line gives its articles as ranges, a table has no column for each
	mostRanges   = 6
)

// ranges writes many numbers short: "[1–7] [9] [12–29] and 31 more".
func ranges(ns []int) string {
	var s []string
	for i := 0; i < len(ns); {
		if len(s) == mostRanges {
			s = append(s, fmt.Sprintf("and %d more", len(ns)-i))
			break
		}
		j := i + 1
		for j < len(ns) && ns[j] == ns[j-1]+1 {
			j++
		}
		if j-i == 1 {
			s = append(s, fmt.Sprintf("[%d]", ns[i]))
		} else {
			s = append(s, fmt.Sprintf("[%d–%d]", ns[i], ns[j-1]))
		}
		i = j
	}
	return strings.Join(s, " ")
}
