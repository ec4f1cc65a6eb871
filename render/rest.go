package render

import (
	"fmt"
	"sort"
	"strings"

	"synoptic/news"
)

// timeline gives the news, then what went before it, each in order of time as the
// dossier has it: where a page is cut, the news stays.
func (b *book) timeline() part {
	p := part{ID: "timeline", Head: "Timeline"}
	var news, back block
	for _, h := range b.d.Events {
		k := &news
		if h.Background {
			k = &back
		}
		k.Lines = append(k.Lines, b.happening(h))
	}
	if len(news.Lines) > 0 {
		p.Blocks = append(p.Blocks, news)
	}
	if len(back.Lines) > 0 {
		back.Sub.write(strong, "Before the news")
		p.Blocks = append(p.Blocks, back)
	}
	return p
}

func (b *book) happening(h news.Happening) line {
	l := line{ID: h.ID, By: b.numbers(h.Articles), Grade: h.Grade, Evidence: h.Evidence}
	w := shortWhen(h.When)
	if w == "" {
		w = "no date"
	}
	l.write(strong, w).write(plain, "  ").write(quoted, clean(h.Text))
	if m := mood(h.Aux); m != "" {
		l.write(dim, " ("+m+")")
	}
	return l
}

// mood tells in words what an event is besides a fact.
func mood(aux []string) string {
	var out []string
	for _, a := range aux {
		if w := map[string]string{"future": "ahead", "hypothetical": "not yet fact", "negated": "did not happen"}[a]; w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, ", ")
}

// onlyHere lists for each article the lines that it alone has.
func (b *book) onlyHere() part {
	p := part{ID: "only", Head: "Only here"}
	n := len(b.d.Articles)
	if n < 2 {
		return p
	}
	p.Note = fmt.Sprintf("Lines that 1 of the %d articles at hand has and no other.", n)
	about, alone := b.lines(), b.alone()
	for _, c := range b.d.Coverage.ByArticle {
		num := b.number[c.Article]
		if num == 0 || len(c.OnlyHere) == 0 {
			continue
		}
		k := block{Sub: line{By: []int{num}}}
		text := fmt.Sprintf(", %d of its %s", len(c.OnlyHere), plural(c.Lines, "line"))
		if n := alone[c.Article] - len(c.OnlyHere); n > 0 {
			text += fmt.Sprintf(" (and %d that others may tell in other words)", n)
		}
		k.Sub.write(strong, b.labels[num-1]).write(dim, text)
		for _, id := range c.OnlyHere {
			if l, ok := about[id]; ok {
				l.By = nil
				k.Lines = append(k.Lines, l)
			}
		}
		p.Blocks = append(p.Blocks, k)
	}
	return p
}

// alone counts for each article the lines of coverage that bear its mark alone, sure or not.
func (b *book) alone() map[string]int {
	out := map[string]int{}
	add := func(articles []string) {
		if len(articles) == 1 {
			out[articles[0]]++
		}
	}
	for _, x := range b.d.Events {
		add(x.Articles)
	}
	for _, x := range b.d.Figures {
		add(x.Articles)
	}
	for _, x := range b.d.Meetings {
		add(x.Articles)
	}
	for _, x := range b.d.Statements {
		add(x.Articles)
	}
	for _, x := range b.d.Positions {
		add(x.Articles)
	}
	return out
}

// leftOut lists for each article what all the other origins have and it has not.
func (b *book) leftOut() part {
	p := part{ID: "left-out", Head: "Left out"}
	about := b.lines()
	for _, c := range b.d.Coverage.ByArticle {
		num := b.number[c.Article]
		if num == 0 || len(c.LeftOut) == 0 {
			continue
		}
		k := block{Sub: line{By: []int{num}}}
		k.Sub.write(strong, b.labels[num-1])
		for _, id := range c.LeftOut {
			if l, ok := about[id]; ok {
				k.Lines = append(k.Lines, l)
			}
		}
		p.Blocks = append(p.Blocks, k)
	}
	if len(p.Blocks) > 0 {
		p.Note = fmt.Sprintf("What all but one of the %d origins at hand have.", b.d.Coverage.Origins)
	}
	return p
}

// lines gives a short line for each line of the dossier, by its id.
func (b *book) lines() map[string]line {
	if b.short != nil {
		return b.short
	}
	out := map[string]line{}
	b.short = out
	put := func(id string, ids []string, g news.Grade, ev []news.Evidence, kind, text string) {
		l := line{ID: id, By: b.numbers(ids), Grade: g, Evidence: ev}
		out[id] = *l.write(dim, kind+" ").write(plain, cut(clean(text), 160))
	}
	for _, m := range b.d.Meetings {
		text := m.Label
		if w := when(m.When); w != "" {
			text += ", " + w
		}
		put(m.ID, m.Articles, m.Grade, m.Evidence, "meeting", text)
	}
	for _, s := range b.d.Statements {
		var ev []news.Evidence
		for _, r := range s.Renderings {
			ev = append(ev, r.Content...)
		}
		name := s.Speaker.Text
		if s.Speaker.Entity != "" {
			name = b.who(string(s.Speaker.Entity))
		}
		if name != "" {
			name += ": "
		}
		put(s.ID, s.Articles, s.Grade, ev, "said", name+inQuotes(clean(s.Content), s.Mode))
	}
	for _, x := range b.d.Positions {
		put(x.ID, x.Articles, x.Grade, x.Evidence, "position", x.Party+" "+x.Stance+", "+x.Issue+": "+x.Text)
	}
	for _, h := range b.d.Events {
		text := h.Text
		if w := shortWhen(h.When); w != "" {
			text = w + ", " + text
		}
		put(h.ID, h.Articles, h.Grade, h.Evidence, "event", text)
	}
	for _, f := range b.d.Figures {
		var ev []news.Evidence
		var texts []string
		for _, r := range f.Readings {
			ev = append(ev, r.Evidence...)
			texts = append(texts, r.Text)
		}
		put(f.ID, f.Articles, f.Grade, ev, "figure", b.figureName(f)+": "+strings.Join(texts, "; "))
	}
	for _, x := range b.d.Differences {
		var ev []news.Evidence
		var ids []string
		for _, r := range x.Readings {
			ev = append(ev, r.Evidence...)
			ids = append(ids, r.Articles...)
		}
		put(x.ID, ids, x.Grade, ev, "difference", x.About)
	}
	for _, e := range b.d.Entities {
		put(e.ID, e.Articles, e.Grade, e.Evidence, string(e.Type), e.Name)
	}
	return out
}

// people is the table of persons: side, role, spellings.
func (b *book) people() part {
	p := part{ID: "people", Head: "People"}
	var list []news.Entity
	for _, e := range b.d.Entities {
		if e.Type == news.Person {
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		return p
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, c := list[i], list[j]
		if (a.Party == "") != (c.Party == "") {
			return a.Party != ""
		}
		if a.Party != c.Party {
			return a.Party < c.Party
		}
		return len(a.Articles) > len(c.Articles)
	})
	side := "\x00"
	var k block
	for _, e := range list {
		if s := clean(string(e.Party)); s != side {
			if side = s; len(k.Lines) > 0 {
				p.Blocks = append(p.Blocks, k)
			}
			if s == "" {
				s = "No side found"
			}
			k = block{Sub: line{Runs: []run{{Text: s, Style: strong}}}}
		}
		k.Lines = append(k.Lines, b.person(e))
	}
	p.Blocks = append(p.Blocks, k)
	return p
}

// past tells whether a title says by itself that the office is no longer held.
func past(title string) bool {
	first, _, _ := strings.Cut(strings.ToLower(title), " ")
	switch first {
	case "former", "retired", "late", "one-time", "onetime", "erstwhile":
		return true
	}
	return strings.HasPrefix(first, "ex-")
}

func (b *book) person(e news.Entity) line {
	l := line{ID: e.ID, By: b.numbers(e.Articles), Grade: e.Grade, Evidence: e.Evidence}
	l.write(plain, clean(e.Name))
	seen := map[string]bool{}
	var roles []string
	for _, r := range e.Roles {
		t := clean(r.Title)
		if key := strings.ToLower(t); t == "" || seen[key] || seen[r.Norm] && r.Norm != "" {
			continue
		} else {
			seen[key], seen[r.Norm] = true, true
		}
		if r.Former && !past(t) {
			t = "former " + t
		}
		roles = append(roles, t)
	}
	if len(roles) > 0 {
		l.write(dim, ", "+strings.Join(roles, "; "))
	}
	var also []string
	for _, n := range e.Names {
		if t := clean(n.Text); t != "" && t != clean(e.Name) && !strings.Contains(clean(e.Name), t) {
			also = append(also, t)
		}
	}
	if len(also) > 0 {
		l.write(dim, " (also "+strings.Join(also, ", ")+")")
	}
	return l
}

var gradeWords = []struct {
	grade news.Grade
	text  string
}{{news.GradeA, "the words say it outright"}, {news.GradeB, "read with rules over clean structure"}, {news.GradeC, "a guess worth showing"}}

func (b *book) grades() part {
	p := part{ID: "grades", Head: "Grades", Note: "How sure a line is. The very words decide: look at them where it matters."}
	var k block
	for _, g := range gradeWords {
		l := line{}
		l.write(strong, string(g.grade)).write(plain, "  "+g.text)
		for _, n := range b.d.Grades {
			if n.Grade == g.grade && n.Of > 0 {
				l.write(dim, fmt.Sprintf("; %d of %d lines right (%d%%)", n.Right, n.Of, 100*n.Right/n.Of))
				if on := clean(n.On); on != "" {
					l.write(dim, " on "+on)
				}
			}
		}
		k.Lines = append(k.Lines, l)
	}
	p.Blocks = []block{k}
	return p
}

func (b *book) aside() part {
	p := part{ID: "aside", Head: "Set aside"}
	var k block
	for _, a := range b.d.Aside {
		l := line{}
		l.write(strong, clean(a.Location)).write(plain, ": "+clean(a.Why))
		k.Lines = append(k.Lines, l)
	}
	for i, a := range b.d.Articles {
		for _, s := range a.Furniture {
			if s.Start < 0 || s.End > len(a.Text) || s.Empty() {
				continue
			}
			l := line{By: []int{i + 1}, Evidence: []news.Evidence{{Article: a.ID, Start: s.Start, End: s.End, Text: a.Text[s.Start:s.End]}}}
			l.write(quoted, cut(clean(a.Text[s.Start:s.End]), 100)).write(dim, " (not part of the report)")
			k.Lines = append(k.Lines, l)
		}
	}
	if len(k.Lines) > 0 {
		p.Blocks = []block{k}
	}
	return p
}
