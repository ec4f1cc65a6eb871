package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"synoptic/fetch"
	"synoptic/fetch/polite"
	"synoptic/news"
)

// articles reads the inputs. What cannot be used is told on standard error, one
// line each, and the rest goes on. The error is of kind news.NothingUsable when
// nothing is left.
func articles(c *cobra.Command, inputs []string) ([]*news.Article, error) {
	var out []*news.Article
	err := each(c, inputs, func(a *news.Article) error {
		out = append(out, a)
		return nil
	})
	return out, err
}

// each calls f for every article of the inputs, in order.
func each(c *cobra.Command, inputs []string, f func(*news.Article) error) error {
	web, err := asker(c, inputs)
	if err != nil {
		return err
	}
	opt := fetch.Options{Stdin: c.InOrStdin(), Web: web, Note: func(n fetch.Note) {
		fmt.Fprintf(c.ErrOrStderr(), "synoptic: note: %s: %s\n", n.Location, n.Text)
	}}
	n := 0
	for a, err := range fetch.Read(c.Context(), inputs, opt) {
		if err != nil {
			if c.Context().Err() != nil {
				return c.Context().Err()
			}
			fmt.Fprintln(c.ErrOrStderr(), "synoptic:", err)
			if h := news.HintOf(err); h != "" {
				fmt.Fprintln(c.ErrOrStderr(), "  hint:", h)
			}
			continue
		}
		n++
		if err := f(a); err != nil {
			return err
		}
	}
	if n == 0 {
		return &news.Error{Kind: news.NothingUsable, Hint: "give reports as .txt, .html, .json, .jsonl or .warc, a folder of them, or an address",
			Err: errors.New("nothing usable among the inputs")}
	}
	return nil
}

// asker gives the client for the addresses among the inputs as the settings
// say, nil when there are none.
func asker(c *cobra.Command, inputs []string) (*polite.Client, error) {
	if !slices.ContainsFunc(inputs, func(in string) bool { return strings.Contains(in, "://") }) {
		return nil, nil
	}
	conf, _, err := settings(c)
	if err != nil {
		return nil, err
	}
	return polite.New(polite.Options{UserAgent: conf.UserAgent, Allowed: conf.AllowHosts}), nil
}
