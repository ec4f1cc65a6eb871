package lang

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"synoptic/lang/quantity"
	"synoptic/lang/timex"
	"synoptic/news"
)

// Quantity scores numbers against texts in which CARDINAL, MONEY, PERCENT,
// MEASURE and DURATION are marked: how many of each are found (any overlap),
// and how many of what is found is marked. No files: the IEER part of the
// bench. With QUANTITY_SHOW set it prints what differs.
func Quantity(w io.Writer, files []string) error {
	if len(files) == 0 {
		files = []string{filepath.Join(Bench(), "ner_ieer", "dev.jsonl")}
	}
	kinds := []string{"CARDINAL", "MONEY", "PERCENT", "MEASURE", "DURATION"}
	for _, path := range files {
		docs, err := readMarked(path)
		if err != nil {
			return err
		}
		by := map[string]*PRF{}
		for _, k := range kinds {
			by[k] = &PRF{}
		}
		var all PRF
		for _, m := range docs {
			scoreQuantities(w, &m, by, &all)
		}
		fmt.Fprintf(w, "%-24s", short(path))
		for _, k := range kinds {
			fmt.Fprintf(w, " %s %d/%d (%.3f)", k, by[k].Right, by[k].Wanted, ratio(by[k].Right, by[k].Wanted))
		}
		fmt.Fprintf(w, "\n%-24s found %d, marked %.3f\n", "", all.Found, ratio(all.Right, all.Found))
	}
	return nil
}

func scoreQuantities(w io.Writer, m *marked, by map[string]*PRF, all *PRF) {
	show := os.Getenv("QUANTITY_SHOW") != ""
	at := byteOffsets(m.Text)
	d := readDoc(m.Text, m.Date)
	d.Timexes = timex.Read(d)
	got := quantity.Read(d)
	used := make([]bool, len(got))
	for _, g := range m.Entities {
		p := by[g.Type]
		if p == nil {
			continue
		}
		want, hit := news.Span{Start: at[g.Start], End: at[g.End]}, false
		for k, q := range got {
			if q.Overlaps(want) {
				used[k], hit = true, true
			}
		}
		p.Wanted++
		if hit {
			p.Right++
		} else if show {
			fmt.Fprintf(w, "MISS %s %q | %s\n", g.Type, g.Text, around(m.Text, want))
		}
	}
	for k, q := range got {
		all.Found++
		if used[k] {
			all.Right++
		} else if show {
			fmt.Fprintf(w, "EXTRA %v %s of %q | %s\n", q.Best, q.Unit, d.Words(q.Of), around(m.Text, q.Span))
		}
		if show {
			fmt.Fprintf(w, "GOT %v-%v-%v %s %s of %q %s | %s\n", q.Low, q.Best, q.High, q.Qualifier, q.Unit, d.Words(q.Of), q.Scope, around(m.Text, q.Span))
		}
	}
}
