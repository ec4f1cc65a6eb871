package data

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Labelled is an article of the bench into which labels point: As is the name by which they do,
// ID its own in the bench, SHA256 the start of the hash of its text, in hex, Published the day
// that labels give where the bench has another or none.
type Labelled struct{ As, ID, SHA256, Published string }

// Articles finds articles in a file of the bench. It gives their texts by the names of the
// labels, and the articles as JSON lines such as the program reads, in the order given. A text
// that has changed since it was labelled is an error.
func Articles(path string, all []Labelled) (texts map[string]string, lines []byte, err error) {
	found := map[string]map[string]any{}
	err = Lines(path, func(line []byte) error {
		if !slices.ContainsFunc(all, func(a Labelled) bool { return bytes.Contains(line, []byte(strconv.Quote(a.ID))) }) {
			return nil // most; they are not decoded
		}
		var r map[string]any
		if err := json.Unmarshal(line, &r); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, k := range []string{"id", "doc"} {
			if s, ok := r[k].(string); ok {
				found[s] = r
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	texts = map[string]string{}
	for _, a := range all {
		field := func(k string) string { s, _ := found[a.ID][k].(string); return s }
		text := field("text")
		if sum := sha256.Sum256([]byte(text)); !strings.HasPrefix(hex.EncodeToString(sum[:]), a.SHA256) || text == "" {
			return nil, nil, fmt.Errorf("article %s of %s is not the one that was labelled", a.ID, path)
		}
		texts[a.As] = text
		out := map[string]string{"id": a.As, "text": text}
		put := func(k, v string) {
			if v != "" {
				out[k] = v
			}
		}
		day := cmp.Or(a.Published, field("date"))
		put("published", day[:min(10, len(day))])
		put("title", field("title"))
		put("url", field("url"))
		put("outlet", cmp.Or(field("outlet"), field("collection")))
		b, err := json.Marshal(out)
		if err != nil {
			return nil, nil, err
		}
		lines = append(append(lines, b...), '\n')
	}
	return texts, lines, nil
}

// Group is reports of one event, or one report, of a file of the bench, into which labels point.
type Group struct {
	Name, File string
	Articles   []Labelled
}

// Groups reads a file of labels: lines of fields between tabs, "group" (name, file), then its
// "article" lines (name, id, hash, day or none), then lines of labels, which are given to row with
// the number of their group. Lines that begin with # are remarks.
func Groups(path string, row func(group int, fields []string) error) ([]Group, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Group
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		x := strings.Split(line, "\t")
		switch {
		case x[0] == "group" && len(x) == 3:
			out = append(out, Group{Name: x[1], File: x[2]})
		case x[0] == "article" && len(x) >= 4 && len(out) > 0:
			g := &out[len(out)-1]
			g.Articles = append(g.Articles, Labelled{As: x[1], ID: x[2], SHA256: x[3], Published: strings.Join(x[4:], "")})
		case len(out) == 0:
			return nil, fmt.Errorf("%s:%d: a label of no group", path, n+1)
		default:
			if err := row(len(out)-1, x); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
			}
		}
	}
	return out, nil
}
