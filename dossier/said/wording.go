package said

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"synoptic/identity"
	"synoptic/memo"
	"synoptic/wordlist"
)

// How two texts that are both given as a speaker's own words stand to each
// other.
const (
	Apart   = iota // too little is common: two utterances
	Same           // one words, or a part of them; spelling, marks and contractions set aside
	Altered        // one utterance in which words that carry meaning were put in the place of others
)

// Compare tells how two quotations stand to each other. What only one of them
// has at either end, or leaves out between two sentences or behind an ellipsis,
// alters nothing, and neither does what the outlet puts in brackets or covers
// with stars; another word in the place of one that carries meaning does, and so
// do words left out inside a sentence, but for those that commas set apart.
func Compare(a, b string) int { return comparisons.OfPair(a, b, compare) }

var comparisons = memo.New[int](13)

func compare(a, b string) int {
	a, b = inserted.ReplaceAllString(a, " … "), inserted.ReplaceAllString(b, " … ")
	x, y := Words(a), Words(b)
	if len(x) < len(y) {
		a, b, x, y = b, a, y, x
	}
	if len(y) == 0 {
		return Apart
	}
	if gx, gy := glue(x), glue(y); within(&gx, &gy, len(y)) {
		return Same
	}
	pairs := trimRuns(align(x, y))
	n := len(pairs)
	if n < 4 || 10*n < 7*len(y) {
		return Apart
	}
	if w := pairs[n-1][0] - pairs[0][0] + 1; 2*n < w {
		return Apart
	}
	cutX, cutY := cuts(a, sentenceMarks), cuts(b, sentenceMarks)
	apartX, apartY := cuts(a, sentenceMarks+",;–—"), cuts(b, sentenceMarks+",;–—")
	for k := 1; k < n; k++ {
		if cutX[pairs[k][0]] || cutY[pairs[k][1]] {
			continue // another sentence, or the rest behind an ellipsis
		}
		p, q := x[pairs[k-1][0]+1:pairs[k][0]], y[pairs[k-1][1]+1:pairs[k][1]]
		if len(q) == 0 && apartX[pairs[k-1][0]+1] && apartX[pairs[k][0]] || len(p) == 0 && apartY[pairs[k-1][1]+1] && apartY[pairs[k][1]] {
			continue // "Your visit, Madam Speaker, comes late"
		}
		if alters(p, q) && !respelt(p, q, a, b) {
			return Altered
		}
	}
	return Same
}

// inserted is what an outlet puts into a quotation.
var inserted = regexp.MustCompile(`\[[^\]]*\]|\([^)]*\)`)

// trimRuns takes off the ends of an alignment the words that stand alone before
// a gap: "the" of another sentence.
func trimRuns(pairs [][2]int) [][2]int {
	gap := func(k int) bool { // before the k-th pair
		return pairs[k][0]-pairs[k-1][0] > 3 || pairs[k][1]-pairs[k-1][1] > 3
	}
	for k := 1; k < len(pairs) && k <= 2; k++ {
		if gap(k) {
			pairs, k = pairs[k:], 0
		}
	}
	for k := 1; k < len(pairs) && k <= 2; k++ {
		if n := len(pairs); gap(n - k) {
			pairs, k = pairs[:n-k], 0
		}
	}
	return pairs
}

// alters tells whether the words q in the place of p say something else.
func alters(p, q []string) bool {
	p, q = plain(p), plain(q)
	if strings.Join(p, "") == strings.Join(q, "") {
		return false
	}
	if len(p) > 0 && len(q) > 0 && auxiliaries(p) != auxiliaries(q) && auxiliaries(p) != "" && auxiliaries(q) != "" {
		return true // "we will sit", "we are sitting"
	}
	return telling(p, q) || telling(q, p)
}

// respelt tells whether the words p of one text differ from the words q of another by the
// spelling of names alone: "al-Qaddafi" and "Gadhafi", each with a capital in its text.
func respelt(p, q []string, a, b string) bool {
	only := func(x, y []string) []string {
		return slices.DeleteFunc(slices.Clone(x), func(w string) bool { return function[w] || w == "al" || w == "el" || slices.Contains(y, w) })
	}
	p, q = only(p, q), only(q, p)
	if len(p) != len(q) || len(p) == 0 {
		return false
	}
	inA, inB := capitalised(a), capitalised(b)
	for i := range p {
		if !inA[p[i]] || !inB[q[i]] {
			return false
		}
		if v, _, _ := identity.Persons(p[i], q[i]); v == identity.Different {
			return false
		}
	}
	return true
}

// capitalised gives the words of a text, as they are compared, that are written with a capital.
func capitalised(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		if strings.IndexFunc(w, unicode.IsLetter) == strings.IndexFunc(w, unicode.IsUpper) {
			for _, x := range Words(w) {
				out[x] = true
			}
		}
	}
	return out
}

// plain gives words without what only the grammar of the words around them asks for: "the
// family is", "the family are"; "people who came", "people that came".
func plain(words []string) []string {
	out := slices.Clone(words)
	for i, w := range out {
		if o := formOf[w]; o != "" {
			out[i] = o
		}
	}
	return out
}

var formOf = map[string]string{"who": "that", "whom": "that", "which": "that", "are": "is", "am": "is", "were": "was", "have": "has", "do": "does"}

func auxiliaries(words []string) string {
	s := ""
	for _, w := range words {
		if auxiliary[w] {
			s += " " + w
		}
	}
	return s
}

// telling tells whether p has a word that carries meaning, or denies, and that
// q has in no form.
func telling(p, q []string) bool {
	for _, w := range p {
		if function[w] && !negation[w] || strings.Contains(w, "*") {
			continue
		}
		found := false
		for _, o := range q {
			found = found || Stem(o) == Stem(w) || strings.Contains(o, "*")
		}
		if !found {
			return true
		}
	}
	return false
}

// align gives the places of the longest common subsequence.
func align(a, b []string) [][2]int {
	a, b = a[:min(len(a), longest)], b[:min(len(b), longest)]
	w := len(b) + 1
	best := make([]int, (len(a)+1)*w)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i*w+j] = best[(i+1)*w+j+1] + 1
			} else {
				best[i*w+j] = max(best[(i+1)*w+j], best[i*w+j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case best[(i+1)*w+j] >= best[i*w+j+1]:
			i++
		default:
			j++
		}
	}
	for k := len(out) - 2; k >= 0; k-- { // as close together as they can be
		for i := out[k+1][0] - 1; i > out[k][0]; i-- {
			if a[i] == a[out[k][0]] {
				out[k][0] = i
			}
		}
		for j := out[k+1][1] - 1; j > out[k][1]; j-- {
			if b[j] == b[out[k][1]] {
				out[k][1] = j
			}
		}
	}
	return out
}

// sentenceMarks end a sentence or a quotation, or stand for what is left out.
const sentenceMarks = ".?!…“”\"«»[]"

// cuts tells, for each of the words of a text, whether one of the marks lies
// before it.
func cuts(text, marks string) []bool {
	var out []bool
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		n := len(Words(p))
		for k := range n {
			out = append(out, k == 0)
		}
	}
	return out
}

// Words gives the words of a text as they are compared: in lower case, without
// marks, contractions written out, one spelling for those of both sides of the
// ocean, small numbers in digits.
func Words(text string) []string {
	var out []string
	text = strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	if strings.Contains(text, " ' ") { // "it ' s", put together from words
		text = setApart.ReplaceAllString(text, "$1'$2")
	}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '*' }) {
		w = strings.Trim(w, "'")
		head, tail := w, ""
		if strings.IndexByte(w, '\'') >= 0 {
			for _, c := range contracted {
				if cut, ok := strings.CutSuffix(w, c.end); ok && (c.end != "'s" || stands[cut]) {
					head, tail = cut, c.full
				}
			}
		}
		if tail == "not" && odd[head] != "" {
			head = odd[head]
		}
		for _, p := range [...]string{head, tail} {
			if p != "" && p != "00" { // "6:00 p.m." is "6 p.m."
				out = append(out, spell(p))
			}
		}
	}
	return out
}

// setApart is a contraction whose apostrophe stands alone.
var setApart = regexp.MustCompile(`(\pL) ' (s|t|re|ve|ll|d|m)\b`)

var contracted = [...]struct{ end, full string }{{"n't", "not"}, {"'re", "are"}, {"'ll", "will"}, {"'ve", "have"}, {"'m", "am"}, {"'s", "is"}}

// stands are the words before "'s" that own nothing: "it's", "there's".
var stands = wordlist.Set("it that there he she what who here where how")

// odd are the words before "n't" that are written in another way before "not".
var odd = map[string]string{"wo": "will", "ca": "can"}

var british = strings.NewReplacer("ll", "l", "our", "or", "ise", "ize", "isa", "iza", "isi", "izi", "yse", "yze", "ence", "ense", "mme", "m",
	"tre", "ter", "ogue", "og", "ae", "e", "grey", "gray", "'", "")

// spell gives the spelling that a word is compared in.
func spell(w string) string {
	if o := written[w]; o != "" {
		return o
	}
	if len(w) < 5 {
		return w
	}
	if strings.HasSuffix(w, "wards") {
		w = w[:len(w)-1]
	}
	return spelled.Of(w, british.Replace)
}

var spelled = memo.New[string](16)

// written are words that are written in another way, or of which either is as good.
var written = map[string]string{"okay": "ok", "everyone": "everybody", "someone": "somebody", "anyone": "anybody", "first": "1st", "second": "2nd",
	"third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
	"eleventh": "11th", "twelfth": "12th", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
	"nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}

var auxiliary = wordlist.SetBy(spell, "am is are was were will would shall should can could may might must")

var negation = wordlist.SetBy(spell, "not never no nobody nothing none nor neither without")

// function are words that carry no meaning of their own.
var function = wordlist.SetBy(spell, `a an the this that these those and or but so as if of in on at to for with by from into onto upon over under about
	up down out off than then there here i you he she it we they me him her us them my your his its our their mine who whom whose which what
	when where why how be am is are was were been being do does did done have has had having will would shall should can could may might must
	just very really also too even only now well yes oh um uh like actually again all some any each s d t got get going gonna
	know said says say`)
