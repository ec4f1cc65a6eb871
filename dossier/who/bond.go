package who

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// bond is what the tree ties a person to beside the offices: an entity of the
// article, or a state by its people's adjective.
type bond struct {
	kind  bondKind
	ent   int    // of the doc, for all but people
	state string // of people
}

type bondKind int

const (
	bondTeam   bondKind = iota // the team, or the state whose team it is, that the person's deed served
	bondBody                   // a body that the words put the person in
	bondOwner                  // whatever owns a person by name: "Velm's Ada Vell"
	bondPeople                 // a state whose adjective or name describes the person
	bondFellow                 // somebody on whose side the person is: a team mate
	bondKin                    // a relative
)

// fellows are nouns for those who are on one side with whom they are a fellow of.
var fellows = set("mate teammate team-mate colleague running-mate clubmate compatriot countryman countrywoman ally successor predecessor deputy")

// kinship are nouns for relatives.
var kinship = set("son daughter brother sister wife husband father mother nephew niece uncle aunt cousin widow widower grandson granddaughter stepson stepdaughter brother-in-law son-in-law")

// runs are the verbs by which somebody stands for a body.
var runs = map[string]bool{"lead": true, "head": true, "chair": true, "run": true, "represent": true, "direct": true, "found": true}

// serves are verbs by which somebody does something for a body.
var serves = map[string]bool{"play": true, "work": true, "race": true, "ride": true, "drive": true, "fight": true, "speak": true, "volunteer": true, "teach": true, "sign": true,
	"score": true, "throw": true, "rush": true, "catch": true, "kick": true, "bat": true, "net": true, "debut": true, "star": true, "captain": true}

// scholars are strangers to what they know of, and belong where they are "at".
var scholars = set("expert historian critic columnist watcher")

// hires are verbs by which a body takes somebody in or puts somebody out.
var hires = set("hire sign acquire draft recruit fire sack dismiss waive bench")

// parties are nouns for those whom a body sends or sets up.
var parties = set("mission team panel delegation inquiry commission committee task-force investigation probe office branch unit programme program project")

// follows are verbs by which somebody has the office of another, before or after him.
var follows = set("succeed replace precede")

type bondsKey struct{}

// bondsIn gives, by index of the article's persons, what the tree ties each to: by
// what owns, follows or describes the name, the noun that stands for the person
// (apposition, title, predicate, or a noun phrase that refers to it), and by what it
// does for whom.
func bondsIn(d *news.Doc) map[int][]bond {
	out := map[int][]bond{}
	for _, layer := range [][]news.Mention{d.Mentions, d.Phrases} {
		for i := range layer {
			m := &layer[i]
			if m.Entity < 0 || m.Head < 0 || m.Head >= len(d.Tokens) || d.Entities[m.Entity].Type != news.Person || m.Kind == news.MentionPronoun || label(d, m) || m.Kind == news.MentionNominal && strings.ContainsAny(d.Words(m.Span), ":;*|") {
				continue
			}
			for _, t := range describing(d, m) {
				for _, b := range bondsOf(d, t, m) {
					if b.ent != m.Entity || b.state != "" {
						out[m.Entity] = append(out[m.Entity], b)
					}
				}
			}
			out[m.Entity] = append(out[m.Entity], beside(d, m)...)
		}
	}
	return out
}

// label tells whether a name only says what thing a noun means: "the Herald's Ada Vell
// cover".
func label(d *news.Doc, m *news.Mention) bool {
	return m.Kind == news.MentionName && m.Last < len(d.Tokens) && d.Tokens[m.Last].Tag == "NOUN" && !gazetteer.IsOfficeHead(d.Word(m.Last)) && news.RelIs(d.Tokens[m.Head].Rel, "compound")
}

// beside gives the bonds of a name to the phrases that touch it, whatever the tree
// hangs these on: the owner straight before it, and what "of" or "from" leads in
// straight behind it or after a comma.
func beside(d *news.Doc, m *news.Mention) (out []bond) {
	n := d.NameAt(m.Head)
	if m.Kind != news.MentionName || n == nil || twoNames(d, n) {
		return nil
	}
	tie := func(kind bondKind, phrase int) {
		if phrase < 0 {
			return
		}
		switch e, state := target(d, phrase); {
		case state != "":
			out = append(out, bond{kind: bondPeople, state: state})
		case e >= 0 && e != m.Entity:
			out = append(out, bond{kind: kind, ent: e})
		}
	}
	tie(bondOwner, owning(d, n, m.Head))
	at := n.Last
	if at+2 < len(d.Tokens) && d.Word(at) == "(" { // "Ada Vell (Velm United; 12 caps)"
		if x := d.NameAt(at + 1); x != nil && x.First == at+1 && x.Last < len(d.Tokens) && x.Type == news.Organization && strings.Contains("),;", d.Word(x.Last)) {
			tie(bondBody, d.HeadOf(x.First, x.Last))
		}
	}
	if at+2 < len(d.Tokens) && d.Word(at) == "," {
		at++
		if at+2 < len(d.Tokens) && d.Tokens[at].Tag == "NUM" && d.Word(at+1) == "," {
			at += 2 // "Ada Vell, 52, of the Harbour Party"
		}
		if c := onePeople(d, at+1); c != "" { // "Ada Vell, a Norlander who"
			out = append(out, bond{kind: bondPeople, state: c})
		}
	}
	if at+2 < len(d.Tokens) && d.Word(at) == "and" && d.Word(at+1) == "colleagues" {
		at += 2 // "Ada Vell and colleagues at the Harbour Institute"
		if d.Tokens[at].Rel == "case" {
			tie(bondBody, d.Tokens[at].Head)
		}
	}
	if at < len(d.Tokens) && d.Tokens[at].Rel == "case" {
		switch strings.ToLower(d.Word(at)) {
		case "of", "from":
			if !hometown(d, m, d.Tokens[at].Head) {
				tie(bondBody, d.Tokens[at].Head)
			}
		case "for":
			if k := d.Tokens[at].Head; k > at && d.Tokens[k].Rel == "nmod" && d.Tokens[k].Head >= n.First && d.Tokens[k].Head < n.Last { // "twice as many as Ada Vell for the Gulls"
				tie(bondBody, k)
			}
		case "with":
			if at > n.Last { // "Ada Vell, with the Harbour Guild's boats, said"
				i := at + 1
				if i+1 < len(d.Tokens) && d.Word(i) == "the" {
					i++
				}
				if x := d.NameAt(i); x != nil && x.Type == news.Organization {
					tie(bondBody, d.HeadOf(x.First, x.Last))
				}
			}
		case "in":
			for i := at + 1; i < min(at+4, len(d.Tokens)); i++ { // "Ada Vell in the daily Velm Herald"
				if x := d.NameAt(i); x != nil && press(d.Words(x.Span)) {
					tie(bondBody, d.HeadOf(x.First, x.Last))
					break
				}
			}
		case "at":
			x := d.NameAt(d.Tokens[at].Head)
			if n.First > 0 && gazetteer.IsOfficeHead(d.Word(n.First-1)) || x != nil && x.Type == news.Organization && private(d.Words(x.Span)) {
				tie(bondBody, d.Tokens[at].Head) // "analyst Ada Vell at Merrow Bank", "Ada Vell at the Harbour Institute"
			}
		}
	}
	return out
}

// owning gives the token of the owner straight before a name: "Velm's Dr. Ada Vell", "Velm's Ole
// Dahl and Ada Vell"; -1 for none.
func owning(d *news.Doc, n *news.Name, head int) int {
	b := n.First - 1
	if b > 1 && strings.EqualFold(strings.TrimSuffix(d.Word(b), "."), "dr") {
		b--
	}
	if b > 1 && d.Word(b) == "and" && d.Tokens[head].Rel == "conj" {
		if x := d.NameAt(b - 1); x != nil && x.Type == news.Person && x.Last == b {
			b = x.First - 1
		}
	}
	if b < 1 {
		return -1
	}
	if x := d.NameAt(b - 1); x != nil && x.Last == b && x.Type == news.Organization && news.Possessive(d.Word(b)) {
		return d.HeadOf(x.First, x.Last) // whatever the tree takes it for
	}
	if d.Tokens[b].Tag == "PART" && d.Tokens[b].Rel == "case" {
		return d.Tokens[b].Head
	}
	return -1
}

// describing gives the tokens at which a mention is described: its head, the noun
// that the name is an apposition or title of, its own appositions, and the noun of
// which it is the subject.
func describing(d *news.Doc, m *news.Mention) []int {
	h := m.Head
	out := []int{h}
	if m.Kind != news.MentionName {
		return out
	}
	for at, n := h, 0; n < 3; n++ { // up, through the words of the name to the noun before it
		up, rel := d.Tokens[at].Head, d.Tokens[at].Rel
		if up < 0 || up > at && d.Tokens[up].Tag == "NOUN" && !gazetteer.IsOfficeHead(d.Word(up)) || up < at && parted(d, up, at) || at-up > 4 || up-at > 3 || !news.RelIs(rel, "appos") && !news.RelIs(rel, "flat") && !news.RelIs(rel, "compound") && rel != "nmod:desc" {
			break
		}
		if _, body := kindNoun[strings.ToLower(d.Lemma(up))]; body && !rebel(strings.ToLower(d.Lemma(up))) {
			break // "the head of the Norlandic company, Ada Vell"
		}
		if tag := d.Tokens[up].Tag; tag != "NOUN" && (tag != "PROPN" || named(d, up, m.Entity)) {
			break
		}
		out = append(out, up)
		at = up
	}
	if b := m.First - 1; b >= 0 && d.Tokens[b].Tag == "NOUN" && d.Tokens[b].Head == d.Tokens[h].Head && d.Tokens[b].Rel == d.Tokens[h].Rel {
		out = append(out, b) // two objects of one verb, which are one: "passed team mate Ada Vell"
	}
	d.Children(h, func(k int) bool {
		rel := d.Tokens[k].Rel
		switch {
		case news.RelIs(rel, "appos"), rel == "nmod:desc", news.RelIs(rel, "compound") && d.Tokens[k].Tag == "NOUN", news.RelIs(rel, "flat") && d.Tokens[k].Tag == "NOUN":
			if !named(d, k, m.Entity) {
				out = append(out, k)
			}
		}
		return true
	})
	if up := d.Tokens[h].Head; up >= 0 && d.Tokens[h].Rel == "nsubj" && d.Tokens[up].Tag == "NOUN" && d.Child(up, "cop") >= 0 {
		out = append(out, up)
	} else if up >= 0 && d.Tokens[h].Rel == "nsubj" && d.Tokens[up].Lemma == "become" {
		if c := d.Child(up, "xcomp", "obj"); c >= 0 && d.Tokens[c].Tag == "NOUN" {
			out = append(out, c)
		}
	}
	return out
}

// named tells whether a token heads the name of another than an entity.
func named(d *news.Doc, t, e int) bool {
	k := d.MentionHeadedBy(t)
	return k >= 0 && d.Mentions[k].Kind == news.MentionName && d.Mentions[k].Entity != e
}

// bondsOf gives what the words that depend on a token tie the person to whom it
// describes.
func bondsOf(d *news.Doc, t int, m *news.Mention) (out []bond) {
	noun := noun(d, t)
	self := t == m.Head && m.Kind == news.MentionName
	if past(d, t) {
		return nil
	}
	foreign := strangers[noun]
	d.Children(t, func(k int) bool {
		rel := d.Tokens[k].Rel
		e, state := target(d, k)
		switch {
		case rel == "nmod:poss" && e >= 0 && kinship[noun]:
			if x := beforeAnd(d, k); x >= 0 && d.Tokens[k].Tag == "PRON" {
				e = x
			}
			out = append(out, bond{kind: bondKin, ent: e})
		case rel == "nmod:poss" && e >= 0 && fellows[noun]:
			out = append(out, bond{kind: bondFellow, ent: e})
		case foreign && !(scholars[noun] && e >= 0 && k > t && news.RelIs(rel, "nmod") && (d.Cased(k, "at") || d.Cased(k, "with"))):
		case rel == "nmod:poss" && state != "":
			if m.Kind == news.MentionNominal && d.Tokens[k].Tag == "PRON" && nearer(d, m) {
				return true // "Vell asked whether Dahl had to leave as its leader"
			}
			if self || !kinship[noun] {
				out = append(out, bond{kind: bondPeople, state: state})
			}
		case rel == "nmod:poss" && e >= 0 && (self || fellows[noun] || d.Entities[e].Type == news.Organization || strings.HasSuffix(noun, "founder")):
			out = append(out, bond{kind: bondOwner, ent: e})
		case state != "" && k < t && (news.RelIs(rel, "amod") || news.RelIs(rel, "compound") || rel == "nmod:desc"):
			if e >= 0 && (self || !gazetteer.IsOfficeHead(noun) && !gazetteer.Sporting(noun)) || k+1 < t && d.Tokens[k+1].Tag == "PROPN" && !self {
				return true // "the Norland quake", "Norlandic Open champion"
			}
			out = append(out, bond{kind: bondPeople, state: state})
		case e < 0 || state != "" || self && hometown(d, m, k):
		case k < t && (news.RelIs(rel, "compound") || rel == "nmod:desc"):
			out = append(out, bond{kind: bondBody, ent: e})
		case k > t && news.RelIs(rel, "appos") && d.Entities[e].Type == news.Organization && d.Word(k-1) == "(",
			k > t && news.RelIs(rel, "nmod") && (d.Cased(k, "of") || d.Cased(k, "from") || !self && (d.Cased(k, "at") || d.Cased(k, "with"))):
			out = append(out, bond{kind: bondBody, ent: e})
		}
		return true
	})
	return append(append(out, deeds(d, t)...), played(d, t)...)
}

// beforeAnd gives the person whose name "and" joins to a token: "Ole Dahl of Norland and
// his wife"; -1 for none.
func beforeAnd(d *news.Doc, t int) int {
	if t < 2 || d.Word(t-1) != "and" {
		return -1
	}
	n := d.NameAt(t - 2)
	if n != nil && n.Type != news.Person && n.First > 1 && d.Word(n.First-1) == "of" {
		n = d.NameAt(n.First - 2)
	}
	if n == nil || n.Type != news.Person {
		return -1
	}
	if x := d.MentionHeadedBy(d.HeadOf(n.First, n.Last)); x >= 0 {
		return d.Mentions[x].Entity
	}
	return -1
}

// noun gives the word of a token by which somebody is described, a compound with a
// hyphen or in two words as one.
func noun(d *news.Doc, t int) string {
	w := strings.ToLower(d.Lemma(t))
	if t > 1 && d.Word(t-1) == "-" {
		return strings.ToLower(d.Word(t-2)) + "-" + w
	}
	return w
}

// past tells whether a noun is said of what somebody was: "former president of Velm".
func past(d *news.Doc, t int) (found bool) {
	d.Children(t, func(k int) bool {
		found = found || k < t && gazetteer.Rank(d.Word(k)) == gazetteer.Former
		return !found
	})
	return found
}

// target gives the entity that a token is the head of, or the state whose people's
// adjective or name it is.
func target(d *news.Doc, t int) (e int, state string) {
	if c, how, ok := gazetteer.Nation(d.Word(t)); ok && how == gazetteer.Demonym && !ofName(d, t) {
		return -1, c
	}
	k := d.MentionHeadedBy(t)
	if k < 0 || d.Mentions[k].Kind == news.MentionNominal { // "the watchdog Harbour Guild"
		d.Children(t, func(c int) bool {
			if rel := d.Tokens[c].Rel; c > t && d.Tokens[c].Tag == "PROPN" && (news.RelIs(rel, "appos") || news.RelIs(rel, "flat")) {
				if x := d.MentionHeadedBy(c); x >= 0 && d.Mentions[x].Kind == news.MentionName {
					k = x
					return false
				}
			}
			return true
		})
	}
	_, kind := kindNoun[strings.ToLower(d.Word(t))]
	if (kind || papers[strings.ToLower(d.Word(t))]) && t > 0 && (k < 0 || d.Mentions[k].Kind == news.MentionNominal) { // "the Harbour Guild union"
		n := d.NameAt(t - 1)
		if n == nil || n.Last != t {
			n = d.NameAt(t + 1) // "the group Harbour Watch"
		}
		if n != nil && (n.Last == t || n.First == t+1) && n.Type == news.Organization {
			k = d.MentionHeadedBy(d.HeadOf(n.First, n.Last))
		}
	}
	if k < 0 || d.Mentions[k].Entity < 0 {
		return -1, ""
	}
	e = d.Mentions[k].Entity
	if x := d.Entities[e]; x.Type == news.Country {
		return e, x.Country
	}
	return e, ""
}

// deeds gives the bodies for which somebody, described by a token, is said to act:
// "who plays for Velm United", "who leads the Miners Union".
func deeds(d *news.Doc, t int) (out []bond) {
	acts := func(verb int) {
		plays := d.Tokens[verb].Tag == "NUM" // "was 7 of 16 for the Gulls"
		lemma := strings.ToLower(d.Lemma(verb))
		d.Children(verb, func(k int) bool {
			e, state := target(d, k)
			rel := d.Tokens[k].Rel
			if (e < 0 || d.Entities[e].Name == "") && rel == "obj" && runs[lemma] && parties[strings.ToLower(d.Lemma(k))] { // "led a Harbour Guild mission"
				d.Children(k, func(x int) bool {
					if of, state := target(d, x); of >= 0 && state == "" && (x < k || d.Cased(x, "of")) && d.Entities[of].Type == news.Organization {
						out = append(out, bond{kind: bondBody, ent: of})
					}
					return true
				})
			}
			if e >= 0 && succession(d, verb, k) {
				out = append(out, bond{kind: bondFellow, ent: e})
			}
			if rel == "obj" && (d.Child(k, "nummod") >= 0 || lemma == "win" || lemma == "claim" || lemma == "take") { // "had ten rebounds for the Gulls"
				out = append(out, scored(d, k)...)
				plays = plays || d.Child(k, "nummod") >= 0
			}
			if e >= 0 && state == "" && ((runs[lemma] || lemma == "join" && joins(d, verb)) && rel == "obj" || (serves[lemma] || plays) && (news.RelIs(rel, "obl") || plays && news.RelIs(rel, "nmod")) && (d.Cased(k, "for") || d.Cased(k, "at") || lemma == "sign" && d.Cased(k, "with"))) {
				out = append(out, bond{kind: bondBody, ent: e})
			}
			return true
		})
		if plays && len(out) == 0 {
			out = append(out, playing(d, verb)...)
		}
	}
	d.Children(t, func(k int) bool {
		if news.RelIs(d.Tokens[k].Rel, "acl") && d.Tokens[k].Tag == "VERB" {
			acts(k)
		}
		return true
	})
	if up := d.Tokens[t].Head; up >= 0 && runs[strings.ToLower(d.Lemma(up))] && news.RelIs(d.Tokens[t].Rel, "obl") && d.Cased(t, "by") { // "The Guild has been headed by director Ada Vell"
		if s := d.Child(up, "nsubj"); s >= 0 {
			if e, state := target(d, s); e >= 0 && state == "" && d.Entities[e].Type == news.Organization {
				out = append(out, bond{kind: bondBody, ent: e})
			}
		}
	}
	if up := d.Tokens[t].Head; up >= 0 && succession(d, up, t) { // "She replaces Ole Dahl", "Ada Vell, who took over from Dahl"
		s := d.Child(up, "nsubj")
		if news.RelIs(d.Tokens[up].Rel, "acl") {
			s = d.Tokens[up].Head
		}
		if m := d.MentionHeadedBy(max(s, 0)); s >= 0 && m >= 0 && d.Mentions[m].Entity >= 0 {
			out = append(out, bond{kind: bondFellow, ent: d.Mentions[m].Entity})
		}
	}
	if up := d.Tokens[t].Head; up >= 0 && d.Tokens[t].Rel == "obj" && hires[strings.ToLower(d.Lemma(up))] {
		if s := d.Child(up, "nsubj"); s >= 0 {
			if e, state := target(d, s); e >= 0 && state == "" && d.Entities[e].Type == news.Organization {
				out = append(out, bond{kind: bondBody, ent: e})
			}
		}
	}
	if up := d.Tokens[t].Head; up >= 0 && d.Tokens[t].Rel == "nsubj" && (d.Tokens[up].Tag == "VERB" || d.Tokens[up].Tag == "NUM") {
		for verbs := []int{up}; len(verbs) > 0; verbs = verbs[1:] { // "Ada Vell ran, rose and led Velm United to"
			acts(verbs[0])
			d.Children(verbs[0], func(k int) bool {
				if k > verbs[0] && d.Tokens[k].Rel == "conj" && d.Tokens[k].Tag == "VERB" {
					verbs = append(verbs, k)
				}
				return true
			})
		}
	}
	return out
}

// succession tells whether a verb says that its subject has the office of whom a token
// names: "replaces Vell", "took over from Vell".
func succession(d *news.Doc, verb, t int) bool {
	switch rel := d.Tokens[t].Rel; {
	case rel == "obj":
		return follows[strings.ToLower(d.Lemma(verb))]
	case news.RelIs(rel, "obl") && d.Cased(t, "from"):
		return strings.EqualFold(d.Lemma(verb), "take") && verb+1 < len(d.Tokens) && strings.EqualFold(d.Word(verb+1), "over")
	}
	return false
}

// joins tells whether somebody joins what he is to work for: "joined Velm from Orst",
// "joined Velm as its manager".
func joins(d *news.Doc, verb int) (found bool) {
	d.Children(verb, func(k int) bool {
		found = found || news.RelIs(d.Tokens[k].Rel, "obl") && (d.Cased(k, "from") || d.Cased(k, "as"))
		return !found
	})
	return found
}

// scored gives the bodies for which what is counted was done: "ten points, six
// rebounds and two steals for Velm".
func scored(d *news.Doc, obj int) (out []bond) {
	for at := []int{obj}; len(at) > 0; at = at[1:] {
		d.Children(at[0], func(k int) bool {
			if d.Tokens[k].Rel == "conj" && k > at[0] {
				at = append(at, k)
			}
			if e, state := target(d, k); e >= 0 && state == "" && d.Tokens[k].Rel == "nmod" && d.Cased(k, "for") && d.Entities[e].Type == news.Organization {
				out = append(out, bond{kind: bondBody, ent: e})
			}
			return true
		})
	}
	return out
}

type ownersKey struct{}

// ownersIn gives the entities of an article to which its words tie a person by
// name as to a body: "Velm's Ada Vell", "Ada Vell of Velm".
func ownersIn(d *news.Doc) map[int]bool {
	out := map[int]bool{}
	for _, of := range news.Small(d, bondsKey{}, bondsIn) {
		for _, b := range of {
			if b.kind == bondBody || b.kind == bondOwner {
				out[b.ent] = true
			}
		}
	}
	return out
}

// bondVotes puts a person whose offices tell no side on that of what the articles
// tie the person to: a body, else a people, else somebody's on whose side the
// person is, else that of a relative who acts for a state.
func (c *cluster) bondVotes(votes map[string]int, w *world) {
	for _, kinds := range [...][2]bondKind{{bondTeam, bondTeam}, {bondBody, bondOwner}, {bondPeople, bondPeople}, {bondFellow, bondFellow}, {bondKin, bondKin}} {
		for _, it := range c.items {
			for _, b := range news.Small(it.doc, bondsKey{}, bondsIn)[it.ent] {
				if b.kind < kinds[0] || b.kind > kinds[1] {
					continue
				}
				if s := w.bondSide(it, b, c); s != "" {
					votes[s]++
				}
			}
		}
		if len(votes) > 0 {
			return
		}
	}
	for _, it := range c.items { // "the Treasury's Ada Vell"
		for _, b := range news.Small(it.doc, bondsKey{}, bondsIn)[it.ent] {
			if b.kind != bondBody && b.kind != bondOwner || b.state != "" || len(it.roles) > 0 || it.words < 2 {
				continue
			}
			if s, how, ok := gazetteer.Nation(it.doc.Entities[b.ent].Name); ok && how == gazetteer.Seat && it.doc.Entities[b.ent].Type == news.Organization {
				votes[s]++
			}
		}
	}
}

// bondSide gives the side on which a bond puts somebody, "" for none.
func (w *world) bondSide(it *item, b bond, c *cluster) string {
	if b.state != "" {
		if slices.ContainsFunc(it.roles, func(k int) bool { r := it.doc.Roles[k]; return r.Country == b.state && ofFirm(r) }) {
			return "" // "the Norlandic country director" of a charity
		}
		if w.others(b.state, c, it) || w.headed(b.state, c) && slices.ContainsFunc(it.roles, func(k int) bool { return it.doc.Roles[k].Norm == "president" }) {
			return ""
		}
		return b.state
	}
	if x := w.people[it.doc][b.ent]; x != nil {
		if x == c || b.kind == bondBody || b.kind == bondOwner {
			return ""
		}
		p := w.partyOf(x)
		if _, how, ok := gazetteer.Nation(p); ok && how == gazetteer.Name {
			if !x.official() {
				return "" // team mates can be of two peoples
			}
		} else if b.kind == bondKin {
			return "" // a player's wife is not of the team
		}
		return p
	}
	if b.kind == bondFellow || b.kind == bondKin {
		return ""
	}
	x := w.orgOf(it.doc, b.ent)
	if x == nil {
		x = w.nameless(it.doc, b.ent)
	}
	if x == nil {
		return ""
	}
	if body, known := gazetteer.FindBody(x.key); known && body.Kind == "sport" {
		return "" // all who take part are in a league
	}
	s := w.own(x)
	if it.seated() && !partisan(s) && !slices.Contains(x.kindsOf(), "party") {
		return "" // a member of parliament is of a constituency, and on committees
	}
	return s
}

// nameless gives the body that an entity without a name stands for, by the noun for its
// kind: "the hospital's Dr. Ada Vell"; nil for others.
func (w *world) nameless(d *news.Doc, e int) *cluster {
	if d.Entities[e].Name != "" {
		return nil
	}
	for _, k := range d.Entities[e].Mentions {
		if m := d.Mentions[k]; m.Kind == news.MentionNominal && m.Head >= 0 {
			if noun := kindNoun[strings.ToLower(d.Word(m.Head))]; noun != "" && !anyBody[noun] {
				if c := w.bodyAt(d, m.Head, noun); c != nil {
					return c
				}
			}
		}
	}
	return nil
}

// official tells whether somebody is given an office.
func (c *cluster) official() bool {
	return slices.ContainsFunc(c.items, func(it *item) bool { return len(it.roles) > 0 })
}

// seated tells whether an article gives somebody an office of a state's government
// or parliament.
func (it *item) seated() bool {
	return slices.ContainsFunc(it.roles, func(k int) bool { r := it.doc.Roles[k]; return stateOffice(r.Norm) || chamber(it.doc, r) })
}
