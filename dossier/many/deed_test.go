package many

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/dossier/who"
	"synoptic/lang"
	"synoptic/news"
)

// figures makes the figures of some texts, each an article of its own of 4 May
// 2029.
func figures(texts ...string) []news.Figure {
	var docs []*news.Doc
	origins := line.Origins{}
	for i, text := range texts {
		id := string(rune('a' + i))
		a := &news.Article{ID: id, Text: text}
		a.Published = news.Published{Value: "2029-05-04", Precision: news.PrecisionDay, Basis: news.BasisMetadata}
		docs = append(docs, lang.Read(a))
		origins[id] = id
	}
	return Figures(docs, who.Resolve(docs, origins), origins)
}

// What is done to people tells what they are counted as; those taken to hospital
// are the injured only where the numbers say so.
func TestDeeds(t *testing.T) {
	got := figures("More than 200 girls were taken from their school in Velm on Friday. Five people were trapped in the tunnel. Fifty-two people were taken to hospital.",
		"Parents spoke of the abduction of the 276 schoolgirls. Forty people were injured, and 51 were taken to hospital. More than 27 million passengers used the line last year.")
	has := func(measure string, verdict string, best ...float64) {
		t.Helper()
		for _, f := range got {
			n := 0
			for _, r := range f.Readings {
				for _, b := range best {
					if r.Best == b {
						n++
					}
				}
			}
			if f.Measure == measure && f.Verdict == verdict && n == len(best) {
				return
			}
		}
		t.Errorf("no figure %s, %s, %v", measure, verdict, best)
	}
	has("abducted", "agree", 200, 276)
	has("trapped", "single", 5)
	has("injured", "single", 40)
	has("hospitalised", "differ", 51, 52)
	has("passengers", "single", 27e6)
	if t.Failed() {
		for _, f := range got {
			t.Log(f.Measure, f.Of, f.Verdict, f.Readings)
		}
	}
}

// Who is to be freed has not been freed.
func TestAhead(t *testing.T) {
	for text, want := range map[string]string{
		"The rebels released 40 hostages on Friday.":                   "released",
		"Under the agreement, the army freed 60 captives on Sunday.":   "released",
		"The two sides exchanged 240 prisoners on Monday.":             "released",
		"The government agreed to free 50 prisoners.":                  "to be released",
		"About 70 detainees will be released next week.":               "to be released",
		"Norway and Peru agreed on Saturday to exchange 80 prisoners.": "to be released",
		"They reached a deal on a swap of 300 prisoners.":              "to be released",
		"The negotiators agreed on an exchange of 90 prisoners of war": "to be released",
	} {
		got := figures(text)
		if len(got) != 1 || got[0].Measure != want {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

// TestValued holds that what somebody values is not his.
func TestValued(t *testing.T) {
	for text, of := range map[string]string{
		"The ministry put the damage at $3 million.":                        "",
		"The board estimates the cost of the barrage at 5 million euros.":   "barrage",
		"Analysts in Velm valued the Norfish brewery at 20 million crowns.": "brewery",
	} {
		fs := figures(text)
		if len(fs) != 1 || !strings.HasSuffix(fs[0].Of, of) || of == "" && fs[0].Of != "" {
			t.Errorf("%q: of %q, got %+v", text, of, fs)
		}
	}
}
