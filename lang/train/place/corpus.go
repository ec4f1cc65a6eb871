package place

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"synoptic/lang/body"
	"synoptic/news"
	"synoptic/story"
)

// stream is one labelled set in its order.
type stream struct {
	name   string
	weight float64
	keys   []*story.Key
	gold   []string // the event of each
	group  []string // what must not be parted between training and testing
}

// part gives the articles of a stream whose group passes.
func (s *stream) part(keep func(group string) bool) *stream {
	out := &stream{name: s.name, weight: s.weight}
	for i, g := range s.group {
		if keep(g) {
			out.keys, out.gold, out.group = append(out.keys, s.keys[i]), append(out.gold, s.gold[i]), append(out.group, g)
		}
	}
	return out
}

// read reads a stream from JSON lines; of its events one in some.
func read(path string, some uint32) (*stream, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := &stream{name: filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path)}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var m struct {
			ID, Doc, Title, Text, Date, Outlet, URL, Story string
			Topic, Event, Incident                         any
		}
		if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		event := m.Story
		for _, x := range []any{m.Event, m.Incident} {
			if event == "" && x != nil {
				event = fmt.Sprint(x)
			}
		}
		group := event
		if m.Story != "" {
			group = fmt.Sprint(m.Topic)
		}
		if some > 1 && fold(group, some) != 0 {
			continue
		}
		a := &news.Article{ID: cmp.Or(m.ID, m.Doc), Title: m.Title, Text: m.Text, Outlet: m.Outlet, URL: m.URL, Published: news.Published{Value: m.Date}}
		d := &news.Doc{Article: a}
		d.Blocks = body.Read(d)
		s.keys = append(s.keys, story.NewKey(d))
		s.gold, s.group = append(s.gold, event), append(s.group, group)
	}
	return s, sc.Err()
}
