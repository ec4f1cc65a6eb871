package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"

	"synoptic/access"
	"synoptic/config"
	"synoptic/news"
	"synoptic/web"
)

// door is where and how a desk is reached, and who is let in.
type door struct {
	address   string
	cert, key string
	hosts     []string // names that it answers to; nil: any
	gate      *access.Gate
}

// doorOf gives the door that the settings ask for. Refused are an address that
// others can reach without accounts, unless open says so; accounts without
// anybody who could let others in; and passwords in the clear.
func doorOf(ctx context.Context, conf *config.Config, staff *access.Staff, address string, open bool, log *slog.Logger) (*door, error) {
	refuse := func(hint, format string, args ...any) (*door, error) {
		return nil, &news.Error{Kind: news.Usage, Hint: hint, Err: fmt.Errorf(format, args...)}
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usage("--listen: %w", err)
	}
	if (conf.TLSCert == "") != (conf.TLSKey == "") {
		return refuse("give both", "tls_cert and tls_key belong together")
	}
	ip := net.ParseIP(host)
	near := host == "localhost" || ip != nil && ip.IsLoopback()
	d := &door{address: address, cert: conf.TLSCert, key: conf.TLSKey, gate: access.Off()}
	if open && conf.Accounts {
		return refuse("leave one of them out", "--open-to-all is for a desk without accounts")
	}
	if open {
		return d, nil
	}
	if near {
		d.hosts = web.Loopback()
	}
	if near && !conf.Accounts {
		return d, nil
	}
	public, err := publicURL(conf.PublicURL)
	if err != nil {
		return nil, err
	}
	issuer, err := issuerOf(conf, public)
	if err != nil {
		return nil, err
	}
	ready, err := staff.Ready(ctx)
	if err != nil {
		return nil, err
	}
	if !ready && (issuer == nil || !issuer.MakesAdmins()) {
		return refuse("synoptic user add NAME --role admin makes the first; --open-to-all lets everybody in without", "--listen %s needs accounts, and the store has no admin yet", address)
	}
	if !near && d.cert == "" && (public == nil || public.Scheme != "https") {
		return refuse("give --tls-cert and --tls-key, or the https address of the server before this one with --public-url", "--listen %s: passwords would go over the wire in the clear", address)
	}
	if near && public != nil {
		d.hosts = append(d.hosts, public.Hostname())
	}
	proxies, err := networks(conf.Proxies)
	if err != nil {
		return nil, err
	}
	d.gate, err = access.On(access.Options{Staff: staff, OIDC: issuer, Public: public, Proxies: proxies, Rate: conf.Rate, Log: log})
	return d, err
}

// publicURL reads the setting; nil for none.
func publicURL(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.User != nil {
		return nil, usage("public_url %q is not an address like https://desk.example", s)
	}
	return u, nil
}

// issuerOf gives the issuer that the settings name; nil for none.
func issuerOf(conf *config.Config, public *url.URL) (*access.OIDC, error) {
	o := conf.OIDC
	if o.Issuer == "" {
		return nil, nil
	}
	if public == nil {
		return nil, &news.Error{Kind: news.Usage, Hint: "give the address that people reach the desk by: the issuer sends them back there", Err: errors.New("oidc_issuer needs public_url")}
	}
	return access.NewOIDC(access.OIDCOptions{Issuer: o.Issuer, ClientID: o.Client, Secret: o.Secret, Scopes: o.Scopes, Claim: o.Claim, Roles: o.Roles,
		Callback: public.Scheme + "://" + public.Host + "/login/oidc/callback"})
}

// networks reads addresses and networks.
func networks(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, s := range list {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			a, bad := netip.ParseAddr(s)
			if bad != nil {
				return nil, usage("trusted_proxies: %q is no address or network", s)
			}
			p = netip.PrefixFrom(a, a.BitLen())
		}
		out = append(out, p)
	}
	return out, nil
}
