// Package origin tells which articles are independent of each other. Two
// articles have one origin when one copies the other's running text (wire copy
// under two mastheads), when two outlets of one family of publishers share some of
// it, when both are credited as a whole to one agency, or
// when they come from one outlet. It fails closed: what looks shared is counted
// once.
package origin

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/news"
)

// Answer is the origin of each article and the agencies each says it relays.
type Answer struct {
	Of       line.Origins
	Agencies map[string][]string
}

// shingle is how many running words make a piece of text that two writers do
// not hit upon by themselves; copied is the share of the shorter article's
// shingles that the other must have. Quotations do not count: outlets quote the
// same words independently. Broder 1997, "On the resemblance and containment
// of documents". Of outlets of one family less is enough: they share desks, and
// what one has of the other it did not find out by itself.
const (
	shingle = 7
	copied  = 0.3
	kin     = 0.15
)

// Find compares all pairs of articles; the order of docs does not matter.
func Find(docs []*news.Doc) Answer {
	a := Answer{Of: line.Origins{}, Agencies: map[string][]string{}}
	sorted := slices.Clone(docs)
	slices.SortFunc(sorted, func(x, y *news.Doc) int { return cmp.Compare(x.Article.ID, y.Article.ID) })
	sets := make([]map[uint64]bool, len(sorted))
	credit := make([]string, len(sorted))
	parent := make([]int, len(sorted))
	for i, d := range sorted {
		sets[i] = shingles(words(d))
		a.Agencies[d.Article.ID] = agencies(d)
		credit[i] = creditLine(d)
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	for i := range sorted {
		for j := 0; j < i; j++ {
			x, y := sorted[i].Article, sorted[j].Article
			enough := copied
			if x.Family != "" && strings.EqualFold(x.Family, y.Family) {
				enough = kin
			}
			same := x.Outlet != "" && strings.EqualFold(x.Outlet, y.Outlet) ||
				credit[i] != "" && credit[i] == credit[j] || contained(sets[i], sets[j]) >= enough
			if same {
				parent[max(root(i), root(j))] = min(root(i), root(j))
			}
		}
	}
	for i, d := range sorted {
		a.Of[d.Article.ID] = line.ID("origin", sorted[root(i)].Article.ID)
	}
	return a
}

// words gives the folded words of the body outside quotation marks.
func words(d *news.Doc) []string {
	var out []string
	quoted := false
	for i, t := range d.Tokens {
		w := d.Word(i)
		switch w {
		case "“", "«":
			quoted = true
		case "”", "»":
			quoted = false
		case `"`, "''", "``":
			quoted = !quoted
		}
		if i > 0 && d.Article.Text[d.Tokens[i-1].End:t.Start] != "" && strings.Contains(d.Article.Text[d.Tokens[i-1].End:t.Start], "\n") {
			quoted = false // a quotation left open ends with its paragraph
		}
		if !quoted && strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			out = append(out, strings.ToLower(w))
		}
	}
	return out
}

func shingles(w []string) map[uint64]bool {
	out := map[uint64]bool{}
	for i := 0; i+shingle <= len(w); i++ {
		h := fnv.New64a()
		for _, x := range w[i : i+shingle] {
			h.Write([]byte(x))
			h.Write([]byte{0})
		}
		out[h.Sum64()] = true
	}
	return out
}

// contained gives the share of the smaller set that the other has.
func contained(a, b map[uint64]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	n := 0
	for h := range a {
		if b[h] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// agencies lists the agencies and broadcasters that an article names as its
// relays, by their common names.
func agencies(d *news.Doc) []string {
	var out []string
	for _, n := range d.Names {
		if a, ok := gazetteer.Agency(d.Words(n.Span)); ok {
			out = append(out, a.Name)
		}
	}
	return line.Set(out)
}

// creditLine gives the one agency to which an article is credited as a whole:
// in its byline, in a dateline ("LISBON (AFP) -") or in a last line that is
// nothing but the credit; "" when there is none.
func creditLine(d *news.Doc) string {
	if a, ok := gazetteer.Agency(strings.TrimSpace(d.Article.Byline)); ok {
		return a.Name
	}
	body := d.Body()
	if len(body) == 0 {
		return ""
	}
	head := d.Words(body[0])
	if i := strings.IndexByte(head, '('); i > 0 && i < 60 {
		if j := strings.IndexByte(head[i:], ')'); j > 0 && strings.ToUpper(head[:i]) == head[:i] {
			if a, ok := gazetteer.Agency(head[i+1 : i+j]); ok {
				return a.Name
			}
		}
	}
	last := strings.TrimFunc(d.Words(body[len(body)-1]), func(r rune) bool { return !unicode.IsLetter(r) })
	if a, ok := gazetteer.Agency(last); ok {
		return a.Name
	}
	return ""
}
