package many

import (
	"testing"

	"synoptic/dossier/who"
	"synoptic/news"
)

func TestPast(t *testing.T) {
	d := &news.Doc{Article: &news.Article{Published: news.Published{Value: "2031-03-06"}}}
	for when, want := range map[string]bool{"1996": true, "2031": false, "2031-03-04": false, "2030-12": true, "2031-01-02": true, "": false, "2030-SU": true} {
		if got := past(d, when); got != want {
			t.Errorf("past(%q) = %v", when, got)
		}
	}
}

func TestCanon(t *testing.T) {
	for kind, want := range map[string]string{"vessel": "ship", "shop": "store", "schoolgirl": "girl", "dockworker": "worker", "bridge": "bridge"} {
		if got := canon(kind); got != want {
			t.Errorf("canon(%q) = %q, want %q", kind, got, want)
		}
	}
}

// TestPastToll: the dead of an earlier accident are not those of this one.
func TestPastToll(t *testing.T) {
	now := toll("a", "2031-03-04", "27", 27, 27, 27, "exact")
	then := made("b", "2031-03-04", killed93, num{"93", 93, 93, 93, "exact", "person", "people"})
	at := len("93 people were killed in ")
	then.Timexes = []news.Timex{{Span: news.Span{Start: at, End: at + 4}, Type: "DATE", Value: "1996"}}
	fs := Figures([]*news.Doc{now, then}, who.Resolve(nil, nil), nil)
	if len(fs) != 2 || fs[0].Verdict != "single" || fs[1].Verdict != "single" {
		t.Errorf("got %+v", fs)
	}
}

const killed93 = `
93 93 NUM CD 2 nummod
people people NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
killed kill VERB VBN 0 root
in in ADP IN 6 case
1996 1996 NUM CD 4 obl`
