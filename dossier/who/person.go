package who

import (
	"regexp"
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/news"
	"synoptic/wordlist"
)

// maxName is the number of words beyond which a person's name is a list of
// names run together.
const maxName = 5

// credit are the words that stand before those who only made a report or a
// picture.
var credit = regexp.MustCompile(`(?i)(?:\b(?:reporting|writing|written|edit\w*|photo\w*|pictures?|compiled|translated|produced|filmed) by [^.]{0,80}|\b(?:photo|reuters|images|file|handout) ?/ ?|[—–-] ?with |(?-i:\b(?:Credit|Photograph|Photo|Image|Picture|Video)s?):? )$`)

// Behind the name of one who made a picture stands an agency; a byline names the outlet,
// a line for readers an address, and a caption's maker stands in brackets of his own.
var (
	agencies = regexp.MustCompile(`^ ?\\?/ ?\p{Lu}`)
	byline   = regexp.MustCompile(`(?:^|\n|\| )(?:By|From) [^.\n]{0,60}$`)
	forPaper = regexp.MustCompile(`^(?: |/)for (?:the )?((?:\p{Lu}[\p{L}.]+ ?){1,4})`)
	outletOf = regexp.MustCompile(`^(?:(?:,| and) [^,\n]{3,30}){0,3}, ?(\p{Lu}[\p{L}.]+)`)
	reach    = regexp.MustCompile(`(?:^|[ \n])(?:[Cc]ontact|[Rr]each|[Ee]-?mail|[Cc]all) (?:\w+ ){0,2}$`)
	address  = regexp.MustCompile(`^ at (?:\(?\d|\S+@)`)
	maker    = regexp.MustCompile(`[.!?…"”] ?\($`)
	begins   = regexp.MustCompile(`(?:^|\n)(?:By|From) $|[Bb]y: $`)
	desk     = regexp.MustCompile(`^,? (?:(?:\p{Lu}[\p{L}\d.&-]*|and|of|for|the|\p{Ll}+),? ){0,6}?(?:editor|reporter|correspondent|producer|columnist|writer|Editor|Reporter|Correspondent|Producer|Analyst|Columnist|Writer|Contributor|Staff|Radio|Television)\b`)
	signed   = regexp.MustCompile(`^, (\p{Lu}[\p{L}.]+)(?: \p{Lu}|$)`)
)

// signs are what the words of an article tell of somebody taken for a person.
type signs struct{ credited, human, located, headed, named, listed bool }

// credited tells whether somebody is named only as who made the report or a
// picture: such people take no part in the event.
func (it *item) credited() bool {
	return it.every(func(m news.Mention) bool {
		text := it.doc.Article.Text
		before, after := text[max(0, m.Start-100):m.Start], text[m.End:min(m.End+100, len(text))]
		if credits(before) || strings.HasPrefix(after, " contributed ") || strings.HasPrefix(after, " (@") {
			return true
		}
		if len(it.person.Words) < 2 {
			return false
		}
		if begins.MatchString(text[max(0, m.Start-20):m.Start]) && (strings.HasSuffix(before, ": ") || desk.MatchString(after)) {
			return true
		}
		if o := signed.FindStringSubmatch(after); o != nil && closed(before) {
			if _, press := gazetteer.Agency(o[1]); press {
				return true // "… was closed. Ada Vell, Reuters"
			}
		}
		if o := outletOf.FindStringSubmatch(after); o != nil && byline.MatchString(before) {
			_, press := gazetteer.Agency(o[1])
			return press
		}
		if o := forPaper.FindStringSubmatch(after); o != nil {
			for f := strings.Fields(o[1]); len(f) > 0; f = f[:len(f)-1] {
				if _, press := gazetteer.Agency(strings.Join(f, " ")); press || len(f) > 1 && outlets[strings.ToLower(f[len(f)-1])] {
					return true
				}
			}
		}
		// what is told sooner comes first
		return (strings.HasSuffix(before, "\nWith ") || strings.HasSuffix(before, "\nBy ")) && strings.HasPrefix(strings.TrimLeft(after, " ")+"\n", "\n") ||
			agencies.MatchString(after) || strings.HasPrefix(after, " at ") && address.MatchString(after) && reach.MatchString(before) ||
			strings.HasPrefix(after, ")") && maker.MatchString(before) || strings.HasSuffix(before, "\n\n") && strings.TrimSpace(text[m.End:]) == ""
	})
}

// credits tells whether the words before a name are those before one who only made a report
// or a picture. Of most words it is told at once that they are not.
func credits(before string) bool {
	low := strings.ToLower(before)
	if !strings.Contains(low, " by ") && !strings.HasSuffix(low, "with ") && !strings.ContainsAny(low[max(0, len(low)-2):], "/:") {
		return false
	}
	return credit.MatchString(before)
}

// closed tells whether words end as a sentence does.
func closed(before string) bool {
	b := strings.TrimRight(before, " \n")
	return b != before && strings.HasSuffix(strings.TrimRight(b, `"”`), ".")
}

// every tells whether all mentions of an item by name are such.
func (it *item) every(such func(news.Mention) bool) bool {
	n := 0
	for _, k := range it.doc.Entities[it.ent].Mentions {
		if m := it.doc.Mentions[k]; m.Kind == news.MentionName {
			if !such(m) {
				return false
			}
			n++
		}
	}
	return n > 0
}

// human tells whether the words show that somebody is a person: an office, a
// "he" or "she", an age, a "who", an address, and for more than one word of a
// name that somebody speaks.
func (it *item) human() bool {
	d, e := it.doc, it.doc.Entities[it.ent]
	if slices.ContainsFunc(it.roles, func(k int) bool { return it.words > 1 || !traders[head(d.Roles[k].Norm)] }) || e.Gender == "m" || e.Gender == "f" {
		return true
	}
	if slices.ContainsFunc(d.Attributions, func(a news.Attribution) bool { return a.Speaker == it.ent && (len(it.person.Words) > 1 || it.says(a)) }) {
		return true
	}
	for _, k := range e.Mentions {
		m := d.Mentions[k]
		if m.Kind != news.MentionName {
			continue
		}
		if m.First > 0 {
			if _, ok := gazetteer.Honorific(d.Word(m.First - 1)); ok {
				return true
			}
		}
		if m.Last+1 < len(d.Tokens) && d.Word(m.Last) == "," && (strings.EqualFold(d.Word(m.Last+1), "who") || d.Tokens[m.Last+1].Tag == "NUM" || whose(d, m.Last+1)) {
			return true
		}
		if at := listHead(d, m) - 1; at >= 0 && kindred[strings.ToLower(d.Word(at))] {
			return true
		}
		if m.Head < 0 || m.Head >= len(d.Tokens) {
			continue
		}
		if up := d.Tokens[m.Head].Head; up >= 0 && d.Tokens[m.Head].Rel == "nsubj" && humane[strings.ToLower(d.Lemma(up))] {
			return true
		}
	}
	return false
}

// kindred are nouns for relatives of whom several are named: "his parents Ada and Ole".
var kindred = set("parents daughters sons children siblings brothers sisters twins grandparents cousins grandchildren")

// humane are verbs for what only people do.
var humane = set("sing marry wed weep sob smile laugh shrug grin frown")

// whose tells whether an apposition that begins at a token says that its bearer is
// somebody: ", a village elder who said".
func whose(d *news.Doc, t int) bool {
	if d.Tokens[t].Tag != "DET" {
		return false
	}
	for i := t + 1; i < min(t+6, len(d.Tokens)) && d.Tokens[i].Tag != "PUNCT"; i++ {
		if strings.EqualFold(d.Word(i), "who") {
			return true
		}
	}
	return false
}

// traders are nouns by which companies are described as well as people.
var traders = set(`owner operator maker manufacturer producer supplier provider developer builder contractor partner giant
	monitor refiner retailer tracker grower processor distributor exporter importer insurer lender lessor broker publisher broadcaster carrier competitor subsidiary drugmaker carmaker automaker chipmaker planemaker shipbuilder brewer miner driller utility startup start-up`)

// says tells whether a single word that nothing else bears is the source of words by
// itself: "Lund said". What states, places and bodies are called does not count.
func (it *item) says(a news.Attribution) bool {
	if len(a.Source) != 1 || len(a.Cue) == 0 || len(it.name) < 4 || gazetteer.Kinds(it.name) != 0 || it.doc.Words(a.Source[0]) != it.name {
		return false
	}
	switch it.doc.Words(a.Cue[0]) {
	case "said", "says", "added", "recalled", "testified", "explained":
		return true
	}
	return false
}

// located tells whether a name is always said of a place: "in X", "the village
// of X", "X station", and, where one of these is there, "the X home".
func (it *item) located() bool {
	d := it.doc
	once := false
	return it.every(func(m news.Mention) bool {
		sited := it.sited(m)
		once = once || sited
		t := m.Last
		return sited || t < len(d.Tokens) && news.RelIs(d.Tokens[m.Head].Rel, "compound") && (d.Tokens[t].Tag == "NOUN" || d.Tokens[t].Tag == "PROPN")
	}) && once
}

// sited tells whether one mention is said of a place.
func (it *item) sited(m news.Mention) bool {
	d := it.doc
	if m.Last < len(d.Tokens) && spots[strings.ToLower(d.Tokens[m.Last].Lemma)] {
		return true
	}
	if m.First > 0 {
		switch strings.ToLower(d.Word(m.First - 1)) {
		case "through": // "went ahead through Vell"
			before := strings.ToLower(d.Lemma(max(0, m.First-2)))
			return !wins[before] && !leads[before]
		case "in", "at", "near", "between", "via", "towards":
			return true
		case "of":
			before := strings.ToLower(d.Lemma(max(0, m.First-2)))
			return spots[before] || dwells[before]
		}
	}
	return false
}

var spots = map[string]bool{"village": true, "town": true, "city": true, "district": true, "suburb": true, "station": true, "stop": true, "street": true,
	"road": true, "port": true, "island": true, "neighbourhood": true, "neighborhood": true, "airport": true, "province": true, "region": true,
	"area": true, "compound": true, "camp": true, "barracks": true, "valley": true, "border": true, "mosque": true, "river": true}

// dwells are what only a place has.
var dwells = set("resident inhabitant outskirts street centre center north south east west mayor")

// listed tells whether a name without a gender stands in a list between the names of
// bodies, one of a single word beside one: "Northlea, Vell and Merrow Bank".
func (it *item) listed() bool {
	d := it.doc
	name := func(t, by int, body bool) bool {
		if t < 0 || t >= len(d.Tokens) || d.Word(t) != "," && d.Word(t) != "and" {
			return false
		}
		if t+by >= 0 && t+by < len(d.Tokens) && d.Word(t) == "," && d.Word(t+by) == "and" {
			t += by
		}
		n := d.NameAt(t + by)
		return n != nil && (n.Type == news.Organization || !body)
	}
	return it.faceless() && slices.ContainsFunc(d.Entities[it.ent].Mentions, func(k int) bool {
		m := d.Mentions[k]
		single := it.words == 1
		return m.Kind == news.MentionName && (name(m.First-1, -1, true) && name(m.Last, 1, !single) || single && name(m.First-1, -1, false) && name(m.Last, 1, true))
	})
}

// firms are words that end the names of bodies and not those of people, storms
// those that begin the names of storms, and of what is called after a saint.
var (
	firms = set(`academy university college school institute hospital bank airlines airways cash party union club committee corp
		holdings times post tribune herald gazette insurance pharmaceuticals industries partners ventures media network foundation association seafood foods motors records studios productions consulting associates systems technologies`)
	storms = set("hurricanes hurricane tropical typhoon cyclone storm operation saint st")
)

var set = wordlist.Set

// sift sets right what was taken for a person and shows nothing of one: a name
// always said of a place is a place, a single word that nobody bears is a thing.
// Those who only made the report, and lists of names run together, are left out.
// Whom the user judged stays a person.
func sift(items []*item, j *judges) []*item {
	borne, inBody, owners := map[string]bool{}, map[string]bool{}, map[string]bool{}
	surnames := map[string]map[string]bool{} // the full names that end in them
	for _, it := range items {
		if it.words == 1 && it.owner {
			owners[it.folded()] = true
		}
		if it.typ == news.Person && !it.signs.headed {
			inBody[it.folded()] = true
		}
		if n := len(it.person.Words); it.typ == news.Person && n > 1 {
			last := it.person.Words[n-1]
			borne[last], borne[it.person.Words[0]] = true, true
			if surnames[last] == nil {
				surnames[last] = map[string]bool{}
			}
			surnames[last][it.folded()] = true
		}
	}
	return slices.DeleteFunc(items, func(it *item) bool {
		if it.typ == news.Organization && len(strings.Fields(it.name)) > 3 && !j.speaks(it) && it.headed() {
			return true
		}
		if it.typ != news.Person {
			return false
		}
		letters := !slices.ContainsFunc(it.person.Words, func(w string) bool { return len(w) > 1 })
		if len(it.person.Words) > maxName || letters && len(it.roles) == 0 || strings.ContainsAny(it.name, "#@_/\\0123456789") || strings.Contains(it.name, "http") || it.signs.credited {
			return true
		}
		if !j.speaks(it) && it.two(surnames) {
			return true
		}
		if len(it.person.Words) > 1 && !j.speaks(it) && (it.signs.named || it.signs.headed && !inBody[it.folded()]) {
			if it.signs.headed {
				return true // words of a headline that all begin with a capital
			}
			it.retyped(news.Other)
			return false
		}
		if n := len(it.person.Words); n > 2 && firms[it.person.Words[n-1]] && len(it.roles) == 0 && !j.speaks(it) {
			it.retyped(news.Organization) // "Ada Vell Seafood"
			return false
		}
		if it.signs.listed && !j.speaks(it) && !borne[it.folded()] {
			it.retyped(news.Organization)
			return false
		}
		if len(it.person.Words) > 1 && storms[it.person.Words[0]] && !j.speaks(it) {
			it.retyped(news.Other)
			return false
		}
		if j.speaks(it) || it.signs.human && !strings.EqualFold(it.name, "God") { // "God only knows", as they say
			return false
		}
		one := len(it.person.Words) == 1 && it.words == 1 && !borne[it.person.Words[0]]
		last := it.person.Words[max(len(it.person.Words)-1, 0):]
		switch {
		case len(last) == 1 && firms[last[0]] && !one:
			it.retyped(news.Organization)
		case one && owners[it.folded()]:
			it.retyped(news.Organization)
		case it.signs.located && (one || len(it.person.Words) > 1):
			it.retyped(news.Place)
		case one:
			it.retyped(news.Other)
		}
		return false
	})
}

// two tells whether a name without an office is only the surnames of two others side by
// side, as headlines and labels have them: "Vell Dahl: no deal".
func (it *item) two(surnames map[string]map[string]bool) bool {
	w := it.person.Words
	if len(w) != 2 || len(it.roles) > 0 || len(surnames[w[0]]) == 0 || len(surnames[w[1]]) < 2 {
		return false
	}
	_, given := gazetteer.GivenName(strings.Fields(it.name)[0])
	return !given
}

// retyped makes what was taken for a person something else.
func (it *item) retyped(t news.EntityType) {
	it.typ, it.person, it.sounds = t, identity.Person{}, nil
	it.identify(news.DocEntity{Type: t, Name: it.name})
}

// headed tells whether a name stands in headlines and headings only, and nothing
// is told of its bearer.
func (it *item) headed() bool {
	d := it.doc
	return len(it.roles) == 0 && it.every(func(m news.Mention) bool {
		k := d.SentenceAt(m.First)
		if k < 0 {
			return false
		}
		kind := d.Blocks[d.Sentences[k].Block].Kind
		return (kind == news.BlockHeadline || kind == news.BlockHeading) && capitalised(d, d.Sentences[k])
	})
}

// capitalised tells whether nearly all longer words of a sentence begin with a
// capital, so that capitals tell nothing of names.
func capitalised(d *news.Doc, s news.Sentence) bool {
	low, up := 0, 0
	for i := s.First; i < s.Last; i++ {
		switch w := d.Word(i); {
		case len(w) < 5:
		case strings.ToLower(w) == w:
			low++
		default:
			up++
		}
	}
	return up > 2 && low*4 <= up
}

// named tells whether the words before a name say that a thing bears it: "the law
// firm Vell Dahl", "the Ada Vell" as of a ship.
func (it *item) named() bool {
	d := it.doc
	article := false
	said := false
	all := it.every(func(m news.Mention) bool {
		if m.First <= 0 {
			return false
		}
		w := strings.ToLower(d.Word(m.First - 1))
		said = said || things[w] && d.Tokens[m.First-1].Tag == "NOUN"
		the := w == "the" && (m.Last >= len(d.Tokens) || d.Tokens[m.Last].Tag != "NOUN" && d.Tokens[m.Last].Tag != "PROPN" && d.Tokens[m.Last].Tag != "ADJ" && d.Word(m.Last) != "-")
		article = article || the
		return the
	})
	return said || all && article
}

// things are nouns straight before a name that no person is called by.
var things = set(`firm company vendor startup start-up agency airline ship vessel yacht ferry tanker trawler plane bomber aircraft jet satellite rocket spacecraft
	magazine newspaper newsletter website site blog app album song single film movie show series book novel brand restaurant bar tavern pub hotel
	charity think-tank nonprofit retailer supermarket publisher broadcaster studio label browser software platform`)
