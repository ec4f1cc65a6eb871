package alert

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	webhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"synoptic/api/shelf"
	"synoptic/fetch/polite"
	"synoptic/news"
)

// waits is how long after each try that failed the next is made, as Standard
// Webhooks 1.0 advises.
var waits = []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour}

const (
	lookEvery    = 5 * time.Second
	lookAnyway   = 10 * time.Minute // where the store seems the same
	answerWithin = 20 * time.Second
	turn         = "alerts" // the counter by which several processes take turns
)

// Runner looks for what is new and tells it.
type Runner struct {
	Store news.Store
	Log   *slog.Logger
	Allow []string // hosts on private networks that may be told

	now    func() time.Time
	client *http.Client
	last   string    // the state of the store at the last look
	looked time.Time // and when that was
}

// Run looks and tells until the context ends. Several may run over one store:
// what is new is found once, and told at least once, with the same id.
func (r *Runner) Run(ctx context.Context) {
	t := time.NewTicker(lookEvery)
	defer t.Stop()
	for {
		if err := r.Turn(ctx); err != nil && ctx.Err() == nil {
			r.Log.Warn("alerts", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// Turn looks at every alert once, where the store has changed since the last
// turn, and tells what is due.
func (r *Runner) Turn(ctx context.Context) error {
	if r.now == nil {
		r.now = func() time.Time { return time.Now().UTC() }
	}
	if r.client == nil {
		r.client = &http.Client{Transport: polite.Transport(r.Allow, answerWithin), Timeout: answerWithin,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	}
	list, err := List(ctx, r.Store)
	if err != nil || len(list) == 0 {
		return err
	}
	state, err := r.state(ctx, list)
	if err != nil {
		return err
	}
	if state != r.last || r.now().Sub(r.looked) >= lookAnyway {
		if err := r.look(ctx, list); err != nil {
			return err
		}
		r.last, r.looked = state, r.now()
	}
	hooks := map[string]Alert{}
	for _, a := range list {
		hooks[a.Name] = a
	}
	events, err := Events(ctx, r.Store, "")
	if err != nil {
		return err
	}
	for _, e := range events {
		if e.State == Waiting && !e.Next.After(r.now()) {
			if err := r.tell(ctx, hooks[e.Alert], e); err != nil {
				return err
			}
		}
	}
	return nil
}

// state is what changes with whatever an alert can find: how far articles are
// placed, how much was judged, which records are not composed yet, and the alerts.
func (r *Runner) state(ctx context.Context, list []Alert) (string, error) {
	var b strings.Builder
	for _, counter := range []string{"placed", "acts"} {
		n, err := r.Store.Counter(ctx, counter)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%s %d\n", counter, n)
	}
	for e, err := range r.Store.Stories(ctx, news.StoryQuery{Stale: true}) {
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "story %s %d %d\n", e.ID, e.Version, e.Composed)
	}
	for _, a := range list {
		fmt.Fprintf(&b, "alert %s %v\n", a.Name, a.Made)
	}
	return b.String(), nil
}

// look finds what is new of alerts and keeps it.
func (r *Runner) look(ctx context.Context, list []Alert) error {
	s := shelf.New(r.Store)
	for _, a := range list {
		was, err := r.Store.Counter(ctx, turn)
		if err != nil {
			return err
		}
		notes, err := look(ctx, s, a, r.now())
		if err != nil {
			return fmt.Errorf("alert %s: %w", a.Name, err)
		}
		if len(notes) == 0 {
			continue
		}
		err = r.Store.Commit(ctx, &news.Change{Guards: []news.Guard{{Name: turn, Was: was, Is: was + 1}}, Notes: notes})
		if err != nil && news.KindOf(err) != news.Conflict { // another process was there first
			return err
		}
	}
	return nil
}

// tell sends an event once and keeps how it went. The error is of the store.
func (r *Runner) tell(ctx context.Context, a Alert, e Event) error {
	err := r.send(ctx, a, e)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	e.Tries++
	switch {
	case err == nil:
		e.State, e.Error, e.Next = Told, "", time.Time{}
	case e.Tries > len(waits):
		e.State, e.Error, e.Next = Failed, err.Error(), time.Time{}
		r.Log.Warn("an alert is not told", "alert", e.Alert, "event", e.ID, "error", err)
	default:
		e.Error, e.Next = err.Error(), r.now().Add(waits[e.Tries-1])
	}
	n, err := note(noteEvent, e.key(), e)
	if err != nil {
		return err
	}
	return r.Store.Commit(ctx, &news.Change{Notes: []news.Note{n}})
}

func (r *Runner) send(ctx context.Context, a Alert, e Event) error {
	signer, err := webhooks.NewWebhook(a.Secret)
	if err != nil {
		return err
	}
	at := r.now()
	sign, err := signer.Sign(e.ID, at, e.Body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, a.Hook, bytes.NewReader(e.Body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "synoptic/1.0 (alerts)")
	req.Header.Set(webhooks.HeaderWebhookID, e.ID)
	req.Header.Set(webhooks.HeaderWebhookTimestamp, strconv.FormatInt(at.Unix(), 10))
	req.Header.Set(webhooks.HeaderWebhookSignature, sign)
	resp, err := r.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, _ = io.CopyN(io.Discard, resp.Body, 64<<10)
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return fmt.Errorf("%s answered %s", a.Hook, resp.Status)
	}
	return nil
}
