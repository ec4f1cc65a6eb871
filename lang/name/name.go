// Package name finds proper names and their types: a linear-chain CRF over
// the tokens of all sentences of a document, with what package gazetteer
// knows, word classes, and what the rest of the document shows of a word; then
// rules that give the types of package news and clean the edges. The method is
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

// crf is the model as Read uses it.
type crf struct {
	linear *model.Linear
	trans  []int32 // score of label b after a at [a*labels+b]
	labels []string
	before [][]int // the labels that may come before each
	first  []bool  // may open a sentence
	last   []bool  // may end one
	lower  map[string]bool
	pool   sync.Pool
}

var tagger = sync.OnceValues(func() (*crf, error) {
	l, err := model.Open("name")
	if err != nil {
		return nil, err
	}
	var classes *model.Linear
	if id := l.Param("clusters"); id != "" && id == ClassesID() {
		if classes, err = model.Open("clusters"); err != nil {
			return nil, err
		}
	}
	t := &crf{linear: l, labels: l.Labels(), lower: map[string]bool{}}
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
	lists, err := openLists(l)
	if err != nil {
		return nil, err
	}
	t.pool.New = func() any { return NewReader(classes, lists, t.lower) }
	return t, nil
})

// Read gives the names in the order of the text; they do not overlap. Without
// weights it gives none: see Check.
func Read(d *news.Doc) []news.Name {
	t, err := tagger()
	if err != nil || len(d.Tokens) == 0 {
		return nil
	}
	r := t.pool.Get().(*Reader)
	defer t.pool.Put(r)
	words, tied := make([]string, len(d.Tokens)), make([]bool, len(d.Tokens))
	for i := range d.Tokens {
		words[i] = d.Word(i)
		tied[i] = i > 0 && d.Tokens[i].Start == d.Tokens[i-1].End
	}
	runs := lines(d, words)
	in, ties := make([][]string, len(runs)), make([][]bool, len(runs))
	for i, s := range runs {
		in[i], ties[i] = words[s[0]:s[1]], tied[s[0]:s[1]]
	}
	doc := r.Doc(in, ties)
	var found []Found
	var features []uint64
	var scores []int32
	for i, s := range runs {
		if !doc.hopeful(i) {
			continue
		}
		scores = append(scores[:0], make([]int32, len(in[i])*len(t.labels))...)
		for k := range in[i] {
			row := scores[k*len(t.labels):][:len(t.labels)]
			if !doc.Candidate(i, k) {
				row[0] = 1 << 26
				continue
			}
			features = doc.Features(i, k, features[:0])
			t.linear.Add(row, features)
		}
		for _, f := range Spans(t.labels, t.viterbi(scores)) {
			f.First, f.Last = f.First+s[0], f.Last+s[0]
			found = append(found, f)
		}
	}
	return t.finish(d, words, found, doc.wire)
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
// ("SOCCER - EXAMPLE TOWN WIN", a row of a table).
func lines(d *news.Doc, words []string) [][2]int {
	out := make([][2]int, 0, len(d.Sentences))
	for i, s := range d.Sentences {
		if n := len(out); n > 0 && s.First > 0 && out[n-1][1] == s.First && s.Last-out[n-1][0] < 60 {
			gap := d.Article.Text[d.Sentences[i-1].End:s.Start]
			if !strings.Contains(gap, "\n") && !final[words[s.First-1]] {
				out[n-1][1] = s.Last
				continue
			}
		}
		out = append(out, [2]int{s.First, s.Last})
	}
	return out
}

// final are the marks that end a sentence.
var final = map[string]bool{".": true, "!": true, "?": true, "...": true, "…": true, `"`: true, "”": true, "''": true, "'": true, "’": true, ")": true, ";": true}

// viterbi gives the best labels for scores [position*labels+label].
func (t *crf) viterbi(unary []int32) []int {
	L := len(t.labels)
	n := len(unary) / L
	best, from := make([]int32, n*L), make([]uint8, n*L)
	const never = -1 << 30
	top := int32(0)
	for i := range n {
		prev := top
		top = never
		for b := range L {
			v, arg := int32(never), 0
			if i == 0 {
				if t.first[b] {
					v = 0
				}
			} else {
				for _, a := range t.before[b] {
					if s := best[(i-1)*L+a]; s > never/2 && s-prev+t.trans[a*L+b] > v {
						v, arg = s-prev+t.trans[a*L+b], a
					}
				}
			}
			if i == n-1 && !t.last[b] || v <= never/2 {
				v = never
			} else {
				v += unary[i*L+b]
			}
			best[i*L+b], from[i*L+b] = v, uint8(arg)
			top = max(top, v)
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

// openLists gives the lists that a model was trained with, nil for none.
func openLists(l *model.Linear) (*model.Linear, error) {
	if l.Param("lists") == "" {
		return nil, nil
	}
	return model.Open("name-lists")
}
