package said

import (
	"slices"
	"strings"
)

// groups are the renderings put together so far, and how those are found that
// another can belong to: two renderings of one utterance are by one speaker or
// both spoken, and share words that carry meaning: two, where they have as many.
type groups struct {
	list   [][]rendering
	first  []sketch         // of the first of each group
	having map[string][]int // stem -> the groups whose first has it
	bare   []int            // groups whose first has none
	shared []int            // how many stems the rendering at hand shares with each
}

// sketch is what decides whether two renderings need a closer look.
type sketch struct {
	stems  []string // of the words that carry meaning, sorted, each once
	need   int      // how many of them another must share, two at most
	who    string   // the speaker, known or described
	spoken bool
	// what is asked of two of different speakers: enough words to be sure, or
	// words in quotation marks of a body here, of who speaks for it there
	long, voiced, person bool
}

func sketched(r *rendering) sketch {
	s := sketch{stems: r.meant, who: "entity " + r.speaker, spoken: rank(r) < 2}
	if r.speaker == "" {
		s.who = "words " + strings.ToLower(r.a.SpeakerText)
	}
	s.long, s.voiced, s.person = len(r.seq) >= sure, len(r.voiced) >= spokenFor, r.person
	s.need = len(s.stems)
	if r.quoted != nil { // the words in quotation marks may be all that another has
		s.need = len(meaning(r.quoted))
	}
	s.need = min(s.need, 2)
	return s
}

// meaning gives the stems of words that carry meaning, sorted, each once.
func meaning(seq []string) []string {
	var out []string
	for _, w := range seq {
		if !function[w] {
			out = append(out, Stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// near gives the groups whose first may render what a rendering does, in order.
func (g *groups) near(s sketch) []int {
	var met []int
	if s.need == 0 {
		for i := range g.list {
			met = append(met, i)
		}
	} else {
		clear(g.shared)
		for _, k := range s.stems {
			for _, i := range g.having[k] {
				if g.shared[i]++; g.shared[i] == min(s.need, g.first[i].need) {
					met = append(met, i)
				}
			}
		}
		met = append(met, g.bare...)
		slices.Sort(met)
	}
	return slices.DeleteFunc(met, func(i int) bool {
		f := &g.first[i]
		return f.who != s.who && !(f.spoken && s.spoken && (f.long && s.long || f.person != s.person && f.voiced && s.voiced))
	})
}

// put adds a rendering to group i, or to a new one when i is negative.
func (g *groups) put(i int, r rendering, s sketch) {
	if i >= 0 {
		g.list[i] = append(g.list[i], r)
		return
	}
	i = len(g.list)
	g.list, g.first, g.shared = append(g.list, []rendering{r}), append(g.first, s), append(g.shared, 0)
	if s.need == 0 {
		g.bare = append(g.bare, i)
		return
	}
	for _, k := range s.stems {
		g.having[k] = append(g.having[k], i)
	}
}

// sameSpeaker tells whether two renderings are given to one speaker, known or
// described in the same words.
func sameSpeaker(a, b *rendering) bool {
	return a.speaker == b.speaker && (a.speaker != "" || strings.EqualFold(a.a.SpeakerText, b.a.SpeakerText))
}
