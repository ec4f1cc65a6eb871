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
