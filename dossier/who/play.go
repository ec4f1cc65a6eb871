package who

import (
	"strings"

	"synoptic/news"
)

// lifts are verbs by which somebody brings the team on that is their object.
var lifts = set("put give hand earn fire send steer guide lift inspire carry lead help power propel shoot head keep bring pull draw")

// leads are what somebody brings a team to by them.
var leads = set("ahead level front lead title win victory final semi-final semifinal quarter-final quarterfinal advantage point draw equaliser equalizer triumph trophy cup crown gold medal hope top past")

// strikes are nouns for what a player does for the team.
var strikes = set("goal header penalty strike shot try double hat-trick brace equaliser equalizer winner save century volley free-kick touchdown home-run three-pointer basket finish effort")

// wins are verbs of which a team is the subject that one of its own has served.
var wins = set("win beat lead score equalise equalize level draw edge defeat claim go take triumph advance strike")

// scores are verbs for what a player does.
var scores = set("score equalise equalize net head strike convert volley tap")

// played gives the teams that somebody, described by a token, brings on: "Ada Vell put
// Norland ahead", "Vell's goal gave Velm United the title", "Norland led through Vell",
// "Norland won when Vell scored".
func played(d *news.Doc, t int) (out []bond) {
	tie := func(at int) {
		if at < 0 {
			return
		}
		if e, state := target(d, at); state != "" {
			out = append(out, bond{kind: bondTeam, ent: e, state: state})
		} else if e >= 0 && d.Entities[e].Type == news.Organization {
			out = append(out, bond{kind: bondTeam, ent: e})
		}
	}
	by := t // the deed, or who does it
	if up := d.Tokens[t].Head; up >= 0 && d.Tokens[t].Rel == "nmod:poss" && strikes[strings.ToLower(d.Lemma(up))] {
		by = up
	}
	verb := d.Tokens[by].Head
	if verb < 0 {
		return nil
	}
	lemma := strings.ToLower(d.Lemma(verb))
	switch rel := d.Tokens[by].Rel; {
	case rel == "nsubj" && lifts[lemma]:
		if d.Child(verb, "iobj") >= 0 && leads[strings.ToLower(d.Lemma(max(0, d.Child(verb, "obj"))))] {
			tie(d.Child(verb, "iobj"))
		} else if lemma != "give" && lemma != "hand" && lemma != "earn" && brings(d, verb) {
			tie(d.Child(verb, "obj"))
		}
	case rel == "nsubj" && by == t && scores[lemma] && news.RelIs(d.Tokens[verb].Rel, "advcl") && (opened(d, verb) || d.Child(verb, "mark") >= 0):
		if main := d.Tokens[verb].Head; main >= 0 && main < verb && wins[strings.ToLower(d.Lemma(main))] {
			tie(d.Child(main, "nsubj"))
		}
	case news.RelIs(rel, "obl") && d.Cased(by, "through") && wins[lemma]:
		tie(d.Child(verb, "nsubj"))
	}
	return out
}

// brings tells whether the clause of a verb says that its object gets ahead or to
// something that is won.
func brings(d *news.Doc, verb int) (found bool) {
	obj := d.Child(verb, "obj")
	d.Children(verb, func(k int) bool {
		found = found || k > obj && obj >= 0 && leads[strings.ToLower(d.Lemma(k))]
		return !found
	})
	return found
}

// opened tells whether a clause begins with "when" or "as".
func opened(d *news.Doc, verb int) (found bool) {
	d.Children(verb, func(k int) bool {
		w := strings.ToLower(d.Word(k))
		found = found || k < verb && (w == "when" || w == "as" || w == "after")
		return !found
	})
	return found
}

// playing gives the team for which somebody had so many of something, in the words up to the
// end of the clause: "was 7 of 16 for 83 yards and a touchdown for the Gulls".
func playing(d *news.Doc, verb int) []bond {
	for k := verb + 1; k < len(d.Tokens) && d.SentenceAt(k) == d.SentenceAt(verb) && d.Tokens[k].Tag != "PUNCT" && d.Tokens[k].Tag != "VERB"; k++ {
		n := d.NameAt(k)
		if n == nil || n.Type != news.Organization || n.First != k || k < 2 {
			continue
		}
		if w := strings.ToLower(d.Word(k - 1)); w != "for" && !(w == "the" && strings.EqualFold(d.Word(k-2), "for")) {
			continue
		}
		if e, state := target(d, d.HeadOf(n.First, n.Last)); e >= 0 && state == "" && d.Entities[e].Type == news.Organization {
			return []bond{{kind: bondBody, ent: e}}
		}
	}
	return nil
}
