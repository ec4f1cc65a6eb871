package who

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/lang"
	"synoptic/news"
)

// Whose somebody is not, though a state stands beside the office or is all that the report
// speaks of, and whose instead.
func TestWhoseNot(t *testing.T) {
	for _, x := range []struct{ text, name, side, role string }{
		{"Norway is at war. The Norwegian government will not go. General Wim Sandvik, an army commander who has sided with protesters, called for calm.", "Wim Sandvik", "", "General"},
		{"Norway is at war. Norway's ambassador to Kenya, Wim Sandvik, defected on Monday.", "Wim Sandvik", "", "ambassador"},
		{"Boats are few, said Una Dahl, chief executive of Norwegian boat company Northlea.", "Una Dahl", "Northlea", "chief executive of Norwegian boat company Northlea"},
		{"Boats are few, said Una Dahl, the chief executive of UK oil and boat services company Northlea.", "Una Dahl", "Northlea", "chief executive of UK oil and boat services company Northlea"},
		{"Una Dahl, our Norwegian country director, sleeps in a tent. Norway is calm, and Norway said so.", "Una Dahl", "", "country director"},
		{"The Senate heard firms on Monday: Una Dahl, President and Chief Executive Officer, and Tor Ruudvik, President, Harbour Lines. The White House was silent.", "Una Dahl", "", "President"},
		{"Norway is calm. In Norway, Norway said so. Wim Dahl, head of a coalition of guilds, said it should stand by.", "Wim Dahl", "", "head"},
		{"Kenya's Lindstrand Resistance Army leader Wim Dahl was not found on Monday.", "Wim Dahl", "Lindstrand Resistance Army", "leader"},
		{"The boats were seen by South American sea hero Wim Sandvik.", "Wim Sandvik", "", ""},
		{"The 31-year-old Wim Sandvik of Appleton was hurt. Appleton won the cup in May, and Appleton's striker scored.", "Wim Sandvik", "", ""},
		{"Ida Dahl asked whether Ole Merkholm had to leave Norway as its leader.", "Ida Dahl", "", ""},
		{"Boats were few. Ole Merkholm, Kenya's foreign minister who joined Wim Sandvik to answer, said so.", "Wim Sandvik", "", ""},
		{"The court will look at the leader of Norway, including his sons and the head of the guards, Wim Sandvik said.", "Wim Sandvik", "", ""},
		{"Kenya is at war. Kenya has boats, and Kenya will not go. The Norwegian foreign minister spoke of Kenya. \"There is no way,\" Foreign Minister Ole Dahl said in Kenya.", "Ole Dahl", "Norway", "Foreign Minister"},
		{"The US Permanent Representative to the United Nations, Ida Dahl, said boats were few.", "Ida Dahl", "United States", "Permanent Representative"},
	} {
		tellsSide(t, x.text, x.name, x.side, x.role)
	}
}

// tellsSide reads one text and fails where a person is not listed with a side and an office.
func tellsSide(t *testing.T, text, name, side, role string) {
	t.Helper()
	for _, e := range Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}, line.Origins{"a": "a"}).Entities {
		if e.Type != news.Person || e.Name != name {
			continue
		}
		has := role == ""
		for _, r := range e.Roles {
			has = has || strings.HasPrefix(r.Title, role) || strings.HasSuffix(r.Title, role)
		}
		if string(e.Party) != side || !has {
			t.Errorf("%s: side %q, offices %v", name, e.Party, e.Roles)
		}
		return
	}
	t.Errorf("%s is not listed", name)
}

// What else is told by organs, forces and those who work for others.
func TestToldToo(t *testing.T) {
	for _, x := range []struct{ text, name, side, role string }{
		{"Tor Veldhuis, a lobbyist for the Duberg Group, was host. The Duberg Group said nothing.", "Tor Veldhuis", "Duberg Group", "lobbyist"},
		{"The U.S. Coast Guard sent ships. The cap holds, coast guard officer Wim Dahl said.", "Wim Dahl", "United States", "coast guard officer"},
		{"Boats burned in Norway. Norwegian rebels hold the coast. Merkholm's militia fled, and a convoy of Ada Merkholm's security forces was hit. The Norwegian opposition was glad.", "Ada Merkholm", "Norway", ""},
		{"Norway is calm. Norway's crude is dear, Resources and Energy Minister Ole Dahl said in Norway.", "Ole Dahl", "Norway", "Resources and Energy Minister"},
		{"Earlier today Norwegian Energy Minister Ole Dahl said no.", "Ole Dahl", "Norway", "Energy Minister"},
	} {
		tellsSide(t, x.text, x.name, x.side, x.role)
	}
}

// A relative, a governor and what somebody is called are no offices of the side.
func TestOwned(t *testing.T) {
	for _, x := range []struct{ norm, side, of string }{
		{"minister", "Norway", "Norway"}, {"governor", "United States", ""}, {"governor of central bank", "Norway", "Norway"}, {"son", "Norway", ""}, {"mayor", "Norway", ""}, {"county sheriff", "Norway", ""},
		{"political survivor", "Norway", ""}, {"rapper", "Northlea Foods", "Northlea Foods"},
	} {
		e := news.Entity{Party: news.Null(x.side), Roles: []news.EntityRole{{Norm: x.norm, Title: x.norm}}}
		if own(&e); string(e.Roles[0].Of) != x.of {
			t.Errorf("%s of %s: of %q", x.norm, x.side, e.Roles[0].Of)
		}
	}
}

// Two names that stand side by side without a stop are two persons where the text has each by
// itself, and firms in a list behind an office in the plural are nobody.
func TestSideBySide(t *testing.T) {
	text := "It is a crime, says government spokesman Ole Merkholm Ida Sandvik is at home. Government spokesman Ole Merkholm said so in Norway. Ida Sandvik was silent. Representatives of Northlea Foods, Merrow and Lindstrand spoke."
	persons := map[string]bool{}
	for _, e := range Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}, line.Origins{"a": "a"}).Entities {
		if e.Type == news.Person {
			persons[e.Name] = true
			if len(e.Roles) > 0 && e.Name != "Ole Merkholm" {
				t.Errorf("%s has offices: %v", e.Name, e.Roles)
			}
		}
	}
	if !persons["Ole Merkholm"] || !persons["Ida Sandvik"] || persons["Ole Merkholm Ida Sandvik"] {
		t.Errorf("persons %v", persons)
	}
}
