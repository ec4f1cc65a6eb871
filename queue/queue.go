// Package queue hands out work through NATS JetStream: a server inside the
// process by default, others by their address. The log of the store, not the
// queue, is what work is known from: a queue that was lost is filled again.
package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"synoptic/engine"
	"synoptic/news"
)

const (
	streamName = "SYNOPTIC"
	subject    = "synoptic.job."
	ackWait    = time.Minute
	maxBackoff = time.Minute
)

var kinds = []string{engine.JobRead, engine.JobCompose}

// Options tell where the queue is.
type Options struct {
	URL      string // of NATS servers; "": one inside this process
	Dir      string // where the server inside keeps its files
	Replicas int    // copies of the stream on a cluster; 0: one
	Log      *slog.Logger
}

// JetStream is a queue. It implements engine.Queue.
type JetStream struct {
	inside *server.Server
	conn   *nats.Conn
	js     jetstream.JetStream
	stream jetstream.Stream
	cons   map[string]jetstream.Consumer
	log    *slog.Logger
}

var _ engine.Queue = (*JetStream)(nil)

// Open opens the queue and makes what is missing of it.
func Open(ctx context.Context, o Options) (*JetStream, error) {
	q := &JetStream{cons: map[string]jetstream.Consumer{}, log: o.Log}
	if q.log == nil {
		q.log = slog.New(slog.DiscardHandler)
	}
	if err := q.connect(o); err != nil {
		if ctx.Err() != nil { // a stop was asked for meanwhile
			return nil, ctx.Err()
		}
		return nil, err
	}
	if err := q.prepare(ctx, max(1, o.Replicas)); err != nil {
		return nil, errors.Join(&news.Error{Kind: news.Unusable, Hint: "does the server run with JetStream?", Err: fmt.Errorf("queue: %w", err)}, q.Close())
	}
	return q, nil
}

func (q *JetStream) connect(o Options) (err error) {
	opts := []nats.Option{nats.Name("synoptic"), nats.MaxReconnects(-1), nats.ReconnectWait(time.Second), nats.Timeout(5 * time.Second)}
	url := o.URL
	if url == "" {
		if q.inside, err = start(o.Dir); err != nil {
			return err
		}
		url = q.inside.ClientURL()
		opts = append(opts, nats.InProcessServer(q.inside))
	}
	q.conn, err = nats.Connect(url, opts...)
	if err != nil {
		if q.inside != nil {
			q.inside.Shutdown()
		}
		return &news.Error{Kind: news.Unusable, Hint: "is the NATS server up, and its address right?", Err: fmt.Errorf("queue %s: %w", o.URL, err)}
	}
	q.js, err = jetstream.New(q.conn)
	return err
}

// start starts a server in this process that no other can reach. Files that
// it cannot read, as after a power cut, are set aside: the jobs in them are
// known from the store.
func start(dir string) (*server.Server, error) {
	if dir == "" {
		return nil, &news.Error{Kind: news.Broken, Err: errors.New("a queue inside the process needs a folder")}
	}
	for try := 0; ; try++ {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, &news.Error{Kind: news.Unusable, Err: fmt.Errorf("queue: %w", err)}
		}
		s, err := server.NewServer(&server.Options{DontListen: true, JetStream: true, StoreDir: dir, NoSigs: true, NoLog: true,
			JetStreamMaxMemory: 64 << 20, JetStreamMaxStore: 4 << 30})
		if err == nil {
			s.Start()
			if s.ReadyForConnections(10 * time.Second) {
				return s, nil
			}
			s.Shutdown()
			err = errors.New("it does not get ready")
		}
		if try > 0 {
			return nil, &news.Error{Kind: news.Unusable, Hint: "remove the folder: its jobs are known from the store", Err: fmt.Errorf("queue in %s: %w", dir, err)}
		}
		if err := os.Rename(dir, fmt.Sprintf("%s.broken-%d", dir, time.Now().UnixNano())); err != nil {
			return nil, &news.Error{Kind: news.Unusable, Err: fmt.Errorf("queue: %w", err)}
		}
	}
}

// prepare makes the stream and the consumers. A cluster that was just started
// may need a moment.
func (q *JetStream) prepare(ctx context.Context, replicas int) error {
	var err error
	for try := range 20 {
		if try > 0 {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(500 * time.Millisecond):
			}
		}
		if err = q.make(ctx, replicas); err == nil {
			return nil
		}
	}
	return err
}

func (q *JetStream) make(ctx context.Context, replicas int) (err error) {
	q.stream, err = q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{Name: streamName, Subjects: []string{subject + "*"},
		Retention: jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage, Duplicates: 2 * time.Minute, Replicas: replicas,
		MaxBytes: 1 << 30, Discard: jetstream.DiscardNew})
	if err != nil {
		return err
	}
	for _, k := range kinds {
		q.cons[k], err = q.js.CreateOrUpdateConsumer(ctx, streamName, jetstream.ConsumerConfig{Durable: k, FilterSubject: subject + k,
			AckPolicy: jetstream.AckExplicitPolicy, AckWait: ackWait, MaxDeliver: -1, MaxAckPending: 1000})
		if err != nil {
			return err
		}
	}
	return nil
}

// Publish adds jobs; one that was added in the last two minutes is not added
// again.
func (q *JetStream) Publish(ctx context.Context, jobs ...engine.Job) error {
	var futures []jetstream.PubAckFuture
	for _, j := range jobs {
		b, err := json.Marshal(j)
		if err != nil {
			return err
		}
		f, err := q.js.PublishAsync(subject+j.Kind, b, jetstream.WithMsgID(j.ID()))
		if err != nil {
			return err
		}
		futures = append(futures, f)
	}
	for _, f := range futures {
		select {
		case <-f.Ok():
		case err := <-f.Err():
			return fmt.Errorf("queue: %w", err)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// Work runs f on jobs, n at a time, until the context ends.
func (q *JetStream) Work(ctx context.Context, n int, f func(context.Context, engine.Job) error) error {
	free := make(chan struct{}, n)
	var wg sync.WaitGroup
	for _, k := range kinds {
		it, err := q.cons[k].Messages(jetstream.PullMaxMessages(n), jetstream.PullExpiry(5*time.Second))
		if err != nil {
			return fmt.Errorf("queue: %w", err)
		}
		context.AfterFunc(ctx, it.Stop)
		wg.Go(func() {
			for {
				m, err := it.Next()
				if err != nil {
					if ctx.Err() != nil || errors.Is(err, jetstream.ErrMsgIteratorClosed) {
						return
					}
					q.log.Warn("the queue does not answer", "error", err)
					time.Sleep(time.Second)
					continue
				}
				done := held(m)
				select { // a job of one kind must not keep a place for those of the other
				case free <- struct{}{}:
				case <-ctx.Done():
					close(done)
					_ = m.Nak()
					return
				}
				wg.Go(func() {
					defer func() { close(done); <-free }()
					q.do(ctx, m, f)
				})
			}
		})
	}
	wg.Wait()
	return nil
}

// held keeps the queue from giving a job to another until done is closed.
func held(m jetstream.Msg) (done chan struct{}) {
	done = make(chan struct{})
	go func() {
		t := time.NewTicker(ackWait / 3)
		defer t.Stop()
		for {
			select {
			case <-done:
				return
			case <-t.C:
				_ = m.InProgress()
			}
		}
	}()
	return done
}

// do does one job.
func (q *JetStream) do(ctx context.Context, m jetstream.Msg, f func(context.Context, engine.Job) error) {
	var j engine.Job
	if err := json.Unmarshal(m.Data(), &j); err != nil {
		q.log.Error("a message that is no job", "error", err)
		_ = m.Term()
		return
	}
	err := f(ctx, j)
	if err == nil {
		_ = m.Ack()
		return
	}
	delay := time.Second
	if meta, err := m.Metadata(); err == nil {
		delay = min(time.Second<<min(meta.NumDelivered-1, 10), maxBackoff)
	}
	if ctx.Err() == nil {
		q.log.Warn("a job failed and comes again", "job", j.ID(), "in", delay, "error", err)
	} else {
		delay = 0
	}
	_ = m.NakWithDelay(delay)
}

// Lag is the number of jobs of a kind that are not done. It is asked of the
// stream, whose work is gone when done: what a consumer counts comes a moment
// after what was published.
func (q *JetStream) Lag(ctx context.Context, kind string) (int, error) {
	if q.cons[kind] == nil {
		return 0, &news.Error{Kind: news.Broken, Err: fmt.Errorf("no jobs of kind %q", kind)}
	}
	i, err := q.stream.Info(ctx, jetstream.WithSubjectFilter(subject+kind))
	if err != nil {
		return 0, fmt.Errorf("queue: %w", err)
	}
	return int(i.State.Subjects[subject+kind]), nil
}

// Close ends the connection and the server inside.
func (q *JetStream) Close() error {
	if q.conn != nil {
		q.conn.Close()
	}
	if q.inside != nil {
		q.inside.Shutdown()
		q.inside.WaitForShutdown()
	}
	return nil
}
