// Package clusters makes the word classes: every frequent word form is put into
// one class at each of three sizes by the exchange algorithm (Martin, Liermann
// and Ney 1998), which maximises how well classes foretell their neighbours.
package clusters

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"synoptic/lang/model"
	"synoptic/lang/token"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

// sizes are the numbers of classes, coarse to fine; they fit the 8, 8 and 12
// bits of the stored value.
var sizes = [3]int{48, 200, 800}

const (
	maxWords = 45000 // the most frequent forms
	minCount = 3
	rounds   = 8
)

// sources are the raw texts, read without their annotation.
var sources = []string{"raw_reuters21578/train.jsonl", "raw_bbc/bbc.jsonl", "timeline17/dev.articles.jsonl", "raw_agnews/agnews.jsonl", "polnear/train.jsonl"}

// Train makes clusters.bin.
func Train(env train.Env) error {
	c := &corpus{id: map[string]int32{}}
	seen := map[string]bool{}
	for _, p := range sources {
		if err := data.Raw(env.Path(strings.Split(p, "/")...), seen, func(_, text string) { c.text(text) }); err != nil {
			return err
		}
	}
	for _, p := range []string{"ud_ewt", "gum"} {
		ss, err := data.CoNLLU(env.Path(p, "train.conllu"))
		if err != nil {
			return err
		}
		for _, s := range ss {
			c.sentence(s.Form)
		}
	}
	c.count()
	env.Logf("clusters: %d tokens, %d forms", len(c.tokens), len(c.forms))
	values := map[uint64]uint32{}
	for k, n := range sizes {
		if env.Quick {
			n /= 4
		}
		for w, class := range c.exchange(n) {
			values[model.Hash(c.forms[w])] |= uint32(class+1) << (8 * k)
		}
		env.Logf("clusters: %d classes", n)
	}
	f, err := learn.Lookup(values, map[string]string{"sizes": fmt.Sprint(sizes)})
	if err != nil {
		return err
	}
	return env.Write("clusters", f)
}

type corpus struct {
	id     map[string]int32
	names  []string
	tokens []int32 // -1 is a sentence edge
	forms  []string
	preds  [][]link
	succs  [][]link
	freq   []int
}

type link struct{ v, n int32 }

func (c *corpus) text(text string) {
	d := &news.Doc{Article: &news.Article{Text: text}, Blocks: []news.Block{{Span: news.Span{Start: 0, End: len(text)}, Kind: news.BlockParagraph}}}
	d.Sentences, d.Tokens = token.Read(d)
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			c.add(d.Word(i))
		}
		c.tokens = append(c.tokens, -1)
	}
}

func (c *corpus) sentence(forms []string) {
	for _, f := range forms {
		c.add(f)
	}
	c.tokens = append(c.tokens, -1)
}

func (c *corpus) add(form string) {
	form = model.Digits(model.Norm(form))
	id, ok := c.id[form]
	if !ok {
		id = int32(len(c.names))
		c.names = append(c.names, strings.Clone(form))
		c.id[c.names[id]] = id
	}
	c.tokens = append(c.tokens, id)
}

// count keeps the frequent forms and counts their neighbours. The last two
// places are the sentence edge and every rare form.
func (c *corpus) count() {
	freq := make([]int, len(c.names))
	for _, t := range c.tokens {
		if t >= 0 {
			freq[t]++
		}
	}
	keep := []int32{}
	for i, n := range freq {
		if n >= minCount {
			keep = append(keep, int32(i))
		}
	}
	slices.SortFunc(keep, func(a, b int32) int {
		if freq[a] != freq[b] {
			return freq[b] - freq[a]
		}
		return strings.Compare(c.names[a], c.names[b])
	})
	keep = keep[:min(len(keep), maxWords)]
	place := make([]int32, len(c.names))
	edge, rare := int32(len(keep)), int32(len(keep)+1)
	for i := range place {
		place[i] = rare
	}
	for i, k := range keep {
		place[k] = int32(i)
		c.forms = append(c.forms, c.names[k])
	}
	n := len(keep) + 2
	c.freq = make([]int, n)
	pairs := map[[2]int32]int32{}
	prev := edge
	for _, t := range c.tokens {
		p := edge
		if t >= 0 {
			p = place[t]
		}
		c.freq[p]++
		pairs[[2]int32{prev, p}]++
		prev = p
	}
	c.preds, c.succs = make([][]link, n), make([][]link, n)
	for k, m := range pairs {
		c.preds[k[1]] = append(c.preds[k[1]], link{k[0], m})
		c.succs[k[0]] = append(c.succs[k[0]], link{k[1], m})
	}
	for i := range n { // map order must not reach the sums
		by := func(a, b link) int { return int(a.v - b.v) }
		slices.SortFunc(c.preds[i], by)
		slices.SortFunc(c.succs[i], by)
	}
}

func xlogx(i int32) float32 { return float32(float64(i) * math.Log(float64(i))) }

// exchange moves each word to the class where it foretells best, some rounds.
func (c *corpus) exchange(classes int) []int32 {
	n := len(c.forms)
	var small [1 << 16]float32
	for i := 1; i < len(small); i++ {
		small[i] = xlogx(int32(i))
	}
	f := func(i int32) float32 {
		if int(i) < len(small) {
			return small[i]
		}
		return xlogx(i)
	}
	class := make([]int32, n)
	before := make([]int32, (n+2)*classes) // v followed by class
	after := make([]int32, (n+2)*classes)  // class followed by v
	total := make([]int, classes)
	for w := range n {
		class[w] = int32(w % classes)
		for _, x := range c.preds[w] {
			before[int(x.v)*classes+int(class[w])] += x.n
		}
		for _, x := range c.succs[w] {
			after[int(x.v)*classes+int(class[w])] += x.n
		}
		total[class[w]] += c.freq[w]
	}
	gain := make([]float32, classes)
	acc := func(row []int32, m int32) {
		base := f(m)
		for k, v := range row[:classes] {
			if v != 0 {
				gain[k] += f(v+m) - f(v) - base
			}
		}
	}
	for range rounds {
		moved := 0
		for w := range n {
			a := int(class[w])
			clear(gain)
			for _, x := range c.preds[w] {
				row := before[int(x.v)*classes:][:classes]
				row[a] -= x.n
				acc(row, x.n)
			}
			for _, x := range c.succs[w] {
				row := after[int(x.v)*classes:][:classes]
				row[a] -= x.n
				acc(row, x.n)
			}
			total[a] -= c.freq[w]
			best, top := a, math.Inf(-1)
			for k := range classes {
				with, without := float64(total[k]+c.freq[w]), float64(total[k])
				v := float64(gain[k]) - 2*with*math.Log(with)
				if without > 0 {
					v += 2 * without * math.Log(without)
				}
				if v > top {
					best, top = k, v
				}
			}
			for _, x := range c.preds[w] {
				before[int(x.v)*classes+best] += x.n
			}
			for _, x := range c.succs[w] {
				after[int(x.v)*classes+best] += x.n
			}
			total[best] += c.freq[w]
			if best != a {
				moved++
			}
			class[w] = int32(best)
		}
		if moved < n/100 {
			break
		}
	}
	return class
}
