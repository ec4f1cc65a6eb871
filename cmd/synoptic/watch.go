package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"synoptic/config"
	"synoptic/fetch/feed"
	"synoptic/fetch/polite"
	"synoptic/news"
	"synoptic/store"
	"synoptic/watch"
)

func addCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "add SOURCE…",
		Short: "Follow feeds, sitemaps, pages and folders",
		Long: `Add makes sources known that synoptic watch follows: addresses of feeds (RSS,
Atom, JSON Feed), sitemaps and single pages, folders, and lists of feeds (OPML
files). Of a page that is no report, such as an outlet's front page, the feed
that it names is followed. Sources can also stand in the configuration file.`,
		Example: `  synoptic add https://news.example/feed.xml ~/wire
  synoptic add subscriptions.opml`,
		Args: needInputs,
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				for _, a := range args {
					if err := addSource(c, db, a); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}, "db")
}

func addSource(c *cobra.Command, db news.Store, source string) error {
	low := strings.ToLower(source)
	if !strings.Contains(source, "://") && (strings.HasSuffix(low, ".opml") || strings.HasSuffix(low, ".xml")) {
		body, err := os.ReadFile(source)
		if err != nil {
			return &news.Error{Kind: news.NothingUsable, Err: err}
		}
		feeds, err := feed.ReadOPML(body, source)
		if err != nil {
			return err
		}
		for _, f := range feeds {
			if _, err := watch.Add(c.Context(), db, f.URL, f.Title); err != nil {
				return err
			}
		}
		_, err = fmt.Fprintf(c.OutOrStdout(), "%d sources of %s\n", len(feeds), source)
		return err
	}
	s, err := watch.Add(c.Context(), db, source, "")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.OutOrStdout(), s.Address)
	return err
}

func sourcesCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "sources",
		Short: "The sources that are followed, and how they do",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			opml, err := c.Flags().GetBool("opml")
			if err != nil {
				return err
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				sources, err := watch.Sources(c.Context(), db)
				if err != nil {
					return err
				}
				if opml {
					var list []feed.Outline
					for _, s := range sources {
						if s.Kind != watch.KindFolder && s.Kind != watch.KindPage {
							list = append(list, feed.Outline{Title: s.Title, URL: s.Address})
						}
					}
					return feed.WriteOPML(c.OutOrStdout(), "Synoptic", list)
				}
				w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
				for _, s := range sources {
					state := "not looked at yet"
					switch {
					case s.Gone:
						state = "given up: " + s.Error
					case s.Fails > 0:
						state = fmt.Sprintf("failed %d times: %s", s.Fails, s.Error)
					case !s.Worked.IsZero():
						state = "read " + s.Worked.UTC().Format("2006-01-02 15:04")
					}
					fmt.Fprintf(w, "%s\t%s\t%d items\t%s\t%s\n", oneLine(s.Address), orDash(s.Kind), s.Items, oneLine(state), oneLine(s.Title))
				}
				return w.Flush()
			})
		},
	}, "db")
	c.Flags().Bool("opml", false, "as a list of feeds for other programs")
	return c
}

func removeCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "remove SOURCE…",
		Short: "Follow a source no longer; what was taken in stays",
		Args:  needInputs,
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				for _, a := range args {
					if err := watch.Remove(c.Context(), db, a); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}, "db")
}

func watchCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:         "watch",
		Annotations: map[string]string{untilStopped: "yes"},
		Short:       "Follow the sources until stopped",
		Long: `Watch looks at every source when it is due, takes in what is new, and does the
work (reading, placing, records) in the same process. Servers are asked only for
what has changed, with time between two requests to one host; robots.txt is
obeyed; one that fails is left alone, longer each time. Addresses on private
networks are not asked unless --allow-hosts names their host.`,
		Example: `  synoptic watch --listen 127.0.0.1:9100`,
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			d, err := open(c, true)
			if err != nil {
				return err
			}
			for _, s := range d.conf.Sources {
				if err := addSource(c, d.db, s); err != nil {
					d.log.Error("a source of the configuration is passed over", "error", err)
				}
			}
			w := &watch.Watcher{Flow: d.flow, Log: d.log, Every: d.conf.Every,
				Client: polite.New(polite.Options{UserAgent: d.conf.UserAgent, Delay: d.conf.HostDelay, Allowed: d.conf.AllowHosts})}
			d.log.Info("watching", "store", d.db.Place())
			err = w.Run(c.Context())
			d.log.Info("stopping")
			if e := d.close(); err == nil {
				err = e
			}
			return err
		},
	}, "db", "nats", "workers", "listen", "log_level", "log_format", "allow_hosts")
}
