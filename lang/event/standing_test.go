package event

import (
	"slices"
	"testing"
)

// What stands over an event decides whether it is told, denied, planned or only
// possible.
func TestStanding(t *testing.T) {
	for _, c := range []struct {
		name, word, text string
		want             []string
	}{
		{"what must end goes on", "attacks", `
Orlan*C Orlan PROPN NNP 3 nsubj
must must AUX MD 3 aux
end end VERB VB 0 root
its its PRON PRP$ 5 nmod:poss
attacks attack NOUN NNS 3 obj
. . PUNCT . 3 punct`, nil},
		{"said it would, with a clause that is no condition", "investigate", `
Orlan*C Orlan PROPN NNP 2 nsubj
said say VERB VBD 0 root
it*C it PRON PRP 5 nsubj
would would AUX MD 5 aux
investigate investigate VERB VB 2 ccomp
the the DET DT 7 det
firm*O firm NOUN NN 5 obj
when when ADV WRB 10 mark
spring spring NOUN NN 10 nsubj
came come VERB VBD 5 advcl
. . PUNCT . 2 punct`, []string{"future"}},
		{"no plans to", "attack", `
Orlan*C Orlan PROPN NNP 2 nsubj
has have VERB VBZ 0 root
no no DET DT 4 det
plans plan NOUN NNS 2 obj
to to PART TO 6 mark
attack attack VERB VB 4 acl
Belmark*C Belmark PROPN NNP 6 obj
. . PUNCT . 2 punct`, []string{"negated"}},
		{"no time was wasted", "attacking", `
Orlan*C Orlan PROPN NNP 2 nsubj
wasted waste VERB VBD 0 root
no no DET DT 4 det
time time NOUN NN 2 obj
attacking attack VERB VBG 2 advcl
Belmark*C Belmark PROPN NNP 5 obj
. . PUNCT . 2 punct`, nil},
		{"a claim that is rejected", "attacked", `
Orlan*C Orlan PROPN NNP 2 nsubj
rejected reject VERB VBD 0 root
the the DET DT 4 det
claim claim NOUN NN 2 obj
that that SCONJ IN 8 mark
it it PRON PRP 8 nsubj
had have AUX VBD 8 aux
attacked attack VERB VBN 4 acl
Belmark*C Belmark PROPN NNP 8 obj
. . PUNCT . 2 punct`, []string{"negated"}},
		{"an infinitive under any other predicate is possible", "arrest", `
Orlan*C Orlan PROPN NNP 2 nsubj
dares dare VERB VBZ 0 root
to to PART TO 4 mark
arrest arrest VERB VB 2 xcomp
Marda*P Marda PROPN NNP 4 obj
. . PUNCT . 2 punct`, []string{"hypothetical"}},
		{"but done if the predicate says so", "arrest", `
Orlan*C Orlan PROPN NNP 2 nsubj
managed manage VERB VBD 0 root
to to PART TO 4 mark
arrest arrest VERB VB 2 xcomp
Marda*P Marda PROPN NNP 4 obj
. . PUNCT . 2 punct`, nil},
		{"the risk of it", "attacking", `
Orlan*C Orlan PROPN NNP 2 nsubj
cited cite VERB VBD 0 root
the the DET DT 4 det
risk risk NOUN NN 2 obj
of of SCONJ IN 6 mark
attacking attack VERB VBG 4 acl
Belmark*C Belmark PROPN NNP 6 obj
. . PUNCT . 2 punct`, []string{"hypothetical"}},
		{"a condition that the tree does not hang on it", "arrested", `
If if SCONJ IN 3 mark
they they PRON PRP 3 nsubj
stay stay VERB VBP 8 parataxis
, , PUNCT , 8 punct
they*P they PRON PRP 8 nsubj:pass
will will AUX MD 8 aux
be be AUX VB 8 aux:pass
arrested arrest VERB VBN 0 root
. . PUNCT . 8 punct`, []string{"hypothetical"}},
	} {
		d := parsed("2030-05-15", c.text)
		found := false
		for _, e := range Read(d) {
			if d.Article.Text[e.Start:e.End] == c.word {
				found = true
				if !slices.Equal(e.Aux, c.want) {
					t.Errorf("%s: marks %v, want %v", c.name, e.Aux, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no event at %q", c.name, c.word)
		}
	}
}
