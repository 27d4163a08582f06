package queue

import (
	"context"
	"sync"

	"github.com/seed-25a395fc/reason/evals"
)

// outstanding are the tasks that were sent and whose records are not stored. It
// is safe for concurrent use.
type outstanding struct {
	room chan struct{}
	mu   sync.Mutex
	keys map[evals.Key]bool
	last bool // nothing more will be added
}

func newOutstanding() *outstanding {
	return &outstanding{room: make(chan struct{}, ahead), keys: map[evals.Key]bool{}}
}

// add waits until there is room.
func (o *outstanding) add(ctx context.Context, k evals.Key) error {
	select {
	case o.room <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.keys[k] = true
	return nil
}

// remove takes a key out, if it is there.
func (o *outstanding) remove(k evals.Key) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.keys[k] {
		delete(o.keys, k)
		<-o.room
	}
}

func (o *outstanding) noMore() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.last = true
}

func (o *outstanding) ended() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.last && len(o.keys) == 0
}
