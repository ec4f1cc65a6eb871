package who

import (
	"slices"
	"strings"
	"testing"

	"synoptic/news"
)

// persons gives the names of the persons, spellings joined with "=".
func persons(w *Who) string {
	var out []string
	for _, e := range w.Entities {
		var forms []string
		for _, f := range e.Names {
			forms = append(forms, f.Text)
		}
		slices.Sort(forms)
		out = append(out, strings.Join(forms, "="))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestJudgements(t *testing.T) {
	docs := func() []*news.Doc {
		return []*news.Doc{article("a", "person|Serhiy Lundenko|Kenya", "person|Ole Dahl|Norway", "person|Nils Orm"),
			article("b", "person|Sergiy Lundenko|Kenya", "person|Dahl", "person|Bo Dahl|Peru", "person|The Fox")}
	}
	judge := func(a, b, verdict string) news.Judgement {
		return news.Judgement{A: news.Named{Name: a}, B: news.Named{Name: b}, Verdict: verdict, By: "reader", When: "2031-05-01", Why: "asked"}
	}
	for _, c := range []struct {
		what string
		said []news.Judgement
		want string
	}{
		{"none", nil, "Bo Dahl; Dahl; Nils Orm; Ole Dahl; Sergiy Lundenko=Serhiy Lundenko; The Fox"},
		{"different", []news.Judgement{judge("Sergiy Lundenko", "Serhiy Lundenko", news.JudgedDifferent)},
			"Bo Dahl; Dahl; Nils Orm; Ole Dahl; Sergiy Lundenko; Serhiy Lundenko; The Fox"},
		{"undecided", []news.Judgement{judge("Serhiy Lundenko", "Sergiy Lundenko", news.JudgedUndecided)},
			"Bo Dahl; Dahl; Nils Orm; Ole Dahl; Sergiy Lundenko; Serhiy Lundenko; The Fox"},
		{"same", []news.Judgement{judge("The Fox", "Nils Orm", news.JudgedSame), judge("Dahl", "Bo Dahl", news.JudgedSame)},
			"Bo Dahl=Dahl; Nils Orm=The Fox; Ole Dahl; Sergiy Lundenko=Serhiy Lundenko"},
		{"of no two", []news.Judgement{judge("Ole Dahl", "Ole Dahl", news.JudgedDifferent)},
			"Bo Dahl; Dahl; Nils Orm; Ole Dahl; Sergiy Lundenko=Serhiy Lundenko; The Fox"},
		{"the later counts", []news.Judgement{judge("The Fox", "Nils Orm", news.JudgedSame),
			{A: news.Named{Name: "Nils Orm"}, B: news.Named{Name: "The Fox"}, Verdict: news.JudgedDifferent, By: "reader", When: "2031-06-01"}},
			"Bo Dahl; Dahl; Nils Orm; Ole Dahl; Sergiy Lundenko=Serhiy Lundenko; The Fox"},
	} {
		ds := docs()
		w := Resolve(ds, nil, c.said...)
		if got := persons(w); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.what, got, c.want)
		}
		slices.Reverse(ds)
		if again := Resolve(ds, nil, c.said...); persons(again) != c.want || !slices.Equal(w.Judgements, again.Judgements) {
			t.Errorf("%s: another order gives another answer", c.what)
		}
	}
}

// TestOwnJudgements keeps what the engine decided, with its reason, and lets it
// give way to what was judged.
func TestOwnJudgements(t *testing.T) {
	ds := []*news.Doc{article("a", "person|Serhiy Lundenko|Kenya"), article("b", "person|Sergiy Lundenko|Kenya")}
	got := Resolve(ds, nil).Judgements
	if len(got) != 1 || got[0].By != news.JudgedByEngine || got[0].Verdict != news.JudgedSame || got[0].Why == "" {
		t.Fatalf("own judgements: %+v", got)
	}
	said := news.Judgement{A: got[0].A, B: got[0].B, Verdict: news.JudgedDifferent, By: "reader"}
	if got = Resolve(ds, nil, said).Judgements; len(got) != 1 || got[0].By != "reader" {
		t.Errorf("with one given: %+v", got)
	}
}
