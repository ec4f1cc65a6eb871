// Package story places articles in stories: which of them report the same
// event. All of it is pure: the same articles give the same stories, in
// whatever order they come. It needs titles, blocks and texts alone, none of
// the heavier layers, and places a thousand articles in a second or two.
package story

import (
	"cmp"
	"container/heap"
	"slices"

	"synoptic/news"
)

// The thresholds of joining, set once on the development parts of three
// labelled collections (eval/story.go scores them). Two groups of articles
// are one story when their articles are alike by minLikeness on average, and
// by a share of what the articles of each group are among themselves: closer
// knit stories let fewer strangers in, which tells like events apart where
// the words of all their reports are much the same.
const (
	minLikeness = 0.08
	groupShare  = 0.50 // of the inner likeness, for joining two groups
	loneShare   = 0.30 // for taking in a single article
	knit        = 3    // the size from which a group's inner likeness counts
	minKept     = 0.02 // likenesses below are taken as none
)

// Cluster gives for each doc the number of its story. Stories are numbered
// from 0 by their first article.
func Cluster(docs []*news.Doc) []int {
	keys := make([]*Key, len(docs))
	for i, d := range docs {
		keys[i] = NewKey(d)
	}
	return Group(keys)
}

// Group gives for each key the number of its story, as Cluster does: by
// joining the two most alike groups (average linkage) until none may join.
func Group(keys []*Key) []int {
	order := make([]int, len(keys)) // the result must not depend on the order given
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(keys[a].ID, keys[b].ID) })
	sorted := make([]*Key, len(keys))
	for i, o := range order {
		sorted[i] = keys[o]
	}
	c := newClusters(alike(weighted(sorted)))
	c.join()
	group := make([]int, len(keys))
	for i, o := range order {
		group[o] = c.find(i)
	}
	number := map[int]int{}
	for i, g := range group {
		if _, ok := number[g]; !ok {
			number[g] = len(number)
		}
		group[i] = number[g]
	}
	return group
}

// alike compares every two keys by way of the words they share. rows[i][j] is
// there for likenesses of minKept and more, both ways.
func alike(keys []*Key) []map[int]float64 {
	type posting struct {
		key    int
		weight float64
	}
	var index [views]map[string][]posting
	for v := range views {
		index[v] = map[string][]posting{}
	}
	rows := make([]map[int]float64, len(keys))
	cos := make([][views]float64, len(keys))
	for i, k := range keys {
		rows[i] = map[int]float64{}
		clear(cos[:i])
		for v := range views {
			for _, t := range k.terms[v] {
				for _, p := range index[v][t.stem] {
					cos[p.key][v] += float64(t.weight) * p.weight
				}
				index[v][t.stem] = append(index[v][t.stem], posting{i, float64(t.weight)})
			}
		}
		for j := range i {
			if cos[j][viewAll] < minKept {
				continue
			}
			if s := blend(k, keys[j], cos[j]); s >= minKept {
				rows[i][j], rows[j][i] = s, s
			}
		}
	}
	return rows
}

// clusters are groups on their way to stories. sums[i][j] is the sum of the
// likenesses between the articles of groups i and j.
type clusters struct {
	parent []int
	size   []float64
	inner  []float64 // sum of the likenesses inside the group
	age    []int     // how often the group has changed
	sums   []map[int]float64
	queue  pairs
}

func newClusters(rows []map[int]float64) *clusters {
	n := len(rows)
	c := &clusters{parent: make([]int, n), size: make([]float64, n), inner: make([]float64, n), age: make([]int, n), sums: rows}
	for i := range n {
		c.parent[i], c.size[i] = i, 1
	}
	for i, row := range rows {
		for j, s := range row {
			if i < j && s >= minLikeness {
				c.queue = append(c.queue, pair{i, j, 0, 0, s})
			}
		}
	}
	heap.Init(&c.queue)
	return c
}

// find gives the group that an article is in now.
func (c *clusters) find(i int) int {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}

// join joins the most alike groups until none may join.
func (c *clusters) join() {
	for c.queue.Len() > 0 {
		p := heap.Pop(&c.queue).(pair)
		if c.parent[p.a] == p.a && c.parent[p.b] == p.b && c.age[p.a] == p.ageA && c.age[p.b] == p.ageB && c.may(p) {
			c.merge(p.a, p.b)
		}
	}
}

// may tells whether two groups may join.
func (c *clusters) may(p pair) bool {
	for _, g := range [2][2]int{{p.a, p.b}, {p.b, p.a}} {
		n := c.size[g[0]]
		if n < knit {
			continue
		}
		least := groupShare
		if c.size[g[1]] == 1 {
			least = loneShare
		}
		if p.likeness < least*c.inner[g[0]]/(n*(n-1)/2) {
			return false
		}
	}
	return true
}

// merge puts group b into group a and queues what a now is to its neighbours.
func (c *clusters) merge(a, b int) {
	c.inner[a] += c.inner[b] + c.sums[a][b]
	c.size[a] += c.size[b]
	c.parent[b] = a
	c.age[a]++
	delete(c.sums[a], b)
	for j, s := range c.sums[b] {
		delete(c.sums[j], b)
		if j != a {
			c.sums[a][j] += s
			c.sums[j][a] += s
		}
	}
	c.sums[b] = nil
	for j, s := range c.sums[a] {
		if mean := s / (c.size[a] * c.size[j]); mean >= minLikeness {
			heap.Push(&c.queue, newPair(a, j, c.age[a], c.age[j], mean))
		}
	}
}

// pair is two groups that could join, as they were when it was queued.
type pair struct {
	a, b, ageA, ageB int
	likeness         float64
}

func newPair(a, b, ageA, ageB int, likeness float64) pair {
	if a > b {
		a, b, ageA, ageB = b, a, ageB, ageA
	}
	return pair{a, b, ageA, ageB, likeness}
}

// pairs is a heap, the most alike first, equals by number.
type pairs []pair

func (q pairs) Len() int { return len(q) }
func (q pairs) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].likeness, q[i].likeness), cmp.Compare(q[i].a, q[j].a), cmp.Compare(q[i].b, q[j].b)) < 0
}
func (q pairs) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *pairs) Push(x any)   { *q = append(*q, x.(pair)) }
func (q *pairs) Pop() any {
	old := *q
	p := old[len(old)-1]
	*q = old[:len(old)-1]
	return p
}
