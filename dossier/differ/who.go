package differ

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"synoptic/dossier/line"
	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/memo"
	"synoptic/news"
)

// roles takes up persons to whom articles give offices that cannot be one.
func (f *finder) roles() {
	for _, e := range f.d.Entities {
		if e.Type != news.Person || len(e.Roles) < 2 {
			continue
		}
		by := map[string][]news.EntityRole{} // article -> its roles
		set := map[string]string{}           // article -> which they are
		for i, r := range e.Roles {
			for _, a := range r.Articles {
				by[a] = append(by[a], r)
				set[a] += strconv.Itoa(i) + " "
			}
		}
		articles := slices.Sorted(maps.Keys(by))
		seen := map[string]int{}
		articles = slices.DeleteFunc(articles, func(a string) bool { // a third of one set clashes with none that the first two do not
			seen[set[a]]++
			return seen[set[a]] > 2
		})
		note, norms := "", []string(nil)
		for i, a := range articles {
			for _, b := range articles[:i] {
				if note != "" {
					break // told before
				}
				if why, x, y := clash(by[a], by[b]); why != "" && (why != formerly || f.presently(e, by, a, b)) {
					note, norms = why, []string{x, y}
				}
			}
		}
		if note != "" {
			f.add("role", e.Name, note, news.GradeB, []string{e.ID}, unshared(readings(e, norms)))
		}
	}
}

// formerly is why two articles differ of which one knows a person by an office
// of the past alone.
const formerly = "a former office here, a present one there"

// presently tells whether, of two articles of which one gives a person only
// offices of the past, the other's present office is what the reports give: three
// origins or more, against one, of somebody who sat at a table, where it matters
// who was sent. One who has an office and had another is called by either.
func (f *finder) presently(e news.Entity, by map[string][]news.EntityRole, a, b string) bool {
	if !slices.ContainsFunc(f.d.Meetings, func(m news.Meeting) bool { return among(m, e.ID) }) {
		return false
	}
	if onlyFormer(by[a]) {
		a, b = b, a
	}
	var now, past []string
	for x, rs := range by {
		why, _, _ := clash(rs, by[b])
		switch {
		case onlyFormer(rs):
			past = append(past, x)
		case why == formerly:
			now = append(now, x)
		}
	}
	return f.o.Count(line.Set(now)) >= 3 && f.o.Count(line.Set(past)) == 1
}

// readings groups the articles by the offices they give, one reading a set of
// offices that agree, where it holds one of the two that clash.
func readings(e news.Entity, norms []string) []news.DifferenceReading {
	var all []news.DifferenceReading
	var sets [][]news.EntityRole
	for _, r := range e.Roles {
		if grade(r.Norm) {
			continue // it goes with any office
		}
		at := slices.IndexFunc(sets, func(s []news.EntityRole) bool {
			why, _, _ := clash(s, []news.EntityRole{r})
			return why == ""
		})
		if at < 0 {
			at = len(sets)
			sets, all = append(sets, nil), append(all, news.DifferenceReading{Value: title(r)})
		}
		sets[at] = append(sets[at], r)
		all[at].Articles = append(all[at].Articles, r.Articles...)
		all[at].Evidence = append(all[at].Evidence, r.Evidence...)
	}
	var out []news.DifferenceReading
	for i, r := range all {
		if k := slices.IndexFunc(sets[i], func(x news.EntityRole) bool { return slices.Contains(norms, x.Norm) }); k >= 0 {
			r.Value = title(sets[i][k])
			out = append(out, r)
		}
	}
	return out
}

// unshared leaves out of readings the articles that stand in two of them: they know both.
func unshared(rs []news.DifferenceReading) []news.DifferenceReading {
	in := map[string]int{}
	for _, r := range rs {
		for _, a := range line.Set(r.Articles) {
			in[a]++
		}
	}
	var out []news.DifferenceReading
	for _, r := range rs {
		r.Articles = slices.DeleteFunc(slices.Clone(r.Articles), func(a string) bool { return in[a] > 1 })
		r.Evidence = slices.DeleteFunc(slices.Clone(r.Evidence), func(e news.Evidence) bool { return in[e.Article] > 1 })
		if len(r.Articles) > 0 && len(r.Evidence) > 0 {
			out = append(out, r)
		}
	}
	return out
}

func title(r news.EntityRole) string {
	t := r.Title
	if r.Of != "" && !strings.Contains(strings.ToLower(t), strings.ToLower(string(r.Of))) {
		t += " (" + string(r.Of) + ")"
	}
	return t
}

// clash tells why two articles' offices of one person cannot all be one, and which
// do not go together, or gives "". Articles that share an office clash in another's rank alone.
func clash(a, b []news.EntityRole) (why, x, y string) {
	shared := map[string]bool{}
	for _, x := range a {
		for _, y := range b {
			if x.Norm == y.Norm && x.Former == y.Former && !grade(x.Norm) {
				shared[x.Norm] = true
			}
		}
	}
	for _, x := range a {
		for _, y := range b {
			switch ranked := sameBut(x.Norm, y.Norm, ranks) || under(x.Norm, y.Norm) || under(y.Norm, x.Norm); {
			case shared[x.Norm] || shared[y.Norm] || len(shared) > 0 && !ranked:
			case besides(x.Norm) || besides(y.Norm) || x.Norm != y.Norm && late(x.Norm) == late(y.Norm):
			case x.Former != y.Former && (x.Norm == y.Norm || sameBut(x.Norm, y.Norm, ranks)):
				// the office left since, or spoken of as it was held
			case x.Former != y.Former && onlyFormer(a) != onlyFormer(b):
				return formerly, x.Norm, y.Norm
			case (x.Former || y.Former) && !(x.Former && y.Former && ranked):
			case ranked:
				return "the rank differs", x.Norm, y.Norm
			case headWord(x.Norm) != "" && headWord(x.Norm) == headWord(y.Norm) && bodyOf(x) != "" && bodyOf(y) != "" && apart(bodyOf(x), bodyOf(y)):
				return "the body differs", x.Norm, y.Norm
			}
		}
	}
	return "", "", ""
}

// grade tells whether a title is only a grade in the forces, which says nothing
// of the office held.
func grade(norm string) bool {
	w := strings.Fields(norm)
	if len(w) == 0 || len(w) > 2 {
		return false
	}
	switch w[len(w)-1] {
	case "general", "colonel", "admiral", "brigadier", "captain", "major", "lieutenant", "commodore":
		return !slices.Contains(w, "attorney") && !slices.Contains(w, "secretary") && !slices.Contains(w, "director") && !slices.Contains(w, "governor")
	}
	return false
}

// late gives a title without the word that its holder has died.
func late(norm string) string { return strings.TrimPrefix(norm, "late ") }

// besides tells whether a title goes with any office: it is none, or what somebody does
// for the press, or is to somebody.
func besides(norm string) bool { return beside.Of(norm, isBesides) }

var beside = memo.New[bool](12)

func isBesides(norm string) bool {
	w := strings.Fields(norm)
	if !slices.ContainsFunc(w, gazetteer.IsOfficeHead) {
		return true
	}
	switch w[len(w)-1] {
	case "attorney": // one who holds the office is none for hire
		return !slices.Contains(w, "district")
	case "contributor", "analyst", "commentator", "columnist", "author", "host", "correspondent", "critic", "friend", "father", "mother", "son",
		"daughter", "wife", "husband", "brother", "sister", "veteran", "resident", "passenger", "graduate", "native", "billionaire", "capitalist", "investor", "entrepreneur",
		"lawyer", "professor", "historian", "expert", "fellow", "activist", "scholar", "engineer", "developer", "consultant", "journalist":
		return true
	}
	return false
}

func onlyFormer(rs []news.EntityRole) bool {
	return !slices.ContainsFunc(rs, func(r news.EntityRole) bool { return !r.Former })
}

// ranks are the words that raise or lower an office.
var ranks = map[string]bool{"first": true, "second": true, "deputy": true, "acting": true, "interim": true, "vice": true,
	"assistant": true}

// sameBut tells whether two titles are one but for words of the set.
func sameBut(a, b string, but map[string]bool) bool {
	strip := func(s string) (rest, cut []string) {
		for _, w := range strings.Fields(s) {
			if but[w] {
				cut = append(cut, cmp.Or(alias[w], w))
			} else {
				rest = append(rest, w)
			}
		}
		return rest, cut
	}
	ra, ca := strip(a)
	rb, cb := strip(b)
	return len(ra) > 0 && slices.Equal(ra, rb) && !slices.Equal(ca, cb)
}

// under tells whether one title is that of who stands below the holder of another,
// of which it may tell less: "deputy marshal", "city marshal".
func under(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	low := func(w string) bool {
		return w == "deputy" || w == "interim" || w == "assistant" || w == "associate" || w == "vice" || w == "acting"
	}
	if !slices.ContainsFunc(x, low) || slices.ContainsFunc(y, low) || len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] || low(x[len(x)-1]) {
		return false
	}
	x = slices.DeleteFunc(x, low)
	return len(x) > 0 && (within(x, y) || within(y, x))
}

// within tells whether all words of a are among those of b.
func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// heads are the words for who leads a body; they are one office.
var heads = map[string]string{"head": "head", "chief": "head", "director": "head", "chairman": "head", "chairwoman": "head",
	"chair": "head", "boss": "head", "leader": "head", "president": "", "commander": "commander"}

func headWord(norm string) string {
	for _, w := range strings.Fields(norm) {
		if h := heads[w]; h != "" {
			return h
		}
	}
	return ""
}

// bodyOf gives the words of the body that an office of a head belongs to.
func bodyOf(r news.EntityRole) string { return bodies.OfPair(r.Norm, string(r.Of), bodyIn) }

var bodies = memo.New[string](12)

func bodyIn(norm, of string) string {
	var out []string
	if _, how, ok := gazetteer.Nation(of); ok && how != gazetteer.Seat {
		of = "" // the state; what the office heads is told in its title
	}
	if strings.Contains(norm, "chief of staff") && !martial(norm) || strings.Contains(norm, "party") || strings.Contains(norm, "leader") {
		return "" // an aide; one may lead a party beside an office
	}
	for _, w := range strings.Fields(norm + " " + of) {
		w = strings.Trim(news.Owner(w), ".,()")
		if _, nation, ok := gazetteer.Nation(w); ok && nation != gazetteer.Seat || heads[w] != "" || ranks[w] || w == "of" || w == "the" || w == "" || slices.Contains(out, strings.ToLower(w)) {
			continue
		}
		out = append(out, strings.ToLower(w))
	}
	return strings.Join(out, " ")
}

// martial tells whether an office is one of the forces.
func martial(norm string) bool {
	for _, w := range []string{"army", "navy", "naval", "armed", "general staff", "air force", "military"} {
		if strings.Contains(norm, w) {
			return true
		}
	}
	return false
}

// apart tells whether two bodies' names are both told in words and share none.
// A single word or initials may be the other's short name.
func apart(a, b string) bool {
	wa, wb := strings.Fields(a), strings.Fields(b)
	if len(wa) < 2 || len(wb) < 2 {
		return false
	}
	for _, w := range wa {
		if slices.Contains(wb, w) {
			return false
		}
	}
	v, _, _ := identity.Bodies(a, b)
	return v != identity.Same && !identity.Acronym(a, b) && !identity.Acronym(b, a)
}

// membership takes up persons whom some of the articles that list a delegation
// leave out.
func (f *finder) membership() {
	for _, m := range f.d.Meetings {
		for _, g := range m.Delegations {
			lists := g.Lists
			if len(lists) < 2 {
				continue
			}
			for _, p := range g.Members {
				if p.Presence == "absent" || p.Entity == string(g.Head) || p.Entity == string(m.Chair) {
					continue
				}
				without := news.DifferenceReading{Value: "a list without this name"}
				for _, l := range lists {
					if !slices.Contains(p.Articles, l.Article) {
						without.Articles = append(without.Articles, l.Article)
						without.Evidence = append(without.Evidence, l)
					}
				}
				if len(without.Articles) == 0 {
					continue
				}
				name := p.Entity
				for _, e := range f.d.Entities {
					if e.ID == p.Entity {
						name = e.Name
					}
				}
				with := news.DifferenceReading{Value: "listed", Articles: p.Articles, Evidence: p.Evidence}
				f.add("membership", name+", "+g.Party+", "+m.Label, "", news.GradeB, []string{m.ID, p.Entity},
					[]news.DifferenceReading{with, without})
			}
		}
	}
}
