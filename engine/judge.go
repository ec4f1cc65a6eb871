package engine

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"synoptic/dossier"
	"synoptic/news"
)

// noteJudgement is the kind of note that judgements are kept as. Its key is
// the two names with their sides and who judged: one person's later judgement
// takes the place of his earlier one, two people's stand side by side.
const noteJudgement = "judgement"

func judgementKey(j news.Judgement) string {
	a, b := j.A.Name+"\x1f"+j.A.Party, j.B.Name+"\x1f"+j.B.Party
	if b < a {
		a, b = b, a
	}
	return a + "\x1e" + b + "\x1e" + j.By
}

// Judgements gives those that a store keeps, by the names they speak of.
func Judgements(ctx context.Context, s news.Reader) ([]news.Judgement, error) {
	var out []news.Judgement
	for n, err := range s.Notes(ctx, noteJudgement, "") {
		if err != nil {
			return nil, err
		}
		var j news.Judgement
		if err := json.Unmarshal(n.Value, &j); err != nil {
			return nil, fmt.Errorf("judgement %q: %w", n.Key, err)
		}
		out = append(out, j)
	}
	return out, nil
}

// CheckJudgement refuses a judgement that does not say of which two, or what;
// the error is of kind news.Usage.
func CheckJudgement(j news.Judgement) error {
	bad := func(format string, args ...any) error {
		return &news.Error{Kind: news.Usage, Hint: `a judgement is {"a": {"name": …}, "b": {"name": …}, "verdict": "same", "different" or "undecided", "by": …, "why": …}`,
			Err: fmt.Errorf(format, args...)}
	}
	switch {
	case strings.TrimSpace(j.A.Name) == "" || strings.TrimSpace(j.B.Name) == "":
		return bad("a judgement names two")
	case j.A == j.B:
		return bad("%s: both names are one", j.A.Name)
	case !slices.Contains([]string{news.JudgedSame, news.JudgedDifferent, news.JudgedUndecided}, j.Verdict):
		return bad("%q is no verdict", j.Verdict)
	case strings.TrimSpace(j.By) == "" || j.By == news.JudgedByEngine:
		return bad("a judgement says whose it is")
	}
	return nil
}

// Judge keeps judgements, or with forget takes them back, and composes anew
// the records that name one of the two. It gives how many those are.
func (s *Flow) Judge(ctx context.Context, forget bool, js ...news.Judgement) (int, error) {
	c := &news.Change{}
	touched := map[string]bool{}
	for _, j := range js {
		if err := CheckJudgement(j); err != nil {
			return 0, err
		}
		n := news.Note{Kind: noteJudgement, Key: judgementKey(j)}
		if !forget {
			b, err := json.Marshal(j)
			if err != nil {
				return 0, err
			}
			n.Value = b
		}
		c.Notes = append(c.Notes, n)
		for _, name := range []string{j.A.Name, j.B.Name} {
			if err := s.naming(ctx, name, touched); err != nil {
				return 0, err
			}
		}
	}
	if err := s.Store.Commit(ctx, c); err != nil {
		return 0, err
	}
	if err := s.touch(ctx, touched); err != nil {
		return 0, err
	}
	for id := range touched {
		if err := s.Compose(ctx, id); err != nil {
			return 0, err
		}
	}
	return len(touched), nil
}

// naming adds the stories whose record names somebody.
func (s *Flow) naming(ctx context.Context, name string, to map[string]bool) error {
	bare := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(`"“”*`, r) }), " ")
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

// Disputed gives the pairs of judgements, by their places in a list, that say
// different things of the same two.
func Disputed(js []news.Judgement) map[int]bool {
	pair := func(j news.Judgement) string { j.By = ""; return judgementKey(j) }
	verdicts := map[string]string{}
	clash := map[string]bool{}
	for _, j := range js {
		if v, ok := verdicts[pair(j)]; ok && v != j.Verdict {
			clash[pair(j)] = true
		}
		verdicts[pair(j)] = cmp.Or(verdicts[pair(j)], j.Verdict)
	}
	out := map[int]bool{}
	for i, j := range js {
		if clash[pair(j)] {
			out[i] = true
		}
	}
	return out
}

// compose makes a dossier under the judgements that the store keeps.
func (s *Flow) compose(ctx context.Context, docs []*news.Doc) (*news.Dossier, error) {
	judged, err := Judgements(ctx, s.Store)
	if err != nil {
		return nil, err
	}
	return dossier.Compose(docs, []news.Aside{}, judged...)
}
