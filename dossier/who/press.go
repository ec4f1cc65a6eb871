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

// deskOf gives the outlet in whose name somebody writes or shows: "Velm Herald
// reporter", "a host at Sky News"; "" for other offices.
func deskOf(r news.Role) string {
	if !press(r.Body) && !outlet(r.Body) || !desks[head(core(r.Norm))] && !speaksFor(r.Norm) {
		return ""
	}
	return strings.TrimPrefix(r.Body, "The ")
}

// ofPress gives the outlet that words tie somebody to by name, who holds no office but
// of an outlet: "Ada Vell of Sky News", "Sky News' Ada Vell"; "" for other bodies.
func (it *item) ofPress(e int) string {
	name := it.doc.Entities[e].Name
	if !press(name) && !outlet(name) {
		return ""
	}
	for _, k := range it.roles {
		if !desks[head(core(it.doc.Roles[k].Norm))] {
			return ""
		}
	}
	return strings.TrimPrefix(name, "The ")
}
