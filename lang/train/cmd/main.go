// Command cmd trains a model: go run ./lang/train/cmd NAME --bench DIR. It is
// never part of the program or of its tests.
package main

import (
	"flag"
	"fmt"
	"os"
	"sort"
	"time"

	"synoptic/lang/train"
	"synoptic/lang/train/attribution"
	"synoptic/lang/train/background"
	"synoptic/lang/train/clusters"
	"synoptic/lang/train/differ"
	"synoptic/lang/train/event"
	"synoptic/lang/train/figure"
	"synoptic/lang/train/happening"
	"synoptic/lang/train/land"
	"synoptic/lang/train/meet"
	"synoptic/lang/train/name"
	"synoptic/lang/train/parse"
	"synoptic/lang/train/place"
	"synoptic/lang/train/reference"
	"synoptic/lang/train/sentence"
	"synoptic/lang/train/stance"
	"synoptic/lang/train/tag"
	"synoptic/lang/train/whose"
)

// trainers is the literal list of what can be trained.
var trainers = map[string]train.Trainer{
	"background":  background.Train,
	"attribution": attribution.Train,
	"clusters":    clusters.Train,
	"differ":      differ.Train,
	"event":       event.Train,
	"lexicon":     tag.Lexicon,
	"tag":         tag.Train,
	"parse":       parse.Train,
	"figure":      figure.Train,
	"happening":   happening.Train,
	"meet":        meet.Train,
	"land":        land.Train,
	"name":        name.Train,
	"sentence":    sentence.Train,
	"place":       place.Train,
	"reference":   reference.Train,
	"stance":      stance.Train,
	"whose":       whose.Train,
}

func main() {
	if len(os.Args) < 2 || trainers[os.Args[1]] == nil {
		names := make([]string, 0, len(trainers))
		for n := range trainers {
			names = append(names, n)
		}
		sort.Strings(names)
		fmt.Fprintln(os.Stderr, "usage: cmd NAME [--bench DIR] [--out DIR] [--seed N] [--quick], NAME one of", names)
		os.Exit(2)
	}
	fs := flag.NewFlagSet(os.Args[1], flag.ExitOnError)
	bench := fs.String("bench", "../shared/bench", "folder of the corpora")
	out := fs.String("out", "lang/model/weights", "folder of the weights")
	seed := fs.Int64("seed", 1, "the same seed makes the same weights")
	quick := fs.Bool("quick", false, "fewer rounds, to try things")
	fs.Parse(os.Args[2:])
	env := train.Env{Bench: *bench, Out: *out, Log: os.Stdout, Seed: *seed, Quick: *quick, Start: time.Now()}
	if err := trainers[os.Args[1]](env); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
