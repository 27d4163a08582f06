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
	y := f.take(n * m.inner)
	for i := range f.rows {
		r := all[i*m.in.rows : (i+1)*m.in.rows]
		z, xbc, dt := r[:m.inner], r[m.inner:m.inner+m.conv.channels], r[m.inner+m.conv.channels:]
		yi := y[i*m.inner : (i+1)*m.inner]
		m.step(f.rows[i].s.state.now, yi, xbc, dt)
		kernel.SiLUs(z)
		kernel.Mul(yi, z) // the gate comes before the norm
		group := m.inner / m.groups
		for g := range m.groups {
			part := yi[g*group : (g+1)*group]
			kernel.RMSNorm(part, part, m.norm[g*group:(g+1)*group], m.eps)
		}
	}
	f.linear(&m.out, out, y, n)
}

// step moves the state of one session on by one token. With the step size
// δ = softplus(dt + bias) of a head and its inputs x, B and C:
// M ← exp(δ·a)·M + (δ·x)·Bᵀ; y = M·C + d·x.
func (m *mamba) step(state, y, xbc, dt []float32) {
	m.conv.step(state, xbc)
	kernel.SiLUs(xbc)
	x, b, c := xbc[:m.inner], xbc[m.inner:m.inner+m.groups*m.size], xbc[m.inner+m.groups*m.size:]
	for h := range m.heads {
		g := h / (m.heads / m.groups)
		bh, ch := b[g*m.size:(g+1)*m.size], c[g*m.size:(g+1)*m.size]
		delta := kernel.Softplus(dt[h] + m.dt[h])
		decay := kernel.Exp(delta * m.a[h])
		for p := h * m.width; p < (h+1)*m.width; p++ {
			row := state[m.memory+p*m.size:][:m.size]
			kernel.Scale(row, decay)
			kernel.Axpy(row, delta*x[p], bh)
			y[p] = kernel.Dot(row, ch) + float32(m.d[h]*x[p])
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
