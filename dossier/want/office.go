package want

import (
	"maps"
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
	"synoptic/wordlist"
)

// officesTell tells all that is read from the offices of an entity: whom it speaks
// for, and whether it is called a newsman.
func officesTell(x *news.Entity) string {
	tell := "none"
	switch personParty(x) {
	case "":
	case string(x.Party):
		tell = "party"
	default:
		tell = "name"
	}
	if newsman(x) {
		tell += " press"
	}
	return tell
}

// newsman tells whether somebody's office is an outlet's.
func newsman(x *news.Entity) bool {
	return slices.ContainsFunc(x.Roles, func(role news.EntityRole) bool {
		return strings.HasSuffix(role.Norm, "correspondent") || strings.HasSuffix(role.Norm, "reporter")
	})
}

// personParty gives the side that a person speaks for.
func personParty(x *news.Entity) string {
	if x.Party == "" {
		if len(x.Roles) > 0 || strings.Contains(x.Name, " ") {
			return x.Name
		}
		return ""
	}
	if b, press := gazetteer.Agency(string(x.Party)); press && b.Kind != "platform" || newsman(x) || ofHouse(string(x.Party)) {
		return x.Name // an outlet has no part in what its people tell
	}
	if f := strings.Fields(strings.ToLower(string(x.Party))); !stateName(string(x.Party)) {
		if last := f[len(f)-1]; last == "majority" || last == "minority" || len(x.Roles) > 0 && !slices.ContainsFunc(x.Roles, speaksFor) || slices.ContainsFunc(f, func(w string) bool { return schools[w] }) && !slices.ContainsFunc(x.Roles, heads) {
			return x.Name
		}
		return string(x.Party)
	}
	spoke, own := false, false
	if slices.ContainsFunc(x.Roles, runs) {
		return x.Name
	}
	for _, role := range x.Roles {
		switch {
		case role.Former || left(x, role):
		default:
			state, other := forState(role.Norm)
			of := string(role.Of)
			if !other && high(role.Norm) && (of == "" || stateName(of) || organ(of, strings.Fields(identity.Fold(of)))) {
				return string(x.Party)
			}
			if state && of != "" && !stateName(of) && !organ(of, strings.Fields(identity.Fold(of))) {
				state, other = false, true // a body's president, not a state's
			}
			spoke, own = spoke || state, own || other
		}
	}
	if spoke && !own || len(x.Roles) == 0 {
		return string(x.Party)
	}
	return x.Name
}

// runs tells whether somebody is called one who would have an office.
func runs(role news.EntityRole) bool {
	f := strings.Fields(role.Norm)
	return !role.Former && len(f) > 0 && running[f[len(f)-1]]
}

var running = words("candidate nominee finalist frontrunner front-runner contender hopeful")

// speaksFor tells whether an office can be one of who speaks for a body: no learned
// calling in it.
func speaksFor(role news.EntityRole) bool {
	for f := range strings.FieldsSeq(role.Norm) {
		if learned[f] {
			return false
		}
	}
	return true
}

var learned = words("professor lecturer scholar researcher student fellow graduate veteran")

// schools are words in the names of bodies whose people think for themselves, but for those who head
// them or speak for them.
var schools = words("university college school institute academy laboratory hospital museum")

// heads tells whether an office heads a body or speaks for it.
func heads(role news.EntityRole) bool {
	for f := range strings.FieldsSeq(role.Norm) {
		if strings.HasPrefix(f, "spokes") || leading[f] {
			return true
		}
	}
	return false
}

var leading = words("president chancellor dean rector chairperson chairman chair principal superintendent provost")

// left tells whether an office is one that some report calls a former one: who
// bore it is called by it in what is told of that time.
func left(x *news.Entity, role news.EntityRole) bool {
	norm := strings.TrimPrefix(role.Norm, "first ")
	return slices.ContainsFunc(x.Roles, func(f news.EntityRole) bool {
		return f.Former && (strings.Contains(f.Norm, norm) || strings.Contains(norm, f.Norm))
	})
}

// stateName tells whether a side's name is a state's.
func stateName(party string) bool {
	_, how, ok := gazetteer.Nation(party)
	return ok && how == gazetteer.Name
}

// high tells whether an office is one of a state's highest, whose holder speaks
// for the state whatever else is said of him.
func high(norm string) bool {
	for f := range strings.FieldsSeq(norm) {
		switch f {
		case "president", "premier", "minister", "secretary", "ambassador", "king", "queen", "emir", "chancellor":
			return true
		}
	}
	return false
}

// forState tells whether an office makes its holder speak for a state, or for
// himself, his party or his house; of any other calling neither is so.
func forState(norm string) (state, own bool) {
	if norm == "attorney general" || strings.HasPrefix(norm, "deputy attorney general") {
		return true, false
	}
	if norm == "representative" {
		return false, true // of a parliament
	}
	for f := range strings.FieldsSeq(strings.ReplaceAll(norm, "white house", "state")) {
		if ownOffices[f] {
			return false, true
		}
		state = state || stateNouns[f] || stateOffices[f]
	}
	return state, false
}

// ownOffices are the words of offices whose holders speak for themselves, their
// party or their house, stateOffices further ones of a state.
var (
	ownOffices = words(`senate house congress congressional democrat democratic republican gop party incumbent
		tory conservative backbencher member coach player owner founder senator congressman congresswoman lawmaker mp legislator governor mayor
		judge justice activist dissident lawyer attorney opposition speaker majority minority whip chairman chairwoman
		chairperson chair rebel representative's peer ceo executive cleric leader's sen. rep. rep sen company union club store firm
		federation association organisation movement front league guild chamber lobby network charity foundation campaign university hospital church`)
	stateOffices = words(`foreign defence deputy undersecretary under-secretary consul head director agent colonel admiral brigadier major captain marshal
		inspector prosecutor coordinator administrator negotiators vice chief-of-staff staff intelligence guard spokesperson's premier-elect emissary czar
		attache monarch crown sultan princess first`)
)

var words = wordlist.Set

// union gives the words of several sets.
func union(sets ...map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, s := range sets {
		maps.Copy(out, s)
	}
	return out
}
