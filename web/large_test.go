package web_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"synoptic/engine"
	"synoptic/news"
)

// large fills a desk with one record of many reports of one ferry.
func large(t *testing.T, d *desk) (story string) {
	t.Helper()
	var as []*news.Article
	for i := range 60 {
		text := fmt.Sprintf("A ferry sank off Tarn on Monday. The coast guard of Ostavia rescued %d people. Minister Jon Tove demanded an inquiry.", 12+i/20)
		if i == 7 {
			text += "\n\n\"Nobody warned us of the storm,\" harbour master Ada Brink said."
		}
		as = append(as, &news.Article{ID: fmt.Sprintf("ferry%02d", i), Location: "in", Outlet: fmt.Sprintf("Outlet %d", i), Title: "Ferry sinks off Tarn", Text: text,
			Published: news.Published{Value: "2031-03-10", Precision: "day", Basis: news.BasisStated}})
	}
	r, err := engine.Brief(t.Context(), as, engine.Options{KeepAll: true})
	if err != nil {
		t.Fatal(err)
	}
	r.Story.ID = "ferry00"
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.db.Commit(t.Context(), &news.Change{Stories: []*news.StoryEntry{{ID: "ferry00", Articles: len(as), Version: 1}},
		Editions: []news.Edition{{Story: "ferry00", Version: 1, Title: r.Story.Title, Dossier: b}}}); err != nil {
		t.Fatal(err)
	}
	return "ferry00"
}

// TestLarge asks for a record of more reports than stand beside it: a line
// leads to the few that it rests on, and the whole record is there too.
func TestLarge(t *testing.T) {
	d := newDesk(t)
	story := large(t, d)
	short, whole := d.get(t, "/stories/"+story).body, d.get(t, "/stories/"+story+"?all=1").body
	if strings.Contains(short, `class="report`) || !strings.Contains(short, "?all=1") || strings.Count(whole, `class="report`) != 60 {
		t.Errorf("%d reports stand beside the short record, %d beside the whole one", strings.Count(short, `class="report`), strings.Count(whole, `class="report`))
	}
	_, said, _ := strings.Cut(short, `<section id="said"`)
	_, at, ok := strings.Cut(said, `href="/stories/`+story+`/articles?line=`)
	if !ok {
		t.Fatal("no line leads to its words")
	}
	line := at[:strings.IndexByte(at, '"')]
	words := d.get(t, "/stories/"+story+"/articles?line="+line).body
	if n := strings.Count(words, `class="report`); n == 0 || n == 60 || !strings.Contains(words, `id="here"`) {
		t.Errorf("line %s: %d reports", line, n)
	}
	inert(t, "words", d.get(t, "/stories/"+story+"/articles?words=1&line="+line).body)
	b := newBrowser(t, d)
	b.do(t, chromedp.EmulateViewport(1280, 900), b.open("/stories/"+story), chromedp.WaitReady("main"), chromedp.Click(`#said a.words[data-w]`), chromedp.WaitVisible("mark.now"))
	if n := eval[int](t, b, `document.querySelectorAll("#stack .report").length`); n == 0 || n == 60 {
		t.Errorf("a click brings %d reports", n)
	}
	b.well(t, "a large record")
}
