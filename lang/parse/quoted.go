package parse

import "synoptic/lang/model"

// Marks of quotation are no words of the clause: "the only credible way" has
// one tree, whichever of its words an outlet puts between marks. So a tree is
// made of the other words alone, and the marks are hung on it afterwards. In
// training they are words like others: fewer than one sentence in ten has any,
// and weights made without them were no better.

var single, closing = model.Hash("'"), model.Hash("''")

// pair is two marks of quotation by their places in the sentence. One without
// a mate quotes all words from the beginning, place -1, or to the end.
type pair struct{ from, to int }

// side tells on which side of the words that it quotes a mark stands, as
// model.Word has it; of one that is written alike on both by its tag.
func (w *Word) side() int8 {
	if w.Side == 0 && w.XPos == closing {
		return 1
	}
	return w.Side
}

// pairs appends the pairs of marks of a sentence.
func pairs(all []Word, ps []pair) []pair {
	waits := [2]int{-1, -1} // the mark of each kind that has no mate yet
	for i := range all {
		w := &all[i]
		if !w.Quotes {
			continue
		}
		from := &waits[0]
		if w.Low == single {
			from = &waits[1]
		}
		switch {
		case *from >= 0 && w.Side < 0:
			ps, *from = append(ps, pair{*from, len(all)}), i
		case *from >= 0:
			ps, *from = append(ps, pair{*from, i}), -1
		case w.side() > 0:
			ps = append(ps, pair{-1, i})
		default:
			*from = i
		}
	}
	for _, i := range waits {
		if i >= 0 {
			ps = append(ps, pair{i, len(all)})
		}
	}
	return ps
}

// Unquoted appends those of all words that are no marks of quotation to words,
// and their places among all to at. In a sentence that begins with speech the
// marks count as words, as they tell where it ends.
func Unquoted(all, words []Word, at []int) ([]Word, []int) {
	mark := func(i int) bool { return all[i].Quotes }
	if model.Speech(len(all), mark, func(i int) int8 { return all[i].side() }, func(i int) bool { return all[i].Low == comma }) {
		mark = func(int) bool { return false }
	}
	at = model.Unquoted(len(all), mark, at)
	for _, i := range at {
		words = append(words, all[i])
	}
	return words, at
}

// deepest bounds how far up a tree the topmost word is looked for.
const deepest = 40

// hang gives the marks of quotation of a sentence their governors in head,
// which has those of all other words, by place from 0 and -1 for the root: as
// in the treebanks the topmost of the words between the two. A mark that governs
// others stays where it is.
func hang(all []Word, head []int, root int) {
	ps := pairs(all, nil)
	if len(ps) == 0 {
		return
	}
	governs := make([]bool, len(all))
	for _, h := range head {
		if h >= 0 {
			governs[h] = true
		}
	}
	for _, p := range ps {
		h := top(all, head, p)
		if h < 0 {
			h = root
		}
		for _, i := range []int{p.from, p.to} {
			if i >= 0 && i < len(all) && i != root && !governs[i] {
				head[i] = h
			}
		}
	}
}

// top gives the topmost word above the first one between two marks that is no
// punctuation; -1 when there is no word.
func top(all []Word, head []int, p pair) int {
	for i := p.from + 1; i < p.to && i <= p.from+deepest; i++ {
		if all[i].Tag == punct {
			continue
		}
		for n := 0; n < deepest && head[i] > p.from && head[i] < p.to; n++ {
			i = head[i]
		}
		return i
	}
	return -1
}
