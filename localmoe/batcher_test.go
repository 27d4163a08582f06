package localmoe

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"
)

// client uses a session as a solver does, at random by seed: it drafts, takes back,
// appends, asks for logits and forks. It returns the tokens that it saw and what they cost.
// With impatience some of its calls are cancelled, and made again.
func client(t *testing.T, m *Model, seed uint64, impatience bool) (seen []int32, flops float64) {
	r := rand.New(rand.NewPCG(seed, 1))
	s := m.NewSession()
	defer s.Close()
	compute := func(f func(ctx context.Context) error) {
		for {
			ctx, cancel := t.Context(), context.CancelFunc(func() {})
			if impatience && rand.IntN(4) == 0 {
				ctx, cancel = context.WithTimeout(ctx, time.Duration(rand.IntN(200))*time.Microsecond)
			}
			err := f(ctx)
			cancel()
			if err == nil {
				return
			}
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
				return
			}
		}
	}
	for len(seen) < 60 {
		ids := make([]int32, 2+r.IntN(12))
		for i := range ids {
			ids[i] = r.Int32N(20)
		}
		compute(func(ctx context.Context) error { return s.Prefill(ctx, ids[:1]) }) // whose logits nobody wants
		compute(func(ctx context.Context) error { return s.Prefill(ctx, ids[1:]) })
		start := s.Pos()
		g := s.Continue(Sampling{Temperature: 2, Seed: r.Uint64(), IgnoreEOS: true})
		for range 1 + r.IntN(12) {
			compute(func(ctx context.Context) error {
				token, err := g.Next(ctx)
				if err == nil {
					seen = append(seen, token.ID)
				}
				return err
			})
		}
		switch r.IntN(3) {
		case 0:
			if err := s.Rollback(start + r.IntN(s.Pos()-start)); err != nil {
				t.Error(err)
			}
		case 1:
			fork := s.Fork()
			fork.Logits()
			flops += fork.FLOPs()
			fork.Close()
		}
		if s.Pos() > m.context/2 {
			if err := s.Rollback(r.IntN(9)); err != nil {
				t.Error(err)
			}
		}
	}
	return seen, flops + s.FLOPs()
}

// Sessions of several goroutines that share passes get the tokens, and pay the
// operations, that they get and pay alone; a call that is cancelled can be made again.
func TestSharedPassesChangeNothing(t *testing.T) {
	for _, path := range []string{attentionModel, recurrentModel} {
		m := open(t, path, Options{Threads: 2})
		m.pool.least, m.batches = 1<<12, true
		const clients = 11
		var wg sync.WaitGroup
		for seed := range uint64(clients) {
			want, cost := client(t, m, seed, false)
			wg.Go(func() {
				got, paid := client(t, m, seed, seed%2 == 1)
				if !slices.Equal(got, want) || paid != cost {
					t.Errorf("%s: client %d sees %v for %v; alone %v for %v", path, seed, got, paid, want, cost)
				}
			})
		}
		wg.Wait()
		if b := &m.batcher; b.running || len(b.waiting) > 0 {
			t.Errorf("%s: running %v, %d wait when all are done", path, b.running, len(b.waiting))
		}
	}
}

// Whose tokens are being computed by another stays until that is done, cancelled or not.
func TestACancelledCallerWaitsForItsPass(t *testing.T) {
	var b batcher
	lead, err := b.enter(t.Context(), &turn{})
	if !lead || err != nil {
		t.Fatal(lead, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	returned := make(chan error)
	go func() {
		lead, err := b.enter(ctx, &turn{due: 1})
		if lead {
			err = errors.New("it is to compute what is computed")
		}
		returned <- err
	}()
	batch := b.gather(&turn{})
	for len(batch) == 1 {
		batch = b.gather(&turn{})
	}
	cancel()
	select {
	case err := <-returned:
		t.Fatalf("it returned %v before its tokens were computed", err)
	case <-time.After(20 * time.Millisecond):
	}
	b.leave(batch, time.Millisecond)
	if err := <-returned; err != nil || b.running {
		t.Error(err, b.running)
	}
}
