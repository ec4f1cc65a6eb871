package web

import (
	"net/http"
	"net/url"

	"synoptic/access"
	"synoptic/alert"
	"synoptic/news"
)

// alertRow is an alert in the list, with the address of its search.
type alertRow struct {
	alert.Alert
	Search string
}

// eventRow is something new of an alert.
type eventRow struct {
	alert.Event
	Story, Title string
	Lines        []eventLine
}

type eventLine struct{ Text, Kind, Href string }

// mostNew is how many events the page shows.
const mostNew = 50

// addAlert keeps a search or a story. An alert made here is told on its page
// alone: an address to tell is given by synoptic alert, by whoever may run it.
func (w *Site) addAlert(_ http.ResponseWriter, r *http.Request) (string, error) {
	if err := r.ParseForm(); err != nil {
		return "", &news.Error{Kind: news.Usage, Err: err}
	}
	_, err := alert.Add(r.Context(), w.Alerts, alert.Alert{Name: r.PostFormValue("name"), Query: r.PostFormValue("q"), Kinds: r.PostForm["kind"],
		Story: r.PostFormValue("story"), By: access.From(r.Context()).Name})
	return "/alerts", err
}

func (w *Site) removeAlert(_ http.ResponseWriter, r *http.Request) (string, error) {
	return "/alerts", alert.Remove(r.Context(), w.Alerts, r.PathValue("name"))
}

func (w *Site) alerts(r *http.Request) (*view, error) {
	list, err := alert.List(r.Context(), w.shelf)
	if err != nil {
		return nil, err
	}
	events, err := alert.Events(r.Context(), w.shelf, "")
	if err != nil {
		return nil, err
	}
	d := struct {
		Alerts []alertRow
		Events []eventRow
		Open   bool // alerts can be made here
	}{Open: w.Alerts != nil}
	for _, a := range list {
		q := url.Values{"q": {a.Query}, "kind": a.Kinds}
		d.Alerts = append(d.Alerts, alertRow{a, "/search?" + q.Encode()})
	}
	for _, e := range events[:min(len(events), mostNew)] {
		what, err := e.What()
		if err != nil {
			return nil, err
		}
		row := eventRow{Event: e, Story: what.Story, Title: what.Title}
		for _, h := range what.Hits {
			row.Lines = append(row.Lines, eventLine{titled(h.Title), h.Kind, hitPath(news.Hit{Kind: h.Kind, ID: h.ID, Story: h.Story})})
		}
		for _, l := range what.New {
			row.Lines = append(row.Lines, eventLine{l.Text, "new in " + l.Part, storyPath(what.Story) + "#" + url.PathEscape(l.ID)})
		}
		for _, l := range what.Gone {
			row.Lines = append(row.Lines, eventLine{l.Text, "gone from " + l.Part, ""})
		}
		d.Events = append(d.Events, row)
	}
	return &view{Name: "alerts.html", Title: "Alerts", Tab: "search", Data: d}, nil
}
