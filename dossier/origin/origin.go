// Package origin tells which articles are independent of each other. Two
// articles have one origin when one copies the other's running text (wire copy
// under two mastheads), when two outlets of one family of publishers share some of
// it, when both are credited as a whole to one agency, or
// when they come from one outlet. It fails closed: what looks shared is counted
// once.
package origin

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"synoptic/dossier/line"
	"synoptic/dossier/near"
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

// Find compares all pairs of articles that share anything; the order of docs
// does not matter.
func Find(docs []*news.Doc) Answer {
	a := Answer{Of: line.Origins{}, Agencies: map[string][]string{}}
	sorted := slices.Clone(docs)
	slices.SortFunc(sorted, func(x, y *news.Doc) int { return cmp.Compare(x.Article.ID, y.Article.ID) })
	u := make(union, len(sorted))
	alike := map[string]int{} // an outlet, a credit -> the first article that has it
	join := func(key string, i int) {
		if first, ok := alike[key]; ok {
			u.join(first, i)
		} else {
			alike[key] = i
		}
	}
	looks := make([]look, len(sorted))
	for i, d := range sorted {
		looks[i] = news.Part(d, lookKey{}, lookAt)
		u[i] = i
		x := d.Article
		a.Agencies[x.ID] = looks[i].agencies
		if x.Outlet != "" {
			join("outlet "+strings.ToLower(x.Outlet), i)
		}
		if c := looks[i].credit; c != "" {
			join("credit "+c, i)
		}
	}
	told := twice(looks)
	var index near.Index[uint64] // the articles so far by their shingles
	var shared []uint64
	for i, d := range sorted {
		x := d.Article
		shared = shared[:0]
		for _, h := range looks[i].shingles {
			if told.has(h) {
				shared = append(shared, h)
			}
		}
		for _, k := range index.Find(shared, 0, func(k int) int {
			enough := copied
			if y := sorted[k].Article; x.Family != "" && strings.EqualFold(x.Family, y.Family) {
				enough = kin
			}
			return least(enough, min(len(looks[i].shingles), len(looks[k].shingles)))
		}) {
			u.join(k, i)
		}
		index.Add(i, shared)
	}
	for i, d := range sorted {
		a.Of[d.Article.ID] = line.ID("origin", sorted[u.root(i)].Article.ID)
	}
	return a
}

// least gives the smallest whole number, one or more, that is a share of n.
func least(share float64, n int) int {
	k := max(int(share*float64(n)), 1)
	for float64(k)/float64(n) < share {
		k++
	}
	for k > 1 && float64(k-1)/float64(n) >= share {
		k--
	}
	return k
}

// look is what tells the origin of one article.
type look struct {
	agencies []string
	credit   string
	shingles []uint64 // each once
}

type lookKey struct{}

func lookAt(d *news.Doc) look {
	return look{agencies(d), creditLine(d), shingles(words(d))}
}

// sieve holds what was seen, a bit for each; it may take some for seen that was
// not.
type sieve []uint64

func (s sieve) has(h uint64) bool {
	h &= uint64(len(s)*64 - 1)
	return s[h/64]&(1<<(h%64)) != 0
}

func (s sieve) add(h uint64) {
	h &= uint64(len(s)*64 - 1)
	s[h/64] |= 1 << (h % 64)
}

// twice gives the shingles that more than one article has, and some beside:
// most stand in one alone and need not be counted.
func twice(looks []look) sieve {
	n := 0
	for _, l := range looks {
		n += len(l.shingles)
	}
	size := 1 << bits.Len(uint(n/4)) // sixteen bits or more for each
	once, again := make(sieve, size), make(sieve, size)
	for _, l := range looks {
		for _, h := range l.shingles {
			if once.has(h) {
				again.add(h)
			} else {
				once.add(h)
			}
		}
	}
	return again
}

// union is sets of numbers, each known by its least.
type union []int

func (u union) root(i int) int {
	for u[i] != i {
		i = u[i]
	}
	return i
}

func (u union) join(i, j int) {
	i, j = u.root(i), u.root(j)
	u[max(i, j)] = min(i, j)
}

// words gives the keys of the folded words of the body outside quotation marks.
func words(d *news.Doc) []uint64 {
	out := make([]uint64, 0, len(d.Tokens))
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
			out = append(out, near.Key(strings.ToLower(w)))
		}
	}
	return out
}

// shingles gives the keys of the pieces of a text, sorted, each once.
func shingles(words []uint64) []uint64 {
	var out []uint64
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i : i+shingle] {
			h = (h ^ w) * 1099511628211 // as near.Key
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// agencies lists the agencies and broadcasters that an article names as its
// relays, by their common names; not its own outlet, nor a station with a number.
func agencies(d *news.Doc) []string {
	var out []string
	outlet := letters(string(d.Article.Outlet))
	for _, n := range d.Names {
		w := letters(d.Words(n.Span))
		if rest := strings.TrimLeft(d.Article.Text[n.End:], " "); w != "" && strings.HasPrefix(outlet, w) || rest != "" && rest[0] >= '0' && rest[0] <= '9' {
			continue // abc27.example, "ABC 27"
		}
		if a, ok := gazetteer.Agency(d.Words(n.Span)); ok {
			out = append(out, a.Name)
		}
	}
	return line.Set(out)
}

// letters gives the letters of a name, in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
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
