package dossier

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/dossier/when"
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// ledeSentences is how many sentences at the top of a report tell what it is
// about.
const ledeSentences = 3

// story makes the head of the dossier from its lines and ledes, but for the
// summary, for which the differences are wanted.
func story(docs []*news.Doc, d *news.Dossier) news.Story {
	s := news.Story{TitleEvidence: []news.Evidence{}, Places: places(docs), Languages: []string{}}
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
	origin, of := map[string]string{}, map[string]int{} // by article; how many are of each
	for _, a := range d.Articles {
		origin[a.ID] = a.Origin
		of[a.Origin]++
	}
	tops := make([]head, len(docs))
	for i, doc := range docs {
		tops[i] = news.Part(doc, headKey{}, headOf)
	}
	having := map[string]int{}    // stem -> the ledes that have it
	within := map[[2]string]int{} // the same, stem and origin, of origins of several
	for i, doc := range docs {
		o := origin[doc.Article.ID]
		for _, w := range tops[i].lede {
			if having[w]++; of[o] > 1 {
				within[[2]string{w, o}]++
			}
		}
	}
	var best *news.Doc
	top := -1
	for i, doc := range docs {
		if len(doc.Sentences) == 0 {
			continue
		}
		score := 0
		if tops[i].headed {
			score = 1 << 16
		}
		for _, w := range tops[i].title {
			score += having[w]
			if o := origin[doc.Article.ID]; of[o] > 1 {
				score -= within[[2]string{w, o}]
			} else if _, own := slices.BinarySearch(tops[i].lede, w); own && len(docs) > 1 {
				score--
			}
		}
		if score > top {
			best, top = doc, score
		}
	}
	return best
}

// head is the stems of the words with which a report begins, each once: of the
// nouns and verbs of its lede, and of its headline or else first sentence.
type head struct {
	lede, title []string
	headed      bool // the report has a headline
}

type headKey struct{}

func headOf(doc *news.Doc) head {
	var h head
	for k := 0; k < len(doc.Sentences) && k < ledeSentences; k++ {
		for t := doc.Sentences[k].First; t < doc.Sentences[k].Last; t++ {
			if tag := doc.Tokens[t].Tag; tag == "NOUN" || tag == "PROPN" || tag == "VERB" {
				h.lede = append(h.lede, said.Stem(strings.ToLower(doc.Word(t))))
			}
		}
	}
	if h.lede = line.Set(h.lede); len(doc.Sentences) == 0 {
		return h
	}
	text, _ := title(doc)
	h.headed = doc.Article.Title != "" ||
		slices.ContainsFunc(doc.Blocks, func(b news.Block) bool { return b.Kind == news.BlockHeadline && !captioned(doc.Words(b.Span)) })
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		h.title = append(h.title, said.Stem(w))
	}
	h.title = line.Set(h.title)
	return h
}

// title gives the headline of a report, or the first sentence of its lede that
// tells something.
func title(d *news.Doc) (string, []news.Evidence) {
	for _, b := range d.Blocks {
		if b.Kind == news.BlockHeadline && !captioned(d.Words(b.Span)) {
			return told(d, b.Span)
		}
	}
	if d.Article.Title != "" && !captioned(d.Article.Title) {
		if i := strings.Index(d.Article.Text, d.Article.Title); i >= 0 {
			return d.Article.Title, []news.Evidence{d.Article.Evidence(news.Span{Start: i, End: i + len(d.Article.Title)})}
		}
		return unsigned(d.Article.Title, d.Article.Outlet), []news.Evidence{}
	}
	return told(d, opening(d).Span)
}

// told gives words of a report without where and when it was written.
func told(d *news.Doc, x news.Span) (string, []news.Evidence) {
	if first, last := d.TokensIn(x); first < last {
		if k := d.Opens(d.SentenceAt(first)); k > first && k < last {
			x.Start = d.Tokens[k].Start
		}
	}
	return strings.Join(strings.Fields(d.Words(x)), " "), []news.Evidence{d.Article.Evidence(x)}
}

// unsigned gives a page's title without the outlet's name behind it, and what follows that:
// "Ferry sinks off Velm - Coast News - KVCN" of coastnews.example.
func unsigned(title, outlet string) string {
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	for _, m := range separator.FindAllStringIndex(title, -1) {
		next := separator.Split(title[m[1]:], 2)[0]
		if p := plain(next); len(p) > 2 && strings.Contains(plain(outlet), p) && len(strings.Fields(title[:m[0]])) > 2 {
			return title[:m[0]]
		}
	}
	return title
}

// separator stands between a headline and the name of its outlet.
var separator = regexp.MustCompile(` (?:[-|–—•]|::) `)

// opening is the first sentence of the lede that has a verb and does not begin
// with a byline, that behind a dateline before all: texts that came without their headline
// begin with who wrote them, a picture's words, where and when. Where there is none it is
// the first sentence.
func opening(d *news.Doc) news.Sentence {
	out := d.Sentences[0]
	found := false
	for i, s := range d.Sentences[:min(len(d.Sentences), 2*ledeSentences)] {
		k := d.Opens(i)
		dated := k > s.First
		if found && !dated || scripted(d, s) || captioned(d.Words(s.Span)) || k+1 < s.Last && d.Word(k) == "By" && d.Tokens[k+1].Tag != "VERB" ||
			!slices.ContainsFunc(d.Tokens[k:s.Last], func(t news.Token) bool { return t.Tag == "VERB" }) {
			continue
		}
		if out, found = s, true; dated {
			break
		}
	}
	return out
}

// captioned tells whether words are those of a picture, which end with its day and year: "Boats lie in
// Port Sel, March 2, 2031."
func captioned(text string) bool { return pictureDay.MatchString(strings.TrimSpace(text)) }

var pictureDay = regexp.MustCompile(`\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{1,2}, (?:19|20)\d\d\.$`)

// scripted tells whether a sentence is one of a film's script: "ADA VELL, SAYING: …".
func scripted(d *news.Doc, s news.Sentence) bool {
	for k := s.First; k+1 < s.Last; k++ {
		if d.Word(k) == "SAYING" && d.Word(k+1) == ":" {
			return true
		}
	}
	return false
}

// eventDate gives the day on which the event took place: that of the main
// meeting, or the day that most reports speak of.
func eventDate(docs []*news.Doc, d *news.Dossier) news.Date {
	if len(d.Meetings) > 0 && len(d.Meetings[0].Articles)*2 > len(docs) && len(d.Meetings[0].When.Value) >= 10 && (d.Meetings[0].Status == "held" || d.Meetings[0].Status == "under-way") {
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
// three: of many reports those that more than one in six names, else the state in
// which more than one in three say that it was. One place in capitals, with a state's abbreviation or in
// its own spelling is one, and so is one whose name is part of another's; what more
// reports hold for a person or a body is none.
func places(docs []*news.Doc) []string {
	towns, states := map[string]*place{}, map[string]*place{}
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
			e := d.Entities[m.Entity]
			name := gazetteer.Spelled(e.Name)
			k := strings.ToLower(name)
			if k == "" || seen[k] {
				continue
			}
			if e.Type == news.Country {
				if !within[strings.ToLower(d.Word(m.First-1))] {
					continue
				}
				states[k] = states[k].named(name, true)
			}
			seen[k] = true
			towns[k] = towns[k].named(name, e.Type == news.Place)
		}
	}
	if out := mostNamed(towns, len(docs)/6); len(out) > 0 {
		return out
	}
	return mostNamed(states, len(docs)/3)
}

// within are the words before the name of a state in which something is.
var within = wordlist.Set(`in near off across outside inside around throughout`)

// place is a name in ledes: how many hold it for a place, and for another thing.
type place struct {
	ledes, other int
	spelled      map[string]int
}

// named counts a name once more, also of a place that is not there yet.
func (p *place) named(name string, isPlace bool) *place {
	if p == nil {
		p = &place{spelled: map[string]int{}}
	}
	if isPlace {
		p.ledes++
		p.spelled[name]++
	} else {
		p.other++
	}
	return p
}

// mostNamed gives the three names that most ledes have, more than so many and
// half as many as the first.
func mostNamed(found map[string]*place, least int) []string {
	names, count := []string{}, map[string]int{}
	for _, p := range found {
		if p.ledes > max(p.other, least) {
			n := spelling(p.spelled)
			names = append(names, n)
			count[n] = p.ledes
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool {
		return slices.ContainsFunc(names, func(o string) bool { return o != n && 2*count[o] >= count[n] && strings.Contains(" "+o+" ", " "+n+" ") })
	})
	for i, n := range names {
		if i == 3 || 2*count[n] < count[names[0]] {
			return names[:i]
		}
	}
	return names
}

// spelling gives the spelling of a name that most reports have, one with small
// letters before one in capitals, which is a dateline's; where all are in
// capitals, their words with a capital first.
func spelling(counts map[string]int) string {
	best := ""
	for s, n := range counts {
		capitals := s == strings.ToUpper(s)
		if b := best == strings.ToUpper(best); best == "" || capitals != b && b ||
			capitals == b && (n > counts[best] || n == counts[best] && s < best) {
			best = s
		}
	}
	if len(best) > 3 && !strings.Contains(best, ".") && best == strings.ToUpper(best) {
		return cases.Title(language.English).String(strings.ToLower(best))
	}
	return best
}

// sentence closes a text with a full stop and begins it with a capital.
func sentence(s string) string {
	if s = strings.TrimRight(strings.TrimLeft(s, " *•·–—-"), ".,;: "); s == "" {
		return ""
	}
	if t := strings.TrimRight(s, "\"”’'"); len(t) < len(s) && t != "" && strings.ContainsAny(t[len(t)-1:], ".!?") {
		return upper(s) // a quotation closes it
	} else if strings.HasSuffix(t, ",") && len(t) < len(s) {
		return upper(t[:len(t)-1]) + "." + s[len(t):]
	}
	return upper(s) + "."
}

// upper writes the first letter large.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
