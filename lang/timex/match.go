package timex

import (
	"strings"

	"synoptic/lang/number"
	"synoptic/news"
)

// view is one sentence as words. It is used for one sentence after another, so
// that its slices are made once.
type view struct {
	w     []string // lower case
	raw   []string
	class []class
	tok   []news.Token
	deep  int // how deep match is in itself
	kids  kids

	played bool // the text tells of a match, which has quarters and a season of its own
}

// over makes v the view of a sentence.
func (v *view) over(d *news.Doc, s news.Sentence) {
	v.tok, v.w, v.raw, v.class, v.kids.known = d.Tokens[s.First:s.Last], v.w[:0], v.raw[:0], v.class[:0], false
	for i := s.First; i < s.Last; i++ {
		raw := d.Word(i)
		v.raw = append(v.raw, raw)
		v.w = append(v.w, strings.ReplaceAll(lower(raw), " ", "")) // "a. m."
		v.class = append(v.class, classOf(v.w[len(v.w)-1]))
	}
}

// lower writes a word in lower case and with a straight apostrophe.
func lower(w string) string {
	if len(w) == 1 && w[0] < 'A' {
		return w
	}
	w = strings.ToLower(w)
	if strings.IndexByte(w, 0xe2) >= 0 {
		w = strings.ReplaceAll(w, "’", "'")
	}
	return w
}

// sub is the view of a few words from j on, the first of them written anew.
func (v *view) sub(j int, first, raw string) *view {
	end := min(len(v.w), j+12)
	s := &view{w: append([]string{first}, v.w[j+1:end]...), raw: append([]string{raw}, v.raw[j+1:end]...)}
	for _, w := range s.w {
		s.class = append(s.class, classOf(w))
	}
	return s
}

func (v *view) at(i int) string {
	if i < 0 || i >= len(v.w) {
		return ""
	}
	return v.w[i]
}

// is tells whether the words at i are those of s, and gives where they end.
func (v *view) is(i int, s string) (int, bool) {
	for {
		w := v.at(i)
		if w == "" || len(s) < len(w) || s[:len(w)] != w {
			return i, false
		}
		i++
		if len(s) == len(w) {
			return i, true
		}
		if s[len(w)] != ' ' {
			return i, false
		}
		s = s[len(w)+1:]
	}
}

// these tells whether the words at i are those given, and gives where they end.
func (v *view) these(i int, words []string) (int, bool) {
	for _, w := range words {
		if v.at(i) != w {
			return i, false
		}
		i++
	}
	return i, true
}

func (v *view) upper(i int) bool {
	return i >= 0 && i < len(v.raw) && v.raw[i][0] >= 'A' && v.raw[i][0] <= 'Z'
}

func (v *view) hyphen(i int) bool { w := v.at(i); return w == "-" || w == "–" || w == "‑" }

// skip steps over one of the words.
func (v *view) skip(i int, opts ...string) int {
	for _, o := range opts {
		if v.at(i) == o {
			return i + 1
		}
	}
	return i
}

// match gives the longest temporal expression that starts at word i, by the
// earlier rule where two are as long; its end is i when there is none.
func (v *view) match(i int) (sense, int) {
	c := classAt(v.class, i)
	if c == 0 || v.deep > 4 {
		return sense{}, i
	}
	full := c&strong != 0 || c&weak != 0 && classAt(v.class, i+1)&(strong|part) != 0
	if !full && c&phrase == 0 {
		return sense{}, i
	}
	v.deep++
	best, end := sense{}, i
	try := func(s sense, e int) {
		if e > end {
			best, end = s, e
		}
	}
	if full {
		if w := v.w[i]; w[0] >= '0' && w[0] <= '9' {
			try(numericDate(v, i))
			try(ranged(v, i))
		}
		try(eraYear(v, i))
		try(narrative(v, i))
		try(calendarDate(v, i))
		try(holiday(v, i))
		try(yearDate(v, i))
		try(clockTime(v, i))
		try(unitRelative(v, i))
		try(lengths(v, i))
		try(setOf(v, i))
		try(dayWord(v, i))
		try(partOfDay(v, i))
	}
	if c&phrase != 0 {
		try(reference(v, i))
	}
	if full {
		try(stretch(v, i))
	}
	if c&phrase != 0 {
		try(approximate(v, i))
	}
	if full {
		try(possessive(v, i))
	}
	v.deep--
	return best, end
}

// dayNumber reads "12", "12th", "eighth" as a day of the month.
func (v *view) dayNumber(i int) (int, int) {
	w := v.at(i)
	if n, ok := number.Digits(w); ok && len(w) <= 2 && n >= 1 && n <= 31 {
		return int(n), i + 1
	}
	if n, end := number.Ord(v.w, i); end > i && n.Best <= 31 {
		return int(n.Best), end
	}
	return 0, i
}

// year reads a year of four digits, or one in words.
func (v *view) year(i int) (int, int) {
	w := v.at(i)
	if len(w) == 4 && w[0] >= '1' && w[0] <= '2' {
		if n, ok := number.Digits(w); ok && n >= 1000 && n < 2100 && !strings.Contains(w, ".") && !lotOf(v, i+1) {
			return int(n), i + 1
		}
	}
	if w == "nineteen" || w == "twenty" || w == "eighteen" {
		if n, end := number.Read(v.w, i+1); end > i+1 && n.Kind == number.Cardinal && n.Best >= 10 && n.Best < 100 && !n.Digits && n.Bare {
			return map[string]int{"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[w] + int(n.Best), end
		}
	}
	if w == "two" && v.at(i+1) == "thousand" {
		if v.at(i-1) == "year" && units[v.at(i+2)] == "" {
			if n, end := number.Read(v.w, i); n.Best < 2100 && n.Kind == number.Cardinal {
				return int(n.Best), end
			}
		}
		if n, end := number.Read(v.w, v.skip(i+2, "and")); end > i+2 && n.Best < 100 && n.Kind == number.Cardinal {
			return 2000 + int(n.Best), end
		}
	}
	return 0, i
}

// lotOf tells whether a number before a word is of a length or a house and no year:
// "2000ft", "the 1600-block".
func lotOf(v *view, i int) bool {
	if v.hyphen(i) {
		i++
	}
	switch v.at(i) {
	case "ft", "feet", "km", "metres", "meters", "block", "blocks":
		return true
	}
	return false
}

// month reads a month's name where it is surely one.
func (v *view) month(i int) (int, int) {
	m, ok := months[v.at(i)]
	if !ok || !v.upper(i) {
		return 0, i
	}
	next := i + 1
	if v.at(next) == "." && !strings.HasSuffix(v.at(i), ".") && len(v.at(i)) <= 4 && v.at(i) != "may" && v.at(i) != "june" && v.at(i) != "july" {
		next++
	}
	if !shaky[v.at(i)] {
		return m, next
	}
	if d, e := v.dayNumber(next); e > next && d > 0 {
		return m, next
	}
	if _, e := v.year(v.skip(next, "of", ",")); e > next+1 || e == next+1 {
		return m, next
	}
	prev := v.at(i - 1)
	switch {
	case i > 0 && prepositions[prev] && !(v.upper(next) && v.at(next) != "" && !prepositions[prev]):
		return m, next
	case i > 0 && weekdays[prev] > 0:
		return m, next
	case i > 0 && (prev == "the" || prev == "a") && v.at(i) != "march":
		return m, next // "the May summit"
	case v.at(next) == "'s" && v.at(i) != "june" && v.at(i) != "april" && v.at(i) != "may":
		return m, next
	}
	if d, e := v.dayNumber(i - 1); e == i && d > 0 {
		return m, next
	}
	return 0, i
}

// calendarDate reads every date with the name of a month or weekday.
func calendarDate(v *view, i int) (sense, int) {
	s := sense{typ: "DATE"}
	j := i
	if d, ok := weekdays[v.at(j)]; ok && v.upper(j) {
		s.wday, j = d, j+1
		if strings.HasSuffix(v.at(i), "days") {
			return sense{typ: "SET", fixed: "XXXX-WXX-" + string(rune('0'+d))}, j
		}
		k := v.skip(v.skip(j, ","), "the")
		if e := v.monthDay(k, &s); e > k {
			return s, e
		}
		if p, ok := partsOfDay[v.at(j)]; ok {
			s.typ, s.part, j = "TIME", p, j+1
		}
		return s, j
	}
	if e := v.monthDay(j, &s); e > j {
		return s, e
	}
	return sense{}, i
}

// monthDay reads "May 12, 2021", "12 May 2021", "the 12th of May", "May
// 2021", "May" into s.
func (v *view) monthDay(i int, s *sense) int {
	j := v.skip(i, "the")
	if d, e := v.dayNumber(j); e > j {
		k := v.skip(e, "of")
		if m, e2 := v.month(k); e2 > k {
			s.day, s.month = d, m
			return v.yearAfter(e2, s)
		}
	}
	m, j := v.month(i)
	if m == 0 {
		return i
	}
	s.month = m
	k := v.skip(j, "the")
	if d, e := v.dayNumber(k); e > k && !v.measured(e) {
		s.day = d
		j = v.yearAfter(e, s)
		return j
	}
	return v.yearAfter(j, s)
}

// measured tells whether the numeral that ends before i counts what follows
// rather than naming a day ("May 12 percent").
func (v *view) measured(i int) bool {
	return v.at(i) == "%" || v.at(i) == "percent" || v.at(i) == "million" ||
		v.at(i) == ":" && classAt(v.class, i+1)&strong != 0 && v.w[i+1][0] <= '9'
}

func (v *view) yearAfter(i int, s *sense) int {
	j := v.skip(i, ",", "of")
	if y, e := v.year(j); e > j && !(j > i && v.at(i) == "," && s.day == 0 && counted[v.at(e)]) {
		s.year = y
		return e
	}
	j = v.skip(i, "of")
	if w := v.at(j); (w == "this" || w == "last" || w == "next") && v.at(j+1) == "year" {
		s.rel, s.unit = w, "Y"
		return j + 2
	}
	return i
}

// yearDate reads "2021", "the year 2021", "fiscal 2021", "the 1990s", "the
// 20th century", "the summer of 2021", "third quarter".
func yearDate(v *view, i int) (sense, int) {
	j := v.skip(i, "the", "a")
	if w, ok := strings.CutPrefix(v.at(j), "fy"); ok && v.upper(j) && (len(w) == 2 || len(w) == 4) {
		if n, ok := number.Digits(w); ok && n == float64(int(n)) {
			y := int(n)
			if y < 100 {
				y += 2000
			}
			return sense{typ: "DATE", year: y}, j + 1
		}
	}
	if v.at(j) == "year" || v.at(j) == "fiscal" || v.at(j) == "calendar" || v.at(j) == "fy" {
		k := v.skip(j+1, "year")
		if y, e := v.year(k); e > k {
			return sense{typ: "DATE", year: y}, e
		}
	}
	if s, e := v.decade(j); e > j {
		return s, e
	}
	if n, e := number.Ord(v.w, j); e > j && n.Best < 30 {
		k := e
		if v.hyphen(k) {
			k++
		}
		if v.at(k) == "century" || v.at(k) == "centuries" {
			s := sense{typ: "DATE", century: int(n.Best) - 1}
			return s, k + 1
		}
	}
	if s, e := v.quarter(i); e > i {
		return s, e
	}
	if s, e := v.seasonOfYear(i); e > i {
		return s, e
	}
	if y, e := v.year(i); e > i && v.plainYear(i, e, y) {
		if v.hyphen(e) || v.at(e) == "/" { // 2011-12
			if n, ok := number.Digits(v.at(e + 1)); ok && len(v.at(e+1)) == 2 && int(n) == (y+1)%100 {
				return sense{typ: "DATE", year: y}, e + 2
			}
		}
		return sense{typ: "DATE", year: y}, e
	}
	if w := v.at(i); strings.HasPrefix(w, "mid") && len(w) == 7 {
		w2 := view{w: []string{w[3:]}, raw: []string{w[3:]}, class: []class{strong}}
		if y, e := w2.year(0); e == 1 {
			return sense{typ: "DATE", year: y, mod: "MID"}, i + 1
		}
	}
	return sense{}, i
}

// numbering is what four digits after it are the number or the sum of.
var numbering = map[string]bool{"$": true, "£": true, "€": true, "¥": true, "us$": true, "a$": true, "#": true, "+": true, "no.": true, "nos.": true,
	"number": true, "room": true, "flight": true, "page": true, "chapter": true, "section": true, "paragraph": true, "clause": true, "article": true,
	"resolution": true, "resolutions": true, "directive": true, "convoy": true, "battalion": true, "regiment": true, "unit": true, "route": true,
	"highway": true, "boeing": true, "airbus": true, "extension": true, "channel": true, "gate": true, "case": true, "docket": true}

// streets are words for a street, before which its houses have their numbers.
var streets = map[string]bool{"street": true, "st.": true, "avenue": true, "ave": true, "ave.": true, "road": true, "rd.": true, "boulevard": true, "blvd.": true, "lane": true, "drive": true,
	"st": true, "rd": true, "blvd": true, "dr": true, "dr.": true, "ln": true, "court": true}

func (v *view) plainYear(i, end, y int) bool {
	prev, next := v.at(i-1), v.at(end)
	if numbering[prev] || prev != "in" && (streets[v.at(end+1)] || streets[v.at(end+2)]) && v.raw[end][0] <= 'Z' {
		return false // "at 1917 Vell Street"
	}
	if counted[next] || units[next] != "" && next != "quarter" && next != "season" || scaleWord(next) {
		return false
	}
	if y < 1900 || y > 2060 {
		switch prev {
		case "in", "since", "of", "by", "from", "until", "to", "between", "and", "the", "after", "before", "circa", "(", "-", "–",
			"early", "late", "mid", "during", "around", "about":
		default:
			if !v.hyphen(end) || v.numbered(end+1) <= y {
				return false
			}
		}
	}
	if v.raw[i][0] >= 'a' && prev != "in" && prev != "since" && prev != "of" && prev != "by" && prev != "from" && prev != "until" && next != "" {
		return end-i > 1 && (v.at(i) == "nineteen" || v.at(i) == "eighteen")
	}
	return true
}

// numbered reads a year at i and gives 0 where there is none.
func (v *view) numbered(i int) int {
	y, _ := v.year(i)
	return y
}

func scaleWord(w string) bool {
	return w == "million" || w == "billion" || w == "thousand" || w == "hundred"
}

func (v *view) decade(i int) (sense, int) {
	w := strings.TrimPrefix(v.at(i), "mid")
	mod := ""
	if w != v.at(i) {
		mod, w = "MID", strings.TrimPrefix(w, "-")
	}
	w = strings.TrimLeft(w, "'‘")
	bare := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'")
	if bare == w || len(bare) < 2 {
		names := map[string]int{"twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196,
			"seventies": 197, "eighties": 198, "nineties": 199}
		if d, ok := names[w]; ok && v.at(i-1) != "his" && v.at(i-1) != "her" && v.at(i-1) != "their" && (v.at(i+1) != "," || v.at(i-1) == "the") {
			return sense{typ: "DATE", decade: d, mod: mod}, i + 1
		}
		return sense{}, i
	}
	n, ok := number.Digits(bare)
	switch {
	case !ok || int(n)%10 != 0:
		return sense{}, i
	case len(bare) == 4 && n >= 1000 && n < 2100:
		return sense{typ: "DATE", decade: int(n) / 10, mod: mod}, i + 1
	case len(bare) == 2 && strings.ContainsAny(v.at(i), "'‘"):
		return sense{typ: "DATE", decade: 190 + int(n)/10, mod: mod}, i + 1
	}
	return sense{}, i
}

// quarter reads "third quarter", "third-quarter", "Q3 2021", "the fiscal first
// quarter of 2021", "the first half of 2021".
func (v *view) quarter(i int) (sense, int) {
	j := v.skip(i, "the", "its")
	s := sense{typ: "DATE"}
	if w := v.at(j); len(w) == 2 && (w[0] == 'q' || w[0] == 'h') && w[1] >= '1' && w[1] <= '4' && v.upper(j) {
		if w[0] == 'q' {
			s.quarter = int(w[1] - '0')
		} else if w[1] <= '2' {
			s.half = int(w[1] - '0')
		} else {
			return sense{}, i
		}
		return s, v.yearAfter(j+1, &s)
	}
	if y, e := v.year(j); e > j {
		s.year, j = y, e
	}
	j = v.skip(j, "fiscal", "year-ago", "year-earlier")
	if v.hyphen(j) {
		j++
	}
	n, e := number.Ord(v.w, j)
	if e == j || n.Best > 4 {
		return sense{}, i
	}
	j = e
	if v.hyphen(j) {
		j++
	}
	j = v.skip(j, "fiscal")
	switch {
	case v.at(j) == "quarter":
		s.quarter = int(n.Best)
		return s, v.yearAfter(j+1, &s)
	case v.at(j) == "half" && n.Best <= 2:
		s.half = int(n.Best)
		if end := v.yearAfter(j+1, &s); end > j+1 || s.year > 0 {
			return s, end
		}
		if end, ok := v.is(j+1, "of the year"); ok {
			return s, end
		}
	}
	return sense{}, i
}

// seasonOfYear reads "the summer of 2021", "spring 2021", "this fall", "last
// winter", "the spring".
func (v *view) seasonOfYear(i int) (sense, int) {
	j := i
	s := sense{typ: "DATE"}
	lead := v.at(j)
	switch lead {
	case "the", "in", "during":
		j++
	case "last", "this", "next", "previous", "following", "coming", "past":
		s.rel, s.unit = relation(lead), "Y"
		j++
		if v.at(j) == "past" || v.at(j) == "coming" {
			j++
		}
	}
	j = v.skip(j, "early", "late")
	se, ok := seasons[v.at(j)]
	if !ok {
		return sense{}, i
	}
	s.season = se
	end := v.yearAfter(j+1, &s)
	if end > j+1 || s.rel != "" && s.unit == "Y" && j > i {
		return s, end
	}
	prev := v.at(i - 1)
	if lead == "the" && (prev == "in" || prev == "during" || prev == "by" || prev == "until" || prev == "since" || prev == "of" || prev == "for" || v.at(j) == "summer" || v.at(j) == "winter" || v.at(j) == "autumn") &&
		v.at(j+1) != "of" || prev == "in" && lead == v.at(j) || prev == "early" || prev == "late" {
		return s, j + 1
	}
	return sense{}, i
}

// numericDate reads "2021-05-12", "12/05/2021", "12.05.2021".
func numericDate(v *view, i int) (sense, int) {
	w, end := v.at(i), i+1
	if len(w) == 4 && v.hyphen(end) {
		w, end = v.glued(i)
	}
	if len(w) < 8 || len(w) > 32 || w[0] < '0' || w[0] > '9' {
		return sense{}, i
	}
	day, clock, _ := strings.Cut(w, "t")
	f := strings.FieldsFunc(day, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	if len(f) != 3 {
		return sense{}, i
	}
	var n [3]int
	for k, p := range f {
		x, ok := number.Digits(p)
		if !ok || len(p) > 4 {
			return sense{}, i
		}
		n[k] = int(x)
	}
	s := sense{typ: "DATE"}
	switch {
	case len(f[0]) == 4:
		s.year, s.month, s.day = n[0], n[1], n[2]
	case len(f[2]) == 4 && n[1] > 12:
		s.year, s.month, s.day = n[2], n[0], n[1]
	case len(f[2]) == 4 && (n[0] > 12 || strings.Contains(w, ".") || n[0] == n[1]):
		s.year, s.month, s.day = n[2], n[1], n[0]
	case len(f[2]) == 4: // 05/06/2021: day and month cannot be told
		return sense{typ: "DATE", year: n[2]}, end
	}
	if _, ok := date(s.year, s.month, s.day); !ok {
		return sense{}, i
	}
	if len(clock) >= 5 && clock[2] == ':' {
		s.typ, s.clock = "TIME", clock[:5]
	}
	return s, end
}

// glued writes the words from i on that no space parts as one, at most twelve
// of them, and gives where they end.
func (v *view) glued(i int) (string, int) {
	w, end := v.at(i), i+1
	for end < len(v.tok) && end < i+12 && v.tok[end].Start == v.tok[end-1].End {
		if c := v.w[end][0]; (c < '0' || c > ':') && c != '-' && c != 't' && c != 'z' && c != '+' {
			break
		}
		w += v.w[end]
		end++
	}
	for end > i+1 && (v.at(end-1) == ":" || v.at(end-1) == "-") {
		w, end = w[:len(w)-1], end-1
	}
	return w, end
}
