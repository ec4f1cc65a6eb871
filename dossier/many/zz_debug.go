package many

import (
	"fmt"
	"os"
)

func debug(all []*count) {
	if os.Getenv("MANYDBG") == "" {
		return
	}
	for _, c := range all {
		fmt.Fprintf(os.Stderr, "%s %v %q m=%s kind=%s unit=%s scope=%s place=%s when=%s since=%s past=%v old=%v doer=%s by=%s solid=%v weak=%v quoted=%v stray=%v framed=%v of=%q\n", c.doc.Article.ID, c.value.best, c.doc.Words(c.q.Span), c.measure, c.kind, c.unit, c.scope, c.place, c.when, c.since, c.past, c.old, c.doer, c.by, c.solid, c.weak, c.quoted, c.stray, c.framed, c.of)
	}
}
