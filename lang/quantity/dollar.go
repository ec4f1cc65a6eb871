package quantity

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// dollars are the states, beside the United States, whose money is called dollar.
var dollars = map[string]bool{"Canada": true, "Australia": true, "New Zealand": true, "Singapore": true, "Taiwan": true, "Hong Kong": true, "Jamaica": true}

// elsewhere tells whether the dollars of an article that does not say whose are hardly those of
// the United States: it names states or regions whose own money is called so, and no other.
func elsewhere(d *news.Doc) bool {
	own := false
	for _, sent := range d.Sentences {
		for i := max(sent.First, 0); i < min(sent.Last, len(d.Tokens)); {
			n, state := 1, ""
			for k := min(3, sent.Last-i); k > 0 && state == "" && capital(d.Word(i)); k-- {
				n, state = k, stateOf(strings.TrimSuffix(d.Words(d.TokenSpan(i, i+k)), "'s"))
			}
			switch {
			case state != "" && !dollars[state]:
				return false
			case state != "" && !gazetteer.City(d.Words(d.TokenSpan(i, i+n))):
				own = true // a town's name is many a family's too
			}
			i += n
		}
	}
	return own
}

// whose leaves dollars of which the article does not say whose they are without their state.
func whose(d *news.Doc, all []news.Quantity) []news.Quantity {
	known, other := false, false
	for i := range all {
		if all[i].Unit != "USD" || !bare(d.Words(all[i].Span)) {
			continue
		}
		if !known {
			known, other = true, elsewhere(d)
		}
		if other {
			all[i].Unit = "dollar"
		}
	}
	return all
}

// stateOf gives the state that a phrase names or lies in, "" for none.
func stateOf(phrase string) string {
	if state, _, ok := gazetteer.Nation(phrase); ok {
		return state
	}
	state, _ := gazetteer.Place(phrase)
	return state
}

func capital(w string) bool { return w != "" && w[0] >= 'A' && w[0] <= 'Z' }

// bare tells whether a sum's own words leave open whose dollars they are.
func bare(words string) bool {
	for _, w := range strings.Fields(strings.ToLower(words)) {
		w = strings.TrimLeft(strings.ReplaceAll(w, ".", ""), "$")
		if strings.HasPrefix(w, "us") || w == "american" {
			return false
		}
	}
	return true
}
