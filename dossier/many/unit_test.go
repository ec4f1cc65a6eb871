package many

import (
	"testing"

	"synoptic/news"
)

func TestMetric(t *testing.T) {
	q := metric(news.Quantity{Unit: "mile", Low: 17, Best: 17, High: 17})
	if q.Unit != "km" || q.Best < 27 || q.Best > 28 {
		t.Errorf("%v", q)
	}
	if q := metric(news.Quantity{Unit: "percent", Best: 17}); q.Best != 17 || q.Unit != "percent" {
		t.Errorf("%v", q)
	}
}
