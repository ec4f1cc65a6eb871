package engine

import (
	"bytes"
	"encoding/gob"
	"fmt"

	"synoptic/news"
)

// Reader names the reading that this program does. It changes when articles
// would be read differently, so that what an older reader read can be told
// and read again.
const Reader = "5"

// pack writes the layers of a doc; the article itself is kept beside them.
func pack(d *news.Doc) ([]byte, error) {
	layers := *d
	layers.Article = nil
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(&layers)
	return b.Bytes(), err
}

// unpack gives the doc of an article. What does not fit the article's text is
// an error, as after a copy gone wrong.
func unpack(b []byte, a *news.Article) (*news.Doc, error) {
	d := &news.Doc{}
	if err := gob.NewDecoder(bytes.NewReader(b)).Decode(d); err != nil {
		return nil, fmt.Errorf("layers of article %s: %w", a.ID, err)
	}
	d.Article = a
	d.Index()
	for _, bl := range d.Blocks {
		if bl.Start < 0 || bl.End > len(a.Text) || bl.Start > bl.End {
			return nil, fmt.Errorf("layers of article %s: they do not fit its text", a.ID)
		}
	}
	return d, nil
}
