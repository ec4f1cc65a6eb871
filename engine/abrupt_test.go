package engine_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"synoptic/engine"
	"synoptic/news"
)

// TestAbrupt holds that a report may break off behind any of its words, without a mark: a
// reader that looks at the word behind a last one must not fall off the text.
func TestAbrupt(t *testing.T) {
	for _, text := range []string{
		"Norland and Velmar held talks with Ostav on Friday about the dispute over fishing in the strait",
		"The Norlandic foreign minister Ada Vell met privately on Monday morning with her counterpart from Peru, who attended a meeting of the Security Council in Lima",
		"They flew to Lima for talks before the council held a hearing in which Mr Balk testified before the committee on more than 120 of the 300 prisoners",
		"“We will not sign unless they free the crew,” said the mayor, Senator Tor Lind, who demanded that Chile withdraw at least 20 ships by 5 p.m.",
		"A ferry sank off Velm at about 7:30 a.m. on May 4, killing three people aged 19 to 40 and a 12-year-old girl from Peru, police said in a statement to Reuters",
		"Peru's delegation was led by Vell while Chile's was headed by Dahl, according to a spokesman for the ministry; around a fifth of the talks lasted two hours",
	} {
		words := strings.Fields(text)
		for n := 1; n <= len(words); n++ {
			part := strings.Join(words[:n], " ")
			as := []*news.Article{
				{ID: "a", Text: part, Published: news.Published{Value: "2031-05-06", Precision: news.PrecisionDay, Basis: news.BasisStated}},
				{ID: "b", Text: "Police said so on Tuesday. " + part},
			}
			if err := briefly(as); err != nil {
				t.Errorf("%q: %v", part, err)
			}
		}
	}
}

// briefly makes the record of articles and gives its panic back as an error.
func briefly(as []*news.Article) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %.200v", p)
		}
	}()
	_, err = engine.Brief(context.Background(), as, engine.Options{KeepAll: true, Workers: 1})
	return err
}
