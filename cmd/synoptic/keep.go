package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"

	"synoptic/config"
	"synoptic/engine"
	"synoptic/news"
	"synoptic/store"
)

func configCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "config",
		Short: "The settings in force and where each comes from",
		Long: `Config prints every setting: built in, from the configuration file (YAML), from
the environment (SYNOPTIC_DB for db), or from the command line, the later
stronger.`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, values, err := settings(c)
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
			for _, v := range values {
				shown := v.Value
				if v.Key == "db" && strings.Contains(shown, "://") {
					shown = "postgres://… (hidden: it may hold a password)"
				}
				if v.Key == "oidc_secret" && shown != "" {
					shown = "(hidden)"
				}
				fmt.Fprintf(w, "%s\t%s\t(%s)\t%s\n", v.Key, shown, v.From, v.Help)
			}
			return w.Flush()
		},
	}, flagKeys...)
}

func exportCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "export [FILE]",
		Short: "Write everything that the store holds as JSON lines",
		Long: `Export writes the whole store as JSON lines, to a file (compressed when its name
ends in .zst) or to standard output: items as they were taken in, articles with
their layers, moves, stories, the latest record of each (--history: all), notes.
The same state gives the same bytes. synoptic restore makes the same state of
it again, in a store of either kind.`,
		Example: `  synoptic export all.jsonl.zst
  synoptic export --db old.db | synoptic restore --db postgres://desk@db/news -`,
		Args: atMostOne,
		RunE: func(c *cobra.Command, args []string) error {
			history, err := c.Flags().GetBool("history")
			if err != nil {
				return err
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				path := strings.Join(args, "")
				return output(c.OutOrStdout(), path, func(w io.Writer) error {
					w, done, err := packed(w, path)
					if err != nil {
						return err
					}
					return errors.Join(engine.Export(c.Context(), db, w, history, counter(c)), done())
				})
			})
		},
	}, "db")
	c.Flags().Bool("history", false, "with the earlier editions of records")
	return c
}

func atMostOne(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("%s takes one file", c.Name())
	}
	return nil
}

// counter shows on a terminal how many lines are done.
func counter(c *cobra.Command) func(int) {
	w := c.ErrOrStderr()
	if !terminal(w) {
		return nil
	}
	return func(n int) { fmt.Fprintf(w, "\r\x1b[K%d lines", n) }
}

// packed gives the writer that a file's name asks for, and how to end it.
func packed(w io.Writer, path string) (io.Writer, func() error, error) {
	if !strings.HasSuffix(path, ".zst") {
		return w, func() error { return nil }, nil
	}
	z, err := zstd.NewWriter(w)
	if err != nil {
		return nil, nil, err
	}
	return z, z.Close, nil
}

func restoreCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "restore FILE",
		Short: "Fill an empty store from an export or a backup",
		Long: `Restore makes in an empty store the state that an export holds (JSON lines, also
.zst; - for standard input), or puts an SQLite backup in the place of --db when
there is no store yet.`,
		Example: `  synoptic restore --db new.db all.jsonl.zst`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("restore takes one file")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			in := c.InOrStdin()
			if args[0] != "-" {
				f, err := os.Open(args[0])
				if err != nil {
					return &news.Error{Kind: news.NothingUsable, Err: err}
				}
				defer f.Close()
				in = f
				if isSQLite(f) {
					return restoreBackup(c, f)
				}
			}
			if strings.HasSuffix(args[0], ".zst") {
				z, err := zstd.NewReader(in)
				if err != nil {
					return err
				}
				defer z.Close()
				in = z
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error { return engine.Import(c.Context(), db, in, counter(c)) })
		},
	}, "db")
}

func isSQLite(f *os.File) bool {
	head := make([]byte, 16)
	_, err := f.ReadAt(head, 0)
	return err == nil && string(head) == "SQLite format 3\x00"
}

// restoreBackup copies a backup to where the store is to be.
func restoreBackup(c *cobra.Command, f *os.File) error {
	conf, _, err := settings(c)
	if err != nil {
		return err
	}
	if strings.Contains(conf.DB, "://") {
		return usage("a backup of SQLite cannot become a PostgreSQL store; restore an export")
	}
	if _, err := os.Stat(conf.DB); err == nil {
		return &news.Error{Kind: news.Usage, Hint: "name a new store with --db", Err: fmt.Errorf("%s is there already", conf.DB)}
	}
	if err := output(nil, conf.DB, func(w io.Writer) error { _, err := io.Copy(w, f); return err }); err != nil {
		return err
	}
	return withStore(c, func(*config.Config, *store.DB) error { return nil }) // it opens
}

func backupCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:     "backup FILE",
		Short:   "Copy an SQLite store to a file while it is in use",
		Example: `  synoptic backup desk-2031-03-14.db`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("backup takes one file")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error { return db.Backup(c.Context(), args[0]) })
		},
	}, "db")
}

func deadCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "dead",
		Short: "Items that could not be read, with the reason",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				e := json.NewEncoder(c.OutOrStdout())
				e.SetEscapeHTML(false)
				for it, err := range db.Items(c.Context(), news.ItemQuery{States: []news.State{news.StateDead}}) {
					if err != nil {
						return err
					}
					if err := e.Encode(struct {
						Item     int64  `json:"item"`
						Location string `json:"location"`
						Media    string `json:"media"`
						Tries    int    `json:"tries"`
						Why      string `json:"why"`
					}{it.Seq, it.Raw.Location, it.Raw.Media, it.Tries, it.Why}); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}, "db")
	return c
}

func replayCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "replay [ITEM…]",
		Short: "Give items that could not be read another try",
		Long:  `Replay reads dead items again, all of them or those named by number (synoptic dead lists them).`,
		RunE: func(c *cobra.Command, args []string) error {
			var seqs []int64
			for _, a := range args {
				n, err := strconv.ParseInt(a, 10, 64)
				if err != nil {
					return usage("%q is no number of an item", a)
				}
				seqs = append(seqs, n)
			}
			return again(c, func(d *desk) (int, error) { return d.flow.Replay(c.Context(), seqs...) })
		},
	}, "db", "nats", "workers", "log_level", "log_format")
}

func rereadCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "reread",
		Short: "Read kept articles again with this program's reader",
		Long: `Reread reads again, from the items as they were taken in, what an older reader
read (--all: everything), and makes the records of their stories anew. Articles
keep their stories.`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			all, err := c.Flags().GetBool("all")
			if err != nil {
				return err
			}
			return again(c, func(d *desk) (int, error) { return d.flow.Reread(c.Context(), all) })
		},
	}, "db", "nats", "workers", "log_level", "log_format")
	c.Flags().Bool("all", false, "also what this reader read")
	return c
}

// again starts the flow, lets f queue work, and waits until it is done.
func again(c *cobra.Command, f func(*desk) (int, error)) error {
	d, err := open(c, true)
	if err != nil {
		return err
	}
	n, err := f(d)
	if err == nil {
		err = d.wait(c.Context(), nil)
	}
	if e := d.close(); err == nil {
		err = e
	}
	if err == nil {
		_, err = fmt.Fprintf(c.OutOrStdout(), "%d items\n", n)
	}
	return err
}

func pruneCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "prune",
		Short: "Forget stories that ended long ago",
		Long: `Prune deletes the stories whose last article is older than --keep-days days, with
their articles, items and records. Export first what is to stay.`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(c, func(conf *config.Config, db *store.DB) error {
				if conf.KeepDays == 0 {
					return usage("say how many days to keep with --keep-days or the setting keep_days")
				}
				n, err := engine.Prune(c.Context(), db, conf.KeepDays)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(c.OutOrStdout(), "%d stories forgotten\n", n)
				return err
			})
		},
	}, "db", "keep_days")
}
