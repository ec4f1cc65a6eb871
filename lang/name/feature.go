package name

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/gazetteer"
	"synoptic/lang/model"
	"synoptic/news"
)

// Reader holds what is computed once a word form. It is for one goroutine at a
// time and bounded.
type Reader struct {
	cache *model.Cache
	lists *model.Linear
	gaz   map[string]known
	lower map[string]bool
}

// known is what the gazetteer and the lists know of one word.
type known struct {
	gaz  uint64
	list uint32
}

// NewReader makes a Reader over word classes and lists (nil: none) and the set
// of words that are commonly written small.
func NewReader(classes, lists *model.Linear, lower map[string]bool) *Reader {
	return &Reader{cache: model.NewCache(classes, nil), lists: lists, gaz: map[string]known{}, lower: lower}
}

// What the gazetteer knows of one word; bits 0 to 7 are gazetteer.Kind.
const (
	gazGiven = 1 << (8 + iota)
	gazHonorific
	gazOffice
	gazTitleWord
	gazOrg
	gazMonth
	gazDay
)

func (r *Reader) bits(w string) known {
	if b, ok := r.gaz[w]; ok {
		return b
	}
	if len(r.gaz) > 20000 {
		clear(r.gaz)
	}
	var b uint64
	if isCapital(w) {
		b = uint64(gazetteer.Kinds(w))
		if _, ok := gazetteer.GivenName(w); ok {
			b |= gazGiven
		}
		if gazetteer.Month(w) > 0 {
			b |= gazMonth
		}
		if gazetteer.Weekday(w) > 0 {
			b |= gazDay
		}
	}
	if _, ok := gazetteer.Honorific(w); ok {
		b |= gazHonorific
	}
	if gazetteer.IsOfficeHead(w) {
		b |= gazOffice
	} else if gazetteer.IsTitleWord(w) {
		b |= gazTitleWord
	}
	if gazetteer.OrgWord(w) {
		b |= gazOrg
	}
	x := known{gaz: b}
	if r.lists != nil {
		x.list, _ = r.lists.Value(WordKey(r.cache.Word(w).Low))
	}
	r.gaz[strings.Clone(w)] = x
	return x
}

// Doc is a document ready for features. All is as written; words of sentences
// that are all in capitals or in title case are looked at as re-cased.
type Doc struct {
	r      *Reader
	forms  [][]string
	words  [][]*model.Word
	gaz    [][]uint64
	multi  [][]uint64
	value  [][]uint32 // of the lists, word by word
	phrase [][]uint64
	units  [][]unit // nil for a sentence without compounds
	wire   bool     // set as wire copy is: see wireCopy
	slug   uint64   // the word before the dash that opens wire copy ("CRICKET - …"), 0 for none
	caps   []uint64 // 0 plain, 1 all capitals, 2 title case
	stats  map[string]*occurrences
}

// occurrences tells how a word, in lower case, is written in a document.
type occurrences struct {
	mid, low, initial int // capitalised inside a sentence, small, capitalised at its start
	at                [][2]int
}

const keepPlaces = 7 // other places of a word that are looked at

// Doc prepares the sentences of a document; tied tells which tokens have no
// blank before them.
func (r *Reader) Doc(sentences [][]string, tied [][]bool) *Doc {
	n := len(sentences)
	d := &Doc{r: r, forms: make([][]string, n), words: make([][]*model.Word, n), gaz: make([][]uint64, n), multi: make([][]uint64, n),
		value: make([][]uint32, n), phrase: make([][]uint64, n), units: make([][]unit, n), caps: make([]uint64, n), stats: map[string]*occurrences{}}
	if d.wire = wireCopy(sentences); d.wire {
		d.slug = slug(sentences[0])
	}
	for i, s := range sentences {
		d.caps[i] = casing(s)
		if d.caps[i] == 0 {
			d.count(i, s)
		}
	}
	for i, s := range sentences {
		d.forms[i] = s
		if d.caps[i] != 0 {
			d.forms[i] = d.recase(s, d.caps[i])
		}
		d.words[i] = r.cache.Words(d.forms[i], make([]*model.Word, 0, len(s)))
		d.gaz[i], d.multi[i], d.value[i] = make([]uint64, len(s)), make([]uint64, len(s)), make([]uint32, len(s))
		for k, w := range d.forms[i] {
			x := r.bits(w)
			d.gaz[i][k], d.value[i][k] = x.gaz, x.list
		}
		d.known(i)
		d.listed(i)
		d.compounds(i, tied[i])
	}
	return d
}

func (d *Doc) count(i int, s []string) {
	for k, w := range s {
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(c) {
			continue
		}
		l := strings.ToLower(w)
		o := d.stats[l]
		if o == nil {
			o = &occurrences{}
			d.stats[l] = o
		}
		switch {
		case !unicode.IsUpper(c):
			o.low++
		case k == 0 || isQuote(s[k-1]):
			o.initial++
		default:
			o.mid++
		}
		if len(o.at) < keepPlaces && unicode.IsUpper(c) {
			o.at = append(o.at, [2]int{i, k})
		}
	}
}

// known marks the phrases of several words that the gazetteer knows.
func (d *Doc) known(i int) {
	s := d.forms[i]
	for k := 0; k < len(s); {
		if !isCapital(s[k]) {
			k++
			continue
		}
		n, kinds := gazetteer.Longest(s[k:])
		if n < 2 {
			k++
			continue
		}
		for j := range n {
			place := uint64(1)
			if j == 0 {
				place = 0
			} else if j == n-1 {
				place = 2
			}
			d.multi[i][k+j] = uint64(kinds)<<2 | place | 1<<20
		}
		k += n
	}
}

func isQuote(s string) bool { return s == `"` || s == "“" || s == "``" || s == "‘" || s == "'" }

func isCapital(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// Candidate tells whether token k of sentence i can be part of a name: one
// with a capital, or a short word between two of them.
func (d *Doc) Candidate(i, k int) bool {
	if d.words[i][k].Flags&model.FlagUpper != 0 {
		return true
	}
	w := d.words[i]
	if len(d.forms[i][k]) > 5 && w[k].Flags&model.FlagDigit == 0 && !(d.wire && k > 1 && d.forms[i][k-1] == "-") {
		return false
	}
	left, right := false, false
	for j := 1; j <= 3; j++ {
		left = left || k-j >= 0 && w[k-j].Flags&model.FlagUpper != 0
		right = right || k+j < len(w) && w[k+j].Flags&model.FlagUpper != 0
	}
	if k+1 < len(w) && w[k+1].Flags&model.FlagUpper != 0 && (w[k].Flags&model.FlagDigit != 0 || d.forms[i][k] == "al") {
		return true // "1998 World Cup", "al-Aqsa" is three words
	}
	if d.wire && k > 0 && w[k-1].Flags&model.FlagUpper != 0 && k+1 < len(w) && d.forms[i][k] == "-" && w[k+1].Flags&model.FlagLower != 0 ||
		d.wire && k > 1 && d.forms[i][k-1] == "-" && w[k-2].Flags&model.FlagUpper != 0 {
		return true // "Oslo-based" is one name in such copy
	}
	// "Boeing 737", "Resolution 2231"
	return left && right || k > 0 && w[k-1].Flags&model.FlagUpper != 0 && w[k].Flags&model.FlagDigit != 0 ||
		k > 1 && w[k].Flags&model.FlagDigit != 0 && w[k-2].Flags&model.FlagUpper != 0 || d.tail(i, k)
}

// tail tells whether token k may go on or begin a name that has a capital on
// one side alone: "Marlow 's", "Calif .", "F - 14", "al - Rasul", "Borac ( N )".
func (d *Doc) tail(i, k int) bool {
	w, s := d.words[i], d.forms[i]
	upper := func(j int) bool { return j >= 0 && j < len(w) && w[j].Flags&model.FlagUpper != 0 }
	if news.Possessive(s[k]) {
		return upper(k - 1)
	}
	switch s[k] {
	case ".":
		return upper(k-1) && len(s[k-1]) <= 6
	case ")":
		return upper(k-1) && k > 2 && s[k-2] == "(" && upper(k-3)
	case "-":
		return upper(k-1) && k+1 < len(w) && w[k+1].Flags&model.FlagDigit != 0 || upper(k+1) && k > 0 && len(s[k-1]) <= 2
	}
	return len(s[k]) <= 2 && k+2 < len(s) && s[k+1] == "-" && upper(k+2)
}

func (d *Doc) word(i, k int) *model.Word {
	switch {
	case k < 0:
		return model.OutLeft
	case k >= len(d.words[i]):
		return model.OutRight
	}
	return d.words[i][k]
}

// Features appends the features of token k of sentence i to f.
func (d *Doc) Features(i, k int, f []uint64) []uint64 {
	mix := model.Mix
	w, p, pp, nx, nn := d.word(i, k), d.word(i, k-1), d.word(i, k-2), d.word(i, k+1), d.word(i, k+2)
	n := len(d.words[i])
	f = append(f, mix(0, 0, 0), mix(1, w.Form, 0), mix(2, w.Low, 0))
	for j := range 4 {
		f = append(f, mix(uint64(3+j), w.Suffix[j], 0), mix(uint64(8+j), w.Prefix[j], 0))
	}
	f = append(f, mix(12, w.Shape, 0), mix(13, w.Squeeze, 0), mix(14, w.Flags, d.caps[i]),
		mix(15, p.Low, 0), mix(16, nx.Low, 0), mix(17, pp.Low, 0), mix(18, nn.Low, 0),
		mix(19, p.Low, w.Low), mix(20, w.Low, nx.Low), mix(21, p.Low, nx.Low), mix(22, pp.Low, p.Low), mix(23, nx.Low, nn.Low),
		mix(24, p.Squeeze, w.Squeeze), mix(25, w.Squeeze, nx.Squeeze), mix(26, p.Squeeze, mix(0, w.Squeeze, nx.Squeeze)),
		mix(27, p.Squeeze, 0), mix(28, nx.Squeeze, 0), mix(29, p.Low, w.Squeeze), mix(30, nx.Low, w.Squeeze),
		mix(31, nx.Suffix[2], w.Squeeze), mix(32, p.Suffix[2], w.Squeeze),
		mix(130, pp.Low, mix(0, p.Low, w.Squeeze)), mix(131, nx.Low, mix(0, nn.Low, w.Squeeze)))
	if k == 0 {
		f = append(f, mix(33, w.Flags, d.caps[i]), mix(34, uint64(min(n, 6)), w.Squeeze))
	}
	if k == n-1 {
		f = append(f, mix(35, w.Flags, d.caps[i]))
	}
	f = append(f, mix(36, d.closed(i), w.Squeeze), mix(37, d.closed(i)<<8|uint64(min(n, 12)), w.Squeeze))
	f = classFeatures(f, w, p, pp, nx, nn)
	f = d.gazFeatures(f, i, k)
	f = d.listFeatures(f, i, k)
	if d.units[i] != nil {
		f = d.unitFeatures(f, i, k)
	}
	if w.Flags&model.FlagUpper != 0 {
		f = d.docFeatures(f, i, k)
	}
	if d.wire {
		f = append(f, mix(170, 0, 0), mix(171, w.Low, 0), mix(172, p.Low, w.Squeeze), mix(173, nx.Low, w.Squeeze), mix(174, w.Class[1], 0),
			mix(175, w.Class[2], p.Class[1]), mix(176, w.Class[2], nx.Class[1]), mix(177, d.gaz[i][k], uint64(d.value[i][k]>>counts&0x7f)),
			mix(178, w.Squeeze, mix(0, p.Squeeze, nx.Squeeze)), mix(179, nx.Low, nn.Low), mix(180, p.Low, pp.Low),
			mix(183, d.slug, w.Squeeze), mix(184, d.slug, d.gaz[i][k]), mix(185, d.slug, w.Class[1]), mix(186, d.slug, mix(0, p.Class[0], nx.Class[0])),
			mix(181, d.closed(i)<<8|uint64(min(n, 12)), mix(0, w.Squeeze, uint64(min(k, 4)))), mix(182, uint64(min(i, 3)), w.Squeeze))
	}
	return f
}

// closed tells whether a sentence ends as prose does, not as a row of a table.
func (d *Doc) closed(i int) uint64 {
	switch d.forms[i][len(d.forms[i])-1] {
	case ".", `"`, "”", "?", "!":
		return 1
	}
	return 0
}

func classFeatures(f []uint64, w, p, pp, nx, nn *model.Word) []uint64 {
	if w.Class[2]|p.Class[2]|nx.Class[2]|pp.Class[2]|nn.Class[2] == 0 {
		return f
	}
	mix := model.Mix
	for j, o := range [5]*model.Word{pp, p, w, nx, nn} {
		f = append(f, mix(uint64(50+j), o.Class[2], 0), mix(uint64(55+j), o.Class[1], 0))
	}
	return append(f, mix(60, w.Class[0], 0), mix(61, p.Class[1], w.Class[1]), mix(62, w.Class[1], nx.Class[1]),
		mix(63, w.Class[1], w.Squeeze), mix(64, p.Class[1], w.Squeeze), mix(65, nx.Class[1], w.Squeeze),
		mix(66, p.Class[2], w.Squeeze), mix(67, nx.Class[2], w.Squeeze), mix(68, p.Class[0], mix(0, w.Class[0], nx.Class[0])),
		mix(69, pp.Class[1], mix(0, p.Class[1], w.Squeeze)), mix(70, nx.Class[1], mix(0, nn.Class[1], w.Squeeze)))
}

func (d *Doc) gazFeatures(f []uint64, i, k int) []uint64 {
	mix := model.Mix
	g, m := d.gaz[i], d.multi[i]
	capital := d.words[i][k].Flags & 1
	for off := -2; off <= 2; off++ {
		j := k + off
		if j < 0 || j >= len(g) {
			continue
		}
		for b := g[j]; b != 0; b &= b - 1 {
			f = append(f, mix(uint64(82+off), uint64(bits.TrailingZeros64(b)), capital))
		}
		f = append(f, mix(uint64(88+off), g[j], capital))
		if m[j] != 0 {
			f = append(f, mix(uint64(94+off), m[j], capital))
		}
	}
	if k > 0 {
		f = append(f, mix(98, g[k-1], g[k]))
	}
	if k+1 < len(g) {
		f = append(f, mix(99, g[k], g[k+1]))
	}
	return f
}

// docFeatures tells what the other places of the word in the document show.
func (d *Doc) docFeatures(f []uint64, i, k int) []uint64 {
	mix := model.Mix
	w := d.words[i][k]
	o := d.stats[strings.ToLower(d.forms[i][k])]
	if o == nil {
		o = &occurrences{}
	}
	few := func(n int) uint64 { return uint64(min(n, 2)) }
	mid := o.mid
	c := few(mid)<<4 | few(o.low)<<2 | d.caps[i]
	f = append(f, mix(100, c, 0), mix(101, c, w.Squeeze))
	if k == 0 {
		f = append(f, mix(102, c, w.Squeeze))
	}
	from, count := len(f), 0
	add := func(h uint64) {
		for _, v := range f[from:] {
			if v == h {
				return
			}
		}
		f = append(f, h)
	}
	for _, at := range o.at {
		if at[0] == i && at[1] == k {
			continue
		}
		if count++; count > 5 {
			break
		}
		a, b := d.word(at[0], at[1]-1), d.word(at[0], at[1]+1)
		add(mix(103, a.Low, 0))
		add(mix(104, b.Low, 0))
		add(mix(105, a.Class[1], 0))
		add(mix(106, b.Class[1], 0))
		add(mix(107, a.Squeeze, 0))
		add(mix(108, b.Squeeze, 0))
		add(mix(111, a.Class[1], b.Class[1]))
		add(mix(112, b.Low, d.word(at[0], at[1]+2).Class[1]))
		if at[1] > 0 {
			for g := d.gaz[at[0]][at[1]-1]; g != 0; g &= g - 1 {
				add(mix(109, uint64(bits.TrailingZeros64(g)), 0))
			}
		}
		if at[1]+1 < len(d.gaz[at[0]]) {
			for g := d.gaz[at[0]][at[1]+1]; g != 0; g &= g - 1 {
				add(mix(110, uint64(bits.TrailingZeros64(g)), 0))
			}
		}
	}
	return f
}

// slug hashes the words before the first dash of a headline, two at most, 0 for
// none: they tell what the copy is about, and so whether towns play there.
func slug(s []string) uint64 {
	key := uint64(0)
	for k := 0; k < len(s) && k < 3; k++ {
		if s[k] == "-" || s[k] == "--" {
			return key
		}
		key = PhraseKey(key, model.Hash(strings.ToLower(s[k])))
	}
	return 0
}

// wireCopy tells whether a document is set as agency copy is sent: a headline in
// capitals, then a line that ends in the date as 2006-01-02. Such corpora have
// conventions of their own (compounds of names, clubs, tables), which features
// of their own learn.
func wireCopy(sentences [][]string) bool {
	for i, s := range sentences {
		if i > 4 {
			break
		}
		if k := len(s); i > 0 && k > 1 && k < 8 && isDate(strings.Join(s[max(0, k-5):], "")) {
			return true
		}
	}
	return false
}

// isDate tells whether a text ends in a date like 2006-01-02.
func isDate(s string) bool {
	if len(s) < 10 {
		return false
	}
	return model.Digits(strings.ReplaceAll(s[len(s)-10:], "0", "1")) == "0000-00-00"
}
