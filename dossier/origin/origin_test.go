package origin_test

import (
	"strings"
	"testing"

	"synoptic/dossier/origin"
	"synoptic/lang/body"
	"synoptic/lang/token"
	"synoptic/news"
)

const copied = "The dam above Tarn Hollow gave way shortly before dawn and the lower town was under two metres of water by breakfast. " +
	"Engineers had warned of cracks in the eastern wall since the spring."

func doc(id, outlet, text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{ID: id, Outlet: outlet, Text: text}}
	d.Blocks = body.Read(d)
	d.Sentences, d.Tokens = token.Read(d)
	return d
}

func TestFind(t *testing.T) {
	own := "Rescuers in boats went from roof to roof in Tarn Hollow on Monday after the dam failed in the night. “" + copied + "” a clerk read out."
	docs := []*news.Doc{
		doc("a", "Tarn Echo", copied+" The mayor promised an inquiry."),
		doc("b", "Hill Post", copied+" Schools stay closed."),
		doc("c", "Vale News", own),
		doc("d", "Tarn Echo", "A week later the town counts its losses and asks who knew of the cracks in its dam."),
	}
	a := origin.Find(docs)
	if a.Of["a"] != a.Of["b"] {
		t.Error("one copy under two mastheads counts twice")
	}
	if a.Of["a"] == a.Of["c"] {
		t.Error("the same quotation made two writers one")
	}
	if a.Of["a"] != a.Of["d"] {
		t.Error("one outlet is two origins")
	}
	if n := a.Of.Count([]string{"a", "b", "c", "d"}); n != 2 {
		t.Errorf("%d origins", n)
	}
	docs[0], docs[3] = docs[3], docs[0]
	b := origin.Find(docs)
	for id, o := range a.Of {
		if b.Of[id] != o {
			t.Errorf("another order, another origin of %s", id)
		}
	}
}

func TestCredit(t *testing.T) {
	one := doc("a", "Tarn Echo", "The council met on Tuesday and voted for a new wall along the river.")
	two := doc("b", "Hill Post", strings.Repeat("Nothing of this is shared with anyone. ", 5))
	one.Article.Byline, two.Article.Byline = "Reuters", "Reuters"
	if a := origin.Find([]*news.Doc{one, two}); a.Of["a"] != a.Of["b"] {
		t.Error("two articles credited to one agency are two origins")
	}
}
