package name

import (
	"sort"
	"strings"
	"unicode/utf8"

	"synoptic/gazetteer"

	"synoptic/news"
)

// geographic are the kinds of phrase that stand for a place or state.
const geographic = gazetteer.KindCountry | gazetteer.KindCapital | gazetteer.KindCity | gazetteer.KindRegion

// part takes apart what the model ran together: a state or city before a
// person ("envoy to Ankara Tom Example") and pairs joined by a hyphen
// ("Russia-Ukraine talks").
func part(words []string, f Found) []Found {
	if f.Type == "PER" {
		for k := f.First + 1; k < f.Last-1; k++ {
			if between[words[k]] { // "the ferry Aurelia off Port Sul"
				return []Found{{f.First, k, f.Type}, {k + 1, f.Last, "LOC"}}
			}
		}
	}
	n := f.Last - f.First
	if n >= 3 {
		k, kinds := gazetteer.Longest(words[f.First:f.Last])
		rest := words[f.First+k : f.Last]
		if k > 0 && len(rest) >= 2 && kinds&(geographic|gazetteer.KindDemonym) != 0 && hasLetter(rest[0]) {
			if _, ok := gazetteer.GivenName(rest[0]); ok && !gazetteer.OrgWord(rest[len(rest)-1]) && gazetteer.Kinds(strings.Join(words[f.First:f.Last], " ")) == 0 {
				return []Found{{f.First, f.First + k, "LOC"}, {f.First + k, f.Last, "PER"}}
			}
		}
	}
	if f.Type == "PER" || n < 3 || n > 9 || gazetteer.Kinds(strings.Join(words[f.First:f.Last], " ")) != 0 {
		return []Found{f}
	}
	var out []Found
	first := f.First
	for i := f.First; i <= f.Last; i++ {
		if i < f.Last && words[i] != "-" && words[i] != "–" && words[i] != "/" {
			continue
		}
		if first >= i || gazetteer.Kinds(strings.Join(words[first:i], " "))&(geographic|gazetteer.KindDemonym) == 0 {
			return []Found{f}
		}
		out = append(out, Found{first, i, "LOC"})
		first = i + 1
	}
	return out
}

// between are prepositions that no person's name has inside.
var between = map[string]bool{"off": true, "near": true, "at": true, "in": true, "from": true, "outside": true}

// vessels are nouns before the name of a ship, a train or a craft.
var vessels = map[string]bool{"ferry": true, "ship": true, "trawler": true, "tanker": true, "vessel": true, "yacht": true, "boat": true,
	"freighter": true, "frigate": true, "destroyer": true, "submarine": true, "cruiser": true, "carrier": true, "liner": true, "barge": true,
	"tug": true, "schooner": true, "corvette": true, "lifeboat": true, "MV": true, "MS": true, "HMS": true, "USS": true, "spacecraft": true,
	"satellite": true, "rocket": true, "storm": true, "hurricane": true, "cyclone": true, "typhoon": true, "Storm": true, "Hurricane": true,
	"Cyclone": true, "Typhoon": true}

// crafts makes the names of ships and storms, which read like given names,
// names of things: those that stand after such a noun and are no family name
// of the document.
func crafts(words []string, found []Found, people map[string]bool) {
	craft := map[string]bool{}
	for _, f := range found {
		k := strings.Join(words[f.First:f.Last], " ")
		if f.First > 0 && vessels[words[f.First-1]] && f.Last-f.First <= 2 && (!people[k] || f.First > 1 && strings.EqualFold(words[f.First-2], "the")) {
			craft[k] = true
		}
	}
	for i := range found {
		if f := &found[i]; craft[strings.Join(words[f.First:f.Last], " ")] {
			f.Type = "MISC"
		}
	}
}

// towns makes a name in capitals that opens a sentence as a dateline does
// ("SANTA BRISA, March 14", "PORT SUL (Agency)") a place.
func towns(words []string, starts map[int]bool, found []Found) {
	for i := range found {
		f := &found[i]
		if !starts[f.First] || f.Last+1 >= len(words) {
			continue
		}
		k := strings.Join(words[f.First:f.Last], " ")
		if strings.ToUpper(k) != k || len(k) < 4 {
			continue
		}
		if next := words[f.Last]; next == "(" || (next == "," || next == ".") && dated(words[f.Last+1:min(f.Last+6, len(words))]) {
			f.Type = "LOC"
		}
	}
}

// dated tells whether words go on as a dateline: a month near, or a dash.
func dated(words []string) bool {
	for _, w := range words {
		switch strings.ToLower(strings.TrimSuffix(w, ".")) {
		case "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "june", "jun", "july", "jul", "aug", "august",
			"sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december", "-", "–", "—", "--",
			"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
			return true
		}
	}
	return false
}

// agree makes the names of one document agree: a family name alone is the
// person that the document names in full, wherever it stands; the same words
// are of one type. A well-known place is a place unless it is somebody's
// family name.
func (t *Model) agree(words []string, starts map[int]bool, found []Found) []Found {
	people := tails(words, found)
	found = doubles(words, pairs(words, found, people))
	sited, clubs := sites(words, found), articled(words, found, people)
	votes := map[string]map[string]int{}
	for _, f := range found {
		k := strings.Join(words[f.First:f.Last], " ")
		if votes[k] == nil {
			votes[k] = map[string]int{}
		}
		votes[k][f.Type]++
	}
	in := make([]bool, len(words))
	for i := range found {
		f := &found[i]
		for k := f.First; k < f.Last; k++ {
			in[k] = true
		}
		k := strings.Join(words[f.First:f.Last], " ")
		known := gazetteer.Kinds(k)
		switch {
		case people[k] && known&(gazetteer.KindCountry|gazetteer.KindDemonym|gazetteer.KindBody) == 0:
			f.Type = "PER"
		case f.Type == "PER" && (known == gazetteer.KindBody || order(words[f.First:f.Last])) && !people[k]:
			f.Type = "ORG"
		case f.Type == "PER" && f.Last == f.First+1 && known&(geographic|gazetteer.KindDemonym) != 0 && !people[k]:
			f.Type = "LOC"
		case known == 0 && f.Type == "PER" && sited[k]:
			f.Type = "LOC"
		case known == 0 && clubs[k] && f.Type != "LOC" && votes[k]["PER"]+votes[k]["ORG"] > 0:
			f.Type = "ORG"
		case known == 0:
			f.Type = major(votes[k], f.Type)
		}
	}
	towns(words, starts, found)
	crafts(words, found, people)
	found = append(found, t.missed(words, starts, in, people)...)
	return sorted(found)
}

// order tells whether a name is that of a movement ("Jaish al-Example"), whose
// first word is "army", "front" or "party" in its tongue.
func order(words []string) bool {
	if len(words) < 3 {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "jaish", "jaysh", "jabhat", "harakat", "hizb", "liwa", "kataib", "kata'ib", "ansar", "ahrar", "lashkar", "tehrik", "tehreek", "hayat":
		return words[1] == "-" || words[1] == "al" || words[1] == "ul"
	}
	return false
}

func sorted(found []Found) []Found {
	sort.Slice(found, func(i, j int) bool { return found[i].First < found[j].First })
	return found
}

// pairs parts two family names joined by a hyphen ("an Example-Sample
// meeting").
func pairs(words []string, found []Found, people map[string]bool) []Found {
	out := make([]Found, 0, len(found))
	for _, f := range found {
		if f.Last-f.First == 3 && words[f.First+1] == "-" && people[words[f.First]] && people[words[f.First+2]] &&
			!people[strings.Join(words[f.First:f.Last], " ")] {
			out = append(out, Found{f.First, f.First + 1, "PER"}, Found{f.First + 2, f.Last, "PER"})
			continue
		}
		out = append(out, f)
	}
	return out
}

// doubles keeps a double family name in one piece where the document gives it
// after a given name ("Ann Field-Marsh … Field-Marsh said").
func doubles(words []string, found []Found) []Found {
	known := map[[2]string]bool{}
	for _, f := range found {
		if n := f.Last - f.First; f.Type == "PER" && n >= 4 && words[f.Last-2] == "-" && words[f.First+1] != "-" {
			known[[2]string{words[f.Last-3], words[f.Last-1]}] = true
		}
	}
	for i, f := range found { // "Ann Field" and "Marsh", a word that stands nowhere else
		if f.Type != "PER" || f.Last-f.First < 2 || f.Last-f.First > 3 || i+1 >= len(found) || found[i+1].First != f.Last+1 ||
			found[i+1].Last != f.Last+2 || found[i+1].Type != "PER" || words[f.Last] != "-" {
			continue
		}
		a, b, always := words[f.Last-1], words[f.Last+1], true
		for k, w := range words {
			always = always && (w != b || k > 1 && words[k-1] == "-" && words[k-2] == a)
		}
		if always {
			known[[2]string{a, b}] = true
		}
	}
	if len(known) == 0 {
		return found
	}
	sort.Slice(found, func(i, j int) bool { return found[i].First < found[j].First })
	out := make([]Found, 0, len(found))
	for _, f := range found {
		k := f.First
		switch {
		case f.Last-k >= 2 && f.Last+1 < len(words) && words[f.Last] == "-" && known[[2]string{words[f.Last-1], words[f.Last+1]}]:
			f = Found{k, f.Last + 2, "PER"}
		case k+2 < len(words) && f.Last <= k+2 && words[k+1] == "-" && known[[2]string{words[k], words[k+2]}]:
			f = Found{k, k + 3, "PER"}
		case k >= 2 && f.Last == k+1 && words[k-1] == "-" && known[[2]string{words[k-2], words[k]}]:
			f = Found{k - 2, k + 1, "PER"}
		}
		if n := len(out); n > 0 && out[n-1].Last > f.First {
			continue
		}
		out = append(out, f)
	}
	return out
}

var placePrepositions = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "inside": true, "around": true, "across": true}

// sites gives the words, never known as a place, that the document most often
// puts after a preposition of place, twice at least, or once after "near" or before "-based".
func sites(words []string, found []Found) map[string]bool {
	in, all := map[string]int{}, map[string]int{}
	for _, f := range found {
		k := strings.ToLower(strings.Join(words[f.First:f.Last], " "))
		all[k]++
		if f.Last+1 < len(words) && words[f.Last] == "-" && words[f.Last+1] == "based" { // "Milton Quay-based"
			in[k] += 2
		}
		if f.First > 0 && placePrepositions[strings.ToLower(words[f.First-1])] || f.First > 1 && words[f.First-1] == "of" && (words[f.First-2] == "town" || words[f.First-2] == "city" || words[f.First-2] == "village") {
			in[k]++
			if strings.EqualFold(words[f.First-1], "near") && (f.Last == len(words) || !news.Possessive(words[f.Last])) {
				in[k]++
			}
		}
	}
	out := map[string]bool{}
	for _, f := range found {
		k := strings.ToLower(strings.Join(words[f.First:f.Last], " "))
		if in[k] >= 2 && 2*in[k] >= all[k] {
			out[strings.Join(words[f.First:f.Last], " ")] = true
		}
	}
	return out
}

// articled gives the single words in the plural before which the document mostly has
// "the", twice at least: nobody is called so, but a team or a band is. "the Examples"
// are a family where the document names an Example.
func articled(words []string, found []Found, people map[string]bool) map[string]bool {
	the, all := map[string]int{}, map[string]int{}
	for _, f := range found {
		if w := words[f.First]; f.Last == f.First+1 && strings.HasSuffix(w, "s") && !people[w] && !people[w[:len(w)-1]] {
			all[w]++
			if f.First > 0 && strings.EqualFold(words[f.First-1], "the") {
				the[w]++
			}
		}
	}
	out := map[string]bool{}
	for w, n := range the {
		out[w] = n >= 2 && 2*n >= all[w]
	}
	return out
}

// tails gives the ends of the full names of persons ("Example", "al - Example").
func tails(words []string, found []Found) map[string]bool {
	people := map[string]bool{}
	for _, f := range found {
		if f.Type != "PER" || f.Last-f.First < 2 || f.Last-f.First > 8 {
			continue
		}
		for k := f.First + 1; k < f.Last; k++ {
			if isCapital(words[k]) || words[k] == "al" || words[k] == "el" || words[k] == "de" || words[k] == "van" || words[k] == "von" {
				tail := strings.Join(words[k:f.Last], " ")
				people[tail] = true
				people[strings.ToUpper(tail[:1])+tail[1:]] = true // "al-Example" opens a sentence
			}
		}
	}
	return people
}

// missed gives the places where a person's family name stands and the model
// saw nothing: a capitalised word of some length that is not a common word.
func (t *Model) missed(words []string, starts map[int]bool, in []bool, people map[string]bool) []Found {
	var out []Found
	for i, w := range words {
		if in[i] || !people[w] || utf8.RuneCountInString(w) < 4 || t.lower[strings.ToLower(w)] {
			continue
		}
		if i > 0 && !starts[i] && in[i-1] && (words[i-1] == "-" || isCapital(words[i-1])) {
			continue
		}
		if _, month := gazetteer.GivenName(w); month || gazetteer.Month(w) > 0 || gazetteer.Weekday(w) > 0 || gazetteer.IsTitleWord(w) {
			continue
		}
		out = append(out, Found{i, i + 1, "PER"})
	}
	return out
}

// major gives the type that most votes have, if they are twice as many as
// those for the type at hand.
func major(votes map[string]int, own string) string {
	best := own
	for _, k := range Types {
		if votes[k] > votes[best] {
			best = k
		}
	}
	if votes[best] >= 2*votes[own] {
		return best
	}
	return own
}
