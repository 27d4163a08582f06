package limits_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/pipeline/backend/limits"
)

// TestAnyMinute sends random requests and looks at every minute afterwards.
func TestAnyMinute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := limits.Limits{
			Requests: rapid.IntRange(0, 5).Draw(rt, "requests"),
			Tokens:   rapid.IntRange(0, 1000).Draw(rt, "tokens"),
			AtOnce:   rapid.IntRange(0, 3).Draw(rt, "at once"),
		}
		bounds := rapid.SliceOfN(rapid.IntRange(1, 400), 1, 20).Draw(rt, "bounds")
		type sent struct {
			at     time.Time
			tokens int
		}
		var mu sync.Mutex
		var all []sent
		open := 0
		synctest.Test(t, func(t *testing.T) {
			limiter := limits.New(l)
			var group sync.WaitGroup
			for _, bound := range bounds {
				group.Go(func() {
					done, err := limiter.Wait(t.Context(), bound)
					if err != nil {
						rt.Error(err)
						return
					}
					mu.Lock()
					all = append(all, sent{time.Now(), bound})
					if open++; l.AtOnce > 0 && open > l.AtOnce {
						rt.Errorf("%d requests at once", open)
					}
					mu.Unlock()
					time.Sleep(time.Duration(bound) * 10 * time.Millisecond)
					mu.Lock()
					open--
					mu.Unlock()
					done(bound)
				})
			}
			group.Wait()
		})
		for i, first := range all {
			requests, tokens := 0, 0
			for _, s := range all[i:] {
				if s.at.Sub(first.at) < time.Minute {
					requests, tokens = requests+1, tokens+s.tokens
				}
			}
			if l.Requests > 0 && requests > l.Requests || l.Tokens > 0 && tokens > l.Tokens && requests > 1 {
				rt.Errorf("%d requests of %d tokens in a minute", requests, tokens)
			}
		}
	})
}

func TestWhatWasNotUsedIsGivenBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := limits.New(limits.Limits{Tokens: 100})
		begin := time.Now()
		for range 10 {
			done, err := limiter.Wait(t.Context(), 90)
			if err != nil {
				t.Fatal(err)
			}
			done(1)
		}
		if took := time.Since(begin); took != 0 {
			t.Errorf("10 small replies took %v", took)
		}
	})
}

func TestCancelledWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limiter := limits.New(limits.Limits{Requests: 1, AtOnce: 1})
		done, err := limiter.Wait(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, busy := range []bool{true, false} {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			if _, err := limiter.Wait(ctx, 1); !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
			cancel()
			if busy {
				done(1)
			}
		}
		time.Sleep(time.Minute)
		if _, err := limiter.Wait(t.Context(), 1); err != nil {
			t.Error(err)
		}
	})
	if done, err := (*limits.Limiter)(nil).Wait(t.Context(), 1); err != nil {
		t.Error(err)
	} else {
		done(1)
	}
}
