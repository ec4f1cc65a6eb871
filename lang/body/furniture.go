package body

import (
	"math/bits"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// maxFurniture is the longest line, in bytes, whose form is looked at.
const maxFurniture = 600

// form is a kind of furniture told by its words. A line longer than words is
// not that form; open says that the line must not end as a sentence does.
type form struct {
	re    func() *regexp.Regexp
	words int
	open  bool
	label bool // titles of other stories follow it
}

func re(s string) func() *regexp.Regexp { return lazy(`(?i)^(?:` + s + `)`) }

// lazy gives an expression that is compiled when it is first asked for: most
// articles need few of them, and compiling them all takes longer than reading
// an article.
func lazy(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// forms are matched against a line with its bullets, brackets and quotation
// marks at the start taken off.
var forms = []form{
	{re(`(?:also read|read also|also see|see also|read (?:more|next|on)|more (?:on|from|in|to read)(?: [\w&’']+){0,4}|must read|further reading|trending(?: now)?|don['’]t miss|up next|watch(?: live| now)?|listen(?: now| live)?|in (?:pictures|photos|video)|recommended(?: for you| reading| stories)?|related(?: (?:stories|articles|coverage|news|topics|posts|links|content|reading|story|article))?|opinion|explainer|analysis|video|podcast|gallery)\s*[:|»>→–—-]`), 40, false, true},
	{re(`(?:also read|read also|see also|read (?:more|next))\b`), 30, true, true},
	{re(`(?:related (?:stories|articles|coverage|news|topics|posts|links|content|reading|story|article)|more (?:top )?(?:stories|news|headlines|coverage)|more (?:on|from) (?:this|our) .{1,40}|(?:top|latest|other|trending|popular) (?:stories|news|headlines)(?: from .{1,40})?|most (?:read|popular|viewed|shared)|trending(?: now)?|you (?:may|might) (?:also )?(?:like|be interested in.*)|recommended(?: for you| reading| stories| articles)?|editors?['’]?s? picks?|in other news|what to read next|up next|further reading)[:.…]*$`), 12, false, true},
	{re(`(?:\d[\d,.]*k? )?(?:comments?|replies|shares|likes|views|reactions)(?: ?\(?\d[\d,.]*k?\)?)?[:.]?$`), 4, false, false},
	{re(`(?:(?:leave|post|add|write|submit|view|show|see|hide|read|load)(?: a| all| more| your| the)? (?:\d+ )?(?:comments?|reply|replies)|join the (?:conversation|discussion)|comments? (?:are|is) closed|comments? (?:section|policy)|be the first to comment|have your say|what do you think\?|(?:log|sign) in to (?:comment|join|read|continue)).{0,80}$`), 16, false, false},
	{re(`editor(?:['’]?s['’]?|ial)? note\b`), 90, false, false},
	{re(`(?:this is (?:a|an) (?:developing|breaking|evolving|ongoing) (?:news )?story|developing story|breaking news$|this (?:is an? )?(?:story|article|report|page|post|copy|breaking news story) (?:has been|is being|was|will be|is|may be|continues to be) (?:last |continually |regularly )?(?:updated|updating|corrected|developing|amended)|(?:more )?(?:details |information |updates? )?(?:to follow|to come|soon|will (?:follow|come))(?: (?:soon|shortly|later))?[.…!]*$|check back (?:here )?(?:for|soon)|(?:please )?refresh (?:the|this) page|this (?:story|article|report) (?:was )?(?:originally|first) (?:appeared|published|ran)|this (?:story|article|report) was (?:originally |first )?(?:published|produced|translated|auto-generated|supplied)|follow (?:him|her|them|us|\w+ \w+) on (?:twitter|x|facebook)|follow (?:our )?live (?:updates|coverage|blog))`), 45, false, false},
	{re(`(?:share|tweet|email|e-mail|print|copy link|save|bookmark|facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|instagram|youtube|messenger|flipboard|link copied!?|copy|share (?:this|via|on|with|the)\b.{0,40}|share (?:article|story|post)|follow (?:us|our|@|the author|topics?)\b.{0,80}|like us on.{0,40}|join (?:us|our) .{0,20}(?:channel|group|whatsapp|telegram|facebook).{0,60})[.:!]?$`), 16, false, false},
	{re(`(?:(?:tap|click|swipe|press) (?:here|on|the|to|this)\b|subscribe\b(?: now| today| to (?:our|the)|!|$|:| for (?:more|full|unlimited))|sign up\b(?: now| here| today| to (?:our|the|get|receive)| for (?:our|the|free|your|a|daily)\b.{0,60}(?:newsletter|briefing|alerts?|emails?|updates?)|!|$)|get (?:the|our|all the|your|breaking|more) .{0,50}(?:newsletter|inbox|app\b|alerts|by email)|(?:download|get|install) (?:the|our) .{0,30}app\b|(?:support|fund|back) (?:our|independent|quality|local) (?:journalism|work|reporting|newsroom)|(?:donate|become a (?:member|subscriber|supporter|patron)|start your free trial|already a subscriber|enjoy unlimited|to continue reading|continue reading|you have reached|this (?:content|article) is (?:for|available|exclusive)))`), 45, false, false},
	{re(`(?:ad|ads|advert|advertisement|advertising|sponsored(?: content| by .{1,40})?|promoted(?: content)?|paid (?:post|content|partnership)|skip (?:to|ad|past)\b.{0,50}|(?:story|article) continues (?:below|after).{0,40}|(?:advertisement[\s:|–—-]*)?(?:scroll|continue) (?:down )?(?:to continue|reading|below).{0,40}|end of .{0,30}(?:promotion|podcast)|allow .{2,40} content\?|view (?:more|post|on|this) .{0,40}|loading(?: \.\.\.|…|\.\.\.)?|play (?:video|audio)|listen to (?:this )?(?:article|story)(?: .{0,30})?|\d+ ?-?min(?:ute)?s?\.?(?: read| listen)|(?:reading|read) time:? .{0,20})[.:]?$`), 12, false, false},
	{re(`(?:©|\(c\) ?\d|copyright\b.{0,12}(?:©|\(c\)|\d{4}|[A-Z])|all rights reserved|the content of this|this material may not be)`), 60, false, false},
	{re(`(?:(?:file |stock |cover |lead |main |featured )?(?:photo|photograph|picture|image|illustration|video|graphic|map)s?(?: (?:credit|source|copyright|courtesy|caption)s?)?\s*(?::|by\b|via\b|courtesy\b|/|©|\|)|(?:credit|caption|source|pic|pix|foto|byline)s?\s*:|(?:getty images|shutterstock|istock|screengrab|screenshot|handout|representative image|representational image|file (?:photo|image))\b)`), 40, true, false},
	{lazy(`^(?:\p{Lu}[\p{L}&]*(?: [\p{L}&]+)?\s*[>»›/]\s*){1,4}\p{Lu}[\p{L}& ]{1,30}$`), 10, true, false},
	{re(`(?:(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|posted in|more about|sections?)\s*:)`), 40, true, false},
	{re(`(?:reporting by|additional reporting|(?:written|edited|reported|compiled|translated) by|writing by|editing by|with (?:inputs?|files|reporting|contributions?|agency inputs) from|(?:inputs?|report|text) (?:from|by) agenc)`), 40, false, false},
	{re(`(?:(?:first |originally )?(?:published|posted|issued|uploaded)|(?:last )?(?:updated|modified|edited))(?: (?:on|at))?\s*:?\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)|\d|just now|an? (?:hour|minute|day)|today|yesterday)`), 20, true, false},
	{re(`.{0,240}\b(?:contributed (?:(?:reporting|writing|research)\b.{0,60}|to (?:this|the) (?:report|story|article|post|piece|coverage)\b.{0,60})|(?:click|clicking|tap) here(?: .{0,30})?|[.?!] follow (?:him|her|them|us|\w+ \w+) on (?:twitter|x|facebook|instagram|threads|bluesky|telegram|whatsapp|linkedin).{0,60}|sign(?:ing)? up (?:for|to) (?:our|the|a|this)\b.{0,40}\b(?:newsletters?|briefing|email alerts)\b.{0,60}|(?:e-?mail address is invalid|invalid e-?mail address|enter your e-?mail address|verify you['’]?re not a robot|agree to receive (?:occasional )?(?:updates|e-?mails|news))\b.{0,340}|may be reached at .{0,60}|can be reached at .{0,60}|slideshow requires javascript)[.!]?$`), 90, false, false},
	{re(`(?:(?:image|photo|picture|slide)? ?\d+ (?:of|/) ?/? ?\d+|sign in|log in|register|recent (?:articles|posts|stories)|popular (?:this week|now|today)|don['’]t miss|see more\b.{0,80}|have a tip\?.{0,120}|want more (?:stories|news|like this).{0,60}|got a (?:tip|story).{0,120}|write to .{3,60}@.{3,40}|(?:this|the) (?:view|opinion|column)s? (?:expressed )?.{0,60}(?:author|writer)['’]?s?(?: own)?\b.{0,60})[.!?]?$`), 24, false, false},
	{re(`related (?:stories|articles|coverage|links|content)\b`), 100, true, false},
	{re(`(?:home|menu|search|close|back to top|next|previous|prev|next (?:article|story)|previous (?:article|story)|about (?:us|the author)|contact(?: us)?|terms (?:of (?:use|service)|and conditions|&).{0,30}|privacy (?:policy|notice).{0,40}|cookie (?:policy|settings).{0,30}|accept(?: all)?(?: cookies)?|we use cookies.{0,200}|newsletters?|our standards:.{0,60}|report (?:a typo|an error|this ad).{0,30}|see more|show more|read full (?:story|article).{0,20})[.:]?$`), 40, false, false},
	// what a page tells its readers of their own words, and of itself
	{re(`(?:we welcome (?:your )?comments\b|(?:this|the) (?:discussion|thread|poll|forum) is (?:now )?closed[.!]?$|comments (?:are|may be|will be) (?:not )?(?:pre-|re-?actively[- ])?(?:screened|moderated|published|edited|removed)\b|you agree that anything you post|(?:please )?(?:ensure|make sure) (?:that )?you have read the\b|your (?:contact details|e-?mail(?: address)?|comments?|details|name) (?:will|may|won['’]t)\b|(?:in some cases )?a selection of your (?:comments|pictures|photos|videos|stories)\b|if you (?:are|would be) (?:happy|willing) to be contacted\b|when sending us (?:pictures|videos?|photos)\b|if you have a large file\b|(?:send|e-?mail|tell|give) us your\b|(?:send|text|upload|share) your (?:pictures?|photos?|videos?|comments?|views?|stor(?:y|ies)|experiences?)\b|all posts are\b|required, but will not\b)`), 60, false, false},
	{re(`(?:the [\w.’' ]{2,40} (?:may|reserves? the right to) (?:edit|publish|remove|use) your\b|to (?:play|view|watch|see) this (?:content|video|page|clip)\b.{0,40}(?:javascript|flash|enabled)|the [\w.’' ]{2,40} (?:is|are) not responsible for (?:the|any) content\b|get (?:constant|the latest|breaking) (?:updates|news)\b|back \{|all materials? (?:herein|on this site)\b|this (?:copy|transcript) may not be in its final form|do you have (?:friends|family|relatives) or\b|are you (?:in|from|affected by) [\p{L} ]{2,30}\?$|(?:ly|bit|kr|ie|gl|gd)\\?/\w{4,})`), 60, false, false},
}

// opensRemarks are lines behind which a page has what its readers write, to its end.
var opensRemarks = re(`(?:the )?(?:views|opinions) expressed in (?:(?:the|these|our|readers?['’]?s?) )*comments?\b|(?:comments|views) (?:below|posted here) (?:are|do) not\b|comments are the (?:views|opinions) of|(?:readers?['’]?s? comments?|comments? from (?:our )?readers)[.:]?$`)

// Other forms of lines. dateLine is a date, with or without a time of day and
// a zone, that stands alone; credit ends a caption.
var (
	dateLine  = re(`(?:\p{L}[\p{L}.&’' ]{1,40}[,|•–—-] ?)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?:(?:,| at| -| –| —| \|| •)? ?\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,5})?)?$`)
	credit    = lazy(`(?i)[(\[](?:[^()\[\]]{0,40}\b)?(?:photo|image|picture|file|handout|getty|courtesy|screengrab|screenshot)\b[^()\[\]]{0,60}[)\]]\.?$`)
	dateline  = lazy(`^\p{Lu}[\p{Lu}\p{L} .,/'’-]{1,60}(?:\([^()]{2,30}\)|, \p{Lu}\p{Ll}+\.? \d{1,2})\s*(?:--?|–|—)?\s*$`)
	itemMark  = lazy(`^(?:[•●▪◦■*·‣⁃►▶➤✓]\s*|[-–—]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)`)
	labelled  = lazy(`^\p{Lu}[\p{L} ]{1,30}: \S`)
	address   = lazy(`^(?:https?://|www\.|@\w|[\w.+-]+@[\w-]+\.|(?:twitter|facebook|instagram|x|t)\.com?/)`)
	nearEdge  = 6 // lines from either end of the text in which bylines stand
	decorated = "*•-–—_|>»«[(\"“'‘ \t"
)

// furniture marks the lines whose form says that they are no part of a report,
// and the titles of other stories that follow a label.
func (p *page) furniture() {
	links := 0 // how many more titles a label can still claim
	for i := range p.lines {
		l := &p.lines[i]
		if i > 2 && (l.words <= 30 && opensRemarks().MatchString(l.text) || signed(l.text) && i+1 < len(p.lines) && slices.ContainsFunc(p.lines[i+1:], func(x line) bool { return signed(x.text) })) {
			for ; i < len(p.lines); i++ {
				p.lines[i].kind = news.BlockFurniture
			}
			return
		}
		if len(l.text) > maxFurniture {
			links = 0
			continue
		}
		if f := formOf(l); f != nil {
			l.kind = news.BlockFurniture
			links = 0
			if l.label = f.label && bare(l.text); l.label {
				links = 8
			}
			continue
		}
		if i > 1 && l.words >= 7 && !l.stop && !strings.HasSuffix(l.text, "?") && shouted(l.text) {
			l.kind = news.BlockFurniture // a link set in capitals
			continue
		}
		if links > 0 && l.titular() && l.words >= 5 {
			l.kind = news.BlockFurniture
			links--
			continue
		}
		links = 0
	}
}

// signed tells whether a line holds the end of what a reader wrote, as pages set it: "May 3, 2031 at
// 9:20 am | Report abuse |".
func signed(t string) bool {
	return strings.Contains(t, "|") && strings.Contains(t, "eport abuse") && strings.Contains(t, " at ")
}

// formOf gives the form of furniture that a line has, or nil.
func formOf(l *line) *form {
	t := strings.TrimLeft(l.text, decorated)
	for may := formsBy(t); may != 0; may &= may - 1 {
		f := &forms[bits.TrailingZeros32(may)]
		if l.words <= f.words && !(f.open && l.stop) && f.re().MatchString(t) {
			return f
		}
	}
	if digits(t, 5) && dateLine().MatchString(t) || l.words <= 40 && bracketed(l.text) && credit().MatchString(l.text) || adorned(l.text) {
		return &form{}
	}
	return nil
}

// adorned tells whether a line holds no letter and no digit ("* * *"), or is
// an address alone.
func adorned(t string) bool {
	if !strings.ContainsFunc(t, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return true
	}
	return !strings.ContainsAny(t, " \t") && address().MatchString(t)
}

// shouted tells whether a text is all in capitals.
func shouted(t string) bool {
	return strings.ToUpper(t) == t && strings.ToLower(t) != t
}

// bare tells whether a label stands alone, without the story it points to.
func bare(t string) bool {
	return len(strings.Fields(t)) <= 4 || strings.HasSuffix(t, ":")
}

// bylines marks who wrote the report and for whom, near its edges.
func (p *page) bylines() {
	author, outlet := fold(p.art.Byline), fold(p.art.Outlet)
	for i := range p.lines {
		l := &p.lines[i]
		if i >= nearEdge && i < len(p.lines)-nearEdge || l.words > 16 || l.kind == news.BlockFurniture || l.stop {
			continue
		}
		f := fold(l.text)
		if f != "" && (f == author || f == outlet || f == "by "+author) || byLine(l.text) || i > 0 && strings.Contains(l.text, " in ") && inPlace().MatchString(l.text) && p.besideFurniture(i) || p.runTogether(l) || post(l.text) {
			l.kind = news.BlockFurniture
		}
	}
	p.loneNames()
}

var (
	by       = lazy(`^(?i:(?:story |words |text )?by|from|via)\s*:?\s+(\p{Lu}.*)$`)
	inPlace  = lazy(`^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2}(?: and \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,2})? in \p{Lu}[\p{L}.'’-]+(?:,? (?:and )?\p{Lu}[\p{L}.'’-]+){0,2}$`)
	byWords  = lazy(`^(?:and|in|for|of|the|at|with|de|da|van|von|der|den|bin|al|el|&|\||-|–|—|/|•|·|our)$`)
	postRE   = lazy(`^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}(?:,| \||  ?[-–—]| is (?:a|an|the|our)| in \p{Lu}\p{L}+,?)? .{0,30}\b(?i:correspondent|reporter|editor|staff writer|bureau chief|columnist|journalist|news desk|newsdesk|web desk)s?\b.{0,30}$`)
	deskRE   = re(`(?:.{0,30}\b(?:news|web|online|digital|national|foreign|world|city|sports?) ?desk|.{0,30}\bstaff (?:reporters?|writers?|correspondents?)|our correspondents?|.{0,24}news agency|agencies|(?:afp|reuters|ap|associated press|agence france-presse|dpa|xinhua|tass|interfax|pti|ani|efe|ansa|upi|bloomberg)(?: ?[/,|&] ?\w+)?)$`)
	dayNames = re(`(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b`)
)

// byLine tells whether a line names its writers: "By" and then nothing but
// names, places, small words and dates.
func byLine(t string) bool {
	m := by().FindStringSubmatch(t)
	if m == nil {
		return false
	}
	names := 0
	for _, w := range strings.Fields(m[1]) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case byWords().MatchString(strings.Trim(w, ",")):
		case unicode.IsUpper(r):
			if !dayNames().MatchString(w) {
				names++
			}
		case unicode.IsDigit(r) || strings.ContainsRune("|•·@(", r):
		default:
			return post(m[1])
		}
	}
	return names >= 2 || names == 1 && strings.EqualFold(t[:2], "by") && m[1] == strings.ToUpper(m[1])
}

// besideFurniture tells whether a line stands next to furniture, or between a
// headline and the report.
func (p *page) besideFurniture(i int) bool {
	return i > 0 && p.lines[i-1].kind == news.BlockFurniture || i+1 < len(p.lines) && p.lines[i+1].kind == news.BlockFurniture ||
		i == 1 && p.lines[0].titular() && len(p.lines) > 3 && p.lines[2].stop
}

// post tells whether a line is a writer with a post ("Jane Doe, correspondent")
// or a desk.
func post(t string) bool { return postRE().MatchString(t) || deskRE().MatchString(t) }

// runTogether tells whether a line of capitalised words has two of them run
// into one ("The Example TimesJane Doe"), as happens where a page sets outlet,
// writer and date side by side. A word that the text has elsewhere, or that
// names are made like ("MacArthur", "YouTube"), is a word.
func (p *page) runTogether(l *line) bool {
	words := strings.Fields(l.text)
	if len(words) < 2 || len(words) > 12 || strings.Contains(l.text, "@") {
		return false
	}
	found := ""
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !byWords().MatchString(w) {
			return false
		}
		if at := seam(w); at > 0 && (i < len(words)-1 || i > 0) {
			found = w
		}
	}
	if found == "" {
		return false
	}
	for i := range p.lines {
		if o := &p.lines[i]; o.span != l.span && strings.Contains(o.text, found) {
			return false
		}
	}
	return true
}

// seam finds where a word of four letters or more ends and another with a
// capital begins, inside w; 0 when nowhere.
func seam(w string) int {
	prev, run := ' ', 0
	for i, r := range w {
		if unicode.IsUpper(r) && (unicode.IsLower(prev) && run >= 4 || unicode.IsDigit(prev) && run >= 4) {
			rest := w[i+utf8.RuneLen(r):]
			if n, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(n) || rest == "" {
				return i
			}
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			run++
		} else {
			run = 0
		}
		prev = r
	}
	return 0
}

// loneNames marks a line of two to four capitalised words beside a byline, a
// date or a counter at the edge of the text: the writer or the outlet.
func (p *page) loneNames() {
	name := func(i int) bool {
		l := &p.lines[i]
		w := strings.Fields(l.text)
		if l.kind == news.BlockFurniture || len(w) < 2 || len(w) > 4 || l.stop {
			return false
		}
		for _, x := range w {
			if r, _ := utf8.DecodeRuneInString(x); !unicode.IsUpper(r) {
				return false
			}
		}
		return true
	}
	is := func(i int) bool {
		return i >= 0 && i < len(p.lines) && p.lines[i].kind == news.BlockFurniture && !p.lines[i].label
	}
	for i := range p.lines {
		last := i >= len(p.lines)-3
		if i >= 4 && !last || !name(i) {
			continue
		}
		if i > 0 && i < 4 && is(i+1) && p.lines[i-1].words > 3 || last && i > 4 && (is(i+1) || i == len(p.lines)-1 && is(i-1)) {
			p.lines[i].kind = news.BlockFurniture
		}
	}
}
