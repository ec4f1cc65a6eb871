package name

import "strings"

// unitHeads are the nouns that head the names of armed units: bodies, whatever
// the words before say.
var unitHeads = map[string]bool{"brigade": true, "brigades": true, "battalion": true, "battalions": true, "regiment": true, "division": true,
	"squadron": true, "fleet": true, "corps": true, "wing": true, "infantry": true, "cavalry": true, "marines": true, "rifles": true}

// bodyHeads are other nouns that head the names of bodies when a people's word
// or a state stands before them ("Norish Army").
var bodyHeads = map[string]bool{"army": true, "navy": true, "forces": true, "force": true, "command": true, "government": true,
	"ministry": true, "parliament": true, "coalition": true, "guard": true, "police": true}

// workHeads are the nouns that head the names of what stands in a place, which
// reads like a body's name: a dam is none.
var workHeads = map[string]bool{"dam": true, "barrage": true, "bridge": true, "river": true, "valley": true, "mountains": true, "lake": true,
	"canal": true, "crossing": true, "refinery": true, "reservoir": true, "province": true, "governorate": true}

// headed gives the type of a name of several words by the noun that heads it;
// "" where that tells nothing.
func headed(words []string) string {
	if len(words) < 2 {
		return ""
	}
	switch w := words[len(words)-1]; {
	case !isCapital(w):
	case unitHeads[strings.ToLower(w)], bodyHeads[strings.ToLower(w)]:
		return "ORG"
	case workHeads[strings.ToLower(w)]:
		return "LOC"
	}
	return ""
}

// units makes the names of armed units whole: the number before one belongs to
// it ("the 12th Coastal Brigade"), and a state before that too.
func units(words []string, found []Found) []Found {
	for i := range found {
		f := &found[i]
		if n := f.Last; f.Type == "ORG" && n < len(words) && numbered[words[n-1]] && number(words[n]) {
			f.Last++
		}
		if f.Type == "PER" || f.First == 0 || !ordinal(words[f.First-1]) || !armed(words[f.First:f.Last]) {
			continue
		}
		if i == 0 || found[i-1].Last < f.First {
			f.First--
			f.Type = "ORG"
		}
	}
	return found
}

// numbered are what armed units are called that have their number behind them.
var numbered = map[string]bool{"TF": true, "CTF": true, "JTF": true, "CJTF": true, "Force": true, "Squadron": true, "Wing": true, "Group": true}

// number tells whether a word is a number of up to three figures.
func number(w string) bool {
	return len(w) < 4 && strings.Trim(w, "0123456789") == "" && w != ""
}

// armed tells whether a name is headed as an armed unit's: also "Group", which
// others have too, after a word of arms.
func armed(words []string) bool {
	last := strings.ToLower(words[len(words)-1])
	return unitHeads[last] || last == "group" && len(words) > 2
}

// shorter gives the bodies that a document names in full and then, with the
// article and a capital, by the noun that heads the name: "the Coalition".
func shorter(words []string, found []Found) []Found {
	in, heads := make([]bool, len(words)), map[string]bool{}
	for _, f := range found {
		for k := f.First; k < f.Last; k++ {
			in[k] = true
		}
		if w := words[f.Last-1]; f.Type == "ORG" && f.Last-f.First > 1 && isCapital(w) && shortHeads[strings.ToLower(w)] {
			heads[w] = true
		}
	}
	for i := 1; i < len(words); i++ {
		if in[i] || !heads[words[i]] || !strings.EqualFold(words[i-1], "the") || i+1 < len(words) && (isCapital(words[i+1]) || words[i+1] == "of" || words[i+1] == "for") {
			continue
		}
		found = append(found, Found{i, i + 1, "ORG"})
	}
	return found
}

// shortHeads are nouns that stand for the body whose name they head.
var shortHeads = map[string]bool{"coalition": true, "council": true, "commission": true, "committee": true, "ministry": true, "agency": true,
	"alliance": true, "union": true, "department": true, "bank": true, "fund": true, "court": true, "navy": true, "army": true, "guard": true,
	"parliament": true, "assembly": true, "senate": true, "association": true, "federation": true}

// ordinal tells whether a word is a number in order, in figures: "12th".
func ordinal(w string) bool {
	n := strings.TrimLeft(w, "0123456789")
	return len(n) < len(w) && (n == "st" || n == "nd" || n == "rd" || n == "th")
}

// letters are what stands after a person's name and a comma: orders, degrees,
// ranks at the bar. They are no names.
var letters = map[string]bool{"QC": true, "KC": true, "SC": true, "MP": true, "MEP": true, "MSP": true, "OBE": true, "MBE": true, "CBE": true,
	"KBE": true, "PhD": true, "Ph.D.": true, "MD": true, "M.D.": true, "Esq": true, "Esq.": true, "Jr": true, "Jr.": true, "Sr": true, "Sr.": true, "RN": true, "FRS": true}

// lettered takes out names that are such letters.
func lettered(words []string, found []Found) []Found {
	out := found[:0]
	for i, f := range found {
		if f.Last == f.First+1 && letters[words[f.First]] && i > 0 && found[i-1].Type == "PER" && found[i-1].Last+1 == f.First && words[f.First-1] == "," {
			continue
		}
		out = append(out, f)
	}
	return out
}

// juniors takes the "Jr." behind a comma into a person's name: the son is another than the father.
func juniors(words []string, found []Found) []Found {
	var out []Found
	for _, f := range found {
		if n := len(out); n > 0 && f.First < out[n-1].Last { // what began with it
			for f.First = out[n-1].Last; f.First < f.Last && !isCapital(words[f.First]); {
				f.First++
			}
			if f.First >= f.Last {
				continue
			}
		}
		if k := f.Last; f.Type == "PER" && f.Last-f.First > 1 && k+1 < len(words) && words[k] == "," {
			switch words[k+1] {
			case "Jr.", "Jr", "Sr.", "Sr":
				f.Last += 2
			}
		}
		out = append(out, f)
	}
	return out
}
