package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"synoptic/dossier"
	"synoptic/news"
)

// mostBearing is how many records are looked at for what became of one act.
const mostBearing = 20

// Fates tells what became of some acts of the log, as the latest records of the
// stories that they bear on have it.
func (s *Flow) Fates(ctx context.Context, log, some []news.Entry) (map[string]news.Fate, error) {
	undone := news.Undone(plainActs(log))
	out := map[string]news.Fate{}
	records := map[string]*news.Vetting{}
	for _, a := range some {
		f := news.Fate{Undone: undone[a.ID], Stories: []string{}}
		touched, err := s.bearers(ctx, a.Judgement)
		if err != nil {
			return nil, err
		}
		for _, id := range touched[:min(len(touched), mostBearing)] {
			if _, ok := records[id]; !ok {
				if records[id], err = s.vetting(ctx, id); err != nil {
					return nil, err
				}
			}
			v := records[id]
			if f.Undone != "" || v == nil || !slices.ContainsFunc(v.Acts, func(j news.Judgement) bool { return j.ID == a.ID }) {
				continue
			}
			f.Stories = append(f.Stories, id)
			for _, u := range v.NotApplied {
				if u.Act == a.ID {
					f.Why = u.Why
				}
			}
			for _, c := range v.Collisions {
				if slices.Contains(c.Acts, a.ID) {
					f.Collides = append(f.Collides, slices.DeleteFunc(slices.Clone(c.Acts), func(id string) bool { return id == a.ID })...)
				}
			}
		}
		slices.Sort(f.Collides)
		f.Collides = slices.Compact(f.Collides)
		if f.Undone == "" && f.Why == "" && len(f.Stories) == 0 && a.Verdict != news.JudgedUndo {
			f.Why = "no record here is about it"
		}
		out[a.ID] = f
	}
	return out, nil
}

// bearers gives the stories that an act bears on.
func (s *Flow) bearers(ctx context.Context, j news.Judgement) ([]string, error) {
	to := map[string]bool{}
	if err := s.bears(s.newPlacer(ctx), j, to); err != nil {
		return nil, err
	}
	var out []string
	for id := range to {
		out = append(out, id)
	}
	slices.Sort(out)
	return out, nil
}

// vetting gives what people made of the latest record of a story; nil when
// there is none.
func (s *Flow) vetting(ctx context.Context, id string) (*news.Vetting, error) {
	e, err := Story(ctx, s.Store, id)
	if err != nil {
		return nil, nil // it is gone, the index of words knows it still
	}
	var d struct {
		Vetting *news.Vetting `json:"vetting"`
	}
	for ed, err := range s.Store.Editions(ctx, e.ID, e.Composed-1) {
		if err == nil {
			err = json.Unmarshal(ed.Dossier, &d)
		}
		if err != nil {
			return nil, fmt.Errorf("record of story %s: %w", e.ID, err)
		}
	}
	return d.Vetting, nil
}

// Line is a line of a record with what people made of it.
type Line struct {
	news.LineKey
	ID, Status string
}

// Lines gives the lines of a story's latest record, those judged wrong last.
// The error is of kind news.Missing when there is no such story or record.
func (s *Flow) Lines(ctx context.Context, story string) ([]Line, error) {
	d, err := s.latest(ctx, story)
	if err != nil {
		return nil, err
	}
	var out []Line
	for _, id := range dossier.LineIDs(d) {
		k, _ := dossier.Key(d, id)
		l := Line{LineKey: k, ID: id, Status: news.StatusCandidate}
		if v := d.Vetting.Of(id); v != nil {
			l.Status = v.Status
		}
		out = append(out, l)
	}
	return out, nil
}
