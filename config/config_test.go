package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic/news"
)

func TestStrength(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.yaml")
	if err := os.WriteFile(path, []byte("workers: 3\nevery: 5m\nlog_level: debug\nsources: [https://a.example/feed, /news]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SYNOPTIC_WORKERS", "4")
	t.Setenv("SYNOPTIC_LOG_LEVEL", "warn")
	c, values, err := Load(path, map[string]string{"log_level": "error"})
	if err != nil {
		t.Fatal(err)
	}
	if c.Workers != 4 || c.Every != 5*time.Minute || c.LogLevel != "error" || strings.Join(c.Sources, " ") != "https://a.example/feed /news" || c.LogFormat != "text" {
		t.Errorf("in force: %+v", c)
	}
	from := map[string]string{}
	for _, v := range values {
		from[v.Key] = v.From
	}
	if from["workers"] != "SYNOPTIC_WORKERS" || from["every"] != path || from["log_level"] != "--log-level" || from["log_format"] != "built in" {
		t.Errorf("from: %v", from)
	}
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{"unknown": "wokers: 3", "negative": "workers: -1", "time": "every: soon", "level": "log_level: loud", "form": "a: [b"} {
		path := filepath.Join(dir, name+".yaml")
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Load(path, nil); news.KindOf(err) != news.Usage || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := Load(filepath.Join(dir, "none.yaml"), nil); err == nil {
		t.Error("a file that was named and is not there")
	}
	t.Setenv("XDG_CONFIG_HOME", dir)
	if _, _, err := Load("", nil); err != nil {
		t.Errorf("no file: %v", err)
	}
}
