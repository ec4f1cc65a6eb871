// Package event finds what happened, may happen or was said to.
package event

import "synoptic/news"

// Read gives the events in the order of the text.
func Read(d *news.Doc) []news.DocEvent { return nil }
