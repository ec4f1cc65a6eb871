package when

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic/dossier/line"
	"synoptic/dossier/near"
	"synoptic/dossier/who"
	"synoptic/news"
)

// stem gives the first letters of an event's word, under which a verb and its
// noun meet ("invaded", "invasion"). Meetings are one family.
func stem(d *news.Doc, e news.DocEvent) string {
	if e.Type == "CONSULT" {
		return "consult"
	}
	if c := deed(d, e.Head); c != "" {
		return c
	}
	l := d.Lemma(teller(d, e.Head))
	if r := []rune(l); len(r) > 4 {
		l = string(r[:4])
	}
	if e.Type == "AGREE" && gathering[l] {
		return "consult" // a meeting that is still to come
	}
	return l
}

// deeds are the words, beyond those of one stem, that reports use for one deed.
var deeds = families("kidnap abduct seize snatch capture kidnapping abduction seizure", "free release freedom liberate rescue",
	"arrest detain arrested detention", "resign quit resignation", "buy acquire purchase takeover acquisition", "launch fire launching firing",
	"hack breach hacking cyberattack cyber-attack", "indict charge indictment", "escape flee", "win beat defeat victory", "pass adopt approve passage adoption approval",
	"appoint pick tap choose select appointment", "crash collide derail overturn flip capsize collision derailment accident")

// families gives for each word of some lists the first of its list.
func families(lists ...string) map[string]string {
	m := map[string]string{}
	for _, list := range lists {
		w := strings.Fields(list)
		for _, x := range w {
			m[x] = w[0]
		}
	}
	return m
}

// deed gives the word that stands for the deed of a token, "" where no other
// words for it are known: also of a light verb by its noun, "take into custody".
func deed(d *news.Doc, k int) string {
	l := d.Lemma(k)
	switch l {
	case "take", "hold", "place", "put":
		for _, rel := range []string{"obl", "obj", "xcomp"} {
			if n := d.Child(k, rel); n >= 0 && light[d.Lemma(n)] != "" {
				return light[d.Lemma(n)]
			}
		}
	}
	n := teller(d, k)
	if d.Tokens[n].Tag == "NOUN" && polls[d.Lemma(n)] {
		return "election"
	}
	return deeds[d.Lemma(n)]
}

// polls are nouns for one thing that voters do on a day.
var polls = words("election vote poll ballot")

// teller gives the token that says what is done: the object of a verb of issuing
// ("issued an apology"), the subject of one of taking place ("the cut occurred") or
// what is held or set for a day, else the token itself.
func teller(d *news.Doc, k int) int {
	if n := d.Child(k, "nsubj:pass"); n >= 0 && d.Tokens[n].Tag == "NOUN" && (d.Lemma(k) == "hold" || scheduling[d.Lemma(k)]) {
		return n
	}
	if n := d.Child(k, "obj"); n >= 0 && issuing[d.Lemma(k)] {
		return n
	}
	if n := d.Child(k, "nsubj"); n >= 0 && d.Tokens[n].Tag == "NOUN" && occurring[d.Lemma(k)] {
		return n
	}
	return k
}

// occurring are verbs whose subject says what took place.
var occurring = words("occur happen unfold ensue begin start erupt commence")

// issuing are verbs whose object says what is done: "issued an apology".
var issuing = words("issue offer make give deliver pay commit")

// light are the nouns that say what is done with "take" or "hold".
var light = map[string]string{"custody": "arrest", "hostage": "kidnap", "captive": "kidnap", "prisoner": "kidnap"}

// gathering are the stems of words for meetings.
var gathering = map[string]bool{"meet": true, "talk": true, "nego": true, "summ": true, "conf": true, "conv": true,
	"hold": true, "host": true, "disc": true, "dial": true, "atte": true, "visi": true, "cons": true, "trav": true, "arri": true}

// parties gives the sides that act or are acted upon, by the side's name where
// the entity has one, else by its id.
func parties(d *news.Doc, w *who.Who, e news.DocEvent) []string {
	var out []string
	for _, x := range slices.Concat(e.Actors, e.Recipients) {
		if x >= 0 && x < len(d.Entities) && d.Entities[x].Type == news.Place {
			continue
		}
		if n := w.At(d, x); n != nil {
			out = append(out, cmp.Or(string(n.Party), n.ID))
		} else if x >= 0 && x < len(d.Entities) && d.Entities[x].Country != "" {
			out = append(out, d.Entities[x].Country)
		}
	}
	return line.Set(out)
}

// place gives the name of where it was.
func place(d *news.Doc, w *who.Who, e news.DocEvent) string {
	if e.Place < 0 || e.Place >= len(d.Entities) {
		return ""
	}
	if n := w.At(d, e.Place); n != nil {
		return n.Name
	}
	return d.Entities[e.Place].Name
}

// one counts what holds.
var one = map[bool]int{true: 1}

// common is how many tellings may have a key in common by which others are found: one
// that more have tells nothing.
const common = 96

// merge puts together the tellings of one happening. Each goes to the first
// group that has its like, looked for under what both must share; the tellings
// come in the order of the articles' ids, dated ones first, so the answer does
// not depend on the input's order.
func merge(ts []*telling) [][]*telling {
	slices.SortStableFunc(ts, func(a, b *telling) int {
		return cmp.Or(one[b.dated]-one[a.dated], len(b.when.Value)-len(a.when.Value), len(b.parties)-len(a.parties))
	})
	var out [][]*telling
	var index near.Index[uint64]
	keys := 0
	for _, t := range ts {
		keys += len(t.keys)
	}
	index.Expect(len(ts), keys)
	var of []int   // the group of each telling
	var like []int // the groups with which a telling shares something
	for n, t := range ts {
		like = like[:0]
		for _, i := range index.Find(t.finds, common, func(int) int { return 1 }) {
			like = append(like, of[i])
		}
		slices.Sort(like)
		g := len(out)
		like = slices.Compact(like)
		if i := slices.IndexFunc(like, func(i int) bool { return belongs(out[i], t) }); i >= 0 {
			g = like[i]
			out[g] = append(out[g], t)
		} else {
			out = append(out, []*telling{t})
		}
		index.Add(n, t.keys)
		of = append(of, g)
	}
	return slices.DeleteFunc(retold(out), func(g []*telling) bool {
		return !shown(g) || bare(g) || !slices.ContainsFunc(g, func(t *telling) bool { return t.whole })
	})
}

// shared notes what a telling of some words has in common with each that can be alike: what
// it is found under, and what it finds others by, those of the days around too, of which one
// may be of what "has" happened.
func (t *telling) shared(words []string) {
	v, kind := t.when.Value, t.e.Type+" "+strings.Join(t.e.Modes, " ")
	day := v[:min(10, len(v))]
	own := []string{"stem " + t.stem + " " + day, "kind " + kind + " " + day, "sentence " + t.doc.Article.ID + " " + strconv.Itoa(t.order)}
	if t.e.Type != "" {
		own = append(own, "type "+t.e.Type+" "+day)
	}
	if crash(t.stem) {
		own = append(own, "crash "+day)
	}
	if t.disaster != "" {
		own = append(own, "disaster "+day)
	}
	past := slices.Contains(t.e.Aux, "historical")
	if past {
		own = append(own, "past "+t.stem+" "+v[:4])
	}
	if len(v) >= 7 && standing(t.e) == "f" {
		own = append(own, "ahead "+t.stem+" "+v[:7])
	}
	for _, w := range words {
		if t.lede && t.e.Type == "" {
			own = append(own, "word "+w+" "+day)
		} else if past && t.e.Type != "" {
			own = append(own, "past "+t.e.Type+" "+w+" "+v[:4])
		}
	}
	var beside []string
	if t.when.Precision == news.PrecisionWeek {
		own = append(own, "week "+t.stem+" "+begins(t.when))
	} else if x, err := time.Parse("2006-01-02", day); err == nil {
		own = append(own, "week "+t.stem+" "+x.AddDate(0, 0, -(int(x.Weekday())+6)%7).Format("2006-01-02"))
		for _, n := range []int{-2, -1, 1, 2} {
			o := x.AddDate(0, 0, n).Format("2006-01-02")
			beside = append(beside, "stem "+t.stem+" "+o, "kind "+kind+" "+o)
		}
	}
	for _, k := range slices.Concat(own, beside) {
		t.finds = append(t.finds, near.Key(k))
	}
	t.keys = t.finds[:len(own):len(own)]
}

// belongs tells whether a telling is of the happening of a group: like its
// first, or like one of another article without clashing with the first.
func belongs(g []*telling, t *telling) bool {
	if !unlike(g[0], t) && alike(g[0], t) {
		return true
	}
	for _, o := range g[:min(len(g), 2*compared)] {
		if o.doc != t.doc && !unlike(o, t) && alike(o, t) && !clash(g[0], t) {
			return true
		}
	}
	return false
}

// onset tells whether two tellings are of one disaster that struck: one kind of it
// on one day, and not at two places.
func onset(a, b *telling) bool {
	return oneKind(a, b) && standing(a.e) == standing(b.e) && len(a.when.Value) >= 10 && sameDate(a.when, b.when) && (a.place == b.place || a.place == "" || b.place == "") &&
		(a.doc != b.doc || a.disaster != "shooting" && a.disaster != "incident" || a.occurs() || b.occurs())
}

// oneKind tells whether two tellings are of one kind of disaster; an incident, by that
// name, is of any.
func oneKind(a, b *telling) bool {
	return a.disaster != "" && b.disaster != "" && (a.disaster == b.disaster || a.disaster == "incident" || b.disaster == "incident") && a.sudden() && b.sudden()
}

// sudden tells whether a telling is of no type of event beside a shooting.
func (t *telling) sudden() bool {
	return t.e.Type == "" || t.disaster == "shooting" && t.e.Type == "ASSAULT"
}

// parted tells whether one of two tellings gives the hour of a death, "was pronounced dead
// at 3 a.m.", and the other may be of what it came of, long before.
func parted(a, b *telling) bool {
	return a.dies() && !b.mortal() || b.dies() && !a.mortal()
}

// dies tells whether a telling gives the hour of a death.
func (t *telling) dies() bool {
	d, k := t.doc, t.e.Timex
	if !t.mortal() || len(t.when.Value) <= 10 || k < 0 || k >= len(d.Timexes) {
		return false
	}
	h := d.HeadOf(d.TokensIn(d.Timexes[k].Span))
	return h >= 0 && d.Tokens[h].Head == t.e.Head
}

// mortal tells whether a telling is of a death.
func (t *telling) mortal() bool {
	l := t.doc.Lemma(t.e.Head)
	return l == "die" || l == "pronounce"
}

// occurs tells whether a telling says only that, when and where something took place.
func (t *telling) occurs() bool { return occurring[t.doc.Lemma(t.e.Head)] }

// disasters are the nouns for what strikes at a moment, by kind.
var disasters = families("quake earthquake tremor temblor", "explosion blast", "crash derailment collision", "eruption", "avalanche", "tornado twister", "landslide mudslide", "shooting gunfire shootout gunshot", "incident")

// disaster gives the kind of disaster that a telling is the onset of: its verb is
// what that did, or its time is that of the disaster.
func disaster(d *news.Doc, e news.DocEvent) string {
	k := d.Child(e.Head, "nsubj", "nsubj:pass")
	if news.RelIs(d.Tokens[e.Head].Rel, "acl") && (k < 0 || d.Tokens[k].Tag == "PRON") {
		k = d.Tokens[e.Head].Head // "the quake, which struck at noon"
	}
	if k >= 0 && d.Tokens[k].Tag == "NOUN" && disasters[d.Lemma(k)] != "" {
		return disasters[d.Lemma(k)]
	}
	if k := e.Timex; k >= 0 && k < len(d.Timexes) {
		h := d.HeadOf(d.TokensIn(d.Timexes[k].Span))
		for n := 0; h >= 0 && n < 3; h, n = d.Tokens[h].Head, n+1 {
			if c := disasters[d.Lemma(h)]; c != "" && d.Tokens[h].Tag == "NOUN" {
				return c
			}
		}
	}
	switch l := d.Lemma(e.Head); {
	case deed(d, e.Head) == "crash":
		return "crash"
	case d.Tokens[e.Head].Tag == "NOUN" && disasters[l] == "shooting", l == "open" && d.Child(e.Head, "obj") >= 0 && d.Lemma(d.Child(e.Head, "obj")) == "fire":
		return "shooting"
	case l == "shoot" && d.Child(e.Head, "aux:pass") >= 0 && k >= 0 && (d.Tokens[k].Tag == "NOUN" || d.Tokens[k].Tag == "NUM"): // "four people were shot"
		return "shooting"
	}
	return ""
}

// inWeek tells whether one of two tellings in like words gives the week of the day
// that the other gives.
func inWeek(a, b *telling) bool {
	if a.when.Precision != news.PrecisionWeek {
		a, b = b, a
	}
	return a.stem == b.stem && overlap(a, b) >= 0.5 && holdsDay(a.when, b.when)
}

// holdsDay tells whether a day lies in a week.
func holdsDay(week, day news.Date) bool {
	if week.Precision != news.PrecisionWeek || day.Precision != news.PrecisionDay {
		return false
	}
	x, e1 := time.Parse("2006-01-02", begins(week))
	y, e2 := time.Parse("2006-01-02", day.Value)
	return e1 == nil && e2 == nil && !y.Before(x) && y.Sub(x) < 7*24*time.Hour
}

// unlike tells at a glance that two tellings are not alike: neither is what has
// just happened, and they differ in kind and word, or in word and date.
func unlike(a, b *telling) bool {
	if a.fresh || b.fresh || a.stem == b.stem || oneKind(a, b) {
		return false
	}
	return a.e.Type != b.e.Type || a.e.Type == "" && !(crash(a.stem) && crash(b.stem)) && !sameDate(a.when, b.when)
}

// bare tells whether a group is only one article's mention of an event by a
// noun without anybody in it, or a supposition about somebody not named.
func bare(g []*telling) bool {
	if t := g[0]; len(g) == 1 && slices.Contains(t.e.Aux, "hypothetical") {
		if first, last := t.doc.TokensIn(t.e.Clause); first < last && t.doc.Tokens[first].Tag == "PRON" {
			return true // "he might come on Friday"
		}
	}
	if t := g[0]; len(g) == 1 && !t.dated {
		first, _ := t.doc.TokensIn(t.e.Clause)
		if strings.HasPrefix(t.doc.Tokens[t.e.Head].Rel, "acl") || slices.ContainsFunc(t.doc.Tokens[first:max(first, t.e.Head)], func(x news.Token) bool { return x.XPos == "WP" || x.XPos == "WDT" }) {
			return true // "the envoy, who took part in a meeting"
		}
	}
	return !slices.ContainsFunc(g, func(t *telling) bool {
		return t.verbal() || t.e.Timex >= 0 && standing(t.e) == "f" || len(t.parties) > 0 || t.place != "" || t.doc != g[0].doc || t.e.Clause.Len() > 45
	})
}

// alone tells whether a group without any dated telling may stand: told at
// the very head of two articles, or as just done where they begin.
func alone(g []*telling) bool {
	first, soon := map[*news.Doc]bool{}, map[*news.Doc]bool{}
	for _, t := range g {
		if t.order < 2 || t.fresh {
			first[t.doc] = true
		}
		soon[t.doc] = true
	}
	return len(first) > 1 || len(soon) > 2
}

// alike tells whether two tellings are of one happening: of one kind, on one
// date, with the same standing, and with the same sides or at the same place.
func alike(a, b *telling) bool {
	if parted(a, b) {
		return false
	}
	if a.doc == b.doc && sameDate(a.when, b.when) && (a.e.Clause.Contains(b.e.Span) && b.e.Clause.Contains(a.e.Span) || a.e.Clause == b.e.Clause) &&
		a.e.Type == "" && b.e.Type == "" {
		return true // two verbs of one clause
	}
	if a.e.Type == "" && b.e.Type == "" && a.doc != b.doc && a.lede && b.lede && len(a.when.Value) >= len("2006-01-02") && reworded(a, b) {
		return true
	}
	if !a.when.Known() || !b.when.Known() { // no day holds them together: the words must
		return a.when.Known() == b.when.Known() && standing(a.e) == standing(b.e) && (a.stem == b.stem || oneKind(a, b)) && overlap(a, b) >= 0.3
	}
	if (a.fresh || b.fresh) && just(a, b) {
		return true
	}
	if onset(a, b) {
		return true
	}
	if !sameKind(a, b) || standing(a.e) != standing(b.e) && !(a.stem == "consult" && foretold(a, b)) {
		return false
	}
	if !sameDate(a.when, b.when) && !within(a, b) && !inWeek(a, b) {
		return false
	}
	if clash(a, b) {
		return false
	}
	if a.stem == b.stem && standing(a.e) == "f" && a.e.Type == "" && (!a.verbal() || !b.verbal()) {
		return true // "the vote on May 3", "a vote in May"
	}
	share := jaccard(a.parties, b.parties)
	if a.e.Type == "" && b.e.Type == "" && a.when.Precision != news.PrecisionYear { // an accident has one place
		if !crash(a.stem) && share == 0 && overlap(a, b) < 0.3 {
			return false // two things said with one verb
		}
		return a.place == b.place || a.place == "" || b.place == "" || a.stem == b.stem && share > 0 || overlap(a, b) >= 0.25
	}
	if a.near || b.near { // before or after the news is not the news
		return share > 0.5
	}
	if len(a.parties) == 0 || len(b.parties) == 0 {
		if a.stem == "consult" && (len(a.when.Value) < 10) != (len(b.when.Value) < 10) && overlap(a, b) < 0.2 {
			return false // "a hearing at the end of July" and "the talks on Monday"
		}
		return a.stem == b.stem && (a.place == b.place || a.place == "" || b.place == "")
	}
	return share >= 0.5 || share > 0 && a.stem == b.stem && a.e.Type != "CONSULT"
}

// clash tells whether two meetings have plainly different sides: each names
// one that the other lacks.
func clash(a, b *telling) bool {
	if len(a.parties) < 2 || len(b.parties) < 2 {
		return false
	}
	onlyA, onlyB := 0, 0
	for _, x := range a.parties {
		if !slices.Contains(b.parties, x) {
			onlyA++
		}
	}
	for _, x := range b.parties {
		if !slices.Contains(a.parties, x) {
			onlyB++
		}
	}
	return onlyA > 0 && onlyB > 0
}

// sameKind tells whether two events are of one type, or of one word where
// PLOVER gives no type or tells much apart under one.
func sameKind(a, b *telling) bool {
	if a.e.Type != b.e.Type {
		return a.stem == b.stem
	}
	switch a.e.Type {
	case "CONSULT":
		return true
	case "":
		return a.stem == b.stem || crash(a.stem) && crash(b.stem)
	case "ASSAULT":
		return a.stem == b.stem || !slices.Contains([]string{a.stem, b.stem}, "inva")
	}
	return true
}

// crash tells whether a word stem is one of the words for one accident.
func crash(s string) bool {
	switch s {
	case "crash", "cras", "coll", "dera", "acci", "expl", "blas", "fire", "blaz", "sink", "caps", "kill", "die", "deat", "inju", "woun", "hurt", "plou", "plow", "slam", "smas", "wrec", "disa":
		return true
	}
	return false
}

// standing gives what must be the same for two tellings to be one line.
func standing(e news.DocEvent) string {
	s := ""
	for _, x := range e.Aux {
		if x == "future" || x == "hypothetical" || x == "negated" {
			s += x[:1]
		}
	}
	return s
}

// sameDate tells whether two dates are one day, or one stretch at the same
// precision; a clock time belongs to its day.
func sameDate(a, b news.Date) bool {
	x, y := a.Value, b.Value
	if len(x) > 10 && len(y) > 10 {
		return x == y || close(x, y)
	}
	return x[:min(len(x), 10)] == y[:min(len(y), 10)]
}

// foretold tells whether one of two tellings of a day only announces what the
// other reports.
func foretold(a, b *telling) bool {
	return a.dated && b.dated && (standing(a.e) == "f" && standing(b.e) == "" || standing(a.e) == "" && standing(b.e) == "f")
}

// within tells whether one telling names the month or year in which the other
// puts the day: "the invasion of 2022", "invaded in February 2022". Only a bare
// mention of what lies in the past gives way so.
func within(a, b *telling) bool {
	if len(a.when.Value) > len(b.when.Value) {
		a, b = b, a
	}
	if !strings.HasPrefix(b.when.Value, a.when.Value) {
		return false
	}
	if standing(a.e) == "f" && len(a.when.Value) == 7 && a.stem == b.stem && (!a.verbal() || !b.verbal()) {
		return true // what is to come, named
	}
	if !slices.Contains(a.e.Aux, "historical") || !slices.Contains(b.e.Aux, "historical") {
		return false
	}
	return a.stem == b.stem && (!a.verbal() || overlap(a, b) >= 0.3) || len(a.when.Value) < len(b.when.Value) && overlap(a, b) >= 0.5
}

// just tells whether one of two tellings is of what "has" happened, undated,
// and the other the same deed of the day before or two.
func just(a, b *telling) bool {
	if a.e.Type != b.e.Type && (a.stem != b.stem || overlap(a, b) < 0.34) || standing(a.e) != standing(b.e) || a.stem != b.stem && !slices.Equal(a.e.Modes, b.e.Modes) ||
		a.e.Type != "" && a.e.Type == b.e.Type && len(a.e.Modes) == 0 || a.e.Type == "" && (a.stem != b.stem || overlap(a, b) < 0.34) {
		return false
	}
	if len(a.parties) > 0 && len(b.parties) > 0 && jaccard(a.parties, b.parties) == 0 && a.doc != b.doc {
		return false
	}
	if len(a.when.Value) < 10 || len(b.when.Value) < 10 {
		return false
	}
	x, e1 := time.Parse("2006-01-02", a.when.Value[:10])
	y, e2 := time.Parse("2006-01-02", b.when.Value[:10])
	return e1 == nil && e2 == nil && x.Sub(y).Abs() <= 2*24*time.Hour
}

// overlap gives the share of the words of the shorter of two clauses that the
// other has too: nouns, names, verbs and numbers by their first letters, those
// of dates left out.
func overlap(a, b *telling) float64 {
	n := min(len(a.bag.Keys), len(b.bag.Keys))
	if n < 2 {
		return 0
	}
	return float64(near.Shared(&a.bag, &b.bag)) / float64(n)
}

// close tells whether two clock times lie within two hours.
func close(x, y string) bool {
	a, e1 := time.Parse("2006-01-02T15:04", x)
	b, e2 := time.Parse("2006-01-02T15:04", y)
	return e1 == nil && e2 == nil && a.Sub(b).Abs() <= 2*time.Hour
}

func jaccard(a, b []string) float64 {
	both := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			both++
		}
	}
	if all := len(a) + len(b) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

// strongest leaves out the weakest groups beyond what a reader can take in.
func strongest(gs [][]*telling) [][]*telling {
	slices.SortStableFunc(gs, func(a, b []*telling) int { return cmp.Compare(weight(b), weight(a)) })
	return gs[:min(len(gs), room)]
}

// weight counts what speaks for a line: articles, a clear reading, actors, a
// type, a place at the head of a report.
func weight(g []*telling) float64 {
	articles := map[string]bool{}
	out := 0.0
	for _, t := range g {
		articles[t.doc.Article.ID] = true
		s := 0.0
		if t.e.Grade == news.GradeA {
			s++
		}
		if t.e.Type != "" {
			s += 0.5
		}
		if len(t.parties) > 0 {
			s++
		}
		if t.lede {
			s++
		}
		if t.e.Grade == news.GradeC {
			s--
		}
		out = max(out, s)
	}
	return out + 2*float64(len(articles))
}
