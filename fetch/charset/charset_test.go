package charset

import (
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func encode(t *testing.T, e interface {
	String(string) (string, error)
}, s string) []byte {
	t.Helper()
	out, err := e.String(s)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

const russian = "Паром сел на мель у порта во вторник утром, сообщила береговая охрана, на борту было двести человек."

func TestText(t *testing.T) {
	le := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	tests := []struct {
		name, note, want string
		in               []byte
	}{
		{"utf-8", "", "Türkiye – “quoted” 北京", []byte("Türkiye – “quoted” 北京")},
		{"mark kept", "", "\ufeffVelm", []byte("\ufeffVelm")},
		{"windows-1252", "windows-1252", "The “café” in Zürich isn’t open", encode(t, charmap.Windows1252.NewEncoder(), "The “café” in Zürich isn’t open")},
		{"utf-16", "utf-16le", "The ferry ran aground", encode(t, le.NewEncoder(), "The ferry ran aground")},
		{"utf-16 unmarked", "utf-16be", "The ferry ran aground",
			encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), "The ferry ran aground")},
		{"windows-1251", "windows-1251", russian, encode(t, charmap.Windows1251.NewEncoder(), russian)},
		{"koi8-r", "koi8-r", russian, encode(t, charmap.KOI8R.NewEncoder(), russian)},
		{"damaged", "1 bytes are not UTF-8", "Zürich, Köln, Malmö \ufffd.", []byte("Zürich, Köln, Malmö \xff.")},
	}
	for _, tt := range tests {
		got, notes, err := Text(tt.in)
		if err != nil || got != tt.want {
			t.Errorf("%s: %q, %v", tt.name, got, err)
		}
		if (tt.note == "") != (len(notes) == 0) || tt.note != "" && !strings.Contains(notes[0], tt.note) {
			t.Errorf("%s: notes %q", tt.name, notes)
		}
	}
}

func TestRefused(t *testing.T) {
	for in, want := range map[string]error{
		"%PDF-1.4": ErrBinary, "PK\x03\x04": ErrBinary, "a\x00b": ErrBinary, "\x01\x02\x03\x04abc": ErrBinary,
		"\xfe\xfe\xfd\xfc\xfb\xf1\xf2\xf3\x81\x8d": ErrUnknown,
	} {
		if _, _, err := Text([]byte(in)); !errors.Is(err, want) {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func TestHTML(t *testing.T) {
	cp := encode(t, charmap.Windows1251.NewEncoder(), `<meta charset="windows-1251"><p>`+russian)
	for _, tt := range []struct {
		in         []byte
		kind, want string
	}{
		{cp, "", russian},
		{encode(t, charmap.KOI8R.NewEncoder(), "<p>"+russian), "text/html; charset=koi8-r", russian},
		{[]byte("<meta charset=iso-8859-1><p>Zürich"), "", "Zürich"},
		{[]byte("<p>Zürich"), "text/html; charset=nonsense", "Zürich"},
	} {
		got, _, err := HTML(tt.in, tt.kind)
		if err != nil || !strings.Contains(got, tt.want) {
			t.Errorf("%q: %q, %v", tt.in, got, err)
		}
	}
}

func TestStream(t *testing.T) {
	for in, want := range map[string]string{"abc": "abc", "\xef\xbb\xbfabc": "abc", "\xff\xfea\x00b\x00": "ab", "": ""} {
		src := strings.NewReader(in)
		r, _ := Stream([]byte(in)[:min(len(in), 4)], src)
		if got, err := io.ReadAll(r); err != nil || string(got) != want {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("Türkiye"), "")
	f.Add([]byte("\xff\xfea\x00"), "text/html; charset=utf-16")
	f.Fuzz(func(t *testing.T, b []byte, kind string) {
		if s, notes, err := Text(b); err == nil && len(notes) == 0 && s != string(b) {
			t.Fatalf("%q became %q without a note", b, s)
		}
		HTML(b, kind)
	})
}
