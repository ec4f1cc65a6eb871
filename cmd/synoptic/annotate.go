package main

import (
	"bufio"

	"github.com/spf13/cobra"

	"synoptic/engine"
	"synoptic/news"
	"synoptic/render"
)

func annotateCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "annotate [--jsonl] INPUT…",
		Short: "What the language engine sees in each article, one JSON line an article",
		Long: `Annotate reads each article on its own and writes one line of JSON with every
layer: body, sentences, tokens with part of speech and governor, names, mentions,
attributions, times, quantities, events. Offsets are bytes of "text". Lines come
in the order of the inputs; all cores are used. What is done when it is
interrupted is written.`,
		Example: `  synoptic annotate report.txt | jq .attributions
  cat articles.jsonl | synoptic annotate --jsonl -`,
		Args: needInputs,
		RunE: func(c *cobra.Command, args []string) error {
			if lines, err := c.Flags().GetBool("jsonl"); err != nil || !lines {
				return usage("annotate writes JSON lines and nothing else")
			}
			return annotateAll(c, args)
		},
	}
	c.Flags().Bool("jsonl", true, "JSON lines, the only form there is")
	return deskFlags(c, "allow_hosts")
}

// annotateAll reads with all cores and writes in order.
func annotateAll(c *cobra.Command, args []string) error {
	w := bufio.NewWriterSize(c.OutOrStdout(), 1<<16)
	p := newProgress(c.ErrOrStderr())
	defer p.end()
	c.SetErr(p)
	s := engine.Stream{
		Feed:   func(yield func(*news.Article) error) error { return each(c, args, yield) },
		Append: render.AppendAnnotation,
		Write: func(a *news.Article, b []byte) error {
			p.count(a)
			_, err := w.Write(b)
			return err
		},
		Idle: w.Flush,
	}
	return s.Run(c.Context())
}
