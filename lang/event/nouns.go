package event

import (
	"synoptic/wordlist"
)

// nounLines is the table of nouns that name an event; see parse.
const nounLines = `
talk talks meeting negotiation negotiations summit consultation = CONSULT
conversation dialogue parley tête-à-tête = CONSULT
phone-call = CONSULT phone
visit trip = CONSULT visit
mediation = CONSULT third-party
invasion = ASSAULT heavy-weapons
attack assault raid ambush offensive incursion onslaught = ASSAULT
airstrike air-strike bombing bombardment = ASSAULT aerial
shelling = ASSAULT heavy-weapons
shooting = ASSAULT firearms
stabbing = ASSAULT primitive
massacre = ASSAULT massacre
assassination = ASSAULT assassinate
kidnapping abduction = ASSAULT abduct
clash fighting = ASSAULT
suspension reduction [of:aid of:assistance of:supply of:flight of:link of:tie of:relation of:talk of:cooperation] = SANCTION discontinue
release [of:prisoner of:hostage of:detainee of:national of:journalist of:captive of:soldier of:inmate of:crew of:citizen of:activist] = RETREAT release
deployment [of:peacekeeper of:doctor of:medic] = AID
annexation occupation = ASSAULT
murder killing = ASSAULT
ceasefire cease-fire truce armistice = RETREAT ceasefire
withdrawal pullout retreat = RETREAT withdraw
resignation = RETREAT resign
prisoner-exchange prisoner-swap = RETREAT release
accusation allegation indictment lawsuit = ACCUSE allege
condemnation criticism = ACCUSE disapprove
investigation inquiry probe = ACCUSE investigate
protest demonstration rally march = PROTEST demo
riot = PROTEST riot
walkout = PROTEST strike
boycott = PROTEST boycott
arrest detention = COERCE arrest
blockade siege = COERCE
curfew = COERCE curfew
hack cyberattack ransomware = COERCE cyber
sanctions = SANCTION discontinue
expulsion = SANCTION expel
conviction = SANCTION convict
mobilisation mobilization deployment = MOBILIZE troops
signing = SUPPORT
ultimatum = THREATEN
exchange [of] = COOPERATE
earthquake quake tremor tsunami eruption hurricane cyclone typhoon tornado storm flood flooding landslide mudslide avalanche drought wildfire = -
crash collision derailment accident explosion blast fire blaze collapse sinking capsizing spill leak outage blackout breach stampede crush = -
election vote referendum ballot runoff verdict ruling acquittal impeachment inauguration coup = -
launch takeover merger strike funeral outbreak = -
evacuation rescue death deaths = -
`

// place prepositions put an event somewhere.
var placePreps = wordlist.Set(`in at near outside inside off around across above over within`)

// timelike prepositions before a timex that do not date the event itself.
var notAt = wordlist.Set(`since until till by before after from for through past`)

// negators deny an event.
var negators = wordlist.Set(`not n't never neither nor nobody nothing none no`)

// failing verbs deny their complement.
var failing = wordlist.Set(`fail refuse decline avoid refrain stop cease cancel prevent reject deny unable unwilling reluctant skip forgo postpone`)

// planning words put their complement into the future.
var planning = wordlist.Set(`plan expect intend aim prepare schedule slate set due pledge promise vow agree decide commit
expected scheduled slated ready poised likely willing`)

// wishing words make their complement hypothetical.
var wishing = wordlist.Set(`want seek hope wish urge demand call ask propose suggest offer threaten consider request insist press
push encourage appeal invite warn fear need require try attempt refuse decline would-be allow believe doubt rule might
possible unlikely hint voice mull weigh discuss raise advocate favour favor oppose reject support back advise recommend`)

// realising verbs say that the infinitive under them came to pass, or no more
// than what they are under themselves.
var realising = wordlist.Set(`begin start continue manage help get come seem appear happen tend use prove turn proceed
go keep know report say see hear find force lead rush`)

// moving verbs are done for the infinitive after them, and done with it.
var moving = wordlist.Set(`come go visit travel fly arrive head return gather meet use join enter turn rally appear step rise`)

// refusing, intending and wanting nouns decide on the infinitive under them.
var (
	refusing  = wordlist.Set(`refusal failure inability reluctance unwillingness`)
	intending = wordlist.Set(`plan decision intention pledge promise vow agreement commitment`)
	wanting   = wordlist.Set(`call demand request need proposal offer attempt bid effort desire wish chance threat right way`)
)

// supposing and lacking nouns say of what they are of that it may be, or is
// not.
var (
	supposing = wordlist.Set(`possibility risk prospect likelihood potential danger hope fear option idea appeal push suggestion warning`)
	lacking   = wordlist.Set(`lack absence cancellation postponement avoidance prevention rejection`)
)

// alleging nouns carry what is said to have happened; who is told to do what a
// disputing verb says to them denies it: "rejected the claim that it had fired".
var (
	alleging  = wordlist.Set(`claim allegation accusation charge report assertion suggestion rumour rumor statement notion`)
	disputing = wordlist.Set(`reject deny dismiss refute dispute rebut disprove debunk contradict counter`)
)

// granting prepositions take what they govern for a fact.
var granting = wordlist.Set(`after since following despite amid over`)

// answering verbs presuppose the particular thing they are done to, though
// they also tell of its course.
var answering = wordlist.Set(`end stop halt finish suspend resume continue`)

// causing verbs have what happens for their subject.
var causing = wordlist.Set(`cause kill hit strike rock shake sweep`)

// holding verbs say what is held true: in the past tense it is told of, not
// wished.
var holding = wordlist.Set(`believe warn suggest insist raise hint advise`)

// definite are the determiners of the particular thing.
var definite = wordlist.Set(`the this that these those its their his her our`)

// happening verbs say of their subject that it takes place.
var happening = wordlist.Set(`happen occur take start begin resume follow come go proceed continue open break erupt ensue`)

// ending verbs close what their object names.
var ending = wordlist.Set(`end stop halt finish`)

// futureAdj and possibleAdj stand before a nominal event.
var (
	futureAdj   = wordlist.Set(`upcoming planned future forthcoming coming next scheduled`)
	possibleAdj = wordlist.Set(`possible potential proposed hypothetical would-be eventual any unconditional permanent lasting`)
	pastAdj     = wordlist.Set(`previous earlier past former last prior failed`)
)

// opening words join a date to a noun: "a truce starting May 12".
var opening = wordlist.Set(`start begin date set schedule slate plan follow`)
