package reference

import (
	"math"
	"strconv"
)

// Cluster is the mentions that speak of one thing, as word ranges [first, last).
type Cluster [][2]int

// Tally sums the parts of one measure over documents: what counts for recall and
// precision, and out of how much.
type Tally struct{ r, rOf, p, pOf float64 }

func (a *Tally) add(b Tally) {
	a.r, a.rOf, a.p, a.pOf = a.r+b.r, a.rOf+b.rOf, a.p+b.p, a.pOf+b.pOf
}

// PRF gives precision, recall and F1.
func (a Tally) PRF() (p, r, f float64) {
	p, r = a.p/max(a.pOf, 1), a.r/max(a.rOf, 1)
	return p, r, 2 * p * r / max(p+r, 1e-9)
}

// Score holds the measures of the CoNLL-2011/2012 shared tasks (Pradhan et al.
// 2014, reference scorer v8): MUC, B³, CEAF with φ4, and the finding of
// mentions. Spans count only when they are exactly those of the key.
type Score struct {
	Docs                   int
	MUC, B3, CEAF, Mention Tally
}

// Add adds the counts of other documents.
func (a *Score) Add(b Score) {
	a.Docs += b.Docs
	a.MUC.add(b.MUC)
	a.B3.add(b.B3)
	a.CEAF.add(b.CEAF)
	a.Mention.add(b.Mention)
}

// CoNLL gives the mean of the three F1.
func (a *Score) CoNLL() float64 {
	_, _, m := a.MUC.PRF()
	_, _, b := a.B3.PRF()
	_, _, c := a.CEAF.PRF()
	return (m + b + c) / 3
}

// Compare compares the clusters of one document. A span that stands in several
// clusters of a side counts in the first.
func Compare(key, response []Cluster) Score {
	key, response = unique(key), unique(response)
	s := Score{Docs: 1}
	s.MUC.r, s.MUC.rOf = muc(key, response)
	s.MUC.p, s.MUC.pOf = muc(response, key)
	s.B3.r, s.B3.rOf = b3(key, response)
	s.B3.p, s.B3.pOf = b3(response, key)
	s.CEAF.r = ceaf(key, response)
	s.CEAF.p, s.CEAF.rOf, s.CEAF.pOf = s.CEAF.r, float64(len(key)), float64(len(response))
	at := index(response)
	for _, c := range key {
		for _, m := range c {
			if _, ok := at[m]; ok {
				s.Mention.r++
			}
		}
		s.Mention.rOf += float64(len(c))
	}
	for _, c := range response {
		s.Mention.pOf += float64(len(c))
	}
	s.Mention.p = s.Mention.r
	return s
}

// unique drops spans that came before, and clusters that are left empty.
func unique(cs []Cluster) []Cluster {
	seen := map[[2]int]bool{}
	var out []Cluster
	for _, c := range cs {
		var kept Cluster
		for _, m := range c {
			if !seen[m] {
				seen[m] = true
				kept = append(kept, m)
			}
		}
		if len(kept) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// ChainsOnly drops clusters of a single mention, which OntoNotes does not
// annotate.
func ChainsOnly(cs []Cluster) []Cluster {
	var out []Cluster
	for _, c := range unique(cs) {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

func index(cs []Cluster) map[[2]int]int {
	m := map[[2]int]int{}
	for i, c := range cs {
		for _, s := range c {
			m[s] = i
		}
	}
	return m
}

// muc counts the links of the key's clusters that the response keeps (Vilain et
// al. 1995).
func muc(key, response []Cluster) (right, of float64) {
	at := index(response)
	for _, c := range key {
		parts, alone := map[int]bool{}, 0
		for _, s := range c {
			if i, ok := at[s]; ok {
				parts[i] = true
			} else {
				alone++
			}
		}
		right += float64(len(c) - len(parts) - alone)
		of += float64(len(c) - 1)
	}
	return right, of
}

// b3 counts, for each mention of the key, the share of its Cluster that the
// response has with it (Bagga and Baldwin 1998).
func b3(key, response []Cluster) (right, of float64) {
	at := index(response)
	for _, c := range key {
		n := map[int]int{}
		for _, s := range c {
			if i, ok := at[s]; ok {
				n[i]++
			}
		}
		for _, k := range n {
			right += float64(k*k) / float64(len(c))
		}
		of += float64(len(c))
	}
	return right, of
}

// ceaf gives the greatest sum of φ4(K, R) = 2|K∩R| / (|K|+|R|) over the ways to
// pair clusters one to one (Luo 2005).
func ceaf(key, response []Cluster) float64 {
	at := index(response)
	like := make([][]float64, len(key))
	for i, c := range key {
		like[i] = make([]float64, len(response))
		for _, s := range c {
			if j, ok := at[s]; ok {
				like[i][j] += 2 / float64(len(c)+len(response[j]))
			}
		}
	}
	return assign(like)
}

// assign gives the greatest sum of one value a row and column, none used twice
// (Kuhn 1955 and Munkres 1957, the form with potentials: O(n³)).
func assign(value [][]float64) float64 {
	n := len(value)
	for _, row := range value {
		n = max(n, len(row))
	}
	at := func(i, j int) float64 { // a cost to be least, in a square table
		if i < len(value) && j < len(value[i]) {
			return -value[i][j]
		}
		return 0
	}
	u, v := make([]float64, n+1), make([]float64, n+1)
	row, way := make([]int, n+1), make([]int, n+1) // row of a column; 0 is none
	for i := 1; i <= n; i++ {
		row[0] = i
		col := 0
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for row[col] != 0 {
			used[col] = true
			r, delta, next := row[col], math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := at(r-1, j-1) - u[r] - v[j]; c < least[j] {
					least[j], way[j] = c, col
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			col = next
		}
		for col != 0 {
			row[col], col = row[way[col]], way[col]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum -= at(row[j]-1, j-1)
	}
	return sum
}

func fixed(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }
