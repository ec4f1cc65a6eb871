package story

import (
	"cmp"
	"math"
	"slices"
)

// A signature is the MinHash (Broder 1997) of an article's shingles of four
// words: the share of equal numbers in two signatures estimates the share of
// shingles that two texts have in common.
type signature []uint32

const (
	shingle    = 4
	signs      = 32 // numbers of a signature
	bands      = 16 // pairs of them, by which copies are found
	minShingle = 24 // shorter texts have no signature: they are alike by chance

	// copyShare is the share of equal shingles from which an article is taken
	// for a copy or a revision of another.
	copyShare = 0.5
)

// sign gives the signature of a text's words, nil for a short one.
func sign(list []word) signature {
	if len(list) < minShingle+shingle {
		return nil
	}
	hashes := make([]uint64, len(list))
	for i, w := range list {
		hashes[i] = hash64(w.stem)
	}
	s := make(signature, signs)
	for i := range s {
		s[i] = math.MaxUint32
	}
	for i := range len(list) - shingle + 1 {
		h := uint64(14695981039346656037)
		for _, v := range hashes[i : i+shingle] {
			h = mix(h ^ v)
		}
		for k := range s {
			s[k] = min(s[k], uint32(mix(h+uint64(k)*0x9e3779b97f4a7c15)>>32))
		}
	}
	return s
}

// mix is the finaliser of SplitMix64.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

func (s signature) band(i int) uint64 { return uint64(s[2*i])<<32 | uint64(s[2*i+1]) }

// same estimates the share of shingles that two texts have in common.
func (s signature) same(o signature) float64 {
	if len(s) != signs || len(o) != signs {
		return 0
	}
	n := 0
	for i := range s {
		if s[i] == o[i] {
			n++
		}
	}
	return float64(n) / signs
}

// Copy is an article that holds much of another's text. Share estimates how
// much, from 0 to 1.
type Copy struct {
	Article string
	Origin  string // the first article of its copies
	Share   float64
}

// Copies gives the held articles that hold the text of a key or most of it,
// the fullest first: wire copies, revisions, the same article again.
func (x *Index) Copies(k *Key) []Copy {
	var out []Copy
	for _, h := range x.copies(k.sign, k.ID) {
		out = append(out, Copy{h.id, h.origin, k.sign.same(h.sign)})
	}
	return out
}

func (x *Index) copies(s signature, id string) []*held {
	if len(s) != signs {
		return nil
	}
	x.search++
	var found []*held
	for i := range x.bands {
		list := x.bands[i][s.band(i)]
		for _, slot := range list[max(0, len(list)-maxPosts):] {
			if h := x.slots[slot]; h.touched != x.search && h.id != id {
				h.touched = x.search
				if h.overlap = s.same(h.sign); h.overlap >= copyShare {
					found = append(found, h)
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b *held) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(a.seq, b.seq))
	})
	return found[:min(len(found), maxNear)]
}
