package model_test

import (
	"testing"

	"synoptic/lang/model"
	"synoptic/lang/train/learn"
)

// A packed table scores as the trained one, to the step of its weights.
func TestPackedScoresLikeTable(t *testing.T) {
	tab := learn.NewPacked(12)
	var fs []uint64
	for i := range uint64(500) {
		f := model.Mix(1, i, i*i)
		tab.Update([]uint64{f}, int(i%3), int32(i%9)-4, 1)
		fs = append(fs, f)
	}
	p, err := model.ReadPacked(string(learn.PackedBytes(tab.Mean(1<<40), 4)))
	if err != nil {
		t.Fatal(err)
	}
	var want, got [3]int32
	tab.Add(&want, fs)
	p.Add(&got, fs)
	for k := range want {
		if got[k] != 4*want[k] {
			t.Errorf("label %d: %d, not 4 times %d", k, got[k], want[k])
		}
	}
	for _, s := range []string{"", model.PackedMagic, model.PackedMagic + string(make([]byte, 64)), string(learn.PackedBytes(tab.Mean(1), 4))[:99]} {
		if _, err := model.ReadPacked(s); err == nil {
			t.Errorf("%d damaged bytes were read", len(s))
		}
	}
}
