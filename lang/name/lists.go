package name

import "synoptic/lang/model"

// Bits of what the lists know of a word or phrase (name-lists.bin): persons'
// names and places.
const (
	ListGiven      = 1 << iota // a given name of several people
	ListGivenRare              // a given name of one or two
	ListFamily                 // a family name of several people
	ListFamilyRare             // a family name of one or two
	ListPerson                 // a word of persons' names in other scripts' tables
	ListCity
	ListRegion
	ListArmed // an armed group
	ListBody  // an international body, aid group or company
	listBits  = iota
	counts    = 12 // where what WordCounts packs starts
)

// WordKey is the key of a word in the lists by the hash of its lower-case form,
// PhraseKey that of a phrase whose words so far have key and go on with a word.
func WordKey(low uint64) uint64 { return model.Mix(150, low, 0) }

// PhraseKey: see WordKey; a phrase starts with key 0.
func PhraseKey(key, low uint64) uint64 { return model.Mix(151, key, low) }

// leastSeen is how often a word or phrase must have been read to count.
const leastSeen = 3

// WordCounts packs how often a capitalised word bore each label in raw text:
// the most and second most frequent label, the first's share, how often in all.
// 0 where it was seen too seldom.
func WordCounts(n []int32) uint32 {
	top, second, all := 0, -1, int32(0)
	for k, c := range n {
		all += c
		if c > n[top] {
			top = k
		}
	}
	for k, c := range n {
		if k != top && c > 0 && (second < 0 || c > n[second]) {
			second = k
		}
	}
	if all < leastSeen {
		return 0
	}
	if second >= 0 && n[second]*10 < all {
		second = -1
	}
	return uint32(top+1)<<counts | share(n[top], all)<<(counts+5) | uint32(second+1)<<(counts+7) | often(all)<<(counts+12)
}

// PhraseCounts packs how often a phrase was each type of name in raw text, as
// WordCounts does.
func PhraseCounts(n []int32) uint32 {
	top, all := 0, int32(0)
	for k, c := range n {
		all += c
		if c > n[top] {
			top = k
		}
	}
	if all < leastSeen {
		return 0
	}
	return uint32(top+1)<<counts | share(n[top], all)<<(counts+5) | often(all)<<(counts+12)
}

func share(part, all int32) uint32 {
	switch {
	case part*20 >= all*19:
		return 3
	case part*4 >= all*3:
		return 2
	case part*2 >= all:
		return 1
	}
	return 0
}

func often(n int32) uint32 {
	switch {
	case n >= 100:
		return 3
	case n >= 30:
		return 2
	case n >= 8:
		return 1
	}
	return 0
}

// longestListed bounds the words of a phrase in the lists.
const longestListed = 6

// listed marks the phrases of sentence i that the lists know, longest first.
func (d *Doc) listed(i int) {
	l, w := d.r.lists, d.words[i]
	d.phrase[i] = make([]uint64, len(w))
	if l == nil {
		return
	}
	for k := 0; k < len(w); {
		n, value := 0, uint32(0)
		if w[k].Flags&model.FlagUpper != 0 {
			key := PhraseKey(0, w[k].Low)
			for j := 1; j < longestListed && k+j < len(w); j++ {
				key = PhraseKey(key, w[k+j].Low)
				if v, ok := l.Value(key); ok {
					n, value = j+1, v
				}
			}
		}
		for j := range n {
			place := uint64(1)
			switch j {
			case 0:
				place = 0
			case n - 1:
				place = 2
			}
			d.phrase[i][k+j] = uint64(value)<<2 | place | 1<<60
		}
		k += max(n, 1)
	}
}

// listFeatures adds what the lists say of the word, its neighbours and the
// phrase that it stands in.
func (d *Doc) listFeatures(f []uint64, i, k int) []uint64 {
	mix := model.Mix
	v, w := d.value[i], d.words[i][k]
	capital := w.Flags & 1
	at := func(j int) uint64 {
		if j < 0 || j >= len(v) {
			return 0
		}
		return uint64(v[j])
	}
	for off := -1; off <= 1; off++ {
		x := at(k + off)
		if x == 0 {
			continue
		}
		f = append(f, mix(uint64(141+off), x&(1<<listBits-1), capital))
		if x>>counts != 0 {
			f = append(f, mix(uint64(144+off), x>>counts&0x7f, capital), mix(uint64(147+off), x>>counts, capital))
		}
	}
	a, b, c := at(k-1)>>counts&0x1f, at(k)>>counts&0x1f, at(k+1)>>counts&0x1f
	if b != 0 {
		f = append(f, mix(150, at(k)>>counts&0x7f, w.Squeeze), mix(151, a, b), mix(152, b, c), mix(153, a, mix(0, b, c)))
	}
	if p := d.phrase[i][k]; p != 0 {
		place, v := p&3, p>>2
		f = append(f, mix(154, v&(1<<listBits-1), place), mix(155, v>>counts&0x7f, place), mix(156, v>>counts, place))
	}
	return f
}
