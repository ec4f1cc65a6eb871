package differ

import (
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/near"
	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/memo"
	"synoptic/news"
	"synoptic/wordlist"
)

type claimsKey struct{}

// claimed is the claims of an article, but for those of states: most of these no other
// article denies, and they are read where one does (stateOf). With them, how often its
// sentences have each word.
type claimed struct {
	claims []*claim
	states []predicate
	words  vocabulary
}

// predicate is where an article tells a state, and which, told or denied.
type predicate struct {
	noun  string
	sign  sign
	token int
}

// claimsIn gathers the claims of an article, and counts the words of its
// sentences.
func claimsIn(d *news.Doc) claimed {
	out, words := claimed{}, []uint64(nil)
	for k, s := range d.Sentences {
		if d.Blocks[s.Block].Kind != news.BlockParagraph || s.Last-s.First > 2*longest {
			continue
		}
		r := sentenceOf(d, k)
		out.words.sentences++
		words = append(words, keysOf(r.stems)...)
		take := func(c *claim, deed int) {
			if c != nil {
				r.fill(d, c, deed)
				out.claims = append(out.claims, c)
			}
		}
		for i := s.First; i < s.Last; i++ {
			if c, _ := stated(d, i); c != nil {
				out.states = append(out.states, predicate{c.noun, c.sign(), i})
			}
			take(sorted(d, i))
			take(ordered(d, i))
			take(victim(d, i))
		}
		for _, c := range addresses(d, s) {
			take(&c, -1)
		}
		for _, q := range d.QuantitiesOver(s.Span) {
			if q.Head >= 0 && s.Contains(q.Span) && d.SentenceAt(q.Head) == k {
				take(counted(d, q))
			}
		}
		for _, x := range d.TimexesOver(s.Span) {
			if s.Contains(x.Span) && (x.Type == "DATE" || x.Type == "TIME") && !strings.HasSuffix(d.Words(x.Span), " later") { // than what stands before

				take(dated(d, x))
				take(clocked(d, x))
			}
		}
	}
	slices.Sort(words)
	for i, x := range words {
		if i == 0 || x != words[i-1] {
			out.words.keys, out.words.df = append(out.words.keys, x), append(out.words.df, 0)
		}
		out.words.df[len(out.words.df)-1]++
	}
	return out
}

// stateKey is a state of an article, by its token.
type stateKey int

// stateOf gives the claim of a state of an article.
func stateOf(d *news.Doc, token int) claim {
	return news.Part(d, stateKey(token), func(d *news.Doc) claim {
		c, deed := stated(d, token)
		r := sentenceOf(d, d.SentenceAt(token))
		r.fill(d, c, deed)
		return *c
	})
}

// setting is a sentence as all its claims have it around them.
type setting struct {
	news.Sentence
	stems, names, where []string
	chiefs              []int // of each token, the verb of the clause that it belongs to, -1 for none
	numbers             []news.Quantity
	lands               []land
	setting             []string // the one state that it names, or that before it, else none
	span                []string // what it says of the stretch of time that it counts over
}

// chief gives the verb of the clause that token i belongs to, -1 for none and where what is told
// begins outside the sentence.
func (s *setting) chief(i int) int {
	if i -= s.First; i < 0 || i >= len(s.chiefs) {
		return -1
	}
	return s.chiefs[i]
}

// land is a state that a sentence names, at a token.
type land struct {
	at    int
	state string
}

// landsOf gives the states that a sentence names.
func landsOf(d *news.Doc, k int) []string {
	return news.Part(d, landsKey(k), func(d *news.Doc) (out []string) {
		for _, m := range d.MentionsIn(d.Sentences[k].Span) {
			if x := d.Mentions[m]; x.Kind == news.MentionName {
				if state, _, ok := gazetteer.Nation(d.Words(x.Span)); ok {
					out = append(out, state)
				}
			}
		}
		for i := d.Sentences[k].First; i < d.Sentences[k].Last; i++ {
			if everywhere(d, i) {
				out = append(out, world)
			}
		}
		return line.Set(out)
	})
}

// world stands for more states than can be told.
const world = "the world"

type landsKey int // a sentence

// everywhere tells whether a token is a word for more states than one.
func everywhere(d *news.Doc, i int) bool {
	if d.Tokens[i].Tag == "PROPN" {
		return false
	}
	switch strings.ToLower(d.Word(i)) {
	case "world", "worldwide", "globally", "countries", "nations":
		return true
	}
	return false
}

func sentenceOf(d *news.Doc, k int) setting {
	r := setting{Sentence: d.Sentences[k]}
	r.stems, r.names = bearing(d, r.Span, "")
	r.stems = ofKin(r.stems)
	for _, m := range d.MentionsIn(r.Span) {
		x := d.Mentions[m]
		if x.Kind == news.MentionName && x.Entity >= 0 && (d.Entities[x.Entity].Type == news.Place || d.Entities[x.Entity].Type == news.Country) {
			r.where = append(r.where, stems(d.Words(x.Span))...)
			if state, _, ok := gazetteer.Nation(d.Words(x.Span)); ok {
				i, _ := d.TokensIn(x.Span)
				r.lands = append(r.lands, land{i, state})
			}
		}
	}
	r.where = line.Set(r.where)
	for p := k; p >= max(k-1, 0) && len(r.setting) == 0 && d.Sentences[p].Block == r.Block; p-- {
		r.setting = landsOf(d, p)
	}
	if len(r.setting) > 1 {
		r.setting = nil
	}
	for i := r.First; i < r.Last; i++ {
		if everywhere(d, i) {
			r.lands = append(r.lands, land{i, world})
		}
		verb := over(d, i, 8)
		if verb >= 0 {
			verb = chief(d, verb)
		}
		r.chiefs = append(r.chiefs, verb)
	}
	r.span = stretchOf(d, r.Sentence)
	for _, q := range d.QuantitiesOver(r.Span) {
		if r.Contains(q.Span) {
			r.numbers = append(r.numbers, q.Metric())
		}
	}
	return r
}

// fill gives a claim what its sentence and the clause of its deed, -1 for none, tell.
func (r *setting) fill(d *news.Doc, c *claim, deed int) {
	r.surround(d, c, deed)
	c.says = near.SetOf(keysOf(c.stems))
	if c.clause = c.says; !slices.Equal(c.near, c.stems) {
		c.clause = near.SetOf(keysOf(c.near))
	}
	c.one = slices.Equal(c.clause.Keys, c.says.Keys)
	for i := range c.marks {
		for _, x := range c.set(i) {
			c.marks[i] |= 1 << (near.Key(x) % 64)
		}
	}
}

func (r *setting) surround(d *news.Doc, c *claim, deed int) {
	c.doc, c.names, c.where = d, r.names, r.where
	if c.counted() {
		c.span = r.span
	}
	i, _ := d.TokensIn(c.at)
	c.opens = d.SentenceAt(i) < opening
	own := stems(d.Words(c.at))
	c.stems = slices.DeleteFunc(slices.Clone(r.stems), func(s string) bool { return slices.Contains(own, s) })
	c.near = c.stems
	for _, q := range r.numbers {
		if !c.at.Overlaps(q.Span) {
			c.rest = append(c.rest, q)
		}
	}
	if over := d.SaidOver(c.at); len(over) > 0 {
		if a := d.Attributions[over[0]]; a.Speaker >= 0 && d.Entities[a.Speaker].Name != "" {
			c.source = line.Set(stems(d.Entities[a.Speaker].Name))
		} else {
			c.source = line.Set(stems(a.SpeakerText))
		}
	}
	under := r.chief(i)
	if deed >= 0 {
		under = chief(d, deed)
	}
	for _, l := range r.lands {
		if r.chief(l.at) == under {
			c.lands = append(c.lands, l.state)
		}
	}
	if c.lands = line.Set(c.lands); len(c.lands) == 0 {
		c.lands = r.setting
	}
	if deed < 0 {
		if h := headOf(d, c.at); h >= 0 {
			_, sub := deedOf(d, h)
			if first, last := d.Subtree(max(sub, 0)); sub >= 0 { // "Tarn, home to 300 people"
				near, _ := bearing(d, d.TokenSpan(first, last), d.Words(c.at))
				c.near = ofKin(near)
			}
		}
		return
	}
	c.patient = patient(d, deed, c.at)
	c.dates, c.mood = stretches(d, r.Sentence, deed), moodOf(d, deed)
	c.near = nil
	deed = under
	for i := r.First; i < r.Last; i++ {
		switch d.Tokens[i].Tag {
		case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
			if r.chiefs[i-r.First] == deed && !c.at.Overlaps(d.Tokens[i].Span) && !empty[d.Lemma(i)] {
				c.near = append(c.near, stems(d.Word(i))...)
			}
		}
	}
	c.near = line.Set(c.near)
	for _, x := range c.names {
		if _, ok := slices.BinarySearch(c.near, kinOf(x)); ok {
			c.local = append(c.local, x)
		}
	}
}

// moodOf gives what a deed is where it is no fact: denied, possible or to come, or only meant
// by whom another verb tells of.
func moodOf(d *news.Doc, verb int) string {
	out := ""
	d.Children(verb, func(k int) bool {
		switch w := strings.ToLower(d.Word(k)); {
		case denies[w]:
			out = "not"
		case supposes[w] && (news.RelIs(d.Tokens[k].Rel, "aux") || w == "if" || w == "unless"):
			out = "may"
		}
		return true
	})
	if out == "" && settles[d.Lemma(verb)] && d.Child(verb, "obl") >= 0 { // "set for 4 May"
		if k := d.Child(d.Child(verb, "obl"), "case"); k >= 0 && strings.EqualFold(d.Word(k), "for") {
			out = "may"
		}
	}
	if h := d.Tokens[verb].Head; out == "" && h >= 0 && news.RelIs(d.Tokens[verb].Rel, "xcomp") && intends[d.Lemma(h)] {
		out = "may"
	}
	return out
}

// intends are verbs of what is not done yet.
var intends = list(`threaten plan want expect hope seek try aim intend attempt promise vow offer propose prepare agree`)

func headOf(d *news.Doc, s news.Span) int { return d.HeadOf(d.TokensIn(s)) }

// stems gives the stems of the words of a text, each that of its meaning; they are not to be
// changed.
func stems(text string) []string { return stemmed.Of(text, stemsIn) }

var stemmed = memo.New[[]string](16)

func stemsIn(text string) []string {
	out := slices.Clone(said.TermOf(text).Stems)
	for i, s := range out {
		out[i] = kinOf(s)
	}
	return out
}

// ofKin gives the set of the stems that stand for the meanings of stems, in their place.
func ofKin(stems []string) []string {
	for i, s := range stems {
		stems[i] = kinOf(s)
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}

// meaning gives the stem that stands for the meaning of a token.
func meaning(d *news.Doc, i int) string { return meanings.Of(d.Lemma(i), meantBy) }

var meanings = memo.New[string](16)

func meantBy(lemma string) string { return kinOf(said.Stem(lemma)) }

// chief climbs from a verb to that with which it shares its doer: "died after slipping
// and falling".
func chief(d *news.Doc, verb int) int {
	for range 6 {
		r := d.Tokens[verb].Rel
		if !news.RelIs(r, "conj") && !news.RelIs(r, "xcomp") && !news.RelIs(r, "advcl") || d.Child(verb, "nsubj") >= 0 && !news.RelIs(r, "conj") {
			break
		}
		h := d.Tokens[verb].Head
		if h < 0 || d.Tokens[h].Tag != "VERB" {
			break
		}
		verb = h
	}
	return verb
}

func numeral(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

// over climbs from a token to the verb over it, -1 when there is none within n
// steps.
func over(d *news.Doc, h, n int) int {
	for k := h; k >= 0 && n >= 0; k, n = d.Tokens[k].Head, n-1 {
		if d.Tokens[k].Tag == "VERB" {
			return k
		}
	}
	return -1
}

// deedOf climbs from a noun to the verb that it hangs on and to the noun that this says
// something of: its subject, or that of the verb whose doer it shares; -1 for none. What is
// said without a verb, "home to 300 people", "the island is home to 300 people", is of the
// noun beside it.
func deedOf(d *news.Doc, h int) (verb, subject int) {
	for k, n := h, 6; k >= 0 && n >= 0; k, n = d.Tokens[k].Head, n-1 {
		sub := subjectOf(d, k)
		if sub < 0 && d.Tokens[k].Tag == "VERB" { // "turnout reached 90 percent", of which a tree made one word
			if c := d.Child(k, "compound"); c >= 0 && d.Tokens[c].Tag == "NOUN" {
				sub = c
			}
		}
		switch {
		case d.Tokens[k].Tag == "VERB":
			if top := chief(d, k); sub < 0 && top != k {
				sub = subjectOf(d, top)
			}
			return k, sub
		case sub >= 0:
			return -1, sub
		case news.RelIs(d.Tokens[k].Rel, "appos") && d.Tokens[k].Head != h:
			return -1, d.Tokens[k].Head
		}
	}
	return -1, -1
}

// subjectOf gives the noun that a word is said of, -1 for none: its subject, for "which" and
// "who" the noun that they stand for.
func subjectOf(d *news.Doc, k int) int {
	sub := max(d.Child(k, "nsubj"), d.Child(k, "nsubj:pass"))
	if h := d.Tokens[k].Head; sub < 0 && d.Tokens[k].Rel == "acl" && h >= 0 && h < k && d.Tokens[k].Tag == "VERB" && !strings.HasSuffix(d.Word(k), "ing") && (d.Tokens[h].Tag == "NOUN" || d.Tokens[h].Tag == "PROPN") {
		return h // "the bridge, built in 1964"
	}
	if sub < 0 || d.Tokens[sub].Tag != "PRON" {
		return sub
	}
	switch strings.ToLower(d.Word(sub)) {
	case "which", "who", "that":
		if h := d.Tokens[k].Head; h >= 0 && h < sub && (d.Tokens[h].Tag == "NOUN" || d.Tokens[h].Tag == "PROPN") {
			return h
		}
		for i := sub - 1; i >= max(0, sub-3); i-- { // a tree that has lost it
			if d.Tokens[i].Tag == "NOUN" || d.Tokens[i].Tag == "PROPN" {
				return i
			}
		}
	}
	return sub
}

// doers gives the sorted stems of the nouns and names of the noun that does a deed, and
// whether it is named; none where that is a pronoun of nobody known, or the counted noun
// itself.
func doers(d *news.Doc, sub, but int) (out []string, named bool) {
	if sub < 0 || sub == but {
		return nil, false
	}
	if w := strings.ToLower(d.Word(sub)); w == "i" || (w == "he" || w == "she") && d.MentionHeadedBy(sub) < 0 { // who speaks
		for _, i := range d.SaidOver(d.Tokens[sub].Span) {
			a := d.Attributions[i]
			who := a.SpeakerText
			if a.Speaker >= 0 {
				who = d.Entities[a.Speaker].Name
			}
			if (a.Mode == "direct") == (w == "i") && who != "" {
				return line.Set(stems(who)), true
			}
		}
	}
	out, named = called(d, sub)
	if m := d.MentionHeadedBy(sub); m >= 0 && d.Mentions[m].Entity >= 0 {
		named = named || d.Mentions[m].Kind == news.MentionName
		if e := d.Entities[d.Mentions[m].Entity]; e.Type == news.Person && e.Name != "" && d.Mentions[m].Kind != news.MentionName {
			named = true
			out = append(out, stems(e.Name)...)
		}
	}
	return line.Set(out), named
}

// deedName names a deed for a heading by the words of who does it and the verb.
func deedName(d *news.Doc, sub, verb int) string {
	name := d.Word(verb)
	if sub >= 0 {
		first, last := d.Subtree(sub)
		if first = max(first, sub-3); last > sub+1 {
			last = sub + 1
		}
		name = d.Words(d.TokenSpan(first, last)) + " " + name
	}
	return short(name)
}

// patient gives the sorted stems of the noun and names of what a deed is done to; none where
// that is what is counted.
func patient(d *news.Doc, verb int, but news.Span) []string {
	o := d.Child(verb, "obj")
	if o < 0 {
		o = d.Child(verb, "nsubj:pass")
	}
	if o < 0 || but.Overlaps(d.Tokens[o].Span) {
		return nil
	}
	out, _ := called(d, o)
	return line.Set(out)
}

// called gives the stems of a noun and of the names and nouns that stand with it, and
// whether there are names.
func called(d *news.Doc, noun int) (out []string, named bool) {
	first, last := d.Subtree(noun)
	for i := max(first, noun-8); i < min(last, noun+8); i++ {
		t := d.Tokens[i]
		if i != noun && (t.Tag != "PROPN" || t.Head != noun && (t.Head < 0 || d.Tokens[t.Head].Head != noun) || news.RelIs(t.Rel, "obl")) || i == noun && t.Tag != "PROPN" && t.Tag != "NOUN" {
			continue
		}
		out, named = append(out, stems(d.Word(i))...), named || t.Tag == "PROPN"
	}
	return out, named
}

// slight are verbs that tell of nothing done, by which all things of a kind are
// counted alike, and those of saying.
var slight = list(`be have do get make take go come see say tell add note report announce finish score lead average post play drive include want hope expect need
	think believe show use give keep remain stay begin start end appear seem become lie stand run`)

var list = wordlist.Set
