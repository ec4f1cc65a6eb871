package attribution_test

import (
	"slices"
	"strings"
	"testing"

	"synoptic/lang/attribution"
	"synoptic/lang/tag"
	"synoptic/lang/token"
	"synoptic/news"
)

// cast are the invented people and bodies of the tests: each entity with the
// words that mean it.
type cast map[string][]string

// read makes a Doc of lines; a bare line in single marks is a heading. Every
// place where the cast's words stand is a mention.
func read(text string, who cast) *news.Doc {
	text = strings.ReplaceAll(text, "# ", "")
	d := &news.Doc{Article: &news.Article{ID: "t", Text: text}}
	at := 0
	for _, l := range strings.SplitAfter(text, "\n") {
		kind := news.BlockParagraph
		if strings.HasPrefix(l, "‘") && !strings.Contains(l, ".") && !strings.Contains(l, ",") {
			kind = news.BlockHeading
		}
		if n := len(strings.TrimSpace(l)); n > 0 {
			d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: at + n}, Kind: kind})
		}
		at += len(l)
	}
	d.Sentences, d.Tokens = token.Read(d)
	d.Tokens = tag.Read(d)
	names := make([]string, 0, len(who))
	for n := range who {
		names = append(names, n)
	}
	slices.Sort(names)
	for e, n := range names {
		ent := news.DocEntity{Name: n, Type: news.Person}
		if strings.HasPrefix(n, "Daily") || strings.HasPrefix(n, "Radio") {
			ent.Type = news.Organization
		}
		d.Entities = append(d.Entities, ent)
		for _, w := range who[n] {
			for from := 0; ; {
				i := strings.Index(text[from:], w)
				if i < 0 {
					break
				}
				s := news.Span{Start: from + i, End: from + i + len(w)}
				a, b := d.TokensIn(s)
				kind := news.MentionName
				if w == "He" || w == "he" || w == "She" || w == "she" {
					kind = news.MentionPronoun
				}
				if d.Tokens[a].Start == s.Start && d.Tokens[b-1].End == s.End {
					d.Mentions = append(d.Mentions, news.Mention{Span: s, First: a, Last: b, Head: b - 1, Kind: kind, Entity: e})
				}
				from = s.End
			}
		}
	}
	slices.SortStableFunc(d.Mentions, func(a, b news.Mention) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	d.Attributions = attribution.Read(d)
	return d
}

// of gives the attribution whose content holds words, and its content.
func of(d *news.Doc, words string) (*news.Attribution, string) {
	for i := range d.Attributions {
		var cs []string
		for _, c := range d.Attributions[i].Content {
			cs = append(cs, d.Words(c))
		}
		if c := strings.Join(cs, " "); strings.Contains(c, words) {
			return &d.Attributions[i], c
		}
	}
	return nil, ""
}

func speaker(d *news.Doc, a *news.Attribution) string {
	if a.Speaker < 0 {
		return a.SpeakerText
	}
	return d.Entities[a.Speaker].Name
}

func need(t *testing.T) {
	t.Helper()
	if err := attribution.Check(); err != nil {
		t.Fatal(err)
	}
}

var tolen = cast{"Mara Tolen": {"Mara Tolen", "Tolen", "She", "she"}, "Oren Balk": {"Oren Balk", "Balk", "He", "he"},
	"Daily Lantern": {"Daily Lantern"}, "Radio Ostav": {"Radio Ostav"}}

func TestSpeakers(t *testing.T) {
	need(t)
	for _, c := range []struct{ name, text, words, speaker, mode string }{
		{"after", `“We will not close the harbour this year,” Mara Tolen said on Monday.`, "We will not close the harbour this year", "Mara Tolen", "direct"},
		{"based", `The Velmar-based Guild of Bakers said the ferry would sail again within a week.`, "the ferry would sail again", "The Velmar-based Guild of Bakers", "indirect"},
		{"inverted", `"The bridge is safe for everyone," said Oren Balk, who runs the port.`, "The bridge is safe", "Oren Balk", "direct"},
		{"split", `“The water is rising quickly,” Tolen said. “People must leave the valley tonight.”`, "People must leave the valley tonight", "Mara Tolen", "direct"},
		{"pronoun", "Mara Tolen came to the port.\n\"It is a hard day for all of us,\" she said.", "It is a hard day for all of us", "Mara Tolen", "direct"},
		{"scare", `Balk called the plan a “grave mistake.”`, "grave mistake", "Oren Balk", ""},
		{"that", `Tolen said that the council was “clearly” not ready for the vote.`, "clearly", "Mara Tolen", "mixed"},
		{"indirect", `Balk said on Tuesday that the ferry would sail again within a week.`, "ferry would sail again", "Oren Balk", "indirect"},
		{"colon", `Tolen told the crowd: "Nobody here will be forgotten by this city. I promise."`, "Nobody here will be forgotten by this city. I promise.", "Mara Tolen", "direct"},
		{"goes on", "Tolen stressed that the talks would continue in spring.\n\"There are two roads ahead of us now. One of them leads home.\"", "There are two roads ahead of us now. One of them leads home.", "Mara Tolen", "direct"},
		{"paragraphs", "\"The dam is old,\" Balk said. \"We knew it for years.\n\"Now everybody knows it as well.\"", "Now everybody knows it as well", "Oren Balk", "direct"},
		{"single", `‘I never signed that letter,’ Balk told reporters.`, "I never signed that letter", "Oren Balk", "direct"},
	} {
		d := read(c.text, tolen)
		a, content := of(d, c.words)
		if a == nil {
			t.Errorf("%s: %q not found in %+v", c.name, c.words, d.Attributions)
			continue
		}
		if got := speaker(d, a); got != c.speaker {
			t.Errorf("%s: speaker %q, want %q", c.name, got, c.speaker)
		}
		if c.mode != "" && a.Mode != c.mode {
			t.Errorf("%s: mode %s of %q, want %s", c.name, a.Mode, content, c.mode)
		}
	}
}

func TestDetails(t *testing.T) {
	need(t)
	d := read("‘I never signed that letter to the board,’ Balk told the Daily Lantern.", tolen)
	if a, _ := of(d, "I never signed"); a == nil || a.Relay < 0 || d.Entities[a.Relay].Name != "Daily Lantern" || d.Words(a.To) != "the Daily Lantern" {
		t.Errorf("relay: %+v", d.Attributions)
	}
	d = read(`"The gate stays open all night," Tolen told reporters on Friday.`, tolen)
	if a, _ := of(d, "The gate"); a == nil || a.Relay != -1 || d.Words(a.To) != "reporters" || a.Grade != news.GradeA {
		t.Errorf("addressee: %+v", d.Attributions)
	}
	d = read(`A senior harbour official said: "We have no boats left in the north."`, tolen)
	if a, _ := of(d, "no boats"); a == nil || a.Speaker != -1 || a.SpeakerText != "A senior harbour official" {
		t.Errorf("unnamed: %+v", d.Attributions)
	}
	d = read("‘Open the gates’\nThe council met in the old hall on Friday.", tolen)
	if len(d.Attributions) > 0 {
		t.Errorf("a crosshead speaks: %+v", d.Attributions)
	}
	d = read("OSTAV, 3 May 2031 - The old bridge fell into the river at noon, Balk said.", tolen)
	if a, c := of(d, "The old bridge"); a == nil || !strings.HasPrefix(c, "The old bridge") {
		t.Errorf("dateline: %q", c)
	}
	d = read("Balk told reporters Radio Ostav was safe. Interest in the port grew, the Daily Lantern reported, citing a port official.", tolen)
	if a, _ := of(d, "Interest in the port"); a == nil || a.Relay < 0 || a.SpeakerText != "a port official" {
		t.Errorf("citing: %+v", d.Attributions)
	}
	d = read("\"Nobody knows who wrote these words on the wall.\"", tolen)
	if a, _ := of(d, "Nobody knows"); a == nil || a.Speaker != -1 || a.Grade != news.GradeC {
		t.Errorf("orphan: %+v", d.Attributions)
	}
}

// Whatever comes in, spans lie in the text and in order, and nothing panics.
func TestAnyText(t *testing.T) {
	for _, s := range []string{"", "\"", "“", "“”", "“a”", "said", "\"said\" said \"said", strings.Repeat("\"Go,\" he said. ", 400),
		strings.Repeat("“", 500), "\xff\xfe \"\xff\"", strings.Repeat("he said that ", 300), "“One.\n“Two.\n“Three.”\nEnd.",
		strings.Repeat("\"We must go home to the sea now.\"\n", 300), strings.Repeat("'a ", 1000), strings.Repeat("“go ", 1000),
		strings.Repeat("\"", 2000) + strings.Repeat(": said ", 60)} {
		d := read(s, tolen)
		for _, a := range d.Attributions {
			for _, ss := range [][]news.Span{a.Source, a.Cue, a.Content} {
				last := 0
				for _, x := range ss {
					if x.Start < last || x.End <= x.Start || x.End > len(s) {
						t.Fatalf("%.40q: span %v after %d", s, x, last)
					}
					last = x.End
				}
			}
			if a.Mode == "" || a.Grade == "" || len(a.Content) == 0 {
				t.Fatalf("%.40q: %+v", s, a)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	d := read(strings.Repeat("“The water is rising quickly,” Tolen said. She told the council that people must leave the valley tonight. The ferry will not sail.\n", 50), tolen)
	b.ReportAllocs()
	for b.Loop() {
		attribution.Read(d)
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
