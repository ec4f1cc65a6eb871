package eval

import (
	"fmt"
	"slices"
	"strings"

	"synoptic/identity"
	"synoptic/news"
)

// plain folds a text for comparing quotations.
func plain(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"", "—", "-", "–", "-").Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

// quotes scores the quotations: found, with their speaker, and put together
// across reports when they are one utterance. False are words given as quoted
// that no label has.
func (m *matcher) quotes(g *Gold) []score {
	found, right := score{part: "quotes found"}, score{part: "speakers right (of found)"}
	in := make([]map[int]bool, len(g.Quotes)) // statements that have a quote
	for i, q := range g.Quotes {
		in[i] = map[int]bool{}
		speaker, got := false, ""
		for k, s := range m.d.Statements {
			for _, r := range s.Renderings {
				if m.quoted(q, r) {
					in[i][k], got = true, s.Speaker.Text
					speaker = speaker || m.spoken(s, q.Speaker)
				}
			}
		}
		if len(in[i]) > 0 || !q.Optional {
			found.hit(len(in[i]) > 0, q.Text)
		}
		if len(in[i]) > 0 && !q.Optional {
			right.hit(speaker, fmt.Sprintf("%s: wanted %s, got %q", q.Text, strings.Join(q.Speaker, " or "), got))
		}
	}
	if g.complete("quotes") {
		for _, s := range m.d.Statements {
			m.statement(g, s, &found)
		}
	}
	return []score{found, right, m.aligned(g, in)}
}

// quoted tells whether a rendering has a labelled quotation.
func (m *matcher) quoted(q goldQuote, r news.Rendering) bool {
	if !m.in([]string{r.Article}, q.In) {
		return false
	}
	covered := 0
	for _, at := range q.At {
		for _, e := range r.Content {
			covered += max(0, min(e.End, at.end)-max(e.Start, at.start))
		}
	}
	if len(q.At) > 0 { // all but quotation marks and stops
		return covered*10 >= len(q.Text)*9
	}
	return strings.Contains(plain(words(r.Content)), plain(q.Text))
}

// statement judges a statement that is given as quoted: each of its renderings
// has words that are labelled, and they are the speaker's.
func (m *matcher) statement(g *Gold, s news.Statement, sc *score) {
	quoted, ok := false, true
	for _, r := range s.Renderings {
		if r.Mode == "indirect" {
			continue
		}
		quoted = true
		is := slices.ContainsFunc(g.Quotes, func(q goldQuote) bool {
			return m.lies(r.Content, q.At) && (m.spoken(s, q.Speaker) || s.Speaker.Entity == "" && s.Speaker.Text == "")
		})
		ok = ok && is
	}
	if quoted {
		m.judge(sc, s.Grade, ok, fmt.Sprintf("%s: %q", s.Speaker.Text, s.Content))
	}
}

// spoken tells whether a statement has one of the speakers; "" stands for
// none.
func (m *matcher) spoken(s news.Statement, speakers oneOf) bool {
	e := m.entity[string(s.Speaker.Entity)]
	return slices.ContainsFunc(speakers, func(want string) bool {
		if want == "" {
			return true
		}
		return e.ID != "" && (named(e, want) || strings.Contains(identity.Fold(e.Name), identity.Fold(want))) ||
			strings.Contains(identity.Fold(s.Speaker.Text), identity.Fold(want))
	})
}

// aligned scores pairs of found quotations of two reports: of those that are
// one utterance, how many are in one statement; and pairs of renderings of two
// reports in one statement that have labelled words: how many have words of one
// utterance.
func (m *matcher) aligned(g *Gold, in []map[int]bool) score {
	s := score{part: "pairs of one utterance"}
	for i, a := range g.Quotes {
		for j, b := range g.Quotes[:i] {
			if len(in[i]) == 0 || len(in[j]) == 0 || slices.Equal(a.In, b.In) || utterance(a, b) != "yes" {
				continue
			}
			together := false
			for k := range in[i] {
				together = together || in[j][k]
			}
			s.hit(together, a.Text+" / "+b.Text)
		}
	}
	if !g.complete("quotes") {
		return s
	}
	for _, st := range m.d.Statements {
		for i, a := range st.Renderings {
			for _, b := range st.Renderings[:i] {
				if a.Article != b.Article {
					m.pair(g, a, b, &s)
				}
			}
		}
	}
	return s
}

// pair judges two renderings that are put together.
func (m *matcher) pair(g *Gold, a, b news.Rendering, s *score) {
	known, maybe := false, false
	for _, x := range g.Quotes {
		for _, y := range g.Quotes {
			if !m.lies(a.Content, x.At) || !m.lies(b.Content, y.At) {
				continue
			}
			known = true
			switch utterance(x, y) {
			case "yes":
				s.line(true, "")
				return
			case "maybe":
				maybe = true
			}
		}
	}
	if known && !maybe {
		s.line(false, words(a.Content)+" / "+words(b.Content))
	}
}

// utterance tells whether two quotations are one utterance: yes, no or maybe.
func utterance(a, b goldQuote) string {
	out := "no"
	for _, x := range a.SameAs {
		if slices.Contains(b.SameAs, x) {
			if !strings.HasPrefix(x, "?") {
				return "yes"
			}
			out = "maybe"
		}
	}
	return out
}
