package news

import (
	"fmt"
	"slices"
	"strings"
)

// Validate refuses a dossier that breaks the contract: a line without
// evidence, evidence that is not the article's bytes, an article or entity
// that is not listed, a list without order, an id used twice. The error names
// the line.
func (d *Dossier) Validate() error {
	v := validator{text: map[string]string{}, entity: map[string]bool{}, seen: map[string]bool{}}
	if d.Schema != Schema {
		return Errorf(Broken, "dossier: schema %q is not %q", d.Schema, Schema)
	}
	for _, a := range d.Articles {
		v.id("article", a.ID)
		v.text[a.ID] = a.Text
	}
	for _, e := range d.Entities {
		v.entity[e.ID] = true
	}
	stated := slices.ContainsFunc(d.Articles, func(a Report) bool { return d.Story.Title != "" && strings.HasPrefix(string(a.Title), d.Story.Title) })
	v.evidence("story", d.Story.TitleEvidence, d.Story.Title != "" && !stated)
	for _, a := range d.Articles {
		v.evidence("published "+a.ID, a.Published.Evidence, a.Published.Basis == BasisInferred)
	}
	v.who(d)
	v.lines(d)
	if w := d.Vetting; w != nil { // what was judged wrong rests on words all the same
		v.lines(&Dossier{Meetings: w.Wrong.Meetings, Statements: w.Wrong.Statements, Positions: w.Wrong.Positions, Events: w.Wrong.Events,
			Figures: w.Wrong.Figures, Differences: w.Wrong.Differences})
	}
	return v.err
}

type validator struct {
	text   map[string]string
	entity map[string]bool
	seen   map[string]bool
	err    error // the first fault
}

func (v *validator) who(d *Dossier) {
	for _, e := range d.Entities {
		v.id("entity", e.ID)
		v.support(e.ID, e.Support)
		for _, r := range e.Roles {
			v.articles(e.ID, r.Articles)
			v.evidence(e.ID+" role "+r.Title, r.Evidence, true)
		}
	}
}

func (v *validator) lines(d *Dossier) {
	v.meetings(d.Meetings)
	v.numbers(d)
	for _, s := range d.Statements {
		v.id("statement", s.ID)
		v.articles(s.ID, s.Articles)
		if s.Speaker.Entity != "" {
			v.known(s.ID, string(s.Speaker.Entity))
		}
		for _, x := range s.Attributed {
			v.known(s.ID, x.Entity)
			v.evidence(s.ID, []Evidence{x.Evidence}, true)
		}
		if s.Said.Terms != nil {
			v.evidence(s.ID, []Evidence{*s.Said.Terms}, true)
		}
		if len(s.Renderings) == 0 {
			v.fail("statement %s has no rendering", s.ID)
		}
		for _, r := range s.Renderings {
			v.evidence(s.ID, r.Content, true)
			for _, e := range []*Evidence{r.Cue, r.Source} {
				if e != nil {
					v.evidence(s.ID, []Evidence{*e}, true)
				}
			}
		}
	}
	for _, p := range d.Positions {
		if p.Before != nil {
			v.evidence(p.ID, []Evidence{*p.Before}, true)
		}
		v.id("position", p.ID)
		v.support(p.ID, p.Support)
		for _, e := range p.By {
			v.known(p.ID, e)
		}
		for _, t := range p.Takes {
			v.evidence(p.ID, []Evidence{t.Evidence}, true)
		}
	}
	for _, h := range d.Events {
		v.id("event", h.ID)
		v.support(h.ID, h.Support)
		for _, e := range slices.Concat(h.Actors, h.Recipients) {
			v.known(h.ID, e)
		}
	}
}

func (v *validator) meetings(list []Meeting) {
	for _, m := range list {
		v.id("meeting", m.ID)
		v.support(m.ID, m.Support)
		for _, s := range m.Starts {
			v.evidence(m.ID+" start", []Evidence{s.Evidence}, true)
		}
		for _, g := range m.Delegations {
			v.evidence(m.ID+" list of "+g.Party, g.Lists, false)
			if g.Head != "" {
				v.known(m.ID, string(g.Head))
			}
			for _, p := range g.Members {
				v.known(m.ID, p.Entity)
				v.articles(m.ID, p.Articles)
				v.evidence(m.ID+" member "+p.Entity, p.Evidence, true)
			}
		}
	}
}

func (v *validator) numbers(d *Dossier) {
	for _, f := range d.Figures {
		v.id("figure", f.ID)
		v.articles(f.ID, f.Articles)
		if len(f.Readings) == 0 {
			v.fail("figure %s has no reading", f.ID)
		}
		for _, r := range f.Readings {
			v.articles(f.ID, r.Articles)
			v.evidence(f.ID, r.Evidence, true)
		}
	}
	for _, x := range d.Differences {
		v.id("difference", x.ID)
		if len(x.Readings) < 2 {
			v.fail("difference %s has %d readings, fewer than 2", x.ID, len(x.Readings))
		}
		for _, r := range x.Readings {
			v.articles(x.ID, r.Articles)
			v.evidence(x.ID, r.Evidence, true)
		}
	}
}

func (v *validator) fail(format string, args ...any) {
	if v.err == nil {
		v.err = Errorf(Broken, "dossier: "+format, args...)
	}
}

func (v *validator) id(kind, id string) {
	if id == "" {
		v.fail("%s without an id", kind)
	}
	if v.seen[id] {
		v.fail("id %s used twice", id)
	}
	v.seen[id] = true
}

func (v *validator) known(line, entity string) {
	if !v.entity[entity] {
		v.fail("%s speaks of entity %s, which is not listed", line, entity)
	}
}

func (v *validator) support(line string, s Support) {
	v.articles(line, s.Articles)
	v.evidence(line, s.Evidence, true)
}

func (v *validator) articles(line string, ids []string) {
	if len(ids) == 0 {
		v.fail("%s rests on no article", line)
	}
	if !slices.IsSorted(ids) {
		v.fail("%s: articles are not sorted", line)
	}
	for _, id := range ids {
		if _, ok := v.text[id]; !ok {
			v.fail("%s names article %s, which is not listed", line, id)
		}
	}
}

func (v *validator) evidence(line string, list []Evidence, needed bool) {
	if needed && len(list) == 0 {
		v.fail("%s has no evidence", line)
	}
	for _, e := range list {
		text, ok := v.text[e.Article]
		switch {
		case !ok:
			v.fail("%s: evidence in article %s, which is not listed", line, e.Article)
		case e.Start < 0 || e.Start >= e.End || e.End > len(text):
			v.fail("%s: evidence [%d,%d) lies outside article %s", line, e.Start, e.End, e.Article)
		case text[e.Start:e.End] != e.Text:
			v.fail("%s: evidence [%d,%d) of article %s is %q there, not %q", line, e.Start, e.End, e.Article,
				text[e.Start:e.End], e.Text)
		}
	}
}

// Errorf makes an error of a kind, with one line of context.
func Errorf(k Kind, format string, args ...any) error {
	return &Error{Kind: k, Err: fmt.Errorf(format, args...)}
}
