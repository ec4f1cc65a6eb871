package web

import (
	"html/template"
	"sync"
)

// kept holds the parts of records that were shown last, as they were made: a
// record with hundreds of articles takes a while to make and is asked for
// often while it moves.
type kept struct {
	mu    sync.Mutex
	pages map[string]keptPage // by story
	size  int                 // bytes in pages
}

type keptPage struct {
	version int64
	parts   template.HTML
}

const mostKept = 24 << 20 // bytes

// get gives what is kept of a version of a story's record.
func (k *kept) get(story string, version int64) (template.HTML, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	p, ok := k.pages[story]
	return p.parts, ok && p.version == version
}

func (k *kept) put(story string, version int64, parts template.HTML) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.size += len(parts) - len(k.pages[story].parts)
	if k.pages == nil || k.size > mostKept { // it is made again where it is asked for again
		k.pages, k.size = map[string]keptPage{}, len(parts)
	}
	k.pages[story] = keptPage{version, parts}
}
