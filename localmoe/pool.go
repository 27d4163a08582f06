package localmoe

import (
	"sync"
	"sync/atomic"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// parallelWork is the number of multiply-adds from which on waking the threads
// pays: they take some microseconds to come.
const parallelWork = 1 << 18

// job is work on the indices [0, n) that can be done in any order by several
// workers at once, with the same result.
type job interface {
	do(w *worker, lo, hi int)
}

// worker holds the scratch memory of one thread.
type worker struct {
	row   []float32 // a decoded weight row or a page of the cache
	score []float32 // attention scores

	integers kernel.Scratch
}

// decoded returns room for n decoded values.
func (w *worker) decoded(n int) []float32 { return grow(&w.row, n) }

// scores returns room for n attention scores.
func (w *worker) scores(n int) []float32 { return grow(&w.score, n) }

func grow(buf *[]float32, n int) []float32 {
	if len(*buf) < n {
		*buf = make([]float32, n+n/2)
	}
	return (*buf)[:n]
}

// pool is a fixed set of threads that share the work of one forward pass at a
// time. The threads start at the first work that is worth it.
type pool struct {
	threads int
	least   float64    // multiply-adds worth sharing
	lock    sync.Mutex // held while the threads work
	wake    []chan struct{}
	done    sync.WaitGroup
	workers []*worker // of the pass that runs
	job     job
	n       int64
	grain   int64
	next    atomic.Int64
}

// run does j on [0, n) in pieces of grain indices with one worker per thread.
// It returns false, without doing anything, if the threads are busy with
// another pass.
func (p *pool) run(workers []*worker, n, grain int, j job) bool {
	if !p.lock.TryLock() {
		return false
	}
	defer p.lock.Unlock()
	p.start()
	p.workers, p.job, p.n, p.grain = workers, j, int64(n), int64(grain)
	p.next.Store(0)
	p.done.Add(len(p.wake))
	for _, c := range p.wake {
		c <- struct{}{}
	}
	p.drain(0)
	p.done.Wait()
	p.job, p.workers = nil, nil
	return true
}

func (p *pool) start() {
	for len(p.wake) < p.threads-1 {
		c := make(chan struct{}, 1)
		p.wake = append(p.wake, c)
		go func(index int) {
			for range c {
				p.drain(index)
				p.done.Done()
			}
		}(len(p.wake))
	}
}

// drain takes pieces of the current job until none is left.
func (p *pool) drain(index int) {
	for {
		hi := p.next.Add(p.grain)
		lo := hi - p.grain
		if lo >= p.n {
			return
		}
		p.job.do(p.workers[index], int(lo), int(min(hi, p.n)))
	}
}

// stop ends the threads.
func (p *pool) stop() {
	p.lock.Lock()
	defer p.lock.Unlock()
	for _, c := range p.wake {
		close(c)
	}
	p.wake = nil
}
