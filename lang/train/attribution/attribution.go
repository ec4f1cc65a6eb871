package attribution

import (
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"synoptic/lang/attribution"
	"synoptic/lang/attribution/span"
	"synoptic/lang/model"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
)

// trainer carries what the steps of the training share.
type trainer struct {
	env       train.Env
	trainings int // how many trainings' mean is taken
	epochs    int // of the chain
}

// Train makes the weights of lang/attribution/span from PolNeAR's train part
// and prints the score on its dev part; with FULL=1 in the environment the dev
// part is trained on too. With CROSS=2, 3 … the articles are dealt out into so
// many parts, and what is read in each by models of the others is scored; no
// weights are written.
func Train(env train.Env) error {
	c, err := model.Borrow()
	if err != nil {
		return err
	}
	defer c.Return()
	as, err := Read(env.Path("polnear", "train.jsonl"))
	if err != nil {
		return err
	}
	ds, err := Read(env.Path("polnear", "dev.jsonl"))
	if err != nil {
		return err
	}
	its, dev := items(as, c), items(ds, c)
	if os.Getenv("FULL") != "" {
		its = append(its, dev...)
	}
	t := &trainer{env, trainings, 8}
	if env.Quick {
		t.trainings, t.epochs = 1, 3
	}
	env.Logf("attribution: %d articles", len(its))
	if of := os.Getenv("CROSS"); of != "" {
		return t.cross(its, of)
	}
	m, counts, err := t.models(its, dev)
	if err != nil {
		return err
	}
	t.report(m, dev, "dev")
	return t.write(m, counts)
}

// cross scores what is read in each of some parts of the articles by models of
// the others.
func (t *trainer) cross(its []*item, of string) error {
	n, err := strconv.Atoi(of)
	if err != nil || n < 2 {
		return fmt.Errorf("attribution: CROSS=%s is no number from 2", of)
	}
	var s Score
	Head(t.env.Log)
	for k := range n {
		rest, fold, _ := split(its, n, k)
		m, _, err := t.models(rest, fold)
		if err != nil {
			return err
		}
		for _, it := range fold {
			s.Add(it.Doc.Article.Text, it.Gold, RoomSpans(attribution.ReadBy(m, it.Doc)))
		}
		s.Print(t.env.Log, fmt.Sprintf("parts 1 to %d of %d", k+1, n))
	}
	return nil
}

// models trains part after part. Each part is trained on what the parts before
// it say of articles they were not trained on.
func (t *trainer) models(its, others []*item) (*span.Models, *tally, error) {
	counts := tallyOf(its)
	j := t.jackknife(its, others)
	full := j.full
	ls := j.lists()
	full.Rank = t.rankings(3000, slices.Concat(ls[:]...))
	t.env.Logf("ranking")
	for k, p := range j.parts { // each part's candidates are those of a ranking that never saw it
		p.Rank = t.rankings(3100+100*k, slices.Concat(slices.Concat(ls[:k]...), slices.Concat(ls[k+1:]...)))
	}
	ys := j.decided()
	full.Accept = t.decisions(40, ys, acceptBits, 5, 0.04, 0.3)
	t.env.Logf("acceptance of %d candidates", len(ys))
	c := t.chains(2000, examples(its, j.probs))
	full.Unary, full.Change = c.unary, c.change
	t.env.Logf("chain")
	full.Source = t.sources(j)
	return full, counts, nil
}

// parts is into how many parts the articles are dealt out, each of which is read
// by models of the others.
const parts = 3

// jackknife holds what models say of articles that they were not trained on:
// probs the cues, parts the models without each part. Full are those of all.
type jackknife struct {
	its   []*item
	full  *span.Models
	probs [][]float32
	parts [parts]*span.Models
}

func (t *trainer) jackknife(its, others []*item) *jackknife {
	m := span.Default()
	j := &jackknife{its: its, probs: make([][]float32, len(its))}
	for k := range parts {
		rest, fold, at := split(its, parts, k)
		j.parts[k] = t.cues(k, rest, m)
		for i, it := range fold {
			setWords(it, j.parts[k].Words)
			j.probs[at[i]] = j.parts[k].CueProbs(it.x)
		}
	}
	t.env.Logf("cues of %d parts", parts)
	j.full = t.cues(parts, its, m)
	for _, it := range append(slices.Clone(its), others...) {
		setWords(it, j.full.Words)
	}
	t.cueScore(j.full, others)
	for k, p := range j.parts {
		var all []example
		for o := range its {
			if o%parts != k {
				all = append(all, examples(its[o:o+1], j.probs[o:o+1])...)
			}
		}
		c := t.chains(100*(10+k), all)
		p.Unary, p.Change = c.unary, c.change
		t.env.Logf("chain without part %d", k+1)
	}
	return j
}

// lists gives the readings of each part that the ranking is trained on.
func (j *jackknife) lists() (ls [parts][]list) {
	for k, p := range j.parts {
		_, fold, at := split(j.its, parts, k)
		ls[k] = lists(p, examples(fold, pick(j.probs, at)))
	}
	return ls
}

// decided gives the candidates that acceptance is trained on.
func (j *jackknife) decided() []yes {
	var ys []yes
	for k, p := range j.parts {
		_, fold, at := split(j.its, parts, k)
		for i, it := range fold {
			ys = append(ys, accepts(it, p.Candidates(it.Doc, it.x, j.probs[at[i]]))...)
		}
	}
	return ys
}

// trainings is how many times a chain or a decision is trained, each time in
// another order and with other features dropped; the mean of the weights is
// kept, which is steadier than any and costs no more to use.
const trainings = 6

// several does n trainings, as many at a time as there are processors, and
// gives what they made in their order.
func several[T any](n int, one func(k int) T) []T {
	out := make([]T, n)
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for k := range n {
		free <- struct{}{}
		all.Go(func() {
			out[k] = one(k)
			<-free
		})
	}
	all.Wait()
	return out
}

// mean gives the mean of tables of one make; the first becomes it.
func mean(hs []*hashed) *hashed {
	for _, h := range hs[1:] {
		hs[0].add(h)
	}
	hs[0].scale(1 / float32(len(hs)))
	return hs[0]
}

// chains trains the chain several times and gives the mean.
func (t *trainer) chains(part int, all []example) *chain {
	var unary, change []*hashed
	for _, c := range several(t.trainings, func(k int) *chain { return trainChain(t.rng(part+k), all, t.epochs) }) {
		unary, change = append(unary, c.unary), append(change, c.change)
	}
	return &chain{mean(unary), mean(change)}
}

// decisions trains a two-way decision several times and gives the mean.
func (t *trainer) decisions(part int, all []yes, bits uint, epochs int, rate, dropout float64) *hashed {
	return mean(several(t.trainings, func(k int) *hashed { return logistic(t.rng(part+k), all, bits, epochs, rate, dropout) }))
}

// rankings trains the choice among readings several times and gives the mean.
func (t *trainer) rankings(part int, all []list) *hashed {
	return mean(several(t.trainings, func(k int) *hashed { return trainRank(t.rng(part+k), all) }))
}

// sources trains the choice of the source of an attribution found, on what
// models find in articles that they did not see.
func (t *trainer) sources(j *jackknife) *hashed {
	ls := slices.Concat(several(len(j.its), func(i int) []list {
		m := *j.parts[i%parts]
		m.Accept = j.full.Accept
		return sourceLists(&m, j.its[i])
	})...)
	t.env.Logf("sources of %d attributions", len(ls))
	return t.rankings(5000, ls)
}

// rng gives the random numbers of one part of the training.
func (t *trainer) rng(part int) *rand.Rand {
	return rand.New(rand.NewSource(t.env.Seed*1000 + int64(part)))
}

// cues trains the cue words and the classifier of cues.
func (t *trainer) cues(part int, its []*item, base *span.Models) *span.Models {
	m := *base
	m.Words = tallyOf(its).words()
	var all []yes
	var f span.Features
	for _, it := range its {
		setWords(it, m.Words)
		for i := range it.x.Tokens {
			if it.x.Candidate(i) {
				it.x.CueFeatures(i, &f)
				e := yes{features: slices.Clone(f.F)}
				if it.cues[i] {
					e.y = 1
				}
				all = append(all, e)
			}
		}
	}
	m.Cue = t.decisions(200*(part+1), all, cueBits, 8, 0.06, 0.4)
	return &m
}

func setWords(it *item, w span.Words) { it.x.SetWords(w) }

// split gives the articles outside and inside fold k, and where those inside
// stand.
func split(its []*item, folds, k int) (rest, fold []*item, at []int) {
	for i, it := range its {
		if i%folds == k {
			fold, at = append(fold, it), append(at, i)
		} else {
			rest = append(rest, it)
		}
	}
	return rest, fold, at
}

func pick(probs [][]float32, at []int) [][]float32 {
	var out [][]float32
	for _, i := range at {
		out = append(out, probs[i])
	}
	return out
}

// tally counts how often words are cues.
type tally struct{ cue, all map[uint64]int }

func tallyOf(its []*item) *tally {
	t := &tally{map[uint64]int{}, map[uint64]int{}}
	for _, it := range its {
		for i := range it.x.Tokens {
			k := span.Key(&it.x.Tokens[i])
			t.all[k]++
			if it.cues[i] {
				t.cue[k]++
			}
		}
	}
	return t
}

// words gives the table as it will be stored: words that were never a cue and
// are rare are as good as unknown ones.
func (t *tally) words() span.Words {
	return func(k uint64) span.Stat {
		if t.all[k] < 3 && t.cue[k] == 0 {
			return span.Stat{Odds: -3}
		}
		return span.Odds(t.cue[k], t.all[k])
	}
}

func (t *tally) stored() map[uint64]uint32 {
	w, m := t.words(), map[uint64]uint32{}
	for k := range t.all {
		if s := w(k); s != (span.Stat{Odds: -3}) {
			m[k] = s.Pack()
		}
	}
	return m
}

func (t *trainer) cueScore(m *span.Models, others []*item) {
	for _, th := range []float32{0.3, 0.4, 0.5} {
		var right, found, wanted int
		for _, it := range others {
			wanted += len(it.cues)
			for i, p := range m.CueProbs(it.x) {
				if p >= th {
					found++
					if it.cues[i] {
						right++
					}
				}
			}
		}
		p, r := float64(right)/float64(found), float64(right)/float64(wanted)
		t.env.Logf("cues at %.1f: P %.3f R %.3f F %.3f", th, p, r, 2*p*r/(p+r))
	}
}

func (t *trainer) report(m *span.Models, dev []*item, name string) {
	Head(t.env.Log)
	for _, th := range []float32{0.3, 0.35, 0.4, 0.45, 0.5} {
		var s Score
		m.Threshold = th
		for _, it := range dev {
			var found []Spans
			for _, f := range m.Find(it.Doc, it.x) {
				found = append(found, ByteSpans(it.Doc, &f))
			}
			s.Add(it.Doc.Article.Text, it.Gold, found)
		}
		s.Print(t.env.Log, fmt.Sprintf("%s at %.2f", name, th))
	}
	var s Score
	m.Threshold = span.Default().Threshold
	for _, it := range dev {
		s.Add(it.Doc.Article.Text, it.Gold, RoomSpans(attribution.ReadBy(m, it.Doc)))
	}
	s.Print(t.env.Log, name+" room")
}

func (t *trainer) write(m *span.Models, counts *tally) error {
	f, err := learn.Lookup(counts.stored(), nil)
	if err != nil {
		return err
	}
	if err := t.env.Write(span.NameWords, f); err != nil {
		return err
	}
	for _, p := range []struct {
		name  string
		s     span.Scorer
		bytes int // of a weight: those between labels count at every token of a window
	}{{span.NameCue, m.Cue, 1}, {span.NameUnary, m.Unary, 1}, {span.NameChange, m.Change, 2}, {span.NameRank, m.Rank, 1}, {span.NameAccpt, m.Accept, 1}, {span.NameSource, m.Source, 1}} {
		if err := p.s.(*hashed).write(t.env, p.name, p.bytes); err != nil {
			return err
		}
	}
	return nil
}
