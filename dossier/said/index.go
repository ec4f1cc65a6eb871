package said

import (
	"slices"
	"strings"
)

// groups are the renderings put together so far, and how those are found that
// another can belong to: two renderings of one utterance are by one speaker or
// both spoken, and share a word that carries meaning, where they have any.
type groups struct {
	list   [][]rendering
	having map[string][]int // key -> the groups whose first has it
	bare   []int            // groups whose first has none
	seen   []int            // the number of the rendering for which a group was met last
	n      int
}

// meaning gives the stems of the words of a rendering that carry meaning, each
// once.
func (r *rendering) meaning() []string {
	var out []string
	for _, w := range r.seq {
		if !function[w] {
			out = append(out, Stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// near gives the groups whose first can render what r does, in order.
func (g *groups) near(r rendering, keys []string) []int {
	var out []int
	may := func(i int) {
		if a := g.list[i][0]; sameSpeaker(a, r) || rank(a) < 2 && rank(r) < 2 {
			out = append(out, i)
		}
	}
	if len(keys) == 0 {
		for i := range g.list {
			may(i)
		}
		return out
	}
	g.n++
	var touched []int
	for _, k := range keys {
		for _, i := range g.having[k] {
			if g.seen[i] != g.n {
				g.seen[i] = g.n
				touched = append(touched, i)
			}
		}
	}
	touched = append(touched, g.bare...)
	slices.Sort(touched)
	for _, i := range touched {
		may(i)
	}
	return out
}

// put adds a rendering to group i, or to a new one when i is negative.
func (g *groups) put(i int, r rendering, keys []string) {
	if i >= 0 {
		g.list[i] = append(g.list[i], r)
		return
	}
	i = len(g.list)
	g.list, g.seen = append(g.list, []rendering{r}), append(g.seen, 0)
	for _, k := range keys {
		g.having[k] = append(g.having[k], i)
	}
	if len(keys) == 0 {
		g.bare = append(g.bare, i)
	}
}

// sameSpeaker tells whether two renderings are given to one speaker, known or
// described in the same words.
func sameSpeaker(a, b rendering) bool {
	return a.speaker == b.speaker && (a.speaker != "" || strings.EqualFold(a.a.SpeakerText, b.a.SpeakerText))
}
