package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/dossier/when"
	"synoptic/news"
)

// ledeSentences is how many sentences at the top of a report tell what it is
// about.
const ledeSentences = 3

// story makes the head of the dossier from its lines and ledes.
func story(docs []*news.Doc, d *news.Dossier) news.Story {
	s := news.Story{TitleEvidence: []news.Evidence{}, Places: places(docs), Languages: []string{}, Summary: summary(d)}
	c := central(docs, d)
	if c != nil {
		s.Title, s.TitleEvidence = title(c)
	}
	s.EventDate = eventDate(docs, d)
	var ids []string
	for _, doc := range docs {
		a := doc.Article
		ids = append(ids, a.ID)
		if a.Language != "" {
			s.Languages = append(s.Languages, a.Language)
		}
		if p := news.Null(a.Published.Value); p != "" {
			if s.FirstPublished == "" || p < s.FirstPublished {
				s.FirstPublished = p
			}
			s.LastPublished = max(s.LastPublished, p)
		}
	}
	s.Languages = line.Set(s.Languages)
	if len(s.Languages) == 0 {
		s.Languages = []string{"en"} // the one language that the rooms read
	}
	s.ID = line.ID("story", ids...)
	return s
}

// central gives the article that stands for the story: the one whose headline,
// or else first sentence, has most words that the ledes of other origins have
// too. Copies of it do not vouch for it; a headline goes before a sentence.
func central(docs []*news.Doc, d *news.Dossier) *news.Doc {
	origin := map[string]string{}
	for _, a := range d.Articles {
		origin[a.ID] = a.Origin
	}
	ledes := make([]map[string]bool, len(docs))
	for i, doc := range docs {
		ledes[i] = map[string]bool{}
		for k := 0; k < len(doc.Sentences) && k < ledeSentences; k++ {
			for t := doc.Sentences[k].First; t < doc.Sentences[k].Last; t++ {
				if tag := doc.Tokens[t].Tag; tag == "NOUN" || tag == "PROPN" || tag == "VERB" {
					ledes[i][said.Stem(strings.ToLower(doc.Word(t)))] = true
				}
			}
		}
	}
	var best *news.Doc
	top := -1
	for i, doc := range docs {
		if len(doc.Sentences) == 0 {
			continue
		}
		text, ev := title(doc)
		score := 0
		if len(ev) == 0 || ev[0].Span() != doc.Sentences[0].Span {
			score = 1 << 16
		}
		seen := map[string]bool{}
		for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			w = said.Stem(w)
			for j := range docs {
				if !seen[w] && ledes[j][w] && (len(docs) == 1 || origin[docs[i].Article.ID] != origin[docs[j].Article.ID]) {
					score++
				}
			}
			seen[w] = true
		}
		if score > top {
			best, top = doc, score
		}
	}
	return best
}

// title gives the headline of a report, or its first sentence.
func title(d *news.Doc) (string, []news.Evidence) {
	for _, b := range d.Blocks {
		if b.Kind == news.BlockHeadline {
			return d.Words(b.Span), []news.Evidence{d.Article.Evidence(b.Span)}
		}
	}
	if d.Article.Title != "" {
		if i := strings.Index(d.Article.Text, d.Article.Title); i >= 0 {
			return d.Article.Title, []news.Evidence{d.Article.Evidence(news.Span{Start: i, End: i + len(d.Article.Title)})}
		}
		return d.Article.Title, []news.Evidence{}
	}
	s := d.Sentences[0].Span
	return strings.Join(strings.Fields(d.Words(s)), " "), []news.Evidence{d.Article.Evidence(s)}
}

// eventDate gives the day on which the event took place: that of the main
// meeting, or the day that most reports speak of.
func eventDate(docs []*news.Doc, d *news.Dossier) news.Date {
	if len(d.Meetings) > 0 && len(d.Meetings[0].Articles)*2 > len(docs) && len(d.Meetings[0].When.Value) >= 10 {
		v := d.Meetings[0].When
		return news.Date{Value: v.Value[:10], Precision: news.PrecisionDay}
	}
	best := when.NewsDay(docs)
	if best == "" {
		return news.Date{Precision: news.PrecisionUnknown}
	}
	return news.Date{Value: best, Precision: news.PrecisionDay}
}

// places gives the places that most ledes name, the most named first, at most
// three; states only where nothing narrower is named.
func places(docs []*news.Doc) []string {
	count := map[string]int{}
	for _, d := range docs {
		if len(d.Sentences) == 0 {
			continue
		}
		end := d.Sentences[min(ledeSentences, len(d.Sentences))-1].End
		seen := map[string]bool{}
		for _, m := range d.Mentions {
			if m.Start >= end || m.Kind != news.MentionName {
				continue
			}
			if e := d.Entities[m.Entity]; e.Type == news.Place && e.Name != "" && !seen[e.Name] {
				seen[e.Name] = true
				count[e.Name]++
			}
		}
	}
	names := []string{}
	for n := range count {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	for i, n := range names {
		if i == 3 || 2*count[n] < count[names[0]] {
			return names[:i]
		}
	}
	return names
}

// summaryWords bounds the first paragraph.
const summaryWords = 80

// summary puts together what happened, where the main meeting stands, what the
// parties that most origins tell of want, and the numbers: each sentence one
// line of the record.
func summary(d *news.Dossier) []news.SummaryLine {
	out := []news.SummaryLine{}
	words := 0
	add := func(text, id string) bool {
		n := len(strings.Fields(text))
		if text == "" || words+n > summaryWords || slices.ContainsFunc(out, func(s news.SummaryLine) bool { return s.Line == id || s.Text == text }) {
			return false
		}
		words += n
		out = append(out, news.SummaryLine{Text: text, Line: id})
		return true
	}
	events := slices.DeleteFunc(slices.Clone(d.Events), func(e news.Happening) bool { return e.Background })
	slices.SortStableFunc(events, func(a, b news.Happening) int { return b.Origins - a.Origins })
	for _, e := range events {
		if e.Grade != news.GradeC && add(sentence(e.Text), e.ID) {
			break
		}
	}
	name := map[string]string{}
	for _, e := range d.Entities {
		name[e.ID] = e.Name
	}
	if len(d.Meetings) > 0 && 2*d.Meetings[0].Origins > d.Coverage.Origins {
		add(meetingFacts(d.Meetings[0], name), d.Meetings[0].ID)
	}
	for _, f := range d.Figures {
		if hurt[f.Measure] && f.Origins > 1 && f.Verdict != "differ" && add(sentence(figureText(f)), f.ID) {
			break
		}
	}
	positions := slices.Clone(d.Positions)
	slices.SortStableFunc(positions, func(a, b news.Position) int { return b.Origins - a.Origins })
	spoken := map[string]bool{}
	for _, p := range positions {
		if len(spoken) < 3 && !spoken[p.Party] && p.Grade != news.GradeC && p.Origins > 1 {
			spoken[p.Party] = add(sentence(positionText(p, name)), p.ID)
		}
	}
	for _, x := range d.Differences {
		if x.Kind == "value" && len(x.Readings) > 1 && add(sentence("Reports differ on "+x.About+": "+x.Readings[0].Value+" or "+x.Readings[1].Value), x.ID) {
			break
		}
	}
	for _, f := range d.Figures {
		if f.Origins > 1 && f.Verdict != "differ" && add(sentence(figureText(f)), f.ID) {
			break
		}
	}
	return out
}

// hurt are the measures of a toll.
var hurt = map[string]bool{"killed": true, "injured": true, "missing": true}

// figureText gives a figure with the wordings of its values.
func figureText(f news.Figure) string {
	var values []string
	for _, r := range f.Readings {
		if t := strings.ToLower(r.Text); len(values) < 3 && !slices.Contains(values, t) {
			values = append(values, t)
		}
	}
	return f.Name() + ": " + strings.Join(values, ", ")
}

// meetingFacts tells what the record has on when and where a meeting was held,
// who chaired it and how long it took; "" where that is next to nothing.
func meetingFacts(m news.Meeting, name map[string]string) string {
	var facts []string
	if m.Status != "held" {
		facts = append(facts, m.Status)
	}
	if m.Venue != "" {
		facts = append(facts, string(m.Venue))
	}
	if m.Start != "" {
		facts = append(facts, "from "+string(m.Start))
	}
	if n := m.DurationMinutes; n != nil {
		facts = append(facts, fmt.Sprintf("%d minutes", *n))
	}
	if c := cmp.Or(name[string(m.Chair)], string(m.Chair)); c != "" {
		facts = append(facts, "chaired by "+c)
	}
	if len(facts) < 2 {
		return ""
	}
	return sentence(m.Label + ": " + strings.Join(facts, ", "))
}

// positionText gives a position in its own words where they stand alone and
// name who speaks, else as party, stance and issue.
func positionText(p news.Position, name map[string]string) string {
	n := len(strings.Fields(p.Text))
	named := strings.HasPrefix(p.Text, p.Party)
	for _, id := range p.By {
		named = named || name[id] != "" && strings.HasPrefix(p.Text, name[id])
	}
	if named && n >= 4 && n <= 18 && !strings.ContainsAny(p.Text, "\"“”") {
		return p.Text
	}
	return p.Party + " " + p.Stance + ": " + p.Issue
}

// sentence closes a text with a full stop.
func sentence(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), ".,;: ")
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:] + "."
}
