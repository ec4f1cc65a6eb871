package want

import (
	"synoptic/gazetteer"
	"synoptic/lang/model"
	"synoptic/news"
)

// Templates of the features of the model of stances: each with one or two words or classes.
const (
	fBias = iota
	fLemma
	fClass
	fTable
	fTables
	fOwn
	fSaid
	fSubject
	fChild
	fChildClass
	fMark
	fDeed
	fAux
	fAbove
	fNear
	fBag
	fCue
	fBagClass
	fKnown
	fFrame
	fType
	fPlace
	fLean
	fJudge
	fIdiom
	fBagJudge
	fFramed
)

// cueReader holds what the model needs between words: of the sentence that it reads what it
// asks of each token again and again.
type cueReader struct {
	feats []uint64
	score []int32
	share []float64
	queue []int
	words *model.Cache
	first int
	at    []cueToken
}

// cueToken is what the model asks of a token: the hash of its lemma, what the tables have for it,
// and its classes, coarse to fine (0 for none).
type cueToken struct {
	low, known uint64
	class      [3]uint64
	act, judge uint64 // what the word by itself shows of a stance (gazetteer.Lean), 0 nothing
	idiom      uint64 // what the expression shows in which it stands
	idiomJudge uint64
	sign       int8 // of its judgement
}

// reading gives what the model needs, made when it is first asked for.
func (r *reader) reading() *cueReader {
	if r.cues == nil {
		r.cues = &cueReader{first: -1}
		r.cues.words, _ = model.Borrow() // without classes they have none
	}
	return r.cues
}

// load makes ready what the model asks of the tokens of a sentence.
func (r *reader) load(sent news.Sentence) {
	c := r.reading()
	if c.first == sent.First {
		return
	}
	c.first, c.at = sent.First, make([]cueToken, sent.Last-sent.First)
	for t := sent.First; t < sent.Last; t++ {
		x := &c.at[t-sent.First]
		x.low, x.known = model.Hash(r.lemma(t)), r.knownAs(t)
		if c.words != nil {
			x.class = c.words.Word(r.d.Word(t)).Class
		}
		l := gazetteer.Lean(r.lemma(t), r.d.Tokens[t].Tag)
		x.act, x.judge, x.sign = leanHash(l.Act), leanHash(l.Judges), signOf(l.Judges)
	}
	word := func(t int) string {
		if t < sent.First || t >= sent.Last {
			return ""
		}
		return r.lemma(t)
	}
	for t := sent.First; t < sent.Last; t++ {
		l, n := gazetteer.LeanIdiom(word, t)
		for k := t; k < t+n; k++ {
			if x := &c.at[k-sent.First]; x.idiom == 0 && x.idiomJudge == 0 {
				x.idiom, x.idiomJudge = leanHash(l.Act), leanHash(l.Judges)
				if x.sign == 0 {
					x.sign = signOf(l.Judges)
				}
			}
		}
	}
}

func leanHash(s string) uint64 {
	if s == "" {
		return 0
	}
	return model.Hash(s)
}

// signOf tells whether a judgement is bad, good or that a thing is needed.
func signOf(judges string) int8 {
	switch {
	case judges == "":
		return 0
	case judges[0] == '-':
		return -1
	case judges[0] == '+':
		return 1
	}
	return 2
}

// cue gives what the model asks of a token of the sentence that is loaded; of others the
// hash of the lemma and the classes alone.
func (r *reader) cue(t int) *cueToken {
	c := r.cues
	if k := t - c.first; k >= 0 && k < len(c.at) {
		return &c.at[k]
	}
	x := &cueToken{low: model.Hash(r.lemma(t))}
	if c.words != nil && t >= 0 && t < len(r.d.Tokens) {
		x.class = c.words.Word(r.d.Word(t)).Class
	}
	return x
}

// features gives the hashed features of a word that may take a stance: its own, who would take
// it, the words in the places of its frame, what stands above it and beside it, whose words
// it stands in, and what the tables read there.
func (r *reader) features(sent news.Sentence, k taker, out []uint64) []uint64 {
	r.load(sent)
	t := k.token
	tok := r.d.Tokens[t]
	l, tag := r.cue(t).low, model.Hash(tok.Tag)
	add := func(template int, a, b uint64) { out = append(out, model.Mix(uint64(template), a, b)) }
	add(fBias, tag, 0)
	add(fBias, model.Hash(tok.XPos), 1)
	add(fBias, tag, model.Hash(tok.Rel))
	add(fLemma, l, 0)
	add(fLemma, l, tag)
	add(fLemma, l, model.Hash(tok.XPos))
	for i, c := range r.cue(t).class {
		if c != 0 {
			add(fClass, c, uint64(i))
			add(fClass, c, tag+uint64(i))
		}
	}
	table := model.Hash(r.tabled(t))
	add(fTable, table, 0)
	add(fTable, table, l)
	add(fTable, table, tag)
	if framed := r.framed[t]; framed != "" {
		f := model.Hash(framed)
		add(fFramed, f, 0)
		add(fFramed, f, table)
		add(fFramed, f, l)
		add(fFramed, f, model.Mix(fFramed, r.ownKind(k), 0))
		add(fFramed, f, model.Mix(fFramed, r.saidKind(k), 1))
	}
	for _, c := range r.before {
		if c.token != t && c.span.Contains(tok.Span) {
			add(fTables, model.Hash(c.stance), 0)
			add(fTables, model.Hash(c.stance), tag)
			break
		}
	}
	said := r.saidKind(k)
	add(fSaid, said, 0)
	add(fSaid, said, l)
	add(fSaid, said, tag)
	own := r.ownKind(k)
	add(fOwn, own, 0)
	add(fOwn, own, l)
	add(fOwn, own, tag)
	add(fOwn, own, said)
	if k.subject >= 0 {
		add(fSubject, r.cue(k.subject).low, 0)
		add(fSubject, r.cue(k.subject).low, tag)
		add(fSubject, r.cue(k.subject).class[1], 1)
		add(fSubject, uint64(k.how), 2)
	}
	known := r.cue(t).known
	add(fKnown, known, 0)
	add(fKnown, known, said)
	add(fKnown, known, own)
	add(fKnown, known, tag)
	cls := r.cue(t).class[1]
	add(fFrame, cls, model.Mix(fFrame, own, said))
	add(fFrame, tag, model.Mix(fFrame, own, said))
	add(fType, r.typeOf(k.subject), 0)
	add(fType, r.typeOf(k.subject), known)
	if end := r.d.Word(sent.Last - 1); end == "?" {
		add(fPlace, 1, 0)
	}
	if sent.First == 0 {
		add(fPlace, 2, 0) // a headline
	}
	out = r.leaning(k, own, said, tag, out)
	out = r.helpers(k, l, out)
	out = r.argumentFeatures(t, l, out)
	out = r.around(sent, t, l, out)
	return r.bag(t, out)
}

// leaning gives the features of what a word, the expression that it stands in and the words
// that hang on it show of a stance by themselves.
func (r *reader) leaning(k taker, own, said, tag uint64, out []uint64) []uint64 {
	add := func(template int, a, b uint64) { out = append(out, model.Mix(uint64(template), a, b)) }
	t := k.token
	x := r.cue(t)
	who := model.Mix(fLean, own, said)
	g := k.group
	how := uint64(0)
	for i, yes := range [...]bool{g.passive, g.infinitive, g.participle, g.negated, g.modal != ""} {
		if yes {
			how |= 1 << i
		}
	}
	for i, v := range [...]uint64{x.act, x.judge, x.idiom, x.idiomJudge} {
		if v == 0 {
			continue
		}
		n := uint64(i) << 8
		add(fLean, v, n)
		add(fLean, v, n+tag)
		add(fLean, v, n+who)
		add(fLean, v, n+model.Mix(fLean, how, 1))
		add(fLean, v, n+model.Mix(fLean, model.Hash(r.d.Tokens[t].Rel), 2))
		add(fLean, v, n+model.Mix(fLean, x.known, 3))
	}
	if x.act == 0 && x.idiom == 0 {
		add(fLean, 1, who)
	}
	r.d.Children(t, func(c int) bool {
		y, rel := r.cue(c), model.Hash(r.d.Tokens[c].Rel)
		for i, v := range [...]uint64{y.act, y.judge, y.idiomJudge} {
			if v != 0 {
				n := uint64(i) << 8
				add(fJudge, v, n+rel)
				add(fJudge, v, n+model.Mix(fJudge, x.act, x.idiom))
				add(fJudge, v, n+model.Mix(fJudge, rel, who))
			}
		}
		return true
	})
	if h := r.d.Tokens[t].Head; h >= 0 {
		y := r.cue(h)
		for i, v := range [...]uint64{y.act, y.judge, y.idiom} {
			if v != 0 {
				add(fIdiom, v, uint64(i)<<8+model.Hash(r.d.Tokens[t].Rel))
				add(fIdiom, v, uint64(i)<<8+model.Mix(fIdiom, x.act, x.judge))
			}
		}
	}
	return out
}

// around gives the features of what a word hangs on, of the attribution that it is the cue of and
// of the words beside it.
func (r *reader) around(sent news.Sentence, t int, l uint64, out []uint64) []uint64 {
	tok := r.d.Tokens[t]
	add := func(template int, a, b uint64) { out = append(out, model.Mix(uint64(template), a, b)) }
	if h := tok.Head; h >= sent.First && h < sent.Last {
		add(fAbove, r.cue(h).low, model.Hash(tok.Rel))
		add(fAbove, r.cue(h).low, 0)
		add(fAbove, r.cue(h).class[2], 1)
		add(fAbove, model.Hash(r.tabled(h)), 2)
		add(fAbove, r.cue(h).known, 3)
		add(fAbove, r.cue(h).known, model.Hash(tok.Rel))
	}
	if a := r.spokenBy(t); a != nil {
		add(fCue, model.Hash(a.Mode), 0)
		add(fCue, model.Hash(a.Mode), l)
	}
	for d := -3; d <= 3; d++ {
		if i := t + d; d != 0 && i >= sent.First && i < sent.Last {
			add(fNear, r.cue(i).low, uint64(d+4))
			if d == -1 || d == 1 {
				add(fNear, model.Hash(r.d.Tokens[i].Tag), uint64(d+14))
				add(fNear, r.cue(i).low, model.Mix(fNear, l, uint64(d+4)))
			}
		}
	}
	return out
}

// helpers gives the features of the helpers of a word: negation, modals, voice.
func (r *reader) helpers(k taker, l uint64, out []uint64) []uint64 {
	add := func(a, b uint64) { out = append(out, model.Mix(fAux, a, b)) }
	g := k.group
	flag := uint64(0)
	for i, yes := range [...]bool{g.passive, g.infinitive, g.participle, g.negated} {
		if yes {
			flag |= 1 << i
		}
	}
	m := model.Hash(g.modal)
	add(flag, 0)
	add(flag, l)
	add(m, 1)
	add(m, l)
	add(m, flag+2)
	add(m, r.saidKind(k)+3)
	add(m, r.ownKind(k)+4)
	return out
}

// argumentFeatures gives the features of what hangs on a word.
func (r *reader) argumentFeatures(t int, l uint64, out []uint64) []uint64 {
	add := func(template int, a, b uint64) { out = append(out, model.Mix(uint64(template), a, b)) }
	r.d.Children(t, func(k int) bool {
		tok := r.d.Tokens[k]
		rel := model.Hash(tok.Rel)
		if tok.Tag == "PUNCT" {
			return true
		}
		w := r.cue(k).low
		add(fKnown, model.Mix(fKnown, r.cue(k).known, rel), 1)
		add(fKnown, model.Mix(fKnown, r.cue(k).known, rel), r.cue(t).known+2)
		add(fType, model.Mix(fType, r.typeOf(k), rel), 1)
		add(fType, model.Mix(fType, r.typeOf(k), rel), l)
		add(fFrame, model.Mix(fFrame, r.cue(t).class[1], rel), r.cue(k).class[1])
		add(fChild, rel, w)
		add(fChild, rel, l)
		add(fChild, model.Mix(fChild, rel, l), w)
		for i, c := range r.cue(k).class {
			if c != 0 && i > 0 {
				add(fChildClass, rel, c)
			}
		}
		if m := r.d.Child(k, "case", "mark"); m >= 0 {
			add(fMark, r.cue(m).low, rel)
			add(fMark, r.cue(m).low, l)
			add(fMark, model.Mix(fMark, r.cue(m).low, rel), w)
		}
		if r.clausal(k) {
			add(fDeed, w, 0)
			r.d.Children(k, func(a int) bool {
				switch r.d.Tokens[a].Rel {
				case "aux", "obj", "advmod":
					add(fDeed, r.cue(a).low, model.Hash(r.d.Tokens[a].Rel))
					add(fDeed, r.cue(a).low, l)
				}
				return true
			})
		}
		return true
	})
	return out
}

// knownAs gives what the tables have for a word by itself, whatever its use.
func (r *reader) knownAs(t int) uint64 {
	l := r.lemma(t)
	var out string
	switch r.d.Tokens[t].Tag {
	case "VERB", "AUX":
		if c := verbs[l]; len(c) > 0 {
			out = c[0].stance
		} else if c := acts[l]; len(c) > 0 {
			out = "act " + c[0].stance
		} else if need[l] {
			out = "need"
		}
	case "ADJ":
		if c := adjectives[l]; len(c) > 0 {
			out = c[0].stance
		} else {
			out = feelings[l]
		}
	case "NOUN":
		if c := nouns[l]; len(c) > 0 {
			out = c[0].stance
		} else if paper[l] {
			out = "paper"
		} else if groups[l] || stateNouns[l] {
			out = "somebody"
		}
	}
	if v := gazetteer.Verdict(l); v != "" {
		out += " verdict " + string(v)
	} else if v := gazetteer.Worth(l); v != "" {
		out += " worth " + string(v)
	}
	return model.Hash(out)
}

// inTables tells whether the tables have a word as one that takes a stance.
func (r *reader) inTables(t int) bool {
	l := r.lemma(t)
	switch r.d.Tokens[t].Tag {
	case "VERB":
		return verbs[l] != nil || acts[l] != nil
	case "ADJ":
		return adjectives[l] != nil
	}
	return nouns[l] != nil
}

// typeOf gives what is known of whom or what a token names.
func (r *reader) typeOf(t int) uint64 {
	if t < 0 {
		return 1
	}
	if m := r.mentionAt(t); m >= 0 && r.d.Mentions[m].Entity >= 0 {
		return model.Hash(string(r.d.Entities[r.d.Mentions[m].Entity].Type) + string(r.d.Mentions[m].Kind))
	}
	return model.Hash(r.d.Tokens[t].Tag)
}

// saidKind tells in whose words a word stands: nobody's, his who is known or not, told or quoted.
func (r *reader) saidKind(k taker) uint64 {
	n := uint64(0)
	if k.voice.reported {
		n = 1
		if k.voice.direct {
			n = 2
		}
		if k.said.party != "" {
			n += 2
		}
	}
	return n
}

// ownKind tells what sort of side the own subject of a word is.
func (r *reader) ownKind(k taker) uint64 {
	switch {
	case k.by > 0:
		return 8 + uint64(k.by)
	case k.subject < 0:
		return 1
	case k.own.party == "":
		return 2
	case k.said.party == k.own.party:
		return 3
	case r.d.Tokens[k.subject].Tag == "PRON":
		return 4
	case k.own.named:
		return 5
	}
	return 6
}

// bagSize bounds the words of a clause that are looked at.
const bagSize = 20

// bag gives the content words that hang on a word, down to a few steps.
func (r *reader) bag(t int, out []uint64) []uint64 {
	c := r.reading()
	signs := [4]int{}
	c.queue = append(c.queue[:0], t)
	for n := 0; n < len(c.queue) && n < bagSize; n++ {
		at := c.queue[n]
		if n > 0 {
			signs[r.cue(at).sign+1]++
			switch r.d.Tokens[at].Tag {
			case "NOUN", "VERB", "ADJ", "ADV":
				out = append(out, model.Mix(fBag, r.cue(at).low, 0))
				if x := r.cue(at).class[2]; x != 0 {
					out = append(out, model.Mix(fBagClass, x, 0))
				}
			}
		}
		r.d.Children(at, func(k int) bool {
			if rel := r.d.Tokens[k].Rel; len(c.queue) < 2*bagSize && !(n > 0 && (rel == "acl:relcl" || rel == "parataxis" || rel == "conj")) {
				c.queue = append(c.queue, k)
			}
			return true
		})
	}
	for i, n := range signs {
		if n > 0 && i != 1 {
			out = append(out, model.Mix(fBagJudge, uint64(i), uint64(min(n, 2))), model.Mix(fBagJudge, uint64(i)+8, r.cue(t).act), model.Mix(fBagJudge, uint64(i)+16, uint64(r.d.Tokens[t].Tag[0])))
		}
	}
	return out
}
