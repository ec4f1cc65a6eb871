// Package charset turns the bytes of a report into UTF-8 and says what it did.
// Nothing is converted or repaired without a note, and what cannot be told is
// refused rather than guessed.
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// ErrBinary is the cause of the errors for bytes that are no text at all.
var ErrBinary = errors.New("not text")

// ErrUnknown is the cause of the errors for text whose encoding cannot be told.
var ErrUnknown = errors.New("encoding not recognised")

// magics are the first bytes of files that people drop among reports.
var magics = []struct{ sig, what string }{
	{"%PDF-", "a PDF document"}, {"PK\x03\x04", "a ZIP archive or office document"},
	{"\x7fELF", "a program"}, {"MZ\x90", "a program"}, {"\x89PNG", "a PNG image"}, {"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"}, {"RIFF", "an image or sound file"}, {"\x1f\x8b", "gzip data"}, {"BZh9", "bzip2 data"},
	{"\xfd7zXZ", "xz data"}, {"\x28\xb5\x2f\xfd", "zstd data"}, {"Rar!", "a RAR archive"}, {"7z\xbc\xaf", "a 7z archive"},
	{"\xd0\xcf\x11\xe0", "an old office document"}, {"{\\rtf", "an RTF document"}, {"SQLite format 3\x00", "a database"},
}

// Binary tells why bytes cannot be a text of any encoding, or gives "".
func Binary(b []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.sig)) {
			return m.what
		}
	}
	return ""
}

// Text decodes a plain text. A valid UTF-8 text is given back byte for byte, a
// byte order mark with it, so that offsets fit the file. notes say what was
// converted or repaired; they are empty when the text is the bytes.
func Text(b []byte) (text string, notes []string, err error) {
	if what := Binary(b); what != "" {
		return "", nil, fmt.Errorf("%w: it is %s", ErrBinary, what)
	}
	if enc, name := wide(b); enc != nil {
		return convert(b, enc, name)
	}
	if n := bytes.IndexByte(b, 0); n >= 0 {
		return "", nil, fmt.Errorf("%w: it has a zero byte at %d", ErrBinary, n)
	}
	if controls(b) > len(b)/20 {
		return "", nil, fmt.Errorf("%w: more than one byte in twenty is a control character", ErrBinary)
	}
	if utf8.Valid(b) {
		return string(b), nil, nil
	}
	return eightBit(b)
}

// HTML decodes a page: contentType is the HTTP header's value or "". A byte
// order mark decides; then valid UTF-8 does; then what header or page declare;
// then the bytes themselves.
func HTML(b []byte, contentType string) (text string, notes []string, err error) {
	if what := Binary(b); what != "" {
		return "", nil, fmt.Errorf("%w: it is %s", ErrBinary, what)
	}
	if enc, name := wide(b); enc != nil {
		return convert(b, enc, name)
	}
	if controls(b) > len(b)/20 {
		return "", nil, fmt.Errorf("%w: more than one byte in twenty is a control character", ErrBinary)
	}
	head := b[:min(len(b), 1024)]
	enc, name, certain := charset.DetermineEncoding(head, contentType)
	valid := utf8.Valid(b)
	switch {
	case valid && (!certain || name == "utf-8" || !ascii(b)):
		if certain && name != "utf-8" {
			notes = append(notes, fmt.Sprintf("declared as %s, read as utf-8, which its bytes are", name))
		}
		return string(b), notes, nil
	case certain && name != "utf-8":
		return convert(b, enc, name)
	}
	return eightBit(b)
}

// Stream gives a reader that turns a marked UTF-16 or UTF-32 stream into
// UTF-8 and leaves everything else alone but for a leading UTF-8 mark, which
// it drops. peek is the stream's first bytes (at least four where there are
// so many), rest the whole stream.
func Stream(peek []byte, rest io.Reader) (r io.Reader, note string) {
	if enc, name := marked(peek); enc != nil {
		return transform.NewReader(rest, enc.NewDecoder()), "read as " + name
	}
	if bytes.HasPrefix(peek, []byte("\xef\xbb\xbf")) {
		io.CopyN(io.Discard, rest, 3)
	}
	return rest, ""
}

// marked finds the encoding that a UTF-16 or UTF-32 byte order mark names.
func marked(b []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.ExpectBOM), "utf-32le"
	case bytes.HasPrefix(b, []byte("\x00\x00\xfe\xff")):
		return utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM), "utf-32be"
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.ExpectBOM), "utf-16le"
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return xunicode.UTF16(xunicode.BigEndian, xunicode.ExpectBOM), "utf-16be"
	}
	return nil, ""
}

// wide finds UTF-16 and UTF-32, by their mark or, for UTF-16 text in a Latin
// script, by where its zero bytes lie.
func wide(b []byte) (encoding.Encoding, string) {
	if enc, name := marked(b); enc != nil {
		return enc, name
	}
	n := min(len(b), 4096) &^ 1
	if n < 16 {
		return nil, ""
	}
	var zero [2]int
	for i, c := range b[:n] {
		if c == 0 {
			zero[i&1]++
		}
	}
	half := n / 2
	switch {
	case zero[1] > half*7/10 && zero[0] < half/20:
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), "utf-16le"
	case zero[0] > half*7/10 && zero[1] < half/20:
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

// convert decodes bytes and says so; what does not decode is counted.
func convert(b []byte, enc encoding.Encoding, name string) (string, []string, error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", nil, fmt.Errorf("%w: %s: %v", ErrUnknown, name, err)
	}
	text := strings.TrimPrefix(string(out), "\ufeff")
	bad := strings.Count(text, "\ufffd")
	if bad > utf8.RuneCountInString(text)/50 || strings.IndexByte(text, 0) >= 0 {
		return "", nil, fmt.Errorf("%w: looked like %s, but %d characters do not decode", ErrUnknown, name, bad)
	}
	notes := []string{"read as " + name}
	if bad > 0 {
		notes = append(notes, fmt.Sprintf("%d characters do not decode and are shown as U+FFFD", bad))
	}
	return text, notes, nil
}

// eightBit decodes what is not valid UTF-8: damaged UTF-8, or a one-byte
// encoding told by its letters.
func eightBit(b []byte) (string, []string, error) {
	multi, bad := damage(b)
	if bad == 0 {
		return string(b), nil, nil
	}
	if multi > 0 && multi*4 >= bad || bad == 1 && !utf8.FullRune(b[max(0, len(b)-3):]) {
		note := fmt.Sprintf("%d bytes are not UTF-8 and were replaced by U+FFFD: offsets fit the repaired text, not the file", bad)
		return strings.ToValidUTF8(mend(b), "\ufffd"), []string{note}, nil
	}
	enc, name := letters(b)
	if enc == nil {
		return "", nil, fmt.Errorf("%w: neither UTF-8 nor an encoding that its letters tell", ErrUnknown)
	}
	return convert(b, enc, name)
}

// mend replaces each invalid byte by its own U+FFFD, so that the count in the
// note is the count in the text.
func mend(b []byte) string {
	var out strings.Builder
	out.Grow(len(b) + 16)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		out.WriteRune(r)
		b = b[n:]
	}
	return out.String()
}

// damage counts the well-formed characters beyond ASCII and the bytes that
// belong to no character.
func damage(b []byte) (multi, bad int) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			multi++
		}
		b = b[n:]
	}
	return multi, bad
}

// letters chooses a one-byte encoding. Few high bytes among Latin letters are
// windows-1252 (or -1254, -1250 where its own letters show); text mostly of
// high bytes is Cyrillic when the commonest Russian letters come out common.
func letters(b []byte) (encoding.Encoding, string) {
	var low, high int
	for _, c := range b {
		switch {
		case c >= 0x80:
			high++
		case unicode.IsLetter(rune(c)):
			low++
		}
	}
	if high*3 > low {
		return cyrillic(b)
	}
	best, name := encoding.Encoding(charmap.Windows1252), "windows-1252"
	if slices.ContainsFunc(b, func(c byte) bool { return c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d }) {
		best, name = charmap.Windows1250, "windows-1250"
	}
	top := strange(b, best)
	for _, alt := range []string{"windows-1254", "windows-1250", "iso-8859-2"} {
		enc, err := htmlindex.Get(alt)
		if err != nil {
			continue
		}
		if s := strange(b, enc); s < top {
			best, name, top = enc, alt, s
		}
	}
	if top*3 > high+2 {
		return nil, ""
	}
	return best, name
}

// strange counts the high bytes that come out as something running text does
// not have there: a symbol inside a word, a capital after a small letter, or
// one of the letters that only Icelandic and Old English have.
func strange(b []byte, enc encoding.Encoding) int {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return len(b)
	}
	n, prev := 0, ' '
	for s := string(out); s != ""; {
		r, w := utf8.DecodeRuneInString(s)
		s = s[w:]
		if r >= 0x80 {
			next, _ := utf8.DecodeRuneInString(s)
			inside := unicode.IsLetter(prev) && unicode.IsLetter(next)
			switch {
			case r == utf8.RuneError, unicode.IsControl(r):
				n++
			case inside && !unicode.IsLetter(r) && r != '’' && r != '–' && r != '—' && r != 0xad:
				n++
			case unicode.IsLower(prev) && unicode.IsUpper(r):
				n++
			case strings.ContainsRune("ðþýÐÞÝ¡¦¨±³¶¹º¼¾¿", r):
				n++
			}
		}
		prev = r
	}
	return n
}

// cyrillic chooses among the Cyrillic encodings by the share of the letters
// that Slavic languages use most; none is chosen when the share is too small.
func cyrillic(b []byte) (encoding.Encoding, string) {
	var best encoding.Encoding
	name, top := "", 0.0
	for _, c := range []string{"windows-1251", "koi8-r", "iso-8859-5", "ibm866"} {
		enc, err := htmlindex.Get(c)
		if err != nil {
			continue
		}
		out, err := enc.NewDecoder().Bytes(b)
		if err != nil {
			continue
		}
		common, all := 0, 0
		for _, r := range string(out) {
			if r < 0x80 {
				continue
			}
			all++
			if strings.ContainsRune("оеаинтслвр", r) {
				common++
			}
		}
		if share := float64(common) / float64(max(all, 1)); share > top {
			best, name, top = enc, c, share
		}
	}
	if top < 0.4 {
		return nil, ""
	}
	return best, name
}

// controls counts the control characters that texts do not have.
func controls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b || c == 0x7f {
			n++
		}
	}
	return n
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}
