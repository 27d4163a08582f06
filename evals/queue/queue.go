// Package queue carries the questions of an evaluation to other processes and
// machines over NATS JetStream.
//
//	run ── task ──▶ stream of tasks ──▶ worker
//	    ◀─ record ─ stream of records ◀─┘
//
// Each message is known by the hash of its content, so that what is sent twice
// is kept once. A worker gives a task back only after the server has confirmed
// the record; the run gives a record back only after it is on disk; and the
// store keeps the first of several records of one question. So every result is
// there exactly once, whoever is killed at whatever instant; at worst a question
// is answered twice.
package queue

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"golang.org/x/sync/errgroup"

	"github.com/seed-25a395fc/reason/evals"
)

// Answer asks one question; [evals.Run.Answer] is one.
type Answer func(ctx context.Context, t evals.Task) (evals.Record, error)

// Queue is an [evals.Queue] over the NATS server at URL, which must have
// JetStream.
type Queue struct {
	URL string
	// Spec tells workers how to answer; see [Work].
	Spec []byte
	// Workers is how many of the run's own goroutines answer as well, with
	// Answer.
	Workers int
	Answer  Answer
	// AckWait is how long after a worker's last sign of life its question is
	// given to another; 0 is 5 s.
	AckWait time.Duration
}

const (
	defaultAckWait = 5 * time.Second
	// ahead bounds the questions that were sent and are not yet stored. A budget
	// for the whole run may be overrun by so many.
	ahead = 64
	// window is how long the server remembers what it was sent.
	window = 10 * time.Minute
	// pause is how long to wait for a message before looking around.
	pause = 250 * time.Millisecond

	specKey    = "reason-spec"
	tasksName  = "REASON_TASKS_"
	resultName = "REASON_RECORDS_"
	workers    = "workers" // the consumer of tasks
	storing    = "store"   // the consumer of records
)

func taskSubject(run string) string   { return "reason.tasks." + run }
func recordSubject(run string) string { return "reason.records." + run }

// Do implements [evals.Queue].
func (q Queue) Do(ctx context.Context, w *evals.Work) error {
	js, err := connect(q.URL)
	if err != nil {
		return err
	}
	defer js.Conn().Close()
	run := w.ID()
	records, err := q.open(ctx, js, run)
	if err != nil {
		return fmt.Errorf("queue: %s: %w", q.URL, err)
	}
	group, ctx := errgroup.WithContext(ctx)
	ownCtx, stopOwn := context.WithCancel(ctx)
	defer stopOwn()
	if q.Workers > 0 {
		group.Go(func() error {
			err := serve(ownCtx, js, run, q.Answer, q.Workers)
			if ownCtx.Err() != nil {
				return ctx.Err()
			}
			return err
		})
	}
	out := newOutstanding()
	group.Go(func() error { return send(ctx, js, w, out) })
	group.Go(func() error {
		defer stopOwn()
		return receive(ctx, records, w, out)
	})
	if err := group.Wait(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx) // the group has ended its own
	return errors.Join(js.DeleteStream(ctx, tasksName+run), js.DeleteStream(ctx, resultName+run))
}

// open makes the streams, or finds those that an earlier process of the run left.
func (q Queue) open(ctx context.Context, js jetstream.JetStream, run string) (records jetstream.Consumer, err error) {
	ackWait := q.AckWait
	if ackWait == 0 {
		ackWait = defaultAckWait
	}
	stream := jetstream.StreamConfig{
		Name: resultName + run, Subjects: []string{recordSubject(run)},
		Retention: jetstream.WorkQueuePolicy, Storage: jetstream.FileStorage, Duplicates: window,
	}
	if _, err = js.CreateOrUpdateStream(ctx, stream); err != nil {
		return nil, err
	}
	records, err = js.CreateOrUpdateConsumer(ctx, stream.Name, jetstream.ConsumerConfig{
		Durable: storing, AckPolicy: jetstream.AckExplicitPolicy, AckWait: ackWait,
	})
	if err != nil {
		return nil, err
	}
	stream.Name, stream.Subjects = tasksName+run, []string{taskSubject(run)}
	stream.Metadata = map[string]string{specKey: string(q.Spec)}
	if _, err = js.CreateOrUpdateStream(ctx, stream); err != nil {
		return nil, err
	}
	_, err = js.CreateOrUpdateConsumer(ctx, stream.Name, jetstream.ConsumerConfig{
		Durable: workers, AckPolicy: jetstream.AckExplicitPolicy, AckWait: ackWait,
	})
	return records, err
}

// send offers the tasks, never many more than are being answered.
func send(ctx context.Context, js jetstream.JetStream, w *evals.Work, out *outstanding) error {
	defer out.noMore()
	for task := range w.Tasks() {
		if err := out.add(ctx, task.Key); err != nil {
			return err
		}
		if w.Stored(task.Key) { // a record of an earlier process has come meanwhile
			out.remove(task.Key)
			continue
		}
		if err := publish(ctx, js, taskSubject(w.ID()), task); err != nil {
			return fmt.Errorf("queue: question %s: %w", task.Item.ID, err)
		}
	}
	return nil
}

// receive stores records until none is outstanding.
func receive(ctx context.Context, records jetstream.Consumer, w *evals.Work, out *outstanding) error {
	for !out.ended() {
		batch, err := some(ctx, records)
		if err != nil {
			return err
		}
		if err := store(ctx, w, batch, out); err != nil {
			return err
		}
	}
	return nil
}

// some waits a moment for a message and takes those that are there with it.
func some(ctx context.Context, c jetstream.Consumer) ([]jetstream.Msg, error) {
	first, err := c.Next(jetstream.FetchMaxWait(pause))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, nats.ErrTimeout), errors.Is(err, jetstream.ErrNoHeartbeat):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("queue: the records: %w", err)
	}
	batch := []jetstream.Msg{first}
	rest, err := c.FetchNoWait(ahead)
	if err != nil {
		return batch, nil // what came is kept; the next turn meets the error
	}
	for msg := range rest.Messages() {
		batch = append(batch, msg)
	}
	return batch, nil
}

// store puts records on disk and only then gives them back.
func store(ctx context.Context, w *evals.Work, batch []jetstream.Msg, out *outstanding) error {
	records := make([]evals.Record, len(batch))
	for i, msg := range batch {
		if err := json.Unmarshal(msg.Data(), &records[i]); err != nil {
			_ = msg.Term() // else it would end the run again whenever that is started
			return fmt.Errorf("queue: a worker's record: %w; it is thrown away, and the same run started again asks its question anew", err)
		}
	}
	if err := w.Store(records); err != nil {
		return err
	}
	for i, msg := range batch {
		if err := msg.DoubleAck(ctx); err != nil && ctx.Err() != nil {
			return ctx.Err() // any other error means that it comes again, and is there already
		}
		out.remove(records[i].Result.Key)
	}
	return nil
}

// connect opens a connection that outlasts a minute without the server.
func connect(url string) (jetstream.JetStream, error) {
	conn, err := nats.Connect(url, nats.Name("reason"), nats.MaxReconnects(60), nats.ReconnectWait(time.Second))
	if err != nil {
		return nil, fmt.Errorf("queue: no NATS server at %s: %w", url, err)
	}
	js, err := jetstream.New(conn)
	if err != nil {
		conn.Close()
		return nil, fmt.Errorf("queue: %s: %w", url, err)
	}
	return js, nil
}

// publish sends a value under the hash of what identifies it and waits until the
// server has it on disk.
func publish(ctx context.Context, js jetstream.JetStream, subject string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return &taskError{fmt.Errorf("queue: it cannot be sent: %w", err)}
	}
	hash := sha256.Sum256(data)
	ack, err := js.Publish(ctx, subject, data, jetstream.WithMsgID(hex.EncodeToString(hash[:])))
	if err != nil || !ack.Duplicate {
		return err
	}
	// The server has had it. Where it is there no longer it was dealt with, and is sent anew: a
	// result was taken out of the store and is asked for, or is found, once more.
	stream, err := js.Stream(ctx, ack.Stream)
	if err != nil {
		return err
	}
	if _, err = stream.GetMsg(ctx, ack.Sequence); errors.Is(err, jetstream.ErrMsgNotFound) {
		_, err = js.Publish(ctx, subject, data)
	}
	return err
}
