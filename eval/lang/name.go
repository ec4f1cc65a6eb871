package lang

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	syn "synoptic/lang"
	"synoptic/lang/name"
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

// threeClasses are persons, places and bodies, for gold without a rest class.
var threeClasses = map[string]bool{"person": true, "place": true, "organization": true}

type goldName struct {
	start, end int
	class      string
}

// nameText is one text with its gold names by byte offsets. Predictions that
// touch a span of skip, or lie outside area where area is not nil, are not
// scored. With doc its tokens are read as they are, else the text is read by
// all rooms as an article without a title.
type nameText struct {
	text       string
	doc        *news.Doc
	gold       []goldName
	skip, area []news.Span
}

// nameView is one way to look at a file.
type nameView struct {
	label   string
	classes map[string]bool
	texts   []nameText
}

// Names scores lang/name by exact span and class. A .bio file is read over the
// room's own tokens of the gold sentences (compounds like "Oslo-based" cut),
// and as texts rebuilt in two ways, tokens joined by blanks and as prose is
// written, a sentence a line, that all rooms read; and sentence by sentence as
// headlines in title case. GUM's .conllu, MEANTIME's and RE3D's .jsonl: see
// gumView, meantimeView, re3dViews; other .jsonl (text, entities with code
// point offsets) as raw text. No files: the dev parts of the bench.
func Names(w io.Writer, files []string) error {
	if err := name.Check(); err != nil {
		return err
	}
	if len(files) == 0 {
		for _, f := range []string{"ner_conll03/testa.bio", "gum/dev.conllu", "coref_meantime/dev.jsonl", "ner_ieer/dev.jsonl", "ner_re3d/dev.jsonl", "ner_uner_ewt/dev.bio"} {
			files = append(files, filepath.Join(Bench(), f))
		}
	}
	fmt.Fprintf(w, "%-40s %-13s %6s %7s %7s %7s\n", "file", "class", "gold", "P", "R", "F1")
	for _, path := range files {
		views, err := nameViews(path)
		if err != nil {
			return err
		}
		for _, v := range views {
			score := map[string]*PRF{"person": {}, "place": {}, "organization": {}, "other": {}, "all": {}}
			for _, t := range v.texts {
				countNames(score, t, v.classes)
			}
			for _, c := range []string{"all", "person", "place", "organization", "other"} {
				if s := score[c]; s.Wanted > 0 {
					p, r, f := s.F1()
					fmt.Fprintf(w, "%-40s %-13s %6d %7.4f %7.4f %7.4f\n", strings.TrimSpace(short(path)+" "+v.label), c, s.Wanted, p, r, f)
				}
			}
		}
	}
	return nil
}

func nameViews(path string) ([]nameView, error) {
	switch {
	case strings.HasSuffix(path, ".conllu"):
		return gumViews(path)
	case strings.HasSuffix(path, ".bio"):
		return bioViews(path)
	case strings.Contains(path, "meantime"):
		return meantimeViews(path)
	}
	return textViews(path)
}

// countNames compares; classes that the gold does not have are passed over.
func countNames(score map[string]*PRF, t nameText, classes map[string]bool) {
	set := map[goldName]bool{}
	for _, g := range t.gold {
		if !set[g] {
			set[g] = true
			score[g.class].Wanted++
			score["all"].Wanted++
		}
	}
	d := t.doc
	if d == nil {
		d = syn.Read(&news.Article{Text: t.text})
	} else {
		d.Names = name.Read(d)
	}
	for _, n := range d.Names {
		f := goldName{n.Start, n.End, nameClass[string(n.Type)]}
		if !classes["other"] && strings.HasPrefix(d.Article.Text[f.start:f.end], "The ") && !set[f] {
			f.start += 4 // nor has the gold's name the article
		}
		if !set[f] && (!classes[f.class] || touches(t.skip, n.Span) || t.area != nil && !touches(t.area, n.Span)) {
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

func touches(spans []news.Span, s news.Span) bool {
	for _, x := range spans {
		if x.Start < s.End && s.Start < x.End {
			return true
		}
	}
	return false
}
