package attribution_test

import (
	"strings"
	"testing"

	"synoptic/lang/attribution"
	"synoptic/lang/parse"
	"synoptic/news"
)

// The forms that quotations take: every style of marks, marks that are not
// closed, transcripts, contents in two parts.
func TestForms(t *testing.T) {
	need(t)
	for _, c := range []struct{ name, text, words, speaker string }{
		{"guillemets", `«The old mill will be sold this summer», said Oren Balk.`, "The old mill will be sold this summer", "Oren Balk"},
		{"straight single", `'The old mill will be sold this summer,' said Oren Balk.`, "The old mill will be sold this summer", "Oren Balk"},
		{"low marks", `„The old mill will be sold this summer“, said Oren Balk.`, "The old mill will be sold this summer", "Oren Balk"},
		{"backticks", "``The old mill will be sold this summer,'' said Oren Balk.", "The old mill will be sold this summer", "Oren Balk"},
		{"never closed", "Mara Tolen said: “The old mill will be sold this summer and nobody asked us.\nThe council meets in May.", "nobody asked us", "Mara Tolen"},
		{"signature", "“The mill was our whole life.” ― Oren Balk", "The mill was our whole life", "Oren Balk"},
		{"in two parts", `“The mill,” Mara Tolen said on Friday, “will not be sold this summer.”`, "The mill,” will not", ""},
		{"two speakers", "“The mill is lost to all of us,” Mara Tolen said. Oren Balk replied: “It was never ours, and you know it.”", "It was never ours", "Oren Balk"},
		{"participle", "“The mill is lost to all of us,” Mara Tolen told the Daily Lantern, adding that “nobody wanted to buy it.”", "nobody wanted to buy it", "Mara Tolen"},
		{"three paragraphs, one mark each way", "Mara Tolen told the council: “The mill was our whole life.\nNobody asked us what it was worth.\nIt will not be sold this summer.” The council listened.", "Nobody asked us", "Mara Tolen"},
		{"the last paragraph's cue", "“The mill was our whole life.\n“It will not be sold this summer,” Mara Tolen said.", "our whole life", "Mara Tolen"},
		{"a mark lost", "The mill was our whole life and it will not be sold, \" Mara Tolen said.", "our whole life", "Mara Tolen"},
		{"the next sentence's cue", "Mara Tolen said the council was wrong. “Nobody asked us what it was worth.” Oren Balk confirmed that the mill would be sold in the summer.", "Nobody asked us", "Mara Tolen"},
		{"he goes on", "A lawyer for Mara Tolen, Oren Balk, said the sale “was never agreed.” He added that the “talks will go on.”", "talks will go on", "Oren Balk"},
		{"an office before his name", "“The mill is lost to all of us,” said the lawmaker, Senator Oren Balk.", "The mill is lost", "Oren Balk"},
		{"a letter of hers", "Mara Tolen's letter says that the old mill will be lost to all of us this summer.", "will be lost", "Mara Tolen"},
		{"a promise of hers", "It is the pull of Mara Tolen's “if you like the old mill you can keep it” promise: the owners stay.", "you can keep it", "Mara Tolen"},
		{"who closes the sentence", "Mara Tolen “saw the old mill” and vowed “to mend what is lost,” Oren Balk said.", "to mend what is lost", "Oren Balk"},
		{"a word apart", "Mara Tolen had criticized the plan of the council as “decorative,” suggesting that it was not meant.", "decorative", "Mara Tolen"},
	} {
		d := read(c.text, tolen)
		a, content := of(d, c.words)
		switch {
		case a == nil && c.name == "in two parts":
			if a, content = of(d, "The mill"); a == nil || len(a.Content) != 2 || speaker(d, a) != "Mara Tolen" {
				t.Errorf("%s: %q of %+v", c.name, content, d.Attributions)
			}
		case a == nil:
			t.Errorf("%s: %q not found in %+v", c.name, c.words, d.Attributions)
		case c.speaker != "" && speaker(d, a) != c.speaker:
			t.Errorf("%s: %q is given to %q, not %q", c.name, content, speaker(d, a), c.speaker)
		}
	}
}

// A transcript's names are sources although they stand within the marks.
func TestTranscript(t *testing.T) {
	need(t)
	d := read("The talk went on as follows:\n“BALK: The mill is lost. What do you say to that?\n“TOLEN: It was never ours, and you know it.", cast{"Oren Balk": {"BALK"}, "Mara Tolen": {"TOLEN"}})
	for words, name := range map[string]string{"The mill is lost": "Oren Balk", "It was never ours": "Mara Tolen"} {
		a, content := of(d, words)
		if a == nil || speaker(d, a) != name || len(a.Source) != 1 || len(a.Cue) != 1 || content[:len(words)] != words {
			t.Errorf("%s: %q in %+v", name, content, d.Attributions)
		}
	}
}

// Words that name or distance are no speech, and break up no attribution.
func TestNoSpeech(t *testing.T) {
	need(t)
	for _, text := range []string{"The council met in the “Blue Heron Hall” on Friday.", "‘Legend of the Old Mill.’\nThe council met in the hall on Friday.",
		"Short reads of the week:\n“An old mill refuses to be sold to the town,” by the Lantern's Oren Balk.", "The guests sat for the station's “The Morning with Our Own Town,” and left."} {
		if d := read(text, tolen); len(d.Attributions) > 0 {
			t.Errorf("%q: %+v", text, d.Attributions)
		}
	}
}

// A quotation that nothing attributes is kept, with the speaker it goes on
// from, as a guess.
func TestCarried(t *testing.T) {
	need(t)
	d := read("Mara Tolen stressed that the talks would continue in spring.\n\"There are two roads ahead of us now. One of them leads home.\"", tolen)
	a, _ := of(d, "two roads")
	if a == nil || a.Grade != news.GradeC || len(a.Cue) != 0 || len(a.Source) != 1 || d.Words(a.Source[0]) != "Mara Tolen" {
		t.Errorf("carried: %+v", d.Attributions)
	}
}

// "X told the Post that Y had said Z": the outlet relays, the words keep a
// speaker, and nothing is attributed twice.
func TestNestedRelay(t *testing.T) {
	need(t)
	d := read(`Mara Tolen told the Daily Lantern that Oren Balk had said the mill would be sold this summer.`, tolen)
	a, content := of(d, "the mill would be sold")
	if a == nil || a.Relay < 0 || d.Entities[a.Relay].Name != "Daily Lantern" || speaker(d, a) != "Mara Tolen" {
		t.Errorf("%q: %+v", content, d.Attributions)
	}
}

// Whom a source quotes speaks, and the source carries his words, whichever of
// them the clause is about.
func TestQuotedBy(t *testing.T) {
	need(t)
	for _, text := range []string{
		"The Daily Lantern quoted Oren Balk as saying that the mill would be sold this summer.",
		"Oren Balk said on Friday that nobody had asked him. The Daily Lantern quoted him as saying that the mill would be sold this summer.",
		"Oren Balk was quoted by the Daily Lantern as saying the mill would be sold this summer.",
		"“The mill would be sold this summer,” the Daily Lantern quoted Oren Balk as saying.",
		"“The mill would be sold this summer,” Oren Balk was quoted as saying by the Daily Lantern.",
	} {
		d := read(text, tolen)
		d.Tokens = parse.Read(d)
		d.Attributions = attribution.Read(d)
		a, content := of(d, "mill would be sold this summer")
		if a == nil || speaker(d, a) != "Oren Balk" || strings.Contains(content, "Balk") || strings.Contains(content, "saying") {
			t.Errorf("%s\n\t%q: %+v", text, content, d.Attributions)
			continue
		}
		if a.Relay < 0 || d.Entities[a.Relay].Name != "Daily Lantern" {
			t.Errorf("%s\n\trelayed by %d", text, a.Relay)
		}
	}
}

// A quotation without a cue of its own belongs to the one that it goes on from:
// over the end of a paragraph without a closing mark, over a clause between.
func TestGoesOn(t *testing.T) {
	need(t)
	for _, c := range []struct {
		name, text string
		words      []string
		parts      int
	}{
		{"paragraphs", "Mara Tolen said: “The mill is lost to all of us.\n“It was sold in the spring.\n“Nobody asked the workers.”\nThe council meets in May.",
			[]string{"The mill is lost", "sold in the spring", "Nobody asked"}, 1},
		{"a clause between", "“Every time the river rises,” Mara Tolen said, pointing to the old wall, “we lose a street of this town.”",
			[]string{"Every time the river", "lose a street"}, 2},
		{"to the cue behind", "“The mill was our whole life,” Mara Tolen said. “It was sold in the spring.\n“Nobody asked the workers,” she added.",
			[]string{"sold in the spring", "Nobody asked"}, 1},
	} {
		d := read(c.text, tolen)
		a, content := of(d, c.words[0])
		if a == nil || len(a.Content) != c.parts || speaker(d, a) != "Mara Tolen" {
			t.Errorf("%s: %q of %+v", c.name, content, d.Attributions)
			continue
		}
		for _, w := range c.words {
			if b, _ := of(d, w); b != a {
				t.Errorf("%s: %q is not in %q", c.name, w, content)
			}
		}
	}
}

// What takes the tree: without a verb of saying the subject of the clause that leads to a quotation
// is its source, and a name that signs it on the next line is; of two verbs of
// saying the inner one's subject; of an object before a participle not the object.
func TestIntroduced(t *testing.T) {
	need(t)
	for _, c := range []struct{ name, text, words, speaker string }{
		{"colon", "Oren Balk was tired of the council. Mara Tolen has a new sentence for the voters: “The river belongs to all of us, and it stays.”", "The river belongs", "Mara Tolen"},
		{"next line", "“The river belongs to all of us, and it stays.”\n- Oren Balk, Ostav", "The river belongs", "Oren Balk"},
		{"a comma and no cue", "Oren Balk asked about the mill.\n“I can point to only two ways out. Not one of them is good,” Mara Tolen answers.", "only two ways", "Mara Tolen"},
		{"behind words told in passing", "“The mill was our whole life,” Mara Tolen declared, a line she likes after a debate in which callers asked how much the town got. “Nobody ever asked the workers of this town.”", "Nobody ever asked", "Mara Tolen"},
		{"who told whom", "Oren Balk said Mara Tolen told him that “the mill is not for sale.”", "not for sale", "Mara Tolen"},
		{"a participle behind an object", "Mara Tolen posted a picture of Oren Balk on Friday, writing that she “never thought it would come to this.”", "never thought it", "Mara Tolen"},
		{"said, according to an outlet", "“The mill was our whole life and it stays,” Mara Tolen said in May, according to the Daily Lantern.", "our whole life", "Mara Tolen"},
		{"said by one with an office, according to an outlet", "“The mill was our whole life and it stays,” said Mara Tolen, the head of the council, according to the Daily Lantern.", "our whole life", "Mara Tolen"},
		{"he is not whom he names", "Oren Balk said the mill would stay. Mara Tolen left the hall early. He called Tolen’s exit “a bad joke on all of us.”", "a bad joke", "Oren Balk"},
		{"said before a crowd, according to others", "“The river belongs to all of us, and it stays,” Mara Tolen said before a crowd of some 300 people, according to police.", "The river belongs", "Mara Tolen"},
		{"the name above", "The council met in May.\nMara Tolen, head of the council\n“The river belongs to all of us, and it stays.”", "The river belongs", "Mara Tolen"},
		{"the end of a source", "Mara Tolen, a founder of the old Mill Guild, asked if the council should sell, said, “I leave that to the council of this town.”", "I leave that", "Mara Tolen"},
		{"as somebody puts it", "Many at the council share that view, because the mill asks only for a “fair part of what it earns,” as the old treaty puts it.", "fair part", "the old treaty"},
		{"per a rule", "The council met in May. It may sell the mill only “to serve all of the town,” per Mara Tolen.", "to serve all", "Mara Tolen"},
		{"to whom it is so", "Mara Tolen gives the credit to the town because to her, “nothing matters more than that the mill stays.”", "nothing matters more", "Mara Tolen"},
		{"a participle at the head", "Oren Balk left in May. After saying the old mill was “so rotten that nobody could stand in it,” Mara Tolen closed it.", "so rotten", "Mara Tolen"},
		{"all up to who says it", "Sixteen people have died and 19 are unaccounted for after floods in eastern Lorvia, the interior ministry said on Friday evening.", "Sixteen people have died and 19 are unaccounted for", "the interior ministry"},
		{"a list is no signature", "“The river belongs to all of us, and it stays.”\n- Oren Balk left the hall", "The river belongs", ""},
	} {
		d := read(c.text, tolen)
		d.Tokens = parse.Read(d)
		d.Attributions = attribution.Read(d)
		a, content := of(d, c.words)
		if a == nil || speaker(d, a) != c.speaker {
			t.Errorf("%s: %q of %+v", c.name, content, d.Attributions)
		}
	}
}

// When something was said is no part of it.
func TestWhenSaid(t *testing.T) {
	need(t)
	for text, want := range map[string]string{
		"Mara Tolen said recently the old mill was lost to all of us.":                 "the old mill was lost to all of us",
		"Mara Tolen said later burns of the old mill could take the whole of a night.": "later burns of the old mill could take the whole of a night",
	} {
		d := read(text, tolen)
		if a, got := of(d, "the old mill"); a == nil || got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
