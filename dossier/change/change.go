// Package change compares two records of a story: what was added, withdrawn
// and moved between them, with the articles that made it so.
package change

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/news"
)

// Between tells what became of the record a in the record b. Lines meet by
// their ids, which are made from content; then by the words they rest on, as
// an id moves when words are added; then by what they are about. The same
// records give the same answer.
func Between(a, b *news.Dossier) *news.Diff {
	c := comparer{a: a, b: b}
	c.articles()
	out := &news.Diff{Schema: news.DiffSchema, From: side(a), To: side(b), Articles: c.moves, Changes: []news.LineChange{}}
	before, after := view(a, c.names()), view(b, names(b))
	for _, part := range parts {
		x, y := only(before, part), only(after, part)
		pairs := c.match(x, y)
		for j := range y {
			i := pairs[j]
			if i < 0 {
				out.Changes = append(out.Changes, c.added(x, y, y[j]))
				continue
			}
			if ch, ok := c.moved(x[i], y[j]); ok {
				out.Changes = append(out.Changes, ch)
			} else {
				out.Unchanged++
			}
		}
		for i := range x {
			if !slices.Contains(pairs, i) {
				out.Changes = append(out.Changes, c.withdrawn(x[i]))
			}
		}
	}
	slices.SortStableFunc(out.Changes, func(a, b news.LineChange) int {
		return cmp.Or(slices.Index(kinds, a.Kind)-slices.Index(kinds, b.Kind), slices.Index(parts, a.Part)-slices.Index(parts, b.Part))
	})
	return out
}

// The orders of the answer: what says something else goes before what is new.
var (
	kinds = []string{news.ChangeMoved, news.ChangeAdded, news.ChangeWithdrawn, news.ChangeConfirmed, news.ChangeWeakened}
	parts = []string{"figure", "meeting", "position", "person", "difference", "event", "statement"}
)

func side(d *news.Dossier) news.DiffSide {
	return news.DiffSide{Story: d.Story.ID, Title: d.Story.Title, Articles: len(d.Articles), Origins: d.Coverage.Origins,
		LastPublished: d.Story.LastPublished}
}

func only(list []item, part string) []item {
	var out []item
	for _, x := range list {
		if x.part == part {
			out = append(out, x)
		}
	}
	return out
}

// comparer knows which article of the later record is which of the earlier
// one.
type comparer struct {
	a, b    *news.Dossier
	later   map[string]string // id of an article of a -> its id in b
	revised map[string]bool   // ids of articles of a whose text is another in b
	fresh   map[string]bool   // ids of articles of b that are new or have another text
	moves   news.ArticleChanges
}

// articles pairs the articles: by id, else by address, else by location.
func (c *comparer) articles() {
	c.later, c.revised, c.fresh = map[string]string{}, map[string]bool{}, map[string]bool{}
	c.moves = news.ArticleChanges{Added: []news.ArticleRef{}, Withdrawn: []news.ArticleRef{}, Revised: []news.ArticleRef{}}
	taken := map[string]bool{}
	for _, key := range []func(news.Report) string{
		func(r news.Report) string { return r.ID },
		func(r news.Report) string { return string(r.URL) },
		func(r news.Report) string { return r.Location },
	} {
		at := map[string]news.Report{}
		for _, r := range c.b.Articles {
			if k := key(r); k != "" && !taken[r.ID] {
				at[k] = r
			}
		}
		for _, r := range c.a.Articles {
			if x, ok := at[key(r)]; ok && c.later[r.ID] == "" && !taken[x.ID] {
				c.later[r.ID] = x.ID
				taken[x.ID] = true
				if x.Text != r.Text {
					c.revised[r.ID], c.fresh[x.ID] = true, true
					c.moves.Revised = append(c.moves.Revised, ref(x))
				}
			}
		}
	}
	for _, r := range c.a.Articles {
		if c.later[r.ID] == "" {
			c.moves.Withdrawn = append(c.moves.Withdrawn, ref(r))
		}
	}
	for _, r := range c.b.Articles {
		if !taken[r.ID] {
			c.fresh[r.ID] = true
			c.moves.Added = append(c.moves.Added, ref(r))
		}
	}
}

// names gives the name of each entity by its id.
func names(d *news.Dossier) map[string]string {
	out := map[string]string{}
	for _, e := range d.Entities {
		out[e.ID] = e.Name
	}
	return out
}

// names gives each entity of the earlier record the name that it has in the
// later one.
func (c *comparer) names() map[string]string {
	out := names(c.a)
	x, y := only(view(c.a, out), "person"), only(view(c.b, names(c.b)), "person")
	for j, i := range c.match(x, y) {
		if i >= 0 {
			out[x[i].id] = y[j].about
		}
	}
	return out
}

func ref(r news.Report) news.ArticleRef {
	return news.ArticleRef{ID: r.ID, Location: r.Location, Outlet: r.Outlet, Title: r.Title, Published: r.Published.Date()}
}

// match gives for each line of y the line of x that it was, -1 for none.
func (c *comparer) match(x, y []item) []int {
	pairs := make([]int, len(y))
	taken := make([]bool, len(x))
	at := map[string]int{}
	for i := range x {
		at[x[i].id] = i
	}
	for j := range y {
		pairs[j] = -1
		if i, ok := at[y[j].id]; ok {
			pairs[j], taken[i] = i, true
		}
	}
	c.byWords(x, y, pairs, taken)
	// what is about one thing, where there is one such line on either side
	count := map[string]int{}
	where := map[string]int{}
	for i := range x {
		if !taken[i] && x[i].key != "" {
			count[x[i].key]++
			where[x[i].key] = i
		}
	}
	later := map[string]int{}
	for j := range y {
		if pairs[j] < 0 {
			later[y[j].key]++
		}
	}
	for j := range y {
		if k := y[j].key; pairs[j] < 0 && k != "" && count[k] == 1 && later[k] == 1 {
			pairs[j] = where[k]
			count[k] = 0
		}
	}
	return pairs
}

// place is a stretch of words by article and start, for finding what lies at it.
type place struct {
	article string
	start   int
}

// byWords pairs what is left by the words that lines share: those that share
// most go first.
func (c *comparer) byWords(x, y []item, pairs []int, taken []bool) {
	const cell = 64 // bytes: evidence is looked up by the cells it touches
	at := map[place][]int{}
	each := func(article string, e news.Evidence, f func(place)) {
		for k := e.Start / cell; k <= (e.End-1)/cell; k++ {
			f(place{article, k})
		}
	}
	for i := range x {
		if taken[i] {
			continue
		}
		for _, e := range x[i].evidence {
			if !c.revised[e.Article] && c.later[e.Article] != "" {
				each(c.later[e.Article], e, func(p place) {
					if n := len(at[p]); n == 0 || at[p][n-1] != i {
						at[p] = append(at[p], i)
					}
				})
			}
		}
		for _, e := range x[i].evidence {
			if c.revised[e.Article] { // offsets moved; the words have not
				p := place{c.later[e.Article] + "\x1f" + flat(e.Text), 0}
				at[p] = append(at[p], i)
			}
		}
	}
	type pair struct{ i, j, shared int }
	var found []pair
	for j := range y {
		if pairs[j] >= 0 {
			continue
		}
		near := map[int]bool{}
		for _, e := range y[j].evidence {
			each(e.Article, e, func(p place) {
				for _, i := range at[p] {
					near[i] = true
				}
			})
			for _, i := range at[place{e.Article + "\x1f" + flat(e.Text), 0}] {
				near[i] = true
			}
		}
		for i := range near {
			if n := c.shared(x[i], y[j]); n > 0 {
				found = append(found, pair{i, j, n})
			}
		}
	}
	slices.SortFunc(found, func(a, b pair) int { return cmp.Or(b.shared-a.shared, a.j-b.j, a.i-b.i) })
	for _, p := range found {
		if pairs[p.j] < 0 && !taken[p.i] {
			pairs[p.j], taken[p.i] = p.i, true
		}
	}
}

// shared gives the bytes of words that two lines have in common, 0 where that
// is less than half of the words of both in the articles that both know.
func (c *comparer) shared(x, y item) int {
	n, of, back := 0, 0, 0
	for _, e := range x.evidence {
		for _, f := range y.evidence {
			if c.later[e.Article] != f.Article {
				continue
			}
			switch {
			case c.revised[e.Article]:
				if flat(e.Text) == flat(f.Text) {
					n += len(e.Text)
				}
			case e.Span().Overlaps(f.Span()):
				n += min(e.End, f.End) - max(e.Start, f.Start)
			}
		}
		if c.later[e.Article] != "" {
			of += len(e.Text)
		}
	}
	for _, f := range y.evidence {
		if !c.fresh[f.Article] {
			back += len(f.Text)
		}
	}
	if 2*n < max(of, back) && 2*n < of && 2*n < back || 2*n < min(of, back) {
		return 0
	}
	return n
}

// added makes the change of a line that the later record alone has. A stance
// on a question on which the party had another before is a move.
func (c *comparer) added(before, after []item, y item) news.LineChange {
	ch := news.LineChange{Kind: news.ChangeAdded, Part: y.part, To: news.Null(y.id), About: y.about, Text: y.text, Fields: []news.FieldChange{},
		Articles: y.articles, Evidence: line.Sort(y.evidence)}
	if y.part == "position" {
		was, still := stances(before, y.key), stances(after, y.key)
		if len(was) > 0 && !slices.Contains(was, y.fields[0].value) {
			was = slices.DeleteFunc(was, func(s string) bool { return slices.Contains(still, s) })
			ch.Kind = news.ChangeMoved
			ch.Fields = append(ch.Fields, news.FieldChange{Field: "stance", Before: strings.Join(was, ", "), After: y.fields[0].value,
				Articles: y.articles, Evidence: ch.Evidence})
		}
	}
	return ch
}

// stances gives the stances of one party on one issue, sorted.
func stances(list []item, key string) []string {
	var out []string
	for _, x := range list {
		if x.key == key {
			out = append(out, x.fields[0].value)
		}
	}
	return line.Set(out)
}

// withdrawn makes the change of a line that the later record no longer has,
// and tells what took it away.
func (c *comparer) withdrawn(x item) news.LineChange {
	return news.LineChange{Kind: news.ChangeWithdrawn, Part: x.part, From: news.Null(x.id), About: x.about, Text: x.text,
		Fields: []news.FieldChange{}, Why: c.why(x), Articles: x.articles, Evidence: line.Sort(x.evidence)}
}

func (c *comparer) why(x item) string {
	if v := c.b.Vetting.Of(x.id); v != nil && v.Status == news.StatusWrong {
		return "judged wrong"
	}
	gone, revised := 0, 0
	for _, a := range x.articles {
		switch {
		case c.later[a] == "":
			gone++
		case c.revised[a]:
			revised++
		}
	}
	switch {
	case gone == len(x.articles):
		return "no report that said so is at hand any more"
	case revised > 0:
		return "a report that said so was revised"
	case gone > 0:
		return "a report that said so is not at hand any more"
	}
	return "read otherwise beside the other reports"
}

// moved compares a line with what it was; ok is false where it says and rests
// on the same.
func (c *comparer) moved(x, y item) (ch news.LineChange, ok bool) {
	ch = news.LineChange{Kind: news.ChangeMoved, Part: y.part, From: news.Null(x.id), To: news.Null(y.id), About: y.about, Text: y.text,
		Fields: c.fields(x, y), Articles: []string{}, Evidence: []news.Evidence{}}
	for _, f := range ch.Fields {
		ch.Articles = append(ch.Articles, f.Articles...)
		ch.Evidence = append(ch.Evidence, f.Evidence...)
	}
	if len(ch.Fields) == 0 {
		switch {
		case y.origins > x.origins:
			ch.Kind = news.ChangeConfirmed
			for _, e := range y.evidence {
				if !slices.ContainsFunc(x.articles, func(a string) bool { return c.later[a] == e.Article }) {
					ch.Evidence = append(ch.Evidence, e)
				}
			}
			ch.Articles = line.Articles(ch.Evidence)
		case y.origins < x.origins:
			ch.Kind, ch.Why, ch.Articles, ch.Evidence = news.ChangeWeakened, c.why(x), y.articles, y.evidence
		default:
			return ch, false
		}
	}
	ch.Articles, ch.Evidence = line.Set(ch.Articles), line.Sort(ch.Evidence)
	return ch, true
}

// fields lists what one line said and says now. A value that a later line has
// beside the old ones stands with nothing before it.
func (c *comparer) fields(x, y item) []news.FieldChange {
	out := []news.FieldChange{}
	var names []string
	for _, f := range slices.Concat(y.fields, x.fields) {
		if !slices.Contains(names, f.name) {
			names = append(names, f.name)
		}
	}
	for _, name := range names {
		if name == "words" && !y.variant {
			continue // trimmed and identical words are the same words
		}
		gone, come := apart(x.fields, y.fields, name), apart(y.fields, x.fields, name)
		for n := range max(len(gone), len(come)) {
			if filled[name] && (len(gone) == 0 || len(come) == 0) {
				continue
			}
			f := news.FieldChange{Field: name}
			var ev []news.Evidence
			if n < len(gone) {
				f.Before = gone[n].value
			}
			if n < len(come) {
				f.After, ev = come[n].value, come[n].evidence
			}
			f.Evidence = c.cause(ev, y)
			f.Articles = line.Articles(f.Evidence)
			out = append(out, f)
		}
	}
	return out
}

// filled are the fields that another report fills in, which changes nothing: they
// were so before, and not known to the record. Another value than was known is a
// change.
var filled = map[string]bool{"as of": true, "actor": true, "recipient": true, "where": true, "relay": true, "said on": true, "said at": true, "said to": true,
	"sent as": true, "format": true, "voice": true, "background": true}

// apart gives the fields of a name that the other line does not have.
func apart(of, other []field, name string) []field {
	var out []field
	for _, f := range of {
		if f.name == name && !slices.ContainsFunc(other, func(o field) bool { return o.name == name && o.value == f.value }) {
			out = append(out, f)
		}
	}
	return out
}

// cause gives the words behind a changed field: its own, else those of the
// line in the articles that are new, else all of the line.
func (c *comparer) cause(own []news.Evidence, y item) []news.Evidence {
	if len(own) == 0 {
		own = y.evidence
	}
	var fresh []news.Evidence
	for _, e := range own {
		if c.fresh[e.Article] {
			fresh = append(fresh, e)
		}
	}
	if len(fresh) > 0 {
		return line.Sort(fresh)
	}
	return line.Sort(own)
}
