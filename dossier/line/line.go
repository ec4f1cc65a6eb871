// Package line makes the lines of a dossier: content ids, sorted evidence, and
// the support (articles, origins, grade) that every line carries.
package line

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"synoptic/news"
)

// ID makes a stable id from a line's content: the prefix and ten hex digits.
func ID(prefix string, parts ...string) string {
	var few [512]byte // a record has thousands of lines
	b := few[:0]
	for i, p := range parts {
		if i > 0 {
			b = append(b, 0x1f)
		}
		b = append(b, p...)
	}
	h := sha256.Sum256(b)
	return prefix + "-" + hex.EncodeToString(h[:5])
}

// Origins maps an article's id to the id of its independent origin. A nil map
// counts every article as its own origin.
type Origins map[string]string

// Count gives the number of independent origins among articles.
func (o Origins) Count(articles []string) int {
	var few [16]string // most lines rest on one article or two
	found := few[:0]
	for _, a := range articles {
		if g, ok := o[a]; ok {
			a = g
		}
		found = append(found, a)
	}
	slices.Sort(found)
	return len(slices.Compact(found))
}

// Support makes the support of a line from its evidence: articles and evidence
// sorted, repeats dropped, origins counted.
func (o Origins) Support(g news.Grade, ev []news.Evidence) news.Support {
	ev = Sort(ev)
	articles := Articles(ev)
	return news.Support{Articles: articles, Origins: o.Count(articles), Grade: g, Evidence: ev}
}

// Sort gives the evidence by article, then place, each piece once.
func Sort(ev []news.Evidence) []news.Evidence {
	out := slices.Clone(ev)
	if out == nil {
		out = []news.Evidence{}
	}
	slices.SortFunc(out, func(a, b news.Evidence) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), a.Start-b.Start, a.End-b.End)
	})
	return slices.Compact(out)
}

// Articles gives the sorted ids of the articles that the evidence comes from.
func Articles(ev []news.Evidence) []string {
	out := make([]string, 0, len(ev))
	for i, e := range ev {
		if i == 0 || e.Article != ev[i-1].Article {
			out = append(out, e.Article)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Set gives the strings sorted, each once, never nil.
func Set(s []string) []string {
	out := slices.Clone(s)
	if out == nil {
		out = []string{}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Union gives the sorted union of sets of strings.
func Union(sets ...[]string) []string { return Set(slices.Concat(sets...)) }
