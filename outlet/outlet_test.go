package outlet

import (
	"strings"
	"testing"
)

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"http://www.Post.example/2031/ferry-1/?utm_source=x&id=7#top": "https://post.example/2031/ferry-1?id=7",
		"https://post.example:443/a/../ferry/amp/":                    "https://post.example/ferry",
		"https://amp.post.example/ferry.amp":                          "https://post.example/ferry",
		"https://post.example:8443/b?z=1&a=2&fbclid=q":                "https://post.example:8443/b?a=2&z=1",
		"https://post.example":                                        "https://post.example",
		"ftp://post.example/a":                                        "",
		"no address":                                                  "",
		"https://%zz":                                                 "",
	} {
		if got := Canonical(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
		if want != "" && Canonical(want) != want {
			t.Errorf("%s is not its own form: %s", want, Canonical(want))
		}
	}
}

func TestFrontAndNumber(t *testing.T) {
	for in, want := range map[string]bool{
		"https://post.example": true, "https://post.example/world": true, "https://post.example/news/north-east": true,
		"https://post.example/2031/03/ferry": false, "https://post.example/news/ferry-sinks-off-skarholm": false, "https://post.example/?p=12": false,
		"https://post.example/ferry.html": false, "https://post.example/world/europe/ferry": false, "": false,
	} {
		if Front(in) != want {
			t.Errorf("front %q: %v", in, !want)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"https://post.example/ferry-sinks-1234567", "https://post.example/fourteen-die-1234567", true},
		{"https://post.example/ferry-sinks-1234567", "https://post.example/ferry-sinks-1234568", false},
		{"https://post.example/20310310/ferry", "https://post.example/20310310/mill", false},
		{"https://post.example/ferry-1234567", "https://echo.example/ferry-1234567", false},
		{"", "", false},
	} {
		if SameItem(c.a, c.b) != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, !c.want)
		}
	}
}

const list = `
# invented
post.example, post.test | Harbour Post | Harbour Press | Norline Media | NO
echo.example | ~Echo | Echo Press | Norline Media
mill.example | The Mill | Mill House | - | NO
`

func TestOf(t *testing.T) {
	l, err := NewList(strings.NewReader(list), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		address, stated, publisher string
		hints                      map[string]string
		want                       string // name, publisher, family
	}{
		"by its address":             {"https://m.post.example/a1", "", "", nil, "Harbour Post|Harbour Press|Norline Media"},
		"the name stated stays":      {"https://post.test/a1", "The Post", "Somebody", nil, "The Post|Harbour Press|Norline Media"},
		"a sister":                   {"https://echo.example/a1", "", "", nil, "Echo|Echo Press|Norline Media"},
		"by a name of its own":       {"", "harbour  POST", "", nil, "harbour  POST|Harbour Press|Norline Media"},
		"a name that several bear":   {"", "Echo", "", nil, "Echo||"},
		"no group known":             {"https://mill.example/a1", "", "", nil, "The Mill|Mill House|Mill House"},
		"nothing known":              {"https://other.example/a1", "", "", nil, "||"},
		"a publisher stated":         {"https://other.example/a1", "Other", "Other House", nil, "Other|Other House|Other House"},
		"a publisher of a group":     {"https://other.example/a1", "Other", "harbour press", nil, "Other|harbour press|Norline Media"},
		"taken over from":            {"https://other.example/a1", "", "", map[string]string{"source": "Mill"}, "Mill|Mill House|Mill House"},
		"its own feed":               {"https://other.example/a1", "", "", map[string]string{"feed": "https://rss.other.example/f", "feed_title": "Other"}, "Other||"},
		"somebody's feed":            {"https://other.example/a1", "", "", map[string]string{"feed": "https://reader.example/f", "feed_title": "Reader"}, "||"},
		"the carrier says it":        {"https://post.example/a1", "", "", map[string]string{"publisher": "New House", "family": "New Group"}, "Harbour Post|New House|New Group"},
		"another publisher than was": {"https://post.example/a1", "", "", map[string]string{"publisher": "New House"}, "Harbour Post|New House|New House"},
	} {
		o := l.Of(c.address, c.stated, c.publisher, c.hints)
		if got := o.Name + "|" + o.Publisher + "|" + o.Family; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestLists(t *testing.T) {
	k := Known()
	if len(k.hosts) < 300 {
		t.Errorf("%d domains", len(k.hosts))
	}
	for host, o := range k.hosts {
		if o.Name == "" || o.Publisher == "" && o.Group != "" || len(o.Country) != 2 || strings.ContainsAny(o.Name+o.Publisher+o.Group, "|~") {
			t.Errorf("%s: %+v", host, *o)
		}
	}
	a, _ := k.At("https://www.bbc.co.uk/news/world-1")
	b, _ := k.At("https://www.bbc.com/news/world-1")
	if a != b || a.Name != "BBC" {
		t.Errorf("%+v %+v", a, b)
	}
	if o, ok := k.At("https://uk.example/bbc.co.uk"); ok {
		t.Errorf("%+v", o)
	}
	if _, ok := k.Named("The Guardian"); ok {
		t.Error("a name that two outlets bear is known by itself")
	}
	mine, err := NewList(strings.NewReader("bbc.com | Mine | My House"), k)
	if err != nil {
		t.Fatal(err)
	}
	if o, _ := mine.At("https://bbc.com/x"); o.Publisher != "My House" {
		t.Errorf("a list of one's own is not stronger: %+v", o)
	}
	if o, _ := mine.At("https://bbc.co.uk/x"); o.Name != "BBC" {
		t.Errorf("the list below is lost: %+v", o)
	}
	for _, bad := range []string{"a.example", "co.uk | Name", "a.example/x | Name", "a.example | | House", "a.example | A\na.example | B", "a|b|c|d|e|f"} {
		if _, err := NewList(strings.NewReader(bad), nil); err == nil || !strings.Contains(err.Error(), "line") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
