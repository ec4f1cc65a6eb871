package want

import (
	"strings"

	"synoptic/news"
)

// A paper speaks for whoever brought it: "the lawsuit asks the court to strike
// down the law" tells what those ask who sue.

// pleadings are the papers by which somebody asks a court or an office for a
// thing.
var pleadings = map[string]bool{"lawsuit": true, "suit": true, "complaint": true, "petition": true, "filing": true, "brief": true, "motion": true, "appeal": true}

// bringing are the verbs by which a paper is brought.
var bringing = map[string]bool{"file": true, "bring": true, "lodge": true, "submit": true}

// bringers gives the sides that the article names as those who brought a
// pleading whose own words name nobody, in the order of the text, at most
// three: all who are told of in one sentence.
func (r *reader) bringers(head int) []holder {
	if !pleadings[r.lemma(head)] && !(r.lemma(head) == "it" && r.afterPleading(head)) {
		return nil
	}
	if first, _ := r.chunk(head); r.possessor(first, head) >= 0 {
		return nil
	}
	for _, sent := range r.d.Sentences {
		for t := sent.First; t < sent.Last; t++ {
			if r.d.Tokens[t].Tag != "VERB" || r.d.Tokens[t].XPos == "VB" {
				continue
			}
			s := -1
			switch l := r.lemma(t); {
			case l == "sue" && r.d.Child(t, "aux:pass") < 0:
				if s = r.ownSubject(t); s < 0 && r.d.Tokens[t].XPos == "VBG" && r.d.Tokens[t].Head >= sent.First && r.d.Tokens[t].Head < t {
					s = r.ownSubject(r.d.Tokens[t].Head) // "went to court by suing"
				}
			case bringing[l] && r.d.Tokens[t].XPos == "VBN" && r.d.Child(t, "obl:agent") > t && r.brought(t):
				s = r.d.Child(t, "obl:agent")
			case bringing[l]:
				if o := r.d.Child(t, "obj"); o > t && pleadings[r.lemma(o)] {
					s = r.ownSubject(t)
				}
			}
			if s < sent.First || r.d.Tokens[s].Tag == "PRON" {
				continue
			}
			if h := r.holder(s); h.party != "" && (h.named || !agents[r.lemma(s)]) {
				return r.joint(sent, s, h)
			}
		}
	}
	return nil
}

// afterPleading tells whether the sentence before a token's is one whose subject
// is a pleading: "it" goes on with it.
func (r *reader) afterPleading(t int) bool {
	k := r.d.SentenceAt(t) - 1
	if k < 0 {
		return false
	}
	for i := r.d.Sentences[k].First; i < r.d.Sentences[k].Last; i++ {
		if r.d.Tokens[i].Head < 0 {
			s := r.ownSubject(i)
			return s >= 0 && pleadings[r.lemma(s)]
		}
	}
	return false
}

// brought tells whether what a verb in the passive brings is a pleading.
func (r *reader) brought(t int) bool {
	s := r.d.Child(t, "nsubj:pass")
	if h := r.d.Tokens[t].Head; s < 0 && news.RelIs(r.d.Tokens[t].Rel, "acl") {
		s = h
	}
	return s >= 0 && pleadings[r.lemma(s)]
}

// byAgent reads "a text rejected by Peru", in which the verb hangs on what it is
// done to.
func (r *reader) byAgent(sent news.Sentence, t int) bool {
	return r.d.Tokens[t].XPos == "VBN" && t+1 < sent.Last && strings.EqualFold(r.d.Word(t+1), "by") && t > sent.First
}
