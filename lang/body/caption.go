package body

import (
	"slices"
	"strconv"
	"strings"

	"synoptic/news"
)

// press are the names under which pictures are credited.
const press = `(?:AP:Associated Press|Associated Press|The Associated Press|AP|AFP or licensors|AFP|Reuters|REUTERS|EPA(?:-EFE)?|PA(?: Wire| Images)?|Press Association|SWNS|REX(?: FEATURES)?|Rex(?: Features)?|(?:Getty|GETTY)(?: Images| IMAGES)?(?: ?- ?Contributor)?|Barcroft(?: Media| Images)?|Splash(?: News)?|Alamy|Corbis|Shutterstock|iStock|WENN|Bloomberg|dpa|DPA|Xinhua|ANSA|EFE)`

// person is a photographer's name before an agency's.
const person = `\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}`

// What a caption looks like: marks of the page at its start, a credit before or
// behind its words. The words of a caption often repeat the report's, often are
// of another day, and always name people who only held the camera.
var (
	captionMark = re(`(?:(?-i:FILE) ?[-–—:] .{0,80}\b(?:photo|picture|image)\b|enlarge this image|toggle caption|(?:image|photo|picture|slide) \d+ of (?:/ )?\d+\b|(?:image|photo|picture|media|video) (?:copyright|caption)\b|media playback is (?:un|not )supported|facebook twitter pinterest\b|(?-i:JUST WATCHED)\b|play slideshow|we pay for your stories|most read in \p{L}|read or share this story|[\p{L} ./]{2,40} ?\| ?updated: ?\d|(?:photo|video|image|picture|gallery|slideshow|audio|graphic)s?$)`)
	creditFirst = lazy(`^(?:` + person + ` ?/ ?)?` + press + `(?: ?[•/|,] ?` + press + `)* ["'‘“]?\p{Lu}`)
	creditLast  = lazy(`(?:[([]` + person + ` ?/ ?\p{Lu}[\p{L}\d&. ]{1,24}[)\]]|[([](?:` + person + ` ?[/,|] ?|(?:` + person + ` ?/ ?)?[\p{L}’' -]{0,40}(?i:via|by) )?` + press + `(?: ?[/|] ?[\p{L} ]{2,30})?[)\]]|(?:` + person + `|[\p{Lu} ]{6,40}) ?/ ?` + press + `(?: ?[/|] ?[\p{L} ]{2,30})?|\b(?:Photograph|Photo|Picture|Credit|Image): ?` + person + `(?: ?/ ?[\p{L} ]{2,30})?)$`)
	creditAlone = lazy(`^[([](?:` + person + `) ?[/|] ?[\p{L} ]{2,40}[)\]]$`)
	gallery     = lazy(`^(\d{1,3}) ?(?:/|of) ?(\d{1,3})\b`)
	showAll     = re(`(?:\+ ?|\d{1,3} ?)?show all\b`)
)

// captions marks the captions of pictures and films, numbered galleries, and
// what a page sets twice: a line drawn out of the report to stand large, or one
// caption under several pictures.
func (p *page) captions() {
	p.galleries()
	p.sequels()
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind == news.BlockHeadline && l.words > 4 && creditLast().MatchString(l.text) {
			l.kind = news.BlockFurniture // a picture stands above the report
		}
		if l.kind != news.BlockParagraph || len(l.text) > 3*maxFurniture {
			continue
		}
		if captionMark().MatchString(l.text) || credited(l) || l.words > 4 && linked(l.text) {
			l.kind = news.BlockFurniture
		}
	}
	p.doubled()
	p.repeats()
}

// doubled marks paragraphs that stand twice one behind the other, both of them, where a page has
// several such: the titles of other stories, each with its link and again under its picture. A second
// copy may go on in other words.
func (p *page) doubled() {
	var pairs []int
	for i := 2; i < len(p.lines); i++ {
		a, b := &p.lines[i-1], &p.lines[i]
		if a.kind != news.BlockParagraph || b.kind != news.BlockParagraph || a.words < minRepeat || b.words > 60 {
			continue
		}
		x, y := strings.Fields(fold(a.text)), strings.Fields(fold(b.text))
		if n := len(x); n == len(y) && slices.Equal(x, y) || n > minDouble && len(y) > minDouble && slices.Equal(x[:minDouble], y[:minDouble]) {
			pairs = append(pairs, i-1, i)
		}
	}
	if len(pairs) <= 2 || float64(len(pairs)) > maxDoubled*float64(len(p.lines)) {
		return
	}
	for _, i := range pairs {
		p.lines[i].kind = news.BlockFurniture
	}
}

// minDouble is the number of words from which on two paragraphs in a row that begin with them are
// one, maxDoubled the share of a page's lines that such may be.
const (
	minDouble  = 10
	maxDoubled = .7
)

// credited tells whether a line that does not end as a sentence does has a
// credit at either end.
func credited(l *line) bool {
	if l.words < 3 || l.stop && !strings.HasSuffix(l.text, ")") {
		return false
	}
	return creditAlone().MatchString(l.text) || l.words > 4 && (creditLast().MatchString(l.text) || !l.stop && l.words > 6 && creditFirst().MatchString(l.text))
}

// linked tells whether a line is the title of another story, set in square
// brackets.
func linked(t string) bool {
	return strings.HasPrefix(t, "[") && strings.HasSuffix(t, "]") && strings.Count(t, "[") == 1
}

// sequels marks the parts of a picture story: three paragraphs or more that all
// begin with its name, each with another word after it, and make up less than
// half of the text. A council whose every sentence begins with its own name
// tells no picture story.
func (p *page) sequels() {
	const least = 4 // words of a name
	of := map[string][]int{}
	next, all := map[string]bool{}, 0
	for i := range p.lines {
		w := strings.Fields(p.lines[i].text)
		all += len(p.lines[i].text)
		if len(w) <= 3*least || strings.HasSuffix(w[least-1], ",") {
			continue
		}
		k := strings.Join(w[:least], " ")
		if strings.ToUpper(w[least][:1]) == w[least][:1] && !next[k+w[least]] {
			next[k+w[least]] = true
			of[k] = append(of[k], i)
		}
	}
	for _, lines := range of {
		size := 0
		for _, i := range lines {
			size += len(p.lines[i].text)
		}
		if len(lines) < 3 || size*2 > all {
			continue
		}
		for _, i := range lines {
			p.lines[i].kind = news.BlockFurniture
		}
	}
}

// galleries marks the lines of a numbered series of pictures ("3/20 ..."), two
// or more of one length, and the label over them.
func (p *page) galleries() {
	of := map[string][]int{}
	for i := range p.lines {
		if r := p.lines[i].text[0]; r < '0' || r > '9' {
			continue
		}
		m := gallery().FindStringSubmatch(p.lines[i].text)
		if m == nil {
			continue
		}
		if n, _ := strconv.Atoi(m[1]); n > 0 {
			if all, _ := strconv.Atoi(m[2]); n <= all && all > 2 {
				of[m[2]] = append(of[m[2]], i)
			}
		}
	}
	for _, lines := range of {
		if len(lines) < 2 {
			continue
		}
		for _, i := range lines {
			p.lines[i].kind = news.BlockFurniture
		}
	}
	for i := range p.lines {
		l := &p.lines[i]
		if series(l.text) {
			l.kind = news.BlockFurniture
		}
		if l.words > 16 || l.stop || !showAll().MatchString(l.text) {
			continue
		}
		l.kind = news.BlockFurniture
		if i > 0 && strings.HasSuffix(l.text, p.lines[i-1].text) { // the series' name, and again with its link
			p.lines[i-1].kind = news.BlockFurniture
		}
	}
}

// series tells whether a line is a whole gallery: it begins, after the series'
// name at most, with the first picture of three or more.
func series(t string) bool {
	at := strings.Index(t, "1/")
	if at < 0 || at > 100 || at > 0 && t[at-1] != ' ' {
		return false
	}
	all, _, _ := strings.Cut(t[at+2:], " ")
	if n, _ := strconv.Atoi(all); n < 3 {
		return false
	}
	return strings.Contains(t[at:], " 2/"+all+" ") && strings.Contains(t[at:], " 3/"+all+" ")
}

// minRepeat is the number of words in a row from which on two lines do not
// agree by chance.
const minRepeat = 7

// repeats marks lines that do not end as sentences do and say nothing that
// another line does not say in the same words: what is drawn out of the report
// to stand large, with who said it, and the second of two equal captions.
func (p *page) repeats() {
	folded := make([]string, len(p.lines))
	first := map[string]int{}
	for i := range p.lines {
		folded[i] = " " + fold(p.lines[i].text) + " "
		if _, ok := first[folded[i]]; !ok {
			first[folded[i]] = i
		}
	}
	for i := 2; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.kind != news.BlockParagraph || l.words < minRepeat || l.words > 60 {
			continue
		}
		if first[folded[i]] < i {
			l.kind = news.BlockFurniture
			continue
		}
		own := strings.Fields(folded[i])
		for k := 1; k < len(p.lines) && !l.stop && l.kind == news.BlockParagraph; k++ {
			o := &p.lines[k]
			if k != i && o.kind != news.BlockFurniture && len(folded[k]) > len(folded[i]) && (within(folded[k], own, 0) || within(folded[k], own, maxVoice)) {
				l.kind = news.BlockFurniture
			}
		}
	}
}

// maxVoice is the number of words behind a drawn-out quotation that can be its
// speaker's name.
const maxVoice = 3

// within tells whether the words but the last voice stand in a line in a row.
func within(line string, words []string, voice int) bool {
	n := len(words) - voice
	return n >= minRepeat && strings.Contains(line, " "+strings.Join(words[:n], " ")+" ")
}
