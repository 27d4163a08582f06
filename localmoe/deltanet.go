package localmoe

import (
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// deltaNet is a gated delta net: per value head a matrix that maps keys to
// values, decayed at every token and corrected towards the token's value by the
// delta rule. Yang et al. 2024, arXiv:2412.06464.
type deltaNet struct {
	size       int // width of key and value heads
	keyHeads   int
	valueHeads int
	order      headOrder
	qkv, z     linear // if in is empty: convolved inputs, output gate
	in         linear // older files: both, grouped by key head
	alpha      linear // decay, if ba is empty
	beta       linear // strength of the correction
	ba         linear // both, grouped by key head
	conv       causalConv
	dt, a      []float32 // [valueHeads]
	norm       []float32 // [size]
	out        linear
	memory     int // offset of the matrices in the recurrent state: [valueHeads, key, value]
	eps        float32
}

// deltaNetOrAttention binds the mixer of layer i: attention in every
// full_attention_interval-th layer, or where attention.recurrent_layers is
// false.
func deltaNetOrAttention(b *binder, i int) mixer {
	every := max(1, b.meta.int("full_attention_interval", 4))
	recurrent := (i+1)%every != 0
	if marks := b.meta.perLayerBool("attention.recurrent_layers", b.cfg.layers); marks != nil {
		recurrent = marks[i]
	}
	if !recurrent {
		return attentionLayer(b, i)
	}
	return b.deltaNet(i)
}

func (b *binder) deltaNet(i int) *deltaNet {
	d := &deltaNet{
		size:       b.meta.need("ssm.state_size"),
		keyHeads:   b.meta.need("ssm.group_count"),
		valueHeads: b.meta.need("ssm.time_step_rank"),
		order:      b.cfg.arch.valueHeads,
		eps:        b.cfg.eps,
	}
	if b.meta.err != nil || d.valueHeads%d.keyHeads != 0 {
		b.fail("layer %d: %d value heads for %d key heads", i, d.valueHeads, d.keyHeads)
		return d
	}
	keys, values := d.keyHeads*d.size, d.valueHeads*d.size
	if b.has(blk(i, "ssm_in.weight")) {
		d.in = b.linear(blk(i, "ssm_in"), b.cfg.dim, 2*keys+2*values)
	} else {
		d.qkv = b.linear(blk(i, "attn_qkv"), b.cfg.dim, 2*keys+values)
		d.z = b.linear(blk(i, "attn_gate"), b.cfg.dim, values)
	}
	if b.has(blk(i, "ssm_ba.weight")) {
		d.ba = b.linear(blk(i, "ssm_ba"), b.cfg.dim, 2*d.valueHeads)
	} else {
		d.alpha = b.linear(blk(i, "ssm_alpha"), b.cfg.dim, d.valueHeads)
		d.beta = b.linear(blk(i, "ssm_beta"), b.cfg.dim, d.valueHeads)
	}
	d.conv = b.causalConv(blk(i, "ssm_conv1d"), b.meta.need("ssm.conv_kernel"), 2*keys+values)
	d.dt = b.vector(blk(i, "ssm_dt.bias"), d.valueHeads)
	d.a = b.vector(blk(i, "ssm_a"), d.valueHeads)
	d.norm = b.vector(blk(i, "ssm_norm.weight"), d.size)
	d.out = b.linear(blk(i, "ssm_out"), values, b.cfg.dim)
	d.memory = b.recurrent(values, d.size)
	return d
}

func (d *deltaNet) weights() int {
	return d.qkv.weights() + d.z.weights() + d.in.weights() + d.alpha.weights() +
		d.beta.weights() + d.ba.weights() + d.out.weights()
}

// flops counts the convolution and, per element of the memory, decay, read-out,
// correction and query.
func (d *deltaNet) flops(int) float64 {
	return d.conv.flops() + 7*float64(d.valueHeads)*float64(d.size)*float64(d.size)
}

func (d *deltaNet) mix(f *forward, out, h []float32) {
	n := f.n()
	values := d.valueHeads * d.size
	x, z := d.inputs(f, h)
	alpha, beta := d.gates(f, h)
	f.convolve(&d.conv, x, d.conv.channels)
	y := f.take(n * values)
	f.jobs.delta = deltaJob{deltaNet: d, f: f, x: x, z: z, y: y, alpha: alpha, beta: beta}
	f.each(d.keyHeads, 1, float64(n*values*d.size)*deltaCost, &f.jobs.delta)
	f.linear(&d.out, out, y, n)
}

// inputs returns q, k and v of all heads before the convolution [rows,
// channels] and the output gates z [rows, valueHeads·size].
func (d *deltaNet) inputs(f *forward, h []float32) (x, z []float32) {
	n, values := f.n(), d.valueHeads*d.size
	x, z = f.take(n*d.conv.channels), f.take(n*values)
	if d.in.rows == 0 {
		f.linear(&d.qkv, x, h, n)
		f.linear(&d.z, z, h, n)
		return x, z
	}
	both := f.take(n * d.in.rows)
	f.linear(&d.in, both, h, n)
	keys, per := d.keyHeads*d.size, values/d.keyHeads
	for i := range n { // per key head: q, k, v, z
		src, dst := both[i*d.in.rows:], x[i*d.conv.channels:]
		for head := range d.keyHeads {
			copy(dst[head*d.size:][:d.size], src)
			copy(dst[keys+head*d.size:][:d.size], src[d.size:])
			copy(dst[2*keys+head*per:][:per], src[2*d.size:])
			copy(z[i*values+head*per:][:per], src[2*d.size+per:])
			src = src[2*d.size+2*per:]
		}
	}
	return x, z
}

// gates returns, per value head, the factor on the memory and the strength of
// the correction. [rows, valueHeads] each
func (d *deltaNet) gates(f *forward, h []float32) (alpha, beta []float32) {
	n := f.n()
	alpha, beta = f.take(n*d.valueHeads), f.take(n*d.valueHeads)
	if d.ba.rows == 0 {
		f.linear(&d.alpha, alpha, h, n)
		f.linear(&d.beta, beta, h, n)
	} else {
		both := f.take(n * d.ba.rows)
		f.linear(&d.ba, both, h, n)
		per := d.valueHeads / d.keyHeads
		for i := range n * d.keyHeads { // per key head: beta, alpha
			copy(beta[i*per:(i+1)*per], both[2*i*per:])
			copy(alpha[i*per:(i+1)*per], both[(2*i+1)*per:])
		}
	}
	for i := range alpha {
		head := i % d.valueHeads
		alpha[i] = kernel.Exp(d.a[head] * kernel.Softplus(alpha[i]+d.dt[head]))
		beta[i] = kernel.Sigmoid(beta[i])
	}
	return alpha, beta
}

// deltaCost is what an element of the memory costs per token, in multiply-adds.
const deltaCost = 4

// deltaJob moves the states of all rows on, one row after another, and norms and gates
// what comes out. A piece of work is key heads with the value heads that share them.
type deltaJob struct {
	*deltaNet
	f           *forward
	x           []float32 // q, k and v, convolved [rows, channels]
	y, z        []float32 // results, output gates [rows, valueHeads, size]
	alpha, beta []float32 // [rows, valueHeads]
}

func (j *deltaJob) do(w *worker, lo, hi int) {
	u := w.decoded(j.size)
	for kh := lo; kh < hi; kh++ {
		for i := range j.f.rows {
			j.step(i, kh, u)
		}
	}
}

// step moves the value heads of key head kh on by the token of row i. u: [size]
func (j *deltaJob) step(i, kh int, u []float32) {
	head := func(x []float32, h int) []float32 { return x[h*j.size : (h+1)*j.size] }
	x, state := j.x[i*j.conv.channels:(i+1)*j.conv.channels], j.f.rows[i].s.state.now
	q, k, v := head(x, kh), head(x, j.keyHeads+kh), x[2*j.keyHeads*j.size:]
	j.unit(q, 1/float32(math.Sqrt(float64(j.size))))
	j.unit(k, 1)
	per := j.valueHeads / j.keyHeads
	for n := range per {
		h := kh*per + n
		if j.order == headsInterleaved {
			h = n*j.keyHeads + kh
		}
		memory := state[j.memory+h*j.size*j.size:][:j.size*j.size]
		at := i*j.valueHeads + h
		y, z := head(j.y, at), head(j.z, at)
		delta(memory, y, q, k, head(v, h), u, j.alpha[at], j.beta[at])
		kernel.RMSNorm(y, y, j.norm, j.eps)
		kernel.SiLUs(z)
		kernel.Mul(y, z)
	}
}

// delta applies the delta rule to the memory M of one head:
// M ← a·M; u = b·(v − Mᵀk); M ← M + k·uᵀ; y = Mᵀq.
func delta(memory, y, q, k, v, u []float32, a, b float32) {
	n := len(k)
	clear(u)
	kernel.Scale(memory, a)
	for i, ki := range k {
		kernel.Axpy(u, ki, memory[i*n:(i+1)*n])
	}
	for j := range u {
		u[j] = b * (v[j] - u[j])
	}
	clear(y)
	for i, ki := range k {
		row := memory[i*n : (i+1)*n]
		kernel.Axpy(row, ki, u)
		kernel.Axpy(y, q[i], row)
	}
}

// unit scales x to length scale.
func (d *deltaNet) unit(x []float32, scale float32) {
	kernel.Scale(x, scale/float32(math.Sqrt(float64(kernel.SumSquares(x)+d.eps))))
}
