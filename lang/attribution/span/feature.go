package span

// Features is a list of hashed features under construction.
type Features struct{ F []uint32 }

// add appends a feature of a template and its values.
func (f *Features) add(template uint64, values ...uint64) {
	h := (template + 1) * 0x9E3779B97F4A7C15
	for _, v := range values {
		h = (h ^ v) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	h *= 0xc4ceb9fe1a85ec53
	f.F = append(f.F, uint32(h>>32))
}

// Edges of a sentence as values of features.
const (
	outLeft  = 11
	outRight = 13
)

func (x *Text) lemma(i int, r Range) uint64 {
	if i < r.A {
		return outLeft
	}
	if i >= r.B {
		return outRight
	}
	return x.Tokens[i].Lemma
}

func (x *Text) tag(i int, r Range) uint64 {
	if i < r.A {
		return outLeft
	}
	if i >= r.B {
		return outRight
	}
	return x.Tokens[i].Tag
}

func (x *Text) class(i int, r Range) uint64 {
	if i < r.A || i >= r.B {
		return 999
	}
	return x.Tokens[i].C1
}

// bucket groups a signed number.
func bucket(n int) uint64 {
	sign := uint64(0)
	if n < 0 {
		sign, n = 100, -n
	}
	switch {
	case n <= 5:
	case n <= 8:
		n = 8
	case n <= 14:
		n = 14
	case n <= 25:
		n = 25
	default:
		n = 99
	}
	return sign + uint64(n)
}

// near groups a distance; 99 is none.
func near(n int) uint64 {
	switch {
	case n <= 4:
		return uint64(n)
	case n <= 7:
		return 7
	case n <= 12:
		return 12
	case n < 99:
		return 25
	}
	return 99
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
