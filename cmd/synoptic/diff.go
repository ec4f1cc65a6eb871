package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"synoptic/dossier/change"
	"synoptic/news"
	"synoptic/render"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	format, out string
	width       int
}

func diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff [--format text|json] [-o FILE] EARLIER LATER",
		Short: "What became of a record",
		Long: `Diff reads two records of one story (brief --format json) and tells what was
added, withdrawn and moved between them (a figure's reading, a party's stance, a
person's role, a meeting's status), each with the articles that made it so. One
of the two may be - for standard input.`,
		Example: `  synoptic diff monday.json tuesday.json
  synoptic brief --format json reports/ | synoptic diff monday.json -`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 || args[0] == "-" && args[1] == "-" {
				return usage("diff compares two records: give two files of brief --format json")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	c.Flags().StringVarP(&f.out, "output", "o", "", "write to `FILE` instead of standard output")
	c.Flags().IntVar(&f.width, "width", 0, "columns of text (default: the terminal's, else 80)")
	return c
}

func (f *diffFlags) run(c *cobra.Command, args []string) error {
	if f.format != "text" && f.format != "json" {
		return usage("--format is text or json, not %q", f.format)
	}
	if f.width < 0 {
		return usage("--width is a number of columns, not %d", f.width)
	}
	a, err := readRecord(c.InOrStdin(), args[0])
	if err != nil {
		return err
	}
	b, err := readRecord(c.InOrStdin(), args[1])
	if err != nil {
		return err
	}
	x := change.Between(a, b)
	o := render.Options{Width: f.width}
	if file, ok := c.OutOrStdout().(*os.File); ok && f.out == "" {
		o = render.Terminal(file, o, true)
	}
	return output(c.OutOrStdout(), f.out, func(w io.Writer) error {
		if f.format == "json" {
			return render.DiffJSON(w, x)
		}
		return render.DiffText(w, x, a, b, o)
	})
}

// readRecord reads a dossier from a file and holds it to the contract.
func readRecord(std io.Reader, path string) (*news.Dossier, error) {
	in, name := std, "standard input"
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, &news.Error{Kind: news.NothingUsable, Err: err}
		}
		defer file.Close()
		in, name = file, path
	}
	d := &news.Dossier{}
	if err := json.NewDecoder(in).Decode(d); err != nil {
		return nil, noRecord(fmt.Errorf("%s is no record: %w", name, err))
	}
	if d.Schema != news.Schema {
		return nil, noRecord(fmt.Errorf("%s is no record of schema %s", name, news.Schema))
	}
	if err := d.Validate(); err != nil {
		return nil, noRecord(fmt.Errorf("%s is no sound record: %w", name, err))
	}
	return d, nil
}

func noRecord(err error) error {
	return &news.Error{Kind: news.NothingUsable, Hint: "make one with synoptic brief --format json", Err: err}
}
