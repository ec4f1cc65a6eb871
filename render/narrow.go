package render

import (
	"slices"

	"synoptic/news"
)

// narrow gives a dossier with the lines alone that rest on some articles: what
// has to be known to mark the words of these. Articles and entities stay, so
// that both keep their numbers and names.
func narrow(d *news.Dossier, want func(article string) bool) *news.Dossier {
	if want == nil {
		return d
	}
	out := *d
	some := func(ids []string) bool { return slices.ContainsFunc(ids, want) }
	out.Articles = slices.Clone(d.Articles)
	for i := range out.Articles {
		if a := &out.Articles[i]; !want(a.ID) {
			a.Furniture = nil
		}
	}
	out.Entities = slices.Clone(d.Entities)
	for i := range out.Entities {
		if e := &out.Entities[i]; !some(e.Articles) {
			*e = news.Entity{ID: e.ID, Name: e.Name, Party: e.Party} // a name in other lines, and no line of its own
		}
	}
	out.Meetings = only(d.Meetings, func(x *news.Meeting) bool { return some(x.Articles) })
	out.Statements = only(d.Statements, func(x *news.Statement) bool { return some(x.Articles) })
	out.Positions = only(d.Positions, func(x *news.Position) bool { return some(x.Articles) })
	out.Events = only(d.Events, func(x *news.Happening) bool { return some(x.Articles) })
	out.Figures = only(d.Figures, func(x *news.Figure) bool { return some(x.Articles) })
	out.Differences = only(d.Differences, func(x *news.Difference) bool {
		return slices.ContainsFunc(x.Readings, func(r news.DifferenceReading) bool { return some(r.Articles) })
	})
	out.Aside = nil
	out.Coverage.ByArticle = nil // what it lists are lines that stand in their parts
	return &out
}

func only[T any](list []T, keep func(*T) bool) []T {
	out := []T{}
	for i := range list {
		if keep(&list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}
