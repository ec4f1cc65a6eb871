package story

import (
	"cmp"
	"fmt"

	"synoptic/news"
)

// strange is the score below which a doc is taken to be about another event
// than the others: well below what keeps stories apart, for a report that is
// left out is lost to the record, and one too many is seen in it.
const strange = -1.2

// Out is a doc that is about another event, by its index, and why it was
// taken to be.
type Out struct {
	Index int
	Why   string
}

// Event tells which docs report the event that most of them report, by their
// indices in order, and why the others do not. In doubt a doc is in. Of one
// doc the event is its own; of no docs there is none.
func Event(docs []*news.Doc) (in []int, out []Out) {
	keys := make([]*Key, len(docs))
	for i, d := range docs {
		keys[i] = NewKey(d)
	}
	if len(keys) == 0 {
		return nil, nil
	}
	x, stories := together(keys)
	core, n := largest(keys, stories)
	days := map[int]bool{} // of the core's reports
	for i, k := range keys {
		days[k.Day] = days[k.Day] || k.Day != 0 && stories[i] == core
	}
	for i := range keys {
		if stories[i] == core {
			in = append(in, i)
		} else if why := x.strange(keys[i], x.stories[core], n, days); why != "" {
			out = append(out, Out{i, why})
		} else {
			in = append(in, i)
		}
	}
	return in, out
}

// strange says why a key is about another event than a story of n articles, or
// "". Another number tells another one of a series only where the day is another:
// the reports of one fight speak of its sixth round and of its seventh.
func (x *Index) strange(k *Key, core *plot, n int, days map[int]bool) string {
	h := x.lex.holdKey(k)
	defer x.lex.letGo(h)
	l := x.linking([]*held{h}, core.members)
	j := x.judge(&l, group{n: 1, prof: h.own(), days: h.week.days()}, x.group(core))
	switch {
	case j.veto && !days[k.Day]:
		return "reports another one of a series (another round, phase or stage) than " + rest(n)
	case j.score >= strange:
		return ""
	case len(k.terms[viewAll]) == 0:
		return "holds too few words to tell what it is about"
	}
	return "reports another event: it has few telling words in common with " + rest(n)
}

func rest(n int) string {
	if n == 1 {
		return "the article that was kept"
	}
	return fmt.Sprintf("the %d articles that report the main one", n)
}

// largest gives the largest story among the keys, of equals the one of the
// first id, and its size.
func largest(keys []*Key, stories []string) (string, int) {
	size, first := map[string]int{}, map[string]string{}
	for i, s := range stories {
		if size[s] == 0 || keys[i].ID < first[s] {
			first[s] = keys[i].ID
		}
		size[s]++
	}
	best := stories[0]
	for _, s := range stories {
		if c := cmp.Compare(size[s], size[best]); c > 0 || c == 0 && first[s] < first[best] {
			best = s
		}
	}
	return best, size[best]
}
