package lang

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"synoptic/lang"
	"synoptic/news"
)

// Events scores event types on sentences with one gold PLOVER root: how often
// the root is among the types read, and how many of the types read are it. No
// files: the open parts of event_plv and event_plover_gsr.
func Events(w io.Writer, files []string) error {
	if len(files) == 0 {
		files = []string{filepath.Join(Bench(), "event_plv", "train.jsonl"), filepath.Join(Bench(), "event_plover_gsr", "dev.jsonl")}
	}
	for _, path := range files {
		all, byRoot, err := eventScore(path)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%-28s %8s %7s %7s %7s\n", short(path), "sentences", "P", "R", "F1")
		p, r, f := all.F1()
		fmt.Fprintf(w, "%-28s %8d %7.4f %7.4f %7.4f\n", "all", all.Wanted, p, r, f)
		for _, root := range slices.Sorted(maps.Keys(byRoot)) {
			p, r, f := byRoot[root].F1()
			fmt.Fprintf(w, "  %-26s %8d %7.4f %7.4f %7.4f\n", root, byRoot[root].Wanted, p, r, f)
		}
	}
	return nil
}

// eventScore reads the sentences of a file of roots and counts types.
func eventScore(path string) (all PRF, byRoot map[string]*PRF, err error) {
	f, err := os.Open(path)
	if err != nil {
		return all, nil, err
	}
	defer f.Close()
	gold := map[string]map[string]bool{}
	var texts []string
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<16), 1<<24)
	for sc.Scan() {
		var o struct{ Text, Root, Event string }
		if err := json.Unmarshal(sc.Bytes(), &o); err != nil {
			return all, nil, err
		}
		if gold[o.Text] == nil {
			gold[o.Text] = map[string]bool{}
			texts = append(texts, o.Text)
		}
		gold[o.Text][root(o.Root+o.Event)] = true
	}
	byRoot = map[string]*PRF{}
	at := func(r string) *PRF {
		if byRoot[r] == nil {
			byRoot[r] = &PRF{}
		}
		return byRoot[r]
	}
	for _, t := range texts {
		found := map[string]bool{}
		for _, e := range lang.Read(&news.Article{ID: "s", Text: t}).Events {
			if e.Type != "" {
				found[root(e.Type)] = true
			}
		}
		for r := range found {
			at(r).Found++
			all.Found++
			if gold[t][r] {
				at(r).Right++
				all.Right++
			}
		}
		for r := range gold[t] {
			at(r).Wanted++
			all.Wanted++
		}
	}
	return all, byRoot, sc.Err()
}

// root names roots by the names that all sets share: what the sets call YIELD
// is CONCEDE or RETREAT, DEMAND is REQUEST.
func root(r string) string {
	switch r {
	case "CONCEDE", "RETREAT", "YIELD":
		return "YIELD"
	case "DEMAND":
		return "REQUEST"
	case "DISAPPROVE", "INVESTIGATE":
		return "ACCUSE"
	case "FIGHT":
		return "ASSAULT"
	}
	return r
}
