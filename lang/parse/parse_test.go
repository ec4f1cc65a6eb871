package parse_test

import (
	"strings"
	"testing"

	"synoptic/lang/parse"
	"synoptic/lang/tag"
	"synoptic/news"
)

// doc makes a doc of one sentence a line, words by blanks, with its tags.
func doc(lines ...string) *news.Doc {
	text := strings.Join(lines, "\n")
	d := &news.Doc{Article: &news.Article{Text: text}}
	at := 0
	for _, l := range lines {
		first, start := len(d.Tokens), at
		for _, w := range strings.Split(l, " ") {
			if w != "" {
				d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: at + len(w)}, Head: -1})
			}
			at += len(w) + 1
		}
		d.Sentences = append(d.Sentences, news.Sentence{Span: news.Span{Start: start, End: at - 1}, First: first, Last: len(d.Tokens)})
	}
	d.Tokens = tag.Read(d)
	return d
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"The minister signed the treaty in Velmora on Monday .",
			"The<minister:det minister<signed:nsubj signed:root the<treaty:det treaty<signed:obj in<Velmora:case on<Monday:case"},
		{"Nine people were killed when the bus left the road .",
			"people<killed:nsubj:pass were<killed:aux:pass killed:root when<left:advmod bus<left:nsubj left<killed:advcl road<left:obj"},
		{"Talks between the two sides will resume next week , officials said .",
			"Talks<resume:nsubj between<sides:case sides<Talks:nmod will<resume:aux officials<said:nsubj"},
		{"PORT SEL , Velmar ( Agency ) - Quarro Plc told a court it was bound to the cap .",
			"Quarro<told:nsubj told:root PORT<SEL:compound SEL<told:dep"},
		{"Tarnville ( Agency ) -- The council refused the loan .", "council<refused:nsubj refused:root"},
		{"NORA said on Monday - a day after the storm - that it would sail .", "NORA<said:nsubj said:root"},
		{"She did n't say who won .", "She<say:nsubj did<say:aux n't<say:advmod say:root who<won:nsubj won<say:ccomp"},
	} {
		d := doc(c.sentence)
		out := parse.Read(d)
		got := map[string]bool{}
		for i, k := range out {
			if k.Head < 0 {
				got[d.Word(i)+":"+k.Rel] = true
			} else {
				got[d.Word(i)+"<"+d.Word(k.Head)+":"+k.Rel] = true
			}
		}
		for _, w := range strings.Fields(c.want) {
			if !got[w] {
				t.Errorf("%q: no %s in %v", c.sentence, w, got)
			}
		}
	}
}

// A clause has one tree, whichever of its words stand between marks of
// quotation and however those are written; the marks hang on the topmost word
// between them, without a mate on that of all words to the end.
func TestQuoted(t *testing.T) {
	plain := "She rejected the harsh terms of the pact and said Velmora will not bow to pressure ."
	for _, c := range []struct{ sentence, on string }{
		{plain, ""},
		{`She rejected " the harsh terms " of the pact and said Velmora " will not bow to pressure " .`, "terms terms bow bow"},
		{"She rejected “ the harsh terms ” of the pact and said Velmora « will not bow to pressure » .", "terms terms bow bow"},
		{"She rejected ‘ the harsh terms ’ of the pact and said Velmora ‹ will not bow to pressure › .", "terms terms bow bow"},
		{"She rejected ＂ the harsh terms ＂ of the pact and said Velmora `` will not bow to pressure '' .", "terms terms bow bow"},
		{"She rejected the “ harsh ” terms of the pact and said “ Velmora will ‘ not bow ’ to pressure . ”", "harsh harsh bow bow bow bow"},
		{"She rejected the harsh terms of the pact and said “ Velmora will not bow to pressure .", "bow"},
		{"She rejected the harsh terms of the pact ” and said Velmora will not bow to pressure .", "rejected"},
	} {
		var got, on []string
		for _, s := range []string{plain, c.sentence} {
			d := doc(s)
			out := parse.Read(d)
			tree(t, d, out)
			var b strings.Builder
			on = nil
			for i, k := range out {
				switch {
				case strings.Contains("\"“”«»‘’‹›＂``''", d.Word(i)):
					on = append(on, d.Word(k.Head))
				case k.Head < 0:
					b.WriteString(d.Word(i) + ":" + k.Rel + " ")
				default:
					b.WriteString(d.Word(i) + "<" + d.Word(k.Head) + ":" + k.Rel + " ")
				}
			}
			got = append(got, b.String())
		}
		if got[0] != got[1] {
			t.Errorf("%s\nis read as\n%s\nnot\n%s", c.sentence, got[1], got[0])
		}
		if o := strings.Join(on, " "); o != c.on {
			t.Errorf("%s: marks on %s, not %s", c.sentence, o, c.on)
		}
	}
}

// Whatever the words, each sentence is one tree of its own, and what was read
// before stays as it was.
func TestTrees(t *testing.T) {
	lines := []string{"", "Yes", ". . . .", "the the the the", "\x00 \xff \xfe", "said Ana , Bo , Cy and Di", strings.Repeat("of ", 3000),
		strings.Repeat("( she said ", 400), strings.Repeat("“ she said ", 400), "“ ” \" ' ‹", "ПЕРЕГОВОРЫ начались 🙂 会谈"}
	d := doc(lines...)
	before := append([]news.Token(nil), d.Tokens...)
	tree(t, d, parse.Read(d))
	for i := range before {
		if d.Tokens[i] != before[i] {
			t.Fatalf("token %d of the doc was changed", i)
		}
	}
}

// tree checks that every sentence has one root and no circle.
func tree(t *testing.T, d *news.Doc, out []news.Token) {
	t.Helper()
	for n, s := range d.Sentences {
		roots := 0
		up := make([]int, s.Last-s.First) // 1 on the way, 2 known to lead to the root
		for i := s.First; i < s.Last; i++ {
			if out[i].Head < 0 {
				roots++
			}
			if (out[i].Head < 0) != (out[i].Rel == "root") {
				t.Fatalf("sentence %d: %q with head %d", n, out[i].Rel, out[i].Head)
			}
			var way []int
			for k := i; k >= 0 && up[k-s.First] != 2; k = out[k].Head {
				if up[k-s.First] == 1 {
					t.Fatalf("sentence %d: token %d governs itself", n, k)
				}
				if h := out[k].Head; h >= 0 && (h < s.First || h >= s.Last) {
					t.Fatalf("sentence %d: governor %d outside", n, h)
				}
				up[k-s.First] = 1
				way = append(way, k)
			}
			for _, k := range way {
				up[k-s.First] = 2
			}
		}
		if s.Last > s.First && roots != 1 {
			t.Fatalf("sentence %d has %d roots", n, roots)
		}
	}
}

// The oracle leads from any state that it made itself to the very tree when
// the tree has no crossing arcs.
func TestCosts(t *testing.T) {
	for _, gold := range [][]int{
		{-1, 0}, {-1, 2, 0, 2}, {-1, 2, 3, 0, 3, 6, 4}, {-1, 0, 1, 2, 3}, {-1, 2, 3, 4, 0}, {-1, 3, 3, 0, 5, 3, 5},
	} {
		var s parse.Space
		at := s.Reset(make([]parse.Word, len(gold)-1))
		for !s.Done(&at) {
			legal, costs := s.Legal(&at), s.Costs(&at, gold)
			act := -1
			for a := range 3 {
				if legal[a] && costs[a] == 0 {
					act = a
					break
				}
			}
			if act < 0 {
				t.Fatalf("%v: no action without cost, %v %v", gold, legal, costs)
			}
			s.Do(&at, act, 0)
		}
		head := make([]int32, len(gold))
		s.Tree(&at, head, make([]uint8, len(gold)))
		for i := 1; i < len(gold); i++ {
			if int(head[i]) != gold[i] {
				t.Errorf("%v: read as %v", gold, head)
				break
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("One said , “ two . ”\nthree")
	f.Fuzz(func(t *testing.T, text string) {
		d := doc(strings.Split(text, "\n")...)
		tree(t, d, parse.Read(d))
	})
}

func BenchmarkRead(b *testing.B) {
	line := "The minister of the interior said on Monday that nine people had been killed when a bus left the road near Velmora ."
	d := doc(strings.Split(strings.Repeat(line+"\n", 50), "\n")...)
	for b.Loop() {
		d.Tokens = tag.Read(d)
		parse.Read(d)
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
