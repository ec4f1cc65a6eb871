package event

import (
	"encoding/json"
	"os"
	"strings"

	"synoptic/lang"
	"synoptic/lang/event"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// weak gives the decisions that nobody labelled word by word.
func weak(env train.Env) ([]example, error) {
	out, err := patterns(env)
	if err != nil {
		return nil, err
	}
	raw, err := plain(env)
	return append(out, raw...), err
}

// plain gives what the tables say of the words of plain news, so that the
// model learns nothing of an event in what they pass over.
func plain(env train.Env) ([]example, error) {
	var out []example
	for _, c := range []struct {
		path string
		step int
	}{
		{env.Path("raw_bbc", "bbc.jsonl"), 23},
		{env.Path("polnear", "train.jsonl"), 29},
		{env.Path("timeline17", "dev.articles.jsonl"), 47},
	} {
		n := 0
		err := data.Lines(c.path, func(line []byte) error {
			if n++; n%c.step != 0 {
				return nil
			}
			var o struct{ Text string }
			if err := json.Unmarshal(line, &o); err != nil {
				return err
			}
			d := lang.Read(&news.Article{ID: "s", Text: o.Text[:min(len(o.Text), 3000)]})
			for k, c := range event.Candidates(d) {
				if c.Table != event.None || k%2 == 0 {
					out = append(out, example{features: c.Features, right: labels([]string{c.Table}), weight: weightRaw, group: -1})
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// dictionary is the CAMEO verb dictionary as it is read.
type dictionary struct {
	sets  map[string][]string // of words by name ("&ASYLUM")
	types map[string]string   // PLOVER types by CAMEO code
	set   string              // the set that is read
	verbs []string            // of the block that is read
	code  string              // of the block that is read
	out   []example
}

// patterns reads the CAMEO verb dictionary: what a verb, alone or with words
// beside it, stands for, by the table from CAMEO to PLOVER.
func patterns(env train.Env) ([]example, error) {
	d := dictionary{sets: map[string][]string{}, types: map[string]string{}}
	table, err := os.ReadFile(env.Path("res_event_dictionaries", "CAMEO2PLOVER-2021.txt"))
	if err != nil {
		return nil, err
	}
	for _, line := range strings.Split(string(table), "\n") {
		code, rest, ok := strings.Cut(line, ":")
		if t, _, _ := strings.Cut(strings.TrimSpace(rest), ","); ok && !strings.HasPrefix(code, "#") && len(labels([]string{t})) > 0 && d.types[strings.TrimSpace(code)] == "" {
			d.types[strings.TrimSpace(code)] = t
		}
	}
	err = data.Lines(env.Path("res_event_dictionaries", "CAMEO.verbpatterns.txt"), func(line []byte) error {
		d.line(string(line))
		return nil
	})
	return d.out, err
}

// line reads one line of the dictionary.
func (d *dictionary) line(line string) {
	line, _, _ = strings.Cut(line, "#")
	line = strings.TrimSpace(line)
	switch {
	case line == "":
	case strings.HasPrefix(line, "&"):
		d.set = line
	case strings.HasPrefix(line, "---"):
		d.set, d.verbs = "", nil
		d.code = bracket(line)
	case strings.HasPrefix(line, "- "):
		d.pattern(line[2:])
	case strings.HasPrefix(line, "~"):
	case d.set != "":
		w, _, _ := strings.Cut(strings.Trim(line, "+"), " ")
		d.sets[d.set] = append(d.sets[d.set], word(w))
	default:
		w, _, _ := strings.Cut(line, " ")
		if strings.HasPrefix(w, "+") || strings.Contains(w, "_") {
			return
		}
		code := d.code
		if c := bracket(line); c != "" {
			code = c
		}
		d.verbs = append(d.verbs, word(w))
		d.teach(word(w), nil, code)
	}
}

// pattern reads "WORDS * WORDS [code]".
func (d *dictionary) pattern(line string) {
	words, _, ok := strings.Cut(line, "[")
	if !ok {
		return
	}
	_, after, _ := strings.Cut(words, "*")
	var with []string
	for _, w := range strings.Fields(after) {
		w = strings.Trim(w, "{}()")
		if set := d.sets[w]; len(set) > 0 {
			with = append(with, set[:min(6, len(set))]...)
		} else if len(w) > 1 && w[0] != '&' {
			with = append(with, word(w))
		}
	}
	if len(with) == 0 || len(d.verbs) == 0 || len(with) > 8 {
		return
	}
	d.teach(d.verbs[0], with, bracket(line))
}

// teach adds what a verb with words stands for.
func (d *dictionary) teach(verb string, with []string, code string) {
	t := event.None
	if code != "---" {
		if t = d.types[code]; t == "" && len(code) > 2 {
			t = d.types[code[:2]]
		}
	}
	if strings.HasPrefix(code, "01") || strings.HasPrefix(code, "02") && t == "" {
		t = event.None
	}
	if t == "" {
		return
	}
	d.out = append(d.out, example{features: event.WordFeatures(verb, with), right: labels([]string{t}), weight: weightPattern, group: -1})
}

func bracket(line string) string {
	_, s, _ := strings.Cut(line, "[")
	s, _, _ = strings.Cut(s, "]")
	return strings.Trim(s, ": ")
}

func word(w string) string { return strings.ToLower(strings.TrimRight(w, "_")) }
