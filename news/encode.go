package news

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"sync"
)

// Encode writes a dossier as JSON, the same bytes as json.Marshal does, its parts
// side by side: the record of a long story is millions of them.
func (d *Dossier) Encode() ([]byte, error) {
	v := reflect.ValueOf(*d)
	parts, failed := make([][]byte, v.NumField()), make([]error, v.NumField())
	var wait sync.WaitGroup
	for i := range parts {
		if _, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); option != "omitempty" || !v.Field(i).IsZero() {
			wait.Go(func() { parts[i], failed[i] = json.Marshal(v.Field(i).Interface()) })
		}
	}
	wait.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	size := 2
	for _, p := range parts {
		size += len(p) + 40
	}
	out := append(make([]byte, 0, size), '{')
	for i, p := range parts {
		if p == nil {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		out = append(append(append(append(out, '"'), name...), '"', ':'), p...)
	}
	return append(out, '}'), nil
}
