package news

import (
	"sort"
	"strings"
)

// NameAt gives the name that holds token i, or nil.
func (d *Doc) NameAt(i int) *Name {
	n := sort.Search(len(d.Names), func(k int) bool { return d.Names[k].Last > i })
	if n < len(d.Names) && d.Names[n].First <= i {
		return &d.Names[n]
	}
	return nil
}

// Antecedent gives the head of the mention, no pronoun, that ends before a relative
// pronoun and its comma, by the order of the words and whatever the tree hangs the
// clause on; -1 where there is none.
func (d *Doc) Antecedent(pronoun int) int {
	end := pronoun
	if end > 0 && d.Word(end-1) == "," {
		end--
	}
	s := d.SentenceAt(pronoun)
	if s < 0 {
		return -1
	}
	for _, k := range d.MentionsIn(d.Sentences[s].Span) {
		if m := d.Mentions[k]; m.Last == end && m.Kind != MentionPronoun {
			return m.Head
		}
	}
	return -1
}

// Cased tells whether a phrase headed by token i stands after a preposition:
// by the tree, or, where the tree has none for it, by the order of the words.
func (d *Doc) Cased(i int, word string) bool {
	found, any := false, false
	d.Children(i, func(c int) bool {
		if d.Tokens[c].Rel == "case" && c < i {
			any = true
			found = strings.EqualFold(d.Word(c), word)
		}
		return !found
	})
	if any {
		return found
	}
	for k := i - 1; k >= 0 && k > i-6; k-- {
		switch d.Tokens[k].Tag {
		case "ADP":
			return strings.EqualFold(d.Word(k), word)
		case "DET", "ADJ", "NUM", "NOUN", "PROPN":
		case "PRON":
			if d.Tokens[k].XPos != "PRP$" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// Opens gives the first token of a sentence behind a dateline that it begins with,
// "PORT SUL (Agency) -", also where what a page puts before that runs into it:
// "PORT SUL | Wed May 7 PORT SUL (Agency) -".
func (d *Doc) Opens(sentence int) int {
	s := d.Sentences[sentence]
	if d.Word(s.First) == "(" { // "(Agency Photo) PORT SUL --"
		for k := s.First + 1; k < min(s.First+6, s.Last-1); k++ {
			if d.Word(k) == ")" {
				s.First = k + 1
				break
			}
		}
	}
	for t := s.First + 1; t < min(s.First+100, s.Last); t++ {
		if w := d.Word(t); (w == "GMT" || w == "BST" || w == "ET" || w == "EDT" || w == "EST") && t > s.First+3 && strings.EqualFold(d.Word(t-3), "updated") {
			if t+1 < s.Last && pressed[strings.ToLower(d.Word(t+1))] {
				t++
			}
			return min(t+1, s.Last-1) // "Last updated at 10:46 GMT"
		} else if (w == "GMT" || w == "BST" || w == "EST" || w == "EDT") && len(d.Word(t-1)) > 3 && figures(d.Word(t-1), ".:") && (t == s.First+1 || len(d.Word(t-2)) == 4 && figures(d.Word(t-2), "")) {
			return min(t+1, s.Last-1) // "Sunday 9 May 2010 22.12 BST"
		} else if !Dash(w) || d.Tokens[t].Start == d.Tokens[t-1].End {
			continue
		}
		after := min(t+1, s.Last-1) // where nothing follows, the dash
		if t > s.First+2 && d.Word(t-1) == ")" && d.Word(t-3) == "(" && agencies[strings.ToLower(d.Word(t-2))] {
			return after
		}
		if t >= s.First+40 {
			continue
		}
		if t < s.First+24 && d.capitals(s.First) && d.placed(s.First, t) {
			return after
		}
		for k := t - 2; d.Word(t-1) == ")" && k > max(s.First, t-7); k-- {
			if d.Word(k) == "(" && (d.capitals(k-1) || k-3 > s.First && d.Word(k-2) == "," && d.capitals(k-3) || d.placed(s.First, k)) {
				return after
			}
		}
	}
	return d.credited(d.Sentences[sentence])
}

// figures tells whether a word has figures, and some marks between them, alone.
func figures(w, marks string) bool {
	return strings.ContainsAny(w, "0123456789") && strings.Trim(w, "0123456789"+marks) == ""
}

// Dash tells whether a word is a dash, as it ends a dateline or parts a sentence.
func Dash(w string) bool {
	switch w {
	case "-", "–", "—", "―", "--":
		return true
	}
	return false
}

// credited gives the token behind who wrote a report or took its picture, where that runs into
// a sentence: "By Ada Vell Harbour Correspondent | The", "Vell via Agency) | The", "(Agency) | The";
// else the first.
func (d *Doc) credited(s Sentence) int {
	by := strings.EqualFold(d.Word(s.First), "by")
	for k := s.First + 1; k < min(s.First+16, s.Last-2); k++ {
		w := d.Word(k)
		switch c := w[0]; {
		case by && posts[strings.ToLower(w)] && d.Tokens[k+1].Tag != "ADP", w == ")" && k > s.First+1:
			return k + 1
		case c >= '0' && c <= '9', w == "(", c >= 'a' && c <= 'z' && w != "the" && w != "via" && w != "for":
			return s.First
		}
	}
	return s.First
}

// posts are what writers of reports are by their line.
var posts = map[string]bool{"correspondent": true, "reporter": true, "editor": true, "writer": true, "staff": true}

// pressed are buttons of pages.
var pressed = map[string]bool{"help": true, "share": true, "print": true, "comments": true}

// agencies are names of agencies in a dateline's brackets.
var agencies = map[string]bool{"ap": true, "afp": true, "reuters": true, "cnn": true, "upi": true, "dpa": true, "xinhua": true, "bloomberg": true, "efe": true,
	"ansa": true, "tass": true, "kyodo": true, "pti": true, "ians": true, "yonhap": true}

// placed tells whether tokens say no more than a place and a day: no word that is
// not written like a name has a verb's or a small word's part.
func (d *Doc) placed(first, last int) bool {
	for _, t := range d.Tokens[first:last] {
		switch w := d.Article.Text[t.Start]; t.Tag {
		case "VERB", "AUX", "PRON", "DET", "SCONJ":
			if w >= 'a' && w <= 'z' {
				return false
			}
		}
	}
	return true
}

// Quoted tells whether a span lies in somebody's very words.
func (d *Doc) Quoted(s Span) bool {
	for _, i := range d.SaidOver(s) {
		a := d.Attributions[i]
		for _, c := range a.Content {
			if a.Mode != "indirect" && c.Contains(s) && (a.Mode == "direct" || Unclosed(d.Article.Text[max(c.Start-len("“"), 0):s.Start])) {
				return true
			}
		}
	}
	return false
}

// Unclosed tells whether a quotation begun in a text goes on behind it.
func Unclosed(text string) bool {
	return strings.Count(text, "“") > strings.Count(text, "”") || strings.Count(text, "‘") > strings.Count(text, "’") || strings.Count(text, `"`)%2 == 1
}

// capitals tells whether a token is a word in capitals.
func (d *Doc) capitals(i int) bool {
	w := d.Word(i)
	return len(w) > 1 && strings.ToUpper(w) == w && strings.ToLower(w) != w
}
