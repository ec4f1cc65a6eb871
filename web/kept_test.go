package web

import (
	"html/template"
	"strings"
	"testing"
)

func TestKept(t *testing.T) {
	var k kept
	if _, ok := k.get("a", 1); ok {
		t.Error("something of nothing")
	}
	k.put("a", 1, "one")
	k.put("a", 2, "second")
	if _, ok := k.get("a", 1); ok {
		t.Error("an earlier edition is given")
	}
	if p, ok := k.get("a", 2); !ok || p != "second" || k.size != len("second") {
		t.Errorf("%q, %v, %d bytes", p, ok, k.size)
	}
	k.put("b", 1, template.HTML(strings.Repeat("x", mostKept)))
	if _, ok := k.get("a", 2); ok || k.size != mostKept {
		t.Errorf("more is kept than may be: %d bytes", k.size)
	}
}
