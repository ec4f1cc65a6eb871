package body

import (
	"strings"
	"testing"

	"synoptic/news"
)

func TestCaptions(t *testing.T) {
	for _, line := range []string{
		"Image copyright EPA Image caption Two trawlers lie in the port of Velm", "Media playback is unsupported on your device Media caption Piet Sand reports",
		"Enlarge this image toggle caption Piet Sand/AP Piet Sand/AP", "Reuters Fishermen of Sudria wait for word from the town hall of Velm",
		"SWNS • PA Janna Okoro saw the trawlers leave port at dawn", "Fishermen of Sudria wait for word (Piet Sand/EPA)",
		"A trawler of Sudria lies in the port of Velm on Jan. 27, 2031. (Piet Sand/COAST5)",
		"Trawlers leave the harbour at dawn Piet Sand/Getty Images", "(Piet Sand / Velm Herald)", "Photo", "Read or Share this story: http://velm.example/1",
		"Velm in pictures 1/3 The town hall of Velm at dawn Piet Sand/AP 2/3 Trawlers in port 3/3 The quay",
		"Image 4 of 10 Fishermen of Sudria look on while the trawlers leave the harbour at dawn on Monday, April 7, 2031, in Velm.",
		"Both delegations left the town hall after three hours without speaking Janna Okoro",
	} {
		got := kinds(t, &news.Article{Text: para1 + "\n" + para2 + "\n" + line + "\n" + para3})
		if len(got) != 4 || !strings.HasPrefix(got[2], "furn") {
			t.Errorf("%q is no caption: %q", line, got)
		}
	}
	for _, line := range []string{
		"Reuters was told on Monday that the trawlers of Sudria would stay.", "“We saw the trawlers leave the harbour at dawn on Monday”",
		"The image copyright holders of Velm went to court on Monday.", "1/3 of the catch was thrown back into the sea by the trawlers.",
		"AP photographers were kept out of the town hall of Velm",
	} {
		for _, k := range kinds(t, &news.Article{Text: para1 + "\n" + para2 + "\n" + line + "\n" + para3}) {
			if strings.HasPrefix(k, "furn") {
				t.Errorf("dropped %q", k)
			}
		}
	}
}

func TestGallery(t *testing.T) {
	text := para1 + "\nNorland in pictures\n12 show all Norland in pictures\n1/12 3 March 2031 A baker of Velm shows his prize AP\n" +
		"2/12 2 March 2031 The mayor of Orst opens a bridge. Rex\n" + para2
	match(t, kinds(t, &news.Article{Text: text}), []string{"para The min", "furn", "furn", "furn", "furn", "para Both"})
}

func TestBeginnings(t *testing.T) {
	story := ""
	for _, l := range []string{"Bakers of the market A woman kneads her dough before the sun rises over the quay.", "Bakers of the market The ovens of Velm have burnt since the year of the flood.",
		"Bakers of the market Children wait for the first loaves at the back door."} {
		story += l + "\n"
	}
	match(t, kinds(t, &news.Article{Text: story + para1 + "\n" + para2 + "\n" + para3}), []string{"furn", "furn", "furn", "para The min", "para Both", "para"})
	own := "The Members of the Harbour Council of Velm are glad that the ministers of both states have met."
	text := own + "\n" + strings.Replace(own, "are glad", "hope", 1) + "\n" + strings.Replace(own, "are glad", "regret", 1)
	for _, k := range kinds(t, &news.Article{Text: text + "\n" + para1}) {
		if strings.HasPrefix(k, "furn") {
			t.Errorf("dropped %q", k)
		}
	}
}

func TestSignature(t *testing.T) {
	match(t, kinds(t, &news.Article{Text: para1 + "\n“We sail on Friday and shall not turn back.”\n- Janna Okoro\n" + para2 + "\n- bread\n- two hundred crates of herring\n" + para3}),
		[]string{"para", "para “We sail", "para - Janna", "para", "item bread", "item two", "para"})
}

// Paragraphs that a page has twice, one behind the other, are links to other stories where there are
// several; one alone may be a slip.
func TestDoubled(t *testing.T) {
	const a, b = "A jury of Orst has convicted a baker of selling bread that was lighter than the law of Velm allows.", "The lottery of Sudria has grown to nine million crowns, the third largest sum that it ever had."
	got := kinds(t, &news.Article{Text: para1 + "\n" + a + "\n" + a + "\n" + b + "\n" + b + "\n" + para2 + "\n" + para3})
	n := 0
	for _, k := range got {
		if strings.HasPrefix(k, "furn") {
			n++
		}
	}
	if n != 4 {
		t.Errorf("%d lines of furniture, want 4: %q", n, got)
	}
	for _, k := range kinds(t, &news.Article{Text: para1 + "\n" + a + "\n" + a + "\n" + para2 + "\n" + para3})[:2] {
		if strings.HasPrefix(k, "furn") {
			t.Errorf("dropped %q", k)
		}
	}
}
