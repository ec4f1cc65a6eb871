package render

import (
	"fmt"
	"path"
	"strings"

	"synoptic/news"
)

// book looks things up while a dossier is written: articles by number, entities
// by name.
type book struct {
	d       *news.Dossier
	number  map[string]int    // article id to its number, from 1
	labels  []string          // name of article n at n-1, unique
	name    map[string]string // entity id to name
	party   map[string]string
	differs map[string]string // entity id to what the reports differ on about it
	short   map[string]line   // what lines gives
}

func newBook(d *news.Dossier) *book {
	b := &book{d: d, number: map[string]int{}, name: map[string]string{}, party: map[string]string{}, differs: map[string]string{}}
	count := map[string]int{}
	for i, a := range d.Articles {
		b.number[a.ID] = i + 1
		b.labels = append(b.labels, ArticleName(a))
		count[b.labels[i]]++
	}
	seen := map[string]int{}
	for i, l := range b.labels {
		if count[l] > 1 {
			seen[l]++
			b.labels[i] = fmt.Sprintf("%s (%d)", l, seen[l])
		}
	}
	byName := map[string]string{}
	for _, e := range d.Entities {
		b.name[e.ID] = clean(e.Name)
		b.party[e.ID] = clean(string(e.Party))
		byName[e.Name] = e.ID
	}
	for _, x := range d.Differences {
		if x.Kind != "role" {
			continue
		}
		note := clean(x.Note)
		if note == "" {
			note = "the role differs"
		}
		for _, l := range append([]string{byName[x.About]}, x.Lines...) {
			if b.name[l] != "" && b.differs[l] == "" {
				b.differs[l] = note
			}
		}
	}
	return b
}

// ArticleName names a report by its outlet, else by its file, else by its
// address, else by its id.
func ArticleName(a news.Report) string {
	if s := clean(string(a.Outlet)); s != "" {
		return s
	}
	loc := clean(a.Location)
	if i := strings.IndexAny(loc, "?#"); i > 0 && strings.Contains(loc, "://") {
		loc = loc[:i]
	}
	base := path.Base(strings.TrimRight(strings.ReplaceAll(loc, "\\", "/"), "/"))
	if cutAt := strings.LastIndexByte(base, ':'); cutAt > 0 && strings.Contains(base[:cutAt], ".") {
		base = base[:cutAt] // "wire.jsonl:3"
	}
	if strings.HasSuffix(base, ".jsonl") || strings.Contains(base, ".warc") || base == "." || base == "-" || base == "" {
		return clean(a.ID)
	}
	if ext := path.Ext(base); ext != "" && len(ext) <= 6 && len(ext) < len(base) {
		base = strings.TrimSuffix(base, ext)
	}
	return base
}

// who names an entity or a party.
func (b *book) who(id string) string {
	if n := b.name[id]; n != "" {
		return n
	}
	return clean(id)
}

// numbers gives the numbers of articles in rising order.
func (b *book) numbers(ids []string) []int {
	has := make([]bool, len(b.labels)+1)
	for _, id := range ids {
		has[b.number[id]] = true
	}
	out := []int{}
	for n := 1; n < len(has); n++ {
		if has[n] {
			out = append(out, n)
		}
	}
	return out
}

// within gives the evidence that lies in article n.
func (b *book) within(n int, list []news.Evidence) []news.Evidence {
	var out []news.Evidence
	for _, e := range list {
		if b.number[e.Article] == n {
			out = append(out, e)
		}
	}
	return out
}

// from gives the ids of the articles that evidence lies in, repeats and all.
func from(list []news.Evidence) []string {
	var out []string
	for _, e := range list {
		out = append(out, e.Article)
	}
	return out
}

// plural gives "1 article", "5 articles".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if strings.HasSuffix(one, "y") {
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(one, "y"))
	}
	return fmt.Sprintf("%d %ss", n, one)
}
