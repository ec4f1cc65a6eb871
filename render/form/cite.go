package form

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"synoptic/news"
	"synoptic/render"
)

// BibTeX writes the record's articles as BibTeX entries, by their ids.
func BibTeX(w io.Writer, d *news.Dossier) error {
	var b strings.Builder
	if d.Schema != "" {
		fmt.Fprintf(&b, "%% the articles of a record (%s)\n\n", d.Schema)
	}
	for _, a := range d.Articles {
		fmt.Fprintf(&b, "@online{%s,\n", a.ID)
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
			}
		}
		field("title", "{"+tex(string(a.Title))+"}")
		field("author", author(string(a.Byline)))
		field("organization", tex(string(a.Outlet)))
		field("date", date(a))
		field("url", address(string(a.URL)))
		b.WriteString("}\n\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// author is a byline as one name: it is not taken apart.
func author(byline string) string {
	if byline == "" {
		return ""
	}
	return "{" + tex(byline) + "}"
}

// date gives the day, month or year of publication as far as it is known.
func date(a news.Report) string {
	v := string(a.Published.Value)
	if len(v) > len(time.DateOnly) {
		v = v[:len(time.DateOnly)]
	}
	return v
}

var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `%`, `\%`, `&`, `\&`, `$`, `\$`, `#`, `\#`, `_`, `\_`, `^`, `\^{}`, `~`, `\~{}`)

// tex writes text so that TeX sets it and does nothing else.
func tex(s string) string { return texEscapes.Replace(render.Clean(s)) }

// address keeps an address from ending its field.
func address(s string) string {
	return strings.NewReplacer(`\`, "%5C", "{", "%7B", "}", "%7D", " ", "%20").Replace(render.Clean(s))
}

type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Author    []cslName `json:"author,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Custom    cslCustom `json:"custom"`
}

// cslCustom holds what CSL has no word for: the form of the record that the
// article belongs to.
type cslCustom struct {
	Schema string `json:"schema"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// CSL writes the record's articles as citations for reference managers and
// citation processors (CSL-JSON).
func CSL(w io.Writer, d *news.Dossier) error {
	items := []cslItem{}
	for _, a := range d.Articles {
		it := cslItem{ID: a.ID, Type: "article-newspaper", Title: string(a.Title), Container: string(a.Outlet), URL: string(a.URL), Custom: cslCustom{d.Schema}}
		if a.Byline != "" {
			it.Author = []cslName{{string(a.Byline)}}
		}
		var parts []int
		for p := range strings.SplitSeq(date(a), "-") {
			n, err := strconv.Atoi(p)
			if err != nil {
				break
			}
			parts = append(parts, n)
		}
		if len(parts) > 0 {
			it.Issued = &cslDate{[][]int{parts}}
		}
		items = append(items, it)
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(items)
}
