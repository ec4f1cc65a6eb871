package said

import (
	"slices"
	"strings"

	"synoptic/dossier/near"
)

// groups are the renderings put together so far, and how those are found that
// another can belong to: two renderings of one utterance are by one speaker or
// both spoken, and share words that carry meaning: two, where they have as many.
type groups struct {
	list   [][]*rendering
	first  []sketch           // of the first of each group
	stems  near.Index[uint64] // by the speaker with the stems of the first of each
	keys   []uint64           // asked of it last
	by     map[string]*spoken // the groups of each speaker
	anyone *spoken            // those of spoken words that another may have too
}

// spoken is the groups of one speaker, in order.
type spoken struct {
	key  uint64 // of the speaker
	all  []int
	bare []int // those whose first has no stems
}

// sketch is what decides whether two renderings need a closer look.
type sketch struct {
	stems  []uint64 // keys of those of the words that carry meaning, each once
	need   int      // how many of them another must share, two at most
	who    *spoken  // by the same speaker, known or described
	spoken bool
	// what is asked of two of different speakers: enough words to be sure, or
	// words in quotation marks of a body here, of who speaks for it there
	long, voiced, person bool
}

func newGroups() *groups {
	return &groups{by: map[string]*spoken{}, anyone: &spoken{}}
}

func (g *groups) sketched(r *rendering) sketch {
	by := "entity " + r.speaker
	if r.speaker == "" {
		by = "words " + strings.ToLower(r.a.SpeakerText)
	}
	who := g.by[by]
	if who == nil {
		who = &spoken{key: near.Key(by)}
		g.by[by] = who
	}
	return sketch{stems: r.meant, need: r.need, who: who, spoken: r.rank < 2,
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
			out = append(out, near.Key(Stem(w)))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// like gives the groups whose first may render what a rendering does, in order.
func (g *groups) like(s sketch) []int {
	met := g.met(nil, s, s.who)
	if s.anybody() {
		n := len(met)
		met = g.met(met, s, g.anyone)
		met = append(met[:n], slices.DeleteFunc(met[n:], func(i int) bool {
			f := &g.first[i]
			return f.who == s.who || !(f.long && s.long || f.person != s.person && f.voiced && s.voiced)
		})...)
	}
	slices.Sort(met)
	return met
}

// met adds the groups among those of a speaker whose first shares what is asked.
func (g *groups) met(met []int, s sketch, who *spoken) []int {
	if s.need == 0 {
		return append(met, who.all...)
	}
	met = append(met, g.stems.Find(g.with(who, s.stems), 0, func(i int) int { return min(s.need, g.first[i].need) })...)
	return append(met, who.bare...)
}

// with gives the keys of stems as a speaker's.
func (g *groups) with(who *spoken, stems []uint64) []uint64 {
	g.keys = g.keys[:0]
	for _, k := range stems {
		g.keys = append(g.keys, k^who.key)
	}
	return g.keys
}

// put adds a rendering to group i, or to a new one when i is negative.
func (g *groups) put(i int, r *rendering, s sketch) {
	if i >= 0 {
		g.list[i] = append(g.list[i], r)
		return
	}
	i = len(g.list)
	g.list, g.first = append(g.list, []*rendering{r}), append(g.first, s)
	g.give(s.who, i, s)
	if s.anybody() {
		g.give(g.anyone, i, s)
	}
}

// give adds a group to those of a speaker.
func (g *groups) give(who *spoken, i int, s sketch) {
	who.all = append(who.all, i)
	if s.need == 0 {
		who.bare = append(who.bare, i)
		return
	}
	g.stems.Add(i, g.with(who, s.stems))
}

// sameSpeaker tells whether two renderings are given to one speaker, known or
// described in the same words.
func sameSpeaker(a, b *rendering) bool {
	return a.speaker == b.speaker && (a.speaker != "" || strings.EqualFold(a.a.SpeakerText, b.a.SpeakerText))
}
