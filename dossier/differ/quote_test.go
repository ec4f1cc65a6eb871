package differ

import (
	"strings"
	"testing"

	"synoptic/dossier/line"
	"synoptic/lang"
	"synoptic/news"
)

// TestReworded holds which quoted sentences of two reports are one utterance in other words:
// those of one speaker, or with so many words in common that it does not matter whom a report
// names, and none that the other report has word by word elsewhere.
func TestReworded(t *testing.T) {
	const shrink, dwindle = "We have seen the fleet of Port Sel shrink and the quays fall empty", "We have seen the fleet of Port Sel dwindle and the quays fall empty"
	const going, never = "I am not saying that I am going to leave", "I am not going to say that I am not going to leave"
	tests := []struct {
		name   string
		a, b   []string // sentences of two articles
		p, q   string   // who speaks in each
		differ bool
	}{
		{"one speaker", []string{shrink}, []string{dwindle}, "vell", "vell", true},
		{"one gives no name", []string{shrink}, []string{dwindle}, "vell", "", true},
		{"two names", []string{shrink}, []string{dwindle}, "vell", "druse", true},
		{"few words in common", []string{"We have seen the fleet shrink"}, []string{"We have seen the harbour shrink"}, "vell", "", false},
		{"both have both", []string{going, never}, []string{going, never}, "vell", "vell", false},
		{"one has both", []string{shrink, dwindle}, []string{dwindle}, "vell", "vell", false},
	}
	for _, tt := range tests {
		d := &news.Dossier{}
		var docs []*news.Doc
		for i, all := range [][]string{tt.a, tt.b} {
			x := &news.Article{ID: string(rune('a' + i)), Text: "“" + strings.Join(all, ". ") + ".”"}
			docs = append(docs, lang.Read(x))
			whole := x.Evidence(news.Span{End: len(x.Text)})
			d.Statements = append(d.Statements, news.Statement{Speaker: news.Speaker{Entity: news.Null([]string{tt.p, tt.q}[i]), Text: []string{tt.p, tt.q}[i]}, Grade: news.GradeA,
				Alignment: "single", Renderings: []news.Rendering{{Article: x.ID, Mode: "direct", Content: []news.Evidence{whole}}}})
		}
		got := Find(d, docs, line.Origins{"a": "1", "b": "2"})
		if (len(got) == 1 && got[0].Kind == "wording") != tt.differ || len(got) > 1 {
			t.Errorf("%s: got %+v", tt.name, got)
		}
		if tt.name == "two names" && got[0].About != "what druse or vell said" {
			t.Errorf("about %q", got[0].About)
		}
	}
}
