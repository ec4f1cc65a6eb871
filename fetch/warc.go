package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"synoptic/fetch/page"
	"synoptic/news"
)

// archive is one WARC file on its way through: the records seen, the pages
// that became articles, and what went wrong.
type archive struct {
	r        *reader
	location string
	records  int
	pages    int // records that hold a page or a text
	empty    int // pages without running text
	lost     int // places where the next record had to be looked for
	faults   *counter
}

// warc reads the pages of a WARC file (ISO 28500): responses, resources and
// conversions whose payload is HTML or plain text. Lengths that lie, members
// cut off and records without a header are passed over to the next record.
func (r *reader) warc(location string, in *bufio.Reader) {
	w := &archive{r: r, location: location, faults: &counter{r: r, location: location}}
	if m, _ := in.Peek(2); len(m) == 2 && m[0] == 0x1f && m[1] == 0x8b {
		in = bufio.NewReaderSize(&members{in: in, lost: &w.lost}, peekSize)
	}
	w.run(in)
	w.faults.rest()
	switch {
	case r.done:
	case w.records == 0:
		r.fail(location, "", "no WARC record in it")
	case w.pages == 0:
		r.fail(location, "", "none of its %d records is a page", w.records)
	}
	if w.empty > 0 {
		r.note(location, "%d of %d pages hold no running text: passed over", w.empty, w.pages)
	}
	if w.lost > 0 {
		r.note(location, "damaged in %d places: what could be found after them was read", w.lost)
	}
}

// members is the content of a compressed file, member after member. A damaged
// member gives what it has and a blank line, and the next one is looked for.
type members struct {
	in   *bufio.Reader
	z    *gzip.Reader // nil between members
	log  *recorder    // the member's own bytes
	pad  string
	lost *int
}

// recorder keeps what was read, up to maxRecorded bytes.
type recorder struct {
	in  *bufio.Reader
	log []byte
}

const maxRecorded = 4 << 20

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if len(r.log) <= maxRecorded {
		r.log = append(r.log, p[:n]...)
	}
	return n, err
}

func (r *recorder) ReadByte() (byte, error) {
	c, err := r.in.ReadByte()
	if err == nil && len(r.log) <= maxRecorded {
		r.log = append(r.log, c)
	}
	return c, err
}

func (m *members) Read(p []byte) (int, error) {
	for {
		if m.pad != "" {
			n := copy(p, m.pad)
			m.pad = m.pad[n:]
			return n, nil
		}
		if m.z == nil && (*m.lost > maxLost || !m.next()) {
			return 0, io.EOF
		}
		n, err := m.z.Read(p)
		if err != nil {
			m.z = nil
			if err != io.EOF {
				*m.lost++
				m.back()
				m.pad = "\r\n\r\n"
			}
		}
		if n > 0 {
			return n, nil
		}
	}
}

// next opens the next member; false when there is none.
func (m *members) next() bool {
	for seekMagic(m.in) {
		m.log = &recorder{in: m.in}
		z, err := gzip.NewReader(m.log)
		if err == nil {
			z.Multistream(false)
			m.z = z
			return true
		}
		if *m.lost++; *m.lost > maxLost {
			return false
		}
		m.back()
	}
	return false
}

// back goes to just behind the start of a damaged member: its end may have
// been taken from the members after it.
func (m *members) back() {
	if b := m.log.log; len(b) > 3 && len(b) <= maxRecorded {
		m.in = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(b[3:]), m.in), peekSize)
	}
}

// seekMagic goes to the next gzip member; false when there is none.
func seekMagic(in *bufio.Reader) bool {
	for {
		b, err := in.Peek(3)
		if len(b) < 3 {
			return false
		}
		if b[0] == 0x1f && b[1] == 0x8b && b[2] == 8 {
			return true
		}
		n := 1
		if err == nil {
			buf, _ := in.Peek(in.Buffered())
			if n = bytes.IndexByte(buf[1:], 0x1f) + 1; n == 0 {
				n = len(buf)
			}
		}
		if _, err := in.Discard(n); err != nil {
			return false
		}
	}
}

// run reads the records of one uncompressed stream.
func (w *archive) run(in *bufio.Reader) {
	for !w.r.stopped() && w.seek(in) {
		if w.lost > maxLost {
			w.r.fail(w.location, "", "damaged in more than %d places: given up", maxLost)
			return
		}
		head := readHeader(in)
		w.records++
		size, err := strconv.ParseInt(head["content-length"], 10, 64)
		if err != nil || size < 0 {
			w.lost++
			continue
		}
		if !wanted(head) || size > MaxLine {
			if n, _ := io.CopyN(io.Discard, in, size); n < size {
				return
			}
			continue
		}
		block, _ := io.ReadAll(io.LimitReader(in, size))
		if at := bytes.Index(block, []byte("\r\n\r\nWARC/1.")); at >= 0 {
			w.lost++ // the length runs into the next record
			in = bufio.NewReader(io.MultiReader(bytes.NewReader(block[at+4:]), in))
			block = block[:at]
		}
		w.record(head, block)
	}
}

// seek goes behind the version line of the next record; false at the end.
func (w *archive) seek(in *bufio.Reader) bool {
	strayed := false
	for {
		line, err := in.ReadSlice('\n')
		if bytes.HasPrefix(line, []byte("WARC/")) && err == nil {
			return true
		}
		if len(bytes.TrimSpace(line)) > 0 && !strayed && w.records > 0 {
			strayed = true
			w.lost++
		}
		if err != nil && err != bufio.ErrBufferFull {
			return false
		}
	}
}

// maxLost bounds how often the next record is looked for in one file.
const maxLost = 100

// header holds the fields of a header, names in lower case, the first of each.
type header map[string]string

// readHeader reads fields to the blank line after them, at most 200 lines;
// what is no field is passed over.
func readHeader(in *bufio.Reader) header {
	h, last := header{}, ""
	for range 200 {
		line, err := in.ReadSlice('\n')
		t := strings.TrimRight(string(line), "\r\n")
		if t == "" && err != bufio.ErrBufferFull {
			return h
		}
		name, value, ok := strings.Cut(t, ":")
		switch name = strings.ToLower(strings.TrimSpace(name)); {
		case t[0] == ' ' || t[0] == '\t':
			if last != "" {
				h[last] += " " + strings.TrimSpace(t)
			}
		case ok && h[name] == "":
			h[name], last = strings.TrimSpace(value), name
		}
		for err == bufio.ErrBufferFull { // the rest of an overlong line
			_, err = in.ReadSlice('\n')
		}
		if err != nil {
			return h
		}
	}
	return h
}

// wanted tells whether a record can hold a page.
func wanted(h header) bool {
	switch strings.ToLower(h["warc-type"]) {
	case "response":
		return true
	case "resource", "conversion":
		if !strings.HasPrefix(strings.Trim(h["warc-target-uri"], "< "), "http") {
			return false // the crawler's own logs
		}
		t := strings.ToLower(h["content-type"])
		return strings.HasPrefix(t, "text/html") || strings.HasPrefix(t, "text/plain") || strings.HasPrefix(t, "application/xhtml")
	}
	return false
}

// record makes an article of a record's page.
func (w *archive) record(h header, block []byte) {
	target := strings.Trim(strings.TrimSpace(h["warc-target-uri"]), "<>")
	kind, body := h["content-type"], block
	if strings.EqualFold(h["warc-type"], "response") {
		var status int
		if status, kind, body = response(block); status != 200 {
			return
		}
	}
	at := w.location
	if target != "" {
		at += "#" + target
	}
	raw := &news.Raw{Location: at, URL: webAddress(target), Media: kind, Body: body}
	if t, err := time.Parse(time.RFC3339, h["warc-date"]); err == nil {
		raw.Observed = t.UTC()
	}
	low := strings.ToLower(kind)
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		return
	case low == "" && sniff(body) == formatHTML:
		raw.Media = mediaHTML
	case strings.Contains(low, "html"):
	case strings.HasPrefix(low, "text/plain") && !strings.HasPrefix(target, "dns:") && !strings.HasSuffix(target, "robots.txt"):
	default:
		return
	}
	w.pages++
	switch err := w.r.take(raw); {
	case errors.Is(err, page.ErrNoText):
		w.empty++
	case err != nil:
		w.faults.err(err)
	}
}

// response takes an HTTP response apart: status, type, and the body with its
// transfer and content encodings undone. A coding that the body does not have
// is passed over.
func response(block []byte) (status int, kind string, body []byte) {
	b := bufio.NewReader(bytes.NewReader(block))
	line, err := b.ReadString('\n')
	if f := strings.Fields(line); err != nil || len(f) < 2 || !strings.HasPrefix(f[0], "HTTP/") {
		return 0, "", nil
	} else if status, err = strconv.Atoi(f[1]); err != nil {
		return 0, "", nil
	}
	h := readHeader(b)
	body, _ = io.ReadAll(b)
	if strings.Contains(strings.ToLower(h["transfer-encoding"]), "chunked") {
		if out, err := inflate(httputil.NewChunkedReader(bytes.NewReader(body))); err == nil || len(out) > len(body)/2 {
			body = out
		}
	}
	switch coding := strings.ToLower(strings.TrimSpace(h["content-encoding"])); coding {
	case "gzip", "x-gzip":
		if z, err := gzip.NewReader(bytes.NewReader(body)); err == nil {
			body, _ = inflate(z)
		}
	case "deflate":
		body = deflated(body)
	case "br":
		if out, _ := inflate(brotli.NewReader(bytes.NewReader(body))); len(out) > 0 {
			body = out
		}
	case "zstd":
		if z, err := zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20)); err == nil {
			if out, _ := inflate(z); len(out) > 0 {
				body = out
			}
			z.Close()
		}
	case "", "identity":
	default:
		return 0, "", nil // no coding that is known
	}
	return status, h["content-type"], body
}

// deflated undoes the "deflate" coding, which servers send with and without
// the zlib frame.
func deflated(body []byte) []byte {
	if z, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
		if out, _ := inflate(z); len(out) > 0 {
			return out
		}
	}
	if out, err := inflate(flate.NewReader(bytes.NewReader(body))); err == nil && len(out) > 0 {
		return out
	}
	return body
}

var errTooLong = errors.New("more than a record may have")

// inflate reads at most MaxPage bytes.
func inflate(in io.Reader) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(in, MaxPage+1))
	if len(out) > MaxPage {
		return nil, fmt.Errorf("%w: %d MB", errTooLong, MaxPage>>20)
	}
	return out, err
}
