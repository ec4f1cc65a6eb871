package eval

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"synoptic/eval/lang"
	"synoptic/fetch"
	"synoptic/gazetteer"
	"synoptic/identity"
	"synoptic/lang/train/data"
	"synoptic/news"
)

// Gold is a labelled event. Two forms are read into it: one that quotes its
// reports, which lie beside it, and one for texts that may not be copied: it
// names articles of the bench and points into them ("@000:120-134", bytes of
// article 000). A pointer stands wherever a text may stand; it is read as the
// words it points at.
//
// In lists the reports by the first characters of their file names; a name is
// matched on its family name after folding. What is optional is right when the
// record has it and no loss when it has not. Complete lists the parts of which
// every line is labelled, so that what else the record says there is false.
type Gold struct {
	About    string
	Use      string          // open or apart: whether its errors may be read
	Bench    string          // the file of the bench that holds the articles
	Articles []data.Labelled // the articles, in the bench form
	Complete []string
	Story    struct {
		EventDate    string `json:"event_date"`
		Place, Venue string
	}
	Published   map[string]string
	People      []goldPerson
	Delegations []goldDelegation
	Meetings    []goldMeeting
	Quotes      []goldQuote
	Positions   []goldPosition
	Figures     []goldFigure
	Differences []goldDifference
	Timeline    []goldHappening
	NotFigures  []struct{ Report, Text string } `json:"not_figures"` // numbers that no figure may rest on
	NotPart     []struct{ Report, Text string } `json:"not_part_of_the_story"`

	texts map[string]string // of the bench form: As -> text
	lines []byte            // and the articles as JSON lines
}

type (
	// goldPerson: "" among the sides says that none need be given.
	goldPerson struct {
		Name     string
		Side     oneOf
		Variants []string
		Role     []string
		In       []string
		Optional bool
	}
	goldDelegation struct {
		Party, Head, Meeting string
		Members              map[string][]string
		NotMembers           []string `json:"not_members"`
	}
	goldMeeting struct {
		Label, Date, Place, Start, Chair, Venue string
		HasParticipants                         []string `json:"has_participants"`
		Parties                                 []string
		DurationMin                             int `json:"duration_min"`
		At                                      []spot
		Optional                                bool
	}
	// goldQuote: quotes that share a SameAs are one utterance; when it begins
	// with ? they may be.
	goldQuote struct {
		Text     string
		Speaker  oneOf
		SameAs   oneOf `json:"same_as"`
		In       []string
		At       []spot
		Optional bool
	}
	goldPosition struct {
		Party       oneOf
		Issue       string
		Stance, Has []string
		In          []string
		At          []spot
		Optional    bool
	}
	goldFigure struct {
		About, Unit string
		Verdict     oneOf
		Readings    goldReadings
		Optional    bool
	}
	// goldDifference: Sides are the places of each reading.
	goldDifference struct {
		Kind     oneOf
		About    oneOf
		Note     string
		Sides    [][]spot
		Optional bool
	}
	goldHappening struct {
		Date     oneOf
		Has      []string
		At       []spot
		Optional bool
	}
)

// oneOf is a value, or several of which each is right.
type oneOf []string

// UnmarshalJSON reads a string or a list of strings.
func (o *oneOf) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*o = oneOf{s}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(o))
}

// is tells whether s is one of the values, after folding; two names of one state are one.
func (o oneOf) is(s string) bool {
	state := stateNamed(s)
	return slices.ContainsFunc(o, func(x string) bool {
		return x == s || identity.Fold(x) == identity.Fold(s) || state != "" && stateNamed(x) == state
	})
}

// stateNamed gives the state of which s is a name, "" for other words.
func stateNamed(s string) string {
	if state, how, ok := gazetteer.Nation(s); ok && how == gazetteer.Name {
		return state
	}
	return ""
}

// spot is a span of a report.
type spot struct {
	report     string
	start, end int
}

// UnmarshalJSON reads a pointer, "@000:120-134".
func (p *spot) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	q, err := pointer(s)
	*p = q
	return err
}

func pointer(s string) (spot, error) {
	report, span, ok := strings.Cut(strings.TrimPrefix(s, "@"), ":")
	a, b, ok2 := strings.Cut(span, "-")
	start, err := strconv.Atoi(a)
	end, err2 := strconv.Atoi(b)
	if !ok || !ok2 || cmp.Or(err, err2) != nil || s[0] != '@' || start < 0 || end <= start {
		return spot{}, fmt.Errorf("%q is no pointer into a report (@000:120-134)", s)
	}
	return spot{report, start, end}, nil
}

// goldReading is a value, low to high, of a figure in one report; Or are the
// same in other units. An optional one stands in a caption or headline.
type goldReading struct {
	report    string
	At        spot
	Low, High float64
	Or        []float64
	Optional  bool
}

type goldReadings []goldReading

// UnmarshalJSON reads {report: [low, high]} or [{at, low, high}].
func (g *goldReadings) UnmarshalJSON(b []byte) error {
	var by map[string][2]float64
	if json.Unmarshal(b, &by) == nil {
		for r, v := range by {
			*g = append(*g, goldReading{report: r, Low: v[0], High: v[1]})
		}
		slices.SortFunc(*g, func(a, b goldReading) int { return cmp.Compare(a.report, b.report) })
		return nil
	}
	if err := json.Unmarshal(b, (*[]goldReading)(g)); err != nil {
		return err
	}
	for i := range *g {
		(*g)[i].report = (*g)[i].At.report
	}
	return nil
}

// ReadGold reads a labelled event, and for one that points into the bench the
// articles there. The error wraps fs.ErrNotExist when the bench is not at hand.
func ReadGold(path string) (*Gold, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("eval dossier: %w", err)
	}
	return parseGold(path, b)
}

func parseGold(path string, b []byte) (*Gold, error) {
	fail := func(err error) (*Gold, error) { return nil, fmt.Errorf("eval dossier: %s: %w", path, err) }
	var which struct {
		Bench    string
		Articles []data.Labelled
	}
	if err := json.Unmarshal(b, &which); err != nil {
		return fail(err)
	}
	head := Gold{Bench: which.Bench, Articles: which.Articles}
	if head.Bench != "" {
		var err error
		path := filepath.Join(lang.Bench(), filepath.FromSlash(head.Bench))
		if head.texts, head.lines, err = data.Articles(path, head.Articles); err != nil {
			return fail(err)
		}
		if b, err = head.resolve(b); err != nil {
			return fail(err)
		}
	}
	g := Gold{texts: head.texts, lines: head.lines}
	if err := json.Unmarshal(b, &g); err != nil {
		return fail(err)
	}
	for i, q := range g.Quotes {
		for _, p := range q.At {
			if !g.holds(p) {
				return fail(fmt.Errorf("%v is outside its report", p))
			}
			g.Quotes[i].Text, g.Quotes[i].In = g.texts[p.report][p.start:p.end], []string{p.report}
		}
	}
	return &g, nil
}

func (g *Gold) holds(p spot) bool { return p.end <= len(g.texts[p.report]) }

// resolve puts the words in place of the pointers, but where the places
// themselves are wanted.
func (g *Gold) resolve(b []byte) ([]byte, error) {
	var tree any
	if err := json.Unmarshal(b, &tree); err != nil {
		return nil, err
	}
	var walk func(x any) (any, error)
	walk = func(x any) (_ any, err error) {
		switch x := x.(type) {
		case string:
			if !strings.HasPrefix(x, "@") {
				return x, nil
			}
			p, err := pointer(x)
			if err == nil && !g.holds(p) {
				err = fmt.Errorf("%s is outside its report", x)
			}
			if err != nil {
				return nil, err
			}
			return g.texts[p.report][p.start:p.end], nil
		case []any:
			for i := range x {
				if x[i], err = walk(x[i]); err != nil {
					return nil, err
				}
			}
		case map[string]any:
			out := map[string]any{}
			for k, v := range x {
				if k != "at" && k != "sides" {
					if v, err = walk(v); err != nil {
						return nil, err
					}
				}
				if k, err = text(walk(k)); err != nil {
					return nil, err
				}
				out[k] = v
			}
			return out, nil
		}
		return x, nil
	}
	tree, err := walk(tree)
	if err != nil {
		return nil, err
	}
	return json.Marshal(tree)
}

func text(x any, err error) (string, error) {
	s, _ := x.(string)
	return s, err
}

// Reports gives the articles of an event that points into the bench, as brief
// would read them, each at the location by which the labels name it.
func (g *Gold) Reports(ctx context.Context) ([]*news.Article, error) {
	var out []*news.Article
	for a, err := range fetch.Read(ctx, []string{"-"}, fetch.Options{Stdin: bytes.NewReader(g.lines)}) {
		if err != nil {
			return nil, err
		}
		a.Location = a.ID
		out = append(out, a)
	}
	return out, nil
}

// complete tells whether every line of a part is labelled.
func (g *Gold) complete(part string) bool { return slices.Contains(g.Complete, part) }
