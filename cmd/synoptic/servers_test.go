package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"synoptic/store/pgtest"
)

// BenchmarkServers imports the file named by SYNOPTIC_FLOW (JSON lines, as
// synoptic eval flow makes them) in ways that must come to one end state:
// SQLite with the queue inside; PostgreSQL with the queue inside; PostgreSQL
// with a NATS server of its own; then what is kept but not read, on PostgreSQL,
// read by one process and by two, each with one worker and a queue of its own.
// It logs wall and processor seconds of each (eval/results/flow.txt):
//
//	SYNOPTIC_FLOW=part.jsonl go test ./cmd/synoptic -run - -bench Servers -benchtime 1x
func BenchmarkServers(b *testing.B) {
	in := os.Getenv("SYNOPTIC_FLOW")
	if in == "" {
		b.Skip("SYNOPTIC_FLOW names no file")
	}
	pg := pgtest.Start(b)
	ns := ready(b, natsServer(b, server.Options{}))
	calm := filepath.Join(b.TempDir(), "calm.db")
	for b.Loop() {
		timed(b, "SQLite, queue inside", []string{"import", "--db", calm, in})
		want := synoptic(b, "export", "--db", calm)
		same := func(db string) {
			if got := synoptic(b, "export", "--db", db); got != want {
				b.Errorf("another state than with SQLite: %.300s", firstDifference(got, want))
			}
		}
		inside, outside := pg.Database(b), pg.Database(b)
		timed(b, "PostgreSQL, queue inside", []string{"import", "--db", inside, in})
		same(inside)
		timed(b, "PostgreSQL, NATS outside", []string{"import", "--db", outside, "--nats", ns.ClientURL(), in})
		same(outside)
		for n := 1; n <= 2; n++ {
			db := pg.Database(b)
			synoptic(b, "import", "--no-wait", "--db", db, in)
			var cs [][]string
			for range n - 1 {
				cs = append(cs, []string{"work", "--workers", "1", "--db", db})
			}
			timed(b, fmt.Sprintf("PostgreSQL, %d processes", n), append([][]string{{"import", "--workers", "1", "--db", db, in}}, cs...)...)
			same(db)
		}
	}
}

// timed runs commands side by side until the first ends, and logs what they
// took together.
func timed(b *testing.B, name string, commands ...[]string) {
	b.Helper()
	start := time.Now()
	var cs []*exec.Cmd
	for _, args := range commands {
		c := exec.Command("synoptic", args...)
		c.Stderr = os.Stderr
		if err := c.Start(); err != nil {
			b.Fatal(err)
		}
		cs = append(cs, c)
	}
	if err := cs[0].Wait(); err != nil {
		b.Fatalf("%s: %v", strings.Join(commands[0], " "), err)
	}
	wall := time.Since(start).Seconds()
	var cpu []string
	for i, c := range cs {
		if i > 0 {
			_ = c.Process.Signal(syscall.SIGTERM)
			_ = c.Wait()
		}
		cpu = append(cpu, fmt.Sprintf("%.1f", (c.ProcessState.UserTime()+c.ProcessState.SystemTime()).Seconds()))
	}
	b.Logf("%-26s %7.1f s, processor %s s", name, wall, strings.Join(cpu, " + "))
}

// natsServer starts a NATS server with JetStream, by options of its own.
func natsServer(t testing.TB, o server.Options) *server.Server {
	t.Helper()
	o.Host, o.Port, o.JetStream, o.StoreDir, o.NoSigs, o.NoLog = "127.0.0.1", -1, true, t.TempDir(), true, true
	o.JetStreamMaxStore, o.JetStreamMaxMemory = 1<<30, 64<<20
	s, err := server.NewServer(&o)
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	return s
}

// ready waits for a NATS server.
func ready(t testing.TB, s *server.Server) *server.Server {
	t.Helper()
	if !s.ReadyForConnections(20 * time.Second) {
		t.Fatal("a NATS server does not get ready")
	}
	return s
}
