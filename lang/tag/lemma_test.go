package tag

import "testing"

func TestLemma(t *testing.T) {
	for _, c := range []struct{ form, upos, xpos, want string }{
		{"agreed", "VERB", "VBD", "agree"}, {"invaded", "VERB", "VBD", "invade"}, {"created", "VERB", "VBN", "create"},
		{"treated", "VERB", "VBN", "treat"}, {"died", "VERB", "VBD", "die"}, {"added", "VERB", "VBD", "add"},
		{"stopped", "VERB", "VBD", "stop"}, {"making", "VERB", "VBG", "make"}, {"visiting", "VERB", "VBG", "visit"},
		{"conceded", "VERB", "VBD", "concede"}, {"carried", "VERB", "VBD", "carry"}, {"killed", "VERB", "VBN", "kill"},
		{"released", "VERB", "VBN", "release"}, {"boycotted", "VERB", "VBD", "boycott"}, {"said", "VERB", "VBD", "say"},
		{"were", "AUX", "VBD", "be"}, {"n't", "PART", "RB", "not"}, {"talks", "NOUN", "NNS", "talk"},
		{"parties", "NOUN", "NNS", "party"}, {"losses", "NOUN", "NNS", "loss"}, {"crises", "NOUN", "NNS", "crisis"},
		{"Nations", "PROPN", "NNPS", "Nations"}, {"higher", "ADJ", "JJR", "high"}, {"", "VERB", "VBD", ""}, {"ed", "VERB", "VBD", "ed"},
	} {
		if got := Lemma(c.form, c.upos, c.xpos); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.form, c.xpos, got, c.want)
		}
	}
}
