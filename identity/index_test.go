package identity

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestIndexes: of all pairs of many invented names, the indexes give every one
// that Compare or SameBodies takes for one thing, and leave out most others.
func TestIndexes(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	given := append(strings.Fields(forms), strings.Fields(shorts)...)
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	surnames := strings.Fields("Tarnholm Aasheim Lundenko Kyslov Quilcate Habtom Wambui Bystrand Movsisian Al-Suwaidi Torfason Maisadze Ndilmbaye O'Hallow Brandt")
	slip := func(w string) string {
		if i := r.IntN(len(w)); r.IntN(3) == 0 {
			return w[:i] + string("aeioukvyhn"[r.IntN(10)]) + w[i+1:]
		}
		return w
	}
	var names, bodies []string
	for range 150 {
		n := slip(pick(given)) + " " + slip(pick(surnames))
		switch r.IntN(6) {
		case 0:
			n = n[:1] + ". " + slip(pick(surnames))
		case 1:
			n = pick(given) + `"` + pick(given) + `" ` + pick(surnames)
		case 2:
			n = slip(pick(surnames))
		case 3:
			n = pick(given) + pick([]string{" ", "-", ""}) + pick(given) + " " + pick(surnames)
		}
		names = append(names, n)
		b := slip(pick(surnames)) + " " + pick(strings.Fields("Oil Bank Institute Commission University Union")) + pick([]string{"", " Ltd", " of " + pick(surnames)})
		switch r.IntN(5) {
		case 0:
			b = strings.ToUpper(b[:1]) + strings.ToUpper(pick(surnames)[:1]) + strings.ToUpper(pick(surnames)[:1])
		case 1:
			b = slip(pick(surnames))
		}
		bodies = append(bodies, b)
	}
	x, y := NewPersonIndex(), NewBodyIndex()
	for i := range names {
		x.Add(i, ParsePerson(names[i]))
		b := ParseBody(bodies[i])
		y.Add(i, &b)
	}
	same, found, all := 0, 0, len(names)*len(names)
	for i := range names {
		p, b := ParsePerson(names[i]), ParseBody(bodies[i])
		ps, bs := x.Find(p), y.Find(&b)
		found += len(ps) + len(bs)
		for k := range names {
			if v, _, why := Compare(p, ParsePerson(names[k])); v != Different {
				if same++; !slices.Contains(ps, k) {
					t.Errorf("%s and %s: %v (%s), not found", names[i], names[k], v, why)
				}
			}
			if c := ParseBody(bodies[k]); SameBodies(bodies[i], bodies[k], &b, &c) {
				if same++; !slices.Contains(bs, k) {
					t.Errorf("%s and %s: one body, not found", bodies[i], bodies[k])
				}
			}
		}
	}
	if same < 3*len(names) || found > all/2 {
		t.Errorf("%d pairs are one, %d of %d found", same, found, 2*all)
	}
}
