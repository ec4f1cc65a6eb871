package differ

import (
	"context"
	"errors"
	"strconv"

	"synoptic/dossier"
	"synoptic/dossier/differ"
	"synoptic/dossier/line"
	"synoptic/engine"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// group is reports of one event, and the pairs of claims of them that were judged.
type group struct {
	data.Group
	judged []judged
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
		out = append(out, &group{g, judges[i]})
	}
	return out, err
}

// pairs makes the record of a group and gives the pairs of claims that it weighs.
func (g *group) pairs(bench string) ([]differ.Pair, error) {
	articles, err := g.Reports(bench)
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
