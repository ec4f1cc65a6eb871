package attribution

import (
	"strings"

	"synoptic/lang/attribution/span"
	"synoptic/news"
	"synoptic/wordlist"
)

// edges mends whose words are whose where two clauses meet: what somebody else says behind "and"
// is his, what a speaker does beside saying it is no word of his, and what nobody says is none.
func (r *reader) edges(d *draft) {
	if len(d.content) == 0 {
		return
	}
	switch {
	case len(d.source) == 0 && d.cue < 0:
		r.behind(d)
	case d.cue >= 0 && r.x.Tokens[d.cue].Quote < 0:
		r.asked(d)
		if r.unsaid(d) {
			d.content = nil
			return
		}
		r.parted(d)
	}
}

// parted ends indirect words before a clause that another says ("It was moving ships and Vell has
// said …"), and before a deed of speech of the speaker's own ("… and urged doctors to return").
func (r *reader) parted(d *draft) {
	for n := range d.content {
		c := &d.content[n]
		if c.A < d.cue { // words before the cue: the clause behind them is no part of them
			continue
		}
		for i := c.A + 2; i+1 < c.B; i++ {
			if w := strings.ToLower(r.d.Word(i)); w != "and" && w != "but" || r.x.Tokens[i].Quote >= 0 {
				continue
			}
			if r.another(i, c.B) || r.turns(i, c.B) || r.nextSays(d, i) {
				c.B = i
				if w := r.d.Word(i - 1); w == "," && i-1 > c.A {
					c.B--
				}
				d.content = d.content[:n+1]
				return
			}
		}
	}
}

// another tells whether the clause behind a conjunction has a subject of its own, a name, and a
// verb of saying in the tense in which reports are told.
func (r *reader) another(and, end int) bool {
	if w := strings.ToLower(r.d.Word(and + 1)); w == "that" || w == "if" || w == "when" {
		return false
	}
	for v := and + 2; v < min(end, and+14); v++ {
		if r.x.Tokens[v].Quote >= 0 {
			return false
		}
		t := r.d.Tokens[v]
		if w := strings.ToLower(r.d.Word(v)); t.Tag != "VERB" || w != "said" && w != "told" && w != "added" {
			continue
		}
		s := r.child(v, "nsubj")
		if s <= and || s >= v || r.d.Tokens[s].Tag != "PROPN" {
			return false
		}
		if a, _ := r.subtree(s); a > and+1 {
			return false
		}
		aux := r.child(v, "aux")
		return aux < 0 || !strings.EqualFold(r.d.Word(aux), "had") && !strings.EqualFold(r.d.Word(aux), "would")
	}
	return false
}

// nextSays tells whether the name right behind a conjunction is of the one who says what stands behind
// these words, whatever the tree makes of it, and gives him that: "its forces had left but Ole Dahl, a
// spokesman, said the claims were false".
func (r *reader) nextSays(d *draft, and int) bool {
	n := r.d.NameAt(and + 1)
	if n == nil || n.First != and+1 || n.Type != news.Person {
		return false
	}
	for v := n.Last; v < min(r.around(and).B, n.Last+9); v++ {
		if r.d.Tokens[v].Tag == "VERB" || r.cues[v] != nil {
			x := r.cues[v]
			if x == nil || x == d || r.x.Tokens[v].Quote >= 0 || v > n.Last && r.d.Word(n.Last) != "," {
				return false
			}
			if len(x.content) > 0 && x.content[0].A > v {
				x.source = []span.Range{{A: n.First, B: n.Last}}
				return true
			}
			return false
		}
	}
	return false
}

// turns tells whether the verb right behind a conjunction, without a subject, is a deed of speech:
// "and urged", "but then warned".
func (r *reader) turns(and, end int) bool {
	v := and + 1
	if v < end && r.d.Tokens[v].Tag == "ADV" {
		v++
	}
	return v < end && r.d.Tokens[v].XPos == "VBD" && addressing[r.d.Tokens[v].Lemma] && r.child(v, "nsubj", "nsubj:pass") < 0
}

// addressing are verbs of what is done by words to others.
var addressing = wordlist.Set(`urge warn appeal thank praise criticise criticize accuse blame condemn welcome denounce vow pledge call`)

// unsaid tells whether what a cue stands for is not said: "offered no hint that", "gave no sign that".
func (r *reader) unsaid(d *draft) bool {
	noun := d.cue
	if r.d.Tokens[noun].Tag == "VERB" {
		if noun = r.child(d.cue, "obj"); noun < 0 || noun > d.content[0].A || noun < d.cue {
			return false
		}
	}
	det := r.child(noun, "det")
	return det >= 0 && strings.EqualFold(r.d.Word(det), "no")
}

// asked gives "saying:" behind who asked to the one whom the sentence is about: "Vell was firm when
// asked about it by the host, Ole Dahl, saying: …".
func (r *reader) asked(d *draft) {
	if len(d.source) != 1 || !strings.EqualFold(r.d.Word(d.cue), "saying") || d.source[0].B > d.cue {
		return
	}
	if !r.askedBy(d.source[0].A) {
		return
	}
	for h, n := r.d.Tokens[d.cue].Head, 0; h >= 0 && n < 8; h, n = r.d.Tokens[h].Head, n+1 {
		if s := r.child(h, "nsubj", "nsubj:pass"); s >= 0 && s < d.source[0].A {
			d.source = r.phraseOf(s, span.Range{A: d.cue, B: d.cue + 1})
			return
		}
	}
}

// askedBy tells whether the phrase before a token is of the one by whom somebody is asked: "when
// asked about it by the host, …".
func (r *reader) askedBy(at int) bool {
	by := false
	for i := at - 1; i >= max(at-12, r.around(at).A); i-- {
		if strings.EqualFold(r.d.Word(i), "by") {
			by = true
		} else if r.d.Tokens[i].Tag == "VERB" {
			return by && questions[r.d.Tokens[i].Lemma]
		}
	}
	return false
}

var questions = wordlist.Set(`ask question press interview`)

// behind gives words in quotation marks of which nothing tells whose they are to the one whom the next
// sentence begins with, where it is cut off from them: "… is that?” | said Ada Vell, a teacher.",
// "So said the mayor, Ole Dahl."
func (r *reader) behind(d *draft) {
	last := d.content[len(d.content)-1].B
	if r.x.Tokens[d.content[0].A].Quote < 0 || last >= len(r.x.Tokens) {
		return
	}
	v := last
	for v < len(r.x.Tokens) && v < last+2 && (r.d.Tokens[v].Tag == "PUNCT" || strings.Trim(r.d.Word(v), "\"”“'’.") == "") {
		v++
	}
	if v+1 >= len(r.x.Tokens) {
		return
	}
	so := r.d.Word(v) == "So"
	if so {
		v++
	}
	w := r.d.Word(v)
	if v+1 >= len(r.x.Tokens) || r.x.Tokens[v].Quote >= 0 || strings.ToLower(w) != w || w != "said" && w != "says" && (so || w != "explained" && w != "explains" && w != "added" && w != "asked") || r.cues[v] != nil {
		return
	}
	var name *news.Name
	end := r.around(v).B
	for k := v + 1; k < min(end, v+9) && name == nil; k++ {
		if n := r.d.NameAt(k); n != nil && n.Type == news.Person {
			name = n
		}
	}
	if name == nil {
		return
	}
	d.cue, d.source, d.rule = v, []span.Range{{A: name.First, B: name.Last}}, true
	r.cues[v] = d
}
