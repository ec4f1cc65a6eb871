package name

import (
	"bufio"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/lang/name"
	"synoptic/lang/token"
	"synoptic/news"
)

// Sentence is one sentence with its names.
type Sentence struct {
	Words   []string
	Tied    []bool // which words have no blank before them
	Names   []name.Found
	Context bool // not learnt from: names may be missing
}

// Doc is the sentences of one document.
type Doc []Sentence

// types maps the corpora's types to the model's; what is missing is not a name.
var types = map[string]string{
	"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC",
	"politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "country": "LOC", "location": "LOC",
	"election": "MISC", "event": "MISC", "misc": "MISC",
}

// ReadBIO reads a file of tokens and IOB2 tags (in the last column, or in
// column col when it is not negative). Tokens are cut again as package token
// cuts them. With single, every sentence is a document of its own; with whole, a
// compound that the corpus has as one name ("Oslo-based") stays one.
func ReadBIO(path string, col int, single, whole bool) ([]Doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Doc
	var words, tags []string
	fresh := true
	flush := func() {
		if len(words) > 0 {
			if fresh || single {
				out = append(out, nil)
				fresh = false
			}
			out[len(out)-1] = append(out[len(out)-1], Cut(words, tags, whole))
		}
		words, tags = nil, nil
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		l := sc.Text()
		c := strings.Split(l, "\t")
		switch {
		case l == "":
			flush()
		case len(c) == 1:
			flush()
			fresh = true
		default:
			k := col
			if k < 0 {
				k = len(c) - 1
			}
			words, tags = append(words, c[0]), append(tags, c[k])
		}
	}
	flush()
	return out, sc.Err()
}

// Cut cuts a tagged sentence's tokens again and gives its names over the new
// ones. Unless whole is set, of a name in one token with a hyphen ("Oslo-based")
// only the part with capitals stays.
func Cut(words, tags []string, whole bool) Sentence {
	text := strings.Join(words, " ")
	d := &news.Doc{Article: &news.Article{Text: text}, Blocks: []news.Block{{Span: news.Span{Start: 0, End: len(text)}, Kind: news.BlockParagraph}}}
	_, toks := token.Read(d)
	var s Sentence
	d.Tokens = toks
	for i := range toks {
		s.Words, s.Tied = append(s.Words, d.Word(i)), append(s.Tied, i > 0 && toks[i].Start == toks[i-1].End)
	}
	at := 0
	for i := 0; i < len(words); {
		j, end := i+1, at+len(words[i])
		if tags[i] == "O" {
			i, at = j, end+1
			continue
		}
		for j < len(words) && tags[j] == "I-"+tags[i][2:] {
			end += 1 + len(words[j])
			j++
		}
		first, last := d.TokensIn(news.Span{Start: at, End: end})
		for !whole && last-2 > first && s.Words[last-2] == "-" && small(s.Words[last-1]) {
			last -= 2
		}
		if t := types[tags[i][2:]]; t != "" && first < last {
			s.Names = append(s.Names, name.Found{First: first, Last: last, Type: t})
		}
		i, at = j, end+1
	}
	return s
}

func small(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// commonlySmall gives the words that sentences mostly write small: seen at
// least three times inside one, nine times in ten without a capital.
func commonlySmall(sentences [][]string) map[string]bool {
	low, all := map[string]int{}, map[string]int{}
	for _, s := range sentences {
		for i, w := range s {
			r, _ := utf8.DecodeRuneInString(w)
			if i == 0 || !unicode.IsLetter(r) || len(w) > 1 && strings.ToUpper(w) == w {
				continue
			}
			l := strings.ToLower(w)
			all[l]++
			if unicode.IsLower(r) {
				low[l]++
			}
		}
	}
	out := map[string]bool{}
	for w, n := range low {
		if n >= 3 && n*10 >= all[w]*9 && !strings.ContainsAny(w, "\n\t =") {
			out[w] = true
		}
	}
	return out
}
