package whose

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// corpora are the files of reports, and by what theirs are of one event.
var corpora = []struct {
	file  string
	event func(map[string]any) string
}{
	{"timeline17/dev.articles.jsonl", func(r map[string]any) string { return field(r, "topic") + " " + field(r, "date") }},
	{"cluster_gva/dev.jsonl", func(r map[string]any) string { return field(r, "incident") }},
	{"coref_ecbplus/dev.jsonl", func(r map[string]any) string { return field(r, "story") }},
	{"coref_ecbplus/train.jsonl", func(r map[string]any) string { return field(r, "story") }},
	{"cluster_basil/dev.jsonl", func(r map[string]any) string { e := field(r, "event"); return e[:min(8, len(e))] }}, // its day
	{"cluster_giveme5w1h/dev.jsonl", func(r map[string]any) string { return field(r, "event") }},
	{"coref_newswcl50/dev.jsonl", func(r map[string]any) string { return field(r, "event") }},
}

// reports of one event are left out where there are fewer or more.
const fewest, most = 2, 25

// group is the reports of one event, as lines of JSON that the program reads.
type group struct {
	name  string
	lines []byte
	n     int
	apart bool // one of them is of an event that is kept apart
}

func field(r map[string]any, key string) string {
	if r[key] == nil {
		return ""
	}
	return fmt.Sprint(r[key])
}

// groups gives those of all corpora, by name, and how many were left out as kept apart.
func groups(env train.Env, labels string) (out []*group, left int, err error) {
	apart, err := keptApart(labels)
	if err != nil {
		return nil, 0, err
	}
	by := map[string]*group{}
	for _, c := range corpora {
		err := data.Lines(env.Path(filepath.FromSlash(c.file)), func(l []byte) error {
			var r map[string]any
			if err := json.Unmarshal(l, &r); err != nil {
				return fmt.Errorf("%s: %w", c.file, err)
			}
			name := strings.Split(c.file, "/")[0] + " " + c.event(r)
			g := by[name]
			if g == nil {
				g = &group{name: name}
				by[name] = g
			}
			id := cmp.Or(field(r, "id"), field(r, "doc"))
			g.apart = g.apart || apart[c.file+" "+id] || apart[hashed(field(r, "text"))]
			g.n++
			date := field(r, "date")
			b, err := json.Marshal(map[string]string{"id": id, "text": field(r, "text"), "title": field(r, "title"),
				"published": date[:min(10, len(date))], "outlet": cmp.Or(field(r, "outlet"), field(r, "collection"))})
			g.lines = append(append(g.lines, b...), '\n')
			return err
		})
		if err != nil {
			return nil, 0, err
		}
	}
	for _, g := range by {
		switch {
		case g.n < fewest || g.n > most:
		case g.apart:
			left++
		default:
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b *group) int { return cmp.Compare(a.name, b.name) })
	return out, left, nil
}

// hashed is how labels tell a text.
func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// keptApart gives the articles of labelled events that are kept apart, by file and id and by
// the hash of the text.
func keptApart(folder string) (map[string]bool, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.gold.json"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no labelled events in %s", folder)
	}
	out := map[string]bool{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var event struct {
			Use, Bench string
			Articles   []struct{ ID, SHA256 string }
		}
		if err := json.Unmarshal(b, &event); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		for _, a := range event.Articles {
			if event.Use == "apart" {
				out[event.Bench+" "+a.ID], out[a.SHA256] = true, true
			}
		}
	}
	return out, nil
}

// holders reads the reports of all groups, several at a time, and gives of each who holds an office.
func holders(all []*group) ([][]who.Holder, error) {
	out, errs := make([][]who.Holder, len(all)), make([]error, len(all))
	next := make(chan int)
	var wg sync.WaitGroup
	for range readers {
		wg.Go(func() {
			for i := range next {
				out[i], errs[i] = all[i].holders()
			}
		})
	}
	for i := range all {
		next <- i
	}
	close(next)
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", all[i].name, err)
		}
	}
	return out, nil
}

func (g *group) holders() ([]who.Holder, error) {
	var articles []*news.Article
	for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: bytes.NewReader(g.lines)}) {
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	docs, _, err := engine.Docs(context.Background(), articles, engine.Options{Workers: 1})
	if err != nil {
		return nil, err
	}
	return who.Holders(docs, line.Origins{}), nil
}
