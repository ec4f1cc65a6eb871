package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"synoptic/engine"
	"synoptic/eval/lang"
	"synoptic/lang/number"
	"synoptic/news"
)

// Tolls scores the counts of killed and injured in the records of the
// incidents of the Gun Violence Archive (cluster_gva) against the archive's
// own: of every incident with two or more killed, or two or more injured, by
// the archive. A count is asked of an article that has the archive's number
// within five words of a word for harm; it is found when the record has it
// from that article. What else a record says was killed or injured is only
// compared: an early report may rightly have less, an article may tell of other
// cases too. Half the incidents, by their number, are there to tune on.
func Tolls(w io.Writer, files []string) error {
	path := filepath.Join(lang.Bench(), "cluster_gva", "dev.jsonl")
	if len(files) > 0 {
		path = files[0]
	}
	docs, incidents, err := labelled(path)
	if err != nil {
		return err
	}
	facts, err := readTolls(strings.TrimSuffix(path, ".jsonl") + ".incidents.jsonl")
	if err != nil {
		return err
	}
	of := map[string][]*news.Article{}
	var order []string
	for i, d := range docs {
		if f := facts[incidents[i]]; f.Killed < 2 && f.Injured < 2 {
			continue
		}
		if of[incidents[i]] == nil {
			order = append(order, incidents[i])
		}
		of[incidents[i]] = append(of[incidents[i]], d.Article)
	}
	var sums [2]map[string]*toll
	for half := range sums {
		sums[half] = map[string]*toll{"killed": {}, "injured": {}}
	}
	for _, id := range order {
		d, err := engine.Brief(context.Background(), of[id], engine.Options{KeepAll: true})
		if err != nil {
			return fmt.Errorf("eval tolls: incident %s: %w", id, err)
		}
		half := sums[tested(id)]
		half["killed"].add(d, facts[id].Killed, "killed")
		half["injured"].add(d, facts[id].Injured, "injured", "shot", "hospitalised", "treated")
	}
	fmt.Fprintf(w, "Counts of killed and injured of %d incidents (cluster_gva, dev) with two or more, made by: synoptic eval tolls\n\n", len(order))
	fmt.Fprintf(w, "%-8s %-8s %6s %6s %7s   %8s %7s %7s %7s\n", "half", "count", "told", "found", "recall", "readings", "equal", "less", "more")
	for i, name := range []string{"tune", "report"} {
		for _, m := range []string{"killed", "injured"} {
			t := sums[i][m]
			fmt.Fprintf(w, "%-8s %-8s %6d %6d %7.3f   %8d %7.3f %7.3f %7.3f\n", name, m, t.told, t.found, share(t.found, t.told),
				t.readings, share(t.equal, t.readings), share(t.less, t.readings), share(t.readings-t.equal-t.less, t.readings))
		}
	}
	return nil
}

// tested tells in which half an incident is: 0 to tune on, 1 to report.
func tested(incident string) int {
	n, _ := strconv.Atoi(incident)
	return n / 7 % 2
}

// toll sums up what the records say of one count.
type toll struct{ told, found, readings, equal, less int }

// add counts how often a record's figures of some measures have the number n
// from the articles that tell it.
func (t *toll) add(d *news.Dossier, n int, measures ...string) {
	var got []news.Reading
	for _, f := range d.Figures {
		if slices.Contains(measures, f.Measure) && !f.Background {
			got = append(got, f.Readings...)
		}
	}
	for _, r := range got {
		t.readings++
		switch {
		case r.Best == float64(n):
			t.equal++
		case r.Best < float64(n):
			t.less++
		}
	}
	for _, a := range d.Articles {
		if n < 2 || !tells(a.Text, n, measures[0]) {
			continue
		}
		t.told++
		if slices.ContainsFunc(got, func(r news.Reading) bool { return r.Best == float64(n) && slices.Contains(r.Articles, a.ID) }) {
			t.found++
		}
	}
}

// harm are the words beside which a number is taken for a toll.
var harm = map[string][]string{
	"killed":  {"killed", "dead", "died", "dies", "killing", "deaths", "fatally", "bodies", "slain", "murdered"},
	"injured": {"injured", "wounded", "hurt", "injuring", "wounding", "injuries", "shot", "hospital", "hospitalized"},
}

// tells tells whether a text has a number within five words of a word for harm.
func tells(text string, n int, measure string) bool {
	words := strings.Fields(text)
	for i, w := range words {
		v, used := number.Read([]string{strings.ToLower(strings.Trim(w, ".,;:()\"“”"))}, 0)
		if used == 0 || v.Kind != number.Cardinal || v.Best != float64(n) {
			continue
		}
		for _, x := range words[max(i-5, 0):min(i+6, len(words))] {
			if slices.Contains(harm[measure], strings.ToLower(strings.Trim(x, ".,;:()\"“”"))) {
				return true
			}
		}
	}
	return false
}

type archived struct {
	Incident        string
	Killed, Injured int
}

// readTolls reads the archive's counts of each incident.
func readTolls(path string) (map[string]archived, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]archived{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var a archived
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, len(out)+1, err)
		}
		out[a.Incident] = a
	}
	return out, sc.Err()
}
