package news

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Entry is one entry of the log of judgements. The log is only ever added to: an
// act that is taken back stays, and the undo that does it is an act too.
type Entry struct {
	Judgement
	Seq       int64  `json:"seq"`                  // its number in this store's log
	At        int64  `json:"at"`                   // the item of the stream after which it came
	Entered   string `json:"entered,omitempty"`    // when it came into this store, RFC 3339
	EnteredBy string `json:"entered_by,omitempty"` // by whom; who judged is By
}

// Acted is what came of acts: those that are new in the log, sealed, how many
// of those given were there already, and how many records they bear on.
type Acted struct {
	Kept    []Judgement `json:"kept"`
	Known   int         `json:"known"`
	Records int         `json:"records"`
}

// Fate is what became of an act.
type Fate struct {
	Undone   string   `json:"undone,omitempty"`   // the act that takes it back
	Stories  []string `json:"stories"`            // those whose records it bears on
	Why      string   `json:"why,omitempty"`      // why it has no effect on one of them
	Collides []string `json:"collides,omitempty"` // acts of others with which it cannot hold
}

// LastOf gives the ids of a person's own last acts that stand, the latest first.
func LastOf(log []Entry, by string, n int) []string {
	var all []Judgement
	for _, a := range log {
		all = append(all, a.Judgement)
	}
	undone := Undone(all)
	var out []string
	for _, a := range slices.Backward(log) {
		if len(out) < n && a.By == by && a.Verdict != JudgedUndo && undone[a.ID] == "" {
			out = append(out, a.ID)
		}
	}
	return out
}

// StoryActs gives, of the acts that stand, those on stories that are to be
// carried out, in order, and the ids of those that collide: two people put one
// article in different places, or one parts again what the other put together.
// None of these is carried out.
func StoryActs(standing []Judgement) (hold []Judgement, clash [][]string) {
	var acts []Judgement
	last := map[string]map[string]Judgement{} // article, person -> where it is to be
	for _, j := range standing {
		if j.Kind() != "story" {
			continue
		}
		acts = append(acts, j)
		if j.Verdict == JudgedMerge {
			continue
		}
		for _, a := range j.On.Articles {
			if last[a.ID] == nil {
				last[a.ID] = map[string]Judgement{}
			}
			last[a.ID][j.By] = j
		}
	}
	pairs := map[[2]string]bool{}
	collide := func(a, b Judgement) { pairs[[2]string{min(a.ID, b.ID), max(a.ID, b.ID)}] = true }
	for _, by := range last {
		for _, a := range by {
			for _, b := range by {
				if a.By != b.By && !sameTarget(a, b) {
					collide(a, b)
				}
			}
		}
	}
	for _, m := range acts {
		for _, o := range acts {
			if m.Verdict == JudgedMerge && o.Verdict == JudgedOut && m.By != o.By && (within(m.On.Articles, o.On.Articles) || within(m.On.With, o.On.Articles)) {
				collide(m, o)
			}
		}
	}
	off := map[string]bool{}
	for p := range pairs {
		clash = append(clash, []string{p[0], p[1]})
		off[p[0]], off[p[1]] = true, true
	}
	slices.SortFunc(clash, slices.Compare[[]string])
	return slices.DeleteFunc(acts, func(j Judgement) bool { return off[j.ID] }), clash
}

// sameTarget tells whether two acts put their articles in one place.
func sameTarget(a, b Judgement) bool {
	if a.Verdict != b.Verdict {
		return false
	}
	if a.Verdict == JudgedOut {
		return a.OwnStory() == b.OwnStory()
	}
	return slices.ContainsFunc(a.On.With, func(k ArticleKey) bool { return within([]ArticleKey{k}, b.On.With) })
}

// within tells whether all of some articles are among others.
func within(some, others []ArticleKey) bool {
	return !slices.ContainsFunc(some, func(k ArticleKey) bool {
		return !slices.ContainsFunc(others, func(o ArticleKey) bool { return o.ID == k.ID })
	})
}

// OwnStory gives the id of the story that the articles of an act of JudgedOut
// are of: made of theirs.
func (j Judgement) OwnStory() string {
	var ids []string
	for _, a := range j.On.Articles {
		ids = append(ids, a.ID)
	}
	slices.Sort(ids)
	h := sha256.Sum256([]byte(strings.Join(ids, "\x1f")))
	return "out-" + hex.EncodeToString(h[:6])
}
