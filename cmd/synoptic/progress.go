package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"synoptic/news"
)

// progress tells on a terminal how far a long run has come: one line at the
// bottom, written over and over. What else is written through it goes above.
// Where standard error is no terminal it shows nothing.
type progress struct {
	w     io.Writer
	shows bool
	start time.Time

	mu              sync.Mutex
	articles, words int
	last            time.Time
	dirty           bool // the line stands on the terminal
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	now := time.Now()
	return &progress{w: w, shows: ok && term.IsTerminal(int(f.Fd())), start: now, last: now}
}

// Write writes b above the line.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.dirty {
		p.dirty = false
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	return p.w.Write(b)
}

// count counts an article that is done, and shows the line twice a second.
func (p *progress) count(a *news.Article) {
	if !p.shows {
		return
	}
	words := len(strings.Fields(a.Text))
	p.mu.Lock()
	defer p.mu.Unlock()
	p.articles++
	p.words += words
	if now := time.Now(); now.Sub(p.last) >= time.Second/2 {
		p.last, p.dirty = now, true
		fmt.Fprintf(p.w, "\r%s\x1b[K", p.line(now))
	}
}

func (p *progress) line(now time.Time) string {
	sec := max(now.Sub(p.start).Seconds(), 1e-3)
	return fmt.Sprintf("%d articles, %.0f a second, %.0f words a second", p.articles, float64(p.articles)/sec, float64(p.words)/sec)
}

// end leaves the last state of a run that showed any on the terminal.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shows && p.last != p.start {
		fmt.Fprintf(p.w, "\r%s\x1b[K\n", p.line(time.Now()))
	}
}
