package span

import (
	"synoptic/lang/model"
	"synoptic/news"
)

// node is what the models see of a token's place in the syntax tree.
type node struct {
	head  int32  // -1 for a root, or where there is no tree
	subj  int32  // its subject, -1
	a, b  int32  // what hangs on it, itself included
	below uint16 // which relations its dependents have
	rel   uint64
}

// relations that are told apart in node.below.
var relations = map[string]uint16{"nsubj": 1, "nsubj:pass": 2, "ccomp": 4, "xcomp": 8, "parataxis": 16, "obj": 32, "iobj": 32,
	"obl": 64, "nmod": 64, "advcl": 128, "mark": 256, "cop": 512, "acl": 1024, "acl:relcl": 1024, "case": 2048}

// longSentence is the length from which the tree of a sentence is not looked at.
const longSentence = 400

// tree reads the trees of the sentences.
func (x *Text) tree(d *news.Doc) {
	x.nodes = make([]node, len(d.Tokens))
	for i := range x.nodes {
		x.nodes[i] = node{head: -1, subj: -1, a: int32(i), b: int32(i + 1)}
	}
	for _, s := range x.Sents {
		if s.Len() > longSentence {
			continue
		}
		for i := s.A; i < s.B; i++ {
			t := &d.Tokens[i]
			if t.Rel == "" {
				continue
			}
			n := &x.nodes[i]
			n.rel = model.Hash(t.Rel)
			if t.Head < s.A || t.Head >= s.B || t.Head == i {
				continue
			}
			n.head = int32(t.Head)
			h := &x.nodes[t.Head]
			h.below |= relations[t.Rel]
			if h.subj < 0 && news.RelIs(t.Rel, "nsubj") {
				h.subj = int32(i)
			}
		}
		for i := s.A; i < s.B; i++ {
			for h, n := x.nodes[i].head, 0; h >= 0 && n < longSentence; h, n = x.nodes[h].head, n+1 {
				o := &x.nodes[h]
				if o.a <= int32(i) && int32(i) < o.b {
					break
				}
				o.a, o.b = min(o.a, int32(i)), max(o.b, int32(i+1))
			}
		}
	}
}

// inherited gives the subject that a cue without one of its own takes from the
// verb it hangs on, at most four steps up; -1 when there is none.
func (x *Text) inherited(cue int) int32 {
	at := x.nodes[cue].head
	for n := 0; n < 4 && at >= 0; n++ {
		if s := x.nodes[at].subj; s >= 0 {
			return s
		}
		at = x.nodes[at].head
	}
	return -1
}

// link tells how a token hangs together with the cue: by its relation if it
// hangs on it, by the cue's if the cue hangs on it, by both if one token lies
// between them.
func (x *Text) link(cue, k int) uint64 {
	n, c := &x.nodes[k], &x.nodes[cue]
	switch {
	case k == cue:
		return 1
	case n.head == int32(cue):
		return model.Mix(2, n.rel, 0)
	case c.head == int32(k):
		return model.Mix(3, c.rel, 0)
	case n.head >= 0 && x.nodes[n.head].head == int32(cue):
		return model.Mix(4, n.rel, x.nodes[n.head].rel)
	case c.head >= 0 && n.head == c.head:
		return model.Mix(5, n.rel, c.rel)
	case c.head >= 0 && x.nodes[c.head].head == int32(k):
		return model.Mix(6, c.rel, x.nodes[c.head].rel)
	}
	return 0
}

// constituent looks at the tokens [a, b) as a part of the tree: its top, how
// many of its words hang on words outside, how many words after and before it
// in its sentences hang on it (the cue apart), and the relation of the first
// after it.
func (x *Text) constituent(cue, a, b int) (top int, outward, after, before, next uint64) {
	top = -1
	for k := a; k < b; k++ {
		if h := int(x.nodes[k].head); x.Tokens[k].Word && (h < a || h >= b) {
			outward++
			if top < 0 || h == cue || int(x.nodes[cue].head) == k {
				top = k
			}
		}
	}
	if top < 0 {
		top = a
	}
	on := func(k int) bool {
		h := int(x.nodes[k].head)
		return x.Tokens[k].Word && k != cue && a <= h && h < b
	}
	for k, end := b, min(x.Sents[x.Tokens[b-1].Sent].B, b+40); k < end; k++ {
		if on(k) {
			if after++; after == 1 {
				next = x.nodes[k].rel
			}
		}
	}
	for k, start := a-1, max(x.Sents[x.Tokens[a].Sent].A, a-40); k >= start; k-- {
		if on(k) {
			before++
		}
	}
	return top, min(outward, 4), min(after, 3), min(before, 3), next
}
