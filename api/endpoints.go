package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"synoptic/access"
	"synoptic/alert"
	"synoptic/api/reply"
	"synoptic/news"
)

// storyList is a page of stories. Next is what ?before= takes to go on; null at
// the end.
type storyList struct {
	Stories []*news.StoryEntry `json:"stories"`
	Next    news.Null          `json:"next"`
}

type hitList struct {
	Hits []reply.SearchHit `json:"hits"`
	Next news.Null         `json:"next"` // what ?after= takes
}

// alertList is the alerts, without their secrets, and what was new of them.
type alertList struct {
	Alerts []alert.Alert `json:"alerts"`
	Events []alert.Event `json:"events"`
}

type sourceList struct {
	Sources []reply.Source `json:"sources"`
}

type deadList struct {
	Dead []reply.Dead `json:"dead"`
	Next *int64       `json:"next"` // what ?after= takes
}

var (
	text  = map[string]any{"type": "string"}
	day   = map[string]any{"type": "string", "format": "date"}
	count = map[string]any{"type": "integer", "minimum": 1, "maximum": mostPage, "default": defaultPage}
)

const (
	defaultPage = 50
	mostPage    = 200
)

func pathID(help string) param {
	return param{name: "id", in: "path", help: help, schema: text, required: true}
}

func (a *API) endpoints() []endpoint {
	limit := param{name: "limit", in: "query", help: "how many", schema: count}
	story := pathID("a story; one that was merged into another gives that one")
	out := []endpoint{
		{"/stories", "stories", "Stories, the one with the latest article first", access.Reader,
			[]param{limit, {name: "before", in: "query", help: "go on after this story", schema: text},
				{name: "line", in: "query", help: "only the stories of a storyline", schema: text}}, storyList{}, a.stories},
		{"/stories/{id}", "story", "A story and its articles", access.Reader, []param{story}, reply.StoryView{}, a.story},
		{"/stories/{id}/editions", "editions", "What each of the latest editions of a story's record brought", access.Reader, []param{story}, reply.EditionList{}, a.editions},
		{"/stories/{id}/entities/{entity}", "entity", "Somebody or something across stories", access.Reader,
			[]param{story, {name: "entity", in: "path", help: "an entity of the story's record", schema: text, required: true}}, reply.Portrait{}, a.entity},
		{"/articles/{id}", "article", "An article with its text", access.Reader, []param{pathID("an article")}, reply.ArticleView{}, a.article},
		{"/outlets/{name}", "outlet", "An outlet: what it has alone, whose words it carries, what it changed", access.Reader,
			[]param{{name: "name", in: "path", help: "its name, as articles give it", schema: text, required: true}}, reply.Outlet{}, a.outlet},
		{"/search", "search", "Search articles, statements and entities", access.Reader,
			[]param{{name: "q", in: "query", help: `words, "phrases", AND, OR, NOT, ( ), beginning*, title: outlet: person: place:`, schema: text},
				{name: "kind", in: "query", help: "article, statement or entity, or several with commas", schema: text},
				{name: "from", in: "query", help: "first day", schema: day}, {name: "until", in: "query", help: "last day", schema: day},
				limit, {name: "after", in: "query", help: "go on after this hit", schema: text}}, hitList{}, a.search},
		{"/alerts", "alerts", "Alerts, and what was new of them", access.Analyst,
			[]param{{name: "name", in: "query", help: "of one alert alone", schema: text}}, alertList{}, a.alerts},
		{"/sources", "sources", "The sources that are followed, and how they do", access.Reader, nil, sourceList{}, a.sources},
		{"/dead", "dead", "Items that could not be read, with the reasons", access.Reader,
			[]param{limit, {name: "after", in: "query", help: "go on after this place in the log", schema: map[string]any{"type": "integer"}}}, deadList{}, a.dead},
		{"/status", "status", "How far the stream has come", access.Reader, nil, reply.Status{}, a.status},
		{"/me", "me", "Who asks, and what they may do", access.Reader, nil, reply.Me{}, a.me},
	}
	if a.Hand != nil {
		out = append(out, endpoint{"/judgements", "judgements", "The log of what people judged, the latest first", access.Reader,
			[]param{limit, {name: "before", in: "query", help: "go on before this number of the log", schema: map[string]any{"type": "integer"}},
				{name: "by", in: "query", help: "only what this person judged", schema: text}, {name: "verdict", in: "query", help: "only this verdict", schema: text},
				{name: "about", in: "query", help: "only those in which this text stands", schema: text}}, judgementList{}, a.judgements})
	}
	return out
}

func usage(why string) error {
	return &news.Error{Kind: news.Usage, Hint: "/api/v1/openapi.json tells what there is", Err: errors.New(why)}
}

func limitOf(r *http.Request) (int, error) {
	s := r.URL.Query().Get("limit")
	if s == "" {
		return defaultPage, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > mostPage {
		return 0, usage("limit is a number from 1 to " + strconv.Itoa(mostPage))
	}
	return n, nil
}

func (a *API) stories(r *http.Request) (any, error) {
	n, err := limitOf(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	list, next, err := a.shelf.Page(r.Context(), news.StoryQuery{Before: q.Get("before"), Line: q.Get("line"), Limit: n})
	return storyList{list, news.Null(next)}, err
}

func (a *API) story(r *http.Request) (any, error) {
	e, err := a.shelf.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	v := reply.StoryView{Story: e, Articles: []reply.ArticleEntry{}}
	for it, err := range a.shelf.Items(r.Context(), news.ItemQuery{Story: e.ID, States: []news.State{news.StatePlaced}}) {
		if err != nil {
			return nil, err
		}
		v.Articles = append(v.Articles, entry(it))
	}
	return v, nil
}

func entry(it *news.Item) reply.ArticleEntry {
	x, k := it.Read.Article, it.Read
	if x.Published.Evidence == nil {
		x.Published.Evidence = []news.Evidence{}
	}
	return reply.ArticleEntry{ID: x.ID, URL: news.Null(x.URL), Location: x.Location, Outlet: news.Null(x.Outlet), Title: news.Null(x.Title),
		Byline: news.Null(x.Byline), Language: news.Null(x.Language), Published: x.Published, Revises: news.Null(k.Revises), Story: news.Null(k.Story)}
}

func (a *API) editions(r *http.Request) (any, error) {
	e, steps, err := a.shelf.Steps(r.Context(), r.PathValue("id"), 20)
	if err != nil {
		return nil, err
	}
	return reply.EditionList{Story: e.ID, Editions: steps}, nil
}

func (a *API) entity(r *http.Request) (any, error) {
	return a.shelf.Portrait(r.Context(), r.PathValue("id"), r.PathValue("entity"))
}

func (a *API) outlet(r *http.Request) (any, error) {
	return a.shelf.Outlet(r.Context(), r.PathValue("name"))
}

func (a *API) article(r *http.Request) (any, error) {
	it, err := a.shelf.Article(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return reply.ArticleView{ArticleEntry: entry(it), Text: it.Read.Article.Text}, nil
}

func (a *API) search(r *http.Request) (any, error) {
	n, err := limitOf(r)
	if err != nil {
		return nil, err
	}
	q, err := searchOf(r, n)
	if err != nil {
		return nil, err
	}
	hits, next, err := a.shelf.Find(r.Context(), q)
	if err != nil {
		return nil, err
	}
	out := hitList{[]reply.SearchHit{}, news.Null(next)}
	for _, h := range hits {
		x := reply.SearchHit{Kind: h.Kind, ID: h.ID, Story: news.Null(h.Story), Title: h.Title, Day: news.Null(h.Day)}
		x.Snippet, x.Found = found(h.Snippet)
		out.Hits = append(out.Hits, x)
	}
	return out, nil
}

// searchOf gives the search that a request asks for; kinds may be given one by
// one, as a form does, or with commas.
func searchOf(r *http.Request, limit int) (q news.SearchQuery, err error) {
	v := r.URL.Query()
	q = news.SearchQuery{Text: v.Get("q"), From: v.Get("from"), Until: v.Get("until"), After: v.Get("after"), Limit: limit}
	q.Kinds, err = kinds(strings.Join(v["kind"], ","))
	return q, err
}

func kinds(s string) ([]string, error) {
	if s == "" {
		return nil, nil
	}
	out := strings.Split(s, ",")
	for _, k := range out {
		if !slices.Contains([]string{"article", "statement", "entity"}, k) {
			return nil, usage("kind is article, statement or entity")
		}
	}
	return out, nil
}

// found takes the signs around the found words out of a snippet.
func found(s string) (string, []news.Span) {
	var b strings.Builder
	spans := []news.Span{}
	for _, r := range s {
		switch {
		case r == '\ue000':
			spans = append(spans, news.Span{Start: b.Len(), End: b.Len()})
		case r == '\ue001':
			if len(spans) > 0 {
				spans[len(spans)-1].End = b.Len()
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), spans
}

func (a *API) alerts(r *http.Request) (any, error) {
	out := alertList{Alerts: []alert.Alert{}}
	list, err := alert.List(r.Context(), a.shelf)
	if err != nil {
		return nil, err
	}
	name := r.URL.Query().Get("name")
	for _, x := range list {
		if x.Secret = ""; name == "" || name == x.Name {
			out.Alerts = append(out.Alerts, x)
		}
	}
	out.Events, err = alert.Events(r.Context(), a.shelf, name)
	return out, err
}

func (a *API) sources(r *http.Request) (any, error) {
	list, err := a.shelf.Sources(r.Context())
	return sourceList{list}, err
}

func (a *API) dead(r *http.Request) (any, error) {
	n, err := limitOf(r)
	if err != nil {
		return nil, err
	}
	after := int64(0)
	if s := r.URL.Query().Get("after"); s != "" {
		if after, err = strconv.ParseInt(s, 10, 64); err != nil {
			return nil, usage("after is a number")
		}
	}
	list, next, err := a.shelf.DeadPage(r.Context(), after, n)
	if err != nil {
		return nil, err
	}
	out := deadList{Dead: list}
	if next > 0 {
		out.Next = &next
	}
	return out, nil
}

func (a *API) status(r *http.Request) (any, error) { return a.shelf.Status(r.Context()) }

func (a *API) me(r *http.Request) (any, error) {
	p := access.From(r.Context())
	return reply.Me{Name: p.Name, Role: p.Role.String(), Token: news.Null(p.Token)}, nil
}

// dossier answers with the record's own bytes.
func (a *API) dossier(w http.ResponseWriter, r *http.Request) {
	rec, err := a.shelf.Record(r.Context(), r.PathValue("id"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	body := rec.JSON
	switch only := r.URL.Query().Get("lines"); only {
	case "":
	case news.StatusCandidate, news.StatusConfirmed, news.StatusUndecided, news.StatusDisputed:
		if body, err = json.Marshal(rec.Dossier.Only(only)); err != nil {
			a.fail(w, r, err)
			return
		}
	default:
		a.fail(w, r, usage("lines is candidate, confirmed, undecided or disputed"))
		return
	}
	write(w, r, "application/json", body)
}
