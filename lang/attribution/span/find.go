package span

import (
	"math"
	"strings"
	"unicode"

	"synoptic/lang/model"
	"synoptic/news"
)

// Scorer gives the sums of the weights of features, one a label.
type Scorer interface {
	Score(features []uint32, scores []float32)
}

// Models are the trained parts. Rank, Accept and Source may be nil.
type Models struct {
	Words                            Words
	Cue, Unary, Change, Rank, Accept Scorer
	Source                           Scorer  // of a noun phrase that may be the source of an attribution found
	LogWeight                        float32 // weight of a reading's log probability beside Rank
	Readings                         int     // how many readings are ranked
	Threshold                        float32 // least score of what Find gives
	CandidateThreshold               float32 // least cue probability to be read at all
}

// Names of the files of weights.
const (
	NameWords, NameCue, NameUnary   = "attribution-words", "attribution-cue", "attribution-label"
	NameChange, NameRank, NameAccpt = "attribution-change", "attribution-rank", "attribution-accept"
	NameSource                      = "attribution-source"
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
	for name, to := range map[string]*Scorer{NameCue: &m.Cue, NameUnary: &m.Unary, NameChange: &m.Change, NameRank: &m.Rank, NameAccpt: &m.Accept,
		NameSource: &m.Source} {
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
	return &Models{LogWeight: 1, Readings: 10, Threshold: 0.45, CandidateThreshold: 0.2}
}

func sigmoid(s float32) float32 { return float32(1 / (1 + math.Exp(-float64(s)))) }

// CueProbs gives for each token how probably it is the head of a cue.
func (m *Models) CueProbs(x *Text) []float32 {
	prob := make([]float32, len(x.Tokens))
	var f Features
	score := make([]float32, 1)
	for i := range x.Tokens {
		if x.Candidate(i) {
			x.CueFeatures(i, &f)
			m.Cue.Score(f.F, score)
			prob[i] = sigmoid(score[0])
		}
	}
	return prob
}

// Ranked gives the readings around a cue that the ranking chooses from.
func (m *Models) Ranked(x *Text, cue int, prob []float32) []Reading {
	return newFinder(m, x, prob).ranked(cue)
}

// Candidates gives what may be attributions, in the order of the text.
func (m *Models) Candidates(d *news.Doc, x *Text, prob []float32) []Found {
	return newFinder(m, x, prob).candidates(d)
}

// Find gives the attributions of a text in the order of their cues. No cue
// lies inside the content of another.
func (m *Models) Find(d *news.Doc, x *Text) []Found {
	w := newFinder(m, x, m.CueProbs(x))
	all := w.candidates(d)
	if m.Accept != nil {
		w.accept(all)
	}
	return w.choose(all)
}

// notices are words in capitals that open a line and name nobody.
var notices = map[string]bool{"UPDATE": true, "UPDATED": true, "WATCH": true, "READ": true, "NOTE": true, "BREAKING": true,
	"PHOTO": true, "PHOTOS": true, "VIDEO": true, "EXCLUSIVE": true, "LIVE": true, "SEE": true, "ALSO": true, "MORE": true,
	"CORRECTION": true, "ANALYSIS": true, "OPINION": true, "FACTBOX": true, "TIMELINE": true, "WARNING": true}

// signature tells whether the line that token i begins has a name and no finite
// verb, and the paragraph before is one quotation and nothing else.
func (x *Text) signature(d *news.Doc, i int) bool {
	at := int(x.Tokens[i].Par)
	for k := i + 1; k < x.Pars[at].B; k++ {
		switch d.Tokens[k].XPos {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	before := x.Pars[at-1]
	q := x.Tokens[before.A].Quote
	return d.Tokens[i+1].XPos == "NNP" && q >= 0 && x.Quotes[q] == before
}

// layout reads what needs no model: a signature ("quotation" – Name), on the
// line of the quotation or the next, and a line of a transcript (NAME: words).
func (x *Text) layout(d *news.Doc, i int) (Found, bool) {
	t := &x.Tokens[i]
	p := x.Pars[t.Par]
	f := Found{Cue: i, Prob: 0.9, Score: 0.9, Log: -0.05, Rule: true}
	if t.Sign == '-' && i > 0 && i+1 < p.B && p.B-i <= 9 && x.Tokens[i-1].Sign == '"' && x.Tokens[i-1].Quote >= 0 &&
		x.Tokens[i+1].Upper && x.Tokens[i+1].Quote < 0 && (i > p.A || x.signature(d, i)) {
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
