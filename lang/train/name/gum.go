package name

import (
	"bufio"
	"os"
	"strings"

	"synoptic/gazetteer"
)

// gumTypes maps the entity types of GUM to the model's.
var gumTypes = map[string]string{"person": "PER", "place": "LOC", "organization": "ORG", "event": "MISC", "object": "MISC", "abstract": "MISC", "animal": "MISC"}

type gumWord struct{ form, tag, misc string }

// ReadGUM derives proper names from GUM's mentions: the run of proper nouns
// around the head of a mention, without titles before a person.
func ReadGUM(path string) ([]Doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Doc
	var ws []gumWord
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<24)
	for sc.Scan() {
		l := sc.Text()
		switch {
		case strings.HasPrefix(l, "# newdoc"):
			out = append(out, nil)
		case l == "":
			if len(ws) > 0 && len(out) > 0 {
				out[len(out)-1] = append(out[len(out)-1], gumSentence(ws))
			}
			ws = nil
		case l[0] != '#':
			c := strings.Split(l, "\t")
			if len(c) == 10 && !strings.ContainsAny(c[0], "-.") {
				ws = append(ws, gumWord{c[1], c[3], c[9]})
			}
		}
	}
	return out, sc.Err()
}

type gumMention struct {
	id, kind    string
	first, head int
}

// gumSentence reads the mentions of one sentence (they do not cross its end).
func gumSentence(ws []gumWord) Sentence {
	s := Sentence{}
	label, open := make([]string, len(ws)), make([]bool, len(ws))
	var stack []gumMention
	for i, w := range ws {
		s.Words, s.Tied = append(s.Words, w.form), append(s.Tied, i > 0 && strings.Contains(ws[i-1].misc, "SpaceAfter=No"))
		_, e, _ := strings.Cut(w.misc, "Entity=")
		e, _, _ = strings.Cut(e, "|")
		for e != "" {
			if e[0] == '(' {
				n := strings.IndexAny(e[1:], "()") + 1
				body := e[1:]
				if n > 0 {
					body = e[1:n]
				}
				m := gumOpen(body, i)
				e = e[1+len(body):]
				if strings.HasPrefix(e, ")") {
					mark(ws, m, i+1, label, open)
					e = e[1:]
				} else {
					stack = append(stack, m)
				}
				continue
			}
			id, rest, _ := strings.Cut(e, ")")
			e = rest
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].id == id {
					mark(ws, stack[k], i+1, label, open)
					stack = append(stack[:k], stack[k+1:]...)
					break
				}
			}
		}
	}
	s.Names, s.Context = restOf(s.Words, label, open)
	for k, w := range ws { // a proper noun that no mention holds
		s.Context = s.Context || w.tag == "PROPN" && label[k] == "" && gazetteer.Month(w.form)+gazetteer.Weekday(w.form) == 0 && !gazetteer.IsTitleWord(w.form) && gazetteer.Kinds(w.form)&gazetteer.KindDemonym == 0
	}
	return s
}

func gumOpen(body string, at int) gumMention {
	c := strings.Split(body, "-")
	m := gumMention{id: c[0], first: at}
	if len(c) > 5 {
		m.kind = c[1]
		head, _, _ := strings.Cut(c[5], ",")
		for _, r := range head {
			if r >= '0' && r <= '9' {
				m.head = m.head*10 + int(r-'0')
			}
		}
	}
	return m
}

// mark labels the proper nouns around the head of a mention; a name inside a
// marked one gives way to it.
func mark(ws []gumWord, m gumMention, end int, label []string, open []bool) {
	t := gumTypes[m.kind]
	h := m.first + m.head - 1
	if t == "" || m.head == 0 || h >= end || ws[h].tag != "PROPN" {
		return
	}
	joins := func(k int) bool { return ws[k].tag == "PROPN" || ws[k].form == "-" || ws[k].form == "." }
	first, last := h, h+1
	for first > m.first && joins(first-1) {
		first--
	}
	for last < end && joins(last) {
		last++
	}
	for last > h+1 && ws[last-1].tag != "PROPN" {
		last--
	}
	for last+1 < end && t != "PER" && (ws[last].form == "of" || ws[last].form == "for" || ws[last].form == "and") && ws[last+1].tag == "PROPN" {
		last += 2
		for last < end && joins(last) {
			last++
		}
	}
	if t == "PER" {
		for first < last-1 {
			_, honorific := gazetteer.Honorific(ws[first].form)
			if !honorific && !gazetteer.IsTitleWord(ws[first].form) && ws[first].form != "." {
				break
			}
			first++
		}
		if gazetteer.Kinds(ws[first].form)&gazetteer.KindDemonym != 0 {
			t = "MISC"
		}
	}
	for k := first; k < last; k++ {
		label[k], open[k] = t, k == first
	}
}
