// Package quantity finds numbers and what they count.
package quantity

import "synoptic/news"

// Read gives the quantities in the order of the text.
func Read(d *news.Doc) []news.Quantity { return nil }
