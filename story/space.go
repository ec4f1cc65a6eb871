package story

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"
)

// background counts, for each word that is not rare, in how many of a number
// of English news reports it stands; the first line is the number of reports.
//
//go:embed background.txt
var background string

var readBackground = sync.OnceValues(func() (map[string]float64, float64) {
	df, n := map[string]float64{}, 1.0
	for line := range strings.Lines(background) {
		w, c, ok := strings.Cut(strings.TrimSpace(line), " ")
		if v, err := strconv.Atoi(c); ok && err == nil {
			df[w] = float64(v)
		} else if v, err := strconv.Atoi(w); err == nil {
			n = float64(v)
		}
	}
	return df, n
})

// reportsWith gives the background count of a word, half the least count of
// the list for a word that is not there, and the number of reports.
func reportsWith(stem string) (df, n float64) {
	m, n := readBackground()
	if c := m[stem]; c > 0 {
		return c, n
	}
	return 6, n
}

// rarity gives how much a word tells: the natural logarithm of how many
// reports there are for one that has it.
func rarity(stem string) float64 {
	df, n := reportsWith(stem)
	return math.Log(n / df)
}

// streamWeight is how many reports of the background one article of the
// stream counts for, when rarity is measured: in a stream about one country's
// politics the names of that politics tell little.
const streamWeight = 10

// How fast likeness fades with the days between two publications: not at all
// up to freshDays, then evenly down to fadeTo over fadeDays. Dates of pages
// are often wrong, so that it never fades away.
const (
	freshDays = 3
	fadeDays  = 20
	fadeTo    = 0.8
)

// fade gives the factor for two publication days; 1 when one is not known.
func fade(a, b int) float64 {
	if a == 0 || b == 0 {
		return 1
	}
	d := math.Abs(float64(a - b))
	if d <= freshDays {
		return 1
	}
	return max(fadeTo, 1-(1-fadeTo)*(d-freshDays)/fadeDays)
}

func parseDay(s string) (time.Time, error) { return time.Parse("2006-01-02", s) }
