package stance

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/want"
	"synoptic/dossier/who"
	"synoptic/engine"
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
	data.Group
	labels []label
}

// readGroups reads a file of labels.
func readGroups(path string) ([]*group, error) {
	labels := map[int][]label{}
	all, err := data.Groups(path, func(g int, x []string) error {
		if x[0] != "position" || len(x) != 7 {
			return errors.New("no line of labels")
		}
		l := label{article: x[1], span: span(x[2]), cue: span(x[3]), stances: strings.Split(x[5], ","), sure: x[6] == "1"}
		for p := range strings.SplitSeq(x[4], ",") {
			if p != "-" {
				l.party = append(l.party, span(p))
			}
		}
		labels[g] = append(labels[g], l)
		return nil
	})
	var out []*group
	for i, g := range all {
		out = append(out, &group{g, labels[i]})
	}
	return out, err
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
	articles, err := g.Reports(env.Bench)
	if err != nil {
		return nil, err
	}
	docs, _, err := engine.Docs(context.Background(), articles, engine.Options{Workers: 1, KeepAll: true})
	if err != nil {
		return nil, err
	}
	return want.Candidates(docs, who.Resolve(docs, line.Origins{})), nil
}
