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

// expression is an idiom: its words behind the first, as lemmas.
type expression struct {
	rest []string
	Leaning
}

type leanings struct {
	words  map[string]Leaning // by kind and lemma
	idioms map[string][]expression
}

var leaning = sync.OnceValue(func() *leanings {
	out := &leanings{map[string]Leaning{}, map[string][]expression{}}
	for line := range strings.Lines(stanceText) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 || f[0][0] == '#' {
			continue
		}
		l := Leaning{strings.TrimPrefix(f[2], "-"), strings.TrimPrefix(f[3], "0")}
		if w := strings.Fields(f[1]); len(w) > 1 {
			out.idioms[w[0]] = append(out.idioms[w[0]], expression{w[1:], l})
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

// LeanIdiom gives what the longest expression that begins with word i of a sentence shows of a
// stance, and how many of its words it reaches; 0 for none. word gives the lemma, "" outside.
// Between two of its words up to three others may stand ("take strong issue with").
func LeanIdiom(word func(int) string, i int) (Leaning, int) {
	best, most := Leaning{}, 0
	for _, x := range leaning().idioms[word(i)] {
		at := i
		for _, w := range x.rest {
			k := at + 1
			for k < at+4 && word(k) != w {
				k++
			}
			if k == at+4 {
				at = -1
				break
			}
			at = k
		}
		if at > 0 && at-i+1 > most {
			best, most = x.Leaning, at-i+1
		}
	}
	return best, most
}
