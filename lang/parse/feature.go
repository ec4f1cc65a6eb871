package parse

import "synoptic/lang/model"

func (s *Space) word(i int32) *Word {
	if i < 0 || int(i) >= len(s.Words) {
		return &nilWord
	}
	return &s.Words[i]
}

func three(a, b, c uint64) uint64 { return model.Mix(9, model.Mix(8, a, b), c) }

func distance(a, b int32) uint64 {
	switch d := b - a; {
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	}
	return 7
}

// The features by which the next action is chosen (after Zhang and Nivre 2011,
// with word classes, and after McDonald, Crammer and Pereira 2005 with the words
// beside the two and what lies between them) come in groups by what they look at, so that the sum of a
// group can be kept while that stays the same: the front of the buffer, the
// stack from when a word comes to its top, and the rest.

// Front appends the features of three words from the next on.
func (s *Space) Front(next int32, fs []uint64) []uint64 {
	m := model.Mix
	b0, b1, b2 := s.word(next), s.word(next+1), s.word(next+2)
	return append(fs, m(0, 0, 0), m(4, b0.Both, 0), m(5, b0.Low, 0), m(6, b0.Tag, b0.XPos), m(10, b1.Both, 0), m(11, b1.Low, 0),
		m(12, b1.Tag, b1.XPos), m(13, b2.Both, 0), m(14, b2.Tag, b2.XPos), m(23, b0.Tag, b1.Tag), m(24, b0.XPos, b1.XPos),
		m(74, m(7, b0.Tag, b1.Tag), b2.Tag), m(91, b0.Class[2], 0), m(93, b1.Class[2], 0), m(106, b0.Class[1], b1.Class[1]))
}

// Stacked appends the features of the top of the stack with its left
// dependents, and of the two words below it with all their dependents: nothing
// of it changes as long as that word is on the stack.
func (s *Space) Stacked(top int32, fs []uint64) []uint64 {
	m := model.Mix
	x := func(a, b uint64) uint64 { return m(7, a, b) }
	n0 := &s.nodes[top]
	n1 := &s.nodes[n0.below]
	s0, s1, s2 := s.word(n0.word), s.word(n1.word), s.word(s.nodes[n1.below].word)
	d1 := uint64(20)
	if n1.word >= 0 {
		d1 = distance(n1.word, n0.word)
	}
	v1, ss := n1.valency(), x(s1.Tag, s0.Tag)
	fs = append(fs, m(1, s0.Both, 0), m(2, s0.Low, 0), m(3, s0.Tag, s0.XPos), m(7, s1.Both, 0), m(8, s1.Low, 0), m(9, s1.Tag, s1.XPos),
		m(15, s2.Both, 0), m(16, s2.Tag, s2.XPos), m(25, s1.Both, s0.Both), m(26, s1.Both, s0.Tag), m(27, s1.Tag, s0.Both),
		m(28, s1.Tag, s0.Tag), m(29, s1.XPos, s0.XPos), m(34, x(s2.Tag, s1.Tag), s0.Tag), m(43, ss, s.linked(n1.r1)), m(44, ss, s.linked(n1.l1)),
		m(45, ss, s.linked(n0.l1)), m(49, x(s1.Tag, d1), s0.Tag), m(50, x(s1.Low, d1), s0.Tag), m(51, x(s0.Low, d1), s1.Tag),
		m(54, s1.Low, v1), m(55, s1.Tag, v1), m(59, s0.Low, uint64(n0.l1.rel)), m(61, s1.Low, uint64(n1.r1.rel)), m(62, s1.Low, uint64(n1.l1.rel)))
	bt, f1, p0 := s.between(n1.word, n0.word), s.word(n1.word+1), s.word(n0.word-1)
	fs = append(fs, m(110, s1.Low, n1.rs), m(111, s1.Tag, n1.rs), m(112, s1.Low, n1.ls), m(113, ss, n1.rs), m(114, s0.Low, n0.ls),
		m(115, ss, n0.ls), m(109, s1.Class[1], n1.rs^n1.ls<<1), m(120, ss, bt), m(121, s1.Low, bt), m(122, x(s1.Low, s0.Tag), bt),
		m(140, three(s1.Tag, f1.Tag, p0.Tag), s0.Tag), m(141, three(s1.XPos, f1.XPos, p0.XPos), s0.XPos),
		m(142, three(s.word(n1.word-1).Tag, s1.Tag, p0.Tag), s0.Tag), m(143, p0.Low, x(s0.Tag, s.word(n0.word+1).Tag)))
	return append(fs, m(65, s.word(n1.r1.word).Low, s1.Tag), m(66, s.word(n0.l1.word).Both, s0.Tag), m(69, x(s1.Tag, uint64(n1.l1.rel)), uint64(n1.r1.rel)),
		m(71, x(s1.Tag, uint64(n1.r1.rel)), uint64(n1.r2.rel)), m(73, x(s0.Tag, uint64(n0.l1.rel)), uint64(n0.l2.rel)), m(77, s1.Low, s0.Low),
		m(90, s0.Class[2], 0), m(92, s1.Class[2], 0), m(95, s1.Class[1], s0.Class[1]), m(98, s1.Class[2], s0.Tag),
		m(99, s1.Tag, s0.Class[2]), m(104, s1.Class[2], s0.Class[2]))
}

// Rest appends the features of the stack and the buffer together, and of what
// hangs on the next word and to the right of the top of the stack.
func (s *Space) Rest(at *State, fs []uint64) []uint64 {
	m := model.Mix
	x := func(a, b uint64) uint64 { return m(7, a, b) }
	n0 := &s.nodes[at.top]
	n1 := &s.nodes[n0.below]
	s0, s1, s2, b0, b1 := s.word(n0.word), s.word(n1.word), s.word(s.nodes[n1.below].word), s.word(at.next), s.word(at.next+1)
	d0, vb := uint64(20), uint64(8)
	if int(at.next) < len(s.Words) {
		vb = uint64(min(at.pending.lv, 3))
		d0 = distance(n0.word, at.next)
	}
	bl, bl2 := at.pending.l1, at.pending.l2
	v0, v1, sb, ss := n0.valency(), n1.valency(), x(s0.Tag, b0.Tag), x(s1.Tag, s0.Tag)
	fs = append(fs, m(17, s0.Both, b0.Both), m(18, s0.Both, b0.Tag), m(19, s0.Tag, b0.Both), m(20, s0.Tag, b0.Tag), m(21, s0.Low, b0.Low),
		m(22, s0.XPos, b0.XPos), m(30, s1.Both, b0.Tag), m(31, s1.Tag, b0.Both), m(32, sb, b1.Tag), m(33, ss, b0.Tag), m(35, sb, b1.Low),
		m(36, ss, b0.Low), m(37, x(s1.Low, s0.Tag), b0.Tag), m(38, x(s1.Tag, s0.Low), b0.Tag), m(39, sb, s.linked(n0.l1)),
		m(40, sb, s.linked(n0.r1)), m(41, sb, s.linked(bl)), m(42, ss, s.linked(n0.r1)), m(46, x(s0.Low, d0), 0),
		m(47, x(s0.Tag, d0), b0.Tag), m(48, x(b0.Low, d0), 0), m(52, s0.Low, v0), m(53, s0.Tag, v0), m(56, b0.Tag, vb),
		m(57, ss, v1<<8|v0), m(58, sb, v0<<8|vb), m(60, s0.Low, uint64(n0.r1.rel)), m(63, b0.Low, uint64(bl.rel)), m(64, s.word(n0.r1.word).Low, s0.Tag),
		m(67, s.word(bl.word).Both, b0.Tag), m(68, x(s0.Tag, uint64(n0.l1.rel)), uint64(n0.r1.rel)), m(70, x(s0.Tag, uint64(n0.r1.rel)), uint64(n0.r2.rel)))
	bt, f0, p := s.between(n0.word, at.next), s.word(n0.word+1), s.word(at.next-1)
	fs = append(fs, m(116, s0.Low, n0.rs), m(117, s0.Tag, n0.rs), m(118, sb, n0.rs), m(119, b0.Tag, at.pending.ls), m(108, b0.Low, at.pending.ls),
		m(107, sb, at.pending.ls), m(171, s0.Class[1], n0.rs^n0.ls<<1), m(123, sb, bt), m(124, s0.Low, bt), m(125, x(s0.Low, b0.Tag), bt),
		m(126, b0.Low, bt), m(144, three(s0.Tag, f0.Tag, p.Tag), b0.Tag), m(145, three(s0.XPos, f0.XPos, p.XPos), b0.XPos),
		m(146, three(s.word(n0.word-1).Tag, s0.Tag, p.Tag), b0.Tag), m(147, three(s0.Tag, f0.Tag, b0.Tag), b1.Tag))
	return append(fs, m(72, x(b0.Tag, uint64(bl.rel)), uint64(bl2.rel)), m(75, x(s0.XPos, b0.XPos), b1.XPos), m(76, x(s1.XPos, s0.XPos), b0.XPos),
		m(78, x(s2.Tag, s1.Tag), sb), m(79, x(s1.Low, s0.Low), b0.Tag), m(80, s0.Suffix, b0.Tag), m(81, b0.Suffix, s0.Tag),
		m(82, b1.Tag, x(b0.Low, s0.Tag)), m(94, s0.Class[1], b0.Class[1]), m(96, s0.Class[2], b0.Tag), m(97, s0.Tag, b0.Class[2]),
		m(100, x(s1.Class[0], s0.Class[0]), b0.Class[0]), m(101, x(s0.Class[0], b0.Class[0]), b1.Class[0]), m(102, s1.Class[1], b0.Class[1]),
		m(103, s0.Class[2], b0.Class[2]), m(105, x(s1.Class[1], s0.Tag), b0.Class[1]))
}

// valency tells how many dependents a word has on each side, up to three.
func (n *node) valency() uint64 {
	if n.word < 0 {
		return 8
	}
	return uint64(min(n.lv, 3)*4 + min(n.rv, 3))
}

// linked is a dependent's tag and label.
func (s *Space) linked(k kid) uint64 { return s.word(k.word).Tag<<7 ^ uint64(k.rel) }

// Actions appends all features of a state.
func (s *Space) Actions(at *State, fs []uint64) []uint64 {
	return s.Rest(at, s.Stacked(at.top, s.Front(at.next, fs)))
}

// arc is an arc to be labelled, with what hangs on its ends.
type arc struct {
	head, dep     int32
	ofHead, ofDep *hung
}

// arcOf gives the arc that an action makes.
func (s *Space) arcOf(at *State, action int) arc {
	n := &s.nodes[at.top]
	if action == Right {
		below := &s.nodes[n.below]
		return arc{below.word, n.word, &below.hung, &n.hung}
	}
	return arc{at.next, n.word, &at.pending, &n.hung}
}

// key is a hash of all that features looks at.
func (a *arc) key() uint64 {
	h, d := a.ofHead, a.ofDep
	rels := uint64(h.l1.rel)<<40 | uint64(h.r1.rel)<<32 | uint64(d.l1.rel)<<24 | uint64(d.r1.rel)<<16 | uint64(h.lv)<<8 | uint64(h.rv)
	return model.Mix(uint64(a.head)<<32|uint64(a.dep), rels, uint64(d.l1.word)<<32^uint64(uint32(d.r1.word))) | 1
}

// features appends the features of the label of an arc.
func (s *Space) features(a *arc, fs []uint64) []uint64 {
	m := model.Mix
	x := func(a, b uint64) uint64 { return m(7, a, b) }
	h, d, hk, dk := a.head, a.dep, a.ofHead, a.ofDep
	dir := uint64(0)
	if d < h {
		dir = 1
	}
	hw, dw := s.word(h), s.word(d)
	dl, dr, hl, hr := s.word(dk.l1.word), s.word(dk.r1.word), uint64(hk.l1.rel), uint64(hk.r1.rel)
	dlr, drr := uint64(dk.l1.rel), uint64(dk.r1.rel)
	p, n := s.word(d-1), s.word(d+1)
	ht, hd := x(hw.Tag, dir), x(hw.Tag, dw.Tag)
	htd := x(hw.Tag, x(dw.Tag, dir))
	fs = append(fs, m(200, dir, 0), m(201, dw.Low, dir), m(202, dw.Both, dir), m(203, dw.Tag, dw.XPos+dir), m(204, hw.Low, dir),
		m(205, hw.Both, dir), m(206, hw.Tag, hw.XPos+dir), m(207, hw.Both, dw.Both), m(208, hw.Both, x(dw.Tag, dir)), m(209, ht, dw.Both),
		m(210, ht, dw.Tag), m(211, x(hw.XPos, dir), dw.XPos), m(212, hw.Low, dw.Low), m(213, x(dw.Tag, dlr), ht),
		m(214, x(dw.Tag, drr), ht), m(215, dl.Low, x(dw.Tag, dir)), m(216, dr.Low, x(dw.Tag, dir)),
		m(217, x(hl, hr), htd), m(218, x(hr, dw.Tag), hw.Low), m(219, p.Both, dw.Tag),
		m(220, n.Both, dw.Tag), m(221, x(p.Tag, dw.Tag), n.Tag), m(222, s.word(h+1).Tag, hd),
		m(223, s.word(h-1).Tag, hd), m(224, dw.Suffix, ht), m(225, hw.Suffix, x(dw.Tag, dir)), m(226, distance(min(h, d), max(h, d)), htd),
		m(227, x(dl.Low, dw.Low), dir), m(228, x(dlr, hw.Low), dw.Tag), m(229, uint64(hk.lv)*8+uint64(hk.rv), htd),
		m(230, x(dl.Low, hw.Low), dw.Tag), m(231, x(hl, dw.Tag), hw.Low))
	return append(fs, m(240, dw.Class[2], dir), m(241, hw.Class[2], dir), m(242, dw.Class[1], hw.Class[1]), m(243, dw.Class[2], ht),
		m(244, hw.Class[2], x(dw.Tag, dir)), m(245, x(dl.Low, dw.Class[1]), hw.Class[1]), m(246, x(dl.Low, dw.Class[1]), hw.Low),
		m(247, hw.Low, dw.Class[1]), m(248, hw.Class[1], dw.Low), m(249, hw.Class[2], dw.Class[2]))
}
