package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// idle tells whether a number is none of the event's: an age between commas,
// the number of a picture, the second half of "one in four", the number in
// "28-member".
func (c *count) idle() bool {
	d := c.doc
	first, last := d.TokensIn(c.q.Span)
	word := func(k int) string {
		if k < 0 || k >= len(d.Tokens) {
			return ""
		}
		return strings.ToLower(d.Word(k))
	}
	if c.titled() || c.dialled() || c.outdated() || c.unit == "mm" && (guns[d.Lemma(last)] || guns[d.Lemma(last+1)] || guns[d.Lemma(d.Tokens[c.q.Head].Head)]) {
		return true
	}
	small := c.value.low == c.value.high && c.value.best <= 120
	if (c.q.Of.Empty() || d.Tokens[c.counted()].Tag == "PROPN") && (c.unit == "" || c.unit == "person") && scored(d.Words(c.q.Span)) {
		return true
	}
	switch p, n := word(first-1), word(last); {
	case p == "to" && word(first-3) == "aged":
		return true // "aged 5 to 24"
	case c.unit == "degree" && (n == "north" || n == "south" || n == "east" || n == "west" || n == "in" || n == "latitude" || n == "longitude"):
		return true // where a place lies
	case (p == "-" || p == "–") && first > 1 && d.Tokens[first-2].Tag == "NUM" && c.unit == "":
		return true // half a score
	case (n == ":" && last+1 < len(d.Tokens) && d.Tokens[last+1].Tag == "NUM" || p == ":" && first > 1 && d.Tokens[first-2].Tag == "NUM") && c.unit == "":
		return true // "6 : 40 a. m."
	case zones[n], n == "local" && word(last+1) == "time":
		return true // "10.22 GMT"
	case p == "-" && word(first-2) == "of" || p == "of" && word(first-2) == "best":
		return true // "a best-of-seven series"
	case c.unit == "hour" && c.value.best >= 100:
		return len(d.Word(first)) == 4 // "at 1100 hours"
	case small && p == "," && (n == "-" || n == "–" || n == "—" || n == "--") && first > 1 && c.personBefore(first-2) && (c.q.Of.Empty() || c.unit == ""):
		return true // "Ada Vell, 69 - rescued on Monday"
	case c.value.high <= 3 && c.speaks():
		return true // "one official said"
	case p == "[" && n == "]":
		return true // a note
	case c.unit == "" && (p == "/" && first > 1 && d.Tokens[first-2].Tag == "NUM" || n == "/" && last+1 < len(d.Tokens) && d.Tokens[last+1].Tag == "NUM"):
		return true // "3 / 5 stars"
	case (c.unit == "" || c.unit == "person") && strings.Contains(strings.ToLower(d.Words(c.q.Span)), "couple"), wide(c.value) && measureOf(c.unit) == "distance" && c.dimension() == "":
		return true // "hundreds of miles"
	case p == "=" || n == "=" || p == "top" && c.value.best <= 100:
		return true // a rate of exchange, "the top 10 holders"
	case c.value.best == 911 && (n == "call" || n == "calls" || n == "dispatch" || n == "dispatcher" || n == "dispatchers"):
		return true
	case strings.Contains(d.Words(c.q.Span), "/"):
		return c.unit != "percent" && c.unit != "%" && c.unit != "km/h"
	case p == "," && small && last-first == 1 && (n == "," || n == "." || n == ")" || n == ";" || n == "(" || n == "—" || n == "–" || n == "--") && first > 1 && nominal(d, first-2) &&
		(c.q.Of.Empty() || !c.q.Of.Overlaps(news.Span{Start: c.q.End, End: len(d.Article.Text)})):
		return true // "the driver, 42,"
	case n == "-" && word(last+1) == "by" || p == "-" && word(first-2) == "by" || n == "by" && last < len(d.Tokens) && d.Tokens[min(last+1, len(d.Tokens)-1)].Tag == "NUM" || p == "by" && first > 1 && d.Tokens[first-2].Tag == "NUM":
		return true // "four-by-four"
	case small && c.aged():
		return true // "ages 15, 17 and 18"
	case p == "of" && parental[word(first-2)]:
		return true // "a mother of two"
	case p == "in" && word(first-2) == "one" || p == "of" && word(first-2) == "out":
		return true
	case p == "aged" || p == "age" || p == "both" && c.value.best > 2 && (n == "," || n == ".") || n == "-" && word(last+1) == "year" && word(last+3) == "old":
		return true
	case c.value.best == 1 && c.value.high == 1 && c.unit != "percent" && c.unit != "%" && (n == "of" || last < len(d.Tokens) && d.Tokens[last].Tag == "PROPN" || p == "not" || p == "no" || p == "only"):
		return true
	}
	end := min(c.q.End+len("-member"), len(d.Article.Text)) // "the 28-member bloc", "a 9,000-strong force"
	return strings.Contains(d.Article.Text[c.q.Start:end], "-member") || strings.Contains(d.Article.Text[c.q.Start:end], "-strong")
}

// personBefore tells whether a person's name ends at a token.
func (c *count) personBefore(t int) bool {
	n := c.doc.NameAt(t)
	return n != nil && n.Type == news.Person && n.Last == t+1
}

// speaks tells whether the counted are those who say what is told: "one official said", "two diplomats told
// Meridian".
func (c *count) speaks() bool {
	d := c.doc
	t := c.counted()
	v := d.Tokens[t].Head
	if c.unit != "person" || v < 0 || !news.RelIs(d.Tokens[t].Rel, "nsubj") {
		return false
	}
	return slices.ContainsFunc(d.CuesOver(d.Tokens[v].Span), func(i int) bool { return d.Attributions[i].Speaker >= 0 })
}

// aged tells whether a number stands in a row of ages: "ages 15, 17 and 18".
func (c *count) aged() bool {
	d := c.doc
	k, _ := d.TokensIn(c.q.Span)
	for k--; k > 0 && (d.Tokens[k].Tag == "NUM" || d.Word(k) == "," || d.Word(k) == "and"); k-- {
	}
	return k >= 0 && (strings.EqualFold(d.Word(k), "ages") || strings.EqualFold(d.Word(k), "aged"))
}

// zones are the marks behind a time of day.
var zones = words("gmt utc bst cet cest est edt cst cdt mst mdt pst pdt am pm a.m. p.m. noon midnight o'clock")

// parental are nouns for who has children.
var parental = words("mother father parent parents mum mom dad widow grandmother grandfather")

// scored tells whether a number is the score of a game: "34-6".
func scored(t string) bool {
	a, b, ok := strings.Cut(strings.ReplaceAll(t, "–", "-"), "-")
	digits := func(s string) bool { return s != "" && len(s) < 4 && strings.Trim(s, "0123456789") == "" }
	return ok && digits(a) && digits(b)
}

// human tells whether a counted noun stands for people: by the unit that was
// read, as a demonym, or as a word for those who come to harm.
func (c *count) human() bool {
	if c.kind == "" || byNoun[c.kind] != "" || general[c.kind] {
		return true
	}
	w := c.doc.Word(c.counted())
	return c.persons() || c.doc.Tokens[c.counted()].Tag == "PROPN" && w != strings.ToLower(w) && (c.home() != "" || strings.HasSuffix(w, "s")) // "six AK rifles"
}

// persons tells whether a counted noun is one for people, by the unit that was
// read or by its ending.
func (c *count) persons() bool {
	if c.q.Unit == "person" {
		return true
	}
	for _, end := range []string{"girl", "boy", "man", "woman", "worker", "child", "people", "soldier", "pupil", "student", "ist"} {
		if strings.HasSuffix(c.kind, end) {
			return true
		}
	}
	return false
}

// stood reads "the injured number 212", "the number of dead rose to 41": a
// word for a toll before the number, and a verb of being so many between.
func (c *count) stood() string {
	if c.unit != "" && c.unit != "person" {
		return ""
	}
	if k := c.numberOf(); k >= 0 && c.doc.Lemma(k) == "case" && c.ill() {
		return "infected"
	} else if k >= 0 && byNoun[c.doc.Lemma(k)] != "" {
		return byNoun[c.doc.Lemma(k)]
	}
	named := !c.q.Of.Empty() && c.kind != "" && byNoun[c.kind] == ""
	before, _ := c.around(7)
	n := len(before)
	if n < 2 {
		return ""
	}
	switch before[n-1] {
	case "number", "numbered", "numbers", "at", "to", "is", "was", "reached", "hit", "passed", "as":
	default:
		return ""
	}
	for i := n - 2; i >= 0; i-- {
		if before[i] == "," && before[i+1] == "which" {
			continue // "the toll, which it estimates at 900"
		}
		switch before[i] {
		case ",", ";", ".", "and", "but", "from":
			return ""
		case "toll":
			if c.human() && (i == 0 || before[i-1] != "injury") {
				return "killed" // "put the toll at 1,297 civilians"
			}
			return ""
		}
		if named {
			continue
		}
		switch before[i] {
		case "dead", "injured", "wounded", "missing", "displaced", "deaths", "injuries", "arrests", "evacuees", "infections", "cases":
			if m := byNoun[strings.TrimSuffix(before[i], "s")]; m != "" {
				return m
			}
			if before[i] == "cases" && c.ill() {
				return "infected"
			}
			return ""
		}
	}
	return ""
}

// freed reads what became of people in the end: "the release of 82 girls who
// were kidnapped", "21 of the girls abducted in 2014 have been released".
func (c *count) freed() string {
	before, _ := c.around(2)
	if n := len(before); n > 1 && before[n-1] == "of" {
		switch before[n-2] {
		case "release", "released", "freeing":
			return "released"
		}
	}
	after := c.behind(24)
	for i, w := range after {
		switch w {
		case ",", ".", ";", "but", "and", "who", "that", "which", "\"", "”":
			return ""
		case "have", "has", "were", "was":
			for _, x := range after[i+1 : min(i+4, len(after))] {
				switch x {
				case "released", "freed":
					return "released"
				case "rescued":
					return "rescued"
				case "killed":
					return "killed"
				}
			}
			return ""
		}
	}
	return ""
}

// behind gives the words behind the counted noun in its sentence, in lower
// case, at most n.
func (c *count) behind(n int) []string {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	_, last := d.TokensIn(c.q.Span)
	var out []string
	for k := max(last, c.counted()+1); k < min(s.Last, last+n); k++ {
		out = append(out, strings.ToLower(d.Word(k)))
	}
	return out
}

// subset tells whether a number counts some of those that its words name ("50
// of the girls abducted"): what was done with all is not counted by it.
func (c *count) subset() bool {
	d := c.doc
	_, last := d.TokensIn(c.q.Span)
	if last+1 >= len(d.Tokens) || !strings.EqualFold(d.Word(last), "of") {
		return false
	}
	switch strings.ToLower(d.Word(last + 1)) {
	case "the", "these", "those", "its", "our", "their", "his", "her":
		return true
	}
	return false
}

// unreal tells whether a toll is one that may come, is feared for or is that
// of every year, and none that was counted.
func (c *count) unreal() bool {
	before, _ := c.around(7)
	after := c.behind(4)
	for i, w := range before {
		if modal[w] && (i+1 == len(before) || before[i+1] != "have") { // "could have killed 30"
			return true
		}
		switch w {
		case "chance", "predict", "predicted", "predicting", "prevent", "potential", "risk", "threat", "if",
			"threatened", "threatening", "seek", "seeking", "sought":
			return true
		}
	}
	for i, w := range after {
		if (modal[w] || w == "will" && i < 2) && (i+1 == len(after) || after[i+1] != "have") {
			return true // "would die"
		}
	}
	return false
}

// yearly tells whether a toll is that of every year: "kills 500,000 a year", "each
// year malaria kills …".
func (c *count) yearly() bool {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	if w := strings.ToLower(d.Word(s.First)); (w == "each" || w == "every") && s.First+1 < s.Last && strings.EqualFold(d.Word(s.First+1), "year") {
		return true
	}
	before, _ := c.around(7)
	after := c.behind(9)
	if i := slices.IndexFunc(after, func(w string) bool { return w == "," || w == ";" }); i >= 0 {
		after = after[:i]
	}
	if slices.Contains(before, "annually") || slices.Contains(after, "annually") {
		return true
	}
	for _, l := range [][]string{before, after} {
		for i, w := range l {
			if w == "average" && i+1 < len(l) && l[i+1] == "year" {
				return true // "in an average year"
			}
			if (w == "every" || w == "each" || w == "a") && i+1 < len(l) && l[i+1] == "year" && (i+2 == len(l) || !parting[l[i+2]]) {
				return true // and not "a year after"
			}
		}
	}
	return false
}

// modal are the verbs of what is not so yet.
var modal = words("could would might may")

// badly tells whether the injured are those with serious injuries alone.
func (c *count) badly() bool {
	for _, w := range c.behind(8) {
		switch w {
		case ",", ".", ";", "and", "while", "less":
			return false
		case "seriously", "critically", "severely", "serious", "critical", "severe":
			return true
		}
	}
	return false
}

// captive tells whether people are counted as still held: "197 girls remain
// captive", "the 218 girls still held".
func (c *count) captive() bool {
	stay, held := false, false
	for _, w := range c.behind(6) {
		switch w {
		case ",", ".", ";":
			return stay && held
		case "remain", "remained", "remaining", "still":
			stay = true
		case "captive", "captives", "captivity", "held", "hostage", "hostages", "custody", "detention":
			held = true
		}
	}
	return stay && held
}

// whole tells whether a number is the whole of which another is counted ("21
// of the more than 200 girls"): what is done with the part is not its own.
func (c *count) whole() bool {
	before, _ := c.around(4)
	i := len(before) - 1
	for i >= 0 && (before[i] == "the" || before[i] == "about" || before[i] == "some" || before[i] == "nearly") {
		i--
	}
	if i < 1 || before[i] != "of" {
		return false
	}
	first, _ := c.doc.TokensIn(c.q.Span)
	k := first - (len(before) - i) - 1
	return k >= 0 && (c.doc.Tokens[k].Tag == "NUM" || before[i-1] == "dozens" || before[i-1] == "most" || before[i-1] == "many" || before[i-1] == "some")
}

// marching tells whether people are counted as those who protest: by the noun for
// them or by what they do.
func (c *count) marching() bool {
	d := c.doc
	if c.value.low < 20 || c.quoted {
		return false
	}
	if protesting[c.kind] {
		return true
	}
	t := c.counted()
	v := d.Tokens[t].Head
	for v >= 0 && c.partitive(t) { // "tens of thousands of people"
		t, v = v, d.Tokens[v].Head
	}
	if c.q.Unit != "person" || v < 0 || !news.RelIs(d.Tokens[t].Rel, "nsubj") {
		return false
	}
	switch d.Lemma(v) {
	case "march", "rally", "protest", "demonstrate":
		return true
	case "take", "fill", "flood":
		return slices.ContainsFunc(c.behind(8), func(w string) bool { return w == "streets" })
	}
	return false
}

// protesting are nouns for those who protest.
var protesting = words("protester protestor demonstrator marcher")

// dated tells whether a span lies in a time expression.
func dated(d *news.Doc, s news.Span) bool {
	return slices.ContainsFunc(d.TimexesOver(s), func(x news.Timex) bool { return x.Contains(s) })
}

// canon gives the word under which counted things of one kind meet.
func canon(kind string) string {
	if k, ok := synonyms[kind]; ok {
		return k
	}
	if stem, ok := strings.CutSuffix(kind, "ller"); ok && len(kind) > 6 { // reveller, reveler
		return stem + "ler"
	}
	if len(kind) > 8 {
		for _, end := range []string{"girl", "worker"} {
			if strings.HasSuffix(strings.TrimSuffix(kind, "s"), end) {
				return end
			}
		}
	}
	return kind
}

// synonyms are counted nouns that reports use for one another.
var synonyms = table(map[string]string{
	"store":     "shop supermarket outlet store",
	"house":     "home house dwelling household",
	"ship":      "vessel ship",
	"employee":  "employee staff staffer personnel",
	"job":       "job post position cut redundancy layoff loss",
	"customer":  "customer client depositor saver consumer",
	"plane":     "plane aircraft airplane warplane jet",
	"building":  "building structure",
	"crew":      "crew crewman crewmember sailor seaman mariner",
	"gunman":    "gunman attacker assailant",
	"vehicle":   "vehicle car",
	"pupil":     "pupil schoolchild",
	"worker":    "worker docker dockworker labourer laborer",
	"tariff":    "tariff duty levy",
	"stake":     "share stake",
	"equipment": "equipment apparatus",
	"piece":     "piece fragment chunk shard",
	"pensioner": "pensioner retiree",
	"teen":      "teen teenager youngster youth",
})

// polled tells whether a share is one of those asked in a poll, by its sentence
// or the one before.
func (c *count) polled() bool {
	d := c.doc
	i := d.SentenceAt(c.q.Head)
	for k := d.Sentences[max(i-1, 0)].First; k < d.Sentences[i].Last; k++ {
		switch d.Lemma(k) {
		case "poll", "survey", "respondent", "pollster":
			return true
		}
	}
	return false
}

// opinion names a share of those asked by what they hold: "a poll found 56
// percent against the plan"; "" where no poll is spoken of.
func (c *count) opinion() string {
	if !c.polled() {
		return ""
	}
	for _, w := range c.behind(9) {
		switch w {
		case ",", ";", ".":
			return ""
		case "against", "oppose", "opposed", "opposing", "disapprove", "disapproved", "disapproving":
			return "share against"
		case "support", "supported", "supporting", "favour", "favor", "approve", "approved", "backed", "back", "backing":
			return "share in favour"
		}
	}
	d := c.doc
	if v := d.Tokens[c.q.Head].Head; v >= 0 && news.RelIs(d.Tokens[c.q.Head].Rel, "nsubj") && d.Tokens[v].Tag == "VERB" && moves[d.Lemma(v)] == "" && d.Lemma(v) != "have" {
		return "share who " + strings.ToLower(d.Word(v))
	}
	return ""
}

// listed tells whether the counted stand in a list with others that are counted
// by another noun: "two women and one man".
func (c *count) listed() bool {
	d := c.doc
	t := c.counted()
	of := func(k int) bool { return d.Tokens[k].Tag == "NOUN" && d.Child(k, "nummod") >= 0 }
	if news.RelIs(d.Tokens[t].Rel, "conj") && d.Tokens[t].Head >= 0 && of(d.Tokens[t].Head) {
		return true
	}
	k := d.Child(t, "conj")
	return k >= 0 && of(k)
}

// idleDeeds are what people at large do without being counted by it.
var idleDeeds = words(`say tell believe think know want like see feel have be become expect seem agree ask hear get use estimate report expect find know make take
give do go come call try start begin look keep able likely more other such same different good`)
