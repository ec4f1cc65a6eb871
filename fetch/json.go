package fetch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"synoptic/fetch/charset"
	"synoptic/news"
)

// maxFaults is how many broken records of one file are reported one by one.
const maxFaults = 50

const fields = `an article is {"id", "url", "outlet", "title", "byline", "published" or "date", "text" or "html", "language"}`

// json reads a file that holds one article, an array of them, or several one
// after the other.
func (r *reader) json(location string, b []byte) {
	s, err := decode(&news.Raw{Location: location}, func(s string) { r.note(location, "%s", s) }, func() (string, []string, error) { return charset.Text(b) })
	if err != nil {
		r.err(err)
		return
	}
	s = strings.TrimPrefix(s, "\ufeff")
	dec := json.NewDecoder(strings.NewReader(s))
	c := &counter{r: r, location: location}
	defer c.rest()
	for !r.stopped() {
		start := skipSpace(s, int(dec.InputOffset()))
		if start < len(s) && s[start] == '[' {
			if !r.array(c, dec) {
				return
			}
			continue
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			if err != io.EOF {
				c.fail(location, "%s", syntax(err))
			} else if c.n == 0 {
				c.fail(location, "it is empty")
			}
			return
		}
		c.n++
		r.record(c, location, raw)
	}
}

// array reads the elements of a JSON array; false when the file cannot be
// read further.
func (r *reader) array(c *counter, dec *json.Decoder) bool {
	if _, err := dec.Token(); err != nil {
		c.fail(c.location, "%s", syntax(err))
		return false
	}
	for n := 1; dec.More() && !r.stopped(); n++ {
		var raw json.RawMessage
		at := fmt.Sprintf("%s (article %d)", c.location, n)
		if err := dec.Decode(&raw); err != nil {
			c.fail(at, "%s", syntax(err))
			return false
		}
		c.n++
		r.record(c, at, raw)
	}
	if r.done {
		return false
	}
	if _, err := dec.Token(); err != nil {
		c.fail(c.location, "%s", syntax(err))
		return false
	}
	if c.n == 0 {
		c.n++
		c.fail(c.location, "the array is empty")
	}
	return true
}

func skipSpace(s string, at int) int {
	for at < len(s) && strings.IndexByte(" \t\r\n", s[at]) >= 0 {
		at++
	}
	return at
}

// lines reads a JSON-lines stream, one article a line. A broken line is
// reported with its number and the next one read.
func (r *reader) lines(location string, in *bufio.Reader, head []byte) {
	src, note := charset.Stream(head[:min(len(head), 4)], in)
	if note != "" {
		r.note(location, "%s", note)
	}
	b := bufio.NewReaderSize(src, peekSize)
	c := &counter{r: r, location: location}
	defer c.rest()
	for n := 1; !r.stopped(); n++ {
		line, long, err := readLine(b, MaxLine)
		at := fmt.Sprintf("%s:%d", location, n)
		switch {
		case long:
			c.n++
			c.fail(at, "the line has more than %d MB", MaxLine>>20)
		case len(bytes.TrimSpace(line)) > 0:
			c.n++
			r.line(c, at, line)
		}
		if err != nil {
			if err != io.EOF {
				c.fail(at, "%w", bare(err))
			} else if c.n == 0 {
				c.fail(location, "it is empty")
			}
			return
		}
	}
}

// readLine reads up to a line feed. Of a line of more than most bytes nothing
// is kept.
func readLine(b *bufio.Reader, most int) (line []byte, long bool, err error) {
	for {
		part, err := b.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > most {
			line, long = nil, true
		}
		if err != bufio.ErrBufferFull {
			return line, long, err
		}
	}
}

func (r *reader) line(c *counter, at string, line []byte) {
	if what := charset.Binary(line); what != "" && c.n == 1 {
		c.fail(at, "not JSON: it is %s", what)
		return
	}
	r.record(c, at, line)
}

// record takes one JSON object.
func (r *reader) record(c *counter, at string, body []byte) {
	if err := r.take(&news.Raw{Location: at, Media: mediaJSON, Body: body}); err != nil {
		c.err(err)
	}
}

// stringOf reads a JSON value as a text: a string, a number as it is written,
// a list of strings joined by ", ", or "" for null and nothing. ok is false
// for anything else.
func stringOf(raw json.RawMessage) (s string, ok bool) {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || string(raw) == "null" {
		return "", true
	}
	switch raw[0] {
	case '"':
		return s, json.Unmarshal(raw, &s) == nil
	case '[':
		var list []string
		if json.Unmarshal(raw, &list) != nil {
			return "", false
		}
		return strings.Join(list, ", "), true
	case '{', 't', 'f':
		return "", false
	}
	return string(raw), true
}

// syntax says in the user's words why JSON could not be read.
func syntax(err error) string {
	var s *json.SyntaxError
	var t *json.UnmarshalTypeError
	switch {
	case errors.As(err, &t):
		return fmt.Sprintf("a JSON %s where an article (an object) is expected", t.Value)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &s) && strings.Contains(s.Error(), "unexpected end"):
		return "the JSON breaks off"
	case errors.As(err, &s):
		return fmt.Sprintf("not JSON: %v (at byte %d)", s, s.Offset)
	}
	return err.Error()
}

// counter reports the faults of one file, up to a number.
type counter struct {
	r         *reader
	location  string
	n, faults int
}

func (c *counter) fail(at, format string, args ...any) {
	c.err(unusable(at, fields, format, args...))
}

func (c *counter) err(err error) {
	if c.faults++; c.faults <= maxFaults {
		c.r.err(err)
	}
}

func (c *counter) rest() {
	if more := c.faults - maxFaults; more > 0 {
		c.r.fail(c.location, "", "%d more records cannot be read", more)
	}
}
