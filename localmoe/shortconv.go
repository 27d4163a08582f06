package localmoe

import "github.com/seed-25a395fc/reason/localmoe/internal/kernel"

// shortConv is the gated short convolution of LFM2: out(c × conv(b × u)) with
// b, c and u linear in the input. Liquid AI 2025, arXiv:2511.23404.
type shortConv struct {
	in, out linear
	conv    causalConv
}

// convOrAttention binds the mixer of layer i: attention where there are key
// heads.
func convOrAttention(b *binder, i int) mixer {
	if b.cfg.kvHeads[i] > 0 {
		return attentionLayer(b, i)
	}
	d := b.cfg.dim
	return &shortConv{
		in:   b.linear(blk(i, "shortconv.in_proj"), d, 3*d),
		out:  b.linear(blk(i, "shortconv.out_proj"), d, d),
		conv: b.causalConv(blk(i, "shortconv.conv"), b.meta.need("shortconv.l_cache"), d),
	}
}

func (s *shortConv) weights() int      { return s.in.weights() + s.out.weights() }
func (s *shortConv) flops(int) float64 { return s.conv.flops() }

func (s *shortConv) mix(f *forward, out, h []float32) {
	n, d := f.n(), s.out.rows
	all := f.take(n * 3 * d)
	f.linear(&s.in, all, h, n)
	y := f.take(n * d)
	f.jobs.short = shortJob{shortConv: s, f: f, all: all, y: y}
	f.eachChannel(&s.conv, &f.jobs.short)
	f.linear(&s.out, out, y, n)
}

// shortJob gates and filters the inputs of all rows, one after another. A piece of work
// is channels.
type shortJob struct {
	*shortConv
	f   *forward
	all []float32 // b, c and u [rows, 3·dim]
	y   []float32 // [rows, dim]
}

func (j *shortJob) do(_ *worker, lo, hi int) {
	d := j.out.rows
	for i := range j.f.rows {
		r := j.all[i*3*d : (i+1)*3*d]
		b, c, u := r[:d], r[d:2*d], r[2*d:]
		kernel.Mul(u[lo:hi], b[lo:hi])
		j.conv.step(j.f.rows[i].s.state.now, u, lo, hi)
		y := j.y[i*d:][lo:hi]
		copy(y, u[lo:hi])
		kernel.Mul(y, c[lo:hi])
	}
}
