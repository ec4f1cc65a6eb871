package story

import (
	"slices"
	"testing"

	"synoptic/news"
)

// The profiles that an Index keeps are those that its members give, however
// they came about, so that an Index restored decides the same.
func TestProfilesAreThoseOfTheMembers(t *testing.T) {
	x := NewIndex(Options{})
	same := func(a, b *profile) bool {
		return a.n == b.n && slices.Equal(a.heads, b.heads) && slices.EqualFunc(a.terms, b.terms, func(s, t profTerm) bool {
			return s.id == t.id && s.n == t.n && (a.n > 1 || s.front == t.front)
		})
	}
	for _, k := range invented(200, 11) {
		p := x.stories[x.Place(k).Story]
		got, want := x.profiles(p), x.lex.profilesOf(p.members)
		for i := range got {
			if !same(got[i], want[i]) {
				t.Fatalf("%s: profile %d of %d articles", k.ID, i, len(p.members))
			}
		}
	}
	if len(x.kept) > maxKept {
		t.Errorf("%d kept", len(x.kept))
	}
}

func TestCover(t *testing.T) {
	x := NewIndex(Options{})
	var hs []*held
	for i, d := range reports {
		hs = append(hs, x.hold(NewKey(d), uint64(i+1)))
	}
	ferry, talks, fire := x.lex.profilesOf([]*held{hs[0], hs[2]}), x.lex.profilesOf([]*held{hs[1], hs[3]}), hs[5].own()
	same, _ := x.lex.cover(ferry[0], hs[4].own()[0])
	other, _ := x.lex.cover(ferry[0], talks[0])
	strange, _ := x.lex.cover(ferry[0], fire[0])
	if same.any < 0.6 || other.any > 0.4 || strange.any > other.any || same.mean > same.any {
		t.Errorf("of the ferry's core: another report %v, the talks %v, the fire %v", same, other, strange)
	}
}

// TestOthers keeps like events apart that share no name, and no others.
func TestOthers(t *testing.T) {
	x := NewIndex(Options{})
	place := func(id, names string) string {
		d := &news.Doc{Article: &news.Article{ID: id, Title: "Ferry runs aground in fog", Published: news.Published{Value: "2031-03-14"},
			Text: "A ferry ran aground in the fog near " + names + ". The crew were taken off by a lifeboat after the ferry ran aground, said the coastguard of " + names +
				". Passengers of the ferry were brought ashore unhurt in the night."}}
		return x.Place(NewKey(d)).Story
	}
	a := place("a", "Velmar, where Ostrand Lines and captain Ida Rosk are at home")
	if b := place("b", "Kesselby, where Nordal Ferries and captain Per Holm are at home"); b == a {
		t.Error("another ferry, harbour and captain are in the same story")
	}
	if c := place("c", "Velmar, where Ostrand Lines and captain Ida Rosk are at home, as before"); c != a {
		t.Error("the same ferry is in another story")
	}
}
