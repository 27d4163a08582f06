package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// moe is a sparse feed-forward part: a router picks for each token the few
// experts that compute it. Shazeer et al. 2017, arXiv:1701.06538.
type moe struct {
	router               router
	experts              experts
	shared               *dense    // computes every token, or nil
	sharedGate           []float32 // [dim]: the shared output is scaled by sigmoid(gate·h); nil for none
	latentDown, latentUp linear    // around the experts (Nemotron), or empty
	index                int       // among the sparse layers, for statistics
}

// experts holds the matrices of all experts of a layer.
type experts struct {
	gate, up, down             stack
	gateBias, upBias, downBias []float32 // [experts, width] or nil
	outScale                   []float32 // [experts], times the output of each, or nil
	act                        activation
	weighFirst                 bool // the weight of an expert multiplies gate and up, not the output
}

// moe binds the sparse part of layer i.
func (b *binder) moe(i int) *moe {
	c := b.cfg
	if c.experts == 0 {
		b.fail("layer %d has a router, but key %s.expert_count is missing or 0", i, c.arch.name)
		return nil
	}
	m := &moe{router: b.router(i), index: b.sparse}
	b.sparse++
	in := c.dim
	if name := blk(i, "ffn_latent_down.weight"); b.has(name) {
		in = b.width(name, 1)
		m.latentDown = b.linear(blk(i, "ffn_latent_down"), c.dim, in)
		m.latentUp = b.linear(blk(i, "ffn_latent_up"), in, c.dim)
	}
	m.experts = b.experts(i, in)
	if b.has(blk(i, "ffn_up_shexp.weight")) {
		m.shared = b.dense(i, "_shexp", c.dim)
		if c.arch.sharedGate {
			m.sharedGate = b.vector(blk(i, "ffn_gate_inp_shexp.weight"), c.dim)
		}
	}
	return m
}

func (b *binder) experts(i, in int) experts {
	n := b.cfg.experts
	e := experts{act: b.cfg.arch.activation, weighFirst: b.cfg.arch.weighFirst}
	if fused := blk(i, "ffn_gate_up_exps.weight"); b.has(fused) {
		width := b.width(fused, 1)
		if width%2 != 0 {
			b.fail("tensor %s has an odd number of rows", fused)
			return e
		}
		e.gate, e.up = b.stack(fused, in, width, n).halves()
	} else {
		up := blk(i, "ffn_up_exps.weight")
		e.up = b.stack(up, in, b.width(up, 1), n)
		if e.act.gated() {
			e.gate = b.stack(blk(i, "ffn_gate_exps.weight"), in, b.width(up, 1), n)
		}
	}
	width := e.up.rows
	b.widest = max(b.widest, width)
	e.down = b.stack(blk(i, "ffn_down_exps.weight"), width, in, n)
	e.outScale = b.optional(blk(i, "ffn_down_exps.scale"), n)
	if e.weighFirst { // which is no product with what the expert reads if there are biases
		return e
	}
	e.gateBias = b.optional(blk(i, "ffn_gate_exps.bias"), width*n)
	e.upBias = b.optional(blk(i, "ffn_up_exps.bias"), width*n)
	e.downBias = b.optional(blk(i, "ffn_down_exps.bias"), in*n)
	return e
}

// perExpert returns the weights of one expert.
func (e *experts) perExpert() int {
	w := e.up.all.cols*e.up.rows + e.down.all.cols*e.down.rows
	if e.act.gated() {
		w += e.gate.all.cols * e.gate.rows
	}
	return w
}

func (m *moe) weights(experts int) int {
	w := m.router.logits.weights() + m.router.count(experts)*m.experts.perExpert()
	w += m.latentDown.weights() + m.latentUp.weights()
	if m.shared != nil {
		w += m.shared.weights(0) + len(m.sharedGate)
	}
	return w
}

func (m *moe) feed(f *forward, out, h []float32) {
	seen := h
	if f.m.cfg.arch.routeFirst {
		seen = f.before
	}
	m.routed(f, out, h, m.router.choose(f, m.index, seen))
	if m.shared != nil {
		y := f.take(len(out))
		m.shared.feed(f, y, h)
		f.jobs.shared = sharedJob{out: out, y: y, h: h, gate: m.sharedGate, dim: f.m.cfg.dim}
		f.eachRow(f.n(), len(out), lightValue, &f.jobs.shared)
	}
}

// sharedJob adds to rows of out those of the shared expert, scaled by sigmoid(gate·h) if
// there is a gate.
type sharedJob struct {
	out, y, h, gate []float32
	dim             int
}

func (j *sharedJob) do(_ *worker, lo, hi int) {
	for i := lo; i < hi; i++ {
		from, to := i*j.dim, (i+1)*j.dim
		y := j.y[from:to]
		if j.gate != nil {
			kernel.Scale(y, kernel.Sigmoid(kernel.Dot(j.gate, j.h[from:to])))
		}
		kernel.Add(j.out[from:to], y)
	}
}

// routed writes the weighted sum of the chosen experts, by way of the latent
// space if there is one.
func (m *moe) routed(f *forward, out, h []float32, c *choice) {
	if m.latentDown.rows == 0 {
		m.experts.sum(f, out, h, c)
		return
	}
	n := f.n()
	small, sum := f.take(n*m.latentDown.rows), f.take(n*m.latentDown.rows)
	f.linear(&m.latentDown, small, h, n)
	m.experts.sum(f, sum, small, c)
	f.linear(&m.latentUp, out, sum, n)
}

// sum writes for every row the weighted sum of its experts' outputs. Tokens are
// grouped by expert, so that each expert's weights are read once; experts come
// in ascending order, so that a row's sum does not depend on its company.
func (e *experts) sum(f *forward, out, h []float32, c *choice) {
	clear(out)
	if e.roundable(f) {
		e.sumRounded(f, out, h, c)
		return
	}
	in := e.up.all.cols
	for i := range c.awake {
		rows := c.rowsOf(i)
		part := f.floats.mark
		x := h
		if f.n() > 1 {
			x = f.take(len(rows) * in)
			for n, r := range rows {
				copy(x[n*in:(n+1)*in], h[int(r)*in:])
			}
		}
		y := e.one(f, c, i, x)
		for n, r := range rows {
			kernel.Axpy(out[int(r)*in:(int(r)+1)*in], e.outWeight(c, int(r), i), y[n*in:])
		}
		f.floats.release(part)
	}
}

// outWeight returns what the output of the expert awake[i] is multiplied by.
func (e *experts) outWeight(c *choice, row, i int) float32 {
	if e.weighFirst {
		return 1
	}
	return c.weightOf(row, c.awake[i])
}

// weigh multiplies gate and up of the rows that chose the expert awake[i] by its weight in
// models that weigh what experts read, which comes to the same. up, gate: [rows, width]
func (e *experts) weigh(c *choice, i int, up, gate []float32) {
	if !e.weighFirst {
		return
	}
	width := e.up.rows
	for n, r := range c.rowsOf(i) {
		w := c.weightOf(int(r), c.awake[i])
		kernel.Scale(up[n*width:(n+1)*width], w)
		if gate != nil {
			kernel.Scale(gate[n*width:(n+1)*width], w)
		}
	}
}

// one returns the output of the expert awake[i] for the rows that chose it. x, result: [rows, in]
func (e *experts) one(f *forward, c *choice, i int, x []float32) []float32 {
	id, width, n := int(c.awake[i]), e.up.rows, len(c.rowsOf(i))
	up := f.take(n * width)
	f.join(e.up.linear(id, e.upBias), up, n)
	var gate []float32
	if e.act.gated() {
		gate = f.take(n * width)
		f.join(e.gate.linear(id, e.gateBias), gate, n)
	}
	f.together(x, n)
	e.weigh(c, i, up, gate)
	f.activate(e.act, up, gate, n, width)
	y := f.take(n * e.down.rows)
	f.join(e.down.linear(id, e.downBias), y, n)
	f.together(up, n)
	if e.outScale != nil {
		kernel.Scale(y, e.outScale[id])
	}
	return y
}
