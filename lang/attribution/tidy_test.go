package attribution

import (
	"strings"
	"testing"

	"synoptic/lang/attribution/span"
	"synoptic/news"
)

// A source that ends before a possessive is drawn out to whom that belongs to; one that does not stays.
func TestDrawnOut(t *testing.T) {
	for text, want := range map[string]string{
		"Balk/PROPN/2 's/PART/0 mother/NOUN/3 says/VERB/-1 it/PRON/3": "Balk 's mother",
		"Balk/PROPN/1 says/VERB/-1 it/PRON/1":                         "Balk",
	} {
		d := &news.Doc{Article: &news.Article{}}
		for i, w := range strings.Fields(text) {
			x := strings.Split(w, "/")
			if i > 0 {
				d.Article.Text += " "
			}
			at := len(d.Article.Text)
			d.Article.Text += x[0]
			head := strings.Index("0123456789", x[2])
			d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: len(d.Article.Text)}, Tag: x[1], Head: head})
		}
		r := &reader{d: d, held: make([]*draft, len(d.Tokens))}
		a := &draft{source: []span.Range{{A: 0, B: 1}}, cue: strings.Count(want, " ") + 1}
		r.drawnOut(a)
		if got := d.Words(d.TokenSpan(a.source[0].A, a.source[0].B)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
