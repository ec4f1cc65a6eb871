package gazetteer

import (
	_ "embed"
	"strings"
	"sync"

	"synoptic/wordlist"
)

// Month gives the number of a month's name or abbreviation ("Sept.", "march"),
// 0 for any other word. "May" and "March" are also words; the caller looks
// around.
func Month(word string) int {
	w := strings.TrimSuffix(strings.ToLower(word), ".")
	switch w {
	case "sept":
		return 9
	case "":
		return 0
	}
	for i, m := range [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if w == m || len(w) == 3 && w == m[:3] {
			return i + 1
		}
	}
	return 0
}

// Weekday gives 1 (Monday) … 7 (Sunday) for a day's name or abbreviation, 0
// for any other word. "sun", "sat" and "wed" count only with a capital.
func Weekday(word string) int {
	w := strings.TrimSuffix(strings.ToLower(word), ".")
	for i, d := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if w == d || w == d+"s" || len(w) >= 3 && len(w) <= 5 && strings.HasPrefix(d, w) && hasUpper(word) {
			return i + 1
		}
	}
	return 0
}

// Stance is what a verb of saying or acting shows of its subject.
type Stance string

// The classes of verb. Say is neutral; Think is not said aloud; the rest are
// positions.
const (
	Say      Stance = "say"
	Think    Stance = "think"
	Claim    Stance = "claim"
	Demand   Stance = "demand"
	Propose  Stance = "propose"
	Offer    Stance = "offer"
	Accept   Stance = "accept"
	Reject   Stance = "reject"
	Deny     Stance = "deny"
	Concede  Stance = "concede"
	Promise  Stance = "promise"
	Threaten Stance = "threaten"
	Warn     Stance = "warn"
	Accuse   Stance = "accuse"
	Ask      Stance = "ask"
	Support  Stance = "support"
)

// verbsText lists lemmas by class; a phrasal verb has its particle after "_".
const verbsText = `say say tell state note add report announce declare remark comment observe mention explain reply respond answer write post tweet repeat reiterate recall recount describe disclose reveal confirm stress emphasise emphasize underline underscore point_out clarify specify inform brief relay quote cite joke quip testify publish read tell point outline detail conclude summarise summarize elaborate argue speak spell_out hint signal indicate suggest_that continue go_on echo opine address broadcast message convey
think think believe hope fear expect suspect doubt know understand feel consider assume wonder worry predict estimate forecast assess anticipate reckon see view find decide want wish intend plan aim prefer learn realise realize
claim claim allege assert maintain contend boast insinuate imply profess purport
demand demand insist require call_for urge press_for push_for order request appeal_for appeal seek call_on instruct exhort implore
propose propose suggest recommend advocate advise table float put_forward
offer offer volunteer invite
accept accept agree approve endorse back consent sign ratify adopt
reject reject refuse decline rule_out oppose dismiss turn_down rebuff spurn veto boycott object criticise criticize condemn denounce slam blast lambast lambaste decry deplore rebuke protest disagree reprimand
deny deny refute dispute rebut contradict repudiate
concede concede admit acknowledge recognise recognize grant compromise relent back_down apologise apologize allow confess
promise promise pledge vow commit assure guarantee undertake swear
threaten threaten
warn warn caution alert
accuse accuse blame charge fault
ask ask inquire enquire query question
support welcome praise hail applaud commend congratulate thank laud support defend`

var verbs = sync.OnceValue(func() map[string]Stance {
	m := map[string]Stance{}
	lines(verbsText, func(l string) {
		class, rest, _ := strings.Cut(l, " ")
		for v := range strings.FieldsSeq(rest) {
			if _, ok := m[v]; !ok {
				m[v] = Stance(class)
			}
		}
	})
	return m
})

// Verb gives the class of a verb of saying or taking position, by its lemma
// and particle or preposition ("call", "for"); "" for any other verb. Without
// a match of both, the verb alone decides.
func Verb(lemma, particle string) Stance {
	m := verbs()
	lemma = strings.ToLower(lemma)
	if particle != "" {
		if s, ok := m[lemma+"_"+strings.ToLower(particle)]; ok {
			return s
		}
	}
	return m[lemma]
}

// verdictText lists the words by which somebody rejects what he speaks of,
// accepts it, and asks for it.
const verdictText = `reject unacceptable illegal unlawful unconstitutional illegitimate unjustified unjustifiable unwarranted unfair unjust baseless groundless
reject unfounded meritless absurd ridiculous outrageous false untrue fabricated wrong lie fabrication nonsense non-starter nonstarter
reject insane crazy stupid reckless harmful counterproductive counter-productive discriminatory racist draconian sexist bigoted homophobic
reject non-negotiable insulting disgraceful shameful intolerable unworkable unrealistic unreasonable inappropriate slander fiction hoax
reject violation unreliable unrepresentative toxic flawed misguided misleading frivolous irresponsible hypocritical cruel inhumane immoral undemocratic
reject insufficient inadequate premature unhelpful pointless sham farce mockery blackmail provocation indefensible unsustainable regrettable
reject piracy terrorism genocide theft robbery extortion coup massacre fraud injustice aggression treason sabotage overreach propaganda
reject deplorable preposterous laughable ludicrous unthinkable untenable excessive disproportionate mistake disaster betrayal insult deceptive
reject abhorrent abominable appalling arbitrary backward barbaric bogus callous catastrophic corrosive cowardly cynical damaging defamatory demeaning
reject destructive detrimental disingenuous dishonest disrespectful divisive dumb egregious erroneous foolish foolhardy futile heartless heinous hollow
reject idiotic ill-advised ill-conceived impractical improper inaccurate incoherent ineffective inexcusable inflammatory inhuman insensitive invalid
reject irrational malicious meaningless mean-spirited monstrous naive nonsensical obscene odious offensive onerous oppressive outdated overblown
reject pathetic perverse phony politicized punitive reprehensible repugnant repressive ruinous scandalous senseless short-sighted shortsighted spurious
reject suicidal unamerican un-american unconscionable unethical unforgivable unneeded unnecessary unprovoked unsatisfactory unsound useless vindictive worthless
reject abomination absurdity affront atrocity blunder charade debacle deception disgrace disservice embarrassment fiasco folly gimmick giveaway
reject overstated exaggerated inflated unbalanced grandstanding hypocrisy idiocy insanity lunacy madness menace outrage ploy pretext scam setback shambles smear smokescreen stunt travesty waste
reject fear-mongering fearmongering scaremongering warmongering witch-hunt scapegoating politicking
accept legal lawful constitutional legitimate justified acceptable viable
demand necessary needed essential imperative crucial vital overdue indispensable`

// worthText lists further words by which a plan, an idea, a step or a decision is
// rejected or accepted; of other things they say less.
const worthText = `reject bad worst terrible horrible awful dangerous wrong disastrous poor stupid reckless mistaken negative one-sided weak disappointing
reject troubling worrying worrisome disturbing alarming unfortunate confusing vague costly partisan extreme radical failed unpopular
reject threat danger failure error burden distraction nightmare attack assault surrender obstacle excuse trap trick joke lie problem
accept good great welcome positive right important sensible wise excellent fair reasonable balanced workable realistic effective helpful beneficial
accept responsible appropriate proportionate prudent sound credible useful commendable fantastic historic perfect constructive courageous
accept breakthrough milestone improvement progress victory win success achievement triumph`

// effectText lists the verbs by whose deed a plan, a law or a step is rejected or
// accepted by who says that it does it.
const effectText = `reject jeopardize jeopardise undermine harm hurt damage endanger weaken destroy violate infringe discriminate ruin cripple erode breach
reject contradict sabotage derail punish threaten worsen compromise strip betray destabilize destabilise devastate hinder hamper impede imperil penalize
reject penalise perpetuate prolong squander stifle subvert trample victimize victimise stigmatize stigmatise exacerbate embolden insult alienate
reject distort misrepresent disenfranchise decimate mock
accept protect benefit improve strengthen boost safeguard guarantee help save foster promote`

// broughtText lists the things that a plan or a step is rejected or accepted for
// bringing: "poses a threat", "gives carte blanche".
const broughtText = `reject threat danger risk harm damage burden chaos confusion uncertainty hardship suffering misery disaster havoc blanche discrimination injustice
reject failure violation mockery impunity loophole bloodshed instability ruin
accept relief stability clarity certainty protection benefit hope improvement progress justice fairness breakthrough sense purpose`

var (
	effects  = sync.OnceValue(func() map[string]Stance { return classes(effectText) })
	verdicts = sync.OnceValue(func() map[string]Stance { return classes(verdictText) })
	worths   = sync.OnceValue(func() map[string]Stance { return classes(worthText) })
	broughts = sync.OnceValue(func() map[string]Stance { return classes(broughtText) })
)

// classes reads lines of a class and its words.
func classes(text string) map[string]Stance {
	m := map[string]Stance{}
	lines(text, func(l string) {
		class, rest, _ := strings.Cut(l, " ")
		for w := range strings.FieldsSeq(rest) {
			m[w] = Stance(class)
		}
	})
	return m
}

// Verdict gives what a word that is said of a thing shows of who says it:
// Reject ("unacceptable"), Demand ("necessary"), Accept ("lawful"), "" for any
// other word.
func Verdict(word string) Stance { return verdicts()[strings.ToLower(word)] }

// Worth gives what a word that is said of a plan, an idea or a step shows of who
// says it: Reject ("a bad idea"), Accept ("a welcome step"), "" for any other.
func Worth(word string) Stance { return worths()[strings.ToLower(word)] }

// Effect gives what is shown of who says that a plan or a law does a thing, by
// the verb's lemma: Reject ("undermine"), Accept ("protect"), "" for any other.
func Effect(lemma string) Stance { return effects()[strings.ToLower(lemma)] }

// Brought gives what is shown of who says that a plan or a step brings a thing:
// Reject ("poses a threat"), Accept ("brings relief"), "" for any other.
func Brought(noun string) Stance { return broughts()[strings.ToLower(noun)] }

// actorHeads are common nouns that head an actor which stands for a state,
// party or body.
var actorHeads = wordSet(`ministry government delegation official officials side sides force forces police army navy military troops leader leaders leadership
	negotiator negotiators team authority authorities administration cabinet parliament presidency regime rebels militants militia militias party parties opposition
	coalition alliance bloc union court council committee commission agency department office embassy spokesperson source sources diplomat diplomats mediator mediators
	company operator airline investigators prosecutors prosecution regulator watchdog rescuers union workers mission envoy envoys representatives lawmakers
	intelligence service services command staff group organisation organization ministers minister president premier chancellor capital kremlin palace`)

// ActorHead tells whether a common noun can head an actor that speaks or acts
// for a state or body ("delegation", "ministry", "forces").
func ActorHead(word string) bool { return actorHeads()[strings.ToLower(word)] }

// lifeless are words in -er, -or, -ist that are no persons.
var lifeless = wordSet(`number order paper power september october november december other another winter summer river water
	matter letter center centre theatre theater quarter border character computer ever never over under after offer chapter
	counter user-error tower sector factor error terror door floor color colour harbor harbour labor labour motor corridor
	visitor-center disaster weather dinner master newsletter shelter poster helicopter water-cannon chamber tender cover
	answer fever cancer header folder server router meter monitor-screen semester register gender danger trigger corner
	member-state daughter-company list mist twist fist monitor behavior behaviour behalf remainder encounter barrier carrier
	calendar dollar rumor rumour humor humour favor favour honor honour tumor vapor armor armour interior exterior ladder fiber fibre
	manner layer laser timer hammer leather feather brother-in-arms either neither together however rather former latter later earlier
	deputy-level transfer takeover handover turnover crossover buffer charter frontier pier glacier soccer super upper lower inner outer
	career veneer disorder slander thunder blunder wonder surrender cylinder temper pepper copper supper slipper hunger anger burger
	hamburger finger ledger murder render lavender cider spider powder shoulder boulder bladder fervor flavor flavour vigor vigour
	rigor rigour tremor razor sensor prior junior senior major tractor reactor vector detector rotor mirror anchor elevator escalator
	generator calculator refrigerator radiator simulator alligator indicator accelerator ventilator thermometer barometer parameter
	diameter perimeter kilometer filter shutter clutter butter gutter cluster canister blister monster roster trimester sweater
	heater printer scooter silencer cruiser trailer boiler cooler bestseller thriller filler collar cellar sugar cigar pillar bumper
	newspaper wallpaper whisper diaper jumper stopper zipper skyscraper primer transformer disclaimer flower shower drawer sewer
	prayer foyer mixer freezer geyser lever silver hangover leftover makeover rollover layover waiver liver wrist waist heist
	checklist playlist shortlist reminder bulldozer container fertilizer fertiliser freighter tanker bunker locker sticker marker
	cracker launcher voucher cheer compressor conveyor projector processor precursor equator mortar furor horror stupor candor
	splendor squalor valor pallor decor meteor
	twitter banner charger headquarter timber trawler steamer semiconductor`)

// Lifeless tells whether a word in "-er", "-or" or "-ist" is none for a person
// ("number", "harbor", "heist").
func Lifeless(word string) bool { return lifeless()[strings.ToLower(word)] }

// persons are nouns that denote people.
var persons = wordSet(`people person persons lives life souls man men woman women child children boy boys girl girls baby babies infant infants
	civilian civilians soldier soldiers troop troops servicemen serviceman servicewomen sailor sailors marine marines
	officer officers policeman policemen policewoman police paramilitary paramilitaries guard guards fighter fighters militant militants
	gunman gunmen attacker attackers rebel rebels insurgent insurgents terrorist terrorists hostage hostages captive captives
	prisoner prisoners detainee detainees inmate inmates pow pows combatant combatants mercenary mercenaries conscript conscripts
	victim victims casualty casualties fatality fatalities survivor survivors dead wounded injured missing body bodies corpse corpses
	passenger passengers crew crewmember crewmembers pilot pilots driver drivers rescuer rescuers firefighter firefighters
	medic medics doctor doctors nurse nurses patient patients worker workers miner miners employee employees staff staffer staffers
	student students pupil pupils teacher teachers resident residents villager villagers local locals citizen citizens
	inhabitant inhabitants refugee refugees migrant migrants evacuee evacuees tourist tourists traveller travellers traveler travelers
	protester protesters protestor protestors demonstrator demonstrators activist activists supporter supporters voter voters
	candidate candidates delegate delegates lawmaker lawmakers mp mps senator senators deputy deputies minister ministers
	member members official officials diplomat diplomats leader leaders president presidents negotiator negotiators envoy envoys
	representative representatives expert experts journalist journalists reporter reporters witness witnesses suspect suspects
	defendant defendants judge judges lawyer lawyers farmer farmers fisherman fishermen family-member relatives relative
	adult adults teenager teenagers youth youths elderly pensioner pensioners player players fan fans spectator spectators
	customer customers user users subscriber subscribers client clients shareholder shareholders investor investors
	national nationals foreigner foreigners immigrant immigrants asylum-seekers seekers believer believers worshipper worshippers
	pilgrim pilgrims guest guests colleague colleagues participant participants respondent respondents volunteer volunteers
	engineer engineers scientist scientists contractor contractors peacekeeper peacekeepers personnel servicemembers
	observer observers monitor monitors researcher researchers analyst analysts astronaut astronauts cosmonaut cosmonauts felon felons captain captains
	boss bosses aide aides tenant tenants homeowner homeowners
	governor governors mayor mayors runner runners rider riders actor actors singer singers
	professor professors artist artists author authors nominee nominees consumer consumers taxpayer taxpayers bidder bidders
	bailiff bailiffs clerk clerks celebrity celebrities suitor suitors foe foes crewman crewmen waiter waiters
	shooter shooters robber robbers burglar burglars thief thieves accomplice accomplices patron patrons revelers revellers reveler reveller
	mourner mourners scout scouts pedestrian pedestrians cyclist cyclists motorist motorists
	brother brothers sister sisters son sons daughter daughters friend friends parent parents mother mothers father fathers
	murder-victims dissident dissidents opponent opponents sufferer sufferers smuggler smugglers trafficker traffickers gang-members
	muslims christians jews kurds arabs sunnis shiites hindus sikhs catholics protestants buddhists americans ukrainians russians israelis palestinians britons germans turks syrians afghans iraqis iranians indians pakistanis
	chinese japanese koreans mexicans canadians australians italians spaniards poles somalis kenyans nigerians sudanese
	parliamentarian parliamentarians councillor councillors legislator legislators commander commanders general generals
	reservist reservists recruit recruits cadet cadets veteran veterans deserter deserters sniper snipers bomber bombers-men
	teen teens juvenile juveniles minor minors male males female females individual individuals agent agents trooper troopers toddler toddlers
	paramedic paramedics neighbour neighbours neighbor neighbors sibling siblings twin twins cousin cousins grandchildren landowner landowners
	hijacker hijackers kidnapper kidnappers abductor abductors pirate pirates separatist separatists extremist extremists jihadist jihadists
	climber climbers hiker hikers skier skiers swimmer swimmers diver divers athlete athletes competitor competitors jockey jockeys
	nun nuns priest priests bishop bishops monk monks cleric clerics seaman seamen holidaymaker holidaymakers juror jurors prosecutor prosecutors
	innocent innocents cop cops constable constables sergeant sergeants airman airmen guardsman guardsmen lifeguard lifeguards roommate roommates
	classmate classmates coworker coworkers co-workers cook cooks chef chefs bartender bartenders dancer dancers musician musicians vendor vendors
	trader traders merchant merchants banker bankers broker brokers developer developers regulator regulators mediator mediators donor donors
	sponsor sponsors elector electors settler settlers nomad nomads newborn newborns spouse spouses executive executives
	manager managers director directors applicant applicants graduate graduates recipient recipients beneficiary beneficiaries
	depositor depositors saver savers borrower borrowers creditor creditors plaintiff plaintiffs claimant claimants
	detective detectives visitor visitors attendee attendees striker strikers docker dockers
	occupant occupants bystander bystanders shopper shoppers commuter commuters dependants orphans orphan widows widow`)

// Persons tells whether a word in lower case denotes people: "captains", "crew", "dead".
func Persons(word string) bool { return persons()[word] }

// wordSet makes a set of the words of a text on first use.
func wordSet(text string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool { return wordlist.Set(text) })
}

// orgWords are words that end or head the name of an organization.
var orgWords = wordSet(`inc inc. corp corp. co co. ltd ltd. plc sa ag nv gmbh group holdings bank university college institute ministry department agency committee commission
	council party union association federation club united fc league court congress parliament senate bureau exchange industries international hospital company airlines
	airways motors newspaper news radio times post press front army force forces police organisation organization fund trust society foundation center centre authority
	administration office service services board assembly brigade division battalion regiment corps guard guards navy command railway railways school academy network
	movement alliance coalition embassy ministry'`)

// OrgWord tells whether a word commonly heads or ends a name of an
// organization.
func OrgWord(word string) bool { return orgWords()[strings.ToLower(word)] }

//go:embed data/given.txt
var givenText string

var given = sync.OnceValue(func() map[string]string { return genders(givenText) })

//go:embed data/gender.txt
var genderText string

// gender is of more given names, which the reading of names was not trained with.
var gender = sync.OnceValue(func() map[string]string { return genders(genderText) })

// genders reads lines of given names behind their gender: m, f, or u for either's.
func genders(text string) map[string]string {
	m := make(map[string]string, 3000)
	lines(text, func(l string) {
		g, rest, _ := strings.Cut(l, " ")
		for n := range strings.FieldsSeq(rest) {
			n = plainKey(n)
			switch was, ok := m[n]; {
			case !ok:
				m[n] = g
			case was != g:
				m[n] = "u"
			}
		}
	})
	return m
}

// Gender gives the gender that a person's given name shows: "m", "f", or "" where it is either's
// or not known. It knows more names than GivenName.
func Gender(given string) string {
	if g, ok := GivenName(given); ok || !hasUpper(given) {
		return g
	}
	k, _, _ := strings.Cut(plainKey(given), "-")
	if g := gender()[k]; g != "u" {
		return g
	}
	return ""
}

// GivenName tells whether a word is a given name known to the table, and its
// gender: "m", "f" or "" where it is either's. A double name ("Jean-Pierre")
// goes by its first part.
func GivenName(word string) (gender string, ok bool) {
	if !hasUpper(word) {
		return "", false
	}
	k := plainKey(word)
	g, ok := given()[k]
	if !ok {
		if first, _, cut := strings.Cut(k, "-"); cut {
			g, ok = given()[first]
		}
	}
	if g == "u" {
		g = ""
	}
	return g, ok
}

// stateWords are the states of the United States as their press abbreviates
// them (Associated Press Stylebook), without full stops.
var stateWords = map[string]string{
	"Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado", "Conn": "Connecticut",
	"Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana", "Kan": "Kansas", "Ky": "Kentucky",
	"La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts", "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi",
	"Mo": "Missouri", "Mont": "Montana", "Neb": "Nebraska", "Nev": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
	"NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon",
	"Pa": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "Tenn": "Tennessee", "Vt": "Vermont",
	"Va": "Virginia", "Wash": "Washington", "WVa": "West Virginia", "Wis": "Wisconsin", "Wyo": "Wyoming",
}

// Spelled writes an abbreviated state of the United States out ("Calif.",
// "N.Y."); other phrases it gives back as they are.
func Spelled(phrase string) string {
	if s, ok := stateWords[pointless.Replace(phrase)]; ok {
		return s
	}
	return phrase
}

var pointless = strings.NewReplacer(".", "", " ", "")

var buildings = wordSet(`palace hotel office headquarters centre center building hall villa embassy consulate complex residence mansion castle house
	school university church courthouse arena stadium base airport ministry museum club lodge chancellery academy library`)

var buildingsFirst = wordSet(`palacio palais palazzo schloss casa chateau qasr`)

// Building tells whether a word ends the names of buildings and grounds in which people
// meet: "Harbour Palace", "the Foreign Ministry".
func Building(word string) bool { return buildings()[strings.ToLower(word)] }

// BuildingFirst tells whether a word, folded, begins the names of buildings in other
// languages: "Palais Velm".
func BuildingFirst(word string) bool { return buildingsFirst()[word] }
