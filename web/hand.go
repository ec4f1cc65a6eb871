package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"synoptic/access"
	"synoptic/api"
	"synoptic/api/reply"
	"synoptic/api/shelf"
	"synoptic/news"
	"synoptic/render"
)

// hand gives the routes of what people judge; none where nobody can.
func (w *Site) hand() []access.Route {
	if w.Hand == nil {
		return nil
	}
	return []access.Route{
		access.To("GET /judgements", access.Reader, w.page(w.judgements)),
		access.To("POST /judgements", access.Analyst, w.act(w.importActs, w.judgements)),
		access.To("POST /judgements/{act}/undo", access.Analyst, w.act(w.undo, w.judgements)),
		access.To("GET /stories/{id}/lines/{line}", access.Reader, w.page(w.line)),
		access.To("POST /stories/{id}/lines/{line}", access.Analyst, w.act(w.judgeLine, w.line)),
		access.To("GET /stories/{id}/hand", access.Reader, w.page(w.storyHand)),
		access.To("POST /stories/{id}/hand", access.Analyst, w.act(w.judgeStory, w.storyHand)),
		access.To("GET /stories/{id}/entities/{entity}/hand", access.Reader, w.page(w.entityHand)),
		access.To("POST /stories/{id}/entities/{entity}/hand", access.Analyst, w.act(w.judgeEntity, w.entityHand)),
	}
}

// deedRow is an act as pages list it.
type deedRow struct {
	news.Judgement
	EnteredBy string // "" where it is who judged
	About     string
	State     string // what became of it
	Bad       bool   // it has no effect, and was not taken back
	Story     string // address of a story that it bears on
	Undoable  bool
}

// mayJudge tells whether who asks may judge.
func mayJudge(r *http.Request) bool { return access.From(r.Context()).May(access.Analyst) }

// deeds makes rows of acts of the log.
func (w *Site) deeds(r *http.Request, log, some []news.Entry) ([]deedRow, error) {
	fates, err := w.Hand.Fates(r.Context(), log, some)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, a := range log {
		names[a.ID] = a.By
	}
	var out []deedRow
	for _, a := range some {
		f := fates[a.ID]
		d := deedRow{Judgement: a.Judgement, About: render.About(a.Judgement), Undoable: mayJudge(r) && f.Undone == ""}
		if a.EnteredBy != a.By {
			d.EnteredBy = a.EnteredBy
		}
		switch {
		case f.Undone != "":
			d.State = "undone by " + names[f.Undone]
		case len(f.Collides) > 0:
			d.State, d.Bad = "disputed with "+names[f.Collides[0]], true
		case f.Why != "":
			d.State, d.Bad = "not applied: "+f.Why, true
		}
		if len(f.Stories) > 0 {
			d.Story = storyPath(f.Stories[0])
		}
		out = append(out, d)
	}
	return out, nil
}

// rows makes rows of those acts of the log that are of interest, the latest
// first.
func (w *Site) rows(r *http.Request, is func(news.Judgement) bool) ([]deedRow, error) {
	log, err := w.Hand.Acts(r.Context())
	if err != nil {
		return nil, err
	}
	var some []news.Entry
	for _, a := range slices.Backward(log) {
		if is(a.Judgement) && len(some) < pageSize {
			some = append(some, a)
		}
	}
	return w.deeds(r, log, some)
}

// logView is the page of the log of judgements.
type logView struct {
	Wanted   api.Wanted
	Verdicts []string
	Deeds    []deedRow
	Next     string
	May      bool
	Me       string // who asks
}

// verdicts are all that can be judged.
var verdicts = []string{news.JudgedConfirmed, news.JudgedWrong, news.JudgedUndecided, news.JudgedSpeaker, news.JudgedPin, news.JudgedNote,
	news.JudgedSame, news.JudgedDifferent, news.JudgedRename, news.JudgedSide, news.JudgedMerge, news.JudgedMove, news.JudgedOut, news.JudgedUndo}

func (w *Site) judgements(r *http.Request) (*view, error) {
	q := r.URL.Query()
	d := logView{Wanted: api.Wanted{By: q.Get("by"), Verdict: q.Get("verdict"), About: q.Get("about")}, Verdicts: verdicts, May: mayJudge(r), Me: access.From(r.Context()).Name}
	if s := q.Get("before"); s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 1 {
			return nil, &news.Error{Kind: news.Usage, Err: errNothing}
		}
		d.Wanted.Before = n
	}
	log, err := w.Hand.Acts(r.Context())
	if err != nil {
		return nil, err
	}
	some, more := d.Wanted.Pick(log, pageSize)
	if d.Deeds, err = w.deeds(r, log, some); err != nil {
		return nil, err
	}
	if more {
		q.Set("before", strconv.FormatInt(some[len(some)-1].Seq, 10))
		d.Next = "/judgements?" + q.Encode()
	}
	return &view{Name: "judgements.html", Title: "Judgements", Tab: "judgements", Data: d}, nil
}

// importActs takes in judgements as JSON lines, from a file or a field.
func (w *Site) importActs(_ http.ResponseWriter, r *http.Request) (string, error) {
	var in io.Reader = strings.NewReader(r.FormValue("lines"))
	if f, _, err := r.FormFile("file"); err == nil {
		defer f.Close()
		in = io.MultiReader(f, strings.NewReader("\n"), in)
	}
	js, err := api.ReadJudgements(in)
	if err == nil && len(js) == 0 {
		err = &news.Error{Kind: news.Usage, Hint: "choose a file or paste the lines", Err: errNoLines}
	}
	if err != nil {
		return "", err
	}
	return "/judgements", w.judge(r, js...)
}

func (w *Site) judge(r *http.Request, js ...news.Judgement) error {
	_, err := w.Hand.Act(r.Context(), access.From(r.Context()).Name, js...)
	return err
}

// next gives where a form wants to go on, or a page.
func next(r *http.Request, to string) string {
	if s := r.PostFormValue("next"); s != "" {
		path, at, _ := strings.Cut(s, "#")
		return access.LocalPath(path) + (&url.URL{Fragment: at}).String()
	}
	return to
}

// undo takes an act back; "last" is the last one of who asks that stands.
func (w *Site) undo(_ http.ResponseWriter, r *http.Request) (string, error) {
	id := r.PathValue("act")
	if id == "last" {
		log, err := w.Hand.Acts(r.Context())
		if err != nil {
			return "", err
		}
		own := news.LastOf(log, access.From(r.Context()).Name, 1)
		if len(own) == 0 {
			return "", &news.Error{Kind: news.Usage, Err: errNoAct}
		}
		id = own[0]
	}
	return next(r, "/judgements"), w.judge(r, news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: id}, Why: r.PostFormValue("why")})
}

// lineView is the page of one line: its words, what people made of it, forms.
type lineView struct {
	shelf.Sourced
	Story   *news.StoryEntry
	Path    string // of the record
	Here    string // of this page
	Words   []wordRow
	Vetted  *news.VettedLine
	Deeds   []deedRow
	Names   []string // who can have said it
	Speaker bool     // it is a statement
	May     bool
}

// wordRow is words on which a line rests and where they stand.
type wordRow struct{ Text, Outlet, Href string }

func (w *Site) line(r *http.Request) (*view, error) {
	rec, v, err := w.open(r)
	if rec == nil || err != nil {
		return v, err
	}
	id := r.PathValue("line")
	d := rec.Dossier
	all := shelf.Rest(d)
	if d.Vetting != nil {
		x := d.Vetting.Wrong
		all = append(all, shelf.Rest(&news.Dossier{Entities: d.Entities, Meetings: x.Meetings, Statements: x.Statements, Positions: x.Positions,
			Events: x.Events, Figures: x.Figures, Differences: x.Differences})...)
	}
	i := slices.IndexFunc(all, func(s shelf.Sourced) bool { return s.ID == id })
	if i < 0 {
		return nil, &news.Error{Kind: news.Missing, Hint: "the record was made anew meanwhile; look for the line there", Err: errNoLine}
	}
	path := storyPath(rec.Entry.ID)
	l := lineView{Sourced: all[i], Story: rec.Entry, Path: path, Here: path + "/lines/" + url.PathEscape(id), Vetted: d.Vetting.Of(id), May: mayJudge(r),
		Speaker: all[i].Part == "statements"}
	l.Words = words(d, l.Evidence)
	for _, e := range d.Entities {
		if l.Speaker && e.Type != news.Place && len(l.Names) < mostOthers {
			l.Names = append(l.Names, e.Name)
		}
	}
	if l.Vetted != nil {
		if l.Deeds, err = w.rows(r, func(j news.Judgement) bool { return slices.Contains(l.Vetted.Acts, j.ID) }); err != nil {
			return nil, err
		}
	}
	v.Name, v.Title, v.Wide, v.Live, v.Data = "line.html", titled(l.Text), false, "", l
	return v, nil
}

// words makes rows of evidence, one an article.
func words(d *news.Dossier, list []news.Evidence) []wordRow {
	var out []wordRow
	for _, a := range d.Articles {
		var texts []string
		for _, e := range list {
			if e.Article == a.ID && !slices.Contains(texts, e.Text) {
				texts = append(texts, e.Text)
			}
		}
		if len(texts) > 0 {
			out = append(out, wordRow{strings.Join(texts, " … "), render.ArticleName(a), articlePath(a.ID)})
		}
	}
	return out
}

func (w *Site) judgeLine(_ http.ResponseWriter, r *http.Request) (string, error) {
	q := reply.Asked{Verdict: r.PostFormValue("do"), Why: r.PostFormValue("why"), Story: r.PathValue("id"), Line: r.PathValue("line")}
	if q.Verdict == news.JudgedSpeaker {
		q.B = &news.Named{Name: r.PostFormValue("speaker"), Party: r.PostFormValue("side")}
	}
	return next(r, storyPath(q.Story)+"/lines/"+url.PathEscape(q.Line)), w.judgeAsked(r, q)
}

func (w *Site) judgeAsked(r *http.Request, q reply.Asked) error {
	j, err := api.Judgement(r.Context(), w.Hand, q)
	if err != nil {
		return err
	}
	return w.judge(r, j)
}

// handView is the page of a story in people's hands.
type handView struct {
	Story    *news.StoryEntry
	Path     string
	Articles []news.Report
	Others   []*news.StoryEntry
	Deeds    []deedRow
	May      bool
}

func (w *Site) storyHand(r *http.Request) (*view, error) {
	rec, v, err := w.open(r)
	if rec == nil || err != nil {
		return v, err
	}
	d := handView{Story: rec.Entry, Path: storyPath(rec.Entry.ID), Articles: rec.Dossier.Articles, May: mayJudge(r)}
	list, _, err := w.shelf.Page(r.Context(), news.StoryQuery{Limit: pageSize})
	if err != nil {
		return nil, err
	}
	d.Others = slices.DeleteFunc(list, func(e *news.StoryEntry) bool { return e.ID == rec.Entry.ID })
	bear := map[string]bool{}
	if x := rec.Dossier.Vetting; x != nil {
		for _, j := range x.Acts {
			bear[j.ID] = true
		}
	}
	if d.Deeds, err = w.rows(r, func(j news.Judgement) bool { return bear[j.ID] }); err != nil {
		return nil, err
	}
	v.Name, v.Wide, v.Live, v.Data = "hand.html", false, "", d
	return v, nil
}

func (w *Site) judgeStory(_ http.ResponseWriter, r *http.Request) (string, error) {
	if err := r.ParseForm(); err != nil {
		return "", &news.Error{Kind: news.Usage, Err: err}
	}
	id := r.PathValue("id")
	q := reply.Asked{Verdict: r.PostFormValue("do"), Why: r.PostFormValue("why"), Story: id, Articles: r.PostForm["article"], To: storyOf(r.PostFormValue("to"))}
	switch q.Verdict {
	case news.JudgedMerge: // this story goes on, with the other's articles
		q.Story, q.To, q.Articles = q.To, id, nil
	case news.JudgedOut:
		q.To = ""
	}
	if err := w.judgeAsked(r, q); err != nil {
		return "", err
	}
	if e, err := w.shelf.Story(r.Context(), id); err == nil && e.Articles > 0 {
		return storyPath(e.ID) + "/hand", nil
	}
	return "/", nil
}

// storyOf gives the story's id in what somebody wrote or pasted: the id, or the
// address of its page.
func storyOf(s string) string {
	s = strings.TrimSpace(s)
	if _, rest, ok := strings.Cut(s, "/stories/"); ok {
		s, _, _ = strings.Cut(rest, "/")
		s, _, _ = strings.Cut(s, "#")
		if u, err := url.PathUnescape(s); err == nil {
			s = u
		}
	}
	return s
}

// namesView is the page of an entity in people's hands.
type namesView struct {
	Story  *news.StoryEntry
	Path   string // of the record
	Here   string
	Entity *news.Entity
	Vetted *news.VettedLine
	Like   []*news.Entity // others of its kind
	Sides  []string
	Deeds  []deedRow
	May    bool
}

func (w *Site) entityHand(r *http.Request) (*view, error) {
	rec, v, err := w.open(r)
	if rec == nil || err != nil {
		return v, err
	}
	d := rec.Dossier
	e := entityOf(d, r.PathValue("entity"))
	if e == nil {
		return nil, &news.Error{Kind: news.Missing, Err: errNoLine}
	}
	path := storyPath(rec.Entry.ID)
	n := namesView{Story: rec.Entry, Path: path, Here: path + "/entities/" + url.PathEscape(e.ID), Entity: e, Vetted: d.Vetting.Of(e.ID), May: mayJudge(r)}
	for i := range d.Entities {
		x := &d.Entities[i]
		if x.Type == e.Type && x.ID != e.ID && len(n.Like) < mostOthers {
			n.Like = append(n.Like, x)
		}
		if x.Party != "" && !slices.Contains(n.Sides, string(x.Party)) {
			n.Sides = append(n.Sides, string(x.Party))
		}
	}
	slices.Sort(n.Sides)
	if n.Vetted != nil {
		if n.Deeds, err = w.rows(r, func(j news.Judgement) bool { return slices.Contains(n.Vetted.Acts, j.ID) }); err != nil {
			return nil, err
		}
	}
	v.Name, v.Title, v.Wide, v.Live, v.Data = "names.html", titled(e.Name), false, "", n
	return v, nil
}

func entityOf(d *news.Dossier, id string) *news.Entity {
	for i := range d.Entities {
		if d.Entities[i].ID == id {
			return &d.Entities[i]
		}
	}
	return nil
}

func (w *Site) judgeEntity(_ http.ResponseWriter, r *http.Request) (string, error) {
	rec, err := w.shelf.Record(r.Context(), r.PathValue("id"))
	if err != nil {
		return "", err
	}
	q, err := w.asked(r, rec.Dossier)
	if err != nil {
		return "", err
	}
	if err := w.judgeAsked(r, q); err != nil {
		return "", err
	}
	return w.stillThere(r.Context(), rec.Entry.ID, r.PathValue("entity")), nil
}

// asked makes a judgement on an entity of a form.
func (w *Site) asked(r *http.Request, d *news.Dossier) (q reply.Asked, err error) {
	missing := &news.Error{Kind: news.Missing, Err: errNoLine}
	e := entityOf(d, r.PathValue("entity"))
	if e == nil {
		return q, missing
	}
	a := api.NameOf(d, e)
	q = reply.Asked{Verdict: r.PostFormValue("do"), Why: r.PostFormValue("why"), A: &a}
	switch q.Verdict {
	case news.JudgedRename:
		q.B = &news.Named{Name: r.PostFormValue("name")}
	case news.JudgedSide:
		q.B = &news.Named{Party: r.PostFormValue("side")}
	case news.JudgedSame, news.JudgedDifferent, news.JudgedUndecided:
		if one, other := r.PostFormValue("one"), r.PostFormValue("other"); one != "" || other != "" { // two of its spellings
			q.A, q.B = &news.Named{Name: one}, &news.Named{Name: other}
			return q, nil
		}
		x := entityOf(d, r.PostFormValue("with"))
		if x == nil {
			return q, missing
		}
		b := api.NameOf(d, x)
		q.B = &b
	}
	return q, nil
}

// stillThere gives the page of an entity in people's hands, or of its story's
// where the entity is part of another now.
func (w *Site) stillThere(ctx context.Context, story, entity string) string {
	path := storyPath(story)
	if rec, err := w.shelf.Record(ctx, story); err == nil && entityOf(rec.Dossier, entity) != nil {
		return path + "/entities/" + url.PathEscape(entity) + "/hand"
	}
	return path + "/hand"
}
