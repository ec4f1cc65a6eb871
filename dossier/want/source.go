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

// voiced is the voice of the words at a token: of the outlet, or of somebody
// whom it reports.
type voiced struct {
	reported bool
	direct   bool
	holder
}

// voice tells whose words the token stands in: those of the innermost
// attribution with a speaker. What he calls his own in his own words ("we
// believe that") is his.
func (r *reader) voice(t int) voiced {
	out := voiced{}
	size := 0
	for at := r.attribution(t, 0); at != nil; at = r.attribution(t, size) {
		size = contentLen(at, r.d.Tokens[t].Span)
		v := r.speaks(at)
		if out.reported {
			v.direct = v.direct || out.direct
		}
		out = v
		if v.party != "" || len(at.Source) == 0 {
			break
		}
		if w := strings.ToLower(r.d.Words(at.Source[0])); w != "we" && w != "i" {
			break
		}
	}
	return out
}

// called gives the side of an entity that no name names, by the first noun for
// it.
func (r *reader) called(entity int) holder {
	if h, ok := r.nominal[entity]; ok || entity < 0 {
		return h
	}
	found := holder{}
	for _, k := range r.d.Entities[entity].Mentions {
		if m := r.d.Mentions[k]; m.Kind == news.MentionNominal {
			if h := r.holder(m.Head); h.party != "" {
				found = h
				break
			}
		}
	}
	if r.nominal == nil {
		r.nominal = map[int]holder{}
	}
	r.nominal[entity] = found
	return found
}

// ofState tells whether a source is called by a word for those who speak for a state:
// "the minister", no party and no group in it.
func (r *reader) ofState(s news.Span) bool {
	first, last := r.d.TokensIn(s)
	if first >= last {
		return true
	}
	head := r.d.HeadOf(first, last)
	return stateNouns[r.lemma(head)]
}

// speaks gives the voice of an attribution.
func (r *reader) speaks(at *news.Attribution) voiced {
	v, ok := r.voices[at]
	if !ok {
		if r.voices == nil {
			r.voices = map[*news.Attribution]voiced{}
		}
		v = r.speaking(at)
		r.voices[at] = v
	}
	return v
}

func (r *reader) speaking(at *news.Attribution) voiced {
	v := voiced{reported: true, direct: at.Mode == "direct"}
	if len(at.Source) > 0 { // "outside the town hall, two residents held signs" has no hall that speaks
		if first, _ := r.d.TokensIn(at.Source[0]); placing[r.lemma(first)] {
			return v
		}
	}
	if len(at.Source) > 0 { // "another critic, Odd Brekke" names its speaker
		if first, last := r.d.TokensIn(at.Source[0]); last > first {
			if k := r.nameBeside(r.d.HeadOf(first, last)); k >= 0 {
				v.holder = r.holder(k)
			}
		}
	}
	if v.party == "" && at.Speaker >= 0 && at.Speaker < len(r.d.Entities) {
		if x := r.w.At(r.d, at.Speaker); x != nil {
			v.holder = r.ofEntity(x)
		} else if len(at.Source) == 0 || r.ofState(at.Source[0]) {
			v.party = r.d.Entities[at.Speaker].Country
		}
	}
	if v.party == "" && len(at.Source) > 0 { // "a lawyer for Odd Brekke"
		if first, last := r.d.TokensIn(at.Source[0]); last > first {
			head := r.d.HeadOf(first, last)
			if v.holder = r.holder(head); v.party == "" {
				v.holder = r.called(at.Speaker)
			}
			if v.party == "" {
				v.holder = r.plain(head)
			}
		}
	}
	return v
}
