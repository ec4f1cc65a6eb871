package differ

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"synoptic/dossier"
	"synoptic/dossier/differ"
	"synoptic/dossier/line"
	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/news"
)

// group is reports of one event, and the pairs of claims of them that were judged.
type group struct {
	name, file string
	articles   []article
	judged     []judged
}

// article is an article of the bench, by its id; as is the name by which pairs point at it,
// sha256 the start of the hash of its text, published the day that it gives where the bench
// has another.
type article struct{ as, id, sha256, published string }

// judged is two places of a group's reports, as "@000:120-134", and whether they tell of one
// thing and differ ("d"), of one thing and do not ("s") or of two ("n"); of how many pairs of
// its group it was drawn, 1 or more.
type judged struct {
	at    [2]string
	judge string
	of    float64
}

// readGroups reads a file of labels: lines of fields between tabs, each after the group that
// it is of.
func readGroups(path string) ([]*group, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []*group
	for n, line := range strings.Split(string(b), "\n") {
		x := strings.Split(line, "\t")
		switch {
		case line == "" || line[0] == '#':
		case x[0] == "group" && len(x) == 3:
			out = append(out, &group{name: x[1], file: x[2]})
		case x[0] == "article" && len(x) >= 4 && len(out) > 0:
			g := out[len(out)-1]
			g.articles = append(g.articles, article{x[1], x[2], x[3], strings.Join(x[4:], "")})
		case x[0] == "pair" && len(x) >= 4 && len(out) > 0:
			g, j := out[len(out)-1], judged{[2]string{x[2], x[3]}, x[1], 1}
			if len(x) > 4 {
				if j.of, err = strconv.ParseFloat(x[4], 64); err != nil {
					return nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
				}
			}
			g.judged = append(g.judged, j)
		default:
			return nil, fmt.Errorf("%s:%d: no line of labels", path, n+1)
		}
	}
	return out, nil
}

// bench keeps the lines of the files of the bench by the ids of their articles.
type bench map[string]map[string]json.RawMessage

func (b bench) file(path string) (map[string]json.RawMessage, error) {
	if b[path] != nil {
		return b[path], nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b[path] = map[string]json.RawMessage{}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var r struct{ ID, Doc string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		b[path][cmp.Or(r.ID, r.Doc)] = bytes.Clone(sc.Bytes())
	}
	return b[path], sc.Err()
}

// reports gives the articles of a group, their ids as pairs name them.
func (g *group) reports(b bench, path string) ([]*news.Article, error) {
	lines, err := b.file(path)
	if err != nil {
		return nil, err
	}
	var in []byte
	for _, a := range g.articles {
		var r struct{ URL, Outlet, Collection, Title, Text, Date string }
		if err := json.Unmarshal(lines[a.id], &r); err != nil {
			return nil, fmt.Errorf("article %s of %s: %w", a.id, path, err)
		}
		if sum := sha256.Sum256([]byte(r.Text)); !strings.HasPrefix(hex.EncodeToString(sum[:]), a.sha256) {
			return nil, fmt.Errorf("article %s of %s is not the one that was labelled", a.id, path)
		}
		published := cmp.Or(a.published, r.Date)
		l, err := json.Marshal(map[string]string{"id": a.as, "url": r.URL, "outlet": cmp.Or(r.Outlet, r.Collection), "title": r.Title,
			"text": r.Text, "published": published[:min(10, len(published))]})
		if err != nil {
			return nil, err
		}
		in = append(append(in, l...), '\n')
	}
	var out []*news.Article
	for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: bytes.NewReader(in)}) {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// pairs makes the record of a group and gives the pairs of claims that it weighs.
func (g *group) pairs(b bench, path string) ([]differ.Pair, error) {
	articles, err := g.reports(b, path)
	if err != nil {
		return nil, err
	}
	docs, aside, err := engine.Docs(context.Background(), articles, engine.Options{})
	if err != nil {
		return nil, err
	}
	d, err := dossier.Compose(docs, aside)
	if err != nil {
		return nil, err
	}
	from := line.Origins{}
	for _, a := range d.Articles {
		from[a.ID] = a.Origin
	}
	return differ.Tell(docs, from).Pairs(d), nil
}

// pointer tells where evidence lies, as labels have it.
func pointer(e news.Evidence) string {
	return "@" + e.Article + ":" + strconv.Itoa(e.Start) + "-" + strconv.Itoa(e.End)
}
