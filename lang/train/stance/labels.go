package stance

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/want"
	"synoptic/dossier/who"
	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// label is one place that tells of a position: the words, the word of stance in them, the
// places that name the party, the stances that are right; sure is false of what one may
// leave out.
type label struct {
	article   string
	span, cue news.Span
	party     []news.Span
	stances   []string
	sure      bool
}

// group is reports of one event with every position that they tell.
type group struct {
	name, file string
	articles   []data.Labelled
	labels     []label
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
		case x[0] == "article" && len(x) == 4 && len(out) > 0:
			g := out[len(out)-1]
			g.articles = append(g.articles, data.Labelled{As: x[1], ID: x[2], SHA256: x[3]})
		case x[0] == "position" && len(x) == 7 && len(out) > 0:
			g := out[len(out)-1]
			l := label{article: x[1], span: span(x[2]), cue: span(x[3]), stances: strings.Split(x[5], ","), sure: x[6] == "1"}
			for p := range strings.SplitSeq(x[4], ",") {
				if p != "-" {
					l.party = append(l.party, span(p))
				}
			}
			g.labels = append(g.labels, l)
		default:
			return nil, fmt.Errorf("%s:%d: no line of labels", path, n+1)
		}
	}
	return out, nil
}

// span reads "120-134".
func span(s string) news.Span {
	a, b, _ := strings.Cut(s, "-")
	from, _ := strconv.Atoi(a)
	to, _ := strconv.Atoi(b)
	return news.Span{Start: from, End: to}
}

// read reads the reports of a group and gives the words that may take a stance there.
func (g *group) read(env train.Env) ([]want.Candidate, error) {
	_, lines, err := data.Articles(env.Path(filepath.FromSlash(g.file)), g.articles)
	if err != nil {
		return nil, err
	}
	var articles []*news.Article
	for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: bytes.NewReader(lines)}) {
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	docs, _, err := engine.Docs(context.Background(), articles, engine.Options{Workers: 1, KeepAll: true})
	if err != nil {
		return nil, err
	}
	return want.Candidates(docs, who.Resolve(docs, line.Origins{})), nil
}
