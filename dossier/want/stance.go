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

// verb is how a verb takes a stance: the stance, and the preposition or
// particle that it needs ("" for none).
type verb struct {
	stance string
	with   string
}

// verbs are the English verbs by which parties take a stance, by lemma.
var verbs = map[string]verb{
	"demand": {demands, ""}, "insist": {demands, ""}, "urge": {demands, ""}, "call": {demands, "for"}, "seek": {demands, ""},
	"want": {demands, ""}, "require": {demands, ""}, "press": {demands, "for"}, "push": {demands, "for"},
	"request": {demands, ""}, "appeal": {demands, "for"}, "ask": {demands, "for"}, "challenge": {demands, ""},
	"advocate": {demands, ""}, "lobby": {demands, "for"},
	"propose": {proposes, ""}, "suggest": {proposes, ""}, "recommend": {proposes, ""}, "float": {proposes, ""}, "invite": {proposes, ""},
	"offer": {offers, ""}, "pledge": {offers, ""}, "promise": {offers, ""}, "vow": {offers, ""}, "commit": {offers, "to"},
	"accept": {accepts, ""}, "agree": {accepts, ""}, "back": {accepts, ""}, "endorse": {accepts, ""},
	"approve": {accepts, ""}, "favor": {accepts, ""}, "favour": {accepts, ""}, "ratify": {accepts, ""},
	"reject": {rejects, ""}, "refuse": {rejects, ""}, "decline": {rejects, ""}, "oppose": {rejects, ""}, "rule": {rejects, "out"},
	"dismiss": {rejects, ""}, "resist": {rejects, ""}, "block": {rejects, ""}, "exclude": {rejects, ""}, "veto": {rejects, ""},
	"rebuff": {rejects, ""}, "spurn": {rejects, ""}, "boycott": {rejects, ""},
	"concede": {concedes, ""},
	"deny":    {denies, ""},
}

// need are the verbs of saying that take a stance by "the need to", "the
// importance of".
var need = map[string]bool{"stress": true, "emphasize": true, "emphasise": true, "underline": true, "underscore": true,
	"highlight": true, "reiterate": true, "cite": true}

var needNoun = map[string]bool{"need": true, "necessity": true, "importance": true, "urgency": true, "demand": true}

// adjectives of stance: "ready to", "willing to", "opposed to".
var adjectives = map[string]string{"ready": offers, "willing": offers, "prepared": offers, "open": offers, "unwilling": rejects,
	"reluctant": rejects, "opposed": rejects}

// nouns that stand for the thing proposed; the issue is what they point at.
var shell = map[string]bool{"proposal": true, "demand": true, "offer": true, "call": true, "plan": true, "idea": true, "request": true,
	"move": true, "suggestion": true, "condition": true, "term": true, "ultimatum": true, "appeal": true, "bid": true}

// light words never name an issue.
var light = map[string]bool{"day": true, "week": true, "month": true, "year": true, "time": true, "side": true, "way": true, "step": true,
	"thing": true, "part": true, "number": true, "end": true, "need": true, "possibility": true, "importance": true, "basis": true,
	"official": true, "leader": true, "president": true, "minister": true, "country": true, "people": true, "person": true,
	"friday": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "saturday": true, "sunday": true,
	"today": true, "tomorrow": true, "yesterday": true, "first": true, "last": true, "new": true, "other": true, "more": true,
	"complete": true, "full": true, "serious": true, "large": true, "massive": true, "issue": true, "matter": true, "question": true,
	"situation": true, "reporter": true, "journalist": true, "statement": true, "willingness": true, "action": true, "place": true,
	"criticism": true, "accusation": true, "allegation": true, "claim": true, "outlet": true, "source": true, "delegation": true,
	"point": true, "approach": true, "prospect": true, "expectation": true,
	"thought": true, "prayer": true, "condolence": true, "sympathy": true, "congratulation": true, "tribute": true, "comment": true,
	"member": true, "public": true}

// negative tells the stance of a negated one, "" for none.
var negative = map[string]string{accepts: rejects, offers: rejects}

// sameThing gives words for one thing the word under which their issue is
// kept; the label is still taken from the texts.
var sameThing = map[string]string{"truce": "ceasefire", "armistice": "ceasefire", "negotiation": "talk", "discussion": "talk", "dialogue": "talk",
	"fighting": "hostilities", "hostility": "hostilities", "wage": "pay", "salary": "pay", "duty": "tariff", "levy": "tariff", "summit": "meeting",
	"probe": "inquiry", "investigation": "inquiry", "captive": "prisoner", "detainee": "prisoner", "vote": "election", "poll": "election"}

// broad are adjectives that tell how much or how soon, not what: an issue is
// named without them.
var broad = map[string]bool{"immediate": true, "immediately": true, "serious": true, "massive": true, "swift": true, "renewed": true, "possible": true,
	"complete": true, "full": true, "unconditional": true, "direct": true, "urgent": true, "quick": true, "rapid": true, "further": true,
	"additional": true, "new": true, "more": true, "other": true, "such": true, "speedy": true, "prompt": true, "lasting": true, "strong": true,
	"independent": true, "outside": true, "major": true, "big": true, "great": true, "own": true, "total": true, "entire": true, "clear": true}

// vague nouns name nothing that could be granted or refused: "we must seize
// this opportunity" takes no stance.
var vague = map[string]bool{"opportunity": true, "chance": true, "moment": true, "hope": true, "path": true, "future": true, "lesson": true,
	"momentum": true, "history": true, "attention": true, "courage": true, "patience": true, "care": true, "eye": true, "mind": true,
	"example": true, "heart": true, "face": true, "sense": true, "word": true}
