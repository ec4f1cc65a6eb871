package eval

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync/atomic"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"

	"synoptic/access"
	"synoptic/api"
	"synoptic/api/shelf"
	"synoptic/engine"
	evallang "synoptic/eval/lang"
	"synoptic/news"
	"synoptic/store"
	"synoptic/story"
	"synoptic/web"
)

// What the desk is measured with.
const (
	deskArticles = 100_000
	deskStories  = 5_000
	deskBig      = 200 // articles of the large record
	deskRate     = 200 // requests a second
	deskIn       = 20  // articles a second that come in
	deskTime     = 30 * time.Second
	deskViews    = 9 // of each page, for the median
)

// Desk measures the pages and the API over a store of 100,000 articles in
// 5,000 stories (generated) with one record of 200 articles of Timeline17: how
// long the first view of that record takes, how long lists take, and how long
// 200 mixed requests a second take while 20 articles a second are taken in, read,
// placed and composed by the same process. An argument is the number of
// articles, for a quick look.
func Desk(w io.Writer, args []string) error {
	n := deskArticles
	if len(args) > 0 {
		v, err := strconv.Atoi(args[0])
		if err != nil || v < deskStories {
			return fmt.Errorf("desk: %q is no number of articles from %d on", args[0], deskStories)
		}
		n = v
	}
	ctx := context.Background()
	folder, err := os.MkdirTemp("", "desk")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	db, err := store.Open(ctx, filepath.Join(folder, "desk.db"))
	if err != nil {
		return err
	}
	defer db.Close()
	reports, err := deskReports()
	if err != nil {
		return err
	}
	start := time.Now()
	if err := fillDesk(ctx, db, n, reports); err != nil {
		return err
	}
	fmt.Fprintf(w, "%d articles in %d stories, one record of %d articles; %d cores, %s; filled in %.0f s\n\n", n, deskStories, deskBig,
		runtime.NumCPU(), runtime.Version(), time.Since(start).Seconds())
	if err := deskPages(w, db); err != nil {
		return err
	}
	return deskLoad(ctx, w, db, reports[deskBig:])
}

// deskReports gives articles of the largest topic of Timeline17, in order of
// publication, and then those of the others.
func deskReports() ([]*news.Article, error) {
	f, err := os.Open(filepath.Join(evallang.Bench(), "timeline17", "dev.articles.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []*news.Article
	topic, size := map[string]string{}, map[string]int{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var x struct{ Doc, Topic, Date, Text string }
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			return nil, err
		}
		all = append(all, &news.Article{ID: x.Doc, Location: x.Doc, Outlet: x.Topic, Text: x.Text, Published: news.Published{Value: x.Date, Precision: "day", Basis: news.BasisStated}})
		topic[x.Doc] = x.Topic
		size[x.Topic]++
	}
	slices.SortStableFunc(all, func(a, b *news.Article) int {
		x, y := topic[a.ID], topic[b.ID]
		return cmp.Or(cmp.Compare(size[y], size[x]), cmp.Compare(x, y), cmp.Compare(a.Published.Value, b.Published.Value), cmp.Compare(a.ID, b.ID))
	})
	if len(all) < 2*deskBig {
		return nil, fmt.Errorf("desk: Timeline17 has %d articles, fewer than %d", len(all), 2*deskBig)
	}
	return all, lines.Err()
}

func deskStory(i int) string { return fmt.Sprintf("s%06d", i) }

// fillDesk writes the store: generated articles, one record for all stories but
// the first, and the large one for that.
func fillDesk(ctx context.Context, db *store.DB, n int, reports []*news.Article) error {
	small, err := engine.Brief(ctx, reports[:4], engine.Options{KeepAll: true})
	if err != nil {
		return err
	}
	big, err := engine.Brief(ctx, reports[:deskBig], engine.Options{KeepAll: true})
	if err != nil {
		return err
	}
	g := newGenerator(2)
	per, seq, placed := n/deskStories, int64(0), int64(0)
	for from := 0; from < deskStories; from += 50 {
		c := &news.Change{}
		for i := from; i < from+50; i++ {
			e := &news.StoryEntry{ID: deskStory(i), Articles: per, Version: int64(per)}
			for range per {
				d := g.next()
				a := d.Article
				a.Title, a.Outlet = a.Text[:40], "Outlet "+strconv.Itoa(i%200)
				key, err := story.NewKey(d).MarshalBinary()
				if err != nil {
					return err
				}
				seq++
				c.Keep = append(c.Keep, &news.Raw{ID: a.ID, Location: a.ID, Media: "text/plain", Body: []byte(a.Title)})
				c.Items = append(c.Items, &news.Item{Seq: seq, State: news.StatePlaced, Read: &news.Kept{Article: a, Key: key, Story: e.ID}})
				if e.Last, err = time.Parse(time.DateOnly, a.Published.Value); err != nil {
					return err
				}
			}
			d := *small
			if i == 0 {
				d = *big
			}
			d.Story.ID = e.ID
			b, err := json.Marshal(&d)
			if err != nil {
				return err
			}
			c.Stories = append(c.Stories, e)
			c.Editions = append(c.Editions, news.Edition{Story: e.ID, Version: e.Version, Title: d.Story.Title, Origins: d.Coverage.Origins, Dossier: b})
		}
		c.Guards = []news.Guard{{Name: "placed", Was: placed, Is: seq}}
		placed = seq
		if err := db.Commit(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// deskSite gives the pages and the API with nothing kept from before.
func deskSite(db *store.DB) (http.Handler, *api.API, error) {
	log := slog.New(slog.DiscardHandler)
	s := shelf.New(db)
	a := api.New(s, log)
	pages, err := web.New(s, access.Off(), log)
	if err != nil {
		return nil, nil, err
	}
	return web.Handler(access.Off(), web.Loopback(), log, pages.Routes(), a.Routes()), a, nil
}

// deskPages prints how long a view of each page takes on the server, without
// anything kept from an earlier view and then with it.
func deskPages(w io.Writer, db *store.DB) error {
	rec, err := shelf.New(db).Record(context.Background(), deskStory(0))
	if err != nil {
		return err
	}
	if len(rec.Dossier.Statements) == 0 {
		return fmt.Errorf("desk: nothing is said in the large record")
	}
	line := "/stories/" + deskStory(0) + "/articles?words=1&line=" + rec.Dossier.Statements[0].ID // the reports that a click on a line brings
	fmt.Fprintf(w, "%-52s %12s %12s %10s\n", "page, median of "+strconv.Itoa(deskViews)+" views", "first, ms", "later, ms", "KB")
	for _, path := range []string{"/stories/" + deskStory(0), "/stories/" + deskStory(0) + "/articles", line, "/stories/" + deskStory(7), "/", "/?before=" + deskStory(2500),
		"/api/v1/stories?limit=50", "/search?q=talks", "/search?q=outlet%3A%22Outlet+7%22&kind=article", "/outlets/Outlet%207", "/status", "/sources", "/feed.atom"} {
		var first, later []float64
		size := 0
		for range deskViews {
			h, _, err := deskSite(db)
			if err != nil {
				return err
			}
			for i := range 3 {
				r := httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
				a := httptest.NewRecorder()
				start := time.Now()
				h.ServeHTTP(a, r)
				ms := float64(time.Since(start).Microseconds()) / 1000
				if a.Code != http.StatusOK {
					return fmt.Errorf("desk: %s answers %d", path, a.Code)
				}
				if i == 0 {
					first = append(first, ms)
				} else {
					later = append(later, ms)
				}
				size = a.Body.Len()
			}
		}
		slices.Sort(first)
		slices.Sort(later)
		fmt.Fprintf(w, "%-52s %12.1f %12.1f %10d\n", path, first[len(first)/2], later[len(later)/2], size>>10)
	}
	return nil
}

// jobs is a queue that does its work at once.
type jobs struct{ waiting chan engine.Job }

func (q *jobs) Publish(_ context.Context, list ...engine.Job) error {
	for _, j := range list {
		select {
		case q.waiting <- j:
		default: // full: the flow finds what is left by itself
		}
	}
	return nil
}
func (q *jobs) Work(context.Context, int, func(context.Context, engine.Job) error) error { return nil }
func (q *jobs) Lag(context.Context, string) (int, error)                                 { return len(q.waiting), nil }
func (q *jobs) Close() error                                                             { return nil }

// deskLoad asks 200 times a second over connections of this machine, while
// articles come in.
func deskLoad(ctx context.Context, w io.Writer, db *store.DB, more []*news.Article) error {
	h, a, err := deskSite(db)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go a.Run(ctx)
	s := httptest.NewServer(h)
	defer func() {
		s.CloseClientConnections()
		s.Close()
	}()
	var in, failed atomic.Int64
	done := make(chan error, 1)
	go func() { done <- deskStream(ctx, db, more, &in, &failed) }()
	var targets []vegeta.Target
	for i := range 400 {
		path := []string{"/", "/stories/" + deskStory(i*11%deskStories), "/stories/" + deskStory(i*7%deskStories), "/api/v1/stories?limit=50",
			"/api/v1/stories/" + deskStory(i*13%deskStories) + "/dossier", "/search?q=k" + letters(i%50), "/articles/a" + strconv.Itoa(i*37), "/stories/" + deskStory(0),
			"/stories/" + deskStory(i*3%deskStories) + "/feed.atom", "/status"}[i%10]
		targets = append(targets, vegeta.Target{Method: http.MethodGet, URL: s.URL + path})
	}
	before := processTime()
	var m vegeta.Metrics
	for r := range vegeta.NewAttacker(vegeta.Timeout(10*time.Second)).Attack(vegeta.NewStaticTargeter(targets...), vegeta.Rate{Freq: deskRate, Per: time.Second}, deskTime, "desk") {
		m.Add(r)
	}
	m.Close()
	spent := processTime() - before
	stop()
	if err := <-done; err != nil && ctx.Err() == nil {
		return err
	}
	fmt.Fprintf(w, "\n%d requests in %.0f s (%.0f a second) while %d articles came in (%.0f a second, %d not read): %.2f %% answered\n", m.Requests, m.Duration.Seconds(),
		m.Rate, in.Load(), float64(in.Load())/deskTime.Seconds(), failed.Load(), 100*m.Success)
	fmt.Fprintf(w, "median %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms; %.2f cores busy, with who asks\n", ms(m.Latencies.P50), ms(m.Latencies.P95),
		ms(m.Latencies.P99), ms(m.Latencies.Max), spent.Seconds()/deskTime.Seconds())
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// deskStream takes articles in at their rate, and reads, places and composes
// them.
func deskStream(ctx context.Context, db *store.DB, more []*news.Article, in, failed *atomic.Int64) error {
	q := &jobs{make(chan engine.Job, 10_000)}
	flow := &engine.Flow{Store: db, Queue: q}
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case j := <-q.waiting:
				if err := flow.Process(ctx, j); err != nil && ctx.Err() == nil {
					if failed.Add(1) == 1 {
						slog.Error("an article is not read", "job", j, "error", err)
					}
				}
			}
		}
	}()
	tick := time.NewTicker(time.Second / deskIn)
	defer tick.Stop()
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
		x := more[i%len(more)]
		b, err := json.Marshal(map[string]string{"text": x.Text, "title": fmt.Sprintf("%.60s", x.Text), "published": x.Published.Value, "outlet": x.Outlet + strconv.Itoa(i%7)})
		if err != nil {
			return err
		}
		if err := flow.Keep(ctx, []*news.Raw{{ID: "in" + strconv.Itoa(i), Location: x.ID, Media: "application/json", Body: b}}); err != nil {
			return err
		}
		in.Add(1)
	}
}
