package want

import "synoptic/news"

// ofDeadline reads "gave Peru until Friday to release the crews" and "gave Peru
// 48 hours to release them".
func (r *reader) ofDeadline(sent news.Sentence, t int) []frame {
	if r.lemma(t) != "give" {
		return nil
	}
	end, head := r.nounAt(t+1, sent.Last)
	if t+1 < sent.Last && r.d.Tokens[t+1].XPos == "PRP" {
		end, head = t+2, t+1
	}
	if o := r.d.Child(t, "iobj"); o > t && o < head && r.d.Tokens[o].Tag == "PROPN" {
		end, head = o+1, o // "gave Peru 48 hours"
	}
	if head < 0 || head != t+1 && !r.actor(head) && !r.isPerson(head) || end+2 >= sent.Last {
		return nil
	}
	limit := false
	for i := end; i < sent.Last && i < end+8; i++ {
		switch w := r.lemma(i); {
		case w == "until" || w == "till" || w == "deadline" || w == "ultimatum" || w == "hour" || w == "day" || w == "week" || w == "month":
			limit = true
		case w == "to" && r.d.Tokens[i].Tag == "PART" && limit:
			verb := r.infinitive(sent, i)
			if verb < 0 || knowing[r.lemma(verb)] {
				return nil
			}
			return r.taken(sent, t, demands, r.deed(sent, t+1, verb, toBid, false))
		case r.d.Tokens[i].Tag == "VERB" || r.d.Tokens[i].Tag == "PUNCT" && !quoteMarks[r.d.Word(i)]:
			return nil
		}
	}
	return nil
}
