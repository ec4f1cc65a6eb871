package model

import (
	"encoding/binary"
	"math"
	"testing"
)

// denseFile gives a file of 16 rows of 6 labels: weight k of row r is
// (r-8)/8·k/5 of the greatest, 3.
func denseFile(bytes uint32) string {
	b := []byte(DenseMagic)
	for _, v := range []uint32{6, 4, math.Float32bits(3), bytes} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	for r := range 16 {
		for k := range 6 {
			w := float64(r-8) / 8 * float64(k) / 5
			if bytes == 2 {
				b = binary.LittleEndian.AppendUint16(b, uint16(int16(math.Round(32767*w))))
			} else {
				b = append(b, byte(int8(math.Round(127*math.Cbrt(w)))))
			}
		}
	}
	return string(b)
}

func TestDense(t *testing.T) {
	features := []uint32{2 << 28, 12<<28 | 99, 15 << 28, 15<<28 | 7}
	for bytes, most := range map[uint32]float64{1: 0.06, 2: 0.001} {
		d, err := ReadDense(denseFile(bytes))
		if err != nil {
			t.Fatal(err)
		}
		scores := make([]float32, 6)
		d.Score(features, scores)
		for k, got := range scores {
			want := 3 * float64(k) / 5 * (-6 + 4 + 7 + 7) / 8
			if math.Abs(float64(got)-want) > most {
				t.Errorf("%d bytes: label %d has %.4f, want %.4f", bytes, k, got, want)
			}
		}
		one := make([]float32, 1)
		if d.Score(features, one); one[0] != scores[0] {
			t.Errorf("%d bytes: the first label alone has %v, not %v", bytes, one[0], scores[0])
		}
	}
}

func TestDenseDamaged(t *testing.T) {
	whole := denseFile(1)
	for name, data := range map[string]string{
		"empty": "", "short": whole[:len(whole)-1], "another kind": "X" + whole[1:], "three bytes a weight": denseFile(3), "no bytes a weight": denseFile(0),
	} {
		if _, err := ReadDense(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
