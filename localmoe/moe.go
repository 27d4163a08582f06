package localmoe

import (
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// minWeightSum is what the sum of expert weights is clamped to before division,
// the smallest normal float16, as llama.cpp does.
const minWeightSum = 0x1p-14

// maxGroups bounds the expert groups of a router; released models have 8.
const maxGroups = 64

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
	e := experts{act: b.cfg.arch.activation}
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
	e.down = b.stack(blk(i, "ffn_down_exps.weight"), width, in, n)
	e.gateBias = b.optional(blk(i, "ffn_gate_exps.bias"), width*n)
	e.upBias = b.optional(blk(i, "ffn_up_exps.bias"), width*n)
	e.downBias = b.optional(blk(i, "ffn_down_exps.bias"), in*n)
	e.outScale = b.optional(blk(i, "ffn_down_exps.scale"), n)
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
	w := m.router.logits.weights() + experts*m.experts.perExpert()
	w += m.latentDown.weights() + m.latentUp.weights()
	if m.shared != nil {
		w += m.shared.weights(0) + len(m.sharedGate)
	}
	return w
}

func (m *moe) feed(f *forward, out, h []float32) {
	c := m.router.choose(f, m.index, h)
	m.routed(f, out, h, c)
	if m.shared != nil {
		y := f.take(len(out))
		m.shared.feed(f, y, h)
		m.gateShared(f, y, h)
		kernel.Add(out, y)
	}
}

func (m *moe) gateShared(f *forward, y, h []float32) {
	if m.sharedGate == nil {
		return
	}
	d := f.m.cfg.dim
	for i := range f.rows {
		g := kernel.Sigmoid(kernel.Dot(m.sharedGate, h[i*d:(i+1)*d]))
		kernel.Scale(y[i*d:(i+1)*d], g)
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
	in := e.up.all.cols
	for id := range e.down.all.rows / e.down.per {
		rows := c.rowsOf(id)
		if len(rows) == 0 {
			continue
		}
		part := f.floats.mark()
		x := h
		if f.n() > 1 {
			x = f.take(len(rows) * in)
			for i, r := range rows {
				copy(x[i*in:(i+1)*in], h[int(r)*in:])
			}
		}
		y := e.one(f, id, x, len(rows))
		for i, r := range rows {
			kernel.Axpy(out[int(r)*in:(int(r)+1)*in], c.weightOf(int(r), id), y[i*in:])
		}
		f.floats.release(part)
	}
}

// one returns the output of expert id for n inputs. x, result: [n, in]
func (e *experts) one(f *forward, id int, x []float32, n int) []float32 {
	width := e.up.rows
	up := f.take(n * width)
	e.mul(f, &e.up, e.upBias, id, up, x, n)
	var gate []float32
	if e.act.gated() {
		gate = f.take(n * width)
		e.mul(f, &e.gate, e.gateBias, id, gate, x, n)
	}
	e.act.apply(up, gate)
	y := f.take(n * e.down.rows)
	e.mul(f, &e.down, e.downBias, id, y, up, n)
	if e.outScale != nil {
		kernel.Scale(y, e.outScale[id])
	}
	return y
}

// mul writes dst = x·Wᵀ + bias with matrix id of a stack.
func (e *experts) mul(f *forward, s *stack, bias []float32, id int, dst, x []float32, n int) {
	f.expert = s.at(id)
	f.mul(&f.expert, dst, x, n)
	if bias != nil {
		for i := range n {
			kernel.Add(dst[i*s.rows:(i+1)*s.rows], bias[id*s.rows:(id+1)*s.rows])
		}
	}
}

// router picks the experts of a token and their weights.
type router struct {
	logits             linear    // [experts, dim]; the bias is part of the score
	chooseBias         []float32 // [experts] added for choosing only, or nil
	gating             gating
	renorm             bool
	scale              float32
	groups, groupsUsed int
	experts            int
}

func (b *binder) router(i int) router {
	c := b.cfg
	return router{
		logits:     b.linear(blk(i, "ffn_gate_inp"), c.dim, c.experts),
		chooseBias: b.optional(blk(i, "exp_probs_b.bias"), c.experts),
		gating:     c.gating,
		renorm:     c.renorm,
		scale:      c.expertScale,
		groups:     c.groups,
		groupsUsed: c.groupsUsed,
		experts:    c.experts,
	}
}

// choice is what the router chose for all rows of a pass, by row and by
// expert.
type choice struct {
	k        int       // room per row
	ids      []int32   // [rows, k] ascending per row; -1 beyond the row's own number
	weights  []float32 // [rows, k]
	starts   []int32   // [experts+1] into byExpert
	byExpert []int32   // rows, grouped by expert
}

// rowsOf returns the rows that chose expert id, ascending.
func (c *choice) rowsOf(id int) []int32 { return c.byExpert[c.starts[id]:c.starts[id+1]] }

// weightOf returns the weight of an expert that the row chose.
func (c *choice) weightOf(row, id int) float32 {
	for i, e := range c.ids[row*c.k : (row+1)*c.k] {
		if int(e) == id {
			return c.weights[row*c.k+i]
		}
	}
	return 0
}

// choose routes all rows. h: [rows, dim]
func (r *router) choose(f *forward, layer int, h []float32) *choice {
	n := f.n()
	scores := f.take(n * r.experts)
	f.linear(&r.logits, scores, h, n)
	c := &f.choice
	c.k = 0
	for i := range f.rows {
		c.k = max(c.k, f.rows[i].experts)
	}
	c.ids, c.weights = f.ints.take(n*c.k), f.take(n*c.k)
	rank := f.take(r.experts)
	for i := range f.rows {
		row := &f.rows[i]
		ids, weights := c.ids[i*c.k:(i+1)*c.k], c.weights[i*c.k:(i+1)*c.k]
		for j := row.experts; j < c.k; j++ {
			ids[j] = -1
		}
		s := scores[i*r.experts : (i+1)*r.experts]
		r.route(s, rank, ids[:row.experts], weights[:row.experts])
		if row.s.routing != nil {
			row.s.routing.record(layer, ids[:row.experts], s, r.gating)
		}
	}
	c.group(f, r.experts)
	return c
}

// route turns the logits of one token into chosen experts, ascending, and
// their weights. It leaves probabilities in scores, except with softmaxChosen.
func (r *router) route(scores, rank []float32, ids []int32, weights []float32) {
	switch r.gating {
	case softmax:
		kernel.Softmax(scores, nil)
	case sigmoid:
		for i, s := range scores {
			scores[i] = kernel.Sigmoid(s)
		}
	}
	copy(rank, scores)
	if r.chooseBias != nil {
		kernel.Add(rank, r.chooseBias)
	}
	if r.groups > 1 {
		r.dropGroups(rank, len(ids))
	}
	largest(rank, ids)
	for i, id := range ids {
		weights[i] = scores[id]
	}
	r.weigh(weights)
}

// weigh turns the scores of the chosen experts into their final weights.
func (r *router) weigh(weights []float32) {
	if r.gating == softmaxChosen {
		kernel.Softmax(weights, nil)
	} else if r.renorm {
		var sum float32
		for _, w := range weights {
			sum += w
		}
		kernel.Scale(weights, 1/max(sum, minWeightSum))
	}
	if r.scale != 1 {
		kernel.Scale(weights, r.scale)
	}
}

// dropGroups puts the experts of all but the best groups out of the running. A
// group's score is the sum of its two best ranks. DeepSeek-AI 2024,
// arXiv:2412.19437, §2.1.2. If k experts need more groups, more are kept.
func (r *router) dropGroups(rank []float32, k int) {
	var buf [maxGroups]float32
	scores := buf[:r.groups]
	size := r.experts / r.groups
	for g := range scores {
		best, second := float32(math.Inf(-1)), float32(math.Inf(-1))
		for _, v := range rank[g*size : (g+1)*size] {
			if v > best {
				best, second = v, best
			} else {
				second = max(second, v)
			}
		}
		scores[g] = best + second
	}
	keep := max(r.groupsUsed, (k+size-1)/size)
	for range r.groups - keep {
		worst := -1
		for g, s := range scores {
			if !math.IsInf(float64(s), 1) && (worst < 0 || s < scores[worst]) {
				worst = g
			}
		}
		scores[worst] = float32(math.Inf(1))
		for i := worst * size; i < (worst+1)*size; i++ {
			rank[i] = float32(math.Inf(-1))
		}
	}
}

// largest writes the indices of the len(ids) largest values in ascending order
// of index; on ties the lower index is taken.
func largest(values []float32, ids []int32) {
	for n := range ids { // insertion into the list so far, best first
		best := -1
		for i, v := range values {
			if (best < 0 || v > values[best]) && !contains(ids[:n], int32(i)) {
				best = i
			}
		}
		ids[n] = int32(best)
	}
	for i := 1; i < len(ids); i++ {
		for j := i; j > 0 && ids[j] < ids[j-1]; j-- {
			ids[j], ids[j-1] = ids[j-1], ids[j]
		}
	}
}

func contains(ids []int32, id int32) bool {
	for _, e := range ids {
		if e == id {
			return true
		}
	}
	return false
}

// group lists the rows of each expert by counting.
func (c *choice) group(f *forward, experts int) {
	c.starts = f.ints.take(experts + 1)
	c.byExpert = f.ints.take(len(c.ids))
	clear(c.starts)
	for _, id := range c.ids {
		if id >= 0 {
			c.starts[id]++
		}
	}
	var sum int32
	for i, n := range c.starts { // counts become ends …
		sum += n
		c.starts[i] = sum
	}
	for i := len(c.ids) - 1; i >= 0; i-- { // … and, filled from behind, starts
		if id := c.ids[i]; id >= 0 {
			c.starts[id]--
			c.byExpert[c.starts[id]] = int32(i / c.k)
		}
	}
}
