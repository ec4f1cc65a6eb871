package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
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

// reports writes articles of invented events, several outlets each, in the
// order in which they came out, with some that cannot be read.
func reports(t *testing.T, events int) string {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	type happening struct{ title, lede, who, place string }
	var all []happening
	for i := range events {
		place := pick("Vel", "Tor", "Skar", "Bel", "Lin", "Har") + pick("mar", "vik", "holm", "ford", "dal", "sund") + string(rune('a'+i%26))
		who := pick("Ida", "Olav", "Ana", "Oto", "Mira", "Jon") + " " + pick("Lund", "Brekke", "Reva", "Lind", "Sand", "Falk") + string(rune('a'+i/26))
		what := pick("A ferry sank", "Dock workers struck", "A bridge fell", "Talks about fish opened", "A mill burned", "Voters chose a mayor")
		all = append(all, happening{what + " in " + place, fmt.Sprintf("%s in %s on Monday, and %d people were hurt, said %s, the mayor.", what, place, 2+r.IntN(90), who), who, place})
	}
	path := filepath.Join(t.TempDir(), "reports.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := json.NewEncoder(f)
	for i := range events * 4 {
		h := all[(i/8*2+i%2)%events]
		outlet := []string{"Post", "Herald", "Wire", "Echo"}[i/2%4]
		if err := e.Encode(map[string]string{"url": fmt.Sprintf("https://%s.example/%d", strings.ToLower(outlet), i), "outlet": outlet, "title": h.title,
			"published": fmt.Sprintf("2031-03-%02dT%02d:00:00Z", 1+i/40, i%24),
			"text":      h.lede + " " + fmt.Sprintf("The %s saw %s near the harbour of %s. \"We will not rest,\" %s said. Report %d.", outlet, h.who, h.place, h.who, i)}); err != nil {
			t.Fatal(err)
		}
		if i%50 == 17 {
			fmt.Fprintln(f, `{"title": "no text at all"}`)
		}
	}
	return path
}

func synoptic(t testing.TB, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	c := exec.Command("synoptic", args...)
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		t.Fatalf("synoptic %s: %v\n%s", strings.Join(args, " "), err, errs.String())
	}
	return out.String()
}

// TestKilled kills an import again and again and compares what is kept in the
// end with an import that was left alone.
func TestKilled(t *testing.T) {
	kills := 50
	if testing.Short() {
		kills = 5
	}
	in := reports(t, 60)
	dir := t.TempDir()
	calm, rough := filepath.Join(dir, "calm.db"), filepath.Join(dir, "rough.db")
	synoptic(t, "import", "--db", calm, in)
	want := synoptic(t, "export", "--db", calm)

	r := rand.New(rand.NewPCG(3, 4))
	killed := 0
	for killed < kills {
		c := exec.Command("synoptic", "import", "--db", rough, in)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- c.Wait() }()
		// Most ends come while it works, some while it starts.
		select {
		case <-time.After(time.Duration(20+r.IntN(600)) * time.Millisecond):
			_ = c.Process.Signal(syscall.SIGKILL)
			<-done
			killed++
		case err := <-done:
			if err != nil {
				t.Fatalf("after %d kills: %v", killed, err)
			}
			if killed < kills {
				for _, f := range []string{rough, rough + "-wal", rough + "-shm"} { // done before the last kill: once more
					_ = os.Remove(f)
				}
				_ = os.RemoveAll(rough + ".queue")
			}
		}
	}
	synoptic(t, "import", "--db", rough, in)
	if got := synoptic(t, "export", "--db", rough); got != want {
		t.Errorf("after %d kills another state: %s", killed, firstDifference(got, want))
	}
}

// A file that comes into a folder between the old ones is taken in.
func TestFolderGrows(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "a.db")
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"m.txt", "a.txt"} {
		text := fmt.Sprintf("The ferry left the harbour of Skarholm on day %d, the police said.", i)
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		synoptic(t, "import", "--db", db, in)
	}
	got := synoptic(t, "export", "--db", db)
	for _, name := range []string{"m.txt", "a.txt"} {
		if !strings.Contains(got, filepath.Join(in, name)) {
			t.Errorf("%s is not in the store", name)
		}
	}
}

// TestServers runs an import over a PostgreSQL that is restarted and a cluster
// of three NATS servers that loses one, with a second process that works too.
func TestServers(t *testing.T) {
	pg := pgtest.Start(t)
	in := reports(t, 60)
	calm := filepath.Join(t.TempDir(), "calm.db")
	synoptic(t, "import", "--db", calm, in)
	want := synoptic(t, "export", "--db", calm)

	servers := cluster(t)
	urls := make([]string, len(servers))
	for i, s := range servers {
		urls[i] = s.ClientURL()
	}
	db, nats := pg.Database(t), strings.Join(urls, ",")
	helper := exec.Command("synoptic", "work", "--db", db, "--nats", nats)
	log, err := os.Create(filepath.Join(t.TempDir(), "log")) // a file can be read while it is written
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	says := func() string {
		b, _ := os.ReadFile(log.Name())
		return string(b)
	}
	helper.Stderr = log
	if err := helper.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = helper.Process.Kill(); _ = helper.Wait() })
	for end := time.Now().Add(time.Minute); !strings.Contains(says(), "msg=working"); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("a worker does not get ready:\n%s", says())
		}
	}
	done := make(chan string, 1)
	go func() {
		c := exec.Command("synoptic", "import", "--db", db, "--nats", nats, in)
		out, err := c.CombinedOutput()
		done <- fmt.Sprint(err, string(out))
	}()
	time.Sleep(1500 * time.Millisecond)
	servers[2].Shutdown()
	time.Sleep(500 * time.Millisecond)
	pg.Restart(t)
	select {
	case out := <-done:
		if !strings.HasPrefix(out, "<nil>") {
			t.Fatalf("import: %s", out)
		}
	case <-time.After(3 * time.Minute):
		t.Fatalf("the import does not end; the other worker says\n%s", says())
	}
	if got := synoptic(t, "export", "--db", db); got != want {
		t.Errorf("another state than that of one process: %s", firstDifference(got, want))
	}
	if err := helper.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := helper.Wait(); err != nil {
		t.Errorf("a worker that is asked to stop: %v\n%s", err, says())
	}
}

// A worker that is asked to stop while it starts stops, and that is no error.
func TestStopAtStart(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0") // takes connections, says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	for _, args := range [][]string{
		{"work", "--nats", "nats://" + silent.Addr().String()},
		{"work", "--nats", alone(t)},
		{"watch", "--nats", alone(t)},
	} {
		c := exec.Command("synoptic", append(args, "--db", filepath.Join(t.TempDir(), "a.db"))...)
		var log bytes.Buffer
		c.Stderr = &log
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		_ = c.Process.Signal(syscall.SIGTERM)
		done := make(chan error, 1)
		go func() { done <- c.Wait() }()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("%q: %v\n%s", args, err, log.String())
			}
		case <-time.After(20 * time.Second):
			_ = c.Process.Kill()
			t.Errorf("%q does not stop: %v\n%s", args, <-done, log.String())
		}
	}
}

// alone starts a NATS server of a cluster whose others never come, so that no
// stream can be made, and gives its address.
func alone(t *testing.T) string {
	t.Helper()
	return ready(t, natsServer(t, server.Options{ServerName: "alone", Cluster: server.ClusterOpts{Name: "test", Host: "127.0.0.1", Port: -1},
		Routes: server.RoutesFromStr("nats://127.0.0.1:1")})).ClientURL()
}

// cluster starts three NATS servers that keep every job three times.
func cluster(t *testing.T) []*server.Server {
	t.Helper()
	ports := make([]int, 3)
	var routes []string
	for i := range ports { // each must know the others from the start
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports[i] = l.Addr().(*net.TCPAddr).Port
		routes = append(routes, fmt.Sprint("nats://127.0.0.1:", ports[i]))
		l.Close()
	}
	var out []*server.Server
	for i := range ports {
		out = append(out, natsServer(t, server.Options{ServerName: fmt.Sprint("n", i),
			Cluster: server.ClusterOpts{Name: "test", Host: "127.0.0.1", Port: ports[i]}, Routes: server.RoutesFromStr(strings.Join(routes, ","))}))
	}
	for _, s := range out {
		ready(t, s)
	}
	return out
}
