package parse

import "synoptic/lang/model"

// Tree is a finished parse: the governor and label of each word from 1 on, and
// what hangs on each.
type Tree struct {
	Head []int32
	Rel  []uint8
	hung []hung
	near []int32 // the next dependent of the same governor on the way to it, 0 for none
	far  []int32 // the next one away from it
	nth  []uint8 // how many lie on the way, up to 3
	ends [][2]int32
}

// Tree gives the tree of a finished state.
func (s *Space) Tree(at *State, t *Tree) {
	n := len(s.Words)
	t.Head, t.Rel, t.hung = fill(t.Head, n, 0), fill(t.Rel, n, 0), fill(t.hung, n, bare)
	t.near, t.far, t.nth, t.ends = fill(t.near, n, 0), fill(t.far, n, 0), fill(t.nth, n, 0), fill(t.ends, n, [2]int32{})
	for i := at.last; i != 0; i = s.steps[i].before {
		if st := &s.steps[i]; st.dep > 0 {
			t.Head[st.dep], t.Rel[st.dep] = st.head, st.rel
		}
	}
	// From the last word to the first, the dependents at the left of a word
	// come from the innermost outwards; from the first to the last, those at
	// its right.
	for d := int32(n - 1); d > 0; d-- {
		if h := t.Head[d]; d < h {
			k := &t.hung[h]
			k.l2, k.l1 = k.l1, kid{d, t.Rel[d]}
			k.lv = min(k.lv+1, 7)
			k.ls |= 1 << (t.Rel[d] & 63)
			t.link(d, &t.ends[h][0])
		}
	}
	for d := int32(1); d < int32(n); d++ {
		if h := t.Head[d]; d > h {
			k := &t.hung[h]
			k.r2, k.r1 = k.r1, kid{d, t.Rel[d]}
			k.rv = min(k.rv+1, 7)
			k.rs |= 1 << (t.Rel[d] & 63)
			t.link(d, &t.ends[h][1])
		}
	}
}

// link joins a dependent to the one before it at the same side.
func (t *Tree) link(d int32, end *int32) {
	if e := *end; e != 0 {
		t.near[d], t.far[e], t.nth[d] = e, d, min(t.nth[e]+1, 3)
	}
	*end = d
}

// Whole appends the features by which the label of a word in a finished tree is
// chosen anew: now all the dependents of its governor are known.
func (s *Space) Whole(t *Tree, d int32, fs []uint64) []uint64 {
	m := model.Mix
	x := func(a, b uint64) uint64 { return m(7, a, b) }
	h := t.Head[d]
	hk, dk := &t.hung[h], &t.hung[d]
	fs = s.features(&arc{h, d, hk, dk}, fs)
	dir, g := uint64(0), int32(-1)
	if d < h {
		dir = 1
	}
	if h > 0 {
		g = t.Head[h]
	}
	hw, dw, gw := s.word(h), s.word(d), s.word(g)
	r, rh := uint64(t.Rel[d]), uint64(t.Rel[h])
	htd := x(hw.Tag, x(dw.Tag, dir))
	near, far := s.sibling(t, t.near[d]), s.sibling(t, t.far[d])
	nw, fw := s.word(t.near[d]), s.word(t.far[d])
	if t.near[d] == 0 {
		nw = &nilWord
	}
	if t.far[d] == 0 {
		fw = &nilWord
	}
	hs, ds := x(hk.ls, hk.rs), x(dk.ls, dk.rs)
	again := uint64(0)
	for _, i := range []int32{t.near[d], t.far[d]} {
		if i != 0 && uint64(t.Rel[i]) == r {
			again = 1
		}
	}
	if (hk.ls&hk.rs)>>(r&63)&1 != 0 {
		again |= 2
	}
	fs = append(fs, m(300, r, dir), m(301, r, htd), m(302, r, dw.Low), m(303, r, hw.Low), m(304, rh, htd), m(305, rh, r),
		m(306, x(rh, hw.Low), dw.Tag), m(307, gw.Tag, htd), m(308, gw.Low, htd), m(310, dk.ls, htd), m(311, dk.rs, htd), m(312, hk.ls, htd),
		m(313, hk.ls, r), m(314, hk.rs, r), m(315, dk.ls, r), m(316, dk.rs, r), m(317, ds, dw.Low), m(318, hs, hw.Low), m(319, hs, htd))
	return append(fs, m(320, near, htd), m(321, far, htd), m(322, near, r), m(323, far, r), m(324, nw.Low, x(dw.Low, dir)), m(325, x(nw.Tag, fw.Tag), htd),
		m(328, again, r), m(329, again, x(r, htd)), m(330, uint64(hk.lv)<<4|uint64(hk.rv), x(r, dir)), m(331, uint64(t.nth[d]), htd),
		m(332, uint64(t.nth[d]), r), m(333, x(hw.Low, r), hs), m(334, hk.rs, htd), m(335, ds, r), m(336, ds, htd), m(337, x(dk.ls, hw.Low), dw.Tag),
		m(338, x(dk.ls, hw.Class[2]), dw.Tag), m(339, x(s.word(dk.l2.word).Low, dw.Tag), hw.Tag))
}

func (s *Space) sibling(t *Tree, i int32) uint64 {
	if i == 0 {
		return 1
	}
	return s.word(i).Tag<<7 ^ uint64(t.Rel[i])
}
