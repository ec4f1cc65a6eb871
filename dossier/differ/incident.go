package differ

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// scene is what a stretch of a report says of where, how and when people came to
// harm.
type scene struct {
	places  map[string]bool // words of their names, states left out
	states  map[string]bool // those that it names
	marks   map[string]bool // words of the names of people, and for what befell them without anybody's will
	deeds   map[string]bool // the classes that the words for what was done belong to
	days    []time.Time
	stretch []string // what its words say of the length of time that they count over
}

// toll is a number of people in its report: the scene of its sentence, that of the
// opening of the report, and that of all of it.
type toll struct {
	own      scene
	opening  scene
	anywhere scene
}

// opens is how many sentences of a report tell what it is about.
const opens = 3

// incidents tells how many counts of the dead a report gives at most that is about
// one incident: what its opening tells is not the scene of all numbers of another.
const incidents = 3

// byDeed gives the class of a word for how people come to harm, by its stem. What
// befalls people without anybody's will has no class: a crash burns and explodes.
var byDeed = func() map[string]string {
	out := map[string]string{}
	for class, list := range map[string]string{ // no word in two
		"air":     "airstrike airstrikes air-strike warplane warplanes jet jets aircraft helicopter helicopters drone drones barrel air aerial strikes",
		"shells":  "shell shells shelling shelled mortar mortars rocket rockets artillery missile missiles",
		"bomb":    "bomb bombs bomber bombers bombing blast blasts explosion explosions explosive explosives mine mines landmine suicide detonated",
		"clash":   "clash clashes fighting fought battle battles ambush ambushed gunbattle firefight",
		"shot":    "gunman gunmen gunfire sniper snipers shot shooting shoot gunshot",
		"put":     "executed execute execution executions beheaded behead hanged massacre massacred slaughtered",
		"gas":     "gas chlorine sarin chemical chemicals suffocation",
		"torture": "torture tortured starvation starved",
	} {
		for _, w := range strings.Fields(list) {
			out[said.Stem(w)] = class
		}
	}
	return out
}()

// harmed tells whether the name of a count is that of people who came to harm.
func harmed(name string) bool { return harms[name[strings.LastIndexByte(name, ' ')+1:]] }

// harms are the names of the measures of people who came to harm.
var harms = wordlist.Set("killed injured hospitalised missing abducted trapped rescued displaced arrested evacuated")

// mishaps are the stems of words for what befalls people without anybody's will.
var mishaps = wordlist.SetBy(said.Stem, `earthquake quake tremor crash collision derailment derailed wreck fire blaze flood flooding landslide avalanche
storm hurricane typhoon cyclone tornado tsunami eruption collapse collapsed capsized sank shipwreck stampede outbreak spill`)

// apart tells whether something speaks against one incident: each sentence names a
// place that the other report does not name, or places of which the sentence and the
// opening of the other name none; deeds in the same way; another stretch of time; other days.
func (t *toll) apart(o *toll) bool {
	foreign := func(a, b map[string]bool) bool { return len(a) > 0 && overlap(a, b) < len(a) }
	if foreign(t.own.places, o.anywhere.places) && foreign(o.own.places, t.anywhere.places) {
		return true
	}
	unmet := func(a, b, opening map[string]bool) bool { return overlap(a, b) == 0 && overlap(a, opening) == 0 }
	for _, x := range [][4]map[string]bool{{t.own.places, o.own.places, t.opening.places, o.opening.places}, {t.own.deeds, o.own.deeds, t.opening.deeds, o.opening.deeds}} {
		if len(x[0]) > 0 && len(x[1]) > 0 && unmet(x[0], x[1], x[3]) && unmet(x[1], x[0], x[2]) {
			return true
		}
	}
	if a, b := t.own.stretch, o.own.stretch; !slices.Equal(a, b) {
		return true
	}
	return len(t.own.days) > 0 && len(o.own.days) > 0 && !slices.ContainsFunc(t.own.days, func(x time.Time) bool {
		return slices.ContainsFunc(o.own.days, func(y time.Time) bool { return x.Equal(y) })
	})
}

// shares tells whether something speaks for one incident: a place or person that a
// sentence names and the other or its opening, too, or the same mishap; or, of
// sentences that name no place, what both openings name.
func (t *toll) shares(o *toll) bool {
	meet := func(a, b scene) bool { return overlap(a.places, b.places) > 0 || overlap(a.marks, b.marks) > 0 }
	switch {
	case meet(t.own, o.own), meet(t.own, o.opening), meet(o.own, t.opening):
		return true
	}
	return len(t.own.places) == 0 && len(o.own.places) == 0 && meet(t.opening, o.opening)
}

// toll reads the number of a piece of evidence.
func (f *finder) toll(e news.Evidence) (toll, bool) {
	d := f.doc[e.Article]
	if d == nil {
		return toll{}, false
	}
	first, _ := d.TokensIn(e.Span())
	k := d.SentenceAt(first)
	if k < 0 {
		return toll{}, false
	}
	t := toll{own: sceneAt(d, k), opening: news.Small(d, openingKey{}, openingOf), anywhere: news.Small(d, wholeKey{}, wholeOf)}
	t.own.days, t.own.stretch = daysOf(d, d.Sentences[k], first), stretchOf(d, d.Sentences[k])
	if p := k - 1; p >= opens && len(t.own.places)+len(t.own.states)+len(t.own.days) == 0 { // it goes on with what was told
		t.own.places, t.own.days = sceneAt(d, p).places, daysOf(d, d.Sentences[p], -1)
	}
	if f.dead[e.Article] > incidents && k >= opens {
		if t.opening = (scene{}); len(t.own.places) == 0 { // of another incident than the first
			t.opening = sceneAt(d, k-1)
		}
	}
	return t, true
}

func overlap(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

type (
	openingKey struct{}
	wholeKey   struct{}
	sceneKey   int // a sentence
)

func openingOf(d *news.Doc) scene {
	s := sceneOf(d, 0, opens)
	for _, w := range said.Words(d.Article.Title) {
		if c := byDeed[said.Stem(w)]; c != "" {
			s.deeds[c] = true
		}
	}
	return s
}

// sceneAt reads one sentence.
func sceneAt(d *news.Doc, k int) scene {
	return news.Part(d, sceneKey(k), func(d *news.Doc) scene { return sceneOf(d, k, k+1) })
}

func wholeOf(d *news.Doc) scene { return sceneOf(d, 0, len(d.Sentences)) }

// sceneOf reads the sentences of an article from one up to another. Whom one sentence
// quotes on a toll is no part of it; whom the opening names, the report is about.
func sceneOf(d *news.Doc, from, to int) scene {
	out := scene{places: map[string]bool{}, states: map[string]bool{}, marks: map[string]bool{}, deeds: map[string]bool{}}
	for k := from; k < min(to, len(d.Sentences)); k++ {
		s := d.Sentences[k]
		for _, m := range d.MentionsIn(s.Span) {
			x := d.Mentions[m]
			if x.Kind != news.MentionName || x.Entity < 0 {
				continue
			}
			if state, how, ok := gazetteer.Nation(d.Words(x.Span)); ok && how == gazetteer.Name {
				out.states[state] = true
			}
			into := out.marks
			switch d.Entities[x.Entity].Type {
			case news.Place:
				into = out.places
			case news.Person:
				if to-from == 1 && slices.ContainsFunc(d.Attributions, func(a news.Attribution) bool { return a.Speaker == x.Entity }) {
					continue
				}
			default:
				continue
			}
			if _, how, ok := gazetteer.Nation(d.Words(x.Span)); ok && how != gazetteer.Capital {
				continue
			}
			for _, w := range said.Words(d.Words(x.Span)) {
				if len(w) > 2 && !empty[w] {
					into[w] = true
				}
			}
		}
		for i := s.First; i < s.Last; i++ {
			w := strings.ToLower(d.Word(i))
			if c := byDeed[said.Stem(w)]; c != "" && !(strings.HasPrefix(w, "str") && d.Tokens[i].Tag == "VERB") { // a bomb strikes, too
				out.deeds[c] = true
			}
			if m := said.Stem(w); mishaps[m] && d.Tokens[i].Tag != "PROPN" {
				out.marks[m] = true
			}
		}
	}
	return out
}

// daysOf gives the days on which the deed of a word was done, by its sentence.
func daysOf(d *news.Doc, s news.Sentence, word int) []time.Time {
	var out []time.Time
	for _, t := range d.TimexesOver(s.Span) {
		if t.Type != "DATE" || len(t.Value) < 10 || !s.Contains(t.Span) || !dates(d, t, word) {
			continue
		}
		if day, err := time.Parse("2006-01-02", t.Value[:10]); err == nil {
			out = append(out, day)
		}
	}
	return out
}

// stretchOf gives what a sentence says of the stretch of time that it counts over: the
// dates and lengths behind "since", "during" and "past", "since" where none is behind it. The
// worst attack since another counts over none.
func stretchOf(d *news.Doc, s news.Sentence) []string {
	var out []string
	most := false
	for i := s.First; i < s.Last; i++ {
		w := strings.ToLower(d.Word(i))
		most = most || strings.HasSuffix(w, "est") && d.Tokens[i].Tag == "ADJ" || w == "worst" || w == "first" || w == "most"
		if w != "since" && w != "during" && w != "past" || w == "since" && most {
			continue
		}
		value := ""
		for _, t := range d.TimexesOver(news.Span{Start: d.Tokens[i].Start, End: d.Tokens[min(i+3, s.Last-1)].End}) {
			if t.Type == "DURATION" || t.Type == "DATE" && (w == "since" || len(t.Value) < 10) {
				value = t.Value
			}
		}
		if value != "" || w == "since" {
			out = append(out, cmp.Or(value, w))
		}
	}
	return slices.Compact(out)
}

// deadOf gives how many different counts of the dead each article has.
func deadOf(figures []news.Figure) map[string]int {
	out := map[string]int{}
	for _, g := range figures {
		for _, r := range g.Readings {
			if g.Measure == "killed" {
				for _, a := range r.Articles {
					out[a]++
				}
			}
		}
	}
	return out
}
