package engine_test

import (
	"bytes"
	"context"
	"math/rand"
	"slices"
	"sync"
	"testing"

	"synoptic/dossier"
	"synoptic/engine"
	"synoptic/news"
)

// A record that is composed of docs which keep what was made of them is that of
// docs newly read, byte for byte: articles added one by one in any order, taken
// away, told apart by somebody, and several composing of the same docs at once.
func TestKeptPartsGiveTheSameBytes(t *testing.T) {
	as := slices.Concat(examples(t, "fishery-talks"), examples(t, "ferry"))
	read := func() []*news.Doc {
		docs, err := engine.Read(context.Background(), as, 1)
		if err != nil {
			t.Fatal(err)
		}
		return docs
	}
	plain, kept := read(), read()
	for _, d := range kept {
		d.Keep()
	}
	compose := func(docs []*news.Doc, which []int, given ...news.Judgement) []byte {
		var some []*news.Doc
		for _, i := range which {
			some = append(some, docs[i])
		}
		d, err := dossier.Compose(some, nil, given...)
		if err != nil {
			t.Error(err)
			return nil
		}
		return bytesOf(t, d)
	}
	rng := rand.New(rand.NewSource(3))
	given := news.Judgement{A: news.Named{Name: "Yassine Belkhadir"}, B: news.Named{Party: "Tunisia"}, Verdict: news.JudgedSide, By: "somebody"}
	for range 3 {
		order := rng.Perm(len(as))
		for n := 1; n <= len(order); n++ {
			which := slices.Clone(order[:n])
			rng.Shuffle(n, func(i, j int) { which[i], which[j] = which[j], which[i] })
			if !bytes.Equal(compose(kept, which), compose(plain, order[:n])) {
				t.Fatalf("articles %v: kept parts gave another record", which)
			}
		}
		if !bytes.Equal(compose(kept, order, given), compose(plain, order, given)) {
			t.Fatal("under a judgement kept parts gave another record")
		}
	}
	var wg sync.WaitGroup
	for range 4 {
		which := rng.Perm(len(as))[:2+rng.Intn(len(as)-2)]
		want := compose(plain, which)
		wg.Go(func() {
			for range 3 {
				if !bytes.Equal(compose(kept, which), want) {
					t.Error("composing at once gave another record")
				}
			}
		})
	}
	wg.Wait()
}

// What is kept of a doc is dropped where its layers are made anew.
func TestForget(t *testing.T) {
	type key struct{}
	d := &news.Doc{Article: &news.Article{ID: "a"}}
	n := 0
	count := func(*news.Doc) int { n++; return n }
	if a, b := news.Part(d, key{}, count), news.Part(d, key{}, count); a != 1 || b != 2 {
		t.Errorf("a doc that keeps nothing gave %d, %d", a, b)
	}
	d.Keep()
	if a, b := news.Part(d, key{}, count), news.Part(d, key{}, count); a != 3 || b != 3 {
		t.Errorf("a doc that keeps parts gave %d, %d", a, b)
	}
	of := func(state any) int { return news.PartOf(d, key{}, state, func() int { return count(d) }) }
	if a, b, c := of("x"), of("x"), of("y"); a != 4 || b != 4 || c != 5 {
		t.Errorf("beside a state: %d, %d, %d", a, b, c)
	}
	d.Forget()
	if a := of("y"); a != 6 {
		t.Errorf("after Forget: %d", a)
	}
}
