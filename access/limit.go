package access

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limits bounds how often each of many may do something.
type limits struct {
	per   rate.Limit // times a second, for long
	burst int        // times at once
	now   func() time.Time

	mu  sync.Mutex
	all map[string]*rate.Limiter
}

// mostLimits is how many are watched at a time.
const mostLimits = 20_000

func newLimits(per rate.Limit, burst int, now func() time.Time) *limits {
	return &limits{per: per, burst: burst, now: now, all: map[string]*rate.Limiter{}}
}

// take tells whether one more time is allowed, and how long to wait where it
// is not.
func (l *limits) take(key string) (wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	one := l.all[key]
	if one == nil {
		if l.rest(now); len(l.all) >= mostLimits {
			key = "" // a flood of new ones shares what one has
		}
		if one = l.all[key]; one == nil {
			one = rate.NewLimiter(l.per, l.burst)
			l.all[key] = one
		}
	}
	r := one.ReserveN(now, 1)
	if wait = r.DelayFrom(now); wait > 0 {
		r.CancelAt(now)
	}
	return wait
}

// rest forgets those who have waited long enough to be as good as new, where
// there are too many.
func (l *limits) rest(now time.Time) {
	if len(l.all) < mostLimits {
		return
	}
	for k, one := range l.all {
		if one.TokensAt(now) >= float64(l.burst) {
			delete(l.all, k)
		}
	}
}

// network is what is limited as one: an IPv4 address, or the /64 of an IPv6
// address, which is one network's to use as it likes.
func network(a netip.Addr) string {
	if a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.String()
}
