package pipeline_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-25a395fc/reason/pipeline"
	"github.com/seed-25a395fc/reason/pipeline/pipelinetest"
)

// tokens is the cost of n generated tokens.
func tokens(n int) pipeline.Spend { return pipeline.Spend{GeneratedTokens: n} }

// Where others have reserved what is left of a common account, a reservation waits until they
// have settled; it is shortened, or refused, where nobody can free anything.
func TestReservationsWaitForOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		account := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(100)})
		a, b := account.Child(pipeline.Budget{}), account.Child(pipeline.Budget{})
		_, held := a.Reserve(t.Context(), 80, tokens, nil)
		began := time.Now()
		time.AfterFunc(time.Second, func() { held.Settle(tokens(10)) })
		n, reservation := b.Reserve(t.Context(), 50, tokens, nil)
		if n != 50 || time.Since(began) != time.Second {
			t.Errorf("got %d after %v", n, time.Since(began))
		}
		n, last := b.Reserve(t.Context(), 60, tokens, nil)
		if n != 40 {
			t.Errorf("beside its own reservation of 50 it got %d of 40", n)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if n, r := a.Reserve(ctx, 1, tokens, nil); n != 0 || r != nil || ctx.Err() == nil {
			t.Errorf("got %d where nothing was left, %v", n, ctx.Err())
		}
		reservation.Settle(tokens(0))
		last.Settle(tokens(40))
		if n, _ = a.Reserve(t.Context(), 60, tokens, nil); n != 50 {
			t.Errorf("got %d of the 50 that are left", n)
		}
	})
}

// An account's own limit is nobody else's to free.
func TestNobodyWaitsForTheirOwnLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		account := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(1000)})
		a, b := account.Child(pipeline.Budget{}), account.Child(pipeline.Budget{Tokens: pipeline.AtMost(20)})
		if n, _ := a.Reserve(t.Context(), 100, tokens, nil); n != 100 {
			t.Fatalf("got %d", n)
		}
		if n, _ := b.Reserve(t.Context(), 50, tokens, nil); n != 20 {
			t.Errorf("got %d of 20", n)
		}
	})
}

// Those who wait with reservations of their own do not wait for each other.
func TestWaitingEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		account := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(100)})
		var all sync.WaitGroup
		for range 3 {
			l := account.Child(pipeline.Budget{})
			_, ahead := l.Reserve(t.Context(), 30, tokens, nil)
			all.Go(func() {
				time.Sleep(time.Second)
				n, more := l.Reserve(t.Context(), 50, tokens, nil)
				ahead.Settle(tokens(30))
				if more != nil {
					time.Sleep(time.Second)
					more.Settle(tokens(n))
				}
			})
		}
		all.Wait()
		if spent := account.Spent().Tokens(); spent != 100 {
			t.Errorf("%d of 100 were spent", spent)
		}
	})
}

// Many questions at once are answered from one account as if they were asked one after the
// other, though each may take far more than it does.
func TestQuestionsShareAnAccount(t *testing.T) {
	account := pipeline.NewLedger(pipeline.Budget{Tokens: pipeline.AtMost(1000)})
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			s := pipeline.Solver{Model: pipelinetest.Script("6 * 7 = 42\n", "ans 42\n"), Format: lines{}, Account: account}
			answer, err := s.Answer(t.Context(), "q")
			if err != nil || answer.Stop != pipeline.Complete {
				t.Errorf("%s, %v: %q for %d tokens", answer.Stop, err, answer.Text, answer.Spend.Tokens())
			}
		})
	}
	all.Wait()
	if spent := account.Spent().Tokens(); spent > 1000 {
		t.Errorf("%d tokens", spent)
	}
}
