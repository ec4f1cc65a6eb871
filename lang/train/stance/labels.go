package stance

import (
	"errors"
	"hash/fnv"
	"strconv"
	"strings"

	"synoptic/dossier/want"
	"synoptic/dossier/who"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/labelled"
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
	docs   []*news.Doc // as read
	who    *who.Who
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
		out = append(out, &group{Group: g, labels: labels[i]})
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
	var err error
	if g.docs, g.who, err = labelled.Docs(env, g.Group); err != nil {
		return nil, err
	}
	return want.Candidates(g.docs, g.who), nil
}

// firstHasty is the first set, the number before a group's name, whose readers were quick and
// generous (eval/labels/positions.md).
const firstHasty = 56

// step gives by how much the words of the group count.
func (g *group) step() float32 {
	set, _, _ := strings.Cut(g.Name, "-")
	if n, err := strconv.Atoi(set); err == nil && n >= firstHasty {
		return hasty
	}
	return 1
}

// fold tells which models do not see the group.
func (g *group) fold() int {
	h := fnv.New32a()
	h.Write([]byte(g.Name))
	return int(h.Sum32() % folds)
}
