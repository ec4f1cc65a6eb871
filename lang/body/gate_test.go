package body

import (
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

// begins gives the beginnings that a match of an expression can have, up to
// three bytes in the writing of opening, for each of the beginnings before it.
// "*" stands for anything after it.
func begins(re *syntax.Regexp, before []string) []string {
	var out []string
	add := func(more []string) { out = append(out, more...) }
	open := func(s string) bool { return len(s) < 3 && !strings.HasSuffix(s, "*") }
	class := func(in []string, rs []rune, any bool) {
		for _, s := range in {
			if !open(s) {
				add([]string{s})
				continue
			}
			seen := map[string]bool{}
			for i := 0; i+1 < len(rs) && !any; i += 2 {
				if rs[i+1]-rs[i] > 64 {
					any = true
					break
				}
				for r := rs[i]; r <= rs[i+1]; r++ {
					if r < 0x80 { // others are not looked up
						seen[mark(r)] = true
					}
				}
			}
			if any {
				add([]string{s + "*"})
				continue
			}
			for c := range seen {
				add([]string{s + c})
			}
		}
	}
	switch re.Op {
	case syntax.OpLiteral:
		out = before
		for _, r := range re.Rune {
			in := out
			out = nil
			class(in, []rune{r, r}, false)
		}
	case syntax.OpCharClass:
		class(before, re.Rune, false)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		class(before, nil, true)
	case syntax.OpConcat:
		out = before
		for _, sub := range re.Sub {
			out = begins(sub, out)
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			add(begins(sub, before))
		}
	case syntax.OpCapture:
		out = begins(re.Sub[0], before)
	case syntax.OpQuest:
		out = append(begins(re.Sub[0], before), before...)
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		least := re.Min
		if re.Op == syntax.OpPlus {
			least = 1
		}
		if re.Op == syntax.OpStar {
			least = 0
		}
		in := before
		for i := range 3 {
			if i >= least {
				add(in)
			}
			in = begins(re.Sub[0], in)
		}
		add(in)
	default: // edges
		out = before
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func mark(r rune) string {
	switch {
	case r >= '0' && r <= '9':
		return "0"
	case r == ' ':
		return "_"
	case r >= 'A' && r <= 'Z':
		r |= 0x20
	}
	return string(r)
}

// Every way in which a form's expression can begin is in the table.
func TestOpening(t *testing.T) {
	if len(opening) != len(forms) {
		t.Errorf("%d entries for %d forms", len(opening), len(forms))
	}
	for i := range forms {
		if i == pathForm || i == invitingForm {
			continue
		}
		re, err := syntax.Parse(forms[i].re().String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		var have, need []string
		if i < len(opening) {
			have = strings.Fields(opening[i])
		}
		for _, b := range begins(re, []string{""}) {
			b = strings.TrimSuffix(b, "*")
			if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(b, h) }) {
				need = append(need, b)
			}
		}
		if len(need) > 0 {
			t.Errorf("form %d: not in the table: %s", i, strings.Join(need, " "))
		}
	}
}
