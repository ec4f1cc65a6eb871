package who

import (
	"testing"

	"synoptic/dossier/line"
	"synoptic/lang"
	"synoptic/news"
)

// Sides that bodies, parties, predecessors and outlets tell.
func TestSided(t *testing.T) {
	for _, x := range []struct{ text, name, side string }{
		{"Tor Veldhuis, a reporter for the Velm Herald, asked why boats were few.", "Tor Veldhuis", "Velm Herald"},
		{"Boats were few. \"Why?\" asked Velm Herald editor Una Sandvik on Monday.", "Una Sandvik", "Velm Herald"},
		{"The minister told Una Ruudvik of Sky News that boats were few.", "Una Ruudvik", "Sky News"},
		{"The minister told Sky News that boats were few. Sky News said so. Harbour chief Una Ruudvik was silent.", "Una Ruudvik", ""},
		{"\"Boats are few,\" Weibo's Una Merkholm said on Monday. Weibo has many users.", "Una Merkholm", "Weibo"},
		{"Una Sandvik, the former chief executive of Northlea Foods, was silent. Northlea Foods makes boats.", "Una Sandvik", "Northlea Foods"},
		{"Una Sandvik, the former chief executive of Northlea Foods, is chairman of Merrow Ferries. Northlea Foods makes boats. Merrow Ferries has them.", "Una Sandvik", "Merrow Ferries"},
		{"Una Sandvik, a former engineer at Northlea Foods, was silent. Northlea Foods makes boats.", "Una Sandvik", ""},
		{"The girl died at Merrow General Hospital, officials said. The hospital's Dr Ida Sandvik said that beds were few.", "Ida Sandvik", "Merrow General Hospital"},
		{"Parliament member Wim Dahl of the religious party Velm Achim said that boats were few.", "Wim Dahl", "Velm Achim"},
		{"Norway and Chile will talk of boats. Kenya is sending its ambassador and not Foreign Minister Ida Dahl. Norway said no. Chile said no.", "Ida Dahl", "Kenya"},
		{"The boats were few. Rep. Tor Ruudvik and state House Speaker Wim Sandvik said so. Republicans were silent.", "Wim Sandvik", "United States"},
		{"Ida Ruudvik, director of policy at the American Boat Workers Union, said on Monday that the Senate was slow.", "Ida Ruudvik", "American Boat Workers Union"},
		{"Northlea Foods makes boats. Tor Merkholm, chief executive of Northlea Foods, was silent. He replaced Una Dahl, who left on Monday.", "Una Dahl", "Northlea Foods"},
		{"Northlea Foods makes boats. Its chief executive, Tor Merkholm, was silent. Una Dahl, who took over from Merkholm on Monday, was not.", "Una Dahl", "Northlea Foods"},
		{"Boats were lost, according to Wim Veldhuis, who led an Arab League mission to the coast.", "Wim Veldhuis", "Arab League"},
		{"Among Republicans, Tor Veldhuis and Wim Ruudvik kept up their fight. The White House said nothing.", "Wim Ruudvik", "United States"},
		{"Republicans met on Monday. Tor Veldhuis spoke of his Democratic rival, Una Ruudvik, in the Senate.", "Una Ruudvik", "United States"},
		{"Republicans met on Monday. At the Republican convention, Una Ruudvik of Velm saw boats.", "Una Ruudvik", ""},
		{"Kenya has boats. Kenya may need more, Republican presidential candidate Tor Veldhuis said. Kenya was angry, and Kenya said so. The United States was silent.", "Tor Veldhuis", "United States"},
		{"Norway condemned the vote. Nairobi's UN envoy, Ida Dahl, said that boats were few.", "Ida Dahl", "Kenya"},
		{"The committee heard BP on Monday. Chairman Tor Sandvik of the committee spoke. Rex Veldhuis, the chief executive of Northlea Foods, said no. Northlea Foods makes boats.", "Rex Veldhuis", "Northlea Foods"},
		{"BP has boats. The senator met BP's US chief, Una Sandvik, in the Senate. BP was silent.", "Una Sandvik", "BP"},
		{"The Harbour Transitional National Council said no. Harbour Transitional National Council spokesman Wim Dahl said why.", "Wim Dahl", "Harbour Transitional National Council"},
		{"Boats carry it, said Wim Dahl, a microbiologist at the University of Northlea.", "Wim Dahl", "University of Northlea"},
		{"Olav Dahl, head of nets at Norlind, the world's largest owner of boats, said that boats were few.", "Olav Dahl", "Norlind"},
		{"Republicans met in the Senate on Monday. Democratic strategist Wim Dahl was silent.", "Wim Dahl", "United States"},
		{"Republicans met in the Senate on Monday. Democratic voter Wim Dahl was silent.", "Wim Dahl", ""},
		{"The Senate was slow, said Sky News contributor Una Dahl on Monday.", "Una Dahl", "Sky News"},
		{"The NATO ships left. The United Nations counts boats. The United Nations said so. The United Nations was asked why. Secretary-General Una Dahl was silent.", "Una Dahl", "United Nations"},
		{"Downing Street denied it. The claims were about the advice of the Attorney General, and Home Office Minister Lord Gould denied them.", "Gould", "United Kingdom"},
		{"Norway is calm. In Norway, Norway said so. Ole Dahl, another former military chief and defense minister, was silent.", "Ole Dahl", "Norway"},
		{"Wim Sandvik lasted barely six months as White House chief of staff, and boats were few.", "Wim Sandvik", "United States"},
		{"Ida Dahl of the UK's Independent newspaper told the BBC that boats were few.", "Ida Dahl", "Independent"},
		{"The Velm Transitional Council met. Velm Transitional Council military spokesman Wim Dahl was silent.", "Wim Dahl", "Velm Transitional Council"},
		{"Boats were seen by Una Veldhuis, a reporter for the Times of Velm.", "Una Veldhuis", "Times of Velm"},
		{"Norway left the Arab League on Monday. The League saw no way. League Secretary General Tor Dahl was silent.", "Tor Dahl", "Arab League"},
		{"Norwegian Open champion Ida Dahl won again on Friday.", "Ida Dahl", ""},
		{"Norwegian champion Ida Dahl won again on Friday.", "Ida Dahl", "Norway"},
		{"Sky News has its infamous Sarah Dahl cover. The editors chose a photo of Sarah Dahl in running shorts, which Dahl disliked.", "Sarah Dahl", ""},
		{"Facebook has users. Facebook investor Tor Sandvik sold boats.", "Tor Sandvik", ""},
		{"The strike at the yard went on. NATO sent ships. NATO has many. Brig. Gen. Tor Veldhuis spoke of Norway on Monday in Norway, and Norway heard him. Norway is calm.", "Tor Veldhuis", ""},
		{"Kenya is at war. Kenya has boats, Kenya said, and Kenya will not sell them. Tor Veldhuis, the ambassador to Kenya, was silent.", "Tor Veldhuis", ""},
		{"A part of a Northlea rocket fell on Una Veldhuis of Orst in May. Northlea builds a rocket.", "Una Veldhuis", ""},
		{"Republicans met in the Senate on Monday. Republican presidential candidate Tor Veldhuis of Sky News was silent.", "Tor Veldhuis", "United States"},
		{"The Sunni leader Wim Sandvik said so on Monday in the harbour.", "Wim Sandvik", ""},
		{"The Tory leader Odd Ruudvik spoke in the harbour on Monday.", "Odd Ruudvik", "United Kingdom"},
	} {
		if e := personOf(x.text, x.name); e == nil {
			t.Errorf("%s is not listed", x.name)
		} else if string(e.Party) != x.side {
			t.Errorf("%s: side %q, offices %v", x.text, e.Party, e.Roles)
		}
	}
}

// personOf gives the person of a name as a report alone tells of him.
func personOf(text, name string) *news.Entity {
	w := Resolve([]*news.Doc{lang.Read(&news.Article{ID: "a", Text: text})}, line.Origins{"a": "a"})
	for i, e := range w.Entities {
		if e.Type == news.Person && e.Name == name {
			return &w.Entities[i]
		}
	}
	return nil
}

// Names of one word whose bearers the words show to be persons, and one that they do not.
func TestOneWord(t *testing.T) {
	for _, x := range []struct {
		text, name string
		person     bool
	}{
		{"He was on holiday with his parents Nanette and Arno, and other relatives.", "Arno", true},
		{"\"Boats are few,\" said Hashmiddin, a village elder who has one.", "Hashmiddin", true},
		{"Lorena sang two songs with the backing of a choir.", "Lorena", true},
		{"The boats were painted by Lorena and Velmhope in the harbour.", "Velmhope", false},
	} {
		if got := personOf(x.text, x.name) != nil; got != x.person {
			t.Errorf("%s: a person %v", x.text, got)
		}
	}
}

// A father and his son "Jr." whom one report names are two.
func TestJuniors(t *testing.T) {
	docs := []*news.Doc{lang.Read(&news.Article{ID: "a", Text: "Olav Dahl met the envoys on Monday. The talks with Olav Dahl, Jr., his oldest son, were held in Velm."})}
	var names []string
	for _, e := range Resolve(docs, line.Origins{}).Entities {
		if e.Type == news.Person {
			names = append(names, e.Name)
		}
	}
	if len(names) != 2 {
		t.Errorf("%q, want two", names)
	}
}
