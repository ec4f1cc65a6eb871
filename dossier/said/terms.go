package said

import (
	"regexp"
	"slices"
	"strings"

	"synoptic/news"
)

// unnamed finds the words that tell on what terms somebody spoke who would not
// be named.
var unnamed = regexp.MustCompile(`(?i)\b(?:(?:on|under) (?:the )?conditions? (?:of anonymity|that (?:he|she|they|his name|her name|their names?) (?:not be|would not be|be kept)[a-z ]*)|` +
	`(?:asked|requested|wanted|wished|preferred|asking|requesting|declined|declining|refused|refusing|did not want|didn['’]t want|did not wish|unwilling)(?: not)? to (?:be (?:named|identified|quoted by name)|remain anonymous|give (?:his|her|their) names?)|` +
	`(?:was|were|is|are|be|being)(?: not|n['’]t) (?:authori[sz]ed|allowed|permitted) to (?:speak|discuss|talk|comment|brief)[a-z ]*|` +
	`(?:speaking|spoke|spoken) (?:anonymously|on background)|(?:requested|requesting|granted|asked for) anonymity|whose names? (?:was|were|is|are|has been|have been) withheld)`)

// tells are words of which each match of unnamed has one; they are found sooner.
var tells = []string{"nonym", "name", "identified", "condition", "authori", "allowed", "permitted", "on background"}

// terms gives the words by which the sentence of an utterance, or the next one
// of the paragraph, tells on what terms an unnamed speaker spoke, of all such
// words of the article; empty where it does not.
func terms(r *wording, all []news.Span) news.Span {
	d := r.doc
	at := r.a.Content[0]
	if len(r.a.Source) > 0 && !r.a.Source[0].Empty() {
		at = r.a.Source[0]
	}
	first, _ := d.TokensIn(at)
	k := d.SentenceAt(first)
	if k < 0 || len(all) == 0 {
		return news.Span{}
	}
	for n := k; n < min(k+2, len(d.Sentences)) && d.Sentences[n].Block == d.Sentences[k].Block; n++ {
		for _, m := range all {
			if d.Sentences[n].Contains(m) {
				return m
			}
		}
	}
	return news.Span{}
}

// allTerms gives all such words of a doc, sentence by sentence.
func allTerms(d *news.Doc) (out []news.Span) {
	for _, s := range d.Sentences {
		text := d.Article.Text[s.Start:s.End]
		if !slices.ContainsFunc(tells, func(w string) bool { return strings.Contains(text, w) }) {
			continue
		}
		for _, m := range unnamed.FindAllStringIndex(text, -1) {
			out = append(out, news.Span{Start: s.Start + m[0], End: s.Start + m[1]})
		}
	}
	return out
}
