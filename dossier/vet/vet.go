package vet

import (
	"cmp"
	"fmt"
	"slices"

	"synoptic/dossier/who"
	"synoptic/identity"
	"synoptic/news"
)

// Hand is people's judgements at work on one record: Lines when the parts of
// the record but the differences are there, Differences when those are, and
// Vetting at the end.
type Hand struct {
	d     *news.Dossier
	acts  []news.Judgement // that stand, in order of time
	find  *finder
	lines map[string]*news.VettedLine
	bear  map[string]bool // acts that bear on this record
	out   *news.Vetting
}

// New takes the judgements that stand (news.Standing) to a record; the record's
// articles and entities must be there.
func New(d *news.Dossier, acts []news.Judgement) *Hand {
	h := &Hand{d: d, acts: acts, lines: map[string]*news.VettedLine{}, bear: map[string]bool{},
		out: &news.Vetting{Acts: []news.Judgement{}, Lines: []news.VettedLine{}, NotApplied: []news.Unapplied{}, Collisions: []news.Collision{},
			Wrong: news.WrongLines{Meetings: []news.Meeting{}, Statements: []news.Statement{}, Positions: []news.Position{},
				Events: []news.Happening{}, Figures: []news.Figure{}, Differences: []news.Difference{}}}}
	if len(acts) > 0 { // to find lines is to hash all texts
		h.find = newFinder(d)
	}
	return h
}

// Lines carries out what was judged of all lines but the differences.
func (h *Hand) Lines() {
	if len(h.acts) == 0 {
		return
	}
	h.speakers()
	h.judge(meetings, statements, positions, events, figures)
}

// Differences carries out what was judged of the differences.
func (h *Hand) Differences() {
	if len(h.acts) > 0 {
		h.judge(differences)
	}
}

// on gives the acts on lines of a part that bear on this record.
func (h *Hand) on(part string) []news.Judgement {
	var out []news.Judgement
	for _, j := range h.acts {
		if j.Kind() == "line" && j.On.Line.Part == part && slices.ContainsFunc(j.On.Line.Words, h.find.here) {
			h.bear[j.ID] = true
			out = append(out, j)
		}
	}
	return out
}

// line gives what is noted of a line.
func (h *Hand) line(id, part string) *news.VettedLine {
	l := h.lines[id]
	if l == nil {
		l = &news.VettedLine{Line: id, Part: part, Status: news.StatusCandidate, Corrected: []news.Correction{}, Acts: []string{}}
		h.lines[id] = l
	}
	return l
}

func (h *Hand) drop(j news.Judgement, why string) {
	h.out.NotApplied = append(h.out.NotApplied, news.Unapplied{Act: j.ID, Why: why})
}

func (h *Hand) collide(about, id string, acts []news.Judgement) {
	c := news.Collision{About: about, Line: news.Null(id)}
	for _, j := range acts {
		c.Acts = append(c.Acts, j.ID)
	}
	slices.Sort(c.Acts)
	h.out.Collisions = append(h.out.Collisions, c)
}

// latest puts an act in the place of the same person's earlier one.
func latest(list []news.Judgement, j news.Judgement) []news.Judgement {
	return append(slices.DeleteFunc(list, func(o news.Judgement) bool { return o.By == j.By }), j)
}

// differ tells whether acts do not all say one thing.
func differ(list []news.Judgement, says func(news.Judgement) string) bool {
	return slices.ContainsFunc(list, func(j news.Judgement) bool { return says(j) != says(list[0]) })
}

// speakers sets the speakers that people corrected. What one person corrected
// and another confirmed as it was stays as it was.
func (h *Hand) speakers() {
	lines := views(h.d, statements)
	said, held := map[string][]news.Judgement{}, map[string][]news.Judgement{}
	for _, j := range h.on(statements) {
		switch j.Verdict {
		case news.JudgedSpeaker:
			if v, why := h.find.find(j.On.Line, lines, true); v != nil {
				said[v.id] = latest(said[v.id], j)
			} else {
				h.drop(j, why)
			}
		case news.JudgedConfirmed:
			if v, _ := h.find.find(j.On.Line, lines, false); v != nil {
				held[v.id] = latest(held[v.id], j)
			}
		}
	}
	for i := range h.d.Statements {
		s := &h.d.Statements[i]
		acts := said[s.ID]
		if len(acts) == 0 {
			continue
		}
		l := h.line(s.ID, statements)
		for _, j := range acts {
			l.Acts = append(l.Acts, j.ID)
		}
		was, names := voices(h.d, s.Speaker)
		against := slices.DeleteFunc(slices.Clone(held[s.ID]), func(c news.Judgement) bool {
			return slices.ContainsFunc(acts, func(j news.Judgement) bool { return j.By == c.By || slices.Contains(names, identity.Fold(j.B.Name)) })
		})
		if differ(acts, func(j news.Judgement) string { return identity.Fold(j.B.Name) + "|" + j.B.Party }) || len(against) > 0 {
			l.Status = news.StatusDisputed
			h.collide("who said "+quote(s.Content), s.ID, slices.Concat(acts, against))
			continue
		}
		last := acts[len(acts)-1]
		to, why := h.speaker(last.B)
		if why != "" {
			h.drop(last, why)
			continue
		}
		s.Speaker = to
		for _, j := range acts {
			l.Corrected = append(l.Corrected, news.Correction{Field: "speaker", Was: was, Now: to.Text, Act: j.ID})
		}
	}
}

// speaker gives the one that people named: an entity of the record, or somebody
// whom it does not know, by name. The reason tells when it is one of several.
func (h *Hand) speaker(n news.Named) (news.Speaker, string) {
	to := news.Speaker{Text: n.Name}
	found := 0
	for _, e := range h.d.Entities {
		if e.Type != news.Person && e.Type != news.Organization && e.Type != news.Country || n.Party != "" && string(e.Party) != n.Party {
			continue
		}
		if identity.Fold(e.Name) == identity.Fold(n.Name) || slices.ContainsFunc(e.Names, func(f news.NameForm) bool { return identity.Fold(f.Text) == identity.Fold(n.Name) }) {
			to = news.Speaker{Entity: news.Null(e.ID), Text: e.Name}
			found++
		}
	}
	if found > 1 {
		return to, fmt.Sprintf("%q is the name of %d here; a side would tell which", n.Name, found)
	}
	return to, ""
}

// judge carries out what was judged of the lines of some parts.
func (h *Hand) judge(parts ...string) {
	wrong := map[string]bool{}
	for _, part := range parts {
		lines := views(h.d, part)
		worth := map[string][]news.Judgement{}
		for _, j := range h.on(part) {
			loose := j.Verdict == news.JudgedPin || j.Verdict == news.JudgedNote
			if j.Verdict == news.JudgedSpeaker || h.disputes(j) {
				continue
			}
			v, why := h.find.find(j.On.Line, lines, loose)
			if v == nil {
				h.drop(j, why)
				continue
			}
			l := h.line(v.id, part)
			l.Acts = append(l.Acts, j.ID)
			if j.Verdict == news.JudgedPin {
				l.Pinned = true
			}
			if !loose {
				worth[v.id] = latest(worth[v.id], j)
			}
		}
		for i := range lines {
			if v := &lines[i]; len(worth[v.id]) > 0 {
				h.settle(v, worth[v.id])
				wrong[v.id] = h.lines[v.id].Status == news.StatusWrong
			}
		}
	}
	h.apart(wrong)
}

// disputes tells whether an act takes part in a collision already.
func (h *Hand) disputes(j news.Judgement) bool {
	return slices.ContainsFunc(h.out.Collisions, func(c news.Collision) bool { return slices.Contains(c.Acts, j.ID) })
}

// settle gives a line the state that people's judgements of its worth come to.
func (h *Hand) settle(v *view, acts []news.Judgement) {
	l := h.line(v.id, v.part)
	if differ(acts, func(j news.Judgement) string { return j.Verdict }) {
		l.Status = news.StatusDisputed
		h.collide(quote(v.text), v.id, acts)
		return
	}
	last := acts[len(acts)-1]
	if l.Status != news.StatusDisputed {
		l.Status = last.Verdict
	}
	for _, e := range v.evidence {
		if !slices.ContainsFunc(last.On.Line.Words, func(a news.Anchor) bool { return h.find.is(e, a) }) {
			l.Since++
		}
	}
}

// apart takes lines out of the record's parts and keeps them with the wrong
// ones.
func (h *Hand) apart(wrong map[string]bool) {
	d, w := h.d, &h.out.Wrong
	d.Meetings, w.Meetings = part(d.Meetings, w.Meetings, func(x news.Meeting) bool { return wrong[x.ID] })
	d.Statements, w.Statements = part(d.Statements, w.Statements, func(x news.Statement) bool { return wrong[x.ID] })
	d.Positions, w.Positions = part(d.Positions, w.Positions, func(x news.Position) bool { return wrong[x.ID] })
	d.Events, w.Events = part(d.Events, w.Events, func(x news.Happening) bool { return wrong[x.ID] })
	d.Figures, w.Figures = part(d.Figures, w.Figures, func(x news.Figure) bool { return wrong[x.ID] })
	d.Differences, w.Differences = part(d.Differences, w.Differences, func(x news.Difference) bool { return wrong[x.ID] })
}

// part moves what is wrong from one list to the end of another.
func part[T any](from, to []T, wrong func(T) bool) ([]T, []T) {
	for _, x := range from {
		if wrong(x) {
			to = append(to, x)
		}
	}
	return slices.DeleteFunc(from, wrong), to
}

// Vetting gives what people made of the record; nil when no judgement bears on
// it. names is what became of the judgements on names.
func (h *Hand) Vetting(names who.Hand) *news.Vetting {
	for _, a := range names.Applied {
		h.bear[a.Act] = true
		l := h.line(a.Entity, "entities")
		l.Acts = append(l.Acts, a.Act)
		if a.Correction != nil {
			l.Corrected = append(l.Corrected, *a.Correction)
		}
	}
	h.out.NotApplied = append(h.out.NotApplied, names.NotApplied...)
	h.out.Collisions = append(h.out.Collisions, names.Collisions...)
	for _, u := range h.out.NotApplied {
		h.bear[u.Act] = true
	}
	for _, c := range names.Collisions {
		l := h.line(string(c.Line), "entities")
		l.Status, l.Acts = news.StatusDisputed, append(l.Acts, c.Acts...)
		for _, id := range c.Acts {
			h.bear[id] = true
		}
	}
	for _, j := range h.acts {
		if j.Kind() == "story" && slices.ContainsFunc(slices.Concat(j.On.Articles, j.On.With), h.atHand) {
			h.bear[j.ID] = true
		}
		if h.bear[j.ID] {
			h.out.Acts = append(h.out.Acts, j)
		}
	}
	if len(h.out.Acts) == 0 {
		return nil
	}
	_, clash := news.StoryActs(h.acts)
	for _, ids := range clash {
		if h.bear[ids[0]] || h.bear[ids[1]] {
			h.out.Collisions = append(h.out.Collisions, news.Collision{About: "which articles are of one story", Acts: ids})
		}
	}
	h.count()
	slices.SortFunc(h.out.NotApplied, func(a, b news.Unapplied) int { return cmp.Or(cmp.Compare(a.Act, b.Act), cmp.Compare(a.Why, b.Why)) })
	slices.SortFunc(h.out.Collisions, func(a, b news.Collision) int {
		return cmp.Or(slices.Compare(a.Acts, b.Acts), cmp.Compare(a.About, b.About))
	})
	return h.out
}

func (h *Hand) atHand(k news.ArticleKey) bool {
	_, ok := h.find.at[k.ID]
	return ok || k.URL != "" && len(h.find.byURL[k.URL]) > 0
}

// count lists the lines by id and counts what they are worth.
func (h *Hand) count() {
	decided := 0
	for _, l := range h.lines {
		slices.Sort(l.Acts)
		l.Acts = slices.Compact(l.Acts)
		h.out.Lines = append(h.out.Lines, *l)
		if l.Part == "entities" {
			continue
		}
		switch l.Status {
		case news.StatusConfirmed:
			h.out.Confirmed++
			decided++
		case news.StatusUndecided, news.StatusDisputed:
			decided++
		}
	}
	slices.SortFunc(h.out.Lines, func(a, b news.VettedLine) int { return cmp.Compare(a.Line, b.Line) })
	d := h.d
	h.out.Candidates = len(d.Meetings) + len(d.Statements) + len(d.Positions) + len(d.Events) + len(d.Figures) + len(d.Differences) - decided
}
