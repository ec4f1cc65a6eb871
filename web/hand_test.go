package web_test

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"synoptic/news"
)

// record gives a story's latest record.
func (d *desk) record(t testing.TB, story string) *news.Dossier {
	t.Helper()
	var last []byte
	for ed, err := range d.db.Editions(t.Context(), story, 0) {
		if err != nil {
			t.Fatal(err)
		}
		last = ed.Dossier
	}
	doc := &news.Dossier{}
	if err := json.Unmarshal(last, doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

// judged lets two people judge the story of the talks, and gives the line on
// which they disagree.
func (d *desk) judged(t testing.TB) string {
	t.Helper()
	story, _, _ := d.ids(t)
	doc := d.record(t, story)
	on := func(id string) *news.Subject {
		k, err := d.flow.LineKey(t.Context(), story, id)
		if err != nil {
			t.Fatal(err)
		}
		return &news.Subject{Line: k}
	}
	line := doc.Statements[0].ID
	for who, js := range map[string][]news.Judgement{
		"ada": {{Verdict: news.JudgedWrong, On: on(line), Why: "said a year before"}, {Verdict: news.JudgedConfirmed, On: on(doc.Statements[1].ID)},
			{Verdict: news.JudgedWrong, On: on(doc.Events[0].ID), Why: "of another year"},
			{Verdict: news.JudgedRename, A: news.Named{Name: "Leonor Quintanilha"}, B: news.Named{Name: "Leonor de Quintanilha"}}},
		"bo": {{Verdict: news.JudgedConfirmed, On: on(line)}, {Verdict: news.JudgedPin, On: on(doc.Statements[1].ID)}},
	} {
		if _, err := d.flow.Act(t.Context(), who, js...); err != nil {
			t.Fatal(err)
		}
	}
	return line
}

// send posts a form and checks where the browser is sent.
func (d *desk) send(t *testing.T, path string, form url.Values, code int) answer {
	t.Helper()
	got := d.get(t, path, post(form))
	if got.StatusCode != code {
		t.Fatalf("%s %v: %d\n%.800s", path, form, got.StatusCode, got.body)
	}
	return got
}

// TestForms judges through the pages as a browser without scripts does.
func TestForms(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, _, person := d.ids(t)
	doc := d.record(t, story)
	st, ev := doc.Statements[0], doc.Events[0]
	at := "/stories/" + story
	line := at + "/lines/" + st.ID
	if to := d.send(t, line, url.Values{"do": {"confirmed"}, "why": {"heard"}}, 303).Header.Get("Location"); to != line {
		t.Errorf("sent to %s", to)
	}
	if to := d.send(t, at+"/lines/"+ev.ID, url.Values{"do": {"wrong"}, "next": {at + "#x"}}, 303).Header.Get("Location"); to != at+"#x" {
		t.Errorf("sent to %s", to)
	}
	if to := d.send(t, line, url.Values{"do": {"pin"}, "next": {"https://evil.example/"}}, 303).Header.Get("Location"); strings.Contains(to, "evil") {
		t.Errorf("sent to %s", to)
	}
	d.send(t, line, url.Values{"do": {"perhaps"}}, 400)
	d.send(t, line, url.Values{"do": {"note"}}, 400)
	d.send(t, at+"/lines/none", url.Values{"do": {"pin"}}, 404)
	d.send(t, line, url.Values{"do": {"speaker"}, "speaker": {"Tomás Albergaria"}}, 303)
	d.send(t, at+"/entities/"+person+"/hand", url.Values{"do": {"rename"}, "name": {"L. Quintanilha"}}, 303)
	d.send(t, at+"/entities/"+person+"/hand", url.Values{"do": {"side"}, "side": {"Malta"}}, 303)
	doc = d.record(t, story)
	v := doc.Vetting
	if l := v.Of(st.ID); l == nil || !l.Pinned || len(l.Corrected) != 1 || len(v.Wrong.Events) != 1 {
		t.Errorf("%+v", v)
	}
	i := slices.IndexFunc(doc.Entities, func(e news.Entity) bool { return e.ID == person })
	if i < 0 || doc.Entities[i].Name != "L. Quintanilha" || doc.Entities[i].Party != "Malta" {
		t.Errorf("the entity: %+v", doc.Entities[max(i, 0)])
	}
	for _, path := range []string{at, line, at + "/hand", at + "/entities/" + person + "/hand", at + "/export/record.json", at + "/export/record.md"} {
		if got := d.get(t, path); got.StatusCode != 200 || !strings.Contains(got.body, "L. Quintanilha") && !strings.Contains(got.body, "Albergaria") {
			t.Errorf("%s: %d", path, got.StatusCode)
		}
	}
	if page := d.get(t, at).body; !strings.Contains(page, "Judged wrong") || !strings.Contains(page, "speaker set by local") || !strings.Contains(page, line) {
		t.Error("the record does not show what was judged")
	}
	// Undo by its entry in the log.
	log, err := d.flow.Acts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range log {
		if a.Verdict == news.JudgedWrong {
			d.send(t, "/judgements/"+a.ID+"/undo", url.Values{}, 303)
		}
	}
	d.send(t, "/judgements/none/undo", url.Values{}, 404)
	d.send(t, "/judgements/last/undo", url.Values{}, 303) // the side
	if doc = d.record(t, story); doc.Entities[slices.IndexFunc(doc.Entities, func(e news.Entity) bool { return e.ID == person })].Party != "Portugal" {
		t.Error("your own last act is not undone")
	}
	if doc = d.record(t, story); len(doc.Vetting.Wrong.Events) != 0 || !slices.ContainsFunc(doc.Events, func(h news.Happening) bool { return h.ID == ev.ID }) {
		t.Error("the line that was judged wrong is not back")
	}
}

// TestStoryForms takes an article out of its story, puts it back, and makes two
// stories one.
func TestStoryForms(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, article, _ := d.ids(t)
	at := "/stories/" + story + "/hand"
	before := len(d.record(t, story).Articles)
	d.send(t, at, url.Values{"do": {"out"}, "article": {article}}, 303)
	if n := len(d.record(t, story).Articles); n != before-1 {
		t.Errorf("%d articles, %d before", n, before)
	}
	var own string
	for it := range d.db.Items(t.Context(), news.ItemQuery{IDs: []string{article}}) {
		own = it.Read.Story
	}
	if own == story || d.get(t, "/stories/"+own).StatusCode != 200 {
		t.Fatalf("the article is in story %q", own)
	}
	d.send(t, at, url.Values{"do": {"merge"}, "to": {"http://localhost:8080/stories/" + own + "#x"}}, 303)
	if n := len(d.record(t, story).Articles); n != before {
		t.Errorf("merged again: %d articles, %d before", n, before)
	}
	if got := d.get(t, "/stories/"+own); got.StatusCode != 302 || got.Header.Get("Location") != "/stories/"+story {
		t.Errorf("the merged story answers %d", got.StatusCode)
	}
	d.send(t, at, url.Values{"do": {"merge"}, "to": {story}}, 400)
	d.send(t, at, url.Values{"do": {"move"}, "article": {article}}, 400)
	d.send(t, at, url.Values{"do": {"out"}}, 400)
}

// TestJudgementsTravel takes the log of one desk to another, by the page and by
// the API: the same records.
func TestJudgementsTravel(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	d.judged(t)
	story, _, _ := d.ids(t)
	want, err := json.Marshal(d.record(t, story))
	if err != nil {
		t.Fatal(err)
	}
	lines := d.get(t, "/api/v1/judgements.jsonl").body
	if n := strings.Count(lines, "\n"); n != 6 {
		t.Fatalf("%d acts", n)
	}
	file := func(r *http.Request) {
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		w, _ := m.CreateFormFile("file", "judgements.jsonl")
		_, _ = w.Write([]byte(lines))
		_ = m.Close()
		post(url.Values{})(r)
		r.Header.Set("Content-Type", m.FormDataContentType())
		r.Body = http.NoBody
		r.ContentLength = int64(b.Len())
		r.Body = readCloser{&b}
	}
	for name, take := range map[string]func(*desk) answer{
		"lines": func(o *desk) answer { return o.get(t, "/judgements", post(url.Values{"lines": {lines}})) },
		"file":  func(o *desk) answer { return o.get(t, "/judgements", file) },
		"api":   func(o *desk) answer { return o.api1(t, "/api/v1/judgements/import", lines) },
	} {
		o := newDesk(t)
		o.take(t, examples(t)...)
		if got := take(o); got.StatusCode != 303 && got.StatusCode != 201 {
			t.Fatalf("%s: %d %s", name, got.StatusCode, got.body)
		}
		if got, _ := json.Marshal(o.record(t, story)); !bytes.Equal(got, want) {
			t.Errorf("%s: another record", name)
		}
		if got := o.api1(t, "/api/v1/judgements/import", lines); got.StatusCode != 200 || !strings.Contains(got.body, `"known":6`) {
			t.Errorf("%s: again: %d %s", name, got.StatusCode, got.body)
		}
	}
	for _, bad := range []string{"{", `{"verdict":"same"}`, "no JSON"} {
		if got := d.api1(t, "/api/v1/judgements/import", bad); got.StatusCode != 400 || !strings.Contains(got.body, "line 1") {
			t.Errorf("%q: %d %s", bad, got.StatusCode, got.body)
		}
		d.send(t, "/judgements", url.Values{"lines": {bad}}, 400)
	}
	d.send(t, "/judgements", url.Values{}, 400)
}

type readCloser struct{ *bytes.Buffer }

func (readCloser) Close() error { return nil }

// api1 posts a body to the API.
func (d *desk) api1(t *testing.T, path, body string) answer {
	t.Helper()
	return d.get(t, path, func(r *http.Request) {
		r.Method = http.MethodPost
		r.Body = readCloser{bytes.NewBufferString(body)}
	})
}

// TestJudgeAPI judges as programs do; what is wrong is answered as a problem.
func TestJudgeAPI(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, article, _ := d.ids(t)
	line := d.record(t, story).Positions[0].ID
	got := d.api1(t, "/api/v1/judgements", `{"verdict":"wrong","story":"`+story+`","line":"`+line+`","why":"no demand"}`)
	var out news.Acted
	if err := json.Unmarshal([]byte(got.body), &out); err != nil || got.StatusCode != 201 || len(out.Kept) != 1 || out.Records != 1 || out.Kept[0].By != "local" {
		t.Fatalf("%d %s %v", got.StatusCode, got.body, err)
	}
	if v := d.record(t, story).Vetting; len(v.Wrong.Positions) != 1 {
		t.Errorf("%+v", v)
	}
	if got := d.api1(t, "/api/v1/judgements/"+out.Kept[0].ID+"/undo", ""); got.StatusCode != 201 {
		t.Errorf("undo: %d %s", got.StatusCode, got.body)
	}
	if v := d.record(t, story).Vetting; v != nil {
		t.Errorf("after the undo: %+v", v)
	}
	if got := d.api1(t, "/api/v1/judgements", `{"verdict":"out","articles":["`+article+`"]}`); got.StatusCode != 201 {
		t.Errorf("out: %d %s", got.StatusCode, got.body)
	}
	for body, code := range map[string]int{
		`{`: 400, `{"verdict":"perhaps"}`: 400, `{"verdict":"wrong","story":"none","line":"x"}`: 404, `{"verdict":"out","articles":["none"]}`: 404,
		`{"verdict":"same","a":{"name":"Ole"}}`: 400, `{"verdict":"pin","colour":"red"}`: 400, `{"verdict":"undo","act":"none"}`: 404,
		`{"verdict":"same","a":{"name":"Ole"},"b":{"name":"` + strings.Repeat("x", 2<<20) + `"}}`: 400,
	} {
		got := d.api1(t, "/api/v1/judgements", body)
		if got.StatusCode != code || got.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%.80s: %d %s", body, got.StatusCode, got.Header.Get("Content-Type"))
		}
	}
	if got := d.get(t, "/api/v1/judgements?verdict=undo"); !strings.Contains(got.body, `"undo"`) || strings.Contains(got.body, `"verdict":"wrong"`) {
		t.Errorf("filtered: %s", got.body)
	}
}

// TestReaderDoesNotJudge: who reads sees the log, and no forms.
func TestReaderDoesNotJudge(t *testing.T) {
	g := newGuardedDesk(t)
	g.take(t, examples(t)...)
	line := g.judged(t)
	story, _, person := g.ids(t)
	for _, path := range []string{"/judgements", "/stories/" + story + "/lines/" + line, "/stories/" + story + "/hand", "/stories/" + story + "/entities/" + person + "/hand"} {
		for who, want := range map[string]bool{"rea": false, "ann": true} {
			got := g.get(t, path, g.person(t, who))
			if may := strings.Contains(got.body, `method="post"`); got.StatusCode != 200 || may != want {
				t.Errorf("%s as %s: %d, forms %v", path, who, got.StatusCode, may)
			}
		}
	}
	if got := g.get(t, "/stories/"+story+"/lines/"+line, post(url.Values{"do": {"undecided"}}), g.person(t, "ann")); got.StatusCode != 303 {
		t.Errorf("an analyst judges: %d", got.StatusCode)
	}
	log, err := g.flow.Acts(t.Context())
	if err != nil || log[len(log)-1].By != "ann" {
		t.Errorf("logged as %+v %v", log[len(log)-1], err)
	}
}

// TestHostileNote: what people write stands as text.
func TestHostileNote(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	story, _, person := d.ids(t)
	line := d.record(t, story).Statements[0].ID
	const evil = "<script>alert(1)</script>\u202e\x00"
	d.send(t, "/stories/"+story+"/lines/"+line, url.Values{"do": {"note"}, "why": {evil}}, 303)
	d.send(t, "/stories/"+story+"/entities/"+person+"/hand", url.Values{"do": {"rename"}, "name": {evil}}, 303)
	for _, path := range []string{"/judgements", "/stories/" + story, "/stories/" + story + "/lines/" + line, "/stories/" + story + "/hand",
		"/stories/" + story + "/entities/" + person + "/hand", "/stories/" + story + "/export/record.html"} {
		got := d.get(t, path)
		if got.StatusCode != 200 || strings.Contains(got.body, "<script>alert") || strings.Contains(got.body, "\u202e") {
			t.Errorf("%s: %d, or what was written is more than text", path, got.StatusCode)
		}
	}
}

// TestJudgeInBrowser judges a line over the record by keys alone, and undoes it
// in the log.
func TestJudgeInBrowser(t *testing.T) {
	d := newDesk(t)
	d.take(t, examples(t)...)
	b := newBrowser(t, d)
	story, _, _ := d.ids(t)
	line := d.record(t, story).Statements[0].ID
	b.do(t, chromedp.EmulateViewport(1280, 900), b.open("/stories/"+story), chromedp.WaitReady("main"))
	eval[int](t, b, `(document.querySelector('a.judge[href$="/`+line+`"]').focus(), 0)`)
	b.do(t, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("dialog.sheet button[value=wrong]"))
	b.picture(t, "/judging", "dialog")
	eval[int](t, b, `(document.querySelector("dialog.sheet input[name=why]").focus(), 0)`)
	b.do(t, chromedp.KeyEvent("not him"))
	eval[int](t, b, `(document.querySelector("dialog.sheet button[value=wrong]").focus(), 0)`)
	b.do(t, chromedp.KeyEvent(kb.Enter), chromedp.WaitReady("#judged"))
	if v := d.record(t, story).Vetting; v == nil || len(v.Wrong.Statements) != 1 || v.Acts[0].Why != "not him" {
		t.Fatalf("%+v", v)
	}
	if at := ask(t, b, chromedp.Location()); !strings.HasSuffix(at, "/stories/"+story+"#"+line) {
		t.Errorf("back at %s", at)
	}
	b.do(t, b.open("/judgements"), chromedp.WaitReady(".deedlog form button"), chromedp.Click(".deedlog form button"), chromedp.WaitReady("tr.off"))
	if v := d.record(t, story).Vetting; v != nil {
		t.Errorf("after the undo: %+v", v)
	}
	b.well(t, "judging")
}
