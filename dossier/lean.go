package dossier

import (
	"slices"
	"strings"

	"synoptic/news"
	"synoptic/wordlist"
)

// readable tells whether the words of a line can stand as a sentence: they name
// who or what, and are not a piece of one.
func readable(text string) bool {
	w := strings.Fields(text)
	if len(w) < 4 || len(w) > 45 {
		return false
	}
	switch strings.ToLower(strings.Trim(w[0], "\"“”‘’'(")) {
	case "he", "she", "it", "they", "we", "i", "you", "this", "these", "those", "that", "who", "which", "his", "her", "their", "its", "our", "my",
		"and", "but", "or", "so", "as", "when", "while", "after", "before", "earlier", "last", "next", "to",
		"has", "have", "had", "is", "are", "was", "were", "do", "does", "did", "can", "could", "will", "would", "should", "what", "why", "how", "where": // a question
		return false
	}
	switch strings.ToLower(w[len(w)-1]) { // "a letter in early July in": the clause goes on
	case "in", "of", "to", "with", "by", "from", "at", "on", "for", "and", "or", "but", "the", "a", "an", "that", "which", "who", "as", "than":
		return false
	}
	for _, relative := range []string{"that", "who", "which"} { // "A plan that will be ready soon" is a piece of one
		if slices.Index(w[:min(len(w), 4)], relative) > 0 && len(w) < 14 {
			return false
		}
	}
	return !strings.Contains(text, " | ") && !strings.Contains(text, " GMT ") && strings.Count(text, "\"")%2 == 0 && !strings.Contains(text, "''") && strings.Count(text, "“") == strings.Count(text, "”")
}

// leaning tells whether words lean on others that are not there: "expressed
// similar concerns", "was also there".
func leaning(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		if i > 0 && (words[i-1] == "and" || words[i-1] == "but") {
			continue // "has hit Marlow and also Tessia"
		}
		switch strings.Trim(w, ",.;:") {
		case "similar", "similarly", "also", "too", "then", "instead", "however", "latter", "meanwhile":
			return true
		}
	}
	return false
}

// pointing tells whether words point at something that was named before them: "has
// enabled this feature", "in May of that year". This year needs no naming.
func pointing(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = news.Owner(strings.Trim(words[i+1], ",.;:"))
		}
		if (w == "this" || w == "these") != calendar[next] && (w == "this" || w == "these" || w == "that") || next == "one" && (w == "first" || w == "second" || w == "latest") {
			return true
		}
	}
	return false
}

// calendar has what "this" points at without words before it.
var calendar = wordlist.Set(`minute hour morning afternoon evening night week weekend month quarter year season spring summer autumn fall
	winter decade century time monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december past last coming`)

// unnamed tells whether words begin with one that other words named before: "The
// company has …".
func unnamed(text string) bool {
	w := strings.Fields(strings.ToLower(text))
	return len(w) > 1 && w[0] == "the" && generic[w[1]] ||
		slices.ContainsFunc(w[:min(len(w), 4)], func(x string) bool { return x == "other" || x == "others" || x == "another" }) // "Four others were"
}

var generic = wordlist.Set("company firm group agency organization organisation pair couple two three man woman boy girl move incident shooting victim victims suspect suspects")

// owning tells whether words begin with a name that only owns what is spoken of:
// "Norway's commitment to the quota" is no sentence.
func owning(text string) bool {
	w := strings.Fields(text)
	return slices.ContainsFunc(w[:min(len(w), 3)], func(x string) bool { return strings.HasSuffix(x, "'s") || strings.HasSuffix(x, "’s") }) &&
		len(w) < 8
}
