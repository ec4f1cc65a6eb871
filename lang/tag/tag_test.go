package tag_test

import (
	"strings"
	"testing"

	"synoptic/lang/tag"
	"synoptic/news"
)

// doc makes a doc of one sentence, words by blanks.
func doc(text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{Text: text}}
	at := 0
	for _, w := range strings.Split(text, " ") {
		if w != "" {
			d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: at + len(w)}, Head: -1})
		}
		at += len(w) + 1
	}
	d.Sentences = []news.Sentence{{Span: news.Span{End: len(text)}, Last: len(d.Tokens)}}
	return d
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ sentence, tags, lemmas string }{
		{"The envoys agreed on Friday to meet again .", "DET NOUN VERB ADP PROPN PART VERB ADV PUNCT", "the envoy agree on Friday to meet again ."},
		{"She has n't won 12 seats", "PRON AUX PART VERB NUM NOUN", "she have not win 12 seat"},
		{"The killed soldiers were young", "DET VERB NOUN AUX ADJ", "the kill soldier be young"},
		{"minister says no deal before friday", "NOUN VERB DET NOUN ADP PROPN", "minister say no deal before friday"},
		{`They " record " talks that the " record 's " keeper won`, "PRON PUNCT VERB PUNCT NOUN PRON DET PUNCT NOUN PART PUNCT NOUN VERB", `they " record " talk that the " record 's " keeper win`},
		{"", "", ""},
	} {
		var tags, lemmas []string
		for _, k := range tag.Read(doc(c.sentence)) {
			tags, lemmas = append(tags, k.Tag), append(lemmas, k.Lemma)
		}
		if got := strings.Join(tags, " "); got != c.tags {
			t.Errorf("%q: tags %s, want %s", c.sentence, got, c.tags)
		}
		if got := strings.Join(lemmas, " "); got != c.lemmas {
			t.Errorf("%q: lemmas %s, want %s", c.sentence, got, c.lemmas)
		}
	}
}

// Every token has its tags and keeps its span, whatever is written.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"a b", "\xff \x00", "🙂 会谈", strings.Repeat("x", 5000), "Őö’s ing ed ies s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := doc(text)
		for i, k := range tag.Read(d) {
			if k.Tag == "" || k.XPos == "" || k.Span != d.Tokens[i].Span {
				t.Fatalf("token %d of %q: %+v", i, text, k)
			}
		}
	})
}
