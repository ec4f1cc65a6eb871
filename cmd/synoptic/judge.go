package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"synoptic/api"
	"synoptic/config"
	"synoptic/engine"
	"synoptic/news"
	"synoptic/render"
	"synoptic/store"
)

// actFlags adds the flags of every command that judges.
func actFlags(c *cobra.Command, j *news.Judgement) *cobra.Command {
	c.Flags().StringVar(&j.By, "by", cmp.Or(os.Getenv("USER"), "local"), "who judges")
	c.Flags().StringVar(&j.Why, "why", "", "the reason, or a note, in plain words")
	c.Flags().StringVar(&j.When, "when", "", "the `TIME` of the judgement: a day, or RFC 3339 (default now)")
	return c
}

// act puts judgements into the store's log and tells what came of it.
func act(c *cobra.Command, make func(context.Context, *engine.Flow) ([]news.Judgement, error)) error {
	return withStore(c, func(_ *config.Config, db *store.DB) error {
		f := &engine.Flow{Store: db}
		js, err := make(c.Context(), f)
		if err != nil {
			return err
		}
		by, err := c.Flags().GetString("by")
		if err != nil {
			return err
		}
		out, err := f.Act(c.Context(), by, js...)
		if err != nil {
			return err
		}
		for _, k := range out.Kept {
			fmt.Fprintf(c.OutOrStdout(), "%s  %s  %s\n", k.ID, k.Verdict, render.About(k))
		}
		already := ""
		if out.Known > 0 {
			already = fmt.Sprintf(", %d there already", out.Known)
		}
		_, err = fmt.Fprintf(c.OutOrStdout(), "%d judgements, %d records composed anew%s\n", len(out.Kept), out.Records, already)
		return err
	})
}

func judgeCommand() *cobra.Command {
	var j news.Judgement
	var forget bool
	var file, to string
	var last int
	c := deskFlags(&cobra.Command{
		Use:   "judge VERDICT …",
		Short: "Say who is whom and which articles are of one story; undo",
		Long: `Judge keeps a judgement in the store's log and carries it out:

  same|different|undecided NAME NAME   whether two names are one person or body
  rename NAME NEW, side NAME SIDE      how somebody is called, on whose side
  merge STORY STORY                    two stories are one
  move ARTICLE… --to STORY             articles belong to another story
  out ARTICLE…                         articles are a story of their own
  undo [ACT…]                          take back acts, or your own last one

Names are given as the reports write them; a side tells one of two namesakes. A
judgement holds over every later reading, for all stories it bears on; what is
undecided is not tied together. Where two people say different things, neither
is carried out over the other: the records and synoptic judgements show it.
Nothing is ever deleted; what is undone can be undone. synoptic vet judges the
lines of a record.`,
		Example: `  synoptic judge same "Sergiy Lundenko" "Serhiy Lundenko" --why "one man, two spellings"
  synoptic judge different "Ole Dahl" "Ole Dahl" --side Norway --other-side Denmark
  synoptic judge merge 71aae0c7c681 cbf5da7c614e
  synoptic judge undo
  synoptic judge --file judgements.jsonl`,
		RunE: func(c *cobra.Command, args []string) error {
			return act(c, func(ctx context.Context, f *engine.Flow) ([]news.Judgement, error) {
				switch {
				case file != "" && len(args) == 0:
					return readJudgements(c, file)
				case file != "" || len(args) == 0:
					return nil, usage("judge takes a verdict and what it is about, or --file")
				case args[0] == news.JudgedUndo:
					return undo(ctx, f, j, args[1:], last)
				case forget:
					return forgotten(ctx, f, j, args)
				}
				one, err := judgement(ctx, f, j, args, to)
				return []news.Judgement{one}, err
			})
		},
	}, "db")
	actFlags(c, &j)
	c.Flags().StringVar(&j.A.Party, "side", "", "side of the first name, where it has a namesake")
	c.Flags().StringVar(&j.B.Party, "other-side", "", "side of the second name")
	c.Flags().StringVar(&to, "to", "", "the `STORY` that articles are moved to")
	c.Flags().IntVar(&last, "last", 1, "of undo without acts: how many of your own last acts")
	c.Flags().BoolVar(&forget, "forget", false, "take back your judgement on two names")
	c.Flags().StringVar(&file, "file", "", "judgements from `FILE`, one a line, - for standard input")
	return c
}

// judgement makes the judgement that a command line gives.
func judgement(ctx context.Context, f *engine.Flow, j news.Judgement, args []string, to string) (news.Judgement, error) {
	j.Verdict = args[0]
	rest := args[1:]
	need := func(n int, what string) error {
		if len(rest) != n {
			return usage("judge %s takes %s", j.Verdict, what)
		}
		return nil
	}
	var err error
	switch j.Verdict {
	case news.JudgedSame, news.JudgedDifferent, news.JudgedUndecided, news.JudgedRename:
		if err = need(2, "two names"); err == nil {
			j.A.Name, j.B.Name = rest[0], rest[1]
		}
	case news.JudgedSide:
		if err = need(2, "a name and a side"); err == nil {
			j.A.Name, j.B = rest[0], news.Named{Party: rest[1]}
		}
	case news.JudgedMerge:
		if err = need(2, "two stories"); err != nil {
			return j, err
		}
		j.On = &news.Subject{}
		if j.On.With, err = f.StoryKeys(ctx, rest[0]); err == nil {
			j.On.Articles, err = f.StoryKeys(ctx, rest[1])
		}
	case news.JudgedMove, news.JudgedOut:
		if len(rest) == 0 || (j.Verdict == news.JudgedMove) != (to != "") {
			return j, usage("judge move takes articles and --to, judge out articles alone")
		}
		j.On = &news.Subject{}
		if j.On.Articles, err = f.ArticleKeys(ctx, rest...); err == nil && to != "" {
			j.On.With, err = f.StoryKeys(ctx, to)
		}
	default:
		err = usage("%q is no verdict on names or stories; synoptic vet judges lines", j.Verdict)
	}
	return j, err
}

// undo makes the undoes of acts, or of a person's own last ones.
func undo(ctx context.Context, f *engine.Flow, j news.Judgement, ids []string, last int) ([]news.Judgement, error) {
	if len(ids) == 0 {
		log, err := engine.Acts(ctx, f.Store)
		if err != nil {
			return nil, err
		}
		ids = news.LastOf(log, j.By, last)
		if len(ids) == 0 {
			return nil, news.NotFound("%s has no act to undo", j.By)
		}
	}
	var out []news.Judgement
	for _, id := range ids {
		u := j
		u.Verdict, u.On = news.JudgedUndo, &news.Subject{Act: id}
		out = append(out, u)
	}
	return out, nil
}

// forgotten makes the undoes of a person's judgements on two names.
func forgotten(ctx context.Context, f *engine.Flow, j news.Judgement, args []string) ([]news.Judgement, error) {
	if len(args) != 3 {
		return nil, usage("judge --forget takes a verdict and two names")
	}
	log, err := engine.Judgements(ctx, f.Store)
	if err != nil {
		return nil, err
	}
	j.A.Name, j.B.Name = args[1], args[2]
	var ids []string
	for _, o := range news.Standing(log) {
		if o.By == j.By && o.On == nil && (o.A == j.A && o.B == j.B || o.A == j.B && o.B == j.A) {
			ids = append(ids, o.ID)
		}
	}
	if len(ids) == 0 {
		return nil, news.NotFound("%s has not judged %s and %s", j.By, args[1], args[2])
	}
	j.A, j.B = news.Named{}, news.Named{}
	return undo(ctx, f, j, ids, 0)
}

func vetCommand() *cobra.Command {
	var j news.Judgement
	c := deskFlags(&cobra.Command{
		Use:   "vet STORY [LINE confirmed|wrong|undecided|pin|note|speaker [NAME]]",
		Short: "Judge the lines of a record",
		Long: `Vet says what a line of a story's record is worth, pins it, puts a note beside it
(--why), or says who made a statement. Without a line it lists the lines with
their ids and what people made of them.

A judgement is kept with the words that the line rests on, not with its id, and
is found again after every new reading. A line judged wrong leaves the record's
parts and is listed apart. One whose words are gone, or that says something else
now, is listed as not applied, with the reason.`,
		Example: `  synoptic vet 71aae0c7c681
  synoptic vet 71aae0c7c681 statement-6724a1fd6d wrong --why "said a year before"
  synoptic vet 71aae0c7c681 statement-6724a1fd6d speaker "Leonor Quintanilha"`,
		RunE: func(c *cobra.Command, args []string) error {
			speaker := len(args) == 4 && args[2] == news.JudgedSpeaker
			switch {
			case len(args) == 1:
				return withStore(c, func(_ *config.Config, db *store.DB) error { return listLines(c, db, args[0]) })
			case len(args) != 3 && !speaker:
				return usage("vet takes a story, or a story, a line and a verdict")
			}
			return act(c, func(ctx context.Context, f *engine.Flow) ([]news.Judgement, error) {
				k, err := f.LineKey(ctx, args[0], args[1])
				j.Verdict, j.On = args[2], &news.Subject{Line: k}
				if speaker {
					j.B.Name = args[3]
				}
				if err == nil && j.Kind() != "line" {
					err = usage("%q is no verdict on a line", j.Verdict)
				}
				return []news.Judgement{j}, err
			})
		},
	}, "db")
	actFlags(c, &j)
	c.Flags().StringVar(&j.B.Party, "side", "", "side of the speaker, where the name has a namesake")
	return c
}

// listLines writes the lines of a story's latest record, with what people made
// of them.
func listLines(c *cobra.Command, db *store.DB, story string) error {
	lines, err := (&engine.Flow{Store: db}).Lines(c.Context(), story)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, l := range lines {
		fmt.Fprintf(w, "%s\t%s\t%s\n", l.ID, l.Status, oneLine(l.Text))
	}
	return w.Flush()
}

func judgementsCommand() *cobra.Command {
	var asJSON bool
	var by, verdict, about string
	c := deskFlags(&cobra.Command{
		Use:   "judgements",
		Short: "The log of what people judged",
		Args:  noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return withStore(c, func(_ *config.Config, db *store.DB) error {
				log, err := engine.Acts(c.Context(), db)
				if err != nil {
					return err
				}
				some := slices.DeleteFunc(slices.Clone(log), func(a news.Entry) bool {
					return by != "" && a.By != by || verdict != "" && a.Verdict != verdict ||
						about != "" && !strings.Contains(strings.ToLower(render.About(a.Judgement)+" "+a.Why), strings.ToLower(about))
				})
				if asJSON {
					return api.WriteJudgements(c.OutOrStdout(), some)
				}
				return listJudgements(c, db, log, some)
			})
		},
	}, "db")
	c.Flags().BoolVar(&asJSON, "json", false, "one a line, undoes among them, as judge --file and brief --judgements read them")
	c.Flags().StringVar(&by, "by", "", "only those of a `PERSON`")
	c.Flags().StringVar(&verdict, "verdict", "", "only those with a `VERDICT`")
	c.Flags().StringVar(&about, "about", "", "only those in which a `TEXT` stands")
	return c
}

func listJudgements(c *cobra.Command, db *store.DB, log, some []news.Entry) error {
	fates, err := (&engine.Flow{Store: db}).Fates(c.Context(), log, some)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, a := range some {
		note := ""
		switch f := fates[a.ID]; {
		case f.Undone != "":
			note = "undone by " + f.Undone
		case len(f.Collides) > 0:
			note = "disputed: " + strings.Join(f.Collides, " ")
		case f.Why != "":
			note = "not applied: " + oneLine(f.Why)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", a.ID, a.When, oneLine(a.By), oneLine(a.Verdict), render.About(a.Judgement), note, oneLine(a.Why))
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
	out, err := api.ReadJudgements(in)
	if err != nil {
		return nil, &news.Error{Kind: news.NothingUsable, Hint: news.HintOf(err), Err: fmt.Errorf("%s: %w", path, err)}
	}
	return out, nil
}
