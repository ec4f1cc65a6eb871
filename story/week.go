package story

import "math"

// weekWords is how many words after the title are looked at for days.
const weekWords = 80

// week counts the days of the week that are named where a report begins, from
// Sunday on.
type week [7]uint8

var weekdays = map[string]int{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6}

// weekOf counts the days of the week named in some words.
func weekOf(lists ...[]word) (w week) {
	for _, list := range lists {
		for _, v := range list {
			if i, ok := weekdays[v.stem]; ok && v.capital && w[i] < math.MaxUint8 {
				w[i]++
			}
		}
	}
	return w
}

// days is how many articles of a group name each day of the week; an article
// that names several counts in parts for each.
type days struct {
	named [7]float64
	n     float64 // articles that name any
}

func (w week) days() (d days) {
	all := 0.0
	for _, n := range w {
		all += float64(n)
	}
	if all == 0 {
		return d
	}
	for i, n := range w {
		d.named[i] = float64(n) / all
	}
	d.n = 1
	return d
}

func (d *days) add(o days) {
	for i, v := range o.named {
		d.named[i] += v
	}
	d.n += o.n
}

func daysOf(hs []*held) (d days) {
	for _, h := range hs {
		d.add(h.week.days())
	}
	return d
}

// someDay is added to the count of each day: few articles prove little.
const someDay = 0.1

// alike tells how far two groups name the same days of the week: the overlap
// (Bhattacharyya 1943) of their shares, 1 when they are the same. What happened
// on a Tuesday is not what happened on a Sunday, however alike; one report that
// speaks of another day proves nothing, most of a group's do.
func (d days) alike(o days) float64 {
	sum := 0.0
	for i := range d.named {
		p := (d.named[i] + someDay) / (d.n + 7*someDay)
		q := (o.named[i] + someDay) / (o.n + 7*someDay)
		sum += math.Sqrt(p * q)
	}
	return min(1, sum)
}
