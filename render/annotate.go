package render

import (
	"math"
	"strconv"
	"unicode/utf8"

	"synoptic/news"
)

// AppendAnnotation appends one line of JSON with every layer of a doc, as the
// contract of annotate says, and a line feed. Entities are named e0, e1 …
// within the line. It writes byte for byte what encoding/json would, without
// its cost: a line is ten times as long as the text it is about.
func AppendAnnotation(b []byte, d *news.Doc) []byte {
	p := d.Article.Published
	b = appendString(append(b, `{"id":`...), d.Article.ID)
	b = appendString(append(b, `,"text":`...), d.Article.Text)
	b = appendString(append(b, `,"published":{"value":`...), p.Value)
	b = appendString(append(b, `,"precision":`...), string(p.Precision))
	b = appendString(append(b, `,"basis":`...), string(p.Basis))
	b = appendSpans(append(b, `},"body":`...), d.Body())
	b = appendList(append(b, `,"sentences":`...), d.Sentences, func(b []byte, s *news.Sentence) []byte { return appendSpan(b, s.Span) })
	b = appendList(append(b, `,"tokens":`...), d.Tokens, appendToken)
	b = appendList(append(b, `,"entities":`...), d.Names, func(b []byte, n *news.Name) []byte {
		b = appendString(append(appendRange(b, n.Span), `,"type":`...), string(n.Type))
		return append(appendEntity(append(b, `,"entity":`...), d, nameEntity(d, n.Span)), '}')
	})
	b = appendList(append(b, `,"mentions":`...), d.Phrases, func(b []byte, m *news.Mention) []byte {
		b = appendString(append(appendRange(b, m.Span), `,"kind":`...), string(m.Kind))
		return append(appendEntity(append(b, `,"entity":`...), d, m.Entity), '}')
	})
	b = appendList(append(b, `,"attributions":`...), d.Attributions, func(b []byte, x *news.Attribution) []byte {
		b = appendSpans(append(b, `{"source":`...), x.Source)
		b = appendSpans(append(b, `,"cue":`...), x.Cue)
		b = appendSpans(append(b, `,"content":`...), x.Content)
		b = appendString(append(b, `,"mode":`...), x.Mode)
		b = appendEntity(append(b, `,"speaker":`...), d, x.Speaker)
		return append(appendString(append(b, `,"grade":`...), string(x.Grade)), '}')
	})
	b = appendList(append(b, `,"timexes":`...), d.Timexes, appendTimex)
	b = appendList(append(b, `,"quantities":`...), d.Quantities, func(b []byte, q *news.Quantity) []byte { return appendQuantity(b, d, q) })
	b = appendList(append(b, `,"events":`...), d.Events, func(b []byte, x *news.DocEvent) []byte { return appendEvent(b, d, x) })
	return append(b, "}\n"...)
}

func appendToken(b []byte, t *news.Token) []byte {
	b = strconv.AppendInt(append(b, '['), int64(t.Start), 10)
	b = strconv.AppendInt(append(b, ','), int64(t.End), 10)
	b = appendString(append(b, ','), t.Tag)
	b = strconv.AppendInt(append(b, ','), int64(t.Head), 10)
	return append(appendString(append(b, ','), t.Rel), ']')
}

func appendTimex(b []byte, t *news.Timex) []byte {
	b = appendString(append(appendRange(b, t.Span), `,"type":`...), t.Type)
	b = appendString(append(b, `,"value":`...), t.Value)
	if t.Mod != "" {
		b = appendString(append(b, `,"mod":`...), t.Mod)
	}
	return append(b, '}')
}

func appendQuantity(b []byte, d *news.Doc, q *news.Quantity) []byte {
	// the qualifier is a field of its own: the span is that of the number
	b = appendFloat(append(appendRange(b, q.Bare), `,"low":`...), q.Low)
	b = appendFloat(append(b, `,"best":`...), q.Best)
	b = appendFloat(append(b, `,"high":`...), q.High)
	b = appendString(append(b, `,"qualifier":`...), q.Qualifier)
	b = appendString(append(b, `,"unit":`...), q.Unit)
	b = appendString(append(b, `,"of":`...), d.Words(q.Of))
	return append(appendString(append(b, `,"scope":`...), q.Scope), '}')
}

func appendEvent(b []byte, d *news.Doc, x *news.DocEvent) []byte {
	text := func(b []byte, s *string) []byte { return appendString(b, *s) }
	b = appendString(append(appendRange(b, x.Span), `,"type":`...), x.Type)
	b = appendList(append(b, `,"modes":`...), x.Modes, text)
	b = appendList(append(b, `,"aux":`...), x.Aux, text)
	b = appendEntities(append(b, `,"actors":`...), d, x.Actors)
	b = appendEntities(append(b, `,"recipients":`...), d, x.Recipients)
	b = appendString(append(b, `,"when":`...), x.When)
	return append(appendEntity(append(b, `,"place":`...), d, x.Place), '}')
}

// appendList appends a JSON array; a nil list is an empty one.
func appendList[T any](b []byte, list []T, item func([]byte, *T) []byte) []byte {
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = item(b, &list[i])
	}
	return append(b, ']')
}

func appendSpans(b []byte, s []news.Span) []byte {
	return appendList(b, s, func(b []byte, s *news.Span) []byte { return appendSpan(b, *s) })
}

func appendSpan(b []byte, s news.Span) []byte {
	b = strconv.AppendInt(append(b, '['), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, ','), int64(s.End), 10)
	return append(b, ']')
}

// appendRange opens an object with a span's start and end.
func appendRange(b []byte, s news.Span) []byte {
	b = strconv.AppendInt(append(b, `{"start":`...), int64(s.Start), 10)
	return strconv.AppendInt(append(b, `,"end":`...), int64(s.End), 10)
}

// appendEntity appends an entity's id, or null for none.
func appendEntity(b []byte, d *news.Doc, e int) []byte {
	if e < 0 || e >= len(d.Entities) {
		return append(b, "null"...)
	}
	return appendString(b, d.Entities[e].ID)
}

// appendEntities appends the ids of those that there are.
func appendEntities(b []byte, d *news.Doc, es []int) []byte {
	b = append(b, '[')
	first := true
	for _, e := range es {
		if e < 0 || e >= len(d.Entities) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = appendString(b, d.Entities[e].ID)
	}
	return append(b, ']')
}

// nameEntity gives the entity of the mention by which a name stands, or -1.
func nameEntity(d *news.Doc, s news.Span) int {
	for _, m := range d.MentionsIn(s) {
		return d.Mentions[m].Entity
	}
	return -1
}

// appendFloat appends a number as encoding/json does; one that JSON cannot
// write is the greatest there is.
func appendFloat(b []byte, f float64) []byte {
	if math.IsNaN(f) {
		f = 0
	}
	f = max(-math.MaxFloat64, min(math.MaxFloat64, f))
	if a := math.Abs(f); a == 0 || a >= 1e-6 && a < 1e21 {
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	if n := len(b); n >= 4 && b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' { // e-09 is written e-9
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

const hex = "0123456789abcdef"

// appendString appends a JSON string: control characters, quotation marks and
// backslashes escaped, bytes that are no UTF-8 replaced by U+FFFD, the line
// separators that JavaScript minds escaped, < > & left as they are.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' {
				i++
				continue
			}
			b = appendEscape(append(b, s[from:i]...), c)
			i++
			from = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(append(b, s[from:i]...), `\ufffd`...)
			from = i + n
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, s[from:i]...), `\u202`...)
			b = append(b, hex[r&0xf])
			from = i + n
		}
		i += n
	}
	return append(append(b, s[from:]...), '"')
}

// appendEscape appends an ASCII character that needs one.
func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
}
