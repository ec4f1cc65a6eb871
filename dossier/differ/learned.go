package differ

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"synoptic/news"
)

// FeatureNames names the features by which two claims are aligned, as weights.txt has them.
var FeatureNames = [featureCount]string{
	always:       "any pair",
	alikeWhole:   "words of the sentences",
	alikeClause:  "words of the clauses",
	wordsWhole:   "how many words of the sentences",
	wordsClause:  "how many words of the clauses",
	verbSame:     "one deed",
	verbOther:    "two deeds",
	doerSame:     "one doer",
	doerOther:    "two doers",
	patientSame:  "done to one",
	patientOther: "done to two",
	nounSame:     "one noun",
	nounMeasured: "one measured",
	nounVague:    "a vague noun",
	kindSame:     "one kind",
	kindOther:    "two kinds",
	nameSame:     "one name",
	nameOther:    "other names",
	whereSame:    "one place",
	whereOther:   "other places",
	sourceSame:   "one source",
	sourceOther:  "two sources",
	dayOther:     "other days",
	localSame:    "one name of the clauses",
	localOther:   "other names of the clauses",
	moodOther:    "fact and no fact",
	onceEach:     "the only one of each",
	leadEach:     "the first of each",
	valueNear:    "near values",
	valueFar:     "far values",
	figureSame:   "one figure",
	differSame:   "one figure that differs",
	ordersSame:   "one figure, orders alone",
	measureSame:  "one measure",
	measureOther: "two measures",
	measureNone:  "one of a figure alone",
	numberSame:   "another number shared",
	numberOther:  "other numbers",
	weekApart:    "reports a week apart",
	sceneSame:    "one scene",
	sceneOther:   "two scenes",
	tollsSole:    "the only toll of each",
	tollsMany:    "one of several tolls",
	fateSame:     "one fate",
	fateOther:    "two fates",
	doerNone:     "one doer unknown",
	kindOnly:     "one kind unknown",
	ofPeople:     "of people",
	ofThings:     "of things",
	ofMeasure:    "of a measure",
	ofClock:      "of a time of day",
	ofDate:       "of a date",
	ofState:      "of a state",
	ofSort:       "of a word of a sort",
}

// weightsText holds how much each feature speaks for one thing, in log odds, a feature a line
// (CARD-weights.md).
//
//go:embed weights.txt
var weightsText string

var trained = sync.OnceValue(func() *[featureCount]float64 { return Weights(weightsText) })

// Weights reads the weights of features from a text such as weights.txt.
func Weights(text string) *[featureCount]float64 {
	var out [featureCount]float64
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for i, n := range FeatureNames {
			if w, err := strconv.ParseFloat(value, 64); err == nil && n == name {
				out[i] = w
			}
		}
	}
	return &out
}

// Pair is two claims that do not agree and may be of one thing, with the features by which
// they are aligned and how likely these make it.
type Pair struct {
	Class    string
	At       [2]news.Evidence
	Features [featureCount]float64
	Likely   float64
}

// Pairs gives the pairs of claims of a record that what is told around them must decide: what
// its weights are learnt from.
func (told *Told) Pairs(d *news.Dossier) []Pair {
	f := told.finder(d)
	var out []Pair
	w := told.words.reader()
	for _, all := range f.gathered(told) {
		f.pairs(all, w, func(i, j int) {
			if a, b := all[i], all[j]; a.contests(b.claim) && !a.apart(b.claim) && !a.explains(b.claim) {
				var told features
				f.features(a, b, &told)
				out = append(out, Pair{a.class, [2]news.Evidence{a.doc.Article.Evidence(a.at), b.doc.Article.Evidence(b.at)}, told.x, f.aligned(a, b)})
			}
		})
	}
	return out
}
