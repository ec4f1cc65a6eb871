package form

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/piprate/json-gold/ld"

	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/news"
)

// record is a record made by the real pipeline of invented reports.
func record(t *testing.T) *news.Dossier {
	t.Helper()
	var as []*news.Article
	for a, err := range fetch.Read(t.Context(), []string{"../../examples/fishery-talks"}, fetch.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		as = append(as, a)
	}
	d, err := engine.Brief(t.Context(), as, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(t *testing.T, file string, d *news.Dossier) []byte {
	t.Helper()
	f, ok := Find(file)
	if !ok {
		t.Fatalf("no form %s", file)
	}
	var b bytes.Buffer
	if err := f.Write(&b, d); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return b.Bytes()
}

func TestForms(t *testing.T) {
	d := record(t)
	seen := map[string]bool{}
	for _, f := range Forms() {
		if seen[f.File] || seen[f.Key] && f.Key != f.File || f.Media == "" || f.Name == "" || f.Schema == "" {
			t.Errorf("%s: twice, or not described", f.File)
		}
		seen[f.File], seen[f.Key] = true, true
		one := written(t, f.File, d)
		if len(one) == 0 || !bytes.Equal(one, written(t, f.File, d)) {
			t.Errorf("%s: empty, or not the same twice", f.File)
		}
		if f.Key == "datapackage" || f.Key == "csl" || f.Key == "bibtex" || f.Group == GroupRecord {
			if !bytes.Contains(one, []byte(news.Schema)) {
				t.Errorf("%s: does not name its form", f.File)
			}
		}
		if k, ok := ByKey(f.Key); !ok || k.File != f.File {
			t.Errorf("%s: not found by its key", f.File)
		}
		written(t, f.File, &news.Dossier{}) // a record of nothing is written all the same
	}
	if _, ok := Find("record.exe"); ok {
		t.Error("a form that is none is found")
	}
}

// TestParquet reads the tables with the library and compares them with the CSV.
func TestParquet(t *testing.T) {
	d := record(t)
	for _, tab := range tables {
		b := written(t, tab.name+".parquet", d)
		p, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatalf("%s: %v", tab.name, err)
		}
		rows, err := csv.NewReader(bytes.NewReader(written(t, tab.name+".csv", d))).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%s: %d lines, %v", tab.name, len(rows), err)
		}
		var heads []string
		for _, f := range p.Schema().Fields() {
			heads = append(heads, f.Name())
		}
		if !slices.Equal(heads, rows[0]) || int(p.NumRows()) != len(rows)-1 {
			t.Errorf("%s: columns %v and %v, %d rows and %d", tab.name, heads, rows[0], p.NumRows(), len(rows)-1)
		}
		if s, _ := p.Lookup("story"); s != d.Story.ID {
			t.Errorf("%s: of story %q", tab.name, s)
		}
	}
	b := written(t, "figures.parquet", d)
	got, err := parquet.Read[figureRow](bytes.NewReader(b), int64(len(b)))
	if err != nil || len(got) == 0 {
		t.Fatal(err)
	}
	for i, want := range figures(d) {
		if fmt.Sprint(got[i]) != fmt.Sprint(want) {
			t.Errorf("row %d: %v, want %v", i, got[i], want)
		}
	}
}

// TestTablesAreVetted tells in every row of a table what people made of its line,
// and in which form the record is.
func TestTablesAreVetted(t *testing.T) {
	d := record(t)
	d.Vetting = &news.Vetting{Lines: []news.VettedLine{{Line: d.Positions[0].ID, Status: news.StatusDisputed}}}
	rows, err := csv.NewReader(bytes.NewReader(written(t, "positions.csv", d))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(rows[0], "status")
	for i, row := range rows[1:] {
		want := news.StatusCandidate
		if row[0] == d.Positions[0].ID {
			want = news.StatusDisputed
		}
		if row[at] != want || row[at+1] != news.Schema {
			t.Errorf("row %d: %q", i, row)
		}
	}
}

// TestDataPackage describes the tables as they are: every column, and values of
// the type that is told.
func TestDataPackage(t *testing.T) {
	d := record(t)
	var p dataPackage
	if err := json.Unmarshal(written(t, "datapackage.json", d), &p); err != nil || p.Version != news.Schema || len(p.Resources) != len(tables) {
		t.Fatalf("%v %+v", err, p)
	}
	is := map[string]*regexp.Regexp{"string": regexp.MustCompile(``), "integer": regexp.MustCompile(`^-?\d+$`), "number": regexp.MustCompile(`^-?\d+(\.\d+)?$`),
		"boolean": regexp.MustCompile(`^(true|false)$`)}
	for _, r := range p.Resources {
		rows, err := csv.NewReader(bytes.NewReader(written(t, r.Path, d))).ReadAll()
		if err != nil || len(rows) < 2 || len(rows[0]) != len(r.Schema.Fields) {
			t.Fatalf("%s: %d rows, %v", r.Path, len(rows), err)
		}
		for i, f := range r.Schema.Fields {
			for n, row := range rows {
				if n == 0 && row[i] != f.Name || n > 0 && !is[f.Type].MatchString(row[i]) {
					t.Errorf("%s: row %d: %q is no %s %s", r.Path, n, row[i], f.Type, f.Name)
				}
			}
		}
	}
}

// local answers for the context of schema.org as its own document does, for
// the part that matters: every term is one of its vocabulary.
type local struct{}

func (local) LoadDocument(u string) (*ld.RemoteDocument, error) {
	if u != "https://schema.org" {
		return nil, fmt.Errorf("asks for %s", u)
	}
	return &ld.RemoteDocument{DocumentURL: u, Document: map[string]any{"@context": map[string]any{"@vocab": "https://schema.org/"}}}, nil
}

// TestJSONLD has a processor expand the record.
func TestJSONLD(t *testing.T) {
	var doc any
	if err := json.Unmarshal(written(t, "record.jsonld", record(t)), &doc); err != nil {
		t.Fatal(err)
	}
	o := ld.NewJsonLdOptions("")
	o.DocumentLoader = local{}
	nodes, err := ld.NewJsonLdProcessor().Expand(doc, o)
	if err != nil {
		t.Fatal(err)
	}
	known, asked, kinds := map[string]bool{}, map[string]bool{}, map[string]int{}
	var walk func(v any, top bool)
	walk = func(v any, top bool) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x, top)
			}
		case map[string]any:
			id, _ := v["@id"].(string)
			if id != "" && len(v) > 1 {
				if known[id] {
					t.Errorf("%s stands twice", id)
				}
				known[id] = true
			} else if id != "" {
				asked[id] = true
			}
			if types, ok := v["@type"].([]any); ok && top {
				kinds[strings.TrimPrefix(types[0].(string), "https://schema.org/")]++
			}
			for k, x := range v {
				if !strings.HasPrefix(k, "@") {
					walk(x, false)
				}
			}
		}
	}
	walk(nodes, true)
	for id := range asked {
		if !known[id] {
			t.Errorf("%s is referred to and not there", id)
		}
	}
	for _, k := range []string{"NewsArticle", "Quotation", "Claim", "Event", "Person", "Organization"} {
		if kinds[k] == 0 {
			t.Errorf("no %s: %v", k, kinds)
		}
	}
}

// TestPLOVER checks the records against the field names of the manual.
func TestPLOVER(t *testing.T) {
	fields := map[string]bool{}
	for _, n := range strings.Fields(`id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode context
		link text text_info cite_info coder coded_date coded_time comment`) {
		fields[n] = true
	}
	own := map[string]bool{"aux": true, "grade": true, "origins": true, "background": true, "status": true, "schema": true}
	day := regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	in := bufio.NewScanner(bytes.NewReader(written(t, "plover.jsonl", record(t))))
	in.Buffer(nil, 1<<20)
	n, codes := 0, map[string]bool{}
	for in.Scan() {
		var r map[string]any
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		n++
		for k := range r {
			if !fields[k] && !own[k] {
				t.Errorf("%s is no field of PLOVER", k)
			}
		}
		types := r["event"].([]any)
		if !day.MatchString(r["date"].(string)) || len(types) != 1 || quads[types[0].(string)] == 0 || len(r["actor"].([]any)) == 0 || r["id"] == "" {
			t.Errorf("%v", r)
		}
		for _, a := range r["actor"].([]any) {
			if c, ok := a.(map[string]any)["code"].(string); ok {
				codes[c] = true
			}
		}
	}
	if n == 0 || len(codes) == 0 {
		t.Errorf("%d records, codes %v", n, codes)
	}
	for name, code := range map[string]string{"Portugal": "PRT", "Morocco": "MAR", "Malta": "MLT", "Czechia": "CZE", "Turkey": "TUR", "Taiwan": "TWN", "Atlantis": "", "": ""} {
		if got := alpha3(name); got != code {
			t.Errorf("%q: %q, want %q", name, got, code)
		}
	}
	for v, want := range map[string]string{"2031-03-14": "2031-03-14 2031-03-14 ", "2031-02": "2031-02-01 2031-02-28 ", "2031": "2031-01-01 2031-12-31 ",
		"2031-03-14T10:20": "2031-03-14 2031-03-14 10:20", "soon": "  ", "": "  "} {
		if a, b, c := days(news.Date{Value: v}); a+" "+b+" "+c != want {
			t.Errorf("%q: %q %q %q", v, a, b, c)
		}
	}
}

func TestNinjsAndCitations(t *testing.T) {
	d := record(t)
	var it struct {
		URI, Type, VersionCreated, PubStatus, Language string
		Standard                                       struct{ Name, Version string }
		Headlines, Bodies                              []struct{ Value, ContentType string }
		People, InfoSources                            []struct{ Name string }
	}
	if err := json.Unmarshal(written(t, "ninjs.json", d), &it); err != nil {
		t.Fatal(err)
	}
	moment := regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$`)
	if it.URI == "" || it.Type != "text" || it.Standard.Name != "ninjs" || !moment.MatchString(it.VersionCreated) || it.Headlines[0].Value != d.Story.Title ||
		!strings.Contains(it.Bodies[0].Value, "## ") || len(it.People) == 0 || len(it.InfoSources) != len(d.Articles) {
		t.Errorf("%+v", it)
	}
	validNinjs(t, written(t, "ninjs.json", d))
	var cites []struct {
		ID, Type string
		Issued   struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal(written(t, "articles.csl.json", d), &cites); err != nil || len(cites) != len(d.Articles) || cites[0].Issued.Parts[0][0] != 2031 {
		t.Errorf("%v %+v", err, cites)
	}
	if bib := string(written(t, "articles.bib", d)); strings.Count(bib, "@online{") != len(d.Articles) || !strings.Contains(bib, "date = {2031-03-1") {
		t.Error(bib)
	}
}

// validNinjs checks an item against what ninjs 2.1 allows: the properties of
// each of its objects, and the values of those that have few.
func validNinjs(t *testing.T, b []byte) {
	t.Helper()
	text, thing := "role contenttype value", "name rel uri literal contactinfo"
	allowed := map[string]string{
		"": "uri type representationtype profile version firstcreated versioncreated contentcreated embargoed pubstatus urgency copyrightholder copyrightnotice usageterms " +
			"ednote language descriptions bodies headlines people organisations places subjects events objects infosources title by slugline located renditions associations " +
			"altids trustindicators standard genres expires rightsinfo",
		"headlines": text, "descriptions": text, "bodies": text + " charcount wordcount", "people": thing, "organisations": thing + " symbols",
		"places": thing + " geojson", "events": "name rel uri literal", "infosources": "name role uri literal contactinfo", "standard": "name version schema",
	}
	var item map[string]any
	if err := json.Unmarshal(b, &item); err != nil {
		t.Fatal(err)
	}
	check := func(name string, o map[string]any) {
		for k, v := range o {
			if !slices.Contains(strings.Fields(allowed[name]), k) {
				t.Errorf("ninjs: %s.%s is no property of it", name, k)
			}
			if s, ok := v.(string); ok && (k == "uri" || k == "schema") && !regexp.MustCompile(`^[a-z]+:\S+$`).MatchString(s) {
				t.Errorf("ninjs: %s.%s: %q is no URI", name, k, s)
			}
		}
	}
	check("", item)
	for k, v := range item {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				check(k, x.(map[string]any))
			}
		case map[string]any:
			check(k, v)
		}
	}
	for k, few := range map[string]string{"type": "text audio video picture graphic composite component", "representationtype": "full partial", "pubstatus": "usable withheld canceled"} {
		if s, _ := item[k].(string); !slices.Contains(strings.Fields(few), s) {
			t.Errorf("ninjs: %s: %q is none of %s", k, s, few)
		}
	}
}

// TestHostile puts what would run, or break out, into every text of a record.
func TestHostile(t *testing.T) {
	bad := "=HYPERLINK(\"http://a.example\")</script><script>alert(1)</script>\n@x{\\write18{ls}}\u202eevil,\"'"
	d := record(t)
	d.Story.Title = bad
	for i := range d.Articles {
		d.Articles[i].Title, d.Articles[i].Byline, d.Articles[i].Outlet, d.Articles[i].URL = news.Null(bad), news.Null(bad), news.Null(bad), news.Null("javascript:"+bad)
	}
	for i := range d.Positions {
		d.Positions[i].Text, d.Positions[i].Party = bad, bad
	}
	for i := range d.Entities {
		d.Entities[i].Name = bad
	}
	rows, err := csv.NewReader(bytes.NewReader(written(t, "positions.csv", d))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, c := range row {
			if c != "" && strings.ContainsRune("=+-@|%", rune(c[0])) || strings.ContainsAny(c, "\n\u202e") {
				t.Errorf("cell %q", c)
			}
		}
	}
	if s := string(written(t, "record.jsonld", d)); strings.Contains(s, "<script") {
		t.Error("JSON-LD can end the script it stands in")
	}
	validNinjs(t, written(t, "ninjs.json", d))
	for _, file := range []string{"record.jsonld", "ninjs.json", "articles.csl.json"} {
		if !json.Valid(written(t, file, d)) {
			t.Errorf("%s is not JSON", file)
		}
	}
	bib := string(written(t, "articles.bib", d))
	depth := 0
	for i, r := range bib {
		if i > 0 && bib[i-1] == '\\' {
			continue
		}
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		case '@':
			if depth == 0 && !strings.HasPrefix(bib[i:], "@online{") {
				t.Errorf("an entry of the title's own: %q", bib[i:])
			}
		}
		if depth < 0 {
			t.Fatalf("a field ends early: %q", bib[max(0, i-80):i+1])
		}
	}
	if depth != 0 || strings.Contains(bib, `\write18`) {
		t.Errorf("depth %d: %s", depth, bib)
	}
}
