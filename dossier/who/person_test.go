package who

import (
	"testing"

	"synoptic/dossier/line"
	"synoptic/lang"
	"synoptic/news"
)

func TestSift(t *testing.T) {
	a := &news.Article{ID: "a", Text: "VELM, Norland (VHP) - Buses ran between Reeves Hollow and Orst on Monday, the port authority said.\n" +
		"Janna Okoro, who saw the trawlers leave, said the harbour was empty. She had waited since dawn.\n" +
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
		case "Reeves Hollow", "Piet Sandberg", "Ola Nordqvist":
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

// In a story of one state, whoever holds an office there is on its side; a
// go-between's government does not make the story its own.
func TestHome(t *testing.T) {
	a := &news.Article{ID: "a", Text: "VELM, Norway - Norway's government met in Oslo on Monday after the fire in Velm, Norway. The Norwegian police opened an inquiry, and Norway mourned.\n\n" +
		"Mayor Janna Veldhuis thanked the firefighters. Dr Piet Sandberg spoke after clinical director Dr Una Sandvik. Former prime minister Tor Eggeland, historian Bo Ruudvik and the Indians pitcher Ole Merkholm came.\n"}
	w := Resolve([]*news.Doc{lang.Read(a)}, line.Origins{"a": "a"})
	for _, e := range w.Entities {
		want, ok := map[string]string{"Janna Veldhuis": "Norway", "Una Sandvik": "Norway", "Tor Eggeland": "Norway", "Bo Ruudvik": "", "Ole Merkholm": ""}[e.Name]
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
