package many

import (
	"synoptic/wordlist"
)

// tolls are the measures that grow while an event lasts, gravest first.
var tolls = []string{"killed", "injured", "hospitalised", "trapped", "missing", "abducted", "displaced", "evacuated", "arrested", "rescued", "infected"}

var tollRank = func() map[string]int {
	out := map[string]int{}
	for i, m := range tolls {
		out[m] = i
	}
	return out
}()

// byVerb tells what people are counted as by the verb they stand under.
var byVerb = table(map[string]string{
	"killed":       "kill die decease perish drown massacre slaughter murder execute assassinate claim slay",
	"injured":      "injure wound hurt maim burn",
	"hospitalised": "hospitalise hospitalize",
	"trapped":      "trap entrap",
	"treated":      "treat",
	"missing":      "vanish disappear miss",
	"displaced":    "displace flee uproot",
	"evacuated":    "evacuate",
	"arrested":     "arrest detain jail imprison apprehend",
	"abducted":     "abduct kidnap capture seize",
	"rescued":      "rescue save",
	"infected":     "infect contract",
	"shot":         "shoot shot gun",
	"quarantined":  "quarantine",
	"released":     "free release swap exchange return repatriate",
	"escaped":      "escape",
	"survived":     "survive",
	"affected":     "affect impact compromise expose",
})

// byNoun tells what a noun or adjective counts by itself.
var byNoun = table(map[string]string{
	"killed":           "death fatality casualty-dead dead deceased body corpse remains life toll",
	"injured":          "injury injured wounded wound hurt",
	"casualties":       "casualty",
	"missing":          "missing",
	"infected":         "infection infected",
	"homeless":         "homeless",
	"displaced":        "refugee evacuee displaced",
	"arrested":         "arrest detainee detention",
	"votes":            "vote ballot",
	"seats":            "seat",
	"released":         "prisoner hostage captive",
	"affected":         "victim",
	"on board":         "passenger occupant",
	"magnitude":        "magnitude",
	"turnout":          "turnout",
	"records":          "record",
	"customer records": "account",
})

// lengths are the units of time.
var lengths = words("second minute hour day week month year decade century")

// lasting are the things whose length is a figure of the event.
var lasting = words(`meeting talks talk negotiation session summit conversation call truce ceasefire cease-fire armistice
sentence term outage blackout siege curfew discussion visit ban suspension deadline strike round
contract deal offer agreement lease licence license hearing trial debate search detention moratorium extension lockdown shutdown interruption`)

// ending are the verbs that tell how long a thing lasted.
var ending = words("last take conclude end finish continue run extend wrap stretch drag go adjourn break")

// counted is a lemma-independent reading of plurals that the tagger missed.
var vague = words("people person other others more number thing way side time percent part kind sort place")

// sides are nouns for those who face one another.
var sides = words("side party")

// held are words of control over land.
var held = words("control occupy hold seize capture annex govern")

// rhetorical are counted things that are figures of speech or of the page.
var rhetorical = words(`side path way thing reason step time party country nation word question story minute-read
front half hand sort type kind example chapter photo image comment share part sense world round stage phase phases
leader leaders official officials chance step century decade generation life lives hope`)

// table turns measure -> lemmas around.
func table(m map[string]string) map[string]string {
	out := map[string]string{}
	for measure, list := range m {
		for w := range words(list) {
			out[w] = measure
		}
	}
	return out
}

var words = wordlist.Set
