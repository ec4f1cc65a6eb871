// Package name finds proper names and their types.
package name

import "synoptic/news"

// Read gives the names in the order of the text.
func Read(d *news.Doc) []news.Name { return nil }
