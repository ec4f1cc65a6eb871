package news

import (
	"testing"
)

func TestMetric(t *testing.T) {
	q := (Quantity{Unit: "mile", Low: 17, Best: 17, High: 17}).Metric()
	if q.Unit != "km" || q.Best < 27 || q.Best > 28 {
		t.Errorf("%v", q)
	}
	if q := (Quantity{Unit: "percent", Best: 17}).Metric(); q.Best != 17 || q.Unit != "percent" {
		t.Errorf("%v", q)
	}
}
