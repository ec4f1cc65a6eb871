package news

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// Encode writes a dossier as JSON, the same bytes as json.Marshal does, side by side and
// its lists in pieces: the record of a long story is millions of bytes.
func (d *Dossier) Encode() ([]byte, error) {
	v := reflect.ValueOf(*d)
	parts := make([][]piece, v.NumField())
	var wait sync.WaitGroup
	for i := range parts {
		if _, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); option != "omitempty" || !v.Field(i).IsZero() {
			parts[i] = pieces(v.Field(i))
		}
		for k := range parts[i] {
			wait.Go(parts[i][k].encode)
		}
	}
	wait.Wait()
	size := 2
	for i := range parts {
		for _, p := range parts[i] {
			if p.err != nil {
				return nil, p.err
			}
			size += len(p.json) + 40
		}
	}
	out := append(make([]byte, 0, size), '{')
	for i := range parts {
		if parts[i] == nil {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		out = append(append(append(append(out, '"'), name...), '"', ':'), parts[i][0].json...)
		for _, p := range parts[i][1:] { // "[a,b]" and "[c]" are "[a,b,c]"
			out[len(out)-1] = ','
			out = append(out, p.json[1:]...)
		}
	}
	return append(out, '}'), nil
}

// piece is a part of a dossier, or some lines of a list, and its JSON.
type piece struct {
	value any
	json  []byte
	err   error
}

// most is how many lines a piece of a list has.
const most = 128

// pieces gives a list in pieces of one line or more, and what is none in one.
func pieces(v reflect.Value) (out []piece) {
	if v.Kind() != reflect.Slice || v.Len() <= most {
		return []piece{{value: v.Interface()}}
	}
	for i := 0; i < v.Len(); i += most {
		out = append(out, piece{value: v.Slice(i, min(i+most, v.Len())).Interface()})
	}
	return out
}

func (p *piece) encode() { p.json, p.err = json.Marshal(p.value) }
