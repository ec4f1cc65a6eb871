package shelf

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"synoptic/api/reply"
	"synoptic/identity"
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

// mostScenes is how many stories a portrait is made of.
const mostScenes = 12

// Portrait gives an entity of a story, with the other stories that name it.
func (s *Shelf) Portrait(ctx context.Context, story, id string) (*reply.Portrait, error) {
	r, err := s.Record(ctx, story)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(r.Dossier.Entities, func(e news.Entity) bool { return e.ID == id })
	if i < 0 {
		return nil, news.NotFound("story %s names no entity %q", r.Entry.ID, short(id))
	}
	e := r.Dossier.Entities[i]
	p := &reply.Portrait{Name: e.Name, Type: e.Type, Scenes: []reply.Scene{scene(r, e)}, About: []news.Hit{}}
	if err := s.elsewhere(ctx, p, r.Entry.ID); err != nil {
		return nil, err
	}
	count(p)
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

// stemOf gives a search for the names that begin like a person's family name,
// since spellings part ways at the end ("Lundenko", "Lundenco"); "" where it is
// too short for that.
func stemOf(name string) string {
	const least, most = 4, 5
	w := []rune(identity.Surname(name))
	if i := slices.Index(w, ' '); i >= 0 {
		w = w[i+1:]
	}
	if len(w) < least || !unicode.IsLetter(w[0]) {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, string(w[:min(len(w), most)])) + "*"
}

// same tells whether an entity of another story is the portrait's. Those of
// two sides are two, whatever their names.
func same(p *reply.Portrait, e *news.Entity) bool {
	own := &p.Scenes[0].Entity
	if e.Type != p.Type || e.Type == news.Person && e.Party != "" && own.Party != "" && !strings.EqualFold(string(e.Party), string(own.Party)) {
		return false
	}
	if strings.EqualFold(e.Name, p.Name) {
		return true
	}
	verdict, _, _ := identity.Persons(e.Name, p.Name)
	return e.Type == news.Person && verdict == identity.Same && e.Party != "" && own.Party != ""
}

// elsewhere adds the other stories, the best hits first, and what others say.
func (s *Shelf) elsewhere(ctx context.Context, p *reply.Portrait, here string) error {
	quoted := phrase(p.Name)
	if quoted == "" {
		return nil
	}
	hits, err := s.Search(ctx, news.SearchQuery{Text: quoted, Kinds: []string{"entity"}, Limit: 100})
	if err != nil {
		return err
	}
	if like := stemOf(p.Name); like != "" && p.Type == news.Person {
		more, err := s.Search(ctx, news.SearchQuery{Text: like, Kinds: []string{"entity"}, Limit: 100})
		if err != nil {
			return err
		}
		hits = append(hits, more...)
	}
	seen := map[string]bool{here: true}
	for _, h := range hits {
		if verdict, _, _ := identity.Persons(h.Title, p.Name); seen[h.Story] || !strings.EqualFold(h.Title, p.Name) && (p.Type != news.Person || verdict != identity.Same) {
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
			if same(p, &e) {
				p.Scenes = append(p.Scenes, scene(r, e))
				break
			}
		}
	}
	slices.SortStableFunc(p.Scenes[1:], func(a, b reply.Scene) int { return b.Story.Last.Compare(a.Story.Last) })
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

func scene(r *Record, e news.Entity) reply.Scene {
	c := reply.Scene{Story: r.Entry, Entity: e, Statements: []news.Statement{}, Positions: []news.Position{}, Meetings: []news.Meeting{}, Events: []news.Happening{}}
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
func count(p *reply.Portrait) {
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
