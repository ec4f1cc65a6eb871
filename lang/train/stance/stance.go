// Package stance trains the model by which package dossier/want tells of any word which stance
// it takes, and whose: log-loss over the words of articles in which every position was
// labelled (eval/labels/positions.md).
package stance

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"synoptic/dossier/want"
	"synoptic/lang/train"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

const (
	folds    = 5
	rounds   = 20   // over all examples
	averaged = 8    // of the rounds, the last
	least    = 2    // examples that a feature is of
	penalty  = 8.   // of the squares of the weights
	first    = .02  // step
	tiny     = .001 // errors below are not followed
	kept     = .06  // weights below are not kept

	unlabelled = .7 // the weight of a word that no label has, beside one that has
	soft       = .3 // of one that one may leave out
	hasty      = .4 // of every word of groups that were read in haste
)

// example is one word: its features, the labels that are right, of those whom it could have.
type example struct {
	features []uint64
	right    []int
	open     []bool // by label: somebody could take it
	weight   float32
	step     float32 // by which its group counts
	fold     int
	table    string
	sure     bool // a label has it, or none has
}

// Train makes stance.bin.
func Train(env train.Env) error {
	groups, err := readGroups(filepath.Join(env.Root(), "eval/labels/positions.tsv"))
	if err != nil {
		return err
	}
	all, err := examples(env, groups)
	if err != nil {
		return err
	}
	if !env.Quick {
		if err := score(env, all, groups); err != nil {
			return err
		}
	}
	f, err := freeze(fit(all, -1, env.Seed))
	if err != nil {
		return err
	}
	return env.Write("stance", f)
}

// examples reads all groups, several at a time.
func examples(env train.Env, groups []*group) ([]example, error) {
	parts, errs := make([][]example, len(groups)), make([]error, len(groups))
	counts := make([][3]int, len(groups))
	each(len(groups), func(i int) {
		var c []want.Candidate
		if c, errs[i] = groups[i].read(env); errs[i] == nil {
			parts[i], counts[i] = groups[i].examples(c)
		}
	})
	var out []example
	var sum [3]int
	for i, p := range parts {
		if errs[i] != nil {
			return nil, fmt.Errorf("%s: %w", groups[i].Name, errs[i])
		}
		out = append(out, p...)
		for k := range sum {
			sum[k] += counts[i][k]
		}
	}
	env.Logf("%d groups, %d words; labels %d, of no word that may take a stance %d, of nobody known there %d", len(groups), len(out), sum[0], sum[1], sum[2])
	return out, nil
}

// each calls f for every number below n, for two at a time.
func each(n int, f func(i int)) {
	next := make(chan int)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// examples ties the labels of a group to its words, and counts them: all, those of no word that
// may take a stance there, those whose party nobody there is.
func (g *group) examples(all []want.Candidate) (out []example, count [3]int) {
	fold := g.fold()
	at := map[string]map[int]int{} // article and word -> example
	docs := map[string]*news.Doc{}
	for i, c := range all {
		out = append(out, example{features: c.Features, right: []int{0}, open: open(c), weight: unlabelled, step: g.step(), fold: fold, table: c.Table, sure: true})
		name := c.Doc.Article.ID
		if at[name] == nil {
			at[name], docs[name] = map[int]int{}, c.Doc
		}
		at[name][c.Token] = i
	}
	for _, l := range g.labels {
		d := docs[l.article]
		if d == nil {
			continue
		}
		count[0]++
		cue, why := head(d, l.cue), 1
		var words []int
		if i, ok := at[l.article][cue]; ok {
			words, why = append(words, i), 2
		}
		for t, last := d.TokensIn(l.span); t < last; t++ { // the tables may read it by another word
			if i, ok := at[l.article][t]; ok && t != cue && slices.Contains(l.stances, all[i].Table) {
				words = append(words, i)
			}
		}
		for _, i := range words {
			e := &out[i]
			right := labels(l, all[i], l.names(d))
			switch {
			case len(right) > 0 && e.weight == 1:
				e.right, why = append(e.right, right...), 0
			case len(right) > 0 && l.sure:
				e.right, e.weight, e.sure, why = right, 1, true, 0
			case len(right) > 0:
				e.right, e.weight, e.sure, why = right, soft, false, 0
			case all[i].Token == cue && e.weight < 1:
				e.weight, e.sure = 0, false // somebody's whom the words do not tell
			}
		}
		if why > 0 {
			count[why]++
		}
	}
	return out, count
}

// open tells which labels a word could have.
func open(c want.Candidate) []bool {
	out := make([]bool, len(want.Labels()))
	for i := range out {
		out[i] = i == 0 || i%2 == 1 && len(c.Own) > 0 || i%2 == 0 && len(c.Said) > 0
	}
	return out
}

// head gives the word of a cue that takes the stance, -1 for none.
func head(d *news.Doc, cue news.Span) int {
	first, last := d.TokensIn(cue)
	if first >= last {
		return -1
	}
	t := d.HeadOf(first, last)
	if d.Tokens[t].Tag == "AUX" && d.Tokens[t].Head > t {
		t = d.Tokens[t].Head
	}
	if may(d, t) {
		return t
	}
	for t = first; t < last; t++ {
		if may(d, t) {
			return t
		}
	}
	return -1
}

func may(d *news.Doc, t int) bool {
	switch d.Tokens[t].Tag {
	case "VERB", "NOUN", "ADJ":
		return true
	}
	return false
}

// names gives the names of a label's party.
func (l *label) names(d *news.Doc) []string {
	var out []string
	for _, s := range l.party {
		if s.End <= len(d.Article.Text) {
			out = append(out, fold(d.Words(s)))
		}
	}
	return out
}

// labels gives the numbers of the labels of a word that agree with a label of the text.
func labels(l label, c want.Candidate, names []string) []int {
	var out []int
	for k, whose := range [][]string{c.Own, c.Said} {
		if !agrees(names, whose) {
			continue
		}
		suffix := [...]string{"/own", "/said"}[k]
		for _, s := range l.stances {
			if i := slices.Index(want.Labels(), s+suffix); i >= 0 {
				out = append(out, i)
			}
		}
	}
	return out
}

// agrees tells whether one of some names is one of others, or part of it.
func agrees(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if y = fold(y); x != "" && y != "" && (strings.Contains(x, y) || strings.Contains(y, x)) {
				return true
			}
		}
	}
	return false
}

func fold(s string) string {
	s = strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127) }), " ")
	return strings.TrimPrefix(s, "the ")
}

// believe turns scores into shares of 1 among the labels that a word could have.
func (e *example) believe(scores []float32) {
	for k := range scores {
		if !e.open[k] {
			scores[k] = -1e9
		}
	}
	learn.Softmax(scores)
}

// freeze makes the file of a model.
func freeze(t *learn.Table) (*learn.Frozen, error) {
	names := want.Labels()
	return t.Freeze(names, map[string]string{"labels": strings.Join(names, " ")}, kept)
}

// score tells how models that have not seen a group judge its words: the loss, and recall and
// precision of what the tables read together with what the model adds from some shares of belief.
func score(env train.Env, all []example, groups []*group) error {
	sure := 0
	for _, g := range groups {
		for _, l := range g.labels {
			if l.sure {
				sure++
			}
		}
	}
	tables := unseen(all, env.Seed)
	shares := shares(tables, all)
	loss, words, gold := 0., 0, 0
	for i, e := range all {
		if !e.sure {
			continue
		}
		p := float32(1e-6)
		for _, k := range e.right {
			p += shares[i][k]
		}
		loss -= math.Log(float64(p))
		words++
		if e.right[0] != 0 {
			gold++
		}
	}
	env.Logf("loss a word %.4f of %d, labelled %d", loss/float64(words), words, gold)
	for _, bar := range []float32{1, .8, .7, .6, .5, .4} {
		n, right := 0, 0
		for i, e := range all {
			best := slices.Index(shares[i], slices.Max(shares[i]))
			switch {
			case !e.sure:
			case e.table != "":
				n++
				if e.says(e.table) {
					right++
				}
			case best > 0 && shares[i][best] >= bar:
				n++
				if slices.Contains(e.right, best) {
					right++
				}
			}
		}
		env.Logf("the tables and what the model is sure of by %.1f: recall %.3f (of all %.3f), precision %.3f of %d", bar, float64(right)/float64(gold), float64(right)/float64(sure), float64(right)/float64(max(n, 1)), n)
	}
	return lines(env, tables, groups)
}

// unseen gives the weights of the models that have not seen the groups of each fold.
func unseen(all []example, seed int64) []*learn.Table {
	out := make([]*learn.Table, folds)
	var wg sync.WaitGroup
	for k := range folds {
		wg.Go(func() { out[k] = fit(all, k, seed) })
	}
	wg.Wait()
	return out
}

// shares gives the shares of belief in each label of models that have not seen the word's group.
func shares(tables []*learn.Table, all []example) [][]float32 {
	out := make([][]float32, len(all))
	for i := range all {
		e := &all[i]
		out[i] = make([]float32, len(want.Labels()))
		tables[e.fold].Score(e.features, out[i])
		e.believe(out[i])
	}
	return out
}

// says tells whether a stance is among the right labels.
func (e *example) says(stance string) bool {
	return slices.ContainsFunc(e.right, func(k int) bool { return strings.HasPrefix(want.Labels()[k], stance+"/") })
}
