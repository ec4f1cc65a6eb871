package parse

import "synoptic/lang/model"

func (s *State) word(i int) *Word {
	if i < 0 || i >= len(s.Words) {
		return &nilWord
	}
	return &s.Words[i]
}

func (s *State) rel(i int) uint64 {
	if i < 0 {
		return 99
	}
	return uint64(s.Rel[i])
}

func child(a []int, i int) int {
	if i < 0 {
		return -1
	}
	return a[i]
}

func distance(a, b int) uint64 {
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
// with word classes) come in groups by what they look at, so that the sum of a
// group can be kept while that stays the same: the front of the buffer, the
// stack from when a word comes to its top, and the rest.

// front appends the features of the next three words.
func (s *State) front(fs []uint64) []uint64 {
	m := model.Mix
	b0, b1, b2 := s.word(s.buf(0)), s.word(s.buf(1)), s.word(s.buf(2))
	return append(fs, m(0, 0, 0), m(4, b0.Both, 0), m(5, b0.Low, 0), m(6, b0.Tag, b0.XPos), m(10, b1.Both, 0), m(11, b1.Low, 0),
		m(12, b1.Tag, b1.XPos), m(13, b2.Both, 0), m(14, b2.Tag, b2.XPos), m(23, b0.Tag, b1.Tag), m(24, b0.XPos, b1.XPos),
		m(74, m(7, b0.Tag, b1.Tag), b2.Tag), m(91, b0.Class[2], 0), m(93, b1.Class[2], 0), m(106, b0.Class[1], b1.Class[1]))
}

// stacked appends the features of the top of the stack with its left
// dependents, and of the two words below it with all their dependents: nothing
// of it changes as long as that word is on the stack.
func (s *State) stacked(fs []uint64) []uint64 {
	m := model.Mix
	x := func(a, b uint64) uint64 { return m(7, a, b) }
	i0, i1 := s.Top(0), s.Top(1)
	s0, s1, s2 := s.word(i0), s.word(i1), s.word(s.Top(2))
	s0l, s0l2, s1l, s1r, s1r2 := child(s.l1, i0), child(s.l2, i0), child(s.l1, i1), child(s.r1, i1), child(s.r2, i1)
	d1 := uint64(20)
	if i1 >= 0 {
		d1 = distance(i1, i0)
	}
	v1, ss := s.valency(i1), x(s1.Tag, s0.Tag)
	fs = append(fs, m(1, s0.Both, 0), m(2, s0.Low, 0), m(3, s0.Tag, s0.XPos), m(7, s1.Both, 0), m(8, s1.Low, 0), m(9, s1.Tag, s1.XPos),
		m(15, s2.Both, 0), m(16, s2.Tag, s2.XPos), m(25, s1.Both, s0.Both), m(26, s1.Both, s0.Tag), m(27, s1.Tag, s0.Both),
		m(28, s1.Tag, s0.Tag), m(29, s1.XPos, s0.XPos), m(34, x(s2.Tag, s1.Tag), s0.Tag), m(43, ss, s.linked(s1r)), m(44, ss, s.linked(s1l)),
		m(45, ss, s.linked(s0l)), m(49, x(s1.Tag, d1), s0.Tag), m(50, x(s1.Low, d1), s0.Tag), m(51, x(s0.Low, d1), s1.Tag),
		m(54, s1.Low, v1), m(55, s1.Tag, v1), m(59, s0.Low, s.rel(s0l)), m(61, s1.Low, s.rel(s1r)), m(62, s1.Low, s.rel(s1l)))
	return append(fs, m(65, s.word(s1r).Low, s1.Tag), m(66, s.word(s0l).Both, s0.Tag), m(69, x(s1.Tag, s.rel(s1l)), s.rel(s1r)),
		m(71, x(s1.Tag, s.rel(s1r)), s.rel(s1r2)), m(73, x(s0.Tag, s.rel(s0l)), s.rel(s0l2)), m(77, s1.Low, s0.Low),
		m(90, s0.Class[2], 0), m(92, s1.Class[2], 0), m(95, s1.Class[1], s0.Class[1]), m(98, s1.Class[2], s0.Tag),
		m(99, s1.Tag, s0.Class[2]), m(104, s1.Class[2], s0.Class[2]))
}

// rest appends the features of the stack and the buffer together, and of what
// hangs on the next word and to the right of the top of the stack.
func (s *State) rest(fs []uint64) []uint64 {
	m := model.Mix
	x := func(a, b uint64) uint64 { return m(7, a, b) }
	i0, i1, j0 := s.Top(0), s.Top(1), s.buf(0)
	s0, s1, s2, b0, b1 := s.word(i0), s.word(i1), s.word(s.Top(2)), s.word(j0), s.word(s.buf(1))
	s0l, s0r, s0r2, b0l, b0l2 := child(s.l1, i0), child(s.r1, i0), child(s.r2, i0), child(s.l1, j0), child(s.l2, j0)
	d0, vb := uint64(20), uint64(8)
	if j0 >= 0 {
		vb = uint64(min(s.lv[j0], 3))
		if i0 >= 0 {
			d0 = distance(i0, j0)
		}
	}
	v0, v1, sb, ss := s.valency(i0), s.valency(i1), x(s0.Tag, b0.Tag), x(s1.Tag, s0.Tag)
	fs = append(fs, m(17, s0.Both, b0.Both), m(18, s0.Both, b0.Tag), m(19, s0.Tag, b0.Both), m(20, s0.Tag, b0.Tag), m(21, s0.Low, b0.Low),
		m(22, s0.XPos, b0.XPos), m(30, s1.Both, b0.Tag), m(31, s1.Tag, b0.Both), m(32, sb, b1.Tag), m(33, ss, b0.Tag), m(35, sb, b1.Low),
		m(36, ss, b0.Low), m(37, x(s1.Low, s0.Tag), b0.Tag), m(38, x(s1.Tag, s0.Low), b0.Tag), m(39, sb, s.linked(s0l)),
		m(40, sb, s.linked(s0r)), m(41, sb, s.linked(b0l)), m(42, ss, s.linked(s0r)), m(46, x(s0.Low, d0), 0),
		m(47, x(s0.Tag, d0), b0.Tag), m(48, x(b0.Low, d0), 0), m(52, s0.Low, v0), m(53, s0.Tag, v0), m(56, b0.Tag, vb),
		m(57, ss, v1<<8|v0), m(58, sb, v0<<8|vb), m(60, s0.Low, s.rel(s0r)), m(63, b0.Low, s.rel(b0l)), m(64, s.word(s0r).Low, s0.Tag),
		m(67, s.word(b0l).Both, b0.Tag), m(68, x(s0.Tag, s.rel(s0l)), s.rel(s0r)), m(70, x(s0.Tag, s.rel(s0r)), s.rel(s0r2)))
	return append(fs, m(72, x(b0.Tag, s.rel(b0l)), s.rel(b0l2)), m(75, x(s0.XPos, b0.XPos), b1.XPos), m(76, x(s1.XPos, s0.XPos), b0.XPos),
		m(78, x(s2.Tag, s1.Tag), sb), m(79, x(s1.Low, s0.Low), b0.Tag), m(80, s0.Suffix, b0.Tag), m(81, b0.Suffix, s0.Tag),
		m(82, b1.Tag, x(b0.Low, s0.Tag)), m(94, s0.Class[1], b0.Class[1]), m(96, s0.Class[2], b0.Tag), m(97, s0.Tag, b0.Class[2]),
		m(100, x(s1.Class[0], s0.Class[0]), b0.Class[0]), m(101, x(s0.Class[0], b0.Class[0]), b1.Class[0]), m(102, s1.Class[1], b0.Class[1]),
		m(103, s0.Class[2], b0.Class[2]), m(105, x(s1.Class[1], s0.Tag), b0.Class[1]))
}

// valency tells how many dependents a word has on each side, up to three.
func (s *State) valency(i int) uint64 {
	if i < 0 {
		return 8
	}
	return uint64(min(s.lv[i], 3)*4 + min(s.rv[i], 3))
}

// linked is a dependent's tag and label.
func (s *State) linked(i int) uint64 { return s.word(i).Tag<<7 ^ s.rel(i) }

// Actions appends all features of a state.
func (s *State) Actions(fs []uint64) []uint64 { return s.rest(s.stacked(s.front(fs))) }

// Labels appends the features by which the arc from h to d is labelled.
func (s *State) Labels(h, d int, fs []uint64) []uint64 {
	m := model.Mix
	x := func(a, b uint64) uint64 { return m(7, a, b) }
	hw, dw := s.word(h), s.word(d)
	dir := uint64(0)
	if d < h {
		dir = 1
	}
	dl, dr, hl, hr := s.l1[d], s.r1[d], s.l1[h], s.r1[h]
	ht, hd := x(hw.Tag, dir), x(hw.Tag, dw.Tag)
	htd := x(hw.Tag, x(dw.Tag, dir))
	fs = append(fs, m(200, dir, 0), m(201, dw.Low, dir), m(202, dw.Both, dir), m(203, dw.Tag, dw.XPos+dir), m(204, hw.Low, dir),
		m(205, hw.Both, dir), m(206, hw.Tag, hw.XPos+dir), m(207, hw.Both, dw.Both), m(208, hw.Both, x(dw.Tag, dir)), m(209, ht, dw.Both),
		m(210, ht, dw.Tag), m(211, x(hw.XPos, dir), dw.XPos), m(212, hw.Low, dw.Low), m(213, x(dw.Tag, s.rel(dl)), ht),
		m(214, x(dw.Tag, s.rel(dr)), ht), m(215, s.word(dl).Low, x(dw.Tag, dir)), m(216, s.word(dr).Low, x(dw.Tag, dir)),
		m(217, x(s.rel(hl), s.rel(hr)), htd), m(218, x(s.rel(hr), dw.Tag), hw.Low), m(219, s.word(d-1).Both, dw.Tag),
		m(220, s.word(d+1).Both, dw.Tag), m(221, x(s.word(d-1).Tag, dw.Tag), s.word(d+1).Tag), m(222, s.word(h+1).Tag, hd),
		m(223, s.word(h-1).Tag, hd), m(224, dw.Suffix, ht), m(225, hw.Suffix, x(dw.Tag, dir)), m(226, distance(min(h, d), max(h, d)), htd),
		m(227, x(s.word(dl).Low, dw.Low), dir), m(228, x(s.rel(dl), hw.Low), dw.Tag), m(229, uint64(s.lv[h]*8+s.rv[h]), htd),
		m(230, x(s.word(dl).Low, hw.Low), dw.Tag), m(231, x(s.rel(hl), dw.Tag), hw.Low))
	return append(fs, m(240, dw.Class[2], dir), m(241, hw.Class[2], dir), m(242, dw.Class[1], hw.Class[1]), m(243, dw.Class[2], ht),
		m(244, hw.Class[2], x(dw.Tag, dir)), m(245, x(s.word(dl).Low, dw.Class[1]), hw.Class[1]), m(246, x(s.word(dl).Low, dw.Class[1]), hw.Low),
		m(247, hw.Low, dw.Class[1]), m(248, hw.Class[1], dw.Low), m(249, hw.Class[2], dw.Class[2]))
}
