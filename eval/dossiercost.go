package eval

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"synoptic/dossier"
	"synoptic/engine"
	evallang "synoptic/eval/lang"
	"synoptic/fetch"
	"synoptic/lang"
	"synoptic/news"
	"synoptic/render"
)

// costs are the sizes of story at which composing is measured, in articles, and
// the time that is asked for.
var costs = []struct {
	articles int
	asked    time.Duration
}{{50, 0}, {100, 0}, {200, 2 * time.Second}, {400, 0}, {1000, 0}, {2000, 20 * time.Second}}

// DossierCost measures what it costs to compose the record of a story, after
// its articles have been read: of the first of the articles of Timeline17 (or
// of files of JSON lines), one topic after the other, the largest first. Then
// what it costs to add one to a story of 200, and whether the record is the
// same, byte for byte, whatever the order.
func DossierCost(w io.Writer, files []string) error {
	if len(files) == 0 {
		files = []string{filepath.Join(evallang.Bench(), "timeline17", "dev.articles.jsonl")}
	}
	docs, err := costDocs(files, costs[len(costs)-1].articles+1)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "dossier.Compose: processor time of all threads, the collector's too, and time by the clock; %d cores, %s; made by: synoptic eval dossier-cost\n\n", runtime.NumCPU(), runtime.Version())
	fmt.Fprintf(w, "%8s %9s %9s %9s %10s %9s %9s %8s\n", "articles", "words", "lines", "processor", "ms/article", "clock", "asked for", "as asked")
	for _, c := range costs {
		if c.articles >= len(docs) {
			break
		}
		d, took, err := composed(docs[:c.articles])
		if err != nil {
			return err
		}
		words := 0
		for _, a := range d.Articles {
			words += a.Words
		}
		row := fmt.Sprintf("%8d %9d %9d %9.3f %10.2f %9.3f", c.articles, words, d.Coverage.Lines, took.processor.Seconds(),
			1000*took.processor.Seconds()/float64(c.articles), took.clock.Seconds())
		if c.asked > 0 {
			row += fmt.Sprintf(" %9.1f %8s", c.asked.Seconds(), yes(took.processor <= c.asked))
		}
		fmt.Fprintln(w, row)
	}
	return addAndTurn(w, slices.Clone(docs[:min(200+added, len(docs))])) // the rest is in nobody's way: so near the limit of memory the collector never rests
}

// added is how many articles are added to a story, each by itself, to measure what
// that costs.
const added = 5

// addAndTurn measures the adding of each of the last of some docs to the others, whose
// parts are kept as a flow keeps them, and compares the last record with that of its
// docs turned around, of which nothing is kept. Each is an article that the story has
// not seen: one that it has finds all that it changes made.
func addAndTurn(w io.Writer, docs []*news.Doc) error {
	size := len(docs) - added
	if size < 1 {
		return nil
	}
	kept := make([]*news.Doc, size+1)
	for i, d := range docs[:size] {
		c := *d
		kept[i] = &c
		kept[i].Keep()
	}
	var read, composing, writing [added]spent
	var one *news.Dossier
	for i, last := range docs[size:] {
		if _, err := dossier.Compose(kept[:size], nil); err != nil {
			return err
		}
		runtime.GC()
		var err error
		read[i].least(func() { kept[size] = lang.Read(last.Article) })
		kept[size].Keep()
		composing[i].least(func() { one, err = dossier.Compose(kept, nil) })
		if err != nil {
			return err
		}
		writing[i].least(func() { _, err = one.Encode() })
		if err != nil {
			return err
		}
	}
	docs = append(docs[:size:size], docs[len(docs)-1])
	turned := slices.Clone(docs)
	slices.Reverse(turned)
	other, _, err := composed(turned)
	if err != nil {
		return err
	}
	var a, b bytes.Buffer
	if err := render.JSON(&a, one); err != nil {
		return err
	}
	if err := render.JSON(&b, other); err != nil {
		return err
	}
	const asked = 100 * time.Millisecond
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
	r, c, x := middle(read[:]), middle(composing[:]), middle(writing[:])
	fmt.Fprintf(w, "\nadding one to a story of %d: %.0f ms of processor time (%.0f by the clock) to compose and check the record, %.0f (%.0f) to write it as\nJSON (asked for: %d ms), as asked: %s; the middle of %d articles, each added by itself\n",
		size, ms(c.processor), ms(c.clock), ms(x.processor), ms(x.clock), asked.Milliseconds(), yes(c.clock+x.clock <= asked), added)
	fmt.Fprintf(w, "before that, to read the article: %.0f ms\n", ms(r.processor))
	fmt.Fprintf(w, "same bytes as of docs of which nothing is kept, in the other order: %s (%.1f MB)\n", yes(bytes.Equal(a.Bytes(), b.Bytes())), float64(a.Len())/1e6)
	return nil
}

func yes(ok bool) string {
	if ok {
		return "yes"
	}
	return "no"
}

// spent is the least that something took.
type spent struct{ processor, clock time.Duration }

// middle gives the middle of what several took.
func middle(all []spent) spent {
	slices.SortFunc(all, func(a, b spent) int { return cmp.Compare(a.processor, b.processor) })
	out := all[len(all)/2]
	slices.SortFunc(all, func(a, b spent) int { return cmp.Compare(a.clock, b.clock) })
	out.clock = all[len(all)/2].clock
	return out
}

// least calls f and keeps what it took where that is less than before.
func (s *spent) least(f func()) {
	start, before := time.Now(), processTime()
	f()
	processor, clock := processTime()-before, time.Since(start)
	if s.clock == 0 || processor < s.processor {
		s.processor = processor
	}
	if s.clock == 0 || clock < s.clock {
		s.clock = clock
	}
}

// composed composes a record and gives what the better of two runs took.
func composed(docs []*news.Doc) (d *news.Dossier, best spent, err error) {
	for range 2 {
		runtime.GC()
		best.least(func() { d, err = dossier.Compose(docs, nil) })
		if err != nil {
			return nil, best, err
		}
	}
	return d, best, nil
}

// costDocs reads up to n articles, those of the largest topic first.
func costDocs(files []string, n int) ([]*news.Doc, error) {
	in, err := asArticles(files)
	if err != nil {
		return nil, err
	}
	topics := map[string][]*news.Article{}
	for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: bytes.NewReader(in)}) {
		if err != nil {
			return nil, err
		}
		topic, _, _ := bytes.Cut([]byte(a.ID), []byte("_"))
		topics[string(topic)] = append(topics[string(topic)], a)
	}
	var names []string
	for t := range topics {
		names = append(names, t)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(topics[b])-len(topics[a]), cmp.Compare(a, b)) })
	var out []*news.Article
	for _, t := range names {
		out = append(out, topics[t][:min(len(topics[t]), n-len(out))]...)
	}
	return engine.Read(context.Background(), out, 0)
}
