package eval

import (
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic/news"
	"synoptic/story"
)

// flowSteps is in how many steps the curves of FlowCost are drawn.
const flowSteps = 30

// What FlowCost compares: the articles around the 10,000th with the last ones.
const (
	flowEarly  = 10_000
	flowAround = 2_000
	flowChunk  = 400 // articles timed together: some clocks of processor time go by hundredths of a second
)

// FlowCost measures what placing one more article costs as a stream goes on,
// and the memory it takes, on a generated stream. The cost is processor time
// of the one who places, so that what else the machine does counts little; the
// median is of chunks of articles. The collector of memory works beside it and
// is in the last column: the processor time of the whole process, the making
// of the stream and of the keys with it. The argument is the number of
// articles (300,000 when there is none); a second one names an SVG file for
// the two curves.
func FlowCost(w io.Writer, args []string) error {
	n := 300_000
	if len(args) > 0 {
		v, err := strconv.Atoi(args[0])
		if err != nil || v < flowEarly+2*flowAround {
			return fmt.Errorf("flow-cost: %q is no number of articles from %d on", args[0], flowEarly+2*flowAround)
		}
		n = v
	}
	stops := []int{flowEarly - flowAround, flowEarly + flowAround, n - 2*flowAround}
	for i := range flowSteps {
		to := (i + 1) * n / flowSteps
		if (to < stops[0] || to > stops[1]) && (to <= stops[2] || to == n) { // not within what is compared
			stops = append(stops, to)
		}
	}
	slices.Sort(stops)
	g := newGenerator(1)
	x := story.NewIndex(story.Options{})
	var points []flowPoint
	early, late := flowPoint{}, flowPoint{}
	fmt.Fprintf(w, "%10s %10s %10s %10s %10s %12s %12s\n", "articles", "µs, median", "mean", "held", "stories", "memory MB", "all, µs")
	for _, to := range slices.Compact(stops) {
		p := flowTo(g, x, to)
		points = append(points, p)
		if late = p; to == flowEarly+flowAround {
			early = p
		}
		held, stories := x.Len()
		fmt.Fprintf(w, "%10d %10.0f %10.0f %10d %10d %12.0f %12.0f\n", p.articles, p.micros, p.mean, held, stories, p.megabytes, p.all)
	}
	fmt.Fprintf(w, "\nthe last %d against those around the %d. article: median %.2f times, mean %.2f times\n", 2*flowAround, flowEarly,
		late.micros/early.micros, late.mean/early.mean)
	if len(args) > 1 {
		return os.WriteFile(args[1], []byte(flowPicture(points)), 0o644)
	}
	return nil
}

// flowTo goes on with a stream up to an article and gives what that took.
func flowTo(g *generator, x *story.Index, to int) flowPoint {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var took []float64 // of an article, by chunk
	p := flowPoint{articles: to}
	all, from := processTime(), g.made
	for g.made < to {
		keys := make([]*story.Key, min(flowChunk, to-g.made))
		for i := range keys {
			keys[i] = story.NewKey(g.next())
		}
		start := threadTime()
		for _, k := range keys {
			x.Place(k)
		}
		spent := float64((threadTime() - start).Nanoseconds()) / 1000
		p.mean += spent
		took = append(took, spent/float64(len(keys)))
	}
	n := float64(to - from)
	p.all = float64((processTime() - all).Nanoseconds()) / 1000 / n
	p.mean /= n
	slices.Sort(took)
	p.micros = took[len(took)/2]
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	p.megabytes = float64(m.HeapAlloc) / (1 << 20)
	return p
}

// flowPoint is one point of the curves: after how many articles, and what one
// of those since the point before cost.
type flowPoint struct {
	articles     int
	micros, mean float64 // to place it
	all          float64 // µs of the whole process
	megabytes    float64
}

// generator makes a stream with the statistics of the labelled collections:
// stories of one to twenty articles within some days, words by Zipf's law,
// names of a story's own, and many stories of a kind that share their words.
type generator struct {
	r    *rand.Rand
	zipf *rand.Zipf
	open []plan
	made int
}

// plan is a story that is still reported on.
type plan struct {
	names []string
	kind  int
	left  int
}

const (
	flowKinds = 400 // of event
	flowOpen  = 2000
	flowDaily = 2000 // articles a day
	flowWords = 180  // of an article
)

func newGenerator(seed uint64) *generator {
	r := rand.New(rand.NewPCG(seed, seed))
	return &generator{r: r, zipf: rand.NewZipf(r, 1.1, 8, 60_000)}
}

// next gives the next article.
func (g *generator) next() *news.Doc {
	r := g.r
	if len(g.open) < flowOpen || r.IntN(5) < 2 {
		p := plan{kind: r.IntN(flowKinds), left: 1 + int(r.ExpFloat64()*2.5)}
		for range 8 {
			p.names = append(p.names, "N"+letters(r.IntN(200_000)))
		}
		g.open = append(g.open, p)
	}
	i := r.IntN(len(g.open))
	p := &g.open[i]
	var b strings.Builder
	for j := range flowWords {
		switch v := r.IntN(10); {
		case v == 0:
			b.WriteString(p.names[r.IntN(len(p.names))])
		case v < 4:
			b.WriteString("k" + letters(p.kind*40+r.IntN(40)))
		default:
			b.WriteString("w" + letters(int(g.zipf.Uint64())))
		}
		b.WriteString(map[bool]string{true: ". ", false: " "}[j%20 == 19])
	}
	day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.made/flowDaily)
	a := &news.Article{ID: fmt.Sprintf("a%d", g.made), Text: b.String(), Published: news.Published{Value: day.Format("2006-01-02")}}
	g.made++
	if p.left--; p.left <= 0 {
		g.open[i] = g.open[len(g.open)-1]
		g.open = g.open[:len(g.open)-1]
	}
	return &news.Doc{Article: a}
}

// letters writes a number in letters.
func letters(n int) string {
	var b []byte
	for n++; n > 0; n /= 20 {
		b = append(b, "abcdefghijklmnopqrtu"[n%20])
	}
	return string(b)
}

// flowPicture draws cost and memory over the articles placed.
func flowPicture(points []flowPoint) string {
	const width, height, left, top = 640, 180, 60, 30
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n", width+left+30, 2*(height+60)+20)
	fmt.Fprintln(&b, `<rect width="100%" height="100%" fill="white"/>`)
	for c, curve := range []struct {
		title string
		of    func(flowPoint) float64
	}{
		{"median cost of placing one article, µs", func(p flowPoint) float64 { return p.micros }},
		{"memory, MB", func(p flowPoint) float64 { return p.megabytes }},
	} {
		y0 := top + c*(height+60)
		most, last := 0.0, points[len(points)-1].articles
		for _, p := range points {
			most = max(most, curve.of(p))
		}
		most = cmp.Or(most*1.1, 1)
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-weight="bold">%s</text>`+"\n", left, y0-8, curve.title)
		fmt.Fprintf(&b, `<path d="M%d %d v%d h%d" fill="none" stroke="#888"/>`+"\n", left, y0, height, width)
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="end">%.0f</text><text x="%d" y="%d" text-anchor="end">0</text>`+"\n", left-6, y0+12, most, left-6, y0+height)
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="end">%d articles</text>`+"\n", left+width, y0+height+16, last)
		b.WriteString(`<polyline fill="none" stroke="#1f5fa8" stroke-width="2" points="`)
		for _, p := range points {
			fmt.Fprintf(&b, "%.1f,%.1f ", left+width*float64(p.articles)/float64(last), float64(y0)+height*(1-curve.of(p)/most))
		}
		b.WriteString(`"/>` + "\n")
	}
	b.WriteString("</svg>\n")
	return b.String()
}
