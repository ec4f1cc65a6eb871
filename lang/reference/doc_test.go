package reference

import (
	"strings"
	"testing"
	"unicode"

	"synoptic/news"
)

// tags is the small grammar of the tests: words that are not nouns.
var testTags = map[string]string{"the": "DET", "a": "DET", "an": "DET", "of": "ADP", "to": "ADP", "for": "ADP", "in": "ADP", "by": "ADP", "with": "ADP",
	"at": "ADP", "as": "ADP", "on": "ADP", "and": "CCONJ", "or": "CCONJ", "is": "AUX", "was": "AUX", "will": "AUX", "be": "AUX", "has": "AUX", "his": "PRON", "her": "PRON",
	"its": "PRON", "he": "PRON", "she": "PRON", "it": "PRON", "they": "PRON", "who": "PRON", "'s": "PART", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "–": "PUNCT", "\"": "PUNCT",
	"said": "VERB", "met": "VERB", "led": "VERB", "includes": "VERB", "joined": "VERB", "named": "VERB", "told": "VERB", "headed": "VERB", "left": "VERB", "wants": "VERB", "rejected": "VERB",
	"former": "ADJ", "deputy": "ADJ", "foreign": "ADJ", "chief": "NOUN", "senior": "ADJ", "special": "ADJ", "lead": "ADJ", "acting": "ADJ", "presidential": "ADJ", "cultural": "ADJ",
	"Norwegian": "ADJ", "Kenyan": "ADJ", "Chilean": "ADJ", "Peruvian": "ADJ", "lacking": "VERB", "arrived": "VERB", "accused": "VERB", "met_": "VERB"}

// doc builds a document from words separated by blanks. "[p Ada Vell]" marks a
// name (p person, o organisation, l place, c country, m other); each line is
// a sentence of a block of its own. There is no tree.
func doc(lines ...string) *news.Doc {
	d := &news.Doc{Article: &news.Article{ID: "a"}}
	var text strings.Builder
	types := map[string]news.EntityType{"p": news.Person, "o": news.Organization, "l": news.Place, "c": news.Country, "m": news.Other}
	for b, l := range lines {
		s := news.Sentence{First: len(d.Tokens), Block: b}
		s.Start = text.Len()
		open, typ := -1, news.Other
		for _, w := range strings.Fields(l) {
			if strings.HasPrefix(w, "[") {
				open, typ = len(d.Tokens), types[w[1:]]
				continue
			}
			closed := strings.HasSuffix(w, "]")
			w = strings.TrimSuffix(w, "]")
			w, tag, _ := strings.Cut(w, "/")
			t := news.Token{Tag: testTags[w], Head: -1, Lemma: strings.ToLower(w)}
			if tag != "" {
				t.Tag = tag
			}
			if t.Tag == "" {
				t.Tag = "NOUN"
				if unicode.IsUpper([]rune(w)[0]) {
					t.Tag = "PROPN"
				} else if unicode.IsDigit([]rune(w)[0]) {
					t.Tag = "NUM"
				}
			}
			if text.Len() > s.Start && w != "'s" && w != "," && w != "." && w != ")" && !strings.HasSuffix(text.String(), "(") {
				text.WriteByte(' ')
			}
			t.Start = text.Len()
			text.WriteString(w)
			t.End = text.Len()
			d.Tokens = append(d.Tokens, t)
			if closed {
				d.Names = append(d.Names, news.Name{First: open, Last: len(d.Tokens), Type: typ, Span: news.Span{Start: d.Tokens[open].Start, End: t.End}})
			}
		}
		s.Last, s.End = len(d.Tokens), text.Len()
		d.Sentences = append(d.Sentences, s)
		d.Blocks = append(d.Blocks, news.Block{Span: s.Span, Kind: news.BlockParagraph})
		text.WriteByte('\n')
	}
	d.Article.Text = text.String()
	d.Entities, d.Mentions, d.Phrases, d.Roles = Read(d)
	return d
}

// offices gives "Name: norm @Country" of every role, former and acting marked.
func officesOf(d *news.Doc) []string {
	var out []string
	for _, r := range d.Roles {
		s := d.Entities[r.Entity].Name + ": " + r.Norm
		if r.Country != "" {
			s += " @" + r.Country
		}
		if r.Former {
			s += " (former)"
		}
		if r.Acting {
			s += " (acting)"
		}
		out = append(out, s)
	}
	return out
}

func TestOffices(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"[m Norwegian] Foreign Minister [p Ada Vell] met [p Ole Dahl] .", []string{"Ada Vell: foreign minister @Norway"}},
		{"[c Kenya] 's Foreign Minister [p Ada Vell] said no .", []string{"Ada Vell: foreign minister @Kenya"}},
		{"They met [c Kenya] envoy to [c Norway] [p Ada Vell] and [m Chilean] special envoy [p Ole Dahl] .",
			[]string{"Ada Vell: envoy @Kenya", "Ole Dahl: special envoy @Chile"}},
		{"[m Kenyan] presidential chief of staff [p Ada Vell] and Deputy Chief of General Staff [p Ole Dahl] left .",
			[]string{"Ada Vell: presidential chief of staff @Kenya", "Ole Dahl: deputy chief of general staff"}},
		{"Deputy Foreign Minister [p Ada Vell] , Deputy Defence Minister [p Ole Dahl] and [p Bo Ruud] , director of [c Kenya] 's coastal guard agency , left .",
			[]string{"Ada Vell: deputy foreign minister", "Ole Dahl: deputy defence minister", "Bo Ruud: director of coastal guard agency @Kenya"}},
		{"[p Ada Vell] , a former cultural minister lacking influence , arrived .", []string{"Ada Vell: cultural minister (former)"}},
		{"[m Peruvian] President [p Ada Vell] named his aide , [p Ole Dahl] , to lead/VERB talks .", []string{"Ada Vell: president @Peru", "Ole Dahl: aide @Peru"}},
		{"[c Kenya] 's lead negotiator , Defence Minister [p Ole Dahl] , has left .", []string{"Ole Dahl: lead negotiator @Kenya", "Ole Dahl: defence minister @Kenya"}},
		{"[p Ole Dahl] , [c Kenya] 's Foreign Minister , is chairing/VERB the talks .", []string{"Ole Dahl: foreign minister @Kenya"}},
		{"[m Norwegian] President [p Ada Vell] 's special envoy for [c Peru] [p Ole Dahl] left .", []string{"Ada Vell: president @Norway", "Ole Dahl: special envoy @Norway"}},
		{"[m Norwegian] President [p Ada Vell] left . [p Vell] 's aide [p Ole Dahl] said no .", []string{"Ada Vell: president @Norway", "Ole Dahl: aide @Norway"}},
		{"[o EU] foreign policy chief [p Ada Vell] met acting mayor [p Ole Dahl] .", []string{"Ada Vell: eu foreign policy chief", "Ole Dahl: acting mayor (acting)"}},
		{"[c Kenya] expert [p Ada Vell] met [o UN] [c Peru] envoy [p Ole Dahl] .", []string{"Ada Vell: expert", "Ole Dahl: un envoy"}},
		{"A spokesman for the [o African Union] , [p Ole Dahl] , said no .", []string{"Ole Dahl: spokesperson for african union"}},
		{"[o UN] special envoy for the [l Coral Sea] [p Ada Vell] , a former [m Peruvian] foreign minister , left .",
			[]string{"Ada Vell: un special envoy for coral sea", "Ada Vell: foreign minister @Peru (former)"}},
		{"[m Kenyan] President [p Ada Vell] and her [m Peruvian] counterpart , [p Ole Dahl] , left .", []string{"Ada Vell: president @Kenya", "Ole Dahl: president @Peru"}},
		{"[m Kenyan] and [m Peruvian] presidents [p Ada Vell] and [p Ole Dahl] left .", []string{"Ada Vell: president @Kenya", "Ole Dahl: president @Peru"}},
		{"The foreign ministers of [c Kenya] and [c Peru] , [p Ada Vell] and [p Ole Dahl] , left .", []string{"Ada Vell: foreign minister @Kenya", "Ole Dahl: foreign minister @Peru"}},
		{"[m Kenyan] and [m Peruvian] ministers [p Ada Vell] , [p Ida Ruud] and [p Ole Dahl] left .", []string{"Ada Vell: minister", "Ida Ruud: minister", "Ole Dahl: minister"}},
		{"[p Ada Vell] , who serve/VERB as finance minister until/ADP 2021 , left .", []string{"Ada Vell: finance minister (former)"}},
		{"[p Ada Vell] is the mayor of [l Bergheim] .", []string{"Ada Vell: mayor of bergheim"}},
		{"[p Ole Dahl] , an adviser to [m Norwegian] President [p Ada Vell] , left .",
			[]string{"Ole Dahl: adviser to president ada vell @Norway", "Ada Vell: president @Norway"}},
		{"[p Ole Dahl] , a supporter of the [c Peru] war , left .", []string{"Ole Dahl: supporter war"}},
		{"Its counsel is [p Ole Dahl] .", []string{"Ole Dahl: counsel"}},
		{"Aides to Mr. [p Ole Dahl] left .", nil},
		{"The [m Kenyan] officers [p Ole Dahl] accused left .", nil},
		{"They discussed/VERB tariffs President [p Ada Vell] likes/VERB .", []string{"Ada Vell: president"}},
		{"Talks between/ADP presidents [p Vell] and [p Dahl] left .", []string{"Vell: president", "Dahl: president"}},
	} {
		if got := officesOf(doc(c.text)); strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestSides(t *testing.T) {
	d := doc("The [m Peruvian] delegation is led by [p Ada Vell] and includes Deputy Foreign Minister [p Ole Dahl] and [p Bo Ruud] .",
		"[c Kenya] 's team will be headed by [p Ivo Lund] .", "He will be joined by Deputy Mayor [p Tor Egge] , according/VERB to [p Una Sand] .",
		"[p Eli Moe] , who leads/VERB the [m Chilean] delegation , left .", "[c Norway] 's [p Sund] left .")
	for name, want := range map[string]string{"Ada Vell": "Peru", "Ole Dahl": "Peru", "Bo Ruud": "Peru", "Eli Moe": "Chile", "Sund": "Norway", "Ivo Lund": "Kenya", "Tor Egge": "Kenya", "Una Sand": ""} {
		for _, e := range d.Entities {
			if e.Name == name && e.Country != want {
				t.Errorf("%s: side %q, want %q", name, e.Country, want)
			}
		}
	}
}

// chain gives the words of the mentions of the entity with a name.
func chainOf(d *news.Doc, name string) string {
	for _, e := range d.Entities {
		if e.Name == name {
			var out []string
			for _, k := range e.Mentions {
				out = append(out, d.Words(d.Mentions[k].Span))
			}
			return strings.Join(out, " | ")
		}
	}
	return "none"
}

func TestChains(t *testing.T) {
	for _, c := range []struct {
		lines []string
		name  string
		want  string
	}{
		{[]string{"[m Norwegian] President [p Ada Vell] met [p Ole Dahl] .", "[p Vell] left .", "The [m Norwegian] leader said no ."}, "Ada Vell", "Ada Vell | Vell | The Norwegian leader"},
		{[]string{"[c Norway] left .", "[l Oslo] wants talks .", "Ministers met in [l Oslo] ."}, "Norway", "Norway | Oslo"},
		{[]string{"The [o Coastal Guard Agency] ( [o CGA] ) said no .", "The [o CGA] left .", "The agency met ."}, "Coastal Guard Agency", "Coastal Guard Agency | CGA | CGA | The agency"},
		{[]string{"The [o Northern League] said no .", "The [o League] left ."}, "Northern League", "Northern League | League"},
		{[]string{"The [o Northern League] met the [o Southern League] .", "The [o League] left ."}, "Northern League", "Northern League"},
		{[]string{"The rights group [o Open Harbour] left .", "The group said no ."}, "Open Harbour", "Open Harbour | The group"},
		{[]string{"[o Open Harbour] , a local/ADJ charity , left .", "The charity said no ."}, "Open Harbour", "Open Harbour | a local charity | The charity"},
		{[]string{"[o Norfish] left .", "The company said no ."}, "Norfish", "Norfish | The company"},
		{[]string{"[o Norfish] met [o Velmar] .", "The company said no ."}, "Norfish", "Norfish"},
		{[]string{"The [o Harbour Union] left .", "The company said no ."}, "Harbour Union", "Harbour Union"},
		{[]string{"Spokeswoman [p Ada Vell] met Mr [p Ole Dahl] .", "She left ."}, "Ada Vell", "Ada Vell | She"},
		{[]string{"A senior [m Kenyan] official said no .", "\" We left , \" the official told [o AFP] ."}, "", "A senior Kenyan official | the official"},
	} {
		if got := chainOf(doc(c.lines...), c.name); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.lines, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	d := doc("[p Kenya Ada Vell] met [p Coach Ole Dahl] , [p Acme CEO Vell] and [p Lashkar Gah] .", "[o Acme] left , [p Acme] said no , [o Acme] met .")
	got := map[string]news.EntityType{}
	for _, e := range d.Entities {
		got[e.Name] = e.Type
	}
	for name, want := range map[string]news.EntityType{"Kenya": news.Country, "Ada Vell": news.Person, "Ole Dahl": news.Person, "Lashkar Gah": news.Place, "Acme": news.Organization} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q (of %v)", name, got[name], want, got)
		}
	}
}

// What only shares the name of a state or a people.
// What calls itself so, and what the report names in full, is a body.
func TestFirms(t *testing.T) {
	d := doc("A group that call/VERB itself/PRON [p Grey Heron] left .", "[o Velm Harbour] left .", "[p Velm] said no .", "[o Dahl Police] left .", "[p Dahl] said no .")
	got := map[string]news.EntityType{}
	for _, e := range d.Entities {
		got[e.Name] = e.Type
	}
	for name, want := range map[string]news.EntityType{"Grey Heron": news.Organization, "Velm": news.Organization, "Dahl": news.Person} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q (of %v)", name, got[name], want, got)
		}
	}
}

func TestNamesakes(t *testing.T) {
	for _, c := range []struct {
		lines []string
		name  string
		want  news.EntityType
	}{
		{[]string{"[c Georgia] and [l Ohio] vote .", "[p Ada Vell] left [l Detroit] ."}, "Georgia", news.Place},
		{[]string{"[c Georgia] votes .", "The [m Georgian] president left [l Ohio] ."}, "Georgia", news.Country},
		{[]string{"The [o Bergheim Indians] won .", "The [m Indians] left ."}, "Indians", news.Organization},
		{[]string{"The northern/ADJ Teachers ' Union left ."}, "Teachers ' Union", news.Organization},
	} {
		d := doc(c.lines...)
		got := news.EntityType("")
		for _, e := range d.Entities {
			if e.Name == c.name {
				got = e.Type
			}
		}
		if got != c.want {
			t.Errorf("%q: %s is %q, want %q (%v)", c.lines, c.name, got, c.want, d.Entities)
		}
	}
}

func TestPlainInput(t *testing.T) {
	for _, l := range [][]string{nil, {""}, {"\" , ."}, {"[p X]"}, {"his , [p A B] ,"}, {"[p A] [p B] 's 's of to for , and"}} {
		doc(l...)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("[p Ada Vell] , the 's of [c Kenya] ( he ) \" it \" and [o EU] chief")
	f.Fuzz(func(t *testing.T, s string) {
		defer func() {
			if r := recover(); r != nil {
				t.Fatalf("%q: %v", s, r)
			}
		}()
		if strings.ContainsAny(s, "[]/") || len(s) > 2000 {
			return
		}
		doc(s)
	})
}

// Offices in the plural before a list, offices given up, and lists in which each
// office stands before its holder.
func TestOfficesAround(t *testing.T) {
	d := doc("Norway 's senators , [p Ada Vell] and [p Ole Dahl] , met .",
		"[p Ida Ruud] resign/VERB as minister of trade .",
		"[p Tor Eide] , then the director of the museum , left .",
		"They met the mayor , [p Bo Lund] , the sheriff , [p Kari Moen] , and the coroner , [p Nils Berg] .",
		"Archbishop of Velm , [p Jon Aas] , spoke/VERB .")
	got := strings.Join(officesOf(d), "; ")
	for _, want := range []string{"Ada Vell: senator", "Ole Dahl: senator", "Ida Ruud: minister of trade (former)", "Tor Eide: director of museum (former)",
		"Bo Lund: mayor", "Kari Moen: sheriff", "Nils Berg: coroner", "Jon Aas: archbishop of Velm"} {
		if !strings.Contains(strings.ToLower(got), strings.ToLower(want)) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	if strings.Contains(got, "Bo Lund: sheriff") {
		t.Errorf("the mayor is taken for the sheriff too: %s", got)
	}
}

// A surname joined with a full name of the same surname is another's.
func TestPartners(t *testing.T) {
	d := doc("President [p Vell] and [p Ada Vell] arrived .", "Mr. [p Vell] said no/DET .")
	of := map[string]int{}
	for _, e := range d.Entities {
		of[e.Name] = len(e.Mentions)
	}
	if of["Ada Vell"] != 1 || of["Vell"] < 2 {
		t.Errorf("mentions: %v", of)
	}
}

// Offices that stand further from their holder, or that a body's name has taken in.
func TestOfficesFurther(t *testing.T) {
	d := doc("[p Ida Ruud] from [l Velm] near/ADP [l Orst] , who is director of the museum , left .",
		"[p Tor Eide] , [o International Director of Coastwatch] , left .",
		"[p Bo Lund] , acting/VERB head of the museum , left .",
		"The 58 - year - old captain , [p Nils Berg] , was held .",
		"[p Eva Rist] will step/VERB down/ADP as director of the theatre at the end of the month .",
		"[p Jan Holt] has appointed/VERB a retired/ADJ judge , Sir [p Per Dahl] .",
		"We wait , said [o UN] Assistant Secretary for Peace , [p Kari Moen] .")
	got := strings.ToLower(strings.Join(officesOf(d), "; "))
	for _, want := range []string{"ida ruud: director of museum", "tor eide: international director of coastwatch", "bo lund: acting head of museum", "nils berg: captain", "kari moen: un assistant secretary for peace",
		"eva rist: director of theatre"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	for _, not := range []string{"jan holt:", "end of the month", "director of theatre (former)"} {
		if strings.Contains(got, not) {
			t.Errorf("%q in %s", not, got)
		}
	}
}
