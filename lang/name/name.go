// Package name finds proper names and their types: a linear-chain CRF, whose
// scores are those of a linear model and a small net, over the tokens of all
// sentences of a document, with what package gazetteer knows, word classes, and
// what the rest of the document shows of a word; then rules that give the types of package news and clean the edges. The method is
// that of Ratinov and Roth, "Design Challenges and Misconceptions in Named
// Entity Recognition" (2009), as a CRF.
package name

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"synoptic/lang/model"
	"synoptic/news"
)

// Check opens the weights that Read needs; the error is of kind news.Broken.
// It also tells when the word classes are not those that the model was trained
// with; Read then does without classes.
func Check() error {
	t, err := tagger()
	if err != nil {
		return err
	}
	if want := t.linear.Param("clusters"); want != "" && want != ClassesID() {
		return &news.Error{Kind: news.Broken, Hint: "train it again: go run ./lang/train/cmd name",
			Err: fmt.Errorf("name: the word classes (clusters.bin) are not those of the model")}
	}
	return nil
}

// ClassesID gives a short mark of the word classes embedded, "" for none.
func ClassesID() string {
	s, err := model.Bytes("clusters")
	if err != nil {
		return ""
	}
	return strconv.FormatUint(model.Hash(s), 36)
}

// Model is the trained model as Read uses it. It is safe for concurrent use.
type Model struct {
	linear *model.Linear
	hidden *model.Hidden // a net over the same features; nil: none
	trans  []int32       // score of label b after a at [a*labels+b]
	labels []string
	before [][]int // the labels that may come before each
	first  []bool  // may open a sentence, or follow a word in no name
	last   []bool  // may end one
	lower  map[string]bool
	votes  bool // trained to read a document again by its votes
	pool   sync.Pool
}

// New makes a Model of its weights, word classes and lists (nil: none). The error
// tells of a net among the weights that cannot be read.
func New(l, classes, lists *model.Linear) (*Model, error) {
	hidden, err := l.Hidden()
	if err != nil {
		return nil, err
	}
	t := &Model{linear: l, hidden: hidden, labels: l.Labels(), lower: map[string]bool{}, votes: l.Param("votes") != ""}
	n := len(t.labels)
	t.trans = make([]int32, n*n)
	for i, f := range strings.Fields(l.Param("transitions")) {
		if v, err := strconv.ParseFloat(f, 32); err == nil && i < len(t.trans) {
			t.trans[i] = int32(float32(v) * l.Scale())
		}
	}
	t.before, t.first, t.last = make([][]int, n), make([]bool, n), make([]bool, n)
	for b := range n {
		t.first[b], t.last[b] = Allowed(t.labels, -1, b), Allowed(t.labels, b, -1)
		for a := range n {
			if Allowed(t.labels, a, b) {
				t.before[b] = append(t.before[b], a)
			}
		}
	}
	for w := range strings.FieldsSeq(l.Param("lower")) {
		t.lower[w] = true
	}
	t.pool.New = func() any { return NewReader(classes, lists, t.lower) }
	return t, nil
}

var tagger = sync.OnceValues(func() (*Model, error) {
	l, err := model.Open("name")
	if err != nil {
		return nil, err
	}
	var classes, lists *model.Linear
	if id := l.Param("clusters"); id != "" && id == ClassesID() {
		if classes, err = model.Open("clusters"); err != nil {
			return nil, err
		}
	}
	if l.Param("lists") != "" {
		if lists, err = model.Open("name-lists"); err != nil {
			return nil, err
		}
	}
	return New(l, classes, lists)
})

// Read gives the names in the order of the text; they do not overlap. Without
// weights it gives none: see Check.
func Read(d *news.Doc) []news.Name {
	t, err := tagger()
	if err != nil || len(d.Tokens) == 0 {
		return nil
	}
	return t.Read(d)
}

// Read gives the names in the order of the text; they do not overlap.
func (t *Model) Read(d *news.Doc) []news.Name {
	words := wordsOf(d)
	found, wire := t.find(d, words)
	return t.finish(d, words, found, wire)
}

// Raw gives the names as the weights alone see them, before the rules.
func (t *Model) Raw(d *news.Doc) []Found {
	found, _ := t.find(d, wordsOf(d))
	return found
}

func wordsOf(d *news.Doc) []string {
	words := make([]string, len(d.Tokens))
	for i := range d.Tokens {
		words[i] = d.Word(i)
	}
	return words
}

// find gives the names as the weights see them, and whether the document is
// set as wire copy is.
func (t *Model) find(d *news.Doc, words []string) (found []Found, wire bool) {
	if len(words) == 0 {
		return nil, false
	}
	r := t.pool.Get().(*Reader)
	defer t.pool.Put(r)
	tied := make([]bool, len(d.Tokens))
	for i := range d.Tokens {
		tied[i] = i > 0 && d.Tokens[i].Start == d.Tokens[i-1].End
	}
	runs := lines(d, words)
	in, ties := make([][]string, len(runs)), make([][]bool, len(runs))
	for i, s := range runs {
		in[i], ties[i] = words[s[0]:s[1]], tied[s[0]:s[1]]
	}
	doc := r.Doc(in, ties)
	for i, seq := range t.label(doc) {
		for _, f := range Spans(t.labels, seq) {
			f.First, f.Last = f.First+runs[i][0], f.Last+runs[i][0]
			found = append(found, parted(words, tied, f)...)
		}
	}
	return found, doc.wire
}

// parted parts a name where a bracket closes or opens that has no other in it,
// and at a dash between blanks, as in a dateline: "(Meridian Press) - Portugal".
func parted(words []string, tied []bool, f Found) []Found {
	if f.Last-f.First < 2 {
		return []Found{f}
	}
	var out []Found
	from, opens := f.First, []int(nil)
	cut := func(to int) {
		if to > from {
			g := f
			g.First, g.Last = from, to
			out = append(out, g)
		}
		from, opens = to+1, nil
	}
	for i := f.First; i < f.Last; i++ {
		switch words[i] {
		case "(", "[":
			opens = append(opens, i)
		case ")", "]":
			if len(opens) == 0 {
				cut(i)
			} else {
				opens = opens[:len(opens)-1]
			}
		case "-", "–", "—":
			if !tied[i] && i+1 < len(words) && !tied[i+1] {
				cut(i)
			}
		}
	}
	for len(opens) > 0 {
		cut(opens[0])
	}
	cut(f.Last)
	return out
}

// label gives the labels of each sentence, nil for one without a name. What
// the votes of the document speak against is read again.
func (t *Model) label(doc *Doc) [][]int {
	out, all := make([][]int, len(doc.words)), make([][]int32, len(doc.words))
	L, n := len(t.labels), 0
	for i := range doc.words {
		n += len(doc.words[i])
	}
	slab := make([]int32, n*L)
	var features []uint64
	for i, s := range doc.words {
		if !doc.hopeful(i) {
			continue
		}
		scores := slab[:len(s)*L]
		slab = slab[len(s)*L:]
		for k := range s {
			row := scores[k*L:][:L]
			if !doc.Candidate(i, k) {
				row[0] = none
				continue
			}
			features = doc.Features(i, k, features[:0])
			if t.hidden != nil {
				t.hidden.Add(row, features)
			} else {
				t.linear.Add(row, features)
			}
		}
		out[i], all[i] = t.viterbi(scores), scores
	}
	if !t.votes {
		return out
	}
	v := doc.Votes(out)
	again := make([][]int, len(out))
	copy(again, out)
	for i := range out {
		if out[i] == nil || !v.Doubt(i) {
			continue
		}
		for k := range out[i] {
			if features = v.Features(i, k, features[:0]); len(features) > 0 {
				t.linear.Add(all[i][k*L:][:L], features)
			}
		}
		again[i] = t.viterbi(all[i])
	}
	return again
}

// hopeful tells whether a token of sentence i can be part of a name.
func (d *Doc) hopeful(i int) bool {
	for k := range d.words[i] {
		if d.Candidate(i, k) {
			return true
		}
	}
	return false
}

// lines gives the tokens [first, last) that are looked at together: sentences,
// put together again where one breaks off inside its line without a final mark
// ("SOCCER - EXAMPLE TOWN WIN", a row of a table) or after an initial.
func lines(d *news.Doc, words []string) [][2]int {
	out := make([][2]int, 0, len(d.Sentences))
	for i, s := range d.Sentences {
		if n := len(out); n > 0 && s.First > 0 && out[n-1][1] == s.First && s.Last-out[n-1][0] < 60 {
			gap := d.Article.Text[d.Sentences[i-1].End:s.Start]
			if !strings.Contains(gap, "\n") && !ended(words[out[n-1][0]:s.First]) {
				out[n-1][1] = s.Last
				continue
			}
		}
		out = append(out, [2]int{s.First, s.Last})
	}
	return out
}

// ended tells whether a sentence has come to its end: a closing mark, a
// quotation mark after one, but not an initial alone ("I." in a row of names).
func ended(s []string) bool {
	n := len(s)
	w := s[n-1]
	switch w {
	case ".":
		return n < 2 || len(s[n-2]) != 1 || !isCapital(s[n-2])
	case `"`, "”", "''", "'", "’":
		return n == 1 || final[s[n-2]] || s[n-2] == ","
	}
	return final[w] && (len(w) != 2 || !isCapital(w))
}

// final are the marks that end a sentence.
var final = map[string]bool{".": true, "!": true, "?": true, "...": true, "…": true, ")": true, ";": true}

// none is the score of no name for a word that cannot be part of one.
const none = 1 << 26

// viterbi gives the best labels for scores [position*labels+label].
func (t *Model) viterbi(unary []int32) []int {
	L := len(t.labels)
	n := len(unary) / L
	best, from := make([]int32, n*L), make([]uint8, n*L)
	const never = -1 << 30
	top := int32(0)
	for i := range n {
		prev := top
		top = never
		row := best[i*L:][:L]
		for b := range row {
			row[b] = never
		}
		for b := range L {
			v, arg := int32(never), 0
			switch {
			case i == 0:
				if t.first[b] {
					v = 0
				}
			case unary[(i-1)*L] >= none: // the word before is in no name
				if t.first[b] {
					v = best[(i-1)*L] - prev + t.trans[b]
				}
			default:
				for _, a := range t.before[b] {
					if s := best[(i-1)*L+a]; s > never/2 && s-prev+t.trans[a*L+b] > v {
						v, arg = s-prev+t.trans[a*L+b], a
					}
				}
			}
			if v > never/2 && (i < n-1 || t.last[b]) {
				row[b], from[i*L+b] = v+unary[i*L+b], uint8(arg)
				top = max(top, row[b])
			}
			if unary[i*L] >= none {
				break // nor is this one
			}
		}
	}
	out := make([]int, n)
	if n == 0 {
		return out
	}
	out[n-1] = model.Best(best[(n-1)*L:])
	for i := n - 1; i > 0; i-- {
		out[i-1] = int(from[i*L+out[i]])
	}
	return out
}
