package main

import (
	"encoding/json"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"synoptic/engine"
	"synoptic/story"
)

func clusterCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:   "cluster INPUT…",
		Short: "Which articles tell of the same event",
		Long: `Cluster reads articles in the order given and writes one JSON line an article,
{"id": …, "story": …}: the stories as they stood when the stream had ended.`,
		Example: `  synoptic cluster articles.jsonl`,
		Args:    needInputs,
		RunE: func(c *cobra.Command, args []string) error {
			as, err := articles(c, args)
			if err != nil {
				return err
			}
			index, ledger := story.NewIndex(story.Options{}), story.NewLedger()
			ids := make([]string, len(as)) // inputs may state an id twice
			for i, d := range engine.Light(as) {
				k := story.NewKey(d)
				k.ID = fmt.Sprintf("%s %d", k.ID, i)
				ids[i] = k.ID
				ledger.Apply(index.Place(k).Moves)
			}
			number := map[string]int{}
			e := json.NewEncoder(c.OutOrStdout())
			e.SetEscapeHTML(false)
			for i, a := range as {
				s := ledger.Story(ids[i])
				if _, ok := number[s]; !ok {
					number[s] = len(number)
				}
				if err := e.Encode(struct {
					ID    string `json:"id"`
					Story string `json:"story"`
				}{a.ID, fmt.Sprintf("s%d", number[s])}); err != nil {
					return err
				}
			}
			return nil
		},
	}, "allow_hosts")
}

// built tells the version of this binary.
func built() string {
	b, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := b.Main.Version
	for _, s := range b.Settings {
		if s.Key == "vcs.revision" {
			v += " " + s.Value
		}
	}
	return v
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "The version of this binary",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("version takes no argument")
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(c.OutOrStdout(), "synoptic", built())
			return err
		},
	}
}
