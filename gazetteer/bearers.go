package gazetteer

import (
	"slices"
	"strings"
)

// bearers are the states that have offices of a kind by that name.
var bearers = map[string][]string{
	"secretary": strings.Split("United States;United Kingdom;Philippines;Mexico;India;Pakistan;Bangladesh;Sri Lanka;Nepal;Kenya;Honduras", ";"),
	"senator": strings.Split("United States;Canada;Australia;Philippines;Nigeria;Mexico;Brazil;Argentina;Chile;Colombia;Italy;France;Spain;Ireland;Kenya;Pakistan;"+
		"Poland;Romania;Czech Republic;Belgium;Netherlands;Haiti;Paraguay;Uruguay;Bolivia;Cambodia;Kazakhstan;Uzbekistan;Zimbabwe;Liberia;Rwanda;Jamaica;"+
		"Thailand;Malaysia;Democratic Republic of the Congo;Cameroon;Eswatini;Lesotho;Jordan;Dominican Republic;Trinidad and Tobago", ";"),
}

// Bearers gives the states, by their common English names, that call ministers
// "secretary" or have a "senator"; none for an office of which that is not kept. The
// slice may not be changed.
func Bearers(kind string) []string { return bearers[kind] }

// sole maps offices to the states that alone have them under that name.
var sole = map[string]string{"secretary of state": "United States", "treasury secretary": "United States", "international development secretary": "United Kingdom",
	"mk": "Israel", "chancellor of exchequer": "United Kingdom", "home secretary": "United Kingdom", "communities secretary": "United Kingdom"}

// OnlyState gives the state that alone has an office by the normal form of its name,
// as "home secretary" or "congressman"; "" for an office that several have.
func OnlyState(norm string) string {
	if strings.HasSuffix(norm, "district attorney") || strings.Contains(norm, "county sheriff") || strings.HasSuffix(norm, "congressman") {
		return "United States"
	}
	return sole[norm]
}

// lacking are the states that have none of an office: those that are no republics have no
// president, those whose president governs no prime minister.
var lacking = map[string][]string{
	"prime minister": strings.Split("United States;Mexico;Brazil;Argentina;Chile;Colombia;Venezuela;Ecuador;Bolivia;Paraguay;Uruguay;Costa Rica;Guatemala;Honduras;El Salvador;"+
		"Nicaragua;Panama;Dominican Republic;Indonesia;Nigeria;Ghana;Zambia;Malawi;Liberia;Sierra Leone;Gambia;Cyprus;Switzerland", ";"),
	"president": strings.Split("United Kingdom;Canada;Australia;New Zealand;Japan;Netherlands;Belgium;Sweden;Norway;Denmark;Spain;Luxembourg;Saudi Arabia;Jordan;Morocco;Kuwait;"+
		"Bahrain;Qatar;Oman;Thailand;Malaysia;Jamaica;Bahamas;Cambodia;Bhutan;Brunei;Liechtenstein;Monaco;Andorra;Papua New Guinea", ";"),
	"foreign secretary": {"United States"}, "foreign minister": {"United States"},
}

// Lacks tells whether a state has no office of a name.
func Lacks(norm, state string) bool { return slices.Contains(lacking[norm], state) }
