package engine_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"synoptic/engine"
	"synoptic/eval"
	"synoptic/fetch"
	"synoptic/news"
	"synoptic/render"
)

// examples reads one of the example events.
func examples(t testing.TB, name string) []*news.Article {
	t.Helper()
	var as []*news.Article
	for a, err := range fetch.Read(context.Background(), []string{"../examples/" + name}, fetch.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		as = append(as, a)
	}
	if len(as) < 4 {
		t.Fatalf("%d articles in example %s", len(as), name)
	}
	return as
}

func brief(t testing.TB, as []*news.Article, opt engine.Options) *news.Dossier {
	t.Helper()
	d, err := engine.Brief(context.Background(), as, opt)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func bytesOf(t testing.TB, d *news.Dossier) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := render.JSON(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The same articles give the same bytes in any order, with any number of
// workers, twice in a row.
func TestSameBytes(t *testing.T) {
	for _, name := range []string{"fishery-talks", "ferry"} {
		as := examples(t, name)
		want := bytesOf(t, brief(t, as, engine.Options{Workers: 1}))
		rng := rand.New(rand.NewSource(1))
		for i := range 4 {
			rng.Shuffle(len(as), func(i, j int) { as[i], as[j] = as[j], as[i] })
			got := bytesOf(t, brief(t, as, engine.Options{Workers: 1 + i}))
			if !bytes.Equal(got, want) {
				t.Fatalf("%s: another order of the articles gave another dossier", name)
			}
		}
	}
}

// What the examples were written to show is found.
func TestPlanted(t *testing.T) {
	d := brief(t, examples(t, "fishery-talks"), engine.Options{})
	if d.Coverage.Origins != 4 {
		t.Errorf("%d origins of 5 articles, two of which carry one wire copy", d.Coverage.Origins)
	}
	for _, want := range []struct{ kind, about string }{
		{"role", "Falc"}, {"value", "trawler"}, {"wording", "Quintanilha"}, {"membership", "Monforte"}, {"membership", "Ouazzani"},
	} {
		if !slices.ContainsFunc(d.Differences, func(x news.Difference) bool {
			return x.Kind == want.kind && strings.Contains(x.About, want.about)
		}) {
			t.Errorf("no difference of %s about %s", want.kind, want.about)
		}
	}
	if m := d.Meetings[0]; m.Label != "Malta–Morocco–Portugal" || m.Start != "10:20" || m.DurationMinutes == nil || *m.DurationMinutes != 210 || m.When.Value != "2031-03-14" {
		t.Errorf("meeting %s starts %s on %s", m.Label, m.Start, m.When.Value)
	}
	d = brief(t, examples(t, "ferry"), engine.Options{})
	if !slices.ContainsFunc(d.Figures, func(f news.Figure) bool { return f.Measure == "killed" && len(f.Readings) >= 3 }) {
		t.Error("the growing toll is not one figure")
	}
}

// Whatever is done to the bytes of the articles, every piece of evidence equals
// the article's bytes and the dossier keeps the contract.
func TestMangled(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	rounds := 40
	if testing.Short() {
		rounds = 8
	}
	for i := range rounds {
		as := examples(t, []string{"fishery-talks", "ferry"}[i%2])
		for k, a := range as {
			m := *a
			m.Text = mangle(m.Text, rng)
			as[k] = &m
		}
		check(t, as, fmt.Sprint("round ", i))
	}
}

func check(t *testing.T, as []*news.Article, what string) {
	t.Helper()
	d := brief(t, as, engine.Options{KeepAll: true})
	text := map[string]string{}
	for _, a := range d.Articles {
		text[a.ID] = a.Text
	}
	n := 0
	eval.Evidence(d, func(e news.Evidence) {
		n++
		if s := text[e.Article]; e.Start < 0 || e.End > len(s) || e.Start >= e.End || s[e.Start:e.End] != e.Text {
			t.Errorf("%s: evidence [%d,%d) of %s is %q", what, e.Start, e.End, e.Article, e.Text)
		}
	})
	if err := d.Validate(); err != nil {
		t.Errorf("%s: %v", what, err)
	}
}

// mangle damages a text in one of the ways in which texts come damaged.
func mangle(s string, rng *rand.Rand) string {
	b := []byte(s)
	for range 1 + rng.Intn(6) {
		if len(b) < 4 {
			break
		}
		i, j := rng.Intn(len(b)), rng.Intn(len(b))
		if i > j {
			i, j = j, i
		}
		switch rng.Intn(9) {
		case 0: // a piece lost
			b = slices.Delete(b, i, min(j, i+200))
		case 1: // a piece twice
			b = slices.Insert(b, j, b[i:min(j, i+300)]...)
		case 2: // bytes that are no UTF-8
			b[i], b[j] = 0xff, 0xc3
		case 3: // no line ends
			b = bytes.ReplaceAll(b, []byte("\n"), []byte(" "))
		case 4: // quotation marks gone or unbalanced
			b = bytes.Replace(b, []byte(`"`), nil, 1+rng.Intn(3))
		case 5: // capitals
			b = bytes.ToUpper(b)
		case 6: // strange characters
			b = slices.Insert(b, i, []byte("\u202e\u0000\u2028“‘\u0301…\r\n")...)
		case 7: // blanks gone
			b = append(b[:i:i], bytes.ReplaceAll(b[i:], []byte(" "), nil)...)
		case 8: // cut
			b = b[:j]
		}
	}
	return string(b)
}

func FuzzBrief(f *testing.F) {
	f.Add("Talks between Norway and Chad began on Friday, Ola Nord said.", "“No,” he said.")
	f.Add("", "\xff\xfe\x00")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 1<<14 {
			return
		}
		check(t, []*news.Article{{ID: "a", Location: "a", Text: a}, {ID: "b", Location: "b", Text: b}}, "fuzz")
	})
}

func TestNothing(t *testing.T) {
	_, err := engine.Brief(context.Background(), nil, engine.Options{})
	if news.KindOf(err) != news.NothingUsable {
		t.Errorf("%v is of kind %q", err, news.KindOf(err))
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	as := examples(t, "ferry")
	for range 20 {
		as = append(as, as[0])
	}
	if _, err := engine.Brief(ctx, as, engine.Options{Workers: 1}); err == nil {
		t.Error("a cancelled context gave a dossier")
	}
}

// BenchmarkBrief measures the whole way from articles to dossier.
func BenchmarkBrief(b *testing.B) {
	as := examples(b, "fishery-talks")
	n := 0
	for _, a := range as {
		n += len(a.Text)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		brief(b, as, engine.Options{})
	}
}
