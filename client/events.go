package client

import (
	"bufio"
	"context"
	"encoding/json"
	"iter"
	"strings"

	"synoptic/news"
)

// Event is a change of a story: articles came to it ("story"), or its record
// has a new edition ("record").
type Event struct {
	ID    string // to go on after
	Kind  string
	Story *news.StoryEntry
}

// mostEvent bounds one line of a stream, in bytes.
const mostEvent = 1 << 20

// Events gives what changes, as it does, until the context ends. after is the ID
// of an event that was seen, "" to begin now. It ends with an error when the
// stream ends; who goes on asks for the events after the last one seen.
func (c *Client) Events(ctx context.Context, after string) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		head := []string{"Accept", "text/event-stream"}
		if after != "" {
			head = append(head, "Last-Event-ID", after)
		}
		body, err := c.send(ctx, "/events", nil, head...)
		if err != nil {
			yield(Event{}, err)
			return
		}
		defer body.Close()
		var e Event
		var data string
		lines := bufio.NewScanner(body)
		lines.Buffer(nil, mostEvent)
		for lines.Scan() {
			name, value, _ := strings.Cut(lines.Text(), ":")
			value = strings.TrimPrefix(value, " ")
			switch name {
			case "id":
				e.ID = value
			case "event":
				e.Kind = value
			case "data":
				data += value
			}
			if lines.Text() != "" || data == "" {
				continue
			}
			err := json.Unmarshal([]byte(data), &e.Story)
			if !yield(e, err) || err != nil {
				return
			}
			e, data = Event{}, ""
		}
		if err = lines.Err(); err == nil {
			err = errEnded
		}
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		yield(Event{}, err)
	}
}
