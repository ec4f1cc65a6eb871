// Package differ compares what independent origins say on one point and lists
// where they do not say the same. What is only wording of one's own, another
// scope or a later count is no difference.
package differ

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"synoptic/dossier/line"
	"synoptic/dossier/said"
	"synoptic/dossier/together"
	"synoptic/identity"
	"synoptic/news"
)

// finder gathers differences of one dossier.
type finder struct {
	d    *news.Dossier
	doc  map[string]*news.Doc // by the article's id
	o    line.Origins
	typ  map[string]news.EntityType // of an entity
	main map[string]bool            // the names of whom half of the origins or more speak of
	dead map[string]int             // how many counts of the dead an article has
	out  []news.Difference
}

// Told is what the articles alone tell for the comparison of what they say, before there
// is a record.
type Told struct {
	docs   []*news.Doc
	o      line.Origins
	claims []claimed // of each
	words  *lexicon  // of all sentences
	out    []news.Difference
}

// Tell compares what needs no record: what is denied, and how old people are. Docs
// are the articles, in the order of their ids.
func Tell(docs []*news.Doc, o line.Origins) *Told {
	f, w := finder{o: o}, newLexicon()
	f.denials(docs)
	f.ages(docs)
	told := &Told{docs: docs, o: o, words: w, out: f.out}
	for _, d := range docs {
		x := news.Part(d, claimsKey{}, claimsIn)
		w.join(x.words)
		told.claims = append(told.claims, x)
	}
	w.weigh()
	return told
}

// Find lists the differences among the lines of a dossier and what its articles tell,
// as Told.Find.
func Find(d *news.Dossier, docs []*news.Doc, o line.Origins) []news.Difference {
	return Tell(docs, o).Find(d)
}

// Find lists the differences among the lines of a dossier whose other parts
// are complete, and those of the articles alone, those that matter most first.
func (told *Told) Find(d *news.Dossier) []news.Difference {
	f := told.finder(d)
	numbers, words, rest := *f, *f, *f // a finder of each: what one finds tells the others nothing
	together.Do(
		func() { numbers.claims(told) },
		func() { words.reworded(); words.wording() },
		func() {
			rest.roles()
			rest.membership()
			rest.times()
			rest.speakers()
			rest.names()
		},
	)
	out := append([]news.Difference{}, slices.Concat(told.out, numbers.out, words.out, rest.out)...) // a list, be it empty
	rank := map[string]int{}
	for i := range out {
		rank[out[i].ID] = f.rank(&out[i])
	}
	slices.SortStableFunc(out, func(a, b news.Difference) int {
		return cmp.Or(rank[a.ID]-rank[b.ID], b.Origins-a.Origins, cmp.Compare(a.About, b.About), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// finder makes the finder of a dossier.
func (told *Told) finder(d *news.Dossier) *finder {
	f := &finder{d: d, o: told.o, doc: map[string]*news.Doc{}, typ: map[string]news.EntityType{}, main: map[string]bool{}}
	var ids []string
	for _, doc := range told.docs {
		f.doc[doc.Article.ID] = doc
		ids = append(ids, doc.Article.ID)
	}
	origins := f.o.Count(line.Set(ids))
	for _, e := range d.Entities {
		f.typ[e.ID] = e.Type
		f.main[e.Name] = 2*e.Origins >= origins
	}
	f.dead = deadOf(d.Figures)
	return f
}

// weight orders the kinds by how much a reader would be misled.
var weight = map[string]int{"value": 0, "denial": 1, "attribution": 1, "role": 2, "time": 2, "membership": 3, "scope": 4,
	"wording": 5, "name": 20} // a spelling misleads nobody, however many have it

// rank tells how little a difference matters: by its kind, how sure it is, how many origins
// stand on its sides, whether it is of people who came to harm or of somebody most origins
// speak of, and how far two numbers are apart.
func (f *finder) rank(x *news.Difference) int {
	n := weight[x.Kind] - min(x.Origins-2, 3)
	if x.Grade == news.GradeC {
		n += 5
	}
	if harmed(x.About) || f.main[strings.TrimSuffix(x.About, ", age")] {
		n -= 2
	}
	if x.Kind != "value" {
		return n
	}
	low, high := 0.0, 0.0
	for _, r := range x.Readings {
		if q := f.quantity(r.Evidence[0]); q != nil && q.Best > 0 {
			high = max(high, q.Best)
			if low == 0 || q.Best < low {
				low = q.Best
			}
		}
	}
	switch {
	case low == 0 || high < 2*low:
		return n
	case high < 10*low:
		return n - 1
	}
	return n - 2
}

// add keeps a difference when two independent origins stand on its sides.
func (f *finder) add(kind, about, note string, grade news.Grade, lines []string, readings []news.DifferenceReading) {
	var all []string
	for i := range readings {
		readings[i].Articles = line.Set(readings[i].Articles)
		readings[i].Evidence = line.Sort(readings[i].Evidence)
		all = append(all, readings[i].Articles...)
	}
	if len(readings) < 2 || f.o.Count(line.Set(all)) < 2 {
		return
	}
	slices.SortStableFunc(readings, func(a, b news.DifferenceReading) int {
		return cmp.Or(f.o.Count(b.Articles)-f.o.Count(a.Articles), cmp.Compare(a.Articles[0], b.Articles[0]), cmp.Compare(a.Value, b.Value))
	})
	parts := []string{kind, about}
	for _, r := range readings {
		parts = append(parts, r.Value, strings.Join(r.Articles, ","))
	}
	f.out = append(f.out, news.Difference{ID: line.ID("difference", parts...), Kind: kind, About: about, Note: note,
		Readings: readings, Lines: line.Set(lines), Origins: f.o.Count(line.Set(all)), Grade: grade})
}

// times takes up meetings that articles let start at different times.
func (f *finder) times() {
	for _, m := range f.d.Meetings {
		by := map[string]*news.DifferenceReading{}
		var order []string
		for _, s := range m.Starts {
			r := by[s.Value]
			if r == nil {
				r = &news.DifferenceReading{Value: s.Value}
				by[s.Value] = r
				order = append(order, s.Value)
			}
			r.Articles = append(r.Articles, s.Article)
			r.Evidence = append(r.Evidence, s.Evidence)
		}
		var rs []news.DifferenceReading
		for _, v := range order {
			rs = append(rs, *by[v])
		}
		f.add("time", m.Label, "", news.GradeB, []string{m.ID}, rs)
	}
}

// speakers takes up one utterance given to different speakers.
func (f *finder) speakers() {
	for _, s := range f.d.Statements {
		if !slices.ContainsFunc(s.Attributed, func(v news.Voice) bool { return v.Entity != s.Attributed[0].Entity }) {
			continue
		}
		var rs []news.DifferenceReading
		at := map[string]int{} // entity -> reading
		joint := false
		for _, v := range s.Attributed {
			if f.typ[v.Entity] != news.Person || !names(v.Evidence.Text, v.Name) || names(s.Content, v.Name) {
				continue // a body and the one who speaks for it are no two speakers, nor is a pronoun a name, nor who is spoken of
			}
			for _, o := range s.Attributed {
				joint = joint || o.Entity != v.Entity && (names(v.Evidence.Text, o.Name) || o.Evidence.Article == v.Evidence.Article)
			}
			i, ok := at[v.Entity]
			if !ok {
				i = len(rs)
				at[v.Entity], rs = i, append(rs, news.DifferenceReading{Value: v.Name})
			}
			rs[i].Articles = append(rs[i].Articles, v.Evidence.Article)
			rs[i].Evidence = append(rs[i].Evidence, v.Evidence)
		}
		if joint {
			continue // a statement of two together, or an article that knows both
		}
		f.add("attribution", short(s.Content), "one utterance, different speakers", news.GradeB, []string{s.ID}, rs)
	}
}

// names tells whether words name somebody by the family name.
func names(words, name string) bool {
	s := identity.Fold(identity.Surname(name))
	return s != "" && slices.Contains(strings.FieldsFunc(identity.Fold(words), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }), s)
}

// wording takes up quotations that outlets give as the speaker's own words and
// in which they let the speaker say something else. What one trims and what
// only is spelled in another way is no difference.
func (f *finder) wording() {
	for _, s := range f.d.Statements {
		if s.Alignment == "single" || s.Alignment == "identical" || s.Grade == news.GradeC {
			continue
		}
		var all []news.DifferenceReading
		for _, r := range s.Renderings {
			if r.Mode != "direct" {
				continue
			}
			var parts []string
			for _, c := range r.Content {
				parts = append(parts, c.Text)
			}
			all = append(all, news.DifferenceReading{Value: strings.Join(strings.Fields(strings.Join(parts, " … ")), " "), Articles: []string{r.Article}, Evidence: r.Content})
		}
		slices.SortStableFunc(all, func(a, b news.DifferenceReading) int { return len(b.Value) - len(a.Value) })
		who := s.Speaker.Text
		if who == "" {
			who = "an unnamed speaker"
		}
		if rs := altered(all); !f.told("wording", rs) {
			f.add("wording", "what "+who+" said", "both are given as the speaker's own words", s.Grade, []string{s.ID}, rs)
		}
	}
}

// altered puts quotations of one utterance, the longest first, into readings
// that say the same; nil where none says another thing than another. What is
// too unlike the first to be the same utterance is left out.
func altered(all []news.DifferenceReading) []news.DifferenceReading {
	var out []news.DifferenceReading
	taken := map[string]bool{}
next:
	for _, r := range all {
		apart := len(out) > 0
		for i := range out {
			switch said.Compare(out[i].Value, r.Value) {
			case said.Same:
				if !taken[r.Articles[0]] {
					taken[r.Articles[0]] = true
					out[i].Articles, out[i].Evidence = append(out[i].Articles, r.Articles...), append(out[i].Evidence, r.Evidence...)
				}
				continue next
			case said.Altered:
				apart = false
			}
		}
		if !apart && !taken[r.Articles[0]] {
			taken[r.Articles[0]] = true
			out = append(out, r)
		}
	}
	return out
}

// short cuts a text for a heading.
func short(s string) string {
	w := strings.Fields(s)
	if len(w) > 10 {
		return strings.Join(w[:10], " ") + " …"
	}
	return strings.Join(w, " ")
}
