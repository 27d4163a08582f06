package localmoe

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"
)

const (
	// batchedBytes is how many bytes of weights a token needs at least where callers share
	// passes. Fewer stay in the second cache of a processor, where each caller's own cache of
	// keys and values is better company for them than eight of those (docs/log.md).
	batchedBytes = 2 << 20
	// mostTogether is how many tokens are computed in one pass: as many as a row of weights
	// is unpacked for at once.
	mostTogether = 8
	// patience is the share of the last pass's time that the next one waits for the callers
	// that took part in it and are choosing their tokens.
	patience = 1. / 8
)

// batcher lets callers at work on different sessions share passes, each with a token or
// a few to compute, so that weights are read once for all of them: continuous batching
// (Yu et al. 2022, "Orca", OSDI). Who comes while a pass is computed waits. Who has
// computed one hands the next to the first who waits, with all who do. The zero value is
// ready for use.
type batcher struct {
	mu      sync.Mutex
	running bool
	waiting []*turn
	away    int           // callers of the last pass that have not come back
	took    time.Duration // the last pass
}

// turn is what one caller wants computed.
type turn struct {
	sessions []*Session
	due      int       // tokens
	logits   bool      // those behind the last tokens are wanted
	told     chan bool // true: compute the next pass; false: it is computed

	// Of the pass that the caller computes:
	batch       []*turn
	all, wanted []*Session
}

// due is how many tokens of sessions are not computed.
func due(sessions []*Session) int {
	n := 0
	for _, s := range sessions {
		n += len(s.tokens) - s.computed
	}
	return n
}

// enter waits until t is computed, or until the caller is to compute the pass with it.
func (b *batcher) enter(ctx context.Context, t *turn) (lead bool, err error) {
	b.mu.Lock()
	b.away = max(b.away-1, 0)
	if !b.running {
		b.running = true
		b.mu.Unlock()
		return true, nil
	}
	if t.told == nil {
		t.told = make(chan bool, 1)
	}
	b.waiting = append(b.waiting, t)
	b.mu.Unlock()
	select {
	case lead = <-t.told:
		return lead, nil
	case <-ctx.Done():
	}
	b.mu.Lock()
	i := slices.Index(b.waiting, t)
	if i >= 0 {
		b.waiting = slices.Delete(b.waiting, i, i+1)
	}
	b.mu.Unlock()
	if i < 0 { // it is being computed, or others count on it
		return <-t.told, nil
	}
	return false, fmt.Errorf("localmoe: %w", ctx.Err())
}

// gather is the pass that the caller computes: t and what waits, after a while in which
// those come back who are about to.
func (b *batcher) gather(t *turn) []*turn {
	b.mu.Lock()
	defer b.mu.Unlock()
	end := time.Now().Add(time.Duration(patience * float64(b.took)))
	for b.away > 0 && len(b.waiting) < mostTogether-1 {
		if time.Now().After(end) {
			b.away = 0 // they do something else
			break
		}
		b.mu.Unlock()
		runtime.Gosched()
		b.mu.Lock()
	}
	t.batch = append(t.batch[:0], t)
	due, n := t.due, 0
	for ; n < len(b.waiting) && due+b.waiting[n].due <= mostTogether; n++ {
		due += b.waiting[n].due
	}
	t.batch = append(t.batch, b.waiting[:n]...)
	b.waiting = slices.Delete(b.waiting, 0, n)
	return t.batch
}

// leave tells who took part that the pass is computed, and the first who waits to
// compute the next one.
func (b *batcher) leave(batch []*turn, took time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.away, b.took = len(batch), took
	for _, t := range batch[1:] {
		t.told <- false
	}
	if len(b.waiting) == 0 {
		b.running = false
		return
	}
	next := b.waiting[0]
	b.waiting = slices.Delete(b.waiting, 0, 1)
	next.told <- true
}
