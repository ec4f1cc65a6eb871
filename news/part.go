package news

import "sync"

// parts is what was made of one doc and is kept with it.
type parts struct {
	mu sync.Mutex
	m  map[any]part
}

// part is what was made of a doc beside a state of other things.
type part struct{ state, value any }

// Keep has the doc keep, from now on, what Part and PartOf make of it, for
// records that are composed of it again. A doc that is to be used by several at
// once is told so before it is given to them. What is kept goes with the doc.
func (d *Doc) Keep() { d.parts = &parts{m: map[any]part{}} }

// Forget drops what the doc keeps: its layers were made anew.
func (d *Doc) Forget() {
	if d.parts != nil {
		d.Keep()
	}
}

// Part gives what f makes of the doc and of nothing else, the kept one where the
// doc keeps parts. The key tells what it is: a value of a type of the caller's
// own, as for a context. What Part gives must not be changed; several may call
// it at once.
func Part[T any](d *Doc, key any, f func(*Doc) T) T {
	return PartOf(d, key, nil, func() T { return f(d) })
}

// Small is Part for what is little and asked for by many: each doc that was
// indexed keeps it.
func Small[T any](d *Doc, key any, f func(*Doc) T) T {
	p := d.parts
	if p == nil && d.index != nil {
		p = d.index.small
	}
	return p.of(key, nil, func() any { return f(d) }).(T)
}

// PartOf gives what f makes of the doc and of a state of other things, which is
// told by a value that can be compared: one that is equal stands for all that f
// looks at beside the doc. The last one made is kept.
func PartOf[T any](d *Doc, key, state any, f func() T) T {
	return d.parts.of(key, state, func() any { return f() }).(T)
}

// of gives what is kept under a key beside an equal state, else what f makes.
func (p *parts) of(key, state any, f func() any) any {
	if p == nil {
		return f()
	}
	p.mu.Lock()
	k, ok := p.m[key]
	p.mu.Unlock()
	if ok && k.state == state {
		return k.value
	}
	v := f()
	p.mu.Lock()
	p.m[key] = part{state, v}
	p.mu.Unlock()
	return v
}
