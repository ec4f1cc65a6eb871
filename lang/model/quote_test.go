package model

import (
	"strings"
	"testing"
)

// TestSpeech: only where a sentence begins with speech that goes on behind a comma do its marks
// tell where that ends.
func TestSpeech(t *testing.T) {
	for text, want := range map[string]bool{
		`" We go , " she said .`:                  true,
		`“ We go , ” she said , “ at once ” .`:    true,
		`« We go » , she said .`:                  true,
		`We stay . We go , ” she said .`:          true,
		`She said , " we go " .`:                  false,
		`She said , “ we go , ” and went .`:       false,
		`" Terms " that nobody took were dropped`: false,
		`He called the terms " fair " , and left`: false,
		`" `: false,
		``:   false,
	} {
		ws := strings.Fields(text)
		got := Speech(len(ws), func(i int) bool { return strings.Contains(`"“”«»`, ws[i]) }, func(i int) int8 { return side(ws[i]) }, func(i int) bool { return ws[i] == "," })
		if got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
