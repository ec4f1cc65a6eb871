package differ

import (
	"regexp"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// address is the class of claims of the number of a house, or of a block of houses, in a street.
const address = "address"

// addressed finds such numbers: "the 500 block of North Elm Street", "at 512 Elm Street". Where
// somebody lives, "Ole Vell, of 512 Elm Street", is another matter.
var addressed = regexp.MustCompile(`(?:\bof (?:the )?)?\b(\d{1,2},?\d{3}|\d{2,3})(?:[ -](block) of | )(?:(?:[NSEW]\.?|North|South|East|West) )?((?:[A-Z0-9][\pL0-9'’-]*\.? ?){1,4})`)

// addresses makes the claims of the houses and blocks that a sentence names. Of a house the word
// for a street tells what it is; what stands behind that is no part of the name.
func addresses(d *news.Doc, s news.Sentence) (out []claim) {
	text := d.Words(s.Span)
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	for _, x := range addressed.FindAllStringSubmatchIndex(text, -1) {
		what, street, end, named := "house", "", x[6], false
		for w := range strings.FieldsSeq(text[x[6]:x[7]]) {
			if gazetteer.Weekday(strings.Trim(w, ".")) > 0 {
				break
			}
			end += strings.Index(text[end:], w) + len(w)
			if named = ways[strings.ToLower(w)] && street != ""; named {
				break
			}
			street += " " + w
		}
		if x[4] >= 0 {
			what = "block"
		} else if !named {
			continue
		}
		if len(street) < 3 || strings.HasPrefix(text[x[0]:x[1]], "of ") {
			continue
		}
		out = append(out, claim{class: address, word: strings.ReplaceAll(text[x[2]:x[3]], ",", ""), noun: what + strings.ToLower(street),
			about: what + " in" + street, at: news.Span{Start: s.Start + x[2], End: s.Start + end}})
	}
	return out
}
