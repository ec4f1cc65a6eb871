package quantity

import (
	"math"

	"synoptic/lang/number"
)

// upTo reads the other end of a range: "20-30", "5 to 7", "between 5 and 7".
func (s *sentence) upTo(r *reading, money string) {
	j := r.last
	between := s.at(r.number-1) == "between" || s.at(r.number-2) == "between" && money != ""
	percent := j < len(s.w) && (s.at(j) == "%" || s.at(j) == "percent")
	k, unit := j, ""
	if percent {
		k++
	} else if between && money == "" {
		k, unit = s.inUnits(j)
	}
	switch {
	case unit != "" && s.at(k) != "and":
		return
	case s.hyphen(k), s.at(k) == "to" && s.at(k-1) != "up", s.at(k) == "and" && between, s.at(k) == "or" && (r.Best <= 20 || math.Mod(r.Best, 100) == 0):
	default:
		return
	}
	to, or := s.at(k) == "to", s.at(k) == "or"
	k++
	both := false
	if c, ok := symbols[s.at(k)]; ok && c == money {
		k, both = k+1, true
	}
	n, e := number.Read(s.w, k)
	if percent {
		if s.at(e) != "%" && s.at(e) != "percent" {
			return
		}
		both = true
	}
	if both && to && (s.change(r, n.Best) || money != "" && r.qualified && n.Best >= 5*r.Best) { // "dropped by more than $11 to $106"
		return
	}
	hi, lo := n.Best, r.Low
	if (money != "" || unit != "") && s.glued(e) && (s.at(e) == "m" || s.at(e) == "b") {
		hi *= map[string]float64{"m": 1e6, "b": 1e9}[s.at(e)]
		e++
	}
	if e == k || n.Kind != number.Cardinal || hi <= r.Low || to && s.at(r.first-1) == "from" && rises[s.at(r.first-2)] { // "has risen from 11 to 14"
		return
	}
	if or && r.Best > 20 && (hi > 2*lo || math.Mod(hi, 100) != 0) { // but "500 or 600 children"
		return
	}
	if to && s.at(r.first-1) == "by" && hi > 3*lo { // "rose by three to 78"
		return
	}
	if unit != "" && unitWords[s.at(e)] != unit {
		return
	}
	if lo < 1000 && hi >= 1000*lo && !n.Bare { // "two to three million"
		for _, unit := range []float64{1e9, 1e6, 1e3} {
			if hi >= unit && hi/unit > lo {
				lo *= unit
				break
			}
		}
	}
	if hi > 1000*math.Max(lo, 1) {
		return
	}
	r.Low, r.High, r.Best, r.last = lo, hi, (lo+hi)/2, e
	if r.Qualifier == exact {
		r.Qualifier = about
	}
	if between {
		r.first = r.number - 1
		if money != "" {
			r.first--
		}
	}
}

// inUnits steps over a unit of measure and the same in another one in brackets, at the first end of
// a range: "between 89 gallons (337 litres) and 176 gallons".
func (s *sentence) inUnits(j int) (k int, unit string) {
	if unit = unitWords[s.at(j)]; unit == "" {
		return j, ""
	}
	if k = j + 1; s.at(k) == "(" {
		for k < len(s.w) && k < j+8 && s.at(k) != ")" {
			k++
		}
		k++
	}
	return k, unit
}
