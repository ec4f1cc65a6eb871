package want

import (
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/gazetteer"
	"synoptic/news"
)

// reader looks for claims in one article.
type reader struct {
	d *news.Doc
	w *who.Who
}

func (r *reader) lemma(t int) string { return strings.ToLower(r.d.Tokens[t].Lemma) }

// claims gives the stances that the article tells of, in the order of the text.
func (r *reader) claims() []claim {
	var out []claim
	for _, sent := range r.d.Sentences {
		var before []claim
		for t := sent.First; t < sent.Last; t++ {
			stance, object := r.stance(t)
			if stance == "" || r.urged(t) {
				continue
			}
			cs := r.claim(sent, t, stance, object, before)
			before = append(before, cs...)
			out = append(out, cs...)
		}
	}
	return out
}

// urging are the verbs by which one asks another to do something.
var urging = map[string]bool{"urge": true, "call": true, "ask": true, "press": true, "invite": true, "tell": true, "want": true,
	"encourage": true, "exhort": true, "push": true, "order": true, "advise": true, "persuade": true, "appeal": true, "implore": true}

// urged tells whether the verb at t is what another is asked to do: "urged both
// sides to agree" tells of no agreement.
func (r *reader) urged(t int) bool {
	if !r.marked(t) {
		return false
	}
	h := r.d.Tokens[t].Head
	for n := 0; n < 3 && h >= 0; n++ {
		if urging[r.lemma(h)] && r.d.Tokens[h].Tag == "VERB" {
			for i := h + 1; i < t; i++ {
				if tag := r.d.Tokens[i].Tag; tag == "NOUN" || tag == "PROPN" || tag == "PRON" {
					return true
				}
			}
			return false
		}
		h = r.d.Tokens[h].Head
	}
	return false
}

// marked tells whether a verb is an infinitive with "to".
func (r *reader) marked(t int) bool {
	return t > 0 && (strings.EqualFold(r.d.Word(t-1), "to") || t > 1 && r.d.Tokens[t-1].Tag == "ADV" && strings.EqualFold(r.d.Word(t-2), "to"))
}

// stance reads the word at t: which stance it takes and the token of its
// object, -1 when it has none.
func (r *reader) stance(t int) (string, int) {
	tok := r.d.Tokens[t]
	switch tok.Tag {
	case "VERB":
		if v, ok := verbs[r.lemma(t)]; ok {
			if v.with != "" && !r.governs(t, v.with) {
				return "", -1
			}
			o := r.object(t, v.with)
			if o >= 0 && r.d.Tokens[o].Rel == "ccomp" && (r.lemma(t) == "suggest" || r.lemma(t) == "concede" && r.actor(r.d.Child(o, "nsubj")) == "") {
				return "", -1 // tells what may be, not what is wanted
			}
			if o >= 0 && r.d.Tokens[o].Rel == "ccomp" && r.opinion(t, o) || r.perhaps(t) {
				return "", -1
			}
			return v.stance, o
		}
		if need[r.lemma(t)] {
			if o := r.d.Child(t, "obj"); o >= 0 && needNoun[r.lemma(o)] {
				c := r.d.Child(o, "acl", "nmod")
				if c >= 0 && (r.lemma(o) != "importance" || r.d.Tokens[c].Tag == "VERB") {
					return demands, c
				}
			}
		}
	case "ADJ":
		if s := adjectives[r.lemma(t)]; s != "" && r.d.Child(t, "cop") >= 0 {
			return s, r.d.Child(t, "xcomp", "obl", "advcl", "ccomp")
		}
	case "SCONJ":
		// "possible only if Russia shows …": who says so demands it
		if r.lemma(t) == "if" && t > 0 && strings.EqualFold(r.d.Word(t-1), "only") && tok.Head > t {
			return demands, tok.Head
		}
	case "AUX":
		if r.lemma(t) == "must" && tok.Head >= 0 && r.d.Tokens[tok.Head].Tag == "VERB" {
			if _, ok := verbs[r.lemma(tok.Head)]; !ok && !r.idle(tok.Head) {
				return demands, tok.Head
			}
		}
	}
	return "", -1
}

// governs tells whether a verb has the preposition or particle: "calls again
// for a truce", not "calls the attack a reprisal for".
func (r *reader) governs(t int, word string) bool {
	for i := t + 1; i < len(r.d.Tokens) && i <= t+6; i++ {
		if strings.EqualFold(r.d.Word(i), word) {
			o := r.d.Child(t, "obj")
			return o < 0 || o > i || r.actor(o) != ""
		}
	}
	return false
}

// object gives the token of what a verb of stance is about.
func (r *reader) object(t int, with string) int {
	best := -1
	r.d.Children(t, func(c int) bool {
		rel := r.d.Tokens[c].Rel
		switch {
		case c < t:
		case rel == "xcomp" || rel == "ccomp":
			best = c
		case rel == "obj" && (best < 0 || news.RelIs(r.d.Tokens[best].Rel, "obl")):
			best = c
		case best < 0 && news.RelIs(rel, "obl") && (with == "" || r.cased(c, with)):
			if r.cased(c, "on") || r.cased(c, "to") || r.cased(c, "for") || r.cased(c, "against") || with != "" && r.cased(c, with) {
				best = c
			}
		case best < 0 && news.RelIs(rel, "advcl"):
			best = c
		}
		return true
	})
	if o := r.d.Child(t, "obj"); o >= 0 && best >= 0 && r.d.Tokens[best].Rel == "obj" {
		// "urged Moscow to adopt", "invited X for a meeting": the addressee is
		// not the issue
		if r.actor(o) != "" {
			if c := r.d.Child(t, "xcomp", "ccomp", "advcl", "obl"); c > o {
				return c
			}
		}
	}
	return best
}

func (r *reader) cased(t int, word string) bool {
	ok := false
	r.d.Children(t, func(c int) bool {
		rel := r.d.Tokens[c].Rel
		ok = (rel == "case" || rel == "mark") && strings.EqualFold(r.d.Word(c), word)
		return !ok
	})
	return ok
}

// subject gives the token of who takes the stance: its own subject, that of the
// verb it is coordinated with or depends on, the noun that a relative clause
// describes, the one accused.
func (r *reader) subject(t int) int {
	for n := 0; n < 5 && t >= 0; n++ {
		if s := r.d.Child(t, "nsubj"); s >= 0 {
			if r.d.Tokens[s].Rel == "nsubj:pass" {
				return r.by(t)
			}
			if w := strings.ToLower(r.d.Word(s)); w == "who" || w == "which" || w == "that" {
				if h := r.d.Tokens[t].Head; h >= 0 {
					return h
				}
			}
			return s
		}
		rel, h := r.d.Tokens[t].Rel, r.d.Tokens[t].Head
		if h < 0 {
			return -1
		}
		switch {
		case rel == "conj" || rel == "xcomp" || news.RelIs(rel, "advcl") || rel == "ccomp" || news.RelIs(rel, "parataxis"):
			if o := r.d.Child(h, "obj"); o >= 0 && r.lemma(h) == "accuse" {
				return o
			}
			if o := r.d.Child(h, "obj"); o >= 0 && o < t && rel == "xcomp" {
				return o // "urged both sides to agree": they are to agree
			}
			t = h
		case news.RelIs(rel, "acl"):
			if r.d.Tokens[h].Tag == "NOUN" || r.d.Tokens[h].Tag == "PROPN" {
				return h
			}
			t = h
		default:
			return -1
		}
	}
	return -1
}

func (r *reader) by(t int) int {
	found := -1
	r.d.Children(t, func(c int) bool {
		if news.RelIs(r.d.Tokens[c].Rel, "obl") && r.cased(c, "by") {
			found = c
		}
		return found < 0
	})
	return found
}

// actor gives the party of the mention that a token heads, "" for none.
func (r *reader) actor(t int) string {
	if t < 0 {
		return ""
	}
	p, _ := r.party(t)
	return p
}

// party gives the side of what a token names and the entity's id. A body
// without a state is its own side.
func (r *reader) party(t int) (string, string) {
	m := r.d.MentionHeadedBy(t)
	if m < 0 {
		for _, k := range r.d.MentionsIn(r.d.Tokens[t].Span) {
			m = k
		}
	}
	if m >= 0 {
		e := r.d.Mentions[m].Entity
		if x := r.w.At(r.d, e); x != nil {
			switch {
			case x.Party != "":
				return string(x.Party), x.ID
			case x.Type == news.Organization:
				return x.Name, x.ID
			}
			if c, how, ok := gazetteer.Nation(r.d.Word(t)); ok && how == gazetteer.Capital {
				return c, "" // a capital that takes a stance is a government
			}
			return "", x.ID
		}
		if c := r.d.Entities[e].Country; c != "" && r.d.Entities[e].Type != news.Place {
			return c, ""
		}
	}
	// "Ukrainian officials", "the Russian side": the adjective tells
	found := ""
	r.d.Children(t, func(c int) bool {
		if c < t && (news.RelIs(r.d.Tokens[c].Rel, "amod") || news.RelIs(r.d.Tokens[c].Rel, "compound") || r.d.Tokens[c].Rel == "nmod:poss") {
			if n, _, ok := gazetteer.Nation(r.d.Word(c)); ok {
				found = n
			}
		}
		return true
	})
	return found, ""
}

// claim makes the claims of a stance word: one for each subject and each item
// of its object.
func (r *reader) claim(sent news.Sentence, t int, stance string, object int, before []claim) []claim {
	onlyIf := r.d.Tokens[t].Tag == "SCONJ"
	shellBefore := r.shellBefore(sent, t)
	if !onlyIf && r.conditional(t) || r.mute(stance, object) || object < 0 && !shellBefore {
		return nil
	}
	verb := t
	if r.d.Tokens[t].Tag == "AUX" {
		verb = r.d.Tokens[t].Head
	}
	if r.negated(verb) {
		if stance = negative[stance]; stance == "" {
			return nil
		}
	}
	subj := r.subject(verb)
	party, by, grade := "", "", news.Grade("")
	switch {
	case onlyIf:
		subj = t
		party, by = r.speaker(t)
		grade = news.GradeA
	case subj >= 0:
		subj = r.owner(verb, subj)
		party, by, grade = r.voice(verb, subj)
	}
	if party == "" && !onlyIf {
		if subj = r.before(sent, verb); subj >= 0 {
			party, by, grade = r.voice(verb, subj)
		}
	}
	if party == "" {
		return nil
	}
	parties := r.joint(subj, party)
	if shellBefore {
		object = -1
	}
	var out []claim
	for _, item := range r.items(sent, object, before, onlyIf) {
		for _, party := range parties {
			c := claim{doc: r.d, party: party, stance: stance, by: by, grade: grade, object: item.tokens, when: r.when(sent)}
			if r.cutOff(verb, item) {
				continue
			}
			c.span = r.words(sent, subj, t, item)
			if stance == accepts || stance == offers {
				if last := r.provided(sent, item, c.span); last > item.last {
					item.last = last
					c.span, c.stance = r.words(sent, subj, t, item), conditions
				}
			}
			c.text = strings.Join(strings.Fields(r.d.Words(c.span)), " ")
			for _, k := range item.tokens {
				c.keys = append(c.keys, stem(r.d, k))
				if r.hangs(k, item.head) {
					c.near = append(c.near, stem(r.d, k))
				}
			}
			if item.head >= 0 {
				c.head = stem(r.d, item.head)
			}
			c.keys = line.Set(c.keys)
			if deed := strings.Fields(r.d.Words(trim(r.d.Article.Text, r.d.TokenSpan(item.first, item.last)))); len(deed) <= 8 {
				c.deed = strings.TrimPrefix(strings.TrimPrefix(strings.Join(deed, " "), "that "), "to ")
			}
			if len(c.keys) > 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

// joint gives the parties of a coordinate subject: "Portugal and Morocco
// agreed", "Moroccan and Portuguese envoys".
func (r *reader) joint(subj int, party string) []string {
	out := []string{party}
	add := func(p string) {
		if p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	r.d.Children(subj, func(c int) bool {
		switch rel := r.d.Tokens[c].Rel; {
		case rel == "conj":
			p, _ := r.party(c)
			add(p)
		case c < subj && (rel == "amod" || news.RelIs(rel, "compound")):
			if n, _, ok := gazetteer.Nation(r.d.Word(c)); ok {
				add(n)
			}
			r.d.Children(c, func(k int) bool {
				if n, _, ok := gazetteer.Nation(r.d.Word(k)); ok && r.d.Tokens[k].Rel == "conj" {
					add(n)
				}
				return true
			})
		}
		return true
	})
	return out
}

// relative tells whether a verb stands in a relative clause.
func (r *reader) relative(t int) bool { return news.RelIs(r.d.Tokens[t].Rel, "acl") }

// phraseBefore gives the tokens of the noun phrase that stands straight before
// a verb and its helpers.
func (r *reader) phraseBefore(sent news.Sentence, t int) (first, last int) {
	last = t
	for last > sent.First && slices.Contains([]string{"AUX", "ADV", "PART"}, r.d.Tokens[last-1].Tag) {
		last--
	}
	first = last
	for first > sent.First {
		switch r.d.Tokens[first-1].Tag {
		case "NOUN", "PROPN", "ADJ", "DET", "NUM", "PART":
		case "PRON":
			if r.d.Tokens[first-1].XPos != "PRP$" {
				return first - 1, last
			}
		case "CCONJ", "ADP":
			if w := strings.ToLower(r.d.Word(first - 1)); w != "and" && w != "of" {
				return first, last
			}
		default:
			return first, last
		}
		first--
	}
	return first, last
}

// before gives the first word of a party in the phrase before a verb, for
// sentences whose tree is not to be trusted; -1 for none.
func (r *reader) before(sent news.Sentence, t int) int {
	first, last := r.phraseBefore(sent, t)
	for i := first; i < last; i++ {
		if r.d.Tokens[i].Tag == "PRON" {
			continue
		}
		if p, _ := r.party(i); p != "" {
			return i
		}
		if c, how, ok := gazetteer.Nation(r.d.Word(i)); ok && how == gazetteer.Capital && c != "" {
			return i
		}
	}
	return -1
}

// shellBefore tells whether the phrase before a verb is a shell noun and the
// verb's own subject: "a proposal Russia has rejected".
func (r *reader) shellBefore(sent news.Sentence, t int) bool {
	first, last := r.phraseBefore(sent, t)
	for i := first; i+1 < last; i++ {
		if shell[r.lemma(i)] && r.d.Tokens[i+1].Tag == "PROPN" && r.d.Tokens[i].Tag == "NOUN" {
			return true
		}
	}
	return false
}

// speaker gives the side of whoever the words at t are attributed to.
func (r *reader) speaker(t int) (party, by string) {
	for _, a := range r.d.Attributions {
		for _, c := range a.Content {
			if !c.Contains(r.d.Tokens[t].Span) || a.Speaker < 0 {
				continue
			}
			if x := r.w.At(r.d, a.Speaker); x != nil {
				return string(x.Party), x.ID
			}
			return r.d.Entities[a.Speaker].Country, ""
		}
	}
	return "", ""
}

// voice gives the party and who spoke for it, and how sure it is. "We" and "I"
// in a quotation are the speaker's side.
func (r *reader) voice(t, subj int) (party, by string, grade news.Grade) {
	var at *news.Attribution
	for i := range r.d.Attributions {
		a := &r.d.Attributions[i]
		for _, c := range a.Content {
			if c.Contains(r.d.Tokens[t].Span) && (at == nil || c.Len() < at.Content[0].Len()) {
				at = a
			}
		}
	}
	speaker, speakerID := "", ""
	if at != nil && at.Speaker >= 0 {
		if x := r.w.At(r.d, at.Speaker); x != nil {
			speaker, speakerID = string(x.Party), x.ID
		} else if at.Speaker < len(r.d.Entities) {
			speaker = r.d.Entities[at.Speaker].Country
		}
	}
	switch strings.ToLower(r.d.Word(subj)) {
	case "we", "i", "our", "us":
		return speaker, speakerID, news.GradeA
	case "who", "which", "that", "it", "this":
		if r.d.MentionHeadedBy(subj) < 0 {
			return "", "", ""
		}
	}
	party, by = r.party(subj)
	if speaker != "" && speaker != party && r.unnamed(subj) {
		return speaker, speakerID, news.GradeA // "the delegation" in its own speaker's words
	}
	switch {
	case party == "":
		return "", "", ""
	case at == nil:
		return party, by, news.GradeB
	case speaker == party:
		if speakerID != "" {
			by = speakerID
		}
		return party, by, news.GradeA
	}
	return party, by, news.GradeC // one side's account of another
}

// unnamed tells whether a subject is a plain nominal ("the delegation", "our
// side") that names no state.
func (r *reader) unnamed(t int) bool {
	if tag := r.d.Tokens[t].Tag; tag != "NOUN" || r.several(t) {
		return false
	}
	first, last := r.d.Subtree(t)
	for i := first; i < last; i++ {
		if _, _, ok := gazetteer.Nation(r.d.Word(i)); ok {
			return false
		}
	}
	return true
}

// several tells whether a nominal stands for more sides than the speaker's:
// "the two sides", "both delegations", "the parties".
func (r *reader) several(t int) bool {
	if l := r.lemma(t); (l == "side" || l == "party" || l == "delegation") && !strings.EqualFold(r.d.Word(t), l) {
		return true
	}
	many := false
	r.d.Children(t, func(c int) bool {
		many = many || r.d.Tokens[c].Tag == "NUM" || strings.EqualFold(r.d.Word(c), "both")
		return !many
	})
	return many
}
