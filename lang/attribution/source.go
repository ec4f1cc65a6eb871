package attribution

import (
	"math"
	"slices"
	"sort"
	"strings"

	"synoptic/lang/attribution/span"
	"synoptic/news"
)

// sureSource is how much more likely (in log odds) than the source that a draft
// without a cue has another must be to take its place, weighed the same beside a
// cue, where the models weigh what was read themselves, cueless the probability that the source
// of a draft without a cue must have (on articles left out of the training, 13 of
// 16 that have it are right, 5 of 15 of those below), and unsure what a draft is
// whose source was chosen so.
const (
	sureSource = 2
	weighed    = 1
	cueless    = 0.6
	unsure     = 0.4
)

// Around a content and its cue, so many tokens before and behind are looked at,
// and so many at most.
const (
	sourceBefore = 80
	sourceBehind = 60
	sourceWindow = 400
)

// sources looks for the source of each draft once more, among all noun phrases
// around it, and takes another where the draft's own is much less likely, or
// where it has none. The models of package span find a source together with the
// content and within what they see of one cue; here the sources of the
// attributions before and behind are known.
func (r *reader) sources(rank span.Scorer) {
	times := r.times()
	chosen := make([][]span.Range, len(r.drafts))
	for i, d := range r.drafts {
		if d.mended() {
			chosen[i] = r.likelier(rank, i, times)
		}
	}
	for i, s := range chosen {
		if d := r.drafts[i]; s != nil {
			d.source, d.sure = s, min(d.sure, unsure)
		}
	}
}

// likelier gives another source for draft i, nil when its own is as good.
func (r *reader) likelier(rank span.Scorer, i int, times map[uint64]int) []span.Range {
	d := r.drafts[i]
	own := r.own(d)
	if d.cue < 0 && len(own) == 0 { // of those that would have one, two in three are no speech or another's
		return nil
	}
	c, margin := r.choice(i, d.cue, own, times), float64(weighed)
	if d.cue < 0 {
		margin = sureSource
	}
	scores := make([]float64, len(c.Phrases))
	best, least := 0, 0.0
	for k, p := range c.Phrases {
		var score [1]float32
		rank.Score(c.Features[k], score[:])
		if scores[k] = float64(score[0]); scores[k] > scores[best] {
			best = k
		}
		switch {
		case k == 0: // nobody
			least = scores[k]
		case meets(own, p):
			least = max(least, scores[k]+margin)
		}
	}
	if scores[best] <= least || d.cue < 0 && scores[best]-span.LogSum(scores) < math.Log(cueless) {
		return nil
	}
	return r.wholePhrase(c.Phrases[best], d)
}

// wholePhrase gives all that hangs on the head of a phrase, the phrase alone
// when that has the cue or a word of the content.
func (r *reader) wholePhrase(p span.Range, d *draft) []span.Range {
	whole := r.phraseOf(r.x.SourceHead(p), d.content[0])[0]
	for t := whole.A; t < whole.B; t++ {
		if r.held[t] != nil || t == d.cue {
			return []span.Range{p}
		}
	}
	if s := r.cutSource(whole, d.cue); r.words(s) > 0 {
		return []span.Range{s}
	}
	return []span.Range{p}
}

func meets(spans []span.Range, p span.Range) bool {
	return slices.ContainsFunc(spans, func(s span.Range) bool { return s.A < p.B && p.A < s.B })
}

// times counts for each lemma how many sources have it for their head.
func (r *reader) times() map[uint64]int {
	m := map[uint64]int{}
	for _, d := range r.drafts {
		if len(d.source) > 0 {
			m[r.x.Tokens[r.x.SourceHead(d.source[0])].Lemma]++
		}
	}
	return m
}

// Choice is what the source of an attribution is chosen from: noun phrases in
// tokens, the empty one for nobody first, and the features of each. Content is
// what the attribution holds.
type Choice struct {
	Content, Phrases []span.Range
	Features         [][]uint32
}

// Choices gives what the sources of the attributions that models find are chosen
// from, for training: of those with quoted words a second time as if the cue was
// not known.
func Choices(m *span.Models, d *news.Doc) []Choice {
	r := drafted(m, d)
	times := r.times()
	var out []Choice
	for i, o := range r.drafts {
		if o.cue < 0 || !o.mended() {
			continue
		}
		out = append(out, r.choice(i, o.cue, r.own(o), times))
		if r.quoted(o) {
			out = append(out, r.choice(i, -1, o.source, times))
		}
	}
	return out
}

// mended tells whether the source of a draft is looked for once more.
func (d *draft) mended() bool {
	return !d.layout && !d.hearsay && !d.stated && d.carrier == nil
}

// own gives the source that a draft has so far.
func (r *reader) own(d *draft) []span.Range {
	if len(d.source) > 0 {
		return d.source
	}
	return r.meant(d)
}

// quoted tells whether some of a draft's words stand in quotation marks.
func (r *reader) quoted(d *draft) bool {
	return slices.ContainsFunc(d.content, func(s span.Range) bool { return !r.unquoted(s) })
}

// choice gives what the source of draft i is chosen from when the head of its
// cue is at a token; own is the source that it has.
func (r *reader) choice(i, cue int, own []span.Range, times map[uint64]int) Choice {
	d := r.drafts[i]
	claim := span.Claim{Cue: cue, Content: d.content, Quoted: r.quoted(d), Read: cue >= 0, None: len(own) == 0, Share: d.share}
	c := Choice{Content: d.content, Phrases: []span.Range{{}}}
	var f span.Features
	r.x.NobodyFeatures(&claim, &f)
	c.Features = append(c.Features, slices.Clone(f.F))
	for _, p := range r.phrases(i, cue, own) {
		p.Times = times[r.x.Tokens[r.x.SourceHead(p.Range)].Lemma]
		if meets(own, p.Range) {
			p.Own = 1
			if p.Has(r.x.SourceHead(own[0])) {
				p.Own = 2
			}
		}
		r.x.SourceFeatures(&claim, &p, &f)
		c.Phrases, c.Features = append(c.Phrases, p.Range), append(c.Features, slices.Clone(f.F))
	}
	return c
}

// phrases gives the noun phrases that may be the source of draft i: the sources
// of the two drafts before it and of the next, those in its sentences and the
// sentences beside, its own source when it is none of these.
func (r *reader) phrases(i, cue int, own []span.Range) []span.Phrase {
	d := r.drafts[i]
	var ps []span.Phrase
	add := func(s span.Range, whose uint64) {
		if s.Len() <= 0 || s.Has(cue) {
			return
		}
		for t := s.A; t < s.B; t++ {
			if r.held[t] == d {
				return
			}
		}
		for k := range ps {
			if ps[k].A < s.B && s.A < ps[k].B {
				ps[k].Whose |= whose
				return
			}
		}
		ps = append(ps, span.Phrase{Range: s, Whose: whose, Held: whose == 0 && r.held[s.A] != nil})
	}
	for _, o := range []struct {
		at    int
		whose uint64
	}{{i - 1, 1}, {i - 2, 2}, {i + 1, 4}} {
		if o.at >= 0 && o.at < len(r.drafts) && len(r.drafts[o.at].source) > 0 {
			add(r.drafts[o.at].source[0], o.whose)
		}
	}
	from := d.content[0].A
	lo, hi := from, d.content[len(d.content)-1].B
	if cue >= 0 {
		lo, hi, from = min(lo, cue), max(hi, cue+1), cue
	}
	before := r.x.Sents[max(0, int(r.x.Tokens[lo].Sent)-1)].A
	behind := r.x.Sents[min(len(r.x.Sents)-1, int(r.x.Tokens[hi-1].Sent)+1)].B
	lo = max(before, lo-sourceBefore)
	for _, s := range r.nounPhrases(span.Range{A: lo, B: min(behind, hi+sourceBehind, lo+sourceWindow)}) {
		add(s, 0)
	}
	if len(own) > 0 {
		add(own[0], 0)
	}
	away := func(p *span.Phrase) int { return max(p.A-from, from-p.B, 0) }
	order := make([]int, len(ps))
	for k := range order {
		order[k] = k
	}
	sort.SliceStable(order, func(a, b int) bool { return away(&ps[order[a]]) < away(&ps[order[b]]) })
	for n, k := range order {
		ps[k].Nth = n
	}
	return ps
}

// nounPhrases gives the simple noun phrases of a stretch outside quotation
// marks, cut behind each possessive; relative pronouns are some.
func (r *reader) nounPhrases(in span.Range) []span.Range {
	var out []span.Range
	for t := in.A; t < in.B; {
		a, noun := t, false
		for t < in.B && r.x.Tokens[t].Quote < 0 && r.nominal(t) {
			p := r.d.Tokens[t].XPos
			noun = noun || strings.HasPrefix(p, "NN") || strings.HasPrefix(p, "PRP")
			if t++; p == "POS" || p == "PRP$" {
				break
			}
		}
		if t == a {
			p := r.d.Tokens[t].XPos
			noun = strings.HasPrefix(p, "WP") || p == "WDT"
			t++
		}
		if noun {
			out = append(out, span.Range{A: a, B: t})
		}
	}
	return out
}
