package differ

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
)

// aged is the age, the record of matches won and lost or the place to live, that an article
// gives somebody beside the name.
type aged struct {
	doc   *news.Doc
	at    news.Span // the number or place, with the name
	name  string
	age   int
	what  string // "age", "record" or "home"
	value string
}

// ages takes up persons whom independent origins give two ages that the time
// between their reports does not make one, two records, or two homes.
func (f *finder) ages(docs []*news.Doc) {
	by := map[string][]aged{}
	for _, d := range docs {
		for _, a := range news.Part(d, agedKey{}, agedIn) {
			k := identity.Fold(identity.Surname(a.name)) + " " + a.what + strings.Repeat("-", strings.Count(a.value, "-"))
			by[k] = append(by[k], a)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(by)) {
		for all := by[key]; len(all) > 0; {
			name := all[0].name
			var one, rest []aged
			for _, a := range all {
				if v, _, _ := identity.Persons(name, a.name); v != identity.Different {
					one = append(one, a)
				} else {
					rest = append(rest, a)
				}
			}
			if rs := agesOf(one); len(rs) > 1 {
				f.add("value", name+", "+one[0].what, "", news.GradeB, nil, rs)
			}
			all = rest
		}
	}
}

// agesOf puts what articles tell of one person's age into readings; none where the
// time between two reports may account for it, or one article gives two. Of places one may
// lie in the other, as an article that names both knows.
func agesOf(all []aged) []news.DifferenceReading {
	var out []news.DifferenceReading
	by := map[string]int{} // value -> reading
	for _, a := range all {
		for _, b := range all {
			if a.value != b.value && (a.doc == b.doc || a.what == "age" && a.family(b) || a.what == "home" && nextTo(a, b) ||
				a.what == "age" && years(a.doc, b.doc) > 0.1 && math.Abs(float64(a.age-b.age)) <= math.Ceil(years(a.doc, b.doc))) {
				return nil
			}
		}
		i, ok := by[a.value]
		if !ok {
			i = len(out)
			by[a.value] = i
			out = append(out, news.DifferenceReading{Value: a.value})
		}
		out[i].Articles = append(out[i].Articles, a.doc.Article.ID)
		out[i].Evidence = append(out[i].Evidence, a.doc.Article.Evidence(a.at))
	}
	return out
}

// nextTo tells whether the article of one names both of two places, one beside the other.
func nextTo(a, b aged) bool {
	text := a.doc.Article.Text
	for from := 0; ; {
		i := strings.Index(text[from:], b.value)
		if i < 0 {
			return false
		}
		i += from
		if strings.Contains(text[max(0, i-60):min(len(text), i+len(b.value)+60)], a.value) {
			return true
		}
		from = i + len(b.value)
	}
}

// family tells whether two of one surname may be of one family: by another first name some
// years apart, or by half a life and a name of which one has more than the other.
func (a aged) family(b aged) bool {
	switch apart := max(a.age, b.age) - min(a.age, b.age); {
	case apart > 15:
		return identity.Fold(a.name) != identity.Fold(b.name)
	case apart > 3:
		return firstName(a.name) != firstName(b.name)
	}
	return false
}

// firstName gives the first word of a name, in which father and son may differ by few letters.
func firstName(name string) string {
	first, _, _ := strings.Cut(identity.Fold(name), " ")
	return first
}

// years gives how many years lie between two reports, 0 where one has no date.
func years(a, b *news.Doc) float64 {
	x, err1 := dayOf(a)
	y, err2 := dayOf(b)
	if err1 != nil || err2 != nil {
		return 0
	}
	return x.Sub(y).Abs().Hours() / 24 / 365
}

type agedKey struct{}

var (
	ageAfter    = regexp.MustCompile(`^(?: [JS]r\.)?, (?:aged? )?(\d{1,3})(?:,|\.|;| and | of | who |\)|$)`)
	recordAfter = regexp.MustCompile(`^(?:,? \(|, )(\d{1,3}-\d{1,2}(?:-\d{1,2})?)(?:[,;) ]|$)`)
	homeAfter   = regexp.MustCompile(`^(?: [JS]r\.)?,?(?: ?\(?(?:aged? )?\d{1,3}(?: ?- ?years? ?- ?old)?\)?,?)?(?: was)? (?:of|from|a resident of|who (?:lives|lived|resides|resided) in) $`)
	ageOf       = regexp.MustCompile(`^ (?:of|aged) (\d{1,3})\b`)
	ageBefore   = regexp.MustCompile(`\b(\d{1,3})(?: ?- ?| )years?(?: ?- ?| )old (?:\pL+ ){0,2}$`)
)

// numbered gives where an expression for a number, and the number, stand in a text; nil where
// they do not, as is told at once of most texts, which have no digit.
func numbered(text string, x *regexp.Regexp) []int {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	return x.FindStringSubmatchIndex(text)
}

// agedIn gathers the ages, records and homes that an article gives beside full names.
func agedIn(d *news.Doc) []aged {
	var out []aged
	text := d.Article.Text
	for i, m := range d.Mentions {
		if m.Kind != news.MentionName || m.Entity < 0 || d.Entities[m.Entity].Type != news.Person {
			continue
		}
		name := d.Entities[m.Entity].Name
		if p := identity.ParsePerson(name); p.Surname == "" || len(p.Words) < 2 {
			continue
		}
		at, digits := m.Span, ""
		if p := placed(d, i); p >= 0 {
			at := news.Span{Start: m.Start, End: d.Mentions[p].End}
			out = append(out, aged{doc: d, at: at, name: name, what: "home", value: d.Words(d.Mentions[p].Span)})
		}
		if x := numbered(text[m.End:min(len(text), m.End+24)], recordAfter); x != nil {
			at.Start, at.End = m.End+x[2], m.End+x[3]
			out = append(out, aged{doc: d, at: at, name: name, what: "record", value: text[at.Start:at.End]})
			continue
		}
		if x := numbered(text[m.End:min(len(text), m.End+24)], ageAfter); x != nil {
			digits, at.End = text[m.End+x[2]:m.End+x[3]], m.End+x[3]
		} else if from := max(0, m.Start-40); true {
			if x := numbered(text[from:m.Start], ageBefore); x != nil {
				digits, at.Start = text[from+x[2]:from+x[3]], from+x[2]
			}
		}
		if n, err := strconv.Atoi(digits); err == nil && n > 0 && n < 115 {
			out = append(out, aged{doc: d, at: at, name: name, age: n, what: "age", value: digits})
		}
	}
	return out
}

// placed gives the mention of the town in which somebody lives, by the words between it and
// the name, -1 for none. A state or what everybody knows has many towns.
func placed(d *news.Doc, m int) int {
	for p := m + 1; p < min(m+4, len(d.Mentions)); p++ {
		x := d.Mentions[p]
		if x.Kind != news.MentionName || x.Entity < 0 || d.Entities[x.Entity].Type != news.Place || x.Start < d.Mentions[m].End {
			continue
		}
		_, _, nation := gazetteer.Nation(d.Words(x.Span))
		if between := d.Article.Text[d.Mentions[m].End:x.Start]; !nation && len(between) < 60 && homeAfter.MatchString(between) {
			return p
		}
	}
	return -1
}
