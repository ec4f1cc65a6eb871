package timex

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"synoptic/news"
)

func TestInfer(t *testing.T) {
	type report struct{ date, text, want string }
	for _, c := range []struct {
		name    string
		reports []report
	}{
		{"weekday, day and distance from three reports", []report{
			{"", "Envoys of Verrin and Tolmark met in Orvel on Tuesday, the first such meeting in over four years.", "2023-09-12"},
			{"", "Verrin and Tolmark opened talks on September 12, the first since April 2019.", "2023-09-12"},
			{"", "Talks between Verrin and Tolmark have begun in Orvel.", "2023-09-12"},
		}},
		{"a full date in the lede", []report{
			{"", "A ferry sank off Orvel on 4 June 2021, killing 12.", "2021-06-04"},
			{"", "A ferry has sunk off Orvel.", "2021-06-04"},
		}},
		{"the day after", []report{
			{"", "A ferry sank off Orvel on 4 June 2021, killing 12.", "2021-06-04"},
			{"", "Divers searched a ferry that sank yesterday off Orvel.", "2021-06-05"},
		}},
		{"a weekday alone tells nothing", []report{
			{"", "A ferry sank off Orvel on Friday.", ""},
		}},
		{"a day without a year tells nothing", []report{
			{"", "A ferry sank off Orvel on June 4, the worst wreck since 2012.", ""},
		}},
		{"a year alone", []report{
			{"", "It is the first vote in Verrin in five years. It is the first since 2016.", "2021"},
		}},
		{"stated dates are kept and shared", []report{
			{"2020-02-03", "A train left the rails near Orvel on Monday.", "2020-02-03"},
			{"2020-02-03", "A train left the rails near Orvel.", "2020-02-03"},
			{"", "A train left the rails near Orvel on Monday.", "2020-02-03"},
		}},
		{"another day than the event's", []report{
			{"2020-02-03", "A train left the rails near Orvel on Monday.", "2020-02-03"},
			{"", "A train burned near Orvel on Saturday.", ""},
		}},
		{"a later report", []report{
			{"2020-02-03", "A train left the rails near Orvel on Monday.", "2020-02-03"},
			{"", "Police said on Tuesday that the train which left the rails on Monday was too fast.", "2020-02-04"},
		}},
		{"history in the lede is no date of the event", []report{
			{"", "Divers reached a ferry that sank like the one of 4 June 2011. It was lost in 2012 and found in 2013.", ""},
		}},
		{"a line that states the date", []report{
			{"", "Published On 4 June 2021\nA ferry has sunk off Orvel.", "2021-06-04"},
			{"", "Updated: Saturday, June 5, 2021 10:15\nA ferry that sank off Orvel was found.\nPosted 2021-06-04", "2021-06-04"},
		}},
		{"a date alone on its line", []report{
			{"", "Ferry lost off Orvel\nSaturday, June 5, 2021\nA ferry has sunk off Orvel with all hands, the harbour said.", "2021-06-05"},
			{"", "Fri 4 Jun 2021 17.30 GMT\nA ferry has sunk off Orvel with all hands, the harbour said.", "2021-06-04"},
		}},
		{"datelines, one with its year", []report{
			{"", "ORVEL, 4 June 2021 (Verrin Press) - A ferry has sunk off Orvel with all hands.", "2021-06-04"},
			{"", "ORVEL, Verrin, June 9 — Divers have found the ferry that sank off Orvel.", "2021-06-09"},
		}},
		{"a dateline and its weekday", []report{
			{"", "ORVEL, Sept 12 (Verrin Press) - Envoys met on Tuesday in Orvel. They had not met since 2022.", "2023-09-12"},
		}},
		{"a dateline alone tells no year", []report{
			{"", "ORVEL, Sept 12 (Verrin Press) - Envoys met in Orvel.", ""},
		}},
		{"days apart", []report{
			{"2021-06-04", "A ferry sank off Orvel on Friday.", "2021-06-04"},
			{"2021-06-18", "The inquiry into the ferry began on Friday.", "2021-06-18"},
			{"", "The minister resigned on Monday, three days after the ferry sank off Orvel.", "2021-06-07"},
			{"", "The owner of the ferry resigned on Wednesday.", ""},
			{"", "Divers went down to the ferry on Monday.", "2021-06-07"},
		}},
		{"no reports", nil},
	} {
		var docs []*news.Doc
		for i, r := range c.reports {
			docs = append(docs, doc(string(rune('a'+i)), r.date, r.text))
		}
		got := Infer(docs)
		for i, r := range c.reports {
			if got[i].Value != r.want {
				t.Errorf("%s: report %d: %+v, want %q", c.name, i, got[i], r.want)
			}
			switch {
			case r.date != "" && got[i].Basis != news.BasisStated,
				got[i].Basis == news.BasisStated && r.date == "" && len(got[i].Evidence) == 0,
				r.want == "" && got[i].Basis != news.BasisUnknown,
				r.date == "" && r.want != "" && (got[i].Basis == news.BasisUnknown || len(got[i].Evidence) == 0):
				t.Errorf("%s: report %d: %+v", c.name, i, got[i])
			}
		}
		back := make([]*news.Doc, len(docs))
		for i, d := range docs {
			back[len(docs)-1-i] = d
		}
		for i, p := range Infer(back) {
			if !reflect.DeepEqual(p, got[len(docs)-1-i]) {
				t.Errorf("%s: order matters: %+v, %+v", c.name, p, got[len(docs)-1-i])
			}
		}
	}
}

func TestInferEvidence(t *testing.T) {
	docs := []*news.Doc{
		doc("a", "", "Talks opened in Orvel on Tuesday, the first in over four years."),
		doc("b", "", "Talks opened on September 12, the first since April 2019."),
	}
	byID := map[string]*news.Article{"a": docs[0].Article, "b": docs[1].Article}
	for _, p := range Infer(docs) {
		for _, e := range p.Evidence {
			if byID[e.Article].Text[e.Start:e.End] != e.Text {
				t.Errorf("%+v", e)
			}
		}
	}
}

// TestReports dates reports of one event that state no date, where they are at
// hand.
func TestReports(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("SYNOPTIC_SHARED"), "reports", "istanbul", "*.txt"))
	if os.Getenv("SYNOPTIC_SHARED") == "" || len(files) == 0 {
		t.Skip("SYNOPTIC_SHARED names no folder with reports")
	}
	var docs []*news.Doc
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc(filepath.Base(f), "", string(b)))
	}
	for i, p := range Infer(docs) {
		if p.Value != "2025-05-16" {
			t.Errorf("%s: %+v", files[i], p)
		}
	}
}
