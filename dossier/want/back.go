package want

import (
	"strings"

	"synoptic/news"
)

// pointsBack tells whether the words of a stance on something say what it is only to him who has read the
// sentence before: "the claim was denied", "it should be withdrawn", "such moves", "we asked for that".
func (r *reader) pointsBack(sent news.Sentence, it item, token int) bool {
	if it.afar && len(it.keys) == 0 {
		return true
	}
	if it.head >= 0 {
		return r.definite(sent, it.head)
	}
	for _, v := range []int{it.verb, token} {
		if v < sent.First || v >= sent.Last {
			continue
		}
		for _, k := range []int{r.ownSubject(v), r.d.Child(v, "obj", "obl")} {
			if k >= sent.First && backward[strings.ToLower(r.d.Word(k))] && r.d.Tokens[k].XPos != "WDT" {
				return true
			}
		}
	}
	return false
}

// backward are the pronouns for a thing told of before.
var backward = words("it this that these those")

// definite tells whether a noun that stands for something told of is all that the words call it by: "the
// claim", "this step", not "the claim that it had fired" or "the peace plan".
func (r *reader) definite(sent news.Sentence, head int) bool {
	first, _ := r.chunk(head)
	switch r.lemma(first) {
	case "this", "that", "these", "those", "such":
	case "the":
		if l := r.lemma(head); !shell[l] && !blame[l] && !writ[l] && !deictic[l] {
			return false
		}
	default:
		return false
	}
	if r.narrowed(head) || r.d.NameAt(head) != nil || first > sent.First && r.d.Tokens[first-1].Tag == "PART" {
		return false
	}
	return head+1 >= sent.Last || r.d.Tokens[head+1].Tag != "ADP" && r.lemma(head+1) != "to" && r.finished(sent, head, head+1) == head+1
}

// deictic are more nouns for what was told before.
var deictic = words("claim rumor rumour comment remark word idea theory story attack act incident situation matter issue question behavior behaviour practice view")

// sentenceBefore gives the sentence before one in which the words of a stance point back, where it is of the same stretch of
// text and short enough to be shown; the empty span for none.
func (r *reader) sentenceBefore(sent news.Sentence, it item, token int) news.Span {
	k := r.d.SentenceAt(sent.First)
	if k < 1 || !r.pointsBack(sent, it, token) {
		return news.Span{}
	}
	p := r.d.Sentences[k-1]
	if kind := r.d.Blocks[p.Block].Kind; kind != r.d.Blocks[sent.Block].Kind || p.Len() > showable || sent.Start-p.End > 4 {
		return news.Span{}
	}
	return p.Span
}

// showable is how many bytes of a sentence before are shown at most.
const showable = 400
