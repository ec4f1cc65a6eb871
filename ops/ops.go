// Package ops shows how a running Synoptic does: metrics for Prometheus, and
// whether it is up and ready.
package ops

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"synoptic/engine"
	"synoptic/news"
)

// Metrics counts what the flow does. All names begin with synoptic_.
type Metrics struct {
	registry *prometheus.Registry
	done     *prometheus.CounterVec
	took     *prometheus.HistogramVec
}

// NewMetrics gives metrics of a flow. What is read from store and queue (lag,
// stories) is asked for when the metrics are.
func NewMetrics(store news.Reader, queue engine.Queue) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		done: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "synoptic_done_total",
			Help: "What the flow did, by stage: items kept, read, placed, dead; records composed."}, []string{"stage"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "synoptic_took_seconds",
			Help: "How long one change of a stage took.", Buckets: prometheus.ExponentialBuckets(0.001, 3, 10)}, []string{"stage"}),
	}
	m.registry.MustRegister(m.done, m.took, &state{store, queue}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Watch is what engine.Flow tells its events to.
func (m *Metrics) Watch(e engine.Event) {
	m.done.WithLabelValues(e.Stage).Add(float64(e.Count))
	m.took.WithLabelValues(e.Stage).Observe(e.Took.Seconds())
}

// state asks the store and the queue how they stand.
type state struct {
	store news.Reader
	queue engine.Queue
}

var (
	descLog    = prometheus.NewDesc("synoptic_log_items", "Items kept since the store was made.", nil, nil)
	descPlaced = prometheus.NewDesc("synoptic_placed_items", "Items of the log that have their place.", nil, nil)
	descLag    = prometheus.NewDesc("synoptic_lag_jobs", "Jobs that wait or are being done.", []string{"kind"}, nil)
	descStale  = prometheus.NewDesc("synoptic_stale_stories", "Stories whose record is older than their articles.", nil, nil)
	descUp     = prometheus.NewDesc("synoptic_state_up", "Whether the store and the queue answered.", []string{"part"}, nil)
)

// Describe is prometheus.Collector's.
func (s *state) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{descLog, descPlaced, descLag, descStale, descUp} {
		ch <- d
	}
}

// Collect is prometheus.Collector's.
func (s *state) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	gauge := func(d *prometheus.Desc, v int64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(v), labels...)
	}
	var fromStore, fromQueue error
	for name, d := range map[string]*prometheus.Desc{"log": descLog, "placed": descPlaced} {
		n, err := s.store.Counter(ctx, name)
		if fromStore = errors.Join(fromStore, err); err == nil {
			gauge(d, n)
		}
	}
	stale := int64(0)
	for _, err := range s.store.Stories(ctx, news.StoryQuery{Stale: true}) {
		if fromStore = errors.Join(fromStore, err); err != nil {
			break
		}
		stale++
	}
	gauge(descStale, stale)
	for _, k := range []string{engine.JobRead, engine.JobCompose} {
		n, err := s.queue.Lag(ctx, k)
		if fromQueue = errors.Join(fromQueue, err); err == nil {
			gauge(descLag, int64(n), k)
		}
	}
	up := func(part string, err error) {
		v := int64(1)
		if err != nil {
			v = 0
		}
		gauge(descUp, v, part)
	}
	up("store", fromStore)
	up("queue", fromQueue)
}

// Handler answers /metrics, /healthz (the process is up) and /readyz (store
// and queue answer; 503 with the reason when one does not).
func (m *Metrics) Handler(store news.Reader, queue engine.Queue) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "up", nil) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
		defer cancel()
		_, err := store.Counter(ctx, "log")
		if err == nil {
			_, err = queue.Lag(ctx, engine.JobRead)
		}
		if err != nil {
			answer(w, http.StatusServiceUnavailable, "not ready", err)
			return
		}
		answer(w, http.StatusOK, "ready", nil)
	})
	return mux
}

func answer(w http.ResponseWriter, code int, status string, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	body := map[string]string{"status": status}
	if err != nil {
		body["reason"] = err.Error()
	}
	_ = json.NewEncoder(w).Encode(body)
}

// Serve answers on an address until the context ends, and lets requests that
// are under way come to their end.
func Serve(ctx context.Context, address string, h http.Handler, log *slog.Logger) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return &news.Error{Kind: news.Usage, Hint: "name another address with --listen", Err: err}
	}
	s := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	log.Info("listening", "address", l.Addr().String())
	context.AfterFunc(ctx, func() {
		end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = s.Shutdown(end)
	})
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
