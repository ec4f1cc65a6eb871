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
	"os"
	"path/filepath"
	"slices"

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
	splits     = 3 // ways to halve the events, to score what was not seen
	penalty    = 1.0
	perSet     = 100.0 // total weight of the examples of a set of weight 1
	maxExample = 2.0   // the most that one example weighs
)

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
	unseen(env, all)
	m := learn(all)
	for _, s := range all {
		p, r := bcubed(s.gold, s.place(m, nil))
		env.Logf("seen   %-30s %5d articles  B3 P %.4f R %.4f F1 %.4f", s.name, len(s.keys), p, r, 2*p*r/(p+r))
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "# feature: two articles, an article and a story, two stories (go run ./lang/train/cmd place)")
	for i, n := range story.FeatureNames {
		fmt.Fprintf(&b, "%s: %.3f %.3f %.3f\n", n, m[0][i], m[1][i], m[2][i])
	}
	return os.WriteFile(filepath.Join(env.Out, "../../../story/weights.txt"), b.Bytes(), 0o644)
}

// unseen scores what comes of training on half of the events on the other
// half, for some ways to halve them.
func unseen(env train.Env, all []*stream) {
	sum := make([][3]float64, len(all))
	for half := range uint32(2 * splits) {
		in := func(g string) bool { return fold(fmt.Sprint(half/2, g), 2) == half%2 }
		var seen []*stream
		for _, s := range all {
			seen = append(seen, s.part(in))
		}
		m := learn(seen)
		for i, s := range all {
			o := s.part(func(g string) bool { return !in(g) })
			p, r := bcubed(o.gold, o.place(m, nil))
			for k, v := range []float64{p, r, 2 * p * r / (p + r)} {
				sum[i][k] += v / (2 * splits)
			}
		}
	}
	mean := 0.0
	for i, s := range all {
		mean += sum[i][2] / float64(len(all))
		env.Logf("unseen %-30s B3 P %.4f R %.4f F1 %.4f", s.name, sum[i][0], sum[i][1], sum[i][2])
	}
	env.Logf("unseen mean %.4f", mean)
}

// learn trains on some streams.
func learn(streams []*stream) *story.Model {
	var m story.Model
	for k := range m { // to begin with: alike enough
		m[k][0], m[k][1] = -4, 30
	}
	examples := make([][]example, len(m))
	for range rounds {
		for _, s := range streams {
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
			copy(m[k][:], fit(examples[k], penalty))
		}
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
	story.Regroup(s.keys, story.Options{Model: m, Trace: see})
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

// bcubed gives precision and recall (Bagga and Baldwin 1998).
func bcubed(gold, got []string) (p, r float64) {
	type cell struct{ event, story string }
	events, stories, cells := map[string]float64{}, map[string]float64{}, map[cell]float64{}
	for i := range gold {
		events[gold[i]]++
		stories[got[i]]++
		cells[cell{gold[i], got[i]}]++
	}
	for i := range gold {
		n := cells[cell{gold[i], got[i]}] / float64(len(gold))
		p += n / stories[got[i]]
		r += n / events[gold[i]]
	}
	return p, r
}

// fold gives one of n folds for a name.
func fold(s string, n uint32) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return (h.Sum32() >> 7) % n
}
