// Package attribution finds who says, thinks or intends what.
package attribution

import "synoptic/news"

// Read gives the attributions in the order of the text.
func Read(d *news.Doc) []news.Attribution { return nil }
