package queue

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"synoptic/engine"
	"synoptic/news"
)

func jobs(from, n int) []engine.Job {
	var out []engine.Job
	for i := range n {
		out = append(out, engine.Job{Kind: engine.JobRead, From: int64(from + i), To: int64(from + i)})
	}
	return out
}

// collect works until f has seen want different jobs.
func collect(t *testing.T, q engine.Queue, workers, want int, f func(engine.Job) error) map[string]int {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	var mu sync.Mutex
	seen := map[string]int{}
	err := q.Work(ctx, workers, func(_ context.Context, j engine.Job) error {
		if err := f(j); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		seen[j.ID()]++
		if len(seen) == want {
			time.AfterFunc(50*time.Millisecond, cancel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	return seen
}

func open(t *testing.T, dir string) *JetStream {
	t.Helper()
	q, err := Open(t.Context(), Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestInside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "q")
	q := open(t, dir)
	if err := q.Publish(t.Context(), jobs(1, 50)...); err != nil {
		t.Fatal(err)
	}
	if err := q.Publish(t.Context(), jobs(40, 20)...); err != nil { // some a second time
		t.Fatal(err)
	}
	if n, err := q.Lag(t.Context(), engine.JobRead); n != 59 || err != nil {
		t.Errorf("lag %d, %v", n, err)
	}
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	q = open(t, dir) // what was published is still there
	defer q.Close()
	failed := sync.Map{}
	seen := collect(t, q, 4, 59, func(j engine.Job) error {
		if _, again := failed.LoadOrStore(j.ID(), true); !again && j.From%10 == 0 {
			return errors.New("not this time")
		}
		return nil
	})
	if len(seen) != 59 {
		t.Errorf("%d jobs done", len(seen))
	}
	for range 50 {
		if n, _ := q.Lag(t.Context(), engine.JobRead); n == 0 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("jobs that are done are still counted")
}

func TestBothKinds(t *testing.T) {
	q := open(t, t.TempDir())
	defer q.Close()
	compose := engine.Job{Kind: engine.JobCompose, Stories: []engine.Due{{Story: "s", Version: 2}, {Story: "t", Version: 1}}}
	if err := q.Publish(t.Context(), compose, engine.Job{Kind: engine.JobRead, From: 1, To: 2}); err != nil {
		t.Fatal(err)
	}
	var got sync.Map
	collect(t, q, 1, 2, func(j engine.Job) error { got.Store(j.Kind, j); return nil })
	if j, _ := got.Load(engine.JobCompose); !reflect.DeepEqual(j, compose) {
		t.Errorf("%+v", j)
	}
}

// One worker does jobs of one kind while there are none of the other.
func TestOneWorkerOneKind(t *testing.T) {
	for _, j := range []engine.Job{{Kind: engine.JobRead, From: 1, To: 1}, {Kind: engine.JobCompose, Stories: []engine.Due{{Story: "s", Version: 1}}}} {
		q := open(t, t.TempDir())
		if err := q.Publish(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		if seen := collect(t, q, 1, 1, func(engine.Job) error { return nil }); len(seen) != 1 {
			t.Errorf("%s: not done", j.ID())
		}
		q.Close()
	}
}

func TestDamagedFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "q")
	if err := os.WriteFile(dir, []byte("this is no folder"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), Options{Dir: dir}); news.KindOf(err) != news.Unusable {
		t.Errorf("a file in the place of the folder: %v", err)
	}
	if _, err := Open(t.Context(), Options{URL: "nats://127.0.0.1:1"}); news.KindOf(err) != news.Unusable || news.HintOf(err) == "" {
		t.Errorf("a server that is not there: %v", err)
	}
}

func BenchmarkPublish(b *testing.B) {
	q, err := Open(b.Context(), Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer q.Close()
	n := 0
	for b.Loop() {
		if err := q.Publish(b.Context(), jobs(n, 100)...); err != nil {
			b.Fatal(err)
		}
		n += 100
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "jobs/s")
}
