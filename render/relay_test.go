package render

import (
	"bytes"
	"strings"
	"testing"
)

// TestRelays shows who carries whose words, and which reports are one copy; a
// record in which nobody does has no such part.
func TestRelays(t *testing.T) {
	d := fixture(t)
	var b bytes.Buffer
	if err := Text(&b, d, Options{}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "WHO RELAYS WHOM") {
		t.Error("nobody relays, and there is the part")
	}
	d.Articles[0].Agencies = []string{"Lake Press " + hostile, "North Wire"}
	d.Articles[1].Agencies = []string{"North Wire"}
	d.Articles[2].Origin = d.Articles[1].Origin
	table := newBook(d).relays().Blocks[0].Table
	var got []string
	for _, r := range table.Rows {
		s := r.Head.text()[:10] + ":"
		for _, c := range r.Cells {
			s += " " + c.text()
		}
		got = append(got, s)
	}
	if s, want := strings.Join(got, " | "), "North Wire: ● ●  | Lake Press: ●   | one origin:  = ="; s != want {
		t.Errorf("%q, not %q", s, want)
	}
	for _, form := range []func() error{func() error { return HTML(&b, d) }, func() error { return Markdown(&b, d) }, func() error { return PDF(&b, d) }} {
		if err := form(); err != nil {
			t.Error(err)
		}
	}
}

// TestRelaysDrawn draws a line for every sign of the table.
func TestRelaysDrawn(t *testing.T) {
	d := fixture(t)
	d.Articles[0].Agencies = []string{"Lake Press"}
	d.Articles[1].Agencies = []string{"Lake Press"}
	for i := range d.Articles {
		d.Articles[i].Origin = "o1"
	}
	c := makeRelayChart(newBook(d).relays())
	if c == nil || len(c.Voices) != 2 || len(c.Reports) != len(d.Articles) || len(c.Lines) != 2+len(d.Articles) {
		t.Fatalf("%+v", c)
	}
	same := 0
	for _, l := range c.Lines {
		if l.Same {
			same++
		}
	}
	if same != len(d.Articles) {
		t.Errorf("%d lines of one copy", same)
	}
	var b strings.Builder
	if err := HTML(&b, d); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), `<path d="M`); n != len(c.Lines) {
		t.Errorf("%d lines in the page, not %d", n, len(c.Lines))
	}
}
