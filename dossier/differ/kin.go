package differ

import (
	"strings"

	"synoptic/dossier/said"
)

// kin gives, for the stem of a word that news has several for, the one that stands for
// them all: what one outlet calls a ship, and lets be seized, another calls a vessel, and
// lets be captured. Common English, and no more than what two reports of one deed say of it
// in turn.
var kin = func() map[string]string {
	out := map[string]string{}
	for row := range strings.SplitSeq(strings.TrimSpace(kindred), "\n") {
		words := strings.Fields(row)
		for _, w := range words {
			if s := said.Stem(w); out[s] == "" {
				out[s] = said.Stem(words[0])
			}
		}
	}
	return out
}()

// kinOf gives the stem that stands for those of its meaning.
func kinOf(stem string) string {
	if k, ok := kin[stem]; ok {
		return k
	}
	return stem
}

const kindred = `
accident crash collision
accuse allege
aide adviser advisor
aircraft plane airplane jet airliner jetliner warplane
ally backer supporter
arrest detain apprehend nab
arrive reach
assembly parliament legislature
attack assault raid strike
award prize
begin start commence launch open
blast explosion
blaze fire inferno
bomb bombing
boost raise increase hike
boy lad
build construct erect
buy purchase acquire
capture seize confiscate recover retrieve intercept
car vehicle automobile
charge indict
child kid youngster
choose pick select
claim contend assert
clash fight fighting battle
close shut
company firm business
convict conviction
cop police officer policeman policewoman
counsel lawyer attorney
crew crewman crewmen crewmember sailor
crush wreck destroy raze flatten level demolish
cut slash reduce
danger risk
deliberate deliberation
demand ask seek
delegation team
deal agreement accord pact
deny dispute
die death perish succumb
doctor physician
employ hire
evacuate evacuation
expert specialist
fall plunge plummet
fatal deadly
film movie
fire dismiss sack terminate
flee escape
footage video
forecast predict
fund funding
gun firearm weapon
gunman shooter attacker assailant
halt stop suspend cease
help aid assist
hit strike struck
home house residence
hospital clinic
hostage captive
hurt injure injury wound wounded
husband spouse
inmate prisoner
inquiry investigation probe
investor shareholder
island isle
jail prison
jewel jewelry jewellery
judge justice
kidnap abduct abduction kidnapping
kill slay murder slain
launch unveil
leader chief head
leave depart exit
location site scene
marry wed
meet meeting talks negotiation negotiate
money cash
mother mum mom
name appoint designate nominate
observer monitor
offer bid
paper newspaper
passenger traveller traveler
pay salary wage
pirate hijacker
plea plead
poll election vote ballot
protest demonstration rally march
protester demonstrator
pupil student
quake earthquake tremor temblor
quit resign resignation
release free
replace succeed
resident inhabitant
restaurant cafe
return back
reveal disclose
revolt uprising
road highway street
rocket missile
rule ruling verdict
school college
sea ocean
search hunt
shell bombard
ship vessel boat
retain keep
shoot gunfire shooting
shop store
sister sibling
soldier troop serviceman
spokesman spokeswoman spokesperson
steal rob robbery theft heist lift
storm hurricane
suspect accused defendant
teen teenager adolescent
thief robber burglar
threaten threat
title crown belt
town city
truck lorry
trial hearing
victory win triumph
village hamlet
wife spouse
worker employee staffer
`
