package timex

import (
	"strings"

	"synoptic/news"
	"synoptic/wordlist"
)

// Where a clause puts what it tells.
const (
	past    = "past"
	present = "present"
	future  = "future"
)

var futureWords = wordlist.Set("will 'll shall wo would going scheduled planned expected due set slated plans plan tomorrow upcoming")
var pastWords = wordlist.Set(`was were had did said told reported began started ended announced killed died met went came took
	gave made left held found got became wrote spoke rose fell hit saw won lost led fled broke`)
var presentWords = wordlist.Set("is are has have 's 're 've does do says")

// tense tells where the clause of the expression at words [i, end) of a
// sentence puts it: by the verb that governs it in the tree, else by the
// nearest verb.
func tense(d *news.Doc, s news.Sentence, v *view, i, end int) string {
	if t := v.leadTense(i); t != "" {
		return t
	}
	if h := d.HeadOf(s.First+i, s.First+end); h >= 0 && d.Tokens[h].Tag != "" && d.Tokens[h].Head >= 0 {
		for steps := 0; h >= s.First && h < s.Last && steps < 30; steps++ {
			if h >= s.First+end && v.tagged(i, end, h-s.First) {
				for k := i - 1; k >= max(0, i-40); k-- {
					if t := v.verbTense(d, s.First, s.First+k); t != "" {
						return t
					}
				}
			}
			if v.at(i-1) == "by" && conditional(d, h) || v.at(i-1) == "for" && calling[strings.ToLower(d.Word(h))] {
				return future
			}
			if t := v.verbTense(d, s.First, h); t == present && steps > 2 {
				return "" // "estimates her houses, dear in May, to be cheap"
			} else if t != "" {
				return t
			}
			if h < s.First+i && asked(d, h) {
				return future
			}
			h = d.Tokens[h].Head
		}
	}
	return nearTense(v, i, end)
}

// calling are verbs of what they set for a day: "called a vote for Thursday".
var calling = wordlist.Set("called declared announced ordered convened arranged booked requested")

// tagged tells whether word h only says who says what the sentence tells, behind a
// comma that ends it: "a round will be held in May, Ada Vell said".
func (v *view) tagged(i, end, h int) bool {
	if v.at(end) != "," || h-end > 8 {
		return false
	}
	switch v.at(h) {
	case "said", "says", "told", "added", "announced", "reported":
		return i > 0
	}
	return false
}

// leadTense reads the words just before an expression where they alone decide:
// "said Friday", "effective Feb. 1", "as soon as Tuesday".
func (v *view) leadTense(i int) string {
	k := i - 1
	if v.at(k) == "on" || v.at(k) == "late" || v.at(k) == "early" || v.at(k) == "in" {
		k--
	}
	switch w := v.at(k); {
	case k < 0:
	case w == "as" && (v.at(k-1) == "soon" || v.at(k-1) == "early") && v.at(k-2) == "as", w == "effective", w == "payable":
		return future
	case w == "the" && v.at(k-1) == "of" && v.at(k-2) == "ahead", w == "of" && v.at(k-1) == "ahead": // "ahead of Friday's vote"
		return future
	case v.at(k-1) == "be":
	case v.tok[k].XPos == "VBD", v.tok[k].XPos == "" && pastWords[w]:
		return past
	}
	return ""
}

// ahead are verbs whose infinitive still lies ahead in news, though they stand
// in the past: "planned to leave on Thursday".
var ahead = wordlist.Set("planned intended scheduled expected agreed vowed promised pledged prepared hoped set")

// inviting are verbs whose time is that of what is invited to.
var inviting = wordlist.Set("invited summoned scheduled slated rescheduled")

// verbTense reads the tense of a verb or of a predicate with a copula.
func (v *view) verbTense(d *news.Doc, base, h int) string {
	t := &d.Tokens[h]
	v.kids.build(v.tok, base)
	if t.Tag != "VERB" && t.Tag != "AUX" && !v.copular(d, base, h) {
		return ""
	}
	aux, perfect, to, be, done := "", false, false, "", false
	for k := v.kids.first[h-base]; k >= 0; k = v.kids.next[k] {
		c, w := base+int(k), v.w[k]
		switch rel := d.Tokens[c].Rel; {
		case news.RelIs(rel, "aux") || rel == "cop":
			switch w {
			case "will", "'ll", "shall", "wo", "would":
				aux = future
			case "had", "was", "were", "did":
				if aux != future {
					aux = past
				}
			case "has", "have", "'ve":
				perfect = true
			case "is", "are", "'s", "'re", "am", "do", "does", "being":
				be = w
			case "may", "might", "could", "can", "should", "must":
				if aux == "" {
					aux = future
				}
			}
		case rel == "mark" && w == "to":
			to = true
		case news.RelIs(rel, "nsubj") && c < h:
			done = t.XPos == "VBN" && t.Head < 0 // a participle by its tag alone: "Vell, the mayor, criticized"
		}
	}
	if w := strings.ToLower(d.Word(h)); inviting[w] && (perfect || aux != "" || t.XPos == "VBD") || be != "" && t.XPos == "VBN" && (inviting[w] || futureWords[w]) {
		return future // "has invited both to a meeting on Friday", "is planned for Friday"
	}
	if k := h - base; t.XPos == "VB" && k > 1 && v.at(k-1) == "to" && (futureWords[v.at(k-2)] || leaning[v.at(k-2)]) {
		return future // "was due to arrive on Wednesday", whatever the tree makes of it
	}
	switch {
	case aux == future && perfect:
		return past
	case to && (be != "" || aux == past):
		return future // "is to meet the crews on Friday", "were to meet them"
	case aux != "":
		return aux
	case perfect:
		return past
	case to:
		return toTense(d, h)
	case t.XPos == "VBD" || done && be == "":
		return past
	case t.XPos == "VBZ" || t.XPos == "VBP" || t.XPos == "VBG" && be != "" || be != "":
		return present
	}
	return ""
}

// copular tells whether a word is a predicate with a copula.
func (v *view) copular(d *news.Doc, base, h int) bool {
	for k := v.kids.first[h-base]; k >= 0; k = v.kids.next[k] {
		if news.RelIs(d.Tokens[base+int(k)].Rel, "cop") {
			return true
		}
	}
	return false
}

// kids lists the children of the words of one sentence, in their order: the
// first of each word, and the next of the same head; -1 ends a list.
type kids struct {
	known       bool
	first, next []int32
}

// build fills the lists, once a sentence; base is the sentence's first token.
func (k *kids) build(tok []news.Token, base int) {
	if k.known {
		return
	}
	k.known = true
	k.first, k.next = k.first[:0], k.next[:0]
	for range tok {
		k.first, k.next = append(k.first, -1), append(k.next, -1)
	}
	for i := len(tok) - 1; i >= 0; i-- {
		if h := tok[i].Head - base; h >= 0 && h < len(tok) {
			k.next[i], k.first[h] = k.first[h], int32(i)
		}
	}
}

// toTense reads an infinitive: it lies ahead of what governs it.
func toTense(d *news.Doc, h int) string {
	g := d.Tokens[h].Head
	if w := strings.ToLower(d.Word(max(g, 0))); g >= 0 && d.Tokens[g].Tag == "ADJ" && (futureWords[w] || leaning[w]) {
		return future // "due to appear", "likely to leave"
	}
	if g >= 0 && news.RelIs(d.Tokens[h].Rel, "acl") && d.Child(h, "aux:pass") >= 0 {
		return future // "the measures to be voted on Friday"
	}
	if g < 0 || d.Tokens[g].Tag != "VERB" {
		return ""
	}
	if ahead[strings.ToLower(d.Word(g))] {
		return future
	}
	if bringing[strings.ToLower(d.Word(g))] {
		return "" // what came about is of the time of what brought it
	}
	switch d.Tokens[g].XPos {
	case "VBZ", "VBP", "VBG", "VBN":
		return future
	}
	return ""
}

// leaning are adjectives whose infinitive lies ahead.
var leaning = wordlist.Set("likely unlikely poised bound certain sure ready")

// bringing are verbs whose infinitive came about with them: "was forced to resign on
// Friday".
var bringing = wordlist.Set("forced prompted led caused compelled driven helped managed failed moved inspired pushed enabled began started continued")

// asking are verbs that want of somebody what lies ahead.
var asking = wordlist.Set("called urged asked demanded pressed wanted begged implored advised ordered told")

// asked tells whether a verb is an infinitive that somebody asked for: "urged
// the mayor to cancel Monday's meeting".
func asked(d *news.Doc, h int) bool {
	g := d.Tokens[h].Head
	if g < 0 || g > h || !asking[strings.ToLower(d.Word(g))] {
		return false
	}
	m := d.Child(h, "mark")
	return m >= 0 && strings.EqualFold(d.Word(m), "to")
}

// conditional tells whether a verb is of a condition: what it sets a term for is to
// come, "would stay if they returned by Monday".
func conditional(d *news.Doc, h int) bool {
	m := d.Child(h, "mark")
	if m < 0 {
		return false
	}
	w := strings.ToLower(d.Word(m))
	return w == "if" || w == "unless"
}

// agree lets a weekday beside a noun ("Monday's meeting", "the Monday session")
// lie ahead where the clauses of the report that tell of that weekday with a
// verb all put it there.
func agree(d *news.Doc, fs []found) {
	var ahead, behind, beside [8]bool
	for i := range fs {
		f := &fs[i]
		if f.wday == 0 || f.month > 0 || f.day > 0 || f.rel != "" {
			continue
		}
		switch {
		case f.attributive(d):
			beside[f.wday] = true
		case f.tense == future:
			ahead[f.wday] = true
		case f.tense == past:
			behind[f.wday] = true
		}
	}
	for i := range fs {
		f := &fs[i]
		if f.wday > 0 && beside[f.wday] && ahead[f.wday] && !behind[f.wday] && f.month == 0 && f.day == 0 && f.rel == "" && f.attributive(d) {
			f.tense = future
		}
	}
}

// attributive tells whether an expression stands before a noun that it is said of.
func (f *found) attributive(d *news.Doc) bool {
	h := d.HeadOf(f.first, f.last)
	if h < 0 || d.Tokens[h].Head < f.last {
		return false
	}
	return news.RelIs(d.Tokens[h].Rel, "nmod:poss") || d.Tokens[h].Rel == "compound"
}

// nearTense looks for the nearest verb-like word, first before, then after.
func nearTense(v *view, i, end int) string {
	best, dist := "", 1<<30
	note := func(k, cost int) {
		t := ""
		w := v.at(k)
		switch {
		case futureWords[w]:
			t = future
		case pastWords[w] || strings.HasSuffix(w, "ed") && len(w) > 4:
			t = past
		case presentWords[w]:
			t = present
		}
		if t != "" && cost < dist {
			best, dist = t, cost
			switch v.at(k - 1) {
			case "initially", "originally", "been", "was", "were", "previously", "earlier":
				best = past // "initially slated for Thursday"
			}
			if t == past && (v.at(k-1) == "be" || futureWords[v.at(k-1)] && v.at(k-1) != "") {
				best = future
			}
		}
	}
	for k := i - 1; k >= max(0, i-25); k-- {
		note(k, i-k)
	}
	for k := end; k < min(len(v.w), end+25); k++ {
		note(k, (k-end+1)*2)
	}
	return best
}
