package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"synoptic/config"
	"synoptic/news"
	"synoptic/store"
)

func storiesCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "stories",
		Short: "The stories in the store, the latest first",
		Example: `  synoptic stories --limit 20
  synoptic stories --jsonl | jq .title`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			limit, err := c.Flags().GetInt("limit")
			if err != nil {
				return err
			}
			lines, err := c.Flags().GetBool("jsonl")
			if err != nil {
				return err
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
				e := json.NewEncoder(c.OutOrStdout())
				e.SetEscapeHTML(false)
				for s, err := range db.Stories(c.Context(), news.StoryQuery{Limit: limit}) {
					if err == nil && lines {
						err = e.Encode(s)
					} else if err == nil {
						last := "-"
						if !s.Last.IsZero() {
							last = s.Last.Format("2006-01-02")
						}
						_, err = fmt.Fprintf(w, "%s\t%s\t%d articles\t%d origins\t%s\n", s.ID, last, s.Articles, s.Origins, oneLine(s.Title))
					}
					if err != nil {
						return err
					}
				}
				return w.Flush()
			})
		},
	}, "db")
	c.Flags().Int("limit", 50, "how many; 0: all")
	c.Flags().Bool("jsonl", false, "one JSON object a line")
	return c
}

func storyCommand() *cobra.Command {
	var f briefFlags
	c := deskFlags(&cobra.Command{
		Use:   "story ID",
		Short: "The record of a story in the store",
		Long: `Story writes the record of one story, in the forms of synoptic brief. An id of a
story that was merged into another gives that one. story why tells why an
article stands where it does.`,
		Example: `  synoptic story 3f9c21ab04de
  synoptic story why 3f9c21ab04de`,
		Args: oneID,
		RunE: func(c *cobra.Command, args []string) error {
			write, err := f.writer(c)
			if err != nil {
				return err
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				d, err := record(c, db, args[0])
				if err != nil {
					return err
				}
				if err := f.polish(c, d); err != nil {
					return err
				}
				return output(c.OutOrStdout(), f.out, func(w io.Writer) error { return write(w, d) })
			})
		},
	}, "db")
	f.form(c)
	why := deskFlags(&cobra.Command{
		Use:   "why ARTICLE",
		Short: "Why an article stands in its story",
		Long: `Why prints every decision about an article and its story: the stories it was
compared with, what kept it out of them, the likenesses and the threshold.`,
		Args: oneID,
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error { return showWhy(c, db, args[0]) })
		},
	}, "db")
	c.AddCommand(why)
	return c
}

func oneID(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("%s takes one id", c.Name())
	}
	return nil
}

// follow gives the story of an id, through what it was merged into.
func follow(c *cobra.Command, db news.Reader, id string) (*news.StoryEntry, error) {
	for range 100 {
		var e *news.StoryEntry
		for s, err := range db.Stories(c.Context(), news.StoryQuery{IDs: []string{id}}) {
			if err != nil {
				return nil, err
			}
			e = s
		}
		if e == nil {
			return nil, news.NotFound("there is no story %s", oneLine(id))
		}
		if e.Redirect == "" {
			return e, nil
		}
		id = e.Redirect
	}
	return nil, news.NotFound("story %s leads nowhere", oneLine(id))
}

// record gives the latest record of a story.
func record(c *cobra.Command, db news.Reader, id string) (*news.Dossier, error) {
	e, err := follow(c, db, id)
	if err != nil {
		return nil, err
	}
	var last []byte
	for ed, err := range db.Editions(c.Context(), e.ID, e.Composed-1) {
		if err != nil {
			return nil, err
		}
		last = ed.Dossier
	}
	if last == nil {
		return nil, &news.Error{Kind: news.Missing, Hint: "synoptic work composes records", Err: fmt.Errorf("story %s has no record yet", e.ID)}
	}
	d := &news.Dossier{}
	return d, json.Unmarshal(last, d)
}

// showWhy prints the moves that concern an article.
func showWhy(c *cobra.Command, db news.Reader, id string) error {
	var it *news.Item
	for i, err := range db.Items(c.Context(), news.ItemQuery{IDs: []string{id}}) {
		if err != nil {
			return err
		}
		it = i
	}
	if it == nil {
		return news.NotFound("there is no article %s", oneLine(id))
	}
	out := c.OutOrStdout()
	a := it.Read.Article
	fmt.Fprintf(out, "%s  %s  %s\n", a.ID, orDash(oneLine(a.Outlet)), oneLine(a.Title))
	switch {
	case it.Read.Story == "":
		fmt.Fprintln(out, "it waits for its place")
	default:
		fmt.Fprintf(out, "in story %s\n", it.Read.Story)
	}
	for m, err := range db.Moves(c.Context(), 0, "", id) {
		if err != nil {
			return err
		}
		printMove(c, m)
	}
	if it.Read.Story == "" {
		return nil
	}
	for m, err := range db.Moves(c.Context(), 0, it.Read.Story, "") {
		if err != nil {
			return err
		}
		if m.Article == "" {
			printMove(c, m)
		}
	}
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func printMove(c *cobra.Command, m news.Move) {
	out := c.OutOrStdout()
	fmt.Fprintf(out, "\n%s story %s", m.Kind, m.Story)
	if m.Other != "" {
		fmt.Fprintf(out, " (from %s)", m.Other)
	}
	fmt.Fprintf(out, ", item %d\n", m.Seq)
	var b bytes.Buffer
	if json.Indent(&b, m.Reasons, "  ", "  ") == nil {
		fmt.Fprintf(out, "  %s\n", b.String())
	}
}

func searchCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "search WORDS…",
		Short: "Search articles, statements and entities",
		Long: `Search finds words, "phrases" and beginnings* in articles, in what was said and in
who is named. AND is understood; OR, NOT and parentheses are for the rest, and
title: outlet: person: place: before a word or phrase say where it must stand.`,
		Example: `  synoptic search 'ceasefire AND (truce OR armistice) NOT title:opinion'
  synoptic search --kind statement 'person:quintanilha "three trawlers"'`,
		RunE: func(c *cobra.Command, args []string) error {
			q := news.SearchQuery{Text: strings.Join(args, " ")}
			var err error
			get := func(name string, to *string) {
				if err == nil {
					*to, err = c.Flags().GetString(name)
				}
			}
			var kind string
			get("kind", &kind)
			get("from", &q.From)
			get("until", &q.Until)
			if err == nil {
				q.Limit, err = c.Flags().GetInt("limit")
			}
			if err != nil {
				return err
			}
			if kind != "" {
				q.Kinds = strings.Split(kind, ",")
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				hits, err := db.Search(c.Context(), q)
				if err != nil {
					return err
				}
				bold := strings.NewReplacer("\ue000", "[", "\ue001", "]")
				for _, h := range hits {
					fmt.Fprintf(c.OutOrStdout(), "%s  %s  story %s  %s  %s\n    %s\n", h.Kind, h.ID, orDash(h.Story), orDash(h.Day),
						oneLine(h.Title), bold.Replace(oneLine(h.Snippet)))
				}
				if len(hits) == 0 {
					return news.NotFound("nothing found")
				}
				return nil
			})
		},
	}, "db")
	c.Flags().String("kind", "", "article, statement or entity, or several with commas")
	c.Flags().String("from", "", "first day, YYYY-MM-DD")
	c.Flags().String("until", "", "last day, YYYY-MM-DD")
	c.Flags().Int("limit", 20, "how many")
	return c
}
