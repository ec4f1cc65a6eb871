package name

// Types are the kinds of name that the model tells apart, in the order of its
// labels.
var Types = []string{"PER", "LOC", "ORG", "MISC"}

// Labels gives the labels of the model: O, then B-, I-, L-, U- of each type
// (begin, inside, last, unit).
func Labels() []string {
	out := []string{"O"}
	for _, t := range Types {
		for _, p := range []string{"B-", "I-", "L-", "U-"} {
			out = append(out, p+t)
		}
	}
	return out
}

// Allowed tells whether label b may follow label a; a is -1 at the start of a
// sentence, b is -1 at its end.
func Allowed(labels []string, a, b int) bool {
	open, kind := false, ""
	if a >= 0 && labels[a] != "O" {
		open, kind = labels[a][0] == 'B' || labels[a][0] == 'I', labels[a][2:]
	}
	if b < 0 || labels[b] == "O" {
		return !open
	}
	goesOn := labels[b][0] == 'I' || labels[b][0] == 'L'
	return open == goesOn && (!open || kind == labels[b][2:])
}

// Found is a name as the model sees it: tokens [First, Last) of a sentence.
type Found struct {
	First, Last int
	Type        string
}

// Spans reads the names off labels.
func Spans(labels []string, seq []int) []Found {
	var out []Found
	first := -1
	for i, k := range seq {
		l := labels[k]
		switch l[0] {
		case 'U':
			out, first = append(out, Found{i, i + 1, l[2:]}), -1
		case 'B':
			first = i
		case 'L':
			if first >= 0 {
				out = append(out, Found{first, i + 1, l[2:]})
			}
			first = -1
		case 'O':
			first = -1
		}
	}
	return out
}

// Code gives the labels that spell names over n tokens.
func Code(n int, names []Found) []int {
	out := make([]int, n)
	for _, f := range names {
		base := 1
		for i, t := range Types {
			if t == f.Type {
				base = 1 + 4*i
			}
		}
		for k := f.First; k < f.Last; k++ {
			switch {
			case f.Last == f.First+1:
				out[k] = base + 3
			case k == f.First:
				out[k] = base
			case k == f.Last-1:
				out[k] = base + 2
			default:
				out[k] = base + 1
			}
		}
	}
	return out
}
