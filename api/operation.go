package api

import (
	"net/url"
	"strings"
)

// Operation is one address of the API that is read, as a page shows it.
type Operation struct {
	Name, Path, Summary string
	Params              []Param
}

// Param is what an operation is asked with. Path tells that it stands in the
// path, and must be given then.
type Param struct {
	Name, Help string
	Path       bool
}

// Operations gives the addresses that answer with JSON, from the table that the
// OpenAPI document is made of.
func Operations() (out []Operation) {
	for _, e := range (&API{}).endpoints() {
		o := Operation{Name: e.name, Path: prefix + e.path, Summary: e.summary}
		for _, p := range e.params {
			o.Params = append(o.Params, Param{p.name, p.help, p.in == "path"})
		}
		out = append(out, o)
	}
	return out
}

// Address gives the address of an operation asked with values; what is "" is
// left out. The error is of kind news.Usage where the path lacks one.
func (o Operation) Address(values url.Values) (string, error) {
	path, query := o.Path, url.Values{}
	for _, p := range o.Params {
		v := values.Get(p.Name)
		switch {
		case p.Path && v == "":
			return "", usage(p.Name + " is missing")
		case p.Path:
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(v))
		case v != "":
			query.Set(p.Name, v)
		}
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path, nil
}
