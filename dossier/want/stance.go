package want

// The stances of the contract.
const (
	demands    = "demands"
	proposes   = "proposes"
	offers     = "offers"
	accepts    = "accepts"
	rejects    = "rejects"
	concedes   = "concedes"
	conditions = "conditions"
	denies     = "denies"
)

// The forms in which what a stance is about may follow its word.
const (
	thing   = 1 << iota // a noun phrase: "demanded a recount"
	toDo                // "to" and a verb, the same party's deed: "refused to sign"
	toBid               // somebody and "to" and a verb: "urged Peru to sign"
	that                // a clause: "denied that it had signed"
	should              // a clause of what is to be: "proposed that Peru sign"
	doing               // a gerund: "rejected signing"
	barring             // somebody, "from" and a gerund: "barred Peru from signing"
	toward              // somebody: "backed Peru"
	nominal             // the word is a noun: a verb may follow what it is about
)

// cue is how a word takes a stance: the stance, the prepositions of which one
// must follow ("" for none), the forms of what it is about, and whether it says
// the stance outright.
type cue struct {
	stance   string
	with     string // prepositions or particles, by spaces
	forms    int
	outright bool
}

// verbs are the English verbs by which parties take a stance, by lemma. A verb
// with two uses has two cues; the first that fits counts.
var verbs = map[string][]cue{
	"demand":      {{demands, "", thing | should | toDo, true}},
	"insist":      {{demands, "on upon", thing | doing, true}, {demands, "", should, true}, {denies, "", that, false}},
	"maintain":    {{denies, "", that, false}},
	"urge":        {{demands, "", toBid, true}, {demands, "", thing | should, true}},
	"call":        {{demands, "for", thing | toBid | doing, true}, {demands, "on upon", toBid, true}},
	"appeal":      {{demands, "for", thing, true}, {demands, "to", toBid, true}, {rejects, "against", thing, false}, {rejects, "", thing, false}},
	"push":        {{demands, "for", toBid | thing, true}, {demands, "", toBid, true}, {proposes, "", thing, false}},
	"lobby":       {{demands, "for", toBid | thing, true}, {rejects, "against", thing | doing, false}, {demands, "", toBid, true}},
	"ask":         {{demands, "for", thing, true}, {demands, "", toBid | toDo | should, true}},
	"request":     {{demands, "", thing | should | toDo, true}},
	"advocate":    {{demands, "", thing | doing | toDo, true}},
	"challenge":   {{demands, "", toBid, false}, {rejects, "", thing, false}},
	"expect":      {{demands, "", toBid, false}},
	"seek":        {{demands, "", thing | toDo, false}},
	"like":        {{demands, "", toBid | toDo, false}},
	"persuade":    {{demands, "", toBid, false}},
	"convince":    {{demands, "", toBid, false}},
	"exhort":      {{demands, "", toBid, true}},
	"want":        {{demands, "", toBid, false}, {demands, "", thing, false}, {demands, "", toDo, false}},
	"propose":     {{proposes, "", thing | toDo | should | doing, true}},
	"recommend":   {{proposes, "", thing | should | doing, true}},
	"suggest":     {{proposes, "", should | doing, false}},
	"float":       {{proposes, "", thing, false}},
	"invite":      {{proposes, "for to", thing, false}, {proposes, "", toBid, false}},
	"offer":       {{offers, "", thing | toDo, true}},
	"pledge":      {{offers, "", thing | toDo, true}, {offers, "", that, false}},
	"promise":     {{offers, "", thing | toDo, true}, {offers, "", that, false}},
	"vow":         {{offers, "", toDo, false}, {offers, "", that, false}},
	"guarantee":   {{offers, "", that, false}},
	"commit":      {{offers, "to", thing | doing, false}, {offers, "", toDo, false}},
	"accept":      {{accepts, "", thing, true}},
	"agree":       {{accepts, "to on", thing | doing, true}, {accepts, "", toDo, true}, {accepts, "", thing, false}, {accepts, "", should, false}, {accepts, "with", thing, false}},
	"back":        {{accepts, "", thing, false}, {concedes, "away down", thing, false}},
	"endorse":     {{accepts, "", thing, true}},
	"support":     {{accepts, "", thing | doing, false}},
	"welcome":     {{accepts, "", thing, false}},
	"approve":     {{accepts, "", thing, true}},
	"side":        {{accepts, "with", thing, false}},
	"favor":       {{accepts, "", thing | doing, false}},
	"favour":      {{accepts, "", thing | doing, false}},
	"ratify":      {{accepts, "", thing, true}},
	"reject":      {{rejects, "", thing | doing, true}},
	"refuse":      {{rejects, "", toDo | thing, true}},
	"decline":     {{rejects, "", toDo, true}, {rejects, "", thing, false}},
	"oppose":      {{rejects, "", thing | doing, true}},
	"rule":        {{rejects, "out", thing | doing, true}},
	"dismiss":     {{rejects, "", thing, false}},
	"resist":      {{rejects, "", thing | doing, false}},
	"block":       {{rejects, "", barring, false}, {rejects, "", thing, false}},
	"bar":         {{rejects, "", barring, false}},
	"exclude":     {{rejects, "", barring, false}},
	"veto":        {{rejects, "", thing, true}},
	"rebuff":      {{rejects, "", thing, true}},
	"clamor":      {{demands, "for", thing | toBid, false}},
	"clamour":     {{demands, "for", thing | toBid, false}},
	"beseech":     {{demands, "", toBid, true}},
	"entreat":     {{demands, "", toBid, true}},
	"prod":        {{demands, "", toBid, false}},
	"advise":      {{proposes, "", toBid | doing, false}},
	"champion":    {{accepts, "", thing, false}},
	"volunteer":   {{offers, "", toDo, false}},
	"undertake":   {{offers, "", toDo, false}},
	"swear":       {{offers, "", toDo, false}},
	"consent":     {{accepts, "to", thing | doing, true}, {accepts, "", toDo, true}},
	"embrace":     {{accepts, "", thing, false}},
	"concur":      {{accepts, "with", thing, false}},
	"heed":        {{accepts, "", thing, false}},
	"acknowledge": {{concedes, "", that | doing, false}},
	"repudiate":   {{rejects, "", thing, true}},
	"shun":        {{rejects, "", thing, false}},
	"contest":     {{rejects, "", thing, false}},
	"blame":       {{rejects, "on", thing, false}, {rejects, "", thing, false}, {rejects, "for", thing | doing, false}},
	"commend":     {{accepts, "", thing, false}, {accepts, "for", thing | doing, false}},
	"laud":        {{accepts, "", thing, false}, {accepts, "for", thing | doing, false}},
	"tout":        {{accepts, "", thing, false}},
	"fault":       {{rejects, "for", thing | doing, false}, {rejects, "", thing, false}},
	"rebuke":      {{rejects, "for", thing | doing, false}},
	"lambast":     {{rejects, "", thing, false}, {rejects, "for", thing | doing, false}},
	"lambaste":    {{rejects, "", thing, false}, {rejects, "for", thing | doing, false}},
	"lash":        {{rejects, "at", thing | doing, false}},
	"deplore":     {{rejects, "", thing | doing, false}},
	"regret":      {{rejects, "", thing, false}},
	"assail":      {{rejects, "", thing, false}, {rejects, "for", thing | doing, false}},
	"rail":        {{rejects, "against", thing, false}},
	"balk":        {{rejects, "at", thing | doing, false}},
	"scoff":       {{rejects, "at", thing | doing, false}},
	"disagree":    {{rejects, "with", thing, false}},
	"disapprove":  {{rejects, "of", thing | doing, false}},
	"fight":       {{rejects, "against", thing, false}, {rejects, "", thing, false}},
	"yield":       {{concedes, "to", thing, false}},
	"bow":         {{concedes, "to", thing, false}},
	"cave":        {{concedes, "to", thing, false}},
	"ignore":      {{rejects, "", thing, false}},
	"defy":        {{rejects, "", thing, false}},
	"decry":       {{rejects, "", thing | doing, false}},
	"pan":         {{rejects, "", thing, false}},
	"slam":        {{rejects, "", thing, false}, {rejects, "for", thing | doing, false}},
	"blast":       {{rejects, "", thing, false}, {rejects, "for", thing | doing, false}},
	"turn":        {{rejects, "down", thing, true}},
	"plead":       {{demands, "for", thing | toBid, true}, {demands, "with", toBid, true}},
	"beg":         {{demands, "for", thing, true}, {demands, "", toBid, true}},
	"spurn":       {{rejects, "", thing, false}},
	"boycott":     {{rejects, "", thing, false}},
	"threaten":    {{conditions, "", toDo, true}, {conditions, "", thing, false}},
	"concede":     {{concedes, "", that, false}},
	"deny":        {{denies, "", that | thing | doing, true}},
	"object":      {{rejects, "to", thing | doing, true}},
	"condemn":     {{rejects, "", thing | doing, false}, {rejects, "for", thing | doing, false}},
	"denounce":    {{rejects, "", thing | doing, false}, {rejects, "for", thing | doing, false}},
	"criticize":   {{rejects, "", thing | doing, false}, {rejects, "for", thing | doing, false}},
	"criticise":   {{rejects, "", thing | doing, false}, {rejects, "for", thing | doing, false}},
	"protest":     {{rejects, "against", thing | doing, false}, {rejects, "", thing, false}},
	"applaud":     {{accepts, "", thing, false}, {accepts, "for", thing | doing, false}},
	"hail":        {{accepts, "", thing, false}, {accepts, "for", thing | doing, false}},
	"praise":      {{accepts, "", thing, false}, {accepts, "for", thing | doing, false}},
	"defend":      {{rejects, "against", thing, false}, {accepts, "", thing | doing, false}},
	"dispute":     {{denies, "", thing | that, false}},
	"refute":      {{denies, "", thing | that, false}},
	"rebut":       {{denies, "", thing, false}},
	"admit":       {{concedes, "", that | doing, false}, {concedes, "to", doing, false}},
	"require":     {{demands, "", toBid, false}},
	"order":       {{demands, "", toBid, true}, {demands, "", thing, false}},
	"tell":        {{demands, "", toBid, false}},
	"implore":     {{demands, "", toBid, true}},
	"encourage":   {{demands, "", toBid, false}},
	"pressure":    {{demands, "", toBid, false}},
	"petition":    {{demands, "for", thing, true}, {demands, "", toBid, true}},
	"campaign":    {{demands, "for", thing | toBid, false}, {rejects, "against", thing | doing, false}},
	"warn":        {{demands, "", toBid, false}, {rejects, "against", thing | doing, false}, {conditions, "", toDo, false}},
	"caution":     {{rejects, "against", thing | doing, false}},
	"give":        {{concedes, "to", thing, false}},
	"hold":        {{demands, "for", thing, false}},
	"settle":      {{accepts, "for", thing, false}},
	"sign":        {{accepts, "on", thing, false}},
	"press":       {{demands, "for", toBid | thing, true}, {demands, "", toBid, true}},
	"come":        {{rejects, "against", thing | doing, false}},
	"speak":       {{rejects, "against", thing | doing, false}},
	"argue":       {{rejects, "against", thing | doing, false}, {demands, "for", thing | doing, false}},
	"rally":       {{rejects, "against", thing | doing, false}},
	"march":       {{rejects, "against", thing | doing, false}},
	"lean":        {{rejects, "against", thing | doing, false}},
	"vote":        {{rejects, "against", thing | doing, false}, {rejects, "down", thing, true}, {accepts, "for", thing, false}, {accepts, "", toDo, false}},
	"claim":       {{demands, "", thing, false}},
	"overrule":    {{rejects, "", thing, false}},
	"overturn":    {{rejects, "", thing, false}},
	"uphold":      {{accepts, "", thing, false}},
	"cheer":       {{accepts, "", thing, false}},
	"brush":       {{rejects, "aside off", thing, true}},
	"throw":       {{rejects, "out", thing, false}},
	"strike":      {{rejects, "down", thing, false}},
	"shoot":       {{rejects, "down", thing, false}},
	"wave":        {{rejects, "aside away off", thing, false}},
	"put":         {{proposes, "forward forth", thing, false}},
	"stick":       {{demands, "to by", thing, false}},
	"stand":       {{accepts, "by behind", thing, false}},
}

// acts are the verbs of deeds that take a stance when they are done: "walked out
// of the talks", "dropped its demand". What will be done is read as an intent.
var acts = map[string][]cue{
	"withdraw": {{rejects, "from", thing, false}},
	"pull":     {{rejects, "of from", thing, false}},
	"walk":     {{rejects, "of", thing, false}},
	"quit":     {{rejects, "", thing, false}},
	"cancel":   {{rejects, "", thing, false}},
	"suspend":  {{rejects, "", thing, false}},
	"drop":     {{concedes, "", thing, false}},
	"abandon":  {{concedes, "", thing, false}},
	"soften":   {{concedes, "", thing, false}},
}

// adjectives of stance: "ready to sign", "ready for a truce", "opposed to it".
var adjectives = map[string][]cue{
	"ready":     {{offers, "", toDo, true}, {offers, "for", thing, true}},
	"willing":   {{offers, "", toDo, true}},
	"prepared":  {{offers, "", toDo, true}},
	"open":      {{offers, "to", thing | doing, false}},
	"committed": {{offers, "to", thing | doing, false}},
	"unwilling": {{rejects, "", toDo, true}},
	"reluctant": {{rejects, "", toDo, false}},
	"opposed":   {{rejects, "to", thing | doing, true}},
}

// feelings are the states of mind over a thing that tell a stance on it, where it is
// an issue besides.
var feelings = map[string]string{"disappointed": rejects, "dismayed": rejects, "outraged": rejects, "alarmed": rejects,
	"troubled": rejects, "angered": rejects, "appalled": rejects, "disgusted": rejects, "unhappy": rejects, "dissatisfied": rejects, "frustrated": rejects,
	"angry": rejects, "furious": rejects, "critical": rejects, "skeptical": rejects, "sceptical": rejects, "wary": rejects, "pleased": accepts, "satisfied": accepts,
	"delighted": accepts, "supportive": accepts, "thrilled": accepts}

// need are the verbs of saying that take a stance by "the need to", "the
// importance of".
var need = words("stress emphasize emphasise underline underscore highlight reiterate")

var needNoun = words("need necessity importance urgency demand")

// guessing are the verbs under which a stance is only hoped for, feared or
// reckoned with.
var guessing = words(`hope doubt expect predict think believe fear suspect wonder ask worry imagine assume speculate suggest bet estimate want wish anticipate urge demand
	propose recommend deny need question hint insinuate`)

// hostile are the deeds of which a promise is a threat, not an offer.
var hostile = words(`fight attack destroy kill slaughter repel strike retaliate respond crush sue punish continue remain stay stand keep press push pursue win retake beat
	defeat run investigate appeal resign filibuster repeal quit leave walk expose hunt avenge defend die never go make protest be try renew`)

// knowing are the deeds of the mind: that somebody should know or feel a thing is
// no demand.
var knowing = words("know think feel understand do hear remember believe see imagine realize realise pray enjoy love consider look read expect")

// emptyVerb are the deeds that add nothing to the thing that they are done to.
var emptyVerb = words("see have get take be give do make")

// opposing are the deeds that reject what they are done to: "vowed to veto".
var opposing = words(`veto block oppose boycott reject resist stop filibuster appeal contest challenge overturn cancel scrap repeal rip tear abandon undo terminate revoke
	rescind reverse quash derail abolish dismantle`)

// negotiable are the deeds of one's own that a party can ask leave for: "wants
// to discuss", not "wants to win".
var negotiable = words(`discuss raise negotiate talk see meet hold resume include change restore extend ban limit end maintain retain join remove scrap abolish reopen
	renegotiate address tackle resolve solve settle revisit keep cut raze repeal reform revise delay pursue reach strike forge sign build create work
	bring withdraw leave return send introduce impose stop prevent block protect improve reduce increase lower expand replace cancel close open strengthen`)

// grantable tells whether a deed that somebody wants to do is one that others
// could grant, refuse or oppose.
func (r *reader) grantable(it item) bool {
	if it.verb < 0 { // "would like to", and no more
		return false
	}
	l := r.lemma(it.verb)
	return negotiable[l] || yielding[l] || giving[l] || opposing[l] || it.head >= 0 && paper[r.lemma(it.head)] && !byHand[r.lemma(it.head)] && !knowing[l] && !silent[l] && !resting[l]
}

// byHand are the papers of which one may want something that is nobody's to
// grant: "sought to shift the pressure".
var byHand = words("pressure attempt effort election vote concern statement claim announcement gesture strike action move idea")

// silent are the verbs that tell of speaking and being seen: who declines them
// takes no stance.
var silent = words(`comment predict say answer respond elaborate speak identify name specify speculate confirm disclose tell reply explain be give go discuss return
	provide reveal talk weigh let detail describe estimate rule offer address get die acknowledge concede admit`)

// spoken are those of them that who refuses them takes no stance either.
var spoken = words(`comment say be answer confirm elaborate name identify disclose tell speak respond predict speculate let die go indicate acknowledge admit`)

// blame are the things that are denied where they are rejected or dismissed.
var blame = words(`allegation accusation charge claim report notion suggestion criticism fear concern suspicion argument speculation rumor rumour insinuation assertion`)

// paper are the things that are turned down where they are blocked or
// dismissed; other things are blocked by hand.
var paper = words(`bill resolution deal agreement sale merger takeover plan proposal vote nomination measure legislation motion idea call demand offer request sanction
	statement draft law initiative amendment treaty pact appeal bid pressure attempt effort ceasefire truce change reform option compromise talk
	negotiation move referendum election inquiry extension quota strike tie-up accord tax tariff cut withdrawal decision ban settlement package exemption
	announcement gesture action lawsuit suit ruling verdict rule regulation policy programme program project restriction boycott closure closing
	investigation inspection arbitration mediation reference claim concern zone intervention order injunction decree judgment judgement directive subpoena fine moratorium embargo limitation`)

// nouns that stand for the thing proposed; the issue is what they point at.
var shell = words(`proposal demand offer call plan idea request move suggestion condition term ultimatum appeal bid notion possibility prospect option decision attempt
	effort package need measure initiative step policy programme program`)

// light words never name an issue by themselves; what hangs on them may.
var light = words(`day week month year time side way step thing part number end importance basis kind sort type official leader president minister country people person
	man woman today tomorrow yesterday first last series form issue matter question situation reporter journalist willingness action place member set lot
	some any all one implementation adoption use creation introduction start beginning halt percent pct dlr dollar million billion mln bln role process
	stop total level range amount share group version`)

// vague nouns name nothing that could be granted or refused: "we must seize
// this opportunity" takes no stance.
var vague = words(`opportunity chance moment hope path future lesson momentum history attention courage patience care eye mind example heart face sense word thought
	prayer condolence sympathy congratulation tribute comment criticism indication glimpse detail respite explanation insight evidence sign view apology
	advice clue answer reply response assessment reason praise diversity perspective defeat goal point responsibility award prize blame allegiance loyalty
	revenge calm support clarification information interview note hint prediction look rival candidate nominee question nothing something much more
	anything everything it attempt bail revolution uprising protester status vengeance customer guidance applicant position side term ultimatum
	forgiveness doubt vision life gift prosperity success analysis honesty rebirth refuge reelection re-election victory office password tip idea solace
	comfort assistance statement news reality possibility certainty expectation approach critique reaction rebuke assurance comparison ground remark
	relative account parallel gain signature fire fury destruction risk`)

// negative tells the stance of a negated one, "" for none.
var negative = map[string]string{accepts: rejects, offers: rejects, rejects: accepts, concedes: rejects}

// sameThing gives words for one thing the word under which their issue is
// kept; the label is still taken from the texts.
var sameThing = map[string]string{"truce": "ceasefire", "armistice": "ceasefire", "negotiation": "talk", "discussion": "talk", "dialogue": "talk",
	"fighting": "hostilities", "hostility": "hostilities", "wage": "pay", "salary": "pay", "duty": "tariff", "levy": "tariff", "summit": "meeting",
	"probe": "inquiry", "investigation": "inquiry", "captive": "prisoner", "detainee": "prisoner", "vote": "election", "poll": "election",
	"pullout": "withdrawal", "departure": "resignation", "pullback": "withdrawal"}

// broad are adjectives that tell how much or how soon, not what: an issue is
// named without them.
var broad = words(`immediate immediately serious massive swift renewed possible complete full unconditional direct urgent quick rapid further additional new more other
	such speedy prompt lasting strong independent outside major big great own total entire clear recent repeated original latest same whole proposed
	so-called face-to-face immediate, special previous earlier much any some all few little numerous certain key tough sweeping voluntary many several`)

// groups are people who take a stance for themselves, not for the state whose
// adjective stands before them.
var groups = words(`rebel opposition protester protestor demonstrator activist teacher worker miner union striker pilot nurse doctor student family resident campaigner
	farmer shareholder employer fisherman docker driver victim prisoner hostage hijacker kidnapper militant insurgent separatist guerrilla migrant refugee
	producer consumer exporter importer company firm bank investor creditor manufacturer airline grower processor trader critic republican democrat
	lawmaker senator congressman mp prosecutor lawyer attorney developer villager tribe clan islamist conservative liberal faction plaintiff defendant
	woman supporter opponent parent advocate survivor relative patient tenant landlord retailer publisher scientist regulator legislator councillor backer
	firefighter veteran employee immigrant merchant environmentalist community scholar cleric movement party group front committee association federation
	guild club panel bloc lobby league caucus industry watchdog commission organisation organization alliance coalition council`)

// stateNouns are those who speak for the state whose adjective or name stands
// before them.
var stateNouns = words(`official government side delegation minister ministry diplomat negotiator authority army military president premier leader leadership envoy ambassador
	spokesman spokeswoman spokesperson cabinet administration regime team commander chief representative mission embassy king prince queen emir chancellor
	secretary parliament delegate kremlin source adviser aide force troop police general mediator counterpart commissioner court judge agency department`)
