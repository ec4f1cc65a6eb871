package many

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"synoptic/dossier/who"
	"synoptic/news"
)

// num is a number in a made article, found by its words.
type num struct {
	text            string
	low, best, high float64
	qualifier, unit string
	head            string // the counted noun
}

// made makes an article of one sentence a text; each token is "form lemma tag
// xpos head rel", heads counting from 1.
func made(id, published, sentence string, ns ...num) *news.Doc {
	d := &news.Doc{}
	var b strings.Builder
	for _, l := range strings.Split(strings.TrimSpace(sentence), "\n") {
		c := strings.Fields(l)
		var head int
		fmt.Sscan(c[4], &head)
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		at := b.Len()
		b.WriteString(c[0])
		d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: b.Len()}, Lemma: c[1], Tag: c[2], XPos: c[3], Head: head - 1, Rel: c[5]})
	}
	text := b.String()
	d.Sentences = []news.Sentence{{Span: news.Span{Start: 0, End: len(text)}, First: 0, Last: len(d.Tokens)}}
	d.Article = &news.Article{ID: id, Text: text, Published: news.Published{Value: published, Basis: news.BasisStated}}
	for _, n := range ns {
		at := strings.Index(text, n.text)
		q := news.Quantity{Span: news.Span{Start: at, End: at + len(n.text)}, Low: n.low, Best: n.best, High: n.high,
			Qualifier: n.qualifier, Unit: n.unit, Scope: "total", Head: -1}
		for i := range d.Tokens {
			if d.Word(i) == n.head {
				q.Head = i
				if d.Tokens[i].Tag == "NOUN" {
					q.Of = d.Tokens[i].Span
				}
			}
		}
		d.Quantities = append(d.Quantities, q)
	}
	return d
}

const killed = `
%s %s NUM CD 2 nummod
people people NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
killed kill VERB VBN 0 root`

func toll(id, published, word string, low, best, high float64, qualifier string) *news.Doc {
	return made(id, published, fmt.Sprintf(killed, word, word), num{word, low, best, high, qualifier, "person", "people"})
}

func TestTolls(t *testing.T) {
	for _, c := range []struct {
		name string
		docs []*news.Doc
		want string
	}{
		{"one", []*news.Doc{toll("a", "2030-01-02", "12", 12, 12, 12, "exact")}, "killed single 1"},
		{"the same", []*news.Doc{toll("a", "2030-01-02", "12", 12, 12, 12, "exact"), toll("b", "2030-01-02", "twelve", 12, 12, 12, "exact")}, "killed agree 1"},
		{"a lower bound", []*news.Doc{toll("a", "2030-01-02", "14", 14, 14, 14, "exact"), toll("b", "2030-01-02", "13", 13, 13, 13, "at-least")}, "killed agree 2"},
		{"another number", []*news.Doc{toll("a", "2030-01-02", "12", 12, 12, 12, "exact"), toll("b", "2030-01-02", "19", 19, 19, 19, "exact")}, "killed differ 2"},
		{"growth", []*news.Doc{toll("a", "2030-01-02", "12", 12, 12, 12, "exact"), toll("b", "2030-01-03", "19", 19, 19, 19, "exact")}, "killed agree 2"},
		{"orders of magnitude", []*news.Doc{toll("a", "2030-01-02", "tens", 10000, 10000, 99999, "about"), toll("b", "2030-01-02", "hundreds", 100000, 100000, 999999, "about")}, "killed differ 2"},
		{"another scope", []*news.Doc{toll("a", "2030-01-02", "tens", 10000, 10000, 99999, "about"), toll("b", "2030-01-02", "two", 2, 2, 2, "exact")}, "killed single 1; killed single 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 2 {
				var got []string
				for _, f := range Figures(c.docs, who.Resolve(nil, nil), nil) {
					got = append(got, fmt.Sprintf("%s %s %d", f.Measure, f.Verdict, len(f.Readings)))
				}
				if s := strings.Join(got, "; "); s != c.want {
					t.Errorf("got %q, want %q", s, c.want)
				}
				slices.Reverse(c.docs)
			}
		})
	}
}

const holding = `
Rebels rebel NOUN NNS 2 nsubj
hold hold VERB VBP 0 root
%s %s NOUN NN 2 obj
of of ADP IN 6 case
the the DET DT 6 det
island island NOUN NN 3 nmod`

func TestShares(t *testing.T) {
	a := made("a", "", fmt.Sprintf(holding, "fifth", "fifth"), num{"fifth", 18, 20, 22, "about", "percent", "fifth"})
	b := made("b", "", fmt.Sprintf(holding, "20%", "20%"), num{"20%", 20, 20, 20, "about", "percent", "20%"})
	got := Figures([]*news.Doc{b, a}, who.Resolve(nil, nil), nil)
	if len(got) != 1 || got[0].Verdict != "agree" || got[0].Measure != "controlled territory" || got[0].Unit != "percent" {
		t.Errorf("got %+v", got)
	}
}

const lasted = `
The the DET DT 2 det
meeting meeting NOUN NN 3 nsubj
lasted last VERB VBD 0 root
two two NUM CD 5 nummod
hours hour NOUN NNS 3 obl`

func TestLength(t *testing.T) {
	d := made("a", "", lasted, num{"two hours", 2, 2, 2, "exact", "hour", "hours"})
	got := Figures([]*news.Doc{d}, who.Resolve(nil, nil), nil)
	if len(got) != 1 || got[0].Measure != "duration" || got[0].Unit != "minute" || got[0].Readings[0].Best != 120 || got[0].Of != "meeting" {
		t.Errorf("got %+v", got)
	}
}

func TestAgree(t *testing.T) {
	for _, c := range []struct {
		a, b value
		want bool
	}{
		{value{20, 20, 20, "about", false, false}, value{18, 20, 22, "about", false, false}, true},
		{value{64, 64, 64, "about", true, false}, value{66, 66, 66, "exact", true, false}, false},
		{value{20, 20, 20, "about", true, false}, value{20, 20, 20, "exact", true, false}, true},
		{value{12, 12, 12, "exact", false, false}, value{13, 13, 13, "exact", false, false}, false},
		{value{1200, 1200, 1200, "exact", false, false}, value{1198, 1198, 1198, "exact", false, false}, true},
		{value{1200, 1200, 1200, "exact", false, false}, value{1500, 1500, 1500, "exact", false, false}, false},
		{value{120, 120, 120, "exact", false, true}, value{124, 124, 124, "exact", false, true}, false},
		{value{150, 150, 150, "exact", false, true}, value{148, 148, 148, "exact", false, true}, true},
		{value{12, 12, 12, "at-least", false, false}, value{11, 11, 11, "exact", false, false}, false},
		{value{24, 24, 99, "about", false, false}, value{40, 40, 40, "exact", false, false}, true},
		{value{10000, 10000, 99999, "about", false, false}, value{100000, 100000, 999999, "about", false, false}, false},
	} {
		if agree(c.a, c.b) != c.want || agree(c.b, c.a) != c.want {
			t.Errorf("agree(%v, %v) is not %v both ways", c.a, c.b, c.want)
		}
	}
}

func TestMany(t *testing.T) {
	if got := Figures(nil, who.Resolve(nil, nil), nil); got == nil || len(got) != 0 {
		t.Errorf("no articles give %v", got)
	}
	var docs []*news.Doc
	for i := range 400 { // a bound on the work of very long inputs
		n := float64(10 + i*37%1000)
		docs = append(docs, toll(fmt.Sprintf("d%03d", i), "2030-01-02", fmt.Sprint(n), n, n, n, "exact"))
	}
	Figures(docs, who.Resolve(nil, nil), nil)
}

// TestCounted reads what people are counted as from the words around.
func TestCounted(t *testing.T) {
	for _, c := range []struct {
		name, sentence string
		n              num
		want           string
	}{
		{"left missing", `
It it PRON PRP 2 nsubj
left leave VERB VBD 0 root
20 20 NUM CD 2 obj
missing missing ADJ JJ 2 xcomp`, num{"20", 20, 20, 20, "about", "person", "20"}, "missing"},
		{"toll", `
The the DET DT 3 det
death death NOUN NN 3 compound
toll toll NOUN NN 4 nsubj
rose rise VERB VBD 0 root
to to ADP IN 6 case
14 14 NUM CD 4 obl`, num{"14", 14, 14, 14, "exact", "person", "toll"}, "killed"},
		{"participle", `
Police police NOUN NNS 2 nsubj
counted count VERB VBD 0 root
12 12 NUM CD 4 nummod
people people NOUN NNS 2 obj
wounded wound VERB VBN 4 acl`, num{"12", 12, 12, 12, "exact", "person", "people"}, "injured"},
		{"found dead", `
Hundreds hundred NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
found find VERB VBN 0 root
dead dead ADJ JJ 3 xcomp`, num{"Hundreds", 100, 100, 999, "about", "person", "Hundreds"}, "killed"},
		{"lives claimed", `
It it PRON PRP 2 nsubj
claimed claim VERB VBD 0 root
40 40 NUM CD 4 nummod
lives life NOUN NNS 2 obj`, num{"40", 40, 40, 40, "exact", "person", "lives"}, "killed"},
		{"lives changed", `
It it PRON PRP 2 nsubj
changed change VERB VBD 0 root
40 40 NUM CD 4 nummod
lives life NOUN NNS 2 obj`, num{"40", 40, 40, 40, "exact", "person", "lives"}, ""},
		{"killers are not killed", `
Forty forty NUM CD 2 nummod
rebels rebel NOUN NNS 3 nsubj
killed kill VERB VBD 0 root
him he PRON PRP 3 obj`, num{"Forty", 40, 40, 40, "exact", "person", "rebels"}, "rebels"},
		{"on board", `
It it PRON PRP 2 nsubj
carried carry VERB VBD 0 root
143 143 NUM CD 4 nummod
people people NOUN NNS 2 obj
aboard aboard ADV RB 4 advmod`, num{"143", 143, 143, 143, "exact", "person", "people"}, "on board"},
		{"known to have died", `
14 14 NUM CD 2 nummod
people people NOUN NNS 0 root
known know VERB VBN 2 acl
to to PART TO 5 mark
have have AUX VB 5 aux
died die VERB VBN 3 xcomp`, num{"14", 14, 14, 14, "exact", "person", "people"}, "killed"},
		{"not accounted for", `
five five NUM CD 2 nummod
passengers passenger NOUN NNS 0 root
who who PRON WP 7 nsubj
have have AUX VBP 7 aux
not not ADV RB 7 advmod
been be AUX VBN 7 aux:pass
accounted account VERB VBN 2 acl:relcl
for for ADP IN 7 obl`, num{"five", 5, 5, 5, "exact", "person", "passengers"}, "missing"},
		{"to hospital", `
52 52 NUM CD 2 nummod
people people NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
taken take VERB VBN 0 root
to to ADP IN 6 case
hospital hospital NOUN NN 4 obl`, num{"52", 52, 52, 52, "exact", "person", "people"}, "hospitalised"},
		{"a part of them", `
29 29 NUM CD 4 nsubj
of of ADP IN 3 case
them they PRON PRP 1 nmod
died die VERB VBD 0 root`, num{"29", 29, 29, 29, "exact", "person", "29"}, ""},
		{"capacity", `
licensed license VERB VBN 0 root
for for ADP IN 4 case
180 180 NUM CD 4 nummod
passengers passenger NOUN NNS 1 obl`, num{"180", 180, 180, 180, "exact", "person", "passengers"}, "capacity"},
		{"turnout", `
Turnout turnout NOUN NN 5 nsubj
was be AUX VBD 5 cop
about about ADV RB 4 advmod
64 64 NUM CD 5 nummod
percent percent NOUN NN 0 root`, num{"about 64 percent", 64, 64, 64, "about", "percent", "percent"}, "turnout"},
		{"data taken", `
They they PRON PRP 2 nsubj
stole steal VERB VBD 0 root
data data NOUN NNS 2 obj
of of ADP IN 6 case
900 900 NUM CD 6 nummod
patients patient NOUN NNS 3 nmod`, num{"900", 900, 900, 900, "exact", "person", "patients"}, "affected"},
		{"demanded", `
It it PRON PRP 2 nsubj
demanded demand VERB VBD 0 root
$4m $4m NUM CD 2 obj`, num{"$4m", 4e6, 4e6, 4e6, "exact", "USD", "$4m"}, "demanded"},
		{"price", `
It it PRON PRP 2 nsubj
pays pay VERB VBZ 0 root
a a DET DT 4 det
fine fine NOUN NN 2 obj
of of ADP IN 6 case
$30 $30 NUM CD 4 nmod`, num{"$30", 30, 30, 30, "exact", "USD", "$30"}, "fine"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, f := range Figures([]*news.Doc{made("a", "", c.sentence, c.n)}, who.Resolve(nil, nil), nil) {
				got += f.Measure
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
