// Command synoptic reads many outlets' reports of one event and writes one
// record of it, every line with the words it rests on.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"synoptic/news"
)

func main() {
	tune()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// What the collector may let lie: little of what reading makes lives on, so it
// need not run often; near the limit, in bytes, it runs as often as it must.
const (
	collectAt   = 400 // per cent of what lives
	memoryLimit = 400 << 20
)

// tune sets the collector, unless the user has.
func tune() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
}

// run runs the command line and gives the exit code: 0 done, 1 nothing usable
// or an internal error, 2 the command line is wrong.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	c := root()
	c.SetArgs(args)
	c.SetIn(in)
	c.SetOut(out)
	c.SetErr(errs)
	ran, err := c.ExecuteContextC(ctx)
	if err == nil {
		return 0
	}
	if errors.Is(err, syscall.EPIPE) {
		return 0 // the reader of our output has seen enough
	}
	if errors.Is(err, context.Canceled) {
		if ran.Annotations[untilStopped] != "" {
			return 0 // be it that it was still starting
		}
		fmt.Fprintln(errs, "synoptic: interrupted")
		return 1
	}
	if !errors.Is(err, errReported) {
		fmt.Fprintln(errs, "synoptic:", err)
	}
	if hint := news.HintOf(err); hint != "" {
		fmt.Fprintln(errs, "  hint:", hint)
	}
	if news.KindOf(err) == news.Usage {
		return 2
	}
	return 1
}

// untilStopped marks a command whose only end is to be stopped.
const untilStopped = "until stopped"

// errReported is returned when the reason was already written.
var errReported = errors.New("reported")

func root() *cobra.Command {
	c := &cobra.Command{
		Use:   "synoptic",
		Short: "Many reports, one record",
		Long: `Synoptic reads many outlets' reports of one event and keeps one record of it:
who took part and on whose side, who said what in which words, what each party
wants, what happened when, how many, and where the reports differ. Every line
shows the very words it rests on. It runs offline and gives the same answer
twice.`,
		Example: `  synoptic brief reports/                     read the record on the terminal
  synoptic brief --format html -o record.html reports/*.txt
  synoptic annotate --jsonl articles.jsonl    what the language engine sees`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("there is no command %q", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return &news.Error{Kind: news.Usage, Hint: "see synoptic " + c.Name() + " --help", Err: err}
	})
	c.CompletionOptions.HiddenDefaultCmd = true
	c.AddCommand(briefCommand(), annotateCommand(), diffCommand(), clusterCommand(),
		addCommand(), sourcesCommand(), removeCommand(), watchCommand(), importCommand(), workCommand(), storiesCommand(), storyCommand(), searchCommand(),
		exportCommand(), restoreCommand(), backupCommand(), pruneCommand(), deadCommand(), replayCommand(), rereadCommand(),
		articleCommand(), serveCommand(), userCommand(), tokenCommand(), auditCommand(), mcpCommand(), judgeCommand(), vetCommand(), judgementsCommand(), alertCommand(),
		configCommand(), evalCommand(), versionCommand())
	return c
}

func usage(format string, args ...any) error {
	return &news.Error{Kind: news.Usage, Hint: "see synoptic --help", Err: fmt.Errorf(format, args...)}
}

// needInputs refuses a command line without inputs.
func needInputs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return &news.Error{Kind: news.Usage, Hint: "give files, folders, addresses or - for standard input; see synoptic " + c.Name() + " --help",
			Err: errors.New("no input")}
	}
	return nil
}
