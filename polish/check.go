package polish

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"synoptic/wordlist"
)

// free are the words that a re-wording may add or leave out: they bear no fact
// beside the others.
var free = wordlist.Set("a an the of and that which who whose this these those it its he she they his her their as while also both meanwhile has have had")

// fixed are the words that decide what is so, when, for whom and how much. A
// re-wording has each as often as the sentence it re-words.
var fixed = wordlist.Set(`not no never without neither nor none nobody nothing hardly barely
	may might can could would should must will shall need ought be is are was were been being
	by from to against with for on in at into over under between among
	if unless until before after since because despite although but or only even still again yet already just
	about around nearly almost roughly approximately least most more less fewer than up some
	reportedly allegedly apparently possibly likely unlikely perhaps according first last next former`)

// prepositions are those of fixed that can stand before a name or a number, and
// numerals the numbers that are written as words.
var (
	prepositions = wordlist.Set("by from to against with for on in at into over under between among about around of than until since before after")
	numerals     = wordlist.Set(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
	nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions
	trillion dozen dozens tens scores half third quarter fifth tenth`)
)

// holds tells, as an error that says what is wrong, whether a sentence says the
// same as the record's own: the names, numbers and quotations in their order,
// each after the same preposition; the words that turn a sense around as often
// as there and before the same words; all its other words, and none that neither it nor its evidence has,
// whatever their endings. That refuses much that is right, and lets through little that
// is not.
func holds(own, words, text string, names map[string]bool) error {
	switch {
	case text == "":
		return fmt.Errorf("it is empty")
	case strings.ContainsAny(text, "<>[]{}*_`|\\") || strings.Contains(text, "://"):
		return fmt.Errorf("it holds marks of a language for pages")
	}
	capital := map[string]bool{}
	maps.Copy(capital, names)
	for _, t := range append(read(own, nil), read(words, nil)...) {
		if t.name {
			capital[t.word] = true
		}
	}
	a, b := read(own, capital), read(text, capital)
	if x, y := a.anchors(), b.anchors(); !slices.Equal(x, y) {
		return fmt.Errorf("names, numbers and quotations are %s, not %s", strings.Join(y, ", "), strings.Join(x, ", "))
	}
	if x, y := a.count(fixed), b.count(fixed); !maps.Equal(x, y) {
		return fmt.Errorf("%s", unlike(x, y))
	}
	known := map[string]bool{}
	for _, t := range append(slices.Clone(a), read(words, capital)...) {
		known[stem(t.word)] = true
	}
	for _, t := range b {
		if !free[t.word] && !known[stem(t.word)] {
			return fmt.Errorf("%q is in none of the words that the line rests on", t.word)
		}
	}
	inB := map[string]bool{}
	for _, t := range b {
		inB[stem(t.word)] = true
	}
	for _, t := range a {
		if !free[t.word] && !inB[stem(t.word)] {
			return fmt.Errorf("%q is left out", t.word)
		}
	}
	return nil
}

// unlike names the first word that stands a different number of times.
func unlike(own, text map[string]int) string {
	all := map[string]bool{}
	for w := range own {
		all[w] = true
	}
	for w := range text {
		all[w] = true
	}
	for _, w := range slices.Sorted(maps.Keys(all)) {
		if own[w] != text[w] {
			return fmt.Sprintf("%q stands %d times, not %d", w, text[w], own[w])
		}
	}
	return ""
}

// token is a word in lower case. Name tells that it is written as a name or
// holds a digit, quoted that it stands in quotation marks.
type token struct {
	word         string
	name, quoted bool
}

type tokens []token

// read cuts a text into words ("isn't" is two) and says which are names and
// numbers: those with a digit, those with a capital that does not begin a
// sentence, and those with one that does where known holds the word.
func read(s string, known map[string]bool) (out tokens) {
	quoted, starts := false, true
	for _, f := range strings.Fields(spread(s)) {
		switch f {
		case "“", "”":
			quoted = f == "“"
			continue
		case ".":
			starts = true
			continue
		case ",":
			continue
		}
		low := strings.ToLower(f)
		digit := strings.IndexFunc(f, unicode.IsDigit) >= 0
		capital := strings.IndexFunc(f, unicode.IsUpper) >= 0
		out = append(out, token{low, digit || capital && !free[low] && (!starts || known[low]), quoted})
		starts = false
	}
	return out
}

// spread puts blanks around what divides words, and makes one form of the marks
// that are written in several ways. A point inside a number or an abbreviation
// divides nothing.
func spread(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "n't", " not", "N'T", " not", "—", " , ", "–", " , ").Replace(s)
	var b strings.Builder
	open := false
	runes := []rune(s)
	for i, r := range runes {
		ends := i+1 == len(runes) || unicode.IsSpace(runes[i+1])
		switch {
		case r == '"':
			open = !open
			b.WriteString(map[bool]string{true: " “ ", false: " ” "}[open])
		case r == '“' || r == '”' || r == '«' || r == '»':
			b.WriteString(map[bool]string{true: " “ ", false: " ” "}[r == '“' || r == '«'])
		case (r == '.' || r == '!' || r == '?') && ends:
			b.WriteString(" . ")
		case strings.ContainsRune(",;:()", r) && ends || r == '(':
			b.WriteString(" , ")
		case r == '\'' && (ends || i == 0 || unicode.IsSpace(runes[i-1])):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("'s ", " ", "'S ", " ").Replace(b.String() + " ")
}

// anchors are the names, numbers and quoted words in their order, each after
// the preposition before it.
func (t tokens) anchors() (out []string) {
	for i, x := range t {
		if !x.name && !x.quoted && !numerals[x.word] {
			continue
		}
		if i > 0 && prepositions[t[i-1].word] && !x.quoted {
			out = append(out, t[i-1].word+" "+x.word)
		} else {
			out = append(out, x.word)
		}
	}
	return out
}

// count tells how often each word of a set stands outside quotations before
// which other word, so that "not" cannot move from one verb to the next.
func (t tokens) count(of map[string]bool) map[string]int {
	out := map[string]int{}
	for i, x := range t {
		if !of[x.word] || x.quoted {
			continue
		}
		next := slices.IndexFunc(t[i+1:], func(n token) bool { return !free[n.word] && !of[n.word] })
		if next >= 0 {
			out[x.word+" … "+stem(t[i+1+next].word)]++
		} else {
			out[x.word]++
		}
	}
	return out
}

func stem(word string) string {
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}
