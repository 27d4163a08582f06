package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// mamba is a Mamba-2 state space layer: per head a matrix that decays at every
// token and takes in the outer product of the token's input and its B vector.
// Dao and Gu 2024, arXiv:2405.21060.
type mamba struct {
	inner, heads int
	width        int // of a head: inner/heads
	groups       int // of heads that share B and C
	size         int // of B and C
	in, out      linear
	conv         causalConv
	dt, a, d     []float32 // [heads]
	norm         []float32 // [inner]
	memory       int       // offset of the matrices in the recurrent state: [heads, width, size]
	eps          float32
}

// mambaOrAttention binds the mixer of layer i: attention where there are key
// heads.
func mambaOrAttention(b *binder, i int) mixer {
	if b.cfg.kvHeads[i] > 0 {
		return attentionLayer(b, i)
	}
	return b.mamba(i)
}

func (b *binder) mamba(i int) *mamba {
	m := &mamba{
		inner:  b.meta.need("ssm.inner_size"),
		heads:  b.meta.need("ssm.time_step_rank"),
		groups: b.meta.need("ssm.group_count"),
		size:   b.meta.need("ssm.state_size"),
		eps:    b.cfg.eps,
	}
	if b.meta.err != nil || m.inner%m.heads != 0 || m.heads%m.groups != 0 {
		b.fail("layer %d: state space of width %d with %d heads in %d groups", i, m.inner, m.heads, m.groups)
		return m
	}
	m.width = m.inner / m.heads
	channels := m.inner + 2*m.groups*m.size
	m.in = b.linear(blk(i, "ssm_in"), b.cfg.dim, m.inner+channels+m.heads)
	m.conv = b.causalConv(blk(i, "ssm_conv1d"), b.meta.need("ssm.conv_kernel"), channels)
	m.dt = b.vector(blk(i, "ssm_dt.bias"), m.heads)
	m.a = b.vector(blk(i, "ssm_a"), m.heads)
	m.d = b.vector(blk(i, "ssm_d"), m.heads)
	m.norm = b.vector(blk(i, "ssm_norm.weight"), m.inner)
	m.out = b.linear(blk(i, "ssm_out"), m.inner, b.cfg.dim)
	m.memory = b.recurrent(m.inner, m.size)
	return m
}

func (m *mamba) weights() int { return m.in.weights() + m.out.weights() }

// flops counts the convolution and, per element of the memory, decay, input and
// read-out.
func (m *mamba) flops(int) float64 {
	return m.conv.flops() + 5*float64(m.inner)*float64(m.size)
}

func (m *mamba) mix(f *forward, out, h []float32) {
	n := f.n()
	all := f.take(n * m.in.rows) // per row: z, x, B, C, dt
	f.linear(&m.in, all, h, n)
	f.convolve(&m.conv, all[m.inner:], m.in.rows)
	y := f.take(n * m.inner)
	f.jobs.mamba = mambaJob{mamba: m, f: f, all: all, y: y}
	f.each(m.heads, 1, float64(n*m.inner*m.size)*mambaCost, &f.jobs.mamba)
	f.jobs.mambaGate = mambaGateJob{mamba: m, all: all, y: y}
	f.eachRow(n, len(y), heavyValue, &f.jobs.mambaGate)
	f.linear(&m.out, out, y, n)
}

// mambaCost is what an element of the memory costs per token, in multiply-adds.
const mambaCost = 3

// mambaJob moves the states of all rows on, one row after another. A piece of work is
// heads.
type mambaJob struct {
	*mamba
	f   *forward
	all []float32 // z, x, B, C and dt, of which x, B and C convolved [rows, in.rows]
	y   []float32 // [rows, inner]
}

func (j *mambaJob) do(_ *worker, lo, hi int) {
	for h := lo; h < hi; h++ {
		for i := range j.f.rows {
			j.step(j.f.rows[i].s.state.now, j.y[i*j.inner:], j.all[i*j.in.rows+j.inner:], h)
		}
	}
}

// step moves head h of the state of one session on by one token. With the step size
// δ = softplus(dt + bias) of the head and its inputs x, B and C:
// M ← exp(δ·a)·M + (δ·x)·Bᵀ; y = M·C + d·x.
func (m *mamba) step(state, y, x []float32, h int) {
	g := h / (m.heads / m.groups)
	b, c := x[m.inner+g*m.size:][:m.size], x[m.inner+(m.groups+g)*m.size:][:m.size]
	delta := kernel.Softplus(x[m.conv.channels+h] + m.dt[h])
	decay := kernel.Exp(delta * m.a[h])
	for p := h * m.width; p < (h+1)*m.width; p++ {
		row := state[m.memory+p*m.size:][:m.size]
		kernel.Scale(row, decay)
		kernel.Axpy(row, delta*x[p], b)
		y[p] = kernel.Dot(row, c) + float32(m.d[h]*x[p])
	}
}

// mambaGateJob gates rows of y and norms them, in this order, in groups.
type mambaGateJob struct {
	*mamba
	all, y []float32 // as in mambaJob
}

func (j *mambaGateJob) do(_ *worker, lo, hi int) {
	for i := lo; i < hi; i++ {
		y, z := j.y[i*j.inner:(i+1)*j.inner], j.all[i*j.in.rows:][:j.inner]
		kernel.SiLUs(z)
		kernel.Mul(y, z)
		group := j.inner / j.groups
		for g := range j.groups {
			part := y[g*group : (g+1)*group]
			kernel.RMSNorm(part, part, j.norm[g*group:(g+1)*group], j.eps)
		}
	}
}

// nemotronMixer binds the mixer of layer i of a model whose layers are one of
// state space, attention and feed-forward each.
func nemotronMixer(b *binder, i int) mixer {
	if b.cfg.ffnWidth[i] > 0 {
		return nil
	}
	return mambaOrAttention(b, i)
}

// nemotronFFN binds the feed-forward part of layer i where that is all it has.
func nemotronFFN(b *binder, i int) feedForward {
	if b.cfg.ffnWidth[i] == 0 {
		return nil
	}
	return plainFFN(b, i)
}
