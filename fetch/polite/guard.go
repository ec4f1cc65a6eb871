package polite

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"syscall"
	"time"
)

// errForbidden is why a request to a private network does not leave.
var errForbidden = errors.New("an address of a private or local network: allow its host with allow_hosts")

// special are the networks that are not the public Internet (IANA special
// purpose registries), and those through which such addresses can be reached
// under another form.
var special = prefixes("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10",
	"fec0::/10", "ff00::/8")

func prefixes(s ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(s))
	for i, p := range s {
		out[i] = netip.MustParsePrefix(p)
	}
	return out
}

// Public tells whether an address belongs to the public Internet.
func Public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	return a.IsValid() && !slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(a) })
}

// dialer gives the function that connects. An address is looked at when the
// connection is made, after the name was resolved, so that a name that leads
// elsewhere at its second resolving and a redirect are looked at as well.
// allowed hosts, by the name or address that is asked for, may be anywhere.
// resolver finds the addresses of names; nil: the system's.
func dialer(allowed []string, resolver *net.Resolver) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		host, _, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		d := net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second, Resolver: resolver}
		if !allows(allowed, host, address) {
			d.Control = func(_, address string, _ syscall.RawConn) error {
				at, err := netip.ParseAddrPort(address)
				if err != nil {
					return err
				}
				if !Public(at.Addr()) {
					return fmt.Errorf("%s: %w", host, errForbidden)
				}
				return nil
			}
		}
		return d.DialContext(ctx, network, address)
	}
}

// allows tells whether a host ("10.0.0.7", "desk.local") or a host with its
// port ("127.0.0.1:8080") is on the list.
func allows(allowed []string, host, address string) bool {
	return slices.ContainsFunc(allowed, func(a string) bool {
		return strings.EqualFold(a, host) || strings.EqualFold(a, address)
	})
}
