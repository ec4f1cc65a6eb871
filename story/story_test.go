package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic/news"
)

func doc(id, title, text string) *news.Doc {
	return &news.Doc{Article: &news.Article{ID: id, Title: title, Text: text}}
}

// Invented reports: a ferry aground (f), herring talks (h), a fire (b).
var reports = []*news.Doc{
	doc("f1", "Ferry Aldona runs aground off Port Velm", "The ferry Aldona ran aground on a reef off Port Velm on Tuesday with 212 people on board, the coast guard of Norland said. Fishermen took the passengers ashore before dark. The captain, Piet Sand, was suspended by the Velmline company."),
	doc("h1", "Norland and Sudria fail to agree on herring", "Ministers of Norland and Sudria left talks on herring quotas in Kasmund without a deal on Monday. Fisheries minister Janna Okoro said that Sudria had asked for 40,000 tonnes. The two governments will negotiate again in April."),
	doc("f2", "212 rescued as Norland ferry hits reef", "All 212 people aboard the ferry Aldona were rescued after she struck a reef near Port Velm in Norland. Velmline said that captain Piet Sand would not sail until an inquiry was over. Fishermen in small boats brought passengers to the pier."),
	doc("h2", "No deal in Kasmund on herring quotas", "Talks between Norland and Sudria over herring quotas ended in Kasmund without agreement. Janna Okoro, the fisheries minister of Norland, rejected the 40,000 tonnes that Sudria demands. Negotiations are to resume in April."),
	doc("f3", "Captain of grounded ferry suspended", "The captain of the Aldona, the ferry that ran onto a reef off Port Velm with 212 passengers, has been suspended, its owner Velmline said. The coast guard praised the fishermen who took people ashore."),
	doc("b1", "Bakery burns in Ostrava Minor", "A fire destroyed the oldest bakery of Ostrava Minor on Sunday night. Nobody was in the building, the fire brigade said, and the flames did not reach the school next door. The baker, Livia Marek, wants to build it again."),
}

func groupsOf(docs []*news.Doc) map[string]int {
	m := map[string]int{}
	for i, g := range Cluster(docs) {
		m[docs[i].Article.ID] = g
	}
	return m
}

func TestCluster(t *testing.T) {
	if got := fmt.Sprint(Cluster(reports)); got != "[0 1 0 1 0 2]" {
		t.Errorf("stories %s", got)
	}
	for range 3 { // the order of the articles does not matter
		docs := slices.Clone(reports)
		slices.Reverse(docs)
		docs = append(docs[2:], docs[:2]...)
		m := groupsOf(docs)
		if m["f1"] != m["f2"] || m["f2"] != m["f3"] || m["h1"] != m["h2"] || m["f1"] == m["h1"] || m["b1"] == m["f1"] || m["b1"] == m["h1"] {
			t.Errorf("stories %v", m)
		}
	}
	if got := Cluster(nil); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestRoundsStayApart(t *testing.T) {
	text := "Envoys of Norland and Sudria held the %s round of talks on herring quotas in Kasmund on Monday. Fisheries minister Janna Okoro said the %s round had been useful and that both sides would go on."
	var docs []*news.Doc
	for i, r := range []string{"first", "second", "first", "second"} {
		docs = append(docs, doc(fmt.Sprint(i), "", fmt.Sprintf(text, r, r)+strings.Repeat(" Herring is caught in the north.", i)))
	}
	if got := fmt.Sprint(Cluster(docs)); got != "[0 1 0 1]" {
		t.Errorf("stories %s", got)
	}
	in, out := Event(docs[:3])
	if fmt.Sprint(in) != "[0 2]" || len(out) != 1 || !strings.Contains(out[0].Why, "round") {
		t.Errorf("in %v, out %v", in, out)
	}
}

func TestMarks(t *testing.T) {
	for text, want := range map[string]string{
		"the second round of talks": "map[round:4]", "round two begins": "map[round:4]", "two rounds of talks": "map[]", "Phase II of the plan": "map[phase:4]",
		"the 3rd round": "map[round:8]", "a round of talks": "map[]", "first and second round": "map[round:4]", "20 rounds were fired": "map[]",
	} {
		if got := fmt.Sprint(marks(nil, words(text))); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestEvent(t *testing.T) {
	tests := []struct {
		docs    []int
		in, out string
	}{
		{[]int{0, 2, 4}, "[0 1 2]", "[]"}, {[]int{0, 2, 4, 5}, "[0 1 2]", "[3]"}, {[]int{1, 0, 2, 3, 4}, "[1 2 4]", "[0 3]"},
		{[]int{5}, "[0]", "[]"}, {[]int{1, 3}, "[0 1]", "[]"}, {nil, "[]", "[]"},
	}
	for _, tt := range tests {
		var docs []*news.Doc
		for _, i := range tt.docs {
			docs = append(docs, reports[i])
		}
		in, out := Event(docs)
		var outs []int
		for _, o := range out {
			outs = append(outs, o.Index)
			if o.Why == "" {
				t.Errorf("no reason for %d", o.Index)
			}
		}
		if fmt.Sprint(in) != tt.in || fmt.Sprint(outs) != tt.out {
			t.Errorf("%v: in %v, out %v", tt.docs, in, outs)
		}
	}
	short := append(slices.Clone(reports[:1]), doc("s", "", "The ferry Aldona is aground off Port Velm, the coast guard says."), reports[2])
	if in, out := Event(short); len(in) != 3 {
		t.Errorf("a short report was set aside: %v", out)
	}
}

func TestWords(t *testing.T) {
	var got []string
	for _, w := range words("The U.S. envoy’s 1,200 boats didn't reach Port Velm’s piers: “Never” on 3.5") {
		s := w.stem
		if w.name {
			s += "*"
		}
		got = append(got, s)
	}
	if want := "the us* envoy 1200 boat did reach port* velm* pier never on 3.5"; strings.Join(got, " ") != want {
		t.Errorf("%s", strings.Join(got, " "))
	}
	for _, s := range []string{"", "\xff\xfe", "'", "’’’", "a.b.c.d", strings.Repeat("x", 1000), "１２３", "é́"} {
		words(s)
	}
}

func TestFade(t *testing.T) {
	on := func(s string) int { return day(news.Published{Value: s}) }
	if f := fade(on("2031-03-01"), on("2031-03-03")); f != 1 {
		t.Errorf("two days: %v", f)
	}
	if f := fade(on("2031-03-01"), on("2032-03-01T10:15")); f != fadeTo {
		t.Errorf("a year: %v", f)
	}
	if f := fade(on("2031"), on("2032-03-01")); f != 1 {
		t.Errorf("unknown: %v", f)
	}
}

func TestManyAreFast(t *testing.T) {
	var docs []*news.Doc
	for i := range 600 {
		var b strings.Builder
		for j := range 200 {
			fmt.Fprintf(&b, "word%d ", (i/3*37+j*(1+i%3))%5000)
		}
		docs = append(docs, doc(fmt.Sprint(i), "", b.String()))
	}
	start := time.Now()
	Cluster(docs)
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzEvent(f *testing.F) {
	f.Add("The ferry ran aground", "Round two of the talks", "Title")
	f.Fuzz(func(t *testing.T, a, b, title string) {
		docs := []*news.Doc{doc("a", title, a), doc("b", "", b), doc("c", title, a+b)}
		in, out := Event(docs)
		if len(in)+len(out) != 3 || len(in) == 0 {
			t.Fatalf("in %v, out %v", in, out)
		}
	})
}
