package api

import (
	"bytes"
	"context"
	"testing"

	"synoptic/api/reply"
	"synoptic/news"
)

// FuzzReadJudgements: whatever comes, it is read or refused with the line, and
// what was read is written and read again as the same acts.
func FuzzReadJudgements(f *testing.F) {
	f.Add(`{"a": {"name": "Ole"}, "b": {"name": "Bo"}, "verdict": "same", "by": "ada", "when": "2031-04-01", "why": "x"}`)
	f.Add(`{"on":{"line":{"part":"events","says":"CONSULT","text":"t","words":[{"article":"a","start":0,"end":1,"text":"x","hash":"h"}]}},"verdict":"wrong","by":"ada"}` + "\n\n" +
		`{"on":{"act":"5f"},"verdict":"undo","by":"bo"}`)
	f.Add(`{"on":{"articles":[{"id":"a"}]},"verdict":"out","by":"ada"}` + "\n{")
	f.Fuzz(func(t *testing.T, s string) {
		js, err := ReadJudgements(bytes.NewBufferString(s))
		if err != nil {
			if news.KindOf(err) != news.Usage {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		var log []news.Entry
		for _, j := range js {
			log = append(log, news.Entry{Judgement: j.Seal()})
		}
		var b bytes.Buffer
		if err := WriteJudgements(&b, log); err != nil {
			t.Fatal(err)
		}
		again, err := ReadJudgements(&b)
		if err != nil || len(again) != len(log) {
			t.Fatalf("%q: read again: %d of %d, %v", s, len(again), len(log), err)
		}
		for i, j := range again {
			if j.ID != log[i].ID || j.Seal().ID != j.ID {
				t.Errorf("%q: act %d has id %s, %s when read again", s, i, log[i].ID, j.Seal().ID)
			}
		}
		news.Standing(again)
		news.StoryActs(news.Standing(again))
	})
}

// TestNameOf: an entity is meant by a name that an article writes, and by its
// side where another has the name too.
func TestNameOf(t *testing.T) {
	named := func(id, name string, party news.Null, forms ...string) news.Entity {
		e := news.Entity{ID: id, Name: name, Party: party}
		for _, f := range forms {
			e.Names = append(e.Names, news.NameForm{Text: f})
		}
		return e
	}
	d := &news.Dossier{Entities: []news.Entity{named("1", "Ole Dahl", "Norway", "Ole Dahl", "Dahl"), named("2", "Ole Dahl", "Kenya", "Ole Dahl"),
		named("3", "Bo Orm", "Peru", "Bo Orm"), named("4", "Commerce Ministry", "Peru", "MINISTRY", "the Commerce Ministry")},
		Vetting: &news.Vetting{Lines: []news.VettedLine{{Line: "3", Corrected: []news.Correction{{Field: "name", Was: "Bo Orm", Now: "B. Orm"}, {Field: "side", Was: "Chile", Now: "Peru"}}}}}}
	d.Entities[2].Name = "B. Orm"
	for i, want := range []news.Named{{Name: "Ole Dahl", Party: "Norway"}, {Name: "Ole Dahl", Party: "Kenya"}, {Name: "Bo Orm"}, {Name: "the Commerce Ministry"}} {
		if got := NameOf(d, &d.Entities[i]); got != want {
			t.Errorf("%+v is meant by %+v, not %+v", d.Entities[i], got, want)
		}
	}
}

// TestAsked refuses to merge a story with itself before anything is kept.
func TestAsked(t *testing.T) {
	q := reply.Asked{Verdict: news.JudgedMerge, Story: "s", To: "s"}
	if _, err := Judgement(context.Background(), fixed{}, q); news.KindOf(err) != news.Usage {
		t.Errorf("%v", err)
	}
}

type fixed struct{ Hand }

func (fixed) StoryKeys(context.Context, string) ([]news.ArticleKey, error) {
	return []news.ArticleKey{{ID: "a"}}, nil
}
