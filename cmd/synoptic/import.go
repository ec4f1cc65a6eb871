package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"synoptic/engine"
	"synoptic/fetch"
	"synoptic/news"
)

func importCommand() *cobra.Command {
	c := deskFlags(&cobra.Command{
		Use:   "import INPUT…",
		Short: "Take articles in from files, folders, archives and addresses",
		Long: `Import takes in what the inputs hold (.txt, .html, .json, .jsonl, .warc, also
.gz, folders, addresses, - for standard input), reads it, places every article
in its story and makes the records. An import that was ended early goes on where
it stopped when it is given again; what was taken in before is not taken in
twice. Items that cannot be read are kept with the reason: see synoptic dead.`,
		Example: `  synoptic import archive/
  synoptic import --no-wait news.warc.gz      leave the reading to synoptic work`,
		Args: needInputs,
		RunE: runImport,
	}, "db", "nats", "workers", "listen", "log_level", "log_format", "allow_hosts")
	c.Flags().Bool("no-wait", false, "end when everything is taken in, without reading it")
	c.Flags().Bool("again", false, "begin the inputs anew, also those that were taken in whole before")
	return c
}

func runImport(c *cobra.Command, args []string) error {
	noWait, err := c.Flags().GetBool("no-wait")
	if err != nil {
		return err
	}
	again, err := c.Flags().GetBool("again")
	if err != nil {
		return err
	}
	d, err := open(c, !noWait)
	if err != nil {
		return err
	}
	t := &taking{c: c, d: d, again: again, errors: map[string]int{}, start: time.Now()}
	err = t.all(args)
	if err == nil && !noWait {
		err = d.wait(c.Context(), t.show)
	}
	t.end()
	if e := d.close(); err == nil {
		err = e
	}
	if err == nil && t.items+t.known == 0 {
		return &news.Error{Kind: news.NothingUsable, Hint: "give files, folders, archives or addresses that hold articles",
			Err: fmt.Errorf("nothing usable among the inputs")}
	}
	return err
}

// taking is one import on its way.
type taking struct {
	c            *cobra.Command
	d            *desk
	again        bool
	items, known int
	errors       map[string]int // by kind of reason
	start, shown time.Time
}

// mark is how far an input was taken in.
type mark struct {
	Items int    `json:"items"`
	Stamp string `json:"stamp"` // of the file: a count says nothing of another one
}

// stampOf tells a file by its size and time, "" for what is no file: a folder
// may have got new files between the old ones, an address gives what it will.
func stampOf(in string) string {
	info, err := os.Stat(in)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return fmt.Sprintf("%d %d", info.Size(), info.ModTime().UnixNano())
}

// all takes in one input after the other.
func (t *taking) all(inputs []string) error {
	for _, in := range inputs {
		if err := t.one(in); err != nil {
			return err
		}
	}
	return nil
}

// held is how many items, and of how many bytes, are written at once.
const (
	heldItems = 256
	heldBytes = 16 << 20
)

// one takes in an input, from the place where an earlier import of it ended.
func (t *taking) one(in string) error {
	key := markKey(in)
	at, stamp := mark{}, stampOf(in)
	if !t.again && stamp != "" {
		for n, err := range t.d.db.Notes(t.c.Context(), "import", key) {
			if err != nil {
				return err
			}
			if n.Key != key {
				continue
			}
			if err := json.Unmarshal(n.Value, &at); err != nil {
				return err
			}
		}
	}
	if at.Stamp != stamp {
		at = mark{} // what is in the store already is passed over all the same
	}
	at.Stamp = stamp
	skip := at.Items
	t.known += skip
	var raws []*news.Raw
	size := 0
	flush := func() error {
		err := t.keep(raws, news.Note{Kind: "import", Key: key, Value: must(json.Marshal(at))})
		raws, size = nil, 0
		return err
	}
	web, err := asker(t.c, []string{in})
	if err != nil {
		return err
	}
	opt := fetch.Options{Stdin: t.c.InOrStdin(), Web: web}
	for raw, err := range fetch.Raws(t.c.Context(), []string{in}, opt) {
		if err != nil {
			if t.c.Context().Err() != nil {
				return t.c.Context().Err()
			}
			t.fault(err)
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		raws = append(raws, raw)
		size += len(raw.Body)
		at.Items++
		if len(raws) >= heldItems || size >= heldBytes {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// markKey names an input among the marks: a file by where it is.
func markKey(in string) string {
	if !strings.Contains(in, "://") {
		if abs, err := filepath.Abs(in); err == nil {
			in = abs
		}
	}
	h := sha256.Sum256([]byte(in))
	return hex.EncodeToString(h[:8]) + " " + in
}

func must(b []byte, _ error) json.RawMessage { return b } // of a struct of numbers

// keep writes items; while the store or the queue does not answer it tries
// again. It waits when far more is taken in than is read.
func (t *taking) keep(raws []*news.Raw, m news.Note) error {
	ctx := t.c.Context()
	for n := 0; ; n++ {
		err := t.d.flow.Keep(ctx, raws, m)
		if err == nil {
			break
		}
		if ctx.Err() != nil || n == 20 || news.KindOf(err) == news.Full {
			return err
		}
		t.d.log.Warn("not kept yet", "error", err)
		if err := pause(ctx, min(time.Second<<min(n, 5), 10*time.Second)); err != nil {
			return err
		}
	}
	t.items += len(raws)
	t.show()
	for {
		if lag, err := t.d.queue.Lag(ctx, engine.JobRead); err != nil || lag < 500 {
			return nil
		}
		if err := t.d.flow.Full(); err != nil {
			return err
		}
		t.show()
		if err := pause(ctx, 200*time.Millisecond); err != nil {
			return err
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// fault reports an input that cannot be used, the first few of each kind.
func (t *taking) fault(err error) {
	kind := reason(err)
	if t.errors[kind]++; t.errors[kind] > 3 {
		return
	}
	fmt.Fprintln(t.c.ErrOrStderr(), "synoptic:", oneLine(err.Error()))
	if h := news.HintOf(err); h != "" && t.errors[kind] == 1 {
		fmt.Fprintln(t.c.ErrOrStderr(), "  hint:", h)
	}
}

// reason gives what an error says without the name of the input.
func reason(err error) string {
	s := err.Error()
	if i := strings.LastIndex(s, ": "); i >= 0 {
		s = s[i+2:]
	}
	return oneLine(s)
}

// show writes progress on a terminal, at most four times a second.
func (t *taking) show() {
	w := t.c.ErrOrStderr()
	if !terminal(w) || time.Since(t.shown) < 250*time.Millisecond {
		return
	}
	t.shown = time.Now()
	ctx := t.c.Context()
	end, _ := t.d.db.Counter(ctx, "log")
	placed, _ := t.d.db.Counter(ctx, "placed")
	secs := time.Since(t.start).Seconds()
	fmt.Fprintf(w, "\r\x1b[K%d taken in, %d of %d placed, %.0f a second", t.items, placed, end, float64(t.items)/max(secs, 0.001))
}

// end writes what became of it.
func (t *taking) end() {
	w := t.c.ErrOrStderr()
	if terminal(w) {
		fmt.Fprint(w, "\r\x1b[K")
	}
	fmt.Fprintf(w, "synoptic: %d items taken in", t.items)
	if t.known > 0 {
		fmt.Fprintf(w, ", %d known from before", t.known)
	}
	fmt.Fprintf(w, " in %s\n", time.Since(t.start).Round(10*time.Millisecond))
	var kinds []string
	for k := range t.errors {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		fmt.Fprintf(w, "  %d not usable: %s\n", t.errors[k], k)
	}
}

func workCommand() *cobra.Command {
	return deskFlags(&cobra.Command{
		Use:         "work",
		Annotations: map[string]string{untilStopped: "yes"},
		Short:       "Do the work of the queue until stopped",
		Long: `Work reads, places and composes what others take in, until it is stopped. Any
number of processes may work on one store, on one machine or on many: give all
the same --db postgres://… and --nats nats://…. A process that is killed loses
nothing; its jobs go to another.`,
		Example: `  synoptic work --db postgres://desk@db/news --nats nats://queue:4222 --listen :9100`,
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			d, err := open(c, true)
			if err != nil {
				return err
			}
			d.log.Info("working", "store", d.db.Place())
			<-c.Context().Done()
			d.log.Info("stopping")
			return d.close()
		},
	}, "db", "nats", "workers", "listen", "log_level", "log_format")
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s takes no argument", c.Name())
	}
	return nil
}
