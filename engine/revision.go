package engine

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"synoptic/news"
	"synoptic/outlet"
	"synoptic/story"
)

// What makes one text a later version of another. Shares are of shingles of
// three words: of the smaller text's that the other has (contained), or of all
// (common). At one address little must be left, so that a first bulletin and
// the full report that replaces it are one article while two days of a front
// page are not; elsewhere nearly all of it.
const (
	revisionShingle  = 3
	sameAddressShare = 0.2
	nearlyAll        = 0.8
	mostOfSmaller    = 0.85
	likeTitle        = 0.5
	leastRevision    = 40 // words of a text that may be found again elsewhere
	versionsCompared = 8  // at one address
)

// likeness is how much two versions of an article have in common.
type likeness struct {
	Common    float64 `json:"common"`    // of all shingles
	Contained float64 `json:"contained"` // of those of the smaller text
	Title     float64 `json:"title"`     // of the words of both titles
	words     int     // of the smaller text
	ratio     float64 // of the smaller text's words to the larger's
}

// earlier is a version of an article that a later one revises.
type earlier struct {
	article *news.Article
	story   string
	home    string // where the index has it, if that is another
	why     string
	like    likeness
}

// compare measures the likeness of two articles.
func compare(a, b *news.Article) likeness {
	x, y := wordsOf(a.Text), wordsOf(b.Text)
	if len(x) > len(y) {
		x, y = y, x
	}
	small, large := shinglesOf(x), shinglesOf(y)
	both := shared(small, large)
	l := likeness{words: len(x), ratio: share(len(x), len(y))}
	l.Contained = share(both, len(small))
	l.Common = share(both, len(small)+len(large)-both)
	t, u := setOf(wordsOf(a.Title)), setOf(wordsOf(b.Title))
	both = shared(t, u)
	l.Title = share(both, len(t)+len(u)-both)
	return l
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// wordsOf gives the words of a text in lower case, without punctuation.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func setOf(list []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range list {
		out[w] = true
	}
	return out
}

// shinglesOf gives the runs of three words; a shorter text is one run.
func shinglesOf(w []string) map[string]bool {
	if len(w) > 0 && len(w) < revisionShingle {
		return map[string]bool{strings.Join(w, " "): true}
	}
	out := map[string]bool{}
	for i := 0; i+revisionShingle <= len(w); i++ {
		out[strings.Join(w[i:i+revisionShingle], " ")] = true
	}
	return out
}

func shared(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// revises tells whether texts so alike are versions of one article when their
// addresses say that they are.
func (l likeness) revises() bool {
	return l.Contained >= sameAddressShare
}

// again tells whether texts so alike, of one outlet and day, are versions of
// one article though nothing else says so: nearly all is the same, or the
// smaller one was added to under the title it had.
func (l likeness) again() bool {
	if l.words < leastRevision {
		return false
	}
	return l.Common >= nearlyAll || l.Contained >= mostOfSmaller && l.Title >= likeTitle && l.ratio >= 0.4
}

// version finds the version of an article that an item revises: at the same
// address, or of the same outlet and day with nearly the same text. nil when
// there is none.
func (p *placer) version(it *news.Item, k *story.Key) (*earlier, error) {
	near, err := p.atAddress(it.Read.Canonical)
	if err != nil {
		return nil, err
	}
	at := len(near)
	if near, err = p.copiesAtHome(it, k, near); err != nil || len(near) == 0 {
		return nil, err
	}
	mine, err := p.whole(it.Seq)
	if err != nil || mine == nil {
		return nil, err
	}
	for i, seq := range near {
		o, err := p.whole(seq)
		if err != nil {
			return nil, err
		}
		if o == nil {
			continue
		}
		e := &earlier{article: o.Read.Article, story: p.storyOf(o), home: p.homeOf(o), like: compare(o.Read.Article, mine.Read.Article)}
		home := outlet.Front(it.Read.Canonical)
		switch {
		case i < at && !home && e.like.revises():
			e.why = "the same address"
		case outlet.SameItem(o.Read.Canonical, it.Read.Canonical) && !home && e.like.revises():
			e.why = "the same number in the address"
		case (i >= at || home) && e.like.again():
			e.why = "the same outlet and day, nearly the same text"
		default:
			continue
		}
		return e, nil
	}
	return nil, nil
}

// atAddress gives the items placed at an address, the latest first.
func (p *placer) atAddress(canonical string) ([]int64, error) {
	if canonical == "" {
		return nil, nil
	}
	var seqs []int64
	for o, err := range p.s.Store.Items(p.ctx, news.ItemQuery{URL: canonical, States: []news.State{news.StatePlaced}}) {
		if err != nil {
			return nil, err
		}
		seqs = append(seqs, o.Seq)
	}
	seqs = append(seqs, p.urls[canonical]...)
	slices.Reverse(seqs)
	return seqs[:min(len(seqs), versionsCompared)], nil
}

// copiesAtHome adds the articles of the item's own outlet and day that hold
// its text or most of it, each with its latest version first.
func (p *placer) copiesAtHome(it *news.Item, k *story.Key, seqs []int64) ([]int64, error) {
	var ids []string
	for _, c := range p.s.index.x.Copies(k) {
		ids = append(ids, c.Article)
	}
	if len(ids) == 0 {
		return seqs, nil
	}
	found := map[string]*news.Item{}
	for o, err := range p.s.Store.Items(p.ctx, news.ItemQuery{IDs: ids}) {
		if err != nil {
			return nil, err
		}
		if o.Read != nil && o.Seq == p.s.index.items[o.Read.Article.ID] {
			found[o.Read.Article.ID] = o
		}
	}
	for _, id := range ids {
		o := found[id]
		if o == nil || !sameHouse(o.Read, it.Read) || slices.Contains(seqs, o.Seq) {
			continue
		}
		last, err := p.latest(o)
		if err != nil {
			return nil, err
		}
		if last != o.Seq && !slices.Contains(seqs, last) {
			seqs = append(seqs, last)
		}
		seqs = append(seqs, o.Seq)
	}
	return seqs, nil
}

// sameHouse tells whether two articles are of one outlet and of one day. An
// outlet that is not known is nobody's.
func sameHouse(a, b *news.Kept) bool {
	x, y := outlet.Site(a.Canonical), outlet.Site(b.Canonical)
	if !strings.EqualFold(a.Article.Outlet, b.Article.Outlet) || a.Article.Outlet == "" || x != "" && y != "" && x != y {
		return false
	}
	d, e := day(a.Article.Published), day(b.Article.Published)
	return d.IsZero() && e.IsZero() || !d.IsZero() && !e.IsZero() && d.Format("2006-01-02") == e.Format("2006-01-02")
}

// latest gives the latest version of an article.
func (p *placer) latest(o *news.Item) (int64, error) {
	id, seq := o.Read.Article.ID, o.Seq
	if s := p.storyOf(o); s != "" {
		for r, err := range p.s.Store.Items(p.ctx, news.ItemQuery{Story: s, After: o.Seq}) {
			if err != nil {
				return 0, err
			}
			if r.Read.Revises == id {
				id, seq = r.Read.Article.ID, r.Seq
			}
		}
	}
	for again := true; again; { // those of this change
		again = false
		if r := p.revised[id]; r != nil {
			id, seq, again = r.Read.Article.ID, r.Seq, true
		}
	}
	return seq, nil
}

// whole gives an item with its text, nil when it is not there.
func (p *placer) whole(seq int64) (*news.Item, error) {
	for o, err := range p.s.Store.Items(p.ctx, news.ItemQuery{After: seq - 1, Limit: 1, Doc: true}) {
		if err != nil || o.Seq != seq || o.Read == nil {
			return nil, err
		}
		return o, nil
	}
	return nil, nil
}

// storyOf gives the story of an item as this change leaves it so far.
func (p *placer) storyOf(o *news.Item) string {
	if f := p.fresh[o.Read.Article.ID]; f != nil {
		return f.Read.Story
	}
	return o.Read.Story
}

// homeOf gives what Kept.Home of an item is as this change leaves it so far.
func (p *placer) homeOf(o *news.Item) string {
	if f := p.fresh[o.Read.Article.ID]; f != nil {
		return f.Read.Home
	}
	return o.Read.Home
}

// revise puts a later version of an article where the earlier one stands.
func (p *placer) revise(it *news.Item, of *earlier) error {
	p.put(it, &news.Item{Seq: it.Seq, State: news.StatePlaced, Read: &news.Kept{Story: of.story, Home: of.home, Revises: of.article.ID}})
	p.revised[of.article.ID] = it
	mine, err := p.whole(it.Seq)
	if err != nil {
		return err
	}
	reasons := struct {
		Why     string `json:"why"`
		Address string `json:"address,omitempty"`
		Revises string `json:"revises"`
		likeness
		Change
	}{of.why, it.Read.Canonical, of.article.ID, of.like, Changed(of.article, cmp.Or(mine, it).Read.Article)}
	reasons.Edits, reasons.TitleEdits = nil, nil // made again when they are asked for
	kept, err := json.Marshal(reasons)
	if err != nil {
		return err
	}
	p.change.Moves = append(p.change.Moves, news.Move{Seq: it.Seq, Kind: "revise", Article: it.Read.Article.ID, Story: of.story, Reasons: kept})
	e, err := p.entry(of.story)
	if err != nil {
		return err
	}
	e.Version++
	return nil
}
