package engine

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"synoptic/news"
)

// The index places articles as if nobody had judged; what people judged of
// stories lies over it. So the stories are a function of the log of items and
// of the acts that stand, an act may come before its articles, and one that is
// taken back leaves no trace. An article keeps the story that the index has it
// in as its home.

// overlay is what the acts on stories come to.
type overlay struct {
	acts  []news.Judgement  // to be carried out, in order
	ids   map[string]string // article ids that acts name -> the article at hand, "" none yet
	urls  map[string]string // canonical addresses of those -> the id that acts give it
	homes map[string]string // home of each article at hand that an act names
	of    map[string]string // articles that were put somewhere -> the story
	up    map[string]string // stories that were merged -> into what
}

// find gives the story that a story is merged into by hand, or itself.
func (o *overlay) find(story string) string {
	for o.up[story] != "" {
		story = o.up[story]
	}
	return story
}

// label gives the story that an article with a home is of.
func (o *overlay) label(article, home string) string {
	if s, ok := o.of[article]; ok {
		return o.find(s)
	}
	return o.find(home)
}

// home gives the story that the index has an article in.
func home(k *news.Kept) string { return cmp.Or(k.Home, k.Story) }

// overlay resolves acts on the stories as this change leaves them so far.
func (p *placer) overlay(all []news.Judgement) (*overlay, error) {
	o := &overlay{ids: map[string]string{}, urls: map[string]string{}, homes: map[string]string{}, of: map[string]string{}, up: map[string]string{}}
	o.acts, _ = news.StoryActs(news.Standing(all))
	for _, j := range o.acts {
		for _, k := range slices.Concat(j.On.Articles, j.On.With) {
			o.ids[k.ID] = ""
			if k.URL != "" {
				o.urls[k.URL] = k.ID
			}
		}
	}
	return o, p.resolve(o)
}

// resolve finds the homes of the articles that the acts name, and what the acts
// come to.
func (p *placer) resolve(o *overlay) error {
	o.homes, o.of, o.up = map[string]string{}, map[string]string{}, map[string]string{}
	take := func(id string, it *news.Item) {
		k := it.Read
		if f := p.fresh[k.Article.ID]; f != nil {
			k = &news.Kept{Article: k.Article, Story: f.Read.Story, Home: f.Read.Home}
		}
		if h := home(k); h != "" {
			o.ids[id], o.homes[k.Article.ID] = k.Article.ID, h
		}
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(o.ids)), 500) {
		for it, err := range p.s.Store.Items(p.ctx, news.ItemQuery{IDs: part}) {
			if err != nil {
				return err
			}
			take(it.Read.Article.ID, it)
		}
	}
	for _, u := range slices.Sorted(maps.Keys(o.urls)) { // one that is read otherwise has another id
		if o.ids[o.urls[u]] != "" {
			continue
		}
		for it, err := range p.s.Store.Items(p.ctx, news.ItemQuery{URL: u}) {
			if err != nil {
				return err
			}
			if it.Read.Revises == "" {
				take(o.urls[u], it)
				break
			}
		}
	}
	for _, j := range o.acts {
		o.carry(j)
	}
	return nil
}

// carry carries out one act. What it names and is not at hand waits.
func (o *overlay) carry(j news.Judgement) {
	here := func(keys []news.ArticleKey) (out []string) {
		for _, k := range keys {
			if id := o.ids[k.ID]; id != "" {
				out = append(out, id)
			}
		}
		return out
	}
	articles, with := here(j.On.Articles), here(j.On.With)
	label := func(id string) string { return o.label(id, o.homes[id]) }
	switch j.Verdict {
	case news.JudgedOut:
		for _, id := range articles {
			o.of[id] = j.OwnStory()
		}
	case news.JudgedMove:
		if len(with) > 0 {
			to := label(with[0])
			for _, id := range articles {
				o.of[id] = to
			}
		}
	case news.JudgedMerge:
		if len(articles) > 0 && len(with) > 0 {
			into := label(with[0])
			for _, id := range slices.Concat(with, articles) {
				if s := label(id); s != into {
					o.up[s] = into
				}
			}
		}
	}
}

// takeActs puts the acts that stand now in the place of those that stood, and
// every article that they bear on where it belongs.
func (p *placer) takeActs(old, now []news.Judgement) error {
	was, err := p.overlay(old)
	if err != nil {
		return err
	}
	if p.hand, err = p.overlay(now); err != nil {
		return err
	}
	return p.byHand(was, nil)
}

// handed lays what people judged over the stories that the placing of an item
// changed: homes are those.
func (p *placer) handed(it *news.Item, homes []string) error {
	if len(p.hand.acts) == 0 {
		return nil
	}
	_, named := p.hand.ids[it.Read.Article.ID]
	_, at := p.hand.urls[it.Read.Canonical]
	of := func(h string) bool {
		for _, x := range p.hand.homes {
			if x == h {
				return true
			}
		}
		return false
	}
	if !named && !at && !slices.ContainsFunc(homes, of) {
		return nil
	}
	was := *p.hand
	if err := p.resolve(p.hand); err != nil {
		return err
	}
	return p.byHand(&was, homes)
}

// byHand puts the articles of some homes into the stories that they are of,
// and where acts come to something else than before, those of every home that
// acts bear on.
func (p *placer) byHand(was *overlay, homes []string) error {
	if !maps.Equal(was.of, p.hand.of) || !maps.Equal(was.up, p.hand.up) {
		homes = slices.Concat(homes, slices.Collect(maps.Values(was.homes)), slices.Collect(maps.Values(p.hand.homes)))
	}
	slices.Sort(homes)
	dirty := map[string]string{} // stories to be counted -> where articles of theirs went
	for _, h := range slices.Compact(homes) {
		items, err := p.among(news.ItemQuery{Home: h}, func(k *news.Kept) bool { return home(k) == h })
		if err != nil {
			return err
		}
		put := map[string]string{} // articles of this home that acts put somewhere, and their revisions
		for _, it := range items {
			k := it.Read
			to := p.hand.find(h)
			if s, ok := p.hand.of[k.Article.ID]; ok {
				put[k.Article.ID] = p.hand.find(s)
			} else if s, ok := put[k.Revises]; ok {
				put[k.Article.ID] = s
			}
			if s, ok := put[k.Article.ID]; ok {
				to = s
			}
			dirty[to] = cmp.Or(dirty[to], "")
			if k.Story == to {
				continue
			}
			dirty[k.Story] = to
			if err := p.shift(it, h, to); err != nil {
				return err
			}
		}
		dirty[h] = cmp.Or(dirty[h], "")
	}
	for _, id := range slices.Sorted(maps.Keys(dirty)) {
		if err := p.recount(id, dirty[id]); err != nil {
			return err
		}
	}
	return nil
}

// shift puts an article into a story by hand.
func (p *placer) shift(it *news.Item, home, to string) error {
	id := it.Read.Article.ID
	f := p.fresh[id]
	if f == nil {
		f = &news.Item{Seq: it.Seq, State: it.State, Read: &news.Kept{Revises: it.Read.Revises}}
		p.change.Items = append(p.change.Items, f)
		p.fresh[id] = f
	}
	for _, s := range []string{it.Read.Story, to} {
		e, err := p.entry(s)
		if err != nil {
			return err
		}
		e.Version++
	}
	f.Read.Story, f.Read.Home = to, home
	if home == to {
		f.Read.Home = ""
	}
	return nil
}

// among gives the items of a query and those that this change makes so, in the
// order of the log; of the items only what places them may be relied on to be
// as this change leaves it.
func (p *placer) among(q news.ItemQuery, is func(*news.Kept) bool) ([]*news.Item, error) {
	var out []*news.Item
	seen := map[string]bool{}
	take := func(it *news.Item) {
		id := it.Read.Article.ID
		if seen[id] {
			return
		}
		k := *it.Read
		if f := p.fresh[id]; f != nil {
			k.Story, k.Home, k.Revises = f.Read.Story, f.Read.Home, f.Read.Revises
		}
		if k.Story != "" && is(&k) {
			seen[id] = true
			out = append(out, &news.Item{Seq: it.Seq, State: it.State, Read: &k})
		}
	}
	q.States = []news.State{news.StatePlaced}
	for it, err := range p.s.Store.Items(p.ctx, q) {
		if err != nil {
			return nil, err
		}
		take(it)
	}
	var missing []string
	for id, f := range p.fresh {
		if !seen[id] && f.State == news.StatePlaced && is(f.Read) {
			missing = append(missing, id)
		}
	}
	for _, id := range missing { // they stand elsewhere in the store, or wait there
		for it, err := range p.s.Store.Items(p.ctx, news.ItemQuery{After: p.fresh[id].Seq - 1, Limit: 1}) {
			if err != nil {
				return nil, err
			}
			if it.Read != nil {
				it.State = news.StatePlaced
				take(it)
			}
		}
	}
	slices.SortFunc(out, func(a, b *news.Item) int { return cmp.Compare(a.Seq, b.Seq) })
	return out, nil
}

// recount counts the articles of a story that was changed by hand. One that has
// none any more leads to where they went.
func (p *placer) recount(id, went string) error {
	items, err := p.among(news.ItemQuery{Story: id}, func(k *news.Kept) bool { return k.Story == id })
	if err != nil {
		return err
	}
	e, err := p.entry(id)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		if e.Version == 0 { // there never was such a story
			delete(p.stories, id)
			return nil
		}
		e.Articles, e.Redirect = 0, cmp.Or(went, e.Redirect)
		return nil
	}
	e.Articles, e.Redirect, e.First, e.Last = 0, "", time.Time{}, time.Time{}
	for _, it := range items {
		if it.Read.Revises == "" {
			e.Articles++
		}
		span(e, it.Read.Article)
	}
	return nil
}
