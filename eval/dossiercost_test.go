package eval_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"synoptic/dossier"
	"synoptic/engine"
	"synoptic/news"
	"synoptic/render"
)

// flood gives n invented reports of one flood, over some days, by seven
// outlets: tolls that rise, officials of various offices who speak, demands that
// are told again.
func flood(n int) []*news.Article {
	r := rand.New(rand.NewPCG(3, 5))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var out []*news.Article
	for i := range n {
		day := 3 + i*20/max(n, 1)
		dead := 4 + i*90/max(n, 1)
		name := pick("Marta Quellin", "Josip Tarrow", "Ines Bracht", "Olav Stenmark", "Petra Lindqvist", "Anton Lindqvist") + pick("", " Jr.")
		office := pick("Interior Minister", "Interior Minister", "Deputy Interior Minister", "Justice Minister")
		text := fmt.Sprintf(`Flood of the Orne: %d dead

%s - At least %d people were killed when the Orne burst its banks near %s on %s, Norwegian %s %s said.

"%s," %s told reporters in Oslo on Tuesday.

%s demanded the release of water from the %s dam, which Sweden's Energy Ministry has rejected. %s, the %s, wants the mayor to resign and met Swedish Energy Minister Karin Ehn in Karlstad. About %d people have been moved to schools and halls.

Talks between Norway and Sweden on the dam were held in Karlstad on %d May. The Swedish delegation was led by Energy Minister %s.`,
			dead, pick("OSLO", "KARLSTAD", "HAMAR"), dead, pick("Tarnholm", "Ostby", "Vikmark", "Lund"), pick("Monday", "Tuesday", "Wednesday"), office, name,
			pick("We warned of this wall for three winters and nobody came to look", "Not one house below the dam is safe tonight", "We will count the dead when the water has gone"), name,
			pick("Norway", "The mayor of Ostby", "Farmers"), pick("Holm", "Stor", "Vik"), pick("Marta Quellin", "Josip Tarrow"), pick("opposition lawmaker", "deputy interior minister", "Herald correspondent", "former governor of Hamar"), 300+10*r.IntN(40), max(1, day-1), pick("Karin Ehn", "Lars Bystrand"))
		out = append(out, &news.Article{ID: fmt.Sprintf("r%04d", i), Location: fmt.Sprintf("r%04d", i), Outlet: fmt.Sprintf("outlet%d.example", i%7), Text: text,
			Published: news.Published{Value: fmt.Sprintf("2031-05-%02d", day), Precision: news.PrecisionDay, Basis: news.BasisMetadata}})
	}
	return out
}

func flooded(t testing.TB, n int) []*news.Doc {
	t.Helper()
	docs, err := engine.Read(context.Background(), flood(n), 0)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// TestAnyOrder: a story of 40 reports has one record, whatever the order.
func TestAnyOrder(t *testing.T) {
	docs := flooded(t, 40)
	r := rand.New(rand.NewPCG(1, 2))
	var first []byte
	for i := range 5 {
		d, err := dossier.Compose(docs, nil)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := render.JSON(&b, d); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			if first = b.Bytes(); len(d.Statements) < 3 || len(d.Figures) == 0 || len(d.Positions) == 0 {
				t.Fatalf("%d statements, %d figures, %d positions", len(d.Statements), len(d.Figures), len(d.Positions))
			}
		} else if !bytes.Equal(first, b.Bytes()) {
			t.Fatal("another order, another record")
		}
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	}
}

// TestAddedOneByOne: docs that keep what was made of them give the records that
// others give, as the story grows.
func TestAddedOneByOne(t *testing.T) {
	plain, kept := flooded(t, 30), flooded(t, 30)
	for _, d := range kept {
		d.Keep()
	}
	order := rand.New(rand.NewPCG(4, 2)).Perm(len(plain))
	for n := 1; n <= len(order); n += 1 + n/6 {
		var a, b bytes.Buffer
		for _, x := range []struct {
			docs []*news.Doc
			to   *bytes.Buffer
		}{{plain, &a}, {kept, &b}} {
			var some []*news.Doc
			for _, i := range order[:n] {
				some = append(some, x.docs[i])
			}
			d, err := dossier.Compose(some, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := render.JSON(x.to, d); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Fatalf("of %d reports, kept parts gave another record", n)
		}
	}
}

// BenchmarkCompose composes the record of a story of so many reports, which
// have been read.
func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{50, 200, 800} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := flooded(b, n)
			for b.Loop() {
				if _, err := dossier.Compose(docs, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAdd composes the record of a story of 200 reports again, of one report more
// each time, as a flow does.
func BenchmarkAdd(b *testing.B) {
	const from, upto = 200, 240
	docs := flooded(b, upto)
	n := upto
	for b.Loop() {
		if n == upto {
			b.StopTimer()
			for _, d := range docs {
				d.Keep()
			}
			if n = from; compose(b, docs[:n]) == nil {
				b.Fatal("no record")
			}
			b.StartTimer()
		}
		n++
		compose(b, docs[:n])
	}
}

func compose(t testing.TB, docs []*news.Doc) *news.Dossier {
	t.Helper()
	d, err := dossier.Compose(docs, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
