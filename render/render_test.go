package render

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"synoptic/news"
)

func text(t testing.TB, d *news.Dossier, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Text(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func written(t testing.TB, d *news.Dossier, f func(io.Writer, *news.Dossier) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextSaysTheRecord(t *testing.T) {
	got := text(t, fixture(t), Options{Width: 100})
	for _, want := range []string{
		"Talks open at Lunde\n", "3 articles from 3 independent origins · event of 5 May 2031 · Lunde",
		"[1] Lake Herald: Talks open at Lunde · 5 May 2031", "[3] third_report:",
		"WHERE THE REPORTS DIFFER ─", "• boats (value): About 120 [1]; 150 [2] B\n",
		"Oster–Vesk, held [1][2] A\n  5 May 2031, 10:30 · lasted 1 h 35 min · Lunde · chair Ada Brink\n",
		"    Ada Brink, chair   ●    ●\n", "    Pia Holm           –    ●\n", "    Jon Tove                ✕\n",
		"● named as there   ✕ said not to be there   – lists the delegation without this name",
		"    • Vesk demands: Vesk wants the boats back [3] B\n",
		"  • “We will share the lake” (wording varies) [1][2] A\n    – “We will share it” [2]\n",
		"boats: About 120 [1]; 150 [2]. The reports differ. [1][2] B", "Before the news\n  • 2019  About 120 boats were seized in 2019 [1] B\n",
		"Lines that 1 of the 3 articles at hand has and no other; above", "Lake Herald, 1 of its 5 lines (and 1 that others may tell in other words): 1 event [1]",
		"  • Ada Brink, Minister [1][2] A\n", "A  the words say it outright; 95 of 100 lines right (95%) on labelled lines",
		"  • in/ [2Jsport.txt: about <something> else\n", "READ ALSO: ten lakes (not part of the report) [1]",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in the text", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

func TestTextKeepsItsWidth(t *testing.T) {
	for _, width := range []int{1, 40, 41, 60, 80, 133} {
		for n, l := range strings.Split(text(t, fixture(t), Options{Width: width}), "\n") {
			if w := stringWidth(l); w > max(width, leastWidth) {
				t.Errorf("width %d: line %d takes %d columns: %q", width, n+1, w, l)
			}
			if strings.TrimRight(l, " ") != l {
				t.Errorf("width %d: blanks at the end of line %d: %q", width, n+1, l)
			}
		}
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9]+m")

func TestTextCannotSteerTheTerminal(t *testing.T) {
	bare := text(t, fixture(t), Options{Width: 80})
	for _, r := range bare {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Errorf("control character %U in the text", r)
		}
	}
	coloured := text(t, fixture(t), Options{Width: 80, Colour: true})
	if !sgr.MatchString(coloured) {
		t.Error("no colour")
	}
	if sgr.ReplaceAllString(coloured, "") != bare {
		t.Error("colour changes the words")
	}
}

var (
	escaped = regexp.MustCompile(`\\.`)
	breaks  = strings.NewReplacer("<br>", "", "\n> ", "\n")
)

func TestMarkdownIsLiteral(t *testing.T) {
	got, ok := strings.CutSuffix(written(t, fixture(t), Markdown), "\n[schema]: "+news.Schema+"\n")
	if !ok {
		t.Error("the record's form is not named at the end")
	}
	for _, bad := range []string{"<", "\x1b", "\u202e", "[", "](", "http://bad", "`", "$"} {
		if strings.Contains(escaped.ReplaceAllString(breaks.Replace(got), ""), bad) {
			t.Errorf("%q stands in the Markdown", bad)
		}
	}
	unescaped := strings.ReplaceAll(got, `\|`, "")
	cols := 0
	for l := range strings.SplitSeq(unescaped, "\n") {
		switch n := strings.Count(l, "|"); {
		case !strings.HasPrefix(l, "|"):
			cols = 0
		case cols == 0:
			cols = n
		case n != cols:
			t.Errorf("a row has %d edges, its table %d: %s", n, cols, l)
		}
	}
	for _, want := range []string{"# Talks open at Lunde\n", "\n## Meetings\n", "| who | Lake Herald | Oster \\<b\\>Times\\</b\\> |", "| --- | --- | --- |",
		"| issue | Vesk | Oster |"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in the Markdown:\n%s", want, got)
		}
	}
}

// elements walks a parsed page.
func elements(t testing.TB, page string, f func(*html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			f(n)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func TestPageHoldsNothingForeign(t *testing.T) {
	page := written(t, fixture(t), HTML)
	allowed := map[string]bool{}
	for _, s := range strings.Fields("html head meta title style body header nav a label span input button div main h1 h2 h3 p ol ul li b i q abbr " +
		"section article table thead tbody tr th td svg g line rect circle text tspan aside mark script") {
		allowed[s] = true
	}
	count, seen := map[string]int{}, map[string]bool{}
	elements(t, page, func(n *html.Node) {
		count[n.Data]++
		if !allowed[n.Data] {
			t.Errorf("element %s in the page", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
				t.Errorf("attribute %s in the page", a.Key)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("link to %q", a.Val)
			}
		}
		if id := attr(n, "id"); id != "" {
			if seen[id] {
				t.Errorf("id %s used twice", id)
			}
			seen[id] = true
		}
		switch n.Data {
		case "script":
			if inner(n) != pageJS {
				t.Error("the script is not the one that the policy allows")
			}
		case "style":
			if inner(n) != pageCSS {
				t.Error("the style is not the one that the policy allows")
			}
		}
	})
	if count["script"] != 1 || count["style"] != 1 || count["h1"] != 1 {
		t.Errorf("scripts, styles, titles: %d, %d, %d", count["script"], count["style"], count["h1"])
	}
	if !strings.Contains(page, "default-src &#39;none&#39;") && !strings.Contains(page, "default-src 'none'") {
		t.Error("no policy")
	}
	if strings.ContainsAny(page, "\x1b\x07\u202e") {
		t.Error("control characters in the page")
	}
}

func TestPageShowsEveryWordOfEvidence(t *testing.T) {
	d := fixture(t)
	page := written(t, d, HTML)
	got := map[string]string{} // target and article to the words marked
	elements(t, page, func(n *html.Node) {
		if n.Data != "mark" {
			return
		}
		for _, target := range strings.Fields(attr(n, "data-t")) {
			got[target+"/"+attr(n, "data-a")] += inner(n)
		}
	})
	p := newPager(d, Site{})
	n := fmt.Sprint(p.target(d.Differences[0].Readings[0].Evidence))
	if n != "1" {
		t.Fatalf("first target is %s", n)
	}
	elements(t, page, func(n *html.Node) {
		if target := attr(n, "data-t"); n.Data != "mark" && target != "" && attr(n, "data-a") != "" {
			if got[target+"/"+attr(n, "data-a")] == "" {
				t.Errorf("chip of target %s in article %s has no words", target, attr(n, "data-a"))
			}
		}
	})
	for _, want := range []string{"About 120", "150", "Ada Brink", "Jon Tove stayed away", "\"We will share the lake,\"", "Minister Ada Brink of Oster met Jon Tove of Vesk in Lunde on Monday"} {
		found := false
		for _, words := range got {
			found = found || words == want
		}
		if !found {
			t.Errorf("%q is nowhere marked as a whole", want)
		}
	}
}

func TestCutterOverlaps(t *testing.T) {
	text := "abcdé漢ghij"
	for _, c := range []struct {
		name  string
		spans []news.Span
		want  string
	}{
		{"none", nil, "abcdé漢ghij:"},
		{"nested", []news.Span{{Start: 0, End: 4}, {Start: 1, End: 3}}, "a:1 bc:1 2 d:1 é漢ghij:"},
		{"crossing", []news.Span{{Start: 0, End: 3}, {Start: 2, End: 6}}, "ab:1 c:1 2 dé:2 漢ghij:"},
		{"same twice", []news.Span{{Start: 1, End: 2}, {Start: 1, End: 2}}, "a: b:1 2 cdé漢ghij:"},
		{"touching", []news.Span{{Start: 0, End: 2}, {Start: 2, End: 4}}, "ab:1 cd:2 é漢ghij:"},
		{"inside a letter", []news.Span{{Start: 5, End: 6}}, "abcd\ufffd: \ufffd:1 漢ghij:"},
	} {
		k := &cutter{text: text}
		for i, s := range c.spans {
			k.add(s, i+1)
		}
		k.sort()
		var got []string
		for _, g := range k.cut(news.Span{Start: 0, End: len(text)}) {
			got = append(got, g.Text+":"+g.Targets)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, not %q", c.name, s, c.want)
		}
	}
}

// TestOrder holds that the parts stand in the order in which the event makes
// them matter.
func TestOrder(t *testing.T) {
	d := fixture(t)
	tell := func() (out []string) {
		for _, p := range makeOutline(d).Parts {
			out = append(out, p.ID)
		}
		return out
	}
	if got := tell(); got[1] != "meetings" || got[2] != "positions" {
		t.Errorf("talks: %v", got)
	}
	d.Meetings = nil
	d.Figures[0].Measure, d.Figures[0].Origins = "killed", 2
	if got := tell(); got[0] != "figures" || got[1] != "timeline" {
		t.Errorf("a toll: %v", got)
	}
}

// TestNoLineTwice holds that the terminal does not say one thing twice, and
// says how much it leaves out.
func TestNoLineTwice(t *testing.T) {
	d := fixture(t)
	s := d.Statements[0]
	for range 5 {
		d.Statements = append(d.Statements, s)
	}
	got := text(t, d, Options{})
	if !strings.Contains(got, "and 4 more: --format html or json has them all") {
		t.Errorf("no word on what is left out:\n%s", got)
	}
	d.Story.Summary[0].Text = d.Story.Title + " today."
	if o := makeOutline(d); strings.HasPrefix(o.Title, d.Story.Title) {
		t.Errorf("the title %q is the first sentence", o.Title)
	}
	short := line{Runs: []run{{Text: "demands"}, {Text: ": "}, {Text: "a truce"}}, By: []int{1}}
	long := line{Runs: []run{{Text: "demands"}, {Text: ": "}, {Text: "a truce and boats"}}, By: []int{1}}
	x := &table{Rows: []row{{Cells: []line{{Under: []line{short}}}}, {Cells: []line{{Under: []line{long}}}}}}
	if !x.told(0, 0, 0) || x.told(1, 0, 0) {
		t.Error("the shorter of two positions in the same words is told by the longer")
	}
}

func TestFormsAreSteady(t *testing.T) {
	d := fixture(t)
	for name, f := range map[string]func(io.Writer, *news.Dossier) error{"md": Markdown, "html": HTML, "json": JSON,
		"text": func(w io.Writer, d *news.Dossier) error { return Text(w, d, Options{}) }} {
		one := written(t, d, f)
		if written(t, again(t, d), f) != one {
			t.Errorf("%s: not the same bytes twice", name)
		}
		if !utf8.ValidString(one) {
			t.Errorf("%s: not UTF-8", name)
		}
	}
}

func TestEmptyDossier(t *testing.T) {
	for _, f := range []func(io.Writer, *news.Dossier) error{Markdown, HTML, func(w io.Writer, d *news.Dossier) error { return Text(w, d, Options{}) }} {
		if written(t, &news.Dossier{}, f) == "" {
			t.Error("nothing is written for an empty dossier")
		}
	}
}

// TestBrokenDossier feeds a dossier that Validate would refuse: writing must
// not panic.
func TestBrokenDossier(t *testing.T) {
	d := fixture(t)
	d.Events[0].Evidence[0].End = 1 << 30
	d.Events[1].Evidence[0].Start = -5
	d.Figures[0].Readings[0].Low, d.Figures[0].Readings[1].High = -1, 1e300
	d.Meetings[0].Delegations[0].Members[0].Entity = "nobody"
	d.Differences[0].Readings[0].Articles = []string{"zz"}
	d.Articles[0].Furniture = []news.Span{{Start: 3, End: 999999}}
	d.Story.EventDate.Value = "T"
	d.Events[2].When.Value = "-"
	for _, f := range []func(io.Writer, *news.Dossier) error{Markdown, HTML, func(w io.Writer, d *news.Dossier) error { return Text(w, d, Options{}) }} {
		written(t, d, f)
	}
}

func TestArticleName(t *testing.T) {
	for _, c := range []struct {
		r    news.Report
		want string
	}{
		{news.Report{ID: "x", Outlet: "The\tPost", Location: "a.txt"}, "The Post"},
		{news.Report{ID: "x", Location: "dir/river-news.html"}, "river-news"},
		{news.Report{ID: "x", Location: "dir/wire.jsonl:4"}, "x"},
		{news.Report{ID: "x", Location: "-"}, "x"},
		{news.Report{ID: "x", Location: "https://lake.example/2031/talks-open.html?id=3"}, "talks-open"},
		{news.Report{ID: "x"}, "x"},
	} {
		if got := ArticleName(c.r); got != c.want {
			t.Errorf("%v: %q, not %q", c.r, got, c.want)
		}
	}
}

func TestWhen(t *testing.T) {
	for value, want := range map[string]string{
		"": "", "2031": "2031", "2031-05": "May 2031", "2031-05-05": "5 May 2031", "2031-05-05T10:30": "5 May 2031, 10:30",
		"2031-05-05T10:30:00Z": "5 May 2031, 10:30", "2031-05-05TMO": "5 May 2031, morning", "2031-W20": "week of 12 May 2031",
		"2031-Q2": "quarter 2 of 2031", "2031-SU": "summer 2031", "203": "2030s", "203X": "2030s", "soon\x1b": "soon",
	} {
		if got := when(news.Date{Value: value}); got != want {
			t.Errorf("%q: %q, not %q", value, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add(hostile)
	f.Add("a\xff\u2028b\r\nc")
	f.Fuzz(func(t *testing.T, s string) {
		c := clean(s)
		if !utf8.ValidString(c) || clean(c) != c {
			t.Errorf("%q became %q", s, c)
		}
		for _, r := range c {
			if unicode.IsControl(r) {
				t.Errorf("%U left in %q", r, c)
			}
		}
		escapeMarkdown(s)
		if v := visible(s); strings.ContainsRune(v, 0x1b) {
			t.Errorf("an escape is left in %q", v)
		}
		stretch(s)
		when(news.Date{Value: s})
		for _, l := range wrap([]run{{Text: c}}, 20) {
			n := 0
			for _, r := range l {
				n += stringWidth(r.Text)
			}
			if n > 21 {
				t.Errorf("a line of %d columns", n)
			}
		}
	})
}

func TestTerminalLeavesFilesAlone(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, o := range []Options{{}, {Width: 55}, {Colour: true}} {
		if got := Terminal(file, o, true); got != o {
			t.Errorf("%+v became %+v", o, got)
		}
	}
}

func TestScale(t *testing.T) {
	for _, c := range []struct {
		low, high, at, want float64
		log                 bool
	}{
		{14, 17, 17, 850, false}, {230, 250, 125, 500, false}, {10000, 999999, 100000, 500, true}, {0, 0.5, 0.5, 1000, false}, {3, 3, -1, 0, false},
	} {
		s := newScale(c.low, c.high)
		if got := s.at(c.at); got != c.want || s.log != c.log {
			t.Errorf("%v to %v: %v stands at %v, log %v", c.low, c.high, c.at, got, s.log)
		}
	}
	for v, want := range map[float64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", 12.5: "12.5", 1234.5: "1,234.5", -1234: "-1,234"} {
		if got := number(v); got != want {
			t.Errorf("%v: %s, not %s", v, got, want)
		}
	}
}

func TestChart(t *testing.T) {
	d := fixture(t)
	p := newPager(d, Site{})
	c := p.chart(d)
	if c == nil || len(c.Rows) != 3 || len(c.Panels) != 2 {
		t.Fatalf("chart %+v", c)
	}
	if !c.Rows[0].Back || c.Rows[0].W < 150 {
		t.Errorf("a year alone in the background takes %v", c.Rows[0].W)
	}
	if day, minute := c.Rows[1], c.Rows[2]; !minute.Point || minute.X < day.X || minute.X > day.X+day.W || !minute.Unsure {
		t.Errorf("a minute of the day: %+v in %+v", minute, day)
	}
	for _, r := range c.Rows {
		if r.X < 0 || r.X+r.W > chartWidth || r.LabelX < 0 || r.LabelX > chartWidth {
			t.Errorf("outside the drawing: %+v", r)
		}
	}
	d.Events = d.Events[:1]
	if p.chart(d) != nil {
		t.Error("a chart of one event")
	}
	many := fixture(t)
	for len(many.Events) < 500 {
		many.Events = append(many.Events, many.Events[1])
	}
	if c := p.chart(many); len(c.Rows) != chartRows || c.Left != 500-chartRows {
		t.Errorf("%d rows, %d left out", len(c.Rows), c.Left)
	}
}

// What was held is said once.
func TestPast(t *testing.T) {
	for title, want := range map[string]bool{"retired judge": true, "ex-minister": true, "Former mayor": true, "judge": false, "formers of clay": false} {
		if past(title) != want {
			t.Errorf("past(%q) = %v", title, !want)
		}
	}
}
