package wordlist

import (
	"maps"
	"strings"
	"testing"
)

func TestSet(t *testing.T) {
	if got := Set("ferry quay\n\tferry"); !maps.Equal(got, map[string]bool{"ferry": true, "quay": true}) {
		t.Errorf("%v", got)
	}
	if got := SetBy(strings.ToUpper, "ferry Ferry"); !maps.Equal(got, map[string]bool{"FERRY": true}) {
		t.Errorf("%v", got)
	}
}
