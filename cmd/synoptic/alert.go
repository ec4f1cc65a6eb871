package main

import (
	"context"
	"fmt"
	"os"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"synoptic/alert"
	"synoptic/config"
	"synoptic/store"
)

func alertCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "alert",
		Short: "Searches and stories that somebody wants to hear of",
		Long: `An alert is a search that is kept, or a story. What is new of it is listed by
synoptic alert events and, where the alert has an address, told to that address
as a webhook (Standard Webhooks: signed, repeated for about two days until it is
taken). synoptic serve looks and tells. An address of a private network must be
on the list allow_hosts. The secret stands in synoptic export too.`,
	}
	c.AddCommand(alertAdd(), alertList(), alertRemove(), alertEvents(), alertReplay())
	return c
}

func alertAdd() *cobra.Command {
	var a alert.Alert
	c := deskFlags(&cobra.Command{
		Use:   "add NAME (--search WORDS | --story ID) [--webhook ADDRESS]",
		Short: "Keep an alert; its secret is printed",
		Example: `  synoptic alert add "lake talks" --search '"lake talks" person:brink' --kind statement
  synoptic alert add ferry --story 3f9c21ab04de --webhook https://desk.example/hook`,
		Args: oneName,
		RunE: func(c *cobra.Command, args []string) error {
			a.Name = args[0]
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				kept, err := alert.Add(c.Context(), db, a)
				if err == nil && kept.Secret != "" {
					_, err = fmt.Fprintln(c.OutOrStdout(), kept.Secret)
				}
				return err
			})
		},
	}, "db")
	c.Flags().StringVar(&a.Query, "search", "", "tell what this search finds, as synoptic search has it")
	c.Flags().StringSliceVar(&a.Kinds, "kind", nil, "of the search: article, statement or entity (default: all)")
	c.Flags().StringVar(&a.Story, "story", "", "tell what the record of the story with this `ID` gains and loses")
	c.Flags().StringVar(&a.Hook, "webhook", "", "the `ADDRESS` that is told")
	c.Flags().StringVar(&a.By, "by", os.Getenv("USER"), "whose alert it is")
	return c
}

func alertList() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "list",
		Short: "The alerts that are kept",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				list, err := alert.List(c.Context(), db)
				if err != nil {
					return err
				}
				w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
				for _, a := range list {
					about := "search " + a.Query
					if a.Story != "" {
						about = "story " + a.Story
					}
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", oneLine(a.Name), oneLine(about), orDash(oneLine(a.Hook)), a.Made.Format(time.DateOnly))
				}
				return w.Flush()
			})
		},
	}, "db")
}

func alertRemove() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "remove NAME",
		Short: "Take an alert back, with what is kept of it",
		Args:  oneName,
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error { return alert.Remove(c.Context(), db, args[0]) })
		},
	}, "db")
}

func alertEvents() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "events [NAME]",
		Short: "What was new, and whether it was told",
		Args:  atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			name := ""
			if len(args) == 1 {
				name = args[0]
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				list, err := alert.Events(c.Context(), db, name)
				if err != nil {
					return err
				}
				w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
				for _, e := range list {
					fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d tries\t%s\n", e.ID, e.Found.Format(time.RFC3339), oneLine(e.Alert), e.State, e.Tries, oneLine(e.Error))
				}
				return w.Flush()
			})
		},
	}, "db")
}

func alertReplay() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "replay EVENT",
		Short: "Try again to tell what could not be told",
		Args:  oneID,
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error { return alert.Replay(c.Context(), db, args[0]) })
		},
	}, "db")
}

func oneName(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("%s takes one name; put it in quotation marks if it has blanks", c.CommandPath())
	}
	return nil
}

// alerting looks for what is new of the alerts and tells it, until stop.
func alerting(c *cobra.Command, conf *config.Config, db *store.DB) (stop func()) {
	ctx, cancel := context.WithCancel(c.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		(&alert.Runner{Store: db, Log: logger(conf, c.ErrOrStderr()), Allow: conf.AllowHosts}).Run(ctx)
	}()
	return func() { cancel(); <-done }
}
