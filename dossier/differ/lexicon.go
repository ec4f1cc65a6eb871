package differ

import (
	"math"
	"slices"

	"synoptic/dossier/near"
)

// vocabulary is the words of an article's sentences by their keys, and how many sentences have each.
type vocabulary struct {
	sentences int
	keys      []uint64
	df        []int32
}

// lexicon numbers the words of the sentences of all articles and weighs them, as weights do.
type lexicon struct {
	sentences int
	ids       map[uint64]int32
	df        []int32
	weights   []float64 // by number
	none      float64   // of a word that no sentence has
	// of a reader
	others map[uint64]int32 // the numbers of what is no word of a sentence
	index  *near.Numbers
}

func newLexicon() *lexicon { return &lexicon{ids: map[uint64]int32{}} }

// reader gives one that may be used beside others, once all words are in.
func (x *lexicon) reader() *lexicon {
	own := *x
	own.others, own.index = map[uint64]int32{}, new(near.Numbers)
	return &own
}

// id gives the number of a key.
func (x *lexicon) id(key uint64) int32 {
	at, ok := x.ids[key]
	if !ok {
		if at, ok = x.others[key]; !ok {
			at = int32(len(x.df) + len(x.others))
			x.others[key] = at
		}
	}
	return at
}

// join adds the words of an article.
func (x *lexicon) join(v vocabulary) {
	x.sentences += v.sentences
	for i, k := range v.keys {
		at, ok := x.ids[k]
		if !ok {
			at = int32(len(x.df))
			x.ids[k], x.df = at, append(x.df, 0)
		}
		x.df[at] += v.df[i]
	}
}

// weigh weighs the words of all articles.
func (x *lexicon) weigh() {
	weight := func(df int32) float64 { return math.Log(float64(x.sentences+2) / float64(df+1)) }
	x.weights, x.none = make([]float64, len(x.df)), weight(0)
	for i, df := range x.df {
		x.weights[i] = weight(df)
	}
}

// bag is a set of words, by their keys in order, with how much each says.
type bag struct {
	near.Set
	weights []float64
	sum     float64
}

// weigh weighs the words, whose numbers are given.
func (b *bag) weigh(x *lexicon, ids []int32) {
	b.weights, b.sum = make([]float64, len(ids)), 0
	for i, at := range ids {
		b.weights[i] = x.none
		if int(at) < len(x.weights) {
			b.weights[i] = x.weights[at]
		}
		b.sum += b.weights[i]
	}
}

// keysOf gives the keys of words, sorted, each once.
func keysOf(words []string) []uint64 {
	out := make([]uint64, len(words))
	for i, w := range words {
		out[i] = near.Key(w)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// alike tells how much of what the shorter of two sets says the other says too, by the
// weight of the words, and how many words they share.
func (b *bag) alike(o *bag) (share float64, n int) {
	if len(b.Keys) > len(o.Keys) {
		b, o = o, b
	}
	shared := 0.0
	n = b.Shared(&o.Set, func(i int) { shared += b.weights[i] })
	return shared / math.Max(1, math.Min(b.sum, o.sum)), n
}
