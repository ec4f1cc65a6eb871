// Package wordlist reads the lists of words that the source knows things by.
package wordlist

import "strings"

// Set makes a set of the words of a list, which blanks part.
func Set(list string) map[string]bool {
	return SetBy(func(w string) string { return w }, list)
}

// SetBy makes a set of what the words of a list are by a form: their stems, one of
// several spellings.
func SetBy(form func(string) string, list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[form(w)] = true
	}
	return out
}
