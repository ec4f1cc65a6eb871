package want

import (
	"cmp"
	"slices"
	"strings"

	"synoptic/news"
)

// Whose words tell of a stance, the party's own first.
const (
	quoted = "quoted"
	told   = "told"
	outlet = "outlet"
	other  = "other"
)

var voices = []string{quoted, told, outlet, other}

// whoseWords tells in whose words the stance at a token of a party is told, and
// of another's account whose it is.
func (r *reader) whoseWords(v voiced, h holder, t int) (voice, account string) {
	switch {
	case !v.reported && (uttered[r.lemma(t)] || need[r.lemma(t)]):
		return told, ""
	case !v.reported:
		return outlet, ""
	case v.party != "" && v.party != h.party:
		return other, v.party
	case v.party == "":
		return other, r.sourceWords(t)
	case v.direct || r.marked(t):
		return quoted, ""
	}
	return told, ""
}

// uttered are the words of stances that are taken by saying so. That a party
// wants, seeks, resists or is ready for a thing is read out of its deeds.
var uttered = words(`demand insist urge call appeal ask request advocate challenge propose recommend suggest invite offer pledge promise vow reject dismiss rule deny
	concede welcome endorse accept`)

// sourceWords gives the words for the source of the attribution around a token.
func (r *reader) sourceWords(t int) string {
	if a := r.attribution(t, 0); a != nil {
		return a.SpeakerText
	}
	return ""
}

// attribution gives the innermost attribution whose content holds a token and
// is longer than a length, nil for none.
func (r *reader) attribution(t, over int) *news.Attribution {
	var at *news.Attribution
	size := 0
	if k := r.d.SentenceAt(t); k >= 0 {
		for _, i := range r.attributed(k) {
			a := &r.d.Attributions[i]
			if n := contentLen(a, r.d.Tokens[t].Span); n > over && (at == nil || n < size) && !r.timeClause(a, t) {
				at, size = a, n
			}
		}
	}
	return at
}

// attributed gives the attributions that have content in a sentence, in order.
func (r *reader) attributed(sentence int) []int {
	if r.content == nil {
		r.content = make([][]int, len(r.d.Sentences))
		for i, a := range r.d.Attributions {
			for _, c := range a.Content {
				first, last := r.d.TokensIn(c)
				for t := first; t < last; {
					k := r.d.SentenceAt(t)
					if k < 0 {
						t++
						continue
					}
					if l := r.content[k]; len(l) == 0 || l[len(l)-1] != i {
						r.content[k] = append(l, i)
					}
					t = r.d.Sentences[k].Last
				}
			}
		}
	}
	return r.content[sentence]
}

// timeClause tells whether a token stands in a clause of time within what is said,
// not spoken in so many words: "declined to respond when Norland challenged him" says
// of nobody that he spoke of a challenge.
func (r *reader) timeClause(a *news.Attribution, t int) bool {
	if a.Mode != "indirect" {
		return false
	}
	for n := 0; n < 12 && t >= 0 && r.inSpans(a.Content, t); n++ {
		opens := false
		r.d.Children(t, func(c int) bool {
			switch rel := r.d.Tokens[c].Rel; {
			case rel == "mark", rel == "advmod" && r.d.Tokens[c].XPos == "WRB":
				switch r.lemma(c) {
				case "when", "after", "before", "while", "until", "since":
					opens = true
				}
			}
			return !opens
		})
		if opens {
			return true
		}
		t = r.d.Tokens[t].Head
	}
	return false
}

// contentLen gives the length of the part of an attribution's content that
// holds a span, 0 for none.
func contentLen(a *news.Attribution, s news.Span) int {
	for _, c := range a.Content {
		if c.Contains(s) {
			return c.Len()
		}
	}
	return 0
}

// marked tells whether a token stands in quotation marks inside its sentence.
func (r *reader) marked(t int) bool {
	k := r.d.SentenceAt(t)
	if k < 0 {
		return false
	}
	in := false
	for i := r.d.Sentences[k].First; i < t; i++ {
		switch r.d.Word(i) {
		case "“":
			in = true
		case "”":
			in = false
		case `"`, "``", "''":
			in = !in
		}
	}
	return in
}

// when gives the day that the sentence names for the stance, "" when none or
// several. A day among the words for what is wanted is of that ("a truce from
// Monday on"), and so is one to come.
func (r *reader) when(sent news.Sentence, f frame, it item) string {
	found, wanted := "", r.d.TokenSpan(it.first, it.end)
	for _, x := range r.d.TimexesOver(sent.Span) {
		if p := r.d.Article.Published.Value; wanted.Overlaps(x.Span) || !r.ofDeed(x.Span, f.token) || len(p) >= 10 && len(x.Value) >= 10 && x.Value[:10] > p[:10] {
			continue
		}
		if sent.Contains(x.Span) && (x.Type == "DATE" || x.Type == "TIME") && len(x.Value) >= 10 && x.Value[5] != 'W' && x.Value[4] == '-' {
			if found != "" {
				return ""
			}
			found = x.Value[:10]
		}
	}
	return found
}

// ofDeed tells whether a time is that of the verb by which a stance is taken or of one above it, and not that of
// another deed in the sentence: "the owner of the ship that sank on Monday called for help".
func (r *reader) ofDeed(x news.Span, token int) bool {
	first, last := r.d.TokensIn(x)
	if first >= last {
		return false
	}
	t := r.d.HeadOf(first, last)
	for n := 0; n < 12 && t >= 0; n++ {
		if tok := r.d.Tokens[t]; tok.Tag == "VERB" || tok.Rel == "root" {
			return r.under(token, t) || tok.Rel == "parataxis" && r.under(t, token) // "…, the mayor said on Monday"
		}
		t = r.d.Tokens[t].Head
	}
	return true
}

// modalities tell how a word takes its stance, by lemma.
var modalities = map[string]string{
	"demand": "demands", "insist": "insists", "must": "demands", "urge": "urges", "call": "calls for", "appeal": "calls for", "press": "urges",
	"push": "urges", "lobby": "urges", "ask": "asks", "request": "asks", "advocate": "urges", "challenge": "challenges", "seek": "seeks", "want": "wants",
	"stress": "urges", "emphasize": "urges", "emphasise": "urges", "underline": "urges", "underscore": "urges", "highlight": "urges", "reiterate": "urges",
	"propose": "proposes", "recommend": "proposes", "suggest": "proposes", "float": "proposes", "invite": "invites",
	"offer": "offers", "pledge": "promises", "promise": "promises", "vow": "promises", "commit": "promises", "committed": "promises",
	"ready": "is ready to", "willing": "is ready to", "prepared": "is ready to", "open": "is open to",
	"accept": "agrees to", "agree": "agrees to", "ratify": "agrees to", "approve": "agrees to",
	"back": "supports", "endorse": "supports", "support": "supports", "welcome": "supports", "favor": "supports", "favour": "supports",
	"refuse": "refuses", "decline": "refuses", "unwilling": "refuses", "reluctant": "is reluctant to",
	"oppose": "opposes", "opposed": "opposes", "resist": "opposes", "block": "blocks", "bar": "blocks", "exclude": "blocks", "veto": "blocks",
	"boycott": "refuses", "rule": "rules out", "concede": "concedes", "deny": "denies"}

// modality gives the stance of a word as the word has it. What is turned by a
// negation or by what is to be done is told by the stance.
func modality(lemma, stance string, negated bool) string {
	m := modalities[lemma]
	switch {
	case m == "" || stance == conditions || stance == denies:
		return stance
	case negated && stance == rejects:
		return "refuses"
	case stance == rejects && (m == "promises" || m == "wants" || m == "agrees to" || m == "offers"):
		return rejects
	}
	return m
}

// addressee gives who is to do what is wanted: the side, or the words for it;
// "" where the words do not tell.
func (r *reader) addressee(sent news.Sentence, f frame, it item) string {
	if f.stance != demands && f.stance != proposes {
		return ""
	}
	at := -1
	switch it.form {
	case toBid, should:
		if it.verb > 0 && r.lemma(it.verb-1) == "be" {
			return "" // "called for guards to be posted"
		}
		i := it.first
		if strings.EqualFold(r.d.Word(i), "that") {
			i++
		}
		if _, head := r.nounAt(i, sent.Last); head >= 0 && head < it.verb {
			at = r.lastOfName(head, it.verb)
		}
	case thing: // "pressed Peru for", "demanded of Peru", "appealed to Peru for"
		for i := f.token + 1; i < it.first && at < 0; i++ {
			if _, head := r.nounAt(i, it.first); head >= 0 {
				at = head
			}
		}
	}
	if at < 0 || !r.actor(at) && !r.isPerson(at) {
		return ""
	}
	if h := r.holder(at); h.party != "" {
		return h.party
	}
	first, _ := r.chunk(at)
	return strings.Join(strings.Fields(r.lower(first, at+1)), " ")
}

// lastOfName gives the head of the phrase where an office and a name stand side
// by side before a verb: "urged President Vell to sign".
func (r *reader) lastOfName(head, verb int) int {
	if n := r.d.NameAt(head); n != nil && n.Last <= verb {
		return n.Last - 1
	}
	return head
}

// condition gives the words that a stance is made to depend on.
func (r *reader) condition(from, end int) string {
	for from < end && (r.d.Tokens[from].Tag == "PUNCT" || r.lemma(from) == "but" || r.lemma(from) == "and") {
		from++
	}
	return strings.Join(strings.Fields(r.d.Words(r.quotes(r.d.TokenSpan(from, end)))), " ")
}

// add takes a claim up into the line of its position, the clearest first.
func add(p *news.Position, c claim) {
	if p.Addressee == "" {
		p.Addressee = news.Null(c.addressee)
	}
	if p.Condition == "" {
		p.Condition = news.Null(c.condition)
	}
	if p.Voice == "" || slices.Index(voices, c.voice) < slices.Index(voices, p.Voice) {
		p.Voice = c.voice
	}
	when := c.when
	if published := c.doc.Article.Published.Value; when == "" && len(published) >= 10 {
		when = published[:10]
	}
	p.Takes = append(p.Takes, news.Take{Voice: c.voice, By: news.Null(c.by), Account: news.Null(c.account), When: news.Null(when),
		Modality: c.modality, Evidence: c.doc.Article.Evidence(c.span)})
	slices.SortStableFunc(p.Takes, func(a, b news.Take) int {
		return cmp.Or(cmp.Compare(a.When, b.When), cmp.Compare(a.Evidence.Article, b.Evidence.Article), a.Evidence.Start-b.Evidence.Start)
	})
}

// moves ties each position to the one that the party took before on the same
// issue, where every telling of the earlier is of an earlier day than any of the
// later, and the two cannot be held together.
func moves(list []news.Position) {
	of := map[[2]string][]int{}
	for i, p := range list {
		k := [2]string{p.Party, p.Issue}
		of[k] = append(of[k], i)
	}
	for i := range list {
		p := &list[i]
		best := -1
		for _, k := range of[[2]string{p.Party, p.Issue}] {
			q := &list[k]
			if !turns(q.Stance, p.Stance) {
				continue
			}
			last, first := q.Takes[len(q.Takes)-1].When, p.Takes[0].When
			if q.Takes[0].When == "" || last >= first {
				continue
			}
			if best < 0 || list[best].Takes[len(list[best].Takes)-1].When < last {
				best = k
			}
		}
		if best >= 0 {
			p.MovedFrom = news.Null(list[best].ID)
		}
	}
}

// turns tells whether the second of two stances gives up the first.
func turns(a, b string) bool {
	yes := func(s string) bool { return s == accepts || s == offers || s == concedes || s == conditions }
	no := func(s string) bool { return s == rejects || s == denies }
	return no(a) && (yes(b) || b == demands || b == proposes) || no(b) && !no(a) || a == demands && (yes(b) && b != offers) || yes(a) && b == demands
}
