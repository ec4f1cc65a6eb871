package render_test

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic/lang"
	"synoptic/news"
	"synoptic/render"
)

// fields are those of the contract, by the path to them; the type is what
// encoding/json makes of them, "null" a text or nothing.
var fields = map[string]map[string]string{
	"":             {"id": "string", "text": "string", "published": "object", "body": "array", "sentences": "array", "tokens": "array", "entities": "array", "mentions": "array", "attributions": "array", "timexes": "array", "quantities": "array", "events": "array"},
	"published":    {"value": "string", "precision": "string", "basis": "string"},
	"entities":     {"start": "number", "end": "number", "type": "string", "entity": "null"},
	"mentions":     {"start": "number", "end": "number", "kind": "string", "entity": "string"},
	"attributions": {"source": "array", "cue": "array", "content": "array", "mode": "string", "speaker": "null", "grade": "string"},
	"timexes":      {"start": "number", "end": "number", "type": "string", "value": "string", "mod": "optional"},
	"quantities":   {"start": "number", "end": "number", "low": "number", "best": "number", "high": "number", "qualifier": "string", "unit": "string", "of": "string", "scope": "string"},
	"events":       {"start": "number", "end": "number", "type": "string", "modes": "array", "aux": "array", "actors": "array", "recipients": "array", "when": "string", "place": "null"},
}

// values are what a field may hold.
var values = map[string]string{
	"published.precision": "year month day minute unknown", "published.basis": "stated metadata inferred unknown",
	"entities.type": "person organization place country event product other", "mentions.kind": "name nominal pronoun",
	"attributions.mode": "direct indirect mixed", "attributions.grade": "A B C", "timexes.type": "DATE TIME DURATION SET",
	"quantities.qualifier": "about at-least at-most more-than less-than nearly exact", "quantities.scope": "total each",
	"events.type": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}

const report = `Harbour talks end without a deal

OSTAV, March 12 (Northwire) — Fisheries Minister Leonor Quintanilha of Portugal met Moroccan envoy Yacine Belkhadir in Ostav on Tuesday.
"We will not sign before Friday," she told reporters. "The 14 trawlers must go home."
Morocco rejected the demand. About 3,500 people protested in the capital, police said, and 12 of them were arrested.
Belkhadir said the ministry would send aid worth $2.5m to the island for two years.`

func TestAnnotationFields(t *testing.T) {
	a := &news.Article{ID: "r-1", Text: report, Published: news.Published{Value: "2031-03-13", Precision: news.PrecisionDay, Basis: news.BasisStated}}
	var got map[string]any
	line := render.AppendAnnotation(nil, lang.Read(a))
	if err := json.Unmarshal(line, &got); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(line, '\n') || slices.Index(line, '\n') != len(line)-1 {
		t.Error("not one line")
	}
	object(t, "", got)
	object(t, "published", got["published"].(map[string]any))
	for _, layer := range []string{"entities", "mentions", "attributions", "timexes", "quantities", "events"} {
		rows := got[layer].([]any)
		if len(rows) == 0 {
			t.Errorf("no %s in the report", layer)
		}
		for _, r := range rows {
			object(t, layer, r.(map[string]any))
		}
	}
	spans(t, "body", got["body"])
	spans(t, "sentences", got["sentences"])
	for _, r := range got["attributions"].([]any) {
		for _, part := range []string{"source", "cue", "content"} {
			spans(t, part, r.(map[string]any)[part])
		}
	}
	tokens := got["tokens"].([]any)
	for _, k := range tokens {
		k := k.([]any)
		head := k[3].(float64)
		if len(k) != 5 || k[2].(string) == "" || head < -1 || head >= float64(len(tokens)) || (head == -1) != (k[4].(string) == "root") {
			t.Errorf("token %v", k)
		}
	}
}

// object checks that an object has the fields of the contract, of their types
// and with their values.
func object(t *testing.T, path string, o map[string]any) {
	t.Helper()
	for f, kind := range fields[path] {
		v, there := o[f]
		got := "null"
		switch v := v.(type) {
		case string:
			got = "string"
			if allowed := values[path+"."+f]; allowed != "" && !slices.Contains(strings.Fields(allowed), v) {
				t.Errorf("%s.%s is %q, not one of %s", path, f, v, allowed)
			}
		case float64:
			got = "number"
		case []any:
			got = "array"
		case map[string]any:
			got = "object"
		}
		if got != kind && !(kind == "null" && got == "string" && there) && kind != "optional" || !there && kind != "optional" {
			t.Errorf("%s.%s is %v, a %s", path, f, v, got)
		}
	}
	if e, ok := o["end"].(float64); ok && (e > float64(len(report)) || e <= o["start"].(float64)) {
		t.Errorf("%s [%v,%v)", path, o["start"], e)
	}
}

func spans(t *testing.T, what string, v any) {
	t.Helper()
	last := -1.0
	for _, s := range v.([]any) {
		s := s.([]any)
		if len(s) != 2 || s[0].(float64) < last || s[1].(float64) <= s[0].(float64) || s[1].(float64) > float64(len(report)) {
			t.Errorf("%s: span %v", what, s)
		}
		last = s[0].(float64)
	}
}

// Every string and number is written as encoding/json writes it.
func TestAnnotationExact(t *testing.T) {
	var all strings.Builder
	for r := rune(0); r < 0x3000; r++ {
		all.WriteRune(r)
	}
	for _, s := range []string{"", "plain", `<a href="x">&</a>\`, all.String(), "\u2028\u2029", "\xff\xfe a\xc3", "\ufffd", "🙂", "\xed\xa0\x80"} {
		d := &news.Doc{Article: &news.Article{ID: s, Text: "x"}}
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(s); err != nil {
			t.Fatal(err)
		}
		got := string(render.AppendAnnotation(nil, d))
		if want := `{"id":` + strings.TrimSuffix(b.String(), "\n") + `,"text":"x"`; !strings.HasPrefix(got, want) {
			t.Errorf("%.60q: %.200s", s, got)
		}
		if !utf8.ValidString(got) {
			t.Errorf("%.60q: no UTF-8", s)
		}
	}
	for _, f := range []float64{0, 1, -1, 0.1, 1e20, 1e21, 123456789.5, 1e-6, 1e-7, 2.5e-9, 1.5e-10, 1e300, math.MaxFloat64, math.SmallestNonzeroFloat64} {
		d := &news.Doc{Article: &news.Article{Text: "x"}, Quantities: []news.Quantity{{Low: f, Best: f, High: f}}}
		want, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(render.AppendAnnotation(nil, d)); !strings.Contains(got, `"low":`+string(want)+`,"best":`+string(want)+",") {
			t.Errorf("%v: %s", f, got)
		}
	}
	for _, f := range []float64{math.Inf(1), math.Inf(-1), math.NaN()} {
		d := &news.Doc{Article: &news.Article{Text: "x"}, Quantities: []news.Quantity{{Low: f, Best: f, High: f}}}
		if b := render.AppendAnnotation(nil, d); !json.Valid(b) {
			t.Errorf("%v: %s", f, b)
		}
	}
}

// What is not known is null or empty, never left out, and a list never null.
func TestAnnotationEmpty(t *testing.T) {
	d := &news.Doc{Article: &news.Article{}, Names: []news.Name{{Type: news.Person}}, Attributions: []news.Attribution{{Speaker: -1}},
		Events: []news.DocEvent{{Place: 7, Actors: []int{-1, 3}}}}
	var got map[string]any
	if err := json.Unmarshal(render.AppendAnnotation(nil, d), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"source": []any{}, "cue": []any{}, "content": []any{}, "mode": "", "speaker": nil, "grade": ""}
	if a := got["attributions"].([]any)[0]; !reflect.DeepEqual(a, want) {
		t.Errorf("attribution %v", a)
	}
	event := got["events"].([]any)[0].(map[string]any)
	if event["place"] != nil || len(event["actors"].([]any)) != 0 || len(event["modes"].([]any)) != 0 {
		t.Errorf("event %v", event)
	}
	if e := got["entities"].([]any)[0].(map[string]any); e["entity"] != nil {
		t.Errorf("entity %v", e)
	}
	for _, layer := range []string{"tokens", "mentions", "timexes"} {
		if l, ok := got[layer].([]any); !ok || len(l) != 0 {
			t.Errorf("%s is %v", layer, got[layer])
		}
	}
}
