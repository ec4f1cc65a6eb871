package model

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Flags of a word.
const (
	FlagUpper  = 1 << iota // has an upper-case letter
	FlagLower              // has a lower-case letter
	FlagDigit              // has a digit
	FlagHyphen             // has a hyphen
	FlagTitle              // starts with an upper-case letter
	FlagPoint              // has a full stop
	FlagSign               // has no letter and no digit
)

// Word holds what the models want to know of a word form, computed once a
// form: hashes of the form, its lower-case form, its shapes and affixes (of
// the lower-case form, in runes), flags and word classes.
type Word struct {
	Form, Low      uint64
	Shape, Squeeze uint64    // Xxxx-dd and X-d
	Suffix         [5]uint64 // the last 1 … 5 runes
	Prefix         [4]uint64 // the first 1 … 4 runes
	Class          [3]uint64 // coarse to fine, 0 for a word without a class
	Amb            uint64    // tags the word was seen with, 0 unknown
	Flags          uint64
	Side           int8    // of a mark of quotation: -1 it opens, 1 it closes, 0 it does either
	Own            []int32 // scores of the tagger's features of this word alone; the tagger fills and owns it
	Open           []uint8 // the labels that these scores leave open; with Own
}

// OutLeft and OutRight stand for the places before and after a sentence.
var (
	OutLeft  = &Word{Form: 1, Low: 1}
	OutRight = &Word{Form: 2, Low: 2}
)

// wordCap bounds a Cache: a full one is emptied.
const wordCap = 20000

// Cache holds the Words of the forms seen lately. It is for one goroutine at a
// time and bounded; what it holds never changes an answer.
type Cache struct {
	words   map[string]*Word
	classes *Linear
	lexicon *Linear
}

var caches sync.Pool

// Borrow gives a Cache for the caller alone until Return. The error is that of
// Open when the word classes are missing.
func Borrow() (*Cache, error) {
	if c, ok := caches.Get().(*Cache); ok {
		return c, nil
	}
	classes, err := Open("clusters")
	if err != nil {
		return nil, err
	}
	lexicon, err := Open("lexicon")
	if err != nil {
		return nil, err
	}
	return NewCache(classes, lexicon), nil
}

// NewCache makes a Cache over a table of word classes and a lexicon of tags;
// either may be nil.
func NewCache(classes, lexicon *Linear) *Cache {
	return &Cache{words: make(map[string]*Word, 1024), classes: classes, lexicon: lexicon}
}

// Return gives a borrowed Cache back.
func (c *Cache) Return() { caches.Put(c) }

// Word gives the facts of a form. The pointer stays valid after the cache was
// emptied.
func (c *Cache) Word(form string) *Word {
	if w, ok := c.words[form]; ok {
		return w
	}
	if len(c.words) >= wordCap {
		clear(c.words)
	}
	w := c.make(Norm(form))
	w.Side = side(form)
	c.words[strings.Clone(form)] = w // a substring would keep its whole article alive
	return w
}

// Words appends the Words of the forms to buf.
func (c *Cache) Words(forms []string, buf []*Word) []*Word {
	for _, f := range forms {
		buf = append(buf, c.Word(f))
	}
	return buf
}

// longWord is where the affixes and shape of a word stop being computed from
// all of it: no word is longer, but a line without blanks can be.
const longWord = 256

func (c *Cache) make(s string) *Word {
	if len(s) > longWord {
		n := longWord
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	low := strings.ToLower(s)
	w := &Word{Form: Hash(s), Low: Hash(low), Shape: Hash(Shape(s, 4)), Squeeze: Hash(Shape(s, 1))}
	for i, at := 0, len(low); i < len(w.Suffix); i++ {
		_, k := utf8.DecodeLastRuneInString(low[:at])
		at -= k
		w.Suffix[i] = Hash(low[at:])
	}
	for i, at := 0, 0; i < len(w.Prefix); i++ {
		_, k := utf8.DecodeRuneInString(low[at:])
		at += k
		w.Prefix[i] = Hash(low[:at])
	}
	w.Flags = flags(s)
	w.Class = c.class(s, low)
	if c.lexicon != nil {
		if v, ok := c.lexicon.Value(w.Form); ok {
			w.Amb = uint64(v)
		} else if v, ok := c.lexicon.Value(w.Low); ok {
			w.Amb = uint64(v) | 1<<32
		} else if v, ok := c.lexicon.Value(Hash(titleCase(low))); ok {
			w.Amb = uint64(v) | 2<<32
		}
	}
	return w
}

func flags(s string) uint64 {
	var f uint64
	word := false
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			f |= FlagUpper
			if i == 0 {
				f |= FlagTitle
			}
			word = true
		case unicode.IsLower(r):
			f |= FlagLower
			word = true
		case unicode.IsDigit(r):
			f |= FlagDigit
			word = true
		case unicode.IsLetter(r):
			word = true
		case r == '-':
			f |= FlagHyphen
		case r == '.':
			f |= FlagPoint
		}
	}
	if !word {
		f |= FlagSign
	}
	return f
}

// Unclass takes a stored value of the clusters table apart: 8 bits, 8 bits and
// 12 bits, each the class id plus one.
func Unclass(v uint32) [3]uint64 {
	return [3]uint64{uint64(v & 0xff), uint64(v >> 8 & 0xff), uint64(v >> 16 & 0xfff)}
}

// class looks a word up as it is, in lower case, in title case.
func (c *Cache) class(s, low string) [3]uint64 {
	if c.classes == nil {
		return [3]uint64{}
	}
	s, low = Digits(s), Digits(low)
	if v, ok := c.classes.Value(Hash(s)); ok {
		return Unclass(v)
	}
	if v, ok := c.classes.Value(Hash(low)); ok {
		return Unclass(v)
	}
	if v, ok := c.classes.Value(Hash(titleCase(low))); ok {
		return Unclass(v)
	}
	return [3]uint64{}
}

func titleCase(low string) string {
	r, n := utf8.DecodeRuneInString(low)
	return string(unicode.ToUpper(r)) + low[n:]
}

// Digits replaces every ASCII digit by 0.
func Digits(s string) string {
	if !strings.ContainsAny(s, "123456789") {
		return s
	}
	b := []byte(s)
	for i := range b {
		if b[i] >= '1' && b[i] <= '9' {
			b[i] = '0'
		}
	}
	return string(b)
}

var spellings = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‟", `"`, "＂", `"`, "「", `"`, "」", `"`, "‹", "'", "›", "'", "‘", "'", "’", "'", "‚", "'",
	"`", "'", "´", "'", "—", "-", "–", "-", "‐", "-", "‑", "-", "−", "-", "…", "...", "\u00ad", "", "\u200b", "")

// Norm gives the spelling under which a form is looked up: straight quotes,
// plain hyphens, no soft hyphens, one kind of double quote.
func Norm(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			ascii = false
			break
		}
	}
	if !ascii {
		s = spellings.Replace(s)
	}
	if s == "''" {
		return `"`
	}
	if s == "--" || s == "---" {
		return "-"
	}
	return s
}

// Shape gives the shape of a word, X for upper case, x for lower case, d for a
// digit, other ASCII as it is, ? for the rest; runs are cut after n.
func Shape(s string, n int) string {
	b := make([]byte, 0, 16)
	run := 0
	for _, r := range s {
		c := byte('?')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r < utf8.RuneSelf:
			c = byte(r)
		}
		if len(b) > 0 && b[len(b)-1] == c {
			run++
		} else {
			run = 1
		}
		if run <= n {
			b = append(b, c)
		}
	}
	return string(b)
}
