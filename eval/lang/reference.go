package lang

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"synoptic/lang"
	"synoptic/lang/train/data"
	corpus "synoptic/lang/train/reference"
	"synoptic/news"
)

// Reference scores the chains of mentions against OntoGUM: files are pairs NAME
// .conllu beside NAME.ontogum.conll; no files is the dev part of the bench.
// Everything is predicted from the plain text: sentences, tokens, tags, tree,
// names. The measures are those of the CoNLL shared tasks, spans exact; "conll"
// is the mean of the F1 of MUC, B³ and CEAF-e. "chains" leaves out what the
// room mentions but once, as OntoGUM does; "mentions" counts it as wrong.
// "linked" is the share of third-person pronouns in chains with a name that are
// put with a mention of the right chain.
func Reference(w io.Writer, files []string) error {
	if len(files) == 0 {
		files = []string{filepath.Join(Bench(), "gum", "dev.conllu")}
	}
	for _, path := range files {
		ss, err := data.CoNLLU(path)
		if err != nil {
			return err
		}
		gold, err := corpus.Chains(strings.TrimSuffix(path, ".conllu") + ".ontogum.conll")
		if err != nil {
			return err
		}
		rows := map[string]*corpus.Score{}
		right, of := 0, 0
		for _, g := range data.Rebuild(ss, "\n\n") {
			d := lang.Read(&news.Article{ID: g.ID, Text: g.Text})
			key, found := corpus.ClustersOf(gold[g.ID]), response(d, g)
			whole, only := corpus.Compare(key, found), corpus.Compare(key, corpus.ChainsOnly(found))
			r, n := linked(d, g, key)
			right, of = right+r, of+n
			put(rows, "all: chains", only)
			put(rows, "all: mentions", whole)
			if p := strings.Split(g.ID, "_"); len(p) > 1 {
				put(rows, p[1], only)
			}
		}
		printCoref(w, short(path), rows)
		fmt.Fprintf(w, "%-22s linked %.4f of %d\n", short(path), float64(right)/float64(max(of, 1)), of)
	}
	return nil
}

func put(rows map[string]*corpus.Score, name string, s corpus.Score) {
	if rows[name] == nil {
		rows[name] = &corpus.Score{}
	}
	rows[name].Add(s)
}

func printCoref(w io.Writer, file string, rows map[string]*corpus.Score) {
	fmt.Fprintf(w, "%-22s %-14s %4s  %6s  %6s %6s %6s  %6s %6s %6s  %6s %6s %6s  %6s %6s\n", "file", "part", "docs", "conll",
		"MUC P", "R", "F1", "B3 P", "R", "F1", "CEAF P", "R", "F1", "span P", "R")
	names := make([]string, 0, len(rows))
	for n := range rows {
		names = append(names, n)
	}
	sort.Slice(names, func(a, b int) bool {
		x, y := strings.HasPrefix(names[a], "all"), strings.HasPrefix(names[b], "all")
		return x && !y || x == y && names[a] < names[b]
	})
	for _, n := range names {
		s := rows[n]
		fmt.Fprintf(w, "%-22s %-14s %4d  %6.4f", file, n, s.Docs, s.CoNLL())
		for _, t := range []corpus.Tally{s.MUC, s.B3, s.CEAF} {
			p, r, f := t.PRF()
			fmt.Fprintf(w, "  %6.4f %6.4f %6.4f", p, r, f)
		}
		p, r, _ := s.Mention.PRF()
		fmt.Fprintf(w, "  %6.4f %6.4f\n", p, r)
	}
}

// response gives the room's mentions by entity, as ranges of the key's words:
// all that a mention's bytes touch.
func response(d *news.Doc, g *data.Document) []corpus.Cluster {
	by := map[int]corpus.Cluster{}
	for _, m := range d.Phrases {
		if w, ok := corpus.Words(g, m.Span); ok {
			by[m.Entity] = append(by[m.Entity], w)
		}
	}
	ids := make([]int, 0, len(by))
	for e := range by {
		ids = append(ids, e)
	}
	slices.Sort(ids)
	var out []corpus.Cluster
	for _, e := range ids {
		out = append(out, by[e])
	}
	return out
}

var third = map[string]bool{"he": true, "she": true, "him": true, "her": true, "his": true, "they": true, "them": true, "their": true, "it": true, "its": true, "hers": true, "himself": true, "herself": true}

// linked counts the third-person pronouns of chains with a capitalised mention
// that stand in one entity with a mention of their chain that is no pronoun.
func linked(d *news.Doc, g *data.Document, want []corpus.Cluster) (right, of int) {
	entity := map[news.Span]int{}
	for _, m := range d.Mentions {
		entity[m.Span] = m.Entity
	}
	for _, ws := range want {
		named := false
		var c []news.Span
		for _, m := range ws {
			if m[1] <= len(g.Words) {
				c = append(c, news.Span{Start: g.Words[m[0]][0], End: g.Words[m[1]-1][1]})
			}
		}
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
