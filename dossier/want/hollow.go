package want

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// hollow tells whether what was read as a stance takes none on anything: it says what there is to
// think or to know, how a source is to be called, that something bad is bad, or what would be if.
func (r *reader) hollow(c claim) bool {
	t := c.token
	if t < 0 || t >= len(r.d.Tokens) {
		return false
	}
	if r.misnamed(c) {
		return true
	}
	switch l := r.lemma(t); {
	case c.stance == accepts && l == "welcome" && r.greets(t):
		return true // "I welcome you to Velm"
	case c.stance == rejects && l == "wary":
		return true // who fears a thing refuses nothing
	case c.stance == demands && c.deed >= 0 && musing[r.lemma(c.deed)]:
		return true // "needs to understand that", "we should not be surprised"
	case c.stance == rejects && c.deed >= 0 && (r.lemma(c.deed) == "surprise" || r.lemma(c.deed) == "think" || r.lemma(c.deed) == "believe"):
		return true // "it is a mistake to think"
	case c.stance == demands && (l == "ask" || l == "request" || l == "insist") && r.unnamed(t):
		return true
	case c.stance == rejects && c.head >= 0 && fateful[r.lemma(c.head)] && r.says(t, terming):
		return true // "called the spill a disaster"
	case c.stance == accepts && r.d.Tokens[t].Rel == "amod" && r.d.Tokens[t].XPos == "VBN":
		return true // "agreed rules"
	case c.stance == demands && (r.whatever(t) || r.d.Tokens[t].Head >= 0 && r.whatever(r.d.Tokens[t].Head) || c.deed >= 0 && r.whatever(c.deed)):
		return true // "will lay out what must be done"
	case c.stance == demands && c.deed >= 0 && r.unthought(c.deed):
		return true // "did not think that he should be forced to resign"
	case c.stance == accepts && l == "accept" && c.head >= 0 && gifts[r.lemma(c.head)]:
		return true
	case c.stance == offers && l == "offer" && c.head >= 0 && tellings[r.lemma(c.head)]:
		return true
	case c.stance == accepts && l == "agree" && r.factual(t):
		return true
	case c.stance == demands && r.mayBe(t):
		return true
	case c.stance != offers && c.stance != proposes && (c.voice == outlet || c.voice == other) && r.supposing(t):
		return true
	}
	return false
}

// given sets right the stance of what its words alone read amiss: what somebody wants to do himself for
// others is an offer ("they want to pay damages"), and who rules out a risk denies it.
func (r *reader) given(all []claim) []claim {
	for i := range all {
		c := &all[i]
		if c.stance == rejects && r.lemma(c.token) == "rule" && r.lemma(c.token+1) == "out" && (chances[r.lemma(c.token+2)] || chances[r.lemma(c.token+3)]) {
			c.stance = denies // "ruled out any risk of infection"
		}
		if c.stance == demands && c.deed >= 0 && helping[r.lemma(c.deed)] && wanting[r.lemma(c.token)] && r.d.Tokens[c.deed].Head == c.token && r.d.Tokens[c.deed].Rel == "xcomp" && r.d.Child(c.token, "obj") < 0 {
			c.stance = offers
		}
	}
	return all
}

// chances are nouns for what might be.
var chances = words("risk chance link connection danger")

// helping are deeds that one does for others at his own cost, and wanting the verbs by which he says that he will.
var (
	helping = words("pay help give compensate contribute assist support donate reimburse repay aid cooperate")
	wanting = words("want wish")
)

// What a demand is hollow of: deeds of the mind.
var musing = words("understand realise realize know remember figure surprise imagine think believe wonder bear")

// fateful are nouns for what befalls people, and terming the verbs by which somebody calls it something.
var (
	fateful = words("spill leak explosion blast quake earthquake flood storm hurricane tsunami outbreak epidemic pandemic fire crash accident death oil")
	terming = words("call label describe term dub brand deem")
)

// gifts are nouns for what somebody takes for himself, and tellings for what somebody gives by telling it.
var (
	gifts    = words("gift ticket bribe lunch dinner award prize donation cash medal money")
	tellings = words("estimate explanation detail glimpse insight evidence example comment analysis hint clue assessment figure account version")
)

// factual tells whether those who agree hold that something is so: "experts agree that masks offer
// little protection", not "agreed that the port should open".
func (r *reader) factual(t int) bool {
	found := false
	r.d.Children(t, func(k int) bool {
		x := r.d.Tokens[k].XPos
		if s := r.d.SentenceAt(k); k > t && s >= 0 && news.RelIs(r.d.Tokens[k].Rel, "ccomp") && r.d.Child(k, "nsubj") >= 0 && (x == "VBP" || x == "VBZ") && r.d.Child(k, "aux") < 0 {
			found = true
		}
		return !found
	})
	return found
}

// mayBe tells whether a verb tells of what may come to be: "the League may ask for help".
func (r *reader) mayBe(t int) bool {
	k := r.d.SentenceAt(t)
	if k < 0 || r.d.Tokens[t].Tag != "VERB" {
		return false
	}
	m := r.groupOf(r.d.Sentences[k], t).modal
	return m == "may" || m == "might"
}

// says tells whether a word, or a verb that it hangs on, is one of some.
func (r *reader) says(t int, of map[string]bool) bool {
	for n := 0; n < 3 && t >= 0; n, t = n+1, r.d.Tokens[t].Head {
		if of[r.lemma(t)] {
			return true
		}
	}
	return false
}

// unnamed tells whether somebody asks only how he is to be called: "asked to be referred to as Rana",
// "asked not to be identified".
func (r *reader) unnamed(t int) bool {
	for i := t + 1; i < min(t+8, len(r.d.Tokens)); i++ {
		switch r.lemma(i) {
		case "anonymity":
			return true
		case "identify", "name", "refer", "quote", "call":
			return r.d.Tokens[i].XPos == "VBN" && (r.lemma(i-1) == "be" || r.lemma(i-2) == "be")
		}
	}
	return false
}

// whatever tells whether a verb is of a clause that only says what, "what must be done".
func (r *reader) whatever(t int) bool {
	for k := t - 1; k >= 0 && k > t-5; k-- { // "whatever support was needed"
		if strings.EqualFold(r.d.Word(k), "whatever") {
			return true
		}
	}
	h := r.d.Tokens[t].Head
	found := h >= 0 && news.RelIs(r.d.Tokens[t].Rel, "acl") && strings.EqualFold(r.d.Word(h), "what")
	r.d.Children(t, func(k int) bool {
		rel := r.d.Tokens[k].Rel
		found = found || k < t && strings.EqualFold(r.d.Word(k), "what") && (news.RelIs(rel, "nsubj") || rel == "nsubj:pass" || rel == "obj")
		return !found
	})
	return found
}

// greets tells whether a verb's object is only pointed at: who is welcomed is no matter of a stance.
func (r *reader) greets(t int) bool {
	o := r.d.Child(t, "obj")
	return o >= 0 && r.d.Tokens[o].Tag == "PRON" && !strings.EqualFold(r.d.Word(o), "it") && !strings.EqualFold(r.d.Word(o), "this") && !strings.EqualFold(r.d.Word(o), "that")
}

// misnamed tells whether the thing that a stance was read to be about is only a part of what it is about,
// which speaks against it: what "in favor of precluding" precludes, who is to do what is recommended.
func (r *reader) misnamed(c claim) bool {
	if c.head < 0 || c.head >= len(r.d.Tokens) {
		return false
	}
	if c.stance == accepts {
		first, _ := r.d.Subtree(c.head)
		for k := max(first, c.token+1); k < c.head; k++ { // "in favor of precluding firms", however the tree has it
			if r.d.Tokens[k].XPos == "VBG" && k > 0 && r.d.Tokens[k-1].Tag == "ADP" && shutting[r.lemma(k)] && !strings.Contains(c.short, r.lower(k, k+1)) {
				return true
			}
		}
		h := r.d.Tokens[c.head].Head
		return h > c.token && r.d.Tokens[h].XPos == "VBG" && r.d.Tokens[c.head].Rel == "obj" && shutting[r.lemma(h)] && !strings.Contains(c.short, r.lower(h, h+1))
	}
	if l := r.lemma(c.token); l != "recommend" && l != "suggest" || r.d.Tokens[c.head].Head < 0 {
		return false
	}
	v := r.d.Child(c.token, "xcomp", "ccomp") // "recommended the council refer it"
	return v > c.head && v < c.head+4 && r.d.Tokens[v].XPos == "VB" && !strings.EqualFold(r.d.Word(v-1), "to")
}

// shutting are the deeds that keep out or end what they are done to.
var shutting = words("preclude exclude bar ban prevent prohibit block stop end deny restrict disqualify expel remove")

// unthought tells whether a deed is what somebody does not think is to be done: the demand is not his.
func (r *reader) unthought(t int) bool {
	k := r.d.SentenceAt(t)
	for n := 0; n < 3 && k >= 0 && t >= 0; n, t = n+1, r.d.Tokens[t].Head {
		if r.disbelieved(r.d.Sentences[k], t) {
			return true
		}
	}
	return false
}

// supposing tells whether a verb with "would" tells of what would be if something else were.
func (r *reader) supposing(t int) bool {
	k := r.d.SentenceAt(t)
	if k < 0 || r.groupOf(r.d.Sentences[k], t).modal != "would" {
		return false
	}
	found := false
	r.d.Children(t, func(c int) bool {
		m := r.d.Child(c, "mark")
		if news.RelIs(r.d.Tokens[c].Rel, "advcl") && m >= 0 {
			switch strings.ToLower(r.d.Word(m)) {
			case "if", "unless":
				found = true
			}
		}
		return !found
	})
	return found
}

// ofHouse tells whether a side is a house of a parliament, or an outlet, for which nobody who belongs
// to it speaks when he says what he wants.
func ofHouse(party string) bool {
	f := strings.Fields(party)
	for i, w := range f {
		switch w {
		case "Senate", "Congress", "Parliament", "Knesset", "Duma", "Bundestag", "Committee", "Subcommittee":
			return true
		case "House":
			return i == 0 || i == len(f)-1 && f[0] != "White"
		case "News":
			if _, press := gazetteer.Agency(strings.Join(f[:i+1], " ")); press {
				return true
			}
		}
	}
	return false
}
