package differ

import (
	"strings"

	"synoptic/news"
)

// sorts are words of which one thing is only one: a weapon is a rifle or a shotgun, a place
// lies east or west of another. By the word, what they are words of.
var sorts = func() map[string]string {
	out := map[string]string{}
	for sort, words := range map[string]string{
		"direction": "north south east west northeast northwest southeast southwest north-east north-west south-east south-west",
		"weapon":    "rifle shotgun pistol revolver knife machete axe hammer sword grenade hatchet baton handgun",
		"vehicle":   "van truck lorry pickup bus motorcycle motorbike taxi tram helicopter bicycle scooter minivan minibus",
		"colour":    "black white red blue green yellow silver grey gray brown orange purple pink",
		"means":     "shot stabbed strangled drowned hanged beheaded poisoned electrocuted suffocated",
	} {
		for w := range strings.FieldsSeq(words) {
			out[w] = sort
		}
	}
	return out
}()

// gun stands for what is described where that is with what was shot.
const gun = "gun"

var firearms = list("rifle shotgun pistol")

// harmful tells whether the sentence of a gun tells of somebody shot or of who shoots; of several
// guns none is the one.
func harmful(d *news.Doc, gun int) bool {
	s := d.Sentences[d.SentenceAt(gun)]
	for i := s.First; i < s.Last; i++ {
		if m := meaning(d, i); doing[m] || fates[m] != "" && fates[m] != "held" {
			return d.Lemma(gun) == strings.ToLower(d.Word(gun))
		}
	}
	return false
}

// alias are words of a sort that are one with another.
var alias = map[string]string{"lorry": "truck", "motorbike": "motorcycle", "gray": "grey", "handgun": "pistol", "interim": "acting", "revolver": "pistol", "hatchet": "axe"}

// sorted makes the claim of a word of a sort, said of the noun that it stands with, else
// in the deed that it hangs on; nil for other words.
func sorted(d *news.Doc, i int) (c *claim, deed int) {
	w := strings.ToLower(d.Word(i))
	sort, t := sorts[w], d.Tokens[i]
	if sort == "" {
		w = strings.ToLower(d.Lemma(i))
		sort = sorts[w]
	}
	switch {
	case sort == "", t.Tag == "PROPN", sort == "means" && t.Tag != "VERB", sort == "weapon" && t.Tag != "NOUN":
		return nil, -1
	case t.Head < 0 && sort != "means":
		return nil, -1
	}
	if a := alias[w]; a != "" {
		w = a
	}
	c = &claim{at: t.Span, class: "sort " + sort, word: strings.ReplaceAll(w, "-", "")}
	deed, sub := deedOf(d, i)
	c.doer, c.named = doers(d, sub, i)
	switch h := t.Head; {
	case sort == "direction":
		if i+2 >= len(d.Tokens) || d.Word(i+1) != "of" || d.Tokens[i+2].Tag != "PROPN" {
			return nil, -1 // east of nothing that is named
		}
		c.noun = meaning(d, i+2)
	case sort == "means":
	case sort == "colour" && d.Tokens[h].Tag == "NOUN" && (news.RelIs(t.Rel, "amod") || news.RelIs(t.Rel, "compound")):
		c.noun = meaning(d, h)
	case sort == "colour":
		k := i + 1
		for k < len(d.Tokens) && (d.Tokens[k].Tag == "PROPN" || d.Tokens[k].Tag == "NUM") { // "a grey 2013 Lark Estate"
			k++
		}
		if t.Tag == "PROPN" || d.Tokens[k-1].Tag != "PROPN" {
			return nil, -1
		}
		c.noun = meaning(d, k-1)
	case t.Tag != "NOUN":
		return nil, -1
	}
	if firearms[c.word] {
		c.noun, c.harms = gun, harmful(d, i)
	}
	if deed >= 0 && sort != "means" {
		c.verb = meaning(d, deed)
	}
	switch c.about = strings.TrimSpace(w + " " + c.noun); {
	case c.noun == gun:
		c.about = gun
	case deed >= 0:
		c.about = deedName(d, sub, deed)
	}
	if c.noun == "" && c.verb == "" && len(c.doer) == 0 {
		return nil, -1
	}
	return c, deed
}
