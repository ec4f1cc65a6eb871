// Package lang reads an article: a fixed list of rooms, each of which looks at
// the Doc so far and gives one layer of it.
package lang

import (
	"fmt"

	"synoptic/lang/attribution"
	"synoptic/lang/body"
	"synoptic/lang/event"
	"synoptic/lang/name"
	"synoptic/lang/parse"
	"synoptic/lang/quantity"
	"synoptic/lang/reference"
	"synoptic/lang/tag"
	"synoptic/lang/timex"
	"synoptic/lang/token"
	"synoptic/news"
)

// Room is one step of the reading: it needs some layers and gives others. Read
// adds what it gives and changes nothing else of the Doc.
type Room struct {
	Name         string
	Needs, Gives []news.Layer
	Dated        bool // what it gives depends on the publication date
	Read         func(*news.Doc)
}

// Rooms is the list of rooms, in the order in which they read.
var Rooms = []Room{
	{"body", nil, []news.Layer{news.LayerBody}, false,
		func(d *news.Doc) { d.Blocks = body.Read(d) }},
	{"token", []news.Layer{news.LayerBody}, []news.Layer{news.LayerSentences, news.LayerTokens}, false,
		func(d *news.Doc) { d.Sentences, d.Tokens = token.Read(d) }},
	{"tag", []news.Layer{news.LayerTokens}, []news.Layer{news.LayerTags}, false,
		func(d *news.Doc) { d.Tokens = tag.Read(d) }},
	{"parse", []news.Layer{news.LayerTags}, []news.Layer{news.LayerTree}, false,
		func(d *news.Doc) { d.Tokens = parse.Read(d) }},
	{"name", []news.Layer{news.LayerTree}, []news.Layer{news.LayerNames}, false,
		func(d *news.Doc) { d.Names = name.Read(d) }},
	{"timex", []news.Layer{news.LayerTree}, []news.Layer{news.LayerTimexes}, true,
		func(d *news.Doc) { d.Timexes = timex.Read(d) }},
	{"quantity", []news.Layer{news.LayerTree, news.LayerTimexes}, []news.Layer{news.LayerQuantities}, true,
		func(d *news.Doc) { d.Quantities = quantity.Read(d) }},
	{"reference", []news.Layer{news.LayerTree, news.LayerNames}, []news.Layer{news.LayerReference, news.LayerRoles}, false,
		func(d *news.Doc) { d.Entities, d.Mentions, d.Phrases, d.Roles = reference.Read(d) }},
	{"attribution", []news.Layer{news.LayerTree, news.LayerReference}, []news.Layer{news.LayerAttributions}, false,
		func(d *news.Doc) { d.Attributions = attribution.Read(d) }},
	{"event", []news.Layer{news.LayerTree, news.LayerReference, news.LayerTimexes, news.LayerAttributions},
		[]news.Layer{news.LayerEvents}, true,
		func(d *news.Doc) { d.Events = event.Read(d) }},
}

// Check tells whether every room finds before it what it needs, and whether
// the weights are there; call it once at start.
func Check() error {
	have := map[news.Layer]bool{}
	for _, r := range Rooms {
		for _, n := range r.Needs {
			if !have[n] {
				return news.Errorf(news.Broken, "lang: room %s needs layer %s, which no room before it gives", r.Name, n)
			}
		}
		for _, g := range r.Gives {
			if have[g] {
				return news.Errorf(news.Broken, "lang: layer %s is given twice", g)
			}
			have[g] = true
		}
	}
	for _, check := range []func() error{token.Check, tag.Check, parse.Check, name.Check, reference.Check, attribution.Check, event.Check} {
		if err := check(); err != nil {
			return fmt.Errorf("lang: %w", err)
		}
	}
	return nil
}

// Read reads one article. The article is not changed.
func Read(a *news.Article) *news.Doc {
	d := &news.Doc{Article: a}
	for _, r := range Rooms {
		r.Read(d)
	}
	d.Index()
	return d
}

// Redate reads again what depends on the publication date, after the
// article's date became known.
func Redate(d *news.Doc) {
	d.Forget()
	for _, r := range Rooms {
		if r.Dated {
			r.Read(d)
		}
	}
	d.Index()
}
