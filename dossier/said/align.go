package said

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"synoptic/news"
)

// How one rendering relates to the statement's fullest one, closest first.
const (
	none = iota
	identical
	trimmed
	variant
	paraphrase
)

var names = [...]string{"single", "identical", "trimmed", "variant", "paraphrase"}

// relate tells how b renders what a does. Renderings of named speakers meet
// only when the speaker is the same, unless the very words leave no doubt.
func relate(a, b *rendering) int {
	spoken := rank(a) < 2 && rank(b) < 2
	same := sameSpeaker(a, b)
	sure := spoken && min(len(a.seq), len(b.seq)) >= 6
	if spoken && !same && a.person != b.person && part(a, b, 4) {
		return trimmed // a body in one, who speaks for it in the other
	}
	if !same && !sure {
		return none
	}
	long, short := a, b
	if len(short.seq) > len(long.seq) {
		long, short = short, long
	}
	switch {
	case long.glue == short.glue:
		return identical
	case within(long.glue, short.glue, len(short.seq)), spoken && same && len(short.seq) >= 2 && contains(long.seq, short.seq) && a.doc != b.doc:
		return trimmed
	}
	if spoken && (same && part(a, b, 2) || sentence(long, short)) {
		return trimmed
	}
	if !same && a.speaker != "" && b.speaker != "" {
		return none
	}
	if spoken && pieced(long, short) || rank(b) == 0 && len(a.quoted) >= 4 && within(b.glue, a.quotedGlue, len(a.quoted)) ||
		rank(a) == 0 && len(b.quoted) >= 4 && within(a.glue, b.quotedGlue, len(b.quoted)) {
		return trimmed
	}
	return reworded(long, short, spoken)
}

// sentence tells whether a whole sentence of one quotation, of six words or
// more, stands in the other: each goes on with others.
func sentence(long, short *rendering) bool {
	return slices.ContainsFunc(short.sentences, func(s string) bool { return strings.Contains(long.glue, s) })
}

// part tells whether what one rendering has in quotation marks, were it least
// words, stands in what the other has in them. An outlet fits the first word to
// its own sentence: a mandate to "find points of contact" for "finding points of
// contact".
func part(a, b *rendering, least int) bool {
	const fitted = 4 // words that a quotation has at least where its first is fitted
	if len(a.voiced) < len(b.voiced) {
		a, b = b, a
	}
	x, y := a.voiced, b.voiced
	for i := 0; i+len(y) <= len(x) && len(y) >= least; i++ {
		if x[i] != y[0] && (len(y) < fitted || a.voicedStems[i] != b.voicedStems[0]) {
			continue
		}
		if slices.Equal(x[i+1:i+len(y)], y[1:]) {
			return slices.ContainsFunc(y, func(w string) bool { return !function[w] })
		}
	}
	return false
}

// pieced tells whether a quotation with gaps is made of pieces of the longer
// one.
func pieced(long, short *rendering) bool {
	if len(short.pieces) < 2 {
		return false
	}
	words := 0
	for _, p := range short.pieces {
		if len(p) >= 3 && !within(long.glue, strings.Join(p, ""), max(len(p), 4)) {
			return false
		}
		words += len(p)
	}
	return words >= 6
}

// reworded tells whether two contents share enough to be one utterance in other
// words. Spoken words keep their order, or are translated twice and then share
// nearly all that carries meaning; the few words that two utterances of one man
// on one subject share are neither.
func reworded(long, short *rendering, spoken bool) int {
	n := shared(long.stems, short.stems)
	less, more := min(len(long.stems), len(short.stems)), max(len(long.stems), len(short.stems))
	if !spoken {
		if n >= 3 && float64(n) >= 0.6*float64(less) {
			return paraphrase
		}
		return none
	}
	if len(short.seq) >= 5 && n >= 3 && float64(common(long.seq, short.seq)) >= 0.65*float64(len(short.seq)) ||
		n >= 4 && float64(n) >= 0.7*float64(less) && float64(n) >= 0.4*float64(more) {
		return variant
	}
	return none
}

// contains tells whether short stands in long as one run.
func contains(long, short []string) bool {
	for i := 0; i+len(short) <= len(long); i++ {
		if slices.Equal(long[i:i+len(short)], short) {
			return true
		}
	}
	return false
}

// common gives the length of the longest common subsequence.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diag := 0
		for j, y := range b {
			up := row[j+1]
			if x == y {
				row[j+1] = diag + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diag = up
		}
	}
	return row[len(b)]
}

// shared counts the members of two sorted sets that both have.
func shared(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			i, j, n = i+1, j+1, n+1
		}
	}
	return n
}

// longest is how many words of a content are compared; more does not change
// the answer and would cost the square.
const longest = 400

// words gives the folded words of the spans in order, and the sorted stems of
// those that carry meaning.
func words(d *news.Doc, spans []news.Span) (seq, stems []string) {
	for _, s := range spans {
		seq = append(seq, Words(d.Words(s))...)
		first, last := d.TokensIn(s)
		for i := first; i < last && len(stems) < longest; i++ {
			switch d.Tokens[i].Tag {
			case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
				if low := strings.ToLower(d.Word(i)); strings.IndexFunc(low, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
					stems = append(stems, Stem(spell(low)))
				}
			}
		}
	}
	slices.Sort(stems)
	return seq[:min(len(seq), longest)], slices.Compact(stems)
}

// pieces gives the words of a quotation between its gaps: where a cue stands
// between two parts, and where an ellipsis does.
func pieces(d *news.Doc, spans []news.Span) [][]string {
	var out [][]string
	for _, s := range spans {
		for p := range strings.SplitSeq(strings.ReplaceAll(d.Words(s), "...", "…"), "…") {
			if w := Words(p); len(w) > 0 {
				out = append(out, w)
			}
		}
	}
	return out
}

// sentences gives the sentences of spans of six words or more, glued.
func sentences(d *news.Doc, spans []news.Span) []string {
	var out []string
	for _, s := range spans {
		for p := range strings.FieldsFuncSeq(d.Words(s), func(r rune) bool { return strings.ContainsRune(sentenceMarks, r) }) {
			if w := Words(p); len(w) >= 6 {
				out = append(out, strings.Join(w, ""))
			}
		}
	}
	return out
}

// Stem gives the stem of a lower-case English word (Snowball English).
func Stem(w string) string {
	if s, ok := stems.Load(w); ok {
		return s.(string)
	}
	env := snowballstem.NewEnv(w)
	english.Stem(env)
	s := strings.Clone(env.Current())
	if stemmed.Add(1) > maxStems {
		stems.Clear()
		stemmed.Store(0)
	}
	stems.Store(strings.Clone(w), s) // not the article around the word
	return s
}

// stems holds the stems of words that were asked for: one language has few. It
// begins anew at maxStems.
var (
	stems   sync.Map
	stemmed atomic.Int64
)

const maxStems = 1 << 16

// quotations gives the parts of spans that stand in quotation marks.
func quotations(d *news.Doc, spans []news.Span) []news.Span {
	var out []news.Span
	for _, s := range spans {
		open := -1
		for i, r := range d.Words(s) {
			switch r {
			case '“', '«':
				open = i
			case '”', '»', '"':
				if open >= 0 {
					out = append(out, news.Span{Start: s.Start + open, End: s.Start + i})
					open = -1
				} else if r == '"' {
					open = i
				}
			}
		}
	}
	return out
}

// clip cuts a quotation where its mark closes and the outlet goes on in its own
// words: those nobody said. A mark right before the next opening one, or one at
// the end, cuts nothing; of words partly quoted, only a quoted sentence ends
// them.
func clip(d *news.Doc, spans []news.Span, partly bool) []news.Span {
	out := slices.Clone(spans)
	if first, last := d.TokensIn(out[0]); len(out) > 1 && first < last && strings.HasPrefix(d.Tokens[first].XPos, "W") && partly {
		out = out[1:] // "the captain, whose men were there, said"
	}
	for k, s := range out {
		text := d.Article.Text[s.Start:s.End]
		if strings.HasPrefix(text, "'") || strings.HasPrefix(text, "‘") {
			continue // double marks stand within single ones
		}
		last := ' '
		for i, r := range text {
			closing := (r == '”' || r == '"' && !unicode.IsSpace(last) && i > 0) && (!partly || strings.ContainsRune(".!?", last))
			last = r
			end := i + utf8.RuneLen(r)
			rest := strings.TrimSpace(text[end:])
			if partly && (r == '”' || r == '"') && dashed(rest) && !strings.ContainsAny(rest, "\"“") {
				out[k].End = s.Start + end
				break
			}
			if !closing {
				continue
			}
			if rest == "" || strings.IndexAny(rest, "\"“”‘’'.,;:") == 0 || len(strings.Fields(rest)) < 3 {
				continue
			}
			out[k].End = s.Start + end
			break
		}
	}
	return out
}

// dashed tells whether words go on behind a dash.
func dashed(rest string) bool {
	return strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "— ") || strings.HasPrefix(rest, "- ")
}

// joinSplit puts the parts of one split quotation back together: direct
// attributions of one speaker in one paragraph with nothing but their own cue
// and source between them.
func joinSplit(d *news.Doc) []news.Attribution {
	var out []news.Attribution
	for _, a := range d.Attributions {
		if len(a.Content) == 0 || a.Content[0].Empty() {
			continue
		}
		if n := len(out) - 1; n >= 0 && continues(d, out[n], a) {
			out[n].Content = append(slices.Clone(out[n].Content), a.Content...)
			continue
		}
		out = append(out, a)
	}
	return out
}

func continues(d *news.Doc, a, b news.Attribution) bool {
	if a.Mode != "direct" || b.Mode != "direct" || a.Speaker != b.Speaker || a.Speaker < 0 {
		return false
	}
	end, start := a.Content[len(a.Content)-1].End, b.Content[0].Start
	if start < end || start-end > 120 {
		return false
	}
	between := d.Article.Text[end:start]
	for _, s := range slices.Concat(a.Cue, a.Source, b.Cue, b.Source) {
		if s.Start >= end && s.End <= start {
			between = strings.Replace(between, d.Words(s), "", 1)
		}
	}
	return len(strings.TrimSpace(between)) < 40 && !strings.Contains(between, "\n")
}

// utterance tells whether an attribution is something said, not a thought or a
// plan.
func utterance(d *news.Doc, a news.Attribution) bool {
	if a.Mode != "indirect" {
		return a.Mode == "direct" || !asked(d, a.Content[0])
	}
	if a.Speaker < 0 && (a.SpeakerText == "" || function[strings.ToLower(a.SpeakerText)]) || a.Negated || len(a.Cue) == 0 || asked(d, a.Content[0]) {
		return false
	}
	first, last := d.TokensIn(a.Cue[0])
	for i := first; i < last; i++ {
		if mental[d.Tokens[i].Lemma] {
			return false
		}
	}
	return a.Content[0].Len() > 12 && clause(d, a.Content[0])
}

// mispaired tells whether the words of a quotation are those between two: they
// open with a mark that closes one.
func mispaired(d *news.Doc, a news.Attribution) bool {
	s := d.Words(a.Content[0])
	return a.Mode == "direct" && len(s) > 1 && (s[0] == '"' && s[1] == ' ' || strings.HasPrefix(s, "”"))
}

// nameOnly tells whether all that is quoted is a name, and no clause is around
// it: what a thing is called is nothing said.
func nameOnly(d *news.Doc, a news.Attribution) bool {
	if a.Mode == "indirect" || dubs(d, a) || a.Mode == "direct" && len(a.Cue) == 0 {
		return false
	}
	if a.Mode == "direct" && !entitles(d, a) {
		return false
	}
	names := 0
	for _, q := range quotations(d, a.Content) {
		first, last := d.TokensIn(q)
		for i := first; i < last; i++ {
			if d.Tokens[i].Tag == "PUNCT" {
				continue
			}
			if r, _ := utf8.DecodeRuneInString(d.Word(i)); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
				return false
			}
			names++
		}
	}
	if names == 0 || names > 5 {
		return false
	}
	first, last := d.TokensIn(a.Content[0])
	for i := first; i < last; i++ {
		switch d.Tokens[i].XPos {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return true
}

// entitles tells whether the cue is a participle that gives a thing its name:
// "a plan called “Blue Heron”".
func entitles(d *news.Doc, a news.Attribution) bool {
	first, _ := d.TokensIn(a.Cue[0])
	switch strings.ToLower(d.Tokens[first].Lemma) {
	case "call", "name", "title", "entitle", "dub", "know":
		return participle(d, first)
	}
	return false
}

// participle tells whether a token is a participle that no "have" makes a verb
// of the sentence.
func participle(d *news.Doc, i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if d.Tokens[k].Lemma == "have" {
			return false
		}
	}
	return d.Tokens[i].XPos == "VBN"
}

// dubs tells whether somebody is said to call another thing by a name: that is
// his word for it.
func dubs(d *news.Doc, a news.Attribution) bool {
	if len(a.Cue) == 0 {
		return false
	}
	first, _ := d.TokensIn(a.Cue[0])
	if participle(d, first) {
		return false
	}
	at, last := d.TokensIn(a.Content[0])
	for i := at; i < last; i++ {
		if strings.HasSuffix(strings.ToLower(d.Word(i)), "self") || strings.EqualFold(d.Word(i), "themselves") {
			return false
		}
	}
	switch strings.ToLower(d.Tokens[first].Lemma) {
	case "call", "dub", "brand", "label", "describe":
		return true
	}
	return false
}

// asked tells whether a content is only what was asked or left open: "whether
// the boats were his".
func asked(d *news.Doc, s news.Span) bool {
	first, last := d.TokensIn(s)
	return first < last && (strings.EqualFold(d.Word(first), "whether") || strings.EqualFold(d.Word(first), "if") && !strings.ContainsAny(d.Words(s), ","))
}

// clause tells whether a content is told as a sentence of its own: "the
// release of the boats" and "to meet again" are what somebody wants, not words
// that somebody said.
func clause(d *news.Doc, s news.Span) bool {
	first, last := d.TokensIn(s)
	if first >= last || strings.EqualFold(d.Word(first), "to") {
		return false
	}
	finite := false
	for i := first; i < last; i++ {
		x := d.Tokens[i].XPos
		finite = finite || x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD"
	}
	h := d.HeadOf(first, last)
	return finite && h >= 0 && (d.Tokens[h].Tag == "VERB" || d.Tokens[h].Tag == "AUX" || d.Child(h, "cop", "nsubj") >= 0)
}

// mental verbs tell what somebody thinks or means to do; positions and the
// timeline take them up, the list of statements does not.
var mental = map[string]bool{"think": true, "believe": true, "hope": true, "want": true, "plan": true, "expect": true,
	"know": true, "feel": true, "fear": true, "intend": true, "seek": true, "try": true, "wish": true, "see": true,
	"consider": true, "decide": true, "learn": true, "understand": true, "like": true, "prefer": true, "aim": true,
	"look": true, "need": true, "hear": true, "find": true, "show": true, "realize": true, "realise": true}
