package localmoe

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// parallelWork is the number of multiply-adds from which on sharing pays.
const parallelWork = 1 << 17

// job is work on the indices [0, n) that can be done in any order by several
// workers at once, with the same result.
type job interface {
	do(w *worker, lo, hi int)
}

// worker holds the scratch memory of one thread.
type worker struct {
	row   []float32 // a page of the cache, decoded
	score []float32 // attention scores
	asks  []ask     // query heads of a piece of attention

	in, out []float32      // of a product that one thread computes …
	rounded kernel.Rounded // … and its inputs rounded

	integers kernel.Scratch
	floats   kernel.FloatScratch
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
//
// Between two jobs a thread looks for the next one for a while before it sleeps,
// because waking takes longer than most jobs. Only threads that have begun to
// work on a job are waited for: one whose processor is taken by another process
// does not hold up the others. So a thread lets other processes run between two jobs,
// before the system takes its processor away in the midst of one.
type pool struct {
	threads int
	least   float64    // multiply-adds worth sharing
	lock    sync.Mutex // held while the threads work
	wake    []chan struct{}
	workers []*worker // of the pass that runs
	job     job
	shares  shares
	posted  atomic.Int64 // jobs so far; -1 ends the threads
	inside  atomic.Int64 // threads that work on the job, plus closed
	asleep  atomic.Int64
}

const (
	closed = 1 << 32 // in pool.inside: the job takes no more threads
	// quick is how often the caller's thread looks for the end of a job before it lets
	// others run between two looks, for the thread that it waits for may have no other
	// processor.
	quick = 50
	// patient is how often a thread looks for the next job before it lets others run,
	// .1 ms. A busy process has the processor for 4 ms then.
	patient = 10_000
	// looks is how often it looks before it sleeps. Of two processes that decode a model of
	// 30 M at once, each has .79 of its rate if threads sleep without letting others run
	// first, because jobs are shorter than it takes to wake them.
	looks = patient + 200
	// spell is how long a thread works before it lets others run, much less than the 3 to
	// 4 ms after which Linux takes its processor away in the midst of a job, for which the
	// caller's thread would wait.
	spell = 200 * time.Microsecond
)

// run does j on [0, n) with one worker per thread, in pieces of multiples of grain
// indices. It returns false, without doing anything, if the threads are busy with
// another pass.
func (p *pool) run(workers []*worker, n, grain int, j job) bool {
	if !p.lock.TryLock() {
		return false
	}
	defer p.lock.Unlock()
	p.start()
	p.workers, p.job = workers, j
	p.shares.set(n, grain, p.threads)
	p.inside.Store(0)
	p.posted.Add(1)
	if p.asleep.Load() > 0 {
		p.wakeAll()
	}
	p.drain(0)
	p.inside.Add(closed)
	for i := 1; p.inside.Load() != closed; i++ {
		pause(i >= quick)
	}
	p.job, p.workers = nil, nil
	return true
}

// pause passes the time before another look, or lets others run. Every look calls it
// because Go stops a goroutine where it enters a function. A loop of nothing but assembly
// and system calls went on for seconds while a garbage collection waited for it, and it
// for a thread that the collection had stopped.
//
//go:noinline
func pause(others bool) {
	if others {
		yield()
	} else {
		kernel.Pause()
	}
}

func (p *pool) start() {
	if len(p.wake) == p.threads-1 {
		return
	}
	p.inside.Store(closed)
	p.posted.Store(0)
	for index := 1; index < p.threads; index++ {
		c := make(chan struct{}, 1)
		p.wake = append(p.wake, c)
		go p.serve(index, c)
	}
}

// serve works on one job after another.
func (p *pool) serve(index int, wake <-chan struct{}) {
	var seen int64
	turns := shortTurns()
	turns.take()
	began := time.Now()
	for p.await(&seen, wake, turns) {
		if !p.enter() {
			continue
		}
		p.drain(index)
		p.inside.Add(-1)
		if time.Since(began) > spell {
			yield()
			began = time.Now()
		}
	}
}

// await returns when there is a job after the one seen last, or false if the
// threads are to end.
func (p *pool) await(seen *int64, wake <-chan struct{}, turns turns) bool {
	for i := 1; ; i++ {
		if now := p.posted.Load(); now != *seen {
			*seen = now
			return now >= 0
		}
		if i < looks {
			pause(i >= patient)
			continue
		}
		p.asleep.Add(1)
		if p.posted.Load() == *seen { // else the wake-up may have been missed
			<-wake
			turns.take() // the goroutine may go on in another thread of the system
		}
		p.asleep.Add(-1)
		i = 0
	}
}

// enter joins the threads that work on the job unless it takes no more.
func (p *pool) enter() bool {
	for {
		n := p.inside.Load()
		if n >= closed {
			return false
		}
		if p.inside.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

func (p *pool) wakeAll() {
	for _, c := range p.wake {
		select {
		case c <- struct{}{}:
		default: // it is awake, or about to be
		}
	}
}

// drain does pieces of the current job until none is left.
func (p *pool) drain(index int) {
	for lo, hi := p.shares.take(index); lo < hi; lo, hi = p.shares.take(index) {
		p.job.do(p.workers[index], lo, hi)
	}
}

// stop ends the threads.
func (p *pool) stop() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.posted.Store(-1)
	p.wakeAll()
	p.wake = nil
}
