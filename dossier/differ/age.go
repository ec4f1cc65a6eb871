package differ

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"synoptic/identity"
	"synoptic/news"
)

// aged is the age, or the record of matches won and lost, that an article gives somebody
// beside the name.
type aged struct {
	doc    *news.Doc
	at     news.Span // the number, with the name
	name   string
	age    int
	record string // "31-2-1", "" for an age
}

// ages takes up persons whom independent origins give two ages that the time
// between their reports does not make one, or two records.
func (f *finder) ages(docs []*news.Doc) {
	by := map[string][]aged{}
	for _, d := range docs {
		for _, a := range news.Part(d, agedKey{}, agedIn) {
			k := identity.Fold(identity.Surname(a.name)) + strings.Repeat("-", strings.Count(a.record, "-"))
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
				what := ", age"
				if one[0].record != "" {
					what = ", record"
				}
				f.add("value", name+what, "", news.GradeB, nil, rs)
			}
			all = rest
		}
	}
}

// agesOf puts what articles tell of one person's age into readings; none where the
// time between two reports may account for it, or one article gives two.
func agesOf(all []aged) []news.DifferenceReading {
	var out []news.DifferenceReading
	by := map[string]int{} // value -> reading
	for _, a := range all {
		for _, b := range all {
			if a.value() != b.value() && (a.doc == b.doc || a.record == "" && years(a.doc, b.doc) > 0.1 && math.Abs(float64(a.age-b.age)) <= math.Ceil(years(a.doc, b.doc))) {
				return nil
			}
		}
		i, ok := by[a.value()]
		if !ok {
			i = len(out)
			by[a.value()] = i
			out = append(out, news.DifferenceReading{Value: a.value()})
		}
		out[i].Articles = append(out[i].Articles, a.doc.Article.ID)
		out[i].Evidence = append(out[i].Evidence, a.doc.Article.Evidence(a.at))
	}
	return out
}

func (a aged) value() string {
	if a.record != "" {
		return a.record
	}
	return strconv.Itoa(a.age)
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
	ageBefore   = regexp.MustCompile(`\b(\d{1,3})(?: ?- ?| )years?(?: ?- ?| )old (?:\pL+ ){0,2}$`)
)

// agedIn gathers the ages that an article gives beside full names.
func agedIn(d *news.Doc) []aged {
	var out []aged
	text := d.Article.Text
	for _, m := range d.Mentions {
		if m.Kind != news.MentionName || m.Entity < 0 || d.Entities[m.Entity].Type != news.Person {
			continue
		}
		name := d.Entities[m.Entity].Name
		if p := identity.ParsePerson(name); p.Surname == "" || len(p.Words) < 2 {
			continue
		}
		at, digits := m.Span, ""
		if x := recordAfter.FindStringSubmatchIndex(text[m.End:min(len(text), m.End+24)]); x != nil {
			at.Start, at.End = m.End+x[2], m.End+x[3]
			out = append(out, aged{doc: d, at: at, name: name, record: text[at.Start:at.End]})
			continue
		}
		if x := ageAfter.FindStringSubmatchIndex(text[m.End:min(len(text), m.End+24)]); x != nil {
			digits, at.End = text[m.End+x[2]:m.End+x[3]], m.End+x[3]
		} else if from := max(0, m.Start-40); true {
			if x := ageBefore.FindStringSubmatchIndex(text[from:m.Start]); x != nil {
				digits, at.Start = text[from+x[2]:from+x[3]], from+x[2]
			}
		}
		if n, err := strconv.Atoi(digits); err == nil && n > 0 && n < 115 {
			out = append(out, aged{doc: d, at: at, name: name, age: n})
		}
	}
	return out
}
