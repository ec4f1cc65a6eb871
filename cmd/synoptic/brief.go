package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"synoptic/engine"
	"synoptic/news"
	"synoptic/polish"
	"synoptic/render"
	"synoptic/render/form"
)

// briefFlags are the flags of brief.
type briefFlags struct {
	format, out, colour string
	width               int
	keepAll, each       bool
	judged              string
	model               polish.Model
}

func briefCommand() *cobra.Command {
	var f briefFlags
	c := &cobra.Command{
		Use:   "brief [--format FORM] [-o FILE] INPUT…",
		Short: "One record of one event from its reports",
		Long: `Brief reads the reports of one event and writes one record of it. INPUT is a file
(.txt, .html, .json, .jsonl, .warc, .warc.gz), a folder of such files, an address,
or - for standard input. Reports that turn out to be about something else are set
aside and named on standard error.

Beside text, the record leaves as Markdown (md), one self-contained page (html),
JSON (json, the contract), event records for coders (plover), linked data
(jsonld), a wire item (ninjs), citations of its articles (bibtex, csl), and
tables for spreadsheets and data frames (statements.csv, figures.parquet, …),
described by a Data Package (datapackage).`,
		Example: `  synoptic brief examples/fishery-talks
  synoptic brief --format html -o record.html examples/ferry
  synoptic brief --format json a.txt b.html | jq '.differences[].about'
  synoptic brief -o statements.csv reports/`,
		Args: needInputs,
		RunE: func(c *cobra.Command, args []string) error {
			defer roomy()()
			return f.run(c, args)
		},
	}
	f.form(c)
	c.Flags().BoolVar(&f.keepAll, "keep-all", false, "use every input, whatever it is about")
	c.Flags().BoolVar(&f.each, "each", false, "a record for every story found among the inputs")
	c.Flags().StringVar(&f.judged, "judgements", "", "who is whom and who is not, one judgement a line, from `FILE` (synoptic judgements writes such lines)")
	return deskFlags(c, "allow_hosts")
}

// form adds the flags that say in what form a record is written, and where.
func (f *briefFlags) form(c *cobra.Command) {
	c.Flags().StringVar(&f.format, "format", "", "text, "+strings.Join(form.Keys(), ", ")+" (default: by the name or ending of FILE, else text)")
	c.Flags().StringVarP(&f.out, "output", "o", "", "write to `FILE` instead of standard output")
	c.Flags().StringVar(&f.colour, "color", "auto", "colour in text: auto, always or never")
	c.Flags().StringVar(&f.model.URL, "llm", "", "let the language model at `URL` (OpenAI's interface, e.g. http://localhost:8080/v1) re-word the first paragraph; what does not hold is refused; the key is read from "+llmKey)
	c.Flags().StringVar(&f.model.Name, "llm-model", "default", "the model to ask for")
	c.Flags().IntVar(&f.width, "width", 0, "columns of text (default: the terminal's, else 80)")
}

func (f *briefFlags) run(c *cobra.Command, args []string) error {
	write, err := f.writer(c)
	if err != nil {
		return err
	}
	as, err := articles(c, args)
	if err != nil {
		return err
	}
	judged, err := readJudgements(c, f.judged)
	if err != nil {
		return err
	}
	var ds []*news.Dossier
	if f.each {
		ds, err = engine.Each(c.Context(), as, engine.Options{Judged: judged})
	} else {
		var d *news.Dossier
		d, err = engine.Brief(c.Context(), as, engine.Options{KeepAll: f.keepAll, Judged: judged})
		ds = []*news.Dossier{d}
	}
	if err != nil {
		return err
	}
	for _, d := range ds {
		if err := f.polish(c, d); err != nil {
			return err
		}
		for _, a := range d.Aside {
			fmt.Fprintf(c.ErrOrStderr(), "synoptic: set aside: %s: %s\n", a.Location, a.Why)
		}
	}
	return output(c.OutOrStdout(), f.out, func(w io.Writer) error {
		for i, d := range ds {
			if i > 0 {
				io.WriteString(w, "\n")
			}
			if err := write(w, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// llmKey is the variable of the environment that holds a language model's key:
// one on the command line would stand in the list of processes.
const llmKey = "SYNOPTIC_LLM_KEY"

// polish has the first paragraph re-worded where that was asked for, and says
// what was refused.
func (f *briefFlags) polish(c *cobra.Command, d *news.Dossier) error {
	if f.model.URL == "" {
		return nil
	}
	f.model.Key = os.Getenv(llmKey)
	refused, err := polish.Summary(c.Context(), f.model, d)
	for _, r := range refused {
		fmt.Fprintf(c.ErrOrStderr(), "synoptic: not taken from the language model: %q: %s\n", r.Text, r.Why)
	}
	return err
}

// writer gives the function that writes a dossier in the format asked for.
func (f *briefFlags) writer(c *cobra.Command) (func(io.Writer, *news.Dossier) error, error) {
	format, err := f.formatOf(c)
	if err != nil {
		return nil, err
	}
	switch f.colour {
	case "auto", "always", "never":
	default:
		return nil, usage("--color is auto, always or never, not %q", f.colour)
	}
	if f.width < 0 {
		return nil, usage("--width is a number of columns, not %d", f.width)
	}
	if f.each && f.keepAll {
		return nil, usage("--each and --keep-all do not go together: one sorts by story, the other does not")
	}
	if format == "text" {
		o := render.Options{Width: f.width, Colour: f.colour == "always"}
		if file, ok := c.OutOrStdout().(*os.File); ok && f.out == "" {
			o = render.Terminal(file, o, f.colour == "auto")
		}
		return func(w io.Writer, d *news.Dossier) error { return render.Text(w, d, o) }, nil
	}
	out, ok := form.ByKey(format)
	if !ok {
		return nil, usage("--format is text, %s, not %q", strings.Join(form.Keys(), ", "), format)
	}
	if file, ok := c.OutOrStdout().(*os.File); ok && f.out == "" && strings.HasSuffix(format, ".parquet") && term.IsTerminal(int(file.Fd())) {
		return nil, usage("%s is no text: write it to a file with -o", format)
	}
	if f.each && !out.Many {
		return nil, usage("--each does not go with %s: one file holds one record", format)
	}
	return out.Write, nil
}

// endings are the formats by the ending of the file.
var endings = map[string]string{"": "text", ".txt": "text", ".md": "md", ".html": "html", ".htm": "html", ".json": "json", ".jsonld": "jsonld", ".bib": "bibtex"}

func (f *briefFlags) formatOf(c *cobra.Command) (string, error) {
	if c.Flags().Changed("format") {
		return f.format, nil
	}
	if named, ok := form.Find(filepath.Base(f.out)); ok {
		return named.Key, nil
	}
	ext := strings.ToLower(filepath.Ext(f.out))
	if f.out == "-" {
		ext = ""
	}
	format, ok := endings[ext]
	if !ok {
		return "", usage("%s: the ending does not tell the format; give --format", f.out)
	}
	return format, nil
}

// output writes to a file, whole or not at all, or to standard output. What is
// no ordinary file (a device, a pipe) is written to as it is.
func output(std io.Writer, path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return write(std)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(file), file.Close())
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".synoptic-*")
	if err != nil {
		var cause *os.PathError
		if errors.As(err, &cause) {
			err = cause.Err // the name of a file that nobody asked for says nothing
		}
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	defer os.Remove(tmp.Name())
	if err := errors.Join(write(tmp), tmp.Chmod(0o644), tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
