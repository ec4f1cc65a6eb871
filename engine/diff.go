package engine

import (
	"unicode"
	"unicode/utf8"

	"synoptic/news"
)

// Change is what an outlet changed between two versions of an article.
type Change struct {
	TitleEdits []Edit `json:"titleEdits,omitempty"`
	Edits      []Edit `json:"edits,omitempty"`
	Out        int    `json:"out"` // words of the text taken out
	In         int    `json:"in"`  // and put in
}

// Edit is one place that was changed: the bytes Start to End of the earlier
// text gave way to those of the later one.
type Edit struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	NewStart int    `json:"newStart"`
	NewEnd   int    `json:"newEnd"`
	Out      string `json:"out,omitempty"`
	In       string `json:"in,omitempty"`
}

// Changed compares two versions of an article word by word.
func Changed(was, is *news.Article) Change {
	c := Change{TitleEdits: Diff(was.Title, is.Title), Edits: Diff(was.Text, is.Text)}
	for _, e := range c.Edits {
		c.Out += len(pieces(e.Out))
		c.In += len(pieces(e.In))
	}
	return c
}

// piece is a word or a sign of a text.
type piece struct {
	text       string
	start, end int
}

// pieces cuts a text into words and signs; white space counts for nothing.
func pieces(s string) []piece {
	var out []piece
	word := -1
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if word < 0 {
				word = i
			}
			continue
		}
		if word >= 0 {
			out = append(out, piece{s[word:i], word, i})
			word = -1
		}
		if !unicode.IsSpace(r) {
			_, n := utf8.DecodeRuneInString(s[i:])
			out = append(out, piece{s[i : i+n], i, i + n})
		}
	}
	if word >= 0 {
		out = append(out, piece{s[word:], word, len(s)})
	}
	return out
}

// Diff gives what has to be changed in a text, word by word, to make another
// of it, in order. Texts are cut at the runs of three words that stand once in
// both (Cohen's patience diff), and compared exactly in between (Myers 1986);
// where too much differs for that, the whole stretch is one edit, so that the
// time stays bounded.
func Diff(was, is string) []Edit {
	a, b := pieces(was), pieces(is)
	d := &differ{a: a, b: b}
	i, j := 0, 0
	for _, m := range anchors(a, b) {
		if m[0] < i || m[1] < j {
			continue
		}
		d.between(i, m[0], j, m[1])
		i, j = m[0], m[1]
		for i < len(a) && j < len(b) && a[i].text == b[j].text {
			i, j = i+1, j+1
		}
	}
	d.between(i, len(a), j, len(b))
	return d.edits(was, is)
}

// anchors pairs the places of runs of three words that stand once in each
// text, those that are in the same order in both.
func anchors(a, b []piece) [][2]int {
	once := func(list []piece) map[[3]string]int {
		at := map[[3]string]int{}
		for i := 0; i+3 <= len(list); i++ {
			k := [3]string{list[i].text, list[i+1].text, list[i+2].text}
			if _, ok := at[k]; ok {
				at[k] = -1
			} else {
				at[k] = i
			}
		}
		return at
	}
	in := once(b)
	mine := once(a)
	var pairs [][2]int
	for i := 0; i+3 <= len(a); i++ {
		k := [3]string{a[i].text, a[i+1].text, a[i+2].text}
		if j, ok := in[k]; ok && j >= 0 && mine[k] == i {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	return increasing(pairs)
}

// increasing gives the longest run of pairs that increase in both places
// (patience sorting); the first places increase already.
func increasing(pairs [][2]int) [][2]int {
	var tops []int // index of the last pair of the best run of each length
	back := make([]int, len(pairs))
	for n, p := range pairs {
		lo, hi := 0, len(tops)
		for lo < hi {
			mid := (lo + hi) / 2
			if pairs[tops[mid]][1] < p[1] {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		back[n] = -1
		if lo > 0 {
			back[n] = tops[lo-1]
		}
		if lo == len(tops) {
			tops = append(tops, n)
		} else {
			tops[lo] = n
		}
	}
	if len(tops) == 0 {
		return nil
	}
	out := make([][2]int, len(tops))
	for n, i := tops[len(tops)-1], len(tops)-1; n >= 0; n, i = back[n], i-1 {
		out[i] = pairs[n]
	}
	return out
}

// differ collects edits as stretches of pieces: a[x0:x1] gives way to b[y0:y1].
type differ struct {
	a, b []piece
	list [][4]int
}

// mostSteps bounds the exact comparison of a stretch.
const mostSteps = 200

// between compares a[i:i2] with b[j:j2].
func (d *differ) between(i, i2, j, j2 int) {
	for i < i2 && j < j2 && d.a[i].text == d.b[j].text {
		i, j = i+1, j+1
	}
	for i < i2 && j < j2 && d.a[i2-1].text == d.b[j2-1].text {
		i2, j2 = i2-1, j2-1
	}
	if i == i2 || j == j2 || !d.myers(i, i2, j, j2) {
		d.add(i, i2, j, j2)
	}
}

// myers compares two stretches by the greedy algorithm; false when they differ
// in more than mostSteps places.
func (d *differ) myers(i, i2, j, j2 int) bool {
	n, m := i2-i, j2-j
	v := map[int]int{1: 0}
	var trail []map[int]int
	for step := 0; step <= min(n+m, mostSteps); step++ {
		was := make(map[int]int, len(v))
		for k, x := range v {
			was[k] = x
		}
		trail = append(trail, was)
		for k := -step; k <= step; k += 2 {
			x := v[k-1] + 1
			if k == -step || k != step && v[k-1] < v[k+1] {
				x = v[k+1]
			}
			y := x - k
			for x < n && y < m && d.a[i+x].text == d.b[j+y].text {
				x, y = x+1, y+1
			}
			v[k] = x
			if x >= n && y >= m {
				d.walk(trail, i, j, n, m)
				return true
			}
		}
	}
	return false
}

// walk goes back along the trail of the comparison and notes the steps.
func (d *differ) walk(trail []map[int]int, i, j, x, y int) {
	var steps [][4]int
	for step := len(trail) - 1; step > 0; step-- {
		v, k := trail[step], x-y
		from := k - 1
		if k == -step || k != step && v[k-1] < v[k+1] {
			from = k + 1
		}
		px := v[from]
		py := px - from
		if from == k+1 {
			steps = append(steps, [4]int{i + px, i + px, j + py, j + py + 1})
		} else {
			steps = append(steps, [4]int{i + px, i + px + 1, j + py, j + py})
		}
		x, y = px, py
	}
	for n := len(steps) - 1; n >= 0; n-- {
		s := steps[n]
		d.add(s[0], s[1], s[2], s[3])
	}
}

// add notes an edit; one that follows the last with at most one piece between
// is part of it.
func (d *differ) add(i, i2, j, j2 int) {
	if i == i2 && j == j2 {
		return
	}
	if n := len(d.list); n > 0 && i-d.list[n-1][1] <= 1 && j-d.list[n-1][3] <= 1 {
		d.list[n-1][1], d.list[n-1][3] = i2, j2
		return
	}
	d.list = append(d.list, [4]int{i, i2, j, j2})
}

// edits gives what was collected as bytes of the two texts. Nothing taken out
// or put in stands where the next piece begins.
func (d *differ) edits(was, is string) []Edit {
	at := func(list []piece, from, to int, s string) (int, int) {
		switch {
		case from < to:
			return list[from].start, list[to-1].end
		case from < len(list):
			return list[from].start, list[from].start
		}
		return len(s), len(s)
	}
	var out []Edit
	for _, l := range d.list {
		var e Edit
		e.Start, e.End = at(d.a, l[0], l[1], was)
		e.NewStart, e.NewEnd = at(d.b, l[2], l[3], is)
		e.Out, e.In = was[e.Start:e.End], is[e.NewStart:e.NewEnd]
		out = append(out, e)
	}
	return out
}
