package many

import (
	"slices"
	"strings"

	"synoptic/news"
)

// money names a sum by the noun it belongs to ("savings of", "a fee of", "a
// $140 million fund", "the damage at"), else by its verb. Small sums, the
// prices of things, count only when two articles have them, penalties always.
func (c *count) money() bool {
	if c.measure = c.owner(); (c.measure == "worth" || c.measure == "value") && c.looted() {
		c.measure = "stolen"
	}
	if c.measure == "" {
		if c.measure = c.paid(); c.measure != "" && c.unreal() {
			c.measure = "" // "it could cost": nothing paid
		}
	}
	if (c.measure == "" || c.measure == "price" || c.measure == "value") && c.priceOf() {
		c.weak = c.quoted || c.doc.SentenceAt(c.q.Head) >= 12
		c.solid = !c.weak
		return true
	}
	if c.measure == "" {
		c.measure = "amount"
	}
	if before, _ := c.around(4); c.measure == "amount" && slices.ContainsFunc(before, func(w string) bool { return w == "cost" || w == "costs" || w == "costing" }) &&
		!slices.Contains(before, ",") && !c.unreal() {
		c.measure = "cost"
	}
	if m, ok := sumNames[c.measure]; ok {
		c.measure = m
	}
	penalty := c.measure == "fine" || c.measure == "bail" || c.measure == "compensation" || c.measure == "ransom"
	c.weak = c.measure == "amount" && (c.value.best < 1e6 || c.doc.SentenceAt(c.q.Head) >= 40 || plural(c.doc.Words(c.q.Span))) || c.value.best < 10000 && !penalty
	c.solid = !c.quoted && !c.weak
	c.of, c.themed = c.theme(), true
	c.kind = "" // a sum is named by its measure
	return true
}

// plural tells whether a sum is only told by its order: "billions of dollars".
func plural(words string) bool {
	w := strings.ToLower(words)
	return strings.HasPrefix(w, "millions") || strings.HasPrefix(w, "billions") || strings.HasPrefix(w, "thousands")
}

// owner gives the noun that a sum belongs to, or "".
func (c *count) owner() string {
	d := c.doc
	first, last := d.TokensIn(c.q.Span)
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	// "savings of 210 million", "the damage at $140 million"
	if k := first - 1; k > s.First {
		switch strings.ToLower(d.Word(k)) {
		case "of":
			if n := k - 1; d.Tokens[n].Tag == "NOUN" && sumNouns[summed(d, n)] {
				return summed(d, n)
			} else if d.Tokens[n].Tag == "NOUN" && moves[d.Lemma(n)] != "" {
				return "" // "the cost rose to $8bn, a rise of $2bn"
			}
		case "at", "to":
			for n := k - 1; n >= max(s.First, k-6); n-- {
				if l := summed(d, n); d.Tokens[n].Tag == "NOUN" && sumNouns[l] {
					return l
				}
			}
		}
	}
	// "a $140 million escrow fund", "80 million euros in compensation"
	if last < s.Last && d.Word(last) == "(" { // the same in another currency
		for last++; last < s.Last && d.Word(last-1) != ")"; last++ {
		}
	}
	for k := last; k < min(last+6, s.Last); k++ {
		l := summed(d, k)
		switch t := d.Tokens[k]; {
		case t.Tag == "NOUN" && sumNouns[l] && (k+1 >= s.Last || d.Tokens[k+1].Tag != "NOUN"):
			return l
		case k > last && t.Tag == "CCONJ" && d.Tokens[k-1].Tag != "PUNCT" && k+1 < s.Last && (d.Tokens[k+1].Tag == "ADJ" || d.Tokens[k+1].Tag == "NOUN"): // "in state and local taxes"
		case k == last && (l == "in" || l == "into" || l == "for" || l == "of"), t.Tag == "NOUN", t.Tag == "ADJ", t.Tag == "DET", t.Tag == "PROPN":
		default:
			return c.subject()
		}
	}
	return c.subject()
}

// subject gives the noun that is the subject of the sum's clause where the
// verb only says how much: "the loss was …", "savings are put at …", "trade
// stood at …".
func (c *count) subject() string {
	d := c.doc
	v := c.clauseHead(c.q.Head)
	for _, rel := range []string{"nsubj", "nsubj:pass"} {
		k := d.Child(v, rel)
		if k < 0 || d.Tokens[k].Tag != "NOUN" {
			continue
		}
		l := summed(d, k)
		switch d.Lemma(v) {
		case "stand", "total", "amount", "come", "worth", "value", "exceed":
			if v := d.Lemma(v); (v == "worth" || v == "value") && d.Tokens[k].XPos == "NNS" && !sumNouns[l] {
				return "value" // "paintings worth"
			}
			if !rhetorical[l] && !vague[l] && l != "figure" && l != "sum" {
				return l
			}
		case "put", "estimate", "be", "reach", "hit", "rise", "set":
			if first, _ := d.TokensIn(c.q.Span); sumNouns[l] && (first == 0 || !strings.EqualFold(d.Word(first-1), "by")) {
				return l
			}
		}
		if v == c.q.Head && sumNouns[l] {
			return l
		}
	}
	return ""
}

// summed gives the lemma of a noun of sums: "sales" are what a firm takes in, not two of a sale.
func summed(d *news.Doc, t int) string {
	if strings.EqualFold(d.Word(t), "sales") {
		return "revenue"
	}
	return d.Lemma(t)
}

// currencies are units of money that no code of three letters stands for.
var currencies = words("crown kroner krone krona franc pound dollar euro yen yuan rupee rouble ruble peso lira baht dinar rial shilling naira dirham cent penny")

// sumNouns are the nouns that sums of money are known by.
var sumNouns = words(`price cost fine damage loss aid debt bail ransom budget revenue loan compensation settlement package
fund saving savings fee deal takeover purchase acquisition bid offer merger contract sale buyout investment profit dividend penalty
bailout payout payment grant donation contribution subsidy tax deficit surplus turnover income salary bonus reward credit rescue bond fortune
valuation value worth capitalisation capitalization damages`)

// sumNames gives the one name for sums that reports name differently.
var sumNames = table(map[string]string{
	"price":    "deal takeover purchase acquisition bid offer merger sale buyout",
	"value":    "worth valuation",
	"loss":     "loss losses",
	"fine":     "penalty",
	"fund":     "package account escrow pot",
	"aid":      "relief",
	"donation": "contribution",
})

// paid gives what a sum is by the verb that governs it.
func (c *count) paid() string {
	d := c.doc
	t := c.q.Head
	before, after := c.around(2)
	if len(before) > 1 && before[1] == "aside" || len(after) > 1 && after[1] == "aside" {
		return "set aside"
	}
	if _, last := d.TokensIn(c.q.Span); last+1 < len(d.Tokens) && d.Tokens[last].Tag == "VERB" && d.Tokens[last+1].Tag == "ADP" {
		if m := sums[d.Lemma(last)]; m != "" { // "the $3 million sent to them"
			return m
		}
	}
	if c.looted() {
		return "stolen"
	}
	for range 3 {
		h := d.Tokens[t].Head
		if h < 0 {
			return ""
		}
		if d.Tokens[h].Tag == "VERB" || d.Tokens[h].Tag == "AUX" || d.Tokens[h].Tag == "ADJ" {
			l := d.Lemma(h)
			switch {
			case l == "worth", l == "value":
				return "value"
			case news.RelIs(d.Tokens[t].Rel, "obl") && (l == "buy" || l == "acquire" || l == "sell" || l == "purchase") && d.Child(t, "case") >= 0 && strings.EqualFold(d.Word(d.Child(t, "case")), "for"):
				return "price"
			case !news.RelIs(d.Tokens[t].Rel, "obj"):
				return ""
			}
			return sums[l]
		}
		if d.Lemma(t) == "worth" {
			return "value"
		}
		t = h
	}
	return ""
}

// looted tells whether a sum is the worth of what was robbed: "snatched jewels
// worth $108 million", "made off with $137m of diamonds".
func (c *count) looted() bool {
	d := c.doc
	s := d.Sentences[d.SentenceAt(c.q.Head)]
	first, _ := d.TokensIn(c.q.Span)
	for k := first - 1; k >= max(s.First, first-9); k-- {
		switch w := strings.ToLower(d.Word(k)); {
		case w == "," || w == ";":
			return false
		case robbing[w]:
			return true
		case d.Tokens[k].Tag == "VERB" && w != "worth" && w != "valued":
			return d.Lemma(k) == "make" && strings.EqualFold(d.Word(k+1), "off")
		}
	}
	return false
}

// robbing are verbs of theft.
var robbing = words("steal steals stole stolen snatch snatched grab grabbed loot looted nab nabbed")

// sums name a sum by its verb.
var sums = map[string]string{"cost": "cost", "pay": "payment", "invest": "investment", "lose": "loss", "steal": "stolen",
	"demand": "demanded", "spend": "spending", "donate": "donation", "pledge": "pledged", "raise": "raised", "receive": "payment",
	"send": "payment", "transfer": "payment", "seize": "seized", "owe": "debt", "earn": "earnings", "fine": "fine"}

// spent are the names of a sum that are only as good as who it is told of.
var spent = words("payment spending earnings donation pledged raised investment demanded")

// loose are the names of a sum that say only what was done with it.
var loose = words("amount payment demanded spending pledged raised stolen investment value price donation fund")
