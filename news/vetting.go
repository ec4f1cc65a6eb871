package news

import "slices"

// Vetting is what people made of a record; a record of which nobody judged has
// none, and all its lines are candidates. Lists are in a fixed order and never
// nil.
type Vetting struct {
	Acts       []Judgement  `json:"acts"`  // that stand and bear on this record, in order of time
	Lines      []VettedLine `json:"lines"` // lines and entities on which somebody acted, by id
	Wrong      WrongLines   `json:"wrong"` // lines that were judged wrong, whole, with their evidence
	NotApplied []Unapplied  `json:"not_applied"`
	Collisions []Collision  `json:"collisions"`
	Candidates int          `json:"candidates"` // lines on whose worth nobody has decided
	Confirmed  int          `json:"confirmed"`
}

// The states of a line. Two people who judged differently leave it disputed.
const (
	StatusCandidate = "candidate"
	StatusConfirmed = JudgedConfirmed
	StatusWrong     = JudgedWrong
	StatusUndecided = JudgedUndecided
	StatusDisputed  = "disputed"
)

// VettedLine is what people made of one line or entity. Since counts the pieces
// of evidence that the line has now and had not when it was judged. Acts are the
// ids of those that bear on it.
type VettedLine struct {
	Line      string       `json:"line"`
	Part      string       `json:"part"`
	Status    string       `json:"status"`
	Pinned    bool         `json:"pinned"`
	Since     int          `json:"since"`
	Corrected []Correction `json:"corrected"`
	Acts      []string     `json:"acts"`
}

// Correction is one thing that a person set in the place of what was read.
type Correction struct {
	Field string `json:"field"` // speaker, name, side
	Was   string `json:"was"`
	Now   string `json:"now"`
	Act   string `json:"act"`
}

// WrongLines are the lines that were judged wrong: not part of the record, and
// not lost.
type WrongLines struct {
	Meetings    []Meeting    `json:"meetings"`
	Statements  []Statement  `json:"statements"`
	Positions   []Position   `json:"positions"`
	Events      []Happening  `json:"events"`
	Figures     []Figure     `json:"figures"`
	Differences []Difference `json:"differences"`
}

// Unapplied is an act that bears on the record and has no effect on it, with
// the reason.
type Unapplied struct {
	Act string `json:"act"`
	Why string `json:"why"`
}

// Collision is acts of different people that cannot all hold. None of them is
// carried out over the others.
type Collision struct {
	About string   `json:"about"` // in plain words
	Line  Null     `json:"line"`  // the line or entity, where it is about one
	Acts  []string `json:"acts"`
}

// Status is the state of a line or entity: StatusCandidate where nobody judged.
func (v *Vetting) Status(id string) string {
	if l := v.Of(id); l != nil {
		return l.Status
	}
	return StatusCandidate
}

// Only gives the record with those of its lines alone whose state is the one
// that is asked for: StatusConfirmed for what was vetted, StatusCandidate for
// what was not. What is counted is the whole record.
func (d *Dossier) Only(status string) *Dossier {
	out := *d
	out.Shown = status
	other := func(id string) bool {
		return d.Vetting.Status(id) != status
	}
	out.Meetings = without(d.Meetings, func(x Meeting) bool { return other(x.ID) })
	out.Statements = without(d.Statements, func(x Statement) bool { return other(x.ID) })
	out.Positions = without(d.Positions, func(x Position) bool { return other(x.ID) })
	out.Events = without(d.Events, func(x Happening) bool { return other(x.ID) })
	out.Figures = without(d.Figures, func(x Figure) bool { return other(x.ID) })
	out.Differences = without(d.Differences, func(x Difference) bool { return other(x.ID) })
	out.Story.Summary = without(d.Story.Summary, func(x SummaryLine) bool { return other(x.Line) })
	here := map[string]bool{}
	for _, x := range out.Meetings {
		here[x.ID] = true
	}
	for _, x := range out.Statements {
		here[x.ID] = true
	}
	for _, x := range out.Positions {
		here[x.ID] = true
	}
	for _, x := range out.Events {
		here[x.ID] = true
	}
	for _, x := range out.Figures {
		here[x.ID] = true
	}
	away := func(id string) bool { return !here[id] }
	out.Coverage.SingleSource, out.Coverage.SharedByAll = without(d.Coverage.SingleSource, away), without(d.Coverage.SharedByAll, away)
	out.Coverage.ByArticle = slices.Clone(d.Coverage.ByArticle)
	for i := range out.Coverage.ByArticle {
		c := &out.Coverage.ByArticle[i]
		c.OnlyHere, c.LeftOut = without(c.OnlyHere, away), without(c.LeftOut, away)
	}
	return &out
}

// without gives what of a list is not so; never nil.
func without[T any](list []T, so func(T) bool) []T {
	out := []T{}
	for _, x := range list {
		if !so(x) {
			out = append(out, x)
		}
	}
	return out
}

// Of gives what people made of a line; nil when nobody did anything.
func (v *Vetting) Of(line string) *VettedLine {
	if v == nil {
		return nil
	}
	for i := range v.Lines {
		if v.Lines[i].Line == line {
			return &v.Lines[i]
		}
	}
	return nil
}
