package many

import "testing"

// TestLabels holds that a figure is shown to be of a phrase of its report that says what is counted
// or measured, cut where a phrase ends.
func TestLabels(t *testing.T) {
	for text, want := range map[string]string{
		"The board said sixteen schools were closed in Orvel.":                    "schools closed in Orvel",
		"Twelve generals have already defected to Norland.":                       "generals who have already defected to Norland",
		"Norland has ordered 34 million doses of the vaccine.":                    "doses of the vaccine that Norland has ordered",
		"The flu has spread to 74 countries.":                                     "countries that the flu has spread to",
		"About 6,100 birds were found dead on the shore of Velm.":                 "birds found dead on the shore of Velm",
		"Officials want to send 40 trawlers to Orvel.":                            "trawlers that officials want to send to Orvel",
		"Gunmen killed 500 policemen and soldiers on Friday.":                     "policemen and soldiers killed",
		"The pipe has spewed at least four million gallons of oil into the bay.":  "volume, oil that the pipe has spewed into the bay",
		"Brask has ruled Norland for 42 years.":                                   "duration, Brask has ruled Norland",
		"The talks in Velm lasted two hours.":                                     "duration, talks in Velm",
		"The rebels took Sel, 165 km north of Orvel.":                             "distance, Sel north of Orvel",
		"It was the worst drought for 20 years.":                                  "duration, worst drought for",
		"The survey found that 54 percent thought the council was well prepared.": "share, thought the council was well prepared",
		"Copper prices fell 3 percent on Friday.":                                 "copper prices fell",
		"The storm surge was four times the estimate.":                            "factor, the estimate",
		"The ship was fined three times.":                                         "times, ship was fined",
		"The minister had 580 million euros in cash.":                             "cash",
		"Some 77 people were killed in Norland on Friday.":                        "people killed in Norland",
		"It had said that three quarters of the oil was gone.":                    "share of oil that was gone",
	} {
		fs := figures(text)
		if len(fs) != 1 || fs[0].Name() != want {
			t.Errorf("%s: want %q, got %+v", text, want, fs)
		}
	}
}

// TestPer holds what numbers are a rate by, and that rates by different things neither agree nor
// differ.
func TestPer(t *testing.T) {
	for text, want := range map[string]string{
		"The well is leaking 5,000 barrels of oil a day.":                           "day",
		"As much as 5,000 barrels of oil (210,000 gallons) a day has been leaking.": "day",
		"Output of the well averaged 5,000 bpd.":                                    "day",
		"Oil rose to $83 a barrel on Friday.":                                       "barrel",
		"The plant can make 120 million doses per year.":                            "year",
		"The firm pays 5 million euros a month for the port.":                       "month",
		"Some 3 million barrels of oil pass the strait daily.":                      "day",
		"Each year, the flu kills up to 500,000 people.":                            "year",
		"The pipe has spewed four million gallons of oil.":                          "",
		"The town lost 300 houses a day after the storm.":                           "",
	} {
		fs := figures(text)
		if len(fs) != 1 || string(fs[0].Per) != want || want == "year" && fs[0].AsOf != "" {
			t.Errorf("%s: want %q, got %+v", text, want, fs)
		}
	}
	for _, f := range figures("The well leaks 5,000 barrels of oil a day.", "The well leaks 5,000 barrels of oil a week.") {
		if f.Verdict != "single" {
			t.Errorf("barrels a day and a week: %+v", f)
		}
	}
}

// TestNoCounts holds that parts of names, telephone numbers and calibres count nothing.
func TestNoCounts(t *testing.T) {
	for _, f := range figures("The VEL 100 companies met on Friday.", "The plant at Nine Mile Point was shut.",
		"Call 0370 555 900 to give money to the people of Velm.", "He drew a 9 mm pistol and shot at the guard.") {
		t.Errorf("counted: %+v", f)
	}
}

// TestOfOneReport holds that numbers of several places, or of several things that became of one, are
// no disagreement within a report.
func TestOfOneReport(t *testing.T) {
	for _, text := range []string{
		"Canada has seen 15 deaths from the flu. Mexico has recorded 113 deaths from the flu.",
		"A study says half of the oil is still in the bay. Officials had said that three quarters of the oil was gone.",
		"Some 4,000 people were killed in Orvel, doctors say. Activists say the death toll in the country is 7,300.",
	} {
		for _, f := range figures(text) {
			if f.Verdict != "single" {
				t.Errorf("%s: %+v", text, f)
			}
		}
	}
}
