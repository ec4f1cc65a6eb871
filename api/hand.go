package api

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"synoptic/access"
	"synoptic/api/reply"
	"synoptic/news"
	"synoptic/render"
)

// Hand carries out what people judge, in a store; engine.Flow is one.
type Hand interface {
	Act(ctx context.Context, by string, js ...news.Judgement) (*news.Acted, error)
	Acts(ctx context.Context) ([]news.Entry, error)
	Fates(ctx context.Context, log, some []news.Entry) (map[string]news.Fate, error)
	LineKey(ctx context.Context, story, line string) (*news.LineKey, error)
	StoryKeys(ctx context.Context, story string) ([]news.ArticleKey, error)
	ArticleKeys(ctx context.Context, ids ...string) ([]news.ArticleKey, error)
}

// Judgement gives what is asked for, with keys to content: what is kept names
// lines, stories and articles by their words. The error is of kind
// news.Usage or news.Missing.
func Judgement(ctx context.Context, h Hand, q reply.Asked) (news.Judgement, error) {
	j := news.Judgement{Verdict: q.Verdict, Why: q.Why}
	if q.A != nil {
		j.A = *q.A
	}
	if q.B != nil {
		j.B = *q.B
	}
	var err error
	switch {
	case q.Line != "":
		j.On = &news.Subject{}
		j.On.Line, err = h.LineKey(ctx, q.Story, q.Line)
	case j.Kind() == "story":
		j.On = &news.Subject{}
		if len(q.Articles) > 0 {
			j.On.Articles, err = h.ArticleKeys(ctx, q.Articles...)
		} else if j.Verdict == news.JudgedMerge {
			j.On.Articles, err = h.StoryKeys(ctx, q.Story)
		}
		if err == nil && q.To != "" {
			j.On.With, err = h.StoryKeys(ctx, q.To)
		}
		if err == nil && j.Verdict == news.JudgedMerge && overlap(j.On.Articles, j.On.With) {
			err = usage("these are one story already")
		}
	case j.Kind() == "act":
		j.On = &news.Subject{Act: q.Act}
	}
	return j, err
}

func overlap(a, b []news.ArticleKey) bool {
	return slices.ContainsFunc(a, func(k news.ArticleKey) bool { return slices.Contains(b, k) })
}

// judgementList is a page of the log, the latest first. Next is what ?before=
// takes to go on.
type judgementList struct {
	Judgements []reply.JudgementEntry `json:"judgements"`
	Next       *int64                 `json:"next"`
}

// Wanted tells which acts of the log are asked for; "" is any.
type Wanted struct {
	By, Verdict, About string
	Before             int64 // only those with a lower Seq; 0: all
}

// Pick gives at most n acts of a log, the latest first, and whether there are
// more.
func (q Wanted) Pick(log []news.Entry, n int) (out []news.Entry, more bool) {
	for _, a := range slices.Backward(log) {
		if q.By != "" && a.By != q.By || q.Verdict != "" && a.Verdict != q.Verdict || q.Before > 0 && a.Seq >= q.Before ||
			q.About != "" && !strings.Contains(strings.ToLower(render.About(a.Judgement)+" "+a.Why+" "+a.ID), strings.ToLower(q.About)) {
			continue
		}
		if len(out) == n {
			return out, true
		}
		out = append(out, a)
	}
	return out, false
}

// deed is an address that changes something: POST with a body of JSON, or of
// JSON lines.
type deed struct {
	path, name, summary string
	needs               access.Role
	params              []param
	takes               any    // a value of the type of the body; nil: no body
	media               string // of the body; "": JSON
	do                  func(r *http.Request) (*news.Acted, error)
}

func (a *API) deeds() []deed {
	if a.Hand == nil {
		return nil
	}
	return []deed{
		{"/judgements", "judge", "Judge: a line, names, stories; undo", access.Analyst, nil, reply.Asked{}, "", a.judge},
		{"/judgements/{id}/undo", "undo", "Take an act back", access.Analyst, []param{pathID("an act")}, nil, "", a.undo},
		{"/judgements/import", "importJudgements", "Take in judgements as judgements.jsonl gives them; those that are there already are passed over", access.Analyst, nil, news.Judgement{}, jsonLines, a.importActs},
	}
}

const jsonLines = "application/jsonl"

// hand gives the routes of what people judge, beside the endpoints.
func (a *API) hand() []access.Route {
	if a.Hand == nil {
		return nil
	}
	out := []access.Route{access.To("GET "+prefix+"/judgements.jsonl", access.Reader, http.HandlerFunc(a.exportActs))}
	for _, d := range a.deeds() {
		out = append(out, access.To("POST "+prefix+d.path, d.needs, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			v, err := d.do(r)
			if err != nil {
				a.fail(w, r, err)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Cache-Control", "no-store")
			if len(v.Kept) > 0 {
				w.WriteHeader(http.StatusCreated)
			}
			_ = json.NewEncoder(w).Encode(v)
		})))
	}
	return out
}

func (a *API) judgements(r *http.Request) (any, error) {
	n, err := limitOf(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	want := Wanted{By: q.Get("by"), Verdict: q.Get("verdict"), About: q.Get("about")}
	if s := q.Get("before"); s != "" {
		if want.Before, err = strconv.ParseInt(s, 10, 64); err != nil || want.Before < 1 {
			return nil, usage("before is the number of an act")
		}
	}
	log, err := a.Hand.Acts(r.Context())
	if err != nil {
		return nil, err
	}
	some, more := want.Pick(log, n)
	fates, err := a.Hand.Fates(r.Context(), log, some)
	if err != nil {
		return nil, err
	}
	out := judgementList{Judgements: []reply.JudgementEntry{}}
	for _, e := range some {
		out.Judgements = append(out.Judgements, reply.JudgementEntry{Entry: e, Fate: fates[e.ID]})
	}
	if more {
		out.Next = &some[len(some)-1].Seq
	}
	return out, nil
}

func (a *API) judge(r *http.Request) (*news.Acted, error) {
	var q reply.Asked
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&q); err != nil {
		return nil, unread(err)
	}
	j, err := Judgement(r.Context(), a.Hand, q)
	if err != nil {
		return nil, err
	}
	return a.Hand.Act(r.Context(), access.From(r.Context()).Name, j)
}

// unread is the error of a body that cannot be read.
func unread(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return usage(fmt.Sprintf("the body has more than %d bytes; synoptic judge --file takes longer ones", large.Limit))
	}
	return usage("the body cannot be read: " + err.Error())
}

func (a *API) undo(r *http.Request) (*news.Acted, error) {
	j := news.Judgement{Verdict: news.JudgedUndo, On: &news.Subject{Act: r.PathValue("id")}}
	return a.Hand.Act(r.Context(), access.From(r.Context()).Name, j)
}

func (a *API) importActs(r *http.Request) (*news.Acted, error) {
	js, err := ReadJudgements(r.Body)
	if err != nil {
		return nil, err
	}
	return a.Hand.Act(r.Context(), access.From(r.Context()).Name, js...)
}

// longestLine bounds one judgement of JSON lines, in bytes.
const longestLine = 8 << 20

// ReadJudgements reads judgements as JSON lines. The error is of kind
// news.Usage and names the line.
func ReadJudgements(in io.Reader) ([]news.Judgement, error) {
	var out []news.Judgement
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var j news.Judgement
		err := json.Unmarshal(lines.Bytes(), &j)
		if err == nil {
			err = j.Check()
		}
		if err != nil {
			return nil, &news.Error{Kind: news.Usage, Hint: news.HintOf(err), Err: fmt.Errorf("line %d: %w", n, err)}
		}
		out = append(out, j)
	}
	if err := lines.Err(); err != nil {
		return nil, unread(err)
	}
	return out, nil
}

// WriteJudgements writes a log as JSON lines, as ReadJudgements reads it.
func WriteJudgements(w io.Writer, log []news.Entry) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, a := range log {
		if err := e.Encode(a.Judgement); err != nil {
			return err
		}
	}
	return nil
}

func (a *API) exportActs(w http.ResponseWriter, r *http.Request) {
	log, err := a.Hand.Acts(r.Context())
	if err != nil {
		a.fail(w, r, err)
		return
	}
	var b bytes.Buffer
	if err := WriteJudgements(&b, log); err != nil {
		a.fail(w, r, err)
		return
	}
	write(w, r, jsonLines, b.Bytes())
}

// NameOf gives the name by which a judgement means an entity of a record: the
// one it was read under or, where no article writes that, the fullest one, with
// the side where another entity of the record has it too.
func NameOf(d *news.Dossier, e *news.Entity) news.Named {
	n := news.Named{Name: e.Name}
	party := string(e.Party)
	if v := d.Vetting.Of(e.ID); v != nil {
		for _, c := range v.Corrected {
			switch c.Field {
			case "name":
				n.Name = c.Was
			case "side":
				party = c.Was
			}
		}
	}
	writes := func(x *news.Entity, name string) bool {
		return slices.ContainsFunc(x.Names, func(f news.NameForm) bool { return strings.EqualFold(f.Text, name) })
	}
	if !writes(e, n.Name) && len(e.Names) > 0 {
		fullest := slices.MaxFunc(e.Names, func(a, b news.NameForm) int { return len(strings.Fields(a.Text)) - len(strings.Fields(b.Text)) })
		n.Name = fullest.Text
	}
	for i := range d.Entities {
		if x := &d.Entities[i]; x.ID != e.ID && writes(x, n.Name) {
			n.Party = party
		}
	}
	return n
}
