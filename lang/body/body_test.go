package body

import (
	"strings"
	"testing"

	"synoptic/news"
)

func read(t testing.TB, a *news.Article) []news.Block {
	t.Helper()
	blocks := Read(&news.Doc{Article: a})
	at := 0
	for _, b := range blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(a.Text) {
			t.Fatalf("block %v out of order or empty in %q", b, a.Text)
		}
		if s := a.Text[b.Start:b.End]; strings.TrimSpace(s) != s {
			t.Fatalf("block %q has space at its edges", s)
		}
		at = b.End
	}
	return blocks
}

// kinds writes each block as its kind's first letters and its text.
func kinds(t testing.TB, a *news.Article) []string {
	var out []string
	for _, b := range read(t, a) {
		out = append(out, string(b.Kind)[:4]+" "+a.Text[b.Start:b.End])
	}
	return out
}

const para1 = "The ministers of Norland and Sudria met in the port of Velm on Monday to settle a quarrel over herring quotas, officials said."
const para2 = "Both delegations left the town hall after three hours without speaking to the reporters who waited outside in the rain."
const para3 = "The quarrel began in March when Norland closed its waters to trawlers from Sudria, whose fleet had caught herring there for decades."

func TestKinds(t *testing.T) {
	body := para1 + "\n" + para2 + "\n" + para3
	tests := []struct {
		name string
		art  news.Article
		want []string // kind and start of each block
	}{
		{"line a paragraph", news.Article{Text: body}, []string{"para The min", "para Both", "para The quarrel"}},
		{"crlf and blank lines", news.Article{Text: "\ufeff" + para1 + " \r\n\r\n\r\n" + para2 + "\r\n"}, []string{"para The", "para Both"}},
		{"headline", news.Article{Text: "Herring talks end without a deal in Velm\n" + body}, []string{"head Herring", "para", "para", "para"}},
		{"headline given", news.Article{Title: "Talks over: what now?", Text: "Talks over: What now?\n" + body},
			[]string{"head Talks over", "para", "para", "para"}},
		{"crossheads", news.Article{Text: para1 + "\n‘No common ground’\n" + para2 + "\nWhat you should know\n" + para3},
			[]string{"para", "head ‘No", "para", "head What", "para"}},
		{"kicker", news.Article{Text: "FISH & TRADE\nHerring talks end without a deal in Velm\n" + body}, []string{"head FISH", "head Herring", "para", "para", "para"}},
		{"byline with a place", news.Article{Text: "Herring talks end without a deal in Velm\n3 March 2031\nJanna Okoro in Velm\n" + body},
			[]string{"head", "furn", "furn Janna", "para", "para", "para"}},
		{"items", news.Article{Text: para1 + "\n- herring quotas\n- the closed waters\n2. a third thing\n" + para2},
			[]string{"para", "item herring", "item the closed", "item a third", "para"}},
		{"broken sentence", news.Article{Text: para1[:70] + "\n" + "with the herring that both fleets want to catch.\n" + para2},
			[]string{"para", "para Both"}},
		{"quote after a comma", news.Article{Text: "The minister of Norland told the envoys after the long meeting,\n\"We shall see.\"\n" + para2},
			[]string{"para The minister", "para \"We", "para Both"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { match(t, kinds(t, &tt.art), tt.want) })
	}
}

func match(t *testing.T, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d blocks, want %d: %q", len(got), len(want), got)
	}
	for i := range got {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("block %d is %q, want %q …", i, got[i], want[i])
		}
	}
}

func TestFurniture(t *testing.T) {
	for _, line := range []string{
		"The Velm HeraldJanna Okoro", "By Janna Okoro", "By Janna Okoro and Piet Sand, Velm Herald", "BY JANNA OKORO",
		"ALSO READ TOP STORIES FROM VELM HERALD", "READ MORE: Storm closes the port of Velm", "Read also:", "Comments", "12 comments",
		"Leave a comment", "Editor's Note: This is a developing story and is being updated.", "Share this article", "Advertisement",
		"Sign up for our newsletter", "Subscribe", "© 2031 Velm Herald. All rights reserved.", "(Photo: Piet Sand/Velm Herald)",
		"Photo: Velm Herald", "Trawlers in the port of Velm. (File Photo/Velm Press)", "Published: 3 March 2031", "3 March 2031, 10:15 AM",
		"Last updated on March 3, 2031", "Janna Okoro, Chief Correspondent", "(Reporting by Janna Okoro; editing by Piet Sand)",
		"Piet Sand contributed to this report.", "With inputs from agencies", "This story was updated with a comment from the ministry.",
		"5 min read", "* * *", "https://velm-herald.example/news", "Follow us on Facebook",
		"More from Business: Rents up again in Velm", "Trending now: Five lakes to see", "Home > News > Fisheries", "Story continues below advertisement",
		"Related stories SALMON WAR Who owns the bay of Velm and why do the fleets of two states fish in it GUNBOAT 'sent to the banks', Sudria claims",
		"Velm News Email Enter your email address Please enter an email address Email address is invalid Thank you for signing up",
		"This discussion is now closed.", "We welcome comments on our articles for a limited period.", "Comments are not pre-screened before they post.",
		"Your contact details will never be published.", "Send us your comments using the form below.", "The Herald may edit your comments and not all will be published.",
		"To play this content JavaScript must be turned on.", "The Herald is not responsible for the content of external sites", "Do you have friends or family there?",
		"Newsletter Continue with the story Please verify you're not a robot by ticking the box. You agree to receive occasional updates from the Herald.",
	} {
		got := kinds(t, &news.Article{Text: para1 + "\n" + para2 + "\n" + para3 + "\n" + line})
		if len(got) != 4 || !strings.HasPrefix(got[3], "furn") {
			t.Errorf("%q is no furniture: %q", line, got[len(got)-1])
		}
	}
}

func TestNoFurniture(t *testing.T) {
	for _, line := range []string{
		"By Friday the fleet of Sudria had left the closed waters.", "Read more carefully, the treaty allows it, he said.",
		"Comments by the minister angered the fishermen of Sudria.", "Share prices of canneries fell by a tenth.",
		"It is not known whether the storm contributed to her death.", "“She has done nothing but follow me on the pier.”",
		"Editors and publishers of both countries called for calm.", "Published figures put the catch at 4,000 tonnes.",
		"“How many boats must sink before they talk?”", "The ferry company SeaLink Norland stopped sailings.",
		"Video of the clash at sea was shown on television.", "Print shops in Velm closed for the day.",
		"VELM, Norland (VHP) — The talks went on into the night.", "Photographs show two trawlers side by side.",
		"Watch towers along the coast were manned again.", "Related talks on salmon are to begin in May.", "Related articles of the treaty were signed in Velm.",
		"Comments are welcome in the ports, the minister said, as long as they are about fish.", "The bank is not responsible for the wreck, its chief said.",
		"To see this bay is to love it, the mayor wrote.", "The discussion is closed for him, the envoy said.", "Views expressed by the two sides differ.",
		"The clerk said his email address is known to all fishermen of the bay.",
		"Analysis of the water showed no oil.", "More to come, he warned, if the quota is cut again and again by a government that listens to nobody in the ports and villages of the north and that has never once answered the letters of the fishermen, who have written for years.",
	} {
		for _, text := range []string{line + "\n" + para2 + "\n" + para3, para1 + "\n" + line + "\n" + para3, para1 + "\n" + para2 + "\n" + line} {
			for _, k := range kinds(t, &news.Article{Text: text}) {
				if strings.HasPrefix(k, "furn") {
					t.Errorf("dropped %q of %q", k, line)
				}
			}
		}
	}
}

func TestLinksAfterALabel(t *testing.T) {
	text := para1 + "\n" + para2 + "\n" + para3 + "\nRelated stories\nStorm closes the port of Velm for days\nBakers of Sudria win a prize again\n"
	match(t, kinds(t, &news.Article{Text: text}), []string{"para", "para", "para", "furn Related", "furn Storm", "furn Bakers"})
	text = para1 + "\nRead more\n" + para2
	match(t, kinds(t, &news.Article{Text: text}), []string{"para", "furn Read", "para Both"})
}

func TestTeaser(t *testing.T) {
	teaser := "Film star's dog wins beauty contest at village fair, jury says\n" +
		"This was the third beauty contest the dog has entered since its owner took up showing animals.\n"
	want := []string{"para", "para", "para", "furn Film", "furn This", "para The two"}
	last := "The two delegations of Norland and Sudria will meet again over the herring quotas in April, officials in Velm said."
	match(t, kinds(t, &news.Article{Text: para1 + "\n" + para2 + "\n" + para3 + "\n" + teaser + last}), want)
	match(t, kinds(t, &news.Article{Text: para1 + "\n" + para2 + "\n" + para3 + "\n" + teaser}), want[:5])
	// a crosshead of some length, and the paragraph under it, are no teaser
	text := para1 + "\n" + para2 + "\nWhy Norland closed its waters to Sudria\n" + para3
	match(t, kinds(t, &news.Article{Text: text}), []string{"para", "para", "head Why", "para"})
}

func TestWrapped(t *testing.T) {
	wrap := func(s string, width int) string {
		var b strings.Builder
		n := 0
		for _, w := range strings.Fields(s) {
			if n > 0 && n+1+len(w) > width {
				b.WriteByte('\n')
				n = 0
			} else if n > 0 {
				b.WriteByte(' ')
				n++
			}
			b.WriteString(w)
			n += len(w)
		}
		return b.String()
	}
	for _, width := range []int{60, 72, 80} {
		for _, sep := range []string{"\n\n", "\n\n\n"} {
			text := strings.Join([]string{wrap(para1, width), wrap(para2, width), wrap(para3, width)}, sep)
			match(t, kinds(t, &news.Article{Text: text}), []string{"para The min", "para Both", "para The quarrel"})
			text = strings.ReplaceAll(text, "\n", "\r\n")
			match(t, kinds(t, &news.Article{Text: text}), []string{"para The min", "para Both", "para The quarrel"})
		}
	}
}

func TestOddTexts(t *testing.T) {
	for _, s := range []string{"", " ", "\n\n\r\n", "\ufeff", "a", "Velm", "...", "\x00\x01", strings.Repeat("herring ", 50_000),
		strings.Repeat("Velm\n", 10_000), "\u2028\u2029x\u2028", "- ", "-\n-\n", "By ", "\xff\xfe", strings.Repeat("(", 599)} {
		read(t, &news.Article{Text: s})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(para1+"\n"+para2+"\r\n\r\n- item\nComments", "")
	f.Add("The Velm HeraldJanna Okoro\nBy Janna Okoro\n"+para3, "Title")
	f.Fuzz(func(t *testing.T, text, title string) {
		a := &news.Article{Text: text, Title: title}
		at := 0
		for _, b := range Read(&news.Doc{Article: a}) {
			if b.Start < at || b.End <= b.Start || b.End > len(text) {
				t.Fatalf("block %v", b)
			}
			for _, r := range text[at:b.Start] {
				if !blank(r) && b.Kind != news.BlockItem {
					t.Fatalf("%q lies in no block", text[at:b.Start])
				}
			}
			at = b.End
		}
	})
}

// In a text of few words a last line shares none with the rest by chance.
func TestShortTextHasNoTeaser(t *testing.T) {
	text := "Which boat goes to the lighthouse?\n\nI am in town for two days and would like to see the old tower.\n\nTake the noon ferry from the quay. It returns at four.\n\n" +
		"Blue tickets cost less than green passes"
	for _, b := range Read(&news.Doc{Article: &news.Article{Text: text}}) {
		if b.Kind == news.BlockFurniture {
			t.Errorf("%q is furniture", text[b.Start:b.End])
		}
	}
}

// What readers write below a report is none of it, to the end of the page.
func TestRemarks(t *testing.T) {
	for _, tt := range []struct{ tail string }{
		{"Views expressed in the comments do not represent those of the Velm Herald.\nThe minister should resign and pay for it all.\nNobody asked the fishermen of the bay."},
		{"He wrote nonsense. March 3, 2031 at 9:20 am | Report abuse |\nThe minister should resign and pay for it all.\nNobody asked us. March 3, 2031 at 9:40 am | Report abuse |"},
	} {
		got := kinds(t, &news.Article{Text: para1 + "\n" + para2 + "\n" + para3 + "\n" + tt.tail})
		for _, k := range got[3:] {
			if !strings.HasPrefix(k, "furn") {
				t.Errorf("%q: %q", tt.tail, k)
			}
		}
		if len(got) < 4 {
			t.Errorf("%q", got)
		}
	}
}
