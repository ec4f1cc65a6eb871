// Package attribution finds who says, thinks or intends what. The spans of
// source, cue and content come from the trained models of package span; rules
// over quotation marks see to it that no quotation of speech is lost or cut,
// that one which goes on without a cue keeps its speaker, and that each source
// finds its entity.
package attribution

import (
	"fmt"
	"sync"

	"synoptic/lang/attribution/span"
	"synoptic/lang/model"
	"synoptic/news"
)

// models are opened once; without them only the rules work.
var models = sync.OnceValues(span.Open)

// Check opens the weights; the error is of kind news.Broken.
func Check() error {
	if _, err := models(); err != nil {
		return fmt.Errorf("attribution: %w", err)
	}
	return nil
}

// Read gives the attributions in the order of the text. It needs tokens and
// tags; tree, entities and mentions make the speakers.
func Read(d *news.Doc) []news.Attribution {
	m, err := models()
	if err != nil {
		m = nil
	}
	return ReadBy(m, d)
}

// ReadBy does what Read does with other models than those of the binary, for
// training; without any (nil) only the rules work.
func ReadBy(m *span.Models, d *news.Doc) []news.Attribution {
	if len(d.Tokens) == 0 || len(d.Sentences) == 0 {
		return nil
	}
	r := drafted(m, d)
	r.closings()
	if m != nil && m.Source != nil {
		r.sources(m.Source)
	}
	return r.attributions()
}

// drafted finds the attributions with the sources that the chain and the rules
// about quotations give them.
func drafted(m *span.Models, d *news.Doc) *reader {
	cache, err := model.Borrow()
	if err != nil {
		cache = model.NewCache(nil, nil)
	} else {
		defer cache.Return()
	}
	r := &reader{d: d, texts: map[int]string{}}
	if m != nil {
		r.x = span.NewText(d, cache, m.Words)
		r.take(m.Find(d, r.x))
	} else {
		r.x = span.NewText(d, cache, unknown)
	}
	r.index()
	r.coverQuotes()
	r.tidy()
	r.order()
	return r
}

func unknown(uint64) span.Stat { return span.Stat{Odds: -3} }

// reader holds one article while it is read.
type reader struct {
	d      *news.Doc
	x      *span.Text
	drafts []*draft
	texts  map[int]string // of entities without a name, what describes them
	before []int32        // of each token, how many words stand before it
	held   []*draft       // of each token, whose content it is
	cues   []*draft       // of each token, whose cue it is
}

// index notes which tokens the drafts take up. Contents never overlap.
func (r *reader) index() {
	r.held, r.cues = make([]*draft, len(r.x.Tokens)), make([]*draft, len(r.x.Tokens))
	r.before = make([]int32, len(r.x.Tokens)+1)
	for i := range r.x.Tokens {
		r.before[i+1] = r.before[i]
		if r.x.Tokens[i].Word {
			r.before[i+1]++
		}
	}
	for _, d := range r.drafts {
		if d.cue >= 0 {
			r.cues[d.cue] = d
		}
		for _, c := range d.content {
			r.hold(d, c)
		}
	}
}

func (r *reader) hold(d *draft, k span.Range) {
	for i := k.A; i < k.B; i++ {
		r.held[i] = d
	}
}

// draft is an attribution in tokens, before its speaker is known.
type draft struct {
	source, content []span.Range
	cue             int    // head token, -1 when there is none
	goesOn          *draft // the attribution whose speaker this one keeps
	carrier         *draft // the one in which these words stood: its speaker tells what another said
	rule            bool   // made by a rule about quotations or read off the layout
	stated          bool   // the words beside it leave no doubt whose it is
	layout          bool   // read off the layout: its cue may stand inside the quotation
	sure            float32
	share           float64 // of the readings ranked, that have the source that was read
	speaker         int     // index into Doc.Entities, -1
	hearsay         bool    // the cue names no speaker: "reportedly"
	gone            bool    // nothing is left of it
}

// take makes drafts of what the models found. Crossheads attribute nothing.
func (r *reader) take(found []span.Found) {
	for _, f := range found {
		if r.kind(f.Cue) == news.BlockHeading {
			continue
		}
		r.drafts = append(r.drafts, &draft{source: f.Source, content: f.Content, cue: f.Cue, rule: f.Rule, layout: f.Rule, sure: f.Score, share: f.SourceShare, speaker: -1})
	}
}

// around gives the sentence of a token, at most 200 tokens to each side.
func (r *reader) around(i int) span.Range {
	s := r.x.Sents[r.x.Tokens[i].Sent]
	return span.Range{A: max(s.A, i-200), B: min(s.B, i+200)}
}

// child gives the first dependent of a token near by that has one of the
// relations, or -1.
func (r *reader) child(i int, rels ...string) int {
	s := r.around(i)
	for c := s.A; c < s.B; c++ {
		if r.d.Tokens[c].Head == i {
			for _, rel := range rels {
				if news.RelIs(r.d.Tokens[c].Rel, rel) {
					return c
				}
			}
		}
	}
	return -1
}

// subtree gives what hangs on a token, the token alone in an endless sentence.
func (r *reader) subtree(i int) (a, b int) {
	if r.x.Sents[r.x.Tokens[i].Sent].Len() > 400 {
		return i, i + 1
	}
	return r.d.Subtree(i)
}

func (r *reader) kind(token int) news.BlockKind {
	p := r.x.Tokens[token].Par
	if b := r.x.Blocks[p]; b >= 0 && b < len(r.d.Blocks) {
		return r.d.Blocks[b].Kind
	}
	return news.BlockParagraph
}
