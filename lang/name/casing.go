package name

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// casing tells how a sentence is written: 1 all in capitals, 2 in title case
// (a headline in which nearly every longer word has a capital), 0 as prose is.
func casing(s []string) uint64 {
	letters, upper, long, title := 0, 0, 0, 0
	for i, w := range s {
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if strings.ToUpper(w) == w {
			upper++
		}
		if len(w) > 3 && i > 0 {
			long++
			if unicode.IsUpper(r) && n < len(w) {
				title++
			}
		}
	}
	switch {
	case letters >= 2 && upper*10 >= letters*8:
		return 1
	case long >= 4 && title*10 >= long*8 && letters*10 >= len(s)*6: // not a row of names and figures
		return 2
	}
	return 0
}

// Headline tells whether a sentence is written in capitals or title case.
func Headline(s []string) bool { return casing(s) != 0 }

// recase writes the words of a headline as prose would: small where the
// document or the language mostly does, else with a capital.
func (d *Doc) recase(s []string, how uint64) []string {
	out := make([]string, len(s))
	for i, w := range s {
		out[i] = w
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) {
			continue
		}
		l := strings.ToLower(w)
		o := d.stats[l]
		switch {
		case o != nil && o.low > o.mid:
			out[i] = l
		case o != nil && o.mid > 0:
			if how == 1 && len(o.at) > 0 {
				out[i] = d.written(o, w)
			}
		case d.r.lower[l]:
			out[i] = l
		case how == 1 && n < len(w):
			out[i] = w[:n] + l[min(n, len(l)):]
		}
		if i == 0 && out[i] == l && n < len(w) {
			out[i] = w[:n] + l[min(n, len(l)):]
		}
	}
	return out
}

// written gives the form in which a word stands elsewhere in the document.
func (d *Doc) written(o *occurrences, w string) string {
	for _, at := range o.at {
		if d.forms[at[0]] != nil && at[1] > 0 {
			return d.forms[at[0]][at[1]]
		}
	}
	r, n := utf8.DecodeRuneInString(w)
	return string(r) + strings.ToLower(w[n:])
}
