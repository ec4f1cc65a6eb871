package span

import (
	"math"
	"sort"
	"strings"
	"unicode"

	"synoptic/lang/model"
	"synoptic/news"
)

// Scorer gives the sums of the weights of features, one a label.
type Scorer interface {
	Score(features []uint32, scores []float32)
}

// Models are the trained parts. Rank and Accept may be nil.
type Models struct {
	Words                             Words
	Cue, Unary, Change, Rank, Accept  Scorer
	LogWeight                         float32 // weight of a reading's log probability beside Rank
	Readings                          int     // how many readings are ranked
	Threshold                         float32 // least score of what Find gives
	CandidateThreshold, RankThreshold float32 // least cue probability to be read at all, to be ranked
}

// Names of the files of weights.
const (
	NameWords, NameCue, NameUnary   = "attribution-words", "attribution-cue", "attribution-label"
	NameChange, NameRank, NameAccpt = "attribution-change", "attribution-rank", "attribution-accept"
)

// Open gives the models of the binary; the error is of kind news.Broken.
func Open() (*Models, error) {
	words, err := model.Open(NameWords)
	if err != nil {
		return nil, err
	}
	m := Default()
	m.Words = func(key uint64) Stat {
		v, ok := words.Value(key)
		if !ok {
			return Stat{Odds: -3}
		}
		return Unpack(v)
	}
	for name, to := range map[string]*Scorer{NameCue: &m.Cue, NameUnary: &m.Unary, NameChange: &m.Change, NameRank: &m.Rank, NameAccpt: &m.Accept} {
		d, err := model.OpenDense(name)
		if err != nil {
			return nil, err
		}
		*to = d
	}
	return m, nil
}

// Default gives the settings without weights.
func Default() *Models {
	return &Models{LogWeight: 1, Readings: 10, Threshold: 0.45, CandidateThreshold: 0.1, RankThreshold: 0.1}
}

func sigmoid(s float32) float32 { return float32(1 / (1 + math.Exp(-float64(s)))) }

// CueProbs gives for each token how probably it is the head of a cue.
func (m *Models) CueProbs(x *Text) []float32 {
	prob := make([]float32, len(x.Tokens))
	var f Features
	var score [1]float32
	for i := range x.Tokens {
		if x.Candidate(i) {
			x.CueFeatures(i, &f)
			m.Cue.Score(f.F, score[:])
			prob[i] = sigmoid(score[0])
		}
	}
	return prob
}

// Readings gives the n best readings around a cue.
func (m *Models) readings(x *Text, cue, n int, prob []float32, blocked func(int) bool) []Reading {
	a := x.arguments(cue, prob)
	s := &Scores{Unary: make([][Labels]float32, a.r.Len()), Change: make([][Changes]float32, a.r.Len())}
	var f Features
	for k := a.r.A; k < a.r.B; k++ {
		a.unary(k, &f)
		m.Unary.Score(f.F, s.Unary[k-a.r.A][:])
		a.change(k, &f)
		m.Change.Score(f.F, s.Change[k-a.r.A][:])
	}
	return s.Best(a.r.A, n, blocked)
}

// Ranked gives the readings around a cue that the ranking chooses from.
func (m *Models) Ranked(x *Text, cue int, prob []float32) []Reading {
	return x.Distinct(m.readings(x, cue, m.Readings, prob, nil))
}

// read gives the reading that ranks first.
func (m *Models) read(x *Text, cue int, prob []float32) Reading {
	if m.Rank == nil || m.Readings <= 1 || prob[cue] < m.RankThreshold {
		if rs := m.readings(x, cue, 1, prob, nil); len(rs) > 0 {
			return rs[0]
		}
		return Reading{}
	}
	rs := m.Ranked(x, cue, prob)
	var f Features
	var best Reading
	top := float32(math.Inf(-1))
	for i := range rs {
		var s [1]float32
		x.RankFeatures(cue, &rs[i], prob, &f)
		m.Rank.Score(f.F, s[:])
		if v := s[0] + m.LogWeight*float32(max(rs[i].Log, -15)); v > top {
			best, top = rs[i], v
		}
	}
	return best
}

// Candidates gives what may be attributions, in the order of the text.
func (m *Models) Candidates(d *news.Doc, x *Text, prob []float32) []Found {
	var all []Found
	for i := range x.Tokens {
		if s := x.Tokens[i].Sign; s == '-' || s == ':' {
			if c, ok := x.layout(d, i); ok {
				all = append(all, c)
				continue
			}
		}
		if prob[i] < m.CandidateThreshold {
			continue
		}
		if r := m.read(x, i, prob); len(r.Content) > 0 {
			all = append(all, Found{Cue: i, Source: r.Source, Content: r.Content, Prob: prob[i], Score: prob[i], Log: r.Log})
		}
	}
	return all
}

// Find gives the attributions of a text in the order of their cues. No cue
// lies inside the content of another.
func (m *Models) Find(d *news.Doc, x *Text) []Found {
	prob := m.CueProbs(x)
	all := m.Candidates(d, x, prob)
	if m.Accept != nil {
		m.accept(x, all)
	}
	return m.Select(x, all, prob, m.Threshold)
}

func (m *Models) accept(x *Text, all []Found) {
	var f Features
	scores := make([]float32, len(all))
	for i := range all {
		scores[i] = all[i].Score
		if !all[i].Rule {
			x.AcceptFeatures(all, i, &f)
			var s [1]float32
			m.Accept.Score(f.F, s[:])
			scores[i] = sigmoid(s[0])
		}
	}
	for i := range all {
		all[i].Score = scores[i]
	}
}

// Select takes the candidates by score, none below the threshold: a cue inside
// a content that was taken is dropped, a content that overlaps one is read
// again around it.
func (m *Models) Select(x *Text, all []Found, prob []float32, threshold float32) []Found {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return all[order[a]].Score > all[order[b]].Score })
	used := make([]bool, len(x.Tokens))
	var got []Found
	for _, i := range order {
		c := all[i]
		if c.Score < threshold {
			break
		}
		if used[c.Cue] {
			continue
		}
		if taken, n := count(c.Content, used); taken > 0 {
			if taken*2 > n {
				continue
			}
			rs := m.readings(x, c.Cue, 1, prob, func(k int) bool { return used[k] })
			if len(rs) == 0 || len(rs[0].Content) == 0 {
				continue
			}
			c.Source, c.Content = rs[0].Source, rs[0].Content
		}
		for _, s := range c.Content {
			for k := s.A; k < s.B; k++ {
				used[k] = true
			}
		}
		used[c.Cue] = true
		got = append(got, c)
	}
	sort.SliceStable(got, func(a, b int) bool { return got[a].Cue < got[b].Cue })
	return got
}

func count(rs []Range, used []bool) (taken, n int) {
	for _, s := range rs {
		for k := s.A; k < s.B; k++ {
			n++
			if used[k] {
				taken++
			}
		}
	}
	return taken, n
}

// notices are words in capitals that open a line and name nobody.
var notices = map[string]bool{"UPDATE": true, "UPDATED": true, "WATCH": true, "READ": true, "NOTE": true, "BREAKING": true,
	"PHOTO": true, "PHOTOS": true, "VIDEO": true, "EXCLUSIVE": true, "LIVE": true, "SEE": true, "ALSO": true, "MORE": true,
	"CORRECTION": true, "ANALYSIS": true, "OPINION": true, "FACTBOX": true, "TIMELINE": true, "WARNING": true}

// layout reads what needs no model: a signature line ("quotation" – Name) and
// a line of a transcript (NAME: words).
func (x *Text) layout(d *news.Doc, i int) (Found, bool) {
	t := &x.Tokens[i]
	p := x.Pars[t.Par]
	f := Found{Cue: i, Prob: 0.9, Score: 0.9, Log: -0.05, Rule: true}
	if t.Sign == '-' && i > p.A && i+1 < p.B && p.B-i <= 9 && x.Tokens[i-1].Sign == '"' && x.Tokens[i-1].Quote >= 0 &&
		x.Tokens[i+1].Upper && x.Tokens[i+1].Quote < 0 {
		e := p.B
		for e > i+1 && !x.Tokens[e-1].Word {
			e--
		}
		f.Source, f.Content = []Range{{i + 1, e}}, []Range{x.Quotes[x.Tokens[i-1].Quote]}
		return f, true
	}
	if t.Sign != ':' || i == p.A || i-p.A > 4 || p.B-i <= 3 {
		return f, false
	}
	a := p.A
	if x.Tokens[a].Sign == '"' {
		a++
	}
	for k := a; k < i; k++ {
		w := d.Word(k)
		if len(w) < 2 || strings.ToUpper(w) != w || notices[w] || !x.Tokens[k].Word || strings.ContainsFunc(w, unicode.IsDigit) {
			return f, false
		}
	}
	f.Source, f.Content = []Range{{a, i}}, []Range{{i + 1, p.B}}
	return f, a < i
}
