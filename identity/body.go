package identity

import (
	"slices"
	"sort"
	"strings"

	"synoptic/memo"
	"synoptic/wordlist"
)

// legal lists the words and letters of companies' legal forms, folded, longest
// first; all forms are one to a verdict ("Ltd" and "Limited", but also "AG" and
// "GmbH", for a report that writes any is rarely exact).
var legal = strings.Split(`open joint stock company;closed joint stock company;public joint stock company;joint stock company;limited liability company;
public limited company;limited liability partnership;gesellschaft mit beschrankter haftung;aktiengesellschaft;societatea cu raspundere limitata;
societe anonyme;sociedad anonima;obshchestvo s ogranichennoi otvetstvennostiu;sp z o o;s a r l;p l c;l l c;l l p;g m b h;b v b a;s p a;o o o;n a;s a s;s a;s r l;l p;b v;n v;a s;a g;
incorporated;corporation;company;limited;holdings;holding;co ltd;and co;gmbh;sarl;bvba;plc;llc;llp;inc;corp;ltd;pty ltd;pty;pte;ojsc;pjsc;cjsc;jsc;oao;pao;zao;ooo;ao;kg;ag;sa;srl;spa;bv;nv;ab;oy;asa;co;lp;pt;sas;se`, ";")

// legalWords are the words of each of legal.
var legalWords = func() [][]string {
	out := make([][]string, len(legal))
	for i, l := range legal {
		out[i] = strings.Fields(l)
	}
	return out
}()

// LegalForm tells whether a word is the legal form of a company ("Inc.", "Plc"),
// of which no name consists.
func LegalForm(word string) bool {
	w := strings.ReplaceAll(Fold(word), ".", "")
	return w != "" && w != "holding" && w != "holdings" && slices.Contains(legal, w)
}

// sameWord writes words that official names use alike one way.
var sameWord = pairs(`organisation organization labour labor defence defense centre center int'l international intl international first 1 1st 1 second 2 2nd 2
	one 1 two 2 three 3 four 4 forty 40 ministry min dept department department department foreign foreign affairs affairs gasprom gazprom natl national
	univ university govt government assn association assoc association cttee committee comm commission programme program armed armed theatre theater
	ukrainian ukraine russian russia turkish turkey turkiye turkey american usa us usa british uk french france german germany italian italy chinese china japanese japan
	israeli israel iranian iran syrian syria indian india spanish spain polish poland saudi saudi greek greece european europe
	agencies agency services service forces force`)

func pairs(s string) map[string]string {
	m := map[string]string{}
	f := strings.Fields(s)
	for i := 0; i+1 < len(f); i += 2 {
		m[f[i]] = f[i+1]
	}
	return m
}

// hollow words carry nothing of a body's name; affairs is hollow because
// "Ministry of Foreign Affairs" is the "Foreign Ministry".
var hollow = wordlist.Set(`the of for and on in de la le du des et und der die das y a an & affairs state's`)

// Body is a body's name taken apart.
type Body struct {
	Words   []string // folded words that carry the name, in order
	Legal   bool     // a legal form was written
	Acronym string   // the acronym given in brackets, or the name itself when it is one; lower case

	fold, sorted, joined string   // the whole name folded; the words in alphabetical order; the words without blanks
	keys                 []string // what a BodyIndex finds it by
}

// ParseBody takes the name of a company, office or organisation apart.
func ParseBody(name string) Body {
	name = clip(name, maxName)
	var b Body
	s := Fold(name)
	b.fold = s
	acronym := isAcronym(name)
	if i := strings.LastIndexByte(s, '('); i > 0 {
		if in := strings.Trim(s[i:], "() "); isAcronym(strings.ToUpper(in)) && !strings.Contains(in, " ") && acronymOf(in, words(s[:i])) {
			b.Acronym = in
			s = s[:i]
		}
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "&", " and "), "'s ", " ")
	s = strings.TrimSuffix(s, "'s")
	ws := words(s)
	ws, b.Legal = stripLegal(ws)
	for i, w := range ws {
		switch w { // "United States", "United Kingdom" and their letters
		case "united":
			if i+1 < len(ws) && (ws[i+1] == "states" || ws[i+1] == "kingdom") {
				continue
			}
		case "states":
			if i > 0 && ws[i-1] == "united" {
				w = "usa"
			}
		case "kingdom":
			if i > 0 && ws[i-1] == "united" {
				w = "uk"
			}
		case "forty4":
			w = "44"
		}
		if to, ok := sameWord[w]; ok {
			w = to
		}
		if !hollow[w] {
			b.Words = append(b.Words, w)
		}
	}
	if len(b.Words) == 0 {
		b.Words = ws
	}
	b.Words = joinLetters(b.Words)
	if len(b.Words) > maxWords*2 {
		b.Words = b.Words[:maxWords*2]
	}
	if acronym && len(b.Words) == 1 {
		b.Acronym = b.Words[0]
	}
	b.sorted, b.joined = strings.Join(sorted(b.Words), " "), strings.Join(b.Words, "")
	b.keys = b.keysOf(name)
	return b
}

// joinLetters makes one word of letters that stand alone: "u s", "l x c".
func joinLetters(ws []string) []string {
	var out []string
	run := false
	for _, w := range ws {
		one := len(w) == 1 && w[0] >= 'a'
		if one && run {
			out[len(out)-1] += w
		} else {
			out = append(out, w)
		}
		run = one
	}
	for i, w := range out {
		if to, ok := sameWord[w]; ok && (w == "us" || w == "uk") {
			out[i] = to
		}
	}
	return out
}

func stripLegal(ws []string) ([]string, bool) {
	found := false
	for again := true; again && len(ws) > 1; {
		again = false
		for i, l := range legal {
			f := legalWords[i]
			if len(f) >= len(ws) {
				continue
			}
			if equalWords(ws[len(ws)-len(f):], f) {
				ws, again, found = ws[:len(ws)-len(f)], true, true
				break
			}
			if equalWords(ws[:len(f)], f) && len(l) > 1 && l != "company" && l != "co" && l != "a s" && l != "n a" {
				ws, again, found = ws[len(f):], true, true
				break
			}
		}
	}
	return ws, found
}

func equalWords(a, b []string) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			n++
		case r == '.' || r == '&' || r >= '0' && r <= '9' || r == '-':
		default:
			return false
		}
	}
	return n >= 2 && n <= 8
}

// acronymOf tells whether short is made of the first letters of the words, the
// hollow ones in or out.
func acronymOf(short string, ws []string) bool {
	all, full := initials(ws)
	return len(short) >= 2 && (short == all || short == full)
}

// initials gives the first letters of words: of all, and of those that are not
// hollow.
func initials(ws []string) (all, full string) {
	for _, w := range ws {
		if w == "" {
			continue
		}
		all += w[:1]
		if !hollow[w] || w == "affairs" {
			full += w[:1]
		}
	}
	return all, full
}

// Acronym tells whether short ("EU", "O.P.C.W.") can be the initials of a
// longer name.
func Acronym(short, long string) bool {
	if !isAcronym(short) || slices.ContainsFunc(strings.Fields(long), func(w string) bool {
		return isAcronym(w) && strings.ToUpper(long) != long && !strings.HasPrefix(short, w) && !strings.HasSuffix(short, w)
	}) {
		return false // "BP" is no "BBC Panorama": letters in a name stand for themselves
	}
	return acronymOf(strings.Join(words(Fold(short)), ""), words(strings.ReplaceAll(Fold(long), "'s", "")))
}

// Bodies tells whether two names can be one body's: "the", legal forms, number
// and spelling of words, word order and acronyms do not matter ("Ministry of
// Foreign Affairs", "Foreign Ministry"); a word that only one of them has
// does: the score falls with what is left over.
func Bodies(a, b string) (verdict Verdict, score float64, reason string) {
	pa, pb := ParseBody(a), ParseBody(b)
	return CompareBodies(a, b, &pa, &pb)
}

// CompareBodies is Bodies of names that ParseBody took apart before.
func CompareBodies(a, b string, pa, pb *Body) (verdict Verdict, score float64, reason string) {
	if pa.fold == "" || pb.fold == "" {
		return Different, 0, "no name"
	}
	if pa.fold == pb.fold {
		return Same, 1, "the same words"
	}
	if why, score := pa.form(*pb, a, b); why != "" {
		return Same, score, why
	}
	return bodyWords(pa.Words, pb.Words)
}

// SameBodies tells whether the verdict of Bodies is Same, of names that
// ParseBody took apart before.
func SameBodies(a, b string, pa, pb *Body) bool {
	return sameBodies.OfPair(a, b, func(a, b string) bool { return oneBody(a, b, pa, pb) })
}

var sameBodies = memo.New[bool](13)

func oneBody(a, b string, pa, pb *Body) bool {
	if pa.fold == "" || pb.fold == "" {
		return false
	}
	if pa.fold == pb.fold {
		return true
	}
	if why, _ := pa.form(*pb, a, b); why != "" {
		// two letters begin too many names: they are one's where a text says so, "General Movers (GM)"
		return why != acronymic || min(len(pa.fold), len(pb.fold)) > 2 || pa.Acronym != "" && pb.Acronym != "" && len(pa.Words) > 1 && len(pb.Words) > 1
	}
	if len(pa.Words) != len(pb.Words) {
		return false // a word is left over
	}
	v, _, _ := bodyWords(pa.Words, pb.Words)
	return v == Same
}

// acronymic is why two names are one of which the one is the other's first letters.
const acronymic = "an acronym of the other"

// form tells why two names are the same but for their form, "" when they are
// not, and how surely.
func (pa Body) form(pb Body, a, b string) (why string, score float64) {
	x, y := pa.sorted, pb.sorted
	if x == y {
		return "the same words but for form", .98
	}
	if pa.joined == pb.joined {
		return "the same words, parted otherwise", .97
	}
	if pa.Acronym != "" && pa.Acronym == pb.Acronym {
		return "the same acronym", .9
	}
	if Acronym(a, b) || Acronym(b, a) || pa.Acronym != "" && pa.Acronym == y || pb.Acronym != "" && pb.Acronym == x {
		return acronymic, .85
	}
	if clipped(pa.Words, pb.Words) || clipped(pb.Words, pa.Words) {
		return "its words cut short", .85
	}
	return "", 0
}

// clipped tells whether each of two words or more is the beginning of one of the other
// name's, in their order: "Lab Fed" of "Labour Federation".
func clipped(short, long []string) bool {
	if len(short) < 2 || len(short) != len(long) {
		return false
	}
	for i, w := range short {
		if w = strings.TrimSuffix(w, "s"); len(w) < 3 || len(long[i]) < len(w)+2 || !strings.HasPrefix(long[i], w) {
			return false
		}
	}
	return true
}

func sorted(ws []string) []string {
	out := append([]string{}, ws...)
	sort.Strings(out)
	return out
}

// bodyWords compares by words: one that differs by a slip of the pen passes,
// another number, or another word, does not.
func bodyWords(a, b []string) (Verdict, float64, string) {
	used := make([]bool, len(b))
	var hit, slip, left, leftLong int
	for _, w := range a {
		best, at := 0.0, -1
		for j, v := range b {
			if s := alike(w, v); !used[j] && s > best {
				best, at = s, j
			}
		}
		switch {
		case at >= 0 && b[at] == w:
			used[at] = true
			hit++
		case at >= 0 && best >= .8 && len(w) > 3 && len(b[at]) > 3 && !digit(w) && !digit(b[at]):
			used[at] = true
			slip++
		default:
			left++
		}
	}
	for _, u := range used {
		if !u {
			leftLong++
		}
	}
	short := min(left, leftLong)
	switch n := hit + slip; {
	case n == 0 || short > 0:
		return Different, .1 * float64(hit) / float64(max(len(a), len(b))), "different words"
	case left+leftLong == 0 && slip <= 1 && (hit > 0 || len(a) == 1):
		return Same, .8, "spellings of the same words"
	case left+leftLong == 0:
		return Maybe, .6, "like words"
	case slip == 0 && n >= 2:
		return Maybe, .4, "one name is part of the other"
	}
	return Maybe, .3, "one name is perhaps part of the other"
}

func digit(w string) bool { return strings.ContainsAny(w, "0123456789") }
