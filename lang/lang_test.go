package lang_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic/lang"
	"synoptic/news"
)

func read(text string) *news.Doc {
	return lang.Read(&news.Article{ID: "a", Text: text, Published: news.Published{Value: "2031-03-14", Precision: news.PrecisionDay, Basis: news.BasisStated}})
}

func TestCheck(t *testing.T) {
	if err := lang.Check(); err != nil {
		t.Fatal(err)
	}
	rooms := lang.Rooms
	defer func() { lang.Rooms = rooms }()
	lang.Rooms = append([]lang.Room{rooms[3]}, rooms...)
	if news.KindOf(lang.Check()) != news.Broken {
		t.Error("a room before what it needs was accepted")
	}
}

// layers checks the promises that every layer makes of its spans and indices.
func layers(t *testing.T, d *news.Doc) {
	t.Helper()
	text := d.Article.Text
	in := func(what string, s news.Span) {
		t.Helper()
		if s.Start < 0 || s.End < s.Start || s.End > len(text) {
			t.Fatalf("%s [%d,%d) lies outside the %d bytes", what, s.Start, s.End, len(text))
		}
	}
	last := 0
	for _, s := range d.Sentences {
		in("sentence", s.Span)
		for i := s.First; i < s.Last; i++ {
			k := d.Tokens[i]
			in("token", k.Span)
			if k.Start < last || !s.Contains(k.Span) || k.Len() == 0 {
				t.Fatalf("token %d [%d,%d) out of order or of its sentence", i, k.Start, k.End)
			}
			last = k.End
			if k.Head >= 0 && (k.Head < s.First || k.Head >= s.Last || k.Head == i) {
				t.Fatalf("token %d is governed by %d", i, k.Head)
			}
		}
	}
	// these layers are looked up by place
	apart := func(what string, n int, at func(int) news.Span) {
		t.Helper()
		for i := range n {
			in(what, at(i))
			if i > 0 && at(i).Start < at(i-1).End {
				t.Fatalf("%s %v begins before %v ends", what, at(i), at(i-1))
			}
		}
	}
	apart("name", len(d.Names), func(i int) news.Span { return d.Names[i].Span })
	apart("time", len(d.Timexes), func(i int) news.Span { return d.Timexes[i].Span })
	apart("quantity", len(d.Quantities), func(i int) news.Span { return d.Quantities[i].Span })
	for _, m := range d.Mentions {
		in("mention", m.Span)
		if m.Entity < 0 || m.Entity >= len(d.Entities) {
			t.Fatalf("mention of entity %d of %d", m.Entity, len(d.Entities))
		}
	}
	for _, m := range d.Phrases {
		in("phrase", m.Span)
		if m.Entity < 0 || m.Entity >= len(d.Entities) || m.Head < m.First || m.Head >= m.Last {
			t.Fatalf("phrase of entity %d of %d, tokens [%d,%d), head %d", m.Entity, len(d.Entities), m.First, m.Last, m.Head)
		}
	}
	for _, r := range d.Roles {
		in("role", r.Evidence)
		in("title", r.Title)
	}
	for _, a := range d.Attributions {
		for _, s := range append(append(append([]news.Span{a.To}, a.Source...), a.Cue...), a.Content...) {
			in("attribution", s)
		}
		if a.Speaker >= len(d.Entities) || a.Relay >= len(d.Entities) {
			t.Fatal("a speaker that is no entity")
		}
	}
	for _, x := range d.Timexes {
		in("timex", x.Span)
	}
	for _, q := range d.Quantities {
		in("quantity", q.Span)
		in("of", q.Of)
		if !(q.Low <= q.Best && q.Best <= q.High) {
			t.Fatalf("quantity %v %v %v", q.Low, q.Best, q.High)
		}
	}
	for _, e := range d.Events {
		in("event", e.Span)
		in("clause", e.Clause)
	}
}

var odd = []string{
	"", " ", "\n\n\n", "a", "\x00", "\xff\xfe\xfd", "“", "”“", `"`, "'", "((((((((", "....", "-----", "U.S.", "10,000,000,000,000,000,000",
	"He said \"we go.\n\nNext paragraph with no end of the quote", "SAID THE MINISTER: NO DEAL BEFORE FRIDAY", "minister says no deal before friday",
	"• one\n• two\n• three", "| a | b |\n| 1 | 2 |", "Ça va, « dit-elle ».", "Киев сообщил о переговорах.", "会谈于周五开始。", "🙂🙂 said 🙂",
	strings.Repeat("very ", 3000), strings.Repeat("(", 5000), strings.Repeat("“No,” he said. ", 500), strings.Repeat("x", 20000),
	strings.Repeat("A, ", 2000), "12 34 56 78 90 " + strings.Repeat("1,2,", 500), "a\u0301\u0301\u0301 b\u202ec",
}

func TestOddTexts(t *testing.T) {
	for _, s := range odd {
		layers(t, read(s))
	}
}

func TestTwice(t *testing.T) {
	for _, text := range append([]string{sample(t)}, odd...) {
		if a, b := read(text), read(text); !reflect.DeepEqual(a, b) {
			t.Errorf("the same text was read in two ways: %.60q", text)
		}
	}
}

// Texts that were set in other ways than reports are: the promises of the
// layers hold, and the same is read twice.
func TestRoughTexts(t *testing.T) {
	const report = "Harbour board of Ostav rejects new tariff\n\n" +
		"OSTAV (Coast Wire) - The harbour board of Ostav rejected the tariff on Monday, its chairwoman Mara Tolvik said. " +
		"\"We will not pay 14 million crowns for a pier,\" she told reporters. \"Not in 2031, and not later.\"\n\n" +
		"Deputy Minister Ivo Brandt, who met the board on March 3, warned that 20 percent of the ferries would stop.\n"
	rows := "Port | Ferries | Crowns\nOstav | 14 | 2,300\nVelm | 9 | 1,120\n"
	change := func(from ...string) string { return strings.NewReplacer(from...).Replace(report) }
	rough := map[string]string{
		"lower case":          strings.ToLower(report),
		"capitals":            strings.ToUpper(report),
		"no final mark":       change(". ", " ", ".\n", "\n"),
		"no marks at all":     change(".", "", ",", "", "\"", "", "(", "", ")", "", "-", ""),
		"one line":            strings.ReplaceAll(report, "\n", " "),
		"a word a line":       strings.ReplaceAll(report, " ", "\n"),
		"curly":               change("\"We", "“We", "pier,\"", "pier,”", "\"Not", "“Not", "later.\"", "later.”"),
		"single":              change("\"We", "‘We", "pier,\"", "pier,’", "\"Not", "‘Not", "later.\"", "later.’"),
		"angled":              change("\"We", "« We", "pier,\"", "pier, »", "\"Not", "« Not", "later.\"", "later. »"),
		"low":                 change("\"We", "„We", "pier,\"", "pier,“", "\"Not", "„Not", "later.\"", "later.“"),
		"typed":               change("\"We", "``We", "pier,\"", "pier,''", "\"Not", "``Not", "later.\"", "later.''"),
		"never closed":        change("pier,\"", "pier,", "later.\"", "later."),
		"never opened":        change("\"We", "We", "\"Not", "Not"),
		"bullets":             strings.ReplaceAll("• "+report, ". ", ".\n• "),
		"numbered":            strings.ReplaceAll("1. "+report, ". ", ".\n2) "),
		"a table":             report + strings.ReplaceAll(rows, " | ", "\t") + rows,
		"line feeds of two":   strings.ReplaceAll(report, "\n", "\r\n"),
		"cut in a letter":     strings.ReplaceAll(report, "\"We", "\xe2\x80We"),
		"no blanks":           strings.ReplaceAll(report, " ", ""),
		"hard blanks":         strings.ReplaceAll(report, " ", "\u00a0"),
		"soft hyphens":        strings.ReplaceAll(report, "ar", "a\u00adr"),
		"right to left marks": strings.ReplaceAll(report, " ", " \u200f"),
	}
	random := rand.New(rand.NewPCG(7, 11))
	for n := range 40 {
		b := []byte(report)
		for range 1 + n*4 {
			b[random.IntN(len(b))] = byte(random.IntN(256))
		}
		rough[fmt.Sprint("struck ", n)] = string(b)
		for i := range b {
			b[i] = byte(random.IntN(256))
		}
		rough[fmt.Sprint("random ", n)] = string(b)
	}
	for name, text := range rough {
		t.Run(name, func(t *testing.T) {
			d := read(text)
			layers(t, d)
			if !reflect.DeepEqual(d, read(text)) {
				t.Error("the same text was read in two ways")
			}
		})
	}
}

// Redate changes nothing where the date did not change.
func TestRedate(t *testing.T) {
	a, b := read(sample(t)), read(sample(t))
	lang.Redate(b)
	if !reflect.DeepEqual(a, b) {
		t.Error("reading again changed what was read")
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range odd {
		if len(s) < 200 {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 1<<13 {
			layers(t, read(s))
		}
	})
}

// sample is the text of the example reports.
func sample(t testing.TB) string {
	t.Helper()
	paths, err := filepath.Glob("../examples/*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, paths)
	}
	var b strings.Builder
	for _, p := range paths {
		s, err := os.ReadFile(p)
		if err != nil || !utf8.Valid(s) {
			t.Fatal(p, err)
		}
		b.Write(s)
		b.WriteString("\n\n")
	}
	return b.String()
}

// BenchmarkRooms measures each room alone on the example reports; the bytes a
// second of all are those of BenchmarkRead.
func BenchmarkRooms(b *testing.B) {
	text := sample(b)
	d := read(text)
	for _, r := range lang.Rooms {
		b.Run(r.Name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				c := *d
				r.Read(&c)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	text := sample(b)
	words := len(strings.Fields(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		read(text)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// TestNameEndsText reads a report whose last word is the name of who speaks.
func TestNameEndsText(t *testing.T) {
	read("The harbour closed on Monday.\n\nThe deputy commissioner said the boats were safe. \"Nobody is missing,\" said Ole Vell")
}

// She who opens a sentence is the subject of the one before, also where only another's
// gender is known.
func TestNewcomer(t *testing.T) {
	d := read("Bank governor Ilse Brandvold defended the move. She said that nothing was decided.\n\nOpposition leader Siv Haugland criticised the minister. She demanded a debate on Tuesday.")
	at := strings.Index(d.Article.Text, "She demanded")
	for _, m := range d.Mentions {
		if m.Start == at && d.Entities[m.Entity].Name != "Siv Haugland" {
			t.Errorf("she is %q", d.Entities[m.Entity].Name)
		}
	}
}

// When something was said is no part of it: the day behind the verb.
func TestDayOfSaying(t *testing.T) {
	for text, want := range map[string]string{
		"Mara Tolen said on Friday there had been talks about the mill with its owners.":  "there had been talks about the mill with its owners",
		"Mara Tolen said earlier this week that the mill would be sold to its owners.":    "that the mill would be sold to its owners",
		"Mara Tolen said Friday's talks about the mill were of no use to its owners.":     "Friday's talks about the mill were of no use to its owners",
		"Mara Tolen said Friday it would be sold, and that nobody had asked the council.": "it would be sold",
	} {
		d := lang.Read(&news.Article{ID: "a", Text: text, Published: news.Published{Value: "2031-03-12", Precision: news.PrecisionDay, Basis: news.BasisStated}})
		if len(d.Attributions) == 0 || len(d.Attributions[0].Content) == 0 {
			t.Errorf("%s: no attribution", text)
			continue
		}
		if got := d.Words(d.Attributions[0].Content[0]); got != want && !strings.HasPrefix(got, want+",") {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// "He" who says something is not who was only spoken of.
func TestSpokenOf(t *testing.T) {
	d := lang.Read(&news.Article{ID: "a", Text: `Mara Tolen flew to Orst on Monday for talks with the rebels.

"We believe that Ruud has lost his legitimacy and must leave," he said, adding democracy would be achieved through elections.

Ole Ruud has ruled the land for forty years.

A doctor who left the city in the morning told the Herald that Ruud's forces had shot two nurses in the square. The town's two clinics were closed, he said.`})
	n := 0
	for _, a := range d.Attributions {
		if len(a.Source) == 1 && d.Words(a.Source[0]) == "he" {
			n++
			if a.Speaker >= 0 && strings.Contains(d.Entities[a.Speaker].Name, "Ruud") {
				t.Errorf("%q is given to Ruud", d.Words(a.Content[0]))
			}
		}
	}
	if n != 3 {
		t.Errorf("%d sayings of his, want 3", n)
	}
}
