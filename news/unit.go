package news

import "math"

// Metric gives a measure in feet, miles, pounds or acres in the unit that the
// rest of the world counts in, so that one length told in two units is one
// figure. The words stay as they are written.
func (q Quantity) Metric() Quantity {
	u, ok := imperial[q.Unit]
	if !ok {
		return q
	}
	to := func(v float64) float64 { return math.Round(v*u.by*1000) / 1000 }
	q.Unit, q.Low, q.Best, q.High = u.unit, to(q.Low), to(q.Best), to(q.High)
	if q.Unit == "kg" && q.Best >= 1000 {
		q.Unit, q.Low, q.Best, q.High = "tonne", q.Low/1000, q.Best/1000, q.High/1000
	}
	return q
}

// Tallied tells whether a number counts people or things one by one, fewer than 1,000 and to
// less than fifty: another number of them is no rounding of it.
func (q Quantity) Tallied() bool {
	return (q.Unit == "" || q.Unit == "person") && q.Best < 1000 && math.Mod(q.Best, 50) != 0
}

// Imperial tells whether Metric gives a measure in a unit in another one, or in another
// size of it.
func Imperial(unit string) bool {
	_, ok := imperial[unit]
	return ok
}

var imperial = map[string]struct {
	unit string
	by   float64
}{
	"mile": {"km", 1.609344}, "foot": {"m", 0.3048}, "inch": {"cm", 2.54}, "yard": {"m", 0.9144}, "nautical-mile": {"km", 1.852},
	"square mile": {"square km", 2.589988}, "square foot": {"square m", 0.092903}, "acre": {"hectare", 0.404686},
	"ton":   {"tonne", 1}, // which ton, reports do not say
	"pound": {"kg", 0.453592}, "lb": {"kg", 0.453592}, "oz": {"g", 28.349523}, "mph": {"km/h", 1.609344}, "gallon": {"litre", 3.785412}, "kph": {"km/h", 1}, "metre": {"m", 1}, "meter": {"m", 1},
	"kg": {"kg", 1}, "kilometre": {"km", 1}, "kilometer": {"km", 1},
}
