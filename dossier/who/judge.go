package who

import (
	"cmp"
	"slices"

	"synoptic/identity"
	"synoptic/news"
)

// judges holds the judgements that were given, by the folded names they speak
// of.
type judges struct {
	given []news.Judgement // settled: one for each pair, the latest
	made  map[[2]string]news.Judgement
}

// newJudges takes the latest judgement on each pair.
func newJudges(given []news.Judgement) *judges {
	j := &judges{made: map[[2]string]news.Judgement{}}
	latest := map[[2]news.Named]news.Judgement{}
	for _, g := range given {
		a, b := news.Named{Name: identity.Fold(g.A.Name), Party: g.A.Party}, news.Named{Name: identity.Fold(g.B.Name), Party: g.B.Party}
		if a.Name == "" || b.Name == "" || a.Name == b.Name && (a.Party == b.Party || a.Party == "" || b.Party == "") {
			continue // it does not say of which two
		}
		if b.Name < a.Name || b.Name == a.Name && b.Party < a.Party {
			a, b = b, a
		}
		k := [2]news.Named{a, b}
		if old, ok := latest[k]; !ok || cmp.Or(cmp.Compare(old.When, g.When), cmp.Compare(old.By, g.By), cmp.Compare(old.Verdict, g.Verdict)) <= 0 {
			latest[k] = g
		}
	}
	for _, g := range latest {
		j.given = append(j.given, g)
	}
	slices.SortFunc(j.given, compareJudgements)
	return j
}

func compareJudgements(a, b news.Judgement) int {
	return cmp.Or(cmp.Compare(a.A.Name, b.A.Name), cmp.Compare(a.B.Name, b.B.Name), cmp.Compare(a.A.Party, b.A.Party),
		cmp.Compare(a.B.Party, b.B.Party), cmp.Compare(a.By, b.By), cmp.Compare(a.Verdict, b.Verdict))
}

// is tells whether an item is what a judgement names. A party parts only those
// whose side the article tells.
func is(it *item, n news.Named) bool {
	if identity.Fold(it.name) != identity.Fold(n.Name) {
		return false
	}
	return n.Party == "" || it.side == "" || it.side == n.Party
}

// speaks tells whether a judgement was given on what an item is.
func (j *judges) speaks(it *item) bool {
	return j != nil && slices.ContainsFunc(j.given, func(g news.Judgement) bool { return is(it, g.A) || is(it, g.B) })
}

// apart tells whether somebody judged that an item is not what a cluster is, or
// that it must stay open.
func (j *judges) apart(c *cluster, it *item) bool {
	if j == nil {
		return false
	}
	for _, g := range j.given {
		if g.Verdict == news.JudgedSame {
			continue
		}
		for _, p := range [2][2]news.Named{{g.A, g.B}, {g.B, g.A}} {
			if is(it, p[0]) && slices.ContainsFunc(c.items, func(x *item) bool { return is(x, p[1]) }) && !(is(it, p[1]) && it.side == "") {
				return true
			}
		}
	}
	return false
}

// join puts together what somebody judged to be the same, whatever the names.
func (j *judges) join(all []*cluster) []*cluster {
	gone := map[*cluster]bool{}
	find := func(n news.Named) (found *cluster) {
		for _, c := range all {
			if !gone[c] && slices.ContainsFunc(c.items, func(x *item) bool { return is(x, n) }) {
				if found != nil {
					return nil // it fits two
				}
				found = c
			}
		}
		return found
	}
	for _, g := range j.given {
		if g.Verdict != news.JudgedSame {
			continue
		}
		a, b := find(g.A), find(g.B)
		if a == nil || b == nil || a == b || a.typ != b.typ || slices.ContainsFunc(b.items, func(it *item) bool { return j.apart(a, it) }) {
			continue
		}
		a.items = append(a.items, b.items...)
		gone[b] = true
	}
	return slices.DeleteFunc(all, func(c *cluster) bool { return gone[c] })
}

// note keeps what the engine itself decided on two names that are not written
// alike.
func (j *judges) note(a, b *item, verdict, why string) {
	x, y := identity.Fold(a.name), identity.Fold(b.name)
	if j == nil || x == y || len(j.made) >= maxJudged {
		return
	}
	if y < x {
		a, b, x, y = b, a, y, x
	}
	if old, ok := j.made[[2]string{x, y}]; ok && old.Verdict == news.JudgedSame {
		return
	}
	j.made[[2]string{x, y}] = news.Judgement{A: news.Named{Name: a.name, Party: a.side}, B: news.Named{Name: b.name, Party: b.side},
		Verdict: verdict, By: news.JudgedByEngine, Why: why}
}

// maxJudged bounds the engine's own judgements that a record keeps.
const maxJudged = 2000

// list gives the judgements that were given, then the engine's own on names of
// which nobody judged.
func (j *judges) list() []news.Judgement {
	out := slices.Clone(j.given)
	seen := map[[2]string]bool{}
	key := func(g news.Judgement) [2]string {
		a, b := identity.Fold(g.A.Name), identity.Fold(g.B.Name)
		return [2]string{min(a, b), max(a, b)}
	}
	for _, g := range j.given {
		seen[key(g)] = true
	}
	var own []news.Judgement
	for k, g := range j.made {
		if !seen[k] {
			own = append(own, g)
		}
	}
	slices.SortFunc(own, compareJudgements)
	return append(append([]news.Judgement{}, out...), own...)
}
