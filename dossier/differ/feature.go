package differ

// What two claims have in common around them, or not, by which they are aligned; FeatureNames
// says of each what it is.
const (
	always = iota
	alikeWhole
	alikeClause
	wordsWhole
	wordsClause
	verbSame
	verbOther
	doerSame
	doerOther
	patientSame
	patientOther
	nounSame
	nounMeasured
	nounVague
	kindSame
	kindOther
	nameSame
	nameOther
	whereSame
	whereOther
	sourceSame
	sourceOther
	dayOther
	localSame
	localOther
	moodOther
	onceEach
	leadEach
	valueNear
	valueFar
	figureSame
	differSame
	measureSame
	measureOther
	measureNone
	numberSame
	numberOther
	weekApart
	sceneSame
	sceneOther
	tollsSole
	tollsMany
	fateSame
	fateOther
	doerNone
	kindOnly
	ofPeople
	ofThings
	ofMeasure
	ofClock
	ofDate
	ofState
	ofSort
	alikeBeside
	wordsBeside
	bestBoth
	bestOne
	rivalsMany
	leftSame
	rightSame
	nameDoerOther
	daysApart
	opensEach
	valueThere
	valueThereAlike
	valueVast
	rareEach
	fewOne
	wordsRun
	runBoth
	bracketedOne
	playedBoth
	bareOne
	featureCount
)

// Features are what two claims have in common, and what is told of either.
type Features [featureCount]float64

func (t *Features) set(yes bool, i int) {
	if yes {
		t[i] = 1
	}
}

// either sets one of two features, as agree has it.
func (t *Features) either(n int, same, other int) {
	t.set(n > 0, same)
	t.set(n < 0, other)
}

// FeatureNames names the features by which two claims are aligned, as weights.txt has them.
var FeatureNames = [featureCount]string{
	always:          "any pair",
	alikeWhole:      "words of the sentences",
	alikeClause:     "words of the clauses",
	wordsWhole:      "how many words of the sentences",
	wordsClause:     "how many words of the clauses",
	verbSame:        "one deed",
	verbOther:       "two deeds",
	doerSame:        "one doer",
	doerOther:       "two doers",
	patientSame:     "done to one",
	patientOther:    "done to two",
	nounSame:        "one noun",
	nounMeasured:    "one measured",
	nounVague:       "a vague noun",
	kindSame:        "one kind",
	kindOther:       "two kinds",
	nameSame:        "one name",
	nameOther:       "other names",
	whereSame:       "one place",
	whereOther:      "other places",
	sourceSame:      "one source",
	sourceOther:     "two sources",
	dayOther:        "other days",
	localSame:       "one name of the clauses",
	localOther:      "other names of the clauses",
	moodOther:       "fact and no fact",
	onceEach:        "the only one of each",
	leadEach:        "the first of each",
	valueNear:       "near values",
	valueFar:        "far values",
	figureSame:      "one figure",
	differSame:      "one figure that differs",
	measureSame:     "one measure",
	measureOther:    "two measures",
	measureNone:     "one of a figure alone",
	numberSame:      "another number shared",
	numberOther:     "other numbers",
	weekApart:       "reports a week apart",
	sceneSame:       "one scene",
	sceneOther:      "two scenes",
	tollsSole:       "the only toll of each",
	tollsMany:       "one of several tolls",
	fateSame:        "one fate",
	fateOther:       "two fates",
	doerNone:        "one doer unknown",
	kindOnly:        "one kind unknown",
	ofPeople:        "of people",
	ofThings:        "of things",
	ofMeasure:       "of a measure",
	ofClock:         "of a time of day",
	ofDate:          "of a date",
	ofState:         "of a state",
	ofSort:          "of a word of a sort",
	alikeBeside:     "words beside the values",
	wordsBeside:     "how many words beside the values",
	bestBoth:        "the most alike of each",
	bestOne:         "the most alike of one",
	rivalsMany:      "how many the articles have",
	leftSame:        "one word before",
	rightSame:       "one word behind",
	nameDoerOther:   "two doers by name",
	daysApart:       "days between the reports",
	opensEach:       "each opens",
	valueThere:      "an article has both",
	valueThereAlike: "an article has both of one thing",
	valueVast:       "values of two orders",
	rareEach:        "rare numbers",
	fewOne:          "a small number",
	wordsRun:        "how many words run on beside the values",
	runBoth:         "words run on to both sides",
	bracketedOne:    "one in brackets",
	playedBoth:      "what players are counted by",
	bareOne:         "a time of nothing told",
}
