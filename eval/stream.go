package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"synoptic/eval/lang"
	"synoptic/store"
)

// flowPart is how many articles Flow writes to one file, and after how many it
// gives figures.
const flowPart = 5000

// Flow measures the whole way: a stream of articles is imported by one process of
// this very program, and for every so many that got their places the articles a
// second, the processor time and the peak of memory so far are printed, and at
// the end what making the last records current took. The arguments are the number of
// articles, a folder for the stream, the store and the figures, and what import
// is given besides ("--db=postgres://…", "--nats=…"). The figures are kept, and a
// run that was ended goes on when the same command is given again.
//
// The stream is recombined from the texts of the bench (recombiner); nothing
// of it is kept but in the folder.
func Flow(w io.Writer, args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("flow: give the number of articles and a folder")
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 1 {
		return fmt.Errorf("flow: %q is no number of articles", args[0])
	}
	dir, flags := args[1], args[2:]
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f := &flowing{db: filepath.Join(dir, "flow.db"), figures: filepath.Join(dir, "figures.jsonl")}
	for _, s := range flags {
		if v, ok := strings.CutPrefix(s, "--db="); ok {
			f.db = v
		}
	}
	g, err := newRecombiner(1)
	if err != nil {
		return err
	}
	input := append([]string{"import", "--db=" + f.db}, flags...)
	for k := 0; k*flowPart < n; k++ {
		path := filepath.Join(dir, fmt.Sprintf("part-%03d.jsonl", k))
		words, err := g.write(path, min(flowPart, n-k*flowPart))
		if err != nil {
			return err
		}
		f.words = append(f.words, words...)
		input = append(input, path)
	}
	done, err := readRuns(f.figures)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%10s %10s %8s %9s %10s %8s %12s %10s\n", "placed", "articles", "words", "seconds", "articles/s", "CPU s", "articles/CPU", "memory MB")
	var all flowRun
	f.each = func(r flowRun) {
		r.row(w)
		all.add(r)
	}
	for _, r := range done {
		f.each(r)
	}
	if err := f.run(input); err != nil {
		return err
	}
	fmt.Fprintln(w)
	all.row(w)
	return nil
}

// flowRun is what a part of an import took.
type flowRun struct {
	Placed          int // articles that have their places at its end, those of earlier runs too
	Articles, Words int
	Wall, CPU       float64 // seconds
	Peak            int64   // MB
}

func (r *flowRun) add(o flowRun) {
	r.Placed = o.Placed
	r.Articles += o.Articles
	r.Words += o.Words
	r.Wall += o.Wall
	r.CPU += o.CPU
	r.Peak = max(r.Peak, o.Peak)
}

func (r flowRun) row(w io.Writer) {
	fmt.Fprintf(w, "%10d %10d %8d %9.1f %10.1f %8.1f %12.1f %10d\n", r.Placed, r.Articles, r.Words/max(r.Articles, 1), r.Wall, float64(r.Articles)/r.Wall,
		r.CPU, float64(r.Articles)/r.CPU, r.Peak)
}

// flowing is one import that is watched.
type flowing struct {
	db, figures string
	words       []int         // of each article
	each        func(flowRun) // takes the figures of a part
}

// run imports and gives the figures of each part.
func (f *flowing) run(args []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	ctx := context.Background()
	db, err := store.Open(ctx, f.db) // made here, so that it is there to be watched
	if err != nil {
		return err
	}
	defer db.Close()
	placed, err := f.placed(ctx, db)
	if err != nil {
		return err
	}
	c := exec.Command(self, args...)
	c.Stderr = os.Stderr
	p := &flowPoints{flowing: f, placed: placed, start: time.Now()}
	if err := c.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case err := <-ended:
			if err != nil {
				return fmt.Errorf("flow: import: %w", err)
			}
			if placed, err = f.placed(ctx, db); err != nil {
				return err
			}
			return p.note(placed, c.ProcessState.UserTime()+c.ProcessState.SystemTime(), peakOf(c.ProcessState))
		case <-t.C:
		}
		if placed, err = f.placed(ctx, db); err != nil {
			continue // busy; the next look will tell
		}
		if placed/flowPart > p.placed/flowPart || placed == len(f.words) && p.placed < placed {
			cpu, peak := usedBy(c.Process.Pid)
			if err := p.note(placed, cpu, peak); err != nil {
				return err
			}
		}
	}
}

// placed gives how many articles of the stream have their places: none of them
// is twice in it.
func (f *flowing) placed(ctx context.Context, db *store.DB) (int, error) {
	n, err := db.Counter(ctx, "placed")
	return min(int(n), len(f.words)), err
}

// flowPoints is where the figures of a part begin.
type flowPoints struct {
	*flowing
	placed int
	start  time.Time
	cpu    time.Duration
}

// note keeps and gives the figures since the note before.
func (p *flowPoints) note(placed int, cpu time.Duration, peak int64) error {
	r := flowRun{Placed: placed, Articles: placed - p.placed, Wall: time.Since(p.start).Seconds(), CPU: (cpu - p.cpu).Seconds(), Peak: peak}
	for _, n := range p.words[p.placed:placed] {
		r.Words += n
	}
	p.placed, p.start, p.cpu = placed, time.Now(), cpu
	p.each(r)
	return appendRun(p.figures, r)
}

func readRuns(path string) (out []flowRun, err error) {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	for d := json.NewDecoder(f); d.More(); {
		var r flowRun
		if err := d.Decode(&r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, r)
	}
	return out, nil
}

func appendRun(path string, r flowRun) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewEncoder(f).Encode(r)
}

// recombiner makes a stream of articles that are new as stories and as long
// and as full of names as those of the bench: every event takes an article of
// the bench as its own, with its rarer names put in the place of others; every
// report of it tells the event's first sentences, most of the rest, and some
// of another article of the same set. One report in seven carries another's
// text. How many reports an event has, how many events run side by side and
// how many articles a day has is as in the stream of FlowCost.
type recombiner struct {
	r     *rand.Rand
	texts [][]string // sentences of each article of the bench
	names []string   // names that may stand for others
	plain map[string]bool
	open  []recast
	made  int
}

// recast is an event that is still reported on.
type recast struct {
	base, left int
	seed       uint64
	last       string // text of its latest report
}

const (
	keptNames = 150 // of the most frequent words with a capital stay what they are
	flowFirst = 3   // sentences with which every report begins
)

func newRecombiner(seed uint64) (*recombiner, error) {
	g := &recombiner{r: rand.New(rand.NewPCG(seed, seed)), plain: map[string]bool{}}
	count := map[string]int{}
	for _, f := range []string{"timeline17/dev.articles.jsonl", "cluster_giveme5w1h/dev.jsonl", "cluster_basil/dev.jsonl", "raw_bbc/bbc.jsonl"} {
		if err := g.read(filepath.Join(lang.Bench(), f), count); err != nil {
			return nil, err
		}
	}
	words := slices.Sorted(maps.Keys(count))
	slices.SortStableFunc(words, func(a, b string) int { return count[b] - count[a] })
	for i, s := range words {
		switch {
		case i < keptNames:
			g.plain[s] = true
		case count[s] > 2:
			g.names = append(g.names, s)
		}
	}
	if len(g.texts) == 0 || len(g.names) == 0 {
		return nil, fmt.Errorf("flow: no articles in %s", lang.Bench())
	}
	return g, nil
}

func (g *recombiner) read(path string, count map[string]int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var m struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		list := sentencesOf(m.Text)
		if len(list) < 2*flowFirst {
			continue
		}
		g.texts = append(g.texts, list)
		for _, s := range list {
			for i, v := range strings.Fields(s) {
				if v = bare(v); i > 0 && capital(v) {
					count[v]++
				}
			}
		}
	}
	return sc.Err()
}

// sentencesOf cuts a text, roughly, into its sentences.
func sentencesOf(text string) (out []string) {
	for line := range strings.Lines(text) {
		var b []string
		words := strings.Fields(line)
		for i, v := range words {
			if b = append(b, v); len(b) > 4 && strings.ContainsAny(v[len(v)-1:], `.!?"`) && (i+1 == len(words) || capital(words[i+1])) {
				out = append(out, strings.Join(b, " "))
				b = nil
			}
		}
		if len(b) > 4 {
			out = append(out, strings.Join(b, " ")+".")
		}
	}
	return out
}

func bare(w string) string {
	return strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
}

func capital(w string) bool {
	for i, r := range w {
		if i == 0 && !unicode.IsUpper(r) {
			return false
		}
		if i > 0 && unicode.IsLower(r) {
			return true
		}
	}
	return false
}

// recast puts the names of an event in the place of a sentence's own.
func (g *recombiner) recast(s string, seed uint64) string {
	words := strings.Fields(s)
	for i, v := range words {
		b := bare(v)
		if i == 0 || !capital(b) || g.plain[b] {
			continue
		}
		h := fnv.New64a()
		fmt.Fprint(h, seed, b)
		words[i] = strings.Replace(v, b, g.names[h.Sum64()%uint64(len(g.names))], 1)
	}
	return strings.Join(words, " ")
}

// write makes the next articles and writes them to a file; one that is there is
// left alone. It gives how many words each has.
func (g *recombiner) write(path string, n int) (words []int, err error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	for range n {
		a := g.next()
		words = append(words, len(strings.Fields(a["text"])))
		if err := e.Encode(a); err != nil {
			return nil, err
		}
	}
	if info, err := os.Stat(path); err == nil && info.Size() == int64(b.Len()) {
		return words, nil
	}
	return words, os.WriteFile(path, []byte(b.String()), 0o644)
}

// next gives the next article.
func (g *recombiner) next() map[string]string {
	r := g.r
	if len(g.open) < flowOpen || r.IntN(5) < 2 {
		g.open = append(g.open, recast{base: r.IntN(len(g.texts)), left: 1 + int(r.ExpFloat64()*2.5), seed: r.Uint64()})
	}
	i := r.IntN(len(g.open))
	p := &g.open[i]
	base, other := g.texts[p.base], g.texts[r.IntN(len(g.texts))]
	title := strings.TrimRight(g.recast(base[r.IntN(flowFirst)], p.seed), ".")
	text := p.last
	if text == "" || r.IntN(7) > 0 {
		text = g.report(base, other, p.seed, 250+r.IntN(500))
	}
	p.last = text
	day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.made/flowDaily)
	outlet := "outlet" + letters(r.IntN(300))
	a := map[string]string{"url": fmt.Sprintf("https://%s.example/%d", outlet, g.made), "outlet": outlet, "title": title,
		"published": day.Format("2006-01-02"), "text": text}
	g.made++
	if p.left--; p.left <= 0 {
		g.open[i] = g.open[len(g.open)-1]
		g.open = g.open[:len(g.open)-1]
	}
	return a
}

// report makes one report of about so many words.
func (g *recombiner) report(base, other []string, seed uint64, words int) string {
	var b strings.Builder
	n := 0
	add := func(s string) {
		if n < words {
			s = g.recast(s, seed)
			n += len(strings.Fields(s))
			b.WriteString(s)
			b.WriteString([]string{" ", " ", "\n\n"}[g.r.IntN(3)])
		}
	}
	for i, k := range g.r.Perm(flowFirst) {
		if i < flowFirst-1 { // one of them is left out
			add(base[k])
		}
	}
	more := g.r.Perm(len(other))
	for _, s := range base[flowFirst:] {
		if g.r.IntN(4) == 0 && len(more) > 0 {
			s, more = other[more[0]], more[1:]
		}
		add(s)
	}
	for _, k := range more {
		add(other[k])
	}
	return b.String()
}
