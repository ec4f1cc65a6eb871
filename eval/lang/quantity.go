package lang

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"synoptic/lang/quantity"
	"synoptic/lang/timex"
	"synoptic/news"
)

// spans counts how well spans are found: exactly, and with any overlap (one
// found span to one wanted one).
type spans struct{ exact, overlap PRF }

func (p *spans) want(n int) { p.exact.Wanted += n; p.overlap.Wanted += n }
func (p *spans) find(n int) { p.exact.Found += n; p.overlap.Found += n }
func (p *spans) hit(exact bool) {
	p.overlap.Right++
	if exact {
		p.exact.Right++
	}
}

func (p *spans) String() string {
	ep, er, ef := p.exact.F1()
	op, or, of := p.overlap.F1()
	return fmt.Sprintf("%7d  %6.3f %6.3f %6.3f   %6.3f %6.3f %6.3f", p.overlap.Wanted, op, or, of, ep, er, ef)
}

// Quantity scores numbers. Files that end in .tsv are label files as
// eval/labels/quantity.md describes them (spans, values, qualifiers, units);
// others are texts in which CARDINAL, MONEY, PERCENT and MEASURE are marked
// (spans only; what meets nothing but another mark, a duration or a name, is set
// aside). No files: the IEER part of the bench and the labels of the house.
// With QUANTITY_SHOW set it prints what differs.
func Quantity(w io.Writer, files []string) error {
	if len(files) == 0 {
		files = []string{filepath.Join(Bench(), "ner_ieer", "dev.jsonl"), filepath.Join(Labels(), "quantity.tsv")}
	}
	for _, path := range files {
		score := markedQuantities
		if strings.HasSuffix(path, ".tsv") {
			score = labelledQuantities
		}
		if err := score(w, path); err != nil {
			return err
		}
	}
	return nil
}

// Labels gives the folder of the house's own label files: eval/labels from the
// repository's root or from below it.
func Labels() string {
	for _, up := range []string{".", "..", "../..", "../../.."} {
		p := filepath.Join(up, "eval", "labels")
		if _, err := os.Stat(p); err == nil {
			return p
		}
	}
	return filepath.Join("eval", "labels")
}

var quantityKinds = []string{"CARDINAL", "MONEY", "PERCENT", "MEASURE"}

func markedQuantities(w io.Writer, path string) error {
	docs, err := readMarked(path)
	if err != nil {
		return err
	}
	by := map[string]*spans{"all": {}}
	for _, k := range quantityKinds {
		by[k] = &spans{}
	}
	for i := range docs {
		scoreMarked(w, &docs[i], by)
	}
	fmt.Fprintf(w, "%-28s %7s  %6s %6s %6s   %6s %6s %6s\n", short(path), "wanted", "over P", "R", "F1", "exactP", "R", "F1")
	fmt.Fprintf(w, "  %-26s %s\n", "all", by["all"])
	for _, k := range quantityKinds {
		fmt.Fprintf(w, "  %-26s %7d  %6s %6.3f %6s   %6s %6.3f\n", k, by[k].overlap.Wanted, "",
			ratio(by[k].overlap.Right, by[k].overlap.Wanted), "", "", ratio(by[k].exact.Right, by[k].exact.Wanted))
	}
	return nil
}

func scoreMarked(w io.Writer, m *marked, by map[string]*spans) {
	show := os.Getenv("QUANTITY_SHOW") != ""
	at := news.ByteOffsets(m.Text)
	d := readDoc(m.Text, m.Date)
	d.Timexes = timex.Read(d)
	got := quantity.Read(d)
	used, other := make([]bool, len(got)), make([]bool, len(got))
	for _, g := range m.Entities {
		p := by[g.Type]
		want := news.Span{Start: at[g.Start], End: at[g.End]}
		if p == nil {
			for k := range got {
				other[k] = other[k] || got[k].Overlaps(want)
			}
			continue
		}
		hit := pick(got, used, want)
		p.want(1)
		by["all"].want(1)
		if hit < 0 {
			if show {
				fmt.Fprintf(w, "MISS %s %q | %s\n", g.Type, g.Text, around(m.Text, want))
			}
			continue
		}
		used[hit] = true
		bare := got[hit].Bare // what annotate prints; the qualifier is no part of the marked spans
		p.hit(bare == want)
		by["all"].hit(bare == want)
		if show && bare != want {
			fmt.Fprintf(w, "SPAN %q for %s %q\n", m.Text[bare.Start:bare.End], g.Type, g.Text)
		}
	}
	for k, q := range got {
		if used[k] || !other[k] {
			by["all"].find(1)
		}
		if show && !used[k] && !other[k] {
			fmt.Fprintf(w, "EXTRA %v %s of %q | %s\n", q.Best, q.Unit, d.Words(q.Of), around(m.Text, q.Span))
		}
	}
}

// pick gives the unused quantity that meets a span, the same span before any
// other; -1 when there is none.
func pick(got []news.Quantity, used []bool, want news.Span) int {
	hit := -1
	for k := range got {
		if !used[k] && got[k].Overlaps(want) && (hit < 0 || got[k].Span == want) {
			hit = k
		}
	}
	return hit
}

// labelScore counts on labelled sentences of one part.
type labelScore struct {
	spans
	value, qualifier, unit, scope, units, scopes int
}

// label is one row of a label file; offsets are code points.
type label struct {
	kind, part, file, doc string
	start, end            int
	low, best, high       float64
	qualifier             string
	unit, scope           string
}

func labelledQuantities(w io.Writer, path string) error {
	rows, err := readLabels(path)
	if err != nil {
		return err
	}
	texts := map[string]marked{}
	parts := map[string]*labelScore{"dev": {}, "test": {}, "fresh": {}}
	docs := map[string][]label{}
	var order []string
	for _, r := range rows {
		key := r.file + "\x00" + r.doc
		if docs[key] == nil {
			order = append(order, key)
			texts[key] = marked{}
		}
		docs[key] = append(docs[key], r)
	}
	for _, r := range rows {
		if parts[r.part] == nil {
			return fmt.Errorf("%s: no part %q", path, r.part)
		}
	}
	if err := loadTexts(texts); err != nil {
		return err
	}
	for _, key := range order {
		scoreLabelled(w, texts[key], docs[key], parts)
	}
	fmt.Fprintf(w, "%-28s %7s  %6s %6s %6s   %6s %6s %6s   %6s %6s %6s %6s\n", short(path), "wanted", "over P", "R", "F1", "exactP", "R", "F1",
		"value", "qualif", "unit", "scope")
	for _, name := range []string{"dev", "test", "fresh"} {
		p := parts[name]
		n := p.overlap.Right
		fmt.Fprintf(w, "  %-26s %s   %6.3f %6.3f %6.3f %6.3f\n", name, &p.spans, ratio(p.value, n), ratio(p.qualifier, n), ratio(p.unit, p.units), ratio(p.scope, p.scopes))
	}
	return nil
}

func readLabels(path string) ([]label, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []label
	for n, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 || len(f) != 12 {
			if n > 0 {
				return nil, fmt.Errorf("%s line %d: %d columns, not 12", path, n+1, len(f))
			}
			continue
		}
		r := label{kind: f[0], part: f[1], file: f[2], doc: f[3], qualifier: f[9], unit: f[10], scope: f[11]}
		var e [5]error
		r.start, e[0] = strconv.Atoi(f[4])
		r.end, e[1] = strconv.Atoi(f[5])
		if r.kind != "S" {
			r.low, e[2] = strconv.ParseFloat(f[6], 64)
			r.best, e[3] = strconv.ParseFloat(f[7], 64)
			r.high, e[4] = strconv.ParseFloat(f[8], 64)
		}
		for _, err := range e {
			if err != nil {
				return nil, fmt.Errorf("%s line %d: %w", path, n+1, err)
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// loadTexts fills in the documents whose keys, file and id, are asked for.
func loadTexts(texts map[string]marked) error {
	files := map[string]bool{}
	for key := range texts {
		file, _, _ := strings.Cut(key, "\x00")
		files[file] = true
	}
	for file := range files {
		docs, err := readMarked(filepath.Join(Bench(), filepath.FromSlash(file)))
		if err != nil {
			return err
		}
		for _, m := range docs {
			if m.Text == "" {
				m.Text = m.Wikipedia
			}
			key := file + "\x00" + m.Doc + m.ID + m.Event
			if have, ok := texts[key]; ok && have.Text == "" {
				texts[key] = m
			}
		}
	}
	return nil
}

// scoreLabelled scores one document's labelled sentences (rows S) with their
// quantities (Q) and what may be found or not (O).
func scoreLabelled(w io.Writer, m marked, rows []label, parts map[string]*labelScore) {
	at := news.ByteOffsets(m.Text)
	d := readDoc(m.Text, m.Date[:min(10, len(m.Date))])
	d.Timexes = timex.Read(d)
	got := quantity.Read(d)
	used := make([]bool, len(got))
	show := strings.Contains(os.Getenv("QUANTITY_SHOW"), "dev")
	for _, kind := range []string{"Q", "O"} {
		for _, r := range rows {
			if r.kind == kind && r.end < len(at) {
				want := news.Span{Start: at[r.start], End: at[r.end]}
				hit := pick(got, used, want)
				if kind == "Q" {
					parts[r.part].quantity(w, got, hit, want, &r, m.Text, show && r.part == "dev")
				}
				if hit >= 0 {
					used[hit] = true
				}
				for k := range got {
					used[k] = used[k] || kind == "O" && got[k].Overlaps(want)
				}
			}
		}
	}
	for _, r := range rows {
		if r.kind != "S" || r.end >= len(at) {
			continue
		}
		for k := range got {
			if !used[k] && got[k].Overlaps(news.Span{Start: at[r.start], End: at[r.end]}) {
				parts[r.part].find(1)
				if show && r.part == "dev" {
					fmt.Fprintf(w, "EXTRA %v %s | %s\n", got[k].Best, got[k].Unit, around(m.Text, got[k].Span))
				}
			}
		}
	}
}

// quantity counts one wanted quantity against the one found for it, if any.
func (p *labelScore) quantity(w io.Writer, got []news.Quantity, hit int, want news.Span, r *label, text string, show bool) {
	p.want(1)
	if hit < 0 {
		if show {
			fmt.Fprintf(w, "MISS %v %s | %s\n", r.best, r.unit, around(text, want))
		}
		return
	}
	q := got[hit]
	p.find(1)
	p.hit(q.Span == want)
	value := near(q.Low, r.low) && near(q.Best, r.best) && near(q.High, r.high)
	for _, c := range []struct {
		n  *int
		ok bool
	}{{&p.value, value}, {&p.qualifier, q.Qualifier == r.qualifier}, {&p.unit, q.Unit == r.unit}, {&p.units, r.unit != "*"},
		{&p.scope, q.Scope == r.scope}, {&p.scopes, r.scope != "*"}} {
		if c.ok {
			*c.n++
		}
	}
	if show && !(value && q.Qualifier == r.qualifier && (q.Unit == r.unit || r.unit == "*") && q.Span == want) {
		fmt.Fprintf(w, "GOT %q %v-%v-%v %s %q %s, WANT %v-%v-%v %s %q %s | %s\n", text[q.Start:q.End], q.Low, q.Best, q.High, q.Qualifier, q.Unit, q.Scope,
			r.low, r.best, r.high, r.qualifier, r.unit, r.scope, around(text, want))
	}
}

// near compares values to half a percent.
func near(a, b float64) bool { return math.Abs(a-b) <= 0.005*math.Max(math.Abs(a), math.Abs(b)) }
