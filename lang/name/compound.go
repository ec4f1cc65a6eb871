package name

import (
	"strings"

	"synoptic/lang/model"
)

// unit is a run of tokens tied by hyphens or strokes, or one token alone.
type unit struct {
	first, last int // tokens [first, last)
	word        *model.Word
}

// longestUnit bounds the tokens of a unit.
const longestUnit = 12

// compounds marks the units of sentence i, when it has one of several tokens.
func (d *Doc) compounds(i int, tied []bool) {
	s := d.forms[i]
	joins := func(k int) bool {
		return k < len(s) && k < len(tied) && tied[k] && (s[k] == "-" || s[k] == "/" || s[k-1] == "-" || s[k-1] == "/")
	}
	some := false
	for k := 1; k < len(s) && !some; k++ {
		some = joins(k)
	}
	if !some {
		return
	}
	us := make([]unit, len(s))
	for k := 0; k < len(s); {
		j := k + 1
		for j-k < longestUnit && joins(j) {
			j++
		}
		u := unit{k, j, d.words[i][k]}
		if j > k+1 {
			u.word = d.r.cache.Word(strings.Join(s[k:j], ""))
		}
		for ; k < j; k++ {
			us[k] = u
		}
	}
	d.units[i] = us
}

// unitFeatures looks at the compound of token k, and at the compounds around
// it as if each were one word.
func (d *Doc) unitFeatures(f []uint64, i, k int) []uint64 {
	us := d.units[i]
	u, w := us[k], d.words[i][k]
	at := func(j int) unit {
		switch {
		case j < 0:
			return unit{-1, 0, model.OutLeft}
		case j >= len(us):
			return unit{len(us), len(us) + 1, model.OutRight}
		}
		return us[j]
	}
	p, n := at(u.first-1), at(u.last)
	mix := model.Mix
	if u.last-u.first > 1 {
		place := uint64(min(k-u.first, 3))
		f = append(f, mix(190, u.word.Low, place), mix(191, u.word.Squeeze, place), mix(192, u.word.Suffix[3], place), mix(193, uint64(u.last-u.first), place))
	} else if p.last-p.first == 1 && n.last-n.first == 1 {
		return f
	}
	pp, nn := at(p.first-1), at(n.last)
	return append(f, mix(194, p.word.Low, w.Squeeze), mix(195, n.word.Low, w.Squeeze), mix(196, p.word.Squeeze, mix(0, w.Squeeze, n.word.Squeeze)),
		mix(197, n.word.Squeeze, mix(0, w.Squeeze, nn.word.Squeeze)), mix(198, pp.word.Squeeze, mix(0, p.word.Squeeze, w.Squeeze)),
		mix(199, pp.word.Low, mix(0, p.word.Low, w.Squeeze)), mix(200, n.word.Low, mix(0, nn.word.Low, w.Squeeze)))
}
