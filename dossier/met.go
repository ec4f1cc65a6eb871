package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
	"synoptic/wordlist"
)

// meeting tells what the record has on when and where a meeting was held, who
// chaired it and how long it took; "" where that is next to nothing.
func (p *paragraph) meeting(m news.Meeting) string {
	verb := map[string]string{"held": "met", "under-way": "are meeting", "planned": "are to meet"}[m.Status]
	sides := strings.Split(m.Label, "–")
	if verb == "" || len(sides) < 2 {
		return p.facts(m)
	}
	facts := 0
	text := strings.Join(sides[:len(sides)-1], ", ") + " and " + sides[len(sides)-1] + " " + verb
	if m.Venue != "" {
		text += " at " + withArticle(string(m.Venue))
		facts++
	}
	if _, _, state := gazetteer.Nation(string(m.Place)); m.Place != "" && !strings.Contains(string(m.Venue), string(m.Place)) && !p.has(string(m.Place)) && (m.Venue == "" || !state) {
		text += " in " + string(m.Place)
		facts++
	}
	if m.Start != "" {
		text += " from " + string(m.Start)
		facts++
	}
	if n := m.DurationMinutes; n != nil && !p.disputed() {
		text += " for " + lasted(*n)
		facts++
	}
	if c := cmp.Or(p.name(string(m.Chair)), string(m.Chair)); c != "" {
		text += ", chaired by " + c
		facts++
	}
	if facts < 2 && (facts == 0 || len(p.out) > 0) {
		return "" // but where two sides met is news where nothing else is
	}
	return sentence(text)
}

// withArticle puts "the" before a building that is named by what it is: "the Foreign
// Ministry", and not "the Camp David".
func withArticle(venue string) string {
	words := strings.Fields(strings.ToLower(venue))
	if len(words) == 0 || words[0] == "the" || words[0] == "a" || !gazetteer.Building(words[len(words)-1]) {
		return venue
	}
	return "the " + venue
}

// lasted says a length in minutes: "105 minutes", "3 hours".
func lasted(minutes int) string {
	if minutes > 60 && minutes%60 == 0 {
		return fmt.Sprintf("%d hours", minutes/60)
	}
	return fmt.Sprintf("%d minutes", minutes)
}

// disputed tells whether the reports differ on how long a meeting took.
func (p *paragraph) disputed() bool {
	return slices.ContainsFunc(p.d.Figures, func(f news.Figure) bool {
		return f.Measure == "duration" && f.Verdict == "differ" && !f.Background && sittings[strings.ToLower(f.Noun)]
	})
}

var sittings = wordlist.Set(`meeting talks talk negotiations negotiation session summit conversation`)

// facts lists what the record has on a meeting that was not held between sides.
func (p *paragraph) facts(m news.Meeting) string {
	var facts []string
	if m.Status != "held" {
		facts = append(facts, m.Status)
	}
	if m.Venue != "" {
		facts = append(facts, string(m.Venue))
	}
	if m.Start != "" {
		facts = append(facts, "from "+string(m.Start))
	}
	if c := cmp.Or(p.name(string(m.Chair)), string(m.Chair)); c != "" {
		facts = append(facts, "chaired by "+c)
	}
	if len(facts) < 2 {
		return ""
	}
	return sentence(m.Label + ": " + strings.Join(facts, ", "))
}
