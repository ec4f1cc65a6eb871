package render

import (
	"encoding/json"
	"io"

	"synoptic/news"
)

// The shapes of one line of annotate, as the contract says. Entities are named
// e0, e1 … within the line.
type annotation struct {
	ID           string           `json:"id"`
	Text         string           `json:"text"`
	Published    published        `json:"published"`
	Body         []news.Span      `json:"body"`
	Sentences    []news.Span      `json:"sentences"`
	Tokens       [][5]any         `json:"tokens"`
	Entities     []entitySpan     `json:"entities"`
	Mentions     []mentionSpan    `json:"mentions"`
	Attributions []attributionRow `json:"attributions"`
	Timexes      []timexRow       `json:"timexes"`
	Quantities   []quantityRow    `json:"quantities"`
	Events       []eventRow       `json:"events"`
}

type published struct {
	Value     string         `json:"value"`
	Precision news.Precision `json:"precision"`
	Basis     news.Basis     `json:"basis"`
}

type entitySpan struct {
	Start  int             `json:"start"`
	End    int             `json:"end"`
	Type   news.EntityType `json:"type"`
	Entity news.Null       `json:"entity"`
}

type mentionSpan struct {
	Start  int              `json:"start"`
	End    int              `json:"end"`
	Kind   news.MentionKind `json:"kind"`
	Entity string           `json:"entity"`
}

type attributionRow struct {
	Source  []news.Span `json:"source"`
	Cue     []news.Span `json:"cue"`
	Content []news.Span `json:"content"`
	Mode    string      `json:"mode"`
	Speaker news.Null   `json:"speaker"`
	Grade   news.Grade  `json:"grade"`
}

type timexRow struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Value string `json:"value"`
	Mod   string `json:"mod,omitempty"`
}

type quantityRow struct {
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Low       float64 `json:"low"`
	Best      float64 `json:"best"`
	High      float64 `json:"high"`
	Qualifier string  `json:"qualifier"`
	Unit      string  `json:"unit"`
	Of        string  `json:"of"`
	Scope     string  `json:"scope"`
}

type eventRow struct {
	Start      int       `json:"start"`
	End        int       `json:"end"`
	Type       string    `json:"type"`
	Modes      []string  `json:"modes"`
	Aux        []string  `json:"aux"`
	Actors     []string  `json:"actors"`
	Recipients []string  `json:"recipients"`
	When       string    `json:"when"`
	Place      news.Null `json:"place"`
}

// Annotation writes one line of JSON with every layer of a doc.
func Annotation(w io.Writer, d *news.Doc) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(annotate(d))
}

func annotate(d *news.Doc) annotation {
	p := d.Article.Published
	a := annotation{ID: d.Article.ID, Text: d.Article.Text, Published: published{p.Value, p.Precision, p.Basis}, Body: d.Body(),
		Sentences: []news.Span{}, Tokens: make([][5]any, 0, len(d.Tokens)), Entities: []entitySpan{}, Mentions: []mentionSpan{},
		Attributions: []attributionRow{}, Timexes: []timexRow{}, Quantities: []quantityRow{}, Events: []eventRow{}}
	for _, s := range d.Sentences {
		a.Sentences = append(a.Sentences, s.Span)
	}
	for _, t := range d.Tokens {
		a.Tokens = append(a.Tokens, [5]any{t.Start, t.End, t.Tag, t.Head, t.Rel})
	}
	for _, n := range d.Names {
		a.Entities = append(a.Entities, entitySpan{n.Start, n.End, n.Type, nameEntity(d, n.Span)})
	}
	for _, m := range d.Mentions {
		a.Mentions = append(a.Mentions, mentionSpan{m.Start, m.End, m.Kind, entity(d, m.Entity)})
	}
	for _, x := range d.Attributions {
		a.Attributions = append(a.Attributions, attributionRow{spans(x.Source), spans(x.Cue), spans(x.Content), x.Mode,
			news.Null(entity(d, x.Speaker)), x.Grade})
	}
	for _, t := range d.Timexes {
		a.Timexes = append(a.Timexes, timexRow{t.Start, t.End, t.Type, t.Value, t.Mod})
	}
	for _, q := range d.Quantities {
		a.Quantities = append(a.Quantities, quantityRow{q.Start, q.End, q.Low, q.Best, q.High, q.Qualifier, q.Unit, d.Words(q.Of), q.Scope})
	}
	for _, x := range d.Events {
		a.Events = append(a.Events, eventRow{x.Start, x.End, x.Type, list(x.Modes), list(x.Aux), entities(d, x.Actors),
			entities(d, x.Recipients), x.When, news.Null(entity(d, x.Place))})
	}
	return a
}

func entity(d *news.Doc, e int) string {
	if e < 0 || e >= len(d.Entities) {
		return ""
	}
	return d.Entities[e].ID
}

func entities(d *news.Doc, es []int) []string {
	out := []string{}
	for _, e := range es {
		if id := entity(d, e); id != "" {
			out = append(out, id)
		}
	}
	return out
}

// nameEntity gives the entity of the mention by which a name stands.
func nameEntity(d *news.Doc, s news.Span) news.Null {
	for _, m := range d.MentionsIn(s) {
		return news.Null(entity(d, d.Mentions[m].Entity))
	}
	return ""
}

func spans(s []news.Span) []news.Span {
	if s == nil {
		return []news.Span{}
	}
	return s
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
