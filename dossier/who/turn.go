package who

import (
	"slices"
	"strings"

	"synoptic/news"
)

type turnedKey struct{}

// turnedIn gives the persons of whom an article says that they went over to those who
// are against their state: whatever their offices, they do not stand for it.
func turnedIn(d *news.Doc) map[int]bool {
	out := map[int]bool{}
	for _, layer := range [][]news.Mention{d.Mentions, d.Phrases} {
		for i := range layer {
			m := &layer[i]
			if m.Entity < 0 || m.Head < 0 || m.Head >= len(d.Tokens) || d.Entities[m.Entity].Type != news.Person || out[m.Entity] {
				continue
			}
			if m.Kind == news.MentionPronoun && saidOf(d, m) {
				continue
			}
			for _, t := range describing(d, m) {
				if up := d.Tokens[t].Head; up >= 0 && d.Tokens[t].Rel == "nsubj" && turns(d, up) {
					out[m.Entity] = true
				}
				d.Children(t, func(k int) bool {
					if news.RelIs(d.Tokens[k].Rel, "acl") && turns(d, k) {
						out[m.Entity] = true
					}
					return true
				})
			}
		}
	}
	return out
}

// saidOf tells whether a pronoun is the subject of what another says by the reading of the text:
// "Dahl told the radio that he was siding with", where a reader would take it for Dahl.
func saidOf(d *news.Doc, m *news.Mention) bool {
	v := d.Tokens[m.Head].Head
	if v < 0 || d.Tokens[m.Head].Rel != "nsubj" || !news.RelIs(d.Tokens[v].Rel, "ccomp") || d.Tokens[v].Head < 0 {
		return false
	}
	s := d.Child(d.Tokens[v].Head, "nsubj")
	if s < 0 {
		return true // nobody knows who says it
	}
	k := d.MentionHeadedBy(s)
	return k < 0 || d.Mentions[k].Entity != m.Entity
}

// turns tells whether a verb says that somebody goes over: "defected", "has sided with
// protesters", "broke away from the army", "joined the rebels".
func turns(d *news.Doc, verb int) bool {
	if d.Tokens[verb].Tag != "VERB" {
		return false
	}
	next := ""
	if verb+1 < len(d.Tokens) {
		next = strings.ToLower(d.Word(verb + 1))
	}
	with := func(rel string) (found bool) {
		d.Children(verb, func(k int) bool {
			found = found || k > verb && news.RelIs(d.Tokens[k].Rel, rel) && risers[strings.ToLower(d.Lemma(k))]
			return !found
		})
		return found
	}
	switch strings.ToLower(d.Lemma(verb)) {
	case "defect", "mutiny":
		return d.Child(verb, "nsubj:pass") < 0 && !denied(d, verb)
	case "break":
		return next == "away" || next == "ranks"
	case "switch":
		return next == "sides"
	case "side":
		return with("obl")
	case "join":
		return with("obj") && !denied(d, verb)
	}
	return false
}

// denied tells whether a verb's deed is not said to have been done.
func denied(d *news.Doc, verb int) (found bool) {
	d.Children(verb, func(k int) bool {
		switch strings.ToLower(d.Word(k)) {
		case "not", "n't", "never", "may", "might", "could", "would", "if":
			found = true
		}
		return !found
	})
	return found
}

// risers are nouns for those who are against their state.
var risers = set("rebel insurgent opposition protester demonstrator uprising revolution revolt rebellion insurgency")

// resists tells whether a body's name is that of one that fights its state.
func resists(body string) bool {
	f := strings.Fields(body)
	if slices.ContainsFunc(f, func(w string) bool {
		return w == "Transitional" || w == "Interim" || w == "Provisional" || w == "Opposition"
	}) && slices.ContainsFunc(f, func(w string) bool { return w == "Council" || w == "Coalition" }) {
		return true // "the Norlandic Transitional Council"
	}
	return len(f) > 1 && !strings.Contains(body, "People") && slices.ContainsFunc(f, func(w string) bool { return w == "Resistance" || w == "Liberation" }) &&
		slices.Contains([]string{"Army", "Front", "Movement", "Forces"}, f[len(f)-1])
}

// resister gives the body that fights its state, or would take its place, of which somebody has an
// office, or an office in a part of it; "" for none.
func resister(d *news.Doc, r news.Role) string {
	if resists(r.Body) {
		return r.Body
	}
	var body []string // as written: names of such bodies are often read in part
	for f := range strings.FieldsSeq(d.Words(r.Title)) {
		w := news.Owner(f)
		if w == "" || w == strings.ToLower(w) {
			body = nil
			continue
		}
		if body = append(body, w); (w == "Council" || w == "Coalition") && resists(strings.Join(body, " ")) {
			return strings.Join(body, " ")
		}
	}
	return ""
}

// posts are offices by which firms and charities have people in a state, whose adjective
// only tells where: "our Norlandic country director".
var posts = set("country-director country-manager country-representative country-head medical-director managing-director sales-director marketing-director sales-manager marketing-manager finance-director")

// ofKind tells whether an office is one of a body that the words tell by its kind alone:
// "head of a coalition of guilds".
func ofKind(norm string) bool {
	_, of, ok := strings.Cut(norm, " of ")
	return ok && slices.ContainsFunc(strings.Fields(of), func(w string) bool { _, kind := kindNoun[w]; return kind })
}
