package tag

import "synoptic/lang/model"

// Own appends the features of a word alone; their sum can be kept with the
// word. Features follow the usual trigram tagger (Ratnaparkhi 1996; Toutanova
// et al. 2003), with word classes and the tags a word was seen with.
func Own(w *model.Word, fs []uint64) []uint64 {
	x := model.Mix
	fs = append(fs, x(0, 0, 0), x(1, w.Form, 0), x(2, w.Low, 0))
	for k, s := range w.Suffix {
		fs = append(fs, x(3, s, uint64(k)))
	}
	for k, p := range w.Prefix {
		fs = append(fs, x(4, p, uint64(k)))
	}
	return append(fs, x(11, w.Shape, 0), x(30, w.Amb, 0), x(35, w.Amb, w.Suffix[2]), x(40, w.Class[0], 0),
		x(41, w.Class[1], 0), x(42, w.Class[2], 0), x(47, w.Class[1], w.Suffix[1]))
}

// Context appends the features of the words around position i; caps is the
// sentence's Caps.
func Context(ws []*model.Word, i int, caps uint64, fs []uint64) []uint64 {
	w, p, pp, n, nn := ws[i], at(ws, i-1), at(ws, i-2), at(ws, i+1), at(ws, i+2)
	x := model.Mix
	fs = append(fs, x(12, w.Flags, caps), x(13, p.Low, 0), x(14, n.Low, 0), x(15, pp.Low, 0), x(16, nn.Low, 0),
		x(17, p.Low, w.Low), x(18, w.Low, n.Low), x(19, p.Suffix[2], 0), x(20, n.Suffix[2], 0), x(21, p.Low, n.Low))
	if i == 0 {
		fs = append(fs, x(22, w.Flags, 0))
	}
	return append(fs, x(24, n.Flags, p.Flags<<8|w.Flags<<16), x(25, n.Low, nn.Low), x(26, n.Suffix[1], w.Suffix[1]),
		x(31, n.Amb, 0), x(32, n.Amb, w.Amb), x(33, n.Amb, w.Low), x(34, n.Amb, nn.Amb), x(43, p.Class[2], 0),
		x(44, n.Class[2], 0), x(45, p.Class[1], w.Class[1]), x(46, w.Class[1], n.Class[1]), x(48, n.Class[0], nn.Class[0]),
		x(49, nn.Class[2], 0), x(50, p.Class[1], n.Class[1]))
}

// History appends the features of the last two labels given.
func History(ws []*model.Word, i int, t1, t2 int, fs []uint64) []uint64 {
	w, n, a, b := ws[i], at(ws, i+1), uint64(t1), uint64(t2)
	x := model.Mix
	return append(fs, x(60, a, 0), x(61, a, b), x(62, a, w.Low), x(63, b, 0), x(64, a, n.Low), x(65, a, w.Suffix[1]),
		x(66, a<<8|b, w.Amb), x(67, a, x(0, w.Amb, n.Amb)), x(68, a<<8|b, w.Class[1]), x(69, a, x(0, w.Class[0], n.Class[0])))
}

// NoTag is the label before a sentence begins.
const NoTag = 254

func at(ws []*model.Word, i int) *model.Word {
	switch {
	case i < 0:
		return model.OutLeft
	case i >= len(ws):
		return model.OutRight
	}
	return ws[i]
}

// Caps tells how a sentence is written: 2 in capitals, 1 in Title Case, 0
// plainly.
func Caps(ws []*model.Word) uint64 {
	words, title, all := 0, 0, 0
	for _, w := range ws {
		if w.Flags&(model.FlagUpper|model.FlagLower) == 0 {
			continue
		}
		words++
		if w.Flags&model.FlagTitle != 0 {
			title++
		}
		if w.Flags&(model.FlagUpper|model.FlagLower) == model.FlagUpper {
			all++
		}
	}
	switch {
	case words > 2 && all*10 >= words*8:
		return 2
	case words > 3 && title*10 >= words*7:
		return 1
	}
	return 0
}
