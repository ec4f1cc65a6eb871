// Package gazetteer is what everybody knows before reading a report: the
// states with their names, peoples, capitals and the houses and organs that
// stand for them, well-known places, international bodies, news agencies and
// outlets, the words of office and rank, honorifics, months, reporting verbs,
// given names. It knows no persons and no office holders. The tables were
// written by hand from general knowledge; they are read on first use and are
// safe for concurrent use.
//
// A phrase is looked up in its plain form: without "the", a possessive 's,
// diacritics and letter case. It must hold an upper-case letter, since
// "turkey" and "polish" are not states; names that are letters only ("US",
// "WHO") must be written in capitals. Only the first 120 bytes count.
package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/countries.txt
var countriesText string

//go:embed data/seats.txt
var seatsText string

//go:embed data/bodies.txt
var bodiesText string

//go:embed data/agencies.txt
var agenciesText string

// How tells in which way a phrase means a state.
type How int

// The ways to mean a state: by its name, by its people or adjective ("Russians",
// "Russian"), by its capital ("Moscow said"), by an organ or house ("Kremlin").
const (
	Name How = iota + 1
	Demonym
	Capital
	Seat
)

// Own tells whether what Nation takes for a seat of a state is a party, a movement
// or a company of the country, which speaks for itself.
func Own(phrase string) bool {
	own, _ := find(known().own, phrase)
	return own
}

type nation struct {
	country string
	how     How
}

// Body is an international or otherwise well-known body, or an agency or
// outlet. Kind is bloc, alliance, un, court, finance, trade, police, aid,
// rights, agency, sport, thinktank, armed; for the press agency, outlet or
// platform. Country is where it sits (a seat, not an owner), "" when nowhere
// in particular. Acronym is its letters, "" when it has none.
type Body struct {
	Name, Kind, Country, Acronym string
}

type tables struct {
	nations map[string]nation
	places  map[string]string // cities, regions: country
	cities  map[string]bool
	own     map[string]bool // seats that speak for themselves
	bodies  map[string]Body
	press   map[string]Body
	starts  map[string]int // first word of a known phrase: its longest phrase, in words
}

var known = sync.OnceValue(load)

func load() *tables {
	t := &tables{nations: make(map[string]nation, 2400), places: make(map[string]string, 2600), cities: make(map[string]bool, 2000), own: make(map[string]bool, 200),
		bodies: make(map[string]Body, 400), press: make(map[string]Body, 400), starts: make(map[string]int, 4000)}
	t.loadCountries()
	lines(seatsText, func(l string) {
		country, rest, _ := strings.Cut(l, ":")
		organs, own, _ := strings.Cut(rest, "|")
		each(organs, func(s string) { t.nation(s, country, Seat) })
		each(own, func(s string) {
			t.nation(s, country, Seat)
			t.own[key(s)] = true
		})
	})
	load := func(text string, into map[string]Body) {
		lines(text, func(l string) {
			c := strings.Split(l+"|||", "|")
			b := Body{Name: c[0], Kind: c[1], Country: c[2]}
			each(c[3]+";"+c[0], func(s string) {
				if b.Acronym == "" && letters(s) {
					b.Acronym = s
				}
			})
			each(c[0]+";"+c[3], func(s string) {
				k := key(s)
				if _, ok := into[k]; !ok {
					into[k] = b
					t.start(k)
				}
			})
		})
	}
	load(bodiesText, t.bodies)
	load(agenciesText, t.press)
	return t
}

func (t *tables) loadCountries() {
	var rows [][]string
	lines(countriesText, func(l string) { rows = append(rows, strings.Split(l+"|||||", "|")) })
	for _, c := range rows { // names of all come before anybody's cities
		each(c[0]+";"+c[1], func(s string) { t.nation(s, c[0], Name) })
	}
	for _, c := range rows {
		each(c[2], func(s string) {
			t.nation(s, c[0], Demonym)
			if !strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "sh") && !strings.HasSuffix(s, "ese") && !strings.HasSuffix(s, "ch") && !strings.HasSuffix(s, "men") {
				t.nation(s+"s", c[0], Demonym)
			}
		})
		each(c[3], func(s string) {
			t.nation(s, c[0], Capital)
			t.place(s, c[0], true)
		})
	}
	for _, c := range rows {
		each(c[4], func(s string) { t.place(s, c[0], true) })
		each(c[5], func(s string) { t.place(s, c[0], false) })
	}
}

func (t *tables) nation(s, country string, how How) {
	k := key(s)
	if _, ok := t.nations[k]; !ok && k != "" {
		t.nations[k] = nation{country, how}
		t.start(k)
	}
}

func (t *tables) place(s, country string, city bool) {
	k := key(s)
	if _, ok := t.places[k]; !ok && k != "" {
		t.places[k] = country
		t.cities[k] = city
		t.start(k)
	}
}

func (t *tables) start(k string) {
	w, _, _ := strings.Cut(k, " ")
	t.starts[w] = max(t.starts[w], 1+strings.Count(k, " "))
}

// Nation gives the state that a phrase means, by its common English name, and
// how it means it. Organs that many states have ("Supreme Court", "Congress")
// are given to the state whose press writes them bare.
func Nation(phrase string) (country string, how How, ok bool) {
	t := known()
	n, ok := find(t.nations, phrase)
	return n.country, n.how, ok
}

// Place gives the state in which a well-known city, region or other place
// lies. A state is not its own place.
func Place(phrase string) (country string, ok bool) {
	return find(known().places, phrase)
}

// City tells whether a phrase is a well-known city or town.
func City(phrase string) bool {
	ok, _ := find(known().cities, phrase)
	return ok
}

// FindBody gives the international or otherwise well-known body that a phrase
// names, in full or by its letters.
func FindBody(phrase string) (Body, bool) { return find(known().bodies, phrase) }

// Agency gives the news agency, outlet or platform that a phrase names.
func Agency(phrase string) (Body, bool) { return find(known().press, phrase) }

// Region gives the state that has a region with the name of another state, "" for any
// other name: "Georgia".
func Region(name string) string {
	if name == "Georgia" {
		return "United States"
	}
	return ""
}

// Kind is what sort of thing a known phrase is: a set of bits, since "Georgia"
// is two.
type Kind uint16

// The kinds of phrase.
const (
	KindCountry Kind = 1 << iota
	KindDemonym
	KindCapital
	KindSeat
	KindCity
	KindRegion
	KindBody
	KindPress
)

// Kinds gives what a phrase can be, 0 when it is not known.
func Kinds(phrase string) Kind { return known().kinds(keys(phrase)) }

func (t *tables) kinds(upper, plain string) Kind {
	var k Kind
	for _, s := range [2]string{upper, plain} {
		if s == "" {
			continue
		}
		if n, ok := t.nations[s]; ok {
			k |= KindCountry << (n.how - 1)
		}
		if _, ok := t.places[s]; ok {
			if t.cities[s] {
				k |= KindCity
			} else {
				k |= KindRegion
			}
		}
		if _, ok := t.bodies[s]; ok {
			k |= KindBody
		}
		if _, ok := t.press[s]; ok {
			k |= KindPress
		}
		if k != 0 {
			break
		}
	}
	return k
}

// Longest gives the length of the longest known phrase that starts at
// words[0], in words, and its kinds; 0, 0 when there is none. The possessive 's
// may be a word of its own and is then not counted; "the" is not skipped.
func Longest(words []string) (n int, kinds Kind) {
	if len(words) == 0 || !hasUpper(words[0]) {
		return 0, 0
	}
	t := known()
	first, _, _ := strings.Cut(plainKey(words[0]), " ")
	most := t.starts[first]
	if letters(words[0]) {
		most = max(most, t.starts["^"+strings.ReplaceAll(words[0], ".", "")])
	}
	for n = min(most, len(words)); n > 0; n-- {
		if k := Kinds(strings.Join(words[:n], " ")); k != 0 {
			return n, k
		}
	}
	return 0, 0
}
