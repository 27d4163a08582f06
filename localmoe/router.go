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

// router picks the experts of a token and their weights.
type router struct {
	logits             linear    // [experts, dim]; the bias is part of the score
	chooseBias         []float32 // [experts] added for choosing only, or nil
	gating             gating
	renorm             bool
	scale              float32
	groups, groupsUsed int
	experts            int
	used, most         int // experts per token in this layer, and the most of any
}

// count returns how many experts the layer picks for a token that asks for n:
// its own number if that is what the file says, for some files have more in one
// layer than in another.
func (r *router) count(n int) int {
	if n == r.most {
		return r.used
	}
	return n
}

func (b *binder) router(i int) router {
	c := b.cfg
	chooseBias := blk(i, "exp_probs_b.bias")
	if short := blk(i, "exp_probs_b"); b.has(short) { // as some converters name it
		chooseBias = short
	}
	if c.usedAt[i] == 0 {
		b.fail("layer %d has experts, but key %s.expert_used_count is 0 for it", i, c.arch.name)
	}
	return router{
		logits:     b.linear(blk(i, "ffn_gate_inp"), c.dim, c.experts),
		chooseBias: b.optional(chooseBias, c.experts),
		gating:     c.gating,
		renorm:     c.renorm,
		scale:      c.expertScale,
		groups:     c.groups,
		groupsUsed: c.groupsUsed,
		experts:    c.experts,
		used:       c.usedAt[i],
		most:       c.used,
	}
}

// choice is what the router chose for all rows of a pass, by row and by
// expert.
type choice struct {
	k        int       // room per row
	ids      []int32   // [rows, k] ascending per row; -1 beyond the row's own number
	weights  []float32 // [rows, k]
	awake    []int32   // the experts that rows chose, ascending
	starts   []int32   // [awake+1] into byExpert
	byExpert []int32   // rows, grouped by expert
}

// rowsOf returns the rows that chose the expert awake[i], ascending.
func (c *choice) rowsOf(i int) []int32 { return c.byExpert[c.starts[i]:c.starts[i+1]] }

// weightOf returns the weight of an expert that the row chose.
func (c *choice) weightOf(row int, id int32) float32 {
	for i, e := range c.ids[row*c.k : (row+1)*c.k] {
		if e == id {
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
		c.k = max(c.k, r.count(f.rows[i].experts))
	}
	c.ids, c.weights = f.ints.take(n*c.k), f.take(n*c.k)
	f.jobs.route = routeJob{router: r, f: f, scores: scores}
	f.eachRow(n, len(scores), heavyValue, &f.jobs.route)
	for i := range f.rows {
		if row := &f.rows[i]; row.s.routing != nil {
			ids := c.ids[i*c.k:][:r.count(row.experts)]
			row.s.routing.record(layer, ids, scores[i*r.experts:(i+1)*r.experts], r.gating)
		}
	}
	c.group(f, r.experts)
	return c
}

// routeJob fills in the choice of rows.
type routeJob struct {
	*router
	f      *forward
	scores []float32 // [rows, experts]
}

func (j *routeJob) do(w *worker, lo, hi int) {
	c := &j.f.choice
	rank := w.scores(j.experts)
	for i := lo; i < hi; i++ {
		n := j.count(j.f.rows[i].experts)
		ids, weights := c.ids[i*c.k:(i+1)*c.k], c.weights[i*c.k:(i+1)*c.k]
		for k := n; k < c.k; k++ {
			ids[k] = -1
		}
		j.route(j.scores[i*j.experts:(i+1)*j.experts], rank, ids[:n], weights[:n])
	}
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
	var dropped [maxGroups]bool // a damaged file can make any score infinite
	for range r.groups - keep {
		worst := -1
		for g, s := range scores {
			if !dropped[g] && (worst < 0 || s < scores[worst]) {
				worst = g
			}
		}
		dropped[worst] = true
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
	c.awake = f.ints.take(experts)[:0]
	for id := range int32(experts) {
		if from := c.starts[id]; from < c.starts[id+1] {
			c.starts[len(c.awake)] = from
			c.awake = append(c.awake, id)
		}
	}
	c.starts[len(c.awake)] = c.starts[experts]
	c.starts = c.starts[:len(c.awake)+1]
}
