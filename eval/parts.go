package eval

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"synoptic/identity"
	"synoptic/news"
)

func (m *matcher) meetings(g *Gold) []score {
	s := score{part: "meetings"}
	for _, want := range g.Meetings {
		ok, fault := false, "none"
		for _, mt := range m.d.Meetings {
			if f := m.meeting(mt, want); f == "" {
				ok = true
			} else if !ok && (fault == "none" || len(f) < len(fault)) {
				fault = mt.Label + ": " + f
			}
		}
		if !want.Optional {
			s.hit(ok, m.name(want.Label, want.At)+": nearest "+fault)
		}
	}
	if g.complete("meetings") {
		for _, mt := range m.d.Meetings {
			ok := slices.ContainsFunc(g.Meetings, func(want goldMeeting) bool {
				return m.lies(mt.Evidence, want.At) && (strings.HasPrefix(mt.When.Value, want.Date) || strings.HasPrefix(want.Date, mt.When.Value))
			})
			m.judge(&s, mt.Grade, ok, fmt.Sprintf("meeting %s, %s: %s", mt.Label, mt.When.Value, words(mt.Evidence)))
		}
	}
	return []score{s}
}

// name tells what an item is: its label, or the words where it stands.
func (m *matcher) name(label string, at []spot) string {
	for _, p := range at {
		if t := m.gold.texts[p.report]; label == "" && m.gold.holds(p) {
			label = p.report + ": " + t[p.start:p.end]
		}
	}
	return label
}

// meeting tells what is wrong with a meeting against its label, or "".
func (m *matcher) meeting(mt news.Meeting, want goldMeeting) string {
	var faults []string
	if len(want.At) > 0 && !m.lies(mt.Evidence, want.At) {
		faults = append(faults, "told elsewhere")
	}
	for _, p := range want.HasParticipants {
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
	if !strings.HasPrefix(mt.When.Value, want.Date) {
		faults = append(faults, "on "+mt.When.Value)
	}
	if want.Place != "" && !strings.Contains(string(mt.Place), want.Place) {
		faults = append(faults, "in "+string(mt.Place))
	}
	if want.Start != "" && string(mt.Start) != want.Start {
		faults = append(faults, "start "+string(mt.Start))
	}
	if want.DurationMin > 0 && (mt.DurationMinutes == nil || *mt.DurationMinutes != want.DurationMin) {
		faults = append(faults, "length")
	}
	if want.Chair != "" && !named(m.entity[string(mt.Chair)], want.Chair) {
		faults = append(faults, "chair "+m.entity[string(mt.Chair)].Name)
	}
	return strings.Join(faults, "; ")
}

func (m *matcher) positions(g *Gold) []score {
	s := score{part: "positions"}
	is := func(p news.Position, want goldPosition) bool {
		if !want.Party.is(p.Party) || !prefixed(p.Stance, want.Stance) {
			return false
		}
		if len(want.At) > 0 {
			return m.lies(p.Evidence, want.At)
		}
		return holds(p.Text+" "+p.Issue+" "+words(p.Evidence), want.Has) && m.in(p.Articles, want.In)
	}
	for _, want := range g.Positions {
		if !want.Optional {
			s.hit(slices.ContainsFunc(m.d.Positions, func(p news.Position) bool { return is(p, want) }),
				fmt.Sprintf("%s: %s %v %v", strings.Join(want.Party, " or "), m.name(want.Issue, want.At), want.Stance, want.Has))
		}
	}
	if g.complete("positions") {
		for _, p := range m.d.Positions {
			ok := slices.ContainsFunc(g.Positions, func(want goldPosition) bool { return is(p, want) })
			m.judge(&s, p.Grade, ok, fmt.Sprintf("%s %s %s: %s", p.Party, p.Stance, p.Issue, words(p.Evidence)))
		}
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
	s, verdicts := score{part: "figures with verdict"}, score{part: "verdicts right (of aligned)"}
	for _, want := range g.Figures {
		aligned, ok, got := false, false, ""
		for _, f := range m.d.Figures {
			if m.figure(f, want) {
				aligned, ok, got = true, ok || want.Verdict.is(f.Verdict), f.Verdict
			}
		}
		if want.Optional {
			continue
		}
		what := want.About + " " + strings.Join(want.Verdict, " or ")
		s.hit(ok, what)
		if aligned {
			verdicts.hit(ok, what+", got "+got)
		}
	}
	if g.complete("figures") {
		for _, f := range m.d.Figures {
			ok := slices.ContainsFunc(g.Figures, func(want goldFigure) bool { return m.counts(f, want) })
			what := "figure " + f.Name() + ":"
			for _, r := range f.Readings {
				what += fmt.Sprintf(" %s (%v)", r.Text, r.Best)
			}
			m.judge(&s, f.Grade, ok, what)
		}
	}
	if len(g.NotFigures) == 0 {
		return []score{s, verdicts}
	}
	idle := score{part: "idle numbers left out"}
	for _, x := range g.NotFigures {
		idle.hit(!m.counted(x.Report, x.Text), x.Text)
	}
	return []score{s, verdicts, idle}
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

// figure tells whether a figure has a labelled reading of each report that has
// one.
func (m *matcher) figure(f news.Figure, want goldFigure) bool {
	if want.Unit != "" && f.Unit != want.Unit {
		return false
	}
	has := map[string]bool{}
	for _, r := range want.Readings {
		if r.Optional {
			continue
		}
		has[r.report] = has[r.report] || slices.ContainsFunc(f.Readings, func(x news.Reading) bool {
			return m.in(x.Articles, []string{r.report}) && (r.At.end == 0 || m.lies(x.Evidence, []spot{r.At})) && same(f, x, r)
		})
	}
	return !slices.Contains(slices.Collect(maps.Values(has)), false)
}

// counts tells whether all readings of a figure are those of a labelled one.
func (m *matcher) counts(f news.Figure, want goldFigure) bool {
	return !slices.ContainsFunc(f.Readings, func(x news.Reading) bool {
		return !slices.ContainsFunc(want.Readings, func(r goldReading) bool { return m.lies(x.Evidence, []spot{r.At}) && same(f, x, r) })
	})
}

// same tells whether a reading has the labelled value.
func same(f news.Figure, x news.Reading, r goldReading) bool {
	in := func(by float64) bool { return x.Best >= by*r.Low-1e-9 && x.Best <= by*r.High+1e-9 }
	return in(1) || f.Unit == "percent" && r.High <= 1 && in(100) || // "half", and "half a percent"
		slices.ContainsFunc(r.Or, func(v float64) bool { return math.Abs(x.Best-v) <= v/1000 })
}

func (m *matcher) differences(g *Gold) []score {
	s := score{part: "differences"}
	is := func(x news.Difference, want goldDifference) bool {
		if !want.Kind.is(x.Kind) && !(want.Kind.is("figure") && x.Kind == "value") {
			return false
		}
		if len(want.Sides) == 0 {
			return slices.ContainsFunc(want.About, func(a string) bool { return strings.Contains(identity.Fold(x.About), identity.Fold(a)) })
		}
		n := 0 // sides that a reading of its own tells
		for _, side := range want.Sides {
			if slices.ContainsFunc(x.Readings, func(r news.DifferenceReading) bool { return m.lies(r.Evidence, side) }) {
				n++
			}
		}
		return n > 1
	}
	for _, want := range g.Differences {
		if !want.Optional {
			what := strings.Join(want.About, " or ")
			if len(want.Sides) > 0 {
				what = m.name(what, want.Sides[0])
			}
			s.hit(slices.ContainsFunc(m.d.Differences, func(x news.Difference) bool { return is(x, want) }), strings.Join(want.Kind, " or ")+" "+what)
		}
	}
	if g.complete("differences") {
		for _, x := range m.d.Differences {
			ok := slices.ContainsFunc(g.Differences, func(want goldDifference) bool { return is(x, want) })
			what := "difference, " + x.Kind + " of " + x.About + ":"
			for _, r := range x.Readings {
				what += " " + r.Value + " /"
			}
			m.judge(&s, x.Grade, ok, what)
		}
	}
	return []score{s}
}

func (m *matcher) timeline(g *Gold) []score {
	s, once := score{part: "timeline"}, score{part: "happenings on one line (of found)"}
	is := func(e news.Happening, want goldHappening) bool {
		if !prefixed(e.When.Value, want.Date) {
			return false
		}
		if len(want.At) > 0 {
			return m.lies(e.Evidence, want.At)
		}
		return holds(e.Text+" "+words(e.Evidence), want.Has)
	}
	for _, want := range g.Timeline {
		n := 0
		for _, e := range m.d.Events {
			if is(e, want) {
				n++
			}
		}
		if n > 0 || !want.Optional {
			s.hit(n > 0, strings.Join(want.Date, " or ")+" "+m.name(strings.Join(want.Has, "|"), want.At))
		}
		if n > 0 && !want.Optional && len(want.At) > 0 {
			once.hit(n == 1, fmt.Sprintf("%d lines: %s", n, m.name("", want.At)))
		}
	}
	if g.complete("timeline") {
		for _, e := range m.d.Events {
			ok := slices.ContainsFunc(g.Timeline, func(want goldHappening) bool { return is(e, want) })
			m.judge(&s, e.Grade, ok, fmt.Sprintf("event %s %s: %s", e.When.Value, e.Text, words(e.Evidence)))
		}
	}
	for _, e := range m.d.Events {
		if all, one := m.together(e, g); all > 1 {
			once.line(one, fmt.Sprintf("several on one line: %s %s: %s", e.When.Value, e.Text, words(e.Evidence)))
		}
	}
	return []score{s, once}
}

// together gives how many pieces of a line's evidence lie at places of labelled
// happenings, and whether one of these has a place at all of them.
func (m *matcher) together(e news.Happening, g *Gold) (pieces int, one bool) {
	touched := make([]int, len(g.Timeline))
	for _, ev := range e.Evidence {
		any := false
		for i, want := range g.Timeline {
			if m.lies([]news.Evidence{ev}, want.At) {
				touched[i]++
				any = true
			}
		}
		if any {
			pieces++
		}
	}
	return pieces, pieces > 0 && slices.Max(touched) == pieces
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
		for _, t := range p.Takes {
			f(t.Evidence)
		}
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
