package shelf

import (
	"slices"
	"strings"

	"synoptic/api/reply"
	"synoptic/news"
)

// Sourced is one line of a record in a few words, and what it rests on.
type Sourced struct {
	reply.Line
	Grade    news.Grade
	Origins  int             // independent ones that say so
	Evidence []news.Evidence // the very words, article by article
}

// Lines gives the lines of a record in its order, without those on people.
func Lines(d *news.Dossier) []reply.Line {
	out := []reply.Line{}
	for _, s := range Rest(d) {
		out = append(out, s.Line)
	}
	return out
}

// Rest gives the lines of a record in its order, without those on people,
// each with what it rests on.
func Rest(d *news.Dossier) []Sourced {
	names := map[string]string{}
	for _, e := range d.Entities {
		names[e.ID] = e.Name
	}
	var out []Sourced
	put := func(id, part, text string, g news.Grade, origins int, ev []news.Evidence) {
		out = append(out, Sourced{reply.Line{ID: id, Part: part, Text: text}, g, origins, ev})
	}
	for _, x := range d.Differences {
		var ev []news.Evidence
		for _, r := range x.Readings {
			ev = append(ev, r.Evidence...)
		}
		put(x.ID, "differences", x.About, x.Grade, x.Origins, ev)
	}
	for _, x := range d.Meetings {
		put(x.ID, "meetings", x.Label, x.Grade, x.Origins, x.Evidence)
	}
	for _, x := range d.Positions {
		put(x.ID, "positions", x.Party+" "+x.Stance+": "+x.Text, x.Grade, x.Origins, x.Evidence)
	}
	for _, x := range d.Statements {
		who := names[string(x.Speaker.Entity)]
		if who == "" {
			who = x.Speaker.Text
		}
		var ev []news.Evidence
		for _, r := range x.Renderings {
			ev = append(ev, r.Content...)
			for _, e := range []*news.Evidence{r.Source, r.Cue} {
				if e != nil {
					ev = append(ev, *e)
				}
			}
		}
		put(x.ID, "statements", who+": "+x.Content, x.Grade, x.Origins, ev)
	}
	for _, x := range d.Figures {
		text := x.Measure
		var ev []news.Evidence
		for _, r := range x.Readings {
			text += ", " + r.Text
			ev = append(ev, r.Evidence...)
		}
		put(x.ID, "figures", text, x.Grade, x.Origins, ev)
	}
	for _, x := range d.Events {
		put(x.ID, "events", x.Text, x.Grade, x.Origins, x.Evidence)
	}
	return out
}

// People gives the persons of a record with their sides and offices.
func People(d *news.Dossier) []Sourced {
	var out []Sourced
	for _, e := range d.Entities {
		if e.Type != news.Person {
			continue
		}
		ev := slices.Clone(e.Evidence)
		var roles []string
		for _, r := range e.Roles {
			t := r.Title
			if r.Former {
				t = "formerly " + t
			}
			if !slices.Contains(roles, t) {
				roles = append(roles, t)
			}
			ev = append(ev, r.Evidence...)
		}
		text := e.Name
		if e.Party != "" {
			text += " (" + string(e.Party) + ")"
		}
		if len(roles) > 0 {
			text += ": " + strings.Join(roles, "; ")
		}
		out = append(out, Sourced{reply.Line{ID: e.ID, Part: "people", Text: text}, e.Grade, e.Origins, ev})
	}
	return out
}

// RestsOn gives the articles that a line of a record rests on, as a test of
// their ids; a line of people counts too.
func RestsOn(d *news.Dossier, line string) func(article string) bool {
	in := map[string]bool{}
	for _, s := range Rest(d) {
		if s.ID == line {
			for _, e := range s.Evidence {
				in[e.Article] = true
			}
		}
	}
	for _, x := range d.Entities {
		if x.ID == line {
			for _, e := range x.Evidence {
				in[e.Article] = true
			}
		}
	}
	return func(article string) bool { return in[article] }
}
