// Package said gathers what the articles make of one utterance into one
// statement: identical, trimmed, told in other words, or paraphrased.
package said

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/near"
	"synoptic/dossier/who"
	"synoptic/news"
)

// rendering is one article's version of an utterance on its way into a
// statement.
type rendering struct {
	*wording
	speaker string // entity id, or ""
	person  bool   // whether the speaker is one
	how     int    // it renders what the first of its group does
}

// wording is what an article has as somebody's words. It is shared by all
// records that are composed of the article, and not changed.
type wording struct {
	doc        *news.Doc
	a          news.Attribution
	rank       int      // by mode: spoken words before told ones
	seq        []string // folded words of the content, in order
	plain      string   // seq in one
	keys       []uint64 // of seq
	sorted     near.Set // keys in order
	stems      near.Set // keys of the stems of its content words, each once
	glue       glued    // seq
	quoted     []string // the words of seq in quotation marks, where only some are
	quotedGlue glued
	pieces     []piece
	content    string // as it is shown
	where      string // it was said, "" where nothing tells
	when       news.Date
	terms      news.Span // on what terms it was said, were the speaker not named
	meant      []uint64  // keys of the stems of the words of seq that carry meaning, each once
	need       int       // how many of meant, or of those of quoted, another must share, two at most
	// the words in quotation marks, their keys, and those of their stems
	voiced                  []string
	marked                  [][]string // voiced, each quotation of its own, where only some are quoted
	voicedKeys, voicedStems []uint64
	voicedSet               near.Set // voicedKeys in order
	sentences               []glued  // of spoken words
}

// piece is a run of words of a quotation between its gaps.
type piece struct {
	words int
	glue  glued
}

// Statements aligns the utterances of the articles. The order of docs does not
// matter.
func Statements(docs []*news.Doc, w *who.Who, o line.Origins) []news.Statement {
	var all []*rendering
	for _, d := range docs {
		for _, u := range news.Part(d, utteranceKey{}, utterances) {
			r := &rendering{wording: u, speaker: w.ID(d, u.a.Speaker)}
			if r.speaker == "" && (r.a.Grade == news.GradeC && r.a.Mode == "indirect" || r.a.Mode == "mixed" && nobody(d, r.a)) {
				continue // neither its words nor its speaker are sure
			}
			if x := w.Get(r.speaker); x != nil && x.Type == news.Person {
				r.person = true
			}
			all = append(all, r)
		}
	}
	slices.SortFunc(all, before)
	found, keys := newGroups(), 0
	for _, r := range all {
		keys += len(r.meant)
	}
	found.stems.Expect(len(all), keys)
	for _, r := range all {
		best, s := -1, found.sketched(r)
		for _, i := range found.like(s) {
			if k := relate(found.list[i][0], r); k != none && (r.how == none || k < r.how) {
				best, r.how = i, k
			}
		}
		found.put(best, r, s)
	}
	out := make([]news.Statement, 0, len(found.list))
	seen := make(map[string]bool, len(found.list))
	for _, g := range found.list {
		s := statement(g, w, o)
		if !seen[s.ID] { // two orphan quotations of the same words are one line
			seen[s.ID] = true
			out = append(out, s)
		}
	}
	order(out)
	return out
}

type utteranceKey struct{}

// utterances gives what one article has as somebody's words, without the
// speakers, whom the articles together know.
func utterances(d *news.Doc) []*wording {
	var out []*wording
	onTerms := allTerms(d)
	for _, a := range speakers(d, joinSplit(d)) {
		a = relayed(d, a)
		a.Content = ownClause(d, a)
		if !utterance(d, a) || mispaired(d, a) || nameOnly(d, a) || scare(d, a) {
			continue
		}
		a = whole(d, a)
		if a.Mode == "indirect" {
			a.Content = firstClause(d, a.Content)
		} else {
			a.Content = clip(d, a.Content, a.Mode == "mixed")
		}
		if a.Mode == "mixed" {
			a.Content = adjunct(d, a.Content)
		}
		r := &wording{doc: d, a: a, rank: rank(a.Mode)}
		seq, stems := words(d, a.Content)
		r.seq, r.stems = seq, near.SetOf(stems)
		r.glue, r.pieces = glue(r.seq), pieces(d, a.Content)
		if a.Mode == "direct" {
			r.sentences = sentences(d, a.Content)
			r.voiced = r.seq
		}
		if a.Mode == "mixed" {
			marks := Quotations(d, a.Content)
			r.quoted, _ = words(d, marks)
			for _, q := range marks {
				w, _ := words(d, []news.Span{q})
				r.marked = append(r.marked, w)
			}
			r.quotedGlue = glue(r.quoted)
			r.voiced = r.quoted
		}
		r.meant = meaning(r.seq)
		r.need = len(r.meant)
		if r.quoted != nil { // the words in quotation marks may be all that another has
			r.need = len(meaning(r.quoted))
		}
		r.need = min(r.need, 2)
		if len(r.seq) > 0 {
			r.keyed()
			r.content, r.where, r.when = content(r), where(r), when(r)
			r.terms = terms(r, onTerms)
			out = append(out, r)
		}
	}
	return out
}

// before puts the rendering that best founds a statement first: spoken words
// before told ones, then the longest, then by place.
func before(a, b *rendering) int {
	return cmp.Or(a.rank-b.rank, len(b.seq)-len(a.seq), cmp.Compare(a.doc.Article.ID, b.doc.Article.ID),
		a.a.Content[0].Start-b.a.Content[0].Start)
}

func rank(mode string) int {
	switch mode {
	case "direct":
		return 0
	case "mixed":
		return 1
	}
	return 2
}

// statement makes the line of one group; its first member is the fullest.
func statement(g []*rendering, w *who.Who, o line.Origins) news.Statement {
	first := g[0]
	s := news.Statement{Mode: first.a.Mode, Content: first.content, Alignment: "single",
		Renderings: []news.Rendering{}, Attributed: []news.Voice{}, Grade: first.a.Grade}
	if s.Grade == "" {
		s.Grade = news.GradeB
	}
	s.Speaker = speaker(g, w)
	worst := none
	var articles []string
	for _, r := range g {
		articles = append(articles, r.doc.Article.ID)
		s.Renderings = append(s.Renderings, rendered(r))
		if v := w.Get(r.speaker); v != nil {
			at := r.a.Content[0]
			if len(r.a.Source) > 0 && !r.a.Source[0].Empty() {
				at = r.a.Source[0]
			}
			s.Attributed = append(s.Attributed, news.Voice{Entity: v.ID, Name: v.Name, Evidence: r.doc.Article.Evidence(at)})
		}
		worst = max(worst, r.how)
		if s.Relay == "" && r.a.Relay >= 0 && r.a.Relay < len(r.doc.Entities) {
			s.Relay = news.Null(r.doc.Entities[r.a.Relay].Name)
		}
		if s.Said.To == "" && !r.a.To.Empty() {
			s.Said.To = news.Null(r.doc.Words(r.a.To))
		}
		if s.Said.Where == "" {
			s.Said.Where = news.Null(r.where)
		}
		if v := w.Get(r.speaker); s.Said.Terms == nil && (v == nil || v.Type != news.Person) {
			if !r.terms.Empty() {
				e := r.doc.Article.Evidence(r.terms)
				s.Said.Terms = &e
			}
		}
		if s.Said.To == "" {
			s.Said.To = news.Null(interviewer(string(s.Said.Where)))
		}
		if !s.Said.When.Known() {
			s.Said.When = r.when
		}
	}
	if worst != none {
		s.Alignment = names[worst]
	}
	if !s.Said.When.Known() {
		s.Said.When = news.Date{Precision: news.PrecisionUnknown}
	}
	s.Articles = line.Set(articles)
	s.Origins = sources(g, s, w, o)
	slices.SortStableFunc(s.Renderings, func(a, b news.Rendering) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), a.Content[0].Start-b.Content[0].Start)
	})
	slices.SortStableFunc(s.Attributed, func(a, b news.Voice) int {
		return cmp.Or(cmp.Compare(a.Evidence.Article, b.Evidence.Article), a.Evidence.Start-b.Evidence.Start)
	})
	by := s.Speaker.Text
	if s.Speaker.Entity != "" {
		by = w.ReadName(string(s.Speaker.Entity)) // the id holds whatever people call the speaker
	}
	s.ID = line.ID("statement", string(s.Speaker.Entity), strings.ToLower(by), first.plain)
	return s
}

// sources counts the independent origins of a statement. What several articles
// have from one outlet ("told AFP") has that outlet's origin; so have all
// renderings of words of one who is not named, when some are said to be from
// there: nobody else can have heard them.
func sources(g []*rendering, s news.Statement, w *who.Who, o line.Origins) int {
	seen, relayed := map[string]bool{}, false
	for _, r := range g {
		if r.a.Relay >= 0 && r.a.Relay < len(r.doc.Entities) {
			e := r.doc.Entities[r.a.Relay]
			seen["relay "+cmp.Or(w.ID(r.doc, r.a.Relay), strings.ToLower(e.Name))], relayed = true, true
		}
	}
	for _, r := range g {
		if r.a.Relay < 0 && !(relayed && s.Speaker.Entity == "") {
			id := r.doc.Article.ID
			seen[cmp.Or(o[id], id)] = true
		}
	}
	return len(seen)
}

// speaker gives the speaker that most renderings name, an entity before a
// description.
func speaker(g []*rendering, w *who.Who) news.Speaker {
	votes := map[string]int{}
	for _, r := range g {
		if r.speaker != "" {
			votes[r.speaker]++
		}
	}
	best := ""
	person := func(id string) bool { e := w.Get(id); return e != nil && e.Type == news.Person }
	for id, n := range votes {
		switch {
		case best == "", person(id) && !person(best): // who speaks for a body, before the body
			best = id
		case person(best) && !person(id):
		case n > votes[best] || n == votes[best] && id < best:
			best = id
		}
	}
	if e := w.Get(best); e != nil {
		return news.Speaker{Entity: news.Null(best), Text: e.Name}
	}
	for _, r := range g {
		text := r.a.SpeakerText
		if text == "" && len(r.a.Source) > 0 {
			text = joined(r.doc, r.a.Source)
		}
		text = strings.TrimLeft(text, " ,;:-–—")
		text = strings.TrimPrefix(text, "that ")           // "that prosecutors had"
		if text != "" && !pronoun[strings.ToLower(text)] { // a pronoun that nobody resolved names nobody
			if w, _, ok := strings.Cut(text, " "); ok && determiner[strings.ToLower(w)] {
				text = strings.ToLower(w) + text[len(w):] // "The company" here, "the company" there
			}
			return news.Speaker{Text: text}
		}
	}
	return news.Speaker{}
}

func rendered(r *rendering) news.Rendering {
	out := news.Rendering{Article: r.doc.Article.ID, Mode: r.a.Mode, Content: []news.Evidence{}}
	for _, s := range r.a.Content {
		out.Content = append(out.Content, r.doc.Article.Evidence(s))
	}
	one := func(spans []news.Span) *news.Evidence {
		if len(spans) == 0 || spans[0].Empty() {
			return nil
		}
		e := r.doc.Article.Evidence(spans[0])
		return &e
	}
	out.Cue, out.Source = one(r.a.Cue), one(r.a.Source)
	return out
}

// when gives the day that the words around cue and source give the utterance: a
// day of the past in the same clause, with no other verb between. The days that
// the sentence speaks of elsewhere are of other things.
func when(r *wording) news.Date {
	d := r.doc
	if len(r.a.Cue) == 0 || r.a.Cue[0].Empty() {
		return news.Date{}
	}
	first, last := d.TokensIn(r.a.Cue[0])
	k := d.SentenceAt(first)
	if k < 0 {
		return news.Date{}
	}
	for _, t := range d.TimexesOver(d.Sentences[k].Span) {
		if t.Type != "DATE" && t.Type != "TIME" || !d.Sentences[k].Contains(t.Span) || len(t.Value) < 10 || t.Value[4] != '-' || t.Value[5] == 'W' {
			continue
		}
		if p := d.Article.Published.Value; len(p) >= 10 && t.Value[:10] > p[:10] {
			continue
		}
		inside := slices.ContainsFunc(slices.Concat(r.a.Content, r.a.Source), func(c news.Span) bool { return c.Overlaps(t.Span) })
		from, to := d.TokensIn(t.Span)
		for _, s := range r.a.Source { // "Vell, whose party won the June 3 vote, said"
			_, end := d.TokensIn(s)
			for i := end; i < min(from, first); i++ {
				inside = inside || d.Tokens[i].Tag == "VERB" && d.Tokens[i].XPos != "VBG" // but "Vell, speaking on Friday, said"
			}
		}
		if !inside && !verbBetween(d, min(to, last), max(from, first)) {
			return news.Date{Value: t.Value[:10], Precision: news.PrecisionDay}
		}
	}
	return news.Date{}
}

// verbBetween tells whether a verb, or the "and" before one, stands among the
// tokens [first, last).
func verbBetween(d *news.Doc, first, last int) bool {
	for i := first; i < last; i++ {
		if t := d.Tokens[i].Tag; t == "VERB" || t == "CCONJ" {
			return true
		}
	}
	return false
}

// content gives the words of an utterance. What is denied is given with the
// word that denies it: by itself it would say the contrary. So is what is no
// clause by itself with the verb before it: "called the offer “idle”".
func content(r *wording) string {
	s := joined(r.doc, r.a.Content)
	if r.a.Mode == "direct" {
		return s
	}
	s = strings.TrimPrefix(s, "that ")
	for _, c := range r.a.Cue {
		first, last := r.doc.TokensIn(c)
		at, _ := r.doc.TokensIn(r.a.Content[0])
		for t := first; t < last; t++ {
			switch strings.ToLower(r.doc.Tokens[t].Lemma) {
			case "deny", "dispute", "doubt", "refute":
				if r.a.Mode == "indirect" && c.Start < r.a.Content[0].Start {
					return r.doc.Word(t) + " " + s
				}
			}
			if r.doc.Tokens[t].Tag == "VERB" && beside(r.doc, t, at) && !finite(r.doc, r.a.Content[0]) {
				return r.doc.Words(r.doc.TokenSpan(t, at)) + " " + s
			}
		}
	}
	return s
}

// beside tells whether a content goes on from its verb: right behind it, behind a
// preposition, or behind whom and when ("accused the owners on Friday | of …").
func beside(d *news.Doc, verb, content int) bool {
	if verb >= content || content-verb > 10 {
		return false
	}
	for i := verb + 1; i < content; i++ {
		if t := d.Tokens[i].Tag; t == "VERB" || t == "AUX" || t == "PUNCT" || t == "CCONJ" || t == "SCONJ" {
			return false
		}
	}
	return true
}

// joined gives the words under spans, gaps marked.
func joined(d *news.Doc, spans []news.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, strings.Join(strings.Fields(d.Words(s)), " "))
	}
	return strings.Join(parts, " … ")
}

// order sorts the statements: told by most first, then by where they stand.
func order(s []news.Statement) {
	at := make([]*news.Statement, len(s)) // they are large
	all := slices.Clone(s)
	for i := range all {
		at[i] = &all[i]
	}
	slices.SortFunc(at, func(a, b *news.Statement) int {
		return cmp.Or(b.Origins-a.Origins, len(b.Articles)-len(a.Articles),
			cmp.Compare(a.Renderings[0].Article, b.Renderings[0].Article),
			a.Renderings[0].Content[0].Start-b.Renderings[0].Content[0].Start, cmp.Compare(a.ID, b.ID))
	})
	for i, x := range at {
		s[i] = *x
	}
}

var determiner = map[string]bool{"the": true, "a": true, "an": true, "some": true, "two": true, "one": true, "another": true}

var pronoun = map[string]bool{"i": true, "we": true, "me": true, "us": true, "it": true, "he": true, "she": true, "they": true,
	"who": true, "which": true, "that": true, "this": true, "him": true, "her": true, "them": true, "you": true}
