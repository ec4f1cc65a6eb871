package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"synoptic/access"
	"synoptic/api"
	"synoptic/api/shelf"
	"synoptic/config"
	"synoptic/engine"
	"synoptic/news"
	"synoptic/store"
	"synoptic/web"
)

func serveCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:         "serve",
		Annotations: map[string]string{untilStopped: "yes"},
		Short:       "The store in a browser, in feeds, and for other programs",
		Long: `Serve shows the store: pages for a browser, JSON under /api/v1 (described by
/api/v1/openapi.json), feeds, exports, and server-sent events, and tells what is
new of the alerts (synoptic alert). People can judge lines, names and stories
there; what they judged is the log at /judgements. Run synoptic watch or work
beside it.

On this machine alone (the default) whoever reaches it may do everything. With
--accounts, and on any address that others can reach, people log in: synoptic
user add makes an account, synoptic token add lets a program in. Passwords do
not go over the wire in the clear: give --tls-cert and --tls-key, or put a
server that speaks TLS in front and name its address with --public-url.
--open-to-all lets everybody in without accounts, on any address.`,
		Example: `  synoptic serve
  synoptic serve --db desk.db --listen 127.0.0.1:9000 --accounts
  synoptic serve --listen :443 --tls-cert desk.pem --tls-key desk.key
  synoptic serve --listen :8080 --public-url https://desk.example --trusted-proxies 10.0.0.2`,
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
			return withStore(c, func(conf *config.Config, db *store.DB) error {
				d, err := doorOf(c.Context(), conf, access.NewStaff(db), listen, open, logger(conf, c.ErrOrStderr()))
				if err != nil {
					return err
				}
				defer alerting(c, conf, db)()
				return serve(c, conf, db, d)
			})
		},
	}, "db", "log_level", "log_format", "allow_hosts", "accounts", "public_url", "tls_cert", "tls_key", "trusted_proxies", "rate")
	c.Flags().String("listen", "127.0.0.1:8080", "address to answer on")
	c.Flags().Bool("open-to-all", false, "let everybody in without accounts, on an address that others can reach too")
	return c
}

func serve(c *cobra.Command, conf *config.Config, db *store.DB, d *door) error {
	log := logger(conf, c.ErrOrStderr())
	h, run, err := desktop(db, d, log)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", d.address)
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
	if d.cert != "" {
		fmt.Fprintf(c.OutOrStdout(), "https://%s/\n", l.Addr())
		err = s.ServeTLS(l, d.cert, d.key)
	} else {
		fmt.Fprintf(c.OutOrStdout(), "http://%s/\n", l.Addr())
		err = s.Serve(l)
	}
	if !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-done // what was asked before the end is answered
	return nil
}

// desktop gives the handler of pages and API, and what runs beside it.
func desktop(db *store.DB, d *door, log *slog.Logger) (http.Handler, func(context.Context), error) {
	s := shelf.New(db)
	a := api.New(s, log)
	hand := &engine.Flow{Store: db, Log: log, Lazy: true}
	a.Hand = hand
	pages, err := web.New(s, d.gate, log)
	if err != nil {
		return nil, nil, err
	}
	pages.Hand, pages.Alerts = hand, db
	return web.Handler(d.gate, d.hosts, log, pages.Routes(), a.Routes()), a.Run, nil
}
