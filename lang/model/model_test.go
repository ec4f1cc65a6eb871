package model_test

import (
	"testing"

	"synoptic/lang/model"
	"synoptic/lang/train/learn"
	"synoptic/news"
)

// A frozen table scores as the trained one, in both layouts.
func TestFrozenScoresLikeTable(t *testing.T) {
	for _, labels := range [][]string{{"a", "b", "c"}, {"a", "b", "c", "d", "e"}, {"a", "b", "c", "d"}} {
		tab := learn.NewTable(len(labels))
		var fs []uint64
		for i := range uint64(5000) {
			f := model.Mix(1, i, i*i)
			r := tab.Row(tab.Add(f))
			r[i%uint64(len(labels))] = float32(i%37) - 18
			r[(i+1)%uint64(len(labels))] = 7
			if i%2 == 0 {
				r[(i+2)%uint64(len(labels))] = -5
			}
			fs = append(fs, f)
		}
		frozen, err := tab.Freeze(labels, map[string]string{"k": "v"}, 0.01)
		if err != nil {
			t.Fatal(err)
		}
		lin, err := frozen.Linear()
		if err != nil {
			t.Fatal(err)
		}
		if lin.Param("k") != "v" || len(lin.Labels()) != len(labels) {
			t.Fatalf("params %q labels %v", lin.Param("k"), lin.Labels())
		}
		want := make([]float32, len(labels))
		for _, f := range fs {
			got := make([]int32, len(labels))
			tab.Score([]uint64{f}, want)
			lin.Add(got, []uint64{f})
			for k := range want {
				if d := float32(got[k])/lin.Scale() - want[k]; d > 0.1 || d < -0.1 {
					t.Fatalf("feature %x label %d: %v, want %v", f, k, float32(got[k])/lin.Scale(), want[k])
				}
			}
			if len(labels) > 3 {
				some := make([]int32, len(labels))
				lin.AddTo(some, []uint64{f}, []uint8{0, 2})
				if some[0] != got[0] || some[2] != got[2] {
					t.Fatalf("feature %x: for two labels %v, for all %v", f, some, got)
				}
			}
		}
		none := make([]int32, len(labels))
		for i := range uint64(5000) {
			lin.Add(none, []uint64{model.Mix(2, i, 0)})
		}
		for _, v := range none {
			if v != 0 {
				t.Fatalf("unseen features scored %v", none)
			}
		}
	}
}

func TestLookup(t *testing.T) {
	m := map[uint64]uint32{}
	for i := range uint64(3000) {
		m[i] = uint32(i) + 1
	}
	f, err := learn.Lookup(m, nil)
	if err != nil {
		t.Fatal(err)
	}
	lin, err := f.Linear()
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range m {
		if got, ok := lin.Value(k); !ok || got != v {
			t.Fatalf("key %d: %d %v", k, got, ok)
		}
	}
	if _, ok := lin.Value(1 << 40); ok {
		t.Fatal("a key that is not there was found")
	}
}

func TestMissingWeights(t *testing.T) {
	_, err := model.Open("no-such-model")
	if news.KindOf(err) != news.Broken || news.HintOf(err) == "" {
		t.Fatalf("error %v of kind %q", err, news.KindOf(err))
	}
}

func TestDamagedWeights(t *testing.T) {
	for _, s := range []string{"", "SYNLIN01", model.Magic + string(make([]byte, 64))} {
		if _, err := model.Read(s); err == nil {
			t.Errorf("%q was read", s)
		}
	}
}

func TestWord(t *testing.T) {
	c := model.NewCache(nil, nil)
	a, b := c.Word("Don’t"), c.Word("Don't")
	if a.Form != b.Form {
		t.Error("a curly apostrophe makes another word")
	}
	if w := c.Word("U.S."); w.Flags&model.FlagTitle == 0 || w.Flags&model.FlagPoint == 0 {
		t.Errorf("flags %b", w.Flags)
	}
	if model.Shape("McDonald-2024", 4) != "XxXxxxx-dddd" || model.Shape("McDonald", 1) != "XxXx" {
		t.Error(model.Shape("McDonald-2024", 4), model.Shape("McDonald", 1))
	}
	c.Word(string(make([]byte, 1<<20)))
	c.Word("\xff\xfe")
	c.Word("")
}

func FuzzWord(f *testing.F) {
	f.Add("naïve…")
	f.Fuzz(func(t *testing.T, s string) { model.NewCache(nil, nil).Word(s) })
}
