package dossier

import (
	"slices"
	"testing"

	"synoptic/news"
)

// A dateline's capitals, a state's abbreviation and a name that other reports
// hold for a person are not places of their own.
func TestPlaces(t *testing.T) {
	doc := func(names map[string]news.EntityType) *news.Doc {
		d := &news.Doc{Article: &news.Article{}, Sentences: []news.Sentence{{Span: news.Span{Start: 0, End: 100}}}}
		for n, typ := range names {
			d.Mentions = append(d.Mentions, news.Mention{Span: news.Span{Start: 1, End: 2}, Kind: news.MentionName, Entity: len(d.Entities)})
			d.Entities = append(d.Entities, news.DocEntity{Name: n, Type: typ})
		}
		return d
	}
	docs := []*news.Doc{
		doc(map[string]news.EntityType{"VALMONTE": news.Place, "Calif.": news.Place, "Ada Ferrule": news.Place}),
		doc(map[string]news.EntityType{"Valmonte": news.Place, "California": news.Place, "Ada Ferrule": news.Person}),
		doc(map[string]news.EntityType{"VALMONTE": news.Place, "California": news.Place, "SANTA BRISA": news.Place}),
		doc(map[string]news.EntityType{"SANTA BRISA": news.Place}),
	}
	if got, want := places(docs), []string{"California", "Valmonte", "Santa Brisa"}; !slices.Equal(got, want) {
		t.Errorf("places %q, want %q", got, want)
	}
}

// A place whose name is part of another's is none of its own; of many reports a place
// that one names is none; where there is no place, it is the state in which it was.
func TestFewPlaces(t *testing.T) {
	doc := func(text string, typ news.EntityType) *news.Doc {
		d := &news.Doc{Article: &news.Article{Text: "in " + text}, Tokens: []news.Token{{Span: news.Span{Start: 0, End: 2}}}}
		d.Sentences = []news.Sentence{{Span: news.Span{Start: 0, End: len(d.Article.Text)}}}
		d.Mentions = []news.Mention{{Span: news.Span{Start: 3, End: len(d.Article.Text)}, First: 1, Kind: news.MentionName}}
		d.Entities = []news.DocEntity{{Name: text, Type: typ}}
		return d
	}
	docs := []*news.Doc{doc("Gulf of Tarn", news.Place), doc("Tarn", news.Place), doc("Gulf of Tarn", news.Place)}
	if got := places(docs); !slices.Equal(got, []string{"Gulf of Tarn"}) {
		t.Errorf("places %q", got)
	}
	docs = nil
	for i := range 12 {
		docs = append(docs, doc("Peru", news.Country))
		if i == 0 {
			docs[0] = doc("Santa Brisa", news.Place)
		}
	}
	if got := places(docs); !slices.Equal(got, []string{"Peru"}) {
		t.Errorf("places %q", got)
	}
}

// A page's title goes without the outlet's name, and with what is no outlet's.
func TestUnsigned(t *testing.T) {
	for title, want := range map[string]string{
		"Ferry sinks off Velm - Coast5 News - KVCN": "Ferry sinks off Velm",
		"Ferry sinks off Velm | coast5news.example": "Ferry sinks off Velm",
		"Ferry sinks off Velm - three are missing":  "Ferry sinks off Velm - three are missing",
		"Coast5 News - ferry sinks off Velm":        "Coast5 News - ferry sinks off Velm",
		"Ferry sinks":                               "Ferry sinks",
	} {
		if got := unsigned(title, "coast5news.example:80"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A headline made of a report's first sentence goes without its dateline.
func TestTitleOfSentence(t *testing.T) {
	for _, line := range []string{"PORT SUL (Agency) - ", "PORT SUL ― "} {
		titleBehind(t, line+"A ferry sank off Velm.")
	}
}

func titleBehind(t *testing.T, text string) {
	d := &news.Doc{Article: &news.Article{ID: "a", Text: text}}
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && text[end] != ' ' && !(end > at && (text[end] == ')' || text[end] == '.' || text[end-1] == '(')) {
			end++
		}
		tag := "PROPN"
		if text[at:end] == "sank" {
			tag = "VERB"
		}
		d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: end}, Tag: tag})
		for at = end; at < len(text) && text[at] == ' '; at++ {
		}
	}
	d.Sentences = []news.Sentence{{Span: news.Span{End: len(text)}, Last: len(d.Tokens)}}
	if got, ev := title(d); got != "A ferry sank off Velm." || len(ev) != 1 || ev[0].Text != got {
		t.Errorf("%q, %+v", got, ev)
	}
}
