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

// Shares of belief that a word takes a stance: from which a line is of the grade that the tables read it
// with (what the tables have a word for and pass over, and what a side will do, needs as much), from which one
// that no table reads is added, of grade C, and below which what the tables read is none.
const (
	sure  = .85
	added = .7
	doubt = .25
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
	by        int               // by which of the ways of elsewhere the subject was found, 0 none
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
	if !r.leans(sent, t) {
		return k, false
	}
	k.group = r.groupOf(sent, t)
	k.voice = r.voice(t)
	k.said = k.voice.holder
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
	if x := r.cue(t); k.own.party == "" && !r.nobodyKnown(k) && (x.act|x.idiom != 0 || r.inTables(t)) {
		r.elsewhere(sent, &k)
	}
	return k, k.own.party != "" || k.said.party != ""
}

// nobodyKnown tells whether a word has a subject of its own that no side is known by ("many of the delegates
// urged", "mass rallies calling for"): who else is named about it takes no stance by it.
func (r *reader) nobodyKnown(k taker) bool {
	if k.subject < 0 || k.source != nil || r.d.Tokens[k.token].Tag != "VERB" {
		return false
	}
	tag := r.d.Tokens[k.subject].Tag
	return tag == "NOUN" || tag == "ADJ" || tag == "NUM"
}

// leans tells whether a word, the expression that it stands in or a word that hangs on it shows of
// a stance by itself (gazetteer.Lean), or its helper does: of others the model says nothing.
func (r *reader) leans(sent news.Sentence, t int) bool {
	r.load(sent)
	x := r.cue(t)
	if x.act|x.judge|x.idiom|x.idiomJudge != 0 || r.groupOf(sent, t).modal != "" || r.inTables(t) || r.tabled(t) != "" {
		return true
	}
	yes := false
	r.d.Children(t, func(c int) bool {
		y := r.cue(c)
		yes = y.act|y.judge|y.idiom != 0 || r.lemma(c) == "not"
		return !yes
	})
	return yes
}

// elsewhere looks for who takes the stance of a word where the tree gives it no subject, or one
// that nobody is known by: its own source, the owner or the maker of what it hangs on, whoever does
// what it hangs under, whom the deed above it is done to, the name before it. How far each of these
// ways is to be trusted the model learns.
func (r *reader) elsewhere(sent news.Sentence, k *taker) {
	t := k.token
	tok := r.d.Tokens[t]
	way := 0
	try := func(h int) bool {
		way++
		if h < sent.First || h >= sent.Last || h == t || h == k.subject {
			return false
		}
		x := r.holderOrPlain(h)
		if x.party == "" {
			return false
		}
		k.own, k.subject, k.how, k.by = x, h, relayed, way
		return true
	}
	if a := r.spokenBy(t); a != nil && try(r.sourceHead(a, t)) {
		return
	}
	way = 1
	of := func(rels ...string) int { return r.d.Child(t, rels...) }
	up := tok.Head
	switch {
	case tok.Tag == "NOUN":
		from := func() int {
			at := -1
			r.d.Children(t, func(c int) bool {
				if c > t && news.RelIs(r.d.Tokens[c].Rel, "nmod") && r.led(c, []string{"by", "from"}) {
					at = c
				}
				return at < 0
			})
			return at
		}
		if try(from()) || try(of("compound")) || try(of("nsubj")) {
			return
		}
	case up >= 0 && (tok.Rel == "amod" || news.RelIs(tok.Rel, "acl")):
		way = 4
		if try(r.possessor(r.chunkFirst(up), up)) || try(up) {
			return
		}
	}
	way = 6
	if try(of("obl:agent")) {
		return
	}
	for at, n := up, 0; at >= sent.First && n < 4; n, at = n+1, r.d.Tokens[at].Head {
		if s := r.ownSubject(at); s >= 0 && s < t {
			if try(s) {
				return
			}
		} else {
			way++
		}
	}
	way = 11
	if up >= 0 && news.RelIs(tok.Rel, "advcl") && try(r.d.Child(up, "obj")) {
		return
	}
	way = 12
	for i := t - 1; i >= sent.First && i > t-25; i-- {
		if m := r.d.MentionHeadedBy(i); m >= 0 && r.d.Mentions[m].Kind == news.MentionName {
			try(i)
			return
		}
	}
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

// settled gives the stances of a sentence: those that the tables read, as good as the model
// believes them, and those that it alone sees.
func (r *reader) settled(sent news.Sentence) []claim {
	m := r.stances
	if m == nil {
		m = learnedStances()
	}
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
			out = slices.DeleteFunc(out, func(c claim) bool { return c.token == t && c.grade != news.GradeA && 1-share[0] < doubt })
			for i := range out {
				if out[i].token == t && 1-share[0] < sure {
					out[i].grade = news.GradeC
				}
			}
			continue
		}
		best := slices.Index(share, slices.Max(share))
		least := added
		if r.inTables(t) && r.framed[t] == "" || intending[k.group.modal] { // the tables pass it over
			least = sure
		}
		switch {
		case best == 0, share[best] < least, r.asked(sent, t), r.mute(t):
			continue
		case worries[r.lemma(t)] && share[best] < sure: // who is worried by a thing may still want it
			continue
		case r.inTables(t) && k.group.negated: // who did not veto a thing need not want it
			continue
		case k.group.modal == "must" && r.d.Tokens[t].Tag == "ADJ": // "they must be tired"
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
			x.grade = news.GradeC
			if !slices.ContainsFunc(before, func(b claim) bool { return b.span.Contains(x.span) || b.party == x.party && b.span.Overlaps(x.span) }) {
				out = append(out, x)
			}
		}
	}
	for i := range out {
		if out[i].byIt || out[i].voice == other {
			out[i].grade = news.GradeC
		}
	}
	return out
}

// worries are words of who fears for or because of a thing.
var worries = words("concerned concern worried worry fear afraid anxious troubled alarmed fret")

// mute tells whether a word is of somebody who will not speak ("declined to elaborate", "would not take
// questions"): that takes no stance on anything.
func (r *reader) mute(t int) bool {
	if l := r.lemma(t); l != "decline" && l != "refuse" {
		return false
	}
	x := r.d.Child(t, "xcomp")
	return x > t && (silent[r.lemma(x)] || talked[r.lemma(r.d.Child(x, "obj"))])
}

// talked are what one speaks of or with: who refuses them only does not speak.
var talked = words("question reporter journalist call interview comment detail")

// asked tells whether the clause of a word is asked, not told: "will Peru accept it?", "asked which
// of them should resign"; or said of what there is none of: "no sign that Peru rejected it".
func (r *reader) asked(sent news.Sentence, t int) bool {
	for i := sent.Last - 1; i > t; i-- {
		if r.d.Tokens[i].Tag != "PUNCT" {
			break
		}
		if r.d.Word(i) == "?" {
			return true
		}
	}
	for n := 0; n < 4 && t >= sent.First && t < sent.Last; n++ {
		tok := r.d.Tokens[t]
		for h := tok.Head; h >= sent.First && h < t && (tok.Rel == "ccomp" || tok.Rel == "acl" || r.d.Child(t, "mark") >= 0); h++ {
			if r.d.Tokens[h].Tag == "NOUN" && r.lemma(r.chunkFirst(h)) == "no" {
				return true
			}
		}
		if tok.Rel == "ccomp" {
			first, _ := r.d.Subtree(t)
			if x := r.d.Tokens[first].XPos; x[0] == 'W' || r.lemma(first) == "whether" || r.lemma(first) == "if" {
				return true
			}
		}
		t = tok.Head
	}
	return false
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
		if m := r.d.Child(k, "case", "mark"); k > t && m > t && !r.timed(k) && r.d.Tokens[k].Rel != "obl:agent" && r.lemma(m) != "ahead" {
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
		if (r.d.Tokens[s].Tag == "NOUN" || r.d.Tokens[s].Tag == "PROPN" && r.d.Child(t, "aux:pass") >= 0) && !vague[r.lemma(s)] && !light[r.lemma(s)] {
			it.head = r.core(sent, s)
		}
	}
	if it.head < 0 {
		it.head = r.objectOf(sent, t, it.end)
		if a := r.d.Child(t, "obl:agent"); a > t && a == it.head {
			it.head = -1 // "was condemned by the council" is not about the council
		}
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

// Place is one place of an article that tells of a stance as a record would have it, as the
// trainer sees it: the words, the names of the party and of who took the stance for it, and whether
// the tables read it.
type Place struct {
	Doc    *news.Doc
	Span   news.Span
	Token  int
	Party  []string
	Stance string
	Grade  news.Grade
	Tabled bool
}

// Places gives the places of the articles of one event as the tables and a model of stances read
// them, in the order of the words.
func Places(docs []*news.Doc, w *who.Who, stances *model.Linear) []Place {
	var out []Place
	for _, d := range docs {
		r := reader{d: d, w: w, stances: stances}
		for _, sent := range d.Sentences {
			r.tables(sent)
			for _, c := range r.settled(sent) {
				out = append(out, Place{Doc: d, Span: c.span, Token: c.token, Party: r.namesOf(holder{party: c.party, by: c.by}), Stance: c.stance,
					Grade: c.grade, Tabled: r.tabled(c.token) != ""})
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
