package web

import (
	"bytes"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic/access"
	"synoptic/api/reply"
	"synoptic/api/shelf"
	"synoptic/news"
	"synoptic/render"
	"synoptic/render/form"
)

var (
	errNothing = errors.New("there is nothing at this address")
	errNoLine  = errors.New("the record has no such line")
	errNoAct   = errors.New("you have no act that could be undone")
	errNoLines = errors.New("no judgements were given")
)

const (
	pageSize   = 50
	mostOthers = 200     // bodies and places that a record's page leads to
	mostBeside = 40      // articles that stand beside their record
	mostWhole  = 2 << 20 // bytes of a record that is shown whole
)

// moving is how near to the latest article of all a story's last one is for
// the story to be called moving.
const moving = 24 * time.Hour

// storyRow is a story in a list.
type storyRow struct {
	*news.StoryEntry
	Moving bool
}

func (w *Site) stories(r *http.Request) (*view, error) {
	before := r.URL.Query().Get("before")
	list, next, err := w.shelf.Page(r.Context(), news.StoryQuery{Before: before, Limit: pageSize})
	if err != nil {
		return nil, err
	}
	var latest time.Time
	if before == "" && len(list) > 0 {
		latest = list[0].Last
	}
	d := struct {
		Stories []storyRow
		Moving  int
		Next    string
		First   bool
	}{First: before == ""}
	for _, e := range list {
		row := storyRow{e, e.Articles > 1 && !latest.IsZero() && latest.Sub(e.Last) <= moving}
		if row.Moving {
			d.Moving++
		}
		d.Stories = append(d.Stories, row)
	}
	// What moves stands first, by how many origins report it.
	slices.SortStableFunc(d.Stories, func(a, b storyRow) int {
		switch {
		case a.Moving && b.Moving:
			return b.Origins - a.Origins
		case a.Moving:
			return -1
		case b.Moving:
			return 1
		}
		return 0
	})
	if next != "" {
		d.Next = "/?before=" + url.QueryEscape(next)
	}
	v := &view{Name: "stories.html", Title: "Stories", Tab: "stories", Feed: "/feed.atom", Data: d}
	if d.First {
		v.Live = "stories"
	}
	return v, nil
}

func storyPath(id string) string   { return "/stories/" + url.PathEscape(id) }
func articlePath(id string) string { return "/articles/" + url.PathEscape(id) }

func site(story string) render.Site {
	return render.Site{
		Entity:  func(id string) string { return storyPath(story) + "/entities/" + url.PathEscape(id) },
		Article: articlePath,
	}
}

// judging is site with the pages on which lines are judged, where people can.
func (w *Site) judging(story string) render.Site {
	s := site(story)
	if w.Hand != nil {
		s.Line = func(id string) string { return storyPath(story) + "/lines/" + url.PathEscape(id) }
	}
	return s
}

// recordView is a story's record as the page shows it.
type recordView struct {
	Story  *news.StoryEntry
	Older  bool // articles came since it was composed
	Keep   bool // it can be followed
	Short  bool // it is long: its first lines, without the articles
	Path   string
	Forms  []formGroup
	Only   string        // "confirmed" or "candidate": only such lines are shown
	Vetted bool          // somebody has judged
	Since  *reply.Step   // what is new since the reader looked
	Others []lineLink    // pages of what is named and no person
	Parts  template.HTML // made by package render
	Line   string        // of the articles side by side: the line whose words stand out
	Marked int
	Few    bool // only those that the line rests on
	Lines  []lineLink
}

// lineLink is a line whose words can be shown in the articles.
type lineLink struct {
	Text, Href string
	Here       bool
}

func (w *Site) record(r *http.Request) (*view, error) {
	rec, v, err := w.open(r)
	if rec == nil || err != nil {
		return v, err
	}
	q := r.URL.Query()
	d := recordView{Story: rec.Entry, Older: rec.Entry.Version > rec.Version, Path: storyPath(rec.Entry.ID), Forms: formGroups(),
		Only: q.Get("lines"), Vetted: rec.Dossier.Vetting != nil}
	if d.Only != news.StatusConfirmed && d.Only != news.StatusCandidate {
		d.Only = ""
	}
	if d.Since, err = w.since(r, rec); err != nil {
		return nil, err
	}
	d.Keep = w.Alerts != nil && access.From(r.Context()).May(access.Analyst)
	s := w.judging(rec.Entry.ID)
	if d.Short = (len(rec.Dossier.Articles) > mostBeside || len(rec.JSON) > mostWhole) && q.Get("all") == ""; d.Short {
		s.Words = func(id string) string { return d.Path + "/articles?line=" + url.QueryEscape(id) }
	}
	if d.Parts, err = w.parts(rec, d.Only, s); err != nil {
		return nil, err
	}
	for _, e := range rec.Dossier.Entities {
		if e.Type != news.Person && len(d.Others) < mostOthers {
			d.Others = append(d.Others, lineLink{Text: titled(e.Name), Href: site(rec.Entry.ID).Entity(e.ID)})
		}
	}
	v.Name, v.Data = "record.html", d
	return v, nil
}

// since gives what became of a record after the edition that ?since= names.
func (w *Site) since(r *http.Request, rec *shelf.Record) (*reply.Step, error) {
	s := r.URL.Query().Get("since")
	if s == "" {
		return nil, nil
	}
	version, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return nil, &news.Error{Kind: news.Usage, Err: errors.New("since is the number of an edition")}
	}
	return w.shelf.Since(r.Context(), rec.Entry.ID, version)
}

// parts gives the record, or only its lines of one status, as the page shows
// it. It is made once, however many ask for it at a time.
func (w *Site) parts(rec *shelf.Record, only string, s render.Site) (template.HTML, error) {
	key := rec.Entry.ID + " " + only
	if s.Words != nil {
		key += " short"
	}
	if parts, ok := w.kept.get(key, rec.Version); ok {
		return parts, nil
	}
	parts, err, _ := w.making.Do(key+" "+strconv.FormatInt(rec.Version, 10), func() (any, error) {
		doc := rec.Dossier
		if only != "" {
			doc = doc.Only(only)
		}
		var b bytes.Buffer
		if err := render.Parts(&b, doc, s); err != nil {
			return nil, err
		}
		parts := template.HTML(b.String())
		w.kept.put(key, rec.Version, parts)
		return parts, nil
	})
	if err != nil {
		return "", err
	}
	return parts.(template.HTML), nil
}

// open gives the record that a page is about; one that was merged into another
// sends the asker there, one that is not composed yet has a page that says so.
func (w *Site) open(r *http.Request) (*shelf.Record, *view, error) {
	id := r.PathValue("id")
	e, err := w.shelf.Story(r.Context(), id)
	if err != nil {
		return nil, nil, err
	}
	if e.ID != id {
		return nil, &view{Data: redirect(storyPath(e.ID))}, nil
	}
	v := &view{Title: titled(e.Title), Tab: "stories", Live: e.ID, Feed: storyPath(e.ID) + "/feed.atom", Wide: true}
	rec, err := w.shelf.Record(r.Context(), id)
	if news.KindOf(err) == news.Missing {
		v.Name, v.Title, v.Wide, v.Data = "waiting.html", "A story without a record yet", false, e
		return nil, v, nil
	}
	return rec, v, err
}

// formGroup is the forms of one group in which a record leaves.
type formGroup struct {
	Name  string
	Forms []form.Form
}

func formGroups() (out []formGroup) {
	for _, f := range form.Forms() {
		if len(out) == 0 || out[len(out)-1].Name != f.Group {
			out = append(out, formGroup{Name: f.Group})
		}
		g := &out[len(out)-1]
		g.Forms = append(g.Forms, f)
	}
	return out
}

// side is the articles side by side; ?line= makes the words of one line stand
// out.
func (w *Site) side(r *http.Request) (*view, error) {
	rec, v, err := w.open(r)
	if rec == nil || err != nil {
		return v, err
	}
	path := storyPath(rec.Entry.ID)
	s := site(rec.Entry.ID)
	s.Record = path
	d := recordView{Story: rec.Entry, Path: path, Line: r.URL.Query().Get("line")}
	var b bytes.Buffer
	var want func(string) bool
	words := r.URL.Query().Get("words") != ""
	if d.Few = d.Line != "" && (words || len(rec.Dossier.Articles) > mostBeside); d.Few {
		want = shelf.RestsOn(rec.Dossier, d.Line)
	}
	if d.Marked, err = render.Reports(&b, rec.Dossier, want, d.Line, s); err != nil {
		return nil, err
	}
	if words {
		return &view{Name: "words.html", Data: template.HTML(b.String())}, nil
	}
	d.Parts = template.HTML(b.String())
	for _, l := range shelf.Lines(rec.Dossier) {
		if l.Part == "differences" || l.ID == d.Line {
			d.Lines = append(d.Lines, lineLink{titled(l.Text), path + "/articles?line=" + url.QueryEscape(l.ID) + "#here", l.ID == d.Line})
		}
	}
	v.Name, v.Live, v.Data = "side.html", "", d
	return v, nil
}

// articleView is an article as its page shows it.
type articleView struct {
	Article    *news.Article
	Item       *news.Item
	Story      *news.StoryEntry
	Link       string // its own address, where it is one of the web
	Parts      template.HTML
	Paragraphs []string // of an article that no record shows
	Revises    string
}

func (w *Site) article(r *http.Request) (*view, error) {
	it, err := w.shelf.Article(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	x := it.Read.Article
	d := articleView{Article: x, Item: it, Link: news.WebAddress(x.URL)}
	if it.Read.Revises != "" {
		d.Revises = articlePath(it.Read.Revises)
	}
	if it.Read.Story != "" {
		rec, err := w.shelf.Record(r.Context(), it.Read.Story)
		if err != nil && news.KindOf(err) != news.Missing {
			return nil, err
		}
		if rec != nil {
			d.Story = rec.Entry
			s := site(rec.Entry.ID)
			s.Record, s.Article = storyPath(rec.Entry.ID), nil
			if slices.ContainsFunc(rec.Dossier.Articles, func(a news.Report) bool { return a.ID == x.ID }) {
				var b bytes.Buffer
				if _, err := render.Reports(&b, rec.Dossier, func(id string) bool { return id == x.ID }, r.URL.Query().Get("line"), s); err != nil {
					return nil, err
				}
				d.Parts = template.HTML(b.String())
			}
		}
	}
	if d.Parts == "" {
		for p := range strings.SplitSeq(x.Text, "\n") {
			if p = render.Clean(p); p != "" {
				d.Paragraphs = append(d.Paragraphs, p)
			}
		}
	}
	title := titled(x.Title)
	if title == "" {
		title = "An article without a title"
	}
	return &view{Name: "article.html", Title: title, Tab: "stories", Data: d}, nil
}

func (w *Site) entity(r *http.Request) (*view, error) {
	p, err := w.shelf.Portrait(r.Context(), r.PathValue("id"), r.PathValue("entity"))
	if err != nil {
		return nil, err
	}
	feed := storyPath(p.Scenes[0].Story.ID) + "/entities/" + url.PathEscape(p.Scenes[0].Entity.ID) + "/feed.atom"
	return &view{Name: "entity.html", Title: titled(p.Name), Feed: feed, Data: p}, nil
}

func (w *Site) outlet(r *http.Request) (*view, error) {
	o, err := w.shelf.Outlet(r.Context(), r.PathValue("name"))
	if err != nil {
		return nil, err
	}
	return &view{Name: "outlet.html", Title: titled(o.Name), Data: o}, nil
}

// searchView is the search page.
type searchView struct {
	Query news.SearchQuery
	Kinds []kindBox
	Asked bool
	Keep  bool // it can be kept
	Hits  []hitRow
	Next  string
	Why   string
	Hint  string
}

type kindBox struct {
	Name, Label string
	On          bool
}

type hitRow struct {
	news.Hit
	Href string
}

func (w *Site) search(r *http.Request) (*view, error) {
	q := r.URL.Query()
	d := searchView{Query: news.SearchQuery{Text: q.Get("q"), From: q.Get("from"), Until: q.Get("until"), After: q.Get("after"), Limit: 20}}
	for _, k := range []kindBox{{"article", "articles", false}, {"statement", "what was said", false}, {"entity", "people, bodies, places", false}} {
		if k.On = slices.Contains(q["kind"], k.Name); k.On {
			d.Query.Kinds = append(d.Query.Kinds, k.Name)
		}
		d.Kinds = append(d.Kinds, k)
	}
	v := &view{Name: "search.html", Title: "Search", Tab: "search", Query: d.Query.Text}
	d.Asked = strings.TrimSpace(d.Query.Text) != ""
	d.Keep = w.Alerts != nil && access.From(r.Context()).May(access.Analyst)
	if d.Asked {
		v.Title = "Search: " + titled(d.Query.Text)
		v.Feed = "/search/feed.atom?" + q.Encode()
		hits, next, err := w.shelf.Find(r.Context(), d.Query)
		switch {
		case news.KindOf(err) == news.Usage:
			d.Why, d.Hint, v.Code = err.Error(), news.HintOf(err), http.StatusBadRequest
		case err != nil:
			return nil, err
		}
		for _, h := range hits {
			d.Hits = append(d.Hits, hitRow{h, hitPath(h)})
		}
		if next != "" {
			q.Set("after", next)
			d.Next = "/search?" + q.Encode()
		}
	}
	v.Data = d
	return v, nil
}

func hitPath(h news.Hit) string {
	switch h.Kind {
	case "statement":
		return storyPath(h.Story) + "#" + url.PathEscape(h.ID)
	case "entity":
		return storyPath(h.Story) + "/entities/" + url.PathEscape(h.ID)
	}
	return articlePath(h.ID)
}

func (w *Site) sources(r *http.Request) (*view, error) {
	list, err := w.shelf.Sources(r.Context())
	if err != nil {
		return nil, err
	}
	return &view{Name: "sources.html", Title: "Sources", Tab: "sources", Data: list}, nil
}

func (w *Site) status(r *http.Request) (*view, error) {
	st, err := w.shelf.Status(r.Context())
	if err != nil {
		return nil, err
	}
	after := int64(0)
	if s := r.URL.Query().Get("after"); s != "" {
		if after, err = strconv.ParseInt(s, 10, 64); err != nil {
			return nil, &news.Error{Kind: news.Usage, Err: errors.New("after is a number")}
		}
	}
	dead, next, err := w.shelf.DeadPage(r.Context(), after, pageSize)
	if err != nil {
		return nil, err
	}
	d := struct {
		*reply.Status
		Items []reply.Dead
		Next  string
	}{st, dead, ""}
	if next > 0 {
		d.Next = "/status?after=" + strconv.FormatInt(next, 10)
	}
	return &view{Name: "status.html", Title: "Status", Tab: "status", Data: d}, nil
}
