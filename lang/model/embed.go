package model

import (
	"embed"
	"fmt"
	"reflect"
	"sync"

	"synoptic/news"
)

//go:embed weights
var weights embed.FS

// index maps a file's path to its embedded bytes.
var index = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	// embed.FS can only copy a file out. Its representation (a pointer to a
	// slice of {name, data, hash}) is fixed by the linker, and reflection may
	// read the strings without copying, so the pages of a model that is never
	// asked are never loaded. Should the shape ever change, fall back to the
	// copy.
	v := reflect.ValueOf(weights)
	if v.Kind() != reflect.Struct || v.NumField() != 1 || v.Field(0).Kind() != reflect.Pointer || v.Field(0).IsNil() {
		return m
	}
	files := v.Field(0).Elem()
	if files.Kind() != reflect.Slice {
		return m
	}
	for i := range files.Len() {
		f := files.Index(i)
		if f.Kind() != reflect.Struct || f.NumField() < 2 || f.Field(0).Kind() != reflect.String || f.Field(1).Kind() != reflect.String {
			return m
		}
		m[f.Field(0).String()] = f.Field(1).String()
	}
	return m
})

// Bytes gives the embedded file weights/NAME.bin without copying it. The error
// is of kind news.Broken: a binary without its weights was built from an
// incomplete tree.
func Bytes(name string) (string, error) {
	path := "weights/" + name + ".bin"
	if s, ok := index()[path]; ok && s != "" {
		return s, nil
	}
	b, err := weights.ReadFile(path)
	if err != nil || len(b) == 0 {
		return "", &news.Error{Kind: news.Broken,
			Hint: "make it with: go run ./lang/train/cmd " + name,
			Err:  fmt.Errorf("model %s: the weights are not in this binary (lang/model/%s)", name, path)}
	}
	return string(b), nil
}
