package eval

import (
	"fmt"
	"strings"

	"synoptic/identity"
	"synoptic/news"
)

func (m *matcher) meetings(g *Gold) []score {
	s := score{part: "meetings"}
	for _, want := range g.Meetings {
		ok, fault := false, "none"
		for _, mt := range m.d.Meetings {
			if f := m.meeting(mt, want.HasParticipants, want.Date, want.Place, want.Start, want.Chair, want.DurationMin); f == "" {
				ok = true
			} else if !ok && (fault == "none" || len(f) < len(fault)) {
				fault = mt.Label + ": " + f
			}
		}
		s.hit(ok, want.Label+": nearest "+fault)
	}
	return []score{s}
}

// meeting tells what is wrong with a meeting against its label, or "".
func (m *matcher) meeting(mt news.Meeting, people []string, date, place, start, chair string, minutes int) string {
	var faults []string
	for _, p := range people {
		ok := false
		for _, d := range mt.Delegations {
			for _, x := range d.Members {
				ok = ok || named(m.entity[x.Entity], p)
			}
		}
		if !ok {
			faults = append(faults, "without "+p)
		}
	}
	if !strings.HasPrefix(mt.When.Value, date) {
		faults = append(faults, "on "+mt.When.Value)
	}
	if place != "" && !strings.Contains(string(mt.Place), place) {
		faults = append(faults, "in "+string(mt.Place))
	}
	if start != "" && string(mt.Start) != start {
		faults = append(faults, "start "+string(mt.Start))
	}
	if minutes > 0 && (mt.DurationMinutes == nil || *mt.DurationMinutes != minutes) {
		faults = append(faults, "length")
	}
	if chair != "" && !named(m.entity[string(mt.Chair)], chair) {
		faults = append(faults, "chair "+m.entity[string(mt.Chair)].Name)
	}
	return strings.Join(faults, "; ")
}

func (m *matcher) positions(g *Gold) []score {
	s := score{part: "positions"}
	for _, want := range g.Positions {
		ok := false
		for _, p := range m.d.Positions {
			ok = ok || p.Party == want.Party && prefixed(p.Stance, want.Stance) &&
				holds(p.Text+" "+p.Issue+" "+words(p.Evidence), want.Has) && m.in(p.Articles, want.In)
		}
		s.hit(ok, fmt.Sprintf("%s: %s %v %v", want.Party, want.Issue, want.Stance, want.Has))
	}
	return []score{s}
}

func prefixed(s string, list []string) bool {
	for _, x := range list {
		if strings.HasPrefix(s, x) {
			return true
		}
	}
	return false
}

func holds(s string, list []string) bool {
	s = strings.ToLower(s)
	for _, x := range list {
		if strings.Contains(s, strings.ToLower(x)) {
			return true
		}
	}
	return false
}

func words(ev []news.Evidence) string {
	var out []string
	for _, e := range ev {
		out = append(out, e.Text)
	}
	return strings.Join(out, " ")
}

func (m *matcher) figures(g *Gold) []score {
	s := score{part: "figures with verdict"}
	for _, want := range g.Figures {
		ok := false
		for _, f := range m.d.Figures {
			ok = ok || m.figure(f, want.Readings, want.Unit) && f.Verdict == want.Verdict
		}
		s.hit(ok, want.About+" "+want.Verdict)
	}
	if len(g.NotFigures) == 0 {
		return []score{s}
	}
	idle := score{part: "idle numbers left out"}
	for _, x := range g.NotFigures {
		idle.hit(!m.counted(x.Report, x.Text), x.Text)
	}
	return []score{s, idle}
}

// counted tells whether a figure rests on a number of a report.
func (m *matcher) counted(report, text string) bool {
	for _, f := range m.d.Figures {
		for _, r := range f.Readings {
			for _, e := range r.Evidence {
				if strings.HasPrefix(m.report[e.Article], report) && strings.Contains(text, e.Text) {
					at := strings.Index(m.text[e.Article], text)
					if at >= 0 && at <= e.Start && e.End <= at+len(text) {
						return true
					}
				}
			}
		}
	}
	return false
}

// figure tells whether a figure has the labelled reading of each report.
func (m *matcher) figure(f news.Figure, readings map[string][2]float64, unit string) bool {
	if unit != "" && f.Unit != unit {
		return false
	}
	for report, r := range readings {
		lo, hi := r[0], r[1]
		if f.Unit == "percent" && hi <= 1 {
			lo, hi = lo*100, hi*100
		}
		ok := false
		for _, x := range f.Readings {
			ok = ok || m.in(x.Articles, []string{report}) && x.Best >= lo-1e-9 && x.Best <= hi+1e-9
		}
		if !ok {
			return false
		}
	}
	return true
}

func (m *matcher) differences(g *Gold) []score {
	s := score{part: "differences"}
	for _, want := range g.Differences {
		kind := want.Kind
		if kind == "figure" {
			kind = "value"
		}
		ok := false
		for _, x := range m.d.Differences {
			ok = ok || x.Kind == kind && strings.Contains(identity.Fold(x.About), identity.Fold(want.About))
		}
		s.hit(ok, want.Kind+" "+want.About)
	}
	return []score{s}
}

func (m *matcher) timeline(g *Gold) []score {
	s := score{part: "timeline"}
	for _, want := range g.Timeline {
		ok := false
		for _, e := range m.d.Events {
			ok = ok || strings.HasPrefix(e.When.Value, want.Date) && holds(e.Text+" "+words(e.Evidence), want.Has)
		}
		if ok || !want.Optional {
			s.hit(ok, want.Date+" "+strings.Join(want.Has, "|"))
		}
	}
	return []score{s}
}

func (m *matcher) published(g *Gold) []score {
	s := score{part: "publication dates"}
	for _, a := range m.d.Articles {
		for report, want := range g.Published {
			if strings.HasPrefix(m.report[a.ID], report) {
				s.hit(a.Published.Value == want, report+": "+a.Published.Value)
			}
		}
	}
	s.hit(g.Story.EventDate == "" || m.d.Story.EventDate.Value == g.Story.EventDate, "event date "+m.d.Story.EventDate.Value)
	return []score{s}
}

// integrity checks that all evidence is the articles' bytes and that none lies
// in what is no part of the story.
func (m *matcher) integrity(g *Gold) []score {
	bytes, outside := score{part: "evidence equals the bytes"}, score{part: "furniture unused"}
	used := map[string]bool{}
	Evidence(m.d, func(e news.Evidence) {
		t := m.text[e.Article]
		bytes.hit(e.Start >= 0 && e.End <= len(t) && e.Start < e.End && t[e.Start:e.End] == e.Text, e.Text)
		for _, x := range g.NotPart {
			if at := strings.Index(t, x.Text); at >= 0 && strings.HasPrefix(m.report[e.Article], x.Report) && e.Start < at+len(x.Text) && at < e.End {
				used[x.Text] = true
			}
		}
	})
	for _, x := range g.NotPart {
		outside.hit(!used[x.Text], x.Text)
	}
	return []score{bytes, outside}
}

// Evidence calls f for each piece of evidence of a dossier.
func Evidence(d *news.Dossier, f func(news.Evidence)) {
	all := func(ev []news.Evidence) {
		for _, e := range ev {
			f(e)
		}
	}
	all(d.Story.TitleEvidence)
	for _, a := range d.Articles {
		all(a.Published.Evidence)
	}
	for _, e := range d.Entities {
		all(e.Evidence)
		for _, r := range e.Roles {
			all(r.Evidence)
		}
	}
	for _, m := range d.Meetings {
		all(m.Evidence)
		for _, g := range m.Delegations {
			all(g.Lists)
			for _, p := range g.Members {
				all(p.Evidence)
			}
		}
	}
	for _, s := range d.Statements {
		for _, r := range s.Renderings {
			all(r.Content)
			for _, e := range []*news.Evidence{r.Cue, r.Source} {
				if e != nil {
					f(*e)
				}
			}
		}
	}
	for _, p := range d.Positions {
		all(p.Evidence)
	}
	for _, e := range d.Events {
		all(e.Evidence)
	}
	for _, x := range d.Figures {
		for _, r := range x.Readings {
			all(r.Evidence)
		}
	}
	for _, x := range d.Differences {
		for _, r := range x.Readings {
			all(r.Evidence)
		}
	}
}
