// Package tag gives each token its part of speech (UPOS and Penn) and lemma: a
// greedy left-to-right linear tagger over joint labels.
package tag

import (
	"slices"
	"strings"

	"synoptic/lang/model"
	"synoptic/news"
)

// Check opens the weights that Read needs; the error is of kind news.Broken.
func Check() error {
	_, err := model.Open("tag")
	return err
}

// Read gives the tokens with Tag, XPos and Lemma. Without weights the tokens
// are given as they are.
func Read(d *news.Doc) []news.Token {
	out := make([]news.Token, len(d.Tokens))
	copy(out, d.Tokens)
	lin, err := model.Open("tag")
	if err != nil {
		return out
	}
	cache, err := model.Borrow()
	if err != nil {
		return out
	}
	defer cache.Return()
	t := tagger{lin: lin, scores: make([]int32, len(lin.Labels()))}
	for _, l := range lin.Labels() {
		u, x, _ := strings.Cut(l, "|")
		t.upos, t.xpos = append(t.upos, u), append(t.xpos, x)
	}
	for _, s := range d.Sentences {
		t.words = t.words[:0]
		for i := s.First; i < s.Last; i++ {
			t.words = append(t.words, cache.Word(d.Word(i)))
		}
		for k, label := range t.sentence() {
			o := &out[s.First+k]
			o.Tag, o.XPos = t.upos[label], t.xpos[label]
			o.Lemma = Lemma(d.Word(s.First+k), o.Tag, o.XPos)
		}
	}
	return out
}

type tagger struct {
	lin        *model.Linear
	upos, xpos []string
	words      []*model.Word
	scores     []int32
	fs         []uint64
	labels     []int
}

var comma = model.Hash(",")

// sentence labels the words at hand, and once more those that are no marks of
// quotation as though there were none, but for speech with which a sentence begins.
func (t *tagger) sentence() []int {
	labels := t.tag()
	if !slices.ContainsFunc(t.words, (*model.Word).Quotes) {
		return labels
	}
	all := slices.Clone(t.words)
	labels = slices.Clone(labels)
	mark := func(i int) bool { return all[i].Quotes() && t.upos[labels[i]] == "PUNCT" }
	at := model.Unquoted(len(all), mark, nil)
	if len(at) == len(all) || model.Speech(len(all), mark, func(i int) int8 { return all[i].Side }, func(i int) bool { return all[i].Low == comma }) {
		return labels
	}
	t.words = t.words[:0]
	for _, i := range at {
		t.words = append(t.words, all[i])
	}
	for k, label := range t.sentence() {
		labels[at[k]] = label
	}
	return labels
}

// tag labels the words at hand, left to right.
func (t *tagger) tag() []int {
	t.labels = t.labels[:0]
	caps := Caps(t.words)
	t1, t2 := NoTag, NoTag
	for i, w := range t.words {
		if w.Own == nil {
			own := make([]int32, len(t.scores))
			t.fs = Own(w, t.fs[:0])
			t.lin.Add(own, t.fs)
			w.Own, w.Open = own, open(own, t.lin.Scale())
		}
		b := int(w.Open[0])
		if len(w.Open) > 1 {
			copy(t.scores, w.Own)
			t.fs = History(t.words, i, t1, t2, Context(t.words, i, caps, t.fs[:0]))
			t.lin.AddTo(t.scores, t.fs, w.Open)
			for _, k := range w.Open[1:] {
				if t.scores[k] > t.scores[b] {
					b = int(k)
				}
			}
		}
		t.labels = append(t.labels, b)
		t2, t1 = t1, b
	}
	return t.labels
}

// How far, in log-odds, the best label by the word alone must be above all
// others for its context not to be asked at all (articles, prepositions, marks),
// and above one of them for the context not to be asked about that one: in
// 875,000 words of news it never made up for more.
const (
	sure  = 9
	reach = 10
)

// open gives the labels that the word alone leaves open, in their order.
func open(scores []int32, scale float32) []uint8 {
	best := model.Best(scores)
	var out []uint8
	doubt := false
	for k, v := range scores {
		if below := float32(scores[best] - v); below < reach*scale {
			out = append(out, uint8(k))
			doubt = doubt || k != best && below < sure*scale
		}
	}
	if !doubt {
		return []uint8{uint8(best)}
	}
	return out
}
