package said

import (
	"strings"

	"synoptic/news"
)

// speakers sees to it that who speaks can be: a pronoun that the article's chains put
// on what cannot be meant ("he" on a girl's name that is a ship, "it" on a person)
// means the last before it who can, "they" the people that the sentence before
// is about, and whom somebody spoke to has not spoken.
func speakers(d *news.Doc, as []news.Attribution) []news.Attribution {
	out := make([]news.Attribution, len(as))
	for i, a := range as {
		switch {
		case addressee(d, a):
			a.Speaker, a.SpeakerText, a.Source = -1, "", nil
		case len(a.Source) == 1:
			if p := strings.ToLower(d.Words(a.Source[0])); p == "they" || !meant(d, p, a.Speaker) {
				a.Speaker, a.SpeakerText = antecedent(d, p, a, out[:i])
			}
		}
		out[i] = a
	}
	return out
}

// meant tells whether a word, if it is a pronoun, can stand for an entity.
func meant(d *news.Doc, p string, entity int) bool {
	person := entity >= 0 && entity < len(d.Entities) && d.Entities[entity].Type == news.Person
	switch p {
	case "he", "she":
		return person
	case "it":
		return entity >= 0 && entity < len(d.Entities) && (d.Entities[entity].Type == news.Organization || d.Entities[entity].Type == news.Place)
	}
	return true
}

// antecedent gives whom a pronoun that is the source of words means: for "they" the
// list of people that is the subject of the sentence before; else the speaker of the
// words before, no more than two sentences away; (-1, "") for nobody.
func antecedent(d *news.Doc, p string, a news.Attribution, before []news.Attribution) (int, string) {
	at, _ := d.TokensIn(a.Source[0])
	start := at
	if len(a.Content) > 0 {
		first, _ := d.TokensIn(a.Content[0])
		start = min(start, first)
	}
	k := d.SentenceAt(start)
	if p == "they" {
		if text := people(d, k-1); text != "" {
			return -1, text
		}
		return a.Speaker, a.SpeakerText
	}
	if n := len(before) - 1; n >= 0 && before[n].Speaker >= 0 && meant(d, p, before[n].Speaker) && len(before[n].Content) > 0 {
		_, last := d.TokensIn(before[n].Content[len(before[n].Content)-1])
		if j := d.SentenceAt(max(0, last-1)); j >= 0 && k-j <= 2 {
			return before[n].Speaker, before[n].SpeakerText
		}
	}
	return -1, ""
}

// people gives the words of a sentence's subject that names two people or more, ""
// where it does not.
func people(d *news.Doc, k int) string {
	if k < 0 {
		return ""
	}
	for t := d.Sentences[k].First; t < d.Sentences[k].Last; t++ {
		if d.Tokens[t].Head >= 0 {
			continue
		}
		s := d.Child(t, "nsubj")
		if s < 0 {
			return ""
		}
		first, last := d.Subtree(s)
		named := map[int]bool{}
		for _, m := range d.MentionsIn(d.TokenSpan(first, last)) {
			if x := d.Mentions[m]; x.Kind == news.MentionName && x.Entity >= 0 && d.Entities[x.Entity].Type == news.Person {
				named[x.Entity] = true
			}
		}
		if len(named) > 1 && last-first < 30 {
			return strings.Join(strings.Fields(d.Words(d.TokenSpan(first, last))), " ")
		}
		return ""
	}
	return ""
}

// addressee tells whether the source of words is, in the tree, the object of the verb
// that the participle of saying hangs on: "apologized to the company, saying".
func addressee(d *news.Doc, a news.Attribution) bool {
	if len(a.Source) != 1 || len(a.Cue) == 0 || a.Source[0].Empty() || a.Cue[0].Empty() {
		return false
	}
	cue, _ := d.TokensIn(a.Cue[0])
	first, last := d.TokensIn(a.Source[0])
	h := d.HeadOf(first, last)
	if h < 0 || d.Tokens[cue].XPos != "VBG" || d.Tokens[h].Head < 0 || d.Tokens[h].Head != d.Tokens[cue].Head {
		return false
	}
	return d.Cased(h, "to") && news.RelIs(d.Tokens[h].Rel, "obl")
}
