package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"synoptic/news"
)

type op int

const (
	opWord op = iota // a word, or several in a row
	opAnd
	opOr
	opNot // the first and not the second
)

// query is what SearchQuery.Text asks for, as a tree.
type query struct {
	op     op
	field  string // of a word: where it must stand, "" anywhere
	word   string // of a word: it holds a letter or digit
	prefix bool   // of a word: its beginning is enough
	args   []query
}

func (q query) empty() bool { return q.op != opWord && len(q.args) == 0 }

// fields are the names before a colon.
var fields = []string{"title", "outlet", "person", "place"}

const maxQuery = 2000 // bytes of a query's text

// parseQuery reads what a person types. The error is of kind news.Usage and
// its hint says how queries are written.
func parseQuery(text string) (query, error) {
	p := &queryParser{}
	if len(text) > maxQuery || !utf8.ValidString(text) {
		return query{}, badQuery("it is too long or not text")
	}
	p.cut(text)
	q, err := p.or(0)
	if err != nil {
		return query{}, err
	}
	if p.at < len(p.tokens) {
		return query{}, badQuery("a ) without its (")
	}
	return q, nil
}

func badQuery(why string) error {
	return &news.Error{Kind: news.Usage, Err: fmt.Errorf("search: %w", errors.New(why)),
		Hint: `write words, "phrases", AND, OR, NOT, ( ), beginning*, and title: outlet: person: place: before a word or phrase`}
}

type queryToken struct {
	kind   byte // w word, ( ) & | !
	field  string
	text   string
	prefix bool
}

type queryParser struct {
	tokens []queryToken
	at     int
}

// cut cuts the text into tokens; words without a letter or digit are passed
// over.
func (p *queryParser) cut(text string) {
	field := ""
	word := func(s string, quoted bool) {
		bare, prefix := strings.CutSuffix(s, "*")
		if quoted {
			bare, prefix = s, false
		}
		if len(words(bare)) > 0 {
			p.tokens = append(p.tokens, queryToken{'w', field, bare, prefix})
		}
		field = ""
	}
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case unicode.IsSpace(r):
			text = text[size:]
		case r == '(' || r == ')':
			p.tokens = append(p.tokens, queryToken{kind: byte(r)})
			text = text[size:]
		case r == '"' || r == '“' || r == '”':
			rest := text[size:]
			end := strings.IndexAny(rest, `"“”`)
			if end < 0 {
				word(rest, true)
				return
			}
			word(rest[:end], true)
			_, size = utf8.DecodeRuneInString(rest[end:])
			text = rest[end+size:]
		default:
			end := strings.IndexFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`()"“”`, r) })
			if end < 0 {
				end = len(text)
			}
			field = p.bare(text[:end], field, word)
			text = text[end:]
		}
	}
}

// bare takes a word without quotes: an operator, a field with or without its
// word, or a word. It gives the field that waits for its word.
func (p *queryParser) bare(s, field string, word func(string, bool)) string {
	switch s {
	case "AND":
		p.tokens = append(p.tokens, queryToken{kind: '&'})
		return field
	case "OR":
		p.tokens = append(p.tokens, queryToken{kind: '|'})
		return field
	case "NOT":
		p.tokens = append(p.tokens, queryToken{kind: '!'})
		return field
	}
	name, rest, ok := strings.Cut(s, ":")
	if ok && slices.Contains(fields, strings.ToLower(name)) {
		if len(words(rest)) == 0 {
			return strings.ToLower(name)
		}
		prefixed, prefix := strings.CutSuffix(rest, "*")
		p.tokens = append(p.tokens, queryToken{'w', strings.ToLower(name), prefixed, prefix})
		return ""
	}
	if field != "" {
		bare, prefix := strings.CutSuffix(s, "*")
		if len(words(bare)) > 0 {
			p.tokens = append(p.tokens, queryToken{'w', field, bare, prefix})
		}
		return ""
	}
	word(s, false)
	return ""
}

const maxDepth = 20

func (p *queryParser) or(depth int) (query, error) {
	if depth > maxDepth {
		return query{}, badQuery("too many ( inside each other")
	}
	out := query{op: opOr}
	for {
		q, err := p.and(depth)
		if err != nil {
			return query{}, err
		}
		if !q.empty() {
			out.args = append(out.args, q)
		}
		if p.at >= len(p.tokens) || p.tokens[p.at].kind != '|' {
			break
		}
		p.at++
	}
	if len(out.args) == 1 {
		return out.args[0], nil
	}
	return out, nil
}

func (p *queryParser) and(depth int) (query, error) {
	must, not := query{op: opAnd}, query{op: opOr}
	negated := false
	for p.at < len(p.tokens) {
		t := p.tokens[p.at]
		if t.kind == '|' || t.kind == ')' {
			break
		}
		p.at++
		var q query
		switch t.kind {
		case '&':
			continue
		case '!':
			negated = !negated
			continue
		case '(':
			var err error
			if q, err = p.or(depth + 1); err != nil {
				return query{}, err
			}
			if p.at >= len(p.tokens) {
				return query{}, badQuery("a ( without its )")
			}
			p.at++
		default:
			q = query{op: opWord, field: t.field, word: t.text, prefix: t.prefix}
		}
		if q.empty() {
			continue
		}
		if negated {
			not.args = append(not.args, q)
		} else {
			must.args = append(must.args, q)
		}
		negated = false
	}
	switch {
	case len(not.args) == 0 && len(must.args) == 1:
		return must.args[0], nil
	case len(not.args) == 0:
		return must, nil
	case len(must.args) == 0:
		return query{}, badQuery("NOT takes away from what other words find; give one")
	}
	return query{op: opNot, args: []query{must, not}}, nil
}

// positive gives the words that a hit is to show, folded; each with whether
// its beginning is enough.
func (q query) positive(add func(word string, prefix bool)) {
	if q.op == opNot {
		q.args[0].positive(add)
		return
	}
	if q.op == opWord {
		ws := words(q.word)
		for i, w := range ws {
			add(w, q.prefix && i == len(ws)-1)
		}
	}
	for _, a := range q.args {
		a.positive(add)
	}
}

// words cuts a text into folded words: runs of letters and digits in lower
// case without diacritics.
func words(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !wordRune(r) })
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// fold brings a text to lower case without diacritics.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
}

// snippet gives the part of a text around the first of the words that are
// asked for, with the found words between U+E000 and U+E001.
func snippet(text string, q query) string {
	const before, length = 90, 260
	type mark struct{ start, end int }
	asked := map[string]bool{}
	var starts []string
	q.positive(func(w string, prefix bool) {
		asked[w] = true
		if prefix {
			starts = append(starts, w)
		}
	})
	hit := func(w string) bool {
		f := fold(w)
		return asked[f] || slices.ContainsFunc(starts, func(s string) bool { return strings.HasPrefix(f, s) })
	}
	var marks []mark
	from, limit := 0, len(text)
	for i := 0; i < limit; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			i += size
			continue
		}
		end := len(text)
		if n := strings.IndexFunc(text[i:], func(r rune) bool { return !wordRune(r) && !unicode.Is(unicode.Mn, r) }); n >= 0 {
			end = i + n
		}
		if hit(text[i:end]) {
			if len(marks) == 0 {
				from = edge(text, max(0, i-before))
				limit = min(limit, from+length)
			}
			marks = append(marks, mark{i, end})
		}
		i = end
	}
	to := edge(text, min(len(text), from+length))
	var b strings.Builder
	at := from
	for _, m := range marks {
		if m.end > to {
			break
		}
		b.WriteString(text[at:m.start] + "\ue000" + text[m.start:m.end] + "\ue001")
		at = m.end
	}
	b.WriteString(text[at:max(at, to)])
	return strings.Join(strings.Fields(b.String()), " ")
}

// edge moves a place back to the start of a word, at most 40 bytes, and in
// any case to the start of a character.
func edge(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	for i := at; i > 0 && i > at-40; i-- {
		if s[i-1] == ' ' || s[i-1] == '\n' {
			return i
		}
	}
	for at > 0 && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}
