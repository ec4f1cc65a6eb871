package web

import (
	"fmt"
	"net/http"

	"synoptic/api"
	"synoptic/news"
)

// try is the page on which the API can be tried: a form for each address.
func (w *Site) try(*http.Request) (*view, error) {
	return &view{Name: "try.html", Title: "API", Tab: "status", Data: api.Operations()}, nil
}

// tried sends the browser to the address that a form of that page asks for.
func (w *Site) tried(r *http.Request) (*view, error) {
	for _, o := range api.Operations() {
		if o.Name == r.PathValue("name") {
			to, err := o.Address(r.URL.Query())
			if err != nil {
				return nil, err
			}
			return &view{Data: redirect(to)}, nil
		}
	}
	return nil, &news.Error{Kind: news.Missing, Err: fmt.Errorf("the API has nothing of that name")}
}
