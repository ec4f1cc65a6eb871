package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/titles.txt
var titlesText string

// spellings maps words of office to the one spelling that NormTitle writes.
var spellings = map[string]string{
	"ceo": "chief executive", "c.e.o.": "chief executive", "cfo": "chief financial officer", "coo": "chief operating officer", "cto": "chief technology officer",
	"defense": "defence", "advisor": "adviser", "advisors": "advisers", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
	"spokesmen": "spokespersons", "spokeswomen": "spokespersons", "spokespeople": "spokespersons", "chairman": "chairperson",
	"chairwoman": "chairperson", "chair": "chairperson", "labor": "labour", "councilor": "councillor", "counselor": "counsellor",
	"center": "centre", "organization": "organisation", "programme": "program", "undersecretary": "under-secretary",
	"premier": "prime minister", "pm": "prime minister", "fm": "foreign minister", "gen": "general", "gen.": "general", "col.": "colonel", "col": "colonel",
	"lt.": "lieutenant", "lt": "lieutenant", "maj.": "major", "maj": "major", "capt.": "captain", "sgt.": "sergeant", "sen.": "senator", "rep.": "representative",
	"gov.": "governor", "adm.": "admiral", "brig.": "brigadier", "cmdr.": "commander", "prof.": "professor", "supt.": "superintendent", "pres.": "president",
	"sec.": "secretary", "amb.": "ambassador", "rev.": "reverend", "cpl.": "corporal", "det.": "detective", "atty": "attorney", "atty.": "attorney", "dist.": "district", "undersheriff": "sheriff", "min.": "minister", "vice-president": "vice president", "chief-of-staff": "chief of staff",
	"businesswoman": "businessperson", "businessman": "businessperson", "congresswoman": "congressman", "policewoman": "police officer", "policeman": "police officer",
	"organisations": "organisation", "transportation": "transport", "boss": "head",
}

// RankKind is what a rank word does to an office.
type RankKind string

// The kinds of rank word. Former takes the office away, Acting makes it
// temporary, Below puts it under the office named, Above over its peers, Plain
// only colours it, Future is not yet.
const (
	Former RankKind = "former"
	Acting RankKind = "acting"
	Below  RankKind = "below"
	Above  RankKind = "above"
	Plain  RankKind = "plain"
	Future RankKind = "future"
)

var ranks = map[string]RankKind{
	"former": Former, "ex": Former, "ex-": Former, "erstwhile": Former, "onetime": Former, "one-time": Former, "ousted": Former, "deposed": Former,
	"late": Former, "outgoing": Acting, "retired": Former, "then": Former, "previous": Former, "disgraced": Former,
	"acting": Acting, "interim": Acting, "caretaker": Acting, "provisional": Acting,
	"deputy": Below, "vice": Below, "assistant": Below, "associate": Below, "under": Below, "sub": Below, "junior": Below, "second": Below,
	"first": Above, "chief": Above, "senior": Above, "top": Above, "lead": Above, "leading": Above, "high": Above, "principal": Above, "supreme": Above, "high-ranking": Above,
	"special": Plain, "veteran": Plain, "current": Plain, "new": Plain, "newly": Plain, "longtime": Plain, "long-time": Plain, "permanent": Plain, "honorary": Plain, "personal": Plain, "incumbent": Plain, "embattled": Plain,
	"incoming": Future, "elect": Future, "designate": Future, "would-be": Future,
}

// Rank tells what a rank word ("deputy", "former", "acting") does to an
// office, "" for any other word.
func Rank(word string) RankKind { return ranks[strings.ToLower(word)] }

type offices struct{ heads, modifiers map[string]bool }

var officeWords = sync.OnceValue(func() offices {
	o := offices{heads: map[string]bool{}, modifiers: map[string]bool{}}
	n := 0
	lines(titlesText, func(l string) {
		for w := range strings.FieldsSeq(l) {
			if n > 0 {
				o.modifiers[w] = true
				continue
			}
			o.heads[w] = true
			o.heads[plural(w)] = true
			for part := range strings.SplitSeq(w, "-") { // "prime-minister" is two words in a text
				if part != w && part != "of" && ranks[part] == "" {
					o.modifiers[part] = true
				}
			}
		}
		n++
	})
	for w, to := range spellings {
		if o.heads[to] {
			o.heads[w] = true
		} else if o.modifiers[to] {
			o.modifiers[w] = true
		}
	}
	for _, w := range []string{"premier", "pm", "fm"} {
		o.heads[w] = true
	}
	return o
})

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "man"):
		return w[:len(w)-2] + "en"
	case strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "s"):
		return w + "es"
	case strings.HasSuffix(w, "y") && !strings.HasSuffix(w, "ey"):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

// IsOfficeHead tells whether a word can be the head of an office or calling
// ("minister", "Ministers", "Gen.").
func IsOfficeHead(word string) bool { return officeWords().heads[office(word)] }

// IsTitleWord tells whether a word can stand in a title: a head ("minister"),
// a word that modifies one ("foreign", "defense"), a rank word or "of".
func IsTitleWord(word string) bool {
	o, w := officeWords(), office(word)
	return o.heads[w] || o.modifiers[w] || ranks[w] != ""
}

// office gives a word's lower-case form without "ex-" and the like.
func office(w string) string {
	w = strings.ToLower(w)
	for _, p := range []string{"ex-", "vice-", "co-", "deputy-", "then-", "acting-"} {
		if t := strings.TrimPrefix(w, p); t != "" {
			w = t
		}
	}
	return w
}

var titleSpellings = strings.NewReplacer("’", "'", "‘", "'", "ex-", "ex ", "Ex-", "ex ", "vice-", "vice ", "Vice-", "vice ")

// NormTitle gives a title's normal form: lower case, one spelling ("defense"
// as "defence", "CEO" as "chief executive", "spokeswoman" as "spokesperson", "Lt. Gen." as "lieutenant
// general"), "ministry of X" orders as written, without articles, without the
// state ("Ukrainian", "Russia's") and without "former", "then" and the like,
// which are facts of their own.
func NormTitle(title string) string {
	title = titleSpellings.Replace(title)
	in := strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '"' })
	var out []string
	for i := 0; i < len(in) && i < 24; {
		if n, k := Longest(in[i:]); n > 0 && k&(KindCountry|KindDemonym) != 0 && k&KindBody == 0 {
			i += n
			for i < len(in) && (in[i] == "'s" || in[i] == "'") {
				i++
			}
			for len(out) > 0 && (out[len(out)-1] == "of" || out[len(out)-1] == "to" && i >= len(in)) {
				out = out[:len(out)-1] // "minister of defence of Ukraine"
			}
			continue
		}
		w := strings.ToLower(in[i])
		i++
		if w == "the" || w == "a" || w == "an" || w == "his" || w == "her" || w == "their" || w == "its" || ranks[w] == Former || ranks[w] == Plain && w != "special" {
			continue
		}
		if to, ok := spellings[w]; ok {
			w = to
		}
		out = append(out, w)
	}
	// one office in three wordings, "ceo" among the spellings
	return strings.Replace(strings.Join(out, " "), "chief executive officer", "chief executive", 1)
}

// honorifics maps a form of address to the gender it tells, "" for none.
var honorifics = map[string]string{
	"mr": "m", "mr.": "m", "mister": "m", "sir": "m", "lord": "m", "monsieur": "m", "herr": "m", "signor": "m", "senor": "m", "señor": "m", "king": "m", "prince": "m", "emir": "m", "sultan": "m", "sheikh": "m", "sheik": "m", "haji": "m", "mullah": "m", "imam": "m", "ayatollah": "m", "pope": "m", "father": "m", "fr.": "m", "shri": "m", "sayyid": "m", "baron": "m", "duke": "m", "count": "m", "master": "m",
	"mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "madam": "f", "madame": "f", "lady": "f", "dame": "f", "frau": "f", "signora": "f", "senora": "f", "queen": "f", "princess": "f", "sister": "f", "sheikha": "f", "duchess": "f", "baroness": "f", "shrimati": "f", "daw": "f", "begum": "f",
	"dr": "", "dr.": "", "prof": "", "prof.": "", "professor": "", "rev": "", "rev.": "", "reverend": "", "msgr": "m", "msgr.": "m", "monsignor": "m", "hon.": "", "judge": "", "justice": "",
	"gen": "", "gen.": "", "lt": "", "lt.": "", "col": "", "col.": "", "maj": "", "maj.": "", "capt": "", "capt.": "", "sgt": "", "sgt.": "", "cpl": "", "cpl.": "", "pvt": "", "pvt.": "", "pfc": "", "pfc.": "", "spc": "", "spc.": "", "cmdr": "", "brig": "", "adm": "", "ssgt": "", "tsgt": "", "adm.": "", "brig.": "", "cmdr.": "", "cdr.": "",
	"general": "", "colonel": "", "major": "", "captain": "", "lieutenant": "", "sergeant": "", "admiral": "", "brigadier": "", "marshal": "", "sen.": "", "sen": "", "rep.": "", "rep": "", "gov.": "", "gov": "", "supt.": "", "insp.": "", "det.": "", "pres.": "", "amb.": "", "st.": "", "comrade": "", "president": "", "chancellor": "", "pm": "",
}

// Honorific tells whether a word is a form of address or abbreviated rank that
// stands before a name ("Mr", "Gen.", "Sheikh"), and the gender it tells: "m",
// "f" or "".
func Honorific(word string) (gender string, ok bool) {
	gender, ok = honorifics[strings.ToLower(word)]
	return gender, ok
}

var sporting = wordSet(`coach player captain skipper trainer striker winger midfielder goalkeeper keeper defender fullback halfback
	quarterback cornerback linebacker tailback lineman receiver pitcher catcher batter batsman bowler shortstop infielder outfielder
	slugger rookie safety playmaker goaltender referee-in-chief rider racer cyclist jockey sprinter baseman kicker punter reliever guard forward
	center tackle qb rb wr te lb cb dt`)

// Sporting tells whether a word names what somebody is in a team: a position,
// its coach. A place before it is the team's, not a state's.
func Sporting(word string) bool { return sporting()[strings.ToLower(word)] }
