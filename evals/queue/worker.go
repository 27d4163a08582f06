package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"golang.org/x/sync/errgroup"

	"github.com/seed-25a395fc/reason/evals"
)

// Work waits for a run on the NATS server at url, answers its questions, n at
// once, and returns when the run is over. prepare is told how to answer: the
// Spec of the run's [Queue].
func Work(ctx context.Context, url string, n int, prepare func(ctx context.Context, spec []byte) (Answer, error)) error {
	js, err := connect(url)
	if err != nil {
		return err
	}
	defer js.Conn().Close()
	run, spec, err := find(ctx, js)
	if err != nil {
		return err
	}
	answer, err := prepare(ctx, spec)
	if err != nil {
		return err
	}
	return serve(ctx, js, run, answer, n)
}

// find waits for a run and returns the latest.
func find(ctx context.Context, js jetstream.JetStream) (run string, spec []byte, err error) {
	for {
		var latest *jetstream.StreamInfo
		streams := js.ListStreams(ctx, jetstream.WithStreamListSubject(taskSubject("*")))
		for info := range streams.Info() {
			if latest == nil || info.Created.After(latest.Created) {
				latest = info
			}
		}
		if latest != nil {
			return strings.TrimPrefix(latest.Config.Name, tasksName), []byte(latest.Config.Metadata[specKey]), nil
		}
		if err := streams.Err(); err != nil && ctx.Err() == nil {
			return "", nil, fmt.Errorf("queue: cannot list the runs: %w", err)
		}
		if err := sleep(ctx, pause); err != nil {
			return "", nil, err
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// serve answers with n goroutines until the run is over.
func serve(ctx context.Context, js jetstream.JetStream, run string, answer Answer, n int) error {
	tasks, err := js.Consumer(ctx, tasksName+run, workers)
	for deadline := time.Now().Add(time.Minute); errors.Is(err, jetstream.ErrConsumerNotFound) && time.Now().Before(deadline); {
		if err := sleep(ctx, pause); err != nil { // the run makes it just after its stream
			return err
		}
		tasks, err = js.Consumer(ctx, tasksName+run, workers)
	}
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("queue: run %s: %w", run, err)
	}
	worker := worker{js, run, tasks.CachedInfo().Config.AckWait, answer}
	group, ctx := errgroup.WithContext(ctx)
	for range n {
		group.Go(func() error {
			for {
				msg, err := tasks.Next(jetstream.FetchMaxWait(time.Second))
				if err == nil {
					err = worker.handle(ctx, msg)
				}
				if over, err := worker.over(ctx, err); over || err != nil {
					return err
				}
			}
		})
	}
	return group.Wait()
}

// worker answers the tasks of one run.
type worker struct {
	js      jetstream.JetStream
	run     string
	ackWait time.Duration
	answer  Answer
}

// over tells whether an error means that the run has ended. Errors that pass are
// nil: the task comes again.
func (w worker) over(ctx context.Context, err error) (bool, error) {
	switch {
	case ctx.Err() != nil:
		return false, ctx.Err()
	case err == nil:
		return false, nil
	case w.js.Conn().IsClosed():
		return false, errors.New("queue: the server has been away for a minute")
	}
	var bad *taskError
	if errors.As(err, &bad) {
		return false, err
	}
	_, err = w.js.Stream(ctx, tasksName+w.run)
	return errors.Is(err, jetstream.ErrStreamNotFound), nil
}

// taskError is a failure that another try will not mend.
type taskError struct{ err error }

func (e *taskError) Error() string { return e.err.Error() }
func (e *taskError) Unwrap() error { return e.err }

// handle answers one task: the record is with the server before the task is
// given back.
func (w worker) handle(ctx context.Context, msg jetstream.Msg) error {
	var task evals.Task
	if err := json.Unmarshal(msg.Data(), &task); err != nil {
		return &taskError{fmt.Errorf("queue: a question that is none: %w", err)}
	}
	stop := w.keepAlive(msg)
	defer stop()
	record, err := w.answer(ctx, task)
	if err != nil {
		_ = msg.Nak() // another worker need not wait; without it, it only waits longer
		return err
	}
	err = publish(ctx, w.js, recordSubject(w.run), record)
	if errors.Is(err, nats.ErrMaxPayload) { // else it would be answered again and again
		return &taskError{fmt.Errorf("queue: the answer to question %s: %w of the server (%d bytes); raise its max_payload", task.Item.ID, err, w.js.Conn().MaxPayload())}
	}
	if err != nil {
		return err
	}
	// At the end of a run nobody is left to confirm it. Where it was lost, the question is
	// answered once more.
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return msg.DoubleAck(ctx)
}

// keepAlive says now and then that the task is in work.
func (w worker) keepAlive(msg jetstream.Msg) (stop func()) {
	ticker, done := time.NewTicker(w.ackWait/4), make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				_ = msg.InProgress() // a sign that is lost is followed by the next
			case <-done:
				return
			}
		}
	}()
	return func() { ticker.Stop(); close(done) }
}
