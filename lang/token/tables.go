package token

import (
	"strings"

	"synoptic/lang/model"
	"synoptic/wordlist"
)

// When the full stop after an abbreviation belongs to it.
const (
	always       = 1 + iota // whatever follows
	beforeName              // a capital letter, a number or a bracket follows; itself capitalised
	beforeNumber            // a digit follows
	titled                  // itself capitalised
	lowered                 // itself in lower case
)

// addresses are abbreviated titles, which a name follows; openers are words that
// begin the next sentence where the title ended its own.
var (
	addresses = wordlist.Set(`sen. sens. rep. reps. gov. govs. gen. adm. amb. lt. col. maj. capt. sgt. cpl. cmdr. brig. prof. rev. mr. mrs. ms. dr. hon.`)
	openers   = wordlist.Set(`The A An He She It They We I You His Her Its Their This That These Those There In On At But And As For If When While After Before`)
)

// What tells that a text ran on without the mark between two of its sentences, as a
// heading and a caption do where their lines were joined: beginners begin a sentence in the
// midst of which they are written small (not pronouns: those who write without marks are held to
// write one sentence with them, as in EWT); onward are words that no sentence ends with,
// lettered those that a letter counts ("hepatitis A virus"), linked those that "A" as a
// letter goes before.
var (
	beginners = wordlist.Set(`The A An His Her Its Their This These Those There In On At As When While After Before For Some Many Most However
		Meanwhile Earlier Hundreds Thousands Dozens`)
	onward = wordlist.Set(`a an the this that these those my his her its our their your some any no every each of in on at to by for from with without
		into onto over under about against between among through during since until than as like and or but nor if when while because
		whether that which who whom whose what where how is are was were be been being am do does did has have had will would can could may
		might must should shall not n't very too called named titled entitled says say said told tells read reads reading`)
	lettered = wordlist.Set(`vitamin hepatitis influenza flu group plan grade class type schedule category league team series exhibit section part
		point room gate zone block option appendix straight level stage`)
	linked = wordlist.Set(`to and or is was of in for has on at by from with are were will`)
)

// hashed gives the words of a set as package model hashes lower-case forms.
func hashed(words map[string]bool) map[uint64]bool {
	m := make(map[uint64]bool, len(words))
	for w := range words {
		m[model.Hash(w)] = true
	}
	return m
}

// abbreviations are English abbreviations of running text, in lower case.
var abbreviations = func() map[string]int {
	m := map[string]int{}
	for kind, words := range map[int]string{
		always: `dr mr mrs ms messrs mme mlle prof rev hon gov lt col sgt cpl pvt capt cmdr brig maj supt insp
			sr jr esq inc corp ltd co bros vs etc cf viz approx dept univ assn ave blvd bldg ft mt
			jan feb aug sep sept oct nov dec tues thurs thur eg ie al ca est vol
			ph.d m.sc b.sc rtd ret attn dist div hwy pty plc`,
		beforeName: `gen sen rep reps sens adm amb pres sec secy treas rel st pfc spc fr bp msgr arch
			apr jun jul mon tue wed fri sat sun sect pt
			ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla
			ore pa penn tenn tex vt va wash wis wyo ont que alta sask man
			eng ed eds lib dem con`,
		titled:       `messrs drs profs govs lts sgts`,
		lowered:      `yr yrs hr hrs lb lbs oz c p pp min approx resp incl excl`,
		beforeNumber: `no nos p pp art vol ch fig figs c ca cl para op`,
	} {
		for _, w := range strings.Fields(words) {
			if old, ok := m[w]; !ok || kind < old {
				m[w] = kind
			}
		}
	}
	return m
}()

// prefixes stay with their word: non-avian, ex-members. The Universal
// Dependencies treebanks cut at other hyphens.
var prefixes = wordlist.Set(`anti co ex e non pre re semi pro post multi mid sub super inter intra mini ultra un pan neo
	counter bi tri pseudo quasi micro macro mega extra trans de over vice para meta proto psycho socio geo uh mm hm`)

// units that are written on to a number.
var units = wordlist.Set(`am pm k m mm bn tn km kg cm ft mph kph kmh lb lbs b mn mln bln trn g mg ml kw mw gw kwh mwh hz mhz ghz
	gb tb mb kb x hrs hr min mins sec secs yr yrs pc p tonnes tons sq nm ha kt mt bps`)

// contractions are words of two without an apostrophe; the number is where the
// first ends.
var contractions = map[string]int{
	"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3,
	"dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "arent": 3, "wasnt": 3, "werent": 4, "havent": 4, "hasnt": 3,
	"hadnt": 3, "wouldnt": 5, "couldnt": 5, "shouldnt": 6, "wont": 2, "cant": 2, "thats": 4, "whats": 4, "theres": 5,
	"hes": 2, "shes": 3, "im": 1, "ive": 1, "youre": 3, "theyre": 4, "youve": 3, "weve": 2, "lets": 3,
}

// elisions follow an apostrophe that belongs to them.
var elisions = wordlist.Set(`s re ve ll d m t em til twas tis cause bout n round`)

// domains are endings of host names, in lower case.
var domains = wordlist.Set(`com org net gov edu co uk us info int mil eu ru de fr ua io tv biz au ca ch nl se no be html htm php asp
	doc pdf xls js`)

// smileys are chunks that are one token.
var smileys = wordlist.Set(`:) :( :-) :-( ;) ;-) :D :-D :P :-P :/ :-/ =) =( (: ): :o <3 xD XD ^^ -- --- ... .. .... *** ** w/o w/
	n/a c/o b/c S/he s/he`)

// reporting verbs that follow a quotation which ends in a mark of its own:
// '"Will they come?" she asked.'
var reporting = hashed(wordlist.Set(`said says say asked asks told tells added adds replied replies wrote writes cried cries shouted
	shouts yelled answered answers wondered tweeted exclaimed whispered muttered demanded insisted recalled joked
	quipped laughed continued explained declared announced stated noted called argued warned reads read went asking
	saying adding`))

// clocks are words that go on from an hour: "at 6 p.m. Friday".
var clocks = wordlist.Set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT BST Eastern Pacific
	January February March April June July August September October November December Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.`)
