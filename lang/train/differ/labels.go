package differ

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"synoptic/dossier"
	"synoptic/dossier/differ"
	"synoptic/dossier/line"
	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// group is reports of one event, and the pairs of claims of them that were judged, or, where
// complete, all in which they differ.
type group struct {
	data.Group
	judged   []judged
	complete bool
	differ   []difference
}

// difference is what differs in a group: the places of each reading, and whether it surely does.
type difference struct {
	readings [][]news.Evidence
	sure     bool
}

// readComplete reads a file of the differences of groups.
func readComplete(path string) ([]*group, error) {
	found := map[int][]difference{}
	all, err := data.Groups(path, func(g int, x []string) error {
		if x[0] != "difference" || len(x) < 5 {
			return errors.New("no line of labels")
		}
		l := difference{sure: x[len(x)-1] == "1"}
		for _, reading := range x[2 : len(x)-1] {
			var at []news.Evidence
			for place := range strings.SplitSeq(reading, ",") {
				var e news.Evidence
				article, span, _ := strings.Cut(strings.TrimPrefix(place, "@"), ":")
				if _, err := fmt.Sscanf(span, "%d-%d", &e.Start, &e.End); err != nil {
					return err
				}
				e.Article = article
				at = append(at, e)
			}
			l.readings = append(l.readings, at)
		}
		found[g] = append(found[g], l)
		return nil
	})
	var out []*group
	for i, g := range all {
		out = append(out, &group{Group: g, complete: true, differ: found[i]})
	}
	return out, err
}

// judgeAll judges the pairs of a complete group by its differences: on two readings of one that is
// sure ("d"), of one that is arguable, or with a value that its article tells on such a place,
// too ("s"), else "n".
func (g *group) judgeAll(pairs []differ.Pair) []string {
	type value struct{ article, class, value string }
	of := func(p *differ.Pair, i int) value { return value{p.At[i].Article, p.Class, p.Values[i]} }
	out := make([]string, len(pairs))
	for i := range out {
		out[i] = "n"
	}
	for _, l := range g.differ {
		told := map[value]int{} // the reading that has it
		for i := range pairs {
			for k, e := range pairs[i].At {
				if r := l.reading(e); r >= 0 {
					told[of(&pairs[i], k)] = r + 1
				}
			}
		}
		for i := range pairs {
			p := &pairs[i]
			a, b := l.reading(p.At[0]), l.reading(p.At[1])
			x, y := told[of(p, 0)], told[of(p, 1)]
			switch {
			case a >= 0 && b >= 0 && a != b && l.sure:
				out[i] = "d"
			case x > 0 && y > 0 && x != y && out[i] == "n":
				out[i] = "s"
			}
		}
	}
	return out
}

// reading gives the number of the reading of a difference that has a place, -1 for none.
func (l *difference) reading(e news.Evidence) int {
	return slices.IndexFunc(l.readings, func(all []news.Evidence) bool {
		return slices.ContainsFunc(all, func(x news.Evidence) bool { return x.Article == e.Article && x.Span().Overlaps(e.Span()) })
	})
}

// judged is two places of a group's reports, as "@000:120-134", and whether they tell of one
// thing and differ ("d"), of one thing and do not ("s") or of two ("n"); of how many pairs of
// its group it was drawn, 1 or more.
type judged struct {
	at    [2]string
	judge string
	of    float64
}

// readGroups reads a file of labels.
func readGroups(path string) ([]*group, error) {
	judges := map[int][]judged{}
	all, err := data.Groups(path, func(g int, x []string) error {
		if x[0] != "pair" || len(x) < 4 {
			return errors.New("no line of labels")
		}
		j := judged{[2]string{x[2], x[3]}, x[1], 1}
		if len(x) > 4 {
			var err error
			if j.of, err = strconv.ParseFloat(x[4], 64); err != nil {
				return err
			}
		}
		judges[g] = append(judges[g], j)
		return nil
	})
	var out []*group
	for i, g := range all {
		out = append(out, &group{Group: g, judged: judges[i]})
	}
	return out, err
}

// reports gives the articles of a group, their ids as pairs name them.
func (g *group) reports(path string) ([]*news.Article, error) {
	_, lines, err := data.Articles(path, g.Articles)
	if err != nil {
		return nil, err
	}
	var out []*news.Article
	for a, err := range fetch.Read(context.Background(), []string{"-"}, fetch.Options{Stdin: bytes.NewReader(lines)}) {
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// pairs makes the record of a group and gives the pairs of claims that it weighs.
func (g *group) pairs(path string) ([]differ.Pair, error) {
	articles, err := g.reports(path)
	if err != nil {
		return nil, err
	}
	docs, aside, err := engine.Docs(context.Background(), articles, engine.Options{KeepAll: g.complete})
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
