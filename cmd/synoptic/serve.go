package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"synoptic/access"
	"synoptic/api"
	"synoptic/api/shelf"
	"synoptic/config"
	"synoptic/news"
	"synoptic/store"
	"synoptic/web"
)

func serveCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "serve",
		Short: "The store in a browser, in feeds, and for other programs",
		Long: `Serve shows the store: pages for a browser, JSON under /api/v1 (described by
/api/v1/openapi.json), feeds, exports, and server-sent events, and tells what is
new of the alerts (synoptic alert). Run synoptic watch or work beside it.

There are no accounts yet: whoever reaches the address reads everything. It
therefore answers on this machine alone, unless --open-to-all allows another
address; then put something in front that asks who comes.`,
		Example: `  synoptic serve
  synoptic serve --db desk.db --listen 127.0.0.1:9000`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			listen, err := c.Flags().GetString("listen")
			if err != nil {
				return err
			}
			open, err := c.Flags().GetBool("open-to-all")
			if err != nil {
				return err
			}
			if err := listenable(listen, open); err != nil {
				return err
			}
			return withStore(c, func(conf *config.Config, db *store.DB) error {
				defer alerting(c, conf, db)()
				return serve(c, conf, db, listen, open)
			})
		},
	}, "db", "log_level", "log_format", "allow_hosts")
	c.Flags().String("listen", "127.0.0.1:8080", "address to answer on")
	c.Flags().Bool("open-to-all", false, "allow an address that others can reach; there are no accounts yet")
	return c
}

// listenable refuses addresses that others can reach.
func listenable(address string, open bool) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return usage("--listen: %w", err)
	}
	ip := net.ParseIP(host)
	if open || host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return &news.Error{Kind: news.Usage, Hint: "there are no accounts yet: whoever reaches it reads everything; --open-to-all allows it",
		Err: fmt.Errorf("--listen %s: others can reach this address", address)}
}

func serve(c *cobra.Command, conf *config.Config, db news.Reader, address string, open bool) error {
	log := logger(conf, c.ErrOrStderr())
	h, run, err := desktop(db, open, conf, c)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return &news.Error{Kind: news.Usage, Hint: "name another address with --listen", Err: err}
	}
	ctx, stop := context.WithCancel(c.Context())
	defer stop()
	go run(ctx)
	s := web.Server(ctx, h, log)
	done := make(chan struct{})
	context.AfterFunc(ctx, func() {
		defer close(done)
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		_ = s.Shutdown(end)
	})
	fmt.Fprintf(c.OutOrStdout(), "http://%s/\n", l.Addr())
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-done // what was asked before the end is answered
	return nil
}

// desktop gives the handler of pages and API, and what runs beside it.
func desktop(db news.Reader, open bool, conf *config.Config, c *cobra.Command) (http.Handler, func(context.Context), error) {
	log := logger(conf, c.ErrOrStderr())
	s := shelf.New(db)
	a := api.New(s, log)
	pages, err := web.New(s, log)
	if err != nil {
		return nil, nil, err
	}
	hosts := web.Loopback()
	if open {
		hosts = nil
	}
	return web.Handler(access.Off(), hosts, log, pages.Routes(), a.Routes()), a.Run, nil
}
