// Package vet carries out on a record what people judged of its lines: it finds
// the line that a judgement means by the words it rests on, sets the speakers
// that people corrected, takes the lines judged wrong out of the record's parts
// and keeps them apart, and tells what has no effect and why.
package vet

import (
	"slices"
	"strings"

	"synoptic/identity"
	"synoptic/news"
)

// view is a line of a record as a judgement sees it.
type view struct {
	id, part   string
	says, text string
	speakers   []string // of a statement: the folded names of who made it, as read and as corrected
	evidence   []news.Evidence
}

// The parts whose lines can be judged, in the record's order.
const (
	meetings    = "meetings"
	statements  = "statements"
	positions   = "positions"
	events      = "events"
	figures     = "figures"
	differences = "differences"
)

// views gives the lines of some parts of a record.
func views(d *news.Dossier, parts ...string) []view {
	var out []view
	put := func(id, part, text string, ev []news.Evidence, says ...string) {
		out = append(out, view{id: id, part: part, says: strings.Join(says, "|"), text: text, evidence: ev})
	}
	for _, part := range parts {
		switch part {
		case meetings:
			for _, x := range d.Meetings {
				put(x.ID, part, x.Label, x.Evidence, x.Status, string(x.Round))
			}
		case statements:
			for _, x := range d.Statements {
				var ev []news.Evidence
				for _, r := range x.Renderings {
					ev = append(ev, r.Content...)
				}
				who, names := voices(d, x.Speaker)
				put(x.ID, part, who+": "+x.Content, ev, identity.Fold(who))
				out[len(out)-1].speakers = names
			}
		case positions:
			for _, x := range d.Positions {
				put(x.ID, part, x.Party+" "+x.Stance+": "+x.Text, x.Evidence, x.Party, x.Stance)
			}
		case events:
			for _, x := range d.Events {
				put(x.ID, part, x.Text, x.Evidence, x.Type, strings.Join(x.Aux, "+"), x.When.Value)
			}
		case figures:
			for _, x := range d.Figures {
				var ev []news.Evidence
				text := x.Name()
				for _, r := range x.Readings {
					ev = append(ev, r.Evidence...)
					text += ", " + r.Text
				}
				put(x.ID, part, text, ev, x.Measure, x.Of, x.Unit, x.Scope)
			}
		case differences:
			for _, x := range d.Differences {
				var ev []news.Evidence
				for _, r := range x.Readings {
					ev = append(ev, r.Evidence...)
				}
				put(x.ID, part, x.About, ev, x.Kind)
			}
		}
	}
	return out
}

// voices gives the name of who made a statement, and the folded names that
// the record has for that one.
func voices(d *news.Dossier, s news.Speaker) (string, []string) {
	name, all := s.Text, []string{identity.Fold(s.Text)}
	for _, e := range d.Entities {
		if s.Entity != "" && e.ID == string(s.Entity) {
			name = e.Name
			all = append(all, identity.Fold(e.Name))
			for _, f := range e.Names {
				all = append(all, identity.Fold(f.Text))
			}
		}
	}
	return name, all
}

// IDs gives the ids of the lines of a record in its order, those judged wrong
// last.
func IDs(d *news.Dossier) []string {
	var out []string
	for _, v := range every(d) {
		out = append(out, v.id)
	}
	return out
}

// every gives the lines of a record, those judged wrong last.
func every(d *news.Dossier) []view {
	all := views(d, meetings, statements, positions, events, figures, differences)
	if v := d.Vetting; v != nil {
		w := v.Wrong
		all = append(all, views(&news.Dossier{Entities: d.Entities, Meetings: w.Meetings, Statements: w.Statements, Positions: w.Positions,
			Events: w.Events, Figures: w.Figures, Differences: w.Differences}, meetings, statements, positions, events, figures, differences)...)
	}
	return all
}

// Key gives the key of a line of a record, those judged wrong among them; false
// when there is no line with such an id.
func Key(d *news.Dossier, id string) (news.LineKey, bool) {
	all := every(d)
	i := slices.IndexFunc(all, func(v view) bool { return v.id == id })
	if i < 0 {
		return news.LineKey{}, false
	}
	text := strings.Join(strings.Fields(all[i].text), " ")
	k := news.LineKey{Part: all[i].part, Says: all[i].says, Text: text, Words: []news.Anchor{}}
	at := reports(d)
	for _, e := range all[i].evidence {
		r := at[e.Article]
		k.Words = append(k.Words, news.Anchor{Evidence: e, Hash: r.hash, URL: r.url})
	}
	return k, true
}

// report is what tells that an article at hand is the one that a judgement
// means.
type report struct{ id, hash, url, text string }

func reports(d *news.Dossier) map[string]report {
	out := map[string]report{}
	for _, a := range d.Articles {
		out[a.ID] = report{a.ID, news.TextHash(a.Text), string(a.URL), a.Text}
	}
	return out
}

// finder finds the lines that judgements mean.
type finder struct {
	at     map[string]report
	byHash map[string]bool
	byURL  map[string][]report
}

func newFinder(d *news.Dossier) *finder {
	f := &finder{at: reports(d), byHash: map[string]bool{}, byURL: map[string][]report{}}
	for _, r := range f.at {
		f.byHash[r.hash] = true
		if r.url != "" {
			f.byURL[r.url] = append(f.byURL[r.url], r)
		}
	}
	return f
}

// here tells whether an anchor's article is at hand, with this or another text.
func (f *finder) here(a news.Anchor) bool {
	_, ok := f.at[a.Article]
	return ok || f.byHash[a.Hash] || a.URL != "" && len(f.byURL[a.URL]) > 0
}

// is tells whether evidence is what an anchor names: the same words at the same
// place of the same text, or, where the text of the article changed, the same
// words of it.
func (f *finder) is(e news.Evidence, a news.Anchor) bool {
	r := f.at[e.Article]
	if e.Text != a.Text {
		return false
	}
	if r.hash == a.Hash {
		return e.Start == a.Start && e.End == a.End
	}
	return r.id == a.Article || a.URL != "" && r.url == a.URL
}

// leastShare is how much of the words that a judgement names, of those whose
// articles are at hand, a line must rest on to be the one that is meant.
const leastShare = 0.5

// share gives how much of a key's words at hand a line rests on.
func (f *finder) share(k *news.LineKey, v *view) float64 {
	here, found := 0, 0
	for _, a := range k.Words {
		if !f.here(a) {
			continue
		}
		here++
		if slices.ContainsFunc(v.evidence, func(e news.Evidence) bool { return f.is(e, a) }) {
			found++
		}
	}
	if here == 0 {
		return 0
	}
	return float64(found) / float64(here)
}

// agrees tells whether a line still claims what it claimed when it was judged.
func (v *view) agrees(k *news.LineKey) bool {
	if v.part == statements {
		return slices.Contains(v.speakers, k.Says)
	}
	return v.says == k.Says
}

// find gives the line that a key names among the lines of a record; nil with
// the reason when there is none. What a line is worth holds while it claims the
// same; loose finds it also where it claims something else.
func (f *finder) find(k *news.LineKey, lines []view, loose bool) (*view, string) {
	var best *view
	var top float64
	var other *view
	two := false
	for i := range lines {
		v := &lines[i]
		s := f.share(k, v)
		if v.part != k.Part || s < leastShare {
			continue
		}
		if !v.agrees(k) {
			other = v
			if !loose {
				continue
			}
			s /= 2 // one that claims the same goes first
		}
		same := func(x *view) bool { return strings.Join(strings.Fields(x.text), " ") == k.Text }
		switch {
		case best == nil || s > top || s == top && same(v) && !same(best):
			best, top, two = v, s, false
		case s == top && same(v) == same(best):
			two = true
		}
	}
	switch {
	case two:
		return nil, "two lines fit alike: " + quote(k.Text)
	case best != nil:
		return best, ""
	case other != nil:
		return nil, "the words stand there, but the line says something else now: " + quote(other.text)
	}
	return nil, f.missing(k)
}

// missing tells why no line rests on a key's words.
func (f *finder) missing(k *news.LineKey) string {
	for _, a := range k.Words {
		if !f.here(a) || f.byHash[a.Hash] {
			continue
		}
		r, ok := f.at[a.Article]
		if !ok {
			r = f.byURL[a.URL][0]
		}
		if !strings.Contains(r.text, a.Text) {
			return "the text of its article changed: " + quote(a.Text) + " stands there no more"
		}
	}
	return "no line rests on its words any more: " + quote(k.Text)
}

// quote cuts a text for a message.
func quote(s string) string {
	const most = 120
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	if strings.HasPrefix(s, `"`) || strings.HasPrefix(s, "“") {
		return s // it is a quotation already
	}
	return "“" + s + "”"
}
