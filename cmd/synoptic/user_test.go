package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"synoptic/client"
)

// TestPeople lets people in by commands, serves, logs in, and reads what was
// done. No password stands in what is written anywhere.
func TestPeople(t *testing.T) {
	db := filepath.Join(t.TempDir(), "desk.db")
	synoptic(t, "import", "--db", db, "../../examples/ferry")
	run := func(in string, args ...string) (string, string, int) {
		t.Helper()
		var out, errs bytes.Buffer
		code := run(append(args, "--db", db), strings.NewReader(in), &out, &errs)
		return out.String(), errs.String(), code
	}
	const word = "three plain words"
	for _, x := range []struct {
		in, says string
		code     int
		args     []string
	}{
		{"", "synoptic user add NAME --role admin", 2, []string{"serve", "--accounts"}},
		{"", "one line on standard input", 2, []string{"user", "add", "ada", "--role", "admin"}},
		{"short\n", "at least 12", 2, []string{"user", "add", "ada", "--role", "admin"}},
		{word + "\n", "a role is", 2, []string{"user", "add", "ada", "--role", "boss"}},
		{word + "\n", "takes one name", 2, []string{"user", "add", "ada", word}},
		{word + "\n", "", 0, []string{"user", "add", "Ada", "--role", "admin"}},
		{word + "\n", "there is an account", 2, []string{"user", "add", "ada"}},
		{word, "", 0, []string{"user", "add", "bo"}},
		{"", "", 0, []string{"user", "role", "bo", "analyst"}},
		{"", "no account", 1, []string{"user", "role", "nobody", "analyst"}},
		{"", "only admin", 2, []string{"user", "remove", "ada"}},
		{"another " + word + "\r\n", "", 0, []string{"user", "passwd", "bo"}},
		{"", "what the token is for", 2, []string{"token", "add", "bo"}},
		{"", "cannot have the role", 2, []string{"token", "add", "bo", "--for", "x", "--role", "admin"}},
		{"", "no token", 1, []string{"token", "revoke", "none"}},
	} {
		out, errs, code := run(x.in, x.args...)
		if code != x.code || !strings.Contains(errs, x.says) || x.code != 0 && x.says == "" || strings.Contains(out+errs, word) && x.args[len(x.args)-1] != word {
			t.Errorf("%v: %d\n%s%s", x.args, code, out, errs)
		}
	}
	if out, _, _ := run("", "user", "list"); !strings.Contains(out, "ada") || !strings.Contains(out, "analyst") || strings.Contains(out, "argon2") {
		t.Errorf("the accounts:\n%s", out)
	}
	token, shown, _ := run("", "token", "add", "bo", "--for", "nightly", "--days", "3")
	token = strings.TrimSpace(token)
	if list, _, _ := run("", "token", "list", "bo"); !strings.HasPrefix(token, "syn_") || !strings.Contains(shown, "shown this once") || !strings.Contains(list, "nightly") || strings.Contains(list, token) {
		t.Errorf("a token: %q\n%s%s", token, shown, list)
	}

	c := exec.Command("synoptic", "serve", "--db", db, "--listen", "127.0.0.1:0", "--accounts", "--log-level", "debug")
	var log bytes.Buffer
	c.Stderr = &log
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	address, err := bufio.NewReader(pipe).ReadString('\n')
	if err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
	address = strings.TrimRight(address, "/\n")
	desk, err := client.New(address, token, nil)
	if err != nil {
		t.Fatal(err)
	}
	if me, err := desk.Me(t.Context()); err != nil || me.Name != "bo" || me.Role != "reader" {
		t.Errorf("with the token: %+v %v", me, err)
	}
	browser := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for pass, code := range map[string]int{word: 401, "another " + word: 303} {
		a, err := browser.PostForm(address+"/login", url.Values{"name": {"bo"}, "password": {pass}})
		if err != nil {
			t.Fatal(err)
		}
		if a.Body.Close(); a.StatusCode != code {
			t.Errorf("a login: %d, not %d", a.StatusCode, code)
		}
	}
	run("", "token", "revoke", strings.Split(token, "_")[1])
	if _, err := desk.Me(t.Context()); err == nil {
		t.Error("a revoked token is good")
	}
	_ = c.Process.Kill()
	_ = c.Wait()
	if strings.Contains(log.String(), word) || strings.Contains(log.String(), token) {
		t.Errorf("the log holds a secret:\n%s", log.String())
	}
	out, _, _ := run("", "audit", "--json", "-n", "0")
	var did []string
	for line := range strings.Lines(out) {
		var a struct{ Who, What, On, From string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		did = append(did, a.Who+" "+a.What+" "+a.On)
		if a.From != "127.0.0.1" && !strings.HasPrefix(a.From, "command line") {
			t.Errorf("from where: %s", line)
		}
	}
	list := strings.Join(did, "\n")
	for _, want := range []string{"local account added ada", "local role changed bo", "local password changed bo", "local token added bo", "bo login ", "bo login failed ", "local token revoked bo"} {
		if !strings.Contains(list, want) {
			t.Errorf("the audit log does not tell of %q:\n%s", want, list)
		}
	}
	if strings.Contains(out, word) || strings.Contains(out, token) {
		t.Error("the audit log holds a secret")
	}
	if out, _, _ := run("", "export"); strings.Contains(out, "argon2id") {
		t.Error("an export holds the hash of a password")
	}
}
