package name

import (
	"strings"
	"unicode/utf8"

	"synoptic/gazetteer"

	"synoptic/news"
)

// bodies puts in the bodies that everybody knows where the model saw nothing,
// or only a part that is no person ("Islamic" of "Islamic State"): old news
// taught it few of them.
func (t *Model) bodies(words []string, starts map[int]bool, found []Found) []Found {
	at := make([]int, len(words)) // one more than the name that holds the word
	for i, f := range found {
		for k := f.First; k < f.Last; k++ {
			at[k] = i + 1
		}
	}
	gone := make([]bool, len(found))
	var more []Found
	for i := 0; i < len(words); i++ {
		n := t.body(words, i, starts[i])
		if n == 0 {
			continue
		}
		free := true
		for k := i; k < i+n && free; k++ {
			if f := at[k]; f > 0 {
				x := found[f-1]
				free = x.First >= i && x.Last <= i+n && x.Last-x.First < n && (x.Type != "PER" || n > 2)
			}
		}
		if free {
			for k := i; k < i+n; k++ {
				if at[k] > 0 {
					gone[at[k]-1] = true
				}
			}
			more = append(more, Found{i, i + n, "ORG"})
		}
		i += n - 1
	}
	if len(more) == 0 {
		return found
	}
	out := more
	for i, f := range found {
		if !gone[i] {
			out = append(out, f)
		}
	}
	return sorted(out)
}

// counties puts together the names of counties that are called after somebody, and of what is a
// county's, where they were taken apart at the possessive: "Prince George's | County Fire Department".
func counties(words []string, found []Found) []Found {
	var out []Found
	for i := 0; i < len(found); i++ {
		f := found[i]
		if k := f.Last; k+1 < len(words) && news.Possessive(words[k]) && words[k+1] == "County" && f.Type != "ORG" {
			f.Last, f.Type = k+2, "LOC"
			if i+1 < len(found) && found[i+1].First == k+1 {
				i++
				if f.Last = found[i].Last; f.Last > k+2 {
					f.Type = "ORG"
				}
			}
			for _, w := range []string{"Prince", "Queen", "King"} {
				if f.First > 0 && words[f.First-1] == w {
					f.First--
				}
			}
		}
		out = append(out, f)
	}
	return out
}

// body gives the length of the known body that starts at word i, 0 for none: of
// several words, or one that is not also a common word.
func (t *Model) body(words []string, i int, start bool) int {
	if words[i] == "al" && i+2 < len(words) && words[i+1] == "-" && isCapital(words[i+2]) && gazetteer.Kinds("al-"+words[i+2]) == gazetteer.KindBody {
		return 3
	}
	if !isCapital(words[i]) {
		return 0
	}
	n, kinds := gazetteer.Longest(words[i:])
	if n == 0 || kinds != gazetteer.KindBody {
		return 0
	}
	if n == 1 {
		w := words[i]
		upper := strings.ToUpper(w) == w
		if utf8.RuneCountInString(w) < 2 || t.lower[strings.ToLower(w)] && (start || !upper) || i > 0 && !start && isCapital(words[i-1]) || i+1 < len(words) && isCapital(words[i+1]) && !upper {
			return 0
		}
	}
	if last := words[i+n-1]; news.Possessive(last) {
		n--
	}
	return n
}
