package who

import (
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// press tells whether a name is that of an outlet or agency, whose part is to tell what
// others do. A platform is a company as others are.
func press(name string) bool {
	b, ok := gazetteer.Agency(name)
	return ok && b.Kind != "platform"
}

// desks are offices that outlets give.
var desks = set("reporter correspondent editor editor-in-chief journalist columnist anchor anchorman anchorwoman presenter newscaster producer photographer cameraman publisher host commentator blogger writer contributor critic staffer freelancer")

// papers are nouns straight behind the name of an outlet or a firm, or before it.
var papers = set("newspaper newspapers paper daily weekly magazine website site blog broadcaster network channel publisher studio label retailer supermarket think-tank vendor startup start-up hotel restaurant platform")

// pressVotes puts those of whom nothing else tells a side on that of the outlet in whose
// name they write, or whose people they are by name: "Velm Herald reporter", "Ada Vell
// of Sky News", "Sky News' Ada Vell".
func (c *cluster) pressVotes(votes map[string]int, _ *world) {
	for _, it := range c.items {
		for _, k := range it.roles {
			r := it.doc.Roles[k]
			if desk := desks[head(core(r.Norm))]; desk && !r.Former && (press(r.Body) || outlet(r.Body)) || press(r.Body) && speaksFor(r.Norm) && !stateOffice(r.Norm) {
				votes[strings.TrimPrefix(r.Body, "The ")]++
			} else if !desk && (speaksFor(r.Norm) || chamber(it.doc, r) || stateOffice(r.Norm) || seeks(r.Norm) && !r.Former) {
				clear(votes)
				return // an outlet names many
			}
		}
	}
	for _, it := range c.items {
		for _, b := range news.Small(it.doc, bondsKey{}, bondsIn)[it.ent] {
			if b.kind != bondBody && b.kind != bondOwner || b.ent < 0 {
				continue
			}
			if name := it.doc.Entities[b.ent].Name; press(name) || outlet(name) {
				votes[strings.TrimPrefix(name, "The ")]++
			}
		}
	}
}
