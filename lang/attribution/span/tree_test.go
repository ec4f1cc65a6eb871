package span

import (
	"testing"

	"synoptic/lang/model"
	"synoptic/news"
)

// parsed gives a text of one sentence with the tree that heads and relations
// make of it.
func parsed(words, rels []string, heads []int) *Text {
	d := &news.Doc{Article: &news.Article{}}
	for i, w := range words {
		d.Article.Text += w + " "
		end := len(d.Article.Text) - 1
		d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: end - len(w), End: end}, Lemma: w, Head: heads[i], Rel: rels[i]})
	}
	d.Sentences = []news.Sentence{{First: 0, Last: len(words)}}
	return NewText(d, model.NewCache(nil, nil), func(uint64) Stat { return Stat{} })
}

// The port of Ostav would close , Tolen said .
func closing() *Text {
	return parsed([]string{"The", "port", "of", "Ostav", "would", "close", ",", "Tolen", "said", "."},
		[]string{"det", "nsubj", "case", "nmod", "aux", "root", "punct", "nsubj", "parataxis", "punct"},
		[]int{1, 5, 3, 1, 5, -1, 8, 8, 5, 5})
}

func TestTree(t *testing.T) {
	x := closing()
	if n := x.nodes[1]; n.a != 0 || n.b != 4 {
		t.Errorf("below the subject stand the tokens [%d, %d), want [0, 4)", n.a, n.b)
	}
	if s := x.nodes[8].subj; s != 7 {
		t.Errorf("the cue's subject is token %d, want 7", s)
	}
	if s := x.inherited(8); s != 1 {
		t.Errorf("the subject above the cue is token %d, want 1", s)
	}
	top, outward, after, before, _ := x.constituent(8, 0, 6)
	if top != 5 || outward != 1 || after != 0 || before != 0 {
		t.Errorf("content: top %d, outward %d, after %d, before %d", top, outward, after, before)
	}
	if top, outward, after, _, _ = x.constituent(8, 1, 2); top != 1 || outward != 1 || after != 1 {
		t.Errorf("cut subject: top %d, outward %d, after %d", top, outward, after)
	}
}

func TestBranches(t *testing.T) {
	x := closing()
	var a arguments
	x.arguments(&a, 8, make([]float32, len(x.Tokens)))
	if b := a.branches[7]; b.rel != model.Hash("nsubj") || b.edge != 3 {
		t.Errorf("the source lies on %v", b)
	}
	if b := a.branches[0]; b.rel != model.Hash("parataxis")+1 || b.edge != 1 {
		t.Errorf("the content begins on %v", b)
	}
	if b := a.branches[8]; b.rel != 0 {
		t.Errorf("the cue lies on %v", b)
	}
}

func TestNearest(t *testing.T) {
	x := closing()
	prob := make([]float32, len(x.Tokens))
	prob[5] = 0.9
	var a arguments
	x.arguments(&a, 8, prob)
	if own, other := a.nearest(0, 4), a.nearest(6, 8); own>>16 != 2 || other>>16 != 1 {
		t.Errorf("nearest %x and %x: the other cue is nearer to the first words, this one no farther from the last", own, other)
	}
}
