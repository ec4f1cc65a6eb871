package timex

import (
	"strings"
	"testing"
	"time"

	"synoptic/news"
)

// TestLarge reads texts that repeat what the grammar nests; time must stay in
// proportion to their length.
func TestLarge(t *testing.T) {
	start := time.Now()
	for _, s := range []string{"about early the end of late Friday, the early hours of ", "early ", "first since 2022 in 3 years. ", "the first weeks of ", "1 year and 2 months and 3 days, ",
		"mid-may ", "two ", "2-", "1,", "on the 12th ", "5 to 6 "} {
		Infer([]*news.Doc{doc("a", "", strings.Repeat(s, 50_000/len(s)))})
	}
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
}
