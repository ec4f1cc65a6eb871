package lang

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"synoptic/lang"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// auxMarks are the auxiliary marks in the order in which they are told.
var auxMarks = []string{"negated", "future", "hypothetical", "historical"}

// auxFiles says where the documents of a corpus of eval/labels/aux.tsv lie
// below the bench folder.
var auxFiles = map[string]string{
	"timeline17": "timeline17/dev.articles.jsonl", "polnear": "polnear/train.jsonl",
	"raw_bbc": "raw_bbc/bbc.jsonl", "event_plv": "event_plv/train.jsonl",
	"basil": "cluster_basil/dev.jsonl", "giveme5w1h": "cluster_giveme5w1h/dev.jsonl", "fakes": "claims_fakes/dev.jsonl",
	"gva": "cluster_gva/dev.jsonl", "meantime": "coref_meantime/dev.jsonl",
}

// auxParts are the parts of the labels, in the order of their making. All but
// the last are tuned on.
var auxParts = []string{"dev", "test", "blind", "fresh", "late"}

// auxLabel is one line of eval/labels/aux.tsv: a sentence and the trigger in
// it, as code points of the document's text, and the marks that hold.
type auxLabel struct {
	corpus, doc  string
	start, end   int // of the sentence
	first, after int // of the trigger
	marks        []string
	part         string // one of auxParts
}

// AuxLabels finds the file of marks from a folder inside the repository.
func AuxLabels() string {
	for _, up := range []string{".", "..", "../.."} {
		p := filepath.Join(up, "eval", "labels", "aux.tsv")
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return filepath.Join("eval", "labels", "aux.tsv")
}

// readAux reads a file of marks; the error names the line that has not the
// form.
func readAux(path string) ([]auxLabel, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []auxLabel
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 8 {
			return nil, fmt.Errorf("%s:%d: %d fields, not 8", path, n+1, len(f))
		}
		l := auxLabel{corpus: f[0], doc: f[1], part: f[7]}
		for i, to := range []*int{&l.start, &l.end, &l.first, &l.after} {
			if *to, err = strconv.Atoi(f[2+i]); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
			}
		}
		if f[6] != "-" {
			l.marks = strings.Split(f[6], ",")
		}
		for _, m := range l.marks {
			if !slices.Contains(auxMarks, m) {
				return nil, fmt.Errorf("%s:%d: no mark %q", path, n+1, m)
			}
		}
		out = append(out, l)
	}
	return out, nil
}

// auxDocs reads the articles that the labels speak of, by corpus and document.
func auxDocs(labels []auxLabel) (map[[2]string]*news.Article, error) {
	want := map[[2]string]*news.Article{}
	for _, l := range labels {
		if auxFiles[l.corpus] == "" {
			return nil, fmt.Errorf("no corpus %q", l.corpus)
		}
		want[[2]string{l.corpus, l.doc}] = nil
	}
	for corpus, file := range auxFiles {
		err := data.Lines(filepath.Join(Bench(), filepath.FromSlash(file)), func(line []byte) error {
			var o struct{ ID, Doc, Date, Text string }
			if err := json.Unmarshal(line, &o); err != nil {
				return err
			}
			key := [2]string{corpus, o.Doc + o.ID}
			if a, ok := want[key]; ok && a == nil {
				a = &news.Article{ID: o.Doc + o.ID, Text: o.Text}
				a.Published.Value = o.Date[:min(len(o.Date), len("2006-01-02"))]
				want[key] = a
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return want, nil
}

// auxScores scores the marks of the events read at the labelled triggers,
// part by part. A trigger at which no event is read has no marks; missed counts
// those.
func auxScores(w io.Writer, path string) error {
	labels, err := readAux(path)
	if err != nil {
		return err
	}
	articles, err := auxDocs(labels)
	if err != nil {
		return err
	}
	read := map[*news.Article]*news.Doc{}
	score := map[string]map[string]*PRF{}
	count, missed := map[string]int{}, map[string]int{}
	for _, l := range labels {
		a := articles[[2]string{l.corpus, l.doc}]
		if a == nil {
			return fmt.Errorf("%s: no document %s in %s", path, l.doc, l.corpus)
		}
		if read[a] == nil {
			read[a] = lang.Read(a)
		}
		got, found := marksAt(read[a], l)
		count[l.part]++
		if !found {
			missed[l.part]++
		}
		if score[l.part] == nil {
			score[l.part] = map[string]*PRF{}
			for _, m := range auxMarks {
				score[l.part][m] = &PRF{}
			}
		}
		if os.Getenv("AUX_SHOW") == l.part && l.part != "" {
			showMarks(w, a.Text, l, got, found)
		}
		for _, m := range auxMarks {
			s, in, is := score[l.part][m], slices.Contains(l.marks, m), slices.Contains(got, m)
			s.Wanted += one(in)
			s.Found += one(is)
			s.Right += one(in && is)
		}
	}
	for _, part := range auxParts {
		fmt.Fprintf(w, "%-28s %8s %7s %7s %7s\n", "marks, "+part, "triggers", "P", "R", "F1")
		fmt.Fprintf(w, "%-28s %8d  without an event: %d\n", "all", count[part], missed[part])
		for _, m := range auxMarks {
			if s := score[part][m]; s != nil {
				p, r, f := s.F1()
				fmt.Fprintf(w, "  %-26s %8d %7.4f %7.4f %7.4f\n", m, s.Wanted, p, r, f)
			}
		}
	}
	return nil
}

// showMarks prints a sentence whose marks were read wrong.
func showMarks(w io.Writer, text string, l auxLabel, got []string, found bool) {
	wrong := len(got) != len(l.marks) || !found
	for _, m := range got {
		wrong = wrong || !slices.Contains(l.marks, m)
	}
	if r := []rune(text); wrong {
		fmt.Fprintf(w, "WANT %v GOT %v %v | %s<<%s>>%s\n", l.marks, got, found, string(r[l.start:l.first]), string(r[l.first:l.after]), string(r[l.after:l.end]))
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// marksAt gives the marks of the event read at a label's trigger.
func marksAt(d *news.Doc, l auxLabel) ([]string, bool) {
	var marks []string
	found := false
	text := d.Article.Text
	for _, e := range d.Events {
		s := utf8.RuneCountInString(text[:e.Start])
		if s < l.after && s+utf8.RuneCountInString(text[e.Start:e.End]) > l.first {
			found = true
			for _, m := range e.Aux {
				if !slices.Contains(marks, m) {
					marks = append(marks, m)
				}
			}
		}
	}
	return marks, found
}
