package many

import "testing"

// has tells whether one of some figures has a measure, a verdict and values.
func has(t *testing.T, fs string, texts []string, measure, verdict string, best ...float64) {
	t.Helper()
	got := figures(texts...)
	for _, f := range got {
		if f.Measure != measure || f.Verdict != verdict || len(f.Readings) != len(best) {
			continue
		}
		ok := true
		for i, r := range f.Readings {
			ok = ok && r.Best == best[i]
		}
		if ok {
			return
		}
	}
	t.Errorf("%s: no figure %s, %s, %v", fs, measure, verdict, best)
	for _, f := range got {
		t.Log(f.Measure, f.Of, f.Verdict, f.Readings)
	}
}

// What reports count by other words is one figure where the number is a mark.
func TestMeet(t *testing.T) {
	has(t, "nouns", []string{"The lockout left 820,000 state workers without pay.", "About 820,000 employees went unpaid."}, "workers", "agree", 820000, 820000)
	has(t, "carried", []string{"The ferry Morna, carrying 289 people, ran aground off Velm.", "Some 250 passengers were on the ferry Morna when it ran aground off Velm."}, "on board", "differ", 250, 289)
	has(t, "days", []string{"The docks of Velm were closed for 37 days.", "Crews went without pay for 37 days."}, "duration", "agree", 37)
	has(t, "rounded", []string{"The package holds $1.4 billion for the docks.", "The council granted $1.375 billion for new quays."}, "amount", "agree", 1.375e9, 1.4e9)
	has(t, "words", []string{"Velm closed its nurseries for two weeks after the outbreak.", "Its nurseries stay closed for two weeks."}, "duration", "agree", 2)
	has(t, "written", []string{"The lab weighs 19,000 pounds.", "The 8.6-tonne lab fell."}, "weight", "agree", 8.6, 8.618248)
	has(t, "alone", []string{"Two ferries sank off Velm on Friday."}, "ferries", "single", 2)
	has(t, "unnamed", []string{"The port will raise its ferry traffic within 18 months.", "Ferry traffic is to grow within 18 months, the port said.", "Velm has a mayor."}, "duration", "agree", 18)
	if fs := figures("The two sides met in Velm on Friday.", "The two sides met in Velm on Friday for talks."); len(fs) > 0 {
		t.Errorf("sides are counted: %v", fs)
	}
	has(t, "quota", []string{"Norland insists on a sardine quota of at least 60,000 tonnes a year.", "Norland wants a sardine quota of at least 60,000 tonnes."}, "weight", "agree", 60000)
	has(t, "stray", []string{"Visits to the park fell to their lowest from a peak of 1.6 million.", "The town counted 1.6 million visits to the park in 2020."}, "visits", "agree", 1.6e6)
}

// A vote is written as two numbers, those of a game are no vote.
func TestTallies(t *testing.T) {
	has(t, "hyphen", []string{"The upper house voted 51-9 to lift the ban on Friday.", "The final tally of the vote was 51-9."}, "votes", "agree", 51)
	has(t, "to", []string{"It passed by a vote of 52 to 48."}, "votes", "single", 48)
	has(t, "hyphens", []string{"She won by a 134-to-63 vote."}, "votes", "single", 63)
	has(t, "match", []string{"Velm beat Orvel 5-2 on Friday.", "Orvel lost 5-2 at Velm."}, "score", "agree", 5)
	has(t, "set off", []string{"Velm beat Orvel, 5-2, in nine long, gruelling innings.", "Orvel lost, 5-2, at Velm."}, "score", "agree", 5)
	has(t, "in course", []string{"Velm wasted a 6-3 lead over Orvel.", "Orvel came back from a 6-3 deficit against Velm."}, "lead", "agree", 6)
	has(t, "cut", []string{"Velm had 39 home runs this season.", "Its 39 home runs are a record."}, "runs", "agree", 39)
	for _, f := range figures("Velm beat Orvel 5-2 on Friday, and the tally of the season is 31-12.") {
		if f.Measure == "votes" {
			t.Error("a game is read as a vote:", f.Readings)
		}
	}
}

func TestDimensions(t *testing.T) {
	has(t, "depth", []string{"The quake struck at a depth of 10 km."}, "depth", "single", 10)
	has(t, "wind", []string{"Roofs were torn off by winds of 140 km per hour."}, "wind speed", "single", 140)
	has(t, "height", []string{"The rocket of Velm reached an altitude of 550 km.", "The rocket of Velm flew to a height of 341 miles."}, "height", "agree", 548.786, 550)
	has(t, "beside", []string{"The rocket flew 900 horizontal miles before it fell."}, "distance", "single", 900)
	has(t, "waited", []string{"The crews of Velm waited 71 days for a berth."}, "duration", "single", 71)
	has(t, "put off", []string{"The start was delayed by 10 minutes in Velm."}, "duration", "single", 10)
	has(t, "record", []string{"It is the worst storm in 41 years.", "Velm had its first such storm in 41 years."}, "duration", "agree", 41)
	has(t, "court", []string{"The driver was jailed for 12 years."}, "duration", "single", 12)
	has(t, "poll", []string{"A poll this week found 56 percent against the plan."}, "share against", "single", 56)
	has(t, "half", []string{"Officers seized half a ton of resin.", "The haul was half a ton of resin."}, "weight", "agree", .5)
}

// People at large are counted by what they do; a kind of car is no count; parts
// of a toll are no rivals of another; nor are two questions of polls.
func TestPeopleAtLarge(t *testing.T) {
	has(t, "eligible", []string{"About 2.5 million people are eligible to vote in Velm.", "Some 2.5 million voters were called to the polls."}, "voters", "agree", 2.5e6)
	has(t, "worked", []string{"Around 30 people worked in the yard."}, "people", "single", 30)
	for _, f := range figures("Thieves drove a four-by-four car into the shop of a jeweller.") {
		t.Error("counted:", f.Measure, f.Readings)
	}
	for _, f := range figures("Two women and one man died in the fire.", "Three men died in the fire.", "A poll found 68 percent of Velmians unhappy.", "A survey found 83 percent of Velmians worried.") {
		if f.Verdict == "differ" {
			t.Error("differ:", f.Measure, f.Readings)
		}
	}
}

func TestMoreHarm(t *testing.T) {
	for _, c := range [][2]string{
		{"The agency estimates that 45,000 people have died in the quake.", "killed 45000"},
		{"Officials fear that the quake could have killed 30,000 people.", "killed 30000"},
		{"The flood could kill 30,000 people.", "possibly killed 30000"},
		{"The fire left 120 people homeless.", "homeless 120"},
		{"Rescuers pulled 14 people from the rubble.", "rescued 14"},
		{"The leaders met for 40 minutes on Friday.", "duration 40"},
		{"Nine cars stood on the 605 Freeway.", "vehicle 9"},
		{"Eleven workers lost their lives in the blast.", "killed 11"},
		{"The number of confirmed cases of the flu has risen to 28.", "infected 28"},
		{"The ministry counted 403 cases of the virus on Friday.", "infected 403"},
		{"Thieves opened 403 cases of wine.", "wine 403"},
	} {
		if got := read(c[0]); got != c[1] && !(c[1] == "wine 403" && got == "") {
			t.Errorf("%s\n got %q, want %q", c[0], got, c[1])
		}
	}
}

// What the sentence before says of others is not said of the next count.
func TestSentence(t *testing.T) {
	has(t, "shot", []string{"The rampage in Velm left one person dead. A total of 8 people were shot."}, "shot", "single", 8)
}

// Equal small numbers of two things are two figures.
func TestApart(t *testing.T) {
	for _, f := range figures("Three trucks came to the fire in Velm.", "Three teenagers set the fire in Velm.") {
		if f.Verdict != "single" {
			t.Errorf("put together: %s, %v", f.Measure, f.Readings)
		}
	}
}

// A toll told as such and by its dead is one figure, told of those who died and not of itself.
func TestTollOfItsDead(t *testing.T) {
	texts := []string{"Two dockers were killed on Friday when a crane fell in Velm.",
		"The death toll from Friday's fall of a crane in Velm rose to three after a docker died in hospital.",
		"The fall of the crane killed three dockers in Velm."}
	has(t, "risen", texts, "killed", "differ", 2, 3)
	for _, f := range figures(texts...) {
		if f.Measure == "killed" && f.Of != "dockers" {
			t.Errorf("told of: %s", f.Of)
		}
	}
}
