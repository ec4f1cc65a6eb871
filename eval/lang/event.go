package lang

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"synoptic/lang/event"
	"synoptic/lang/model"
	"synoptic/lang/train"
	trainer "synoptic/lang/train/event"
	"synoptic/news"
)

// eventFolds is the number of parts in which the labelled sentences of events
// are scored, each by a model that has not seen it.
const eventFolds = 5

// Events scores event types on sentences with one gold PLOVER root, and the
// marks of standing. No files: the open parts of event_plv and
// event_plover_gsr, from which the embedded model has learned, so that each
// fifth is read with a model trained without it; then the marks on the labels
// of eval/labels/aux.tsv. Named files are read with the embedded model.
func Events(w io.Writer, files []string) error {
	if len(files) > 0 {
		for _, path := range files {
			samples, err := trainer.Read(path)
			if err != nil {
				return err
			}
			trainer.Prepare(samples)
			eventTables(w, short(path), samples, func(s *trainer.Sample) []news.DocEvent { return s.Doc.Events })
		}
		return nil
	}
	samples, err := trainer.Samples(Bench())
	if err != nil {
		return err
	}
	models, err := trainer.Folds(train.Env{Bench: Bench(), Log: io.Discard, Seed: 1}, samples, eventFolds)
	if err != nil {
		return err
	}
	for _, set := range []string{"event_plv", "event_plover_gsr"} {
		var part []trainer.Sample
		for _, s := range samples {
			if s.Set == set {
				part = append(part, s)
			}
		}
		read := func(m func(*trainer.Sample) *model.Linear) func(*trainer.Sample) []news.DocEvent {
			return func(s *trainer.Sample) []news.DocEvent { return event.ReadWith(s.Doc, m(s)) }
		}
		eventTables(w, set+", tables alone", part, read(func(*trainer.Sample) *model.Linear { return nil }))
		eventTables(w, set+", five folds", part, read(func(s *trainer.Sample) *model.Linear { return models[s.Group%eventFolds] }))
	}
	return auxScores(w, AuxLabels())
}

// eventTables prints what the reading of the samples gets right: the type that
// stands for the marked pair, whether the reading has the type at all, and the
// actors of those that have it.
func eventTables(w io.Writer, name string, samples []trainer.Sample, read func(*trainer.Sample) []news.DocEvent) {
	pairs, sets := map[string]*PRF{}, map[string]*PRF{}
	var all, got, source, target PRF
	count := func(m map[string]*PRF, gold string, said []string) {
		for _, t := range append([]string{gold}, said...) {
			if m[t] == nil {
				m[t] = &PRF{}
			}
		}
		m[gold].Wanted++
		for _, t := range said {
			m[t].Found++
			m[t].Right += one(t == gold)
		}
	}
	exact, grades := 0, map[news.Grade]*PRF{news.GradeA: {}, news.GradeB: {}, news.GradeC: {}}
	for i := range samples {
		s := &samples[i]
		events := read(s)
		gold := root(s.Root)
		byGrade(grades, events, gold)
		count(pairs, gold, pairType(s, events))
		var types []string
		right := false
		for _, e := range events {
			if t := root(e.Type); e.Type != "" && !slices.Contains(types, t) {
				types = append(types, t)
			}
			right = right || slices.Contains(trainer.Types(s.Root), e.Type)
		}
		exact += one(right)
		count(sets, gold, types)
		sourceRight, targetRight := actorsRight(s, events)
		if slices.Contains(types, gold) {
			got.Wanted++
			source.Wanted += one(len(s.Source) > 0)
			source.Right += one(len(s.Source) > 0 && sourceRight)
			target.Wanted += one(len(s.Target) > 0)
			target.Right += one(len(s.Target) > 0 && targetRight)
		}
	}
	macro := 0.0
	for _, p := range pairs {
		_, _, f := p.F1()
		all.Right += p.Right
		all.Found += p.Found
		all.Wanted += p.Wanted
		macro += f
	}
	typed := 0
	for _, p := range pairs {
		typed += one(p.Wanted > 0)
	}
	fmt.Fprintf(w, "%s\n", name)
	fmt.Fprintf(w, "  %d sentences, type among those read %.4f; its source an actor %d of %d, its target a recipient %d of %d\n",
		len(samples), float64(exact)/float64(max(1, len(samples))), source.Right, source.Wanted, target.Right, target.Wanted)
	p, r, f := all.F1()
	fmt.Fprintf(w, "  type of the pair: P %.4f R %.4f F1 %.4f, macro-F1 %.4f over %d types\n", p, r, f, macro/float64(max(1, typed)), typed)
	for _, g := range slices.Sorted(maps.Keys(grades)) {
		p, _, _ := grades[g].F1()
		fmt.Fprintf(w, "  grade %s: %d events with a type, %d of them the sentence's own, %.4f\n", g, grades[g].Found, grades[g].Right, p)
	}
	fmt.Fprintf(w, "  %-26s %8s %7s %7s %7s  %7s %7s %7s\n", "", "gold", "pair P", "R", "F1", "any P", "R", "F1")
	for _, t := range slices.Sorted(maps.Keys(sets)) {
		p, r, f := sets[t].F1()
		pp, pr, pf := 0.0, 0.0, 0.0
		if pairs[t] != nil {
			pp, pr, pf = pairs[t].F1()
		}
		fmt.Fprintf(w, "  %-26s %8d %7.4f %7.4f %7.4f  %7.4f %7.4f %7.4f\n", t, sets[t].Wanted, pp, pr, pf, p, r, f)
	}
}

// byGrade counts the events with a type, and those with the one type that the
// sentence is labelled with. What else it tells is not labelled, so that the
// share is the least that the grade's precision can be.
func byGrade(m map[news.Grade]*PRF, events []news.DocEvent, gold string) {
	for _, e := range events {
		if c := m[e.Grade]; c != nil && e.Type != "" {
			c.Found++
			c.Right += one(root(e.Type) == gold)
		}
	}
}

// pairType gives the type of the event whose actors and recipients are the
// marked source and target, the first typed one where none fits; nil without
// events.
func pairType(s *trainer.Sample, events []news.DocEvent) []string {
	best, most := "", -1
	for _, e := range events {
		if e.Type == "" {
			continue
		}
		n := 2*one(covers(s, e.Actors, s.Source)) + one(covers(s, e.Recipients, s.Target) || covers(s, e.Actors, s.Target))
		if n > most {
			best, most = root(e.Type), n
		}
	}
	if most < 0 {
		return nil
	}
	return []string{best}
}

// covers tells whether one of the entities is spoken of within the words.
func covers(s *trainer.Sample, entities []int, who []string) bool {
	for _, at := range s.Find(who) {
		for _, m := range s.Doc.Mentions {
			if slices.Contains(entities, m.Entity) && m.Start < at.End && at.Start < m.End {
				return true
			}
		}
	}
	return false
}

// actorsRight tells whether an event of the sample's type has its source among
// its actors, and its target among those it is done to or with.
func actorsRight(s *trainer.Sample, events []news.DocEvent) (source, target bool) {
	for _, e := range events {
		if root(e.Type) != root(s.Root) {
			continue
		}
		source = source || covers(s, e.Actors, s.Source)
		target = target || covers(s, e.Recipients, s.Target) || covers(s, e.Actors, s.Target)
	}
	return source, target
}

// root names roots by the names that all sets share: what the sets call YIELD
// is CONCEDE or RETREAT.
func root(r string) string {
	switch t := trainer.Types(r); t[0] {
	case "CONCEDE", "RETREAT":
		return "YIELD"
	default:
		return t[0]
	}
}
