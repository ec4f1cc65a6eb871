package chain

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"synoptic/lang/model"
	"synoptic/news"
)

// doc makes a doc of one sentence from "word/TAG/XPOS/head/rel", heads
// counted from 1, 0 for the root.
func doc(words string) *news.Doc {
	d := &news.Doc{Article: &news.Article{}}
	for f := range strings.FieldsSeq(words) {
		p := strings.Split(f, "/")
		h, _ := strconv.Atoi(p[3])
		at := len(d.Article.Text)
		d.Article.Text += p[0] + " "
		d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: at + len(p[0])}, Tag: p[1], XPos: p[2], Head: h - 1, Rel: p[4]})
	}
	d.Sentences = []news.Sentence{{Span: news.Span{Start: 0, End: len(d.Article.Text)}, Last: len(d.Tokens)}}
	return d
}

const sentence = "Only/ADV/RB/3/advmod the/DET/DT/3/det minister/NOUN/NN/10/nsubj of/ADP/IN/5/case Norland/PROPN/NNP/3/nmod " +
	",/PUNCT/,/3/punct who/PRON/WP/8/nsubj resigned/VERB/VBD/3/acl:relcl ,/PUNCT/,/3/punct met/VERB/VBD/0/root her/PRON/PRP$/12/nmod:poss " +
	"aide/NOUN/NN/10/obj and/CCONJ/CC/15/cc Velland/PROPN/NNP/15/nmod:poss judge/NOUN/NN/12/conj ./PUNCT/./10/punct"

func TestPhrases(t *testing.T) {
	d := doc(sentence)
	var got []string
	for _, p := range phrases(newTree(d)) {
		got = append(got, d.Words(d.TokenSpan(p.First, p.Last)))
	}
	want := []string{"the minister of Norland , who resigned", "Norland", "her aide and Velland judge", "her aide", "her", "Velland judge", "Velland"}
	if !slices.Equal(got, want) {
		t.Errorf("phrases %q, want %q", got, want)
	}
}

func hints(d *news.Doc) *Hints {
	return &Hints{Quote: make([]int, len(d.Tokens)), Speaker: func(int) int { return -1 }, Gender: func(string) string { return "" }, Says: func(int) bool { return false }}
}

// What the names say is one stays one, whatever the scores; two who bear names
// are never joined, even through what stands for either.
func TestNamesBound(t *testing.T) {
	d := doc("Vell/PROPN/NNP/2/nsubj met/VERB/VBD/0/root Dahl/PROPN/NNP/2/obj and/CCONJ/CC/5/cc Vell/PROPN/NNP/2/conj her/PRON/PRP/2/obj")
	d.Entities = []news.DocEntity{{Type: news.Person, Gender: "f"}, {Type: news.Person, Gender: "f"}}
	for k, i := range []int{0, 2, 4} {
		d.Mentions = append(d.Mentions, news.Mention{First: i, Last: i + 1, Head: i, Kind: news.MentionName, Entity: k % 2})
	}
	for _, everything := range []float32{-1, 1} {
		cs := link(newTable(d, hints(d), model.NewCache(nil, nil)), func(fs []uint64) float32 {
			if len(fs) > 22 { // the decision for none
				return everything
			}
			return 0
		})
		of := map[int]int{}
		for c, x := range cs {
			for _, p := range x.Phrases {
				of[p.Head] = c
			}
		}
		if of[0] != of[4] || of[0] == of[2] {
			t.Errorf("%v: chains %v", everything, cs)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sentence)
	f.Fuzz(func(t *testing.T, s string) {
		d := &news.Doc{Article: &news.Article{Text: s}}
		for i := range len(s) { // any tree at all, circles too
			d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: i, End: i + 1}, Tag: []string{"NOUN", "PRON", "PROPN", "PUNCT"}[s[i]&3],
				Head: (int(s[i])*7+i)%(len(s)+1) - 1, Rel: []string{"nsubj", "conj", "nmod:poss", "case"}[s[i]>>2&3]})
		}
		d.Sentences = []news.Sentence{{Span: news.Span{Start: 0, End: len(s)}, Last: len(s)}}
		for _, c := range link(newTable(d, hints(d), model.NewCache(nil, nil)), func(fs []uint64) float32 { return float32(len(fs)%5) - 2 }) {
			for _, p := range c.Phrases {
				if p.First < 0 || p.Last > len(s) || p.Head < p.First || p.Head >= p.Last {
					t.Fatalf("phrase %v of %d tokens", p, len(s))
				}
			}
		}
	})
}
