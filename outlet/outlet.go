// Package outlet tells whose an article is: the address that names it, the
// outlet, its publisher and the family of publishers. What is not known stays
// unknown.
package outlet

import (
	"net"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// Origin is whose an article is. A name that is not known is "".
type Origin struct {
	Canonical string // address without what does not name the article
	Name      string // of the outlet
	Publisher string
	Family    string
}

// tracking are names of query parameters that tell how a reader came and not
// what is read.
var tracking = []string{"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "cmp", "ocid", "ref", "ref_src",
	"ref_url", "referrer", "source", "src", "share", "smid", "smtyp", "sref", "sh", "spm", "amp", "outputtype", "at_medium", "at_campaign",
	"cid", "ito", "ncid", "partner", "taid", "xtor", "feature", "_ga", "guccounter", "guce_referrer", "guce_referrer_sig", "traffic_source", "rss"}

// Canonical gives the form of an address that names the article and not the
// way to it: lower case host without www., no fragment, no tracking, no AMP,
// the parameters in order. What is no web address gives "".
func Canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	for _, p := range []string{"www.", "m.", "mobile.", "amp."} {
		if rest, ok := strings.CutPrefix(host, p); ok && strings.Contains(rest, ".") {
			host = rest
			break
		}
	}
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host = net.JoinHostPort(host, p)
	}
	way := path.Clean("/" + u.EscapedPath())
	for _, end := range []string{"/amp", "/index.html", "/index.htm", "/index.php"} {
		way = strings.TrimSuffix(way, end)
	}
	way = strings.TrimSuffix(strings.TrimSuffix(way, ".amp"), "/")
	q := u.Query()
	for name := range q {
		low := strings.ToLower(name)
		if strings.HasPrefix(low, "utm_") || strings.HasPrefix(low, "pk_") || slices.Contains(tracking, low) {
			q.Del(name)
		}
	}
	out := "https://" + host + way
	if len(q) > 0 {
		out += "?" + q.Encode()
	}
	return out
}

// Front tells whether a canonical address is that of a page whose articles
// change: a site's own, or a section named by one short word.
func Front(canonical string) bool {
	u, err := url.Parse(canonical)
	if err != nil || canonical == "" {
		return false
	}
	way := strings.Trim(u.Path, "/")
	if u.RawQuery != "" || strings.ContainsAny(way, "0123456789") {
		return false
	}
	parts := strings.Split(way, "/")
	last := parts[len(parts)-1]
	return way == "" || len(parts) <= 2 && strings.Count(last, "-") < 2 && !strings.Contains(last, ".") && len(last) < 20
}

// leastNumber is the length from which a number in an address names an
// article; shorter ones are years, days and counts.
const leastNumber = 6

// SameItem tells whether two canonical addresses of one site carry the same
// number of an article, under whatever words: the words of a title are put
// into addresses and change with it.
func SameItem(a, b string) bool {
	site := Site(a)
	if site == "" || site != Site(b) {
		return false
	}
	n := number(a)
	return n != "" && n == number(b)
}

// number gives the last long number of an address that is no date, "" where
// there is none.
func number(address string) string {
	runs := strings.FieldsFunc(address, func(r rune) bool { return r < '0' || r > '9' })
	for _, n := range slices.Backward(runs) {
		if len(n) >= leastNumber && !(len(n) == 8 && (strings.HasPrefix(n, "19") || strings.HasPrefix(n, "20"))) {
			return n
		}
	}
	return ""
}

// Site gives the registered domain of an address ("news.co.uk" of
// "https://m.news.co.uk/a"), "" where there is none.
func Site(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	site, err := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(u.Hostname()))
	if err != nil {
		return ""
	}
	return site
}
