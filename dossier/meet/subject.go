package meet

import (
	"slices"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/news"
)

// clauseSubject gives the subject of the clause in which a gathering tells where
// or when something was done ("A and B failed to agree at talks in C", "left
// after hours of talks with"); -1 for none.
func (r *reader) clauseSubject(t int) int {
	if !r.situates(t) {
		return -1
	}
	own := t
	if s := r.d.Child(t, "nsubj"); s >= 0 && r.d.Child(t, "cop") >= 0 && stateless[r.d.Tokens[s].Lemma] != "government" {
		return s // "is in talks with"
	}
	for n := 0; n < 8 && t >= 0; n++ {
		if r.d.Tokens[t].Tag == "VERB" {
			if s := r.d.Child(t, "nsubj"); s >= 0 {
				if first, last := r.d.Subtree(s); first <= own && own < last {
					return -1 // it is of the subject: "the focus of the talks"
				}
				return s
			}
			if rel := r.d.Tokens[t].Rel; rel != "xcomp" && rel != "conj" {
				return -1
			}
		}
		t = r.d.Tokens[t].Head
	}
	return -1
}

// shunned tells whether the clause of a gathering says who does not take part in it.
func (r *reader) shunned(t int) bool {
	v, l := r.d.Tokens[t].Head, r.headLemma(t)
	return (l == "take" || l == "participate" || r.does(v, attends|gathers|travels)) && r.negated(v)
}

// situates tells whether a gathering tells where or when something was done.
func (r *reader) situates(t int) bool {
	for _, w := range []string{"at", "in", "during", "after", "of", "before", "following"} {
		if r.caseIs(t, w) {
			return true
		}
	}
	return r.caseIs(t, "for") && (r.does(r.d.Tokens[t].Head, gathers|travels) || r.withParty(t) && !r.does(r.d.Tokens[t].Head, thinks) && gazetteer.Verb(r.headLemma(t), "for") == "")
}

// before gives the parties named before the first verb of the sentence, if they
// are two or more, for trees that lose the subject of the clause in which a
// gathering stands.
func (r *reader) before(t int) []string {
	k := r.d.SentenceAt(t)
	if k < 0 {
		return nil
	}
	var out []string
	for i := r.d.Sentences[k].First; i < t; i++ {
		switch tok := r.d.Tokens[i]; {
		case tok.Tag == "VERB" || tok.Tag == "AUX":
			if len(line.Set(out)) < 2 {
				return nil
			}
			return line.Set(out)
		case tok.Tag == "SCONJ" || tok.XPos == "WP" || tok.XPos == "WDT":
			return nil
		}
		if n := r.d.NameAt(i); n != nil {
			if h := r.d.HeadOf(n.First, n.Last); h >= 0 && r.d.Tokens[h].Rel == "compound" && meets(r.headLemma(h)) {
				continue // "in a Harbour Council meeting"
			}
		}
		if p := r.partyAt(i); p != "" && !r.possessor(i) && !r.placed(i) {
			out = append(out, p)
		}
	}
	return nil
}

// count gives the number of parties in the phrase of a token.
func (r *reader) count(t int) int {
	set := map[string]bool{}
	first, last := r.d.Subtree(t)
	for i := first; i < last; i++ {
		if p := r.partyAt(i); p != "" && !r.clauseBetween(t, i) && !r.placed(i) && !r.possessor(i) {
			set[p] = true
		}
	}
	return len(set)
}

// farFromSubject tells whether a name is no part of the subject of the verb.
func (r *reader) farFromSubject(t, head int) bool {
	far := true
	r.d.Children(t, func(s int) bool {
		if news.RelIs(r.d.Tokens[s].Rel, "nsubj") {
			first, last := r.d.Subtree(s)
			far = head < first || head >= last || slices.Contains([]string{"acl:relcl", "acl"}, r.d.Tokens[head].Rel)
		}
		return far
	})
	return far
}
