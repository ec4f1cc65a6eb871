package name

import (
	"encoding/json"
	"os"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/lang/model"
	"synoptic/lang/name"
	"synoptic/lang/train"
	"synoptic/lang/train/data"
	"synoptic/lang/train/learn"
)

// rawText are the files of news whose names are counted, without annotation.
var rawText = []string{"raw_reuters21578/train.jsonl", "raw_bbc/bbc.jsonl", "timeline17/dev.articles.jsonl", "raw_agnews/agnews.jsonl",
	"polnear/train.jsonl", "cluster_basil/dev.jsonl", "cluster_giveme5w1h/dev.jsonl"}

// tally counts what a model makes of words and phrases.
type tally struct {
	model   *name.Model
	words   map[uint64]*[17]int32
	phrases map[uint64]*[4]int32
}

// lists makes name-lists.bin: what is known of single words (given and family
// names, cities), and what a model, reading raw news, mostly makes of words and
// phrases there (self-training by counts).
func lists(env train.Env, m *name.Model) (*learn.Frozen, error) {
	t := &tally{model: m, words: map[uint64]*[17]int32{}, phrases: map[uint64]*[4]int32{}}
	seen := map[string]bool{}
	for _, p := range rawText {
		err := data.Raw(env.Path(strings.Split(p, "/")...), seen, func(_, text string) { t.read(text) })
		if err != nil {
			return nil, err
		}
		env.Logf("lists: %s read, %d words, %d phrases", p, len(t.words), len(t.phrases))
	}
	values := map[uint64]uint32{}
	for w, n := range t.words {
		if v := name.WordCounts(n[:]); v != 0 {
			values[name.WordKey(w)] |= v
		}
	}
	for p, n := range t.phrases {
		if v := name.PhraseCounts(n[:]); v != 0 {
			values[p] |= v
		}
	}
	if err := people(env, values); err != nil {
		return nil, err
	}
	if err := cities(env, values); err != nil {
		return nil, err
	}
	if err := bodies(env, values); err != nil {
		return nil, err
	}
	return learn.Lookup(values, nil)
}

// read counts the words and names of one article.
func (t *tally) read(text string) {
	d := Paragraphs(text)
	names := t.model.Raw(d)
	label := make([]int, len(d.Tokens))
	for _, n := range names {
		f := name.Found{First: 0, Last: n.Last - n.First, Type: n.Type}
		copy(label[n.First:], name.Code(f.Last, []name.Found{f}))
	}
	cache := model.NewCache(nil, nil)
	low := func(i int) uint64 { return cache.Word(d.Word(i)).Low }
	for _, s := range d.Sentences {
		words := make([]string, 0, s.Last-s.First)
		for i := s.First; i < s.Last; i++ {
			words = append(words, d.Word(i))
		}
		if name.Headline(words) {
			continue
		}
		for k, w := range words {
			i := s.First + k
			r, _ := utf8.DecodeRuneInString(w)
			if !unicode.IsUpper(r) || k == 0 && label[i] == 0 {
				continue
			}
			n := t.words[low(i)]
			if n == nil {
				n = &[17]int32{}
				t.words[low(i)] = n
			}
			n[label[i]]++
		}
	}
	for _, n := range names {
		if n.Last-n.First < 2 || n.Last-n.First > 6 {
			continue
		}
		key := uint64(0)
		for i := n.First; i < n.Last; i++ {
			key = name.PhraseKey(key, low(i))
		}
		c := t.phrases[key]
		if c == nil {
			c = &[4]int32{}
			t.phrases[key] = c
		}
		for k, kind := range name.Types {
			if kind == n.Type {
				c[k]++
			}
		}
	}
}

func lowKey(w string) uint64 { return name.WordKey(model.Hash(strings.ToLower(model.Norm(w)))) }

// people puts in given and family names of office holders, nicknames, and the
// words of persons' names that were written in other scripts.
func people(env train.Env, values map[uint64]uint32) error {
	first, last := map[string]int{}, map[string]int{}
	seen := map[string]bool{}
	for _, p := range []string{"holders.tsv", "world_leaders.tsv", "foreign_ministers.tsv"} {
		if err := rows(env.Path("res_officeholders", p), "\t", func(c []string) {
			w := strings.Fields(c[min(2, len(c)-1)])
			if len(c) < 3 || len(w) < 2 || seen[c[2]] {
				return
			}
			seen[c[2]] = true
			first[w[0]]++
			last[w[len(w)-1]]++
		}); err != nil {
			return err
		}
	}
	put := func(set map[string]int, often, rare uint32) {
		words := make([]string, 0, len(set))
		for w := range set {
			words = append(words, w)
		}
		sort.Strings(words)
		for _, w := range words {
			if len(w) < 2 {
				continue
			}
			if set[w] >= 3 {
				values[lowKey(w)] |= often
			} else {
				values[lowKey(w)] |= rare
			}
		}
	}
	put(first, name.ListGiven, name.ListGivenRare)
	put(last, name.ListFamily, name.ListFamilyRare)
	if err := rows(env.Path("res_nicknames", "names.csv"), ",", func(c []string) {
		if len(c) == 3 && c[0] != "name1" {
			values[lowKey(c[0])] |= name.ListGiven
			values[lowKey(c[2])] |= name.ListGiven
		}
	}); err != nil {
		return err
	}
	for _, p := range []string{"arabic.train.tsv", "russian.train.tsv"} {
		if err := rows(env.Path("names_translit", p), "\t", func(c []string) {
			if len(c) == 3 && len(c[0]) > 2 && c[2] != "1" {
				values[lowKey(c[0])] |= name.ListPerson
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

// cities puts in the cities and regions of CountryInfo.
func cities(env train.Env, values map[uint64]uint32) error {
	file, err := os.ReadFile(env.Path("res_countries", "CountryInfo.120116.txt"))
	if err != nil {
		return err
	}
	section := ""
	for line := range strings.SplitSeq(string(file), "\n") {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
		if strings.HasPrefix(line, "<") {
			tag, rest, _ := strings.Cut(line[1:], ">")
			section = tag
			line, _, _ = strings.Cut(rest, "</")
		}
		bit := uint32(0)
		switch section {
		case "Capital", "MajorCities":
			bit = name.ListCity
		case "Regions", "GeogFeatures":
			bit = name.ListRegion
		}
		w := strings.Fields(strings.ReplaceAll(line, "_", " "))
		if bit != 0 {
			list(values, w, bit)
		}
	}
	return rows(env.Path("res_countries", "territories.jsonl"), "\x00", func(c []string) {
		var o struct {
			Name    string
			Country bool     `json:"is_country"`
			Strong  []string `json:"names_strong"`
		}
		if json.Unmarshal([]byte(c[0]), &o) == nil && !o.Country {
			for _, x := range append(o.Strong, o.Name) {
				x, _, _ = strings.Cut(x, "(")
				list(values, strings.Fields(x), name.ListRegion)
			}
		}
	})
}

// list puts in one name of a few words.
func list(values map[uint64]uint32, words []string, bit uint32) {
	d := Paragraphs(strings.Join(words, " "))
	if len(d.Tokens) == 0 || len(d.Tokens) > 6 {
		return
	}
	if len(d.Tokens) == 1 {
		values[lowKey(d.Word(0))] |= bit
		return
	}
	key := uint64(0)
	for i := range d.Tokens {
		key = name.PhraseKey(key, model.Hash(strings.ToLower(d.Word(i))))
	}
	values[key] |= bit
}

// bodies puts in the armed groups and the international bodies of the Phoenix
// dictionaries; an entry whose code has dates is a person in office.
func bodies(env train.Env, values map[uint64]uint32) error {
	for _, f := range []struct {
		path string
		bit  uint32
	}{{"Phoenix.MilNonState.actors.txt", name.ListArmed}, {"Phoenix.International.actors.txt", name.ListBody}} {
		var names []string
		if err := rows(env.Path("res_event_dictionaries", f.path), "\x00", func(c []string) {
			l, _, _ := strings.Cut(c[0], ";")
			l, _, _ = strings.Cut(l, "#")
			code := ""
			if k := strings.IndexByte(l, '['); k >= 0 {
				l, code = l[:k], l[k:]
			}
			if n := strings.Trim(strings.TrimSpace(l), "+_"); n != "" {
				names = append(names, n)
			}
			if code == "" {
				return
			}
			for _, n := range names {
				if n, _, _ = strings.Cut(n, "_("); !strings.ContainsAny(code, "0123456789") && !strings.Contains(code, "ELI") {
					w := strings.Split(n, "_")
					if len(w) > 1 && w[0] == "THE" {
						w = w[1:]
					}
					list(values, w, f.bit)
				}
			}
			names = nil
		}); err != nil {
			return err
		}
	}
	return nil
}

func rows(path, sep string, f func([]string)) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.SplitSeq(string(file), "\n") {
		f(strings.Split(line, sep))
	}
	return nil
}
