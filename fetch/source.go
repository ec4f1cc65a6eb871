package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"synoptic/fetch/charset"
	"synoptic/fetch/feed"
	"synoptic/fetch/wire"
	"synoptic/news"
)

// format is what an input holds.
type format string

const (
	formatText  format = "text"
	formatHTML  format = "html"
	formatJSON  format = "json"
	formatLines format = "jsonl"
	formatWARC  format = "warc"
	formatXML   format = "xml"
	formatNone  format = ""
)

// extensions are the names that need no look inside.
var extensions = map[string]format{
	".txt": formatText, ".text": formatText, ".html": formatHTML, ".htm": formatHTML, ".xhtml": formatHTML,
	".json": formatJSON, ".jsonl": formatLines, ".ndjson": formatLines, ".warc": formatWARC,
	".rss": formatXML, ".atom": formatXML,
}

const readable = "inputs are .txt, .html, .json, .jsonl and .warc files (also .gz), folders, http addresses, and - for standard input"

// input reads one input.
func (r *reader) input(in string) {
	switch {
	case in == "-":
		if r.opts.Stdin == nil {
			r.fail("standard input", "", "it is not open")
			return
		}
		r.stream("standard input", formatNone, r.opts.Stdin)
	case in == "":
		r.fail(`""`, readable, "an empty name")
	case strings.Contains(in, "://"):
		u, err := url.Parse(in)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			r.fail(in, "give a file by its path, without a scheme", "only http and https addresses are read")
			return
		}
		r.web(u)
	default:
		r.path(in)
	}
}

// path reads a file or folder.
func (r *reader) path(path string) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.fail(path, "", "no such file or folder")
	case err != nil:
		r.fail(path, "", "%w", bare(err))
	case info.IsDir():
		r.folder(path)
	default:
		r.file(path, formatOf(path), info)
	}
}

// formatOf tells the format by the name, a .gz at the end set aside.
func formatOf(path string) format {
	name := strings.TrimSuffix(strings.ToLower(filepath.Base(path)), ".gz")
	return extensions[filepath.Ext(name)]
}

// folder reads the files of a folder and of those inside it, in the order of
// their paths. Hidden files and folders are passed over; a file of another
// kind is read when it holds pages or records, and named in a note when not.
func (r *reader) folder(root string) {
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if r.stopped() {
			return fs.SkipAll
		}
		if err != nil {
			r.fail(path, "", "%w", bare(err))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasPrefix(d.Name(), ".") && path != root {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		info, err := os.Stat(path) // follows a link to a file
		if err != nil || !info.Mode().IsRegular() {
			r.note(path, "passed over: not a file that can be read")
			return nil
		}
		files++
		f := formatOf(path)
		if f == formatNone {
			if f = peekFile(path); f == formatNone || f == formatText && filepath.Ext(path) != "" {
				r.note(path, "passed over: not a kind of file that holds articles")
				return nil
			}
		}
		r.file(path, f, info)
		return nil
	})
	if err != nil {
		r.fail(root, "", "%w", bare(err))
	}
	if files == 0 && !r.done {
		r.fail(root, readable, "no files in the folder")
	}
}

// peekFile tells what an unnamed kind of file holds by its first bytes.
func peekFile(path string) format {
	f, err := os.Open(path)
	if err != nil {
		return formatNone
	}
	defer f.Close()
	b, zipped := unzip(bufio.NewReaderSize(f, peekSize))
	head, _ := b.Peek(peekSize)
	if _, _, err := charset.Text(head); len(head) == 0 || errors.Is(err, charset.ErrBinary) && !zipped {
		return formatNone
	}
	f2 := sniff(head)
	if f2 == formatXML && !wire.IsG2(head) && !feed.Is(head) {
		return formatNone
	}
	return f2
}

// file reads one file.
func (r *reader) file(path string, f format, info fs.FileInfo) {
	whole := f == formatText || f == formatHTML || f == formatJSON
	if whole && info.Size() > MaxInput {
		r.fail(path, "split the file", "it has %d MB, more than the %d MB that are read at once", info.Size()>>20, MaxInput>>20)
		return
	}
	file, err := os.Open(path)
	if err != nil {
		r.fail(path, "", "%w", bare(err))
		return
	}
	defer file.Close()
	r.stream(path, f, file)
}

// peekSize is how much of an input is looked at to tell what it is.
const peekSize = 64 << 10

// stream reads what comes out of a file, of standard input or of an address.
func (r *reader) stream(location string, f format, in io.Reader) {
	b := bufio.NewReaderSize(in, peekSize)
	if f == formatWARC {
		r.warc(location, b)
		return
	}
	b, zipped := unzip(b)
	head, err := peek(b)
	if len(head) == 0 {
		if err != nil && err != io.EOF {
			r.fail(location, "", "%w", bare(err))
		} else {
			r.fail(location, "", "it is empty")
		}
		return
	}
	seen := sniff(head)
	if f == formatNone {
		f = seen
	}
	if zipped && seen == formatWARC {
		r.fail(location, "give the file the ending .warc.gz", "a WARC file under another name")
		return
	}
	if f == formatText && seen == formatHTML && looksLikePage(head) {
		r.note(location, "holds a web page: its text was extracted")
		f = formatHTML
	}
	switch f {
	case formatLines:
		r.lines(location, b, head)
	case formatWARC:
		r.warc(location, b)
	case formatXML:
		r.xml(location, b)
	default:
		r.whole(location, f, b)
	}
}

// peek gives the beginning of an input: as much as is looked at, or what has
// come when that holds a first line of JSON lines, so that the articles of a
// slow pipe are read as they come.
func peek(b *bufio.Reader) ([]byte, error) {
	for n := 1; ; n = b.Buffered() + 1 {
		head, err := b.Peek(min(n, peekSize))
		head = head[:max(len(head), min(b.Buffered(), peekSize))]
		if err != nil || len(head) >= peekSize || sniff(head) == formatLines && bytes.IndexByte(head, '\n') > 0 {
			return head, err
		}
	}
}

// unzip unwraps gzip data; a second layer is left alone.
func unzip(b *bufio.Reader) (*bufio.Reader, bool) {
	if m, _ := b.Peek(2); len(m) < 2 || m[0] != 0x1f || m[1] != 0x8b {
		return b, false
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return bufio.NewReader(failing{err}), true
	}
	return bufio.NewReaderSize(z, peekSize), true
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// whole reads a text, a page or a JSON file.
func (r *reader) whole(location string, f format, in io.Reader) {
	b, err := io.ReadAll(io.LimitReader(in, MaxInput+1))
	if err != nil && len(b) == 0 {
		r.fail(location, "", "%w", bare(err))
		return
	}
	if err != nil {
		r.note(location, "cut short after %d bytes: %v", len(b), bare(err))
	}
	if len(b) > MaxInput {
		r.fail(location, "split the file", "more than the %d MB that are read at once", MaxInput>>20)
		return
	}
	raw := &news.Raw{Location: location, URL: webAddress(location), Media: mediaText, Body: b}
	switch f {
	case formatJSON:
		r.json(location, b)
		return
	case formatHTML:
		raw.Media = mediaHTML
	}
	if err := r.take(raw); err != nil {
		r.err(err)
	}
}

// xml reads copy of an agency, or a feed whose entries carry their articles.
func (r *reader) xml(location string, in io.Reader) {
	b, err := io.ReadAll(io.LimitReader(in, MaxPage+1))
	switch {
	case err != nil && len(b) == 0:
		r.fail(location, "", "%w", bare(err))
		return
	case len(b) > MaxPage:
		r.fail(location, "split the file", "more than the %d MB that are read at once", MaxPage>>20)
		return
	}
	c := &counter{r: r, location: location}
	defer c.rest()
	if wire.IsG2(b[:min(len(b), 64<<10)]) {
		parts, err := wire.Split(b)
		for n, p := range parts {
			at := location
			if len(parts) > 1 {
				at = fmt.Sprintf("%s (item %d)", location, n+1)
			}
			if err := r.take(&news.Raw{Location: at, Media: mediaG2, Body: p}); err != nil {
				c.err(err)
			}
		}
		if err != nil {
			c.err(unusable(location, "", "%w", err))
		}
		return
	}
	f, err := feed.Parse(b, location)
	if err != nil {
		r.fail(location, readable, "XML that is no web page, no feed and no wire copy")
		return
	}
	announced := 0
	for _, e := range f.Entries {
		if !e.Whole() {
			announced++
			continue
		}
		raw, err := e.Raw(f, location)
		if err == nil {
			err = r.take(raw)
		}
		if err != nil {
			c.err(err)
		}
	}
	if announced > 0 {
		r.note(location, "%d of %d entries announce an article and do not carry it: synoptic watch asks for it", announced, len(f.Entries))
	}
}

// sniff tells what an input holds by its first bytes; text when nothing else
// shows.
func sniff(head []byte) format {
	t := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	low := bytes.ToLower(t[:min(len(t), 2048)])
	switch {
	case bytes.HasPrefix(t, []byte("WARC/")):
		return formatWARC
	case len(t) > 0 && t[0] == '{':
		rest := bytes.TrimLeft(t[1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '}' {
			return formatText
		}
		line, _, cut := bytes.Cut(t, []byte("\n"))
		if cut && !json.Valid(line) {
			return formatJSON
		}
		return formatLines
	case len(t) > 0 && t[0] == '[':
		if rest := bytes.TrimLeft(t[1:], " \t\r\n"); len(rest) > 0 && (rest[0] == '{' || rest[0] == ']') {
			return formatJSON
		}
	case bytes.HasPrefix(low, []byte("<?xml")) && !bytes.Contains(low, []byte("<html")), wire.IsG2(t[:min(len(t), 512)]),
		bytes.HasPrefix(low, []byte("<rss")), bytes.HasPrefix(low, []byte("<feed")), bytes.HasPrefix(low, []byte("<rdf:rdf")):
		return formatXML
	case len(low) > 2 && low[0] == '<' && (low[1] == '!' || low[1] == '?' || low[1] >= 'a' && low[1] <= 'z'):
		return formatHTML
	}
	return formatText
}

// looksLikePage tells a whole web page from a text that happens to start with
// a tag.
func looksLikePage(head []byte) bool {
	low := bytes.ToLower(head[:min(len(head), 2048)])
	return bytes.Contains(low, []byte("<html")) || bytes.Contains(low, []byte("<!doctype html"))
}

// bare takes the path off an error of the file system: the message names it
// already.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("the compressed data are damaged or cut off (%w)", err)
	}
	return err
}
