package main

import (
	"bufio"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"synoptic/lang"
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
in the order of the inputs; all cores are used.`,
		Example: `  synoptic annotate report.txt | jq .attributions
  cat articles.jsonl | synoptic annotate --jsonl -`,
		Args: needInputs,
		RunE: func(c *cobra.Command, args []string) error {
			if lines, err := c.Flags().GetBool("jsonl"); err != nil || !lines {
				return usage("annotate writes JSON lines and nothing else")
			}
			if err := lang.Check(); err != nil {
				return err
			}
			return annotateAll(c, args)
		},
	}
	c.Flags().Bool("jsonl", true, "JSON lines, the only form there is")
	return c
}

// annotateAll reads with all cores and writes in order; no more than a few
// articles a core are held.
func annotateAll(c *cobra.Command, args []string) error {
	type job struct {
		a    *news.Article
		done chan *news.Doc
	}
	n := runtime.GOMAXPROCS(0)
	work, order := make(chan job), make(chan job, 4*n)
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for j := range work {
				j.done <- lang.Read(j.a)
			}
		})
	}
	var failed error
	written := make(chan struct{})
	go func() {
		defer close(written)
		w := bufio.NewWriterSize(c.OutOrStdout(), 1<<16)
		for j := range order {
			d := <-j.done
			if failed == nil {
				failed = render.Annotation(w, d)
			}
			if failed == nil && len(order) == 0 {
				failed = w.Flush()
			}
		}
		if failed == nil {
			failed = w.Flush()
		}
	}()
	err := each(c, args, func(a *news.Article) error {
		j := job{a, make(chan *news.Doc, 1)}
		order <- j
		work <- j
		return c.Context().Err()
	})
	close(work)
	close(order)
	wg.Wait()
	<-written
	if failed != nil {
		return failed
	}
	return err
}
