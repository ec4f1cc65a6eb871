// Package config holds the settings of a running Synoptic and tells where each
// came from: built in, a file, the environment, or the command line, the later
// stronger.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/v2"

	"synoptic/news"
)

// Config is what is in force.
type Config struct {
	DB         string   // store: a file, or postgres://…
	NATS       string   // queue: nats://… of servers; "": one inside the process
	Workers    int      // jobs done at a time; 0: one a core
	Listen     string   // address of metrics and health; "": none
	LogLevel   string   // debug, info, warn, error
	LogFormat  string   // text or json
	AllowHosts []string // hosts on private networks that may be asked
	UserAgent  string   // how servers are told who asks
	HostDelay  time.Duration
	Every      time.Duration // how often a feed is asked when it does not say
	Sources    []string      // feeds, sitemaps, pages and folders that watch follows
	Outlets    string        // file of outlets with their publishers and groups; "": what comes with the program alone
	KeepDays   int           // articles of stories that ended longer ago are forgotten; 0: kept for good

	Accounts  bool     // who asks must log in, on the machine itself too
	PublicURL string   // address that people reach the desk by; "": the one that it answers on
	TLSCert   string   // file of a certificate chain; "": none
	TLSKey    string   // file of its key
	Proxies   []string // addresses or networks of servers before this one that tell who asked them
	Rate      int      // requests a second that one person may make for long; 0: no limit
	OIDC      OIDC
}

// OIDC is the issuer of OpenID Connect that says who people are.
type OIDC struct {
	Issuer, Client, Secret string
	Scopes                 []string
	Claim                  string   // that holds what roles are made of
	Roles                  []string // value=role
}

// Value is one setting as it is in force.
type Value struct {
	Key, Help string
	Value     string
	From      string // "built in", a file's path, an environment variable, or a flag
}

// setting is how one setting is named, and where it goes.
type setting struct {
	key, help, value string
	set              func(*Config, []string) error
}

func text(to func(*Config) *string) func(*Config, []string) error {
	return func(c *Config, v []string) error { *to(c) = strings.Join(v, ","); return nil }
}

func list(to func(*Config) *[]string) func(*Config, []string) error {
	return func(c *Config, v []string) error { *to(c) = v; return nil }
}

func number(to func(*Config) *int) func(*Config, []string) error {
	return func(c *Config, v []string) error {
		n, err := strconv.Atoi(strings.Join(v, ","))
		if err != nil || n < 0 {
			return errors.New("it must be a number, 0 or more")
		}
		*to(c) = n
		return nil
	}
}

func yes(to func(*Config) *bool) func(*Config, []string) error {
	return func(c *Config, v []string) (err error) {
		if *to(c), err = strconv.ParseBool(strings.Join(v, ",")); err != nil {
			return errors.New("it must be true or false")
		}
		return nil
	}
}

func duration(to func(*Config) *time.Duration) func(*Config, []string) error {
	return func(c *Config, v []string) error {
		d, err := time.ParseDuration(strings.Join(v, ","))
		if err != nil || d <= 0 {
			return errors.New("it must be a length of time, like 90s, 10m or 2h")
		}
		*to(c) = d
		return nil
	}
}

func oneOf(to func(*Config) *string, values ...string) func(*Config, []string) error {
	return func(c *Config, v []string) error {
		s := strings.Join(v, ",")
		if !slices.Contains(values, s) {
			return fmt.Errorf("it must be one of %s", strings.Join(values, ", "))
		}
		*to(c) = s
		return nil
	}
}

// settings is every setting there is, in the order in which they are shown.
func settings() []setting {
	return []setting{
		{"db", "the store: a file, or postgres://user:password@host/name", filepath.Join(dataDir(), "synoptic.db"),
			text(func(c *Config) *string { return &c.DB })},
		{"nats", "the queue: nats://host:port of NATS servers with JetStream; empty: one inside the process", "",
			text(func(c *Config) *string { return &c.NATS })},
		{"workers", "jobs done at a time; 0: one a core", "0", number(func(c *Config) *int { return &c.Workers })},
		{"listen", "address of /metrics, /healthz and /readyz; empty: none", "",
			text(func(c *Config) *string { return &c.Listen })},
		{"log_level", "debug, info, warn or error", "info",
			oneOf(func(c *Config) *string { return &c.LogLevel }, "debug", "info", "warn", "error")},
		{"log_format", "text or json", "text", oneOf(func(c *Config) *string { return &c.LogFormat }, "text", "json")},
		{"sources", "what watch follows: feeds, sitemaps, pages, folders", "", list(func(c *Config) *[]string { return &c.Sources })},
		{"allow_hosts", "hosts on private or local networks that may be asked", "", list(func(c *Config) *[]string { return &c.AllowHosts })},
		{"user_agent", "how servers are told who asks", "synoptic/1.0 (+news comparison; obeys robots.txt)",
			text(func(c *Config) *string { return &c.UserAgent })},
		{"host_delay", "least time between two requests to one host", "2s", duration(func(c *Config) *time.Duration { return &c.HostDelay })},
		{"every", "how often a source is asked that does not say", "15m", duration(func(c *Config) *time.Duration { return &c.Every })},
		{"outlets", "a file of outlets: domains | name | publisher | group | country, a line each; it goes before the built-in list", "",
			text(func(c *Config) *string { return &c.Outlets })},
		{"keep_days", "stories without a new article for so many days are forgotten by prune; 0: never", "0",
			number(func(c *Config) *int { return &c.KeepDays })},
		{"accounts", "true: who asks must log in, on this machine too", "false", yes(func(c *Config) *bool { return &c.Accounts })},
		{"public_url", "the address that people reach the desk by, such as https://desk.example; empty: the one that it answers on", "",
			text(func(c *Config) *string { return &c.PublicURL })},
		{"tls_cert", "file of a certificate chain, to answer over TLS", "", text(func(c *Config) *string { return &c.TLSCert })},
		{"tls_key", "file of its key", "", text(func(c *Config) *string { return &c.TLSKey })},
		{"trusted_proxies", "addresses or networks of servers before this one, whose X-Forwarded-For is believed", "",
			list(func(c *Config) *[]string { return &c.Proxies })},
		{"rate", "requests a second that one person may make for long; 0: no limit", "50", number(func(c *Config) *int { return &c.Rate })},
		{"oidc_issuer", "the OpenID Connect issuer that people may log in with; empty: none", "", text(func(c *Config) *string { return &c.OIDC.Issuer })},
		{"oidc_client", "what the desk is called there (client id)", "", text(func(c *Config) *string { return &c.OIDC.Client })},
		{"oidc_secret", "its secret there; better in SYNOPTIC_OIDC_SECRET than in a file", "", text(func(c *Config) *string { return &c.OIDC.Secret })},
		{"oidc_scopes", "what is asked for beside openid", "profile,email", list(func(c *Config) *[]string { return &c.OIDC.Scopes })},
		{"oidc_claim", "the claim that roles are made of; dots lead into it", "groups", text(func(c *Config) *string { return &c.OIDC.Claim })},
		{"oidc_roles", "VALUE=ROLE for values of that claim, * for everybody: desk-admins=admin,*=reader", "", list(func(c *Config) *[]string { return &c.OIDC.Roles })},
	}
}

// Help gives the settings with their built-in values, for a command's help.
func Help() []Value {
	var out []Value
	for _, s := range settings() {
		out = append(out, Value{s.key, s.help, s.value, "built in"})
	}
	return out
}

// dataDir is where a user's data belong (XDG base directories).
func dataDir() string {
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "synoptic")
	}
	if h, err := os.UserHomeDir(); err == nil {
		return filepath.Join(h, ".local", "share", "synoptic")
	}
	return "."
}

// File gives the configuration file that is read when none is named.
func File() string {
	if d := os.Getenv("XDG_CONFIG_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "synoptic", "config.yaml")
	}
	if h, err := os.UserHomeDir(); err == nil {
		return filepath.Join(h, ".config", "synoptic", "config.yaml")
	}
	return "synoptic.yaml"
}

// Load gives the settings in force. path names the file; "" means File, which
// need not be there. flags are settings given on the command line. Errors are
// of kind news.Usage and name the setting and where it was set.
func Load(path string, flags map[string]string) (*Config, []Value, error) {
	k := koanf.New("\x00")
	from := path
	if from == "" {
		from = File()
	}
	if err := k.Load(file.Provider(from), yaml.Parser()); err != nil && (path != "" || !errors.Is(err, fs.ErrNotExist)) {
		return nil, nil, bad("configuration file %s: %w", from, err)
	}
	known := map[string]bool{}
	c := &Config{}
	var out []Value
	for _, s := range settings() {
		known[s.key] = true
		v, origin := []string{s.value}, "built in"
		if k.Exists(s.key) {
			v, origin = fileValue(k.Get(s.key)), from
		}
		if e, ok := os.LookupEnv(envName(s.key)); ok {
			v, origin = split(e), envName(s.key)
		}
		if f, ok := flags[s.key]; ok {
			v, origin = split(f), "--"+strings.ReplaceAll(s.key, "_", "-")
		}
		v = slices.DeleteFunc(v, func(s string) bool { return s == "" })
		if err := s.set(c, v); err != nil {
			return nil, nil, bad("setting %s (from %s): %w", s.key, origin, err)
		}
		out = append(out, Value{s.key, s.help, strings.Join(v, ","), origin})
	}
	for key := range k.Raw() {
		if !known[key] {
			return nil, nil, bad("configuration file %s: there is no setting %q", from, key)
		}
	}
	return c, out, nil
}

func bad(format string, args ...any) error {
	return &news.Error{Kind: news.Usage, Hint: "synoptic config shows the settings and where each comes from", Err: fmt.Errorf(format, args...)}
}

func envName(key string) string { return "SYNOPTIC_" + strings.ToUpper(key) }

func split(s string) []string {
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

func fileValue(v any) []string {
	if l, ok := v.([]any); ok {
		var out []string
		for _, x := range l {
			out = append(out, fmt.Sprint(x))
		}
		return out
	}
	if v == nil {
		return nil
	}
	return []string{fmt.Sprint(v)}
}
