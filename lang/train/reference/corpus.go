package reference

import (
	"bufio"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"

	"synoptic/lang/train/data"
	"synoptic/news"
)

// Words gives the range of a document's words that a span of bytes touches.
func Words(g *data.Document, s news.Span) ([2]int, bool) {
	first := sort.Search(len(g.Words), func(k int) bool { return g.Words[k][1] > s.Start })
	last := sort.Search(len(g.Words), func(k int) bool { return g.Words[k][0] >= s.End })
	return [2]int{first, last}, first < last
}

// ClustersOf gives the chains of a document by number.
func ClustersOf(chains map[int]Cluster) []Cluster {
	ids := make([]int, 0, len(chains))
	for id := range chains {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var out []Cluster
	for _, id := range ids {
		out = append(out, chains[id])
	}
	return out
}

// Chains reads the chains of a file in the form of OntoGUM: document, chain,
// mentions.
func Chains(path string) (map[string]map[int]Cluster, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]map[int]Cluster{}
	var doc map[int]Cluster
	open := map[int][]int{}
	sc := bufio.NewScanner(f)
	for n := 0; sc.Scan(); {
		l := sc.Text()
		if id, ok := strings.CutPrefix(l, "# begin document "); ok {
			doc, n = map[int]Cluster{}, 0
			out[strings.TrimSpace(id)] = doc
			clear(open)
			continue
		}
		c := strings.Split(l, "\t")
		if len(c) < 3 || doc == nil {
			continue
		}
		marks(c[2], func(id int, opens, closes bool) {
			if opens {
				open[id] = append(open[id], n)
			}
			if o := open[id]; closes && len(o) > 0 {
				doc[id] = append(doc[id], [2]int{o[len(o)-1], n + 1})
				open[id] = o[:len(o)-1]
			}
		})
		n++
	}
	return out, sc.Err()
}

// marks reads a column like "(13(4(11)2)" or "(13|(4|(11)|2)".
func marks(col string, f func(id int, opens, closes bool)) {
	for i := 0; i < len(col); i++ {
		opens := col[i] == '('
		if opens {
			i++
		}
		j := i
		for j < len(col) && col[j] >= '0' && col[j] <= '9' {
			j++
		}
		if j == i {
			continue
		}
		id, err := strconv.Atoi(col[i:j])
		closes := j < len(col) && col[j] == ')'
		if err == nil {
			f(id, opens, closes)
		}
		if i = j - 1; closes {
			i++
		}
	}
}
