package differ

import (
	"cmp"
	"math"
	"regexp"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/news"
	"synoptic/wordlist"
)

// counted makes the claim of a number of things, or of a measure of what was done, with
// the deed, a token; nil where the words do not tell, and for a part of what is
// counted.
func counted(d *news.Doc, q news.Quantity) (c *claim, deed int) {
	from, last := d.TokensIn(q.Span)
	if q.Unit != "" && from > 0 && d.Word(from-1) == "(" || q.Unit == "yard" { // the same in another unit; what players are counted by
		return nil, -1
	}
	as := q.Unit
	q = q.Metric()
	if q.Unit == "" && glued.MatchString(d.Words(q.Span)) || q.Scope == "each" || from > 0 && d.Word(from-1) == "-" {
		return nil, -1
	}
	if feet(d, from, last) || labels(d, from, last) {
		return nil, -1
	}
	h, first := q.Head, from
	if !q.Of.Empty() {
		first, last = d.TokensIn(q.Of)
		if h = d.HeadOf(first, last); h < 0 || len(d.Word(h)) < 2 {
			return nil, -1
		}
		for d.Tokens[h].Tag == "PROPN" && news.RelIs(d.Tokens[h].Rel, "compound") && d.Tokens[h].Head > h && d.Tokens[h].Head < h+4 {
			h = d.Tokens[h].Head // "12 AK-47 rifles"
		}
		last = max(last, h+1)
	}
	c = &claim{at: q.Span, best: q.Best, class: cmp.Or(q.Unit, "thing")}
	if c.low, c.high = meant(q); q.Unit == as && !(round(q.Best) && !q.Tallied()) && q.Qualifier == "exact" {
		c.low, c.high = q.Low, q.High // told to the last digit
	}
	c.exact = stretch{q.Low, q.High}
	c.exact = c.exact.bounded(q.Qualifier)
	if u, ok := finer[c.class]; ok {
		c.class, c.best, c.low, c.high = u.unit, c.best*u.by, c.low*u.by, c.high*u.by
	}
	part := partOf(d, q, min(first, from), h, max(last, h+1))
	if part == without || d.Tokens[max(h, 0)].Tag == "PROPN" && ways[strings.ToLower(d.Word(max(h, 0)))] {
		return nil, -1
	}
	h, ok := c.ofThings(d, q, part, first, last, h)
	if !ok {
		return nil, -1
	}
	if from > 0 && strings.EqualFold(d.Word(from-1), "and") && beyond(d, from, h) { // "he and four others were hurt"
		c.high, c.exact.to = c.high+2, c.exact.to+2
	}
	deed, sub := deedOf(d, h)
	if deed >= 0 && !slight[d.Lemma(deed)] {
		c.verb = meaning(d, deed)
	}
	c.doer, c.named = doers(d, sub, h)
	if c.class == "person" {
		c.fate = fateOf(d, from, max(h, from))
	}
	if c.noun == "" && sub >= 0 && sub != h && (deed < 0 || equates[d.Lemma(deed)]) && d.Tokens[sub].Tag == "NOUN" {
		c.noun, c.verb, c.measures = meaning(d, sub), "", true // "the turnout was 90 percent"
		c.about = d.Word(sub)
	}
	if !c.settle(d, q, deed, sub) {
		return nil, -1
	}
	return c, deed
}

// feet tells whether a length, the tokens from from to last, is one part of a height told in
// two: "5 feet 4 inches", "five foot 4".
func feet(d *news.Doc, from, last int) bool {
	foot := func(k int) bool { return k > 0 && (d.Lemma(k) == "foot" || d.Word(k) == "ft") }
	beside := func(k int) bool { return d.Word(k) == "," || d.Word(k) == "-" }
	unit, next := from-1, last
	if unit > 0 && beside(unit) {
		unit--
	}
	if next < len(d.Tokens)-1 && beside(next) {
		next++
	}
	return foot(unit) || foot(last-1) && next < len(d.Tokens) && d.Tokens[next].Tag == "NUM"
}

// settle tells whether the words of a number tell enough for a claim, with the deed and its
// doer, and whether that is so only where a figure rests on it (loose).
func (c *claim) settle(d *news.Doc, q news.Quantity, deed, sub int) bool {
	switch {
	case c.best == 1 && c.noun == "":
		return false
	case c.best == 1, q.Unit == "" && fraction.MatchString(d.Words(q.Span)): // often no number: "one man said", "update 5.50"
		c.loose = true
	case c.noun != "":
	case c.verb == "" || q.Unit == "":
		c.loose = true
	case moves[d.Lemma(deed)] && level(d, c.at) && q.Unit == "percent" && sub >= 0 && d.Tokens[sub].Tag == "NOUN":
		c.noun, c.verb, c.measures, c.about = meaning(d, sub), "", true, d.Word(sub) // "unemployment rose to 7.2 percent"
	case moves[d.Lemma(deed)] && (q.Unit == "percent" || q.Unit == "point" || len(q.Unit) == 3):
		return false
	default:
		c.about = deedName(d, sub, deed)
	}
	return true
}

// bounded gives the numbers that a number may be that is told as a bound: not far from it.
func (s stretch) bounded(qualifier string) stretch {
	switch qualifier {
	case "at-most", "less-than":
		s.from = 0
	case "at-least", "more-than":
		s.to *= 1.1
	}
	return s
}

// level tells whether the word before a number makes it what something comes to, not by how much
// it moves.
func level(d *news.Doc, at news.Span) bool {
	first, _ := d.TokensIn(at)
	return first > 0 && strings.EqualFold(d.Word(first-1), "to")
}

// bands are the stems of words for people who come or work together, of whom a number behind
// "of" tells how many: "a crew of eight".
var bands = wordlist.SetBy(func(s string) string { return kinOf(said.Stem(s)) }, `crew team delegation group gang band party squad staff panel jury mission`)

// labels tells whether a number, the tokens from first to last, counts nothing though it stands
// by a noun: the number of a picture, "1 of 9", "2 / 5", or one of a list of ages.
func labels(d *news.Doc, first, last int) bool {
	if first > 2 && d.Word(first-2) == "of" && d.Tokens[first-1].Tag == "DET" && d.Tokens[first-3].Tag == "NUM" {
		return true // the whole: "42 of the 99 seats"
	}
	if last < len(d.Tokens) && d.Word(last) == "/" || first > 0 && d.Word(first-1) == "/" ||
		first > 1 && d.Word(first-1) == "of" && numeral(d.Word(first-2)) && numeral(d.Word(first)) {
		return true
	}
	if first > 1 && d.Word(first-1) == "," && d.Tokens[first-2].Tag == "PROPN" && last < len(d.Tokens) && strings.Contains(",.;", d.Word(last)) {
		return true // how old somebody is
	}
	k := first - 1
	for k >= 0 && (numeral(d.Word(k)) || d.Word(k) == "," || d.Word(k) == "and") {
		k--
	}
	return k >= 0 && (strings.EqualFold(d.Word(k), "ages") || strings.EqualFold(d.Word(k), "aged"))
}

// ofThings fills in what a number counts, by the noun h of its phrase, the tokens from first to
// last, and gives the noun on which it hangs; ok is false for a part of what is counted.
func (c *claim) ofThings(d *news.Doc, q news.Quantity, part string, first, last, h int) (noun int, ok bool) {
	from, _ := d.TokensIn(q.Span)
	if !q.Of.Empty() && (d.Tokens[h].Tag == "NOUN" || d.Tokens[h].Tag == "PROPN") {
		for i := first; i < last; i++ {
			if x := d.Tokens[i]; i != h && !q.Contains(x.Span) && (x.Tag == "ADJ" || x.Tag == "NOUN" || x.Tag == "PROPN" || x.Tag == "VERB") {
				c.kind = append(c.kind, stems(d.Word(i))...)
			}
		}
		k := h
		if d.Lemma(h) == "member" && h > first && d.Tokens[h-1].Tag == "NOUN" {
			k-- // "crew members"
		}
		if c.noun = meaning(d, k); playedIn(d, d.Lemma(h)) {
			return h, false
		}
		c.part, c.kind = part, line.Set(c.kind)
		c.about = strings.Join(strings.Fields(d.Words(q.Of)), " ")
	} else if part != "" {
		return h, false
	} else if k := from - 2; q.Unit == "" && q.Of.Empty() && k >= 0 && d.Word(from-1) == "of" && bands[meaning(d, k)] {
		c.class, c.noun, c.about, h = "person", meaning(d, k), d.Word(k), k
	}
	return h, true
}

// beyond tells whether a number, the tokens from from to its noun, counts others beside
// those named before it.
func beyond(d *news.Doc, from, noun int) bool {
	for i := from; i <= min(max(noun, from), from+4); i++ {
		if w := strings.ToLower(d.Word(i)); w == "other" || w == "others" || w == "more" && i+1 < len(d.Tokens) && d.Word(i+1) != "than" {
			return true
		}
	}
	return false
}

// partOf gives what the words around a number, and behind its noun, make it beside a count of
// all, as partly.
func partOf(d *news.Doc, q news.Quantity, from, h, last int) string {
	at, _ := d.TokensIn(q.Span)
	part := partly(d, q, from, max(h, at))
	switch {
	case part == "" && rated(d, last):
		return "rate"
	case strings.HasPrefix(part, "other") && hurt(d, at, max(h, at)): // beside the dead
		return ""
	}
	return part
}

// hurt tells whether the words around a number say of whom they count that they were hurt, where
// its sentence or the one before tells of the dead, too.
func hurt(d *news.Doc, from, noun int) bool {
	dead := false
	for i := d.Sentences[max(d.SentenceAt(noun)-1, 0)].First; i < min(noun+12, len(d.Tokens)); i++ {
		dead = dead || fates[meaning(d, i)] == "dead"
	}
	for i := max(from-2, 0); i < min(noun+4, len(d.Tokens)); i++ {
		if dead && wounds[meaning(d, i)] {
			return true
		}
	}
	return false
}

var wounds = wordlist.SetBy(func(s string) string { return kinOf(said.Stem(s)) }, `injure wound hurt`)

// fates are words for what becomes of people, by their stems.
var fates = func() map[string]string {
	out := map[string]string{}
	for fate, words := range map[string]string{"dead": "kill die dead death fatal slay murder perish execute", "hurt": "injure wound hurt",
		"shot": "shoot shot gunshot", "held": "arrest detain hold charge suspect convict sentence", "lost": "miss missing flee evacuate",
		"ill": "infect infection case sick hospital hospitalise"} {
		for w := range strings.FieldsSeq(words) {
			out[kinOf(said.Stem(w))] = fate
		}
	}
	return out
}()

// fateOf gives what the words around a number, the tokens from from to its noun, say of what
// became of those whom it counts.
func fateOf(d *news.Doc, from, noun int) []string {
	var out []string
	s := d.Sentences[max(d.SentenceAt(from), 0)]
	for i := max(from-2, s.First); i < min(noun+4, s.Last); i++ {
		if x := fates[meaning(d, i)]; x != "" {
			out = append(out, x)
		}
	}
	return line.Set(out)
}

// ways are the last words of the names of streets, before which a number is a house.
var ways = list(`st st. street ave ave. avenue rd rd. road blvd blvd. boulevard dr dr. drive lane ln ln. court ct. place pl. way hwy highway terrace`)

// rated tells whether what stands from a token on makes a number one of each day or other
// stretch of time: "300 barrels a day", "of oil every hour".
func rated(d *news.Doc, i int) bool {
	for k := i; k+1 < min(i+5, len(d.Tokens)); k++ {
		switch strings.ToLower(d.Word(k)) {
		case "a", "an", "per", "every", "each":
			return spells[strings.ToLower(d.Word(k+1))]
		case "daily", "hourly", "weekly", "monthly", "yearly", "annually":
			return true
		case ".", ",", ";":
			return false
		}
	}
	return false
}

var spells = list(`second minute hour day week month year`)

// without stands for a number that counts a part of what is counted, or nothing.
const without = "-"

// partly gives the words around a number and its noun, the tokens from from to noun, that
// make it something beside what was counted before, which two reports may count alike; it
// gives without for a part of what is counted.
func partly(d *news.Doc, q news.Quantity, from, noun int) string {
	out := ""
	for i := max(from-2, 0); i <= noun; i++ {
		w := strings.ToLower(d.Word(i))
		switch {
		case !partial[w]:
		case (w == "more" || w == "of") && q.Contains(d.Tokens[i].Span): // "more than 30", "tens of thousands"
		case (w == "of" || w == "half") && q.Unit == "percent":
		case w == "of" && (i < from || i > 0 && d.Tokens[i-1].Tag == "NOUN" && q.Contains(d.Tokens[i-1].Span)): // "a total of 30", "thousands of lives"
		case w == "only" && (i < from || q.Contains(d.Tokens[i].Span)) && (i == 0 || !strings.EqualFold(d.Word(i-1), "the")): // "only three came", not "the only three"
		case w == "by" && (q.Unit == "" || q.Unit == "person"): // "followed by 30 boats"
		case w == "including" && i < from:
			out = w
		case w == "other" || w == "others" || w == "remaining" || w == "consecutive" || w == "straight":
			out = w
		default:
			return without
		}
	}
	return out
}

// glued is a number that is a part of a name or a kind: "the 12-nation pact", "the two-time
// champion".
var glued = regexp.MustCompile(`\d-\pL|-time`)

// metric gives the unit of a number and its value in it, as those of a claim are.
func metric(q news.Quantity) (unit string, best float64) {
	q = q.Metric()
	if u, ok := finer[q.Unit]; ok {
		return u.unit, q.Best * u.by
	}
	return q.Unit, q.Best
}

var fraction = regexp.MustCompile(`^\d{1,3}\.\d+$`)

// finer are units with the one that measures the same in smaller steps.
var finer = map[string]struct {
	unit string
	by   float64
}{"km": {"m", 1000}, "cm": {"m", .01}, "hour": {"minute", 60}, "week": {"day", 7}, "tonne": {"kg", 1000}, "year": {"month", 12}}

// playedIn tells whether a noun, or the name of a measure, is of what players are counted by, of
// whom each has a number of his own for each match and each year; shots of a gun are none.
func playedIn(d *news.Doc, noun string) bool {
	stem := kinOf(said.Stem(noun))
	return plays[stem] && !(stem == kinOf(said.Stem("shot")) && armed(d))
}

// armed tells whether an article speaks of those who shoot with guns.
func armed(d *news.Doc) bool {
	for _, w := range []string{"gunman", "gunmen", "gunfire", "police", "gun", "rifle", "pistol", "soldiers"} {
		if mentions(d, w) {
			return true
		}
	}
	return false
}

var plays = wordlist.SetBy(func(s string) string { return kinOf(said.Stem(s)) }, `point yard touchdown catch homer run rbis rbi rebound assist goal shot
game pass inning hit win loss record lap out carry reception score`)

// equates are verbs by which a subject is said to be a number.
var equates = list(`be reach stand total hit number amount average exceed measure weigh cost come`)

// moves are verbs of what goes up and down through a day.
var moves = list(`rise fall drop gain climb jump slip slide tumble plunge surge soar decline increase decrease lose close open trade`)

// meant gives the values that a number may stand for, by its qualifier and by
// rounding.
func meant(q news.Quantity) (low, high float64) {
	low, high = q.Low, q.High
	if q.High >= 2*q.Low { // "dozens", "tens of thousands"
		return q.Low, q.High
	}
	switch q.Qualifier {
	case "about":
		return low * 0.88, high * 1.12
	case "nearly":
		return low * 0.85, high
	case "at-least", "more-than":
		return low * 0.98, high * 1.5
	case "at-most", "less-than":
		return 0, high * 1.02
	}
	if low >= 100 { // a round number may stand for a close one
		if near := math.Pow(10, math.Floor(math.Log10(low))); low == high && math.Mod(low, near) == 0 { // 800,000
			return low * 0.94, high * 1.06
		}
		return low * 0.97, high * 1.03
	}
	return low, high
}

// round tells whether a number may stand for others near it: its last digit, of three its
// last two, are 0.
func round(n float64) bool {
	step := math.Pow(10, math.Max(0, math.Floor(math.Log10(math.Max(n, 1)))-1))
	return n > 0 && math.Mod(n, step) == 0 || n >= 1000 && math.Mod(n, step/2) == 0
}

// partial are words before a noun that make it a part of what is counted, or
// something beside what was counted before.
var partial = list("other another more extra additional first others last next further final straight consecutive remaining previous half of by per each every only including")
