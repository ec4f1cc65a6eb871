package differ

import (
	"strings"

	"synoptic/dossier/said"
	"synoptic/news"
)

// state is the class of claims that something is or was done, or is not: their value is
// 1 or -1.
const state = "state"

// stated makes the claim of a predicate at a token, that somebody or something is so or has
// done so, or not; nil for what is supposed, asked or wished, and for words that
// say little.
func stated(d *news.Doc, i int) (c *claim, deed int) {
	t := d.Tokens[i]
	l := d.Lemma(i)
	if t.Tag != "VERB" && t.Tag != "ADJ" || slight[l] || vague[l] || len(l) < 4 {
		return nil, -1
	}
	sub := max(d.Child(i, "nsubj"), d.Child(i, "nsubj:pass"))
	raised := sub < 0 && t.Head >= 0 && news.RelIs(t.Rel, "xcomp") && raises[d.Lemma(t.Head)]
	if raised { // "the group appeared to be equipped"
		sub = subjectOf(d, t.Head)
	}
	if h := t.Head; sub < 0 && h > i && news.RelIs(t.Rel, "amod") && d.Tokens[h].Tag != "VERB" { // "the unarmed climber Ole Vell"
		if _, ok := reversed(l); !ok {
			return nil, -1
		}
		sub = h
	}
	if sub < 0 || d.Tokens[sub].Tag == "PRON" && d.MentionHeadedBy(sub) < 0 {
		return nil, -1
	}
	c, ok := &claim{class: state, best: 1, at: t.Span}, true
	perfect := false // what has not been done by now may be done later
	d.Children(i, func(k int) bool {
		w := strings.ToLower(d.Word(k))
		switch {
		case raised && w == "to":
		case denies[w]:
			c.best = -c.best
			c.at = news.Span{Start: min(c.at.Start, d.Tokens[k].Start), End: max(c.at.End, d.Tokens[k].End)}
		case w == "yet", d.Lemma(k) == "have" && news.RelIs(d.Tokens[k].Rel, "aux"):
			perfect = true
		case supposes[w], news.RelIs(d.Tokens[k].Rel, "mark"):
			ok = false
		}
		return true
	})
	if rest, ok := reversed(l); ok && t.Tag == "ADJ" { // "was unarmed"
		l, c.best = rest, -c.best
	}
	if d.Tokens[sub].Tag == "DET" || barred(d, i, c.best > 0) {
		return nil, -1
	}
	c.noun = kinOf(said.Stem(l))
	c.doer, c.named = doers(d, sub, -1)
	c.about, c.low, c.high = deedName(d, sub, i), c.best, c.best
	if !ok || len(c.doer) == 0 || perfect && c.best < 0 {
		return nil, -1
	}
	return c, i
}

// reversed gives the word of which another says that it is not so: "armed" of "unarmed".
func reversed(l string) (rest string, ok bool) {
	for _, p := range []string{"un", "in", "dis"} {
		if rest, ok = strings.CutPrefix(l, p); ok && len(rest) > 4 && strings.HasSuffix(rest, "ed") {
			return rest, true
		}
	}
	return "", false
}

// mostBefore is how many words before a predicate can be its subject's.
const mostBefore = 24

// barred tells whether the words between a predicate and the one before it say that
// nobody, or not somebody, does it, or, of what seems to be told as done, "not": trees lose
// "neither" before long names, and "does not in any way".
func barred(d *news.Doc, i int, done bool) bool {
	for k, first := i-1, d.Sentences[d.SentenceAt(i)].First; k >= max(first, i-mostBefore) && d.Tokens[k].Tag != "VERB"; k-- {
		if w := strings.ToLower(d.Word(k)); nobody[w] || done && (w == "not" || w == "n't" || w == "n’t") {
			return true
		}
	}
	return false
}

var (
	// denies are words beside a predicate that turn it round.
	denies = list(`not n't n’t never insufficiently inadequately poorly ill hardly barely`)
	// raises are verbs by which something only seems so.
	raises = list(`appear seem prove remain`)
	// nobody are words of a subject of which none does it.
	nobody = list(`no nobody none neither nor few`)
	// supposes are words beside a predicate that make it no fact.
	supposes = list(`may might could would should can must will shall 'll if whether to`)
	// vague are predicates that say little of what happened.
	vague = list(`sure clear able good great likely likely possible true right wrong aware available immediately know like feel mean believe seem look need agree
		understand respond comment answer care matter happen change try let help work certain certainly ready willing happy easy hard important interested`)
)
