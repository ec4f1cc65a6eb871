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

// verbs are the English verbs by which parties take a stance, by lemma. A verb
// in several rows has several uses, in their order; the first that fits counts.
var verbs = table(`
	demands! paper: appeal_for
	demands! thing: ask_for beg_for petition_for sue_for
	demands! thing,doing: insist_on,upon
	demands! should: insist
	demands thing,toBid: clamor_for clamour_for
	demands! thing,toBid: push_for lobby_for plead_for press_for
	demands! thing,toBid,doing: call_for
	demands thing,toBid,toward: campaign_for
	demands thing,toDo: seek
	demands! thing,toDo,doing: advocate
	demands! thing,toDo,should: demand request
	demands toBid: challenge persuade convince want prod require tell encourage pressure warn
	demands toDo,toBid: like
	demands! toDo,toBid,should: ask
	proposes paper: put_forward,forth
	proposes should,doing: suggest
	proposes! thing,should,doing: recommend
	proposes! thing,toDo,should,doing: propose
	proposes toBid,doing: advise
	offers thing,doing: commit_to
	offers! thing,toDo: offer pledge promise
	offers toDo: vow commit volunteer undertake swear
	offers that: pledge promise vow guarantee
	accepts matter: welcome champion commend laud tout applaud hail praise cheer
	accepts matter,doing,toward: support
	accepts paper: embrace heed uphold stand_by,behind
	accepts! thing: accept approve ratify
	accepts thing,doing: favor favour
	accepts! thing,doing: agree_to,on consent_to
	accepts thing,toward: side_with
	accepts! thing,toward: endorse
	accepts! toDo: agree consent
	accepts thing: agree agree_with concur_with settle_for sign+off_on
	accepts should: agree
	rejects barring: block bar exclude
	rejects doing: blame_for fault_for
	rejects matter: dismiss blame fault lambast lambaste assail rail_against disagree_with pan slam blast protest defend_against
	rejects matter,doing: lambast_for lambaste_for lash_at assail_for scoff_at decry slam_for
	rejects matter,doing: blast_for condemn condemn_for denounce denounce_for criticize criticize_for criticise criticise_for protest_against
	accepts matter,doing: commend_for laud_for applaud_for hail_for praise_for defend
	rejects matter,doing,toward: vote_against
	rejects! matter,toward: vote_down
	accepts matter,toward: back vote_for
	accepts toDo: vote
	rejects paper,doing: resist balk_at
	rejects thing: spurn boycott overrule
	rejects! thing: veto rebuff repudiate turn_down brush_aside,off
	rejects! thing,doing: object_to
	rejects thing,doing: lobby_against rebuke_for deplore disapprove_of warn_against caution_against rally_against march_against lean_against
	demands! toBid: urge call_on,upon appeal_to push lobby exhort beseech entreat plead_with beg order implore petition press
	proposes thing: push float invite_for,to
	proposes toBid: invite
	demands! thing,should: urge
	demands thing: want order hold+out_for claim stick_to,by
	demands toDo: want
	rejects thing,doing,toward: campaign_against come_against speak_against argue_against
	demands thing,doing,toward: argue_for
	rejects! thing,doing,toward: reject oppose rule_out
	rejects! thing,toDo: refuse
	rejects! toDo: decline
	rejects paper: appeal_against appeal challenge decline block shun contest fight_against
	rejects paper: fight ignore defy overturn throw_out strike_down shoot_down wave_aside,away,off
	concedes doing,that: acknowledge admit
	concedes doing: admit_to
	concedes matter,toward: back_away,down
	concedes paper: yield_to bow_to cave_to
	concedes that: concede
	concedes thing: give+in_to
	conditions toDo: warn
	conditions! toDo: threaten
	conditions thing: threaten
	denies that: insist maintain
	denies thing: rebut
	denies! thing,doing,that: deny
	denies thing,that: dispute refute`)

// acts are the verbs of deeds that take a stance when they are done: "walked out
// of the talks", "dropped its demand". What will be done is read as an intent.
var acts = table(`
	rejects paper: withdraw_from pull_of,from walk_of quit cancel suspend
	concedes thing: drop abandon soften`)

// adjectives of stance: "ready to sign", "ready for a truce", "opposed to it".
var adjectives = table(`
	offers thing,doing: open_to committed_to
	offers! toDo: ready willing prepared
	offers! thing: ready_for
	rejects! thing,doing: opposed_to
	rejects toDo: reluctant
	rejects! toDo: unwilling`)

// feelings are the states of mind over a thing that tell a stance on it, where it is
// an issue besides.
var feelings = map[string]string{"disappointed": rejects, "dismayed": rejects, "outraged": rejects, "alarmed": rejects,
	"troubled": rejects, "angered": rejects, "appalled": rejects, "disgusted": rejects, "unhappy": rejects, "dissatisfied": rejects, "frustrated": rejects,
	"angry": rejects, "furious": rejects, "critical": rejects, "skeptical": rejects, "sceptical": rejects, "wary": rejects, "dismissive": rejects, "pleased": accepts, "satisfied": accepts,
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
	defeat run investigate appeal resign filibuster repeal quit leave walk expose hunt avenge defend die never go make protest be try renew prosecute root arrest punish`)

// knowing are the deeds of the mind: that somebody should know or feel a thing is
// no demand.
var knowing = words("know think feel understand do hear remember believe see imagine realize realise pray enjoy love consider look read expect")

// emptyVerb are the deeds that add nothing to the thing that they are done to.
var emptyVerb = words("see have get take be give do make")

// opposing are the deeds that reject what they are done to: "vowed to veto".
var opposing = words(`veto block oppose boycott reject resist stop filibuster appeal contest challenge overturn cancel scrap repeal rip tear abandon undo terminate revoke
	rescind reverse quash derail abolish dismantle nix axe`)

// negotiable are the deeds of one's own that a party can ask leave for: "wants
// to discuss", not "wants to win".
var negotiable = words(`discuss talk see meet hold include maintain retain join address tackle solve settle revisit keep raze reform pursue reach forge sign build create work
	bring leave return send introduce protect improve cancel open strengthen`)

// grantable tells whether a deed that somebody wants to do is one that others
// could grant, refuse or oppose.
func (r *reader) grantable(it item) bool {
	l := r.lemma(it.verb)
	return negotiable[l] || askable[l] || yielding[l] || giving[l] || opposing[l] || it.head >= 0 && writ[r.lemma(it.head)] && !knowing[l] && !silent[l] && !resting[l]
}

// byHand are the papers of which one may want something that is nobody's to
// grant: "sought to shift the pressure".
var byHand = words("pressure attempt effort election vote concern statement claim announcement gesture strike action move idea")

// silent are the verbs that tell of speaking and being seen: who declines them
// takes no stance.
var silent = union(spoken, words(`specify reply explain give discuss return provide reveal talk weigh detail describe estimate rule offer address get concede`))

// spoken are those of them that who refuses them takes no stance either.
var spoken = words(`comment say be answer confirm elaborate name identify disclose tell speak respond predict speculate die go indicate acknowledge admit let`)

// blame are the things that are denied where they are rejected or dismissed.
var blame = union(charged, words("report notion criticism fear concern argument speculation"))

// writ are the things that are voted on (votable), agreed to and turned down, paper these and
// byHand: they are turned down where they are blocked or dismissed, other things are blocked by hand.
var (
	paper = union(writ, byHand)
	writ  = union(votable, words(`sale takeover call demand request sanction draft initiative appeal bid ceasefire truce change option compromise talk negotiation referendum
		inquiry extension quota tie-up accord tax tariff cut withdrawal decision ban settlement exemption lawsuit suit ruling verdict rule regulation
		policy programme program project restriction boycott closure closing investigation inspection arbitration mediation reference zone intervention
		order injunction decree judgment judgement directive subpoena fine moratorium embargo limitation`))
	votable = words(`bill resolution measure motion amendment plan proposal deal nomination budget legislation treaty law package contract offer agreement pact merger
		reform`)
)

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
var vague = words(`signal opportunity chance moment hope path future lesson momentum history attention courage patience care eye mind example heart face sense word thought
	prayer condolence sympathy congratulation tribute comment criticism indication glimpse detail respite explanation insight evidence sign view apology
	advice clue answer reply response assessment reason praise diversity perspective defeat goal point responsibility award prize blame allegiance loyalty
	revenge calm support clarification information interview note hint prediction look rival candidate nominee question nothing something much more
	anything everything it attempt bail revolution uprising protester status vengeance customer guidance applicant position side term ultimatum
	forgiveness doubt vision life gift prosperity success analysis honesty rebirth refuge reelection re-election victory office password tip idea solace
	comfort assistance statement news reality possibility certainty expectation approach critique reaction rebuke assurance comparison ground remark
	anonymity relative account parallel gain signature fire fury destruction risk fight struggle`)

// negative tells the stance of a negated one, "" for none.
var negative = map[string]string{accepts: rejects, offers: rejects, rejects: accepts, concedes: rejects}

// sameThing gives words for one thing the word under which their issue is
// kept; the label is still taken from the texts.
var sameThing = map[string]string{"truce": "ceasefire", "armistice": "ceasefire", "negotiation": "talk", "discussion": "talk", "dialogue": "talk",
	"fighting": "hostilities", "hostility": "hostilities", "wage": "pay", "salary": "pay", "duty": "tariff", "levy": "tariff", "summit": "meeting", "session": "meeting",
	"probe": "inquiry", "investigation": "inquiry", "captive": "prisoner", "detainee": "prisoner", "vote": "election", "poll": "election",
	"pullout": "withdrawal", "departure": "resignation", "pullback": "withdrawal"}

// broad are adjectives that tell how much or how soon, not what: an issue is
// named without them.
var broad = words(`immediate immediately serious massive swift renewed possible complete full unconditional direct urgent quick rapid further additional new more other
	such speedy prompt lasting strong independent outside major big great own total entire clear recent repeated original latest same whole proposed
	so-called face-to-face immediate, special previous earlier much any some all few little numerous certain key tough sweeping voluntary many several`)

// groups are people who take a stance for themselves, not for the state whose
// adjective stands before them.
var groups = union(seated, words(`rebel opposition protester protestor demonstrator activist teacher worker miner striker pilot nurse doctor student family resident campaigner farmer
	shareholder employer fisherman docker driver victim prisoner hostage hijacker kidnapper militant insurgent separatist guerrilla migrant refugee
	producer consumer exporter importer company firm bank investor creditor manufacturer airline grower processor trader critic republican democrat
	lawmaker senator congressman mp prosecutor lawyer attorney developer villager tribe clan islamist conservative liberal plaintiff defendant woman
	supporter opponent parent advocate survivor relative patient tenant landlord retailer publisher scientist legislator councillor backer firefighter
	veteran employee immigrant merchant environmentalist scholar cleric`))

// stateNouns are those who speak for the state whose adjective or name stands
// before them.
var stateNouns = union(ruling, words(`official side delegation minister diplomat negotiator authority army military president premier leader leadership envoy ambassador spokesman
	spokeswoman spokesperson regime team commander chief representative mission embassy king prince queen emir chancellor secretary parliament delegate
	kremlin source adviser aide force troop police general mediator counterpart commissioner court judge`))
