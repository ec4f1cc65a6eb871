package lang

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"synoptic/lang"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// Reference scores coreference chains against OntoGUM: files are pairs NAME
// .conllu beside NAME.ontogum.conll; no files is the dev part of the bench,
// once whole and once its news alone. Everything is predicted from the text:
// sentences, tags, names. B³ and MUC count chains of two or more exact spans;
// "linked" is the share of third-person pronouns in chains with a name that are
// put with a mention of the right chain.
func Reference(w io.Writer, files []string) error {
	if len(files) == 0 {
		files = []string{filepath.Join(Bench(), "gum", "dev.conllu")}
	}
	fmt.Fprintf(w, "%-22s %-6s %5s %7s %7s %7s  %7s %7s %7s  %7s %7s\n", "file", "genre", "docs", "MUC P", "R", "F1", "B3 P", "R", "F1", "linked", "of")
	for _, path := range files {
		ss, err := data.CoNLLU(path)
		if err != nil {
			return err
		}
		gold, err := chains(strings.TrimSuffix(path, ".conllu") + ".ontogum.conll")
		if err != nil {
			return err
		}
		var all, ours corefScore
		for _, g := range data.Rebuild(ss, "\n\n") {
			s := scoreCoref(g, gold[g.ID])
			all.add(s)
			if strings.Contains(g.ID, "_news_") {
				ours.add(s)
			}
		}
		all.print(w, short(path), "all")
		ours.print(w, short(path), "news")
	}
	return nil
}

// chains reads the chains of an OntoGUM file: document, chain, mentions as
// [first, last) tokens.
func chains(path string) (map[string]map[int][][2]int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]map[int][][2]int{}
	var doc map[int][][2]int
	open := map[int][]int{}
	sc := bufio.NewScanner(f)
	for n := 0; sc.Scan(); {
		l := sc.Text()
		if id, ok := strings.CutPrefix(l, "# begin document "); ok {
			doc, n = map[int][][2]int{}, 0
			out[strings.TrimSpace(id)] = doc
			clear(open)
			continue
		}
		c := strings.Split(l, "\t")
		if len(c) < 3 || doc == nil {
			continue
		}
		for _, part := range strings.Split(c[2], "|") {
			id, err := strconv.Atoi(strings.Trim(part, "()"))
			if err != nil {
				continue
			}
			if strings.HasPrefix(part, "(") {
				open[id] = append(open[id], n)
			}
			if o := open[id]; strings.HasSuffix(part, ")") && len(o) > 0 {
				doc[id] = append(doc[id], [2]int{o[len(o)-1], n + 1})
				open[id] = o[:len(o)-1]
			}
		}
		n++
	}
	return out, sc.Err()
}

type corefScore struct {
	docs                       int
	mucR, mucRof, mucP, mucPof float64
	b3R, b3Rof, b3P, b3Pof     float64
	linked, pronouns           int
}

func (a *corefScore) add(b corefScore) {
	a.docs += b.docs
	a.mucR, a.mucRof, a.mucP, a.mucPof = a.mucR+b.mucR, a.mucRof+b.mucRof, a.mucP+b.mucP, a.mucPof+b.mucPof
	a.b3R, a.b3Rof, a.b3P, a.b3Pof = a.b3R+b.b3R, a.b3Rof+b.b3Rof, a.b3P+b.b3P, a.b3Pof+b.b3Pof
	a.linked, a.pronouns = a.linked+b.linked, a.pronouns+b.pronouns
}

func (a *corefScore) print(w io.Writer, file, genre string) {
	prf := func(p, pOf, r, rOf float64) (x, y, f float64) {
		x, y = p/max(pOf, 1), r/max(rOf, 1)
		return x, y, 2 * x * y / max(x+y, 1e-9)
	}
	mp, mr, mf := prf(a.mucP, a.mucPof, a.mucR, a.mucRof)
	bp, br, bf := prf(a.b3P, a.b3Pof, a.b3R, a.b3Rof)
	fmt.Fprintf(w, "%-22s %-6s %5d %7.4f %7.4f %7.4f  %7.4f %7.4f %7.4f  %7.4f %7d\n", file, genre, a.docs, mp, mr, mf, bp, br, bf,
		float64(a.linked)/float64(max(a.pronouns, 1)), a.pronouns)
}

// scoreCoref reads a document and compares its chains.
func scoreCoref(g *data.Document, gold map[int][][2]int) corefScore {
	s := corefScore{docs: 1}
	d := lang.Read(&news.Article{ID: g.ID, Text: g.Text})
	var want, got [][]news.Span
	ids := make([]int, 0, len(gold))
	for id := range gold {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		var c []news.Span
		for _, m := range gold[id] {
			if m[1] <= len(g.Words) {
				c = append(c, news.Span{Start: g.Words[m[0]][0], End: g.Words[m[1]-1][1]})
			}
		}
		if len(c) > 1 {
			want = append(want, c)
		}
	}
	for _, e := range d.Entities {
		var c []news.Span
		for _, k := range e.Mentions {
			c = append(c, stretch(d, d.Mentions[k]))
		}
		if len(c) > 1 {
			got = append(got, c)
		}
	}
	s.mucR, s.mucRof = muc(want, got)
	s.mucP, s.mucPof = muc(got, want)
	s.b3R, s.b3Rof = b3(want, got)
	s.b3P, s.b3Pof = b3(got, want)
	s.linked, s.pronouns = linked(d, g, want)
	return s
}

// stretch gives the span that the scheme wants for a mention: with its article
// and the possessive ending.
func stretch(d *news.Doc, m news.Mention) news.Span {
	s := m.Span
	if m.Last < len(d.Tokens) && m.Kind != news.MentionPronoun {
		if w := d.Word(m.Last); (w == "'s" || w == "’s") && d.Tokens[m.Last].Rel == "case" {
			s.End = d.Tokens[m.Last].End
		}
	}
	if m.Kind == news.MentionName && m.First > 0 && strings.EqualFold(d.Word(m.First-1), "the") {
		s.Start = d.Tokens[m.First-1].Start
	}
	return s
}

func index(cs [][]news.Span) map[news.Span]int {
	m := map[news.Span]int{}
	for i, c := range cs {
		for _, s := range c {
			m[s] = i
		}
	}
	return m
}

// muc counts the links of the key's chains that the response keeps.
func muc(key, response [][]news.Span) (right, of float64) {
	at := index(response)
	for _, c := range key {
		parts, alone := map[int]bool{}, 0
		for _, s := range c {
			if i, ok := at[s]; ok {
				parts[i] = true
			} else {
				alone++
			}
		}
		right += float64(len(c) - len(parts) - alone)
		of += float64(len(c) - 1)
	}
	return right, of
}

// b3 counts, for each mention of the key, the share of its chain that the
// response has with it.
func b3(key, response [][]news.Span) (right, of float64) {
	at := index(response)
	for _, c := range key {
		n := map[int]int{}
		for _, s := range c {
			if i, ok := at[s]; ok {
				n[i]++
			}
		}
		for _, k := range n {
			right += float64(k*k) / float64(len(c))
		}
		of += float64(len(c))
	}
	return right, of
}

var third = map[string]bool{"he": true, "she": true, "him": true, "her": true, "his": true, "they": true, "them": true, "their": true, "it": true, "its": true, "hers": true, "himself": true, "herself": true}

// linked counts the third-person pronouns of chains with a capitalised mention
// that stand in one entity with a mention of their chain that is no pronoun.
func linked(d *news.Doc, g *data.Document, want [][]news.Span) (right, of int) {
	entity := map[news.Span]int{}
	for _, m := range d.Mentions {
		entity[m.Span] = m.Entity
	}
	for _, c := range want {
		named := false
		for _, s := range c {
			w := g.Text[s.Start:s.End]
			named = named || !third[strings.ToLower(w)] && len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z'
		}
		if !named {
			continue
		}
		for _, s := range c {
			if !third[strings.ToLower(g.Text[s.Start:s.End])] {
				continue
			}
			of++
			e, ok := entity[s]
			if !ok {
				continue
			}
			if slices.ContainsFunc(d.Entities[e].Mentions, func(k int) bool {
				m := d.Mentions[k]
				return m.Kind != news.MentionPronoun && slices.ContainsFunc(c, func(x news.Span) bool {
					return x.Contains(m.Span) && !third[strings.ToLower(g.Text[x.Start:x.End])] && x.Len() < m.Len()*4+12
				})
			}) {
				right++
			}
		}
	}
	return right, of
}
