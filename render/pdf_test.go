package render

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPDF prints a record whose reports are hostile: the same bytes twice,
// nothing that a viewer would run or open, the whole record attached, and the
// words where a reader of PDFs is at hand.
func TestPDF(t *testing.T) {
	d := fixture(t)
	d.Story.Title += " 𝔘𝔫 \U0001F300 漢字"
	var one, two, whole bytes.Buffer
	for _, b := range []*bytes.Buffer{&one, &two} {
		if err := PDF(b, d); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two prints of one record differ")
	}
	for _, active := range []string{"/JavaScript", "/JS", "/URI", "/Launch", "/OpenAction <<"} {
		if bytes.Contains(one.Bytes(), []byte(active)) {
			t.Errorf("the print holds %s", active)
		}
	}
	if err := JSON(&whole, d); err != nil {
		t.Fatal(err)
	}
	attached := false
	for _, s := range streams(one.Bytes()) {
		attached = attached || bytes.Equal(s, whole.Bytes())
	}
	if !attached {
		t.Error("the record is not attached as it is")
	}
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		return
	}
	name := filepath.Join(t.TempDir(), "record.pdf")
	if err := os.WriteFile(name, one.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	words, err := exec.Command(tool, "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Where the reports differ", "About 120", "Ada Brink", "alert(1)"} {
		if !strings.Contains(string(words), want) {
			t.Errorf("the print lacks %q", want)
		}
	}
}

// streams gives the compressed streams of a PDF, unpacked.
func streams(pdf []byte) (out [][]byte) {
	for {
		_, after, ok := bytes.Cut(pdf, []byte("stream\n"))
		if !ok {
			return out
		}
		body, rest, _ := bytes.Cut(after, []byte("\nendstream"))
		if z, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
			if b, err := io.ReadAll(z); err == nil {
				out = append(out, b)
			}
		}
		pdf = rest
	}
}
