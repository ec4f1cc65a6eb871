package change

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"synoptic/dossier/line"
	"synoptic/news"
)

// item is a line of a record as it is compared: what it says, field by field,
// and the words it rests on.
type item struct {
	part, id    string
	about, text string
	key         string // lines of one key are about one thing; "" for none
	fields      []field
	articles    []string
	origins     int
	evidence    []news.Evidence
	variant     bool // its renderings are not in the same words
}

// field is one value that a line gives, with its words where it has its own.
// Several fields of one name are a set.
type field struct {
	name, value string
	evidence    []news.Evidence
}

// view lists the lines of a record, part by part. The entities bear the names
// that the map gives: who is spelled otherwise is no other.
func view(d *news.Dossier, name map[string]string) []item {
	called := func(id news.Null) string { return cmp.Or(name[string(id)], string(id)) }
	var out []item
	for _, f := range d.Figures {
		out = append(out, figure(f))
	}
	for _, m := range d.Meetings {
		out = append(out, meeting(m, called))
	}
	for _, p := range d.Positions {
		out = append(out, position(p, called))
	}
	for _, e := range d.Entities {
		if e.Type == news.Person {
			out = append(out, person(e, name[e.ID]))
		}
	}
	for _, s := range d.Statements {
		out = append(out, statement(s, called))
	}
	for _, e := range d.Events {
		out = append(out, happening(e, called))
	}
	for _, x := range d.Differences {
		out = append(out, difference(x))
	}
	return out
}

// position views a position. The stance is its first field.
func position(p news.Position, called func(news.Null) string) item {
	x := item{part: "position", id: p.ID, about: p.Party + ", " + p.Issue, text: p.Stance + ": " + p.Text,
		key: p.Party + "\x1f" + p.Issue, articles: p.Articles, origins: p.Origins, evidence: p.Evidence,
		fields: []field{{name: "stance", value: p.Stance}}}
	x.fields = append(x.fields, given("addressee", string(p.Addressee), "condition", string(p.Condition), "voice", p.Voice)...)
	modality := field{name: "modality", value: p.Modality}
	by := map[string]int{}
	for _, t := range p.Takes {
		if t.Modality == p.Modality {
			modality.evidence = append(modality.evidence, t.Evidence)
		}
		if t.By == "" {
			continue
		}
		who := called(t.By)
		i, ok := by[who]
		if !ok {
			i = len(x.fields)
			by[who] = i
			x.fields = append(x.fields, field{name: "by", value: who})
		}
		x.fields[i].evidence = append(x.fields[i].evidence, t.Evidence)
	}
	if modality.value != "" {
		x.fields = append(x.fields, modality)
	}
	return x
}

// happening views a line of the timeline.
func happening(e news.Happening, called func(news.Null) string) item {
	x := item{part: "event", id: e.ID, about: cmp.Or(e.When.Value, "no date"), text: e.Text, articles: e.Articles, origins: e.Origins, evidence: e.Evidence,
		fields: given("when", e.When.Value, "negated", yes(slices.Contains(e.Aux, "negated")), "ahead", yes(slices.Contains(e.Aux, "future")),
			"supposed", yes(slices.Contains(e.Aux, "hypothetical")), "background", yes(e.Background), "where", string(e.Place))}
	for _, a := range e.Actors {
		x.fields = append(x.fields, field{name: "actor", value: called(news.Null(a))})
	}
	for _, r := range e.Recipients {
		x.fields = append(x.fields, field{name: "recipient", value: called(news.Null(r))})
	}
	return x
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// given makes fields of names and values in turn, leaving out what is not
// known.
func given(pairs ...string) []field {
	var out []field
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, field{name: pairs[i], value: pairs[i+1]})
		}
	}
	return out
}

func figure(f news.Figure) item {
	about := f.Measure
	if f.Of != "" && f.Of != f.Measure {
		about += ", " + f.Of
	}
	x := item{part: "figure", id: f.ID, about: about, key: strings.Join([]string{f.Measure, f.Of, f.Unit, f.Scope}, "\x1f"),
		articles: f.Articles, origins: f.Origins}
	var texts []string
	for _, r := range f.Readings {
		texts = append(texts, flat(r.Text))
		x.fields = append(x.fields, field{name: "reading", value: reading(r), evidence: r.Evidence})
		x.evidence = append(x.evidence, r.Evidence...)
	}
	x.text = strings.Join(texts, "; ")
	x.fields = append(x.fields, given("verdict", f.Verdict, "as of", string(f.AsOf), "scope", f.Scope, "background", yes(f.Background))...)
	return x
}

// reading gives a value of a figure without its wording: "about 20" and
// "around 20" are one.
func reading(r news.Reading) string {
	n := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	s := n(r.Best)
	if r.Low != r.High && r.Qualifier == "" {
		s = n(r.Low) + "–" + n(r.High)
	}
	if q := strings.ReplaceAll(r.Qualifier, "-", " "); q != "" && q != "exact" {
		s = q + " " + s
	}
	return s
}

func meeting(m news.Meeting, called func(news.Null) string) item {
	x := item{part: "meeting", id: m.ID, about: m.Label, text: m.Label + ", " + m.Status, articles: m.Articles, origins: m.Origins, evidence: m.Evidence}
	length := ""
	if m.DurationMinutes != nil {
		length = strconv.Itoa(*m.DurationMinutes) + " minutes"
	}
	if m.When.Known() {
		x.text += ", " + m.When.Value
	}
	x.fields = given("status", m.Status, "format", m.Format, "when", m.When.Value, "start", string(m.Start), "length", length, "place", string(m.Place),
		"venue", string(m.Venue), "host", called(m.Host), "chair", called(m.Chair), "round", string(m.Round))
	for _, g := range m.Delegations {
		if g.Head != "" {
			x.fields = append(x.fields, field{name: "head of " + g.Party, value: called(g.Head)})
		}
		for _, p := range g.Members {
			x.fields = append(x.fields, field{name: "at the table for " + g.Party, value: called(news.Null(p.Entity)) + ", " + p.Presence, evidence: p.Evidence})
			if p.Role != "" {
				x.fields = append(x.fields, field{name: "sent as", value: called(news.Null(p.Entity)) + ", " + string(p.Role), evidence: p.Evidence})
			}
		}
	}
	return x
}

func person(e news.Entity, name string) item {
	x := item{part: "person", id: e.ID, about: name, text: name, articles: e.Articles, origins: e.Origins, evidence: e.Evidence}
	if e.Party != "" {
		x.text += ", " + string(e.Party)
		x.fields = given("side", string(e.Party))
	}
	seen := map[string]bool{}
	for _, r := range e.Roles {
		v := cmp.Or(r.Norm, strings.ToLower(r.Title))
		if r.Former && !strings.HasPrefix(v, "former") {
			v = "former " + v
		}
		if !seen[v] {
			seen[v] = true
			x.fields = append(x.fields, field{name: "role", value: v, evidence: r.Evidence})
			x.text += ", " + flat(r.Title)
		}
	}
	return x
}

func statement(s news.Statement, called func(news.Null) string) item {
	who := s.Speaker.Text
	if s.Speaker.Entity != "" {
		who = called(s.Speaker.Entity)
	}
	x := item{part: "statement", id: s.ID, about: cmp.Or(who, "an unnamed speaker"), text: s.Content,
		variant: s.Alignment == "variant", articles: s.Articles, origins: s.Origins,
		fields: given("speaker", who, "relay", string(s.Relay), "said on", s.Said.When.Value, "said at", string(s.Said.Where), "said to", string(s.Said.To))}
	for _, r := range s.Renderings {
		x.evidence = append(x.evidence, r.Content...)
		if v := flat(joined(r.Content)); r.Mode != "indirect" {
			x.fields = append(x.fields, field{name: "words", value: v, evidence: r.Content})
		}
	}
	return x
}

func difference(x news.Difference) item {
	out := item{part: "difference", id: x.ID, about: x.About + " (" + x.Kind + ")", key: x.Kind + "\x1f" + x.About, origins: x.Origins}
	var texts []string
	for _, r := range x.Readings {
		texts = append(texts, flat(r.Value))
		out.articles = append(out.articles, r.Articles...)
		out.evidence = append(out.evidence, r.Evidence...)
		out.fields = append(out.fields, field{name: "reading", value: flat(r.Value), evidence: r.Evidence})
	}
	out.fields = append(out.fields, given("note", x.Note)...)
	out.text = strings.Join(texts, " / ")
	out.articles = line.Set(out.articles)
	return out
}

func joined(ev []news.Evidence) string {
	var parts []string
	for _, e := range ev {
		parts = append(parts, e.Text)
	}
	return strings.Join(parts, " … ")
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
