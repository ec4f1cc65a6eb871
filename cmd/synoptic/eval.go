package main

import (
	"io"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"synoptic/engine"
	"synoptic/eval"
	evallang "synoptic/eval/lang"
)

// scorers are the parts of the engine that can be scored on files of the bench.
var scorers = map[string]func(io.Writer, []string) error{
	"attribution": evallang.Attribution,
	"desk":        eval.Desk,
	"events":      evallang.Events,
	"identity":    func(w io.Writer, files []string) error { return evallang.Identity(w, files...) },
	"names":       evallang.Names,
	"page":        evallang.Page,
	"parse":       evallang.Parse,
	"quantity":    evallang.Quantity,
	"reference":   evallang.Reference,
	"speed":       eval.Speed,
	"stories":     eval.Stories,
	"flow":        eval.Flow,
	"flow-cost":   eval.FlowCost,
	"dossier-cost": func(w io.Writer, files []string) error {
		defer roomy()()
		return eval.DossierCost(w, files)
	},
	"tags":   evallang.Tags,
	"timex":  evallang.Timex,
	"tolls":  eval.Tolls,
	"tokens": evallang.Tokens,
}

func evalCommand() *cobra.Command {
	names := []string{"dossier"}
	for n := range scorers {
		names = append(names, n)
	}
	sort.Strings(names)
	verbose := false
	c := &cobra.Command{
		Use:   "eval NAME [FILE…]",
		Short: "Score a part of the engine on labelled data",
		Long: `Eval scores one part of the engine and prints one table. NAME is one of
` + strings.Join(names, ", ") + `.
Without files the dev parts of the bench are used where they are found
($SYNOPTIC_SHARED/bench, ../shared/bench).

eval dossier REPORTS GOLD scores the dossier of a folder of reports against a
labelled event; GOLD alone does when it points into the bench (eval/labels/events.md).
eval dossier alone scores all labelled events of the bench and makes
eval/results/dossier-real.txt; with -v the errors of the open ones are listed.`,
		Example: `  synoptic eval tags
  synoptic eval dossier examples/fishery-talks examples/fishery-talks.gold.json -v`,
		ValidArgs: names,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("eval: which part? one of %s", strings.Join(names, ", "))
			}
			if args[0] == "dossier" {
				return evalDossier(c, args[1:], verbose)
			}
			f, ok := scorers[args[0]]
			if !ok {
				return usage("eval: there is no part %q; one of %s", args[0], strings.Join(names, ", "))
			}
			return f(c.OutOrStdout(), args[1:])
		},
	}
	c.Flags().BoolVarP(&verbose, "verbose", "v", false, "list what was missed or false")
	return c
}

func evalDossier(c *cobra.Command, args []string, verbose bool) error {
	switch len(args) {
	case 0:
		return eval.Events(c.Context(), c.OutOrStdout(), verbose)
	case 1, 2:
	default:
		return usage("eval dossier takes REPORTS and GOLD, GOLD alone when it points into the bench, or nothing")
	}
	g, err := eval.ReadGold(args[len(args)-1])
	if err != nil {
		return err
	}
	if len(args) == 1 && g.Bench == "" {
		return usage("eval dossier: %s names no articles of the bench: give its REPORTS too", args[0])
	}
	as, err := g.Reports(c.Context())
	if len(args) == 2 {
		as, err = articles(c, args[:1])
	}
	if err != nil {
		return err
	}
	d, err := engine.Brief(c.Context(), as, engine.Options{})
	if err != nil {
		return err
	}
	eval.Dossier(c.OutOrStdout(), d, g, verbose)
	return nil
}
