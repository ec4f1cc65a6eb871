// Package body tells the report from the furniture around it.
package body

import "synoptic/news"

// Read cuts the whole text into blocks.
func Read(d *news.Doc) []news.Block {
	return []news.Block{{Span: news.Span{Start: 0, End: len(d.Article.Text)}, Kind: news.BlockParagraph}}
}
