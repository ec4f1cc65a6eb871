package engine

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"synoptic/dossier"
	"synoptic/news"
)

// What people judged is kept as notes of one kind, one an act, numbered by a
// counter: a log that is only added to. (Notes of this kind with other keys
// are judgements of an earlier form; they are acts too.)
const (
	noteJudgement = "judgement"
	actCounter    = "acts"
)

// Acts gives the log of judgements, in the order in which they came in.
func Acts(ctx context.Context, s news.Reader) ([]news.Entry, error) {
	var out []news.Entry
	for n, err := range s.Notes(ctx, noteJudgement, "") {
		if err != nil {
			return nil, err
		}
		var a news.Entry
		if err := json.Unmarshal(n.Value, &a); err != nil {
			return nil, fmt.Errorf("judgement %q: %w", n.Key, err)
		}
		a.Judgement = a.Seal()
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(a, b news.Entry) int { return cmp.Compare(a.Seq, b.Seq) })
	return out, nil
}

// Judgements gives what people judged, undoes among it, as Compose takes it.
func Judgements(ctx context.Context, s news.Reader) ([]news.Judgement, error) {
	acts, err := Acts(ctx, s)
	return plainActs(acts), err
}

func plainActs(acts []news.Entry) []news.Judgement {
	var out []news.Judgement
	for _, a := range acts {
		out = append(out, a.Judgement)
	}
	return out
}

// judged gives the acts as they stand at a number of the counter, read again
// only when there are others.
func (s *Flow) judged(ctx context.Context, n int64) ([]news.Entry, error) {
	if c := s.acts.Load(); c != nil && c.n == n {
		return c.list, nil
	}
	list, err := Acts(ctx, s.Store)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 || list[len(list)-1].Seq <= n {
		s.acts.Store(&actCache{n, list})
	}
	return list, nil
}

type actCache struct {
	n    int64
	list []news.Entry
}

// Act puts judgements into the log and carries them out: stories change with
// it at once, as part of the log that stories are a function of, and the
// records that the acts bear on are composed anew. by is who enters them, and
// who judged where a judgement does not say. A judgement that is there already
// is passed over. The error is of kind news.Usage for one that says nothing,
// news.Missing for an undo of an act that is not there.
func (s *Flow) Act(ctx context.Context, by string, js ...news.Judgement) (*news.Acted, error) {
	for n := 1; ; n++ {
		out, touched, err := s.act(ctx, by, js)
		if news.KindOf(err) == news.Conflict && n < 50 { // somebody placed or judged meanwhile
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(time.Duration(n) * 5 * time.Millisecond):
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		if s.Lazy && len(touched) > composedAtOnce {
			touched = touched[:composedAtOnce]
		}
		for _, id := range touched {
			if err := s.Compose(ctx, id); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
}

// composedAtOnce is how many records a Lazy flow composes before an act is done.
const composedAtOnce = 8

// Acts gives the log of judgements, in the order in which they came in.
// Nothing in it may be changed.
func (s *Flow) Acts(ctx context.Context) ([]news.Entry, error) {
	n, err := s.Store.Counter(ctx, actCounter)
	if err != nil {
		return nil, err
	}
	return s.judged(ctx, n)
}

// act is one try of Act; it gives the stories whose records are to be made.
func (s *Flow) act(ctx context.Context, by string, js []news.Judgement) (*news.Acted, []string, error) {
	placed, err := s.Store.Counter(ctx, placedUpTo)
	if err != nil {
		return nil, nil, err
	}
	n, err := s.Store.Counter(ctx, actCounter)
	if err != nil {
		return nil, nil, err
	}
	old, err := s.judged(ctx, n)
	if err != nil {
		return nil, nil, err
	}
	fresh, known, err := s.entries(old, by, js)
	if err != nil {
		return nil, nil, err
	}
	out := &news.Acted{Kept: plainActs(fresh), Known: known}
	if len(fresh) == 0 {
		out.Kept = []news.Judgement{}
		return out, nil, nil
	}
	p := s.newPlacer(ctx, news.Guard{Name: placedUpTo, Was: placed, Is: placed}, news.Guard{Name: actCounter, Was: n, Is: n + int64(len(fresh))})
	for i := range fresh {
		a := &fresh[i]
		a.Seq, a.At = n+1+int64(i), placed
		b, err := json.Marshal(a)
		if err != nil {
			return nil, nil, err
		}
		p.change.Notes = append(p.change.Notes, news.Note{Kind: noteJudgement, Key: fmt.Sprintf("%012d", a.Seq), Value: b})
	}
	if err := p.takeActs(plainActs(old), plainActs(append(slices.Clone(old), fresh...))); err != nil {
		return nil, nil, err
	}
	touched, err := s.bearing(p, old, fresh)
	if err != nil {
		return nil, nil, err
	}
	p.finish()
	if err := s.Store.Commit(ctx, p.change); err != nil {
		return nil, nil, err
	}
	out.Records = len(touched)
	return out, touched, nil
}

// entries makes entries of the log of those judgements that are not in it.
func (s *Flow) entries(old []news.Entry, by string, js []news.Judgement) (fresh []news.Entry, known int, err error) {
	now := s.now()
	have := map[string]bool{}
	for _, a := range old {
		have[a.ID] = true
		if t, err := time.Parse(time.RFC3339Nano, a.When); err == nil && !now.After(t) && t.Sub(now) < time.Hour {
			now = t.Add(time.Millisecond) // what comes later is later, though a clock was set back
		}
	}
	for _, j := range js {
		id := j.ID
		j = tidy(j)
		j.By = cmp.Or(j.By, tidyText(by))
		if j.When == "" {
			j.When = now.UTC().Format("2006-01-02T15:04:05.000Z")
			now = now.Add(time.Millisecond)
		}
		if err := j.Check(); err != nil {
			return nil, 0, err
		}
		if j = j.Seal(); id != "" && id != j.ID {
			return nil, 0, &news.Error{Kind: news.Usage, Hint: "leave the id out of a judgement that was changed",
				Err: fmt.Errorf("judgement %s: the id is not that of what it says", id)}
		}
		if have[j.ID] {
			known++
			continue
		}
		if j.Verdict == news.JudgedUndo && !have[j.On.Act] {
			return nil, 0, &news.Error{Kind: news.Missing, Hint: "synoptic judgements --json lists the acts with their ids", Err: fmt.Errorf("there is no act %q to undo", j.On.Act)}
		}
		have[j.ID] = true
		fresh = append(fresh, news.Entry{Judgement: j, Entered: s.now().UTC().Format(time.RFC3339), EnteredBy: tidyText(by)})
	}
	return fresh, known, nil
}

func (s *Flow) now() time.Time {
	if s.Now != nil {
		return s.Now()
	}
	return time.Now()
}

// tidyText takes out of a text what a store cannot keep.
func tidyText(t string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(t, "\uFFFD"), "\x00", "\uFFFD"))
}

// tidy takes out of a judgement's own texts what a store cannot keep, so that
// it comes back as it was sealed.
func tidy(j news.Judgement) news.Judgement {
	for _, t := range []*string{&j.A.Name, &j.A.Party, &j.B.Name, &j.B.Party, &j.Verdict, &j.By, &j.When, &j.Why} {
		*t = tidyText(*t)
	}
	if j.On == nil {
		return j
	}
	var on news.Subject
	b, err := json.Marshal(j.On)
	if err == nil {
		err = json.Unmarshal([]byte(strings.ReplaceAll(string(b), `\u0000`, "\uFFFD")), &on)
	}
	if err == nil {
		j.On = &on
	}
	return j
}

// bearing counts a new version for every story that acts, or the acts that
// they undo, bear on, and gives those stories.
func (s *Flow) bearing(p *placer, old, fresh []news.Entry) ([]string, error) {
	byID := map[string]news.Judgement{}
	for _, a := range slices.Concat(old, fresh) {
		byID[a.ID] = a.Judgement
	}
	to := map[string]bool{}
	for id := range p.stories { // those that the acts changed
		to[id] = true
	}
	for _, a := range fresh {
		j := a.Judgement
		for n := 0; j.Verdict == news.JudgedUndo && n < len(byID); n++ {
			j = byID[j.On.Act]
		}
		if err := s.bears(p, j, to); err != nil {
			return nil, err
		}
	}
	var out []string
	for id := range to {
		e, err := p.entry(id)
		if err != nil {
			return nil, err
		}
		if e.Version == 0 { // the index of words knows it still, the store no more
			delete(p.stories, id)
			continue
		}
		e.Version++
		out = append(out, id)
	}
	slices.Sort(out)
	return out, nil
}

// bears adds the stories that an act bears on.
func (s *Flow) bears(p *placer, j news.Judgement, to map[string]bool) error {
	var ids, urls []string
	switch j.Kind() {
	case "names":
		for _, name := range []string{j.A.Name, j.B.Name} {
			if err := s.naming(p.ctx, name, to); err != nil {
				return err
			}
		}
	case "line":
		for _, w := range j.On.Line.Words {
			ids, urls = append(ids, w.Article), append(urls, w.URL)
		}
	case "story":
		for _, k := range slices.Concat(j.On.Articles, j.On.With) {
			ids = append(ids, k.ID)
		}
	}
	return p.storiesOf(ids, urls, to)
}

// storiesOf adds the stories of articles by their ids, as a change leaves them,
// and of those at addresses.
func (p *placer) storiesOf(ids, urls []string, to map[string]bool) error {
	add := func(q news.ItemQuery) error {
		for it, err := range p.s.Store.Items(p.ctx, q) {
			if err != nil {
				return err
			}
			if st := p.storyOf(it); st != "" {
				to[st] = true
			}
		}
		return nil
	}
	slices.Sort(ids)
	for part := range slices.Chunk(slices.Compact(ids), 500) {
		if err := add(news.ItemQuery{IDs: part}); err != nil {
			return err
		}
	}
	slices.Sort(urls)
	for _, u := range slices.Compact(urls) {
		if u == "" {
			continue
		}
		if err := add(news.ItemQuery{URL: u}); err != nil {
			return err
		}
	}
	return nil
}

// naming adds the stories whose record names somebody.
func (s *Flow) naming(ctx context.Context, name string, to map[string]bool) error {
	bare := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(`"“”*`, r) }), " ")
	if strings.TrimSpace(bare) == "" {
		return nil
	}
	for after := ""; ; {
		hits, err := s.Store.Search(ctx, news.SearchQuery{Text: `"` + bare + `"`, Kinds: []string{"entity"}, Limit: 500, After: after})
		if err != nil {
			return err
		}
		for _, h := range hits {
			to[h.Story] = true
			after = h.Page
		}
		if len(hits) < 500 {
			return nil
		}
	}
}

// LineKey gives the key by which a judgement names a line of a story's latest
// record. The error is of kind news.Missing when there is no such story, record
// or line.
func (s *Flow) LineKey(ctx context.Context, story, line string) (*news.LineKey, error) {
	d, err := s.latest(ctx, story)
	if err != nil {
		return nil, err
	}
	k, ok := dossier.Key(d, line)
	if !ok {
		return nil, news.NotFound("the record of story %s has no line %q", story, line)
	}
	return &k, nil
}

// latest gives the latest record of a story.
func (s *Flow) latest(ctx context.Context, story string) (*news.Dossier, error) {
	e, err := Story(ctx, s.Store, story)
	if err != nil {
		return nil, err
	}
	var d *news.Dossier
	for ed, err := range s.Store.Editions(ctx, e.ID, e.Composed-1) {
		if err == nil {
			d = &news.Dossier{}
			err = json.Unmarshal(ed.Dossier, d)
		}
		if err != nil {
			return nil, fmt.Errorf("record of story %s: %w", e.ID, err)
		}
	}
	if d == nil {
		return nil, news.NotFound("story %s has no record yet", story)
	}
	return d, nil
}

// Story gives a story, through what it was merged into. The error is of kind
// news.Missing when there is none.
func Story(ctx context.Context, store news.Reader, id string) (*news.StoryEntry, error) {
	asked := id
	for range 100 {
		var e *news.StoryEntry
		for x, err := range store.Stories(ctx, news.StoryQuery{IDs: []string{id}}) {
			if err != nil {
				return nil, err
			}
			e = x
		}
		if e == nil {
			break
		}
		if e.Redirect == "" {
			return e, nil
		}
		id = e.Redirect
	}
	return nil, news.NotFound("there is no story %.64q", asked)
}

// StoryKeys gives the keys of the articles of a story, without their revisions.
func (s *Flow) StoryKeys(ctx context.Context, id string) ([]news.ArticleKey, error) {
	e, err := Story(ctx, s.Store, id)
	if err != nil {
		return nil, err
	}
	return s.keys(ctx, news.ItemQuery{Story: e.ID, States: []news.State{news.StatePlaced}})
}

// ArticleKeys gives the keys of articles by their ids; one that is not there is
// an error of kind news.Missing.
func (s *Flow) ArticleKeys(ctx context.Context, ids ...string) ([]news.ArticleKey, error) {
	out, err := s.keys(ctx, news.ItemQuery{IDs: ids, States: []news.State{news.StatePlaced}})
	if err == nil {
		for _, id := range ids {
			if !slices.ContainsFunc(out, func(k news.ArticleKey) bool { return k.ID == id }) {
				err = errors.Join(err, news.NotFound("there is no article %q in a story", id))
			}
		}
	}
	return out, err
}

func (s *Flow) keys(ctx context.Context, q news.ItemQuery) ([]news.ArticleKey, error) {
	var out []news.ArticleKey
	for it, err := range s.Store.Items(ctx, q) {
		if err != nil {
			return nil, err
		}
		if it.Read.Revises == "" || q.IDs != nil {
			a := it.Read.Article
			out = append(out, news.ArticleKey{ID: a.ID, URL: it.Read.Canonical, Title: a.Title})
		}
	}
	return out, nil
}

// compose makes a dossier under the judgements that the store keeps.
func (s *Flow) compose(ctx context.Context, docs []*news.Doc) (*news.Dossier, error) {
	n, err := s.Store.Counter(ctx, actCounter)
	if err != nil {
		return nil, err
	}
	acts, err := s.judged(ctx, n)
	if err != nil {
		return nil, err
	}
	return dossier.Compose(docs, []news.Aside{}, plainActs(acts)...)
}
