package reference

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// genders reads what the words before and beside a name tell of gender.
func (r *reader) genders() {
	for i := range r.ents {
		e := &r.ents[i]
		if e.typ != news.Person {
			e.gender = "n"
			if e.demonym {
				e.gender = ""
			}
			e.plural = e.demonym && len(e.names) > 0 && r.plural(&r.names[e.names[0]])
			continue
		}
		for _, k := range e.names {
			n := &r.names[k]
			for t := n.first - 1; t >= n.first-2 && t >= r.sentFirst(n.first) && e.gender == ""; t-- {
				if g, ok := gazetteer.Honorific(r.word(t)); ok && upper(r.word(t)) {
					e.gender = g
				}
			}
		}
		if e.gender == "" {
			e.gender = givenGender(e.name)
		}
	}
	for _, x := range r.roles {
		e := &r.ents[x.Entity]
		if g := nounGender(r.low(x.head)); g != "" {
			e.gender = g
		}
	}
}

func nounGender(w string) string {
	switch {
	case femaleNouns[w] || strings.HasSuffix(w, "woman"):
		return "f"
	case maleNouns[w]:
		return "m"
	}
	return ""
}

// givenGender tells the gender that a person's given name or a surname's
// ending shows, "" when they show none.
func givenGender(full string) string {
	f := strings.Fields(full)
	if len(f) < 2 {
		return ""
	}
	if g := gazetteer.Gender(f[0]); g != "" {
		return g
	}
	s := strings.ToLower(f[len(f)-1])
	for _, end := range [...]string{"skaya", "ovska", "evska", "ova", "eva", "skaia", "cka", "ska"} {
		if strings.HasSuffix(s, end) && len(s) > len(end)+2 {
			return "f"
		}
	}
	return ""
}
