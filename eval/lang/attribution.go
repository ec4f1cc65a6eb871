package lang

import (
	"io"
	"path/filepath"

	"synoptic/lang"
	"synoptic/lang/attribution"
	"synoptic/lang/attribution/span"
	"synoptic/lang/model"
	corpus "synoptic/lang/train/attribution"
)

// Attribution scores attributions on files in PolNeAR's form: first the spans
// as the models find them, then the room with its rules about quotations on
// the same tokens, then what annotate prints of the bare text, and the
// precision of each of its grades.
// Matched are those whose contents share words by F1 0.5 or more; "exact" asks
// for the same words, "source" is the share of matched ones whose source shares
// a word. No files: PolNeAR's dev part.
func Attribution(w io.Writer, files []string) error {
	if err := attribution.Check(); err != nil {
		return err
	}
	if len(files) == 0 {
		files = []string{filepath.Join(Bench(), "polnear", "dev.jsonl")}
	}
	models, err := span.Open()
	if err != nil {
		return err
	}
	cache, err := model.Borrow()
	if err != nil {
		return err
	}
	defer cache.Return()
	corpus.Head(w)
	for _, path := range files {
		articles, err := corpus.Read(path)
		if err != nil {
			return err
		}
		var spans, room, whole corpus.Score
		for _, a := range articles {
			var found []corpus.Spans
			for _, f := range models.Find(a.Doc, span.NewText(a.Doc, cache, models.Words)) {
				found = append(found, corpus.ByteSpans(a.Doc, &f))
			}
			spans.Add(a.Doc.Article.Text, a.Gold, found)
			room.Add(a.Doc.Article.Text, a.Gold, corpus.RoomSpans(attribution.Read(a.Doc)))
			whole.Add(a.Doc.Article.Text, a.Gold, corpus.RoomSpans(lang.Read(a.Doc.Article).Attributions))
		}
		spans.Print(w, short(path)+" spans")
		room.Print(w, short(path)+" room")
		whole.Print(w, short(path)+" whole")
		whole.PrintGrades(w, short(path)+" whole")
	}
	return nil
}
