package many

import "testing"

// Magnitudes in all the forms in which reports give them; an earlier quake's is
// another figure.
func TestMagnitudes(t *testing.T) {
	has(t, "forms", []string{"A 5.6 magnitude earthquake hit the island of Orvel.", "An earthquake measuring 5.6 on the Richter scale jolted Orvel.", "A 5.6-magnitude quake shook Orvel."}, "magnitude", "agree", 5.6)
	has(t, "glued", []string{"State television says a magnitude-5.2 quake injured three people."}, "magnitude", "single", 5.2)
	has(t, "bare", []string{"The same island was hit by a 6.1 quake in September."}, "magnitude", "single", 6.1)
	has(t, "rivals", []string{"Orvel's centre put the quake's magnitude at 5.9, but the Velm survey said it was 6.1. A magnitude 6 quake can do harm.",
		"The quake had a magnitude of 6.1."}, "magnitude", "differ", 5.9, 6.1)
}

// Crowds, robberies, scores, majorities and what comes on top of a count.
func TestKinds(t *testing.T) {
	has(t, "crowd", []string{"About 20,000 protesters filled the square.", "Some 20,000 people marched through Velm on Friday."}, "protesters", "agree", 20000)
	has(t, "robbed", []string{"Armed robbers snatched $108 million worth of rings from a shop."}, "stolen", "single", 108e6)
	has(t, "majority", []string{"A two-thirds majority is needed.", "It takes two-thirds of the senate to override the veto."}, "majority", "agree", 66.67)
	has(t, "total", []string{"The agency announced a further 17 cases of the flu, bringing the total to 203."}, "infected", "single", 203)
	has(t, "further", []string{"The agency announced a further 17 cases of the flu, bringing the total to 203."}, "further infected", "single", 17)
	has(t, "pieces", []string{"A total of 31 pieces of firefighting equipment came.", "Some 31 fire apparatus were sent."}, "equipment", "agree", 31, 31)
	has(t, "beside", []string{"Dozens of people are feared dead and three million affected."}, "affected", "single", 3e6)
	has(t, "landmark", []string{"The rig sank about 50 miles off the Velm coast.", "It went down about 52 miles off the Velm coast."}, "distance", "agree", 50, 52)
	for _, f := range figures("Debra Fine, 50 (shot in a car), died on Friday.[4] Both men, both 51, were killed.", "The Velm 225 index fell.", "On lap 48 he left.", "The 5G networks came.") {
		t.Error("counted:", f.Measure, f.Readings)
	}
}

// By how much more, how far away, how long a term: each told by its own words.
func TestCompared(t *testing.T) {
	has(t, "bigger", []string{"The moon appears about 14 percent bigger than usual.", "It looked 14 per cent larger."}, "percent larger", "agree", 14, 14)
	has(t, "away", []string{"The moon was 221,559 miles away from Velm."}, "distance", "single", 221559)
	has(t, "term", []string{"The term of office is five years."}, "duration", "single", 5)
}

// What is so every year, what a state has and what came on top are no rivals of
// the toll of all.
func TestOutbreak(t *testing.T) {
	has(t, "yearly", []string{"The flu has killed 141 people.", "Each year, the flu kills up to 500,000 people."}, "killed", "single", 141)
	has(t, "more", []string{"Another 25 cases of the flu were found in Velm and 26 more in Orvel."}, "further infected", "single", 26)
	has(t, "states", []string{"The flu spread to 74 countries.", "The flu is now in 74 countries."}, "countries", "agree", 74)
	has(t, "care", []string{"By Friday 18 people had been taken to hospital with the flu."}, "hospitalised", "single", 18)
}

// What people at large are counted by, what a number is compared to, and the same
// number told twice by two names.
func TestFrames(t *testing.T) {
	has(t, "population", []string{"Velm has a population of 90,000 people."}, "population", "single", 90000)
	has(t, "stranded", []string{"Norland will send aid to some 10,000 people who are stranded in Orvel."}, "people", "single", 10000)
	has(t, "toll", []string{"Rights groups put the death toll in Velm at 1,297 civilians."}, "killed", "single", 1297)
	has(t, "compared", []string{"There were six arrests on Friday, compared to 47 the previous night.", "The police made 47 arrests overnight in Velm."}, "arrested", "agree", 47)
	has(t, "further", []string{"The plan pays for 2,750 more border agents."}, "further agents", "single", 2750)
	has(t, "one vote", []string{"She won by a 134-to-63 vote.", "She won, 134 to 63, on Friday."}, "votes", "agree", 134)
	has(t, "decades", []string{"It is the worst storm in two decades.", "Velm had its first such storm in 20 years."}, "duration", "agree", 20)
	has(t, "spelling", []string{"Some 4,500 revellers came to Velm.", "Velm drew 4,500 revelers."}, "revelers", "agree", 4500, 4500)
	for _, f := range figures("The currency closed at a low ($1 = 7.8012 krone).", "A top 10 shareholder spoke.") {
		t.Error("counted:", f.Measure, f.Readings)
	}
}

// What the police, a flood and an employer do with people, a part of a whole, all the world, and
// an event that is named by its year.
func TestFates(t *testing.T) {
	for _, f := range figures("Three women, ages 15, 17, and 18, were injured in Velm.") {
		if f.Readings[0].Best > 14 {
			t.Error("counted:", f.Measure, f.Readings)
		}
	}
	has(t, "custody", []string{"Velm police arrested three men on Friday.", "Three men are in custody in Velm."}, "arrested", "agree", 3)
	has(t, "held", []string{"Four people were being held over the fire in Velm."}, "arrested", "single", 4)
	has(t, "told to leave", []string{"More than 5,000 residents were told to leave Velm."}, "evacuated", "single", 5000)
	has(t, "laid off", []string{"The yard in Velm will lay off 650 workers.", "The yard in Velm will cut 650 jobs."}, "jobs", "agree", 650)
	has(t, "part", []string{"The Harbour Party won 41 seats in Velm.", "The Harbour Party took 42 of the 99 seats in Velm."}, "seats", "differ", 41, 42)
	has(t, "states", []string{"The flu has infected 4,008 people in Portugal.", "The flu has infected 11,200 people in 42 countries."}, "infected", "single", 11200)
	has(t, "other", []string{"One boy was killed at the scene. The other died in hospital.", "Two boys were killed in Velm."}, "killed", "single", 2)
	has(t, "year", []string{"Velm was named after the 1988 bombing of a ferry off Orvel, killing 270 people.", "The fire in Velm killed 240 people."}, "killed", "single", 240)
}

// How many live at a place: of one place the reports are compared, another is another figure.
func TestPopulation(t *testing.T) {
	has(t, "places", []string{"Orvel Island, home to 120,000 people, was shaken.", "Orvel is an island with a population of 200,000.", "The ferry ran to Velm, a town of 15,000 people."}, "population", "differ", 120000, 200000)
	has(t, "town", []string{"Orvel Island, home to 120,000 people, was shaken.", "The ferry ran to Velm, a town of 15,000 people."}, "population", "single", 15000)
}

// What a number without a noun of its own is of: what it belongs to, what grew to it,
// who does what; a clock, a make and a basket's contents are no figures.
func TestThemes(t *testing.T) {
	of := func(text, name string, best float64) {
		t.Helper()
		fs := figures(text)
		for _, f := range fs {
			if f.Name() == name && f.Readings[0].Best == best {
				return
			}
		}
		t.Errorf("%s: no %s %v among %v", text, name, best, fs)
	}
	of("The list has donors who contribute more than $10,000.", "donors contribute", 10000)
	of("The plan pays for 400 feet of new fence.", "distance, new fence that the plan pays for", 400)
	of("The party wants to reduce arrivals of ferries to 200,000.", "arrivals", 200000)
	of("The number of barges in the port rose to 90.", "barges", 90)
	of("The flood has closed fifteen schools.", "schools that the flood has closed", 15)
	of("The bank will have to pay its 300 million euros (250 million pounds) in debt.", "debt, bank will have to pay", 300e6)
	of("The cost of the flood had risen by $7.7 billion.", "cost of the flood risen", 7.7e9)
	of("The fund said it had set aside $5 million for the harbour.", "set aside", 5e6)
	of("Shares were up 1.3%, having risen as much as 5% earlier in the day.", "shares up", 1.3)
	of("The euro has risen to 16-month highs.", "duration, highest in", 16)
	of("It can cut the number of microbes to 300.", "microbes", 300)
	of("Velm fell to a 3-1 deficit on Friday.", "deficit", 3)
	of("About 100 people were in the building.", "people who were in the building", 100)
	of("The storm could kill 30,000 people.", "people possibly killed", 30000)
	for _, f := range figures("The well was shut at 1425 local time; it held.", "The siren was heard by 6 : 40 on Friday.", "The town holds a basket of ten apples.", "Owners of the Vellar 4 console waited.") {
		t.Error("counted:", f.Measure, f.Readings)
	}
}

// TestOneToll: a toll of one number is one figure, whatever the people are called and though one
// report tells it by its year; those that a report lists or adds are not; a year behind, a state that
// a clause is about and those in a car are read.
func TestOneToll(t *testing.T) {
	has(t, "names", []string{"The fire in Velm killed two workers.", "Two women were killed in the fire in Velm."}, "killed", "agree", 2)
	has(t, "list", []string{"The fire in Velm killed two workers.", "Two men and two women were killed in the fire in Velm."}, "killed", "single", 2)
	has(t, "anniversary", []string{"A year after the deaths of four miners in Velm a stone was set.", "Four miners were killed in Velm."}, "killed", "agree", 4)
	has(t, "this week", []string{"The shooting earlier this week that left four pupils injured shook Velm.", "Four pupils were injured in Velm."}, "injured", "agree", 4)
	has(t, "headline", []string{"Quake hits island off south Velmia, five hurt.", "Five people had received treatment after being injured by the quake."}, "injured", "agree", 5)
	has(t, "no auxiliary", []string{"In Velm 62 people were detained and 18 officers hurt.", "In Velm 18 policemen were injured."}, "injured", "agree", 18)
	has(t, "captured", []string{"The navy captured 23 pirates off Velm.", "The navy arrested 23 pirates off Velm."}, "arrested", "agree", 23)
	has(t, "new", []string{"There have been 12 new cases of flu in Portugal, bringing the Portugal total to 215. The flu virus spreads."}, "infected", "single", 215)
	has(t, "no part", []string{"Two people were killed in the fire in Velm.", "Three men were killed in the fire in Velm."}, "killed", "differ", 2, 3)
	has(t, "a clause of its own", []string{"A ship sank off Velm, killing at least 16 migrants, more than 30,000 migrants and refugees from Orvel have taken the way."}, "killed", "single", 16)
	has(t, "two new", []string{"Two new cases of flu were found in Velm."}, "further infected", "single", 2)
	has(t, "additional", []string{"Velm puts an additional 1,600 guards on its streets.", "Some 1,600 guards will patrol in Velm."}, "guards", "agree", 1600, 1600)
	has(t, "shot", []string{"Four people were shot in Velm on Friday.", "Three people were shot in Velm."}, "shot", "differ", 3, 4)
	has(t, "in a car", []string{"There were five people inside the vehicle when it hit a wall in Velm."}, "on board", "single", 5)
}

// TestUnits: what a pressure, a power and a weight measure, the rate behind its number, what those
// asked in a poll hold, and one number of days told by several names in one report.
func TestUnits(t *testing.T) {
	has(t, "pressure", []string{"The pressure in the well reached 6,700 pounds per square inch.", "Pressure readings were about 6,700 psi on Friday."}, "pressure", "agree", 6700, 6700)
	has(t, "power", []string{"The two plants in Velm have a joint output of 6 gigawatts."}, "power", "single", 6)
	has(t, "weight", []string{"Thieves took a 90-pound turkey from a farm in Velm."}, "weight", "single", 90)
	has(t, "wind", []string{"Winds reached 160 km/h in Velm.", "Gusts of up to 100 miles per hour hit Velm."}, "wind speed", "agree", 160, 160.934)
	has(t, "harm", []string{"The damage in Velm is put at 300 million crowns.", "Insurers estimated the losses in Velm at 300 million crowns."}, "damage", "agree", 300e6)
	has(t, "faces", []string{"Each of the men faces up to 15 years."}, "duration", "single", 15)
	has(t, "stock", []string{"The firm's shares gained 3 percent.", "The firm's stock rose 3 percent."}, "change of shares", "agree", 3)
	has(t, "rate", []string{"The minister spoke of an 8 percent unemployment rate."}, "unemployment rate", "single", 8)
	has(t, "rise", []string{"The cost of the flood has climbed to $8bn, a rise of some $2bn in the past month."}, "cost", "single", 8e9)
	has(t, "poll", []string{"A poll showed that 64 percent think it would be wrong to build the mill."}, "share who think", "single", 64)
	has(t, "strike", []string{"Miners will walk out on Friday after 78 percent voted for a strike.", "The union said 81 percent of its members had voted for the strike."}, "share of votes", "differ", 78, 81)
	has(t, "names", []string{"The airline may put off its orders for 10 Velmar Skyliners."}, "Skyliners", "single", 10)
	has(t, "estimates", []string{"It will take 12 days to repair the cable off Velm.", "Initial estimates indicate that the repair time of the cable will be around twelve days. The firm stated that the repair time of the cable will be around twelve days.",
		"The cable's outage off Velm will last 12 days, until its repair."}, "duration", "agree", 12, 12)
}
