package when

import (
	"testing"
)

func TestGallery(t *testing.T) {
	for sent, want := range map[string]bool{"13/34 18 November 2017 A man walks": true, "1/2 Today": true, "24/7 service": true, "The 1/2 rule": false, "": false} {
		if got := gallery(sent); got != want {
			t.Errorf("gallery(%q) = %v", sent, got)
		}
	}
}

func TestBefore(t *testing.T) {
	if before("1996", "2031") {
		t.Error("of a report that tells its year alone nothing is known")
	}
	for v, want := range map[string]bool{"2031-02-01": true, "2031-03-05": false, "1996": true, "2031-03": false, "2031": false} {
		if got := before(v, "2031-03-06"); got != want {
			t.Errorf("before(%q) = %v", v, got)
		}
	}
}
