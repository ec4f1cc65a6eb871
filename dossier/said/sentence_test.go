package said

import "testing"

func TestCompareSentence(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       int
	}{
		{"a part", "We shall open the old harbour again in spring", "open the old harbour again", Same},
		{"another word inside", "If there was a berth I could offer you, I would", "If I could offer you one, I would", Altered},
		{"goes on in other words", "close the northern harbour for good to guarantee safety in piloting boats", "close the northern harbour for good to prove the promise to pilot boats", Altered},
		{"one breaks off", "close the northern harbour for good", "close the northern harbour for good to prove the promise", Same},
		{"a word of no meaning of its own", "that will be right for the fleet, right for the town and right for the peace in the islands",
			"that will be right for the fleet, right for the town and right for the peace of the islands", Altered},
		{"an article", "nothing in this order relieves a captain of the duty to see that the nets are not torn", "nothing in the order relieves a captain of the duty to see that the nets are not torn", Same},
		{"a title cut short", "Senator Vell respects that but thinks the quay should stand elsewhere", "Sen. Vell respects that but thinks the quay should stand elsewhere", Same},
		{"a name spelt otherwise", "nobody knows whether (the old captain) al-Qarafi is going to open the harbour", "nobody knows whether Garafi is going to open the harbour", Same},
		{"another number of one noun", "You need not stand on the quays every morning to know that the fleet is lost", "You need not stand on the quay every morning to know that the fleet is lost", Altered},
		{"a verb that fits its noun", "we think that the crews of this harbour is ready to sail", "we think that the crews of this harbour are ready to sail", Same},
		{"how far it is so", "First they told us it was only forty nets a week", "First they told us it was forty nets a week", Altered},
		{"what begins what is said", "I am not ashamed to admit that I sold the boat", "I am not ashamed to admit I sold the boat", Altered},
		{"a contraction", "as long as there's herring in the bay nobody will starve", "as long as there is herring in the bay nobody will starve", Same},
		{"one spelling or the other", "it is a step towards the opening of the harbour", "it is a step toward the opening of the harbour", Same},
		{"two things", "I do not want to think about that harbour", "I do not even want to see that fleet", Apart},
	}
	for _, tt := range tests {
		if got := ReadSentence(tt.a).Compare(ReadSentence(tt.b)); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
		if got := ReadSentence(tt.b).Compare(ReadSentence(tt.a)); got != tt.want {
			t.Errorf("%s, the other way round: got %d, want %d", tt.name, got, tt.want)
		}
	}
}
