package wire

import (
	"errors"
	"strings"
	"testing"
)

const item = `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:belmar.example:1" version="3" xml:lang="en">
<itemMeta><provider literal="BW"><name>Belmar Wire</name></provider><versionCreated>2031-03-14T10:00:00Z</versionCreated>
<firstCreated>2031-03-14T09:30:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Ferry talks &amp; more</headline><by>Ana Reva</by><dateline>SORIO, March 14</dateline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>The talks opened.</p></body></html></inlineXML></contentSet></newsItem>`

func TestG2(t *testing.T) {
	it, err := G2([]byte(item))
	if err != nil {
		t.Fatal(err)
	}
	want := Item{ID: "urn:newsml:belmar.example:1:3", Headline: "Ferry talks & more", Byline: "Ana Reva", Provider: "Belmar Wire", Dateline: "SORIO, March 14",
		Language: "en", Published: "2031-03-14T09:30:00Z", Updated: "2031-03-14T10:00:00Z", Status: "stat:usable", HTML: "<article><p>The talks opened.</p></article>"}
	if it != want {
		t.Errorf("%+v", it)
	}
	message := `<?xml version="1.0"?><newsMessage><itemSet>` + item + `<packageItem guid="p"/>` + strings.Replace(item, "Ferry", "Port", 1) + `</itemSet></newsMessage>`
	parts, err := Split([]byte(message))
	if err != nil || len(parts) != 2 || string(parts[0]) != item || !IsG2([]byte(message)) {
		t.Errorf("%d items, %v", len(parts), err)
	}
	if parts, err = Split([]byte(message[:len(message)-60])); err == nil || len(parts) != 1 {
		t.Errorf("a message cut off: %d items, %v", len(parts), err)
	}
	if _, err := G2([]byte(`<newsItem guid="1"><contentSet><remoteContent href="p.jpg"/></contentSet></newsItem>`)); !errors.Is(err, ErrNoText) {
		t.Errorf("a picture: %v", err)
	}
}

func TestNinjs(t *testing.T) {
	for _, body := range []string{
		`{"uri":"https://bw.example/1","version":"2","headline":"Ferry talks","byline":"Ana Reva","language":"EN","firstcreated":"2031-03-14T09:30:00Z",
			"versioncreated":"2031-03-14T10:00:00Z","infosource":[{"name":"Belmar Wire"}],"body_xhtml":"<p>The talks opened.</p>"}`,
		`{"uri":"https://bw.example/1","version":"2","headlines":[{"role":"main","value":"Ferry talks"}],"byline":"Ana Reva","language":"en","firstCreated":"2031-03-14T09:30:00Z",
			"versionCreated":"2031-03-14T10:00:00Z","infosource":[{"name":"Belmar Wire"}],"bodies":[{"contentType":"text/html","value":"<p>The talks opened.</p>"}]}`,
	} {
		it, err := Ninjs([]byte(body))
		want := Item{ID: "https://bw.example/1:2", URL: "https://bw.example/1", Headline: "Ferry talks", Byline: "Ana Reva", Provider: "Belmar Wire", Language: "en",
			Published: "2031-03-14T09:30:00Z", Updated: "2031-03-14T10:00:00Z", HTML: "<article><p>The talks opened.</p></article>"}
		if err != nil || it != want {
			t.Errorf("%+v %v", it, err)
		}
	}
	if !IsNinjs([]string{"uri", "body_text"}) || IsNinjs([]string{"id", "text"}) {
		t.Error("IsNinjs")
	}
	if _, err := Ninjs([]byte(`{"uri":"x","body_text":" "}`)); !errors.Is(err, ErrNoText) {
		t.Error(err)
	}
}

func FuzzWire(f *testing.F) {
	f.Add([]byte(item))
	f.Add([]byte(`{"uri":"x","bodies":[{"value":1}]}`))
	f.Fuzz(func(_ *testing.T, b []byte) {
		parts, _ := Split(b)
		for _, p := range parts {
			_, _ = G2(p)
		}
		_, _ = Ninjs(b)
	})
}
