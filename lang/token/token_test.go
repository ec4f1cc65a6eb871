package token_test

import (
	"slices"
	"strings"
	"testing"

	"synoptic/lang/token"
	"synoptic/news"
)

func read(text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{Text: text}}
	for at := 0; ; {
		end := strings.Index(text[at:], "\n\n")
		if end < 0 {
			d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: len(text)}, Kind: news.BlockParagraph})
			break
		}
		d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: at + end}, Kind: news.BlockParagraph})
		at += end + 2
	}
	d.Sentences, d.Tokens = token.Read(d)
	return d
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The talks opened on Friday. Nobody spoke.", []string{"The talks opened on Friday.", "Nobody spoke."}},
		{"It was sent at 6 p.m. A man read it.", []string{"It was sent at 6 p.m.", "A man read it."}},
		{"It opens at 6:30 p.m. Friday, May 2, in the hall.", []string{"It opens at 6:30 p.m. Friday, May 2, in the hall."}},
		{"Mr. Quill met Gen. A. B. Vell in Norland at 3 p.m. on Friday.", []string{"Mr. Quill met Gen. A. B. Vell in Norland at 3 p.m. on Friday."}},
		{"“We go.” He left.", []string{"“We go.”", "He left."}},
		{"\"We are ready,\" she said. \"Are you?\"", []string{"\"We are ready,\" she said.", "\"Are you?\""}},
		{"It cost 3.5 million. Then 1,200 more came.", []string{"It cost 3.5 million.", "Then 1,200 more came."}},
		{"Norland wants Velmar to release the crews.", []string{"Norland wants Velmar to release the crews."}},
		{"One paragraph\n\nAnother paragraph", []string{"One paragraph", "Another paragraph"}},
	} {
		d := read(c.text)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Words(s.Span))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They don't know.", "They do n't know ."},
		{"Norland’s envoy can’t go", "Norland ’s envoy ca n’t go"},
		{"a U.S.-led plan (10% of it)", "a U.S. - led plan ( 10 % of it )"},
		{"$3.5m, €2bn", "$ 3.5 m , € 2 bn"},
		{"“Yes,” she said.", "“ Yes , ” she said ."},
		{"from Ostav, Fla., and by Sept., in the sun.", "from Ostav , Fla. , and by Sept. , in the sun ."},
		{"She said,“Yes.”", "She said , “ Yes . ”"},
		{"The harbour society,[3] founded in Velm.[1][12] It closed in the U.S.[2]", "The harbour society , [ 3 ] founded in Velm . [ 1 ] [ 12 ] It closed in the U.S. [ 2 ]"},
	} {
		d := read(c.text)
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Word(i))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// Tokens lie in order inside their sentences, and no sentence is endless.
func FuzzRead(f *testing.F) {
	f.Add("He said \"no.\n\nThen… “yes”? (U.S.)")
	f.Add(strings.Repeat("word ", 700))
	f.Fuzz(func(t *testing.T, text string) {
		d := read(text)
		last := 0
		for _, s := range d.Sentences {
			if s.Last-s.First > 251 {
				t.Fatalf("a sentence of %d tokens", s.Last-s.First)
			}
			for i := s.First; i < s.Last; i++ {
				k := d.Tokens[i]
				if k.Start < last || k.Len() == 0 || !s.Contains(k.Span) {
					t.Fatalf("token %d [%d,%d)", i, k.Start, k.End)
				}
				last = k.End
			}
		}
	})
}

// TestBig cuts texts in which what a feature looks for is nowhere near: the
// cost must not grow faster than the text, or this takes minutes.
func TestBig(t *testing.T) {
	for _, s := range []string{"12 3,400 56.7 8% ", "\" ", "( ", "A. "} {
		d := read("a " + strings.Repeat(s, 1<<20/len(s)))
		if len(d.Tokens) < 1<<18 || len(d.Sentences) == 0 {
			t.Errorf("%q: %d tokens, %d sentences", s, len(d.Tokens), len(d.Sentences))
		}
	}
}
