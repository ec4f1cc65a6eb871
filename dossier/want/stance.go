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
	"appeal":      {{demands, "for", thing, true}, {demands, "to", toBid, true}},
	"press":       {{demands, "for", toBid | thing, true}, {demands, "", toBid, true}},
	"push":        {{demands, "for", toBid | thing, true}},
	"lobby":       {{demands, "for", toBid | thing, true}, {demands, "", toBid, true}},
	"ask":         {{demands, "for", thing, true}, {demands, "", toBid | toDo | should, true}},
	"request":     {{demands, "", thing | should | toDo, true}},
	"advocate":    {{demands, "", thing | doing | toDo, true}},
	"challenge":   {{demands, "", toBid, false}},
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
	"commit":      {{offers, "to", thing | doing, false}},
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
	"warn":        {{demands, "", toBid, false}, {conditions, "", toDo, false}},
	"come":        {{rejects, "against", thing | doing, false}},
	"speak":       {{rejects, "against", thing | doing, false}},
	"argue":       {{rejects, "against", thing | doing, false}, {demands, "for", thing | doing, false}},
	"rally":       {{rejects, "against", thing | doing, false}},
	"march":       {{rejects, "against", thing | doing, false}},
	"lean":        {{rejects, "against", thing | doing, false}},
	"vote":        {{rejects, "against", thing | doing, false}, {accepts, "for", thing, false}, {accepts, "", toDo, false}},
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
var need = map[string]bool{"stress": true, "emphasize": true, "emphasise": true, "underline": true, "underscore": true,
	"highlight": true, "reiterate": true}

var needNoun = map[string]bool{"need": true, "necessity": true, "importance": true, "urgency": true, "demand": true}

// guessing are the verbs under which a stance is only hoped for, feared or
// reckoned with.
var guessing = map[string]bool{"hope": true, "doubt": true, "expect": true, "predict": true, "think": true, "believe": true, "fear": true,
	"suspect": true, "wonder": true, "ask": true, "worry": true, "imagine": true, "assume": true, "speculate": true, "suggest": true,
	"bet": true, "estimate": true, "want": true, "wish": true, "anticipate": true, "urge": true, "demand": true, "propose": true,
	"deny": true, "need": true, "question": true, "hint": true, "insinuate": true}

// hostile are the deeds of which a promise is a threat, not an offer.
var hostile = map[string]bool{"fight": true, "attack": true, "destroy": true, "kill": true, "slaughter": true, "repel": true, "strike": true,
	"retaliate": true, "respond": true, "crush": true, "sue": true, "punish": true, "continue": true, "remain": true, "stay": true,
	"stand": true, "keep": true, "press": true, "push": true, "pursue": true, "win": true, "retake": true, "beat": true, "defeat": true,
	"run": true, "investigate": true, "appeal": true, "resign": true, "filibuster": true, "repeal": true, "quit": true, "leave": true, "walk": true,
	"expose": true, "hunt": true, "avenge": true, "defend": true, "die": true, "never": true, "go": true, "make": true, "protest": true, "be": true, "try": true, "renew": true}

// knowing are the deeds of the mind: that somebody should know or feel a thing is
// no demand.
var knowing = map[string]bool{"know": true, "think": true, "feel": true, "understand": true, "do": true, "hear": true, "remember": true, "believe": true,
	"see": true, "imagine": true, "realize": true, "realise": true, "pray": true, "enjoy": true, "love": true, "consider": true, "look": true, "read": true, "expect": true}

// emptyVerb are the deeds that add nothing to the thing that they are done to.
var emptyVerb = map[string]bool{"see": true, "have": true, "get": true, "take": true, "be": true, "give": true, "do": true, "make": true}

// opposing are the deeds that reject what they are done to: "vowed to veto".
var opposing = map[string]bool{"veto": true, "block": true, "oppose": true, "boycott": true, "reject": true, "resist": true, "stop": true, "filibuster": true,
	"appeal": true, "contest": true, "challenge": true, "overturn": true, "cancel": true, "scrap": true, "repeal": true, "rip": true, "tear": true,
	"abandon": true, "undo": true, "terminate": true, "revoke": true, "rescind": true, "reverse": true, "quash": true, "derail": true, "abolish": true, "dismantle": true}

// negotiable are the deeds of one's own that a party can ask leave for: "wants
// to discuss", not "wants to win".
var negotiable = map[string]bool{"discuss": true, "raise": true, "negotiate": true, "talk": true, "see": true, "meet": true, "hold": true,
	"resume": true, "include": true, "change": true, "restore": true, "extend": true, "ban": true, "limit": true, "end": true,
	"maintain": true, "retain": true, "join": true, "remove": true, "scrap": true, "abolish": true, "reopen": true, "renegotiate": true,
	"address": true, "tackle": true, "resolve": true, "solve": true, "settle": true, "revisit": true, "keep": true, "cut": true, "raze": true, "repeal": true, "reform": true, "revise": true, "delay": true,
	"pursue": true, "reach": true, "strike": true, "forge": true, "sign": true, "build": true, "create": true, "work": true, "bring": true, "withdraw": true,
	"leave": true, "return": true, "send": true, "introduce": true, "impose": true, "stop": true, "prevent": true, "block": true, "protect": true, "improve": true, "reduce": true, "increase": true, "lower": true, "expand": true, "replace": true, "cancel": true, "close": true, "open": true, "strengthen": true}

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
var byHand = map[string]bool{"pressure": true, "attempt": true, "effort": true, "election": true, "vote": true, "concern": true, "statement": true,
	"claim": true, "announcement": true, "gesture": true, "strike": true, "action": true, "move": true, "idea": true}

// silent are the verbs that tell of speaking and being seen: who declines them
// takes no stance.
var silent = map[string]bool{"comment": true, "predict": true, "say": true, "answer": true, "respond": true, "elaborate": true,
	"speak": true, "identify": true, "name": true, "specify": true, "speculate": true, "confirm": true, "disclose": true, "tell": true,
	"reply": true, "explain": true, "be": true, "give": true, "go": true, "discuss": true, "return": true, "provide": true, "reveal": true,
	"talk": true, "weigh": true, "let": true, "detail": true, "describe": true, "estimate": true, "rule": true, "offer": true, "address": true, "get": true, "die": true, "acknowledge": true, "concede": true, "admit": true}

// spoken are those of them that who refuses them takes no stance either.
var spoken = map[string]bool{"comment": true, "say": true, "be": true, "answer": true, "confirm": true, "elaborate": true, "name": true,
	"identify": true, "disclose": true, "tell": true, "speak": true, "respond": true, "predict": true, "speculate": true, "let": true, "die": true, "go": true, "indicate": true, "acknowledge": true, "admit": true}

// blame are the things that are denied where they are rejected or dismissed.
var blame = map[string]bool{"allegation": true, "accusation": true, "charge": true, "claim": true, "report": true, "notion": true,
	"suggestion": true, "criticism": true, "fear": true, "concern": true, "suspicion": true, "speculation": true, "rumor": true, "rumour": true, "insinuation": true, "assertion": true}

// paper are the things that are turned down where they are blocked or
// dismissed; other things are blocked by hand.
var paper = map[string]bool{"bill": true, "resolution": true, "deal": true, "agreement": true, "sale": true, "merger": true, "takeover": true,
	"plan": true, "proposal": true, "vote": true, "nomination": true, "measure": true, "legislation": true, "motion": true, "idea": true,
	"call": true, "demand": true, "offer": true, "request": true, "sanction": true, "statement": true, "draft": true, "law": true,
	"initiative": true, "amendment": true, "treaty": true, "pact": true, "appeal": true, "bid": true, "pressure": true, "attempt": true,
	"effort": true, "ceasefire": true, "truce": true, "change": true, "reform": true, "option": true, "compromise": true, "talk": true,
	"negotiation": true, "move": true, "referendum": true, "election": true, "inquiry": true, "extension": true, "quota": true, "strike": true,
	"tie-up": true, "accord": true, "tax": true, "tariff": true, "cut": true, "withdrawal": true, "decision": true, "ban": true, "settlement": true, "package": true,
	"exemption": true, "announcement": true, "gesture": true, "action": true, "lawsuit": true, "suit": true, "ruling": true, "verdict": true, "rule": true, "regulation": true, "policy": true, "programme": true, "program": true, "project": true, "restriction": true, "boycott": true, "closure": true, "closing": true, "investigation": true, "inspection": true, "arbitration": true, "mediation": true, "reference": true, "claim": true, "concern": true, "zone": true, "intervention": true}

// nouns that stand for the thing proposed; the issue is what they point at.
var shell = map[string]bool{"proposal": true, "demand": true, "offer": true, "call": true, "plan": true, "idea": true, "request": true,
	"move": true, "suggestion": true, "condition": true, "term": true, "ultimatum": true, "appeal": true, "bid": true, "notion": true,
	"possibility": true, "prospect": true, "option": true, "decision": true, "attempt": true, "effort": true, "package": true, "need": true, "measure": true, "initiative": true, "step": true, "policy": true, "programme": true, "program": true}

// light words never name an issue by themselves; what hangs on them may.
var light = map[string]bool{"day": true, "week": true, "month": true, "year": true, "time": true, "side": true, "way": true, "step": true,
	"thing": true, "part": true, "number": true, "end": true, "importance": true, "basis": true, "kind": true, "sort": true, "type": true,
	"official": true, "leader": true, "president": true, "minister": true, "country": true, "people": true, "person": true, "man": true, "woman": true,
	"today": true, "tomorrow": true, "yesterday": true, "first": true, "last": true, "series": true, "form": true,
	"issue": true, "matter": true, "question": true, "situation": true, "reporter": true, "journalist": true, "willingness": true,
	"action": true, "place": true, "member": true, "set": true, "lot": true, "some": true, "any": true, "all": true, "one": true,
	"implementation": true, "adoption": true, "use": true, "creation": true, "introduction": true, "start": true, "beginning": true, "halt": true,
	"percent": true, "pct": true, "dlr": true, "dollar": true, "million": true, "billion": true, "mln": true, "bln": true, "role": true, "process": true,
	"stop": true, "total": true, "level": true, "range": true, "amount": true, "share": true, "group": true, "version": true}

// vague nouns name nothing that could be granted or refused: "we must seize
// this opportunity" takes no stance.
var vague = map[string]bool{"opportunity": true, "chance": true, "moment": true, "hope": true, "path": true, "future": true, "lesson": true,
	"momentum": true, "history": true, "attention": true, "courage": true, "patience": true, "care": true, "eye": true, "mind": true,
	"example": true, "heart": true, "face": true, "sense": true, "word": true, "thought": true, "prayer": true, "condolence": true,
	"sympathy": true, "congratulation": true, "tribute": true, "comment": true, "criticism": true, "indication": true, "glimpse": true,
	"detail": true, "respite": true, "explanation": true, "insight": true, "evidence": true, "sign": true, "view": true, "apology": true,
	"advice": true, "clue": true, "answer": true, "reply": true, "response": true, "assessment": true, "reason": true, "praise": true,
	"diversity": true, "perspective": true, "defeat": true, "goal": true, "point": true, "responsibility": true,
	"award": true, "prize": true, "blame": true, "allegiance": true, "loyalty": true, "revenge": true, "calm": true, "support": true,
	"clarification": true, "information": true, "interview": true, "note": true, "hint": true, "prediction": true, "look": true, "rival": true,
	"candidate": true, "nominee": true, "question": true, "nothing": true, "something": true, "much": true, "more": true, "anything": true,
	"everything": true, "it": true, "attempt": true, "bail": true, "revolution": true, "uprising": true, "protester": true, "status": true, "vengeance": true,
	"customer": true, "guidance": true, "applicant": true, "position": true, "side": true, "term": true, "ultimatum": true, "forgiveness": true, "doubt": true, "vision": true, "life": true, "gift": true, "prosperity": true, "success": true, "analysis": true, "honesty": true, "rebirth": true, "refuge": true, "reelection": true, "re-election": true, "victory": true, "office": true, "password": true, "tip": true, "idea": true, "solace": true, "comfort": true, "assistance": true, "statement": true, "news": true, "reality": true, "possibility": true, "certainty": true, "expectation": true, "approach": true,
	"critique": true, "reaction": true, "rebuke": true, "assurance": true, "comparison": true, "ground": true, "remark": true, "relative": true, "account": true,
	"parallel": true, "gain": true, "signature": true, "fire": true, "fury": true, "destruction": true, "risk": true}

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
var broad = map[string]bool{"immediate": true, "immediately": true, "serious": true, "massive": true, "swift": true, "renewed": true, "possible": true,
	"complete": true, "full": true, "unconditional": true, "direct": true, "urgent": true, "quick": true, "rapid": true, "further": true,
	"additional": true, "new": true, "more": true, "other": true, "such": true, "speedy": true, "prompt": true, "lasting": true, "strong": true,
	"independent": true, "outside": true, "major": true, "big": true, "great": true, "own": true, "total": true, "entire": true, "clear": true,
	"recent": true, "repeated": true, "original": true, "latest": true, "same": true, "whole": true, "proposed": true, "so-called": true,
	"face-to-face": true, "immediate,": true, "special": true, "previous": true, "earlier": true, "much": true, "any": true, "some": true, "all": true, "few": true, "little": true, "numerous": true, "certain": true, "key": true, "tough": true, "sweeping": true, "voluntary": true, "many": true, "several": true}

// groups are people who take a stance for themselves, not for the state whose
// adjective stands before them.
var groups = map[string]bool{"rebel": true, "opposition": true, "protester": true, "protestor": true, "demonstrator": true, "activist": true,
	"teacher": true, "worker": true, "miner": true, "union": true, "striker": true, "pilot": true, "nurse": true, "doctor": true,
	"student": true, "family": true, "resident": true, "campaigner": true, "farmer": true, "shareholder": true, "employer": true,
	"fisherman": true, "docker": true, "driver": true, "victim": true, "prisoner": true, "hostage": true, "hijacker": true, "kidnapper": true,
	"militant": true, "insurgent": true, "separatist": true, "guerrilla": true, "migrant": true, "refugee": true, "producer": true,
	"consumer": true, "exporter": true, "importer": true, "company": true, "firm": true, "bank": true, "investor": true, "creditor": true,
	"manufacturer": true, "airline": true, "grower": true, "processor": true, "trader": true, "critic": true, "republican": true,
	"democrat": true, "lawmaker": true, "senator": true, "congressman": true, "mp": true, "prosecutor": true, "lawyer": true, "attorney": true,
	"developer": true, "villager": true, "tribe": true, "clan": true, "islamist": true, "conservative": true, "liberal": true, "faction": true,
	"plaintiff": true, "defendant": true, "woman": true, "supporter": true, "opponent": true, "parent": true, "advocate": true, "survivor": true,
	"relative": true, "patient": true, "tenant": true, "landlord": true, "retailer": true, "publisher": true,
	"scientist": true, "regulator": true, "legislator": true, "councillor": true, "backer": true, "firefighter": true, "veteran": true,
	"employee": true, "immigrant": true, "merchant": true, "environmentalist": true, "community": true, "scholar": true, "cleric": true,
	"movement": true, "party": true, "group": true, "front": true, "committee": true, "association": true, "federation": true, "guild": true, "club": true, "panel": true, "bloc": true, "lobby": true, "league": true, "caucus": true, "commission": true, "organisation": true, "organization": true, "alliance": true, "coalition": true, "council": true}

// stateNouns are those who speak for the state whose adjective or name stands
// before them.
var stateNouns = map[string]bool{"official": true, "government": true, "side": true, "delegation": true, "minister": true, "ministry": true,
	"diplomat": true, "negotiator": true, "authority": true, "army": true, "military": true, "president": true, "premier": true, "leader": true,
	"leadership": true, "envoy": true, "ambassador": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "cabinet": true,
	"administration": true, "regime": true, "team": true, "commander": true, "chief": true, "representative": true, "mission": true,
	"embassy": true, "king": true, "prince": true, "queen": true, "emir": true, "chancellor": true, "secretary": true, "parliament": true,
	"delegate": true, "kremlin": true, "source": true, "adviser": true, "aide": true, "force": true, "troop": true, "police": true,
	"general": true, "mediator": true, "counterpart": true, "commissioner": true, "court": true, "judge": true}
