package differ

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// Classes of claims of times: a time of day, and, with the word before it that tells how the
// deed lies to it ("since"), a date, whose value is days and may be a month or a year.
const (
	clock = "clock"
	when  = "when "
)

// dated makes the claim of a date that the words give outright: a day, by its number, by the
// week or by the report's own, a month or a year; nil for others.
func dated(d *news.Doc, x news.Timex) (c *claim, deed int) {
	h := d.HeadOf(d.TokensIn(x.Span))
	if h < 0 || len(x.Value) < 4 || x.Value[0] < '0' || x.Value[0] > '9' {
		return nil, -1
	}
	if day, _, timed := strings.Cut(x.Value, "T"); x.Type == "TIME" && timed && weekday(d.Words(x.Span)) && !strings.ContainsAny(d.Words(x.Span), "0123456789") { // "Sunday night"
		x.Value, x.Type = day, "DATE"
	}
	c = new(claim)
	if from, to, far := ago(d, x); far {
		c.best, c.low, c.high, c.zone = (from+to)/2, from, to, x.Value[:4]
	} else if from, to, named := days(x, d.Words(x.Span)); !named {
		return nil, -1
	} else if c.best, c.low, c.high = number(from), number(from), number(to); x.Type != "DATE" {
		return nil, -1
	} else if strings.Contains(d.Words(x.Span), x.Value[:4]) {
		c.zone = x.Value[:4]
	} else if len(x.Value) == 10 && !slices.ContainsFunc(strings.FieldsFunc(d.Words(x.Span), notDigit), numeral) {
		if c.weekday = 1 + int(from.Weekday()); d.Article.Published.Basis == "unknown" {
			return nil, -1
		}
	}
	if first, _ := d.TokensIn(x.Span); first > 0 && d.Tokens[first-1].Tag == "NOUN" && befallen[meaning(d, first-1)] {
		return nil, -1 // "arrested following the shooting Saturday"
	}
	verb := over(d, h, 3)
	since := h > 0 && strings.EqualFold(d.Word(h-1), "since")
	noun := occasion(d, h, verb)
	switch rel := d.Tokens[h].Rel; {
	case noun >= 0:
	case verb < 0, slight[d.Lemma(verb)] && !(since && holds[d.Lemma(verb)]), len(d.CuesOver(d.Tokens[verb].Span)) > 0: // one speaks more than once
		return nil, -1
	case !news.RelIs(rel, "obl") && !news.RelIs(rel, "nmod") && !news.RelIs(rel, "advmod") && !news.RelIs(rel, "compound"):
		return nil, -1 // "the 2010 games", "between 1910 and 1945"
	}
	p := ""
	if k := d.Child(h, "case"); k >= 0 {
		p = strings.ToLower(d.Word(k))
	}
	switch p {
	case "on", "in", "at", "of":
		p = ""
	case "for":
		if noun >= 0 {
			p = ""
		}
	case "as": // the day of a count
		return nil, -1
	}
	c.at, c.class = x.Span, when+p
	if noun >= 0 {
		c.verb, c.about = meaning(d, noun), "when: "+d.Word(noun)
		if k := d.Child(noun, "nmod"); k > noun && d.Cased(k, "of") && strings.HasSuffix(d.Word(noun), "ing") { // "the 4 May sinking of a boat"
			c.patient, _ = called(d, k)
			c.patient = line.Set(c.patient)
			return c, -1
		}
		c.doer, c.named = called(d, noun)
		switch {
		case verb < 0:
		case begins(d, verb):
			c.verb = "begin " + c.verb
		case ends[d.Lemma(verb)]:
			c.verb = "end " + c.verb
		}
		c.noun, c.doer = c.verb, line.Set(c.doer)
		return c, verb
	}
	if !told(d, c, h, verb) {
		return nil, -1
	}
	return c, verb
}

// weekday tells whether words name a day of the week.
func weekday(words string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return gazetteer.Weekday(strings.Trim(w, ",.")) > 0 })
}

// occasion gives the noun whose day a date tells: on which it hangs, "the 4 May sinking of a
// boat", which somebody sets for it, "called a strike for 14 May", or which begins then; -1
// for none.
func occasion(d *news.Doc, h, verb int) int {
	noun := d.Tokens[h].Head
	switch rel := d.Tokens[h].Rel; {
	case verb >= 0 && news.RelIs(rel, "obl") && noun == verb && settles[d.Lemma(verb)]:
		noun = max(d.Child(verb, "obj"), d.Child(verb, "nsubj:pass"))
	case verb >= 0 && news.RelIs(rel, "obl") && noun == verb && (begins(d, verb) || ends[d.Lemma(verb)]):
		noun = subjectOf(d, verb)
	case news.RelIs(rel, "compound") || news.RelIs(rel, "nmod"):
		if noun >= 0 && !strings.HasSuffix(d.Word(noun), "ing") {
			return -1
		}
	default:
		return -1
	}
	if noun < 0 || d.Tokens[noun].Tag != "NOUN" {
		return -1
	}
	return noun
}

// settles are verbs by which somebody gives something a day to come.
var settles = list(`set schedule plan call fix postpone delay announce hold`)

// begins tells whether a verb says that something begins.
func begins(d *news.Doc, verb int) bool {
	return meaning(d, verb) == begun || d.Lemma(verb) == "break" && breaks(d, verb)
}

// ends are verbs that say that something is over.
var ends = list(`end expire`)

// begun is the stem of the deed of what begins.
var begun = kinOf("begin")

// holds are slight verbs of what somebody does from a day on, and of one thing.
var holds = list(`lead keep run play stay lie`)

// ago gives the days in which something was done that is told by a number of weeks, months or
// years before its report, "six weeks ago": half a unit to either side. ok is false for
// another time, and where the report has no day of its own.
func ago(d *news.Doc, x news.Timex) (from, to float64, ok bool) {
	words := strings.Fields(strings.ToLower(d.Words(x.Span)))
	now, err := dayOf(d)
	if err != nil || len(words) < 3 || words[len(words)-1] != "ago" || words[len(words)-3] == "few" {
		return 0, 0, false
	}
	unit := map[string]float64{"week": 7, "month": 30.44, "year": 365.24}[strings.TrimSuffix(words[len(words)-2], "s")]
	at, _, _ := days(x, "")
	if year, week, found := strings.Cut(x.Value, "-W"); found {
		y, err1 := strconv.Atoi(year)
		w, err2 := strconv.Atoi(week)
		if err1 != nil || err2 != nil {
			return 0, 0, false
		}
		first := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC) // in the first week
		at = first.AddDate(0, 0, 7*(w-1)+3-(int(first.Weekday())+6)%7)
	} else if len(x.Value) == 7 {
		at = at.AddDate(0, 0, 14)
	} else if len(x.Value) == 4 {
		at = at.AddDate(0, 6, 0)
	}
	if unit == 0 || at.IsZero() {
		return 0, 0, false
	}
	mid := number(now) - math.Round((number(now)-number(at))/unit)*unit
	return mid - unit/2, mid + unit/2, true
}

func notDigit(r rune) bool { return r < '0' || r > '9' }

// number counts days.
func number(t time.Time) float64 { return float64(t.Unix() / (24 * 60 * 60)) }

// days gives the first and the last day of a date; named is false where its words name
// neither a year, a month nor a day ("last spring", "this year").
func days(x news.Timex, text string) (from, to time.Time, named bool) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '\n' })
	year := len(words) == 1 && words[0] == x.Value
	for i, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		from, err := time.Parse(layout, x.Value)
		if err != nil {
			continue
		}
		switch i {
		case 0:
			return from, from.AddDate(1, 0, -1), year
		case 1:
			month := strings.ToLower(from.Month().String()[:3])
			return from, from.AddDate(0, 1, -1), slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, month) })
		}
		return from, from, slices.ContainsFunc(words, func(w string) bool {
			return numeral(w) || gazetteer.Weekday(w) > 0 || w == "yesterday" || w == "today" || w == "tonight"
		})
	}
	return time.Time{}, to, false
}

// stretch is a stretch of numbers, or of days, the last one in it.
type stretch struct{ from, to float64 }

// stretches gives the days, months and years in which the deed of a word was done, by its
// sentence.
func stretches(d *news.Doc, s news.Sentence, word int) []stretch {
	var out []stretch
	for _, t := range d.TimexesOver(s.Span) {
		if t.Type != "DATE" && t.Type != "TIME" || !s.Contains(t.Span) || !dates(d, t, word) {
			continue
		}
		t.Value, _, _ = strings.Cut(t.Value, "T")
		if from, to, _ := days(t, ""); !from.IsZero() {
			out = append(out, stretch{number(from), number(to)})
		}
	}
	return out
}

// asunder tells whether of two lists of stretches none of one meets one of the other; not
// where one is empty.
func asunder(a, b []stretch) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x stretch) bool {
		return slices.ContainsFunc(b, func(y stretch) bool { return x.from <= y.to && y.from <= x.to })
	})
}

// told fills in what a time is said of: who does the deed, and its name.
func told(d *news.Doc, c *claim, h, verb int) bool {
	_, sub := deedOf(d, verb)
	if sub < 0 || c.class == clock && oneOfSeveral(d, sub) {
		return false // "the most recent shooting"
	}
	c.doer, c.named = doers(d, sub, h)
	c.verb = meaning(d, verb)
	c.about = "when: " + deedName(d, sub, verb)
	return true
}

// clocked makes the claim of a time of day that the words give, of the deed that it
// is said of; nil for none.
func clocked(d *news.Doc, x news.Timex) (c *claim, deed int) {
	h := d.HeadOf(d.TokensIn(x.Span))
	i := strings.IndexByte(x.Value, 'T')
	if h < 0 || i < 0 || len(x.Value) < i+6 {
		return nil, -1
	}
	t, err := time.Parse("15:04", x.Value[i+1:i+6])
	verb := over(d, h, 3)
	if noun := d.Tokens[h].Head; err == nil && noun > h && d.Tokens[noun].Tag == "NOUN" && befallen[meaning(d, noun)] {
		c = clockAt(x, t) // "the 3:30 p.m. shooting"
		c.noun, c.about, c.kind = outbreak, "when: "+d.Word(noun), []string{meaning(d, noun)}
		return c, -1
	}
	if err != nil || verb < 0 || news.RelIs(d.Tokens[h].Rel, "nummod") || slight[d.Lemma(verb)] && !breaks(d, verb) {
		return nil, -1
	}
	c = clockAt(x, t)
	first, last := d.TokensIn(x.Span)
	about, early, late := x.Mod != "", false, false
	for k := max(first-3, 0); k < min(last+2, len(d.Tokens)); k++ {
		switch w := strings.ToLower(d.Word(k)); w {
		case "before":
			about, early = true, k <= h
		case "after":
			about, late = true, k <= h
		case "about", "around", "shortly", "approximately", "roughly", "nearly", "just", "by", "until", "till", "from":
			about = true
		case "gmt", "utc", "bst", "et", "edt", "est", "pt", "pdt", "pst", "ct", "cdt", "cst", "cet", "cest", "ist", "local":
			c.zone = w
		}
	}
	if about {
		c.low, c.high = c.best-3, c.best+3
		if t.Minute()%15 == 0 {
			c.low, c.high = c.best-6, c.best+6
		}
	}
	if early { // "shortly before 9 p.m."
		c.low -= 10
	}
	if late { // "shortly after 2 a.m."
		c.high += 15
	}
	if sub := subjectOf(d, verb); (breaks(d, verb) || befalls[meaning(d, verb)] && moodOf(d, verb) == "" && !strings.EqualFold(d.Word(max(verb-1, 0)), "being")) && !oneOfSeveral(d, sub) && !elsewhen(d, sub) {
		c.noun, c.about = outbreak, "when: "+deedName(d, sub, verb)
		for _, i := range []int{sub, verb} {
			if i >= 0 && befallen[meaning(d, i)] && c.kind == nil {
				c.kind = []string{meaning(d, i)}
			}
		}
	}
	if !told(d, c, h, verb) && c.noun == "" {
		return nil, -1
	}
	return c, verb
}

// clockAt makes the claim of a time of day, a minute or two to either side.
func clockAt(x news.Timex, t time.Time) *claim {
	minute := float64(60*t.Hour() + t.Minute())
	return &claim{at: x.Span, class: clock, best: minute, low: minute - 2, high: minute + 2}
}

// oneOfSeveral tells whether a noun is of one of several of its kind: "the first shooting".
func oneOfSeveral(d *news.Doc, noun int) bool {
	if noun < 0 {
		return false
	}
	first, _ := d.Subtree(noun)
	for i := max(first, noun-4); i < noun; i++ {
		if ofSeveral[strings.ToLower(d.Word(i))] {
			return true
		}
	}
	return false
}

// ofSeveral are words by which one of several is told from the others.
var ofSeveral = list("first second third fourth another other latest recent earlier previous separate last next similar")

// nth gives the word by which the sentence of a number, or the two before it, tell one incident
// from others: "The third shooting was in Tarn. Two people were hit."
func nth(d *news.Doc, at news.Span, several []int) string {
	i, _ := d.TokensIn(at)
	k := d.SentenceAt(i)
	if k < 0 {
		return ""
	}
	for _, t := range several {
		if t >= d.Sentences[max(k-2, 0)].First && t < i {
			return strings.ToLower(d.Word(t-1) + " " + d.Word(t))
		}
	}
	return ""
}

// oneIncident gives the tokens by which an article tells one incident from others, in order.
func oneIncident(d *news.Doc) (out []int) {
	for t := 1; t < len(d.Tokens); t++ {
		if ofSeveral[strings.ToLower(d.Word(t-1))] && incidentOf[meaning(d, t)] {
			out = append(out, t)
		}
	}
	return out
}

// incidentOf are the stems of nouns for one of several things that befall people.
var incidentOf = wordlist.SetBy(func(s string) string { return kinOf(said.Stem(s)) }, `incident shooting attack blast crash robbery stabbing strike`)

// elsewhen tells whether "it" is what the sentence before tells of, and this begins with
// another incident: "Earlier in the evening a boy was shot. It happened about 6 p.m."
func elsewhen(d *news.Doc, sub int) bool {
	if sub < 0 || d.Tokens[sub].Tag != "PRON" {
		return false
	}
	k := d.SentenceAt(sub)
	for i := d.Sentences[max(k-1, 0)].First; i < d.Sentences[max(k-1, 0)].First+4 && i < sub; i++ {
		if ofSeveral[strings.ToLower(d.Word(i))] {
			return true
		}
	}
	return false
}

// outbreak stands for what is counted where a time is that at which what is reported began.
const outbreak = "outbreak"

// befallen are the stems of nouns for what befalls people, of which news reports one.
var befallen = wordlist.SetBy(func(s string) string { return kinOf(said.Stem(s)) }, `shooting attack blast bombing crash quake fire robbery stabbing
collapse derailment accident explosion killing murder wreck assault raid standoff`)

// befalls are the stems of the verbs by which it befalls one of them.
var befalls = wordlist.SetBy(func(s string) string { return kinOf(said.Stem(s)) }, `shoot stab`)

// breaks tells whether a verb says that something begins or befalls.
func breaks(d *news.Doc, verb int) bool {
	switch d.Lemma(verb) {
	case "attack", "storm", "raid", "ambush", "happen", "occur", "begin", "start", "erupt", "strike", "hit", "explode", "crash", "derail", "collapse", "sink", "capsize":
		return true
	case "go": // down
		return verb+1 < len(d.Tokens) && (strings.EqualFold(d.Word(verb+1), "down") || strings.EqualFold(d.Word(verb+1), "off"))
	case "break": // out
		return verb+1 < len(d.Tokens) && strings.ToLower(d.Word(verb+1)) == "out"
	case "open":
		return verb+1 < len(d.Tokens) && strings.ToLower(d.Word(verb+1)) == "fire"
	case "take":
		return verb+1 < len(d.Tokens) && strings.ToLower(d.Word(verb+1)) == "place"
	}
	return false
}
