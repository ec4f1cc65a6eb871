package timex

import (
	"strings"
	"testing"

	"synoptic/lang/token"
	"synoptic/news"
)

// doc reads a text as far as tokens; date "" is an unknown one.
func doc(id, date, text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{ID: id, Text: text, Published: news.Published{Precision: news.PrecisionUnknown, Basis: news.BasisUnknown}}}
	if date != "" {
		p := map[int]news.Precision{4: news.PrecisionYear, 7: news.PrecisionMonth, 10: news.PrecisionDay, 16: news.PrecisionMinute}[len(date)]
		d.Article.Published = news.Published{Value: date, Precision: p, Basis: news.BasisStated}
	}
	at := 0
	for _, p := range strings.SplitAfter(text, "\n") {
		d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: at + len(p)}, Kind: news.BlockParagraph})
		at += len(p)
	}
	d.Sentences, d.Tokens = token.Read(d)
	return d
}

func show(d *news.Doc) string {
	var out []string
	for _, t := range Read(d) {
		s := d.Words(t.Span) + " " + t.Type + " " + t.Value
		if t.Mod != "" {
			s += " " + t.Mod
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestRead(t *testing.T) {
	const friday = "2025-05-16"
	for _, c := range []struct{ date, in, want string }{
		{friday, "Talks began on Friday in Orvel.", "Friday DATE 2025-05-16"},
		{friday, "She was on NBC's Today Show with Ole Dahl of NBC's \"Today\", and left today.", "today DATE 2025-05-16"},
		{friday, "Norland's mood today is calm. Today it rained.", "today DATE 2025-05-16; Today DATE 2025-05-16"},
		{friday, "He spoke Thursday.", "Thursday DATE 2025-05-15"},
		{friday, "They worked overnight Tuesday.", "overnight Tuesday TIME 2025-05-13TNI"},
		{friday, "They will meet on Monday.", "Monday DATE 2025-05-19"},
		{friday, "Monday's meeting failed.", "Monday DATE 2025-05-12"},
		{friday, "He was shot last Friday.", "last Friday DATE 2025-05-09"},
		{friday, "He proposed it last week.", "last week DATE 2025-W19"},
		{friday, "They met earlier in the day.", "earlier in the day DATE 2025-05-16 START"},
		{friday, "It was the first in over three years.", "over three years DURATION P3Y MORE_THAN"},
		{friday, "a truce of at least 30 days", "at least 30 days DURATION P30D EQUAL_OR_MORE"},
		{friday, "the first since 2022", "2022 DATE 2022"},
		{friday, "It opened around 1:35 pm (1035 GMT).", "around 1:35 pm (1035 GMT) TIME 2025-05-16T13:35 APPROX"},
		{friday, "He came in around 10 a. m. and left at 10 : 30 a. m. again.", "around 10 a. m. TIME 2025-05-16T10:00 APPROX; 10 : 30 a. m. TIME 2025-05-16T10:30"},
		{friday, "It was hit at 1100 hours, and worked for 1100 hours.", "1100 hours TIME 2025-05-16T11:00; 1100 hours DURATION PT1100H"},
		{"", "It was hit at 10 a.m. on Monday.", "10 a.m. on Monday TIME T10:00"},
		{friday, "a truce starting May 12", "May 12 DATE 2025-05-12"},
		{friday, "It invaded in late February 2022.", "late February 2022 DATE 2022-02 END"},
		{friday, "The Harriers scored a touchdown on Sunday before halftime in the second quarter, their first of last season.", "Sunday DATE 2025-05-11"},
		{friday, "The firm lost money in the first quarter.", "the first quarter DATE 2025-Q1"},
		{friday, "Two were shot at 1917 Vell Street and in the 1900 block of Orvel.", ""},
		{friday, "She fell in the 1600-block of Orvel, from 2000ft up.", ""},
		{friday, "They met half a century ago.", "half a century ago DATE 1975"},
		{friday, "in the 1990s", "the 1990s DATE 199X"},
		{friday, "in mid-May", "mid-May DATE 2025-05 MID"},
		{friday, "They met this week.", "this week DATE 2025-W20"},
		{friday, "They met two weeks ago.", "two weeks ago DATE 2025-W18"},
		{friday, "since the early weeks of 2022", "the early weeks of 2022 DATE 2022 START"},
		{friday, "It ran at 2025-05-09T10:15Z there.", "2025-05-09T10:15Z TIME 2025-05-09T10:15"},
		{friday, "Posted 9 May 2025 10:15 GMT", "9 May 2025 DATE 2025-05-09; 10:15 GMT TIME 2025-05-09T10:15"},
		{friday, "They fought on 12-14 April and May 4 and 5.", "12 DATE 2025-04-12; 14 April DATE 2025-04-14; May 4 DATE 2025-05-04; 5 DATE 2025-05-05"},
		{friday, "It fell in 264 BC and FY2024.", "264 BC DATE BC0264; FY2024 DATE 2024"},
		{friday, "Sales in the quarter will last until year-end.", "the quarter DATE 2025-Q1; year-end DATE 2025-12-31"},
		{friday, "On Labor Day 2024 they met three times a day.", "Labor Day 2024 DATE 2024-09-02; three times a day SET P1D"},
		{friday, "It sold the 2024 quarter's stock last night at night.", "2024 DATE 2024; last night TIME 2025-05-15TNI; night TIME XXXX-XX-XXTNI"},
		{friday, "By this time the lines at the time held.", ""},
		{friday, "It fires every day.", "every day SET P1D"},
		{friday, "profit in the third quarter of 2024", "the third quarter of 2024 DATE 2024-Q3"},
		{friday, "in the summer of 2021", "the summer of 2021 DATE 2021-SU"},
		{friday, "the deadliest since World War II", ""},
		{friday, "It lasted 1 hour and 45 minutes.", "1 hour and 45 minutes DURATION PT1H45M"},
		{friday, "It came yesterday morning.", "yesterday morning TIME 2025-05-15TMO"},
		{friday, "on the night of May 5", "the night of May 5 TIME 2025-05-05TNI"},
		{friday, "It was founded on 12 March 1987.", "12 March 1987 DATE 1987-03-12"},
		{friday, "the May 3, 2024 vote", "May 3, 2024 DATE 2024-05-03"},
		{friday, "It struck in December.", "December DATE 2024-12"},
		{friday, "a 34-year-old man", ""},
		{friday, "They may march in august company.", ""},
		{friday, "It fell at 18:00 on Tuesday.", "18:00 on Tuesday TIME 2025-05-13T18:00"},
		{friday, "It fell on 2024-11-30.", "2024-11-30 DATE 2024-11-30"},
		{friday, "It crashed on Easter Sunday 2024.", "Easter Sunday 2024 DATE 2024-03-31"},
		{friday, "It crashed on the eve, at the 2024 Christmas Eve fair.", "2024 Christmas Eve DATE 2024-12-24"},
		{friday, "He said so over the weekend.", "the weekend DATE 2025-W19-WE"},
		{friday, "He planned to leave on Thursday.", "Thursday DATE 2025-05-22"},
		{friday, "Verrin won 2000 people over.", ""},
		{"2025-05", "They met last month and on Friday.", "last month DATE 2025-04; Friday DATE "},
		{"2025", "They met last year, in March.", "last year DATE 2024; March DATE 2025-03"},
		{"", "They met last week and on May 3, 2024, and on Friday.", "last week DATE PAST_REF; May 3, 2024 DATE 2024-05-03; Friday DATE "},
		{"", "Rain fell on May 12.", "May 12 DATE "},
		{"", "", ""},
	} {
		if got := show(doc("a", c.date, c.in)); got != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.date, c.in, got, c.want)
		}
	}
}

func TestTold(t *testing.T) {
	text := "War began in 1861. It went on in 1862. By 1863 it had spread. In 1864 the north rose. Peace came in 1865 and in 1866.\n" +
		"The siege began on March 3, 1867. On April 9 the town fell. A year later, in May, it was rebuilt."
	if got := show(doc("a", "2010-06-01", text)); !strings.Contains(got, "April 9 DATE 1867-04-09") {
		t.Error(got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("around 1:35 pm (1035 GMT) on Friday, the early weeks of late mid-May 1990s, '90s, 2011-12, 31 February, 999999 years ago")
	f.Fuzz(func(t *testing.T, s string) {
		d := doc("a", "2025-05-16", s)
		last := 0
		for _, x := range Read(d) {
			if x.Start < last || x.End > len(s) || x.Empty() {
				t.Fatalf("%q: %+v", s, x)
			}
			last = x.End
		}
		Infer([]*news.Doc{d, doc("b", "", s)})
	})
}

// What somebody is asked to do lies ahead, and a weekday beside a noun is the
// one that the verbs of the report speak of.
func TestAsked(t *testing.T) {
	type word struct {
		head      int
		rel       string
		tag, xpos string
	}
	set := func(d *news.Doc, words ...word) {
		for i, w := range words {
			d.Tokens[i].Head, d.Tokens[i].Rel, d.Tokens[i].Tag, d.Tokens[i].XPos = w.head, w.rel, w.tag, w.xpos
		}
	}
	urged := []word{{1, "nsubj", "PROPN", "NNP"}, {-1, "root", "VERB", "VBD"}} // Vell urged
	d := doc("a", "2025-05-16", "Vell urged Balk to cancel the Monday session.")
	set(d, append(urged, word{1, "obj", "PROPN", "NNP"}, word{4, "mark", "PART", "TO"}, word{1, "xcomp", "VERB", "VB"}, word{7, "det", "DET", "DT"},
		word{7, "compound", "PROPN", "NNP"}, word{4, "obj", "NOUN", "NN"}, word{1, "punct", "PUNCT", "."})...)
	if got := show(d); got != "Monday DATE 2025-05-19" {
		t.Errorf("asked for: %s", got)
	}
	d = doc("c", "2025-05-16", "Ann Vell sharply criticized Prime Minister Ruud of Tarn on Tuesday over his plans.")
	set(d, word{3, "nsubj", "PROPN", "NNP"}, word{0, "flat", "PROPN", "NNP"}, word{3, "advmod", "ADV", "RB"}, word{-1, "root", "VERB", "VBN"},
		word{5, "amod", "ADJ", "JJ"}, word{6, "nmod:desc", "PROPN", "NNP"}, word{3, "obl", "PROPN", "NNP"}, word{8, "case", "ADP", "IN"},
		word{6, "nmod", "PROPN", "NNP"}, word{10, "case", "ADP", "IN"}, word{3, "obl", "PROPN", "NNP"}, word{13, "case", "ADP", "IN"},
		word{13, "nmod:poss", "PRON", "PRP$"}, word{3, "obl", "NOUN", "NNS"}, word{3, "punct", "PUNCT", "."})
	if got := show(d); got != "Tuesday DATE 2025-05-13" {
		t.Errorf("a participle by its tag alone: %s", got)
	}
	for text, words := range map[string][]word{ // to come; as the parser has it
		"Vell was to meet Balk on Monday.": {{3, "nsubj", "PROPN", "NNP"}, {3, "aux", "AUX", "VBD"}, {3, "mark", "PART", "TO"}, {-1, "root", "VERB", "VB"},
			{3, "obj", "PROPN", "NNP"}, {6, "case", "ADP", "IN"}, {3, "obl", "PROPN", "NNP"}, {3, "punct", "PUNCT", "."}},
		"Vell waits if Balk returned by Monday.": {{1, "nsubj", "PROPN", "NNP"}, {-1, "root", "VERB", "VBZ"}, {4, "mark", "SCONJ", "IN"}, {4, "nsubj", "PROPN", "NNP"},
			{1, "advcl", "VERB", "VBD"}, {6, "case", "ADP", "IN"}, {4, "obl", "PROPN", "NNP"}, {1, "punct", "PUNCT", "."}},
		"Vell was due to reach Balk on Monday.": {{4, "nsubj", "PROPN", "NNP"}, {4, "cop", "AUX", "VBD"}, {4, "case", "ADJ", "JJ"}, {2, "fixed", "PART", "TO"},
			{-1, "root", "VERB", "VB"}, {4, "obj", "PROPN", "NNP"}, {7, "case", "ADP", "IN"}, {4, "obl", "PROPN", "NNP"}, {4, "punct", "PUNCT", "."}},
		"Vell declared mourning for Monday.": {{1, "nsubj", "PROPN", "NNP"}, {-1, "root", "VERB", "VBD"}, {1, "obj", "NOUN", "NN"}, {4, "case", "ADP", "IN"}, {1, "obl", "PROPN", "NNP"}, {1, "punct", "PUNCT", "."}},
		"Vell wrote ahead of Monday's vote.": {{1, "nsubj", "PROPN", "NNP"}, {-1, "root", "VERB", "VBD"}, {1, "advmod", "ADV", "RB"}, {6, "case", "ADP", "IN"},
			{6, "nmod:poss", "PROPN", "NNP"}, {4, "case", "PART", "POS"}, {2, "obl", "NOUN", "NN"}, {1, "punct", "PUNCT", "."}},
	} {
		d := doc("c", "2025-05-16", text)
		set(d, words...)
		if got := show(d); got != "Monday DATE 2025-05-19" {
			t.Errorf("%s: %s", text, got)
		}
	}
	for text, want := range map[string]string{
		"Vell left the Monday session. They will meet on Monday.": "Monday DATE 2025-05-19; Monday DATE 2025-05-19",
		"Vell left the Monday session. They had met on Monday.":   "Monday DATE 2025-05-12; Monday DATE 2025-05-12",
	} {
		d := doc("b", "2025-05-16", text)
		set(d, append(urged, word{4, "det", "DET", "DT"}, word{4, "compound", "PROPN", "NNP"}, word{1, "obj", "NOUN", "NN"}, word{1, "punct", "PUNCT", "."},
			word{8, "nsubj", "PRON", "PRP"}, word{8, "aux", "AUX", "MD"}, word{-1, "root", "VERB", "VB"}, word{10, "case", "ADP", "IN"},
			word{8, "obl", "PROPN", "NNP"}, word{8, "punct", "PUNCT", "."})...)
		if got := show(d); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// A time of day after a day is of that day; a bare part of the day is not that of a day
// of weeks ago that another sentence names.
func TestHours(t *testing.T) {
	for text, want := range map[string]string{
		"Vell left on Friday at 10 am.":                                           "Friday DATE 2025-05-16; 10 am TIME 2025-05-16T10:00",
		"Vell sent a letter dated April 3. She visited the port in the morning.":  "April 3 DATE 2025-04-03; the morning TIME 2025-05-17TMO",
		"Vell came on Thursday. She visited the port in the morning.":             "Thursday DATE 2025-05-15; the morning TIME 2025-05-15TMO",
		"Vell opened the port on April 3, and in the morning her deputy left it.": "April 3 DATE 2025-04-03; the morning TIME 2025-04-03TMO",
	} {
		if got := show(doc("a", "2025-05-17", text)); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// TestJoinedMonths holds that a month has the year of the one it is joined to, that "last May" is
// the writer's in a history too, and that a weekday behind a dateline may be the next day.
func TestJoinedMonths(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Ships came in March and April of 2021.", "March DATE 2021-03; April of 2021 DATE 2021-04"},
		{"In 2001 it grew. In 2002 it fell. In 2003 it rose. In 2004 it fell. In 2005 it rose. In 2006 it fell. The talks broke down last September.", "last September DATE 2024-09"},
		{"ORVEL (Reuters) - Explosions rocked the port on Saturday.", "Saturday DATE 2025-05-17"},
		{"Explosions rocked the port on Saturday.", "Saturday DATE 2025-05-10"},
	} {
		if got := show(doc("a", "2025-05-16", c.in)); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}
