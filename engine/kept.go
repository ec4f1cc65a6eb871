package engine

import (
	"container/list"
	"context"
	"reflect"
	"slices"
	"sync"

	"synoptic/lang"
	"synoptic/lang/timex"
	"synoptic/news"
)

// What of the articles of stories is kept in memory between two records of a
// story: those of larger ones, which grow and are composed again and again. A
// doc with its parts takes about fifty times its text.
const (
	keptFrom = 16      // articles of a story of which docs are kept
	keptText = 2 << 20 // bytes of their texts, altogether
)

// keptDocs is the docs last used, with what was made of each alone (news.Part).
// Several may use one at once; nobody changes it.
type keptDocs struct {
	mu   sync.Mutex
	at   map[string]*list.Element // by article id
	used list.List                // of *keptDoc, the one used last first
	text int
}

// keptDoc is an article as the store has it, and its doc.
type keptDoc struct {
	article news.Article // without the text
	reader  string
	doc     *news.Doc
	dated   *news.Doc // the same under the date that its story gave it, nil: none
}

// get gives the doc of an article that the store holds as such, nil when none is
// kept.
func (k *keptDocs) get(a *news.Article, reader string) *news.Doc {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := k.at[a.ID]
	if e == nil {
		return nil
	}
	d := e.Value.(*keptDoc)
	if d.reader != reader || !reflect.DeepEqual(d.article, *a) {
		return nil // read again, or known better by now
	}
	k.used.MoveToFront(e)
	return d.doc
}

// put keeps a doc, and lets those go that were not used for longest.
func (k *keptDocs) put(d *news.Doc, reader string) {
	d.Keep()
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.at == nil {
		k.at = map[string]*list.Element{}
	}
	k.drop(k.at[d.Article.ID])
	e := &keptDoc{article: *d.Article, reader: reader, doc: d}
	e.article.Text = ""
	k.at[d.Article.ID] = k.used.PushFront(e)
	k.text += len(d.Article.Text)
	for k.text > keptText && k.used.Len() > 1 {
		k.drop(k.used.Back())
	}
}

func (k *keptDocs) drop(e *list.Element) {
	if e == nil {
		return
	}
	d := k.used.Remove(e).(*keptDoc)
	delete(k.at, d.article.ID)
	k.text -= len(d.doc.Article.Text)
}

// date gives docs the dates that they imply together, as date does, and leaves
// those that are kept as they are.
func (k *keptDocs) date(docs []*news.Doc) {
	for i, p := range timex.Infer(docs) {
		if a := docs[i].Article; a.Published.Value != p.Value || a.Published.Basis != p.Basis {
			docs[i] = k.redated(docs[i], p)
		}
	}
}

func (k *keptDocs) redated(d *news.Doc, p news.Published) *news.Doc {
	k.mu.Lock()
	e := k.at[d.Article.ID]
	var kept *keptDoc
	if e != nil && e.Value.(*keptDoc).doc == d {
		if kept = e.Value.(*keptDoc); kept.dated != nil && reflect.DeepEqual(kept.dated.Article.Published, p) {
			k.mu.Unlock()
			return kept.dated
		}
	}
	k.mu.Unlock()
	article, other := *d.Article, *d
	article.Published, other.Article = p, &article
	lang.Redate(&other)
	if kept != nil {
		k.mu.Lock()
		kept.dated = &other
		k.mu.Unlock()
	}
	return &other
}

// docs gives the articles of a story with their layers, the latest revision
// of each.
func (s *Flow) docs(ctx context.Context, id string) ([]*news.Doc, error) {
	var items []*news.Item
	byArticle, old := map[string]int64{}, map[int64]bool{}
	for it, err := range s.Store.Items(ctx, news.ItemQuery{Story: id, States: []news.State{news.StatePlaced}}) {
		if err != nil {
			return nil, err
		}
		if n, ok := byArticle[it.Read.Revises]; ok {
			old[n] = true
		}
		byArticle[it.Read.Article.ID] = it.Seq
		items = append(items, it)
	}
	var live []*news.Item
	for _, it := range items {
		if !old[it.Seq] {
			live = append(live, it)
		}
	}
	if n := len(live); n > maxReports {
		live = append(live[:maxReports/2:maxReports/2], live[n-maxReports/2:]...)
	}
	docs := make([]*news.Doc, len(live))
	at := map[int64]int{} // of those that are not kept
	var ids []string
	for i, it := range live {
		if docs[i] = s.kept.get(it.Read.Article, it.Read.Reader); docs[i] == nil {
			at[it.Seq] = i
			ids = append(ids, it.Read.Article.ID)
		}
	}
	if len(ids) == 0 {
		return docs, nil
	}
	q := news.ItemQuery{Story: id, States: []news.State{news.StatePlaced}, Doc: true}
	if len(ids) < len(live) {
		q.IDs = ids
	}
	for it, err := range s.Store.Items(ctx, q) {
		if err != nil {
			return nil, err
		}
		i, ok := at[it.Seq]
		if !ok {
			continue
		}
		d, err := unpack(it.Read.Doc, it.Read.Article)
		if err != nil {
			return nil, err
		}
		if docs[i] = d; len(live) >= keptFrom {
			s.kept.put(d, it.Read.Reader)
		}
	}
	return slices.DeleteFunc(docs, func(d *news.Doc) bool { return d == nil }), nil // an item may be gone by now
}
