package want

import (
	"strings"

	"synoptic/news"
)

// The reader of attributions finds who demands, rejects or wants a thing where
// the tree of the sentence loses its subject: a word of stance is then the cue
// of an attribution, whose source takes the stance and whose content is what it
// is about.

// spokenBy gives the attribution whose cue holds a token and whose source is
// somebody, nil for none.
func (r *reader) spokenBy(t int) *news.Attribution {
	for _, i := range r.d.CuesOver(r.d.Tokens[t].Span) {
		a := &r.d.Attributions[i]
		if a.Negated || !r.inSpans(a.Cue, t) {
			continue
		}
		if r.speaks(a).party != "" {
			return a
		}
	}
	return nil
}

func (r *reader) inSpans(list []news.Span, t int) bool {
	for _, s := range list {
		if s.Contains(r.d.Tokens[t].Span) {
			return true
		}
	}
	return false
}

// sourced gives the attribution that tells who takes the stance of a word whose
// subject the tree does not give, nil for none. Under a word that leaves open
// whether the stance is taken ("failed to accept") there is none.
func (r *reader) sourced(sent news.Sentence, t int, g group) *news.Attribution {
	a := r.spokenBy(t)
	if a == nil || g.passive {
		return nil
	}
	if g.infinitive {
		h := g.first - 1
		if h < sent.First || !keeping[r.lemma(h)] && r.d.Tokens[t].Rel != "advcl" && r.d.Tokens[t].Rel != "conj" {
			return nil
		}
	}
	for _, s := range a.Source { // whoever is told of in a clause of his own is no source of another's
		first, last := r.d.TokensIn(s)
		if w := strings.ToLower(r.d.Word(first)); last == first+1 && (w == "who" || w == "which" || w == "that") {
			return nil
		}
	}
	return a
}

// sourceOf gives the head of the phrase whose words a token stands in, -1 for none.
func (r *reader) sourceOf(t int) int {
	if a := r.attribution(t, 0); a != nil && len(a.Source) > 0 {
		if first, last := r.d.TokensIn(a.Source[0]); last > first {
			return r.d.HeadOf(first, last)
		}
	}
	return -1
}

// sourceHead gives the head of the phrase that is the source of an attribution,
// the token itself where the words name none.
func (r *reader) sourceHead(a *news.Attribution, t int) int {
	for _, s := range a.Source {
		if first, last := r.d.TokensIn(s); last > first && first < t {
			return r.d.HeadOf(first, last)
		}
	}
	return t
}
