package name_test

import (
	"strings"
	"testing"

	"synoptic/lang/name"
	"synoptic/lang/parse"
	"synoptic/lang/tag"
	"synoptic/lang/token"
	"synoptic/news"
)

func read(text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{Text: text}}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: at + len(p)}, Kind: news.BlockParagraph})
		at += len(p) + 2
	}
	d.Sentences, d.Tokens = token.Read(d)
	d.Names = name.Read(d)
	return d
}

func list(d *news.Doc) string {
	var out []string
	for _, n := range d.Names {
		out = append(out, string(n.Type)+" "+d.Words(n.Span))
	}
	return strings.Join(out, "; ")
}

func TestWeights(t *testing.T) {
	if err := name.Check(); err != nil {
		t.Fatal(err)
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ukrainian Deputy Foreign Minister Taras Dovhenkiv met Turkish envoy Kerem Aslanoglu in Geneva on Monday.",
			"other Ukrainian; person Taras Dovhenkiv; other Turkish; person Kerem Aslanoglu; place Geneva"},
		{"The U.S. special envoy to Ankara Tom Waverly told Reuters that NATO would not send troops to Moldova.",
			"country U.S.; place Ankara; person Tom Waverly; organization Reuters; organization NATO; country Moldova"},
		{"President Abdul Rahman al-Karimi arrived in Baghdad. Al-Karimi said Russia-Ukraine talks had failed.",
			"person Abdul Rahman al-Karimi; place Baghdad; person Al-Karimi; country Russia; country Ukraine"},
		{"Gen. Pieter van der Velde, the army chief, resigned. Van der Velde had served for ten years.",
			"person Pieter van der Velde; person Van der Velde"},
		{"Mr O'Malley and Mrs. Anne-Marie Duval-Smith spoke for the European Union.", "person O'Malley; person Anne-Marie Duval-Smith; organization European Union"},
		{"Capt. D.J. Okonwe-Bright landed safely, the airline said.", "person D.J. Okonwe-Bright"},
		{"SANTA VEGA, March 14 - Envoys of Portugal met.", "place SANTA VEGA; country Portugal"},
		{"Soldiers of the 12th Coastal Brigade crossed the Ostava Dam near Varn, Colonel Petra Lindqvist said.",
			"organization 12th Coastal Brigade; place Ostava Dam; place Varn; person Petra Lindqvist"},
		{"The Harbour Coalition met in Lisbon. Ships of Task Force 71 left, and the Coalition thanked them.",
			"organization Harbour Coalition; place Lisbon; organization Task Force 71; organization Coalition"},
		{"The lawyer for the harbour, Thomas Arkwright, QC, spoke first.", "person Thomas Arkwright"},
		{"Corp is \"kicking the tyres of pretty much all harbours\". Santa Monica-based boats are said to be one.", "place Santa Monica"},
		{"The minister\u200e Leonor Quintanilha left Lisbon\u200e on Monday.", "person Leonor Quintanilha; place Lisbon"},
		{"The meeting ended without an agreement, and nobody spoke.", ""},
		{"", ""},
	} {
		if got := list(read(c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Titles stay outside; names lie in order, inside the text and do not overlap.
func TestShape(t *testing.T) {
	d := read("PRIME MINISTER JONAS WALDEN RESIGNS AFTER VOTE IN OSLO\n\nPrime Minister Jonas Walden resigned on Friday in Oslo, Norway's capital. Walden, a former head of the Nordland Bank, gave no reason, Jonas Walden's office said.")
	at := 0
	for _, n := range d.Names {
		if n.Start < at || n.End <= n.Start || n.End > len(d.Article.Text) || d.TokenSpan(n.First, n.Last) != n.Span {
			t.Fatalf("name %+v", n)
		}
		at = n.End
		if w := strings.ToLower(d.Words(n.Span)); strings.Contains(w, "minister") || strings.HasSuffix(w, "'s") {
			t.Errorf("name %q", w)
		}
	}
	if !strings.Contains(list(d), "person Walden") {
		t.Error(list(d))
	}
}

func TestAllowed(t *testing.T) {
	ls := name.Labels()
	in := []name.Found{{First: 0, Last: 1, Type: "LOC"}, {First: 2, Last: 5, Type: "PER"}, {First: 5, Last: 7, Type: "ORG"}}
	code := name.Code(8, in)
	for i := 1; i < len(code); i++ {
		if !name.Allowed(ls, code[i-1], code[i]) {
			t.Errorf("%s after %s", ls[code[i]], ls[code[i-1]])
		}
	}
	if out := name.Spans(ls, code); len(out) != 3 || out[0] != in[0] || out[1] != in[1] || out[2] != in[2] {
		t.Error(out)
	}
}

func TestHuge(t *testing.T) {
	read(strings.Repeat("A", 200000))
	read(strings.Repeat("\xff\xfe ", 1000))
	read(strings.Repeat("Ω-ß’s ", 3000))
}

func FuzzRead(f *testing.F) {
	f.Add("Dr. Li-Wei d'Abo – Côte d'Ivoire")
	f.Fuzz(func(t *testing.T, s string) { read(s) })
}

// Bodies that everybody knows are found where old news taught the model none,
// and movements and places near which something happens are no people.
func TestKnown(t *testing.T) {
	for _, c := range []struct{ text, want, not string }{
		{"One strike destroyed an ISIL vehicle. Two al-Qaida fighters fled.", "organization ISIL; organization al-Qaida", "person"},
		{"The town is held by fighters of the so-called Islamic State.", "organization Islamic State", "other Islamic"},
		{"Daesh is losing ground, the officer said.", "organization Daesh", "person Daesh"},
		{"Jaish al-Vardan said it had left the town.", "organization Jaish al-Vardan", "person"},
		{"The pilots landed near Tel Qarrun and waited.", "place Tel Qarrun", "person"},
	} {
		if got := list(read(c.text)); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("%s: got %s", c.text, got)
		}
	}
}

// Ships are no people, and a double name stays in one piece.
func TestAgreed(t *testing.T) {
	for _, c := range []struct{ text, want, not string }{
		{"Rescuers reached the ferry Aurelia off Skarvholm on Tuesday. The ferry Aurelia sank.", "Aurelia", "person Aurelia"},
		{"Opposition candidate Esther Tanda-Mwiri took the lead on Wednesday. Tanda-Mwiri had led a bank.", "person Tanda-Mwiri", "person Mwiri"},
	} {
		if got := list(read(c.text)); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("%s: got %s", c.text, got)
		}
	}
}

// A body's name stays whole where the document gives its initials.
func TestInitials(t *testing.T) {
	for _, text := range []string{
		"Envoys of the Front for Harvest in the South met the press. The FHS wants land, a spokesman said.",
		"The Council for Renewal in the East (CRE) rejected the plan.",
		"The Ministry of Works in Ostav refused. MAP and the OECD agreed.",
	} {
		got := list(read(text))
		joined := strings.Contains(got, "in the South") || strings.Contains(got, "in the East") || strings.Contains(got, "in Ostav")
		if joined == strings.Contains(text, "Ostav") {
			t.Errorf("%s: got %s", text, got)
		}
	}
}

// What the words speak of as a person is one, wherever the document names it; what only some of
// them could say of a person is not made one.
func TestHumans(t *testing.T) {
	for text, want := range map[string]bool{
		"Ostrell was found near the quay. The victim, Ostrell, died there.": true,
		"The court heard of the murder of Ostrell.":                         true,
		"They asked Ostrell's mother to come.":                              true,
		"The singer Ostrell came late.":                                     true,
		"Ostrell, 55, was late.":                                            true,
		"The death of Ostrell is the best cover for the board.":             false,
		"Fans of the Ostrell were shot.":                                    false,
		"The singer Ostrell supporters came late.":                          false,
		"The victim was taken to Ostrell Hospital for Children.":            false,
	} {
		d, words, found := taken(text, "ORG")
		if n := len(found); strings.Contains(text, "Hospital") {
			found[n-1].Last += 3
		}
		name.Humans(d, words, found)
		for _, f := range found {
			if (f.Type == "PER") != want {
				t.Errorf("%s: %v", text, f)
			}
		}
	}
}

// taken reads a text in which the model is to have taken Ostrell for something of a type.
func taken(text, typ string) (d *news.Doc, words []string, found []name.Found) {
	d = &news.Doc{Article: &news.Article{Text: text}, Blocks: []news.Block{{Span: news.Span{End: len(text)}, Kind: news.BlockParagraph}}}
	d.Sentences, d.Tokens = token.Read(d)
	d.Tokens = tag.Read(d)
	d.Tokens = parse.Read(d)
	for i := range d.Tokens {
		if words = append(words, d.Word(i)); words[i] == "Ostrell" {
			found = append(found, name.Found{First: i, Last: i + 1, Type: typ})
		}
	}
	return d, words, found
}

// What the words speak of as a firm is no person, unless somebody is called so.
func TestFirms(t *testing.T) {
	for text, want := range map[string]bool{
		"The rig operator Ostrell said it had left. Ostrell was silent on Monday.": true,
		"The contractor for the works, Ostrell, was silent on Monday.":             true,
		"Ostrell shares fell on Monday.":                                           true,
		"They met at Ostrell's headquarters.":                                      true,
		"Ostrell said on Monday that boats were few.":                              false,
		"Mr Ostrell was late. The rig operator Ostrell was not.":                   false,
		"The singer Ostrell sold her shares.":                                      false,
	} {
		d, words, found := taken(text, "PER")
		name.Firms(d, words, found)
		for _, f := range found {
			if (f.Type == "ORG") != want {
				t.Errorf("%s: %v", text, f)
			}
		}
	}
}
