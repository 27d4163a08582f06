package localmoe

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
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
