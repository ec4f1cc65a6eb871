package attribution

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/lang/attribution/span"
	"synoptic/news"
	"synoptic/wordlist"
)

const (
	speechWords = 5  // a quotation of fewer words may be a title or a distanced word
	mostParts   = 32 // how many quotations one attribution takes up
	reach       = 30 // how far from a quotation its cue may stand, in tokens
)

// coverQuotes sees to it that every quotation of speech lies wholly in the
// content of one attribution.
func (r *reader) coverQuotes() {
	for q := range r.x.Quotes {
		if r.crosshead(q) || r.transcript(q) {
			continue
		}
		if o := r.owner(q); o != nil {
			if r.ended(o, q) {
				r.release(o, q)
				r.orphan(q)
				continue
			}
			if d := r.interrupted(q); d != nil && r.strays(o, q) {
				o = d
			}
			r.give(q, o)
		} else {
			r.orphan(q)
		}
	}
	r.leadUp(false)
}

// leadUp gives a quotation without a cue that is not closed in its paragraph to
// the draft of the next paragraph's, where that one has the cue of both; also,
// where asked for, one behind words that have a cue: "“We came,” Balk said.
// “We saw." and then "“We stayed,” he added."
func (r *reader) leadUp(others bool) {
	for q := len(r.x.Quotes) - 2; q >= 0; q-- {
		k, next := r.x.Quotes[q], r.x.Quotes[q+1]
		par := r.x.Tokens[k.A].Par
		if !r.x.Marks[q].Open || k.B != r.x.Pars[par].B || int(par)+1 >= len(r.x.Pars) || next.A != r.x.Pars[par+1].A {
			continue
		}
		d, n := r.held[k.A], r.held[next.A]
		if d == nil || n == nil || d == n || n.gone || n.cue < next.B || len(n.content) >= mostParts {
			continue
		}
		if last := len(d.content) - 1; d.cue < 0 || others && d.cue < k.A && last > 0 && d.content[last] == k {
			r.give(q, n)
		}
	}
}

// crosshead tells whether a quotation is a heading, or a short line alone.
func (r *reader) crosshead(q int) bool {
	k := r.x.Quotes[q]
	if r.kind(k.A) == news.BlockHeading {
		return true
	}
	p := r.x.Pars[r.x.Tokens[k.A].Par]
	if k.A != p.A || k.B != p.B || r.words(k) > 6 || r.x.Marks[q].Open {
		return false
	}
	inner := r.d.Words(r.x.Marks[q].Inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	return !strings.ContainsRune(".,!?…;", last)
}

// transcript tells whether a quotation begins with the name of its speaker as
// the layout shows it ("“NAME: words").
func (r *reader) transcript(q int) bool {
	k := r.x.Quotes[q]
	for i := k.A; i < min(k.B, k.A+6); i++ {
		if d := r.cues[i]; d != nil && d.layout {
			return true
		}
	}
	return false
}

// capitals tells whether the words of a quotation are those of a title or a
// nickname: all nouns, verbs and their attributes begin with a capital.
func (r *reader) capitals(k span.Range) bool {
	n := 0
	for i := k.A; i < k.B; i++ {
		if p := r.d.Tokens[i].XPos; r.x.Tokens[i].Word && p != "" && strings.Contains("NVJR", p[:1]) && p != "RP" {
			first, _ := utf8.DecodeRuneInString(r.d.Word(i))
			if n++; !unicode.IsUpper(first) {
				return false
			}
		}
	}
	return n > 0 && r.words(k) > 1 && r.words(k) <= 8
}

// signed tells whether a quotation is the title of somebody's work: "“A town
// without water,” by Mara Tolen".
func (r *reader) signed(k span.Range) bool {
	return k.B+1 < len(r.x.Tokens) && r.d.Word(k.B) == "by" && (r.x.Tokens[k.B+1].Upper || r.d.Tokens[k.B+1].XPos == "DT")
}

func (r *reader) words(k span.Range) int {
	if k.A >= k.B {
		return 0
	}
	return int(r.before[k.B] - r.before[k.A])
}

// owner gives the draft that holds most words of a quotation from outside it,
// nil when none holds a word.
func (r *reader) owner(q int) *draft {
	k := r.x.Quotes[q]
	count := map[*draft]int{}
	var best *draft
	for i := k.A; i < k.B; i++ {
		d := r.held[i]
		if d == nil || !r.x.Tokens[i].Word || d.cue >= 0 && k.Has(d.cue) {
			continue
		}
		if count[d]++; best == nil || count[d] > count[best] {
			best = d
		}
	}
	return best
}

// give puts a quotation wholly into one draft and takes it from the others. A
// draft whose cue stands inside the quotation tells what the quoted words say
// and goes.
func (r *reader) give(q int, owner *draft) {
	k := r.x.Quotes[q]
	var cut *draft
	for i := k.A; i < k.B; i++ {
		if d := r.cues[i]; d != nil && d != owner {
			d.gone = true
			r.cues[i] = nil
		}
		if d := r.held[i]; d != nil && d != owner && d != cut {
			cut = d
			d.content = without(d.content, k)
			d.gone = d.gone || len(d.content) == 0
		}
	}
	owner.content = join(append(owner.content, k))
	owner.source = without(owner.source, k)
	r.hold(owner, k)
}

// join sorts ranges and joins those that touch.
func join(rs []span.Range) []span.Range {
	sort.Slice(rs, func(i, j int) bool { return rs[i].A < rs[j].A || rs[i].A == rs[j].A && rs[i].B < rs[j].B })
	out := rs[:0]
	for _, s := range rs {
		if n := len(out); n > 0 && s.A <= out[n-1].B {
			out[n-1].B = max(out[n-1].B, s.B)
		} else if s.A < s.B {
			out = append(out, s)
		}
	}
	return out
}

// without cuts a range out of ranges.
func without(rs []span.Range, k span.Range) []span.Range {
	var out []span.Range
	for _, s := range rs {
		if s.B <= k.A || s.A >= k.B {
			out = append(out, s)
			continue
		}
		if s.A < k.A {
			out = append(out, span.Range{A: s.A, B: k.A})
		}
		if s.B > k.B {
			out = append(out, span.Range{A: k.B, B: s.B})
		}
	}
	return out
}

// orphan finds a place for a quotation of speech that no draft holds: the
// draft of the quotation that it goes on from, over a paragraph's end or a
// clause between; the name above it; a verb of saying in its sentence; the draft before it that it
// goes on from ("…," she said. "…"); else an attribution of its own without a
// cue, which keeps the speaker of the draft beside it.
func (r *reader) orphan(q int) {
	k := r.x.Quotes[q]
	if d := r.unclosed(q); d != nil {
		r.give(q, d)
		return
	}
	if l := r.labelled(q); l != nil {
		r.add(&draft{cue: -1, rule: true, speaker: -1, sure: 0.5, source: l}, q)
		return
	}
	if d, from := r.adjoins(k); d != nil {
		d.content = append(d.content, span.Range{A: from, B: k.A})
		r.hold(d, span.Range{A: from, B: k.A})
		r.give(q, d)
		return
	}
	if r.words(k) < speechWords && !r.sentence(q) || r.capitals(k) || r.signed(k) {
		return
	}
	d := r.interrupted(q)
	if d != nil {
		r.give(q, d)
		return
	}
	if d = r.near(q); d == nil {
		if c := r.reporting(q); c >= 0 {
			d := &draft{cue: c, rule: true, speaker: -1, sure: 0.5}
			d.source = r.subject(c, k)
			r.add(d, q)
			return
		}
		if d = r.previous(q); r.continues(d, k) || r.follows(d, q) {
			r.give(q, d)
			return
		}
	}
	if d != nil && d.cue < 0 && d.goesOn != nil {
		d = d.goesOn
	}
	o := &draft{cue: -1, rule: true, speaker: -1, sure: 0.3, goesOn: d}
	if r.near(q) == nil || k.A > 0 && r.x.Tokens[k.A-1].Sign == ':' {
		o.source = r.introduced(q)
	}
	r.add(o, q)
}

// introduced gives the subject of the clause that leads to a quotation without
// a cue: that of the verb which governs it in the tree ("the mayor has a new
// motto, “…”"), else that of the last clause before a colon, which may end the
// paragraph before. Nil when there is none.
func (r *reader) introduced(q int) []span.Range {
	k := r.x.Quotes[q]
	if s := r.possessed(q); s != nil {
		return s
	}
	top := r.d.HeadOf(k.A, k.B)
	if top >= 0 && r.d.Tokens[top].Head >= 0 {
		if s := r.governing(r.d.Tokens[top].Head); s >= 0 && s < k.A && r.speaks(s) {
			return r.phraseOf(s, k)
		}
	}
	if k.A == 0 || r.x.Tokens[k.A-1].Sign != ':' {
		return nil
	}
	sent := r.around(k.A - 1)
	for i := sent.A; i < k.A; i++ { // whose clause the sentence is
		if r.d.Tokens[i].Head >= 0 {
			continue
		}
		if s := r.child(i, "nsubj"); s >= 0 && s < k.A && r.x.Tokens[s].Quote < 0 && r.speaks(s) && !r.passive(i) {
			return r.phraseOf(s, k)
		}
	}
	for i := k.A - 1; i >= sent.A; i-- {
		if news.RelIs(r.d.Tokens[i].Rel, "nsubj") && r.x.Tokens[i].Quote < 0 && r.speaks(i) {
			return r.phraseOf(i, k)
		}
	}
	return nil
}

// speaks tells whether a subject can be a speaker: "it gets better" names none.
func (r *reader) speaks(i int) bool {
	p := r.d.Tokens[i].XPos
	return strings.HasPrefix(p, "NN") || p == "PRP" && !strings.EqualFold(r.d.Word(i), "it")
}

// phraseOf gives what hangs on a subject, the word alone if that is long or
// reaches over the quotation k.
func (r *reader) phraseOf(subject int, k span.Range) []span.Range {
	if a, b := r.subtree(subject); b-a <= 25 && (b <= k.A || a >= k.B) {
		return []span.Range{{A: a, B: b}}
	}
	return []span.Range{{A: subject, B: subject + 1}}
}

// unmarked is over how many paragraphs at most a quotation without a closing mark goes on to the next
// opening one: some pages set each sentence as a paragraph.
const unmarked = 4

// unclosed gives the draft of the quotation in the paragraph before that has no
// closing mark, when quotation q begins its paragraph: by the custom of the
// press it goes on there.
func (r *reader) unclosed(q int) *draft {
	k := r.x.Quotes[q]
	par := r.x.Tokens[k.A].Par
	if q == 0 || k.A != r.x.Pars[par].A || !r.x.Marks[q-1].Open {
		return nil
	}
	last := r.x.Quotes[q-1]
	if from := r.x.Tokens[last.B-1].Par; from >= par || from < par-unmarked {
		return nil
	}
	if d := r.held[last.B-1]; d != nil && !d.gone && len(d.content) < mostParts {
		return d
	}
	return nil
}

// strays tells whether a draft runs over a comma into a quotation from words
// after its cue: "“We came,” she said, pointing to [the sea, “and we stayed”]".
func (r *reader) strays(o *draft, q int) bool {
	k := r.x.Quotes[q]
	return o.cue >= 0 && len(o.content) == 1 && o.cue < o.content[0].A && o.content[0].A < k.A-1 && r.x.Tokens[k.A-1].Sign == ','
}

// ended tells whether a quotation that a draft holds ends as a sentence does,
// before a sentence that has a cue and words of its own: "“It was ours.” The
// mill will be sold in May, the council said."
func (r *reader) ended(o *draft, q int) bool {
	k := r.x.Quotes[q]
	inner := r.d.Words(r.x.Marks[q].Inner)
	if o.cue < k.B || o.layout || r.x.Marks[q].Open || !strings.HasSuffix(inner, ".") || r.words(k) < speechWords ||
		k.B >= len(r.x.Tokens) || !r.x.Tokens[k.B].Upper || r.x.Tokens[k.B].Quote >= 0 {
		return false
	}
	own := 0
	for _, c := range o.content {
		if c.B > k.B {
			c.A = max(c.A, k.B)
			own += r.words(c)
		}
	}
	return own > 3
}

// release takes a quotation out of a draft.
func (r *reader) release(o *draft, q int) {
	k := r.x.Quotes[q]
	o.content = without(o.content, k)
	for i := k.A; i < k.B; i++ {
		r.held[i] = nil
	}
}

// interrupted gives the draft whose quotation ends with a comma before its cue
// in the sentence of quotation q, which goes on with a small letter: "“We
// came,” she said, pointing to the sea, “and we stayed.”"
func (r *reader) interrupted(q int) *draft {
	k := r.x.Quotes[q]
	if q == 0 || r.x.Marks[q-1].Open {
		return nil
	}
	last, first := r.x.Quotes[q-1], r.d.Words(r.x.Marks[q].Inner)
	d := r.held[last.A]
	if d == nil || d.gone || d.cue < last.B || d.cue >= k.A || len(d.content) >= mostParts ||
		r.x.Tokens[last.B-1].Sent != r.x.Tokens[k.A].Sent || !strings.HasSuffix(r.d.Words(r.x.Marks[q-1].Inner), ",") {
		return nil
	}
	if c, _ := utf8.DecodeRuneInString(first); !unicode.IsLower(c) {
		return nil
	}
	return d
}

// adjoins gives the draft whose content after its cue ends right before a
// quotation of the same sentence or one or two words before it, and where it
// ends: "called the talks | as “idle”".
func (r *reader) adjoins(k span.Range) (*draft, int) {
	for at := k.A; at > 0 && at >= k.A-2 && r.x.Tokens[at-1].Sent == r.x.Tokens[k.A].Sent; at-- {
		if d := r.held[at-1]; d != nil {
			if d.gone || d.layout || d.cue < 0 || d.cue >= at || d.content[len(d.content)-1].B != at {
				return nil, 0
			}
			return d, at
		}
		if r.cues[at-1] != nil || !r.x.Tokens[at-1].Word {
			return nil, 0
		}
	}
	return nil, 0
}

// continues tells whether a quotation stands right after the end of a sentence
// that has the cue of a draft after another quotation of it.
func (r *reader) continues(d *draft, k span.Range) bool {
	if d == nil || d.cue < 0 || len(d.content) == 0 || len(d.content) >= mostParts {
		return false
	}
	last := d.content[len(d.content)-1]
	return last.B <= d.cue && r.x.Tokens[last.A].Quote >= 0 && k.A-d.cue <= 12 &&
		r.x.Tokens[d.cue].Par == r.x.Tokens[k.A].Par && k.A-r.x.Sents[r.x.Tokens[d.cue].Sent].B <= 0
}

// follows tells whether a quotation is a paragraph of its own right after the
// paragraph in which a draft with a cue and a quotation ends.
func (r *reader) follows(d *draft, q int) bool {
	k := r.x.Quotes[q]
	par := r.x.Tokens[k.A].Par
	if d == nil || d.cue < 0 || len(d.content) == 0 || len(d.content) >= mostParts || k != r.x.Pars[par] || par == 0 {
		return false
	}
	last, before := d.content[len(d.content)-1], r.x.Pars[par-1]
	return r.x.Tokens[last.B-1].Quote >= 0 && before.Has(d.end()-1) && r.words(span.Range{A: d.end(), B: before.B}) <= 12
}

func (r *reader) add(d *draft, q int) {
	r.drafts = append(r.drafts, d)
	if d.cue >= 0 {
		r.cues[d.cue] = d
	}
	r.give(q, d)
}

// sentence tells whether a quotation ends as a sentence does and begins with a
// capital.
func (r *reader) sentence(q int) bool {
	inner := r.d.Words(r.x.Marks[q].Inner)
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	return unicode.IsUpper(first) && strings.ContainsRune(".!?…", last) && r.words(r.x.Quotes[q]) >= 2
}

// near gives the draft to which a quotation belongs: one whose cue stands in a
// sentence of the quotation, the nearest; nil when there is none.
func (r *reader) near(q int) *draft {
	k := r.x.Quotes[q]
	from, to := r.x.Sents[r.x.Tokens[k.A].Sent].A, r.x.Sents[r.x.Tokens[k.B-1].Sent].B
	var best *draft
	least := reach
	for i := max(from, k.A-reach); i < min(to, k.B+reach); i++ {
		if d := r.cues[i]; d != nil && !d.gone && !k.Has(i) {
			if gap := max(k.A-i, i-k.B); gap < least {
				best, least = d, gap
			}
		}
	}
	return best
}

// reporting finds a verb of saying outside quotations in the sentences of a
// quotation that no draft has for a cue, or -1.
func (r *reader) reporting(q int) int {
	k := r.x.Quotes[q]
	from, to := r.x.Sents[r.x.Tokens[k.A].Sent].A, r.x.Sents[r.x.Tokens[k.B-1].Sent].B
	best, least := -1, reach
	for i := max(from, k.A-reach); i < min(to, k.B+reach); i++ {
		t := &r.x.Tokens[i]
		if t.Quote >= 0 || !r.says(i) {
			continue
		}
		if gap := max(k.A-i, i-k.B); gap < least {
			best, least = i, gap
		}
	}
	return best
}

// says tells whether a token is a word that often reports speech.
func (r *reader) says(i int) bool {
	t := &r.x.Tokens[i]
	if t.Stat.Often && t.Stat.Part > 100 {
		return true
	}
	return sayings[strings.ToLower(r.d.Word(i))]
}

var sayings = wordlist.Set(`said says say saying told tells telling added adds adding stated states stating wrote writes
	writing asked asks asking replied replies noted notes noting stressed stresses stressing emphasized emphasised
	emphasizing emphasising declared announced claimed claims claiming insisted insists insisting warned warns warning
	argued argues arguing called calls calling described describes describing explained explains posted tweeted
	underlined underlines underlining quoted testified acknowledged admitted conceded continued concluded recalled
	tweets remarked commented observed pledged vowed promised urged demanded dismissed denounced condemned praised
	criticized criticised hailed labeled labelled branded dubbed termed deemed`)

// subject guesses the source of a verb of saying: its subject in the tree,
// else the noun phrase before or right after it.
func (r *reader) subject(cue int, k span.Range) []span.Range {
	if s := r.child(cue, "nsubj"); s >= 0 {
		a, b := r.subtree(s)
		if b-a <= 25 && (b <= k.A || a >= k.B) && !(a <= cue && cue < b) {
			return []span.Range{{A: a, B: b}}
		}
		return []span.Range{{A: s, B: s + 1}}
	}
	sent := r.around(cue)
	phrase := func(i int) bool {
		if i < sent.A || i >= sent.B || r.x.Tokens[i].Quote >= 0 {
			return false
		}
		return r.nominal(i)
	}
	if cue+1 < sent.B && phrase(cue+1) && r.x.Tokens[max(cue-1, sent.A)].Sign != 0 {
		b := cue + 1
		for phrase(b) {
			b++
		}
		return []span.Range{{A: cue + 1, B: b}}
	}
	for e := cue; e > sent.A && e > cue-4; e-- {
		if phrase(e - 1) {
			a := e - 1
			for phrase(a - 1) {
				a--
			}
			return []span.Range{{A: a, B: e}}
		}
	}
	return nil
}

// previous gives the draft whose speaker a quotation without a cue keeps: the
// last one before it in its paragraph, else the last of the paragraph before;
// nil when there is none or a heading stands between.
func (r *reader) previous(q int) *draft {
	k := r.x.Quotes[q]
	par := int(r.x.Tokens[k.A].Par)
	from := r.x.Pars[par].A
	if par > 0 && r.leads(q) && r.kind(r.x.Pars[par-1].A) == news.BlockParagraph {
		from = r.x.Pars[par-1].A
	}
	for i := k.A - 1; i >= from; i-- {
		for _, d := range []*draft{r.held[i], r.cues[i]} {
			if d != nil && !d.gone {
				return d
			}
		}
	}
	return nil
}

// leads tells whether a quotation makes up most of its paragraph.
func (r *reader) leads(q int) bool {
	k := r.x.Quotes[q]
	p := r.x.Pars[r.x.Tokens[k.A].Par]
	return k.A-p.A <= 1 || r.words(k)*2 > r.words(p)
}

// order sorts the drafts by the place where they begin.
func (r *reader) order() {
	first := func(d *draft) int {
		at := len(r.x.Tokens)
		for _, s := range [][]span.Range{d.content, d.source} {
			if len(s) > 0 {
				at = min(at, s[0].A)
			}
		}
		if d.cue >= 0 {
			at = min(at, d.cue)
		}
		return at
	}
	sort.SliceStable(r.drafts, func(i, j int) bool { return first(r.drafts[i]) < first(r.drafts[j]) })
}
