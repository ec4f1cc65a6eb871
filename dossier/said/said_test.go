package said

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

func statements(t *testing.T, texts ...string) ([]news.Statement, *who.Who) {
	t.Helper()
	var docs []*news.Doc
	o := line.Origins{}
	for i, text := range texts {
		id := string(rune('a' + i))
		a := &news.Article{ID: id, Text: text}
		a.Published = news.Published{Value: "2029-05-04", Precision: news.PrecisionDay, Basis: news.BasisMetadata}
		docs = append(docs, lang.Read(a))
		o[id] = id
	}
	w := who.Resolve(docs, o)
	return Statements(docs, w, o), w
}

func TestStatements(t *testing.T) {
	const head = "Ingrid Solvang, Norway's foreign minister, spoke on Friday. "
	tests := []struct {
		name, a, b string
		alignment  string
		together   bool
	}{
		{"identical", head + `"We will keep the door open for our friends," Solvang said.`, head + `"We will keep the door open for our friends," said Solvang.`, "identical", true},
		{"variant", head + `"We will not close this file until the last of them is home," Solvang said.`, head + `"We won't close this file until the last one is home," Solvang said.`, "variant", true},
		{"fitted", head + `"Our aim is a quiet one, to finding common ground on the nets and the boats," Solvang said.`,
			head + `Solvang said the envoys had a mandate to "find common ground on the nets."`, "trimmed", true},
		{"apart", head + `"The boats must leave the bay," Solvang said.`, head + `"Our budget is short of money this year," Solvang said.`, "", false},
	}
	for _, tt := range tests {
		ss, w := statements(t, tt.a, tt.b)
		joined := false
		for _, s := range ss {
			articles := map[string]bool{}
			for _, r := range s.Renderings {
				articles[r.Article] = true
			}
			if len(articles) == 2 {
				joined = true
				if s.Alignment != tt.alignment {
					t.Errorf("%s: alignment %q, want %q", tt.name, s.Alignment, tt.alignment)
				}
			}
			if e := w.Get(string(s.Speaker.Entity)); strings.Contains(s.Content, "boats") && (e == nil || e.Name != "Ingrid Solvang") {
				t.Errorf("%s: speaker of %q is %v", tt.name, s.Content, e)
			}
		}
		if joined != tt.together {
			t.Errorf("%s: joined %v, want %v", tt.name, joined, tt.together)
		}
	}
}

func TestDenied(t *testing.T) {
	ss, _ := statements(t, "Peru denied that it holds any further prisoners.")
	for _, s := range ss {
		if !strings.HasPrefix(s.Content, "denied") {
			t.Errorf("%q says the contrary of the article", s.Content)
		}
	}
	if len(ss) == 0 {
		t.Error("no statement")
	}
}

// TestRelay: three articles that have an unnamed official's words from one
// agency are one origin.
func TestRelay(t *testing.T) {
	const words = `"The decision has been taken and only the date is open"`
	for _, tt := range []struct {
		a, b    string
		origins int
	}{
		{words + ", a senior Norwegian official told AFP on Friday.", `A senior Norwegian official, quoted by AFP, said: ` + words + ".", 1},
		{words + ", a senior Norwegian official told AFP on Friday.", words + ", a senior Norwegian official said on Friday.", 1},
		{words + ", a senior Norwegian official told reporters on Friday.", words + ", a senior Norwegian official said on Friday.", 2},
		{"Foreign Minister Ingrid Solvang met students. " + words + ", Solvang told AFP on Friday.", "Foreign Minister Ingrid Solvang met students. " + words + ", Solvang said on Friday.", 2},
	} {
		ss, _ := statements(t, tt.a, tt.b)
		if len(ss) != 1 || ss[0].Origins != tt.origins || len(ss[0].Articles) != 2 {
			t.Errorf("%s / %s: %d statements, %+v", tt.a, tt.b, len(ss), ss)
		}
	}
}

func TestWhere(t *testing.T) {
	const head = "Ingrid Solvang is Norway's foreign minister. "
	tests := []struct{ text, where, to string }{
		{head + `"The boats must leave the bay at once," Solvang said in a statement.`, "in a statement", ""},
		{head + `"The boats must leave the bay at once," Solvang told reporters at a news conference in Lisbon.`, "at a news conference in Lisbon", "reporters"},
		{head + `"The boats must leave the bay at once," Solvang said on Friday during a visit to Lima.`, "during a visit to Lima", ""},
		{head + `"The boats must leave the bay at once," Solvang said in an interview with Radio Sel.`, "in an interview with Radio Sel", "Radio Sel"},
		{head + `Speaking in parliament, Solvang said: "The boats must leave the bay at once."`, "in parliament", ""},
		{head + `In a letter to the council, Solvang wrote: "The boats must leave the bay at once."`, "In a letter to the council", "the council"},
		{head + `"The boats must leave the bay at once," Solvang said in support of the council.`, "", ""},
		{head + `Solvang said the boats had been seen in the bay of Lima.`, "", ""},
	}
	for _, tt := range tests {
		ss, _ := statements(t, tt.text)
		if len(ss) != 1 || string(ss[0].Said.Where) != tt.where || string(ss[0].Said.To) != tt.to {
			t.Errorf("%q: %+v", tt.text, ss)
		}
	}
}

// TestRelayed holds that what the press only carried is its speaker's.
func TestRelayed(t *testing.T) {
	const head = "Ingrid Solvang is Norway's foreign minister. "
	for _, text := range []string{
		head + "Reuters reported that Solvang said the boats must leave the bay at once.",
		head + "Solvang said the boats must leave the bay at once, according to Reuters.",
	} {
		ss, w := statements(t, text)
		if len(ss) != 1 || w.Get(string(ss[0].Speaker.Entity)) == nil || w.Get(string(ss[0].Speaker.Entity)).Name != "Ingrid Solvang" || ss[0].Relay != "Reuters" {
			t.Errorf("%q: %+v", text, ss)
		}
	}
}

// TestNothingSaid holds that a name in quotation marks and words between two
// quotations are no statements.
func TestNothingSaid(t *testing.T) {
	for _, text := range []string{
		`Ingrid Solvang, Norway's foreign minister, spoke of a secret plan, codenamed "Amber".`,
	} {
		if ss, _ := statements(t, text); len(ss) != 0 {
			t.Errorf("%q: %+v", text, ss)
		}
	}
}

// TestBracketed holds that what stands in brackets behind a name is not the
// speaker.
func TestBracketed(t *testing.T) {
	ss, w := statements(t, `"The boats must leave the bay at once," Rep. Ada Vell (D-Calif.) said.`)
	if len(ss) != 1 || w.Get(string(ss[0].Speaker.Entity)) == nil || w.Get(string(ss[0].Speaker.Entity)).Name != "Ada Vell" {
		t.Errorf("%+v", ss)
	}
}

// TestSaidWhen holds that a day that tells who speaks is not the day of his words.
func TestSaidWhen(t *testing.T) {
	const head = "Ingrid Solvang is Norway's foreign minister. "
	for text, want := range map[string]string{
		head + "Solvang, whose party won 41 seats in the March 9 vote, said she would wait.": "",
		head + "Solvang, speaking on March 9, said she would wait for the boats.":            "2029-03-09",
		head + "Solvang said on March 9 that she would wait for the boats.":                  "2029-03-09",
	} {
		if ss, _ := statements(t, text); len(ss) != 1 || ss[0].Said.When.Value != want {
			t.Errorf("%q: %+v", text, ss)
		}
	}
}
