// Package quantity finds numbers and what they count or measure, by a grammar
// over tokens.
package quantity

import (
	"math"
	"sort"
	"strings"

	"synoptic/gazetteer"
	"synoptic/lang/number"
	"synoptic/news"
	"synoptic/wordlist"
)

// sentence is one sentence as lower-case words.
type sentence struct {
	d      *news.Doc
	base   int
	w      []string
	people bool // a number of people was read in it before
	pounds bool // the article writes sums of pounds with their sign
	hash   bool // it writes # for that sign
	cut    bool // the article is cut into words: "a 36 - year - old", "120, 000"
}

// over makes s the view of a sentence.
func (s *sentence) over(sent news.Sentence) {
	s.base, s.w, s.people = sent.First, s.w[:0], false
	for i := sent.First; i < sent.Last; i++ {
		w := s.d.Word(i)
		if w == "#" && s.hash && i+1 < sent.Last && len(s.d.Word(i+1)) > 1 { // "#1" is a rank
			w = "£"
		}
		if len(w) > 1 || w != "" && w[0] >= 'A' {
			w = strings.ToLower(w)
			if strings.IndexByte(w, 0xe2) >= 0 {
				w = strings.ReplaceAll(w, "’", "'")
			}
		}
		s.w = append(s.w, w)
	}
}

// opens tells whether a quantity can start with a word: a number, the sign or
// letters of a currency, or what can qualify a number.
func opens(w string) bool {
	if number.Starts(w) {
		return true
	}
	if qualifiersBy[w] != nil || symbols[w] != "" {
		return true
	}
	last := w[len(w)-1]
	return last >= '0' && last <= '9' // $500, Rs500
}

// Read gives the quantities in the order of the text; they do not overlap.
// Dates, times of day, ages, ordinals, scores and the pronoun "one" are none;
// lengths of time are.
func Read(d *news.Doc) []news.Quantity {
	out := []news.Quantity{}
	hash := hashed(d.Article.Text)
	s := &sentence{d: d, pounds: hash || strings.Contains(d.Article.Text, "£"), hash: hash, cut: cut(d.Article.Text)}
	tx := 0
	for _, sent := range d.Sentences {
		if sent.First < 0 || sent.Last > len(d.Tokens) || sent.First >= sent.Last {
			continue
		}
		s.over(sent)
		for i := 0; i < len(s.w); {
			if !opens(s.w[i]) {
				i++
				continue
			}
			at := d.Tokens[s.base+i].Start
			for tx < len(d.Timexes) && d.Timexes[tx].End <= at {
				tx++
			}
			if tx < len(d.Timexes) && d.Timexes[tx].Start <= at && dated(&d.Timexes[tx]) {
				i++
				continue
			}
			q, end := s.read(i)
			if end <= i {
				i++
				continue
			}
			out = append(out, q)
			s.people = s.people || q.Unit == "person"
			i = end
		}
	}
	return whose(d, out)
}

// dated tells whether an expression is a point in time, whose numbers count
// nothing.
func dated(t *news.Timex) bool {
	return t.Type == "DATE" || t.Type == "TIME" || t.Type == "SET"
}

// timed tells whether word i belongs to a temporal expression.
func (s *sentence) timed(i int) bool {
	at := s.d.Tokens[s.base+i].Span
	k := sort.Search(len(s.d.Timexes), func(k int) bool { return s.d.Timexes[k].End > at.Start })
	return k < len(s.d.Timexes) && s.d.Timexes[k].Start <= at.Start
}

func (s *sentence) at(i int) string {
	if i < 0 || i >= len(s.w) {
		return ""
	}
	return s.w[i]
}

// is tells whether the words at i are those of a phrase, and gives where they
// end.
func (s *sentence) is(i int, phrase string) (int, bool) {
	for {
		w := s.at(i)
		if w == "" || len(phrase) < len(w) || phrase[:len(w)] != w {
			return i, false
		}
		i++
		if len(phrase) == len(w) {
			return i, true
		}
		if phrase[len(w)] != ' ' {
			return i, false
		}
		phrase = phrase[len(w)+1:]
	}
}

func (s *sentence) hyphen(i int) bool {
	w := s.at(i)
	return w == "-" || w == "–" || w == "—" || w == "‑"
}

// glued tells whether no space stands between words i-1 and i.
func (s *sentence) glued(i int) bool {
	return i > 0 && i < len(s.w) && s.d.Tokens[s.base+i].Start == s.d.Tokens[s.base+i-1].End
}

// reading is a quantity while it is read, in word indices of its sentence.
type reading struct {
	news.Quantity
	first, last int // of the whole expression
	number      int // where the number itself starts
	kind        number.Kind
	qualified   bool
}

// read gives the quantity that starts at word i, or end = i.
func (s *sentence) read(i int) (news.Quantity, int) {
	r := reading{first: i}
	r.Qualifier, r.Head, r.Scope = exact, -1, "total"
	j := s.qualifier(i, &r)
	bare := j
	money := ""
	if c, ok := symbols[s.at(j)]; ok && j+1 < len(s.w) {
		k := j + 1
		if s.at(j) == "$" && s.at(k) == "us" { // "$US 40"
			k++
		}
		if n, e := number.Read(s.w, k); e > k && n.Kind == number.Cardinal {
			money, j = c, k
		}
	}
	r.number = j
	n, e := number.Read(s.w, j)
	if e == j || n.Kind == number.Ordinal || n.Kind == number.Few {
		if n2, e2, unit, ok := s.glyph(j); ok {
			n, e, money = n2, e2, unit
		} else {
			return news.Quantity{}, i
		}
	}
	if end := number.Broken(s.w, e, ""); end > e && e == j+1 && (money != "" || r.qualified && r.Qualifier != exact || s.cut && s.at(j-1) != "," && !s.timed(j)) { // "$380 , 600"
		if low, ok := number.Digits(s.at(e + 1)); ok {
			v := n.Best*1000 + low
			n.Low, n.Best, n.High, n.Bare, e = v, v, v, false, end
		}
	}
	r.kind = n.Kind
	r.Low, r.Best, r.High, r.last = n.Low, n.Best, n.High, e
	if money == "" && s.refused(&r, n) {
		return news.Quantity{}, i
	}
	s.scale(&r, money)
	s.upTo(&r, money)
	if r.kind == number.Fraction && !s.share(&r) {
		return news.Quantity{}, i
	}
	if money != "" {
		r.Unit = money
		r.last = s.skipMoney(r.last, money)
	}
	s.unit(&r)
	s.behind(&r)
	s.bounds(&r)
	s.of(&r)
	s.scope(&r)
	s.exchange(&r)
	if s.dropped(&r, n) {
		return news.Quantity{}, i
	}
	r.Span = s.d.TokenSpan(s.base+r.first, s.base+r.last)
	r.Bare = s.d.TokenSpan(s.base+bare, s.base+r.last)
	return r.Quantity, r.last
}

// glyph reads a sum written as one word: "Rs500", "US$30".
func (s *sentence) glyph(i int) (number.Number, int, string, bool) {
	w := s.at(i)
	if t, ok := strings.CutPrefix(s.at(i+1), "us"); ok && w == "$" { // "$US40"
		if n, e := number.Read(append([]string{t}, s.w[i+2:min(i+4, len(s.w))]...), 0); e > 0 && n.Digits { // with its scale
			return n, i + 1 + e, "USD", true
		}
	}
	if n := len(w); n < 2 || w[n-1] < '0' || w[n-1] > '9' || w[0] >= '0' && w[0] <= '9' {
		return number.Number{}, i, "", false
	}
	if t, ok := strings.CutPrefix(w, "euro"); ok { // "euro110 billion"
		w = "eur" + t
	}
	for _, p := range []string{"us$", "a$", "c$", "s$", "hk$", "nz$", "r$", "$", "£", "€", "eur", "rs.", "rs", "rm", "₹", "¥"} {
		if t, ok := strings.CutPrefix(w, p); ok && t != "" {
			if n, e := number.Read(append([]string{t}, s.w[i+1:min(i+3, len(s.w))]...), 0); e > 0 && n.Digits { // with its scale
				return n, i + e, symbols[p], true
			}
		}
	}
	return number.Number{}, i, "", false
}

// qualifier reads the words before a number; they belong to the span.
func (s *sentence) qualifier(i int, r *reading) int {
	best := i
	for _, q := range qualifiersBy[s.at(i)] {
		if e, ok := s.is(i, q.words); ok && e > best {
			best, r.Qualifier, r.qualified = e, q.is, true
		}
	}
	if best == i+1 && s.at(i) == "over" && particles[s.at(i-1)] { // "hand over 200 prisoners"
		r.Qualifier, r.qualified = exact, false
		return i
	}
	if best == i+2 && s.at(i) == "up" && adds[s.at(i-1)] { // "add up to 12"
		r.Qualifier, r.qualified = exact, false
		return i
	}
	if best == i+1 && s.at(i) == "about" && topical[s.at(i-1)] {
		r.Qualifier, r.qualified = exact, false
		return best
	}
	if best > i && r.Qualifier != exact {
		return best
	}
	if best > i { // "only about 12"
		for _, q := range qualifiersBy[s.at(best)] {
			if e, ok := s.is(best, q.words); ok && q.is != exact {
				r.Qualifier = q.is
				return e
			}
		}
	}
	return best
}

// adds are the forms of the verb that "up to" belongs to.
var adds = wordlist.Set("add adds added adding")

// named are nouns whose number, behind them, names one of them.
var named = wordlist.Set(`aged age ages # no. nos. number page pages chapter room flight article section channel highway route boeing airbus
	phase turned turns resolution version category interstate grade class exit form level gate platform pier lane precinct ward lap
	paragraph verse figure table appendix apt. apartment suite building unit psalm act scene episode season magnitude class fm road`)

// refused tells whether the number counts nothing: an age, a score, a year, a
// number of a list, the name or number of a thing, the pronoun "one".
func (s *sentence) refused(r *reading, n number.Number) bool {
	i, e := r.number, r.last
	prev, next := s.at(i-1), s.at(e)
	switch {
	case named[prev] && !r.qualified && !(prev == "number" && outcomes[s.at(i-2)]), s.age(e), s.age(e + 1), prev == "of" && (s.at(i-2) == "age" || s.at(i-2) == "ages"):
		return true
	case i == 0 && n.Digits && (next == "." || next == ")") && e < len(s.w)-1:
		return true // a list's numbering
	case s.score(i, e):
		return true
	case len(s.at(i)) > 1 && s.at(i)[0] == '0' && s.at(i)[1] != '.':
		return true
	case s.at(i) == "one" && n.Best == 1 && e == i+1:
		return s.pronoun(i)
	case n.Bare && s.name(i, e, n):
		return true
	case n.Kind == number.Cardinal && n.Digits && prev == "(" && next == ")":
		return n.Best < 1000 && !r.qualified || s.telephone(e) // "Ann Bell (34)", "(555)"
	case n.Digits && prev == "," && next == "," && n.Best >= 10 && n.Best < 110 && n.Bare && s.capital(i-2) && s.w[i-2] != "the":
		return true // "Ann Bell, 34, said"
	case n.Digits && n.Bare && n.Best >= 1900 && n.Best < 2100 && !strings.Contains(s.at(i), ",") && e == i+1 && !r.qualified:
		return !gazetteer.Persons(next) && unitWords[next] == ""
	case n.Digits && s.glued(i) && !s.opener(prev) && symbols[prev] == "" && !s.hyphen(i-1):
		return true // part of a code
	case n.Digits && s.hyphen(i-1) && s.glued(i) && s.capital(i-2):
		return true // "F-16"
	case n.Digits && next == ":" && (clockWord(s.at(e+2)) || prev == ":"), n.Digits && prev == ":" && clockWord(next):
		return true // "2: 45 a.m."
	}
	return false
}

func clockWord(w string) bool {
	return w == "a.m." || w == "p.m." || w == "am" || w == "pm" || w == "a. m." || w == "p. m."
}

// age tells whether "year-old", "years old" or the like begins at e or after a
// hyphen there.
func (s *sentence) age(e int) bool {
	if s.hyphen(e) {
		e++
	}
	w := s.at(e)
	if w == "old" {
		return s.at(e+1) != "of" && e > 0 && (unitWords[s.at(e-1)] != "" || s.hyphen(e-1))
	}
	if unitWords[w] != "year" && unitWords[w] != "month" && unitWords[w] != "week" && unitWords[w] != "day" {
		return false
	}
	e++
	if s.hyphen(e) {
		e++
	}
	return s.at(e) == "old" || s.at(e) == "olds" || s.at(e) == "of" && s.at(e+1) == "age"
}

// name tells whether a plain number at [i, e) is part of a name or a code:
// "Formula One", "Six Nations", "News 5", "the 1100 block", "form 10-K",
// "866-411-4444".
func (s *sentence) name(i, e int, n number.Number) bool {
	next := s.at(e)
	if !n.Digits {
		if i > 0 && s.capital(i) && s.capital(i-1) && s.d.Tokens[s.base+i-1].Tag == "PROPN" {
			return !s.countable(e)
		}
		return i > 1 && s.capital(i) && s.capital(e) && s.lowerWord(i-1) && s.lowerWord(i-2)
	}
	switch {
	case next == "block" && n.Best >= 100 && math.Mod(n.Best, 100) == 0:
		return true
	case s.hyphen(e) && s.glued(e) && s.glued(e+1) && s.shout(e+1), s.hyphen(i-1) && s.glued(i) && s.numeral(i-2) && s.hyphen(i-3):
		return true
	case s.shout(e) && s.glued(e) && len(next) > 1:
		return true
	case i > 0 && s.d.Tokens[s.base+i-1].Tag == "PROPN" && s.capital(i-1) && !s.shout(i-1) && n.Best < 1000:
		return s.closes(e) && unitWords[next] == "" && !s.hyphen(e) && next != "-" && next != "," && next != "and" && s.lowerWord(e)
	}
	return false
}

// telephone tells whether ")" at e closes an area code.
func (s *sentence) telephone(e int) bool {
	return s.numeral(e+1) && len(s.at(e+1)) >= 3
}

func (s *sentence) numeral(i int) bool {
	w := s.at(i)
	return w != "" && w[0] >= '0' && w[0] <= '9'
}

// shout tells whether word i has capital letters only.
func (s *sentence) shout(i int) bool {
	if !s.capital(i) {
		return false
	}
	w := s.d.Word(s.base + i)
	for k := range len(w) {
		if w[k] >= 'a' && w[k] <= 'z' {
			return false
		}
	}
	return true
}

// lowerWord tells whether word i begins with a small letter.
func (s *sentence) lowerWord(i int) bool {
	return i >= 0 && i < len(s.w) && s.d.Word(s.base + i)[0] >= 'a' && s.d.Word(s.base + i)[0] <= 'z'
}

func (s *sentence) opener(w string) bool {
	switch w {
	case "(", "[", "\"", "'", "“", "‘", "~", "+", "<", ">", "/":
		return true
	}
	return false
}

func (s *sentence) capital(i int) bool {
	if i < 0 || i >= len(s.w) {
		return false
	}
	w := s.d.Word(s.base + i)
	return w != "" && w[0] >= 'A' && w[0] <= 'Z'
}

// score tells whether a number is one of "3-2" or "3:2" without a noun.
func (s *sentence) score(i, e int) bool {
	small := func(k int) bool { v, ok := number.Digits(s.at(k)); return ok && len(s.at(k)) <= 2 && v < 100 }
	sporty := func(k int) bool {
		switch s.at(k) {
		case "win", "victory", "defeat", "loss", "draw", "lead", "vote", "on", "in", "at", ".", ",", "decision", "ruling", "after", "against", "":
			return true
		}
		return false
	}
	if small(i) && s.hyphen(e) && s.glued(e+1) && small(e+1) {
		a, _ := number.Digits(s.at(i))
		b, _ := number.Digits(s.at(e + 1))
		return a >= b && sporty(e+2) || sporty(e+2) && (s.at(e+2) == "win" || s.at(e+2) == "victory" || s.at(e+2) == "defeat" || s.at(e+2) == "draw" || s.at(e+2) == "loss")
	}
	if small(i) && s.hyphen(i-1) && small(i-2) {
		return sporty(e)
	}
	return false
}

// pronoun tells whether "one" at i stands for a thing rather than counts.
func (s *sentence) pronoun(i int) bool {
	prev, next := s.at(i-1), s.at(i+1)
	if next == "of" { // one of the three
		switch prev {
		case "no", "any", "every", "each", "the", "this", "that", "another", "some", "a", "number":
			return true
		}
		return false
	}
	if t := s.d.Tokens[s.base+i].Tag; t == "PRON" {
		return true
	}
	if i+1 < len(s.w) {
		switch s.d.Tokens[s.base+i+1].Tag {
		case "VERB", "AUX", "ADP", "PUNCT":
			return true
		}
	}
	switch prev {
	case "no", "any", "every", "each", "the", "this", "that", "which", "another", "some", "a", "big", "good", "new", "day", "only":
		return next != "percent" && !gazetteer.Persons(next)
	}
	switch next {
	case "another", "'s", "day", "time", "thing", "can", "must", "should", "would", "could", "may", "might", "has", "was", "is", "that", "who",
		"which", ",", ".", "", "to", "in", "on", "side", "such", "or", "by", "and", "for", "hand", "with", "from", "as", "too", "more", "at", ";", ":", "way":
		return true
	}
	return false
}

// scale reads letters of scale that are written on to the number: "$3.5m".
func (s *sentence) scale(r *reading, money string) {
	j := r.last
	w := s.at(j)
	m := 0.
	measured := unitWords[s.at(j+1)] != "" // "4.9 m barrels"
	switch {
	case !s.glued(j) && money == "" && !measured || r.kind != number.Cardinal:
	case w == "m" && (money != "" || r.Best != math.Trunc(r.Best) || measured || s.countable(j+1)):
		m = 1e6
	case w == "b" && (money != "" || s.countable(j+1)):
		m = 1e9
	}
	if m > 0 {
		r.Low, r.Best, r.High, r.last = r.Low*m, r.Best*m, r.High*m, j+1
	}
}

// countable tells whether the word at i can be a counted noun.
func (s *sentence) countable(i int) bool {
	w := s.at(i)
	if gazetteer.Persons(w) {
		return true
	}
	if i >= len(s.w) {
		return false
	}
	if t := s.d.Tokens[s.base+i]; t.Tag != "" {
		return t.Tag == "NOUN" && w != "long" && unitWords[w] == "" || t.Tag == "ADJ" && s.countable(i+1)
	}
	return strings.HasSuffix(w, "s") && len(w) > 3
}

// change tells whether "$2 to $48", each end with its own sign, is a change and
// where it led, not a range: the ends lie far apart, or a name or thing stands
// before.
func (s *sentence) change(r *reading, high float64) bool {
	if r.qualified {
		return false
	}
	if high > 5*r.Best {
		return true
	}
	if r.first == 0 {
		return false
	}
	switch s.d.Tokens[s.base+r.first-1].Tag {
	case "NOUN", "PROPN":
		return true
	}
	return false
}

// share turns a fraction into a percentage; it needs a whole to be a share of.
func (s *sentence) share(r *reading) bool {
	j := r.last
	w := s.at(j)
	if u := s.at(j); u == "a" || u == "an" || s.hyphen(j) { // half an hour, half-hour
		if unitWords[s.at(j+1)] != "" {
			r.last, r.kind = j+1, number.Cardinal
			return true
		}
	}
	if e := s.ofOne(j); e > j { // "half a percent", "one-tenth of 1 percentage point"
		r.last, r.kind = e, number.Cardinal
		return true
	}
	spelt := s.at(r.number) != "a" && s.at(r.number) != "an" && s.at(r.number) != "half" && !strings.HasPrefix(s.at(j-1), "quarter")
	if spelt && !s.hyphen(j) || w == "of" && unitWords[s.at(j+1)] == "" && s.at(j+1) != "" || s.at(r.number) == "half" && (w == "the" || w == "its" || w == "their" || w == "his" || w == "her") ||
		w == "were" || w == "are" || w == "voted" || w == "said" || w == "have" || w == "had" {
		if s.at(r.number) == "half" && (sides[s.at(r.number-1)] || s.at(r.number-1) == "first" || s.at(r.number-1) == "second" || s.at(r.number-1) == "other") {
			return false
		}
		r.Low, r.Best, r.High, r.Unit = round(r.Low*100), round(r.Best*100), round(r.High*100), "percent"
		return true
	}
	return false
}

// ofOne gives the word before which a fraction's one percent is named, from word j on: "a
// percent", "of a percentage point", "of 1 percent"; j where none is.
func (s *sentence) ofOne(j int) int {
	e := j
	if s.at(e) == "of" {
		e++
	}
	if w := s.at(e); w != "a" && w != "one" && w != "1" {
		return j
	}
	if w := s.at(e + 1); unitWords[w] != "percent" && (w != "per" || s.at(e+2) != "cent") {
		return j
	}
	return e + 1
}

// sides are the halves of a place, which are no share.
var sides = wordlist.Set("western eastern northern southern upper lower latter back front opposite better other")

func (s *sentence) skipMoney(j int, money string) int {
	if unitWords[s.at(j)] == money {
		return j + 1
	}
	return j
}
