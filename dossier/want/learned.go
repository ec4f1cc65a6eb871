package want

import (
	"math"
	"slices"
	"strings"
	"sync"

	"synoptic/dossier/who"
	"synoptic/lang/model"
	"synoptic/news"
)

// The tables know some hundred words of stance; reports use thousands ("slammed the
// door on", "is a betrayal of", "cautioned against a rush"). A linear model over the words in
// the places of a clause's frame, trained on labelled positions (eval/labels/positions.md),
// tells of any verb, noun or adjective which stance it takes, and whether the one who takes it
// is its own subject or the one whose words it stands in. What the tables read is one of its
// features: it doubts what they read amiss, and adds what they do not know.

// unstanced is the label of a word that takes no stance.
const unstanced = "none"

// stances are the stances that the model tells, in the order of its labels.
var stances = []string{demands, proposes, offers, accepts, rejects, concedes, conditions, denies}

// Labels gives the labels of the model of stances: none, then each stance as its own
// subject's and as his whose words it stands in.
func Labels() []string {
	out := []string{unstanced}
	for _, s := range stances {
		out = append(out, s+"/own", s+"/said")
	}
	return out
}

// Shares of belief from which the model has its way.
const (
	sureAdd   = .5  // a stance that no table reads: of grade C
	sureB     = .75 // the same of grade B
	sureDuty  = .6  // the same of what must or should be
	sureKnown = .9  // the same of what the tables know, and do not take for one there: their words, what a side will do
	doubt     = .6  // that what a table reads is a stance: it is of grade C
)

// learnedStances is the embedded model, nil when it is not in the binary.
var learnedStances = sync.OnceValue(func() *model.Linear {
	l, err := model.Open("stance")
	if err != nil {
		return nil
	}
	return l
})

// taker is a word that may take a stance, and who would.
type taker struct {
	token     int
	own, said holder
	subject   int // head of the phrase of its own subject, -1 none
	how       route
	source    *news.Attribution // who takes it where the tree has no subject
	voice     voiced
	group     group
}

// takerAt tells who would take a stance by the word at t; false where nobody is known who could.
func (r *reader) takerAt(sent news.Sentence, t int) (taker, bool) {
	tok := r.d.Tokens[t]
	k := taker{token: t, subject: -1}
	switch tok.Tag {
	case "VERB", "ADJ":
	case "NOUN":
		if tok.Rel == "compound" {
			return k, false
		}
	default:
		return k, false
	}
	k.voice = r.voice(t)
	k.said = k.voice.holder
	k.group = r.groupOf(sent, t)
	k.subject, k.how = r.ownTaker(sent, t)
	f := frame{token: t, stance: demands, subject: k.subject, how: k.how, group: k.group, from: -1}
	if k.subject < 0 && tok.Tag == "VERB" {
		if k.source = r.sourced(sent, t, k.group); k.source != nil {
			f.source, f.subject = k.source, r.sourceHead(k.source, t)
			k.subject, k.how = f.subject, relayed
		}
	}
	if k.subject >= 0 {
		if k.own, _ = r.whose(f, k.voice); k.own.party == "" && !(k.voice.direct && r.d.Tokens[k.subject].XPos == "PRP") {
			k.own = r.himself(r.mentionAt(k.subject))
		}
	}
	if a := r.attribution(t, 0); k.said.party == "" && a != nil {
		k.said = r.himselfOf(a.Speaker)
	}
	return k, k.own.party != "" || k.said.party != ""
}

// himself gives the person that a mention is of as a side of his own, "" of none.
func (r *reader) himself(m int) holder {
	if m < 0 {
		return holder{}
	}
	return r.himselfOf(r.d.Mentions[m].Entity)
}

func (r *reader) himselfOf(e int) holder {
	x := r.w.At(r.d, e)
	if x == nil || x.Type != news.Person || r.ofPress(x) {
		return holder{}
	}
	return holder{party: x.Name, by: x.ID}
}

// ownTaker gives the head of the phrase that takes the stance of a word as its own subject, or
// to whom a noun belongs; -1 for none.
func (r *reader) ownTaker(sent news.Sentence, t int) (int, route) {
	if r.d.Tokens[t].Tag != "NOUN" {
		if s, how := r.governor(sent, t); how != none {
			return s, how
		}
		return -1, none
	}
	first, _ := r.chunk(t)
	if s := r.possessor(first, t); s >= 0 {
		return s, relayed
	}
	if s := r.ownSubject(t); s >= sent.First && r.d.Child(t, "cop") >= 0 {
		return s, relayed // "Vell is an opponent of"
	}
	if v := r.d.Tokens[t].Head; v >= sent.First && v < t && r.d.Tokens[v].Tag == "VERB" && !drawing[r.lemma(v)] && (r.d.Tokens[t].Rel == "obj" || news.RelIs(r.d.Tokens[t].Rel, "obl")) {
		if s, how := r.governor(sent, v); how != none {
			return s, relayed
		}
	}
	return -1, none
}

// settled gives the stances of a sentence: those that the tables read, of grade C where the
// model doubts them, and those that it alone sees.
func (r *reader) settled(sent news.Sentence) []claim {
	m := learnedStances()
	if m == nil {
		return r.before
	}
	out := slices.Clone(r.before)
	for t := sent.First; t < sent.Last; t++ {
		k, ok := r.takerAt(sent, t)
		if !ok {
			continue
		}
		share := r.believe(m, sent, k)
		if r.tabled(t) != "" {
			for i := range out {
				if out[i].token == t && share[0] > doubt {
					out[i].grade = news.GradeC
				}
			}
			continue
		}
		best, bar := slices.Index(share, slices.Max(share)), sureAdd
		switch known := r.inTables(t); {
		case known && k.group.negated:
			continue // who did not veto a thing need not want it
		case known || intending[k.group.modal]:
			bar = sureKnown
		case obliging[k.group.modal]:
			bar = sureDuty
		}
		if best == 0 || share[best] < bar {
			continue
		}
		f, ok := r.learnedFrame(sent, k, m.Labels()[best])
		if !ok {
			continue
		}
		c, _ := r.claim(sent, f)
		before := out
		for _, x := range c {
			if len(strings.Fields(x.text)) < shortest {
				continue
			}
			if x.grade = news.GradeB; share[best] < sureB {
				x.grade = news.GradeC
			}
			if !slices.ContainsFunc(before, func(b claim) bool { return b.span.Contains(x.span) || b.party == x.party && b.span.Overlaps(x.span) }) {
				out = append(out, x)
			}
		}
	}
	return out
}

// shortest is how many words a stance has at least that no table reads.
const shortest = 3

// learnedFrame makes the frame of a stance that the model sees.
func (r *reader) learnedFrame(sent news.Sentence, k taker, label string) (frame, bool) {
	stance, whose, _ := strings.Cut(label, "/")
	f := frame{token: k.token, stance: stance, subject: -1, how: relayed, group: k.group, from: -1}
	f.holder = k.said
	if whose == "own" {
		f.subject, f.how, f.source, f.holder = k.subject, k.how, k.source, k.own
	}
	if f.items = r.about(sent, k.token, stance, f.subject); len(f.items) == 0 {
		return f, false
	}
	if f.subject < 0 {
		f.from = min(f.items[0].first, k.group.first0(k.token))
		if s := r.ownSubject(k.token); s >= sent.First {
			f.from = min(f.from, r.chunkFirst(s))
		}
	}
	return f, true
}

// anyForm are all forms in which what a stance is about may follow its word.
const anyForm = thing | toDo | toBid | that | should | doing | barring | toward | ofPaper | ofMatter

// about gives what a word takes a stance on, whatever its form: an argument that the tree
// gives it, else the thing that is its subject, else the deed of the word itself.
func (r *reader) about(sent news.Sentence, t int, stance string, subject int) []item {
	with := []string{""}
	r.d.Children(t, func(k int) bool {
		if m := r.d.Child(k, "case", "mark"); k > t && m > t && !r.timed(k) {
			with = append(with, r.lemma(m))
		}
		return true
	})
	for _, w := range with {
		c := use(stance, w, anyForm)
		if r.d.Tokens[t].Tag == "NOUN" {
			c.forms |= nominal
		}
		if items := r.contents(sent, t, c); len(items) > 0 {
			return items[:1]
		}
	}
	it := item{form: that, named: -1, verb: t, head: -1, first: t, end: max(t+1, r.trimmed(t+1, r.end(sent, t, true)))}
	if s := r.ownSubject(t); s >= sent.First && s != subject {
		it.first = r.chunkFirst(s)
		if r.d.Tokens[s].Tag == "NOUN" && !vague[r.lemma(s)] && !light[r.lemma(s)] {
			it.head = r.core(sent, s)
		}
	}
	if it.head < 0 {
		it.head = r.objectOf(sent, t, it.end)
	}
	if it.head >= 0 {
		if it.form = thing; vague[r.lemma(it.head)] {
			return nil // "we must seize this opportunity" asks for nothing
		}
	}
	return []item{it}
}

// believe gives the model's shares of belief in its labels for a word, until it is asked again:
// those by whom nobody could take a stance have none.
func (r *reader) believe(m *model.Linear, sent news.Sentence, k taker) []float64 {
	c := r.reading()
	c.feats = r.features(sent, k, c.feats[:0])
	if c.score == nil {
		c.score, c.share = make([]int32, len(m.Labels())), make([]float64, len(m.Labels()))
	}
	clear(c.score)
	m.Add(c.score, c.feats)
	top := slices.Max(c.score)
	sum := 0.
	for i, s := range c.score {
		c.share[i] = 0
		if i > 0 && (i%2 == 1 && k.own.party == "" || i%2 == 0 && k.said.party == "") {
			continue
		}
		c.share[i] = math.Exp(float64(s-top) / float64(m.Scale()))
		sum += c.share[i]
	}
	for i := range c.share {
		c.share[i] /= sum
	}
	return c.share
}

// Candidate is a word that may take a stance, as the trainer sees it: the names of who would as
// its own subject, and of in whose words it stands (none where nobody is known), and the
// stance that the tables read.
type Candidate struct {
	Doc       *news.Doc
	Token     int
	Own, Said []string
	Table     string
	Features  []uint64
}

// Candidates gives the candidates of the articles of one event, in the order of the words.
func Candidates(docs []*news.Doc, w *who.Who) []Candidate {
	var out []Candidate
	for _, d := range docs {
		r := reader{d: d, w: w}
		for _, sent := range d.Sentences {
			r.tables(sent)
			for t := sent.First; t < sent.Last; t++ {
				if k, ok := r.takerAt(sent, t); ok {
					out = append(out, Candidate{Doc: d, Token: t, Own: r.namesOf(k.own), Said: r.namesOf(k.said), Table: r.tabled(t), Features: r.features(sent, k, nil)})
				}
			}
		}
		r.close()
	}
	return out
}

// namesOf gives the names of a side and of who took the stance for it.
func (r *reader) namesOf(h holder) []string {
	if h.party == "" {
		return nil
	}
	out := []string{h.party}
	for _, x := range r.w.Entities {
		if x.ID == h.by || x.Name == h.party {
			for _, n := range x.Names {
				out = append(out, n.Text)
			}
		}
	}
	return out
}

// close gives back what was borrowed for the article.
func (r *reader) close() {
	if r.cues != nil && r.cues.words != nil {
		r.cues.words.Return()
		r.cues = nil
	}
}
