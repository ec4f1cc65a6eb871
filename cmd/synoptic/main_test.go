package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"synoptic": func() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestSessions runs the sessions of testdata, each in a folder of its own with
// the examples and a file that is no text beside it.
func TestSessions(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sessions: %v", err)
	}
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files:               files,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			binary := []byte("\x00\x01\x02PK\x03\x00\xff\xfe\x07\x00")
			if err := os.WriteFile(filepath.Join(e.WorkDir, "binary.txt"), binary, 0o644); err != nil {
				return err
			}
			return os.CopyFS(filepath.Join(e.WorkDir, "examples"), os.DirFS(examples))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			// golden FILE compares the last standard output with a file of
			// testdata, or writes it with -update.
			"golden": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) != 1 {
					ts.Fatalf("usage: golden FILE")
				}
				path := filepath.Join(golden, args[0])
				got := ts.ReadFile("stdout")
				if *update {
					ts.Check(os.WriteFile(path, []byte(got), 0o644))
					return
				}
				want, err := os.ReadFile(path)
				ts.Check(err)
				if got != string(want) {
					ts.Fatalf("the output is not that of testdata/%s from %s; if it is right: go test ./cmd/synoptic -update", args[0],
						firstDifference(got, string(want)))
				}
			},
			// code N COMMAND runs a command that must end with exit code N.
			"code": exitCode,
		},
	})
}

// firstDifference tells the first line that differs.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d on: %q, not %q", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("line %d on", min(len(a), len(b))+1)
}

func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND …")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = exitOf(err)
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, not %s", got, args[0])
	}
}

func exitOf(err error) string {
	var e *exec.ExitError
	if errors.As(err, &e) {
		return strconv.Itoa(e.ExitCode())
	}
	return err.Error()
}
