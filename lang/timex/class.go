package timex

import (
	"strings"

	"synoptic/lang/number"
)

// class tells, from a word alone, what it can be in a temporal expression. Most
// words are none of it and cost one look into a table.
type class uint8

const (
	strong class = 1 << iota // can open one
	weak                     // can open one if what follows is strong or part
	part                     // can stand second, after a weak word
	phrase                   // can open a reference or an approximation
)

// expression is a fixed row of words and what it means.
type expression struct {
	words []string
	means string
}

var referencesBy, approximationsBy = indexed(references), indexed(approximations)

// indexed lists expressions by their first word, in their order.
func indexed(list []struct{ words, means string }) map[string][]expression {
	m := map[string][]expression{}
	for _, x := range list {
		w := strings.Fields(x.words)
		m[w[0]] = append(m[w[0]], expression{w, x.means})
	}
	return m
}

// classes is made from the tables of words and from what the rules themselves
// name.
var classes = func() map[string]class {
	m := map[string]class{}
	put := func(c class, list string) {
		for _, w := range strings.Fields(list) {
			m[w] |= c
		}
	}
	put(strong|part, `today yesterday tomorrow tonight overnight noon midday midnight twenties thirties forties fifties
		sixties seventies eighties nineties hundreds thousands dozens comparable corresponding mid fiscal calendar ago daytime nighttime
		once twice`)
	put(weak|part, `last past this current next coming upcoming previous preceding prior following subsequent same that
		latest recent future final first opening closing many`)
	put(weak, `the a an its their in during another per each every`)
	put(part, `very full whole single few couple near short long half third quarter other time period entire hundred
		thousand million dozen`)
	for w := range months {
		m[w] |= strong | part
	}
	for w := range weekdays {
		m[w] |= strong | part
	}
	for _, list := range []map[string]string{seasons, partsOfDay, units, often, stretches} {
		for w := range list {
			m[w] |= strong | part
		}
	}
	for _, h := range holidays {
		w, _, _ := strings.Cut(h.words, " ")
		m[w] |= strong | part
	}
	for w := range referencesBy {
		m[w] |= phrase
	}
	for w := range approximationsBy {
		m[w] |= phrase
	}
	return m
}()

// classOf gives the class of a word in lower case.
func classOf(w string) class {
	c := classes[w]
	switch {
	case w == "" || w == "a" || w == "an":
	case number.Starts(w), len(w) == 2 && (w[0] == 'q' || w[0] == 'h') && w[1] >= '1' && w[1] <= '4', strings.HasPrefix(w, "mid"), strings.HasPrefix(w, "fy"):
		c |= strong | part
	case w[0] == '\'' && len(w) > 2 || strings.HasPrefix(w, "‘"):
		if b := w[len(w)-1]; b == 's' || b == '\'' || len(w) == 3 && b >= '0' && b <= '9' {
			c |= strong | part
		}
	}
	return c
}

func classAt(c []class, i int) class {
	if i < len(c) {
		return c[i]
	}
	return 0
}
