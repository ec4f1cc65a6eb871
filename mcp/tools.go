package mcp

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"synoptic/api/reply"
	"synoptic/api/shelf"
	"synoptic/news"
)

// page is how much is asked for.
type page struct {
	Limit int `json:"limit,omitempty" jsonschema:"how many, at most 100; 20 when left out"`
}

type storiesIn struct {
	page
	Before string `json:"before,omitempty" jsonschema:"go on after this story: what next was in the answer before"`
}

type storiesOut struct {
	Stories []story `json:"stories"`
	Next    string  `json:"next,omitempty" jsonschema:"what before takes to go on; left out at the end"`
}

type story struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Articles int    `json:"articles"`
	Origins  int    `json:"origins" jsonschema:"independent origins of its articles; copies of one agency's report count once"`
	First    string `json:"first,omitempty" jsonschema:"publication of the earliest article"`
	Last     string `json:"last,omitempty" jsonschema:"publication of the latest article"`
}

func (d *desk) stories(ctx context.Context, in storiesIn) (out storiesOut, err error) {
	list, next, err := d.Page(ctx, news.StoryQuery{Before: in.Before, Limit: bounded(in.Limit, defaultLines, mostLines)})
	out = storiesOut{[]story{}, next}
	for _, e := range list {
		out.Stories = append(out.Stories, storyOf(e))
	}
	return out, err
}

func storyOf(e *news.StoryEntry) story {
	return story{e.ID, cut(e.Title, mostQuote), e.Articles, e.Origins, stamp(e.First), stamp(e.Last)}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

type searchIn struct {
	page
	Query string   `json:"query" jsonschema:"words, \"phrases\", AND, OR, NOT, ( ), beginning*, title: outlet: person: place:"`
	Kinds []string `json:"kinds,omitempty" jsonschema:"of article, statement, entity; all when left out"`
	From  string   `json:"from,omitempty" jsonschema:"first day, as 2031-03-14"`
	Until string   `json:"until,omitempty" jsonschema:"last day"`
	After string   `json:"after,omitempty" jsonschema:"go on after this hit: what next was in the answer before"`
}

type searchOut struct {
	Hits []hit  `json:"hits"`
	Next string `json:"next,omitempty" jsonschema:"what after takes to go on; left out at the end"`
}

type hit struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Story   string `json:"story,omitempty"`
	Day     string `json:"day,omitempty"`
	Title   string `json:"title"`
	Snippet string `json:"snippet"`
}

func (d *desk) search(ctx context.Context, in searchIn) (searchOut, error) {
	for _, k := range in.Kinds {
		if !slices.Contains([]string{"article", "statement", "entity"}, k) {
			return searchOut{}, fmt.Errorf("kinds are article, statement and entity, not %q", cut(k, 40))
		}
	}
	hits, next, err := d.Find(ctx, news.SearchQuery{Text: in.Query, Kinds: in.Kinds, From: in.From, Until: in.Until, After: in.After,
		Limit: bounded(in.Limit, defaultLines, mostLines)})
	out := searchOut{[]hit{}, next}
	plain := strings.NewReplacer("\ue000", "", "\ue001", "") // the signs around found words
	for _, h := range hits {
		out.Hits = append(out.Hits, hit{h.Kind, h.ID, h.Story, h.Day, cut(plain.Replace(h.Title), mostQuote), plain.Replace(h.Snippet)})
	}
	return out, err
}

// parts are the parts of a record, in the order in which they are given.
var parts = []string{"differences", "meetings", "people", "positions", "statements", "figures", "events"}

type recordIn struct {
	page
	Story  string `json:"story" jsonschema:"id of a story"`
	Part   string `json:"part,omitempty" jsonschema:"differences, meetings, people, positions, statements, figures or events; all when left out"`
	Status string `json:"status,omitempty" jsonschema:"only lines that people left so: candidate (nobody judged), confirmed, undecided or disputed"`
	Offset int    `json:"offset,omitempty" jsonschema:"go on after this many lines"`
}

// statuses are the states of lines that a record has; those that people judged
// wrong are not in it.
var statuses = []string{news.StatusCandidate, news.StatusConfirmed, news.StatusUndecided, news.StatusDisputed}

type recordOut struct {
	Story    story    `json:"story"`
	Summary  []string `json:"summary" jsonschema:"a first paragraph made of the record's own lines"`
	Articles []source `json:"articles"`
	Lines    []line   `json:"lines"`
	Total    int      `json:"total" jsonschema:"lines that there are of what was asked for"`
}

type source struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Origin    string `json:"origin" jsonschema:"articles of one origin are not independent of each other"`
}

type line struct {
	ID      string `json:"id"`
	Part    string `json:"part"`
	Text    string `json:"text"`
	Grade   string `json:"grade"`
	Origins int    `json:"origins"`
	vetted
	Quotes []quote `json:"quotes"`
	More   int     `json:"more,omitempty" jsonschema:"quotes that are left out here; read_evidence has them all"`
}

// vetted is what people made of a line.
type vetted struct {
	Status string   `json:"status" jsonschema:"candidate: nobody judged it; confirmed; undecided; disputed: people judged it differently"`
	Judged []string `json:"judged,omitempty" jsonschema:"who judged what, and why"`
}

func vettedOf(d *news.Dossier, id string) vetted {
	out := vetted{Status: d.Vetting.Status(id)}
	l := d.Vetting.Of(id)
	if l == nil {
		return out
	}
	for _, j := range d.Vetting.Acts {
		if slices.Contains(l.Acts, j.ID) {
			says := j.By + ": " + j.Verdict
			if j.Why != "" {
				says += ", " + j.Why
			}
			out.Judged = append(out.Judged, cut(says, mostQuote))
		}
	}
	return out
}

type quote struct {
	Article string `json:"article"`
	Words   string `json:"words" jsonschema:"the article's own words"`
}

func (d *desk) record(ctx context.Context, in recordIn) (recordOut, error) {
	if in.Part != "" && !slices.Contains(parts, in.Part) {
		return recordOut{}, fmt.Errorf("part is one of %s", strings.Join(parts, ", "))
	}
	if in.Status != "" && !slices.Contains(statuses, in.Status) {
		return recordOut{}, fmt.Errorf("status is one of %s", strings.Join(statuses, ", "))
	}
	rec, err := d.Record(ctx, in.Story)
	if err != nil {
		return recordOut{}, err
	}
	out := recordOut{Story: storyOf(rec.Entry), Summary: []string{}, Articles: []source{}, Lines: []line{}}
	for _, s := range rec.Dossier.Story.Summary {
		out.Summary = append(out.Summary, s.Text)
	}
	for _, r := range rec.Dossier.Articles {
		out.Articles = append(out.Articles, sourceOf(r))
	}
	for _, l := range linesOf(rec.Dossier) {
		if in.Part != "" && l.Part != in.Part || in.Status != "" && rec.Dossier.Vetting.Status(l.ID) != in.Status {
			continue
		}
		if out.Total++; out.Total > max(0, in.Offset) && len(out.Lines) < bounded(in.Limit, defaultLines, mostLines) {
			out.Lines = append(out.Lines, lineOf(rec.Dossier, l))
		}
	}
	return out, nil
}

func sourceOf(r news.Report) source {
	return source{r.ID, string(r.Outlet), cut(string(r.Title), mostQuote), string(r.URL), string(r.Published.Value), r.Origin}
}

// linesOf gives all lines, part by part.
func linesOf(d *news.Dossier) []shelf.Sourced {
	all := append(shelf.People(d), shelf.Rest(d)...)
	slices.SortStableFunc(all, func(a, b shelf.Sourced) int { return slices.Index(parts, a.Part) - slices.Index(parts, b.Part) })
	return all
}

func lineOf(d *news.Dossier, l shelf.Sourced) line {
	out := line{ID: l.ID, Part: l.Part, Text: cut(l.Text, 2*mostQuote), Grade: string(l.Grade), Origins: l.Origins, vetted: vettedOf(d, l.ID), Quotes: []quote{}}
	seen := map[string]bool{}
	for _, e := range l.Evidence {
		if seen[e.Article] || len(out.Quotes) == mostQuotes { // one an article: the reader sees who says so
			out.More++
			continue
		}
		seen[e.Article] = true
		out.Quotes = append(out.Quotes, quote{e.Article, cut(e.Text, mostQuote)})
	}
	return out
}

type evidenceIn struct {
	Story string `json:"story" jsonschema:"id of a story"`
	Line  string `json:"line" jsonschema:"id of a line of its record"`
}

type evidenceOut struct {
	Line    string `json:"line"`
	Part    string `json:"part"`
	Text    string `json:"text"`
	Grade   string `json:"grade"`
	Origins int    `json:"origins"`
	vetted
	Evidence []place  `json:"evidence"`
	Articles []source `json:"articles"`
	More     int      `json:"more,omitempty" jsonschema:"places beyond the first hundred"`
}

type place struct {
	Article string `json:"article"`
	Start   int    `json:"start" jsonschema:"byte offset in the article's text"`
	End     int    `json:"end"`
	Words   string `json:"words" jsonschema:"the article's own words between them"`
}

func (d *desk) evidence(ctx context.Context, in evidenceIn) (evidenceOut, error) {
	rec, err := d.Record(ctx, in.Story)
	if err != nil {
		return evidenceOut{}, err
	}
	all := linesOf(rec.Dossier)
	i := slices.IndexFunc(all, func(l shelf.Sourced) bool { return l.ID == in.Line })
	if i < 0 {
		return evidenceOut{}, &news.Error{Kind: news.Missing, Hint: "read_record gives the ids of its lines",
			Err: fmt.Errorf("the record of story %s has no line %q", rec.Entry.ID, cut(in.Line, 40))}
	}
	l := all[i]
	out := evidenceOut{Line: l.ID, Part: l.Part, Text: l.Text, Grade: string(l.Grade), Origins: l.Origins, vetted: vettedOf(rec.Dossier, l.ID), Evidence: []place{}, Articles: []source{}}
	for _, e := range l.Evidence {
		if len(out.Evidence) == mostLines {
			out.More++
			continue
		}
		out.Evidence = append(out.Evidence, place{e.Article, e.Start, e.End, e.Text})
	}
	for _, r := range rec.Dossier.Articles {
		if slices.ContainsFunc(out.Evidence, func(p place) bool { return p.Article == r.ID }) {
			out.Articles = append(out.Articles, sourceOf(r))
		}
	}
	return out, nil
}

type articleIn struct {
	Article string `json:"article" jsonschema:"id of an article"`
	Offset  int    `json:"offset,omitempty" jsonschema:"byte offset to begin at"`
	Length  int    `json:"length,omitempty" jsonschema:"characters, at most 20000; 4000 when left out"`
}

type articleOut struct {
	ID        string `json:"id"`
	Story     string `json:"story,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Revises   string `json:"revises,omitempty" jsonschema:"the article that this is a later revision of"`
	Offset    int    `json:"offset"`
	Text      string `json:"text"`
	Next      int    `json:"next,omitempty" jsonschema:"offset to go on from; left out at the end"`
	Bytes     int    `json:"bytes" jsonschema:"length of the whole text"`
}

func (d *desk) article(ctx context.Context, in articleIn) (articleOut, error) {
	it, err := d.Article(ctx, in.Article)
	if err != nil {
		return articleOut{}, err
	}
	a, text := it.Read.Article, it.Read.Article.Text
	from := min(max(0, in.Offset), len(text))
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	to := from
	for n := bounded(in.Length, defaultRunes, mostRunes); n > 0 && to < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	out := articleOut{ID: a.ID, Story: it.Read.Story, Outlet: a.Outlet, Title: a.Title, Byline: a.Byline, URL: a.URL, Published: string(a.Published.Value),
		Revises: it.Read.Revises, Offset: from, Text: text[from:to], Bytes: len(text)}
	if to < len(text) {
		out.Next = to
	}
	return out, nil
}

type changesIn struct {
	Story string `json:"story" jsonschema:"id of a story"`
	Last  int    `json:"last,omitempty" jsonschema:"how many editions, at most 20; 3 when left out"`
}

type changesOut struct {
	Story    story     `json:"story"`
	Editions []edition `json:"editions" jsonschema:"the oldest first"`
}

type edition struct {
	Version  int64    `json:"version"`
	Updated  string   `json:"updated,omitempty"`
	Articles int      `json:"articles"`
	New      []change `json:"new" jsonschema:"lines that the edition before had not, the first forty"`
	Gone     []change `json:"gone" jsonschema:"lines that it has no more, the first forty"`
	NewCount int      `json:"new_count"`
	GoneN    int      `json:"gone_count"`
}

type change struct {
	ID   string `json:"id"`
	Part string `json:"part"`
	Text string `json:"text"`
}

// mostChanges is how many changed lines of one edition are given.
const mostChanges = 40

func (d *desk) changes(ctx context.Context, in changesIn) (changesOut, error) {
	e, steps, err := d.Steps(ctx, in.Story, bounded(in.Last, 3, 20))
	if err != nil {
		return changesOut{}, err
	}
	out := changesOut{storyOf(e), []edition{}}
	few := func(ls []reply.Line) []change {
		out := []change{}
		for _, l := range ls[:min(len(ls), mostChanges)] {
			out = append(out, change{l.ID, l.Part, cut(l.Text, mostQuote)})
		}
		return out
	}
	for _, s := range steps {
		out.Editions = append(out.Editions, edition{s.Version, s.Updated, s.Articles, few(s.New), few(s.Gone), len(s.New), len(s.Gone)})
	}
	return out, nil
}
