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
	has(t, "glued", []string{"Thieves took the data of 143million customers."}, "affected", "single", 143e6)
}

// A count that its words tie to a state is none of another state's.
func TestHome(t *testing.T) {
	has(t, "two states", []string{"Some 15 million Kenyan customers had their data stolen.", "Some 44 million Ghanaian customers had their data stolen."}, "affected", "single", 15e6)
	has(t, "numbers", []string{"More than 200,000 card numbers were stolen.", "They took 209,000 card numbers."}, "card numbers", "agree", 200000, 209000)
}
