package api

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"time"

	"synoptic/access"
	"synoptic/news"
)

// openAPI answers with the OpenAPI 3.1 document, made of the endpoints and of
// the types that they answer with.
func (a *API) openAPI(w http.ResponseWriter, r *http.Request) {
	b, err := json.MarshalIndent(a.document(), "", " ")
	if err != nil {
		a.fail(w, r, err)
		return
	}
	write(w, r, "application/json", b)
}

type object = map[string]any

func (a *API) document() object {
	s := &schemas{known: object{}, types: map[string]reflect.Type{}}
	paths := object{}
	list := append(a.endpoints(), endpoint{path: "/stories/{id}/dossier", name: "dossier", summary: "A story's record, " + news.Schema,
		params: []param{pathID("a story"), {name: "lines", in: "query", help: "only lines that are candidate, confirmed, undecided or disputed", schema: text}}, answer: news.Dossier{}})
	for _, e := range list {
		params := []any{}
		for _, p := range e.params {
			params = append(params, object{"name": p.name, "in": p.in, "description": p.help, "schema": p.schema, "required": p.required})
		}
		answers := object{
			"200":     object{"description": "as asked", "content": content("application/json", s.of(reflect.TypeOf(e.answer)))},
			"304":     object{"description": "the asker has it: If-None-Match names its ETag"},
			"default": object{"description": "not so, and why", "content": content("application/problem+json", s.of(reflect.TypeFor[problem]()))},
		}
		paths[prefix+e.path] = object{"get": object{"operationId": e.name, "summary": e.summary, "description": needed(e.needs), "parameters": params, "responses": answers}}
	}
	if a.Hand != nil {
		paths[prefix+"/judgements.jsonl"] = object{"get": object{"operationId": "exportJudgements", "summary": "The log of what people judged, as judgements/import takes it", "description": needed(access.Reader), "parameters": []any{},
			"responses": object{"200": object{"description": "one Judgement a line", "content": content(jsonLines, object{"type": "string"})}}}}
	}
	for _, d := range a.deeds() {
		at, ok := paths[prefix+d.path].(object)
		if !ok {
			at = object{}
			paths[prefix+d.path] = at
		}
		at["post"] = s.deed(d)
	}
	return object{
		"openapi":  "3.1.0",
		"info":     object{"title": "Synoptic", "version": "1", "description": "Stories, their records and the words these rest on, and what people judged of them."},
		"servers":  []any{object{"url": "/"}},
		"paths":    paths,
		"security": []any{object{"token": []any{}}, object{}},
		"components": object{"schemas": s.known, "securitySchemes": object{"token": object{"type": "http", "scheme": "bearer",
			"description": "an API token, where the desk has accounts: synoptic token add, or the page /account"}}},
	}
}

// needed says what somebody must be, where the desk has accounts.
func needed(r access.Role) string { return "Needs the role " + r.String() + "." }

// deed describes an address that changes something.
func (s *schemas) deed(d deed) object {
	params := []any{}
	for _, p := range d.params {
		params = append(params, object{"name": p.name, "in": p.in, "description": p.help, "schema": p.schema, "required": p.required})
	}
	acted := content("application/json", s.of(reflect.TypeFor[news.Acted]()))
	out := object{"operationId": d.name, "summary": d.summary, "description": needed(d.needs), "parameters": params, "responses": object{
		"201":     object{"description": "done, and in the log", "content": acted},
		"200":     object{"description": "nothing was new", "content": acted},
		"default": object{"description": "not so, and why", "content": content("application/problem+json", s.of(reflect.TypeFor[problem]()))},
	}}
	switch {
	case d.media != "":
		s.of(reflect.TypeOf(d.takes))
		out["requestBody"] = object{"required": true, "description": "one Judgement a line", "content": content(d.media, object{"type": "string"})}
	case d.takes != nil:
		out["requestBody"] = object{"required": true, "content": content("application/json", s.of(reflect.TypeOf(d.takes)))}
	}
	return out
}

func content(media string, schema any) object { return object{media: object{"schema": schema}} }

// schemas makes JSON schemas of Go types as encoding/json writes them.
type schemas struct {
	known object // by name of the type
	types map[string]reflect.Type
}

func (s *schemas) of(t reflect.Type) object {
	switch t {
	case reflect.TypeFor[news.Null]():
		return object{"type": []string{"string", "null"}}
	case reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	case reflect.TypeFor[news.Span]():
		return object{"type": "array", "items": object{"type": "integer"}, "minItems": 2, "maxItems": 2, "description": "byte offsets, half open"}
	case reflect.TypeFor[json.RawMessage]():
		return object{}
	}
	switch t.Kind() {
	case reflect.Pointer:
		of := s.of(t.Elem())
		if t.Elem().Kind() == reflect.Struct {
			return of // pointers to structs are never nil but where anyOf below says so
		}
		of["type"] = []string{of["type"].(string), "null"}
		return of
	case reflect.Slice:
		return object{"type": "array", "items": s.of(t.Elem())}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Struct:
		name := t.Name()
		name = strings.ToUpper(name[:1]) + name[1:]
		if _, ok := s.known[name]; !ok {
			o := object{"type": "object"}
			s.known[name], s.types[name] = o, t
			fields, required := object{}, []string{}
			s.fields(t, fields, &required)
			o["properties"], o["required"] = fields, required
		}
		if s.types[name] != t {
			panic("api: two types named " + name)
		}
		return object{"$ref": "#/components/schemas/" + name}
	}
	panic("api: no schema for " + t.String())
}

// fields adds the fields of a struct, those of embedded ones among them.
func (s *schemas) fields(t reflect.Type, to object, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			s.fields(f.Type, to, required)
			continue
		}
		if !f.IsExported() || name == "-" || name == "" {
			continue
		}
		of := s.of(f.Type)
		if f.Type == reflect.TypeFor[*news.Evidence]() {
			of = object{"anyOf": []any{of, object{"type": "null"}}}
		}
		to[name] = of
		if !strings.Contains(options, "omit") {
			*required = append(*required, name)
		}
	}
}
