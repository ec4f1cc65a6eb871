package when

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

// idle tells why a telling is none of the story's, "" where it may be: the caption of a
// picture, a note about the page, a list of what others wrote, or words whose
// date lies far after the report although they tell of what was.
func (t *telling) idle() string {
	d := t.doc
	sent := d.Words(d.Sentences[t.order].Span)
	for _, w := range captions {
		if strings.Contains(sent, w) {
			return none
		}
	}
	low := strings.ToLower(d.Words(t.e.Clause))
	for _, w := range notes {
		if strings.HasPrefix(low, w) {
			return none
		}
	}
	if k := d.Child(t.e.Head, "mark"); d.Tokens[t.e.Head].XPos == "VBD" && k >= 0 && (d.Lemma(k) == "if" || d.Lemma(k) == "unless") {
		return none // "if a quake struck today"
	}
	if k := doer(d, t.e.Head); k >= 0 && undated(d, k) < 0 && slices.ContainsFunc(d.TimexesOver(d.Tokens[k].Span), func(x news.Timex) bool {
		return x.Start == t.e.Clause.Start && !strings.HasPrefix(d.Article.Text[x.End:], ",")
	}) {
		return none // "28 February will be put off"
	}
	if t.order < 2 && byline(d, t.order) || t.tailing() {
		return none
	}
	switch {
	case d.Lemma(t.e.Head) == "write" && t.dated && t.when.Precision == news.PrecisionMinute: // a message that a page shows
		return none
	case player.MatchString(sent), stamped.MatchString(d.Words(t.e.Clause)), posted.MatchString(sent), strings.HasSuffix(strings.TrimSpace(sent), "?"), t.unreal(), t.forecast(), t.late(), t.captioned(), t.sincePast():
		return none
	case t.uttered():
		if k := t.e.Timex; !t.dated || k < 0 || k >= len(d.Timexes) || d.Child(t.e.Head, "ccomp") < 0 || !hangs(d, d.HeadOf(d.TokensIn(d.Timexes[k].Span)), t.e.Head) {
			return none
		}
		return "uttered"
	case t.elsewhen():
		return "another date"
	case t.dated && t.undone():
		if k := t.e.Timex; t.form() != "present" && t.form() != "is doing" && (k < 0 || k >= len(d.Timexes) || !opensWith(d, t.order, d.Timexes[k].Span)) {
			return none
		}
		return "undone"
	}
	return ""
}

// asserts are verbs by which somebody is told, at the end of a sentence, to have said the rest of it.
var asserts = words("charge argue report estimate conclude write note observe allege claim complain warn predict confirm add say tell announce")

// tailing tells whether a clause begins within another that was cut off before it: with the day of what was
// told, "on Wednesday, a move aimed at showing", "Monday as investors waited"; or is only who said it, "a union
// charged Friday".
func (t *telling) tailing() bool {
	d := t.doc
	first, last := d.TokensIn(t.e.Clause)
	k := first
	if strings.EqualFold(d.Word(k), "on") {
		k++
	}
	if k >= last {
		return false
	}
	for _, x := range d.TimexesOver(d.Tokens[k].Span) {
		_, end := d.TokensIn(x.Span)
		if x.Start != d.Tokens[k].Start || end >= last {
			continue
		}
		switch w := strings.ToLower(d.Word(end)); {
		case (w == "as" || w == "while" || w == "amid") && d.Tokens[t.e.Head].Tag == "VERB" && t.e.Head > end:
			return true
		case w == "," && end+4 < last && (d.Word(end+1) == "a" || d.Word(end+1) == "an") && d.Tokens[end+2].Tag == "NOUN":
			v := end + 3
			for v < last && d.Tokens[v].Tag == "ADV" {
				v++
			}
			if x := d.Tokens[v].XPos; x == "VBN" || x == "VBG" || strings.HasPrefix(x, "W") {
				return true
			}
		}
	}
	if strings.EqualFold(d.Word(first), "to") && first+2 < last && (d.Word(first+1) == "," || d.Word(first+2) == ",") {
		return true // "to flee, a union charged Friday"
	}
	return last-first <= 8 && first > d.Sentences[t.order].First && d.Word(first-1) == "," && last+1 >= d.Sentences[t.order].Last && asserts[d.Lemma(t.e.Head)] && d.Child(t.e.Head, "obj", "ccomp", "xcomp") < 0
}

// hangs tells whether a time, by its head, hangs on a verb and on no other below it.
func hangs(d *news.Doc, k, verb int) bool {
	for n := 0; k >= 0 && n < 4; k, n = d.Tokens[k].Head, n+1 {
		if k == verb {
			return true
		}
		if x := d.Tokens[k]; x.Tag == "VERB" || x.Tag == "AUX" || news.RelIs(x.Rel, "acl") || news.RelIs(x.Rel, "ccomp") {
			return false
		}
	}
	return false
}

// unreal tells whether a telling is of what would have been: "would have gone on sailing".
func (t *telling) unreal() bool {
	d := t.doc
	for k := max(d.Sentences[t.order].First, t.e.Head-5); k+1 < t.e.Head; k++ {
		if d.Tokens[k].XPos == "MD" && (d.Lemma(k+1) == "have" || d.Lemma(k+2) == "have") {
			return true
		}
	}
	return false
}

// forecast tells whether a telling is of how much of something there is to be in a time to
// come, which is somebody's opinion: "sales will grow next year".
func (t *telling) forecast() bool {
	return t.e.Type == "" && standing(t.e) == "f" && len(t.when.Value) < len("2006-01-02") && drifting[t.doc.Lemma(t.e.Head)]
}

// drifting are verbs of becoming more or less.
var drifting = words("grow increase rise climb fall decline decrease drop shrink expand slow exceed average total")

// uttered tells whether a telling is only of somebody saying or thinking
// something that is told with it: that is a statement and no happening.
func (t *telling) uttered() bool {
	d, x := t.doc, t.doc.Tokens[t.e.Head]
	if x.Tag != "VERB" || !says[d.Lemma(t.e.Head)] {
		return false
	}
	if c := d.Child(t.e.Head, "ccomp", "xcomp"); c < 0 || !t.e.Clause.Contains(d.Tokens[c].Span) { // "told the Herald", "experts predict higher prices", "the mayor said Monday"
		return d.Lemma(t.e.Head) == "tell" || x.XPos == "VBD" && d.Child(t.e.Head, "obj", "parataxis") < 0 || x.XPos == "VBZ" || x.XPos == "VBP"
	}
	if t.dated && declared(d, t.e.Head) {
		return false
	}
	if k := t.e.Timex; t.dated && k >= 0 && k < len(d.Timexes) { // a day of what is said counts
		if slices.Contains(t.e.Aux, "historical") && t.e.Type == "" {
			return false
		}
		first, _ := d.TokensIn(d.Timexes[k].Span)
		return first < t.e.Head+3
	}
	return true
}

// aside tells whether an event named by a noun is only spoken of: "Monday's
// crash is believed to be the first".
func (t *telling) aside() bool {
	d := t.doc
	x := d.Tokens[t.e.Head]
	if x.Tag == "VERB" || x.Head < 0 || !news.RelIs(x.Rel, "nsubj") {
		return false
	}
	return d.Child(x.Head, "cop") >= 0 || says[d.Lemma(x.Head)]
}

var says = words("say deny refer cite warn tell believe think hope fear claim add note describe predict expect suggest estimate insist stress acknowledge admit recall argue assume understand reiterate emphasize anticipate remark recount joke")

// undone tells whether a present perfect, or what goes on, was given a date well before
// the report, which English does not do: the date is another verb's or a noun's.
func (t *telling) undone() bool {
	d, h := t.doc, t.e.Head
	if !before(t.when.Value, cmp.Or(d.Article.Published.Value, "0000-00-00")) {
		return false
	}
	k := h
	if a := d.Child(h, "aux"); d.Tokens[h].XPos == "VBG" && a >= 0 {
		k = a
	}
	return perfective(d, h) || d.Tokens[k].XPos == "VBZ" || d.Tokens[k].XPos == "VBP" && !unchanged[strings.ToLower(d.Word(k))]
}

// unchanged are verbs whose past is written as their present.
var unchanged = words("set put cut hit let shut spread read quit beat hurt cost burst split")

// form gives the form of a telling's verb (tense), "" where its word is none.
func (t *telling) form() string {
	if !t.verbal() {
		return ""
	}
	return tense(t.doc, t.e.Head)
}

// sincePast tells whether a telling is of what went on from a month or year on up to the report,
// and of no day or month of it: "hundreds have been hurt since May".
func (t *telling) sincePast() bool {
	d, k := t.doc, t.e.Timex
	if !t.dated || k < 0 || k >= len(d.Timexes) || len(t.when.Value) >= len("2006-01-02") || len(t.when.Value) == len("2006") {
		return false
	}
	first, _ := d.TokensIn(d.Timexes[k].Span)
	return adposition(d, first) == "since" && t.form() != "past" && t.form() != "is doing"
}

// byline tells whether a sentence begins with who wrote the report, run together with what
// follows: "By Ada Vell Many people".
func byline(d *news.Doc, s int) bool {
	k := d.Sentences[s].First
	if d.Word(k) != "By" || k+2 >= d.Sentences[s].Last {
		return false
	}
	return slices.ContainsFunc(d.MentionsIn(d.TokenSpan(k+1, k+3)), func(i int) bool {
		m := d.Mentions[i]
		return m.Kind == news.MentionName && m.Entity >= 0 && d.Entities[m.Entity].Type == news.Person && m.Start == d.Tokens[k+1].Start
	})
}

// stamped is the stamp of a page that runs on into a clause: "rents rise Friday 9 May 2031 22.12 BST".
var stamped = regexp.MustCompile(`\d{4},? \d\d?[.:]\d\d(:\d\d| ([AaPp][Mm] )?[A-Z]{2,4})$`)

// posted is the name of who wrote a message that a page shows, before its date.
var posted = regexp.MustCompile(`\(@\w+\)`)

// captions are words of pictures' captions and of lists of links.
var captions = []string{"Getty", "REUTERS", "Rex Features", "Shutterstock", "Image copyright", "Image caption", "Photograph:", "AFP/", " mins ago", " hrs ago", "(Photo", "This article appeared", "article was amended", "originally appeared on", "pic.twitter.com"}

// player is the line under a film on a page: "11:03 AM ET Fri, 29 Dec 2017 | 00:40".
var player = regexp.MustCompile(`\d{4} \| \d\d:\d\d`)

// notes are how a page speaks of itself.
var notes = []string{"a picture taken", "a photo taken", "this caption", "this photo", "this picture", "your ", "this article", "a version", "this story", "this report", "according to", "share this", "sign up"}

// late tells whether an event is dated more than six weeks after the report, or
// as past on a day after it, without any word of what is to come.
func (t *telling) late() bool {
	d := t.doc
	pub := d.Article.Published.Value
	if len(pub) < 10 || len(t.when.Value) < 4 {
		return false
	}
	p, err := time.Parse("2006-01-02", pub[:10])
	if err != nil || standing(t.e) == "f" && (!t.verbal() || d.Tokens[t.e.Head].XPos == "VBZ") { // "the next game on May 3", "his term ends in May"
		return false
	}
	limit := p.AddDate(0, 0, 42).Format("2006-01-02")
	if d.Tokens[t.e.Head].XPos == "VBD" { // "lost the series the next night" is of another time
		limit = p.Format("2006-01-02")
	}
	from := begins(t.when)
	n := min(len(from), 10)
	if t.when.Precision == news.PrecisionSeason {
		n = 4
	}
	if from[:n] <= limit[:n] || t.dated && t.e.Timex >= 0 && t.e.Timex < len(d.Timexes) && overnight(d, d.Timexes[t.e.Timex]) {
		return false
	}
	first, last := d.TokensIn(t.e.Clause)
	for k := first; k < last; k++ {
		if d.Quoted(d.Tokens[k].Span) {
			continue // "observed the next day: 'That would be …'"
		}
		switch strings.ToLower(d.Word(k)) {
		case "to":
			if k > first && aims[strings.ToLower(d.Word(k-1))] {
				return false
			}
		case "will", "would", "'ll", "shall", "could", "may", "might", "can", "due", "set", "scheduled", "planned", "expected", "plans", "until", "by":
			return false
		}
	}
	return true
}

// aims are the words with which "to" speaks of what is to come.
var aims = words("due set expect expected schedule scheduled planned plans plan likely ready is are was were has have going hopes aims intends wants")

// elsewhen tells whether the words of a telling name another past date than
// the one it was given, which stands outside of them.
func (t *telling) elsewhen() bool {
	d := t.doc
	k := t.e.Timex
	inside := t.dated && (k < 0 || k >= len(d.Timexes) || t.e.Clause.Contains(d.Timexes[k].Span))
	for _, x := range d.TimexesOver(t.e.Clause) {
		if x.Type != "DATE" || !t.e.Clause.Contains(x.Span) || k >= 0 && k < len(d.Timexes) && x == d.Timexes[k] {
			continue
		}
		if inside && !strings.HasSuffix(d.Words(x.Span), " ago") {
			continue // "on New Year's Eve two years ago" is not of this year
		}
		v := date(x.Value)
		if v.Known() && len(v.Value) >= 4 && len(t.when.Value) >= 4 && v.Value[:4] < t.when.Value[:4] {
			return true
		}
	}
	return false
}
