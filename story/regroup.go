package story

import "slices"

// regroup joins articles afresh, the surest two groups first, until no two may
// join. Groups are given by the articles' indices.
func (x *Index) regroup(hs []*held) [][]int {
	n := len(hs)
	groups := make([][]int, n)
	of := make([]group, n)
	links := make([][]link, n)
	scores := make([][]judged, n)
	for i := range n {
		groups[i], of[i] = []int{i}, group{n: 1, prof: hs[i].own()}
		links[i], scores[i] = make([]link, n), make([]judged, n)
		for j := range i {
			s := x.lex.compare(hs[i], hs[j])
			links[i][j] = link{s, 1, s[inBlend], s[inBlend], nil}
			scores[i][j] = x.judge(&links[i][j], of[i], of[j])
		}
	}
	at := func(i, j int) (*link, *judged) {
		if i < j {
			i, j = j, i
		}
		return &links[i][j], &scores[i][j]
	}
	ids := func(g []int) []*held {
		var out []*held
		for _, i := range g {
			out = append(out, hs[i])
		}
		return out
	}
	for {
		bi, bj, top := -1, -1, 0.0
		for i := range n {
			for j := range i {
				if s := &scores[i][j]; groups[i] != nil && groups[j] != nil && !s.barred() && s.score > top {
					bi, bj, top = i, j, s.score
				}
			}
		}
		if bi < 0 {
			break
		}
		l, s := at(bi, bj)
		x.trace(s, ids(groups[bi]), ids(groups[bj]))
		of[bj].inner.add(of[bi].inner)
		of[bj].inner.add(l.sum)
		of[bj].n += of[bi].n
		of[bj].prof = of[bj].prof.plus(of[bi].prof)
		groups[bj] = append(groups[bj], groups[bi]...)
		groups[bi] = nil
		for k := range n {
			if k == bj || groups[k] == nil {
				continue
			}
			to, s := at(bj, k)
			from, _ := at(bi, k)
			to.add(*from)
			*s = x.judge(to, of[bj], of[k])
		}
	}
	var out [][]int
	for i, g := range groups {
		if g == nil {
			continue
		}
		out = append(out, g)
		for j := range i {
			if l, s := at(i, j); x.opt.Trace != nil && groups[j] != nil && l.sum[inBlend]/l.n > 0.04 {
				x.trace(s, ids(g), ids(groups[j]))
			}
		}
	}
	return out
}

func (x *Index) trace(j *judged, a, b []*held) {
	if x.opt.Trace == nil || j.x[fBias] == 0 {
		return
	}
	ids := func(hs []*held) []string {
		var out []string
		for _, h := range hs {
			out = append(out, h.id)
		}
		return out
	}
	x.opt.Trace(Trial{j.kind, j.x[:], ids(a), ids(b)})
}

// Regroup gives the stories of keys taken together, each by the number of its
// first key: what a stream comes to when nothing is to be decided before all
// is there. It is quadratic in the keys.
func Regroup(keys []*Key, opt Options) []int {
	x := NewIndex(opt)
	var hs []*held
	for i, k := range keys {
		hs = append(hs, x.hold(k, uint64(i)))
	}
	out := make([]int, len(keys))
	for _, g := range x.regroup(hs) {
		for _, i := range g {
			out[i] = slices.Min(g)
		}
	}
	return out
}
