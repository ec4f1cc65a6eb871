package many

import (
	"testing"

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
	has(t, "now", []string{"A crash in Velm killed 27 people.", "In Velm 93 people were killed in 1996."}, "killed", "single", 27)
	has(t, "then", []string{"A crash in Velm killed 27 people.", "In Velm 93 people were killed in 1996."}, "killed", "single", 93)
}
