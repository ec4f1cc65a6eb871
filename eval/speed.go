package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"synoptic/engine"
	evallang "synoptic/eval/lang"
	"synoptic/fetch"
	"synoptic/lang"
	"synoptic/news"
	"synoptic/render"
)

// speedCores is how many cores the reading is measured on.
const speedCores = 2

// Speed measures the reading of files of JSON lines on two cores, through the
// path that annotate takes: articles and words a second after the start, the
// time of the start, the peak of memory, and the share of every room; then how
// the cost of every room grows with its input (Growth). Words are those between
// blanks. A record may have "doc" for an id and "date" for a publication date.
// No files: the articles of Timeline17.
func Speed(w io.Writer, files []string) error {
	if len(files) == 0 {
		files = []string{filepath.Join(evallang.Bench(), "timeline17", "dev.articles.jsonl")}
	}
	in, err := asArticles(files)
	if err != nil {
		return err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(speedCores))
	fmt.Fprintf(w, "%d cores, %s; to be read as ratios\n\n", min(speedCores, runtime.NumCPU()), runtime.Version())
	if s := startTime(); s > 0 {
		fmt.Fprintf(w, "start: %d ms for a whole process that annotates one sentence\n", s.Milliseconds())
	}
	clock := newClock()
	defer clock.stop()
	start, before := time.Now(), processTime()
	articles, words, out, err := clock.stream(in)
	if err != nil {
		return err
	}
	wall, total := time.Since(start).Seconds(), (processTime() - before).Seconds()
	own := total / speedCores
	fmt.Fprintf(w, "%d articles, %d words, %.1f MB in, %.1f MB out; %s\n", articles, words, float64(len(in))/1e6, float64(out)/1e6, peak())
	fmt.Fprintf(w, "by the processor time:  %4.0f articles a second, %6.0f words a second on two cores\n", float64(articles)/own, float64(words)/own)
	fmt.Fprintf(w, "by the clock just now:  %4.0f articles a second, %6.0f words a second (others may use the machine)\n\n", float64(articles)/wall, float64(words)/wall)
	fmt.Fprintf(w, "%-12s %14s %8s %8s\n", "room", "words/s a core", "µs/word", "share")
	row := func(name string, s float64) {
		fmt.Fprintf(w, "%-12s %14.0f %8.2f %7.1f%%\n", name, float64(words)/s, s/float64(words)*1e6, 100*s/total)
	}
	rest := total
	for i, name := range clock.names {
		row(name, clock.spent[i].seconds())
		rest -= clock.spent[i].seconds()
	}
	row("rest", max(rest, 1e-9)) // the collector, the queues
	row("all", total)
	return clock.growth(w)
}

// asArticles reads records as articles of the contract, one a line.
func asArticles(files []string) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	for _, path := range files {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 64<<20)
		for n := 1; sc.Scan(); n++ {
			var m struct{ ID, Doc, URL, Outlet, Title, Byline, Published, Date, Text, HTML, Language string }
			if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n, err)
			}
			if err := e.Encode(map[string]string{"id": cmp.Or(m.ID, m.Doc), "url": m.URL, "outlet": m.Outlet, "title": m.Title, "byline": m.Byline,
				"published": cmp.Or(m.Published, m.Date), "text": m.Text, "html": m.HTML, "language": m.Language}); err != nil {
				return nil, err
			}
		}
		if err := sc.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return out.Bytes(), nil
}

// startTime gives the best of some runs of this program on one sentence, 0
// where it cannot be run.
func startTime() time.Duration {
	self, err := os.Executable()
	if err != nil || strings.HasSuffix(self, ".test") {
		return 0
	}
	best := time.Duration(0)
	for range 7 {
		c := exec.Command(self, "annotate", "-")
		c.Stdin = strings.NewReader("The ferry left the harbour of Ostav on Tuesday, its owner said.\n")
		start := time.Now()
		if out, err := c.Output(); err != nil || len(out) == 0 {
			return 0
		}
		if d := time.Since(start); best == 0 || d < best {
			best = d
		}
	}
	return best
}

// peak tells the peak of memory of this process, where the system does.
func peak() string {
	b, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(b)) {
		if v, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb := 0
			fmt.Sscan(v, &kb)
			return fmt.Sprintf("peak of memory %d MB", kb>>10)
		}
	}
	return "peak of memory unknown"
}

// timer sums up the processor time of what several goroutines do.
type timer struct{ ns atomic.Int64 }

// begin starts the clock for the calling goroutine; what it gives stops it.
func (t *timer) begin() (end func()) {
	runtime.LockOSThread()
	start := threadTime()
	return func() {
		t.ns.Add(int64(threadTime() - start))
		runtime.UnlockOSThread()
	}
}

func (t *timer) seconds() float64 { return float64(max(t.ns.Load(), 1)) / 1e9 }

// clock measures every room while it is there, and what comes before and
// after the rooms.
type clock struct {
	names []string
	spent []timer
	rooms []lang.Room
}

// newClock puts the rooms under the clock; stop takes them out.
func newClock() *clock {
	c := &clock{names: []string{"fetch"}, rooms: lang.Rooms, spent: make([]timer, len(lang.Rooms)+2)}
	timed := slices.Clone(lang.Rooms)
	for i, r := range lang.Rooms {
		c.names = append(c.names, r.Name)
		timed[i].Read = func(d *news.Doc) {
			defer c.spent[i+1].begin()()
			r.Read(d)
		}
	}
	c.names = append(c.names, "json")
	lang.Rooms = timed
	return c
}

func (c *clock) stop() { lang.Rooms = c.rooms }

func (c *clock) append(b []byte, d *news.Doc) []byte {
	defer c.spent[len(c.spent)-1].begin()()
	return render.AppendAnnotation(b, d)
}

// stream reads JSON lines as annotate does.
func (c *clock) stream(in []byte) (articles, words, out int, err error) {
	s := engine.Stream{
		Feed: func(yield func(*news.Article) error) error {
			end := c.spent[0].begin()
			defer func() { end() }()
			for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: bytes.NewReader(in)}) {
				end()
				end = func() {}
				if err != nil {
					return err
				}
				words += len(strings.Fields(a.Text))
				if err := yield(a); err != nil {
					return err
				}
				end = c.spent[0].begin()
			}
			return nil
		},
		Append: c.append,
		Write: func(_ *news.Article, b []byte) error {
			articles++
			out += len(b)
			return nil
		},
		Idle: func() error { return nil },
	}
	err = s.Run(context.Background())
	return articles, words, out, err
}

// shapes are the texts of the growth check: each gives a text of size n, where
// full is the n of the greater of the two.
var shapes = []struct {
	name string
	full int
	text func(n int) string
}{
	{"one sentence of 2 MB", 2 << 20, func(n int) string { return fill("the envoy of the island met the minister of the coast and ", n) }},
	{"100,000 quotes", 100_000, func(n int) string { return strings.Repeat("“No,” he said. ", n) }},
	{"bracket opened 50,000 times", 50_000, func(n int) string { return strings.Repeat("(", n) }},
	{"quotation opened 50,000 times", 50_000, func(n int) string { return strings.Repeat("he said “the ", n) }},
	{"1 MB of digits", 1 << 20, func(n int) string { return "a " + strings.Repeat("7", n) }},
	{"1 MB of numbers", 1 << 20, func(n int) string { return fill("12 3,400 56.7 8% ", n) }},
	{"1 MB of quotation marks", 1 << 20, func(n int) string { return "a " + strings.Repeat(`"`, n) }},
	{"1 MB of capitals", 1 << 20, func(n int) string { return fill("THE MINISTER OF OSTAV SAID ", n) }},
	{"1 MB of names", 1 << 20, func(n int) string { return fill("Mara Tolvik, Ivo Brandt and ", n) }},
	{"one word of 1 MB", 1 << 20, func(n int) string { return strings.Repeat("x", n) }},
	{"1 MB of short lines", 1 << 20, func(n int) string { return fill("Read the talks\n", n) }},
}

func fill(s string, n int) string { return strings.Repeat(s, n/len(s)+1)[:n] }

// least is the time below which a ratio says nothing.
const least = 4 * time.Millisecond

// growth prints, for texts of odd shapes, how many times the cost of every
// room grows when the text gets twice as long: 2 is linear. A dash stands for
// times too short to compare.
func (c *clock) growth(w io.Writer) error {
	fmt.Fprintf(w, "\ngrowth of the cost when the text gets twice as long (2: linear; -: under %d ms)\n%-30s %9s", least.Milliseconds(), "text", "seconds")
	for _, n := range c.names[1:] {
		fmt.Fprintf(w, " %11s", n)
	}
	fmt.Fprintln(w)
	for _, s := range shapes {
		half, full := c.cost(s.text(s.full/2)), c.cost(s.text(s.full))
		all := time.Duration(0)
		for _, d := range full {
			all += d
		}
		fmt.Fprintf(w, "%-30s %9.2f", s.name, all.Seconds())
		for i := range full {
			if full[i] < least || half[i] == 0 {
				fmt.Fprintf(w, " %11s", "-")
			} else {
				fmt.Fprintf(w, " %11.1f", float64(full[i])/float64(max(half[i], 1)))
			}
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "\nall of it: %s\n", peak())
	return nil
}

// cost gives the least time of two runs of each room on a text.
func (c *clock) cost(text string) []time.Duration {
	best := make([]time.Duration, len(c.spent)-1)
	for range 2 {
		for i := range c.spent {
			c.spent[i].ns.Store(0)
		}
		debug.FreeOSMemory()
		c.append(nil, lang.Read(&news.Article{ID: "a", Text: text, Published: news.Published{Value: "2031-03-14", Precision: news.PrecisionDay}}))
		for i := range best {
			if d := time.Duration(c.spent[i+1].ns.Load()); best[i] == 0 || d < best[i] {
				best[i] = d
			}
		}
	}
	return best
}
