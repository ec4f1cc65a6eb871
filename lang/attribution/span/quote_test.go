package span_test

import (
	"slices"
	"testing"

	"synoptic/lang/attribution/span"
)

func inner(text string) []string {
	var out []string
	for _, q := range span.Quotes(text, 0, len(text)) {
		out = append(out, text[q.Inner.Start:q.Inner.End])
	}
	return out
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`"Stay," she said. "Please."`, []string{"Stay,", "Please."}},
		{`“The harbour’s ours,” he said.`, []string{"The harbour’s ours,"}},
		{`He called it “a ‘grave’ mistake” twice.`, []string{"a ‘grave’ mistake"}},
		{`«Nous partons», a dit Lune. „Wir gehen“, sagte Tal.`, []string{"Nous partons", "Wir gehen"}},
		{`‘I never signed it,’ Balk said.`, []string{"I never signed it,"}},
		{`'The workers' rights come first,' Balk said.`, []string{"The workers' rights come first,"}},
		{`The workers’ boats and the sailors’ nets were lost in the ’90s.`, nil},
		{`Rock 'n' roll isn't dead, and it's Balk's.`, nil},
		{`"The first paragraph does not end here.`, []string{"The first paragraph does not end here."}},
		{`"One is open. "Two is closed," he said.`, []string{"One is open.", "Two is closed,"}},
		{"``Old style,'' she wrote.", []string{"Old style,"}},
		{`A board of 6" by 4" was found.`, nil},
		{`”Wrongly curled,” he said.`, []string{"Wrongly curled,"}},
		{`“The nets are gone,“ he said. “All of them.”`, []string{"The nets are gone,", "All of them."}},
		{`“ The nets are gone, “ he said.`, []string{"The nets are gone,"}},
		{`“She said “go” and I went,” Tolen told us.`, []string{"She said “go” and I went,"}},
		{`""`, nil},
		{`'`, nil},
		{``, nil},
	} {
		if got := inner(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func FuzzQuotes(f *testing.F) {
	f.Add(`“a ‘b” c' "d`)
	f.Add("''\xff\"``")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, q := range span.Quotes(s, 0, len(s)) {
			if q.Start < last || q.End > len(s) || q.Inner.Start < q.Start || q.Inner.End > q.End || q.Inner.Start >= q.Inner.End {
				t.Fatalf("%q: %+v after %d", s, q, last)
			}
			last = q.End
		}
	})
}
