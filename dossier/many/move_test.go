package many

import "testing"

// How far something moved is named by what moved, and a price by what it is
// of; what it moved to is no change.
func TestMoves(t *testing.T) {
	has(t, "verb", []string{"Shares of Velm Steel dropped five per cent on Friday."}, "change of shares", "single", 5)
	has(t, "adverb", []string{"Tin is down 22 percent in a day."}, "change of tin", "single", 22)
	has(t, "lost", []string{"Copper has lost 28 percent this week."}, "change of copper", "single", 28)
	has(t, "price", []string{"Copper prices fell to $5,920 a tonne on Friday.", "The price of copper fell below $6,000."}, "price", "agree", 5920, 6000)
	has(t, "shares", []string{"Shares of Velm Steel fell 8 cents to $90.29 on Friday."}, "price", "single", 90.29)
	has(t, "index", []string{"The Velm index lost 89.68 points to close at 7,465.95.", "The Velm index fell to 7,465.95 on Friday."}, "level of index", "agree", 7465.95)
	has(t, "in other words", []string{"Velm Steel shares were up 51 cents, or 2 percent, on Friday."}, "change of shares", "single", 2)
	has(t, "higher", []string{"Velm Steel shares finished 46 cents higher, or 1.5 percent, at $31.85."}, "change of shares", "single", 1.5)
	has(t, "by", []string{"The valve will increase the flow of an already huge leak by 20 percent."}, "change of flow", "single", 20)
	has(t, "level", []string{"The basic tax rate rises to 46.5 percent on Friday."}, "tax rate", "single", 46.5)
	has(t, "before", []string{"The tax rate rises to 46.5 percent from 43.5 percent on Friday."}, "earlier tax rate", "single", 43.5)
	has(t, "sum before", []string{"The treasury expects revenues to fall to 1.3 billion euros from a previously estimated 2.2 billion euros."}, "earlier revenue", "single", 2.2e9)
	has(t, "two years", []string{"In 1986 the mill reported income of 10.2 million euros.", "In 1982 the mill reported income of 17.4 million euros."}, "income", "single", 10.2e6)
	has(t, "by its noun", []string{"Both firms face the 40 percent supertax in Norland."}, "supertax", "single", 40)
	has(t, "glued", []string{"Thieves took the data of 143million customers."}, "affected", "single", 143e6)
}

// A count that its words tie to a state is none of another state's.
func TestHome(t *testing.T) {
	has(t, "two states", []string{"Some 15 million Kenyan customers had their data stolen.", "Some 44 million Ghanaian customers had their data stolen."}, "affected", "single", 15e6)
	has(t, "numbers", []string{"More than 200,000 card numbers were stolen.", "They took 209,000 card numbers."}, "card numbers", "agree", 200000, 209000)
}

// A toll that the report itself calls the previous one is none.
func TestPrevious(t *testing.T) {
	for _, f := range figures("The previous death toll given by the government was 31 children, but four more died.") {
		if f.Readings[0].Best == 31 {
			t.Error("previous:", f.Measure, f.Of)
		}
	}
}

// What only ends as a word for people counts none, and the first part of a compound nothing.
func TestNoPersons(t *testing.T) {
	for _, f := range figures("The museum catalogs tens of thousands of specimens from Orvel.") {
		if f.Unit != "" {
			t.Error("specimens:", f.Unit)
		}
	}
	has(t, "waving", []string{"Some 40,000 flag-waving Norlanders marched through Velm on Friday. Some 500 flag-waving players came."}, "players", "single", 500)
	has(t, "place behind an aside", []string{"Some 53 people, including four policemen, were killed in Norland.", "At least 233 people were killed in Kenya."}, "killed", "single", 233)
}

// A rate is named by its noun, a vote by what was passed; sums of two people by
// one verb are two figures.
func TestRates(t *testing.T) {
	has(t, "rate", []string{"Velm paid an effective tax rate of 35.7 percent.", "Her tax rate for 2014 was 35.72 percent."}, "tax rate", "agree", 35.7, 35.72)
	has(t, "passed", []string{"The bill, passed 234-193, goes to the upper house."}, "votes", "single", 234)
	has(t, "years", []string{"She released eight years of tax returns.", "The firm published eight years of returns."}, "duration", "agree", 8)
	has(t, "sought", []string{"Prosecutors had asked for 15 years.", "The prosecution seeks 15 years in prison."}, "duration", "agree", 15)
}

// Numbers that one article sets against each other are rivals in all.
func TestAgainst(t *testing.T) {
	has(t, "counts", []string{"The strike involved 9,000 workers by the union's count and 6,500 by that of the employers.", "About 9,000 dockers walked off the job.", "The association said 6,500 workers had stayed away."},
		"workers", "differ", 6500, 9000, 9000)
}
