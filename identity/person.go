package identity

import (
	"sort"
	"strings"

	"synoptic/memo"
	"synoptic/wordlist"
)

// Person is a person's name taken apart.
type Person struct {
	Words   []string // folded words of the name in the order written; titles, suffixes and particles left out
	Surname string   // the word or words taken for the family name, folded; "" when there is none to tell
	Suffix  string   // "jr", "ii" … or ""
	Title   string   // titles and honours before or after it, folded ("dr", "sheikh")
	Alias   []string // other names given in brackets or quotation marks, folded
	last    int      // index in Words where the surname begins
	bin     bool     // has "bin", "ibn" or "bint"
	lord    bool     // has a peer's title
	upper   bool     // one word written in capitals, the others not, named the surname
}

// honours stand before or after names and are no part of them. Offices are the
// gazetteer's business; what is here is what comes glued to a name.
var honours = wordlist.Set(`mr mrs ms miss mx dr doctor prof professor sir dame lord lady baron baroness count countess duke duchess
	hon honourable honorable right rt excellency he shri sri smt shrimati sheikh shaikh sheik sheikha shaykh hajji haji hadji hj panglima tpr hjh hajj alhaj
	alhaji el-hadj ayatollah hojjatoleslam imam mullah maulana mawlana rev reverend fr father monsieur madame mme mlle herr frau senor senora don dona
	signor signora datuk dato datin tan tun seri yb yab ybhg haja drs ir eng engr ing arch atty adv esq phd md mp mep qc kc mba msc bsc ba ma llb llm lld dphil obe mbe cbe kbe
	gen general lt lieutenant col colonel maj major capt captain sgt adm admiral brig brigadier cmdr commander comrade amb ambassador
	president premier minister senator sen rep congressman congresswoman governor gov chairman king queen prince princess emir sultan
	mag dipl dkfm hrh hm tengku tunku capt1 comm cllr councillor justice judge gouverneur si spd ssos sh se`)

// letters are what stands behind a name and is never a family name.
var letters = wordlist.Set(`esq phd md mp mep qc kc mba msc bsc ba ma llb llm lld dphil obe mbe cbe kbe si spd ssos sh se drs ir eng engr ing yb yab ybhg mag dipl dkfm hrh hm tpr hjh`)

// within are honours that also stand between the names of a person.
var within = wordlist.Set(`sheikh shaikh sheik sheikha haji hadji hajji hj datuk seri dato sri tun baron baroness lord lady`)

var suffixes = wordlist.Set(`jr sr ii iii iv junior senior jun sen1 filho neto jnr snr`)

var particles = wordlist.Set(`al el ad as ar an az ash at ul ur bin ibn ben bint binti van von der den de da do dos das del della di du la le los las lo y e
	zu af av ter te ten vander na ya wa ould und and et of the dit epouse nee o`)

// maxWords bounds the words of a name that are compared.
const maxWords = 10

// ParsePerson takes a person's name apart. "SURNAME, Given", "SURNAME Given"
// and "Given SURNAME" are understood; without such a mark the last word (with
// a hyphenated one whole) is taken for the surname.
func ParsePerson(name string) Person { return parsed.Of(name, parsePerson) }

var parsed = memo.New[Person](13)

func parsePerson(name string) Person {
	name = clip(name, maxName)
	var p Person
	caps := capitals(name)
	s := Fold(name)
	s, p.Alias = aliases(s)
	commaSurname := ""
	if before, after, ok := strings.Cut(s, ","); ok {
		b, a := nameWords(before, nil), nameWords(after, nil)
		switch {
		case strings.Contains(after, "baron") || strings.Contains(after, " lord") || strings.Contains(after, "count"):
			s = before // "Simon Arne, Baron Arne of Dale"
		case len(a) > 0 && len(b) > 0 && len(b) <= 3 && !allAcademic(after):
			commaSurname = b[len(b)-1]
			s = after + " " + before
		default:
			s = before + " " + after
		}
	}
	if i := strings.Index(s, " of "); i > 0 { // "Lord Arne of Dale", "Abdullah of Jordan"
		s = s[:i]
	}
	for _, w := range words(s) {
		p.bin = p.bin || w == "bin" || w == "ibn" || w == "bint" || w == "ben"
		p.lord = p.lord || w == "lord" || w == "baroness" || w == "baron" || w == "lady"
	}
	ws := spell(nameWords(s, &p), caps)
	if len(ws) > maxWords {
		ws = ws[:maxWords]
	}
	p.Words = ws
	p.last = len(ws) - 1
	if len(ws) == 0 {
		p.last = 0
		return p
	}
	p.findSurname(commaSurname, caps)
	p.Surname = strings.Join(ws[p.last:], " ")
	return p
}

// called gives the name with the nickname for the given names: "Ole Dahl" of
// `Olav "Ole" Dahl`; false when there is no nickname.
func (p Person) called() (Person, bool) {
	if len(p.Alias) == 0 || len(p.Words) < 2 {
		return p, false
	}
	p.Words = append(append([]string{}, p.Alias...), p.Words[p.last:]...)
	p.last = len(p.Alias)
	return p, true
}

// spell parts two initials written as one word ("CY Leung").
func spell(ws []string, caps map[string]bool) []string {
	if len(ws) < 2 || len(ws[0]) != 2 || !caps[ws[0]] || strings.ContainsAny(ws[0], vowels) || ws[0] == "ng" {
		return ws
	}
	return append([]string{ws[0][:1], ws[0][1:]}, ws[1:]...)
}

// findSurname moves a surname that is marked by comma or capitals to the end.
func (p *Person) findSurname(comma string, caps map[string]bool) {
	if comma != "" || len(p.Words) < 2 {
		return
	}
	n, first := 0, 0
	for i, w := range p.Words {
		if caps[w] && len(w) > 2 {
			n++
			if n > 1 && first+n-1 != i {
				return
			}
			if n == 1 {
				first = i
			}
		}
	}
	if n == 0 || n == len(p.Words) {
		return
	}
	p.upper = true
	moved := append([]string{}, p.Words[:first]...)
	moved = append(moved, p.Words[first+n:]...)
	moved = append(moved, p.Words[first:first+n]...)
	p.Words = moved
	p.last = len(moved) - n
}

// capitals gives the folded words that are written in capitals throughout; nil
// when the whole name is.
func capitals(name string) map[string]bool {
	m := map[string]bool{}
	lower := false
	for _, f := range strings.Fields(name) {
		f = strings.Trim(f, ",.'’\"")
		if up := strings.ToUpper(f); f == up && strings.ToLower(f) != f {
			for _, w := range words(Fold(f)) {
				m[w] = true
			}
		} else {
			lower = true
		}
	}
	if !lower {
		return nil
	}
	return m
}

func allAcademic(s string) bool {
	for _, w := range words(s) {
		if !honours[w] && !suffixes[w] && len(w) > 3 {
			return false
		}
	}
	return true
}

// aliases takes bracketed and quoted parts out of a folded name.
func aliases(s string) (string, []string) {
	var out []string
	for _, q := range [...][2]string{{"(", ")"}, {"\"", "\""}} {
		for range 3 {
			i := strings.Index(s, q[0])
			if i < 0 {
				break
			}
			j := strings.Index(s[i+1:], q[1])
			if j < 0 {
				break
			}
			out = append(out, words(s[i+1:i+1+j])...)
			s = s[:i] + " " + s[i+2+j:]
		}
	}
	return s, out
}

// nameWords gives the words of a folded name without titles, suffixes and
// particles, which go into p when it is not nil. "abd al-rahman" and "abdul
// rahman" become "abdulrahman".
func nameWords(s string, p *Person) []string {
	raw := words(s)
	var out, titles []string
	for i := 0; i < len(raw); i++ {
		w := raw[i]
		switch {
		case strings.HasPrefix(w, "abd") && len(w) <= 5 && i+1 < len(raw):
			j := i + 1
			for j < len(raw)-1 && particles[raw[j]] {
				j++
			}
			out = append(out, abd(w+raw[j]))
			i = j
		case strings.HasPrefix(w, "abd") && len(w) > 6 && w != "abdallah":
			out = append(out, abd(w))
		case suffixes[w] && len(out) > 0 && len(raw) > 2:
			if p != nil {
				p.Suffix = suffixForm(w)
			}
		case honours[w] && len(raw) > 1 && (len(out) == 0 || letters[w] || within[w]): // "Ole King" is no king
			titles = append(titles, w)
		case particles[w] && len(raw) > 1 && !(w == "ben" && i == 0):
		default:
			out = append(out, w)
		}
	}
	if len(out) == 0 { // a name that is nothing but a title or a particle
		out, titles = raw, nil
	}
	if p != nil {
		p.Title = strings.Join(titles, " ")
	}
	return out
}

func suffixForm(w string) string {
	switch w {
	case "junior", "jun", "jnr", "filho":
		return "jr"
	case "senior", "snr":
		return "sr"
	}
	return w
}

// abd writes the servant-names one way: the article after "abd" and its
// assimilated forms become "ul".
func abd(w string) string {
	rest := w[3:]
	for _, a := range [...]string{"ul", "el", "al", "ur", "ar", "as", "us", "oul", "ol", "u", "e", "a"} {
		if strings.HasPrefix(rest, a) && len(rest) >= len(a)+3 {
			return "abdul" + rest[len(a):]
		}
	}
	return "abdul" + rest
}

// Plain gives a person's name without the titles before it, as it is written;
// two words are left at least. Short forms that are also names ("Con") go only
// behind another title.
func Plain(name string) string {
	w := strings.Fields(name)
	if n := len(w) - 1; n > 1 && (w[n] == "KC" || w[n] == "QC") {
		w = w[:n]
	}
	for cut := 0; cut+2 < len(w); cut++ {
		t := strings.ReplaceAll(Fold(w[cut]), ".", "")
		if !front[t] && !(cut > 0 && behind[t]) {
			return strings.Join(w[cut:], " ")
		}
	}
	return strings.Join(w[max(0, len(w)-2):], " ")
}

var front = wordlist.Set(`mr mrs ms miss dr doctor prof professor sir dame hon rev reverend gen general lt lieutenant col colonel maj major capt captain
	sgt sergeant adm admiral brig brigadier cmdr commander amb ambassador senator sen rep congressman congresswoman governor gov president minister
	premier asst assistant det detective insp inspector supt superintendent cpl corporal pte private cst constable deputy mvp da singer actor actress
	judge justice councilman councilwoman sheriff pastor prefect mayor chancellor archbishop bishop`)

var behind = wordlist.Set("ch chief con of pc dc di dci ret asst deputy")

// Surname gives the words taken for the family name of a person's name,
// folded ("" for an empty name).
func Surname(name string) string { return ParsePerson(name).Surname }

// pairing is one word of a name matched with one of the other.
type pairing struct {
	i, j int
	sim  float64
	kind string // equal, sound, form, short, initial, prefix, close
}

const closeEnough = .72

// spelt is a folded word with what is asked of it again and again.
type spelt struct {
	text, sound string
	names       uint64 // the given names that it is a form of or short for, each a bit that others may share
	// sets of the letters of the sound, see lettersIn
	letters, hard, reach uint64
	head, tail           [4]byte // the first three bytes and the last four
	farthest             int     // of another sound that is not longer
}

func sounded(w string) spelt {
	t := given()
	s := Sound(w)
	out := spelt{text: w, sound: s, farthest: farthest(len(s))}
	copy(out.head[:3], w)
	copy(out.tail[:], w[max(len(w)-4, 0):])
	if c := t.class[w]; c != 0 {
		out.names = 1 << (c % 64)
	}
	for _, c := range t.short[w] {
		out.names |= 1 << (c % 64)
	}
	out.letters, out.hard, out.reach = lettersIn(s)
	return out
}

// pair tells how like two words of names are, and in what way; "" when they are
// two words.
func pair(x, y *spelt) (float64, string) {
	a, b := x.text, y.text
	if a == b {
		return 1, "equal"
	}
	if a == "" || b == "" {
		return 0, ""
	}
	if len(a) == 1 || len(b) == 1 {
		if a[0] == b[0] {
			return .6, "initial"
		}
		if sa, sb := x.sound, y.sound; sa != "" && sb != "" && sa[0] == sb[0] {
			return .5, "initial"
		}
		return 0, ""
	}
	s := closeSounds(x, y)
	if s >= .97 {
		return s, "sound"
	}
	if x.names&y.names != 0 {
		switch SameGiven(a, b) {
		case "form":
			return .95, "form"
		case "short":
			return .85, "short"
		}
	}
	if s >= closeEnough {
		return s, "close"
	}
	if served(a, b) || served(b, a) { // "Abdul Rehman Malik" is called Rehman
		return .9, "short"
	}
	if curt(a, b) || curt(b, a) {
		return .72, "prefix"
	}
	return 0, ""
}

// abdul is how words begin that served may find to be another.
var abdul = [4]byte{'a', 'b', 'd'}

// served tells whether a word is another after "abdul".
func served(a, b string) bool { return strings.HasPrefix(a, "abdul") && a[len("abdul"):] == b }

// mayPair tells at a glance whether pair can find two words to be one, initials
// aside.
func (x *spelt) mayPair(y *spelt) bool {
	return x.head == y.head || x.tail == y.tail || x.names&y.names != 0 || x.head == abdul || y.head == abdul || x.mayBeClose(y)
}

// curt tells whether a word can be a short form of another by its letters alone:
// its first three or more ("Ash", "Ashton"), those with an ending of endearment
// ("Angie", "Angelina"), or its last four or more ("Femi", "Olufemi").
func curt(short, long string) bool {
	if len(short) < 3 || len(short) > len(long) {
		return false
	}
	if strings.HasPrefix(long, short) || len(short) >= 4 && strings.HasSuffix(long, short) {
		return true
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(short, "y"), "ie")
	if n := len(stem); n > 3 && stem[n-1] == stem[n-2] {
		stem = stem[:n-1] // "Gerry"
	}
	return len(stem) >= 3 && len(stem) < len(short) && strings.HasPrefix(long, stem)
}

// align matches the words of two names, best pairs first, each word once.
func align(a, b []string) []pairing {
	var all, out []pairing
	right := make([]spelt, len(b))
	for j := range b {
		right[j] = sounded(b[j])
	}
	for i := range a {
		left := sounded(a[i])
		for j := range b {
			if s, k := pair(&left, &right[j]); k != "" {
				all = append(all, pairing{i, j, s, k})
			}
		}
	}
	sort.SliceStable(all, func(x, y int) bool { // words in like places first among equals
		if all[x].sim != all[y].sim {
			return all[x].sim > all[y].sim
		}
		return abs(all[x].i-all[x].j) < abs(all[y].i-all[y].j)
	})
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	for _, p := range all {
		if !usedA[p.i] && !usedB[p.j] {
			usedA[p.i], usedB[p.j] = true, true
			out = append(out, p)
		}
	}
	return out
}

func abs(x int) int { return max(x, -x) }

// join merges neighbouring words of one name that the other writes as one
// ("Jong un", "Jongun"), in both directions.
func join(a, b []string) ([]string, []string) {
	return joinInto(a, b), joinInto(b, a)
}

func joinInto(a, b []string) []string {
	out := append([]string{}, a...)
	for i := 0; i+1 < len(out); i++ {
		if len(out[i]) < 2 && len(out[i+1]) < 2 {
			continue
		}
		for n := 2; n <= 3 && i+n <= len(out); n++ {
			merged := strings.Join(out[i:i+n], "")
			if len(merged) >= 4 && contains(b, merged) {
				out = append(out[:i], append([]string{merged}, out[i+n:]...)...)
				break
			}
		}
	}
	return out
}

func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w || len(x) > 4 && Sound(x) == Sound(w) {
			return true
		}
	}
	return false
}
