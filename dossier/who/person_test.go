package who

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/lang"
	"synoptic/news"
)

func TestSift(t *testing.T) {
	a := &news.Article{ID: "a", Text: "VELM, Norland (VHP) - Buses ran between Reeves Hollow and Orst on Monday, the port authority said.\n" +
		"Janna Okoro, who saw the trawlers leave, said the harbour was empty. She had waited since dawn.\n" +
		"Nine were treated at Saint Orm's hospital, its director said. A man died in Hollis Ridge on Monday; the Hollis Ridge home was locked.\n" +
		"By Tor Velmsen and Una Ruudvik, CNN The harbour lay still. (Wim Lindstrand)\nReach Ida Ruudvik at 555-0100.\n" +
		"Ada Merkholm spoke with Tor Dahl on Monday. Merkholm Dahl: no deal\n" +
		"(Reporting by Piet Sandberg; Editing by Ola Nordqvist)\n"}
	w := Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"})
	found := false
	for _, e := range w.Entities {
		if e.Type != news.Person {
			continue
		}
		switch e.Name {
		case "Janna Okoro":
			found = true
		case "Reeves Hollow", "Saint Orm", "Hollis Ridge", "Piet Sandberg", "Ola Nordqvist", "Tor Velmsen", "Una Ruudvik", "Wim Lindstrand", "Ida Ruudvik", "Merkholm Dahl":
			t.Errorf("%s is listed as a person", e.Name)
		}
	}
	if !found {
		t.Error("Janna Okoro is not listed")
	}
}

func TestPlain(t *testing.T) {
	forms := []news.NameForm{{Text: "Robin Smithson"}}
	for in, want := range map[string]string{
		"Asst Ch Con Robin Smithson": "Robin Smithson", "VHP Robin Smithson": "Robin Smithson", "BOAT RACE Robin Smithson": "Robin Smithson",
		"KIM Jong Soo": "KIM Jong Soo", "Dr Ada Vell": "Ada Vell", "Ada Vell": "Ada Vell", "Mr Vell": "Mr Vell", "Lt. Gen. Ole Dahl": "Ole Dahl",
	} {
		if got := plain(in, forms); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// Whom a spokesman speaks for, and what bears a person's name and is none.
func TestSidesAndThings(t *testing.T) {
	a := &news.Article{ID: "a", Text: "Harbour strike spreads\n\nBERGEN, Norway - The Northern Dockers' Union called a strike in Norway on Monday. " +
		"\"We waited long enough,\" spokesman Piet Sandberg said.\n\n" +
		"The law firm Okoro Lindstrand advises the union's general secretary, Janna Veldhuis. The Ada Merkholm left port, and the Ada Merkholm is owned in Norway.\n\n" +
		"Speaker Tor Eggeland of the Norwegian parliament, Norway's prime minister Una Sandvik and civil defence chief Bo Ruudvik spoke in Oslo.\n"}
	w := Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"})
	side := map[string]string{}
	for _, e := range w.Entities {
		if e.Type == news.Person {
			side[e.Name] = string(e.Party)
		}
	}
	for name, want := range map[string]string{"Piet Sandberg": "Northern Dockers' Union", "Janna Veldhuis": "Northern Dockers' Union", "Bo Ruudvik": "Norway"} {
		if got, ok := side[name]; !ok || got != want {
			t.Errorf("%s: side %q, want %q (listed: %v)", name, got, want, ok)
		}
	}
	for _, name := range []string{"Okoro Lindstrand", "Ada Merkholm"} {
		if _, ok := side[name]; ok {
			t.Errorf("%s is listed as a person", name)
		}
	}
}

// What a place has, what a storm is called and what stands in a list of bodies is nobody.
func TestNobody(t *testing.T) {
	a := &news.Article{ID: "a", Text: "Residents of Albu Kamran fled. The streets of Albu Kamran were empty. Hurricane Alexander hit Norway in May.\n\n" +
		"The Harbour Guild, Northlea Foods, Conoro Phillips, and Velm United were represented. The Harbour Guild met Northlea Foods.\n"}
	for _, e := range Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"}).Entities {
		if e.Type == news.Person {
			t.Errorf("%s is listed as a person", e.Name)
		}
	}
}

// In a story of one state, whoever holds an office there is on its side; a
// go-between's government does not make the story its own.
func TestHome(t *testing.T) {
	a := &news.Article{ID: "a", Text: "VELM, Norway - Norway's government met in Oslo on Monday after the fire in Velm, Norway. The Norwegian police opened an inquiry, and Norway mourned.\n\n" +
		"Mayor Janna Veldhuis thanked the firefighters. Dr Piet Sandberg spoke after clinical director Dr Una Sandvik. Former prime minister Tor Eggeland, historian Bo Ruudvik and the Indians pitcher Ole Merkholm came.\n"}
	w := Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"})
	for _, e := range w.Entities {
		want, ok := map[string]string{"Janna Veldhuis": "Norway", "Una Sandvik": "Norway", "Tor Eggeland": "Norway", "Bo Ruudvik": "", "Ole Merkholm": "Indians"}[e.Name]
		if ok && string(e.Party) != want {
			t.Errorf("%s: side %q, want %q (%v)", e.Name, e.Party, want, e.Roles)
		}
	}
}

// Whose people's adjective a person is called by, and a president by a pronoun.
func TestNationality(t *testing.T) {
	a := &news.Article{ID: "a", Text: "Ada Merkholm, a Norwegian girl, was charged in Lima on Monday. Peru and its president, Luis Carranza, said nothing. Rosa Quintero, 40, a nurse, wept.\n"}
	w := Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"})
	for name, want := range map[string]string{"Ada Merkholm": "Norway", "Luis Carranza": "Peru", "Rosa Quintero": ""} {
		found := false
		for _, e := range w.Entities {
			if e.Name == name {
				found = true
				if string(e.Party) != want {
					t.Errorf("%s: side %q, want %q", name, e.Party, want)
				}
			}
		}
		if !found {
			t.Error(name, "is not listed")
		}
	}
}

// Offices of a place's police and authorities are of the state where the event
// happens, whatever other states the report is about.
// Rebels are not of the state that they fight. Members of a parliament, players
// and experts are of what stands beside them.
func TestScene(t *testing.T) {
	attack := "BAMAKO, Mali - A bomb exploded outside the Dutch embassy in Bamako on Monday, killing three people. Dutch guards fired at the Dutch driver.\n\n" +
		"Local police chief Amadou Keita said a man had been held. Dutch Foreign Minister Pieter Aker said all Dutch staff were safe. " +
		"Analyst Jane Coll at Merrow Bank saw a risk. \"We could advance,\" said Malian rebel leader Tom Badou. Sen. Carl Denham, R-Ohio, asked for a hearing. " +
		"Kevin Rhodes, who plays for Merrow United, sent money.\n"
	for text, want := range map[string]map[string]string{
		attack: {"Amadou Keita": "Mali", "Pieter Aker": "Netherlands", "Jane Coll": "Merrow Bank", "Tom Badou": "",
			"Carl Denham": "United States", "Kevin Rhodes": "Merrow United"},
	} {
		a := &news.Article{ID: "a", Text: text}
		for _, e := range Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"}).Entities {
			side, ok := want[e.Name]
			if ok && string(e.Party) != side {
				t.Errorf("%s: side %q, want %q (%v)", e.Name, e.Party, side, e.Roles)
			}
			delete(want, e.Name)
		}
		for name := range want {
			t.Errorf("%s is not among the people", name)
		}
	}
}

// Sides that words around an office tell: who gives it, under whom it is held,
// and the state that a sentence opens with; and the name of a company without
// its legal form.
func TestTies(t *testing.T) {
	a := &news.Article{ID: "a", Text: "OSLO, Norway - Norwegian President Ada Veldhuis has fired national security adviser Ole Merkholm, the palace said on Monday.\n\n" +
		"In Denmark, Mayor Ida Lindstrand told reporters that she was surprised. Veldhuis's deputy, Bo Ruudvik, left for Sweden.\n\n" +
		"Coppervale Plc said nothing. Coppervale was informed, chief executive Kari Eggeland of Coppervale said.\n"}
	w := Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"})
	side := map[string]string{}
	for _, e := range w.Entities {
		if e.Type == news.Person {
			side[e.Name] = string(e.Party)
		}
	}
	for name, want := range map[string]string{"Ole Merkholm": "Norway", "Ida Lindstrand": "Denmark", "Bo Ruudvik": "Norway", "Kari Eggeland": "Coppervale"} {
		if side[name] != want {
			t.Errorf("%s: side %q, want %q", name, side[name], want)
		}
	}
}

// Parties, members of chambers named together, those who stand for an office, and
// names that are spelt together and apart.
func TestParties(t *testing.T) {
	a := &news.Article{ID: "a", Text: "WASHINGTON - The US Senate and the US House voted in Washington on Monday.\n\n" +
		"Reps. Tor Berglund of Oregon, and Ole Dahlgren and Ida Ruudvik of Washington state signed. Kari Eggeland, a Republican, and Democrat Bo Lindstrand did not. " +
		"Republican nominee Una Sandvik and acting Secretary of Commerce Piet Sandberg came. The sculptor Ann Merkholm watched, and so did the Rev. Al Veldhuis. " +
		"Frenchman Carl Mossier fell. Judge Vito DelGiorno spoke.\n\nJudge Vito Del Giorno left.\n"}
	side := map[string]string{}
	for _, e := range Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"}).Entities {
		if e.Type == news.Person {
			side[e.Name] = string(e.Party)
		}
	}
	us := "United States"
	for name, want := range map[string]string{"Tor Berglund": us, "Ole Dahlgren": us, "Ida Ruudvik": us, "Kari Eggeland": us, "Bo Lindstrand": us, "Una Sandvik": us,
		"Piet Sandberg": us, "Ann Merkholm": "", "Al Veldhuis": "", "Carl Mossier": "France"} {
		if got, ok := side[name]; !ok || got != want {
			t.Errorf("%s: side %q, want %q (listed: %v)", name, got, want, ok)
		}
	}
	if len(side) != 11 {
		t.Errorf("%d people, want 11: %v", len(side), side)
	}
}

// The party of an invented state is not one of a state that calls its own by a part of its name.
func TestPartiesAbroad(t *testing.T) {
	a := &news.Article{ID: "a", Text: "The Social Democrats of Jan Merkholm lost their majority on Thursday. President Orm Veldhuis met Merkholm, and the Social Democrats asked for more time."}
	for _, e := range Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"}).Entities {
		if e.Type == news.Person && e.Party == "United States" {
			t.Errorf("%s: side %s", e.Name, e.Party)
		}
	}
}

// Players are of the team that words beside them name, in full or by its last word,
// or by its town; and one who is called by a people's name alone is of that people.
func TestTeams(t *testing.T) {
	a := &news.Article{ID: "a", Text: "The Chicago Gannets beat the Merrow Terns in Chicago on Monday. The Gannets led from the start.\n\n" +
		"Gannets safety Ole Dahlgren and Chicago quarterback Tor Berglund scored. Gannets owner Una Sandvik wept. Gannets fan Kari Eggeland sang.\n\n" +
		"Referee Bo Lindstrand stopped it. Piet Sandberg hit a post in the third. The Norwegian limped off."}
	side := map[string]string{}
	for _, e := range Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"}).Entities {
		if e.Type == news.Person {
			side[e.Name] = string(e.Party)
		}
	}
	for name, want := range map[string]string{"Ole Dahlgren": "Chicago Gannets", "Tor Berglund": "Chicago Gannets", "Una Sandvik": "Chicago Gannets", "Kari Eggeland": "", "Piet Sandberg": "Norway"} {
		if got, ok := side[name]; !ok || got != want {
			t.Errorf("%s: side %q, want %q (listed: %v)", name, got, want, ok)
		}
	}
}

// The sentence of an office that names no state tells it: the state whose plans it tells.
func TestVoiced(t *testing.T) {
	a := &news.Article{ID: "a", Text: "VELM - Rescuers of many states came to the island on Monday after the storm.\n\n" +
		"France will ask for more ships, Health Minister Rosa Quinterel said.\n\n" +
		"Dr Ida Ruudvik, from the International Red Cross, and Una Sandvik of the Velm-based watchdog Amnesty International helped Ole Dahlgren, a Norwegian who fell."}
	side := map[string]string{}
	for _, e := range Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"}).Entities {
		if e.Type == news.Person {
			side[e.Name] = string(e.Party)
		}
	}
	for name, want := range map[string]string{"Rosa Quinterel": "France", "Una Sandvik": "Amnesty International", "Ole Dahlgren": "Norway"} {
		if got, ok := side[name]; !ok || got != want {
			t.Errorf("%s: side %q, want %q (listed: %v)", name, got, want, ok)
		}
	}
}

// An officer of a force is of the state whose force alone a report speaks of, whatever
// waters it is in; an office that one state alone has is that one's, whatever the report is about; one of a
// single word who speaks is a person.
func TestForces(t *testing.T) {
	a := &news.Article{ID: "a", Text: "The Norwegian navy said it had freed a trawler off Yemen on Monday. Smugglers came from Yemen and Somalia.\n\n" +
		"Sailors boarded a dhow near Yemen, navy spokesman Commander Ole Dahlgren said. Secretary of State Kari Eggeland asked Yemen for help. \"We waited,\" Lindstrand said.\n"}
	side := map[string]string{}
	for _, e := range Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"}).Entities {
		if e.Type == news.Person {
			side[e.Name] = string(e.Party)
		}
	}
	for name, want := range map[string]string{"Ole Dahlgren": "Norway", "Kari Eggeland": "United States", "Lindstrand": ""} {
		if got, ok := side[name]; !ok || got != want {
			t.Errorf("%s: side %q, want %q (listed: %v)", name, got, want, ok)
		}
	}
}

// One office in several wordings, the company before or behind it, is told once.
func TestOneOffice(t *testing.T) {
	o := line.Origins{}
	var docs []*news.Doc
	for _, text := range []string{"Northlea chief executive Ada Vell left on Monday.", "Ada Vell, the CEO of Northlea, has left.", "Ada Vell, chief executive officer, left Northlea."} {
		id := string(rune('a' + len(docs)))
		docs, o[id] = append(docs, lang.Read(&news.Article{ID: id, Text: text})), id
	}
	for _, e := range Resolve(docs, o).Entities {
		if e.Name == "Ada Vell" && (len(e.Roles) != 1 || e.Roles[0].Norm != "chief executive" || len(e.Roles[0].Articles) != 3) {
			t.Errorf("%+v", e.Roles)
		}
	}
}

// Who is named in full by one report is no place in another that gives the surname alone.
func TestSurnameNoPlace(t *testing.T) {
	o := line.Origins{}
	var docs []*news.Doc
	for _, text := range []string{"Liberal leader Greta Holm blamed the mayor. \"It was late,\" Holm said.",
		"The Liberals hold 17 seats.\n\nHolm, the Liberals' leader, denied that she had asked for the ministry. \"That is a fairy tale,\" she said."} {
		id := string(rune('a' + len(docs)))
		docs, o[id] = append(docs, lang.Read(&news.Article{ID: id, Text: text})), id
	}
	for _, e := range Resolve(docs, o).Entities {
		if strings.HasSuffix(e.Name, "Holm") && (e.Type != news.Person || e.Name != "Greta Holm") {
			t.Errorf("%s is a %s", e.Name, e.Type)
		}
	}
}
