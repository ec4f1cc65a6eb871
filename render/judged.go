package render

import (
	"strings"

	"synoptic/news"
)

// acts gives the acts of a record by their ids.
func (b *book) acts() map[string]news.Judgement {
	out := map[string]news.Judgement{}
	if b.d.Vetting != nil {
		for _, j := range b.d.Vetting.Acts {
			out[j.ID] = j
		}
	}
	return out
}

// mark says beside a line what people made of it.
func (b *book) mark(l *line) {
	v := b.d.Vetting.Of(l.ID)
	if v == nil || l.empty() {
		return
	}
	var says []string
	if v.Pinned {
		says = append(says, "pinned")
	}
	if v.Status != news.StatusCandidate && v.Status != news.StatusWrong {
		says = append(says, v.Status)
	}
	acts := b.acts()
	for _, c := range v.Corrected {
		says = append(says, clean(c.Field+" set by "+acts[c.Act].By+", read as "+c.Was))
	}
	for _, id := range v.Acts {
		if j := acts[id]; j.Verdict == news.JudgedNote {
			says = append(says, clean(j.By+": "+j.Why))
		}
	}
	if len(says) > 0 {
		l.write(dim, " · "+strings.Join(says, " · "))
	}
}

// marks says beside every line of a part what people made of it.
func (b *book) marked(p part) part {
	if b.d.Vetting == nil {
		return p
	}
	each := func(list []line) {
		for i := range list {
			b.mark(&list[i])
		}
	}
	for i := range p.Blocks {
		k := &p.Blocks[i]
		b.mark(&k.Sub)
		each(k.Lines)
		if k.Table == nil {
			continue
		}
		for _, r := range k.Table.Rows {
			for _, c := range r.Cells {
				each(c.Under)
			}
		}
	}
	return p
}

// pinned lists the lines that people pinned, with their notes.
func (b *book) pinned() part {
	p := part{ID: "pinned", Head: "Pinned"}
	if b.d.Vetting == nil {
		return p
	}
	about := b.lines()
	var k block
	for _, v := range b.d.Vetting.Lines {
		if l, ok := about[v.Line]; ok && v.Pinned {
			k.Lines = append(k.Lines, l)
		}
	}
	if len(k.Lines) > 0 {
		p.Blocks = []block{k}
	}
	return p
}

// judged is what people made of the record: the lines that were judged wrong,
// which are no part of it, what has no effect and why, and where people
// disagree.
func (b *book) judged() part {
	p := part{ID: "judged", Head: "What people judged"}
	v := b.d.Vetting
	if v == nil {
		return p
	}
	acts := b.acts()
	p.Note = plural(v.Confirmed, "line") + " confirmed; nobody has decided on " + plural(v.Candidates, "other") + "."
	w := v.Wrong
	apart := newBook(&news.Dossier{Articles: b.d.Articles, Entities: b.d.Entities, Meetings: w.Meetings, Statements: w.Statements,
		Positions: w.Positions, Events: w.Events, Figures: w.Figures, Differences: w.Differences, Story: b.d.Story})
	lines := apart.lines()
	block := func(head string, list []line) {
		if len(list) > 0 {
			k := block{Lines: list}
			k.Sub.write(strong, head)
			p.Blocks = append(p.Blocks, k)
		}
	}
	var wrong, disputed, idle []line
	for _, l := range v.Lines {
		x, ok := lines[l.Line]
		if l.Status != news.StatusWrong || !ok {
			continue
		}
		x.ID = l.Line
		for _, id := range l.Acts {
			if j := acts[id]; j.Verdict == news.JudgedWrong {
				x.write(dim, " · wrong, "+clean(j.By)).write(dim, colon(j.Why))
			}
		}
		wrong = append(wrong, x)
	}
	for _, c := range v.Collisions {
		l := line{Runs: []run{in(plain, c.About)}}
		for _, id := range c.Acts {
			j := acts[id]
			l.write(dim, " · "+clean(j.By+": "+j.Verdict+", "+About(j))).write(dim, colon(j.Why))
		}
		disputed = append(disputed, l)
	}
	for _, u := range v.NotApplied {
		j := acts[u.Act]
		l := line{Runs: []run{in(plain, j.By+": "+j.Verdict+", "+About(j))}}
		idle = append(idle, *l.write(dim, " · "+clean(u.Why)))
	}
	block("Judged wrong", wrong)
	block("People disagree; none of this is carried out", disputed)
	block("Not applied", idle)
	return p
}

func colon(s string) string {
	if s = clean(s); s == "" {
		return ""
	}
	return ": " + s
}
