package who

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"synoptic/dossier/line"
	"synoptic/news"
)

// CueNames names what tells whose an office is, as whose.txt has it.
var CueNames = [cues]string{
	cueShare:          "its share of the report",
	cueReports:        "its share of all reports",
	cueMentions:       "how often it is named",
	cuePlaces:         "its part of the places",
	cueSubject:        "subject of the sentence",
	cueSaid:           "the words before are its own",
	cueNear:           "how near before it is named",
	cueNone:           "it calls no office so",
	cueLacks:          "it has no such office",
	cueHeaded:         "somebody else is its head",
	cueChamber:        "another than that of the chambers",
	cueOrgans:         "its part of the organs",
	cueWith:           "its part of the holder's sentences",
	cuePress:          "the state of the press",
	cuePressPresident: "the same of a president",
	cuePressHome:      "the same, the home of all reports",
	cueForeign:        "named most, of a foreign minister",
	cueAlone:          "its part of the sentences on one state",
	cueTongue:         "the name fits its people",
	cueAny:            "any state",
}

// whose.txt is made by go run ./lang/train/cmd whose (CARD-whose.md).
//
//go:embed whose.txt
var whoseText string

var trained = sync.OnceValue(func() *[cues]float64 {
	w, err := readWeights(whoseText)
	if err != nil {
		panic("who: " + err.Error()) // the program's fault: the file is part of it
	}
	return w
})

// readWeights reads the weights of cues from a text such as whose.txt, which has each once.
func readWeights(text string) (*[cues]float64, error) {
	var out [cues]float64
	var seen [cues]bool
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(l, ": ")
		i := slices.Index(CueNames[:], name)
		w, err := strconv.ParseFloat(value, 64)
		if i < 0 || seen[i] || err != nil {
			return nil, fmt.Errorf("whose.txt: %q is no weight of a cue", l)
		}
		out[i], seen[i] = w, true
	}
	if i := slices.Index(seen[:], false); i >= 0 {
		return nil, fmt.Errorf("whose.txt: no weight of %q", CueNames[i])
	}
	return &out, nil
}

// weigh tells how much speaks for a state, against its being none's.
func weigh(f *[cues]float64) float64 {
	s, weights := 0., trained()
	for i, x := range f {
		s += weights[i] * x
	}
	return s
}

// Holder is somebody who holds an office that may be a state's: what the weights are
// learnt from.
type Holder struct {
	Name string
	Told map[string]int              // how often the words of the reports name each state beside the office
	Bare []map[string]*[cues]float64 // of the reports that give the office without a state: what speaks for each state
}

// Holders gives those who hold such an office in the articles of one event.
func Holders(docs []*news.Doc, o line.Origins) []Holder {
	g := Group(docs)
	entities(g.groups, g.docs, o) // names them
	w := newWorld(g.groups, g.docs)
	var out []Holder
	for _, c := range g.groups {
		if c.typ != news.Person {
			continue
		}
		h := Holder{Name: c.name, Told: map[string]int{}}
		for _, it := range c.items {
			named := it.seat != ""
			for _, k := range it.roles {
				r := it.doc.Roles[k]
				if r.Country != "" {
					named = true
					if !r.Former && !rebel(r.Norm) && !ofFirm(r) && !posted(r) {
						h.Told[r.Country]++
					}
				}
			}
			offices := it.bare()
			sure := func(r news.Role) bool { return usual(it.doc, r.Norm) != "" || forceOf(it.doc, r) != "" }
			if !named && len(offices) > 0 && !slices.ContainsFunc(offices, sure) {
				h.Bare = append(h.Bare, w.cues(it, c, offices))
			}
		}
		if len(h.Told)+len(h.Bare) > 0 {
			out = append(out, h)
		}
	}
	return out
}
