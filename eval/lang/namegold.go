package lang

import (
	"encoding/json"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/gazetteer"
	trainname "synoptic/lang/train/name"
	"synoptic/news"
)

// gumViews derives names from GUM's mentions (see trainname.ReadGUM): the news
// documents, then all genres.
func gumViews(path string) ([]nameView, error) {
	docs, err := trainname.ReadGUM(path)
	if err != nil {
		return nil, err
	}
	genres, err := docIDs(path)
	if err != nil {
		return nil, err
	}
	views := []nameView{{"news", threeClasses, nil}, {"all genres", threeClasses, nil}}
	for i, d := range docs {
		t := ownTokens(d)
		kept := t.gold[:0]
		for _, g := range t.gold {
			if g.class == "other" {
				t.skip = append(t.skip, news.Span{Start: g.start, End: g.end})
			} else {
				kept = append(kept, g)
			}
		}
		t.gold = kept
		if strings.Contains(genres[i], "_news_") {
			views[0].texts = append(views[0].texts, t)
		}
		views[1].texts = append(views[1].texts, t)
	}
	return views, nil
}

func docIDs(path string) ([]string, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []string
	for l := range strings.SplitSeq(string(file), "\n") {
		if strings.HasPrefix(l, "# newdoc") {
			out = append(out, l)
		}
	}
	return out, nil
}

// properPart gives the name that an annotated mention is made of: without an
// article, a possessive, a people's word and titles before it, and without
// what follows a comma, a bracket or "in". ok is false for a mention that is
// no name: one with another word in small letters.
func properPart(text string, s news.Span, class string) (news.Span, bool) {
	m := text[s.Start:s.End]
	for _, stop := range []string{",", " (", " in ", " who ", " which ", "\n", " 's ", "'s ", "’s "} {
		if k := strings.Index(m, stop); k > 0 {
			m = m[:k]
		}
	}
	m = strings.TrimRight(m, " \"'”’")
	end := s.Start + len(m)
	for {
		w, rest, more := strings.Cut(m, " ")
		low := strings.ToLower(w)
		_, honorific := gazetteer.Honorific(w)
		title := honorific || gazetteer.IsTitleWord(w) || gazetteer.Kinds(w)&gazetteer.KindDemonym != 0
		if low != "the" && low != "a" && low != "an" && low != "" && !(class == "person" && more && title) {
			break
		}
		if !more {
			return s, false
		}
		m = rest
	}
	for i, w := range strings.Fields(m) {
		r, _ := utf8.DecodeRuneInString(w)
		inner := i > 0 && (w == "of" || w == "and" || w == "for" || w == "the" || w == "&" || w == "-" || w == "al" || w == "de" || w == "bin" || w == "van")
		if !inner && !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsFunc(w, unicode.IsUpper) {
			return s, false
		}
	}
	last := m[strings.LastIndex(m, " ")+1:]
	if class == "person" && (gazetteer.IsTitleWord(last) || gazetteer.IsOfficeHead(last)) || pronouns[strings.ToLower(m)] || gazetteer.Kinds(m)&gazetteer.KindDemonym != 0 || !strings.ContainsFunc(m, unicode.IsUpper) {
		return s, false
	}
	return news.Span{Start: end - len(m), End: end}, true
}

// pronouns open sentences with a capital and are annotated as mentions.
var pronouns = map[string]bool{"i": true, "he": true, "she": true, "it": true, "we": true, "they": true, "you": true, "some": true, "many": true, "others": true, "this": true, "who": true}

// derived sorts mentions into gold names and spans that are passed over.
func derived(t *nameText, mentions []goldName) {
	for _, m := range mentions {
		s, ok := properPart(t.text, news.Span{Start: m.start, End: m.end}, m.class)
		if ok && threeClasses[m.class] {
			t.gold = append(t.gold, goldName{s.Start, s.End, m.class})
		} else {
			t.skip = append(t.skip, news.Span{Start: m.start, End: m.end})
		}
	}
	var kept []goldName // of two that end alike the shorter is the name
	for _, g := range t.gold {
		longer := false
		for _, o := range t.gold {
			longer = longer || o.class == g.class && o.end == g.end && o.start > g.start
		}
		if !longer {
			kept = append(kept, g)
		}
	}
	t.gold = kept
}

// meantimeViews derives names from MEANTIME's entity mentions, in the headline
// and the five sentences after it that are annotated in full. Products and
// financial things are passed over, and what lies in a mention that is no name.
func meantimeViews(path string) ([]nameView, error) {
	v := nameView{"", threeClasses, nil}
	err := lines(path, func(line []byte) error {
		var o struct {
			Text      string
			Sentences [][]string
			Mentions  []struct {
				Kind, Text, Type string
				Sent             int
				Tokens           []int
			}
		}
		if err := json.Unmarshal(line, &o); err != nil {
			return err
		}
		t := nameText{text: o.Text, area: []news.Span{}}
		var mentions []goldName
		places := sentencePlaces(o.Text, o.Sentences)
		for i, s := range places {
			if i < 7 && i != 1 && len(s) > 0 { // the second line is the date
				t.area = append(t.area, news.Span{Start: s[0].Start, End: s[len(s)-1].End})
			}
		}
		for _, m := range o.Mentions {
			if m.Kind != "entity" || m.Sent > 6 || m.Sent >= len(places) || len(m.Tokens) == 0 || m.Tokens[len(m.Tokens)-1] >= len(places[m.Sent]) {
				continue
			}
			s := places[m.Sent]
			mentions = append(mentions, goldName{s[m.Tokens[0]].Start, s[m.Tokens[len(m.Tokens)-1]].End, nameClass[m.Type]})
		}
		derived(&t, mentions)
		v.texts = append(v.texts, t)
		return nil
	})
	return []nameView{v}, err
}

// sentencePlaces finds the tokens of each line of a detokenised text.
func sentencePlaces(text string, sentences [][]string) [][]news.Span {
	var out [][]news.Span
	at := 0
	for _, s := range sentences {
		var spans []news.Span
		for _, w := range s {
			if w == "``" || w == "''" {
				w = `"`
			}
			k := strings.Index(text[at:], w)
			if k < 0 || k > 3 {
				spans = append(spans, news.Span{Start: at, End: at})
				continue
			}
			spans = append(spans, news.Span{Start: at + k, End: at + k + len(w)})
			at += k + len(w)
		}
		out = append(out, spans)
	}
	return out
}

// textViews reads raw text with entities by code points. Where the gold has a
// confidence (RE3D, in which noun phrases with titles are annotated too) a
// second view takes the names out of the phrases.
func textViews(path string) ([]nameView, error) {
	raw, taken := nameView{"", threeClasses, nil}, nameView{"name in the phrase", threeClasses, nil}
	err := lines(path, func(line []byte) error {
		var o struct {
			Text     string
			Entities []struct {
				Start, End int
				Type       string
				Confidence *float64 // RE3D has it
			}
		}
		if err := json.Unmarshal(line, &o); err != nil {
			return err
		}
		at := news.ByteOffsets(o.Text)
		t := nameText{text: o.Text, doc: trainname.Paragraphs(o.Text)}
		u := nameText{text: o.Text}
		var mentions []goldName
		for _, e := range o.Entities {
			if e.End >= len(at) {
				continue
			}
			g := goldName{at[e.Start], at[e.End], nameClass[e.Type]}
			if e.Confidence != nil {
				mentions = append(mentions, g)
			}
			s := o.Text[g.start:g.end]
			if strings.HasPrefix(strings.ToLower(s), "the ") {
				g.start += 4
			}
			if g.class != "" && strings.ToLower(s) != s { // nominal mentions are not names
				t.gold = append(t.gold, g)
			}
		}
		raw.texts = append(raw.texts, t)
		if len(mentions) > 0 {
			derived(&u, mentions)
			taken.texts = append(taken.texts, u)
		}
		return nil
	})
	if len(taken.texts) > 0 {
		return []nameView{raw, taken}, err
	}
	return []nameView{raw}, err
}

// lines calls f with every line of a file that is not empty.
func lines(path string, f func([]byte) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.SplitSeq(string(data), "\n") {
		if line == "" {
			continue
		}
		if err := f([]byte(line)); err != nil {
			return err
		}
	}
	return nil
}
