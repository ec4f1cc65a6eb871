package main

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"synoptic/api/shelf"
	"synoptic/config"
	"synoptic/mcp"
	"synoptic/store"
)

func mcpCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "mcp",
		Short: "Let a language model search and quote the store",
		Long: `Mcp answers a program that speaks the Model Context Protocol on its standard
input and output: an assistant can then list stories, search, read records and
articles, and quote the words that each line rests on instead of inventing. It
only reads; run synoptic watch or work beside it.

An assistant starts it itself. Most take a configuration like this:

  {"mcpServers": {"synoptic": {"command": "synoptic",
                               "args": ["mcp", "--db", "/home/me/desk.db"]}}}`,
		Example: `  synoptic mcp --db desk.db`,
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				err := mcp.Serve(c.Context(), shelf.New(db), built(), io.NopCloser(c.InOrStdin()), stdout{c.OutOrStdout()})
				if errors.Is(err, context.Canceled) || errors.Is(err, io.EOF) || errors.Is(err, os.ErrClosed) {
					return nil // the assistant has gone
				}
				return err
			})
		},
	}, "db", "log_level", "log_format")
}

// stdout is an output that its user does not close.
type stdout struct{ io.Writer }

func (stdout) Close() error { return nil }
