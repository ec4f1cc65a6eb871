package main

import (
	"bytes"
	"io"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"bufio"
)

func TestListenable(t *testing.T) {
	for address, want := range map[string]bool{"127.0.0.1:8080": true, "localhost:0": true, "[::1]:80": true, ":8080": false, "0.0.0.0:80": false,
		"192.168.1.4:80": false, "desk.example:80": false, "nonsense": false} {
		if got := listenable(address, false) == nil; got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
	if err := listenable("0.0.0.0:80", true); err != nil {
		t.Error(err)
	}
}

// TestServe runs the command, asks it and ends it.
func TestServe(t *testing.T) {
	db := filepath.Join(t.TempDir(), "desk.db")
	synoptic(t, "import", "--db", db, "../../examples/ferry")
	c := exec.Command("synoptic", "serve", "--db", db, "--listen", "127.0.0.1:0")
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	a, err := http.Get(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil || !strings.Contains(string(b), "Skarholm") {
		t.Errorf("%v: %s", err, b)
	}
	start := time.Now()
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil || time.Since(start) > 10*time.Second {
		t.Errorf("asked to end: %v after %v\n%s", err, time.Since(start), errs.String())
	}
}
