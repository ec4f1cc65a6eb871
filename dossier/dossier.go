// Package dossier composes the record of one event from what was read in its
// articles. It does no I/O: the same docs, in any order, give the same bytes.
package dossier

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/dossier/differ"
	"synoptic/dossier/many"
	"synoptic/dossier/meet"
	"synoptic/dossier/origin"
	"synoptic/dossier/said"
	"synoptic/dossier/together"
	"synoptic/dossier/vet"
	"synoptic/dossier/want"
	"synoptic/dossier/when"
	"synoptic/dossier/who"
	"synoptic/news"
)

// Compose makes the dossier of the docs of one event. What people judged goes
// before what the engine thinks: of names, of the worth of lines, of who said
// something; the order in which it is given does not matter. Lines that were
// judged wrong stand apart (Vetting) and nothing is made of them. The error is
// of kind news.Broken when a line breaks the contract: that is a fault of the
// program.
func Compose(docs []*news.Doc, aside []news.Aside, judged ...news.Judgement) (*news.Dossier, error) {
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b *news.Doc) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	judged = news.Standing(judged)
	var from origin.Answer
	var told *differ.Told
	var named *who.Grouped
	together.Do( // what needs the articles alone
		func() { from = origin.Find(docs); told = differ.Tell(docs, from.Of) },
		func() { named = who.Group(docs, judged...) },
	)
	w := named.Resolve(from.Of)
	d := &news.Dossier{Schema: news.Schema, Aside: aside, Grades: grades()}
	if d.Aside == nil {
		d.Aside = []news.Aside{}
	}
	for _, doc := range docs {
		d.Articles = append(d.Articles, report(doc, from))
	}
	slices.SortStableFunc(d.Articles, func(a, b news.Report) int { // readers know their files by name
		return cmp.Or(cmp.Compare(a.Location, b.Location), cmp.Compare(a.ID, b.ID))
	})
	d.Entities, d.Judgements = w.Entities, w.Judgements
	together.Do( // these parts know nothing of one another
		func() { d.Statements = said.Statements(docs, w, from.Of) }, // and of sides
		func() {
			d.Meetings = meet.Meetings(docs, w, from.Of) // lists of delegations tell sides, for all that follows
			together.Do(
				func() { d.Positions = want.Positions(docs, w, from.Of) },
				func() { d.Events = when.Timeline(docs, w, from.Of) },
				func() { d.Figures = many.Figures(docs, w, from.Of) },
			)
		},
	)
	hand := vet.New(d, judged)
	hand.Lines()
	var readouts [][]news.Readout
	together.Do(
		func() { readouts = differ.Readouts(d) },
		func() { d.Differences = told.Find(d) },
		func() { d.Story = story(docs, d) },
	)
	for i := range d.Meetings {
		d.Meetings[i].Readouts = readouts[i]
	}
	hand.Differences()
	d.Coverage = coverage(d, from.Of)
	d.Story.Summary = summary(d, docs)
	d.Vetting = hand.Vetting(w.Hand)
	if err := d.Validate(); err != nil {
		return nil, err
	}
	return d, nil
}

// report lists one article.
func report(doc *news.Doc, from origin.Answer) news.Report {
	r := news.Part(doc, reportKey{}, reportOf)
	r.Origin, r.Agencies = from.Of[r.ID], from.Agencies[r.ID]
	return r
}

type reportKey struct{}

// reportOf lists an article without where it comes from.
func reportOf(doc *news.Doc) news.Report {
	a := doc.Article
	r := news.Report{ID: a.ID, Location: a.Location, URL: news.Null(a.URL), Outlet: news.Null(a.Outlet),
		Title: news.Null(a.Title), Byline: news.Null(a.Byline), Published: a.Published, Text: a.Text,
		Furniture: doc.Furniture()}
	if r.Title == "" {
		for _, b := range doc.Blocks {
			if b.Kind == news.BlockHeadline {
				r.Title = news.Null(strings.TrimSpace(doc.Words(b.Span)))
				break
			}
		}
	}
	for _, b := range doc.Body() {
		r.Words += len(strings.Fields(doc.Words(b)))
	}
	r.Dateline = news.Null(dateline(doc))
	return r
}

// dateline gives the place in capitals with which a report opens ("LISBON,
// May 16 (AFP) —"), without the dash; "" when it has none.
func dateline(doc *news.Doc) string {
	for _, b := range doc.Blocks {
		if b.Kind != news.BlockParagraph {
			continue
		}
		head, _, ok := strings.Cut(cut(doc.Words(b.Span), 80), "—")
		if !ok {
			if head, _, ok = strings.Cut(cut(doc.Words(b.Span), 80), " - "); !ok {
				head, _, ok = strings.Cut(cut(doc.Words(b.Span), 80), "–")
			}
		}
		w := strings.Fields(head)
		if ok && len(w) > 0 && len(w) <= 8 && len(w[0]) > 3 && strings.ToUpper(w[0]) == w[0] && strings.ToLower(w[0]) != w[0] {
			return strings.TrimSpace(head)
		}
		break
	}
	return ""
}

// cut gives at most n bytes of a text, whole characters only.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// Key gives the key by which a judgement names a line of a record, also one that
// was judged wrong; false when the record has no line with such an id.
func Key(d *news.Dossier, line string) (news.LineKey, bool) { return vet.Key(d, line) }

// LineIDs gives the ids of a record's lines in its order, those judged wrong
// last.
func LineIDs(d *news.Dossier) []string { return vet.IDs(d) }
