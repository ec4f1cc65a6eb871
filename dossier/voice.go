package dossier

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/dossier/line"
	"synoptic/news"
	"synoptic/wordlist"
)

// voiceWords bounds what one statement takes of the first paragraph.
const voiceWords = 32

// heeded tells whether a statement may stand in the paragraph: its speaker is
// known and not yet heard, and half of the origins have it or half of the
// reports name him.
func (p *paragraph) heeded(s news.Statement, least int) bool {
	who := string(s.Speaker.Entity)
	return s.Origins >= least && s.Grade != news.GradeC && p.name(who) != "" && !p.heard[who] && (2*s.Origins >= p.d.Coverage.Origins || p.central(who))
}

// loudest gives the statement that is most of the news, of those that at least
// so many origins have and that say something new, and how much it is.
func (p *paragraph) loudest(h headlines, least int) (best news.Statement, score float64) {
	for _, s := range p.d.Statements {
		if !p.heeded(s, least) {
			continue
		}
		text := p.spoken(s)
		if text == "" || p.said(text) || leaning(text) {
			continue
		}
		if x := h.weigh(text, s.Origins); x > score {
			best, score = s, x
		}
	}
	return best, score
}

// voice adds one statement, if it says something new.
func (p *paragraph) voice(s news.Statement) bool {
	text := p.spoken(s)
	if text == "" || p.said(text) || !p.add(text, s.ID) {
		return false
	}
	p.heard[string(s.Speaker.Entity)] = true
	return true
}

// name gives the name of an entity, "" where there is none.
func (p *paragraph) name(id string) string {
	if e := p.who[id]; e != nil {
		return e.Name
	}
	return ""
}

// called gives the name of who speaks, as a sentence begins with it: "The United Nations".
func (p *paragraph) called(id string) string {
	name := p.name(id)
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	if !p.person(id) && strings.Contains(name, " ") && !strings.HasPrefix(name, "The ") && (bodies[last] || strings.HasPrefix(name, "United ") && last != "airlines") {
		return "The " + name
	}
	return name
}

// bodies are the last words of names that take an article.
var bodies = wordlist.Set("agency council committee commission union league organization organisation ministry department office nations association foundation authority board court army navy fund")

// person tells whether an entity is one.
func (p *paragraph) person(id string) bool { return p.who[id] != nil && p.who[id].Type == news.Person }

// pronominal tells whether words speak of somebody by a pronoun.
func pronominal(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch strings.Trim(w, ",.;:\"“”") {
		case "he", "she", "his", "her", "him":
			return true
		}
	}
	return false
}

// central tells whether half of the reports name an entity.
func (p *paragraph) central(id string) bool {
	e := p.who[id]
	if e == nil {
		return false
	}
	n := 0
	for _, x := range e.Names {
		n += len(x.Articles)
	}
	if 2*n < len(p.d.Articles) {
		return false // be they all of different reports
	}
	var in []string
	for _, x := range e.Names {
		in = append(in, x.Articles...)
	}
	return 2*len(line.Set(in)) >= len(p.d.Articles)
}

// spoken gives a statement as a sentence: its speaker and the article's own
// words from the verb on, or the words in quotation marks behind his name; ""
// where neither can stand by itself.
func (p *paragraph) spoken(s news.Statement) string {
	for _, r := range s.Renderings {
		if text := p.told(s, r); text != "" {
			return text
		}
	}
	for _, r := range s.Renderings {
		if r.Mode != "direct" || len(r.Content) != 1 {
			continue
		}
		q := news.Unquoted(strings.Join(strings.Fields(r.Content[0].Text), " "))
		first, _ := utf8.DecodeRuneInString(q)
		if n := len(strings.Fields(q)); n < 5 || n > voiceWords-4 || !unicode.IsUpper(first) || strings.ContainsAny(q, "\"“”[…") || strings.Contains(q, "...") || strings.HasSuffix(q, "?") || conjunct(q) {
			continue
		}
		return p.called(string(s.Speaker.Entity)) + ": “" + closed(q) + "”"
	}
	return ""
}

// conjunct tells whether words go on from others: "And you know it."
func conjunct(q string) bool {
	first, _, _ := strings.Cut(strings.ToLower(q), " ")
	switch strings.Trim(first, ",") {
	case "and", "but", "or", "so", "because", "then", "which":
		return true
	}
	return false
}

// closed gives the words of a quotation with the stop that ends them.
func closed(q string) string {
	if strings.ContainsAny(q[len(q)-1:], ".!?") {
		return q
	}
	return q + "."
}

// ended tells whether what stands before a text is a clause that ends there: a
// mark follows, or a word that joins or places another.
func ended(rest string) bool {
	rest = strings.TrimLeft(rest, "\"”’'")
	if rest == "" || strings.ContainsAny(rest[:1], ".,;:!?\n\r-(") || strings.HasPrefix(rest, " –") || strings.HasPrefix(rest, " —") {
		return true
	}
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(rest)), " ")
	switch strings.TrimRight(first, ",.;:") {
	case "is", "was", "are", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should", "of":
		return false
	}
	return true
}

// told gives the speaker's name and the words of one article from the verb
// behind its source to the end of the content, where they stand in one row and
// the verb is a finite one.
func (p *paragraph) told(s news.Statement, r news.Rendering) string {
	i := slices.IndexFunc(p.d.Articles, func(a news.Report) bool { return a.ID == r.Article })
	if i < 0 || r.Mode == "direct" || r.Cue == nil || r.Source == nil || len(r.Content) != 1 || r.Source.End > r.Cue.Start || r.Cue.End > r.Content[0].Start {
		return ""
	}
	if strings.HasSuffix(r.Cue.Text, "ing") || r.Content[0].Start-r.Cue.End > 30 || r.Cue.Start-r.Source.End > 12 {
		return ""
	}
	if !ended(p.d.Articles[i].Text[r.Content[0].End:]) {
		return ""
	}
	row := p.d.Articles[i].Text[r.Source.End:r.Content[0].End]
	if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(row)); !unicode.IsLower(first) || !strings.HasPrefix(row, " ") || strings.Contains(row, "\n") {
		return ""
	}
	switch first, _, _ := strings.Cut(strings.TrimSpace(row), " "); first {
	case "who", "which", "that", "and", "or", "to", "of", "in", "is", "was", "are", "were": // the source is not the verb's subject here
		return ""
	case "added", "adds", "continued", "replied", "responded", "countered", "agreed", "disagreed", "answered": // to what, is not there
		return ""
	}
	text := p.called(string(s.Speaker.Entity)) + " " + strings.Join(strings.Fields(row), " ")
	if n := len(strings.Fields(text)); n < 6 || n > voiceWords || !readable(text) || !p.person(string(s.Speaker.Entity)) && pronominal(row) {
		return ""
	}
	return sentence(text)
}
