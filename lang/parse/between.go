package parse

import "synoptic/lang/model"

var comma, punct, verb, cconj, sconj = model.Hash(","), model.Hash("PUNCT"), model.Hash("VERB"), model.Hash("CCONJ"), model.Hash("SCONJ")

// mark counts, for each word and the end, the commas, other punctuation, verbs
// and conjunctions before it, 16 bits each. A sentence of more than 65,535 of
// one kind is counted wrongly, which does no harm.
func (s *Space) mark() {
	n := uint64(0)
	s.marks = append(s.marks[:0], n)
	for i := range s.Words[1:] {
		w := &s.Words[i+1]
		s.marks = append(s.marks, n)
		switch {
		case w.Low == comma:
			n++
		case w.Tag == punct:
			n += 1 << 16
		case w.Tag == verb:
			n += 1 << 32
		case w.Tag == cconj || w.Tag == sconj:
			n += 1 << 48
		}
	}
	s.marks = append(s.marks, n)
}

// between tells which of these words lie between two words, up to two of a
// kind.
func (s *Space) between(a, b int32) uint64 {
	if a < 0 || int(a)+1 >= len(s.marks) || int(b) >= len(s.marks) {
		return 0
	}
	d := s.marks[b] - s.marks[a+1]
	return min(d&0xffff, 2) | min(d>>16&0xffff, 2)<<4 | min(d>>32&0xffff, 2)<<8 | min(d>>48, 1)<<12
}
