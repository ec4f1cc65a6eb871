package render

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"synoptic/news"
)

func TestMarksOfMany(t *testing.T) {
	run := func(from, to int) (out []int) {
		for n := from; n <= to; n++ {
			out = append(out, n)
		}
		return out
	}
	var odd []int
	for n := 1; n < 60; n += 2 {
		odd = append(odd, n)
	}
	for _, c := range []struct {
		in   []int
		want string
	}{
		{nil, ""},
		{[]int{1, 2, 3}, "[1][2][3]"},
		{run(1, 40), "[1–40]"},
		{append(run(2, 12), 20, 21), "[2–12] [20–21]"},
		{odd, "[1] [3] [5] [7] [9] [11] and 24 more"},
	} {
		if got := marks(c.in); got != c.want {
			t.Errorf("marks(%v) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestBySign(t *testing.T) {
	x := &table{}
	for _, s := range []string{"[1]", "[2]", "[4]", "[7]"} {
		x.Cols = append(x.Cols, column{Short: s})
	}
	r := row{Cells: make([]line, 4)}
	r.Cells[0].write(strong, signPresent)
	r.Cells[2].write(strong, "✕")
	r.Cells[3].write(strong, signPresent)
	if got, want := x.bySign(r), signPresent+" [1][7], ✕ [4]"; got != want {
		t.Errorf("bySign = %q, want %q", got, want)
	}
}

func TestChipsCountTheRest(t *testing.T) {
	p := &pager{b: &book{labels: make([]string, 50)}}
	nine, all := make([]int, 9), make([]int, 50)
	for i := range all {
		all[i] = i + 1
	}
	copy(nine, all)
	if got := p.chips(nine, 1); len(got) != 9 || got[8].Text != "" || got[8].N != 9 {
		t.Errorf("nine articles: %+v, want nine chips with numbers", got)
	}
	got := p.chips(all, 1)
	if len(got) != mostChips || got[8].Text != "+42" || got[8].N != 9 || !strings.HasPrefix(got[8].Label, "42 ") {
		t.Errorf("fifty articles: last of %d chips is %+v, want +42", len(got), got[len(got)-1])
	}
}

// TestReportsOfALine marks the words of a few articles as it marks them among
// all: the same stretches lead to the same lines.
func TestReportsOfALine(t *testing.T) {
	d := fixture(t)
	numbers := regexp.MustCompile(`data-t="[^"]*"|(id|name)="w[0-9-]*"`)
	page := func(few *news.Dossier, want func(string) bool) (string, int) {
		t.Helper()
		var b bytes.Buffer
		p := newPager(few, Site{Record: "/r"})
		p.want, p.order = want, orders[kindOf(d)]
		out := makePage(p, few)
		if err := fill(&b, out, "reports"); err != nil {
			t.Fatal(err)
		}
		return numbers.ReplaceAllString(b.String(), ""), len(p.targets)
	}
	fewer := false
	for _, a := range d.Articles {
		want := func(id string) bool { return id == a.ID }
		all, n := page(d, want)
		few, m := page(narrow(d, want), want)
		if all != few {
			t.Errorf("article %s among all\n%s\nand alone\n%s", a.ID, all, few)
		}
		fewer = fewer || m < n
	}
	if !fewer {
		t.Error("as many lines are looked at for one article as for all")
	}
}
