// Package tag gives each token its part of speech and lemma.
package tag

import "synoptic/news"

// Read gives the tokens with Tag, XPos and Lemma.
func Read(d *news.Doc) []news.Token { return d.Tokens }
