package evals

import (
	"context"
	"fmt"
	"iter"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/seed-25a395fc/reason/evals/data"
)

// Task is one question for a worker.
type Task struct {
	Key
	Item data.Item `json:"item"`
}

// Record is what a worker hands back.
type Record struct {
	Result Result `json:"result"`
	Trace  Trace  `json:"trace"`
}

// Queue carries tasks to workers and their records back.
type Queue interface {
	// Do has every task of w answered and stored. A record may come more than
	// once, for a worker may die after it has answered: the store keeps the
	// first. Do returns when all are stored, or at the first error.
	Do(ctx context.Context, w *Work) error
}

// Work is what is left of a run, as a [Queue] sees it.
type Work struct {
	run      Run
	store    *store
	spent    *tally
	progress *Progress
	started  time.Time
}

// work asks what is left.
func (r Run) work(ctx context.Context, s *store, p *Progress) error {
	w := &Work{run: r, store: s, spent: &tally{budget: r.Total, spend: p.Spend}, progress: p, started: time.Now()}
	queue := r.Queue
	if queue == nil {
		queue = inProcess{workers: r.Workers, answer: r.Answer}
	}
	r.report(p, w.started)
	err := queue.Do(ctx, w)
	switch {
	case err != nil || p.Done == p.Total:
		return err
	case w.spent.reached():
		p.Exhausted = true
		r.report(p, w.started)
		return nil
	}
	return fmt.Errorf("evals: %d of %d results are stored, and the data holds no more questions: it was changed or cannot be read any longer", p.Done, p.Total)
}

// ID names the store; another folder has another.
func (w *Work) ID() string { return w.store.id }

// Tasks yields the questions that the store does not hold, until the run's
// budget is spent.
func (w *Work) Tasks() iter.Seq[Task] {
	return func(yield func(Task) bool) {
		for i, source := range w.run.Sources {
			for index, item := range questions(source, w.run.samples[i]) {
				for replicate := range w.run.Seeds {
					for _, strategy := range w.run.Strategies {
						key := Key{i, index, strategy, replicate}
						if w.Stored(key) {
							continue
						}
						if w.spent.reached() || !yield(Task{key, item}) {
							return
						}
					}
				}
			}
		}
	}
}

// Stored tells whether a result is on disk. It is safe for concurrent use.
func (w *Work) Stored(k Key) bool { return w.store.has(k) }

// Store puts records on disk; those that are there already are left alone. It
// belongs to one goroutine.
func (w *Work) Store(batch []Record) error {
	fresh, err := w.store.fresh(batch)
	if err != nil || len(fresh) == 0 {
		return err
	}
	for _, rec := range fresh {
		w.spent.add(rec.Result.Spend)
	}
	return w.keep(fresh)
}

// keep stores records whose spend is booked.
func (w *Work) keep(batch []Record) error {
	for i := range batch {
		r := &batch[i].Result
		w.store.sources[r.Source].label(r)
	}
	if err := w.store.append(batch); err != nil {
		return err
	}
	for _, rec := range batch {
		if w.run.includes(rec.Result.Key) {
			w.progress.count(rec.Result)
		}
	}
	w.run.report(w.progress, w.started)
	return nil
}

// inProcess is a queue whose workers are goroutines.
type inProcess struct {
	workers int
	answer  func(context.Context, Task) (Record, error)
}

// Do implements [Queue]: one goroutine hands out, some answer, one stores.
func (q inProcess) Do(ctx context.Context, w *Work) error {
	todo := make(chan Task)
	records := make(chan Record, 4*q.workers)
	group, ctx := errgroup.WithContext(ctx)

	group.Go(func() error {
		defer close(todo)
		for t := range w.Tasks() {
			select {
			case todo <- t:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})

	workers, workCtx := errgroup.WithContext(ctx)
	for range q.workers {
		workers.Go(func() error {
			for t := range todo {
				if w.spent.reached() {
					continue // it was handed out before others reached the cap
				}
				rec, err := q.answer(workCtx, t)
				if err != nil {
					return err
				}
				w.spent.add(rec.Result.Spend) // before it is stored, so that a budget is noticed at once
				records <- rec
			}
			return nil
		})
	}
	group.Go(func() error {
		defer close(records)
		return workers.Wait()
	})

	group.Go(func() error {
		var failure error
		for first := range records {
			batch := []Record{first}
			for len(records) > 0 {
				batch = append(batch, <-records)
			}
			if failure != nil {
				continue // drain, so that no worker waits for ever
			}
			if failure = w.keep(batch); failure != nil {
				w.spent.stop()
			}
		}
		return failure
	})
	return group.Wait()
}
