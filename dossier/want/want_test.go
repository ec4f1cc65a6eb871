package want

import (
	"slices"
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

func positions(t *testing.T, text string) []news.Position {
	t.Helper()
	a := &news.Article{ID: "a", Text: text}
	a.Published = news.Published{Value: "2029-05-04", Precision: news.PrecisionDay, Basis: news.BasisMetadata}
	docs := []*news.Doc{lang.Read(a)}
	o := line.Origins{"a": "a"}
	return Positions(docs, who.Resolve(docs, o), o)
}

func TestPositions(t *testing.T) {
	tests := []struct{ text, party, stance, has string }{
		{"Norway demanded the withdrawal of Peruvian trawlers.", "Norway", demands, "withdrawal"},
		{"Peru has rejected a 30-day ceasefire.", "Peru", rejects, "ceasefire"},
		{"Peru refused to release the prisoners.", "Peru", rejects, "prisoners"},
		{"Peru did not agree to a quota.", "Peru", rejects, "quota"},
		{"Norway has offered a transition of five years.", "Norway", offers, "transition"},
		{"Norway proposed a new border commission.", "Norway", proposes, "commission"},
		{"Peru is ready for an exchange of prisoners.", "Peru", offers, "exchange"},
		{"Peru denies that it holds any prisoners.", "Peru", denies, "prisoners"},
		{"Norway called for an inquiry.", "Norway", demands, "inquiry"},
	}
	for _, tt := range tests {
		expect(t, tt.text, tt.party, tt.stance, tt.has)
	}
}

// expect wants a stance of a party in a text, told by words that have others.
func expect(t *testing.T, text, party, stance, has string) {
	t.Helper()
	ps := positions(t, text)
	if !slices.ContainsFunc(ps, func(p news.Position) bool {
		return string(p.Party) == party && string(p.Stance) == stance && strings.Contains(p.Text, has)
	}) {
		t.Errorf("%q: no %s %s …%s…, got %+v", text, party, stance, has, ps)
	}
}

func TestNoPositions(t *testing.T) {
	tests := []struct{ text, party, stance string }{
		{"Norway urged both sides to agree on a quota.", "Norway", accepts},
		{"Norway called on Peru to accept a duty of 20 per cent.", "Peru", accepts},
		{"The two sides agreed to a truce, Norwegian mediator Ingrid Solvang said.", "Norway", accepts},
		{"If Peru accepts the quota, the boats may sail.", "Peru", accepts},
		{"The ferry left Norway on Friday.", "Norway", ""},
		{"Norway expects Peru to lose the match.", "Norway", ""},
	}
	for _, tt := range tests {
		for _, p := range positions(t, tt.text) {
			if p.Party == tt.party && (tt.stance == "" || p.Stance == tt.stance) {
				t.Errorf("%q: %s %s %q", tt.text, p.Party, p.Stance, p.Text)
			}
		}
	}
}

// TestCondition holds that a condition ends where the quotation does.
func TestCondition(t *testing.T) {
	for _, p := range positions(t, `Ingrid Solvang is Norway's foreign minister. "A truce is possible only if the army stops its strikes," Solvang said.`) {
		if strings.Contains(p.Text, "said") {
			t.Errorf("%q goes on behind the quotation", p.Text)
		}
	}
}

// TestOnlyIf holds that each thing of a list behind "only if … including" is demanded.
func TestOnlyIf(t *testing.T) {
	got := map[string]bool{}
	for _, p := range positions(t, `Ingrid Solvang is Norway's foreign minister. "Peace is possible only if Peru takes real steps, including a truce for thirty days and the return of prisoners," Solvang said.`) {
		got[p.Issue] = p.Party == "Norway" && p.Stance == demands
	}
	if !got["truce for days"] || !got["return of prisoners"] {
		t.Errorf("%v", got)
	}
}

// TestOwnDelegation holds that a delegation in one's own words is one's own.
func TestOwnDelegation(t *testing.T) {
	for _, p := range positions(t, "Norway's delegation will be led by Ingrid Solvang, Norway's minister. She will be joined by two deputies.\n\nOutside, Juan Ruiz, Peru's chief negotiator, told reporters that Peru was ready for talks. “The delegation is committed to finding solutions,” he said.") {
		if strings.Contains(p.Text, "committed") && p.Party != "Peru" {
			t.Errorf("%s %s %q", p.Party, p.Stance, p.Text)
		}
	}
}

// TestIdle holds that words that ask nothing of anybody are no positions, and
// that half a clause is none.
func TestIdle(t *testing.T) {
	const head = "Ingrid Solvang is Norway's foreign minister. "
	for _, text := range []string{
		head + `"We must seize this opportunity," Solvang said.`,
		head + "Solvang declined to comment.",
		"Norway sought to put a good face on the meeting.",
	} {
		if ps := surer(positions(t, text)); len(ps) > 0 {
			t.Errorf("%q: %+v", text, ps)
		}
	}
}

// TestOneIssue holds that an issue in several wordings is one, named without
// adjectives of haste, and that a condition stays with what is offered.
func TestOneIssue(t *testing.T) {
	ps := positions(t, "Norway demanded an immediate ceasefire. Peru has rejected a truce. Norway urged an unconditional cease-fire.")
	for _, p := range ps {
		if p.Issue != ps[0].Issue {
			t.Errorf("issue %q of %q, and %q of %q", p.Issue, p.Text, ps[0].Issue, ps[0].Text)
		}
	}
	if len(ps) != 2 {
		t.Errorf("%d positions, want 2: %+v", len(ps), ps)
	}
	ps = positions(t, "Ada Vell called on Odd Brekke to resign. Ada Vell urged Odd Brekke to step aside. Ada Vell said Odd Brekke must quit the race. Ada Vell said Odd Brekke should drop out.")
	if len(ps) != 1 || ps[0].Issue != "resign" {
		t.Errorf("want one demand to resign, got %+v", ps)
	}
	ps = positions(t, "Peru would accept an inspection if the engineers came from the region.")
	if len(ps) != 1 || ps[0].Stance != conditions || !strings.HasSuffix(ps[0].Text, "region") {
		t.Errorf("%+v", ps)
	}
}

// TestAccused: the words of what somebody is accused of begin no later than the word that accuses.
func TestAccused(t *testing.T) {
	ps := positions(t, "A senior Norwegian official accused Peru of blocking observers from entering the harbour.")
	if len(ps) != 1 || ps[0].Party != "Peru" || !strings.Contains(ps[0].Text, "accused Peru of blocking") {
		t.Errorf("%+v", ps)
	}
}
