package identity

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"

	"synoptic/memo"
)

// How the words of a person's name fit those of the people of a state: "Davutlu" is more
// likely a Turk's than a Syrian's. Runs of three and four letters are counted over the
// names of those who held national offices in each of some hundred states; no name is in
// the table, and a run that one person alone has in a state counts for nothing, so that
// nobody is known by it (CARD-lands.md).

// lands.bin is made by go run ./lang/train/cmd land.
//
//go:embed lands.bin
var landsData []byte

var lands = sync.OnceValue(func() *landTable {
	t, err := readLands(landsData)
	if err != nil {
		panic("identity: " + err.Error()) // the program's fault: the file is part of it
	}
	return t
})

// landTable has, by runs of letters, in how many names of each state they stand.
type landTable struct {
	states  map[string]int // canonical name -> index
	persons []float64      // by state
	all     float64
	runs    map[string]landRun
}

type landRun struct {
	share float64 // of all names
	state []uint16
	names []uint16 // of these, by place in state
}

// tongues gives the states whose names stand for those of a state that the table lacks.
var tongues = map[string][]string{
	"Germany": {"Austria"}, "Switzerland": {"Austria", "France", "Italy"}, "Belgium": {"France", "Luxembourg"}, "Monaco": {"France"},
	"Lebanon": {"Syria", "Jordan"}, "Libya": {"Tunisia", "Egypt", "Algeria"}, "Palestine": {"Jordan", "Egypt"}, "Bahrain": {"Kuwait", "Jordan"},
	"Oman": {"Yemen", "Jordan"}, "Mauritania": {"Algeria", "Senegal"}, "Afghanistan": {"Pakistan", "Iran"}, "Tajikistan": {"Uzbekistan", "Iran"},
	"Turkmenistan": {"Uzbekistan", "Azerbaijan"}, "Kyrgyzstan": {"Kazakhstan", "Uzbekistan"}, "North Korea": {"South Korea"}, "Moldova": {"Romania"},
	"Croatia": {"Serbia", "Slovenia"}, "North Macedonia": {"Serbia", "Bulgaria"}, "Slovakia": {"Czechia"}, "Iceland": {"Norway", "Denmark"},
	"Colombia": {"Spain", "Chile", "Argentina"}, "Venezuela": {"Spain", "Chile", "Argentina"}, "Peru": {"Spain", "Chile", "Argentina"},
	"Ecuador": {"Spain", "Chile", "Argentina"}, "Bolivia": {"Spain", "Chile", "Argentina"}, "Uruguay": {"Argentina", "Spain"}, "Paraguay": {"Argentina", "Spain"},
	"Cuba": {"Spain", "Mexico"}, "Honduras": {"Spain", "Mexico"}, "Guatemala": {"Spain", "Mexico"}, "El Salvador": {"Spain", "Mexico"}, "Nicaragua": {"Spain", "Mexico"},
	"Costa Rica": {"Spain", "Mexico"}, "Panama": {"Spain", "Mexico"}, "Dominican Republic": {"Spain", "Mexico"}, "Haiti": {"France"},
	"Jamaica": {"United Kingdom"}, "Cyprus": {"Greece"}, "Uganda": {"Kenya"}, "Tanzania": {"Kenya"}, "Zambia": {"Zimbabwe"}, "Malawi": {"Zimbabwe"},
	"Mali": {"Senegal"}, "Niger": {"Senegal"}, "Guinea": {"Senegal"}, "Burkina Faso": {"Senegal"}, "Eritrea": {"Ethiopia"}, "Chad": {"Sudan", "Cameroon"},
	"Nepal": {"India"}, "Maldives": {"Bangladesh"}, "Brunei": {"Malaysia"},
}

// Lands gives how well a person's name fits the names of each of some states: natural
// logarithms of how much likelier it is among them than among the names of all, and NaN for a
// state of which nothing is known. Names of two states with like names fit both.
func Lands(name string, states []string) []float64 {
	runs := nameRuns.Of(name, Runs)
	t := lands()
	out := make([]float64, len(states))
	for i, s := range states {
		out[i] = t.fit(runs, s)
	}
	return out
}

var nameRuns = memo.New[[]string](11)

// smoothed is how many names at large stand for what a state's own do not show.
const smoothed = 2

func (t *landTable) fit(runs []string, state string) float64 {
	at, ok := t.states[state]
	if !ok {
		sum, n := 0., 0.
		for _, like := range tongues[state] {
			if k, ok := t.states[like]; ok {
				sum += math.Exp(t.of(runs, k))
				n++
			}
		}
		return math.Log(sum / n) // NaN of none
	}
	return t.of(runs, at)
}

func (t *landTable) of(runs []string, state int) float64 {
	s := 0.
	for _, r := range runs {
		run, ok := t.runs[r]
		if !ok {
			continue
		}
		own := 0.
		for i, at := range run.state {
			if int(at) == state {
				own = float64(run.names[i])
				break
			}
		}
		s += math.Log((own + smoothed*run.share) / (t.persons[state] + smoothed) / run.share)
	}
	return s
}

// Runs gives the runs of three and four letters of the words of a name, with marks for where a
// word begins and ends; each once.
func Runs(name string) []string {
	var out []string
	seen := map[string]bool{}
	f := Fold(name)
	for i := 0; i < len(f); {
		if f[i] < 'a' || f[i] > 'z' {
			i++
			continue
		}
		j := i
		for j < len(f) && f[j] >= 'a' && f[j] <= 'z' {
			j++
		}
		w := "^" + f[i:j] + "$"
		i = j
		for n := 3; n <= 4; n++ {
			for k := 0; k+n <= len(w); k++ {
				if r := w[k : k+n]; !seen[r] {
					seen[r] = true
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// readLands reads what lang/train/land writes.
func readLands(b []byte) (*landTable, error) {
	t := &landTable{states: map[string]int{}, runs: map[string]landRun{}}
	bad := false
	number := func() int {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > 1<<24 {
			bad = true
			return 0
		}
		b = b[n:]
		return int(v)
	}
	word := func() string {
		n := number()
		if n > len(b) {
			bad = true
			return ""
		}
		s := string(b[:n])
		b = b[n:]
		return s
	}
	for n := number(); n > 0 && !bad; n-- {
		s, persons := word(), number()
		t.states[s] = len(t.persons)
		t.persons = append(t.persons, float64(persons))
	}
	t.all = float64(number())
	for n := number(); n > 0 && !bad; n-- {
		s := word()
		r := landRun{share: float64(number()) / t.all}
		at := 0
		for k := number(); k > 0 && !bad; k-- {
			at += number()
			r.state, r.names = append(r.state, uint16(at)), append(r.names, uint16(number()))
			bad = bad || at >= len(t.persons)
		}
		t.runs[s] = r
	}
	if bad || len(b) > 0 {
		return nil, fmt.Errorf("lands.bin is cut or not whole")
	}
	return t, nil
}
