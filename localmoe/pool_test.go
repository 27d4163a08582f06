package localmoe

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// holdJob is done when the second thread has begun with it and may end.
type holdJob struct {
	begun atomic.Bool
	end   chan struct{}
}

func (j *holdJob) do(_ *worker, lo, _ int) {
	if lo == 0 {
		for !j.begun.Load() {
			runtime.Gosched()
		}
		return
	}
	j.begun.Store(true)
	<-j.end
}

// A thread that waits for another must not hold up a garbage collection, for which the
// other one may have been stopped. It did so for seconds.
func TestWaitingThreadStops(t *testing.T) {
	p := &pool{threads: 2}
	defer p.stop()
	var took time.Duration
	for range 20 {
		j := &holdJob{end: make(chan struct{})}
		go func() {
			defer close(j.end)
			for !j.begun.Load() {
				runtime.Gosched()
			}
			time.Sleep(time.Millisecond) // the caller waits now
			start := time.Now()
			runtime.ReadMemStats(new(runtime.MemStats)) // stops all goroutines
			took += time.Since(start)
		}()
		p.run(make([]*worker, 2), 2, 1, j)
	}
	if took > 10*time.Second { // milliseconds, or half a minute
		t.Errorf("stopping all goroutines 20 times took %v while one waited for a worker", took)
	}
}

// Whatever threads come to a job and when, each index is done once.
func TestSharesAreTakenOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, grain := rapid.IntRange(0, 3000).Draw(t, "n"), rapid.IntRange(1, 70).Draw(t, "grain")
		threads := rapid.IntRange(1, 5).Draw(t, "threads")
		coming := rapid.IntRange(1, threads).Draw(t, "coming")
		var s shares
		s.set(n, grain, threads)
		done := make([]atomic.Int32, n)
		var wait sync.WaitGroup
		for thread := range coming {
			wait.Go(func() {
				for lo, hi := s.take(thread); lo < hi; lo, hi = s.take(thread) {
					for i := lo; i < hi; i++ {
						done[i].Add(1)
					}
				}
			})
		}
		wait.Wait()
		for i := range done {
			if times := done[i].Load(); times != 1 {
				t.Fatalf("index %d was done %d times", i, times)
			}
		}
	})
}
