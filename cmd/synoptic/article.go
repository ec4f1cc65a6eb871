package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"synoptic/config"
	"synoptic/engine"
	"synoptic/news"
	"synoptic/outlet"
	"synoptic/store"
)

// version is one version of an article as it is shown.
type version struct {
	*news.Article
	Canonical string         `json:"canonical,omitempty"`
	Publisher string         `json:"publisher,omitempty"`
	Family    string         `json:"family,omitempty"`
	Item      int64          `json:"item"`
	Story     string         `json:"story,omitempty"`
	Revises   string         `json:"revises,omitempty"`
	Changed   *engine.Change `json:"changed,omitempty"` // from the version that it revises
}

func articleCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "article ID",
		Short: "An article with its versions and what changed between them",
		Long: `Article shows an article of the store, all versions of it that were taken in, and
what its outlet changed from one to the next: what was taken out and what was put
in, word by word. The id of any version will do.`,
		Example: `  synoptic article 3f9c21ab04de
  synoptic article --json 3f9c21ab04de | jq '.[].changed'`,
		Args: oneID,
		RunE: func(c *cobra.Command, args []string) error {
			asJSON, err := c.Flags().GetBool("json")
			if err != nil {
				return err
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				list, err := versions(c, db, args[0])
				if err != nil {
					return err
				}
				if asJSON {
					e := json.NewEncoder(c.OutOrStdout())
					e.SetEscapeHTML(false)
					e.SetIndent("", "  ")
					return e.Encode(list)
				}
				return showVersions(c.OutOrStdout(), list)
			})
		},
	}, "db")
	c.Flags().Bool("json", false, "as JSON, with the texts and the offsets of every change")
	return c
}

// versions gives all versions of an article, the first first, by the id of any.
func versions(c *cobra.Command, db news.Reader, id string) ([]version, error) {
	var at *news.Item
	for it, err := range db.Items(c.Context(), news.ItemQuery{IDs: []string{id}}) {
		if err != nil {
			return nil, err
		}
		if at == nil || it.State == news.StatePlaced {
			at = it
		}
	}
	if at == nil {
		return nil, news.NotFound("there is no article %s", oneLine(id))
	}
	ids := map[string]bool{at.Read.Article.ID: true}
	if at.Read.Story != "" {
		var all []*news.Item
		for it, err := range db.Items(c.Context(), news.ItemQuery{Story: at.Read.Story, States: []news.State{news.StatePlaced}}) {
			if err != nil {
				return nil, err
			}
			all = append(all, it)
		}
		ids = related(all, id)
	}
	var list []version
	byID := map[string]*news.Article{}
	var want []string
	for id := range ids {
		want = append(want, id)
	}
	for it, err := range db.Items(c.Context(), news.ItemQuery{IDs: want, Doc: true}) {
		if err != nil {
			return nil, err
		}
		a := it.Read.Article
		if byID[a.ID] != nil {
			continue // taken in again as it was
		}
		v := version{Article: a, Canonical: it.Read.Canonical, Publisher: it.Read.Publisher, Family: it.Read.Family,
			Item: it.Seq, Story: it.Read.Story, Revises: it.Read.Revises}
		if was := byID[v.Revises]; was != nil {
			ch := engine.Changed(was, a)
			v.Changed = &ch
		}
		byID[a.ID] = a
		list = append(list, v)
	}
	return list, nil
}

// related gives the ids of an article's versions among the articles of its
// story, which come in order.
func related(all []*news.Item, id string) map[string]bool {
	first := map[string]string{}
	for _, it := range all {
		own := it.Read.Article.ID
		if f, ok := first[it.Read.Revises]; ok {
			first[own] = f
		} else {
			first[own] = own
		}
	}
	out := map[string]bool{id: true}
	for v, f := range first {
		if f == first[id] {
			out[v] = true
		}
	}
	return out
}

// most edits of one version that are shown on a terminal, and of one edit the
// most characters.
const (
	mostEdits = 40
	mostChars = 300
)

func showVersions(w io.Writer, list []version) error {
	for n, v := range list {
		if n > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s  %s  %s\n", v.ID, orDash(oneLine(v.Outlet)), oneLine(v.Title))
		line := func(name, value string) {
			if value != "" {
				fmt.Fprintf(w, "  %-10s %s\n", name, oneLine(value))
			}
		}
		line("published", v.Published.Value)
		line("byline", v.Byline)
		line("address", v.URL)
		line("publisher", v.Publisher)
		if v.Family != v.Publisher {
			line("family", v.Family)
		}
		line("story", v.Story)
		line("from", fmt.Sprintf("item %d, %s", v.Item, v.Location))
		if v.Revises != "" {
			line("revises", v.Revises)
		}
		if v.Changed != nil {
			showChange(w, v.Changed)
		}
	}
	return nil
}

func showChange(w io.Writer, c *engine.Change) {
	for _, e := range c.TitleEdits {
		fmt.Fprintf(w, "  title      %s\n", edit(e))
	}
	if len(c.Edits) == 0 {
		fmt.Fprintln(w, "  text       the same")
		return
	}
	fmt.Fprintf(w, "  text       changed in %d places: %d words and signs out, %d in\n", len(c.Edits), c.Out, c.In)
	for i, e := range c.Edits {
		if i == mostEdits {
			fmt.Fprintf(w, "    … and %d more: --json has all\n", len(c.Edits)-i)
			break
		}
		fmt.Fprintf(w, "    at %d: %s\n", e.NewStart, edit(e))
	}
}

// edit gives an edit in the form of wdiff: [-out-] {+in+}.
func edit(e engine.Edit) string {
	var parts []string
	if e.Out != "" {
		parts = append(parts, "[-"+short(e.Out)+"-]")
	}
	if e.In != "" {
		parts = append(parts, "{+"+short(e.In)+"+}")
	}
	return strings.Join(parts, " ")
}

func short(s string) string {
	r := []rune(oneLine(s))
	if len(r) > mostChars {
		return string(r[:mostChars]) + "…"
	}
	return string(r)
}

// outlets gives what is known of outlets: the list of a user's file over the
// one that comes with the program.
func outlets(path string) (*outlet.List, error) {
	if path == "" {
		return outlet.Known(), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &news.Error{Kind: news.Usage, Hint: "the setting outlets names the file", Err: err}
	}
	defer f.Close()
	l, err := outlet.NewList(f, outlet.Known())
	if err != nil {
		return nil, &news.Error{Kind: news.Usage, Hint: "see docs/outlets.md", Err: fmt.Errorf("outlets file %s, %w", path, err)}
	}
	return l, nil
}
