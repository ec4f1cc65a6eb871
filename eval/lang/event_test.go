package lang

import (
	"os"
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// The labels of marks name a sentence and a trigger inside it, both halves are
// large enough, and every document is there.
func TestAuxLabels(t *testing.T) {
	labels, err := readAux(AuxLabels())
	if err != nil {
		t.Fatal(err)
	}
	if len(labels) < 300 {
		t.Errorf("%d labels, want 300", len(labels))
	}
	parts := map[string]int{}
	for n, l := range labels {
		parts[l.part]++
		if l.start > l.first || l.first >= l.after || l.after > l.end {
			t.Errorf("label %d: the trigger %d-%d is not inside the sentence %d-%d", n, l.first, l.after, l.start, l.end)
		}
		if slices.Contains(l.marks, "future") && slices.Contains(l.marks, "hypothetical") {
			t.Errorf("label %d: future and hypothetical", n)
		}
	}
	if len(parts) != len(auxParts) || parts["dev"] < 150 || parts["test"] < 150 || parts["late"] < 150 {
		t.Errorf("parts %v, want %v", parts, auxParts)
	}
	if _, err := os.Stat(Bench()); err != nil {
		t.Skip("no ../shared/bench")
	}
	docs, err := auxDocs(labels)
	if err != nil {
		t.Fatal(err)
	}
	for n, l := range labels {
		a := docs[[2]string{l.corpus, l.doc}]
		if a == nil {
			t.Fatalf("label %d: no document %s in %s", n, l.doc, l.corpus)
		}
		text := []rune(a.Text)
		if l.end > len(text) {
			t.Fatalf("label %d: ends behind its document", n)
		}
		if w := string(text[l.first:l.after]); strings.ContainsAny(w, " \n") || w == "" {
			t.Errorf("label %d: the trigger %q is no word", n, w)
		}
	}
}

func TestReadAuxForm(t *testing.T) {
	for _, c := range []struct{ name, line string }{
		{"too few fields", "raw_bbc\tx\t0\t9\t1\t3\t-"},
		{"no number", "raw_bbc\tx\t0\t9\tone\t3\t-\tdev"},
		{"no such mark", "raw_bbc\tx\t0\t9\t1\t3\tpast\tdev"},
	} {
		path := t.TempDir() + "/aux.tsv"
		if err := os.WriteFile(path, []byte(c.line+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := readAux(path); err == nil {
			t.Errorf("%s: no error", c.name)
		}
	}
}

func TestMarksAt(t *testing.T) {
	a := &news.Article{Text: "é won 12"}
	d := &news.Doc{Article: a, Events: []news.DocEvent{{Span: news.Span{Start: 3, End: 6}, Aux: []string{"future"}}}}
	if got, ok := marksAt(d, auxLabel{first: 2, after: 5}); !ok || !slices.Equal(got, []string{"future"}) {
		t.Errorf("got %v %v", got, ok)
	}
	if got, ok := marksAt(d, auxLabel{first: 6, after: 8}); ok {
		t.Errorf("got %v where there is no event", got)
	}
}
