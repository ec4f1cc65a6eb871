package lang

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"synoptic/lang/name"
	"synoptic/lang/token"
	trainname "synoptic/lang/train/name"
	"synoptic/news"
)

// nameClass maps the types of names, of package news and of the corpora, to
// the classes that are scored; "" is not scored.
var nameClass = map[string]string{
	"person": "person", "PERSON": "person", "Person": "person", "PER": "person",
	"place": "place", "country": "place", "LOC": "place", "LOCATION": "place", "Location": "place",
	"organization": "organization", "ORG": "organization", "ORGANIZATION": "organization", "Organisation": "organization",
	"event": "other", "product": "other", "other": "other", "MISC": "other",
}

type goldName struct {
	start, end int
	class      string
}

// Names scores lang/name by exact span and class. A .bio file is scored
// sentence by sentence over its own text with words joined by blanks; a .jsonl
// file (text, entities with code point offsets) as raw text, GUM's .conllu by the
// proper nouns of its mentions. No files: the dev
// parts of the bench.
func Names(w io.Writer, files []string) error {
	if err := name.Check(); err != nil {
		return err
	}
	if len(files) == 0 {
		for _, f := range []string{"ner_conll03/testa.bio", "gum/dev.conllu", "ner_uner_ewt/dev.bio", "ner_ieer/dev.jsonl", "ner_re3d/dev.jsonl"} {
			files = append(files, filepath.Join(Bench(), f))
		}
	}
	fmt.Fprintf(w, "%-26s %-13s %6s %7s %7s %7s\n", "file", "class", "gold", "P", "R", "F1")
	for _, path := range files {
		score := map[string]*PRF{"person": {}, "place": {}, "organization": {}, "other": {}, "all": {}}
		var err error
		if strings.HasSuffix(path, ".jsonl") {
			err = nameJSON(path, score)
		} else {
			err = nameBIO(path, score)
		}
		if err != nil {
			return err
		}
		for _, c := range []string{"all", "person", "place", "organization", "other"} {
			if s := score[c]; s.Wanted > 0 {
				p, r, f := s.F1()
				fmt.Fprintf(w, "%-26s %-13s %6d %7.4f %7.4f %7.4f\n", short(path), c, s.Wanted, p, r, f)
			}
		}
	}
	return nil
}

// countNames compares; classes that the gold does not have are passed over.
func countNames(score map[string]*PRF, gold []goldName, d *news.Doc, classes map[string]bool) {
	set := map[goldName]bool{}
	for _, g := range gold {
		if !set[g] {
			set[g] = true
			score[g.class].Wanted++
			score["all"].Wanted++
		}
	}
	for _, n := range name.Read(d) {
		f := goldName{n.Start, n.End, nameClass[string(n.Type)]}
		if !classes[f.class] {
			continue
		}
		score[f.class].Found++
		score["all"].Found++
		if set[f] {
			delete(set, f)
			score[f.class].Right++
			score["all"].Right++
		}
	}
}

func nameBIO(path string, score map[string]*PRF) error {
	col := -1
	if strings.Contains(path, "conll03") {
		col = 3
	}
	read := func() ([]trainname.Doc, error) { return trainname.ReadBIO(path, col, false) }
	if strings.HasSuffix(path, ".conllu") {
		read = func() ([]trainname.Doc, error) { return trainname.ReadGUM(path) }
	}
	docs, err := read()
	if err != nil {
		return err
	}
	classes := map[string]bool{}
	for _, g := range docs {
		for _, s := range g {
			for _, n := range s.Names {
				classes[nameClass[n.Type]] = true
			}
		}
	}
	for _, g := range docs {
		d := &news.Doc{Article: &news.Article{}}
		var gold []goldName
		for _, s := range g {
			sent := news.Sentence{First: len(d.Tokens)}
			at := len(d.Article.Text)
			for _, w := range s.Words {
				start := len(d.Article.Text)
				d.Article.Text += w + " "
				d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: start, End: start + len(w)}, Head: -1})
			}
			sent.Last, sent.Span = len(d.Tokens), news.Span{Start: at, End: len(d.Article.Text)}
			d.Sentences = append(d.Sentences, sent)
			for _, n := range s.Names {
				sp := d.TokenSpan(sent.First+n.First, sent.First+n.Last)
				gold = append(gold, goldName{sp.Start, sp.End, nameClass[n.Type]})
			}
		}
		countNames(score, gold, d, classes)
	}
	return nil
}

func nameJSON(path string, score map[string]*PRF) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.SplitSeq(string(data), "\n") {
		var o struct {
			Text     string
			Entities []struct {
				Start, End int
				Type       string
			}
		}
		if line == "" || json.Unmarshal([]byte(line), &o) != nil {
			continue
		}
		at := byteOffsets(o.Text)
		var gold []goldName
		for _, e := range o.Entities {
			c := nameClass[e.Type]
			if c == "" || e.End >= len(at) {
				continue
			}
			g := goldName{at[e.Start], at[e.End], c}
			t := o.Text[g.start:g.end]
			if strings.HasPrefix(strings.ToLower(t), "the ") {
				g.start += 4
			}
			if strings.ToLower(t) != t { // nominal mentions are not names
				gold = append(gold, g)
			}
		}
		sort.Slice(gold, func(i, j int) bool { return gold[i].start < gold[j].start })
		countNames(score, gold, paragraphs(o.Text), map[string]bool{"person": true, "place": true, "organization": true})
	}
	return nil
}

// paragraphs gives a document cut into blocks at empty lines, and tokens.
func paragraphs(text string) *news.Doc {
	d := &news.Doc{Article: &news.Article{Text: text}}
	at := 0
	for p := range strings.SplitSeq(text, "\n\n") {
		d.Blocks = append(d.Blocks, news.Block{Span: news.Span{Start: at, End: at + len(p)}, Kind: news.BlockParagraph})
		at += len(p) + 2
	}
	d.Sentences, d.Tokens = token.Read(d)
	return d
}
