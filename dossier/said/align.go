package said

import (
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"synoptic/dossier/near"
	"synoptic/memo"
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

// sure is how many words of two utterances show by themselves that they are one,
// spokenFor how many words in quotation marks that a body's and its speaker's are.
const (
	sure      = 6
	spokenFor = 4
)

// relate tells how b renders what a does. Renderings of named speakers meet
// only when the speaker is the same, unless the very words leave no doubt.
func relate(a, b *rendering) int {
	spoken := a.rank < 2 && b.rank < 2
	same := sameSpeaker(a, b)
	enough := spoken && min(len(a.seq), len(b.seq)) >= sure
	if spoken && !same && a.person != b.person && part(a, b, spokenFor) {
		return trimmed // a body in one, who speaks for it in the other
	}
	if !same && !enough {
		return none
	}
	long, short := a, b
	if len(short.seq) > len(long.seq) {
		long, short = short, long
	}
	switch {
	case long.glue.text == short.glue.text:
		return identical
	case within(&long.glue, &short.glue, len(short.seq)), spoken && same && len(short.meant) >= 2 && a.doc != b.doc && contains(long.keys, short.keys):
		return trimmed
	}
	if spoken && (same && (part(a, b, 2) || a.doc != b.doc && (inPieces(a, b) || inPieces(b, a))) || sentence(long, short) || sentence(short, long)) {
		return trimmed
	}
	if !same && a.speaker != "" && b.speaker != "" {
		return none
	}
	if spoken && pieced(long, short) || b.rank == 0 && len(a.quoted) >= 4 && within(&b.glue, &a.quotedGlue, len(a.quoted)) ||
		a.rank == 0 && len(b.quoted) >= 4 && within(&a.glue, &b.quotedGlue, len(b.quoted)) {
		return trimmed
	}
	return reworded(long, short, spoken)
}

// sentence tells whether a whole sentence of one quotation, of six words or
// more, stands in the other: each goes on with others.
func sentence(long, short *rendering) bool {
	for i := range short.sentences {
		if long.glue.holds(&short.sentences[i]) {
			return true
		}
	}
	return false
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
	x, y := a.voicedKeys, b.voicedKeys
	if len(y) < least || len(y) > 1 && !a.voicedSet.May(y[len(y)-1]) {
		return false
	}
	for i := 0; i+len(y) <= len(x); i++ {
		if x[i] != y[0] && (len(y) < fitted || a.voicedStems[i] != b.voicedStems[0]) {
			continue
		}
		if slices.Equal(x[i+1:i+len(y)], y[1:]) {
			return len(y) >= least+1 && slices.ContainsFunc(b.voiced, func(w string) bool { return !function[w] }) || len(meaning(b.voiced)) >= 2
		}
	}
	return false
}

// inPieces tells whether each of the words or phrases that one rendering quotes
// stands in what the other has as spoken, two that carry meaning at least, or the one
// that both quote alone.
func inPieces(a, b *rendering) bool {
	told := 0
	for _, piece := range b.marked {
		keys := make([]uint64, len(piece))
		for i, w := range piece {
			if keys[i] = near.Key(w); !function[w] {
				told++
			}
		}
		if len(keys) == 0 || !contains(a.voicedKeys, keys) {
			return false
		}
	}
	return told >= 2 || told == 1 && len(b.voiced) == 1 && len(a.voiced) == 1
}

// pieced tells whether a quotation with gaps is made of pieces of the longer
// one.
func pieced(long, short *rendering) bool {
	if len(short.pieces) < 2 {
		return false
	}
	words := 0
	for i := range short.pieces {
		p := &short.pieces[i]
		if p.words >= 3 && !within(&long.glue, &p.glue, max(p.words, 4)) {
			return false
		}
		words += p.words
	}
	return words >= 6
}

// reworded tells whether two contents share enough to be one utterance in other
// words. Spoken words keep their order, or are translated twice and then share
// nearly all that carries meaning; the few words that two utterances of one man
// on one subject share are neither.
func reworded(long, short *rendering, spoken bool) int {
	n := near.Shared(&long.stems, &short.stems)
	less, more := len(long.stems.Keys), len(short.stems.Keys)
	less, more = min(less, more), max(less, more)
	if !spoken {
		if n >= 3 && float64(n) >= 0.6*float64(less) {
			return paraphrase
		}
		return none
	}
	if n >= 4 && float64(n) >= 0.7*float64(less) && float64(n) >= 0.4*float64(more) {
		return variant
	}
	asked := 0.65 * float64(len(short.seq))
	if len(short.seq) >= 5 && n >= 3 && float64(near.Shared(&long.sorted, &short.sorted)) >= asked && float64(len(align(long.seq, short.seq))) >= asked {
		return variant // in order too
	}
	return none
}

// contains tells whether short stands in long as one run.
func contains(long, short []uint64) bool {
	for i := 0; i+len(short) <= len(long); i++ {
		if long[i] == short[0] && slices.Equal(long[i:i+len(short)], short) {
			return true
		}
	}
	return false
}

// longest is how many words of a content are compared; more does not change
// the answer and would cost the square.
const longest = 400

// keyed makes what utterances are compared by.
func (u *wording) keyed() {
	u.plain = strings.Join(u.seq, " ")
	for _, w := range u.seq {
		u.keys = append(u.keys, near.Key(w))
	}
	u.sorted = near.SetOf(slices.Sorted(slices.Values(u.keys)))
	for _, w := range u.voiced {
		u.voicedKeys, u.voicedStems = append(u.voicedKeys, near.Key(w)), append(u.voicedStems, near.Key(Stem(w)))
	}
	u.voicedSet = near.SetOf(slices.Sorted(slices.Values(u.voicedKeys)))
}

// words gives the folded words of the spans in order, and the sorted keys of the
// stems of those that carry meaning.
func words(d *news.Doc, spans []news.Span) (seq []string, stems []uint64) {
	for _, s := range spans {
		seq = append(seq, Words(d.Words(s))...)
		first, last := d.TokensIn(s)
		for i := first; i < last && len(stems) < longest; i++ {
			switch d.Tokens[i].Tag {
			case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
				if low := strings.ToLower(d.Word(i)); strings.IndexFunc(low, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
					stems = append(stems, near.Key(Stem(spell(low))))
				}
			}
		}
	}
	slices.Sort(stems)
	return seq[:min(len(seq), longest)], slices.Compact(stems)
}

// pieces gives the words of a quotation between its gaps: where a cue stands
// between two parts, and where an ellipsis does.
func pieces(d *news.Doc, spans []news.Span) []piece {
	var out []piece
	for _, s := range spans {
		for p := range strings.SplitSeq(strings.ReplaceAll(d.Words(s), "...", "…"), "…") {
			if w := Words(p); len(w) > 0 {
				out = append(out, piece{len(w), glue(w)})
			}
		}
	}
	return out
}

// sentences gives the sentences of spans of six words or more.
func sentences(d *news.Doc, spans []news.Span) []glued {
	var out []glued
	for _, s := range spans {
		for p := range strings.FieldsFuncSeq(d.Words(s), func(r rune) bool { return strings.ContainsRune(sentenceMarks, r) }) {
			if w := Words(p); len(w) >= 6 {
				out = append(out, glue(w))
			}
		}
	}
	return out
}

// Term is a word of an article, or a name, as it is compared: its words, as Words gives
// them, and their stems.
type Term struct{ Words, Stems []string }

// TermOf reads what stands in many places. What it gives is not to be changed.
func TermOf(text string) Term { return read.Of(text, readTerm) }

var read = memo.New[Term](16)

func readTerm(text string) Term {
	w := Words(text)
	return Term{w, stemsOf(w)}
}

// Stem gives the stem of a lower-case English word (Snowball English).
func Stem(w string) string { return stems.Of(w, stem) }

var stems = memo.New[string](16)

func stem(w string) string {
	env := snowballstem.NewEnv(w)
	english.Stem(env)
	return strings.Clone(env.Current())
}

// Quotations gives the parts of spans that stand in quotation marks.
func Quotations(d *news.Doc, spans []news.Span) []news.Span {
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
