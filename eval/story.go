package eval

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"synoptic/eval/lang"
	"synoptic/lang/body"
	"synoptic/news"
	"synoptic/story"
)

// Stories scores the placing of articles in stories on files of JSON lines,
// each with an article ("title", "text", a "date" or "published", an "id" or
// "doc") and the event it reports ("event", "story" or "incident"). It prints
// B-cubed and pair scores and the share of stories of one article. No files:
// the development parts of three collections.
func Stories(w io.Writer, files []string) error {
	if len(files) == 0 {
		for _, f := range []string{"cluster_giveme5w1h", "cluster_basil", "coref_ecbplus"} {
			files = append(files, filepath.Join(lang.Bench(), f, "dev.jsonl"))
		}
	}
	fmt.Fprintf(w, "%-34s %8s %7s %7s   %7s %7s %7s   %7s %7s %7s   %7s %8s\n", "file", "articles", "events", "stories",
		"B3 P", "R", "F1", "pairs P", "R", "F1", "single", "time")
	for _, path := range files {
		docs, gold, err := labelled(path)
		if err != nil {
			return err
		}
		start := time.Now()
		got := story.Cluster(docs)
		took := time.Since(start)
		s := clusterScore(gold, got)
		fmt.Fprintf(w, "%-34s %8d %7d %7d   %7.4f %7.4f %7.4f   %7.4f %7.4f %7.4f   %7.4f %8s\n",
			filepath.Base(filepath.Dir(path))+"/"+filepath.Base(path), len(docs), s.events, s.stories, s.p, s.r, harmonic(s.p, s.r),
			s.pairP, s.pairR, harmonic(s.pairP, s.pairR), s.single, took.Round(time.Millisecond))
	}
	return nil
}

// labelled reads articles and their events.
func labelled(path string) (docs []*news.Doc, gold []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var m struct {
			ID, Doc, Title, Text, Date, Published, Story string
			Topic, Event, Incident                       any
		}
		if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
			return nil, nil, fmt.Errorf("%s:%d: %w", path, len(docs)+1, err)
		}
		event := m.Story
		for _, x := range []any{m.Event, m.Incident} {
			if event == "" && x != nil {
				event = fmt.Sprint(x)
			}
		}
		if event == "" {
			return nil, nil, fmt.Errorf("%s:%d: no event", path, len(docs)+1)
		}
		a := &news.Article{ID: cmp.Or(m.ID, m.Doc), Title: m.Title, Text: m.Text,
			Published: news.Published{Value: cmp.Or(m.Published, m.Date)}}
		d := &news.Doc{Article: a}
		d.Blocks = body.Read(d)
		docs, gold = append(docs, d), append(gold, event)
	}
	return docs, gold, sc.Err()
}

// clusters is the score of one clustering.
type clusters struct {
	p, r, pairP, pairR, single float64
	events, stories            int
}

// clusterScore compares stories with events: B-cubed (Bagga and Baldwin 1998)
// and pairs of articles.
func clusterScore(gold []string, got []int) clusters {
	type both struct {
		event string
		story int
	}
	events, stories, cells := map[string]int{}, map[int]int{}, map[both]int{}
	for i, g := range gold {
		events[g]++
		stories[got[i]]++
		cells[both{g, got[i]}]++
	}
	s := clusters{events: len(events), stories: len(stories)}
	for i, g := range gold {
		n := float64(cells[both{g, got[i]}])
		s.p += n / float64(stories[got[i]])
		s.r += n / float64(events[g])
	}
	n := max(1, float64(len(gold)))
	s.p, s.r = s.p/n, s.r/n
	pairs := func(n int) float64 { return float64(n) * float64(n-1) / 2 }
	var right, found, wanted float64
	for _, n := range cells {
		right += pairs(n)
	}
	for _, n := range events {
		wanted += pairs(n)
	}
	for _, n := range stories {
		found += pairs(n)
		if n == 1 {
			s.single++
		}
	}
	s.single /= max(1, float64(len(stories)))
	s.pairP, s.pairR = right/max(1, found), right/max(1, wanted)
	return s
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
