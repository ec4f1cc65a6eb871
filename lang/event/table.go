package event

import (
	"strings"
	"sync"
)

// sense is what a trigger word stands for in one frame.
type sense struct {
	Type  string // PLOVER type, "" for happenings that PLOVER has no room for
	Mode  string
	preps []string // needs an oblique under one of these
	objs  []string // needs an object (or passive subject) with one of these lemmas
	prt   string   // needs this particle
	actor bool     // needs an object that is a person, body, state or place
	xcomp bool     // needs an infinitive or clause as complement
	bare  bool     // needs that there be no object
	subj  []string // needs a subject with one of these lemmas

	learned bool // not from a table
}

// frames is a table of triggers by lemma; the first sense whose needs are met
// holds.
type frames map[string][]sense

// parse reads the lines of a table:
//
//	lemma lemma … needs = TYPE mode
//
// where needs are [prep …], {object …}, <subject …>, (particle), @ (an object
// that can act), ^ (a clausal complement) and ! (no object). A word of an object list that
// begins with $ names a word set. The type "-" is a happening without type.
func parse(lines string) frames {
	out := frames{}
	for _, line := range strings.Split(lines, "\n") {
		left, right, ok := strings.Cut(line, "=")
		if !ok {
			continue
		}
		var s sense
		r := strings.Fields(right)
		if r[0] != "-" {
			s.Type = r[0]
		}
		if len(r) > 1 {
			s.Mode = r[1]
		}
		var lemmas []string
		for left = strings.TrimSpace(left); left != ""; left = strings.TrimSpace(left) {
			left = s.need(left, &lemmas)
		}
		for _, l := range lemmas {
			out[l] = append(out[l], s)
		}
	}
	return out
}

// need takes one need or lemma off the front of a table line.
func (s *sense) need(left string, lemmas *[]string) string {
	group := func(end string) ([]string, string) {
		in, rest, _ := strings.Cut(left[1:], end)
		var words []string
		for _, w := range strings.Fields(in) {
			if set, ok := sets[strings.TrimPrefix(w, "$")]; ok && w[0] == '$' {
				words = append(words, strings.Fields(set)...)
			} else {
				words = append(words, w)
			}
		}
		return words, rest
	}
	var rest string
	switch left[0] {
	case '[':
		s.preps, rest = group("]")
	case '{':
		s.objs, rest = group("}")
	case '<':
		s.subj, rest = group(">")
	case '(':
		var p []string
		if p, rest = group(")"); len(p) > 0 {
			s.prt = p[0]
		}
	case '@':
		s.actor, rest = true, left[1:]
	case '^':
		s.xcomp, rest = true, left[1:]
	case '!':
		s.bare, rest = true, left[1:]
	default:
		w, r, _ := strings.Cut(left, " ")
		*lemmas, rest = append(*lemmas, w), r
	}
	return rest
}

// sets are words that fill the same place of a frame.
var sets = map[string]string{
	"talks":     "talk talks meeting negotiation negotiations summit conversation discussion consultation dialogue conference call phone-call encounter audience session round hearing briefing",
	"sanction":  "sanction sanctions embargo tariff tariffs restriction restrictions penalty penalties ban blockade quota duty duties",
	"aid":       "aid assistance help relief support loan grant fund funds funding money food medicine shelter supplies weapon weapons arm arms ammunition missile training million billion euro dollar pound supply equipment donation",
	"force":     "troop troops force forces soldier army police tank warship fleet jet peacekeeper reservist unit battalion brigade military navy ship aircraft missile militia guard",
	"captive":   "prisoner hostage captive detainee inmate activist journalist soldier crew sailor",
	"truce":     "ceasefire cease-fire truce armistice hostility hostilities fighting offensive",
	"deal":      "agreement deal treaty pact accord memorandum contract protocol declaration document communique charter convention",
	"protest":   "protest rally demonstration march sit-in vigil strike walkout",
	"strike":    "attack strike airstrike raid assault offensive operation bombing bombardment missile rocket drone shell ambush invasion shooting barrage",
	"probe":     "investigation inquiry enquiry probe case proceeding lawsuit suit complaint charge",
	"diplomat":  "ambassador diplomat envoy attache consul embassy observer inspector",
	"ties":      "tie ties relation relations contact cooperation membership aid assistance support funding treaty visa talk talks negotiation negotiations participation supply flight link donation",
	"people":    "man woman person people national citizen member leader rebel suspect militant official child boy girl sergeant officer peacekeeper worker pilot nurse doctor tourist reporter one two three four five six seven eight nine ten",
	"attacker":  "bomber gunman gunmen attacker militant insurgent rebel guerrilla terrorist sniper assassin fighter army troop troops soldier police airstrike strike raid attack bomb bombing rocket missile drone shell shelling minefield mine device militia",
	"curb":      "curfew",
	"emergency": "emergency martial-law law",
}

// verbTable and nounTable are read once.
var (
	verbTable = sync.OnceValue(func() frames { return parse(verbLines) })
	nounTable = sync.OnceValue(func() frames { return parse(nounLines) })
)
