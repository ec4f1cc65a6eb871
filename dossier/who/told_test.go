package who

import (
	"slices"
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/lang"
	"synoptic/news"
)

// Sides and offices that the words around a name tell.
func TestTold(t *testing.T) {
	for _, x := range []struct{ text, name, side, role string }{
		{"The report was welcomed by the acting deputy spokesman for the U.S. Commerce Department, Orrin Vell, who spoke on Monday.", "Orrin Vell", "United States", "acting deputy spokesman"},
		{"\"We sent boats to the border,\" Khalil Dahl, spokesman for the Kenyan fisheries ministry, said.", "Khalil Dahl", "Kenya", "spokesman"},
		{"A lawyer for the captain, Wim Okoro of Lindstrand Ruud, said on Monday that charges were near. The captain was silent.", "Wim Okoro", "Lindstrand Ruud", ""},
		{"Piet Sandberg, the chief executive of yHarbour, said in an interview on Wednesday that it was fine.", "Piet Sandberg", "yHarbour", "chief executive"},
		{"The Velm Rovers hired Ole Merkholm as head coach on Monday. The Velm Rovers lost in May.", "Ole Merkholm", "Velm Rovers", "head coach"},
		{"Norway's envoy to the fisheries union said on Monday that nets would stay. Tor Eggeland also said the boats were ready.", "Tor Eggeland", "Norway", "envoy"},
		{"Una Sandvik met reporters on Monday. She is the director of the Harbour Guild. The Harbour Guild has boats.", "Una Sandvik", "Harbour Guild", "director"},
		{"Ohio Gov. Jon Veldhuis and Texas Sen. Ted Ruudvik spoke in the Senate on Monday.", "Ted Ruudvik", "United States", "Sen."},
		{"The United Nations' special representative for boats and small harbours, Una Merkholm, said her office had seen them.", "Una Merkholm", "United Nations", "special representative"},
		{"Tor Ruudvik, the United Nations under-secretary-general for harbour affairs, called for calm on Monday.", "Tor Ruudvik", "United Nations", "under-secretary-general"},
		{"A spokesperson for the Norwegian embassy in Nairobi, Ida Sandvik, said the boats were ready.", "Ida Sandvik", "Norway", "spokesperson"},
		{"Ohio senators Jon Veldhuis and Ted Ruudvik spoke on Monday about the boats.", "Ted Ruudvik", "United States", "senator"},
		{"Wim Sandvik, Senior Fellow of the Kenya program at the Velm Institute of International Affairs, explained the plan.", "Wim Sandvik", "Velm Institute of International Affairs", "Fellow"},
		{"Ole Eggeland, Assistant Secretary of State for Harbour Affairs, came to Norway on Monday. The United States has boats.", "Ole Eggeland", "United States", "Assistant Secretary"},
		{"Norway is at war. Norway pledged ten boats. Kenya sent ten boats to the harbour, Foreign Ministry spokesman Peter Kamotho said on Monday.", "Peter Kamotho", "Kenya", "spokesman"},
		{"The Merkholm regime fights on in Norway. Merkholm's forces left the Norwegian coast. President Ada Merkholm will not leave Norway, he said.", "Ada Merkholm", "Norway", "President"},
		{"Ida Ruudvik, a field officer for the World Food Programme, said the boats were late.", "Ida Ruudvik", "World Food Programme", "officer"},
		{"Tor Veldhuis, currently head of the Harbour Guild, will leave. The Harbour Guild has boats.", "Tor Veldhuis", "Harbour Guild", "head"},
		{"The boats burned in the night. Nobody said why. District Attorney Wim Dahl said on Monday that nobody was charged.", "Wim Dahl", "United States", "District Attorney"},
		{"Northlea Foods builds boats. Northlea's managing director, Wim Sandvik, said boats were few.", "Wim Sandvik", "Northlea Foods", "managing director"},
		{"Northlea Foods rose. Una Sandvik is Northlea Foods chief executive. The Norwegian company's chief executive, Una Sandvik, left.", "Una Sandvik", "Northlea Foods", "chief executive"},
		{"Ole Eggeland put Norway ahead after ten minutes. Norway met Kenya in May.", "Ole Eggeland", "Norway", ""},
		{"Kenya won the cup when Ole Eggeland scored late in May. The boats were far away.", "Ole Eggeland", "Kenya", ""},
		{"Ole Eggeland's goal gave Kenya the title. The boats were far away and nobody saw it.", "Ole Eggeland", "Kenya", ""},
		{"Kenya had led through Ole Eggeland's header after ten minutes.", "Ole Eggeland", "Kenya", ""},
		{"Norwegian and Kenyan ministers Tor Eggeland and Una Sandvik met.", "Una Sandvik", "Kenya", "minister"},
		{"Norwegian Foreign Minister Tor Eggeland met his Kenyan counterpart, Una Sandvik.", "Una Sandvik", "Kenya", "Foreign Minister"},
		{"Tor Veldhuis, an analyst at the Kenyan Harbour Institute, said boats were few. The Kenyan Harbour Institute counts them.", "Tor Veldhuis", "Kenyan Harbour Institute", "analyst"},
		{"The report was new to Una Sandvik at the Lindstrand Foundation, who counts boats.", "Una Sandvik", "Lindstrand Foundation", ""},
		{"Talks between the dockers' union UDP Velm and Northlea Foods broke down. Northlea Foods is silent. The union's secretary, Tor Sandvik, said so.", "Tor Sandvik", "UDP Velm", "secretary"},
		{"Harbour campaigner Wim Veldhuis, of the group Lindstrand Watch, was silent.", "Wim Veldhuis", "Lindstrand Watch", "campaigner"},
		{"Una Ruudvik, 52, of the National Boat Party, promised to cut prices.", "Una Ruudvik", "National Boat Party", ""},
		{"Kenya is calm. In Nairobi, Kenya said no. The central bank's deputy governor, Ida Dahl, said that the Kenyan shilling was safe.", "Ida Dahl", "Kenya", "deputy governor"},
		{"Northlea Foods makes boats. Ofer Sandvik, Northlea's engineering manager for the Velm Core, wrote that it was fine.", "Ofer Sandvik", "Northlea Foods", "engineering manager"},
		{"Norwegian presidential hopeful Ida Dahl was silent.", "Ida Dahl", "Norway", "presidential hopeful"},
		{"Spokesmen for the office of the United States attorney in Velm, Una T. Ruudvik, were silent.", "Una T. Ruudvik", "United States", "attorney"},
		{"NAIROBI, May 4 - Norway's prime minister, Ida Dahl, arrived in Kenya on Monday for a visit. On Wednesday she will meet President Grace Mutungi.", "Grace Mutungi", "Kenya", "President"},
		{"Boat agency director Una Ruudvik said Norway would send boats to the harbour.", "Una Ruudvik", "", "director"},
		{"Northlea Foods, whose finance chief, Una Ruudvik, told workers on Monday, makes boats.", "Una Ruudvik", "Northlea Foods", "finance chief"},
		{"The Boat Builders' Association, whose president is Tor Ruudvik, was silent on Monday.", "Tor Ruudvik", "Boat Builders' Association", "president"},
		{"Nurses at Velm General Hospital were silent. The hospital's chief nurse, Ida Sandvik, said on Monday that beds were few.", "Ida Sandvik", "Velm General Hospital", "chief nurse"},
		{"The Harbour Front holds the coast. A spokesman for the Front, Wim Dahl, said on Monday that boats were few.", "Wim Dahl", "Harbour Front", "spokesman"},
		{"Northlea Foods has rejected a bid from Lindstrand. Chairman Tor Ruudvik said on Monday that the board was of one mind.", "Tor Ruudvik", "Northlea Foods", "Chairman"},
		{"Una Sandvik, a boat advocate with the Lindstrand Waters Council, said boats were few. The Lindstrand Waters Council counts them.", "Una Sandvik", "Lindstrand Waters Council", "advocate"},
		{"Dahl Ruudvik economist Tor Veldhuis said on Monday that boats would be few.", "Tor Veldhuis", "Dahl Ruudvik", "economist"},
		{"\"Boats are few,\" said Tor Veldhuis, boat analyst at Arvenholm.", "Tor Veldhuis", "Arvenholm", "analyst"},
		{"Tor Veldhuis, acting WHO assistant director-general, said on Monday that boats were few.", "Tor Veldhuis", "World Health Organization", "director-general"},
		{"Boats are few, Tor Veldhuis, vice president of Nairobi-based Lindstrand Risk group, said on Monday.", "Tor Veldhuis", "Lindstrand Risk", "vice president"},
		{"The Velm Harbour Institute's Ole Dahl and Una Ruudvik were silent on Monday.", "Una Ruudvik", "Velm Harbour Institute", ""},
		{"\"Boats are few,\" said the Kenyan Harbour Institute's president, Tor Veldhuis, who counts them.", "Tor Veldhuis", "Kenyan Harbour Institute", "president"},
		{"Ida Sandvik, an official with Kenya's Ministry of Harbours, said on Monday that boats were few.", "Ida Sandvik", "Kenya", "official"},
		{"The Lindstrand Center for Boats is wary. Boats are few, said Tor Veldhuis, a research analyst for the center.", "Tor Veldhuis", "Lindstrand Center for Boats", "analyst"},
		{"Northlea Foods did not answer, but company spokesman Wim Dahl told the Velm Herald on Monday that it would.", "Wim Dahl", "Northlea Foods", "spokesman"},
		{"Kenya's security chief warned on Monday of war. The official, Tor Veldhuis, said that boats were ready.", "Tor Veldhuis", "Kenya", "official"},
		{"It was a waste, said Wim Dahl, a White House press secretary for Ada Merkholm.", "Ada Merkholm", "United States", ""},
		{"Ole Eggeland was 7 of 16 for 83 yards and a touchdown for the Velm Gulls, who lost.", "Ole Eggeland", "Velm Gulls", ""},
		{"At the Pentagon, Press Secretary Wim Dahl noted on Monday that boats were few.", "Wim Dahl", "United States", "Press Secretary"},
		{"The visit by Wim Dahl, former deputy chief of mission at the Kenyan embassy in Velm, was short.", "Wim Dahl", "Kenya", "deputy chief of mission"},
		{"It is safe, said Navy spokesman Wim Dahl. The U.S. Navy sent boats.", "Wim Dahl", "United States", "spokesman"},
		{"The plan is good, Velm-based analyst Wim Dahl said on Monday of the boats.", "Wim Dahl", "", "analyst"},
		{"Boats are few, Tor Veldhuis, vice president of Hong Kong-based Lindstrand Risk, said. Britain was calm.", "Tor Veldhuis", "Lindstrand Risk", "vice president"},
		{"Una Merkholm, who joined Northlea Foods from the Velm Dairy in May, promised boats. Northlea Foods makes boats.", "Una Merkholm", "Northlea Foods", ""},
		{"The envoy for the United Nations and the Arab League, Tor Veldhuis, said boats were few.", "Tor Veldhuis", "United Nations", "envoy"},
		{"The union was blamed on Monday. A spokesman for the Velm Harbour Guild said it would look. \"We will see,\" spokesman Wim Veldhuis said.", "Wim Veldhuis", "Velm Harbour Guild", "spokesman"},
		{"VelMar Ferries chief executive Tor Ruudvik shook hands on Monday. The boats were far away.", "Tor Ruudvik", "VelMar Ferries", "chief executive"},
		{"Norwegian Prime Minister Ida Dahl cut short a visit to Kenya, where she had held talks with President Daniel Mutungi.", "Daniel Mutungi", "Kenya", "President"},
		{"Tor Ruudvik will become Norway's youngest swimmer on Monday. The boats were far away.", "Tor Ruudvik", "Norway", ""},
		{"Paul Eggeland, security and harbour analyst with Northlea Research, says that boats are few. Northlea Research counts them.", "Paul Eggeland", "Northlea Research", "analyst"},
		{"The Norwegian vice president said on Monday that boats may go. Kenya has no boats. \"Why would we go?\" Tor Eggeland said in an interview.", "Tor Eggeland", "Norway", "vice president"},
		{"NATO is trying to oust its leader, Ada Merkholm, Norway's ambassador to the alliance said on Wednesday. Tor Eggeland also said the boats were ready.", "Tor Eggeland", "Norway", "ambassador"},
		{"Tor Veldhuis, MD, chairman of the Harbour Guild, said boats were few.", "Tor Veldhuis", "Harbour Guild", "chairman"},
		{"Tor Veldhuis, who has been acting chairman of the Harbour Guild since May, said boats were few.", "Tor Veldhuis", "Harbour Guild", "acting chairman"},
		{"Boats were sent by the Lindstrand Boat Fund, a small nonprofit. All of it was given. \"We are few,\" said Una Sandvik, founder of the nonprofit.", "Una Sandvik", "Lindstrand Boat Fund", "founder"},
		{"The Velm Chiefs lost. The Velm Chiefs are last. Nobody stopped Velm Chiefs quarterback Ole Eggeland on Monday.", "Ole Eggeland", "Velm Chiefs", "quarterback"},
		{"The boats of Olav (Ole) Dahl were few on Monday.", "Olav (Ole) Dahl", "", ""},
		{"A boat burned in Ohio. Velm police Chief of Detectives Tor Ruudvik said so on Monday.", "Tor Ruudvik", "United States", "Chief of Detectives"},
		{"Crowds marched in Norway against President Ida Dahl on Monday. Norway is calm. Kenya and Chile asked Norway for boats.", "Ida Dahl", "Norway", "President"},
		{"Norway and Kenya have boats. Kenya said it would wait. Foreign Minister Joyce Kamotho said nothing more.", "Joyce Kamotho", "Kenya", "Foreign Minister"},
		{"The UN and Arab League envoy Tor Veldhuis said on Monday that boats were few.", "Tor Veldhuis", "United Nations", "envoy"},
		{"Kenya has boats. Kenya asked for more, and the Kenyan president said so. Kenya's harbours are full. Kenya and its ambassador to the United Nations, Ida Dahl, were sad. Ida Dahl, ambassador to the United Nations, said boats were few.", "Ida Dahl", "Kenya", "ambassador"},
		{"President Tor Merkholm of Norway and Una Merkholm welcomed President Luis Okoro of Kenya and his wife, Rosa Sandvik, to the palace on Tuesday.", "Rosa Sandvik", "Kenya", "wife"},
		{"Kenyan television said on Monday that Interior Minister Una Ruudvik had gone to the harbour.", "Una Ruudvik", "Kenya", "Interior Minister"},
		{"The budget passed with votes of the Liberal Party and of the Labour Party. It is too little, said Ole Dahl, a Liberal who sits on the harbour board.", "Ole Dahl", "Liberal Party", ""},
		{"The budget passed with votes of the Liberal Party and of the Labour Party. Labour leader Una Ruudvik said it was too little.", "Una Ruudvik", "Labour Party", "leader"},
		{"Tor Veldhuis and his wife, Una Veldhuis, were hurt when a boat sank on Monday. Mr. Veldhuis is a captain.", "Tor Veldhuis", "", "captain"},
		{"Una Eggeland (Velm United; 12 caps) and Ida Holm (Orst Rovers; none) were called. Velm United won in May.", "Una Eggeland", "Velm United", ""},
		{"Envoys met in Velm on Friday.\n\n(SOUNDBITE) (English) HARBOUR UNION SECRETARY GENERAL, ADA VELL, SAYING: \"We will not leave.\"", "ADA VELL", "HARBOUR UNION", "SECRETARY GENERAL"},
		{"Una Merkholm is professor of boats at the Lindstrand Institute and leader of the Velm Harbour Project.", "Una Merkholm", "Lindstrand Institute", "professor"},
		{"Boats are few, said Tor Veldhuis, executive vice president at velMar Boat Metrics. Norway was calm.", "Tor Veldhuis", "velMar Boat Metrics", "vice president"},
		{"The Harbour Society rented the hall. Police spokesman Officer Tor Ruudvik said nobody was hurt.", "Tor Ruudvik", "", "spokesman"},
		{"Velm Councilwoman Sue Veld Ruud said on Monday that boats were few.", "Sue Veld Ruud", "", "Councilwoman"},
	} {
		w := Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: x.text})}, line.Origins{"a": "a"})
		found := false
		for _, e := range w.Entities {
			if e.Type != news.Person || e.Name != x.name {
				continue
			}
			found = true
			has := x.role == ""
			for _, r := range e.Roles {
				has = has || strings.Contains(r.Title, x.role)
			}
			if string(e.Party) != x.side || !has {
				t.Errorf("%s: side %q, offices %v", x.name, e.Party, e.Roles)
			}
		}
		if !found {
			t.Errorf("%s is not listed", x.name)
		}
	}
}

// What stands in nobody's favour: the office of another in the sentence.
func TestNotTold(t *testing.T) {
	for _, x := range []struct{ text, name string }{
		{"Iran is calm, Iran said. The Iranian government has boats, and Iran will not sell them. Sen. Ole Veldhuis asked why.", "Ole Veldhuis"},
		{"The boat burned. Scott Jordan, the harbour chief, was there. Jordan said no. Jordan left. Jordan came back. Lt. Tor Ruudvik saw it all.", "Tor Ruudvik"},
		{"The boats were seen in the harbour by Piet Okoro, its head of Kenyan operations.", "Piet Okoro"},
		{"Prosecutors plan to file charges against Mr. Dahl, attorney says", "Dahl"},
		{"NATO is trying to oust its leader, Ada Merkholm, Norway's ambassador to the alliance said on Wednesday.", "Ada Merkholm"},
		{"A letter was sent by the attorney for the district, Piet Sandberg's lawyer said on Friday.", "Piet Sandberg"},
	} {
		w := Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: x.text})}, line.Origins{"a": "a"})
		for _, e := range w.Entities {
			for _, r := range e.Roles {
				if e.Name == x.name && (strings.Contains(r.Title, "attorney") || strings.Contains(r.Title, "ambassador")) {
					t.Errorf("%s: %s", e.Name, r.Title)
				}
			}
		}
	}
}

// What ends like a doer's name and is none is nobody's office, nor is a fellow before a
// people's name.
func TestNoOffice(t *testing.T) {
	for _, text := range []string{"A supporter of ferries early in his political career, Mr. Tollow later left Velm.",
		"Today, his fellow Missourians urged Orrin Tollow to step aside."} {
		for _, e := range Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}, line.Origins{"a": "a"}).Entities {
			if e.Type == news.Person && len(e.Roles) > 0 {
				t.Errorf("%s is %q", e.Name, e.Roles[0].Title)
			}
		}
	}
}

// A region that bears a state's name is nobody's state.
func TestRegion(t *testing.T) {
	text := "Orrin Tollow, a minister, flew from Detroit to Atlanta. He says the plane made it halfway to Georgia before it turned back."
	for _, e := range Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}, line.Origins{"a": "a"}).Entities {
		if e.Party == "Georgia" || e.Name == "Georgia" && e.Type != news.Place {
			t.Errorf("%s is a %s of %s", e.Name, e.Type, e.Party)
		}
	}
}

// Letters are the article's own body's before they are a known one's, and a state's organ's only
// where the state is spoken of.
func TestLetters(t *testing.T) {
	for _, text := range []string{"The Corran Harbour Patrol stopped a boat on Monday. CHP Officer Orrin Tollow said nobody was hurt.",
		"CHP Officer Orrin Tollow said nobody was hurt.", "MIT professor Orrin Tollow said the bridge was sound."} {
		for _, e := range Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}, line.Origins{"a": "a"}).Entities {
			if e.Name == "Orrin Tollow" && e.Party == "Türkiye" {
				t.Errorf("%s: %s is of %s", text, e.Name, e.Party)
			}
		}
	}
}

// Where a report names no state but its places, its sheriff is of theirs.
func TestLand(t *testing.T) {
	text := "Sheriff Orrin Tollow drove from Denver to Omaha on Monday. He had been in Omaha and in Boulder. The road to Denver is shut."
	found := false
	for _, e := range Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}, line.Origins{"a": "a"}).Entities {
		found = found || e.Name == "Orrin Tollow" && e.Party == "United States"
	}
	if !found {
		t.Error("the sheriff has no state")
	}
}

// A company that one report takes for a place or a person is what the others take it for,
// and a company's officer is of no union that calls a strike there.
func TestCompanyAcross(t *testing.T) {
	texts := []string{
		"Norwegian food group Northlea Foods is to buy its rival, the company said on Monday. Shares of Northlea Foods rose. Northlea chief executive Una Sandvik said the boats were ready.",
		"Northlea's purchase is to be examined, the government said on Tuesday. A spokesman for Northlea, Tor Veldhuis, said the company was ready.",
		"The Boat Workers' Union called a strike for Friday. Sandvik, the company's chief executive, was silent.",
	}
	var docs []*news.Doc
	origins := line.Origins{}
	for i, x := range texts {
		id := string(rune('a' + i))
		origins[id] = id
		docs = append(docs, lang.Read(&news.Article{ID: id, Text: x}))
	}
	sides := map[string]string{}
	for _, e := range Resolve(docs, origins).Entities {
		sides[e.Name] = string(e.Party)
	}
	for _, name := range []string{"Una Sandvik", "Tor Veldhuis"} {
		if sides[name] != "Northlea Foods" {
			t.Errorf("%s: side %q", name, sides[name])
		}
	}
}

// What one report takes for a person and another puts something in is a place.
func TestPlaceAcross(t *testing.T) {
	var docs []*news.Doc
	origins := line.Origins{}
	for i, x := range []string{
		"At least three people were killed, most of them by falling stones in the village of Nedre Harsk, police chief Torun Lie said. \"We heard a roar,\" said Anna Vik, a farmer in Nedre Harsk.",
		"Observatory director Sigrid Nome said she had asked the municipality of Skarvik on Sunday evening to evacuate Nedre Harsk. \"We told them in plain words,\" she said.",
	} {
		id := string(rune('a' + i))
		origins[id] = id
		docs = append(docs, lang.Read(&news.Article{ID: id, Text: x}))
	}
	for _, e := range Resolve(docs, origins).Entities {
		if e.Name == "Nedre Harsk" && e.Type != news.Place {
			t.Errorf("%s is a %s", e.Name, e.Type)
		}
	}
}

// In a war of which the reports name a body of states, a spokesman of whom no more is said
// may be its, or the rebels'.
func TestWhose(t *testing.T) {
	const story = "Kenya is at war. The Kenyan government sent boats, Kenya said. NATO bombed the harbour. Kenya's army fled. The boats burned. "
	for _, x := range []struct{ text, name string }{
		{"Spokeswoman Una Sandvik said that the pace was the same.", "Una Sandvik"},
		{"Rebel military spokesman Tor Veldhuis said that they had boats.", "Tor Veldhuis"},
		{"Wim Okoro, commander of rebel forces, said that they had boats.", "Wim Okoro"},
	} {
		w := Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: story + x.text})}, line.Origins{"a": "a"})
		for _, e := range w.Entities {
			if e.Name == x.name && e.Party != "" {
				t.Errorf("%s: side %q", e.Name, e.Party)
			}
		}
	}
}

func TestHolders(t *testing.T) {
	docs := []*news.Doc{
		lang.Read(&news.Article{ID: "a", Text: "Kenyan President Ada Vellmar visited the harbour on Monday. She left at noon."}),
		lang.Read(&news.Article{ID: "b", Text: "Kenya closed its harbours on Monday. President Ada Vellmar told reporters that Kenya would open them."}),
	}
	all := Holders(docs, line.Origins{"a": "a", "b": "b"})
	if len(all) != 1 || all[0].Name != "Ada Vellmar" || all[0].Told["Kenya"] != 1 || len(all[0].Bare) != 1 {
		t.Fatalf("%+v", all)
	}
	if f := all[0].Bare[0]["Kenya"]; f == nil || f[cueAny] != 1 || f[cueShare] != 1 {
		t.Errorf("%v", f)
	}
}

func TestWeights(t *testing.T) {
	trained()
	for _, bad := range [...]string{"", whoseText + "any state: 1\n", whoseText + "its luck: 1\n", strings.Replace(whoseText, "any state: ", "any state: x", 1)} {
		if _, err := readWeights(bad); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

// A name that is all that stands in quotation marks, amid a sentence, is no person of the record;
// one that is answered is.
func TestByword(t *testing.T) {
	for _, x := range []struct {
		text, name string
		listed     bool
	}{
		{"The judge sent Ole Dahl, nicknamed \"Benny Carver,\" to prison on Monday.", "Benny Carver", false},
		{"The crowd called him “Benny Carver” on Monday, and Ole Dahl laughed.", "Benny Carver", false},
		{"The judge sent Ole Dahl, nicknamed Benny Carver, to prison on Monday.", "Benny Carver", true},
		{"Asked on Monday who would lead the guild, Ole Dahl said, \"Benny Carver.\" Nobody laughed.", "Benny Carver", true},
	} {
		w := Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: x.text})}, line.Origins{"a": "a"})
		listed := slices.ContainsFunc(w.Entities, func(e news.Entity) bool { return e.Type == news.Person && e.Name == x.name })
		if listed != x.listed {
			t.Errorf("%s: %s listed: %v", x.text, x.name, listed)
		}
	}
}
