package who

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// kindNoun are the nouns by which a body is meant that is named elsewhere ("the
// union's secretary").
var kindNoun = map[string]string{"union": "union", "party": "party", "guild": "guild", "association": "association", "federation": "federation",
	"league": "league", "foundation": "foundation", "council": "council", "institute": "institute", "university": "university", "airline": "airlines", "bank": "bank",
	"alliance": "alliance", "coalition": "coalition", "commission": "commission", "movement": "movement", "front": "front", "rebel": "rebel",
	"company": "", "firm": "", "organization": "", "organisation": "", "center": "center", "centre": "centre", "club": "club", "group": "group", "agency": "agency", "nonprofit": "nonprofit", "charity": "charity", "hospital": "hospital", "museum": "museum", "school": "school", "college": "college", "trust": "trust", "clinic": "clinic",
	"consultancy": "", "tank": "tank", "think-tank": "tank", "ngo": "", "newspaper": "", "brokerage": "", "startup": ""}

// anyBody are those of them that any body may be called.
var anyBody = map[string]bool{"": true, "club": true, "group": true, "agency": true}

// bodyOfNoun gives the body that an office names only by its kind: the one that
// the article's noun refers to, else the only one of the kind in the article or
// in all of them.
func (w *world) bodyOfNoun(d *news.Doc, r news.Role) string {
	first, last := d.TokensIn(r.Title.Cover(r.Of))
	if r.Of.Empty() {
		first, last = d.TokensIn(r.Title)
	}
	for i := first; i < last && i < first+12; i++ {
		noun, ok := kindNoun[strings.ToLower(d.Word(i))]
		if !ok || i == last-1 && (i == first || !strings.EqualFold(d.Word(i-1), "the")) { // unlike "founder of the charity"
			continue
		}
		if c := w.bodyAt(d, i, noun); c != nil {
			return w.own(c)
		}
	}
	return ""
}

// bodyAt gives the body that a noun for a kind stands for at a token, nil for none.
func (w *world) bodyAt(d *news.Doc, t int, noun string) *cluster {
	if c := w.ofKind(d, t); c != nil {
		return c
	}
	if c := w.referent(d, t); c != nil {
		return c
	}
	for _, set := range [][]*cluster{w.orgs[d], w.all} {
		if c, n := w.only(set, noun); n == 1 {
			return c
		} else if n > 1 {
			break
		}
	}
	if c := w.spokenOf(d, t); c != nil && anyBody[noun] {
		return c
	}
	return nil
}

// spokenOf gives the body that is the subject of one of the two sentences before
// that of a token, or of a clause before it: "The Harbour Guild has sent help. The
// group's spokesman". nil where none is, or two are.
func (w *world) spokenOf(d *news.Doc, t int) (found *cluster) {
	k := d.SentenceAt(t)
	if k < 0 {
		return nil
	}
	from := d.Sentences[max(k-2, 0)].First
	first, _ := slices.BinarySearchFunc(d.Mentions, from, func(m news.Mention, at int) int { return cmp.Compare(m.First, at) })
	for _, m := range d.Mentions[first:] {
		if m.First >= t {
			break
		}
		at := m.Head
		if at >= 0 && (d.Tokens[at].Rel == "nmod:poss" || m.Last < len(d.Tokens) && d.Word(m.Last) == "’" || d.Tokens[at].Rel == "compound" && d.Tokens[at].Head >= m.Last) { // "The Harbour Guild's page said", "A Guild page"
			at = d.Tokens[at].Head
		}
		if at < 0 || !news.RelIs(d.Tokens[at].Rel, "nsubj") {
			continue
		}
		if c := w.orgOf(d, m.Entity); c != nil {
			if found != nil && found != c {
				return nil
			}
			found = c
		}
	}
	return found
}

// only gives the body with a noun in its name, and how many have it beside one that is
// called by it alone.
func (w *world) only(set []*cluster, noun string) (found *cluster, n int) {
	var bare *cluster
	for _, c := range set {
		kinds, ok := w.kinds[c]
		if !ok {
			kinds = c.kindsOf()
			w.kinds[c] = kinds
		}
		switch {
		case noun == "" || !slices.Contains(kinds, noun):
		case identity.Fold(c.name) == noun: // "the League", whichever that is
			bare = c
		default:
			found, n = c, n+1
		}
	}
	if n == 0 && bare != nil {
		return bare, 1
	}
	return found, n
}

// kindsOf gives the words that the names of a body the gazetteer does not know end
// in, or have before "of" or "for".
func (c *cluster) kindsOf() (out []string) {
	if b, ok := gazetteer.FindBody(c.key); ok {
		switch {
		case b.Kind == "alliance":
			return []string{"alliance"}
		case b.Kind == "bloc" && strings.HasSuffix(b.Name, " League"):
			return []string{"league"}
		}
		return nil
	}
	seen := map[string]bool{}
	for _, it := range c.items {
		out = append(out, it.called...)
		if seen[it.folded()] {
			continue
		}
		seen[it.folded()] = true
		f := strings.Fields(it.folded())
		ends := func(i int) bool { return i >= 0 && (i == len(f)-1 || f[i+1] == "of" || f[i+1] == "for") }
		for i, x := range f {
			if (ends(i) || housed[x]) && slices.Index(f, x) == i {
				out = append(out, x)
			}
		}
	}
	return out
}

// housed are words that make a body one of their kind wherever in its name they stand:
// "Velm Hospital Medical Center".
var housed = set("hospital university college museum clinic")

// ofKind gives the only body of the article, else of all, that is of the kind which a
// noun for one kind alone names.
func (w *world) ofKind(d *news.Doc, t int) *cluster {
	noun := kindNoun[strings.ToLower(d.Word(t))]
	if noun == "" || anyBody[noun] {
		return nil
	}
	for _, set := range [][]*cluster{w.orgs[d], w.all} {
		if c, n := w.only(set, noun); n == 1 {
			return c
		} else if n > 1 {
			break
		}
	}
	return nil
}

// calledBefore gives the nouns for a kind of body that stand straight before a name, or
// in apposition to it: "the dockers' union Velm Porto", "Velm Porto, a dockers' union".
func (it *item) calledBefore() (out []string) {
	d := it.doc
	for _, k := range d.Entities[it.ent].Mentions {
		m := d.Mentions[k]
		if m.Kind != news.MentionName || m.First < 1 {
			continue
		}
		nouns := []string{d.Word(m.First - 1)}
		if m.Last+1 < len(d.Tokens) && d.Word(m.Last) == "," && (d.Word(m.Last+1) == "a" || d.Word(m.Last+1) == "an") {
			for i := m.Last + 2; i < min(m.Last+7, len(d.Tokens)) && d.Tokens[i].Tag != "PUNCT" && d.Tokens[i].Tag != "ADP"; i++ {
				nouns = append(nouns, d.Word(i))
			}
		}
		for _, w := range nouns {
			if kindNoun[w] != "" && !slices.Contains(out, kindNoun[w]) {
				out = append(out, kindNoun[w])
			}
		}
	}
	return out
}

// referent gives the body that a common noun at a token stands for by the
// article's chains, nil when it stands for none.
func (w *world) referent(d *news.Doc, t int) *cluster {
	for _, layer := range [][]news.Mention{d.Mentions, d.Phrases} {
		for _, m := range layer {
			if m.Head != t || m.Kind != news.MentionNominal {
				continue
			}
			if c := w.orgOf(d, m.Entity); c != nil {
				return c
			}
		}
	}
	return nil
}

// inner tells whether a word has a capital inside, not throughout.
func inner(w string) bool {
	return strings.IndexFunc(w, unicode.IsUpper) > 0 && strings.ToUpper(w) != w
}

// titleBody gives the body that a title names after "of" or "at" in capitals
// ("director general of Norland Rail"), where it is no state or place.
//
// A company can be called by one word: "chief executive of Northlea", "director of
// research at software firm NorthLea".
func titleBody(title string, company bool) string {
	for _, sep := range []string{" of ", " at "} {
		_, after, ok := strings.Cut(title, sep)
		after = strings.TrimPrefix(after, "the ")
		if _, _, nation := gazetteer.Nation(after); !ok || nation || gazetteer.City(after) {
			continue
		}
		f := strings.Fields(after)
		if sep == " at " && len(f) == 1 && unicode.IsUpper([]rune(after)[0]) && gazetteer.Kinds(after) == 0 && strings.Contains(title[:strings.Index(title, sep)], " of ") {
			return after // "head of nets at Norfish"
		}
		if n := len(f) - 1; n == 0 && (company && unicode.IsUpper([]rune(after)[0]) || inner(after)) || n > 0 && things[f[n-1]] && unicode.IsUpper([]rune(f[n])[0]) {
			return f[n]
		}
		if len(f) < 2 || slices.ContainsFunc(f, func(w string) bool { return !unicode.IsUpper([]rune(w)[0]) && !inner(w) }) {
			continue
		}
		return after
	}
	for _, x := range companyOffices { // "Velm Ferries chief executive", whatever the article takes that for
		i := strings.Index(strings.ToLower(title), " "+x)
		if !company || i < 0 {
			continue
		}
		f := strings.Fields(title[:i])
		if len(f) > 1 && !slices.ContainsFunc(f, func(w string) bool {
			return !unicode.IsUpper([]rune(w)[0]) || gazetteer.Rank(strings.ToLower(w)) != "" || gazetteer.IsTitleWord(w)
		}) {
			return title[:i]
		}
	}
	return ""
}

// leading gives the side of the body or party by whose name a title begins, whatever its
// article takes that for: "Rovers striker", "Liberal leader".
func (w *world) leading(title string) string {
	i := strings.IndexFunc(title, unicode.IsSpace)
	if i < 0 || !unicode.IsUpper([]rune(title)[0]) || !unicode.IsLower([]rune(title[i+1:])[0]) {
		return ""
	}
	return w.partyCalled(title[:i])
}

// partyCalled gives the side of the body of a name, or of the only party whose adherents
// are called by a word: "Greens", "Liberal", "Labour".
func (w *world) partyCalled(word string) (found string) {
	key := identity.Fold(word)
	for _, c := range w.begun()[key] {
		if s := w.own(c); partisan(c.name) && s != found {
			if found != "" {
				return ""
			}
			found = s
		}
	}
	if found = cmp.Or(found, w.sides[key+"s"], w.sides[key]); organ(found) {
		return ""
	}
	return found
}

// memberVotes puts somebody of whom nothing else is told on the side of the party whose
// adherent the words beside the name call him: "Ada Vell, a Liberal who", "Liberal Ada Vell".
func (c *cluster) memberVotes(votes map[string]int, w *world) {
	for _, it := range c.items {
		d := it.doc
		for _, k := range d.Entities[it.ent].Mentions {
			calls(d, d.Mentions[k], func(at int) bool {
				word, n := d.Word(at), d.NameAt(at)
				if !unicode.IsUpper([]rune(word)[0]) || n != nil && (n.Type == news.Person || n.Last-n.First > 1) {
					return false
				}
				s := w.partyCalled(word)
				if !partisan(s) && identity.Fold(s) != identity.Fold(word)+"s" {
					return false
				}
				votes[s]++
				return true
			})
		}
	}
}

// namedIn gives the side of the body that a title names behind a preposition,
// whatever its article takes that for: "spokesman for Northlea".
func (w *world) namedIn(title string) string {
	for _, sep := range [...]string{" for ", " of ", " at ", " with "} {
		_, after, ok := strings.Cut(title, sep)
		if s := w.sides[identity.Fold(strings.TrimPrefix(after, "the "))]; ok && s != "" && !organ(s) {
			return s
		}
	}
	return ""
}
