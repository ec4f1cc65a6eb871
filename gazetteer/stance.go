package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/stance.txt
var stanceText string

// Leaning is what a word or an expression of news shows of a stance, whatever its use: Act what
// stance its subject or owner takes ("R2": rejects, nearly always; "tR1": is who is rejected),
// Judges what its speaker holds of what he calls so ("-2" bad, "+1" good, "!2" needed); "" nothing.
type Leaning struct{ Act, Judges string }

// expression is a node of the tree of idioms, whose edges are their words as lemmas: what the idiom
// shows that ends there, and its place in the list, from 1; 0 where none ends.
type expression struct {
	next map[string]*expression
	Leaning
	place int
}

type leanings struct {
	words  map[string]Leaning // by kind and lemma
	idioms *expression
}

var leaning = sync.OnceValue(func() *leanings {
	out := &leanings{map[string]Leaning{}, &expression{}}
	place := 0
	for line := range strings.Lines(stanceText) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 || f[0][0] == '#' {
			continue
		}
		l := Leaning{strings.TrimPrefix(f[2], "-"), strings.TrimPrefix(f[3], "0")}
		if w := strings.Fields(f[1]); len(w) > 1 {
			place++
			out.idioms.add(w, l, place)
		} else {
			out.words[f[0][:1]+w[0]] = l
		}
	}
	return out
})

// Lean gives what a verb, adjective or noun (its tag of universal dependencies) shows of a stance.
func Lean(lemma, tag string) Leaning {
	if tag == "" {
		return Leaning{}
	}
	return leaning().words[strings.ToLower(tag[:1])+lemma]
}

func (x *expression) add(words []string, l Leaning, place int) {
	for _, w := range words {
		if x.next == nil {
			x.next = map[string]*expression{}
		}
		if x.next[w] == nil {
			x.next[w] = &expression{}
		}
		x = x.next[w]
	}
	if x.place == 0 {
		x.Leaning, x.place = l, place
	}
}

// LeanIdiom gives what the longest expression that begins with word i of a sentence shows of a
// stance, and how many of its words it reaches; 0 for none. word gives the lemma, "" outside.
// Between two of its words up to three others may stand ("take strong issue with").
func LeanIdiom(word func(int) string, i int) (Leaning, int) {
	x := leaning().idioms.next[word(i)]
	if x == nil {
		return Leaning{}, 0
	}
	best, end := x.longest(word, i)
	if best == nil {
		return Leaning{}, 0
	}
	return best.Leaning, end - i + 1
}

// longest gives the idiom behind word i that reaches the farthest, of equals the first of the
// list, and its last word; nil for none.
func (x *expression) longest(word func(int) string, i int) (best *expression, end int) {
	for k := i + 1; k < i+4; k++ {
		w := word(k)
		at := x.next[w]
		if at == nil || k > i+1 && word(i+1) == w || k > i+2 && word(i+2) == w { // the nearest of one word is it
			continue
		}
		found, last := at, k
		if deeper, far := at.longest(word, k); deeper != nil {
			found, last = deeper, far
		}
		if found.place > 0 && (best == nil || last > end || last == end && found.place < best.place) {
			best, end = found, last
		}
	}
	return best, end
}
