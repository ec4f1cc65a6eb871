package body

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"
)

// opening are, for each of the forms, the beginnings of the lines that can have
// it: up to three bytes in lower case, 0 for any digit, "_" for a blank. Few
// lines have one of them, and the expressions are matched against these alone.
// An empty entry is a form whose lines begin in any way.
var opening = [...]string{
	"als ana don exp fur gal in_ lis mor mus opi pod rea rec rel see tre up_ vid wat",
	"als rea see",
	"edi fur in_ lat mor mos oth pop rec rel top tre up_ wha you",
	"0 com lik rea rep sha vie",
	"add be_ com hav hid joi lea loa log pos rea see sho sig sub vie wha wri",
	"edi",
	"bre che det dev fol inf mor ple ref soo thi to_ upd wil",
	"boo cop e-m ema fac fli fol ins joi lik lin mes pin pri red sav sha tel twe twi wha you",
	"alr bac bec cli con don dow enj fun get ins pre sig sta sub sup swi tap thi to_ you",
	"0 ad adv all art con end lis loa pai pla pro rea scr ski spo sto vie",
	"(c) all cop the thi",
	"byl cap cov cre fea fil fot get gra han ill ima ist lea mai map pho pic pix rep scr shu sou sto vid",
	"",
	"cat fil key mor pos sec tag top",
	"add com edi inp rep tex tra wit wri",
	"edi fir iss las mod ori pos pub upd upl",
	"",
	"0 _0 don got hav ima log pho pic pop rec reg see sig sli the thi wan wri",
	"rel",
	"abo acc bac clo con coo hom men new nex our pre pri rea rep sea see sho ter we_",
	"a_s all com e-m ema ens giv if_ in_ mak ple req sen sha tel tex the thi upl we_ whe you",
	"all are bac bit do_ gd/ gd\\ get gl/ gl\\ ie/ ie\\ kr/ kr\\ ly/ ly\\ the thi to_",
}

// openings maps a beginning to the forms that it can be of, a bit each.
var openings = sync.OnceValue(func() map[string]uint32 {
	m := map[string]uint32{}
	for i, s := range opening {
		for w := range strings.FieldsSeq(s) {
			m[strings.ReplaceAll(w, "_", " ")] |= 1 << i
		}
	}
	return m
})

// The forms whose lines begin in any way: a path of headings has a sign between
// them, and an invitation one of the words below. None has a letter k or s,
// which other letters than ASCII are equal to when case does not count.
const pathForm, invitingForm = 12, 16

var inviting = [][]byte{[]byte("contributed"), []byte("here"), []byte("follow"), []byte("letter"), []byte("briefing"), []byte("email alert"),
	[]byte("reached at"), []byte("java"), []byte("mail"), []byte("robot")}

// formsBy gives the forms that a line can have by its beginning and by the
// words that a form cannot do without, a bit each. The line is at most
// maxFurniture bytes long.
func formsBy(t string) uint32 {
	const all = 1<<len(opening) - 1
	may := uint32(all &^ (1<<pathForm | 1<<invitingForm))
	if strings.ContainsAny(t, ">»›/") {
		may |= 1 << pathForm
	}
	var low [maxFurniture]byte
	n := min(len(t), len(low))
	for i := range n {
		c := t[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		low[i] = c
	}
	for _, w := range inviting {
		if bytes.Contains(low[:n], w) {
			may |= 1 << invitingForm
			break
		}
	}
	var begin [3]byte
	k := min(len(begin), n)
	for i, c := range low[:k] {
		switch {
		case c >= utf8.RuneSelf:
			return may
		case c >= '0' && c <= '9':
			c = '0'
		}
		begin[i] = c
	}
	can, m := uint32(1<<pathForm|1<<invitingForm), openings()
	for i := 1; i <= k; i++ {
		can |= m[string(begin[:i])]
	}
	return may & can
}

// digits tells whether a text has at least n digits.
func digits(t string, n int) bool {
	for i := 0; i < len(t) && n > 0; i++ {
		if t[i] >= '0' && t[i] <= '9' {
			n--
		}
	}
	return n == 0
}

// bracketed tells whether a text ends with a bracket closed, a full stop after
// it set aside.
func bracketed(t string) bool {
	t = strings.TrimSuffix(t, ".")
	return strings.HasSuffix(t, ")") || strings.HasSuffix(t, "]")
}
