package want

import (
	"slices"
	"strings"

	"synoptic/gazetteer"
	"synoptic/news"
)

// whose tells the side that takes the stance of a frame, and how sure that is.
// "We" and "I" are the speaker's side.
func (r *reader) whose(f frame, v voiced) (holder, news.Grade) {
	switch {
	case f.source != nil:
		h := r.speaks(f.source).holder
		if v.reported && v.party != h.party {
			return h, news.GradeC
		}
		return h, news.GradeB
	case f.subject < 0 && r.mind(f.token, v) >= 0:
		h := r.holder(r.mind(f.token, v))
		return h, news.GradeC
	case f.subject < 0 && news.RelIs(r.d.Tokens[f.token].Rel, "acl") && r.doubtful(r.d.Tokens[f.token].Head):
		return holder{}, "" // "the expectation that it should be so" is another's
	case f.subject < 0 && f.outright:
		return v.holder, news.GradeA
	case f.subject < 0:
		return v.holder, news.GradeB
	}
	var h holder
	w := ""
	if tag := r.d.Tokens[f.subject].Tag; tag == "PRON" || tag == "DET" { // "US" is no "us"
		w = strings.ToLower(r.d.Word(f.subject))
	}
	switch w {
	case "we", "i", "us", "our", "my":
		if !v.direct && !v.reported {
			return holder{}, ""
		}
		if f.outright {
			return v.holder, news.GradeA
		}
		return v.holder, news.GradeB
	case "he", "she", "they", "it", "his", "her", "their", "its":
		h = r.pronounced(f, v, w)
		if v.direct && v.by != "" && h.by == v.by {
			return holder{}, "" // nobody calls himself "he"
		}
		if x := r.w.Get(h.by); w == "it" && (r.afterPleading(f.subject) || x != nil && x.Type == news.Person) {
			return holder{}, "" // the lawsuit; nobody
		}
	case "who", "which", "that", "this", "these", "those", "you", "there", "what", "many", "some", "others", "one":
		return holder{}, ""
	default:
		if h = r.holder(f.subject); h.party == "" && r.crowd(f) {
			h.party = "people"
		}
		if first, _ := r.chunk(f.subject); v.party != "" && (stateNouns[r.lemma(f.subject)] || groups[r.lemma(f.subject)]) {
			switch strings.ToLower(r.d.Word(first)) {
			case "our", "their", "his", "her", "its":
				h = v.holder // "her union" in her own words
			case "the":
				if l := r.lemma(f.subject); (h.party == "" || (l == "delegation" || l == "team" || l == "side" || l == "country") && h.by == "" && !h.named) && r.d.Tokens[f.token].Tag != "NOUN" && (!stateNouns[l] || stateName(v.party) || l == "delegation" || l == "team" || l == "side") && !plural(r.d.Word(f.subject)) && !(groups[r.lemma(f.subject)] && stateName(v.party)) {
					h = v.holder // "the delegation" in its own speaker's
				}
			}
		}
	}
	if a := r.spokenBy(f.token); h.party == "" && a != nil && !r.counted(f.subject) && r.inSpans(a.Source, f.subject) {
		h = r.speaks(a).holder
	}
	switch {
	case h.party == "":
		if h = r.itself(f, v); h.party == "" {
			return holder{}, ""
		}
		return h, news.GradeB
	case v.reported && v.party != h.party:
		return h, news.GradeC // one side's account of another
	case f.how == guess:
		return h, news.GradeC
	case f.outright && (f.how == direct || f.how == shared) && (h.named || v.reported) && (f.group.modal == "" || f.group.modal == "will"):
		if v.reported && v.by != "" {
			h.by = v.by
		}
		return h, news.GradeA
	}
	return h, news.GradeB
}

// itself gives who takes the stance of a frame by the phrase alone, where none of the others
// that others finds does.
func (r *reader) itself(f frame, v voiced) holder {
	sent := r.d.Sentences[max(0, r.d.SentenceAt(f.subject))]
	if s := r.ahead(sent, f.subject); s >= 0 && !v.direct {
		return r.holderOrPlain(s)
	}
	if with := r.joint(sent, f.subject, holder{})[1:]; len(with) > 0 {
		return with[0] // "officials and fishermen demanded"
	}
	if f.stance == offers && !r.agent(f.subject) || len(r.others(sent, f, v)) > 0 {
		return holder{} // a study that offers something takes no stance
	}
	return r.plain(f.subject)
}

// crowd tells whether people take a stance of whom only the number is told: "thousands
// marched to demand a recount".
func (r *reader) crowd(f frame) bool {
	t := f.subject
	if f.stance != demands && f.stance != rejects || !r.outright(f.token) {
		return false
	}
	many := func(t int) bool {
		l := r.lemma(t)
		return l == "hundred" || l == "thousand" || l == "dozen"
	}
	if many(t) && r.d.Tokens[t].XPos == "NNS" {
		of := r.d.Child(t, "nmod")
		return of < t || many(of) || r.lemma(of) == "people"
	}
	return r.lemma(t) == "people" && r.measured(t)
}

// pronounced gives the side of a pronoun.
func (r *reader) pronounced(f frame, v voiced, w string) holder {
	h := r.holder(f.subject)
	if s := r.sayers(f.token); w == "they" && s >= 0 {
		if h = r.holder(s); h.party == "" {
			h = r.plain(s) // "some said they did not approve" is nobody's
		}
	} else if h.party == "" {
		h = r.owner(f.token)
	}
	h.named = false
	if h.party != v.party && v.by != "" && v.reported && !v.direct && (w == "he" || w == "she" || w == "it" && r.fromName(f.subject)) && r.opensContent(f.subject) {
		h = holder{party: v.party, by: v.by} // "Vell said he would reject it"
	}
	return h
}

// others gives the sides that take the stance of a frame whose subject is none by itself:
// those who brought the paper that it names, the two states, whom "they" stands for.
func (r *reader) others(sent news.Sentence, f frame, v voiced) (hs []holder) {
	if v.party == "" {
		hs = r.bringers(f.subject)
	}
	if len(hs) == 0 {
		hs = r.pair(f.subject)
	}
	if s := r.they(sent, f, v); len(hs) == 0 && s >= 0 {
		hs = slices.DeleteFunc(r.joint(r.d.Sentences[r.d.SentenceAt(s)], s, r.holder(s)), func(h holder) bool { return h.party == "" })
	}
	return hs
}

// pair gives the two states of "the two countries", where the article has named no more.
func (r *reader) pair(subj int) []holder {
	first, _ := r.chunk(subj)
	l := r.lemma(subj)
	if !countries[l] && l != "government" || !plural(r.d.Word(subj)) || !slices.ContainsFunc([]string{r.lemma(first), r.lemma(min(first+1, subj))}, func(w string) bool { return w == "both" || w == "two" }) {
		return nil
	}
	var out []holder
	for _, m := range r.d.Mentions {
		x := r.w.At(r.d, m.Entity)
		if m.Head >= subj || len(out) > 2 {
			break
		}
		if x == nil || x.Type != news.Country || m.Kind != news.MentionName {
			continue
		}
		if h := r.ofEntity(x); h.party != "" && !slices.ContainsFunc(out, func(o holder) bool { return o.party == h.party }) {
			out = append(out, h)
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// ahead gives the subject to come of the clause that a pronoun's own stands before, "after he
// refused to pay, Vell sued"; -1 for none.
func (r *reader) ahead(sent news.Sentence, subj int) int {
	switch strings.ToLower(r.d.Word(subj)) {
	case "he", "she", "they", "it":
	default:
		return -1
	}
	v := r.d.Tokens[subj].Head
	if v < sent.First || !news.RelIs(r.d.Tokens[v].Rel, "advcl") {
		return -1
	}
	h := r.d.Tokens[v].Head
	if h < v {
		return -1
	}
	s := r.ownSubject(h)
	if s < v || r.d.Tokens[s].Tag == "PRON" || strings.EqualFold(r.d.Word(subj), "they") && !plural(r.d.Word(s)) && !r.conjoined(s) {
		return -1
	}
	return s
}

// they gives the head of the phrase that "they" as the subject of a frame stands for where
// the mentions do not tell: the subject of a clause above it, else of the sentence before, if
// it is of several; -1 for none.
func (r *reader) they(sent news.Sentence, f frame, v voiced) int {
	if w := strings.ToLower(r.d.Word(f.subject)); w != "they" && w != "both" || v.direct {
		return -1
	}
	several := func(s int) bool {
		return s >= 0 && s < f.subject && r.d.Tokens[s].Tag != "PRON" && (plural(r.d.Word(s)) || r.conjoined(s))
	}
	at := f.token
	for n := 0; n < 5 && at >= sent.First && at < sent.Last; n++ {
		if s := r.ownSubject(at); several(s) {
			return s
		}
		at = r.d.Tokens[at].Head
	}
	if k := r.d.SentenceAt(sent.First); k > 0 {
		for i := r.d.Sentences[k-1].First; i < r.d.Sentences[k-1].Last; i++ {
			if s := r.ownSubject(i); r.d.Tokens[i].Head < 0 && several(s) {
				return s
			}
		}
	}
	return -1
}

// conjoined tells whether a phrase is of several that "and" ties.
func (r *reader) conjoined(t int) bool { return r.d.Child(t, "conj") > t }

// mind gives the subject of a verb of holding in what is said, of another than the
// speaker, that a clause depends on: "Vell said the crews believe that the quota must go";
// -1 for none.
func (r *reader) mind(t int, v voiced) int {
	h := r.d.Tokens[t].Head
	if h < 0 || r.d.Tokens[t].Rel != "ccomp" || !holding[r.lemma(h)] || r.attribution(h, 0) == nil || r.attribution(h, 0) != r.attribution(t, 0) {
		return -1
	}
	s := r.ownSubject(h)
	if s < 0 {
		return -1
	}
	if w := strings.ToLower(r.d.Word(s)); w == "we" || w == "i" || w == "you" || r.speaksOfOwn(s, v) && r.opensContent(s) {
		return -1
	}
	return s
}

// holding are the verbs of what somebody holds to be so.
var holding = words("believe think feel say argue insist claim maintain hold agree suggest")

// fromName tells whether the source of the words around a token is called by a name.
func (r *reader) fromName(t int) bool {
	a := r.attribution(t, 0)
	if a == nil || len(a.Source) == 0 {
		return false
	}
	first, last := r.d.TokensIn(a.Source[0])
	return first < last && r.d.Tokens[r.d.HeadOf(first, last)].Tag == "PROPN"
}

// opensContent tells whether a token opens what is said, but for "that".
func (r *reader) opensContent(t int) bool {
	a := r.attribution(t, 0)
	if a == nil {
		return false
	}
	for _, c := range a.Content {
		first, last := r.d.TokensIn(c)
		for first < last && first < t && (r.lemma(first) == "that" || r.timed(first) || r.lemma(first) == "last" || r.lemma(first) == "on") {
			first++
		}
		if first < last && first == t {
			return true
		}
	}
	return false
}

// sayers gives the several who say that they take the stance at a token: "the richest countries
// have said they want"; -1 for none.
func (r *reader) sayers(t int) int {
	h := r.d.Tokens[t].Head
	if h < 0 || r.d.Tokens[t].Rel != "ccomp" || !holding[r.lemma(h)] {
		return -1
	}
	s := r.ownSubject(h)
	if s < 0 || r.d.Tokens[s].Tag == "PRON" || !plural(r.d.Word(s)) && !quantities[r.lemma(s)] {
		return -1
	}
	return s
}

// owner gives the side of the subject of the verb of saying above a clause whose
// own subject is a pronoun: "Norland insisted they will not accept".
func (r *reader) owner(t int) holder {
	h := r.d.Tokens[t].Head
	if r.d.Tokens[t].Rel != "ccomp" || h < 0 {
		return holder{}
	}
	if s := r.ownSubject(h); s >= 0 && r.d.Tokens[s].Tag != "PRON" {
		return r.holder(s)
	}
	return holder{}
}

// bodied are the nouns by which a body goes on to be called, and ruling those by
// which a state's government does. Those of trade stand for no assembly or association,
// and those of a name's own words ("the union") for a body with such a name alone.
var (
	bodied = union(trade, ownWord, words("club charity group body bloc alliance organization organisation"))
	trade  = words(`company firm carrier airline retailer manufacturer bank automaker carmaker chain operator giant management supplier utility insurer publisher
		broadcaster airport`)
	ownWord = words("union league party association foundation agency bank airport committee commission council panel")
	ruling  = words("administration government cabinet department ministry agency")
	chosen  = words(`union unions association federation council committee ministry party parliament commission authority agency department court league congress senate
		house guild assembly movement front alliance university police chamber society institute workers fund nations office`)
)

// organized are the words of names of unions that are not called one.
var organized = words("association federation guild brotherhood workers employees teamsters nurses teachers")

// continued gives whom "the company", "the union" or "the government" is, where no
// mention tells it: the body that a clause before it was about last, the state that
// spoke if all who did are of one.
func (r *reader) continued(first, head int) holder {
	l := r.kind(head)
	if !definite(r.d.Word(first)) && !(l == "management" && first == head) || first < head-1 && l != "body" && l != "bloc" && l != "alliance" && !trade[l] && !ruling[l] || !bodied[l] && !ruling[l] || r.d.Tokens[head].XPos == "NNS" {
		return holder{}
	}
	if bodied[l] {
		if h := r.bodyBefore(head); h.party != "" || !ruling[l] {
			return h
		}
	}
	return r.ofOneState(r.d.Tokens[head].Start, first < head-1)
}

// ofOneState gives the state for which all speak who speak for one before a byte of the
// article; where none does, the one for which all in it do, or that it names, if no word tells
// that it may be another's ("the Vell administration"). None where there are several.
func (r *reader) ofOneState(before int, narrowed bool) holder {
	if r.states == nil {
		r.states = map[string]int{}
		for i := range r.d.Attributions {
			a := &r.d.Attributions[i]
			if x := r.w.At(r.d, a.Speaker); len(a.Source) > 0 && x != nil && (x.Type != news.Other || !strings.Contains(x.Name, " ")) {
				r.speaksAt(r.ofEntity(x).party, a.Source[0].Start)
			}
		}
		spoke := len(r.states) > 0
		for _, m := range r.d.Mentions {
			if x := r.w.At(r.d, m.Entity); x != nil && x.Type == news.Country && !spoke && len(r.states) < 2 {
				r.speaksAt(string(x.Party), len(r.d.Article.Text))
			}
		}
	}
	var early, all []string
	for state, at := range r.states {
		if all = append(all, state); at < before {
			early = append(early, state)
		}
	}
	if len(early) == 1 || len(early) == 0 && len(all) == 1 && !narrowed {
		return holder{party: append(early, all...)[0]}
	}
	return holder{}
}

// speaksAt notes where in the article the first speaks for a state.
func (r *reader) speaksAt(state string, at int) {
	if was, ok := r.states[state]; stateName(state) && (!ok || at < was) {
		r.states[state] = at
	}
}

// bodyBefore gives the body of the kind that a noun names which a clause before it was
// about last: its name, or who speaks for it, is in the subject. One that is called by
// the noun itself is it, wherever it stands: "by Norfish, a group that …".
func (r *reader) bodyBefore(head int) holder {
	l := r.kind(head)
	if a := r.attribution(head, 0); a != nil && a.Mode == "direct" {
		return holder{} // he may go on from words that are not told
	}
	if r.themes == nil {
		r.themes = []theme{}
		for _, m := range r.d.Mentions {
			if m.Kind != news.MentionName || m.Entity < 0 {
				continue
			}
			t := theme{head: m.Head, entity: m.Entity, subject: r.subjectPart(m.Head)}
			if k := r.d.Child(m.Head, "appos"); k > m.Head {
				t.noun = r.lemma(k)
			}
			if t.subject || bodied[t.noun] {
				r.themes = append(r.themes, t)
			}
		}
		slices.SortStableFunc(r.themes, func(a, b theme) int { return a.head - b.head })
	}
	last := holder{}
	end, _ := slices.BinarySearchFunc(r.themes, head, func(t theme, at int) int { return t.head - at })
	for k := end - 1; k >= max(0, end-100); k-- {
		t := r.themes[k]
		x := r.w.At(r.d, t.entity)
		if x == nil || last.party != "" && t.noun != l {
			continue
		}
		h := r.ofEntity(x)
		if h.party == "" || stateName(h.party) || x.Type != news.Organization && (x.Type != news.Person || h.party == x.Name) || !r.kindOf(l, h.party) {
			continue
		}
		if last = (holder{party: h.party}); t.noun == l || trade[l] {
			return last
		}
	}
	if last.party == "" && trade[l] {
		l = "company"
	}
	if last.party == "" && (l == "company" || ownWord[l]) {
		return holder{party: r.onlyBody(head, l)}
	}
	return last
}

// kind gives the noun for the kind of a body: who makes a thing, "the chipmaker", is a maker.
func (r *reader) kind(head int) string {
	l := r.lemma(head)
	if strings.HasSuffix(l, "maker") && !bodied[l] && l != "lawmaker" && l != "policymaker" {
		return "manufacturer"
	}
	return l
}

// onlyBody gives the one body of a kind that an article names, where it does so before a
// token; "" where it names none or several.
func (r *reader) onlyBody(head int, kind string) string {
	only := r.only[kind]
	if only == nil {
		only = &onlyOne{}
		for _, m := range r.d.Mentions {
			x := r.w.At(r.d, m.Entity)
			if m.Kind != news.MentionName || x == nil || x.Type != news.Organization {
				continue
			}
			switch p := r.ofEntity(x).party; {
			case p == "" || p == only.party || stateName(p) || !r.kindOf(kind, p):
			case only.party == "" && only.head == 0:
				only.party, only.head = p, m.Head+1
			default:
				only.party = ""
			}
		}
		if r.only == nil {
			r.only = map[string]*onlyOne{}
		}
		r.only[kind] = only
	}
	if only.head > head {
		return ""
	}
	return only.party
}

// onlyOne is the one body of its kind that the article names, and the token after its first mention.
type onlyOne struct {
	party string
	head  int
}

// theme is a name in a clause's subject, or with the noun of its kind beside it.
type theme struct {
	head, entity int
	subject      bool
	noun         string
}

// kindOf tells whether a body of a name can be called by a noun.
func (r *reader) kindOf(noun, name string) bool {
	own := false
	for f := range strings.FieldsSeq(strings.ToLower(name)) {
		f = strings.Trim(f, ".,'’")
		if f == noun || f == noun+"s" || noun == "panel" && (f == "committee" || f == "commission") || noun == "union" && organized[f] {
			return true
		}
		own = own || chosen[f]
	}
	_, known := gazetteer.FindBody(name)
	return !ownWord[noun] && !(own && trade[noun]) && !partisan[strings.TrimSuffix(strings.ToLower(name), "s")] && (noun != "body" && noun != "bloc" && noun != "alliance" || known || own)
}

// subjectPart tells whether a name is a clause's subject or stands in it: "Norfish's
// board", "a spokesman for Norfish".
func (r *reader) subjectPart(t int) bool {
	for n := 0; n < 4 && t >= 0; n++ {
		switch rel := r.d.Tokens[t].Rel; {
		case news.RelIs(rel, "nsubj"):
			return true
		case (rel == "nmod" || rel == "nmod:poss") && !agents[r.lemma(r.d.Tokens[t].Head)]:
			return false // "a bid for Norfish"
		case news.RelIs(rel, "nmod"), rel == "compound", rel == "appos", news.RelIs(rel, "flat"), rel == "conj":
		default:
			return false
		}
		t = r.d.Tokens[t].Head
	}
	return false
}
