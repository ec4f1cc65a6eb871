// Package land counts how the names of a state's people are made, for identity.Lands: in how
// many names of those who held national offices there each run of letters stands. Who is named
// in the news of the bench is left out, so that what is measured there knows nobody.
package land

import (
	"bufio"
	"encoding/binary"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/lang/train"
)

// least is in how many names a run stands that is kept, and own is how many of a state's
// names count for nothing: a run that one person alone has says who he is, not whence.
const (
	least = 4
	own   = 1
)

// called are the lists whose names are no state's common English one.
var called = map[string]string{"us": "United States", "uae": "United Arab Emirates", "saudi": "Saudi Arabia", "czech": "Czechia", "congo-kinshasa": "Democratic Republic of the Congo",
	"bosnia-herzegovina": "Bosnia and Herzegovina"}

// Train counts and writes identity/lands.bin.
func Train(env train.Env) error {
	spoken, err := heard(env)
	if err != nil {
		return err
	}
	lists, err := read(env.Path("res_officeholders", "holders.tsv"), spoken)
	if err != nil {
		return err
	}
	states := slices.Sorted(maps.Keys(lists))
	all, total := map[string]int{}, 0
	by := map[string]map[int]int{}
	for i, s := range states {
		for name := range lists[s] {
			total++
			for _, r := range identity.Runs(name) {
				all[r]++
				if by[r] == nil {
					by[r] = map[int]int{}
				}
				by[r][i]++
			}
		}
	}
	var b []byte
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	word := func(s string) { number(len(s)); b = append(b, s...) }
	number(len(states))
	for _, s := range states {
		word(s)
		number(len(lists[s]))
	}
	number(total)
	maps.DeleteFunc(all, func(_ string, n int) bool { return n < least })
	number(len(all))
	for _, r := range slices.Sorted(maps.Keys(all)) {
		word(r)
		number(all[r])
		maps.DeleteFunc(by[r], func(_, n int) bool { return n <= own })
		number(len(by[r]))
		last := 0
		for _, i := range slices.Sorted(maps.Keys(by[r])) {
			number(i - last)
			number(by[r][i] - own)
			last = i
		}
	}
	env.Logf("%d names of %d states, %d runs of letters, %.2f MB", total, len(states), len(all), float64(len(b))/1e6)
	return os.WriteFile(filepath.Join(env.Root(), "identity/lands.bin"), b, 0o644)
}

// corpora are those of news of the bench.
var corpora = []string{"timeline17", "cluster_*", "coref_*", "polnear"}

// longest is how many words of a name are looked for.
const longest = 4

// heard gives what two to four words in a row stand in the news, by their hashes.
func heard(env train.Env) (map[uint64]bool, error) {
	out := map[uint64]bool{}
	for _, corpus := range corpora {
		files, err := filepath.Glob(env.Path(corpus, "*"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			for line := range strings.Lines(string(b)) {
				w := words(line)
				for i := range w {
					for n := 2; n <= longest && i+n <= len(w); n++ {
						out[hash(w[i:i+n])] = true
					}
				}
			}
		}
	}
	return out, nil
}

// words gives the words of a text in small letters without marks.
func words(text string) []string {
	f := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '-' })
	for i, w := range f {
		f[i] = identity.Fold(w)
	}
	return f
}

func hash(w []string) uint64 {
	h := fnv.New64a()
	for _, x := range w {
		h.Write([]byte(x))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// known tells whether somebody is named in the news, in full or by the first and the last name.
func known(name string, spoken map[uint64]bool) bool {
	w := words(name)
	return len(w) <= longest && spoken[hash(w)] || len(w) > 2 && spoken[hash([]string{w[0], w[len(w)-1]})]
}

// read gives the names of the holders of each state; who held offices of two is left out, and who
// is named in the news.
func read(path string, spoken map[uint64]bool) (map[string]map[string]bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	of := map[string]string{}
	in := bufio.NewScanner(f)
	in.Scan() // the head
	for in.Scan() {
		c := strings.Split(in.Text(), "\t")
		if len(c) < 3 {
			continue
		}
		state, ok := called[c[0]]
		if !ok {
			state, _, ok = gazetteer.Nation(capitals(c[0]))
		}
		if !ok || state == "" || known(c[2], spoken) {
			continue
		}
		if x, known := of[c[2]]; known && x != state {
			state = "" // of two
		}
		of[c[2]] = state
	}
	out := map[string]map[string]bool{}
	for name, state := range of { // in any order: they are counted
		if state == "" {
			continue
		}
		if out[state] == nil {
			out[state] = map[string]bool{}
		}
		out[state][name] = true
	}
	maps.DeleteFunc(out, func(_ string, names map[string]bool) bool { return len(names) < few })
	return out, in.Err()
}

// few is how many names are too few to tell how those of a state are made.
const few = 30

// capitals gives the name of a list as one of a state: "south-korea" as "South Korea".
func capitals(list string) string {
	w := strings.Split(list, "-")
	for i, x := range w {
		if x != "" {
			w[i] = strings.ToUpper(x[:1]) + x[1:]
		}
	}
	return strings.Join(w, " ")
}
