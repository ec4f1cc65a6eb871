package shelf

import (
	"context"
	"slices"
	"strings"
	"time"

	"synoptic/news"
)

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// Portrait is somebody or something as the records of several stories show it:
// those that name an entity of the same type by the same full name.
type Portrait struct {
	Name   string          `json:"name"`
	Type   news.EntityType `json:"type"`
	Names  []string        `json:"names"` // every spelling seen, the commonest first
	Scenes []Scene         `json:"scenes"`
	About  []news.Hit      `json:"about"` // statements of others that name it
	More   bool            `json:"more"`  // there are more stories than are shown
}

// Scene is what one story's record has of an entity.
type Scene struct {
	Story      *news.StoryEntry `json:"story"`
	Entity     news.Entity      `json:"entity"`
	Statements []news.Statement `json:"statements"`
	Positions  []news.Position  `json:"positions"`
	Meetings   []news.Meeting   `json:"meetings"`
	Events     []news.Happening `json:"events"`
}

// mostScenes is how many stories a portrait is made of.
const mostScenes = 12

// Portrait gives an entity of a story, with the other stories that name it.
func (s *Shelf) Portrait(ctx context.Context, story, id string) (*Portrait, error) {
	r, err := s.Record(ctx, story)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(r.Dossier.Entities, func(e news.Entity) bool { return e.ID == id })
	if i < 0 {
		return nil, missing("story %s names no entity %q", r.Entry.ID, short(id))
	}
	e := r.Dossier.Entities[i]
	p := &Portrait{Name: e.Name, Type: e.Type, Scenes: []Scene{scene(r, e)}, About: []news.Hit{}}
	if quoted := phrase(e.Name); quoted != "" {
		if err := s.elsewhere(ctx, p, quoted, r.Entry.ID); err != nil {
			return nil, err
		}
	}
	p.count()
	return p, nil
}

// phrase quotes a name for a search; "" when nothing of it can be searched.
func phrase(name string) string {
	bare := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(`"“”*`, r) }), " ")
	if len(bare) > 300 || strings.TrimSpace(bare) == "" {
		return ""
	}
	return `"` + bare + `"`
}

// elsewhere adds the other stories, the best hits first, and what others say.
func (s *Shelf) elsewhere(ctx context.Context, p *Portrait, quoted, here string) error {
	hits, err := s.Search(ctx, news.SearchQuery{Text: quoted, Kinds: []string{"entity"}, Limit: 100})
	if err != nil {
		return err
	}
	seen := map[string]bool{here: true}
	for _, h := range hits {
		if seen[h.Story] || !strings.EqualFold(h.Title, p.Name) {
			continue
		}
		seen[h.Story] = true
		if p.More = len(p.Scenes) == mostScenes; p.More {
			break
		}
		r, err := s.Record(ctx, h.Story)
		if news.KindOf(err) == news.Missing {
			continue
		}
		if err != nil {
			return err
		}
		for _, e := range r.Dossier.Entities {
			if e.Type == p.Type && strings.EqualFold(e.Name, p.Name) {
				p.Scenes = append(p.Scenes, scene(r, e))
				break
			}
		}
	}
	slices.SortStableFunc(p.Scenes[1:], func(a, b Scene) int { return b.Story.Last.Compare(a.Story.Last) })
	hits, err = s.Search(ctx, news.SearchQuery{Text: quoted, Kinds: []string{"statement"}, Limit: 40})
	if err != nil {
		return err
	}
	own := map[string]bool{}
	for _, c := range p.Scenes {
		for _, x := range c.Statements {
			own[x.ID] = true
		}
	}
	for _, h := range hits {
		if !own[h.ID] && len(p.About) < 20 {
			p.About = append(p.About, h)
		}
	}
	return nil
}

func scene(r *Record, e news.Entity) Scene {
	c := Scene{Story: r.Entry, Entity: e, Statements: []news.Statement{}, Positions: []news.Position{}, Meetings: []news.Meeting{}, Events: []news.Happening{}}
	d := r.Dossier
	for _, x := range d.Statements {
		if string(x.Speaker.Entity) == e.ID {
			c.Statements = append(c.Statements, x)
		}
	}
	for _, x := range d.Positions {
		if slices.Contains(x.By, e.ID) || e.Type != news.Person && strings.EqualFold(x.Party, e.Name) {
			c.Positions = append(c.Positions, x)
		}
	}
	for _, x := range d.Meetings {
		at := string(x.Chair) == e.ID || string(x.Host) == e.ID || e.Type != news.Person && strings.EqualFold(string(x.Place), e.Name)
		for _, g := range x.Delegations {
			at = at || e.Type != news.Person && strings.EqualFold(g.Party, e.Name) ||
				slices.ContainsFunc(g.Members, func(m news.Member) bool { return m.Entity == e.ID })
		}
		if at {
			c.Meetings = append(c.Meetings, x)
		}
	}
	for _, x := range d.Events {
		if slices.Contains(x.Actors, e.ID) || slices.Contains(x.Recipients, e.ID) || string(x.Place) == e.ID ||
			e.Type == news.Place && strings.EqualFold(string(x.Place), e.Name) {
			c.Events = append(c.Events, x)
		}
	}
	return c
}

// count lists the spellings, the commonest first.
func (p *Portrait) count() {
	n := map[string]int{}
	p.Names = []string{}
	for _, c := range p.Scenes {
		for _, f := range c.Entity.Names {
			if n[f.Text] == 0 {
				p.Names = append(p.Names, f.Text)
			}
			n[f.Text] += max(f.Count, 1)
		}
	}
	slices.SortStableFunc(p.Names, func(a, b string) int { return n[b] - n[a] })
}
