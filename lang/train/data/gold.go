package data

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Gold is a labelled event (eval/labels/events.md), of which the parts that trainers read are
// here.
type Gold struct {
	Group    `json:"-"`
	Use      string
	Bench    string
	Articles []Labelled
	Complete []string
	Figures  []struct {
		Optional bool
		Readings []struct {
			At       string
			Optional bool
		}
	}
	Timeline []struct {
		Date, At []string
		Optional bool
	}
}

// OpenGolds reads the labelled events below a folder whose errors may be read and of which a
// part is labelled whole. Their names begin with their folder's.
func OpenGolds(dir, part string) ([]Gold, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.gold.json"))
	if err != nil {
		return nil, err
	}
	var out []Gold
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var g Gold
		if err := json.Unmarshal(b, &g); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		if g.Use != "open" || !slices.Contains(g.Complete, part) {
			continue
		}
		g.Group = Group{Name: filepath.Base(filepath.Dir(f)) + "/" + strings.TrimSuffix(filepath.Base(f), ".gold.json"), File: g.Bench, Articles: g.Articles}
		out = append(out, g)
	}
	return out, nil
}
