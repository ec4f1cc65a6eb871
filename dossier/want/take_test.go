package want

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// TestTake holds who is to do what is wanted, how the word takes the stance, on
// what it depends, and whose words tell of it.
func TestTake(t *testing.T) {
	const head = "Ingrid Solvang is Norway's foreign minister. "
	tests := []struct{ text, party, modality, addressee, condition, voice, account string }{
		{"Norway urged Peru to withdraw its trawlers.", "Norway", "urges", "Peru", "", told, ""},
		{"Norway demanded that Peru release the crews.", "Norway", "demands", "Peru", "", told, ""},
		{"Norway wants Peru to release the crews.", "Norway", "wants", "Peru", "", outlet, ""},
		{"Norway pressed Peru for a quota.", "Norway", "urges", "Peru", "", outlet, ""},
		{"Peru is ready to release the crews.", "Peru", "is ready to", "", "", outlet, ""},
		{"Peru refused to suspend its patrols unless Norway withdraws its trawlers.", "Peru", "refuses", "", "unless Norway withdraws its trawlers", outlet, ""},
		{"Peru denies that it holds any crews.", "Peru", "denies", "", "", told, ""},
		{head + `"We reject the quota," Solvang said.`, "Norway", "rejects", "", "", quoted, ""},
		{head + "Solvang said that Norway rejected the quota.", "Norway", "rejects", "", "", told, ""},
		{head + "Solvang said that Peru had rejected the quota.", "Peru", "rejects", "", "", other, "Norway"},
	}
	for _, tt := range tests {
		found := false
		ps := positions(t, tt.text)
		for _, p := range ps {
			if p.Party == tt.party && p.Modality == tt.modality && string(p.Addressee) == tt.addressee && string(p.Condition) == tt.condition && p.Voice == tt.voice {
				found = len(p.Takes) == 1 && string(p.Takes[0].Account) == tt.account
			}
		}
		if !found {
			t.Errorf("%q: %+v", tt.text, ps)
		}
	}
}

// TestMoves holds that a party's later stance points at the one it gives up, and
// that of one day neither is before the other.
func TestMoves(t *testing.T) {
	tests := []struct {
		name, first, second string
		moved               bool
	}{
		{"another day", "2029-05-01", "2029-05-04", true},
		{"one day", "2029-05-04", "2029-05-04", false},
	}
	for _, tt := range tests {
		var docs []*news.Doc
		for i, text := range []string{"Peru has rejected a truce.", "Peru has accepted a truce."} {
			a := &news.Article{ID: string(rune('a' + i)), Text: text}
			a.Published = news.Published{Value: []string{tt.first, tt.second}[i], Precision: news.PrecisionDay, Basis: news.BasisMetadata}
			docs = append(docs, lang.Read(a))
		}
		o := line.Origins{"a": "a", "b": "b"}
		moved := false
		for _, p := range Positions(docs, who.Resolve(docs, o), o) {
			if p.MovedFrom != "" && p.Stance != accepts {
				t.Errorf("%s: %s moved from the later stance", tt.name, p.Stance)
			}
			moved = moved || p.MovedFrom != ""
		}
		if moved != tt.moved {
			t.Errorf("%s: moved %v, want %v", tt.name, moved, tt.moved)
		}
	}
}

// TestDayBefore holds that the day of a saying is no part of who is to do what is wanted.
func TestDayBefore(t *testing.T) {
	ps := positions(t, "Ingrid Solvang is Norway's foreign minister. Solvang said on Thursday different fishing authorities needed to work together on a quota.")
	if len(ps) != 1 || ps[0].Text != "different fishing authorities needed to work together on a quota" || strings.Contains(strings.ToLower(string(ps[0].Addressee)), "thursday") {
		t.Errorf("%+v", ps)
	}
}
