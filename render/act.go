package render

import (
	"fmt"
	"strings"

	"synoptic/news"
)

// About tells in a few words what a judgement says of what, on one line of safe
// text.
func About(j news.Judgement) string {
	named := func(n news.Named) string {
		if n.Party != "" {
			return n.Name + " (" + n.Party + ")"
		}
		return n.Name
	}
	articles := func(list []news.ArticleKey) string {
		if len(list) == 0 {
			return "nothing"
		}
		s := list[0].Title
		if s == "" {
			s = list[0].ID
		}
		if n := len(list) - 1; n > 0 {
			s += fmt.Sprintf(" and %d more", n)
		}
		return "“" + s + "”"
	}
	switch j.Verdict {
	case news.JudgedSame:
		return clean(named(j.A) + " is " + named(j.B))
	case news.JudgedDifferent:
		return clean(named(j.A) + " is not " + named(j.B))
	case news.JudgedRename:
		return clean(named(j.A) + " is called " + j.B.Name)
	case news.JudgedSide:
		return clean(named(j.A) + " is of " + j.B.Party)
	}
	if j.On == nil {
		return clean(strings.TrimSpace(named(j.A) + " and " + named(j.B)))
	}
	switch j.Verdict {
	case news.JudgedMerge:
		return clean(articles(j.On.Articles) + " with " + articles(j.On.With))
	case news.JudgedMove:
		return clean(articles(j.On.Articles) + " to the story of " + articles(j.On.With))
	case news.JudgedOut:
		return clean(articles(j.On.Articles) + " in a story of its own")
	case news.JudgedUndo:
		return clean("act " + j.On.Act)
	}
	if j.On.Line == nil {
		return ""
	}
	text := j.On.Line.Text
	if j.Verdict == news.JudgedSpeaker {
		text = named(j.B) + " said it: " + text
	}
	return clean(text)
}
