package who

import (
	"cmp"
	"slices"

	"synoptic/identity"
	"synoptic/news"
)

// judges holds what people judged of names.
type judges struct {
	given []news.Judgement // on two names: the latest of each person on each pair
	held  []news.Judgement // one for each pair; where people say different things it must stay open
	named []news.Judgement // names and sides that people set: the latest of each person on each name
	made  map[[2]string]news.Judgement
	clash [][]string // ids of judgements on one pair that say different things
}

// newJudges takes the latest judgement of each person on each pair of names,
// and on each name. The order of given does not matter.
func newJudges(given []news.Judgement) *judges {
	j := &judges{made: map[[2]string]news.Judgement{}}
	given = news.Standing(given)
	pairs, named := map[[2]news.Named][]news.Judgement{}, map[[2]string][]news.Judgement{}
	for _, g := range given {
		a, b := news.Named{Name: identity.Fold(g.A.Name), Party: g.A.Party}, news.Named{Name: identity.Fold(g.B.Name), Party: g.B.Party}
		switch {
		case g.Kind() != "names":
		case g.Verdict == news.JudgedRename || g.Verdict == news.JudgedSide:
			k := [2]string{g.Verdict, a.Name + "\x1f" + a.Party}
			named[k] = latest(named[k], g)
		case a.Name == "" || b.Name == "" || a.Name == b.Name && (a.Party == b.Party || a.Party == "" || b.Party == ""):
			// it does not say of which two
		default:
			if b.Name < a.Name || b.Name == a.Name && b.Party < a.Party {
				a, b = b, a
			}
			pairs[[2]news.Named{a, b}] = latest(pairs[[2]news.Named{a, b}], g)
		}
	}
	for _, list := range pairs {
		j.given = append(j.given, list...)
		g := list[len(list)-1]
		if ids := differing(list, func(x news.Judgement) string { return x.Verdict }); ids != nil {
			g.Verdict = news.JudgedUndecided
			j.clash = append(j.clash, ids)
		}
		j.held = append(j.held, g)
	}
	for _, list := range named {
		j.named = append(j.named, list...)
	}
	for _, list := range [][]news.Judgement{j.given, j.held, j.named} {
		slices.SortFunc(list, compareJudgements)
	}
	return j
}

// latest puts a judgement in the place of the same person's earlier one.
func latest(list []news.Judgement, g news.Judgement) []news.Judgement {
	return append(slices.DeleteFunc(list, func(o news.Judgement) bool { return o.By == g.By }), g)
}

// differing gives the ids of judgements, sorted, when they do not all say one
// thing.
func differing(list []news.Judgement, says func(news.Judgement) string) []string {
	var ids []string
	apart := false
	for _, g := range list {
		ids = append(ids, g.ID)
		apart = apart || says(g) != says(list[0])
	}
	if !apart {
		return nil
	}
	slices.Sort(ids)
	return ids
}

func compareJudgements(a, b news.Judgement) int {
	return cmp.Or(cmp.Compare(a.A.Name, b.A.Name), cmp.Compare(a.B.Name, b.B.Name), cmp.Compare(a.A.Party, b.A.Party),
		cmp.Compare(a.B.Party, b.B.Party), cmp.Compare(a.By, b.By), cmp.Compare(a.Verdict, b.Verdict), cmp.Compare(a.ID, b.ID))
}

// is tells whether an item is what a judgement names. A party parts only those
// whose side the article tells.
func is(it *item, n news.Named) bool {
	if it.folded() != identity.Fold(n.Name) {
		return false
	}
	return n.Party == "" || it.side == "" || it.side == n.Party
}

// speaks tells whether a judgement was given on what an item is.
func (j *judges) speaks(it *item) bool {
	return j != nil && slices.ContainsFunc(j.held, func(g news.Judgement) bool { return is(it, g.A) || is(it, g.B) })
}

// apart tells whether somebody judged that an item is not what a cluster is, or
// that it must stay open.
func (j *judges) apart(c *cluster, it *item) bool {
	if j == nil {
		return false
	}
	for _, g := range j.held {
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
		if found != nil {
			return found
		}
		for _, c := range all { // a spelling that stands beside another one in its article
			if forms, _ := c.spellings(); !gone[c] && n.Party == "" && spelled(forms, n.Name) {
				if found != nil {
					return nil
				}
				found = c
			}
		}
		return found
	}
	for _, g := range j.held {
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
	x, y := a.folded(), b.folded()
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
