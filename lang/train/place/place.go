// Package place trains the decisions of package story: whether articles tell
// of one event. They are three logistic regressions over a few features, for
// two articles, an article and a story, two stories. What they are trained on
// is what they meet: the decisions of the Index itself on labelled streams,
// with the weights of the round before (DAgger, Ross et al. 2011).
package place

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"synoptic/lang/train"
	"synoptic/story"
)

// sets are the labelled streams, what each counts for, and of which part of
// its events (one in some) it is made.
var sets = []struct {
	file   string
	weight float64
	some   uint32
}{
	{"cluster_giveme5w1h/dev.jsonl", 2, 1},
	{"cluster_basil/dev.jsonl", 2, 1},
	{"coref_ecbplus/train.jsonl", 1.5, 1},
	{"coref_ecbplus/dev.jsonl", 0.5, 1},
	{"cluster_gva/dev.jsonl", 0.05, 8},
}

const (
	rounds     = 3
	together   = 120   // articles taken together at most
	folds      = 5     // of the events, to score what was not seen
	deals      = 2     // ways to deal the events into them
	perSet     = 100.0 // total weight of the examples of a set of weight 1
	maxExample = 2.0   // the most that one example weighs
)

// penalty is that of the weights of each kind of decision: the fewer there are,
// the more.
var penalty = [3]float64{0.5, 1, 2}

// lean is added to the score of each kind of decision: a lone article may join
// more readily, since a story is put right later. Set on events not seen.
var lean = [3]float64{0.5, 1, 0.5}

// Train trains the decisions of package story and writes story/weights.txt.
func Train(env train.Env) error {
	var all []*stream
	for _, set := range sets {
		s, err := read(env.Path(set.file), set.some)
		if err != nil {
			return err
		}
		s.weight = set.weight
		all = append(all, s)
	}
	env.Logf("read")
	if !env.Quick {
		crossed(env, all)
	}
	m := learn(all)
	for _, s := range all {
		p, r := bcubed(s.gold, s.place(m, nil), func(int) bool { return true })
		p, r = p/float64(len(s.gold)), r/float64(len(s.gold))
		env.Logf("seen   %-30s %5d articles  B3 P %.4f R %.4f F1 %.4f", s.name, len(s.keys), p, r, 2*p*r/(p+r))
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "# feature: two articles, an article and a story, two stories (go run ./lang/train/cmd place)")
	for i, n := range story.FeatureNames {
		fmt.Fprintf(&b, "%s: %.3f %.3f %.3f\n", n, m[0][i], m[1][i], m[2][i])
	}
	return os.WriteFile(filepath.Join(env.Out, "../../../story/weights.txt"), b.Bytes(), 0o644)
}

// crossed scores every set on events that the weights have not seen: the
// events are dealt into folds, and with the weights of all folds but one the
// whole stream is placed and the articles of the one are scored, among all the
// others.
func crossed(env train.Env, all []*stream) {
	type job struct{ deal, fold uint32 }
	p, r := make([][deals]float64, len(all)), make([][deals]float64, len(all))
	var wg sync.WaitGroup
	var mu sync.Mutex
	free := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i := range uint32(deals * folds) {
		j := job{i / folds, i % folds}
		free <- struct{}{}
		wg.Go(func() {
			defer func() { <-free }()
			out := func(g string) bool { return fold(fmt.Sprint(j.deal, g), folds) == j.fold }
			var seen []*stream
			for _, s := range all {
				seen = append(seen, s.part(func(g string) bool { return !out(g) }))
			}
			m := learn(seen)
			for i, s := range all {
				a, b := bcubed(s.gold, s.place(m, nil), func(k int) bool { return out(s.group[k]) })
				mu.Lock()
				p[i][j.deal] += a / float64(len(s.gold))
				r[i][j.deal] += b / float64(len(s.gold))
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	mean := 0.0
	for i, s := range all {
		line, f := "", 0.0
		for d := range deals {
			v := 2 * p[i][d] * r[i][d] / (p[i][d] + r[i][d])
			line += fmt.Sprintf("  P %.4f R %.4f F1 %.4f", p[i][d], r[i][d], v)
			f += v / deals
		}
		mean += f / float64(len(all))
		env.Logf("unseen %-30s F1 %.4f %s", s.name, f, line)
	}
	env.Logf("unseen mean %.4f", mean)
}

// learn trains on some streams.
func learn(streams []*stream) *story.Model {
	var m story.Model
	for k := range m { // to begin with: alike enough
		m[k][0], m[k][1] = -6, 18
	}
	examples := make([][]example, len(m))
	for round := range rounds {
		for _, s := range streams {
			if round%2 == 1 { // as if they had come in another order: other halves of stories meet
				s = s.shuffled(uint64(round))
			}
			for k, list := range s.decisions(&m) {
				total := 0.0
				for _, e := range list {
					total += e.w
				}
				for _, e := range list {
					e.w *= min(maxExample, perSet*s.weight/max(total, 1))
					examples[k] = append(examples[k], e)
				}
			}
		}
		for k := range m {
			copy(m[k][:], fit(examples[k], penalty[k]))
		}
	}
	for k, l := range lean {
		m[k][0] += l
	}
	return &m
}

// decisions gives the labelled decisions, by kind, that a model meets: as the
// articles come, and when all are there.
func (s *stream) decisions(m *story.Model) [][]example {
	gold := map[string]string{}
	for i, k := range s.keys {
		gold[k.ID] = s.gold[i]
	}
	out := make([][]example, len(m))
	see := func(t story.Trial) {
		same, n := 0, 0
		for _, a := range t.A {
			for _, b := range t.B {
				n++
				if gold[a] == gold[b] {
					same++
				}
			}
		}
		e := example{x: slices.Clone(t.X), w: 1}
		if same*2 > n {
			e.y = 1
		}
		out[t.Kind] = append(out[t.Kind], e)
	}
	s.place(m, see)
	for part := range slices.Chunk(s.keys, together) {
		story.Regroup(part, story.Options{Model: m, Trace: see})
	}
	return out
}

// shuffled gives a stream in another order.
func (s *stream) shuffled(seed uint64) *stream {
	out := &stream{name: s.name, weight: s.weight}
	r := rand.New(rand.NewPCG(seed, 1))
	for _, i := range r.Perm(len(s.keys)) {
		out.keys, out.gold, out.group = append(out.keys, s.keys[i]), append(out.gold, s.gold[i]), append(out.group, s.group[i])
	}
	return out
}

// place gives the stories of a stream's articles when it has ended.
func (s *stream) place(m *story.Model, trace func(story.Trial)) []string {
	x, l := story.NewIndex(story.Options{Model: m, Trace: trace}), story.NewLedger()
	for _, k := range s.keys {
		l.Apply(x.Place(k).Moves)
	}
	out := make([]string, len(s.keys))
	for i, k := range s.keys {
		out[i] = l.Story(k.ID)
	}
	return out
}

// bcubed gives the sums of precision and recall (Bagga and Baldwin 1998) over
// some of the articles.
func bcubed(gold, got []string, of func(int) bool) (p, r float64) {
	type cell struct{ event, story string }
	events, stories, cells := map[string]float64{}, map[string]float64{}, map[cell]float64{}
	for i := range gold {
		events[gold[i]]++
		stories[got[i]]++
		cells[cell{gold[i], got[i]}]++
	}
	for i := range gold {
		if of(i) {
			n := cells[cell{gold[i], got[i]}]
			p += n / stories[got[i]]
			r += n / events[gold[i]]
		}
	}
	return p, r
}

// fold gives one of n folds for a name.
func fold(s string, n uint32) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return (h.Sum32() >> 7) % n
}
