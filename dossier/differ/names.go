package differ

import (
	"slices"
	"strings"

	"synoptic/dossier/line"
	"synoptic/dossier/near"
	"synoptic/dossier/said"
	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/memo"
	"synoptic/news"
)

// names takes up names that are spelled in more than one way: the family name of a
// person, or one word of a name beside others that are the same.
func (f *finder) names() {
	for _, e := range f.namesakes() {
		if len(e.Names) < 2 {
			continue // one spelling
		}
		if e.Type != news.Person || !f.spelled(e, familyNames(e)) {
			f.spelled(e, oneWord(e))
		}
	}
}

// namesakes gives the persons, bodies, places and things of the record, each with those that
// other articles know in its stead by a name that is nearly the same.
func (f *finder) namesakes() []news.Entity {
	all := make([]news.Entity, 0, len(f.d.Entities))
	var index near.Index[string]
	var keys [][]string
	for _, e := range f.d.Entities {
		if k := respellable(e); e.Type == news.Person || e.Type == news.Organization || len(k) > 0 {
			index.Add(len(all), k)
			all, keys = append(all, e), append(keys, k)
		}
	}
	taken := make([]bool, len(all))
	var out []news.Entity
	for i, e := range all {
		if taken[i] {
			continue
		}
		for _, j := range index.Find(keys[i], mostNamesakes, func(int) int { return 1 }) {
			if o := all[j]; j > i && !taken[j] && common(e.Articles, o.Articles) == 0 && nearly(e, o) {
				taken[j] = true
				if e.Type == news.Person && o.Type != news.Person {
					e.Type = o.Type // one word, which is the name of a thing to the other
				}
				e.Names, e.Evidence = slices.Concat(e.Names, o.Names), slices.Concat(e.Evidence, o.Evidence)
				e.Articles = line.Set(slices.Concat(e.Articles, o.Articles))
			}
		}
		out = append(out, e)
	}
	return out
}

// respellable gives what a name shares with others that may be spellings of it: all its
// words but one, or the ends of its only word. What everybody knows is spelled in one way.
func respellable(e news.Entity) []string {
	return respellables.OfPair(e.Name, string(e.Type), func(name, of string) []string { return line.Set(respelling(name, news.EntityType(of))) })
}

var respellables = memo.New[[]string](13)

func respelling(name string, of news.EntityType) (keys []string) {
	w := strings.Fields(identity.Fold(strings.ReplaceAll(name, "-", " ")))
	if strings.ContainsAny(name, "0123456789") || known(name) {
		return nil
	}
	switch {
	case len(w) == 1 && len(w[0]) >= leastLetters:
		keys = append(keys, w[0][:2]+w[0][len(w[0])-1:])
	case len(w) > 1 && of == news.Person:
		keys = append(keys, w[0], w[len(w)-1])
	case len(w) > 1:
		for i := range w {
			keys = append(keys, strings.Join(slices.Delete(slices.Clone(w), i, i+1), " "))
		}
	}
	return keys
}

// known tells whether a name is that of a state or place that everybody knows.
func known(name string) bool {
	_, _, nation := gazetteer.Nation(name)
	_, place := gazetteer.Place(name)
	return nation || place
}

// mostNamesakes is how many names may share what they are found by.
const mostNamesakes = 8

// leastLetters is how many letters a name of one word has of which two spellings are told
// apart from two names.
const leastLetters = 7

// nearly tells whether the names of two can be spellings of one.
func nearly(a, b news.Entity) bool {
	x, y := strings.Fields(identity.Fold(strings.ReplaceAll(a.Name, "-", " "))), strings.Fields(identity.Fold(strings.ReplaceAll(b.Name, "-", " ")))
	if len(x) > 1 && len(y) > 1 && a.Type == news.Person && b.Type == news.Person {
		p, q := identity.ParsePerson(a.Name), identity.ParsePerson(b.Name)
		x, y = []string{x[0], p.Surname}, []string{y[0], q.Surname}
	}
	if len(x) != len(y) || len(x) == 1 && a.Type == news.Person && b.Type == news.Person || len(x) > 1 && a.Type != b.Type {
		return false
	}
	other := -1
	for i := range x {
		if x[i] != y[i] {
			if other >= 0 {
				return false
			}
			other = i
		}
	}
	return other >= 0 && min(len(x[other]), len(y[other])) > 4 && oneSpelling(news.Other, x[other], y[other])
}

// spelling is a word of a name, folded, with the articles that spell it so.
type spelling struct {
	word     string
	text     string // the name it stands in
	articles []string
}

// spelled keeps the spellings of a name as a difference, where evidence of the
// entity shows them; it tells whether it did.
func (f *finder) spelled(e news.Entity, all []spelling) bool {
	var rs []news.DifferenceReading
	for i, s := range all {
		r := news.DifferenceReading{Value: s.text}
		for _, ev := range e.Evidence {
			both := i > 0 && slices.Contains(all[0].articles, ev.Article) // a slip of the pen
			if !both && slices.Contains(s.articles, ev.Article) && strings.Contains(identity.Fold(ev.Text), s.word) {
				r.Evidence = append(r.Evidence, ev)
			}
		}
		if len(r.Evidence) > 0 {
			r.Articles = line.Articles(r.Evidence)
			rs = append(rs, r)
		}
	}
	n := len(f.out)
	f.add("name", e.Name, "spelling", news.GradeA, []string{e.ID}, rs)
	return len(f.out) > n
}

// familyNames gives the spellings of a person's family name.
func familyNames(e news.Entity) []spelling {
	var out []spelling
	for _, n := range e.Names {
		s := identity.Fold(identity.Surname(n.Text))
		i := slices.IndexFunc(out, func(x spelling) bool { return x.word == s })
		if s == "" || given(e, s) || len(out) > 0 && i < 0 && !respelled(out[0].word, s) {
			continue
		}
		if i < 0 {
			i = len(out)
			out = append(out, spelling{word: s, text: n.Text})
		}
		out[i].articles = append(out[i].articles, n.Articles...)
	}
	return out
}

// oneWord gives the spellings of the one word in which names of as many words
// differ: "Karolos Vell" and "Carolos Vell". A short form, another form of the word
// and a spelling of the other side of the ocean are none.
func oneWord(e news.Entity) []spelling {
	var first []string
	at := -1
	var out []spelling
	for _, n := range e.Names {
		w := strings.Fields(identity.Fold(strings.ReplaceAll(n.Text, "-", " ")))
		if p := identity.ParsePerson(n.Text); e.Type == news.Person && len(w) > 2 && p.Surname != "" && p.Surname != w[0] {
			w = []string{w[0], p.Surname} // whatever stands between
		}
		if len(w) < 2 && e.Type == news.Person || first != nil && len(w) != len(first) {
			continue
		}
		if first == nil {
			first = w
			out = append(out, spelling{text: n.Text, articles: n.Articles})
			continue
		}
		k := -1
		for i := range w {
			if w[i] != first[i] {
				if k >= 0 || at >= 0 && i != at {
					k = -2
					break
				}
				k = i
			}
		}
		switch {
		case k == -2:
		case k == -1:
			if strings.Join(w, " ") == strings.Join(first, " ") {
				out[0].articles = append(out[0].articles, n.Articles...)
			}
		case oneSpelling(e.Type, first[k], w[k]):
			at = k
			i := slices.IndexFunc(out, func(x spelling) bool { return x.word == w[k] })
			if i < 0 {
				i = len(out)
				out = append(out, spelling{word: w[k], text: n.Text})
			}
			out[i].articles = append(out[i].articles, n.Articles...)
		}
	}
	if at < 0 {
		return nil
	}
	out[0].word = first[at]
	return out
}

// oneSpelling tells whether two words of a name can be spellings of one.
func oneSpelling(t news.EntityType, a, b string) bool {
	if t != news.Person && 10*min(len(a), len(b)) < 8*max(len(a), len(b)) || sorts[a] != "" && sorts[b] != "" || min(len(a), len(b)) < 4 || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || !respelled(a, b) {
		return false
	}
	if t == news.Person {
		return identity.SameGiven(a, b) != "short" && (a[0] == b[0] || 10*letters(a, b) >= 8*max(len(a), len(b)))
	}
	return 10*letters(a, b) >= 8*max(len(a), len(b)) && said.Stem(a) != said.Stem(b) && !slices.Equal(said.Words(a), said.Words(b))
}

// respelled tells whether two words can be spellings of one family name: most
// letters are common, in their order, and it is not a plural.
func respelled(a, b string) bool {
	if 10*min(len(a), len(b)) < 6*max(len(a), len(b)) || strings.ContainsAny(a+b, "0123456789.") || a+"s" == b || b+"s" == a {
		return false
	}
	return 10*letters(a, b) >= 6*max(len(a), len(b))
}

// letters gives the length of the longest common subsequence of two words.
func letters(a, b string) int {
	row := make([]int, len(b)+1)
	for i := range len(a) {
		before := 0
		for j := range len(b) {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return row[len(b)]
}

// given tells whether a word that stands for the family name in one spelling is
// another part of a fuller one ("Amina Ali" of "Amina Ali Nkeki", "Sun Ho" of
// "Sun Ho-jin").
func given(e news.Entity, s string) bool {
	for _, n := range e.Names {
		words := strings.FieldsFunc(identity.Fold(n.Text), func(r rune) bool { return r == ' ' || r == '-' })
		if i := slices.Index(words, s); i >= 0 && i < len(words)-1 && identity.Fold(identity.Surname(n.Text)) != s {
			return true
		}
	}
	return false
}
