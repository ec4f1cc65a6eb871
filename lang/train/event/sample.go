// Package event trains the model of event types (lang/event): what a verb or
// noun tells, after its frame and what the tables say of it.
package event

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"synoptic/lang"
	"synoptic/lang/event"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// Sample is one sentence with its type, and who does it to whom where that is
// marked.
type Sample struct {
	Set            string // folder of the set
	Text           string
	Root           string   // as the set has it; see Types
	Source, Target []string // words of the text
	Words          []string // words of the event, where given
	Group          int      // sentences that share words are in one group
	Doc            *news.Doc
}

// Types gives the types that a set's root may stand for: what PLV calls YIELD
// is CONCEDE or RETREAT; the names of the first PLOVER are those of 2021.
func Types(root string) []string {
	switch root {
	case "YIELD":
		return []string{"CONCEDE", "RETREAT"}
	case "DEMAND":
		return []string{"REQUEST"}
	case "DISAPPROVE", "INVESTIGATE":
		return []string{"ACCUSE"}
	case "FIGHT":
		return []string{"ASSAULT"}
	}
	return []string{root}
}

// actor is one actor of a record of the GSR.
type actor struct{ ActorText string }

// Read reads the sentences of a file in the form of event_plv or
// event_plover_gsr.
func Read(path string) ([]Sample, error) {
	var out []Sample
	err := data.Lines(path, func(line []byte) error {
		var o struct {
			Text, Root, Event, EventText string
			Source, Target               json.RawMessage
		}
		if err := json.Unmarshal(line, &o); err != nil {
			return err
		}
		s := Sample{Set: filepath.Base(filepath.Dir(path)), Text: o.Text, Root: o.Root + o.Event, Words: strings.Fields(o.EventText)}
		s.Source, s.Target = people(o.Source), people(o.Target)
		out = append(out, s)
		return nil
	})
	return out, err
}

// people reads a name, or a list of actors.
func people(raw json.RawMessage) []string {
	var one string
	if json.Unmarshal(raw, &one) == nil {
		if one = strings.TrimSpace(one); one != "" {
			return []string{one}
		}
		return nil
	}
	var many []actor
	var out []string
	if json.Unmarshal(raw, &many) == nil {
		for _, a := range many {
			if a.ActorText != "" {
				out = append(out, a.ActorText)
			}
		}
	}
	return out
}

// Prepare reads the sentences' language and puts those that share six words in
// a row into one group, so that no fold is tested on what it has learned.
func Prepare(samples []Sample) {
	seen := map[string]int{}
	parent := make([]int, len(samples))
	find := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	for i := range samples {
		parent[i] = i
		w := strings.FieldsFunc(strings.ToLower(samples[i].Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		for k := 0; k == 0 || k+6 <= len(w); k++ {
			key := strings.Join(w[k:min(k+6, len(w))], " ")
			if j, ok := seen[key]; ok {
				parent[max(find(i), find(j))] = min(find(i), find(j))
			} else {
				seen[key] = i
			}
		}
		samples[i].Doc = lang.Read(&news.Article{ID: "s", Text: samples[i].Text})
	}
	for i := range samples {
		samples[i].Group = find(i)
	}
}

// Find gives the places of an actor's or target's words in a sentence.
func (s *Sample) Find(who []string) []news.Span {
	var out []news.Span
	for _, w := range who {
		if i := strings.Index(s.Text, w); i >= 0 {
			out = append(out, news.Span{Start: i, End: i + len(w)})
		}
	}
	return out
}

// telling are verbs whose complement, not they themselves, is the event.
var telling = strings.Fields("say announce state declare add report tell confirm reveal plan expect decide want continue begin start set intend have")

// trigger gives the indices of the candidates that tell the sample's event,
// and of those that take part in it, which are neither that nor nothing.
func (s *Sample) trigger(all []event.Candidate) (gold, part map[int]bool) {
	gold, part = map[int]bool{}, map[int]bool{}
	at := map[int]int{}
	for k, c := range all {
		at[c.Token] = k
	}
	top := s.named(all)
	for _, sp := range s.Find(s.Source) {
		if top >= 0 {
			break
		}
		first, last := s.Doc.TokensIn(sp)
		if first >= last {
			continue
		}
		i := s.Doc.HeadOf(first, last)
		for range 8 {
			if i = s.Doc.Tokens[i].Head; i < 0 {
				break
			}
			if k, ok := at[i]; ok {
				top = k
				break
			}
		}
	}
	if top < 0 {
		return gold, part
	}
	chain := s.chain(all, at, top)
	best := -1
	for _, k := range chain {
		part[k] = true
		if best < 0 && slices.Contains(Types(s.Root), all[k].Table) {
			best = k
		}
	}
	if best < 0 {
		best = chain[0]
		for n := 0; n+1 < len(chain) && slices.Contains(telling, strings.ToLower(s.Doc.Tokens[all[best].Token].Lemma)); n++ {
			best = chain[n+1]
		}
	}
	gold[best] = true
	for k, c := range all { // "launched an attack"
		if c.Support == all[best].Token || all[best].Support == c.Token {
			part[k] = true
			if slices.Contains(Types(s.Root), c.Table) {
				gold[k] = true
			}
		}
	}
	return gold, part
}

// named gives the candidate that is among the given words of the event and
// governs the others, or -1.
func (s *Sample) named(all []event.Candidate) int {
	best, least := -1, 99
	for k, c := range all {
		if !slices.Contains(s.Words, s.Doc.Word(c.Token)) {
			continue
		}
		depth := 0
		for i := s.Doc.Tokens[c.Token].Head; i >= 0 && depth < 50; i = s.Doc.Tokens[i].Head {
			depth++
		}
		if depth < least {
			best, least = k, depth
		}
	}
	return best
}

// chain gives a candidate and those that complete it, outermost first.
func (s *Sample) chain(all []event.Candidate, at map[int]int, top int) []int {
	out := []int{top}
	for n := 0; n < len(out) && n < 4; n++ {
		s.Doc.Children(all[out[n]].Token, func(c int) bool {
			rel := s.Doc.Tokens[c].Rel
			if k, ok := at[c]; ok && (news.RelIs(rel, "xcomp") || news.RelIs(rel, "ccomp")) {
				out = append(out, k)
			}
			return true
		})
	}
	return out
}
