package said

import (
	"strings"
	"testing"
)

// "It" goes on with the body that spoke before, "they" are the people whom the
// sentence before names, and whom somebody spoke to has not spoken.
func TestPronounSpeakers(t *testing.T) {
	for _, tt := range []struct{ text, words, want string }{
		{"Brisk Telecom said the outage was “short”. “We know that people rely on our lines,” it said in a statement.", "rely on our lines", "Brisk Telecom"},
		// who has an office and a name behind it is the subject that "he" goes on with
		{"Tor Dahl was jailed for six years for taking bribes.\n\nThe mayor, Erik Sand, urged the ministry to pay the families. He said the sum was an insult.", "was an insult", "Erik Sand"},
		// in what one says "he" is who says it, where nobody else is named
		{"Tor Dahl left the hall with Per Moen. Dahl was tired. Outside, Erik Sand told reporters that the town was right and that he was ready for “possible changes.” He said “all is open.”", "all is open", "Erik Sand"},
		{"Council leaders Ada Vell, Tor Dahl and Ruth Marsh kept away from the mayor. “The mayor was wrong this morning,” they said.", "wrong this morning", "Council leaders Ada Vell, Tor Dahl and Ruth Marsh"},
		// who is named at the head of the next sentence, and not who asks
		{"The move angered the coast.\n\"What is so much more important than this harbour?\"\nsaid Mona Santry, a lifelong resident of Velm.", "more important", "Mona Santry"},
		{"The officials were tired.\n\"They have behaved quite well this year.\"\nSo said former Norland President Bill Clayton, who visited Velm.", "behaved quite well", "Bill Clayton"},
		{"The president was unequivocal when asked about such comments by the show host, Matt Lowell, saying: \"He would not be working for me.\"", "working for me", "the president"},
		{"The Velmar government said its forces had retaken Orst but Juma Brill, a rebel spokesman, said the claims were false.", "claims were false", "Juma Brill"},
		// a film's script names who speaks
		{"Envoys met in Velm.\n\n(SOUNDBITE) (English) NORLANDIC FOREIGN MINISTER, ADA VELL, SAYING: \"We will not leave the strait.\"", "leave the strait", "ADA VELL"},
		{"Envoys met in Velm.\n\nSOUNDBITE: Erik Sand, mayor of Velm, saying (English): \"The boats are rotting in the harbour.\"", "boats are rotting", "Erik Sand"},
	} {
		found := false
		all, _ := statements(t, tt.text)
		for _, s := range all {
			if !strings.Contains(s.Content, tt.words) {
				continue
			}
			found = true
			if s.Speaker.Text != tt.want {
				t.Errorf("%q: by %q, want %q", tt.words, s.Speaker.Text, tt.want)
			}
		}
		if !found {
			t.Errorf("%q: not found", tt.words)
		}
	}
}

// Words quoted piece by piece are those that another has whole; two words that say
// nothing by themselves are no part of another's.
func TestPieces(t *testing.T) {
	one, _ := statements(t, `Ada Vell, the mayor, called the plan "deeply careless" and "out of tune".`, `"I find it deeply careless, and wholly out of tune," the mayor, Ada Vell, said.`)
	if len(one) != 1 {
		t.Errorf("%d statements, want 1: %+v", len(one), one)
	}
	two, _ := statements(t, `"I apologize," Mayor Ada Vell told the workers.`, `"I apologize for having used the word ruin in my speech last night," Mayor Ada Vell said later.`)
	if len(two) != 2 {
		t.Errorf("%d statements, want 2: %+v", len(two), two)
	}
}

// What somebody else says behind "and", and what a speaker does beside saying it, are no words of his;
// what nobody says is no statement.
func TestEdges(t *testing.T) {
	for text, want := range map[string]string{
		"The ministry said on Monday that it was moving ships closer to the coast and Prime Minister David Camber has said his government was working on a plan.": "it was moving ships closer to the coast",
		"The Velmar government said its forces had retaken Orst but Juma Brill, a rebel spokesman, said the claims were false.":                                   "its forces had retaken Orst",
		"A rebel spokesman, Juma Brill, said all parts of the city were suffering from shortages and urged doctors to return to work.":                            "all parts of the city were suffering from shortages",
		"The minister, Ada Vell, said that the boats had left and that Mayor Ole Dahl had said so.":                                                               "the boats had left and that Mayor Ole Dahl had said so",
		"The chairman, Ben Bernard, offered no hint that the central bank was considering winding down its loose policy.":                                         "",
	} {
		all, _ := statements(t, text)
		got := ""
		if len(all) > 0 {
			got = strings.TrimPrefix(all[0].Content, "that ")
		}
		if got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}
