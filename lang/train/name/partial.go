package name

import (
	"encoding/json"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic/gazetteer"
	"synoptic/lang/name"
	"synoptic/lang/token"
	"synoptic/news"
)

// ReadText reads documents of raw text with PERSON, ORGANIZATION and LOCATION
// by code point offsets (IEER). The rest class is not marked there: words of
// peoples are put in by the gazetteer, and a sentence with another capitalised
// word outside its names is context only.
func ReadText(path string) ([]Doc, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	kinds := map[string]string{"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC"}
	var out []Doc
	for line := range strings.SplitSeq(string(file), "\n") {
		var o struct {
			Text     string
			Entities []struct {
				Start, End int
				Type       string
			}
		}
		if line == "" {
			continue
		}
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			return nil, err
		}
		var at []int
		for i := range o.Text {
			at = append(at, i)
		}
		at = append(at, len(o.Text))
		d := Paragraphs(o.Text)
		label := make([]string, len(d.Tokens))
		open := make([]bool, len(d.Tokens))
		for _, e := range o.Entities {
			if t := kinds[e.Type]; t != "" && e.End < len(at) {
				first, last := d.TokensIn(news.Span{Start: at[e.Start], End: at[e.End]})
				for k := first; k < last; k++ {
					label[k], open[k] = t, k == first
				}
			}
		}
		out = append(out, partial(d, label, open))
	}
	return out, nil
}

// Paragraphs gives a document cut into blocks at empty lines, with its
// sentences and tokens.
func Paragraphs(text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{Text: text}}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: at + len(p)}, Kind: news.BlockParagraph})
		at += len(p) + 2
	}
	d.Sentences, d.Tokens = token.Read(d)
	return d
}

// partial makes the sentences of a document without the rest class.
func partial(d *news.Doc, label []string, open []bool) Doc {
	var out Doc
	for _, s := range d.Sentences {
		var x Sentence
		for k := s.First; k < s.Last; k++ {
			x.Words, x.Tied = append(x.Words, d.Word(k)), append(x.Tied, k > s.First && d.Tokens[k].Start == d.Tokens[k-1].End)
		}
		x.Names, x.Context = restOf(x.Words, label[s.First:s.Last], open[s.First:s.Last])
		out = append(out, x)
	}
	return out
}

// restOf gives the names of labelled words with peoples added, and whether
// some other word could be a name that nobody marked.
func restOf(words, label []string, open []bool) (names []name.Found, unsure bool) {
	for i := 0; i < len(words); {
		if label[i] != "" {
			j := i + 1
			for j < len(words) && label[j] == label[i] && !open[j] {
				j++
			}
			names = append(names, name.Found{First: i, Last: j, Type: label[i]})
			i = j
			continue
		}
		r, n := utf8.DecodeRuneInString(words[i])
		if unicode.IsUpper(r) && n < len(words[i]) {
			w := words[i]
			switch {
			case gazetteer.Kinds(w)&gazetteer.KindDemonym != 0:
				names = append(names, name.Found{First: i, Last: i + 1, Type: "MISC"})
			case i == 0 || gazetteer.IsTitleWord(w) || gazetteer.Month(w) > 0 || gazetteer.Weekday(w) > 0:
			default:
				if _, ok := gazetteer.Honorific(w); !ok && strings.ToUpper(w) != w {
					unsure = true
				}
			}
		}
		i++
	}
	return names, unsure
}
