// Package news holds the words of the project: what an article is, what is
// read in it, and what a dossier says. Every other package speaks in these
// types. It imports the standard library alone and does no I/O.
//
// All offsets are byte offsets into an article's stored UTF-8 text, half open:
// [Start, End).
package news

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// Span is a half-open byte range [Start, End) of one article's text. In JSON
// it is the pair [start, end].
type Span struct{ Start, End int }

// Len gives the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover gives the smallest span that holds both; an empty span adds nothing.
func (s Span) Cover(o Span) Span {
	switch {
	case s.Empty():
		return o
	case o.Empty():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// ByteOffsets gives the byte at which each code point of a text begins, and the
// text's length after them.
func ByteOffsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// WebAddress gives an address as it may stand in a link, what a URI cannot hold
// escaped: http or https with a host; "" for any other.
func WebAddress(s string) string {
	if u, err := url.Parse(s); err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
		return u.String()
	}
	return ""
}

// MarshalJSON writes [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil
}

// UnmarshalJSON reads [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var p [2]int
	if err := json.Unmarshal(b, &p); err != nil {
		return fmt.Errorf("span: %w", err)
	}
	s.Start, s.End = p[0], p[1]
	return nil
}

// Null is a string whose empty value is JSON null: what is not known is never
// written as an empty name.
type Null string

// MarshalJSON writes null for "".
func (n Null) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	for i := range len(n) {
		if c := n[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return json.Marshal(string(n))
		}
	}
	return append(append(append(make([]byte, 0, len(n)+2), '"'), n...), '"'), nil // a record has thousands
}

// UnmarshalJSON reads null as "".
func (n *Null) UnmarshalJSON(b []byte) error {
	var p *string
	if err := json.Unmarshal(b, &p); err != nil {
		return err
	}
	*n = ""
	if p != nil {
		*n = Null(*p)
	}
	return nil
}

// Precision tells how much of a date is known: "year", "month", "day",
// "minute", "season", "decade" … or "" when nothing is.
type Precision string

// The precisions a date of the record can have, coarse to fine.
const (
	PrecisionUnknown Precision = "unknown"
	PrecisionDecade  Precision = "decade"
	PrecisionYear    Precision = "year"
	PrecisionSeason  Precision = "season"
	PrecisionQuarter Precision = "quarter"
	PrecisionMonth   Precision = "month"
	PrecisionWeek    Precision = "week"
	PrecisionDay     Precision = "day"
	PrecisionMinute  Precision = "minute"
)

// Date is a point or stretch of time at the precision that the words give.
// Value is ISO 8601 cut to the precision ("2022", "2022-03", "2025-W20",
// "2025-05-16", "2025-05-16T13:35"), or "" when unknown.
type Date struct {
	Value     string    `json:"value"`
	Precision Precision `json:"precision"`
}

// Known tells whether anything is known of the date.
func (d Date) Known() bool { return d.Value != "" }

// Basis tells how a publication date is known.
type Basis string

// The bases of a publication date: the input states it, the page's metadata
// carry it, it was inferred from what the texts say, or it is not known.
const (
	BasisStated   Basis = "stated"
	BasisMetadata Basis = "metadata"
	BasisInferred Basis = "inferred"
	BasisUnknown  Basis = "unknown"
)

// Published is when an article came out. Evidence is there when the date was
// inferred from words; it may lie in another article of the same story.
type Published struct {
	Value     string     `json:"value"`
	Precision Precision  `json:"precision"`
	Basis     Basis      `json:"basis"`
	Evidence  []Evidence `json:"evidence"`
}

// Date gives the value and precision alone.
func (p Published) Date() Date { return Date{p.Value, p.Precision} }

// Evidence is the very words a line rests on: Text equals the article's text
// in [Start, End), always. Article is the article's ID.
type Evidence struct {
	Article string `json:"article"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
}

// Span gives the evidence's place without its article.
func (e Evidence) Span() Span { return Span{e.Start, e.End} }

// Article is one report as it was taken in. Text is stored and never changed:
// for plain text the file's own bytes, for a page the text extracted from it.
type Article struct {
	ID        string    `json:"id"`
	Location  string    `json:"location"` // the path or address it was read from
	URL       string    `json:"url,omitempty"`
	Outlet    string    `json:"outlet,omitempty"` // "" when the input does not say
	Title     string    `json:"title,omitempty"`
	Byline    string    `json:"byline,omitempty"`
	Publisher string    `json:"publisher,omitempty"` // of the outlet; "" when not known
	Family    string    `json:"family,omitempty"`    // publishers of one owner share it; "" when not known
	Language  string    `json:"language,omitempty"`
	Published Published `json:"published"`
	Text      string    `json:"text"`
}

// Evidence makes the evidence for a span of the article's text. It panics when
// the span lies outside the text: that is a fault of the caller, never of the
// input.
func (a *Article) Evidence(s Span) Evidence {
	return Evidence{a.ID, s.Start, s.End, a.Text[s.Start:s.End]}
}

// Unquoted gives quoted words without the marks around them, however these are written
// (“ ” " „ « » “ ”), and without the comma before the last.
func Unquoted(s string) string {
	const marks = " \"“”„«»"
	for {
		t := strings.Trim(s, marks)
		t = strings.TrimSuffix(strings.TrimPrefix(t, "``"), "''")
		if t == s {
			return strings.TrimRight(s, ", ")
		}
		s = t
	}
}
