package main

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"bufio"

	"synoptic/access"
	"synoptic/config"
	"synoptic/news"
	"synoptic/store"
)

// TestDoor opens doors as settings ask for them: none that others can reach
// without accounts, but where it is said outright, and none that passwords go
// through in the clear.
func TestDoor(t *testing.T) {
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	staff := access.NewStaff(db)
	pem := config.Config{TLSCert: "c.pem", TLSKey: "k.pem"}
	behind := config.Config{PublicURL: "https://desk.example"}
	login := config.Config{Accounts: true}
	type row struct {
		address string
		conf    config.Config
		open    bool
		says    string // of the refusal; "" for none
		on      bool   // accounts count
	}
	check := func(rows ...row) {
		t.Helper()
		for _, x := range rows {
			d, err := doorOf(t.Context(), &x.conf, staff, x.address, x.open, slog.New(slog.DiscardHandler))
			switch {
			case x.says != "":
				if news.KindOf(err) != news.Usage || !strings.Contains(err.Error()+" "+news.HintOf(err), x.says) {
					t.Errorf("%+v: %v (%s)", x, err, news.HintOf(err))
				}
			case err != nil || (d.gate.Staff() != nil) != x.on:
				t.Errorf("%+v: %v", x, err)
			}
		}
	}
	check(row{address: "127.0.0.1:8080"}, row{address: "localhost:0"}, row{address: "[::1]:80"}, row{address: "nonsense", says: "--listen"},
		row{address: ":8080", says: "synoptic user add NAME --role admin"}, row{address: "0.0.0.0:80", conf: pem, says: "no admin yet"},
		row{address: "127.0.0.1:80", conf: login, says: "no admin yet"}, row{address: "desk.example:80", open: true}, row{address: ":80", conf: login, open: true, says: "without accounts"})
	if _, err := staff.Add(t.Context(), "ada", access.Admin, "three plain words"); err != nil {
		t.Fatal(err)
	}
	half, odd, sso := pem, behind, behind
	half.TLSKey, odd.PublicURL, sso.OIDC = "", "desk.example", config.OIDC{Issuer: "https://issuer.example", Client: "desk", Roles: []string{"*=reader"}}
	lost, torn := sso, sso
	lost.PublicURL, torn.OIDC.Roles = "", []string{"*=boss"}
	hops := behind
	hops.Proxies = []string{"10.0.0.0/8", "::1", "no"}
	check(row{address: "127.0.0.1:8080"}, row{address: "127.0.0.1:80", conf: login, on: true}, row{address: ":80", says: "in the clear"}, row{address: ":443", conf: pem, on: true},
		row{address: ":443", conf: half, says: "belong together"}, row{address: "192.168.1.4:80", conf: behind, on: true}, row{address: ":80", conf: odd, says: "public_url"},
		row{address: ":80", conf: sso, on: true}, row{address: ":443", conf: config.Config{TLSCert: "c", TLSKey: "k", OIDC: lost.OIDC}, says: "needs public_url"},
		row{address: ":80", conf: torn, says: "oidc_roles"}, row{address: ":80", conf: hops, says: "trusted_proxies"}, row{address: "0.0.0.0:80", open: true})
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
