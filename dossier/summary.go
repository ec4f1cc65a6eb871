package dossier

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// summaryWords bounds the first paragraph.
const summaryWords = 80

// summary puts together what happened, what it cost, where the main meeting
// stands, what the parties that most origins tell of want, what else happened,
// and where the reports disagree: each piece one line of the record, said as a
// sentence or a part of one.
func summary(d *news.Dossier, docs []*news.Doc) []news.SummaryLine {
	p := &paragraph{d: d, out: []news.SummaryLine{}, who: map[string]*news.Entity{}, heard: map[string]bool{}, docs: map[string]*news.Doc{}}
	for _, doc := range docs {
		p.docs[doc.Article.ID] = doc
	}
	for i, e := range d.Entities {
		p.who[e.ID] = &d.Entities[i]
	}
	events := slices.DeleteFunc(slices.Clone(d.Events), func(e news.Happening) bool {
		return e.Background || e.Grade == news.GradeC || !readable(e.Text) || leaning(e.Text) || pointing(e.Text) || e.Origins < 2 && !p.whole(e) ||
			!p.sentence(e) || p.overtaken(e)
	})
	head := p.heads()
	scores := map[string]float64{}
	for _, e := range events {
		scores[e.ID] = head.score(e)
	}
	first := slices.Clone(events)
	slices.SortStableFunc(events, func(a, b news.Happening) int { return cmp.Compare(scores[b.ID], scores[a.ID]) })
	for _, e := range first { // what is of a month, or was not done, is seldom the news
		if len(e.When.Value) < len("2006-01-02") || slices.Contains(e.Aux, "negated") || strings.Contains(e.Text, " not ") {
			scores[e.ID] /= 2
		}
	}
	slices.SortStableFunc(first, func(a, b news.Happening) int { return cmp.Compare(scores[b.ID], scores[a.ID]) })
	least := 1
	voice, score := p.loudest(head, 2)
	// what was said is the news where it is twice as much of it as what was done; a
	// mere quotation tells nobody what happened
	leads := len(events) == 0 || 2*head.score(first[0]) < score && !strings.Contains(p.spoken(voice), ": “")
	if leads && p.voice(voice) && len(events) > 0 {
		least = 2
	}
	if len(p.out) == 0 { // what one report has beside the news of all opens no paragraph
		p.event(slices.DeleteFunc(first, func(e news.Happening) bool {
			return unnamed(e.Text) || e.Origins < 2 && len(head.in) > 0 && len(d.Articles) > 2 && head.share(e.Text) < 1
		}), least)
	} else {
		p.event(first, least)
	}
	if !d.Talks() {
		p.toll()
	}
	if len(d.Meetings) > 0 && 2*d.Meetings[0].Origins > d.Coverage.Origins {
		p.add(p.meeting(d.Meetings[0]), d.Meetings[0].ID)
	}
	p.positions()
	if d.Talks() { // what the fighting cost is not what talks are about
		p.toll()
	}
	p.event(p.later(events), max(2, (d.Coverage.Origins+2)/3))
	if voice, _ := p.loudest(head, min(2, d.Coverage.Origins)); len(p.out) < 3 {
		p.voice(voice)
	}
	for _, x := range p.gravest() {
		if x.Kind == "value" && p.add(disagreement(x, d.Figures), x.ID) {
			break
		}
	}
	if p.words < summaryWords/2 {
		p.event(p.later(events), least)
		voice, _ := p.loudest(head, 1)
		p.voice(voice)
	}
	for _, f := range d.Figures {
		if !f.Background && 2*f.Origins >= d.Coverage.Origins && f.Origins > 1 && f.Verdict == "agree" && !p.counted(f) && !p.partial(f) && p.add(agreed(f), f.ID) {
			break
		}
	}
	return p.out
}

// gravest gives the differences, those over the dead and then the hurt first.
func (p *paragraph) gravest() []news.Difference {
	of := map[string]int{} // of a figure of people who came to harm: how little grave
	for _, f := range p.d.Figures {
		if i := slices.Index(hurt, f.Measure); i >= 0 {
			of[f.ID] = i
		}
	}
	byRank := make([][]news.Difference, len(hurt)+1)
	for _, x := range p.d.Differences {
		r := len(hurt)
		for _, id := range x.Lines {
			if i, ok := of[id]; ok {
				r = min(r, i)
			}
		}
		byRank[r] = append(byRank[r], x)
	}
	return slices.Concat(byRank...)
}

// whole tells whether the words of a happening are a sentence of a report from its
// beginning to its end: a piece of one reads badly by itself and may be cut wrongly.
func (p *paragraph) whole(e news.Happening) bool {
	return slices.ContainsFunc(e.Evidence, func(v news.Evidence) bool {
		d := p.docs[v.Article]
		if d == nil {
			return false
		}
		first, last := d.TokensIn(news.Span{Start: v.Start, End: v.End})
		s := d.SentenceAt(first)
		if first >= last || s < 0 {
			return false
		}
		mark := func(t news.Token) bool { return t.Tag == "PUNCT" }
		from, to := min(d.Opens(s), first), max(d.Sentences[s].Last, last)
		return !slices.ContainsFunc(d.Tokens[from:first], func(t news.Token) bool { return !mark(t) }) &&
			!slices.ContainsFunc(d.Tokens[last:to], func(t news.Token) bool { return !mark(t) })
	})
}

// sentence tells whether the words of a happening have a verb of their own: a line of
// time may be "the vote on May 3", a paragraph's may not. Words made of others have.
func (p *paragraph) sentence(e news.Happening) bool {
	for _, v := range e.Evidence {
		if d := p.docs[v.Article]; d != nil && strings.Join(strings.Fields(v.Text), " ") == e.Text {
			k := d.HeadOf(d.TokensIn(news.Span{Start: v.Start, End: v.End}))
			x := d.Tokens[max(k, 0)]
			return k < 0 || x.XPos == "VBD" || x.XPos == "VBZ" || x.XPos == "VBP" || d.Child(k, "cop", "aux", "aux:pass") >= 0
		}
	}
	return true
}

// overtaken tells whether a happening was still to come for all that tell of it, and a
// later report, of an hour of its day or of a day after it, is at hand: what came of it, that one knows.
func (p *paragraph) overtaken(e news.Happening) bool {
	if !slices.Contains(e.Aux, "future") || len(e.When.Value) < len("2006-01-02") {
		return false
	}
	newest, told := "", ""
	for _, a := range p.d.Articles {
		newest = max(newest, a.Published.Value)
		if slices.Contains(e.Articles, a.ID) {
			told = max(told, a.Published.Value)
		}
	}
	return told < newest && e.When.Value < newest
}

// contested gives the difference over the day or the hour that the words of a happening
// have and another report tells otherwise, nil for none.
func (p *paragraph) contested(e news.Happening) *news.Difference {
	for i, x := range p.d.Differences {
		if x.Kind == "time" && slices.ContainsFunc(x.Readings, func(r news.DifferenceReading) bool {
			return slices.ContainsFunc(r.Evidence, func(v news.Evidence) bool {
				return strings.Contains(e.Text, v.Text) && slices.ContainsFunc(e.Evidence, func(o news.Evidence) bool {
					return o.Article == v.Article && o.Start <= v.Start && v.End <= o.End
				})
			})
		}) {
			return &p.d.Differences[i]
		}
	}
	return nil
}

// later gives the happenings that can follow the first: not that a meeting was
// proposed which by now was held.
func (p *paragraph) later(events []news.Happening) []news.Happening {
	met := p.met()
	return slices.DeleteFunc(slices.Clone(events), func(e news.Happening) bool { return met && proposed(e.Text) })
}

// met tells whether the main meeting was held or goes on.
func (p *paragraph) met() bool {
	return len(p.d.Meetings) > 0 && (p.d.Meetings[0].Status == "held" || p.d.Meetings[0].Status == "under-way")
}

// proposed tells whether words are of a meeting that was still to come.
func proposed(text string) bool {
	meeting, ahead := false, false
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch strings.Trim(w, ",.;:\"“”") {
		case "meeting", "meet", "talks", "summit", "negotiations", "round", "session", "conference", "hearing":
			meeting = true
		case "proposed", "planned", "offered", "invited", "suggested", "scheduled", "due", "expected", "agreed", "plans":
			ahead = true
		}
	}
	return meeting && ahead
}

// paragraph is the summary on its way.
type paragraph struct {
	d     *news.Dossier
	out   []news.SummaryLine
	who   map[string]*news.Entity
	heard map[string]bool // whose words it has
	docs  map[string]*news.Doc
	words int
}

// add puts a piece in when there is room and no piece says the same.
func (p *paragraph) add(text, id string) bool {
	n := len(strings.Fields(text))
	if text == "" || p.words+n > summaryWords || slices.ContainsFunc(p.out, func(s news.SummaryLine) bool { return s.Line == id || s.Text == text }) {
		return false
	}
	p.words += n
	p.out = append(p.out, news.SummaryLine{Text: text, Line: id})
	return true
}

// event adds the happening that most origins tell of, of those that at least so
// many do, if it says something new, and when it was as another report has it.
func (p *paragraph) event(events []news.Happening, least int) {
	for _, e := range events {
		if e.Origins >= least && !p.said(e.Text) && !p.numbered(e) && p.add(sentence(e.Text), e.ID) {
			if x := p.contested(e); x != nil {
				var when []string
				for _, r := range x.Readings {
					when = append(when, small(r.Value))
				}
				p.add(sentence("the reports differ on when: "+strings.Join(when, " or ")), x.ID)
			}
			return
		}
	}
}

// numbered tells whether a happening is told by a number that the paragraph has a
// line on already.
func (p *paragraph) numbered(e news.Happening) bool {
	for _, f := range p.d.Figures {
		if !slices.ContainsFunc(p.out, func(s news.SummaryLine) bool { return s.Line == f.ID }) {
			continue
		}
		for _, r := range f.Readings {
			for _, v := range r.Evidence {
				if slices.ContainsFunc(e.Evidence, func(x news.Evidence) bool {
					return x.Article == v.Article && x.Start <= v.Start && v.End <= x.End
				}) {
					return true
				}
			}
		}
	}
	return false
}

// said tells whether two fifths of what a text says stands in the paragraph.
func (p *paragraph) said(text string) bool {
	have := map[string]bool{}
	for _, s := range p.out {
		for _, w := range telling(s.Text) {
			have[w] = true
		}
	}
	words := telling(text)
	n := 0
	for _, w := range words {
		if have[w] {
			n++
		}
	}
	return 5*n >= 2*len(words)
}

// became tells what became of the counted, behind their number.
var became = map[string]string{"killed": "killed", "injured": "injured", "missing": "missing", "abducted": "abducted", "displaced": "displaced",
	"evacuated": "evacuated", "arrested": "arrested", "rescued": "rescued", "released": "released", "affected": "affected", "infected": "infected",
	"shot": "shot", "trapped": "trapped", "hospitalised": "taken to hospital", "treated": "treated", "seriously injured": "seriously injured", "still held": "still held"}

// hurt are the measures of a toll.
var hurt = []string{"killed", "injured", "missing"}

// toll adds the numbers of the killed, injured and missing on which the reports
// agree, as one sentence: "At least seven people were killed and more than 50
// injured". What a happening has said already is left out.
func (p *paragraph) toll() {
	var told []news.Figure
	for _, m := range hurt {
		for _, f := range p.d.Figures {
			if f.Measure == m && f.Origins > 1 && !f.Background && f.Verdict != "differ" && !p.partial(f) {
				switch last := f.Readings[len(f.Readings)-1]; {
				case !p.counted(f):
					told = append(told, f)
				case !p.has(last.Text) && last.Best > f.Readings[0].Best && f.Readings[0].High < 2*f.Readings[0].Low:
					p.add(sentence("the number of "+f.Name()+" rose to "+small(last.Text)), f.ID)
				}
				break
			}
		}
	}
	for i, f := range told {
		text := counted(f)
		if i > 0 {
			text = "and " + text
			if last := len(p.out) - 1; last >= 0 { // the sentence goes on
				p.out[last].Text = strings.TrimSuffix(p.out[last].Text, ".")
			}
		} else {
			text = upper(text)
		}
		if !p.add(text+".", f.ID) {
			if last := len(p.out) - 1; i > 0 {
				p.out[last].Text = sentence(p.out[last].Text)
			}
			return
		}
	}
}

// partial tells whether a toll is of some of those whom a higher one, of as many
// origins, counts: "one of them seriously".
func (p *paragraph) partial(f news.Figure) bool {
	return slices.ContainsFunc(p.d.Figures, func(g news.Figure) bool {
		return g.Measure == f.Measure && !g.Background && g.Origins >= f.Origins && leading(g).Best > leading(f).Best
	})
}

// counted tells whether the paragraph has a figure's number already.
func (p *paragraph) counted(f news.Figure) bool {
	for _, s := range p.out {
		for _, r := range f.Readings {
			low := strings.ToLower(s.Text)
			if strings.Contains(low, strings.ToLower(r.Text)) && slices.ContainsFunc(fates(f.Measure), func(w string) bool { return strings.Contains(low, w) }) {
				return true
			}
		}
	}
	return false
}

// fates gives the beginnings of the words for what became of the counted.
func fates(measure string) []string {
	switch measure {
	case "killed":
		return []string{"kill", "died", "dead", "death", "fatal"}
	case "injured":
		return []string{"injur", "wound", "hurt", "hospital"}
	case "released":
		return []string{"releas", "freed", "free ", "handed over", "let go"}
	}
	return telling(measure)
}

// has tells whether the paragraph has a text, in whatever case.
func (p *paragraph) has(text string) bool {
	return slices.ContainsFunc(p.out, func(s news.SummaryLine) bool { return strings.Contains(strings.ToLower(s.Text), strings.ToLower(text)) })
}

// counted gives a toll as a clause: "more than 50 people were injured".
func counted(f news.Figure) string {
	r := leading(f)
	n := small(r.Text)
	if of := strings.TrimSpace(f.Of); of != "" && !strings.Contains(strings.ToLower(n), strings.ToLower(of)) {
		if heaps[strings.ToLower(n[strings.LastIndexByte(n, ' ')+1:])] {
			n += " of"
		}
		if rest, ok := strings.CutPrefix(of, "people"); r.High == 1 && ok {
			of = "person" + rest
		}
		n += " " + of
	}
	be := "were"
	switch {
	case r.High == 1:
		be = "was"
	case f.Measure == "missing" || f.Measure == "still held":
		be = "are"
	}
	return n + " " + be + " " + became[f.Measure]
}

// heaps are the numbers that take an "of" before what they count.
var heaps = map[string]bool{"dozens": true, "scores": true, "hundreds": true, "thousands": true, "millions": true, "tens": true,
	"half": true, "majority": true}

// leading gives the reading of a figure that most articles have, the highest of
// equals: a toll grows.
func leading(f news.Figure) news.Reading {
	best := f.Readings[0]
	for _, r := range f.Readings[1:] {
		if len(r.Articles) > len(best.Articles) || len(r.Articles) == len(best.Articles) && r.Best >= best.Best {
			best = r
		}
	}
	return best
}

// agreed tells what became of some, or a measure that needs no name beside its own, on
// which the reports agree; "" of all else, of which the number alone tells nobody anything.
func agreed(f news.Figure) string {
	r := leading(f)
	switch {
	case r.High >= 2*r.Low && r.Low > 0: // "hundreds" is no number to agree on
	case slices.ContainsFunc(f.Readings, func(o news.Reading) bool { return math.Abs(o.Best-r.Best) > 0.02*r.Best }):
		// "some 400" may be 450, which its report does not say
	case became[f.Measure] != "":
		return sentence(counted(f))
	case f.Of == "" && measures[f.Measure]:
		return sentence("the reports put the " + f.Measure + " at " + small(r.Text))
	}
	return ""
}

// measures are the names of measures that can stand without what is measured.
var measures = map[string]bool{"magnitude": true, "depth": true, "temperature": true, "turnout": true}

// disagreement tells a number on which the reports do not agree; "" where what it is of has
// no name in one row of words.
func disagreement(x news.Difference, fs []news.Figure) string {
	if len(x.Readings) < 2 {
		return ""
	}
	values := ""
	for _, f := range fs {
		if slices.Contains(x.Lines, f.ID) {
			values = farthest(f)
		}
		switch {
		case !slices.Contains(x.Lines, f.ID):
		case became[f.Measure] != "" && f.Of != "":
			be := "were"
			if f.Measure == "missing" || f.Measure == "still held" {
				be = "are"
			}
			return sentence("the reports differ on how many " + f.Of + " " + be + " " + became[f.Measure] + ": " + values)
		case f.Measure == "duration" && f.Noun != "":
			return sentence("the reports differ on how long the " + strings.TrimPrefix(f.Noun, "the ") + " lasted: " + values)
		case !strings.Contains(x.About, ",") && (f.Unit == "" || f.Unit == "person"):
			about := x.About
			if len(strings.Fields(about)) > 4 && f.Noun != "" { // "trawlers that Norland has held": the paragraph is short
				about = f.Noun
			}
			return sentence("the reports differ on the number of " + strings.TrimPrefix(about, "the ") + ": " + values)
		}
	}
	if values == "" || strings.Contains(x.About, ",") { // what is compared is no figure
		return ""
	}
	return sentence("the reports differ on the " + strings.TrimPrefix(x.About, "the ") + ": " + values)
}

// farthest gives the reading that most articles have and the one farthest from
// it, the lower first.
func farthest(f news.Figure) string {
	a := leading(f)
	b := f.Readings[0]
	vague := func(r news.Reading) bool { return r.High >= 2*r.Low }
	for _, r := range f.Readings[1:] {
		if vague(b) && !vague(r) || vague(b) == vague(r) && apart(r, a) > apart(b, a) {
			b = r
		}
	}
	if a.Text == b.Text {
		for _, r := range f.Readings {
			if r.Text != a.Text {
				b = r
			}
		}
	}
	if b.Best < a.Best {
		a, b = b, a
	}
	return small(a.Text) + " or " + small(b.Text)
}

func apart(a, b news.Reading) float64 {
	return max(a.Best, b.Best, 1e-9) / max(min(a.Best, b.Best), 1e-9)
}

// small writes the first letter small: a number at the head of its sentence.
func small(s string) string {
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	if len(s) < 2 || s[0] >= utf8.RuneSelf || unicode.IsUpper(rune(s[1])) || calendar[first] {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// positions adds what at most three parties want, those that most origins tell
// of.
func (p *paragraph) positions() {
	list := slices.Clone(p.d.Positions)
	slices.SortStableFunc(list, func(a, b news.Position) int { return b.Origins - a.Origins })
	spoken := map[string]bool{}
	for _, x := range list {
		if len(spoken) < 3 && !spoken[x.Party] && x.Grade != news.GradeC && x.Origins > 1 {
			if text := p.position(x); text != "" && !p.said(text) && !(p.met() && proposed(text)) {
				spoken[x.Party] = p.add(sentence(text), x.ID)
			}
		}
	}
}

// position gives a position in its own words where they stand alone and name
// who speaks, "" else.
func (p *paragraph) position(x news.Position) string {
	n := len(strings.Fields(x.Text))
	named := strings.HasPrefix(x.Text, x.Party)
	for _, id := range x.By {
		named = named || p.name(id) != "" && strings.HasPrefix(x.Text, p.name(id))
	}
	for _, e := range p.d.Entities { // a state by another of its names, such as its capital's
		if e.Type == news.Country && e.Name == x.Party {
			named = named || slices.ContainsFunc(e.Names, func(f news.NameForm) bool { return strings.HasPrefix(x.Text, f.Text+" ") })
		}
	}
	if named && n >= 4 && n <= 22 && readable(x.Text) && !leaning(x.Text) && !owning(x.Text) {
		return x.Text
	}
	return ""
}
