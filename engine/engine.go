// Package engine is the flow: articles are read, undated ones are dated by what
// the reports say together, those about something else are set aside, and the
// rest becomes one dossier.
package engine

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"synoptic/dossier"
	"synoptic/lang"
	"synoptic/lang/body"
	"synoptic/lang/timex"
	"synoptic/news"
	"synoptic/outlet"
	"synoptic/story"
)

// Options steer Brief. The zero value is what a user expects.
type Options struct {
	Workers int              // goroutines that read; 0 for one a core
	KeepAll bool             // use every article, whatever it is about
	Judged  []news.Judgement // by people, on who is whom
}

// Brief makes one dossier of one event from its articles. The same articles
// in any order, with any number of workers, give the same dossier. The error
// is of kind news.NothingUsable when there is no article to use.
func Brief(ctx context.Context, articles []*news.Article, opt Options) (*news.Dossier, error) {
	docs, aside, err := Docs(ctx, articles, opt)
	if err != nil {
		return nil, err
	}
	return dossier.Compose(docs, aside, opt.Judged...)
}

// Docs gives the docs that Brief makes a dossier of, and what is set aside.
func Docs(ctx context.Context, articles []*news.Article, opt Options) ([]*news.Doc, []news.Aside, error) {
	if len(articles) == 0 {
		return nil, nil, &news.Error{Kind: news.NothingUsable, Hint: "give files, folders or addresses of reports of one event",
			Err: errNothing}
	}
	docs, err := Read(ctx, articles, opt.Workers)
	if err != nil {
		return nil, nil, err
	}
	byID(docs)
	aside := []news.Aside{}
	if !opt.KeepAll {
		docs, aside = setAside(docs)
	}
	date(docs, opt.Workers)
	return docs, aside, nil
}

// Read reads the articles with the rooms of package lang, several at a time,
// and gives their docs in the same order. The articles are copied, not
// changed. The error is the context's.
func Read(ctx context.Context, articles []*news.Article, workers int) ([]*news.Doc, error) {
	if err := lang.Check(); err != nil {
		return nil, err
	}
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	docs := make([]*news.Doc, len(articles))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(workers, len(articles)) {
		wg.Go(func() {
			for i := range next {
				a := *articles[i]
				o := outlet.Known().Of(a.URL, a.Outlet, a.Publisher, nil)
				a.Publisher, a.Family = o.Publisher, cmp.Or(a.Family, o.Family)
				docs[i] = lang.Read(&a)
			}
		})
	}
	var err error
feed:
	for i := range articles {
		select {
		case next <- i:
		case <-ctx.Done():
			err = ctx.Err()
			break feed
		}
	}
	close(next)
	wg.Wait()
	return docs, err
}

// date gives the articles that state no publication date the one that the
// reports imply together, and reads again what depends on it.
func date(docs []*news.Doc, workers int) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var wg sync.WaitGroup
	free := make(chan struct{}, workers)
	for i, p := range timex.Infer(docs) {
		a := docs[i].Article
		if a.Published.Value == p.Value && a.Published.Basis == p.Basis {
			continue
		}
		a.Published = p
		free <- struct{}{}
		wg.Go(func() {
			lang.Redate(docs[i])
			<-free
		})
	}
	wg.Wait()
}

// Each makes one dossier for every story found among the articles, in the order
// of their first articles by id.
func Each(ctx context.Context, articles []*news.Article, opt Options) ([]*news.Dossier, error) {
	if len(articles) == 0 {
		return nil, &news.Error{Kind: news.NothingUsable, Hint: "give files, folders or addresses of reports", Err: errNothing}
	}
	docs, err := Read(ctx, articles, opt.Workers)
	if err != nil {
		return nil, err
	}
	byID(docs)
	groups := map[int][]*news.Doc{}
	numbers := story.Cluster(docs)
	last := -1
	for i, n := range numbers {
		groups[n] = append(groups[n], docs[i])
		last = max(last, n)
	}
	var out []*news.Dossier
	for n := 0; n <= last; n++ {
		if len(groups[n]) == 0 {
			continue
		}
		date(groups[n], opt.Workers)
		d, err := dossier.Compose(groups[n], nil, opt.Judged...)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// byID puts docs into an order that does not depend on how they came.
func byID(docs []*news.Doc) {
	slices.SortFunc(docs, func(a, b *news.Doc) int { return strings.Compare(a.Article.ID, b.Article.ID) })
}

// Light gives docs with the body alone, all that placing articles in stories
// looks at.
func Light(articles []*news.Article) []*news.Doc {
	docs := make([]*news.Doc, len(articles))
	for i, a := range articles {
		docs[i] = &news.Doc{Article: a}
		docs[i].Blocks = body.Read(docs[i])
	}
	return docs
}
