package quantity

import (
	"math"
	"strings"

	"synoptic/gazetteer"
	"synoptic/lang/number"
	"synoptic/wordlist"
)

// modifies tells whether word k is one that can stand between a number and its
// unit: "five more days", "900 horizontal miles".
func (s *sentence) modifies(k int) bool {
	return adjectives[s.at(k)] || k < len(s.w) && s.d.Tokens[s.base+k].Tag == "ADJ" && s.lowerWord(k) && strings.HasSuffix(s.at(k+1), "s")
}

// adjectives may stand between a number and its unit.
var adjectives = wordlist.Set("more additional full consecutive straight square sq sq. cubic long whole further other u.s. us american canadian australian")

// unit reads the unit that follows: "percent", "days", "hours and 45 minutes".
func (s *sentence) unit(r *reading) {
	if r.Unit != "" {
		return
	}
	j := r.last
	if s.hyphen(j) {
		j++
	}
	k := j
	if r.kind == number.Vague && s.at(k) == "of" && unitWords[s.at(k+1)] != "" { // millions of dollars
		k++
	}
	k = s.coin(k)
	if k == j && s.modifies(k) && unitWords[s.at(k+1)] != "" {
		k++
	} else if k == j && adjectives[s.at(k)] && s.hyphen(k+1) && unitWords[s.at(k+2)] != "" { // "a 100-square-mile area"
		k += 2
	}
	if s.at(k) == "sq" && s.at(k+1) == "." { // "11,000 sq. km"
		k += 2
	}
	w := s.at(k)
	if w == "per" && s.at(k+1) == "cent" {
		k++
		w = "percent"
	}
	u, ok := unitWords[w]
	if w == "p" && k == j && s.at(k+1) != "m" && (s.at(k+1) != "." || s.at(k+2) != "m") { // shares at 304p
		u, ok = "penny", true
	}
	if ok && (s.at(k+1) == "end" && s.hyphen(k+1) || s.hyphen(k+1) && s.at(k+2) == "end") { // "1986 year-end assets"
		return
	}
	if !ok || u == "person" || w == "second" && r.Best != 1 {
		return
	}
	if u == "GBP" && strings.HasPrefix(w, "pound") && s.heavy(k) {
		u = "lb"
	}
	kind := s.at(k - 1)
	if s.hyphen(k-1) || kind == "." {
		kind = s.at(k - 2)
	}
	switch kind {
	case "square", "sq", "sq.":
		u = "square " + u
	case "cubic":
		u = "cubic " + u
	}
	if c := coins[coinName(w)][s.at(k-1)]; c != "" {
		u = c
	}
	r.Unit, r.last = u, k+1
	r.Head = s.base + k
	if w == "percentage" {
		if s.at(k+1) == "points" || s.at(k+1) == "point" {
			r.Unit, r.last = "percentage point", k+2
		}
	}
	if w == "nautical" && strings.HasPrefix(s.at(k+1), "mile") {
		r.last++
	}
	if e, ok := s.is(r.last, "per square inch"); ok && (r.Unit == "GBP" || r.Unit == "lb") {
		r.Unit, r.last = "psi", e
	}
	if s.at(r.last) == "/" && s.at(r.last+1) == "h" && r.Unit == "km" {
		r.Unit, r.last = "km/h", r.last+2
	}
	if s.at(r.last) == "per" && s.at(r.last+1) == "hour" || s.at(r.last) == "an" && s.at(r.last+1) == "hour" {
		switch r.Unit {
		case "km":
			r.Unit, r.last = "km/h", r.last+2
		case "mile":
			r.Unit, r.last = "mph", r.last+2
		}
	}
	s.compound(r)
}

// heavy tells whether the pounds at word k are a weight: something weighs so
// much, or they are pounds of a thing, in a text that has no sign of the money.
func (s *sentence) heavy(k int) bool {
	if s.at(k+1) == "(" && (symbols[s.at(k+2)] != "" || strings.HasPrefix(s.at(k+2), "$")) {
		return false // "75 billion pounds ($114 billion)"
	}
	for i := range s.w {
		if strings.HasPrefix(s.w[i], "weigh") || s.w[i] == "heavy" || s.w[i] == "heavier" {
			return true
		}
	}
	if j := k + 2; s.at(k+1) == "(" && number.Starts(s.at(j)) { // "80,000 pounds (36,000 kilograms)"
		if s.hyphen(j + 1) {
			j++
		}
		switch unitWords[s.at(j+1)] {
		case "kg", "g", "tonne", "ton":
			return true
		}
	}
	if s.pounds {
		return false
	}
	return s.at(k+1) == "of" && !moneyed[s.at(k+2)] || s.at(k) == "pound" && s.hyphen(k-1) && s.glued(k) && k+1 < len(s.w) && s.d.Tokens[s.base+k+1].Tag == "NOUN" && !moneyed[s.at(k+1)] // "a 90-pound turkey"
}

// moneyed are words behind "pounds of" and "10-pound" that speak of money.
var moneyed = wordlist.Set("note notes fine fee ticket prize deal bill loan cut grant coin damage damages debt debts aid investment taxpayer taxpayers' taxpayer's public funding money cash savings tax revenue loans cuts spending goods the their his her our government a")

// coin steps over the name of a state or of its people before the name of its
// money: "New Zealand dollars", "Hong Kong dollars", "Swiss francs".
func (s *sentence) coin(j int) int {
	for k := j + 1; k <= j+2; k++ {
		if coins[coinName(s.at(k))][s.at(k-1)] != "" {
			return k
		}
	}
	return j
}

// coinName gives the singular that coins is keyed by.
func coinName(w string) string {
	switch w {
	case "dlr", "dlrs", "dollars":
		return "dollar"
	case "kroner":
		return "krone"
	}
	return strings.TrimSuffix(w, "s")
}

// minutes gives how many minutes a unit of time has.
var minutes = map[string]float64{"minute": 1, "hour": 60, "day": 1440, "week": 10080}

// compound adds a smaller unit: "1 hour and 45 minutes" is 105 minutes, "a
// year and a half" 1.5 years, "five feet 10 inches" stays as it is.
func (s *sentence) compound(r *reading) {
	j := r.last
	if e, ok := s.is(j, "and a half"); ok && r.kind == number.Cardinal {
		r.Low, r.Best, r.High, r.last = r.Low+.5, r.Best+.5, r.High+.5, e
		return
	}
	big := minutes[r.Unit]
	if big == 0 {
		return
	}
	if s.at(j) == "," {
		j++
	}
	if s.at(j) == "and" {
		j++
	}
	n, e := number.Read(s.w, j)
	if e == j || n.Kind != number.Cardinal {
		return
	}
	small := unitWords[s.at(e)]
	if minutes[small] == 0 || minutes[small] >= big {
		return
	}
	f, add := big/minutes[small], n.Best
	r.Low, r.Best, r.High, r.Unit, r.last = r.Low*f+add, r.Best*f+add, r.High*f+add, small, e+1
	r.Head = s.base + e
}

// behind reads a qualifier after the number: "12 or more".
func (s *sentence) behind(r *reading) {
	for _, a := range after {
		if e, ok := s.is(r.last, a.words); ok {
			r.Qualifier, r.last = a.is, e
			return
		}
	}
}

// bounds opens the range as the qualifier allows: what is only bounded below
// keeps High at Best, since the words name no upper bound.
func (s *sentence) bounds(r *reading) {
	if r.kind == number.Vague && r.Qualifier == exact {
		r.Qualifier = about
	}
}

// pronouns may stand for what is counted: "one of them".
var pronouns = wordlist.Set("them us you whom which it")

var owners = wordlist.Set("the its their his her our my your all")

// of finds the counted noun phrase and its head.
func (s *sentence) of(r *reading) {
	if r.Unit == "percent" {
		j := r.last
		if s.at(j) == "of" {
			if s.at(j+1) == "all" && s.at(j+2) == "of" {
				j += 2
			}
			s.phrase(r, j+1)
		} else if owners[s.at(j)] {
			s.phrase(r, j)
		} else if r.Head < 0 {
			r.Head = s.base + r.last - 1
		}
		if r.Head < 0 || r.Of.Empty() {
			r.Head = s.base + r.last - 1
		}
		return
	}
	if r.Unit != "" {
		if r.Head < 0 {
			r.Head = s.base + r.last - 1
		}
		return
	}
	if s.at(r.last) == "out" && s.at(r.last+1) == "of" { // "lost 94 out of 162 games"
		if n, e := number.Read(s.w, r.last+2); e > r.last+2 && n.Best >= r.Best {
			s.phrase(r, e)
		}
	} else if s.at(r.last) == "of" && r.last+1 < len(s.w) {
		if !pronouns[s.at(r.last+1)] {
			s.phrase(r, r.last+1)
		}
	} else {
		s.phrase(r, r.last)
	}
	if r.Head < 0 {
		s.outcome(r)
	}
	if r.Head < 0 {
		s.toll(r)
	}
	if r.Head < 0 {
		r.Head = s.base + r.last - 1
	} else if w := strings.ToLower(s.d.Word(r.Head)); gazetteer.Persons(w) || outcomes[w] || demonym(w) || agents(w) || s.people && (w == "others" || w == "more") {
		r.Unit = "person"
	} else if w == "others" {
		s.outcome(r)
	}
}

// demonym tells whether a plural names people by where they come from.
func demonym(w string) bool {
	if strings.HasSuffix(w, "ians") || strings.HasSuffix(w, "eans") || strings.HasSuffix(w, "icans") {
		return true
	}
	one, ok := strings.CutSuffix(w, "s")
	_, how, state := gazetteer.Nation(strings.ToUpper(one[:min(1, len(one))]) + one[min(1, len(one)):])
	return ok && state && how == gazetteer.Demonym
}

// agents tells whether a plural names people by what they do or where they
// belong, from how it ends.
func agents(w string) bool {
	for _, end := range []string{"ists", "nauts", "women", "makers", "workers", "holders", "writers", "fighters", "goers", "seekers", "crats", "leaders"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+1 {
			return w != "lists" && end != "makers" || w == "policymakers" || w == "lawmakers" || w == "filmmakers"
		}
	}
	return false
}

// phrase takes the noun phrase from word j on as what is counted.
func (s *sentence) phrase(r *reading, j int) {
	if s.hyphen(j) {
		s.compounded(r, j+1)
		return
	}
	if q := s.at(j); (q == "\"" || q == "“" || q == "‘") && j+1 < len(s.w) && s.d.Tokens[s.base+j+1].Tag != "VERB" { // 30 "emergencies"
		j++
	}
	first, head := j, -1
	for k := j; k < len(s.w) && k < j+10; k++ {
		w := s.w[k]
		tag := s.d.Tokens[s.base+k].Tag
		if s.timed(k) {
			break
		}
		if s.hyphen(k) && s.glued(k) && s.glued(k+1) && k+1 < len(s.w) {
			if k++; s.d.Tokens[s.base+k].XPos == "NNS" {
				head = k // asylum-seekers
			}
			continue // low-paid workers
		}
		if k == j && owners[w] {
			continue
		}
		if prefixes[w] && s.hyphen(k+1) && !s.glued(k+1) && k+2 < len(s.w) {
			k += 2 // co - workers
			head = k
			continue
		}
		if tag == "ADV" && head < 0 && k+1 < len(s.w) && (s.d.Tokens[s.base+k+1].XPos == "VBN" || s.d.Tokens[s.base+k+1].Tag == "ADJ") {
			continue // directly operated stores
		}
		if tag == "VERB" && head < 0 && s.d.Tokens[s.base+k].XPos == "VBN" && (!s.closes(k+1) || s.paired(k)) {
			continue // fallen soldiers, confirmed and probable cases
		}
		if k == j && tag == "VERB" && r.Low >= 2 && s.d.Tokens[s.base+k].XPos == "VBZ" && r.first > 0 && s.governs(r.first-1) {
			head = k // "on 106 carries", "got more than 50,000 plays"
			break
		}
		if head >= 0 && tag == "PROPN" && k > j && s.d.Tokens[s.base+k-1].XPos == "NNS" {
			break // "the four defendants Ann Bell, 34, and …"
		}
		if head < 0 && k > j && (w == "and" || w == "or") && (s.d.Tokens[s.base+k-1].Tag == "ADJ" || s.paired(k-1)) {
			continue // elementary and high schools
		}
		if stop(w, tag) || head >= 0 && (tag == "VERB" || tag == "NUM" || tag == "DET") {
			break
		}
		if w == "'s" || w == "'" {
			head = -1
			continue
		}
		if (tag == "" && !loose[w] && w[0] >= 'a' || tag == "NOUN" || tag == "PROPN" || gazetteer.Persons(w)) && !(outcomes[w] && tag != "NOUN" && k > j) {
			head = k
			if tag == "" && (gazetteer.Persons(w) || strings.HasSuffix(w, "s") && len(w) > 3) && !s.hyphen(k+1) && (!gazetteer.Persons(s.at(k+1)) || outcomes[s.at(k+1)]) {
				break
			}
		}
		if outcomes[w] && k == j && s.closes(k+1) {
			head = k
			break
		}
	}
	if head < 0 {
		return
	}
	head = s.plural(r, head)
	r.Head = s.base + head
	r.Of = s.d.TokenSpan(s.base+first, s.base+head+1)
}

// paired tells whether word k is the first of two participles or adjectives before one noun:
// "confirmed and probable cases".
func (s *sentence) paired(k int) bool {
	if w := s.at(k + 1); w != "and" && w != "or" || k+3 >= len(s.w) {
		return false
	}
	x := s.d.Tokens[s.base+k+2]
	return (x.Tag == "ADJ" || x.XPos == "VBN") && s.d.Tokens[s.base+k].XPos == "VBN" && s.d.Tokens[s.base+k+3].XPos == "NNS"
}

// governs tells whether a number behind word k can only be the object of what stands there.
func (s *sentence) governs(k int) bool {
	switch s.d.Tokens[s.base+k].Tag {
	case "ADP":
		return true
	case "VERB", "AUX":
		return s.d.Tokens[s.base+k].XPos != "VBZ"
	}
	return false
}

// plural gives the head of a phrase that more than one are counted by: where the words
// found end in a singular, the plural that they lead up to, past a further
// modifier or a noun that was tagged as a verb: "10 long, gruelling innings", "39 home runs", "four fire and rescue crews".
func (s *sentence) plural(r *reading, head int) int {
	t := s.d.Tokens[s.base+head]
	if r.Low < 2 || r.Unit != "" || t.Tag != "NOUN" || t.XPos == "NNS" || strings.HasSuffix(s.at(head), "s") {
		return head
	}
	k := head + 1
	if k < len(s.w) && s.d.Tokens[s.base+k].XPos == "VBZ" && strings.HasSuffix(s.at(k), "s") && len(s.at(k)) > 3 {
		return k
	}
	if w := s.at(k); w != "," && w != "and" && w != "or" {
		return head
	}
	for k++; k < min(len(s.w), head+6); k++ {
		switch x := s.d.Tokens[s.base+k].XPos; {
		case x == "NNS":
			return k
		case x != "JJ" && x != "NN" && x != "VBG" && x != "VBN" && x != "RB" && !s.hyphen(k):
			return head
		}
	}
	return head
}

// compounded reads "10-member", "14-storey": the noun after the hyphen is what
// is counted.
func (s *sentence) compounded(r *reading, k int) {
	w := s.at(k)
	if w == "" || w[0] < 'a' || w[0] > 'z' || !s.glued(k) || w == "old" || w == "strong" || w == "plus" || w == "odd" || s.hyphen(k+1) {
		return
	}
	r.Head, r.last = s.base+k, k+1
	r.Of = s.d.Tokens[s.base+k].Span
}

// closes tells whether a noun phrase cannot go on at word k.
func (s *sentence) closes(k int) bool {
	if k >= len(s.w) {
		return true
	}
	t := s.d.Tokens[s.base+k].Tag
	return t != "NOUN" && t != "PROPN" && t != "ADJ" && !gazetteer.Persons(s.w[k])
}

// prefixes are what stands before a hyphen in one word.
var prefixes = wordlist.Set("co ex non anti pro vice half semi sub self")

// loose words may stand inside a noun phrase but do not head it, as far as can
// be told without tags.
var loose = wordlist.Set("the a an of new other more additional senior local foreign russian armed innocent young")

// stop tells whether a word cannot belong to a counted noun phrase that has
// begun before it.
func stop(w, tag string) bool {
	switch w {
	case ",", ".", ";", ":", "(", ")", "\"", "”", "“", "—", "–", "who", "that", "which", "in", "on", "at", "by", "for", "from", "to", "with",
		"and", "or", "but", "were", "was", "are", "is", "have", "had", "has", "after", "since", "when", "as", "during", "of", "into", "over", "than", "will", "would":
		return true
	}
	switch tag {
	case "ADP", "VERB", "AUX", "CCONJ", "SCONJ", "PUNCT", "PRON", "ADV", "PART":
		return w != "'s" && w != "'" && !(tag == "VERB" && (outcomes[w] || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing"))) && !gazetteer.Persons(w)
	}
	return false
}

// outcome reads what became of people where no noun is said: "killed 12",
// "12 were killed", "three dead".
func (s *sentence) outcome(r *reading) {
	for k := r.last; k < min(len(s.w), r.last+4); k++ {
		w := s.w[k]
		if outcomes[w] || w == "died" || w == "perished" {
			r.Unit = "person"
			if r.Head < 0 {
				r.Head = s.base + r.last - 1
			}
			if k == r.last {
				r.Head = s.base + k
				r.Of = s.d.TokenSpan(r.Head, r.Head+1)
			}
			return
		}
		switch w {
		case "others", "more", "other":
			continue
		case "were", "was", "are", "have", "had", "been", "is", "also", "reported", "confirmed", "left", "feared", "being", "is:", "has", "seriously", "critically", "slightly", "badly":
			continue
		}
		break
	}
	for k := r.first - 1; k >= max(0, r.first-3); k-- {
		switch s.w[k] {
		case "killed", "wounded", "injured", "killing", "wounding", "injuring", "kills", "wounds", "injures", "hurting", "hurt", "leaving", "arrested",
			"detained", "arresting", "detaining", "rescued", "evacuated", "displaced", "displacing":
			r.Unit = "person"
			return
		case "and", "another", "at", "least", "about", "more", "than":
			continue
		}
		break
	}
}

// toll reads "death toll rose to 14", "toll stood at 14".
func (s *sentence) toll(r *reading) {
	switch s.at(r.first - 1) {
	case "to", "at", "of", "is", "was", "reached", "reaches", "hit", "hits", "passed", "topped", "exceeds", "above", "past", ":", "stands", "from":
	default:
		return
	}
	for k := r.first - 1; k >= max(0, r.first-14); k-- {
		if outcomes[s.w[k]] && s.numberOf(k) { // "the number of people killed in the quake has risen to 14"
			r.Unit, r.Head = "person", s.base+k
			r.Of = s.d.TokenSpan(r.Head, r.Head+1)
			return
		}
		if s.w[k] == "toll" {
			first := k
			if s.at(k-1) == "death" || s.at(k-1) == "casualty" || s.at(k-1) == "injury" {
				first--
			}
			r.Unit = "person"
			r.Head = s.base + k
			r.Of = s.d.TokenSpan(s.base+first, s.base+k+1)
			return
		}
	}
}

// numberOf tells whether "number of" stands at most three words before k.
func (s *sentence) numberOf(k int) bool {
	for j := k - 1; j >= max(1, k-4); j-- {
		if s.w[j] == "of" && s.w[j-1] == "number" {
			return true
		}
	}
	return false
}

// scope tells whether the number holds for each of several.
func (s *sentence) scope(r *reading) {
	if w := s.at(r.last); (w == "a" || w == "an") && len(r.Unit) == 3 && r.Unit == strings.ToUpper(r.Unit) {
		r.Scope = "each" // "$250 a day"
		return
	}
	for k := r.first - 1; k >= max(0, r.first-8) && !closing(s.w[k]); k-- {
		if s.w[k] == "each" && (k == r.first-1 || !s.each(k+1) && s.at(k+1) != "other") { // "each side gave 200"
			r.Scope = "each"
			return
		}
	}
	for k := r.last; k < min(len(s.w), r.last+6); k++ {
		w := s.w[k]
		if w == "each" && !s.each(k+1) || w == "apiece" || w == "per" {
			r.Scope = "each"
			return
		}
		if (w == "from" || w == "in") && s.at(k+1) == "each" || w == "on" && s.at(k+1) == "each" || w == "for" && s.at(k+1) == "each" {
			r.Scope = "each"
			return
		}
		switch w {
		case ".", ";", ",", "and", "but", "who", "that":
			return
		}
		if _, ok := number.Digits(w); ok {
			return
		}
	}
}

// each tells whether "each" at k-1 opens a time ("each day").
func (s *sentence) each(k int) bool {
	u := unitWords[s.at(k)]
	return minutes[u] > 0 || u == "year" || u == "month"
}

// dropped tells whether a number that nothing names is none to keep: a small
// bare numeral before a name, "one" without a noun.
func (s *sentence) dropped(r *reading, n number.Number) bool {
	if s.at(r.number) == "one" && r.last == r.number+1 && r.Of.Empty() && s.at(r.last) != "of" {
		return true
	}
	return r.Unit == "" && r.Of.Empty() && n.Digits && n.Bare && n.Best < 1000 && !r.qualified && s.hyphen(r.last) && s.glued(r.last)
}

func round(v float64) float64 { return math.Round(v*100) / 100 }
