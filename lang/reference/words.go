package reference

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/wordlist"
)

// offices are nouns that name a person by what he or she does for others: the
// heads of titles.
var offices = wordlist.Set(`president premier chancellor minister secretary ambassador envoy consul diplomat negotiator delegate
	representative commissioner commander chief head director chairman chairwoman chair chairperson governor mayor leader
	spokesman spokeswoman spokesperson adviser advisor aide assistant official officer general admiral colonel major
	captain lieutenant sergeant marshal brigadier inspector superintendent deputy prosecutor attorney judge justice sheriff
	senator congressman congresswoman lawmaker legislator mp mep member councillor councilor speaker king queen prince
	princess emir sultan sheikh pope cardinal archbishop bishop patriarch imam ayatollah rabbi pastor priest reverend
	ceo cfo cto coo founder co-founder cofounder owner manager executive boss coordinator co-ordinator counsel counsellor counselor
	lawyer solicitor professor lecturer researcher scientist analyst expert economist historian author editor journalist
	reporter correspondent columnist presenter anchor activist advocate campaigner candidate nominee frontrunner front-runner hopeful contender challenger incumbent
	coach trainer player striker goalkeeper winger quarterback cornerback linebacker fullback halfback tailback lineman doctor nurse surgeon physician coroner paramedic firefighter engineer pilot driver
	conductor technician teacher student pupil farmer fisherman worker labourer laborer resident witness survivor victim
	suspect passenger tourist veteran soldier mediator facilitator rapporteur undersecretary under-secretary vice-president
	treasurer controller comptroller auditor ombudsman registrar administrator superintendent warden chieftain warlord
	strategist pollster organiser organizer investigator detective constable politician statesman oligarch billionaire
	businessman businesswoman banker investor trader entrepreneur chef actor actress singer musician writer artist
	attache attaché plenipotentiary intermediary interlocutor guarantor observer monitor no-confidence vice-chairman
	vice-chair defender fellow scholar psychologist counterpart predecessor successor wife husband widow
	son daughter father mother brother sister uncle aunt cousin neighbour neighbor friend colleague partner lawyer teller
	convener convenor secretary-general director-general governor-general attorney-general premier-elect president-elect
	prefect subprefect alderman alderwoman regent chaplain magistrate vicar monk nun abbot mechanic architect astronaut cosmonaut midwife
	housewife poet comedian librarian electrician mathematician statistician veterinarian custodian clerk heir heiress fireman cameraman
	lifeguard
	chief-of-staff czar tsar whip dean rector principal provost headmaster archivist commandant quartermaster`)

// groups are nouns for people who act together for a side.
var groups = wordlist.Set(`delegation team side squad mission party contingent crew staff cabinet government administration
	regime authorities leadership military army navy police force forces troops command coalition opposition parliament
	congress senate court council committee commission panel board ministry department agency office service bureau
	organisation organization institution body company firm group corporation bank airline operator manufacturer
	regulator watchdog union association federation club charity foundation university hospital newspaper outlet
	broadcaster channel alliance bloc embassy consulate kremlin presidency secretariat prosecutors
	militia rebels insurgents brigade battalion battallion`)

// bodies among them are organisations; the others are people.
var bodyNouns = wordlist.Set(`ministry department agency office service bureau organisation organization institution body company firm
	corporation bank airline operator manufacturer regulator watchdog union association federation club charity foundation
	university hospital newspaper outlet broadcaster channel alliance bloc embassy consulate presidency secretariat
	government administration regime parliament congress senate court council committee commission panel board cabinet
	military army navy police coalition party group`)

// firmNouns among them and beside them tell what a name right behind them is.
var firmNouns = wordlist.Set(`company firm corporation bank airline manufacturer regulator watchdog union association charity foundation
	newspaper broadcaster group party retailer supermarket lender insurer brewer carmaker automaker drugmaker chipmaker planemaker startup start-up
	subsidiary agency consultancy brewery shipyard publisher website network militia`)

// people are plural nouns for unnamed people.
var peoplePlural = wordlist.Set(`officials officers negotiators representatives delegates diplomats ministers leaders envoys advisers
	advisors aides sources people residents witnesses survivors soldiers troops forces rebels rescuers firefighters
	investigators prosecutors police lawmakers senators mps voters protesters protestors demonstrators workers employees
	passengers victims suspects experts analysts researchers scientists journalists reporters authorities allies partners
	mediators counterparts families relatives parents children civilians citizens refugees migrants fighters militants
	politicians commanders generals doctors lawyers students teachers customers users hackers attackers candidates members
	editors economists spokespeople spokesmen executives engineers paramedics medics crews teams delegations parties sides`)

// person nouns beside offices.
var humans = wordlist.Set(`man woman boy girl person child teenager baby source insider whistleblower gunman attacker hacker
	assailant shooter fighter militant patient customer voter citizen refugee migrant civilian lady gentleman year-old
	tycoon magnate lawyer politician leader hostage prisoner detainee defendant inmate`)

var placeNouns = wordlist.Set(`city town village capital region province district country nation state kingdom republic island area
	territory port`)

// sitesOf are the last words of the names of places and roads that are nobody's surnames.
var sitesOf = wordlist.Set(`prefecture county province township avenue ave ave. st. rd. boulevard blvd. plaza roundabout highway parkway airbase airport`)

// quarters may stand behind them: "Harbour Blvd. South".
var quarters = wordlist.Set(`north south east west`)

var femaleNouns = wordlist.Set(`woman girl spokeswoman chairwoman congresswoman businesswoman queen princess actress mother daughter sister
	wife widow aunt lady mrs ms miss madame policewoman baroness duchess stateswoman`)

var maleNouns = wordlist.Set(`man boy spokesman chairman congressman businessman king prince actor father son brother husband uncle
	gentleman mr sir monsieur policeman baron duke statesman gunman fisherman pope sheikh imam emir sultan ayatollah bishop
	archbishop cardinal patriarch`)

// officeLike tells whether a lower-case noun can head a title.
func officeLike(w string) bool {
	if offices[w] {
		return true
	}
	if gazetteer.Lifeless(w) || len(w) < 5 || strings.ContainsAny(w, ".'’") {
		return false
	}
	for _, s := range [...]string{"woman", "person", "ologist", "ician", "keeper"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	if strings.HasSuffix(w, "man") && w != "human" && w != "german" && w != "roman" && w != "ottoman" && w != "norman" {
		return true
	}
	if i := strings.LastIndexByte(w, '-'); i > 0 {
		return offices[w[i+1:]]
	}
	return false
}

// agentLike tells whether a noun looks like the name of a doer.
func agentLike(w string) bool {
	if officeLike(w) {
		return true
	}
	if gazetteer.Lifeless(w) || len(w) < 6 {
		return false
	}
	for _, s := range [...]string{"er", "or", "ist", "eer"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// singularOf gives the singular of a plural office noun, or "".
func singularOf(w string) string {
	switch {
	case strings.HasSuffix(w, "men"):
		return w[:len(w)-3] + "man"
	case w == "chiefs of staff", w == "chiefs":
		return "chief"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s.") && len(w) > 4: // "Reps."
		return w[:len(w)-2] + "."
	case strings.HasSuffix(w, "ses"), strings.HasSuffix(w, "ches"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3:
		return w[:len(w)-1]
	}
	return ""
}

// motion are words after which a capital is a place.
var motion = wordlist.Set(`travel fly go come arrive return head visit trip flight journey land leave drive tour rush move relocate way
	born bus train road route depart bound`)

// placePreps put what follows in space.
var placePreps = wordlist.Set(`in at near outside inside around through across throughout above over within into`)

// servants are offices that take the side of the person they serve.
var servants = wordlist.Set(`aide adviser advisor assistant spokesman spokeswoman spokesperson envoy representative counsel chief secretary
	deputy ally lawyer counsellor counselor coordinator confidant confidante strategist minister staff ambassador negotiator
	official general commander speechwriter bodyguard manager`)

// leanings are words before the name of a party that make it another's.
var leanings = wordlist.Set("social liberal christian free national new united progressive popular democratic conservative radical independent people's")
