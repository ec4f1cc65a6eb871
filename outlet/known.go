package outlet

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"net/url"
	"strings"
	"sync"

	"golang.org/x/net/publicsuffix"
)

// Outlet is what is known of one outlet. What is not known is "".
type Outlet struct {
	Name      string
	Publisher string
	Group     string // the owner of the publisher, or itself
	Country   string // ISO 3166, two letters
}

// List is what is known of outlets. It is safe for concurrent reading.
type List struct {
	hosts map[string]*Outlet
	names map[string]*Outlet // by folded name; nil for one that several bear
	firms map[string]string  // group by folded publisher or group
}

//go:embed outlets.txt
var builtIn string

// Known gives the list that comes with the program.
var Known = sync.OnceValue(func() *List {
	l, err := NewList(strings.NewReader(builtIn), nil)
	if err != nil {
		panic(err) // a fault of the program, which its tests find
	}
	return l
})

// NewList reads a list, one outlet a line:
//
//	domain, domain… | name | publisher | owning group | country
//
// Domains are registered domains or hosts below one. "~" before the name says
// that others bear it too. "-" or nothing is not known. A line that begins with
// # is a remark. What the list says of a domain is stronger than what base,
// which may be nil, says of it. The error names the line.
func NewList(r io.Reader, base *List) (*List, error) {
	l := &List{hosts: map[string]*Outlet{}, names: map[string]*Outlet{}, firms: map[string]string{}}
	own := map[string]bool{}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "|")
		if len(cols) < 2 || len(cols) > 5 {
			return nil, fmt.Errorf("line %d: %d columns, not domain | name | publisher | group | country", n, len(cols))
		}
		for len(cols) < 5 {
			cols = append(cols, "")
		}
		for i := range cols {
			if cols[i] = strings.TrimSpace(cols[i]); cols[i] == "-" {
				cols[i] = ""
			}
		}
		name, shared := strings.CutPrefix(cols[1], "~")
		o := &Outlet{Name: name, Publisher: cols[2], Group: cols[3], Country: cols[4]}
		if name == "" {
			return nil, fmt.Errorf("line %d: an outlet without a name", n)
		}
		for d := range strings.SplitSeq(cols[0], ",") {
			d = strings.ToLower(strings.TrimSpace(d))
			if _, err := publicsuffix.EffectiveTLDPlusOne(d); err != nil || strings.ContainsAny(d, "/ :") {
				return nil, fmt.Errorf("line %d: %q is no domain of an outlet", n, d)
			}
			if own[d] {
				return nil, fmt.Errorf("line %d: %s stands twice", n, d)
			}
			own[d], l.hosts[d] = true, o
		}
		l.name(name, o, shared)
		l.firm(o)
	}
	if err := s.Err(); err != nil {
		return nil, err
	}
	l.add(base, own)
	return l, nil
}

// name makes an outlet known by its name, which holds for none when several
// bear it.
func (l *List) name(name string, o *Outlet, shared bool) {
	key := fold(name)
	if was, ok := l.names[key]; shared || ok && (was == nil || *was != *o) {
		o = nil
	}
	l.names[key] = o
}

func (l *List) firm(o *Outlet) {
	for _, f := range []string{o.Publisher, o.Group} {
		if f != "" && o.Group != "" {
			l.firms[fold(f)] = o.Group
		}
	}
}

// add takes over what another list says of other domains and names.
func (l *List) add(base *List, own map[string]bool) {
	if base == nil {
		return
	}
	for d, o := range base.hosts {
		if !own[d] {
			l.hosts[d] = o
		}
	}
	for k, o := range base.names {
		if _, ok := l.names[k]; !ok {
			l.names[k] = o
		}
	}
	for k, g := range base.firms {
		if _, ok := l.firms[k]; !ok {
			l.firms[k] = g
		}
	}
}

// At gives the outlet of an address: that of its host, or of the nearest
// domain above it; false when none is known.
func (l *List) At(address string) (Outlet, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return Outlet{}, false
	}
	for host := strings.TrimSuffix(strings.ToLower(u.Hostname()), "."); strings.Contains(host, "."); {
		if o := l.hosts[host]; o != nil {
			return *o, true
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return Outlet{}, false
}

// Named gives the outlet that alone bears a name; false when none is known or
// several.
func (l *List) Named(name string) (Outlet, bool) {
	if o := l.names[fold(name)]; o != nil {
		return *o, true
	}
	return Outlet{}, false
}

// Group gives the group that a publisher belongs to, "" when it is not known.
func (l *List) Group(publisher string) string { return l.firms[fold(publisher)] }

// fold makes names that differ in case, spaces and a leading "the" one.
func fold(s string) string {
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	return strings.TrimPrefix(s, "the ")
}

// Of tells whose an article is by its address, the outlet and the publisher it
// states ("" when it does not), and what its carrier says (hints "source",
// "feed", "feed_title", "publisher", "family"). The list's word on an address
// is stronger than what a page states; the name that is stated stays. The name
// of a feed counts for articles of the feed's own site alone. Families are
// never guessed: they come from the list, or are the publisher itself.
func (l *List) Of(address, stated, publisher string, hints map[string]string) Origin {
	o := Origin{Canonical: Canonical(address), Name: strings.TrimSpace(stated)}
	known, ok := l.At(address)
	for _, name := range []string{hints["source"], known.Name, l.ownFeed(o.Canonical, hints)} {
		if o.Name == "" {
			o.Name = strings.TrimSpace(name)
		}
	}
	if !ok {
		known, _ = l.Named(o.Name)
	}
	for _, p := range []string{hints["publisher"], known.Publisher, publisher} {
		if o.Publisher == "" {
			o.Publisher = strings.TrimSpace(p)
		}
	}
	o.Family = strings.TrimSpace(hints["family"])
	if o.Family == "" && (known.Publisher == o.Publisher || known.Publisher == "") {
		o.Family = known.Group
	}
	if o.Family == "" {
		o.Family = l.Group(o.Publisher)
	}
	if o.Family == "" {
		o.Family = o.Publisher
	}
	return o
}

// ownFeed gives the name of the feed that announced an article of its own
// site, "" for any other.
func (l *List) ownFeed(address string, hints map[string]string) string {
	if site := Site(address); site == "" || site != Site(hints["feed"]) {
		return ""
	}
	return hints["feed_title"]
}
