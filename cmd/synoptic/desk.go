package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"synoptic/config"
	"synoptic/engine"
	"synoptic/lang"
	"synoptic/ops"
	"synoptic/queue"
	"synoptic/store"
)

// flagKeys are the settings that commands over the store take as flags.
var flagKeys = []string{"db", "nats", "workers", "listen", "log_level", "log_format", "allow_hosts", "keep_days",
	"accounts", "public_url", "tls_cert", "tls_key", "trusted_proxies", "rate"}

// deskFlags adds --config and a flag for each of the settings.
func deskFlags(c *cobra.Command, keys ...string) *cobra.Command {
	c.Flags().String("config", "", "configuration file (default "+config.File()+")")
	for _, v := range config.Help() {
		for _, k := range keys {
			if v.Key == k {
				name := strings.ReplaceAll(k, "_", "-")
				c.Flags().String(name, v.Value, v.Help)
				if v.Value == "false" {
					c.Flags().Lookup(name).NoOptDefVal = "true"
				}
			}
		}
	}
	return c
}

// settings gives what is in force for a command.
func settings(c *cobra.Command) (*config.Config, []config.Value, error) {
	given := map[string]string{}
	for _, k := range flagKeys {
		if f := c.Flags().Lookup(strings.ReplaceAll(k, "_", "-")); f != nil && f.Changed {
			given[k] = f.Value.String()
		}
	}
	file, err := c.Flags().GetString("config")
	if err != nil {
		return nil, nil, err
	}
	return config.Load(file, given)
}

// logger writes to standard error as the settings say.
func logger(c *config.Config, w io.Writer) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(c.LogLevel))
	o := &slog.HandlerOptions{Level: level}
	if c.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// withStore opens the store for a command and closes it after.
func withStore(c *cobra.Command, f func(*config.Config, *store.DB) error) error {
	conf, _, err := settings(c)
	if err != nil {
		return err
	}
	db, err := store.Open(c.Context(), conf.DB)
	if err != nil {
		return err
	}
	return errors.Join(f(conf, db), db.Close())
}

// desk is the flow at work in this process: store, queue, workers.
type desk struct {
	conf  *config.Config
	db    *store.DB
	queue *queue.JetStream
	flow  *engine.Flow
	log   *slog.Logger
	stop  context.CancelFunc
	wg    sync.WaitGroup
}

// flowMemory is where the collector begins to work harder in a process that
// runs the flow: it holds the window of recent stories.
const flowMemory = 1100 << 20

// open starts the flow; work tells whether this process does jobs too.
func open(c *cobra.Command, work bool) (*desk, error) {
	conf, _, err := settings(c)
	if err != nil {
		return nil, err
	}
	if err := lang.Check(); err != nil {
		return nil, err
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(flowMemory)
	}
	list, err := outlets(conf.Outlets)
	if err != nil {
		return nil, err
	}
	d := &desk{conf: conf, log: logger(conf, c.ErrOrStderr())}
	if d.db, err = store.Open(c.Context(), conf.DB); err != nil {
		return nil, err
	}
	if d.queue, err = queue.Open(c.Context(), queue.Options{URL: conf.NATS, Dir: queueDir(conf), Replicas: replicas(conf.NATS), Log: d.log}); err != nil {
		return nil, errors.Join(err, d.db.Close())
	}
	d.flow = &engine.Flow{Store: d.db, Queue: d.queue, Log: d.log, Outlets: list, Share: 2 * time.Second}
	m := ops.NewMetrics(d.db, d.queue)
	d.flow.Watch = m.Watch
	ctx, stop := context.WithCancel(c.Context())
	d.stop = stop
	if conf.Listen != "" {
		d.wg.Go(func() {
			if err := ops.Serve(ctx, conf.Listen, m.Handler(d.db, d.queue), d.log); err != nil {
				d.log.Error("no metrics", "error", err)
			}
		})
	}
	if err := d.flow.Recover(c.Context()); err != nil {
		return nil, errors.Join(err, d.close())
	}
	if work {
		d.work(ctx)
	}
	return d, nil
}

// replicas is how many servers of a cluster keep each job: three where three
// or more are named.
func replicas(nats string) int {
	if strings.Count(nats, ",") >= 2 {
		return 3
	}
	return 1
}

// queueDir is where the queue inside the process keeps its files: beside the
// store when that is a file.
func queueDir(conf *config.Config) string {
	if strings.Contains(conf.DB, "://") {
		return filepath.Join(os.TempDir(), fmt.Sprintf("synoptic-queue-%d", os.Getpid()))
	}
	return conf.DB + ".queue"
}

func (d *desk) work(ctx context.Context) {
	n := d.conf.Workers
	if n == 0 {
		n = runtime.GOMAXPROCS(0)
	}
	d.wg.Go(func() {
		if err := d.queue.Work(ctx, n, d.flow.Process); err != nil {
			d.log.Error("no work is done", "error", err)
		}
	})
	d.wg.Go(func() { _ = d.flow.Refresh(ctx, time.Second) })
	d.wg.Go(func() { d.sweep(ctx) })
}

// sweep queues again, now and then, what the queue has lost.
func (d *desk) sweep(ctx context.Context) {
	t := time.NewTicker(30 * time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
		if n, err := d.queue.Lag(ctx, engine.JobRead); err != nil || n > 0 {
			continue
		}
		if err := d.flow.Recover(ctx); err != nil && ctx.Err() == nil {
			d.log.Error("lost work is not queued", "error", err)
		}
	}
}

// wait returns when everything that was kept is read, placed and composed.
func (d *desk) wait(ctx context.Context, show func()) error {
	for {
		idle, err := d.flow.Idle(ctx)
		if err != nil && ctx.Err() == nil {
			d.log.Warn("the store does not answer", "error", err)
		}
		if idle && err == nil {
			return nil
		}
		if err := d.flow.Full(); err != nil {
			return err
		}
		if show != nil {
			show()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// close lets the jobs at hand come to their end and closes queue and store.
func (d *desk) close() error {
	d.stop()
	d.wg.Wait()
	err := errors.Join(d.queue.Close(), d.db.Close())
	if strings.Contains(d.conf.DB, "://") && d.conf.NATS == "" {
		_ = os.RemoveAll(queueDir(d.conf))
	}
	return err
}

// terminal tells whether a writer is a person's screen.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// oneLine keeps what comes from outside on one line of a terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return ' '
		}
		return r
	}, s)
}
