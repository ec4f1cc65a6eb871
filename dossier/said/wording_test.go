package said

import "testing"

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       int
	}{
		{"marks and spelling", "We are travelling to SeaLink's port, honour bound.", "\"We're traveling to Sea Link's port, honor bound\"", Same},
		{"set apart", "It ’ s a shame that the bridge closed at 6 : 00 p.m.", "It’s a shame that the bridge closed at 6 p.m.", Same},
		{"trimmed", "Clearly the bridge was old. The first signs suggest that it was overloaded.", "The first signs suggest that it was overloaded", Same},
		{"ellipsis", "The bridge was old ... it should have been closed in the spring.", "The bridge was old and rusty and it should have been closed in the spring.", Same},
		{"a sentence left out", "We saw the bridge fall. It was dark. We called the police at once.", "We saw the bridge fall. We called the police at once.", Same},
		{"another word", "We will close the bridge before the end of March.", "We will mend the bridge before the end of March.", Altered},
		{"denied", "We did close the bridge before the storm came.", "We did not close the bridge before the storm came.", Altered},
		{"another tense", "Tonight we will sit at one table with them.", "Tonight we are sitting at one table with them.", Altered},
		{"brackets and stars", "I am not going to pay for that (new) ****ing bridge, he [Dahl] knows it.", "I am not going to pay for that d***ing bridge, he knows it.", Same},
		{"a name respelt", "Nobody knows whether (the former strongman) al-Qarafi is going to win this war.", "Nobody knows whether Garafi is going to win this war.", Same},
		{"another name", "Nobody knows whether Balk is going to win this war.", "Nobody knows whether Garafi is going to win this war.", Altered},
		{"an address", "Your visit, Madam Speaker, comes at a hard time for the valley.", "Your visit comes at a hard time for the valley", Same},
		{"the end of another sentence", "The aim of the plan was for them to pay. The owners knew that many of their boats could be bought only with public funds.", "According to the plan, the owners knew that many of their boats could be bought only with public funds", Same},
		{"two utterances", "I am sorry for the families of those who were on the bridge.", "Our thoughts are with those who lost their lives and with their families.", Apart},
	} {
		if got := Compare(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
		if got := Compare(tt.b, tt.a); got != tt.want {
			t.Errorf("%s, turned round: %d, want %d", tt.name, got, tt.want)
		}
	}
}

// Words of the outlet behind a quotation are not the speaker's.
func TestClip(t *testing.T) {
	ss, _ := statements(t, `Ferry captain Piet Sand added: "We will keep the boats in port." The storm is to pass on Friday, the office of weather said.`)
	for _, s := range ss {
		if s.Mode != "indirect" && len(s.Content) > len(`"We will keep the boats in port."`) {
			t.Errorf("%q", s.Content)
		}
	}
}

func TestGrammarAltersNothing(t *testing.T) {
	if got := Compare("the people who were on the quay and their family are safe", "the people that were on the quay and their family is safe"); got != Same {
		t.Errorf("got %d, want the same", got)
	}
}
