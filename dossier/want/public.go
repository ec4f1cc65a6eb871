package want

import (
	"slices"
	"strings"
)

// publicAt tells whether the phrase at a token is the public: to urge it to stay
// at home is advice.
func (r *reader) publicAt(i int) bool {
	_, head := r.nounAt(i, len(r.d.Tokens))
	if head < 0 {
		return strings.EqualFold(r.d.Word(i), "everyone") || strings.EqualFold(r.d.Word(i), "you")
	}
	if l := r.lemma(head); l == "member" && head+3 < len(r.d.Tokens) && r.lemma(head+1) == "of" {
		_, of := r.nounAt(head+2, len(r.d.Tokens)) // "members of the public"
		return of >= 0 && r.lemma(of) == "public"
	}
	if r.lemma(head) == "member" && (head == i || r.d.Tokens[head-1].XPos == "PRP$") {
		return true
	}
	switch r.lemma(head) {
	case "aide", "staff", "staffer", "assistant", "subordinate", "deputy", "photographer": // one's own people
		return true
	case "people", "public", "resident", "fan", "viewer", "listener", "parent", "supporter", "voter", "reader", "customer", "citizen", "person", "child",
		"user", "taxpayer", "traveler", "traveller", "passenger", "motorist", "world", "crowd", "audience", "guest", "friend", "everybody":
		return true
	}
	return false
}

var refusing = []string{"no", "little", "few", "neither", "any"}

// empty tells whether a phrase says that there is none of the thing.
func (r *reader) empty(first, head int) bool {
	for i := first; i < head; i++ {
		if slices.Contains(refusing, strings.ToLower(r.d.Word(i))) && r.d.Word(i+1) != "-" { // a no-fly zone is one
			return true
		}
	}
	return false
}
