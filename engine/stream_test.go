package engine_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"synoptic/engine"
	"synoptic/lang"
	"synoptic/news"
	"synoptic/render"
)

// feed gives n small articles.
func feed(n int) func(func(*news.Article) error) error {
	return func(yield func(*news.Article) error) error {
		for i := range n {
			a := &news.Article{ID: fmt.Sprint(i), Text: fmt.Sprintf("The ferry left Ostav on day %d. “We go,” she said.", i)}
			if err := yield(a); err != nil {
				return err
			}
		}
		return nil
	}
}

func stream(t *testing.T, ctx context.Context, workers, n int, write func(*news.Article, []byte) error) (string, error) {
	t.Helper()
	var out bytes.Buffer
	s := engine.Stream{Workers: workers, Feed: feed(n), Append: render.AppendAnnotation, Idle: func() error { return nil },
		Write: func(a *news.Article, b []byte) error {
			out.Write(b)
			return write(a, b)
		}}
	err := s.Run(ctx)
	return out.String(), err
}

func ok(*news.Article, []byte) error { return nil }

func TestStreamOrder(t *testing.T) {
	want, err := stream(t, context.Background(), 1, 60, ok)
	if err != nil || bytes.Count([]byte(want), []byte("\n")) != 60 {
		t.Fatal(err, len(want))
	}
	for _, workers := range []int{2, 7} {
		if got, err := stream(t, context.Background(), workers, 60, ok); err != nil || got != want {
			t.Errorf("%d workers: other bytes (%v)", workers, err)
		}
	}
}

// What was begun when the context ends is written, in order, and nothing is
// waited for.
func TestStreamInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	_, err := stream(t, ctx, 2, 5000, func(a *news.Article, _ []byte) error {
		if a.ID != fmt.Sprint(n) {
			t.Errorf("article %s in place of %d", a.ID, n)
		}
		if n++; n == 5 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n < 5 || n > 100 {
		t.Errorf("%d written, %v", n, err)
	}
}

func TestStreamWriteFails(t *testing.T) {
	full := errors.New("full")
	n := 0
	_, err := stream(t, context.Background(), 2, 500, func(*news.Article, []byte) error {
		if n++; n == 3 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || n != 3 {
		t.Errorf("%d written, %v", n, err)
	}
}

// An article at which a room fails does not take the others along.
func TestStreamBroken(t *testing.T) {
	rooms := lang.Rooms
	defer func() { lang.Rooms = rooms }()
	lang.Rooms = append(append([]lang.Room{}, rooms...), lang.Room{Name: "bad", Read: func(d *news.Doc) {
		if d.Article.ID == "3" {
			panic("bad")
		}
	}})
	n := 0
	_, err := stream(t, context.Background(), 2, 10, func(a *news.Article, _ []byte) error {
		if a.ID == "3" {
			t.Error("the broken article was written")
		}
		n++
		return nil
	})
	if news.KindOf(err) != news.Broken || n != 9 {
		t.Errorf("%d written, %v", n, err)
	}
}
