package render

import (
	"fmt"
	"slices"
	"strings"
)

// relays is the table of who carries whose words: a row for each agency or
// outlet that reports name as theirs, and for each origin that several reports
// share; a column for each report.
func (b *book) relays() part {
	p := part{ID: "relays", Head: "Who relays whom"}
	if len(b.d.Articles) < 2 {
		return p
	}
	t := &table{Corner: "whose words"}
	for i, l := range b.labels {
		t.Cols = append(t.Cols, column{Label: l, Short: fmt.Sprintf("[%d]", i+1)})
	}
	add := func(head, sign string, in []int) {
		r := row{Cells: make([]line, len(b.labels))}
		r.Head.write(strong, head)
		for _, i := range in {
			r.Cells[i].write(plain, sign)
		}
		t.Rows = append(t.Rows, r)
	}
	named, shared := map[string][]int{}, map[string][]int{}
	for i, a := range b.d.Articles {
		for _, n := range a.Agencies {
			if n = clean(n); n != "" && !slices.Contains(named[n], i) {
				named[n] = append(named[n], i)
			}
		}
		if a.Origin != "" {
			shared[a.Origin] = append(shared[a.Origin], i)
		}
	}
	signs := map[string]bool{}
	for _, n := range mostFirst(named) {
		add(n, signPresent, named[n])
		signs[signPresent+" carries its words"] = true
	}
	for _, o := range mostFirst(shared) {
		if in := shared[o]; len(in) > 1 {
			add("one origin with "+b.labels[in[0]], signSame, in)
			signs[signSame+" counted once: one outlet, one publisher or one copy"] = true
		}
	}
	if len(t.Rows) == 0 {
		return p
	}
	var key []string
	for _, k := range []string{signPresent + " carries its words", signSame + " counted once: one outlet, one publisher or one copy"} {
		if signs[k] {
			key = append(key, k)
		}
	}
	p.Blocks = []block{{Table: t, Key: strings.Join(key, "   ")}}
	return p
}

// signSame marks reports of one origin.
const signSame = "="

// mostFirst gives the keys of lists, the longest list first, then by name.
func mostFirst(lists map[string][]int) []string {
	var out []string
	for k := range lists {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b string) int {
		if n := len(lists[b]) - len(lists[a]); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return out
}
