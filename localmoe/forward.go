package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// mixer is the part of a layer that mixes positions: attention or a recurrent
// operator.
type mixer interface {
	// mix writes to out what the operator makes of the normed inputs h, which it may
	// overwrite.
	// out, h: [rows, dim]
	mix(f *forward, out, h []float32)
	weights() int          // read per token
	flops(pos int) float64 // of a token at pos, beyond 2 per weight
}

// feedForward is the part of a layer that works on each position by itself.
type feedForward interface {
	// feed writes to out what the part makes of the normed inputs h.
	// out, h: [rows, dim]
	feed(f *forward, out, h []float32)
	weights(experts int) int // read per token with so many experts
}

// row is one token of a forward pass.
type row struct {
	s       *Session
	id      int32
	pos     int
	experts int // per token
}

// forward is one pass of some tokens through the model: the tokens and the
// memory the pass needs. Rows of one session are consecutive and ascending.
type forward struct {
	m       *Model
	rows    []row
	x       []float32 // residual stream [rows, dim]
	before  []float32 // … before attention, for routers that read it there
	workers []*worker
	trig    [][]float32 // per rotation [rows, pairs, 2]
	floats  arena[float32]
	ints    arena[int32]

	rounded     kernel.Rounded // inputs of the product being computed …
	inner       []*inner       // … or of the last one of each expert …
	singles     kernel.Rounded // … or of those of all experts for a single row
	group       []product      // computed together
	gathered    []*gathered    // inputs of some rows, see inputs
	gatheredNow int            // how many of them the group uses
	shared      kernel.Store   // memory of gathered and inner
	choice      choice         // of the layer's router
	jobs        jobs
}

// jobs are the current job of each kind. They lie here because they would else be
// allocated with every step.
type jobs struct {
	mul      mulJob
	group    groupJob
	attend   attendJob
	norm     normJob
	add      addJob
	activate activateJob
	heads    headsJob
	gate     gateJob
	route    routeJob
	gather   gatherJob
	inner    innerJob
	weigh    weighJob
	shared   sharedJob
	conv     convJob
	short    shortJob
	delta    deltaJob
	mamba    mambaJob
	// what comes after the recurrence of Mamba
	mambaGate mambaGateJob
	latent    latentJob
	keyUp     keyUpJob
	valueUp   valueUpJob
}

func (f *forward) n() int { return len(f.rows) }

// take returns a buffer that lives until the current part of the layer ends.
func (f *forward) take(n int) []float32 { return f.floats.take(n) }

// takeOr is take, or the beginning of a buffer that is free if that suffices.
func (f *forward) takeOr(free []float32, n int) []float32 {
	if n <= len(free) {
		return free[:n]
	}
	return f.take(n)
}

// run computes all layers for f.rows, fills the caches of their sessions and
// stores the final hidden vectors there.
func (f *forward) run() {
	m, n := f.m, f.n()
	all := f.floats.mark
	defer f.floats.release(all)
	f.x = f.take(n * m.cfg.dim)
	f.embed()
	f.angles()
	side := f.sideInputs()
	for i := range m.layers {
		f.layer(&m.layers[i], i, side)
		f.tap(i)
	}
	f.finish()
}

// embed starts the residual stream with the embeddings of the tokens.
func (f *forward) embed() {
	c := f.m.cfg
	for i, r := range f.rows {
		x := f.x[i*c.dim : (i+1)*c.dim]
		f.m.embedding.decodeRow(x, int(r.id))
		if c.embedScale != 1 {
			kernel.Scale(x, c.embedScale)
		}
	}
}

// finish stores the normed final vectors. Keeping them costs little beside keys
// and values, and the logits of any position are one product away.
func (f *forward) finish() {
	d := f.m.cfg.dim
	weights, experts := 0, -1
	for i, r := range f.rows {
		p := r.s.pages[r.pos/pageSize]
		at := r.pos % pageSize * d
		f.m.cfg.norm(p.hidden[at:at+d], f.x[i*d:(i+1)*d], f.m.outputNorm)
		if r.experts != experts { // most rows have the number of the one before
			weights, experts = f.m.activeWeights(r.experts), r.experts
		}
		r.s.flops += 2*float64(weights) + f.m.mixerFLOPs(r.pos)
	}
}

// tap keeps the residual stream after layer i if the user asked for it.
func (f *forward) tap(i int) {
	t, ok := f.m.tapOf[i]
	if !ok {
		return
	}
	d, taps := f.m.cfg.dim, f.m.cache.taps
	for j, r := range f.rows {
		p := r.s.pages[r.pos/pageSize]
		copy(p.taps[(r.pos%pageSize*taps+t)*d:], f.x[j*d:(j+1)*d])
	}
}

// head writes the logits of n final hidden vectors. logits: [n, vocab], h: [n, dim]
func (f *forward) head(logits, h []float32, n int) {
	f.linear(&f.m.output, logits, h, n)
	f.m.shape(logits)
}

// shape scales and caps logits where the model asks for it.
func (m *Model) shape(logits []float32) {
	if m.cfg.logitScale != 1 {
		kernel.Scale(logits, m.cfg.logitScale)
	}
	if c := m.cfg.softcap; c > 0 {
		kernel.Softcap(logits, c)
	}
}

// angles computes the rotation tables of all rows, once for all layers.
func (f *forward) angles() {
	for i, r := range f.m.ropes {
		width := 2 * len(r.freq)
		f.trig[i] = f.take(f.n() * width)
		for j := range f.rows {
			r.table(f.trig[i][j*width:(j+1)*width], f.rows[j].pos)
		}
	}
}

// rotate applies RoPE to all heads of row i, so many values each.
func (f *forward) rotate(r *rope, i int, x []float32, head int) {
	if r == nil {
		return
	}
	w := 2 * len(r.freq)
	table := f.trig[r.index][i*w : (i+1)*w]
	for ; len(x) > 0; x = x[head:] {
		r.rotate(x[:head], table)
	}
}

// store puts the keys and values of row i into the cache.
// k: [heads·keyDim], v: [heads·valueDim]
func (f *forward) store(slot, i int, k, v []float32) {
	s, r := &f.m.cache.slots[slot], &f.rows[i]
	p := r.s.pages[r.pos/pageSize]
	for h := range s.heads {
		s.put(p, h, r.pos%pageSize, k[h*s.keyDim:(h+1)*s.keyDim], v[h*s.valueDim:(h+1)*s.valueDim])
	}
}

// linear writes dst = x·lᵀ + bias for n inputs.
func (f *forward) linear(l *linear, dst, x []float32, n int) {
	f.mul(&l.matrix, dst, x, n)
	if l.bias != nil {
		for i := range n {
			kernel.Add(dst[i*l.rows:(i+1)*l.rows], l.bias)
		}
	}
}

// mulJob is a product with the rows of a matrix shared among workers.
type mulJob struct {
	m      *matrix
	dst, x []float32
	n      int
	// rounded are the inputs as int8, to be multiplied in place of x; nil if
	// the arithmetic is to be exact or the weights are floating-point.
	rounded *kernel.Rounded
}

func (j *mulJob) do(w *worker, lo, hi int) {
	if j.rounded != nil {
		j.m.mulRounded(j.dst, j.rounded, lo, hi, w)
		return
	}
	j.m.mulRows(j.dst, j.x, j.n, lo, hi, w)
}

// mul writes dst = x·mᵀ for n inputs. dst: [n, rows], x: [n, cols]
func (f *forward) mul(m *matrix, dst, x []float32, n int) {
	if f.rounds(m.format) {
		f.rounded.Round(m.format, x, n, m.cols)
	}
	f.mulAgain(m, dst, x, n)
}

// mulAgain is mul for the inputs that mul was called with last, in the same
// format.
func (f *forward) mulAgain(m *matrix, dst, x []float32, n int) {
	f.jobs.mul = mulJob{m: m, dst: dst, x: x, n: n}
	if f.rounds(m.format) {
		f.jobs.mul.rounded = &f.rounded
	}
	f.each(m.rows, f.rowGrain(m.rows), float64(m.weights())*float64(n), &f.jobs.mul)
}

// rowGrain returns the least rows of a piece of work on so many rows of matrices: some
// pieces per thread, but not fewer rows than kernels take at once.
func (f *forward) rowGrain(rows int) int {
	return max(8, min(64, rows/(4*len(f.workers))&^7))
}

// each does j on [0, n), with all threads if the work, in multiply-adds, is
// worth it.
func (f *forward) each(n, grain int, work float64, j job) {
	if len(f.workers) > 1 && work >= f.m.pool.least && f.m.pool.run(f.workers, n, grain, j) {
		return
	}
	j.do(f.workers[0], 0, n)
}
