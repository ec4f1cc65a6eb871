package attribution

import (
	"slices"
	"strings"

	"synoptic/lang/attribution/span"
	"synoptic/news"
)

// closings mends what coverQuotes made, once the choice of sources, which is
// trained on that, no longer looks: the sentence up to a quotation, whom one goes on from.
func (r *reader) closings() {
	for q := range r.x.Quotes {
		r.closing(q)
		r.within(q)
		r.resumed(q)
		r.named(q)
		r.beside(q)
	}
	for _, d := range r.drafts {
		r.upTo(d)
		r.fronted(d)
	}
	r.leadUp(true)
	r.drafts = slices.DeleteFunc(r.drafts, func(d *draft) bool { return d.gone })
	r.order()
}

// closing gives the sentence up to a quotation with a comma at its end to who
// says it behind that, where another verb of the sentence took the quotation:
// "The mayor “saw the dam”, and promised “to mend it,” her clerk said."
func (r *reader) closing(q int) {
	k, o := r.x.Quotes[q], r.owner(q)
	sent := r.around(k.A)
	if o == nil || o.layout || o.cue >= k.A || !sent.Has(o.cue) || !strings.HasSuffix(r.d.Words(r.x.Marks[q].Inner), ",") {
		return
	}
	for c := k.B; c < sent.B && r.cues[c] == nil && r.held[c] == nil && r.x.Tokens[c].Quote < 0; c++ {
		if p := r.d.Tokens[c].XPos; p != "VBD" && p != "VBZ" || !r.says(c) || r.child(c, "nsubj") < k.B {
			continue
		}
		for i := sent.A; i < k.B; i++ {
			if d := r.cues[i]; d != nil {
				d.gone, r.cues[i] = true, nil
			}
			if d := r.held[i]; d != nil && !d.gone {
				d.content = without(d.content, span.Range{A: sent.A, B: k.B})
				d.gone = len(d.content) == 0
			}
		}
		d := &draft{cue: c, rule: true, speaker: -1, sure: 0.5, source: r.subject(c, k), content: []span.Range{{A: sent.A, B: k.B}}}
		r.hold(d, d.content[0])
		r.add(d, q)
		return
	}
}

// within gives a quotation to who says it right behind it, where the sentence goes on
// to what another tells: "“We stay,” she said before a crowd of 300, according to police."
func (r *reader) within(q int) {
	k, o := r.x.Quotes[q], r.owner(q)
	if o == nil || o.layout || o.cue < k.B || !strings.EqualFold(r.d.Word(o.cue), "according") {
		return
	}
	if e := r.sourceEntity(o.source); e >= 0 && r.outlet(e) {
		return // the press carries words, all of them (accordingTo)
	}
	for c := k.B; c < min(k.B+6, o.cue); c++ {
		if p := r.d.Tokens[c].XPos; p != "VBD" && p != "VBZ" || r.cues[c] != nil || !r.says(c) || r.child(c, "nsubj") < k.B {
			continue
		}
		d := &draft{cue: c, rule: true, speaker: -1, sure: max(o.sure, 0.5), source: r.subject(c, k), content: []span.Range{k}}
		o.content = without(o.content, span.Range{A: k.A, B: max(c+1, d.end())})
		o.gone = len(o.content) == 0
		r.hold(d, k)
		r.add(d, q)
		return
	}
}

// resumed gives a quotation that goes on from words told in passing to the one
// at the head of their sentence: "“We came,” said Balk, who thinks it was right.
// “We stayed.”"
func (r *reader) resumed(q int) {
	k := r.x.Quotes[q]
	d := r.held[k.A]
	if d == nil || d.cue >= 0 || len(d.source) > 0 || d.goesOn == nil || d.goesOn.cue < 0 {
		return
	}
	for i, sent := d.goesOn.cue, r.around(d.goesOn.cue); i >= sent.A; i-- {
		o := r.cues[i]
		if o == nil || o.gone || len(o.content) == 0 {
			continue
		}
		if last := o.content[len(o.content)-1]; last.B <= i && r.x.Tokens[last.A].Quote >= 0 {
			if d.goesOn = o; r.continues(o, k) || r.follows(o, q) {
				r.give(q, o)
			}
			return
		}
	}
}

// named gives a quotation without a cue that ends with a comma the name or noun
// phrase behind it in the sentence for its source: "“Never,” thundered Balk."
func (r *reader) named(q int) {
	k := r.x.Quotes[q]
	d := r.held[k.A]
	if d == nil || d.cue >= 0 || d.layout || !strings.HasSuffix(r.d.Words(r.x.Marks[q].Inner), ",") {
		return
	}
	s := r.firstPhrase(span.Range{A: k.B, B: min(r.around(k.B-1).B, k.B+8)})
	if len(s) == 0 {
		return
	}
	if m := r.from(s[0].A); m < len(r.d.Mentions) && r.d.Mentions[m].First == s[0].A && r.d.Mentions[m].Kind == news.MentionName {
		s[0].B = r.d.Mentions[m].Last // a verb behind it may be read as a noun
	}
	d.source, d.goesOn = s, nil
}

// upTo gives to words at the head of a sentence all up to the comma before who says
// them, where they break off within a clause: "Ten are dead and six are missing, the
// ministry said."
func (r *reader) upTo(d *draft) {
	if d.gone || d.rule || len(d.content) != 1 || len(d.source) != 1 || d.cue < 0 {
		return
	}
	k, sent := d.content[0], r.around(d.cue)
	end := min(d.source[0].A, d.cue) - 1
	if k.A != sent.A || k.B >= end || end >= sent.B || r.d.Word(end) != "," {
		return
	}
	finite := false
	for i := k.B; i < end; i++ {
		if r.held[i] != nil && r.held[i] != d || r.cues[i] != nil || r.x.Tokens[i].Quote >= 0 || r.d.Tokens[i].Tag == "PUNCT" {
			return
		}
		p := r.d.Tokens[i].XPos
		finite = finite || p == "VBD" || p == "VBZ" || p == "VBP" || p == "MD"
	}
	if !finite || !r.says(d.cue) {
		return
	}
	d.content[0].B = end
	r.hold(d, d.content[0])
}

// beside gives a quotation to whom the words right beside it say it is of and that
// no verb needs: "“free passage,” as the treaty puts it", "“free passage,” per the
// treaty", "because to her, “nothing is free”".
func (r *reader) beside(q int) {
	k := r.x.Quotes[q]
	o, sent := r.held[k.A], r.around(k.B-1)
	if o == nil || o.layout || o.gone {
		return
	}
	d := &draft{cue: -1, rule: true, stated: true, speaker: -1, sure: 0.5, content: []span.Range{k}}
	b := k.B
	for b < sent.B && r.x.Tokens[b].Sign == ',' {
		b++
	}
	switch s := r.firstPhrase(span.Range{A: min(b+1, sent.B), B: min(b+10, sent.B)}); {
	case len(s) == 0 || s[0].A != b+1:
	case r.lower(b) == "as":
		for c := s[0].B; c+1 < min(b+12, sent.B) && d.cue < 0; c++ {
			if w := r.lower(c); (w == "put" || w == "puts") && r.lower(c+1) == "it" {
				d.cue, d.source = c, []span.Range{{A: s[0].A, B: c}}
			}
		}
	case r.lower(b) == "per" && (b+1 < s[0].B-1 || r.x.Tokens[b+1].Upper): // not "per person"
		d.cue, d.source = b, s
	}
	if d.cue < 0 {
		a := k.A
		for a > sent.A && r.x.Tokens[a-1].Sign == ',' {
			a--
		}
		if s := (span.Range{A: a - 1, B: a}); a-2 >= r.around(k.A).A && a < k.A && r.lower(s.A-1) == "to" && r.d.Tokens[s.A].XPos == "PRP" && r.opens(s.A-1) {
			d.source = []span.Range{s}
		}
	}
	if len(d.source) == 0 || r.cues[max(d.cue, 0)] != nil && d.cue >= 0 {
		return
	}
	o.content = without(o.content, k)
	o.gone = len(o.content) == 0
	r.hold(d, k)
	r.add(d, q)
}

// opens tells whether a clause begins at a token: the sentence does, or a comma or
// conjunction stands before it.
func (r *reader) opens(i int) bool {
	if i == r.x.Sents[r.x.Tokens[i].Sent].A || r.x.Tokens[i-1].Sign == ',' {
		return true
	}
	rel := r.d.Tokens[i-1].Rel
	return news.RelIs(rel, "mark") || news.RelIs(rel, "cc")
}

func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.x.Tokens) {
		return ""
	}
	return strings.ToLower(r.d.Word(i))
}

// fronted gives a participle at the head of a sentence, whose source is none of the
// sentence, the subject of the clause that follows: "After saying the dam was “safe,”
// she left."
func (r *reader) fronted(d *draft) {
	if d.gone || d.cue < 0 || r.d.Tokens[d.cue].XPos != "VBG" || d.layout {
		return
	}
	sent, top := r.around(d.cue), r.d.Tokens[d.cue].Head
	if d.cue > sent.A+1 || !sent.Has(top) || top < d.cue || !news.RelIs(r.d.Tokens[d.cue].Rel, "advcl") || len(d.source) > 0 && d.source[0].A >= sent.A {
		return
	}
	if s := r.child(top, "nsubj"); s > d.cue && s < top && r.x.Tokens[s].Quote < 0 && r.held[s] == nil && r.speaks(s) {
		d.source, d.stated = r.phraseOf(s, span.Range{A: d.cue, B: d.cue + 1}), true
	}
}
