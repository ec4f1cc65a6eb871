package event

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// parsed makes a document of sentences, each a list of "form lemma tag xpos
// head rel" by lines; heads count from 1 in their sentence. A form that ends
// in "*" is the head of a mention of the type named behind the star: P person,
// C country, L place, O body.
func parsed(published string, sentences ...string) *news.Doc {
	d := &news.Doc{}
	var b strings.Builder
	for _, s := range sentences {
		start, first := b.Len(), len(d.Tokens)
		for _, l := range strings.Split(strings.TrimSpace(s), "\n") {
			c := strings.Fields(l)
			form, kind, _ := strings.Cut(c[0], "*")
			var head int
			fmt.Sscan(c[4], &head)
			if b.Len() > start {
				b.WriteByte(' ')
			}
			at := b.Len()
			b.WriteString(form)
			t := news.Token{Span: news.Span{Start: at, End: b.Len()}, Lemma: c[1], Tag: c[2], XPos: c[3], Head: first + head - 1, Rel: c[5]}
			if head == 0 {
				t.Head = -1
			}
			if kind != "" {
				n := len(d.Tokens)
				d.Mentions = append(d.Mentions, news.Mention{Span: t.Span, First: n, Last: n + 1, Head: n, Entity: len(d.Entities)})
				types := map[string]news.EntityType{"P": news.Person, "C": news.Country, "L": news.Place, "O": news.Organization}
				d.Entities = append(d.Entities, news.DocEntity{Name: form, Type: types[kind]})
			}
			d.Tokens = append(d.Tokens, t)
		}
		d.Sentences = append(d.Sentences, news.Sentence{Span: news.Span{Start: start, End: b.Len()}, First: first, Last: len(d.Tokens)})
		b.WriteByte('\n')
	}
	d.Article = &news.Article{ID: "a", Text: b.String(), Published: news.Published{Value: published}}
	d.Blocks = []news.Block{{Span: news.Span{Start: 0, End: b.Len()}, Kind: news.BlockParagraph}}
	return d
}

func date(d *news.Doc, words, value string) {
	at := strings.Index(d.Article.Text, words)
	d.Timexes = append(d.Timexes, news.Timex{Span: news.Span{Start: at, End: at + len(words)}, Type: "DATE", Value: value})
}

// show writes an event in one line.
func show(d *news.Doc, e news.DocEvent) string {
	names := func(es []int) string {
		var out []string
		for _, x := range es {
			out = append(out, d.Entities[x].Name)
		}
		return strings.Join(out, "+")
	}
	place := ""
	if e.Place >= 0 {
		place = d.Entities[e.Place].Name
	}
	return fmt.Sprintf("%s%v %s>%s @%s %s %v", e.Type, e.Modes, names(e.Actors), names(e.Recipients), place, e.When, e.Aux)
}

const heldTalks = `
Arvenia*C Arvenia PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Belmark*C Belmark PROPN NNP 1 conj
held hold VERB VBD 0 root
talks talk NOUN NNS 4 obj
in in ADP IN 7 case
Port-Sul*L Port-Sul PROPN NNP 4 obl
on on ADP IN 9 case
Tuesday Tuesday PROPN NNP 4 obl
. . PUNCT . 4 punct`

const willMeet = `
The the DET DT 2 det
ministers*P minister NOUN NNS 4 nsubj
will will AUX MD 4 aux
meet meet VERB VB 0 root
Orlan*P Orlan PROPN NNP 4 obj
. . PUNCT . 4 punct`

const refused = `
Arvenia*C Arvenia PROPN NNP 2 nsubj
refused refuse VERB VBD 0 root
to to PART TO 4 mark
attend attend VERB VB 2 xcomp
the the DET DT 6 det
summit summit NOUN NN 4 obj
. . PUNCT . 2 punct`

const passive = `
The the DET DT 2 det
port port NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
attacked attack VERB VBN 0 root
by by ADP IN 6 case
Belmark*C Belmark PROPN NNP 4 obl:agent
in in ADP IN 8 case
March March PROPN NNP 4 obl
2019 2019 NUM CD 8 nummod
. . PUNCT . 4 punct`

const nominal = `
Talks talk NOUN NNS 6 nsubj
between between ADP IN 3 case
Arvenia*C Arvenia PROPN NNP 1 nmod
and and CCONJ CC 5 cc
Belmark*C Belmark PROPN NNP 3 conj
began begin VERB VBD 0 root
. . PUNCT . 6 punct`

const conditional = `
If if SCONJ IN 3 mark
Belmark*C Belmark PROPN NNP 3 nsubj
attacks attack VERB VBZ 7 advcl
, , PUNCT , 7 punct
Arvenia*C Arvenia PROPN NNP 7 nsubj
would would AUX MD 7 aux
retaliate retaliate VERB VB 0 root
. . PUNCT . 7 punct`

const derailed = `
A a DET DT 2 det
train train NOUN NN 3 nsubj
derailed derail VERB VBD 0 root
near near ADP IN 5 case
Port-Sul*L Port-Sul PROPN NNP 3 obl
, , PUNCT , 3 punct
and and CCONJ CC 9 cc
rescuers rescuer NOUN NNS 9 nsubj
arrived arrive VERB VBD 3 conj
. . PUNCT . 3 punct`

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, sentence string
		date, value    string
		want           []string
		clause         string
	}{
		{"light verb", heldTalks, "Tuesday", "2030-05-14", []string{"CONSULT[] Arvenia+Belmark> @Port-Sul 2030-05-14 []"},
			"Arvenia and Belmark held talks in Port-Sul on Tuesday"},
		{"a promised meeting is an agreement", willMeet, "", "", []string{"AGREE[] ministers+Orlan> @  [future]"}, "The ministers will meet Orlan"},
		{"refusal swallows what is refused", refused, "", "", []string{"REJECT[] Arvenia> @  []"}, "Arvenia refused to attend the summit"},
		{"passive, past", passive, "March 2019", "2019-03", []string{"ASSAULT[] Belmark> @ 2019-03 [historical]"},
			"The port was attacked by Belmark in March 2019"},
		{"nominal", nominal, "", "", []string{"CONSULT[] Arvenia+Belmark> @  []"}, "Talks between Arvenia and Belmark began"},
		{"condition", conditional, "", "", []string{"ASSAULT[] Belmark> @  [hypothetical]", "ASSAULT[] Arvenia> @  [hypothetical]"}, "Belmark attacks"},
		{"accident, next clause left out", derailed, "", "", []string{"[] > @Port-Sul  []"}, "A train derailed near Port-Sul"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parsed("2030-05-15", c.sentence)
			if c.date != "" {
				date(d, c.date, c.value)
			}
			got := Read(d)
			var lines []string
			for _, e := range got {
				lines = append(lines, show(d, e))
			}
			if !slices.Equal(lines, c.want) {
				t.Fatalf("got %q, want %q", lines, c.want)
			}
			if s := d.Words(got[0].Clause); s != c.clause {
				t.Errorf("clause %q, want %q", s, c.clause)
			}
		})
	}
}

func TestNothingWithoutTree(t *testing.T) {
	for _, d := range []*news.Doc{
		{Article: &news.Article{}},
		{Article: &news.Article{Text: "attack"}, Sentences: []news.Sentence{{Span: news.Span{Start: 0, End: 6}, First: 0, Last: 1}},
			Tokens: []news.Token{{Span: news.Span{Start: 0, End: 6}}}},
	} {
		if got := Read(d); len(got) != 0 {
			t.Errorf("events %v in a text without tags", got)
		}
	}
}

// A malformed tree (cycles, heads outside) is read without harm.
func TestMalformed(t *testing.T) {
	d := parsed("2030-05-15", heldTalks, derailed)
	for shift := -3; shift < 25; shift++ {
		for i := range d.Tokens {
			d.Tokens[i].Head = (i*7 + shift) % 24
			d.Tokens[i].Rel = []string{"conj", "xcomp", "acl", "nmod", "obj", "nsubj"}[(i+max(shift, 0))%6]
		}
		for _, e := range Read(d) {
			if e.Clause.Start < 0 || e.Clause.End > len(d.Article.Text) || e.Clause.Empty() {
				t.Fatalf("clause %v", e.Clause)
			}
		}
	}
}

func TestTables(t *testing.T) {
	types := strings.Fields("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT skip")
	for _, table := range []frames{verbTable(), nounTable()} {
		for lemma, senses := range table {
			for _, s := range senses {
				if s.Type != "" && !slices.Contains(types, s.Type) {
					t.Errorf("%s: type %q is not PLOVER's", lemma, s.Type)
				}
			}
			if strings.ContainsAny(lemma, "[]{}<>()@^=$") {
				t.Errorf("lemma %q: table line not understood", lemma)
			}
		}
	}
}

// What no table knows is a happening by a finite verb with a date of its own.
func TestDated(t *testing.T) {
	for _, c := range []struct {
		name, text, when, value, want string
	}{
		{"annulled", `
The the DET DT 2 det
court court NOUN NN 3 nsubj
annulled annul VERB VBD 0 root
the the DET DT 5 det
list list NOUN NN 3 obj
in in ADP IN 7 case
May May PROPN NNP 3 obl
. . PUNCT . 3 punct`, "May", "2030-05", "The court annulled the list in May"},
		{"a day behind a noun", `
It it PRON PRP 2 nsubj
shifted shift VERB VBD 0 root
the the DET DT 4 det
balance balance NOUN NN 2 obj
of of ADP IN 6 case
power power NOUN NN 4 nmod
on on ADP IN 8 case
Friday Friday PROPN NNP 6 nmod
. . PUNCT . 2 punct`, "Friday", "2030-05-10", "It shifted the balance of power on Friday"},
		{"who says it", `
The the DET DT 2 det
firm firm NOUN NN 3 nsubj
said say VERB VBD 0 root
it it PRON PRP 6 nsubj
had have AUX VBD 6 aux
mended mend VERB VBN 3 ccomp
both both DET DT 8 det
pumps pump NOUN NNS 6 obj
on on ADP IN 10 case
Friday Friday PROPN NNP 6 obl
. . PUNCT . 3 punct`, "Friday", "2030-05-10", "The firm said it had mended both pumps on Friday"},
		{"saying is none", `
The the DET DT 2 det
firm firm NOUN NN 3 nsubj
spoke speak VERB VBD 0 root
on on ADP IN 5 case
Friday Friday PROPN NNP 3 obl
. . PUNCT . 3 punct`, "Friday", "2030-05-10", ""},
		{"nor being", `
Prices price NOUN NNS 2 nsubj
stood stand VERB VBD 0 root
at at ADP IN 4 case
9 9 NUM CD 2 obl
in in ADP IN 6 case
May May PROPN NNP 2 obl
. . PUNCT . 2 punct`, "May", "2030-05", ""},
	} {
		d := parsed("2030-05-12", c.text)
		date(d, c.when, c.value)
		got := ""
		for _, e := range Read(d) {
			got += d.Words(e.Clause)
			if e.Type != "" || e.When != c.value {
				t.Errorf("%s: %+v", c.name, e)
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
