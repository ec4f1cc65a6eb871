package want

import (
	"synoptic/news"
)

// A paper speaks for whoever brought it: "the lawsuit asks the court to strike
// down the law" tells what those ask who sue.

// pleadings are the papers by which somebody asks a court or an office for a
// thing, motions those by which an assembly speaks.
var (
	pleadings = words("lawsuit suit complaint petition filing brief motion appeal")
	motions   = words("resolution motion communique declaration draft report study")
)

// issuing are the verbs by which a pleading is brought and a motion becomes an assembly's.
var issuing = words("file bring lodge submit pass adopt approve issue draft table introduce sponsor release publish unveil commission")

// bringers gives the sides that the article names as those who brought a
// pleading or passed a motion whose own words name nobody, in the order of the
// text, at most three: all who are told of in one sentence.
func (r *reader) bringers(head int) []holder {
	l := r.lemma(head)
	pleading := pleadings[l] || l == "it" && r.afterPleading(head)
	if !pleading && !motions[l] {
		return nil
	}
	if first, _ := r.chunk(head); r.possessor(first, head) >= 0 {
		return nil
	}
	if r.papers == nil {
		r.papers = map[string][]holder{}
		for _, sent := range r.d.Sentences {
			for t := sent.First; t < sent.Last; t++ {
				if r.d.Tokens[t].Tag == "VERB" && r.d.Tokens[t].XPos != "VB" {
					r.broughtBy(sent, t)
				}
			}
		}
	}
	if pleading && (r.papers[""] != nil || !motions[l]) {
		return r.papers[""]
	}
	return r.papers[paperKind(l)]
}

// paperKind gives one word for the papers that may be one: "the motion" goes on
// with a resolution, no report does.
func paperKind(noun string) string {
	if noun == "report" || noun == "study" {
		return "report"
	}
	return "motion"
}

// broughtBy notes who brings a pleading or passes a motion by the verb at t,
// where none was noted before.
func (r *reader) broughtBy(sent news.Sentence, t int) {
	s, paper := -1, ""
	o := r.d.Child(t, "obj")
	switch l := r.lemma(t); {
	case l == "sue" && r.d.Child(t, "aux:pass") < 0:
		s = r.ownSubject(t)
	case issuing[l] && o > t && pleadings[r.lemma(o)]:
		s = r.ownSubject(t)
	case issuing[l] && o > t && motions[r.lemma(o)]:
		s, paper = r.ownSubject(t), paperKind(r.lemma(o))
	}
	if s < sent.First || r.d.Tokens[s].Tag == "PRON" || r.papers[paper] != nil {
		return
	}
	if h := r.holder(s); h.party != "" {
		r.papers[paper] = r.joint(sent, s, h)
	}
}

// afterPleading tells whether the sentence before a token's is one whose subject
// is a pleading: "it" goes on with it.
func (r *reader) afterPleading(t int) bool {
	k := r.d.SentenceAt(t) - 1
	if k < 0 {
		return false
	}
	for i := r.d.Sentences[k].First; i < r.d.Sentences[k].Last; i++ {
		if r.d.Tokens[i].Head < 0 {
			s := r.ownSubject(i)
			return s >= 0 && pleadings[r.lemma(s)]
		}
	}
	return false
}
