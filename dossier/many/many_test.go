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

func TestShares(t *testing.T) {
	has(t, "share", []string{"Rebels hold a fifth of the island.", "Rebels hold 20% of the island."}, "controlled territory", "agree", 20)
	has(t, "length", []string{"The meeting in Velm lasted two hours."}, "duration", "single", 120)
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
		{value{150, 150, 150, "exact", false, false}, value{148, 148, 148, "exact", false, true}, true},
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
		text, want string
		best       float64
	}{
		{"The storm left 20 people missing in Velm.", "missing", 20},
		{"The death toll in Velm rose to 14.", "killed", 14},
		{"Police counted 12 people wounded in Velm.", "injured", 12},
		{"Hundreds were found dead in Velm.", "killed", 200},
		{"The fire in Velm claimed 40 lives.", "killed", 40},
		{"The fire in Velm changed 40 lives.", "", 0},
		{"Forty rebels killed him in Velm.", "rebels", 40},
		{"The ferry carried 143 people aboard.", "on board", 143},
		{"In Velm 14 people are known to have died.", "killed", 14},
		{"Five passengers who have not been accounted for came from Velm.", "missing", 5},
		{"In Velm 52 people were taken to hospital.", "hospitalised", 52},
		{"The ferry is licensed for 180 passengers.", "capacity", 180},
		{"Turnout in Velm was about 64 percent.", "turnout", 64},
		{"They stole the data of 900 patients in Velm.", "affected", 900},
		{"The gang in Velm demanded $4m.", "demanded", 4e6},
		{"The firm pays a fine of $30 in Velm.", "fine", 30},
	} {
		if c.want != "" {
			has(t, c.text, []string{c.text}, c.want, "single", c.best)
		} else if fs := figures(c.text); len(fs) > 0 {
			t.Errorf("%s: %v", c.text, fs)
		}
	}
}
