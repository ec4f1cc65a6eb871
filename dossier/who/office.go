package who

import (
	"slices"
	"strings"
	"unicode"

	"synoptic/gazetteer"
	"synoptic/news"
)

// guests are offices whose holders come from anywhere.
var guests = set(`official analyst researcher executive ceo founder co-founder lawyer attorney counsel member delegate representative negotiator campaigner lobbyist driver leader president
	fellow professor scientist economist strategist lecturer engineer`)

// towns are offices of towns, police and courts.
var towns = set("mayor constable superintendent inspector sheriff prosecutor councillor councilman councilwoman coroner ombudsman governor prefect detective sergeant lieutenant captain corporal examiner")

// stateOffice tells whether an office by itself is one of a state's
// government, parliament or army.
func stateOffice(norm string) bool {
	last := ""
	for w := range strings.FieldsSeq(norm) {
		if w == "department" && departments[last] {
			return true
		}
		last = w
		switch w {
		case "ministry", "minister", "senator", "congressman", "congresswoman", "mp", "mk", "lawmaker", "chancellor":
			return true
		}
	}
	for _, seat := range [...]string{"member of parliament", "parliament member", "member of congress", "member of knesset", "knesset member"} {
		if strings.HasSuffix(norm, seat) {
			return true
		}
	}
	f := strings.Fields(norm)
	if n := len(f); n > 1 && (f[n-1] == "chief" || f[n-1] == "head" || f[n-1] == "commander" || f[n-1] == "director") {
		switch f[n-2] {
		case "army", "navy", "military", "intelligence", "defence", "defense", "immigration":
			return true // "civil defence chief"
		}
	}
	for i, w := range f { // "navy spokesperson commander"
		if i > 0 && w == "spokesperson" && governing[f[i-1]] {
			return true
		}
	}
	for { // "acting secretary of state", "deputy national security adviser"
		rank, of, ok := strings.Cut(norm, " ")
		if k := gazetteer.Rank(rank); !ok || rank == "vice" || k != gazetteer.Below && k != gazetteer.Acting && k != gazetteer.Future {
			break
		}
		norm = of
	}
	norm = strings.TrimPrefix(strings.TrimPrefix(norm, "republican "), "democratic ")
	if norm == "president of central bank" || norm == "governor of central bank" {
		return true
	}
	if of, ok := strings.CutPrefix(norm, "central bank's "); ok {
		return strings.HasSuffix(of, "governor") || strings.HasSuffix(of, "president")
	}
	switch norm {
	case "central bank governor", "president", "president elect", "first lady", "vice president", "vice president elect", "attorney general", "surgeon general", "solicitor general", "national security adviser", "special counsel", "special prosecutor",
		"director of national intelligence":
		return true
	}
	return department(norm) || rulers[norm[strings.LastIndexByte(norm, ' ')+1:]]
}

// governing are the parts of a government that spokesmen speak for.
var governing = set("ministry government army military navy presidential")

// rulers are words for those who rule a state, however they came to it.
var rulers = set("ruler dictator autocrat strongman despot emperor monarch")

// seeks tells whether an office is that of somebody who stands for one of a state,
// or helps somebody who does: "Republican nominee", "candidate for parliament",
// "campaign manager".
func seeks(norm string) bool {
	core, _, _ := strings.Cut(norm, " for ")
	core, _, _ = strings.Cut(core, " in ")
	f := strings.Fields(core)
	if len(f) == 0 {
		return false
	}
	switch f[len(f)-1] {
	case "candidate", "nominee", "contender", "hopeful", "challenger", "frontrunner", "front-runner":
	default:
		return len(f) > 1 && f[len(f)-2] == "campaign" && speaksFor(norm)
	}
	return slices.ContainsFunc(strings.Fields(norm), func(w string) bool { return elective[w] })
}

// elective are words of offices that are voted for.
var elective = set(`presidential vice-presidential senate senatorial congressional gubernatorial parliamentary legislative mayoral party
	republican democratic democrat opposition conservative liberal labour socialist president governor senate congress parliament mayor senator`)

// chamber tells whether a title straight before a name, with a capital, is one
// that members and officers of a chamber, or governors, bear: "Rep. Ada Vell",
// "Speaker Ada Vell", "Majority Leader Ada Vell".
func chamber(d *news.Doc, r news.Role) bool {
	words := strings.Fields(d.Words(r.Title))
	for len(words) > 1 && (gazetteer.Rank(words[0]) == gazetteer.Former || words[0] == "state") {
		words = words[1:]
	}
	if len(words) == 0 || !unicode.IsUpper([]rune(words[0])[0]) || r.ByApposition {
		return false
	}
	norm := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(r.Norm, "state "), "republican "), "democratic ")
	switch norm {
	case "justice", "chief justice", "associate justice", "representative", "speaker", "governor", "lieutenant governor", "senate president", "whip":
		return true
	}
	return slices.ContainsFunc([]string{"majority leader", "minority leader", "majority whip", "minority whip", "house speaker"}, func(x string) bool { return strings.HasSuffix(norm, x) })
}

// department tells whether an office is one of state that some states call
// secretary: "defence secretary", "secretary of health and human services".
func department(norm string) bool {
	of, ok := strings.CutPrefix(norm, "secretary of ")
	if !ok {
		of, ok = strings.CutSuffix(norm, " secretary")
	}
	first, _, _ := strings.Cut(of, " ")
	return ok && departments[first]
}

// departments are what secretaries are of, by the first word.
var departments = set(`state defence defense treasury commerce energy labour labor education health home foreign interior transport transportation homeland
	agriculture justice housing veterans army navy communities culture business environment international`)

// core gives an office without what follows a preposition.
func core(norm string) string {
	for _, p := range [...]string{" of ", " at ", " for ", " in ", " with "} {
		norm, _, _ = strings.Cut(norm, p)
	}
	return norm
}

// speaksFor tells whether an office puts a person on the side of the body that
// it is an office of.
func speaksFor(norm string) bool {
	f := strings.Fields(core(norm))
	if len(f) == 0 {
		return false
	}
	switch f[len(f)-1] {
	case "executive", "ceo", "president", "chairperson", "spokesperson", "director", "head", "chief", "manager", "official", "officer", "counsel", "lawyer",
		"general", "secretary", "commissioner", "leader", "representative", "negotiator", "minister", "commander", "boss", "engineer", "driver", "captain",
		"founder", "co-founder", "member", "analyst", "fellow", "professor", "scientist", "economist", "strategist", "lecturer", "researcher", "lobbyist", "attorney", "judge", "justice", "delegate", "organiser", "organizer", "campaigner", "advocate", "chair", "co-chair", "vice-chair", "co-chairperson", "vice-chairperson":
		return true
	}
	return gazetteer.Sporting(f[len(f)-1])
}

// employed tells whether an office is one that its owner gives, whatever it is: "the
// hospital's chief nurse".
func employed(r news.Role) bool {
	h := head(core(r.Norm))
	return (!r.Of.Empty() || strings.Contains(r.Norm, "'s ")) && !strangers[h] && !kinship[h] && !fellows[h]
}

// governs gives the body that has ministers of its own as a state has, by the words: "the
// Transitional Council's finance minister"; "" for another.
func (w *world) governs(d *news.Doc, r news.Role) string {
	if r.Of.Empty() || !strings.HasSuffix(r.Norm, "minister") || news.Owner(d.Words(r.Of)) != r.Body {
		return ""
	}
	s := w.sideOf(d, r.Body)
	for f := range strings.FieldsSeq(s) {
		switch f {
		case "Council", "Government", "Authority", "Administration", "Coalition":
			return s
		}
	}
	return ""
}

// ofWork tells whether an office is one in the making of a work, for which nobody employs: "the
// director of “The Long Bay”", "film director".
func ofWork(d *news.Doc, r news.Role) bool {
	_, k := d.TokensIn(r.Title)
	first, _ := d.TokensIn(r.Title)
	if first > 0 && works[strings.ToLower(d.Word(first-1))] {
		return true
	}
	return k+1 < len(d.Tokens) && strings.EqualFold(d.Word(k), "of") && strings.ContainsAny(d.Word(k+1), "\"“‘'")
}

// works are nouns for what a director makes.
var works = set("film movie theatre theater stage opera music art creative casting")

// formerVotes puts those of whom nothing else tells a side on that of the body by name
// that they were once at the head of: "the former chief executive of Northlea".
func (c *cluster) formerVotes(votes map[string]int, w *world) {
	for _, it := range c.items {
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			if !r.Former || r.Body == "" || !formerHeads[head(core(r.Norm))] {
				continue
			}
			r.Former = false
			if s, _ := w.officeSide(it.doc, r); s != "" {
				votes[s]++
			}
		}
	}
}

// formerHeads are the offices by which somebody is known when he no longer holds them.
var formerHeads = set("executive ceo president chairperson chair director head chief boss leader founder co-founder")
