package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"synoptic/config"
	"synoptic/engine"
	"synoptic/news"
	"synoptic/store"
)

func judgeCommand() *cobra.Command {
	var j news.Judgement
	var forget bool
	var file string
	c := deskFlags(&cobra.Command{
		Use:   "judge same|different|undecided NAME NAME",
		Short: "Say whether two names are one person or body",
		Long: `Judge keeps a judgement on two names, as the reports write them, and composes the
records that name them anew. It holds over every later reading, for all stories
in which the names stand; what is undecided is not tied together. A side tells
one of two namesakes. Two people's judgements that say different things are both
kept; the later one counts, and synoptic judgements shows that they differ.`,
		Example: `  synoptic judge same "Sergiy Lundenko" "Serhiy Lundenko" --why "one man, two spellings"
  synoptic judge different "Ole Dahl" "Ole Dahl" --side Norway --other-side Denmark
  synoptic judge --file judgements.jsonl`,
		RunE: func(c *cobra.Command, args []string) error {
			var js []news.Judgement
			switch {
			case file != "" && len(args) == 0:
				var err error
				if js, err = readJudgements(c, file); err != nil {
					return err
				}
			case file != "" || len(args) != 3:
				return usage("judge takes a verdict and two names, or --file")
			default:
				j.Verdict, j.A.Name, j.B.Name = args[0], args[1], args[2]
				js = []news.Judgement{j}
			}
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				n, err := (&engine.Flow{Store: db}).Judge(c.Context(), forget, js...)
				if err == nil {
					_, err = fmt.Fprintf(c.OutOrStdout(), "%d judgements, %d records composed anew\n", len(js), n)
				}
				return err
			})
		},
	}, "db")
	c.Flags().StringVar(&j.By, "by", os.Getenv("USER"), "who judges")
	c.Flags().StringVar(&j.Why, "why", "", "the reason, in plain words")
	c.Flags().StringVar(&j.When, "when", time.Now().Format(time.DateOnly), "the `DAY` of the judgement")
	c.Flags().StringVar(&j.A.Party, "side", "", "side of the first name, where it has a namesake")
	c.Flags().StringVar(&j.B.Party, "other-side", "", "side of the second name")
	c.Flags().BoolVar(&forget, "forget", false, "take the judgement back")
	c.Flags().StringVar(&file, "file", "", "judgements from `FILE`, one a line, - for standard input")
	return c
}

func judgementsCommand() *cobra.Command {
	var asJSON bool
	c := deskFlags(&cobra.Command{
		Use:   "judgements",
		Short: "The judgements that are kept on who is whom",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				js, err := engine.Judgements(c.Context(), db)
				if err != nil {
					return err
				}
				return listJudgements(c.OutOrStdout(), js, asJSON)
			})
		},
	}, "db")
	c.Flags().BoolVar(&asJSON, "json", false, "one a line, as judge --file and brief --judgements read them")
	return c
}

func listJudgements(out io.Writer, js []news.Judgement, asJSON bool) error {
	if asJSON {
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		for _, j := range js {
			if err := e.Encode(j); err != nil {
				return err
			}
		}
		return nil
	}
	named := func(n news.Named) string {
		if n.Party != "" {
			return oneLine(n.Name + " (" + n.Party + ")")
		}
		return oneLine(n.Name)
	}
	disputed := engine.Disputed(js)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for i, j := range js {
		note := ""
		if disputed[i] {
			note = "disputed"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", j.Verdict, named(j.A), named(j.B), oneLine(j.By), j.When, note, oneLine(j.Why))
	}
	return w.Flush()
}

// readJudgements reads judgements, one a line; "" has none.
func readJudgements(c *cobra.Command, path string) ([]news.Judgement, error) {
	if path == "" {
		return nil, nil
	}
	in := c.InOrStdin()
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, &news.Error{Kind: news.NothingUsable, Err: err}
		}
		defer f.Close()
		in = f
	}
	var out []news.Judgement
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var j news.Judgement
		err := json.Unmarshal(lines.Bytes(), &j)
		if err == nil {
			err = engine.CheckJudgement(j)
		}
		if err != nil {
			return nil, &news.Error{Kind: news.NothingUsable, Hint: news.HintOf(err), Err: fmt.Errorf("%s: line %d: %w", path, n, err)}
		}
		out = append(out, j)
	}
	return out, lines.Err()
}
