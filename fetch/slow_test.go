package fetch_test

import (
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	"synoptic/fetch"
)

// An article of a pipe of JSON lines is given before the next one is written.
func TestSlowPipe(t *testing.T) {
	in, out := io.Pipe()
	got := make(chan string)
	go func() {
		defer close(got)
		for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: in}) {
			if err != nil {
				t.Error(err)
				return
			}
			got <- a.ID
		}
	}()
	for i := range 3 {
		id := fmt.Sprint("p", i)
		if _, err := fmt.Fprintf(out, `{"id": %q, "text": "The lock at Ostav opens on Friday."}`+"\n", id); err != nil {
			t.Fatal(err)
		}
		select {
		case have := <-got:
			if have != id {
				t.Errorf("article %q, want %q", have, id)
			}
		case <-time.After(5 * time.Second):
			t.Fatalf("article %d was not given while the pipe was open", i)
		}
	}
	out.Close()
	if id, ok := <-got; ok {
		t.Errorf("an article %q that nobody wrote", id)
	}
}
