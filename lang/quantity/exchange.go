package quantity

import (
	"synoptic/gazetteer"
	"synoptic/lang/number"
	"synoptic/wordlist"
)

// modes say how an exchange is made; they are not what is counted.
var modes = wordlist.Set("basis principle formula format exchange exchanges swap swaps deal trade ratio")

// exchange reads "6,000 for 6,000": one number told twice is what each of two
// sides gives. What is counted is named behind it ("1,000 for 1,000
// prisoners") or stands before ("the bodies will be returned 6,000 for 6,000").
func (s *sentence) exchange(r *reading) {
	first, last := r.number, r.last
	switch {
	case s.repeated(r.number, s.link(r.last, 1)) > 0:
		last = s.repeated(r.number, s.link(r.last, 1))
	case s.before(r.number) >= 0:
		first = s.before(r.number)
	default:
		return
	}
	r.Scope = "each"
	if s.hyphen(last) {
		last++
	}
	counted := -1
	for k := last; k < len(s.w) && counted < 0 && !closing(s.w[k]); k++ {
		if gazetteer.Persons(s.w[k]) {
			counted = k
		} else if !modes[s.w[k]] && s.d.Tokens[s.base+k].Tag == "NOUN" {
			break
		}
	}
	for k := first - 1; k >= 0 && counted < 0 && !closing(s.w[k]); k-- {
		if gazetteer.Persons(s.w[k]) {
			counted = k
		}
	}
	if counted >= 0 {
		r.Head, r.Of, r.Unit = s.base+counted, s.d.Tokens[s.base+counted].Span, "person"
	} else if r.Head >= 0 && modes[s.w[r.Head-s.base]] {
		r.Head, r.Of = s.base+r.number, s.d.Tokens[s.base+r.number].Span
		r.Of.End = r.Of.Start
	}
}

// link gives where the other number of an exchange starts (step 1) or ends
// (step -1) when "for" stands at i, with or without hyphens; else -1.
func (s *sentence) link(i, step int) int {
	if s.hyphen(i) {
		i += step
	}
	if s.at(i) != "for" {
		return -1
	}
	i += step
	if s.hyphen(i) {
		i += step
	}
	return i
}

// repeated gives the end of a number at j that is the one at i, else -1.
func (s *sentence) repeated(i, j int) int {
	if j < 0 || j >= len(s.w) {
		return -1
	}
	a, _ := number.Read(s.w, i)
	b, end := number.Read(s.w, j)
	if end == j || a.Best != b.Best || a.Low != b.Low || a.High != b.High {
		return -1
	}
	return end
}

// before gives the start of the first number of an exchange of which the
// second starts at i, else -1.
func (s *sentence) before(i int) int {
	end := s.link(i-1, -1)
	for j := end; j >= 0 && j > end-4; j-- {
		if s.repeated(i, j) == end+1 {
			return j
		}
	}
	return -1
}

// closing tells whether a word ends a clause.
func closing(w string) bool {
	return w == "." || w == ";" || w == ":" || w == "," || w == "who" || w == "which"
}
