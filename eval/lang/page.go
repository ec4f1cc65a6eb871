package lang

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"synoptic/fetch/charset"
	"synoptic/fetch/page"
	"synoptic/lang/body"
	"synoptic/news"
)

// Page scores the extraction of text from web pages against bodies typed out
// by hand: files of JSON lines with "file" (gzipped HTML beside it) and "text".
// It prints precision, recall and F1 of 4-grams of words (the measure of the
// article-extraction benchmark, averaged over pages) and of words as bags, for
// the extracted text and for its body without furniture.
func Page(w io.Writer, files []string) error {
	if len(files) == 0 {
		files = []string{filepath.Join(Bench(), "html_articles", "dev.jsonl")}
	}
	fmt.Fprintf(w, "%-26s %-10s %6s %6s   %7s %7s %7s   %7s %7s %7s   %s\n", "file", "text", "pages", "empty", "4-gr P", "R", "F1",
		"words P", "R", "F1", "pages/s")
	for _, path := range files {
		if err := scorePages(w, path); err != nil {
			return err
		}
	}
	return nil
}

func scorePages(w io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	var whole, bare pageScore
	var took time.Duration
	for sc.Scan() {
		var m struct{ File, URL, Text string }
		if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		src, err := unzipped(filepath.Join(filepath.Dir(path), m.File))
		if err != nil {
			return err
		}
		start := time.Now()
		p := extract(src, m.URL)
		took += time.Since(start)
		whole.add(m.Text, p.Text)
		bare.add(m.Text, withoutFurniture(p))
	}
	for _, s := range []struct {
		name string
		*pageScore
	}{{"extracted", &whole}, {"body", &bare}} {
		n := max(1, float64(s.pages))
		fmt.Fprintf(w, "%-26s %-10s %6d %6d   %7.4f %7.4f %7.4f   %7.4f %7.4f %7.4f   %.0f\n", short(path), s.name, s.pages, s.empty,
			s.gram[0]/n, s.gram[1]/n, Harmonic(s.gram[0]/n, s.gram[1]/n), s.word[0]/n, s.word[1]/n, Harmonic(s.word[0]/n, s.word[1]/n),
			n/took.Seconds())
	}
	return sc.Err()
}

func unzipped(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return io.ReadAll(z)
}

func extract(src []byte, address string) page.Page {
	s, _, err := charset.HTML(src, "")
	if err != nil {
		return page.Page{}
	}
	p, _ := page.Read(s, address)
	return p
}

func withoutFurniture(p page.Page) string {
	d := &news.Doc{Article: &news.Article{Text: p.Text, Title: p.Title, Byline: p.Byline, Outlet: p.Outlet}}
	var b strings.Builder
	for _, x := range body.Read(d) {
		if x.Kind != news.BlockFurniture {
			b.WriteString(p.Text[x.Start:x.End])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// pageScore sums precision and recall over pages.
type pageScore struct {
	pages, empty int
	gram, word   [2]float64
}

func (s *pageScore) add(want, got string) {
	s.pages++
	if strings.TrimSpace(got) == "" {
		s.empty++
	}
	for n, sum := range map[int]*[2]float64{1: &s.word, 4: &s.gram} {
		p, r := overlap(grams(want, n), grams(got, n))
		sum[0] += p
		sum[1] += r
	}
}

// grams counts the runs of n words of a text.
func grams(s string, n int) map[string]int {
	ws := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := map[string]int{}
	for i := 0; i+n <= len(ws); i++ {
		out[strings.Join(ws[i:i+n], " ")]++
	}
	return out
}

// overlap gives precision and recall of counted things; two empty ones agree.
func overlap(want, got map[string]int) (precision, recall float64) {
	right, wanted, found := 0, 0, 0
	for k, n := range want {
		wanted += n
		right += min(n, got[k])
	}
	for _, n := range got {
		found += n
	}
	if wanted == 0 && found == 0 {
		return 1, 1
	}
	return float64(right) / float64(max(found, 1)), float64(right) / float64(max(wanted, 1))
}

// Harmonic gives the harmonic mean of precision and recall (F1), 0 where both are 0.
func Harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
