package render

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"synoptic/news"
)

func (b *book) meetings() part {
	p := part{ID: "meetings", Head: "Meetings"}
	for _, m := range b.d.Meetings {
		k := block{Sub: line{ID: m.ID, By: b.numbers(m.Articles), Grade: m.Grade, Evidence: m.Evidence}}
		k.Sub.write(strong, clean(m.Label)).write(plain, ", "+clean(m.Status))
		k.Facts = b.meetingFacts(m)
		if k.Table = b.roster(m); k.Table != nil {
			k.Key = rosterKey(k.Table)
		} else {
			k.Lines = b.sides(m)
		}
		k.Lines = append(k.Lines, b.readouts(m)...)
		p.Blocks = append(p.Blocks, k)
	}
	return p
}

// readouts tells of what one side of a meeting alone spoke; the statements
// themselves stand among those of the speakers.
func (b *book) readouts(m news.Meeting) []line {
	var out []line
	for _, r := range m.Readouts {
		if len(r.Alone) == 0 {
			continue
		}
		l := line{}
		l.write(dim, "of what the sides say of it, ").write(strong, clean(r.Party)).write(dim, " alone speaks of: ").write(plain, clean(strings.Join(r.Alone, ", ")))
		for _, s := range b.d.Statements {
			if slices.Contains(r.Statements, s.ID) {
				l.By = append(l.By, b.numbers(s.Articles)...)
				for _, x := range s.Renderings {
					l.Evidence = append(l.Evidence, x.Content...)
				}
			}
		}
		slices.Sort(l.By)
		l.By = slices.Compact(l.By)
		out = append(out, l)
	}
	return out
}

func (b *book) meetingFacts(m news.Meeting) []line {
	var facts []string
	if w := when(m.When); w != "" {
		if m.Start != "" && m.When.Precision != news.PrecisionMinute {
			w += ", " + clean(string(m.Start))
		}
		facts = append(facts, w)
	} else if m.Start != "" {
		facts = append(facts, clean(string(m.Start)))
	}
	if m.DurationMinutes != nil {
		facts = append(facts, "lasted "+minutes(*m.DurationMinutes))
	}
	for _, x := range []struct {
		pre  string
		text news.Null
	}{{"", m.Venue}, {"", m.Place}, {"round: ", m.Round}} {
		if x.text != "" {
			facts = append(facts, x.pre+clean(string(x.text)))
		}
	}
	if m.Chair != "" {
		facts = append(facts, "chair "+b.who(string(m.Chair)))
	}
	if m.Host != "" {
		facts = append(facts, "host "+b.who(string(m.Host)))
	}
	var out []line
	if len(facts) > 0 {
		out = append(out, line{Runs: []run{{Text: strings.Join(facts, " · ")}}})
	}
	times := map[string]bool{}
	for _, s := range m.Starts {
		times[s.Value] = true
	}
	if len(times) > 1 {
		l := line{}
		l.write(dim, "start given as ")
		for i, s := range m.Starts {
			if i > 0 {
				l.write(dim, ", ")
			}
			l.write(plain, clean(s.Value)).write(dim, " "+marks(b.numbers([]string{s.Article})))
			l.Evidence = append(l.Evidence, s.Evidence)
		}
		out = append(out, l)
	}
	return out
}

// The signs of a roster.
const (
	signPresent = "●"
	signAbsent  = "✕"
	signInvited = "○"
	signUnclear = "?"
	signNot     = "–"
)

// roster is the table of who was there by article; nil where there is too
// little for one.
func (b *book) roster(m news.Meeting) *table {
	used := make([]bool, len(b.labels)+1)
	named := 0
	for _, g := range m.Delegations {
		for _, x := range g.Members {
			named++
			for _, id := range x.Articles {
				used[b.number[id]] = true
			}
		}
		for _, e := range g.Lists {
			used[b.number[e.Article]] = true
		}
	}
	articles := 0
	for _, u := range used {
		if u {
			articles++
		}
	}
	if named < 3 || articles < 2 {
		return nil // a line a side says it
	}
	t := &table{Corner: "who"}
	var cols []int
	for n := 1; n < len(used); n++ {
		if used[n] {
			cols = append(cols, n)
			t.Cols = append(t.Cols, column{Label: b.labels[n-1], Short: fmt.Sprintf("[%d]", n)})
		}
	}
	for _, g := range m.Delegations {
		t.Rows = append(t.Rows, row{Group: clean(g.Party)})
		members := append([]news.Member{}, g.Members...)
		sort.SliceStable(members, func(i, j int) bool { return b.memberRank(g, m, members[i]) < b.memberRank(g, m, members[j]) })
		for _, x := range members {
			t.Rows = append(t.Rows, b.memberRow(m, g, x, cols))
		}
	}
	return t
}

// sides names the members of a small meeting, a line for each side.
func (b *book) sides(m news.Meeting) []line {
	var out []line
	for _, g := range m.Delegations {
		if len(g.Members) == 0 {
			continue
		}
		l := line{}
		l.write(strong, clean(g.Party)).write(plain, ": ")
		var ids []string
		for i, x := range g.Members {
			if i > 0 {
				l.write(plain, "; ")
			}
			l.write(plain, b.who(x.Entity))
			if x.Role != "" {
				l.write(dim, ", "+clean(string(x.Role)))
			}
			if x.Presence != "present" {
				l.write(dim, " ("+clean(x.Presence)+")")
			}
			l.Evidence = append(l.Evidence, x.Evidence...)
			ids = append(ids, x.Articles...)
		}
		l.By = b.numbers(ids)
		out = append(out, l)
	}
	return out
}

func (b *book) memberRank(g news.Delegation, m news.Meeting, x news.Member) int {
	switch {
	case x.Presence == "absent":
		return 3
	case x.Entity == string(m.Chair), x.Entity == string(g.Head):
		return 0
	case x.Presence == "present":
		return 1
	}
	return 2
}

func (b *book) memberRow(m news.Meeting, g news.Delegation, x news.Member, cols []int) row {
	r := row{Head: line{ID: m.ID + "/" + x.Entity, By: b.numbers(x.Articles), Evidence: x.Evidence}}
	r.Head.write(plain, b.who(x.Entity))
	var tail []string
	if x.Role != "" {
		tail = append(tail, clean(string(x.Role)))
	}
	switch x.Entity {
	case string(m.Chair):
		tail = append(tail, "chair")
	case string(g.Head):
		tail = append(tail, "head")
	}
	if b.differs[x.Entity] != "" {
		tail = append(tail, "role differs")
	}
	if len(tail) > 0 {
		r.Head.write(dim, ", "+strings.Join(tail, ", "))
	}
	sign := map[string]string{"present": signPresent, "absent": signAbsent, "invited": signInvited}[x.Presence]
	if sign == "" {
		sign = signUnclear
	}
	for _, n := range cols {
		id := b.d.Articles[n-1].ID
		c := line{}
		switch {
		case slices.Contains(x.Articles, id):
			c.write(strong, sign)
			c.Evidence = b.within(n, x.Evidence)
		case len(b.within(n, g.Lists)) > 0:
			c.write(dim, signNot)
			c.Evidence = b.within(n, g.Lists)
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

// rosterKey explains the signs that a roster uses.
func rosterKey(t *table) string {
	used := map[string]bool{}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			used[c.text()] = true
		}
	}
	var out []string
	for _, x := range [][2]string{{signPresent, "named as there"}, {signAbsent, "said not to be there"}, {signInvited, "invited"},
		{signUnclear, "unclear"}, {signNot, "lists the delegation without this name"}} {
		if used[x[0]] {
			out = append(out, x[0]+" "+x[1])
		}
	}
	return strings.Join(out, "   ")
}

var alignments = map[string]string{"identical": "identical words", "trimmed": "trimmed in places", "variant": "wording varies",
	"paraphrase": "quoted or paraphrased"}

// nobody is who said words of which their report does not tell who did.
const nobody = "Somebody not named"

// said groups the statements by speaker, those heard by most articles first.
func (b *book) said() part {
	p := part{ID: "said", Head: "Said"}
	type voice struct {
		name  string
		party string
		list  []news.Statement
		most  int
	}
	at := map[string]int{}
	var voices []voice
	for _, s := range b.d.Statements {
		key := string(s.Speaker.Entity)
		name := clean(s.Speaker.Text)
		if key != "" {
			name = b.who(key)
		} else {
			key = "\x00" + strings.TrimPrefix(strings.ToLower(s.Speaker.Text), "the ") // "Police said", "the police said"
		}
		if name == "" {
			name = nobody
		}
		i, ok := at[key]
		if !ok {
			i = len(voices)
			at[key] = i
			voices = append(voices, voice{name: name, party: b.party[key]})
		}
		voices[i].list = append(voices[i].list, s)
		voices[i].most = max(voices[i].most, len(s.Articles))
	}
	sort.SliceStable(voices, func(i, j int) bool {
		if voices[i].most != voices[j].most {
			return voices[i].most > voices[j].most
		}
		if x, y := voices[i].name == nobody, voices[j].name == nobody; x != y {
			return y
		}
		return len(voices[i].list) > len(voices[j].list)
	})
	for _, v := range voices {
		sort.SliceStable(v.list, func(i, j int) bool { return len(v.list[i].Articles) > len(v.list[j].Articles) })
		k := block{Sub: line{Runs: []run{in(strong, v.name)}}}
		if v.party != "" && v.party != v.name {
			k.Sub.write(dim, ", "+v.party)
		}
		for _, s := range v.list {
			k.Lines = append(k.Lines, b.statement(s))
		}
		p.Blocks = append(p.Blocks, k)
	}
	return p
}

func (b *book) statement(s news.Statement) line {
	l := line{ID: s.ID, By: b.numbers(s.Articles), Grade: s.Grade}
	l.write(quoted, inQuotes(strings.TrimPrefix(clean(s.Content), "that "), s.Mode))
	var tail []string
	if w := when(s.Said.When); w != "" {
		tail = append(tail, w)
	}
	if s.Said.Where != "" {
		tail = append(tail, clean(string(s.Said.Where)))
	}
	if s.Said.To != "" && !strings.Contains(string(s.Said.Where), string(s.Said.To)) {
		tail = append(tail, "to "+b.who(string(s.Said.To)))
	}
	if s.Relay != "" {
		tail = append(tail, "by way of "+b.who(string(s.Relay)))
	}
	if s.Said.Terms != nil {
		tail = append(tail, "not named: “"+clean(s.Said.Terms.Text)+"”")
		l.Evidence = append(l.Evidence, *s.Said.Terms)
	}
	if a := alignments[s.Alignment]; a != "" && len(s.Renderings) > 1 {
		tail = append(tail, a)
	}
	if len(tail) > 0 {
		l.write(dim, " ("+strings.Join(tail, "; ")+")")
	}
	at := map[string]int{} // the other wordings to their place in Under
	for _, r := range s.Renderings {
		l.Evidence = append(l.Evidence, r.Content...)
		var words []string
		for _, e := range r.Content {
			words = append(words, clean(e.Text))
		}
		text := strings.Join(words, " … ")
		if s.Alignment == "single" || s.Alignment == "identical" || text == clean(s.Content) {
			continue
		}
		i, ok := at[text]
		if !ok {
			i = len(l.Under)
			at[text] = i
			l.Under = append(l.Under, line{Runs: []run{{Text: inQuotes(text, r.Mode), Style: quoted}}})
		}
		u := &l.Under[i]
		u.Evidence = append(u.Evidence, r.Content...)
		u.By = b.numbers(append(from(u.Evidence), r.Article))
	}
	return l
}

// inQuotes puts quotation marks around the speaker's own words where the text
// has none.
func inQuotes(s, mode string) string {
	if mode != "direct" {
		return s
	}
	inner := news.Unquoted(s)
	if strings.ContainsAny(inner, "\"“”„«»") {
		return s // has its own
	}
	return "“" + inner + "”"
}
