package said

import (
	"slices"
	"strings"
)

// groups are the renderings put together so far, and how those are found that
// another can belong to: two renderings of one utterance are by one speaker or
// both spoken, and share words that carry meaning: two, where they have as many.
type groups struct {
	list     [][]*rendering
	first    []sketch         // of the first of each group
	speakers map[string]int   // numbers them, from 1; 0 is any, of spoken words that another may have too
	having   map[stemOf][]int // the groups whose first has a stem
	bare     map[int][]int    // those whose first has none, by speaker
	of       map[int][]int    // all, by speaker
	shared   []int            // how many stems the rendering at hand shares with each, 0 between two
}

// stemOf is a stem in the words of a speaker.
type stemOf struct {
	speaker int
	stem    uint64 // its key
}

// sketch is what decides whether two renderings need a closer look.
type sketch struct {
	stems  []uint64 // keys of those of the words that carry meaning, each once
	need   int      // how many of them another must share, two at most
	who    int      // the speaker, known or described
	spoken bool
	// what is asked of two of different speakers: enough words to be sure, or
	// words in quotation marks of a body here, of who speaks for it there
	long, voiced, person bool
}

func newGroups() *groups {
	return &groups{speakers: map[string]int{}, having: map[stemOf][]int{}, bare: map[int][]int{}, of: map[int][]int{}}
}

func (g *groups) sketched(r *rendering) sketch {
	by := "entity " + r.speaker
	if r.speaker == "" {
		by = "words " + strings.ToLower(r.a.SpeakerText)
	}
	if g.speakers[by] == 0 {
		g.speakers[by] = len(g.speakers) + 1
	}
	return sketch{stems: r.meant, need: r.need, who: g.speakers[by], spoken: r.rank < 2,
		long: len(r.seq) >= sure, voiced: len(r.voiced) >= spokenFor, person: r.person}
}

// anybody is whom spoken words may be another's of: those that are long or
// voiced; false for others.
func (s sketch) anybody() bool { return s.spoken && (s.long || s.voiced) }

// meaning gives the keys of the stems of words that carry meaning, each once.
func meaning(seq []string) []uint64 {
	var out []uint64
	for _, w := range seq {
		if !function[w] {
			out = append(out, key(Stem(w)))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// near gives the groups whose first may render what a rendering does, in order.
func (g *groups) near(s sketch) []int {
	met := g.met(nil, s, s.who)
	if s.anybody() {
		n := len(met)
		met = g.met(met, s, 0)
		met = append(met[:n], slices.DeleteFunc(met[n:], func(i int) bool {
			f := &g.first[i]
			return f.who == s.who || !(f.long && s.long || f.person != s.person && f.voiced && s.voiced)
		})...)
	}
	slices.Sort(met)
	return met
}

// met adds the groups among those of a speaker whose first shares what is asked.
func (g *groups) met(met []int, s sketch, who int) []int {
	if s.need == 0 {
		return append(met, g.of[who]...)
	}
	for _, k := range s.stems {
		for _, i := range g.having[stemOf{who, k}] {
			if g.shared[i]++; g.shared[i] == min(s.need, g.first[i].need) {
				met = append(met, i)
			}
		}
	}
	for _, k := range s.stems {
		for _, i := range g.having[stemOf{who, k}] {
			g.shared[i] = 0
		}
	}
	return append(met, g.bare[who]...)
}

// put adds a rendering to group i, or to a new one when i is negative.
func (g *groups) put(i int, r *rendering, s sketch) {
	if i >= 0 {
		g.list[i] = append(g.list[i], r)
		return
	}
	i = len(g.list)
	g.list, g.first, g.shared = append(g.list, []*rendering{r}), append(g.first, s), append(g.shared, 0)
	for _, who := range [...]int{s.who, 0} {
		if who == 0 && !s.anybody() {
			continue
		}
		g.of[who] = append(g.of[who], i)
		if s.need == 0 {
			g.bare[who] = append(g.bare[who], i)
			continue
		}
		for _, k := range s.stems {
			g.having[stemOf{who, k}] = append(g.having[stemOf{who, k}], i)
		}
	}
}

// sameSpeaker tells whether two renderings are given to one speaker, known or
// described in the same words.
func sameSpeaker(a, b *rendering) bool {
	return a.speaker == b.speaker && (a.speaker != "" || strings.EqualFold(a.a.SpeakerText, b.a.SpeakerText))
}
