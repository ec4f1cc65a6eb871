package eval

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"synoptic/eval/lang"
	"synoptic/lang/body"
	"synoptic/news"
	"synoptic/story"
)

// Stories scores the placing of articles in stories, one after another as they
// stand in files of JSON lines, each with an article ("title", "text", a
// "date" or "published", an "id" or "doc") and the event it reports ("event",
// "story" or "incident"). It prints B-cubed and pair scores, the share of
// stories of one article, the share of stories that mix events, and the
// reasons of the worst mistakes. No files: the development parts of four
// collections, the last one with and without vetoes.
func Stories(w io.Writer, files []string) error {
	if len(files) == 0 {
		for _, f := range []string{"cluster_giveme5w1h/dev", "cluster_basil/dev", "coref_ecbplus/dev", "coref_ecbplus/train", "cluster_gva/dev"} {
			files = append(files, filepath.Join(lang.Bench(), f+".jsonl"))
		}
	}
	fmt.Fprintf(w, "%-34s %8s %7s %7s   %7s %7s %7s   %7s %7s %7s   %7s %7s %7s\n", "file", "articles", "events", "stories",
		"B3 P", "R", "F1", "pairs P", "R", "F1", "single", "mixed", "gold 1")
	var worst []mistake
	for _, path := range files {
		docs, gold, err := labelled(path)
		if err != nil {
			return err
		}
		name := filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path)
		p := place(docs, story.Options{})
		p.row(w, name, gold)
		if filepath.Base(filepath.Dir(path)) == "cluster_gva" {
			place(docs, story.Options{NoVeto: true}).row(w, "  the same without vetoes", gold)
		} else {
			worst = append(worst, p.mistakes(name, gold)...)
		}
	}
	fmt.Fprintf(w, "\nThe worst mistakes (pairs of articles that they cost; the last move of the article):\n")
	slices.SortStableFunc(worst, func(a, b mistake) int { return cmp.Compare(b.pairs, a.pairs) })
	for _, m := range worst[:min(len(worst), 10)] {
		fmt.Fprintf(w, "%4d  %s  %s: %s\n      %s\n", m.pairs, m.file, m.article, m.what, m.why)
	}
	return nil
}

// placed is a stream that was placed.
type placed struct {
	ids   []string
	story []int // of each article, when the stream had ended
	last  map[string]story.Move
}

// place places docs in their order.
func place(docs []*news.Doc, opt story.Options) *placed {
	x, l := story.NewIndex(opt), story.NewLedger()
	p := &placed{last: map[string]story.Move{}}
	for _, d := range docs {
		moves := x.Place(story.NewKey(d)).Moves
		l.Apply(moves)
		for _, m := range moves {
			for _, a := range m.Articles {
				p.last[a] = m
			}
		}
		p.ids = append(p.ids, d.Article.ID)
	}
	number := map[string]int{}
	for _, id := range p.ids {
		s := l.Story(id)
		if _, ok := number[s]; !ok {
			number[s] = len(number)
		}
		p.story = append(p.story, number[s])
	}
	return p
}

func (p *placed) row(w io.Writer, name string, gold []string) {
	s := clusterScore(gold, p.story)
	fmt.Fprintf(w, "%-34s %8d %7d %7d   %7.4f %7.4f %7.4f   %7.4f %7.4f %7.4f   %7.4f %7.4f %7.4f\n",
		name, len(gold), s.events, s.stories, s.p, s.r, lang.Harmonic(s.p, s.r), s.pairP, s.pairR, lang.Harmonic(s.pairP, s.pairR), s.single, s.mixed, s.goldSingle)
}

// mistake is a story that mixes two events, or an event that two stories
// share, told by one article of the lesser part.
type mistake struct {
	file, article, what, why string
	pairs                    int
}

// mistakes gives what is wrong with a placed stream.
func (p *placed) mistakes(file string, gold []string) []mistake {
	parts := map[int]map[string][]int{} // story -> event -> articles
	home := map[string]int{}            // event -> its largest story
	for i, g := range gold {
		if parts[p.story[i]] == nil {
			parts[p.story[i]] = map[string][]int{}
		}
		parts[p.story[i]][g] = append(parts[p.story[i]][g], i)
	}
	for s := range len(parts) {
		for g, list := range parts[s] {
			if h, ok := home[g]; !ok || len(list) > len(parts[h][g]) {
				home[g] = s
			}
		}
	}
	var out []mistake
	tell := func(i, pairs int, what string) {
		m := p.last[p.ids[i]]
		out = append(out, mistake{file, p.ids[i], what, fmt.Sprintf("%s: %s", m.Kind, m.Why), pairs})
	}
	for s := range len(parts) {
		all, most := 0, 0
		for _, list := range parts[s] {
			all, most = all+len(list), max(most, len(list))
		}
		for _, g := range slices.Sorted(maps.Keys(parts[s])) {
			list := parts[s][g]
			if home[g] != s {
				tell(list[0], len(list)*len(parts[home[g]][g]), fmt.Sprintf("%d of its event apart from %d in another story", len(list), len(parts[home[g]][g])))
			}
			if 2*len(list) <= all && len(parts[s]) > 1 {
				tell(list[0], len(list)*(all-len(list)), fmt.Sprintf("%d of its event in one story with %d of others", len(list), all-len(list)))
			}
		}
	}
	return out
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
			ID, Doc, Title, Text, Date, Published, Outlet, URL, Story string
			Topic, Event, Incident                                    any
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
		a := &news.Article{ID: cmp.Or(m.ID, m.Doc), Title: m.Title, Text: m.Text, Outlet: m.Outlet, URL: m.URL,
			Published: news.Published{Value: cmp.Or(m.Published, m.Date)}}
		d := &news.Doc{Article: a}
		d.Blocks = body.Read(d)
		docs, gold = append(docs, d), append(gold, event)
	}
	return docs, gold, sc.Err()
}

// clusters is the score of one clustering.
type clusters struct {
	p, r, pairP, pairR        float64
	single, mixed, goldSingle float64 // shares: of stories of one article, of stories that mix events, of events of one article
	events, stories           int
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
	in := map[int]int{} // events of each story
	for c := range cells {
		if in[c.story]++; in[c.story] == 2 {
			s.mixed++
		}
	}
	s.mixed /= max(1, float64(len(stories)))
	for _, n := range events {
		if n == 1 {
			s.goldSingle += 1 / float64(len(events))
		}
	}
	s.pairP, s.pairR = right/max(1, found), right/max(1, wanted)
	return s
}
