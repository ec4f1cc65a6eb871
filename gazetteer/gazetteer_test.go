package gazetteer

import (
	"strings"
	"testing"
)

func TestNation(t *testing.T) {
	for _, c := range []struct {
		in, want string
		how      How
	}{
		{"Turkey", "Türkiye", Name}, {"Türkiye’s", "Türkiye", Name}, {"TURKIYE", "Türkiye", Name}, {"the United States", "United States", Name},
		{"U.S.", "United States", Name}, {"US", "United States", Name}, {"Russians", "Russia", Demonym}, {"Moscow's", "Russia", Capital},
		{"Kremlin", "Russia", Seat}, {"the White House", "United States", Seat}, {"Elysée", "France", Seat}, {"Quai d’Orsay", "France", Seat},
		{"Britons", "United Kingdom", Demonym}, {"Kiev", "Ukraine", Capital}, {"Swiss", "Switzerland", Demonym}, {"Philippines'", "Philippines", Name},
		{"Washington , D.C.", "", 0}, {"us", "", 0}, {"turkey", "", 0}, {"polish", "", 0}, {"", "", 0}, {"Nowhereland", "", 0}, {"Us", "", 0},
	} {
		country, how, ok := Nation(c.in)
		if country != c.want || how != c.how || ok != (c.want != "") {
			t.Errorf("Nation(%q) = %q %d %v, want %q %d", c.in, country, how, ok, c.want, c.how)
		}
	}
}

func TestOwn(t *testing.T) {
	for in, want := range map[string]bool{"Likud": true, "the SPD": true, "Gazprom": true, "Knesset": false, "Kremlin": false, "Israel": false, "": false} {
		if Own(in) != want {
			t.Errorf("Own(%q) = %v", in, !want)
		}
	}
}

func TestPlacesAndBodies(t *testing.T) {
	if c, ok := Place("Geneva"); !ok || c != "Switzerland" || !City("Geneva") {
		t.Error("Geneva", c)
	}
	if c, ok := Place("Crimea"); !ok || c != "Ukraine" || City("Crimea") {
		t.Error("Crimea", c)
	}
	for in, want := range map[string]string{"EU": "European Union", "the European Union": "European Union", "Nato": "NATO", "U.N.": "United Nations", "Human Rights Watch": "Human Rights Watch", "WHO": "World Health Organization"} {
		if b, ok := FindBody(in); !ok || b.Name != want {
			t.Errorf("FindBody(%q) = %q", in, b.Name)
		}
	}
	for _, in := range []string{"who", "is", "Who", "It"} {
		if b, ok := FindBody(in); ok {
			t.Errorf("FindBody(%q) = %q", in, b.Name)
		}
	}
	for in, want := range map[string]string{"AFP": "AFP", "Agence France-Presse": "AFP", "Anadolu": "Anadolu Agency", "Tass": "TASS"} {
		if b, ok := Agency(in); !ok || b.Name != want {
			t.Errorf("Agency(%q) = %q", in, b.Name)
		}
	}
}

func TestLongest(t *testing.T) {
	for in, want := range map[string]int{"United Arab Emirates said": 3, "Kyiv wants": 1, "New York City police": 3, "Foo Bar": 0, "said Kyiv": 0, "UN Security Council met": 3} {
		if n, _ := Longest(strings.Fields(in)); n != want {
			t.Errorf("Longest(%q) = %d, want %d", in, n, want)
		}
	}
}

func TestTitles(t *testing.T) {
	for in, want := range map[string]string{
		"Ukrainian Defense Minister": "defence minister", "Defence Minister of Ukraine": "defence minister", "the foreign ministry spokeswoman": "foreign ministry spokesperson",
		"Russia's deputy foreign minister": "deputy foreign minister", "ex-president": "president", "Lt. Gen.": "lieutenant general",
		"special advisor to the US president": "special adviser to president", "Prime Minister": "prime minister", "PM": "prime minister", "former head": "head",
		"UN special envoy": "un special envoy",
	} {
		if got := NormTitle(in); got != want {
			t.Errorf("NormTitle(%q) = %q, want %q", in, got, want)
		}
	}
	if g, ok := Honorific("Mrs."); !ok || g != "f" {
		t.Error("Mrs.")
	}
	if Rank("ex-") != Former || Rank("Deputy") != Below || Rank("tree") != "" {
		t.Error("ranks")
	}
}

func TestWords(t *testing.T) {
	if Month("Sept.") != 9 || Month("may") != 5 || Month("ma") != 0 || Weekday("Wednesday") != 3 || Weekday("sun") != 0 || Weekday("Tue.") != 2 {
		t.Error("calendar")
	}
	if Verb("call", "for") != Demand || Verb("say", "") != Say || Verb("run", "") != "" || Verb("refuse", "to") != Reject {
		t.Error("verbs")
	}
	if g, ok := GivenName("Nadiya"); !ok || g != "f" {
		t.Error("Nadiya")
	}
	if g, ok := GivenName("Jean-Pierre"); !ok || g != "m" {
		t.Error("Jean-Pierre", g)
	}
	for name, want := range map[string]string{"Nadiya": "f", "Miriam": "f", "Zoltán": "m", "Anne-Sophie": "f", "Robin": "", "Quay": "", "miriam": ""} {
		if g := Gender(name); g != want {
			t.Errorf("gender of %s: %q", name, g)
		}
	}
	if _, ok := GivenName("jack"); ok {
		t.Error("jack")
	}
	if !ActorHead("Ministry") || ActorHead("banana") || !OrgWord("Committee") {
		t.Error("heads")
	}
}

// The tables hold no key twice over with another sense where that would hide
// a state.
func TestTables(t *testing.T) {
	tab := load()
	for k := range tab.nations {
		if k == "" || k != strings.TrimSpace(k) {
			t.Errorf("key %q", k)
		}
	}
	set := map[string]bool{"": true, "European Union": true}
	lines(countriesText, func(l string) {
		c, _, _ := strings.Cut(l, "|")
		set[c] = true
		if got, how, _ := Nation(c); got != c || how != Name {
			t.Errorf("%s is found as %s", c, got)
		}
	})
	for k, b := range tab.bodies {
		if !set[b.Country] {
			t.Errorf("%s sits in %q", k, b.Country)
		}
	}
	for k, n := range tab.nations {
		if !set[n.country] {
			t.Errorf("%s means %q", k, n.country)
		}
	}
	for k, b := range tab.press {
		if !set[b.Country] {
			t.Errorf("%s sits in %q", k, b.Country)
		}
	}
}

func FuzzPhrase(f *testing.F) {
	f.Add("the U.S.’s")
	f.Fuzz(func(t *testing.T, s string) {
		Nation(s)
		Place(s)
		NormTitle(s)
		Longest(strings.Fields(s))
		if m, w := Month(s), Weekday(s); m < 0 || m > 12 || w < -1 || w > 7 {
			t.Errorf("%q: month %d, weekday %d", s, m, w)
		}
		GivenName(s)
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load()
	}
}

func TestVerdict(t *testing.T) {
	for word, want := range map[string]Stance{"unacceptable": Reject, "Baseless": Reject, "necessary": Demand, "green": ""} {
		if got := Verdict(word); got != want {
			t.Errorf("Verdict(%q) = %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]Stance{"undermine": Reject, "protect": Accept, "walk": ""} {
		if got := Effect(word); got != want {
			t.Errorf("Effect(%q) = %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]Stance{"terrible": Reject, "welcome": Accept, "green": ""} {
		if got := Worth(word); got != want {
			t.Errorf("Worth(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestLacks(t *testing.T) {
	for _, x := range []struct {
		norm, state string
		want        bool
	}{{"prime minister", "United States", true}, {"prime minister", "Norway", false}, {"president", "Norway", true}, {"mayor", "Norway", false}} {
		if got := Lacks(x.norm, x.state); got != x.want {
			t.Errorf("%s of %s: %v", x.norm, x.state, got)
		}
	}
}

// TestLean holds what words and expressions show of a stance.
func TestLean(t *testing.T) {
	for _, tt := range []struct{ lemma, tag, act, judges string }{
		{"lambast", "VERB", "R", ""}, {"reluctant", "ADJ", "R", ""}, {"overdue", "ADJ", "", "!"}, {"farce", "NOUN", "", "-"}, {"arrive", "VERB", "", ""},
	} {
		if l := Lean(tt.lemma, tt.tag); !strings.HasPrefix(l.Act, tt.act) || tt.act == "" && l.Act != "" || !strings.HasPrefix(l.Judges, tt.judges) {
			t.Errorf("%s: %+v", tt.lemma, l)
		}
	}
	words := strings.Fields("peru take strong issue with the quota")
	word := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	if l, n := LeanIdiom(word, 1); n != 4 || !strings.HasPrefix(l.Act, "R") {
		t.Errorf("take issue with: %+v, %d words", l, n)
	}
	if l, n := LeanIdiom(word, 4); n != 0 {
		t.Errorf("with: %+v, %d words", l, n)
	}
}
