package localmoe

import (
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// mla is multi-head latent attention: keys and values of all heads are linear
// functions of one short latent vector per position, and only that vector and
// one rotated key shared by all heads are cached. Queries are multiplied into
// the latent space instead of expanding the keys. DeepSeek-AI 2024,
// arXiv:2405.04434, §2.1.
type mla struct {
	scoring                   // over the latent space: one key head of width rank+rotated
	nope               int    // values of a head that are not rotated
	rotated            int    // values that are
	rank               int    // width of the latent vector
	headOut            int    // width of a value head
	q                  linear // if queryDown is empty
	queryDown, queryUp linear
	queryNorm          []float32
	kv                 linear // latent vector and rotated key
	kvNorm             []float32
	keyUp              []matrix // per head: [rank, nope], or its transpose
	transposed         bool
	valueUp            []matrix // per head: [headOut, rank]
	out                linear
	rope               *rope
	eps                float32
	temperature        temperature
}

// mlaLayer binds the attention of layer i of a deepseek2 model.
func mlaLayer(b *binder, i int) mixer {
	c := b.cfg
	legacy := b.has(blk(i, "attn_kv_b.weight"))
	m := &mla{
		rotated: b.meta.need("rope.dimension_count"),
		rank:    b.meta.need("attention.kv_lora_rank"),
		headOut: c.valueDim,
		rope:    b.ropes.main,
		eps:     c.eps,

		temperature: b.temperature(),
	}
	width := c.keyDim
	if !legacy { // key_length and value_length describe the cache
		width, m.headOut = b.meta.need("attention.key_length_mla"), b.meta.need("attention.value_length_mla")
	}
	if m.nope = width - m.rotated; b.err != nil || m.nope <= 0 || m.rotated != 2*len(m.rope.freq) {
		b.fail("layer %d: heads of width %d with %d rotated values", i, width, m.rotated)
		return m
	}
	m.scoring = scoring{
		heads: c.heads[i], kvHeads: 1, keyDim: m.rank + m.rotated, valueDim: m.rank,
		scale: c.attentionScale(width) * b.ropes.scaling.latentScale(),
	}
	m.slot = b.kv.add(1, m.keyDim, 0)
	b.widest = max(b.widest, m.heads*m.keyDim)
	b.bindMLA(m, i, width, legacy)
	return m
}

func (b *binder) bindMLA(m *mla, i, width int, legacy bool) {
	c := b.cfg
	if rank := b.width(blk(i, "attn_q_a.weight"), 1); rank > 0 {
		m.queryDown = b.linear(blk(i, "attn_q_a"), c.dim, rank)
		m.queryNorm = b.vector(blk(i, "attn_q_a_norm.weight"), rank)
		m.queryUp = b.linear(blk(i, "attn_q_b"), rank, m.heads*width)
	} else {
		m.q = b.linear(blk(i, "attn_q"), c.dim, m.heads*width)
	}
	m.kv = b.linear(blk(i, "attn_kv_a_mqa"), c.dim, m.keyDim)
	m.kvNorm = b.vector(blk(i, "attn_kv_a_norm.weight"), m.rank)
	m.out = b.linear(blk(i, "attn_output"), m.heads*m.headOut, c.dim)
	m.transposed = legacy
	if legacy {
		b.bindFusedUp(m, i)
		return
	}
	keys := b.stack(blk(i, "attn_k_b.weight"), m.nope, m.rank, m.heads)
	values := b.stack(blk(i, "attn_v_b.weight"), m.rank, m.headOut, m.heads)
	for h := 0; h < m.heads && b.err == nil; h++ {
		m.keyUp = append(m.keyUp, keys.at(h))
		m.valueUp = append(m.valueUp, values.at(h))
	}
}

// bindFusedUp binds the layout of older files, which hold per head the rows of
// its keys and then those of its values.
func (b *binder) bindFusedUp(m *mla, i int) {
	rows := m.nope + m.headOut
	both := b.matrix(blk(i, "attn_kv_b.weight"), m.rank, m.heads*rows)
	for h := 0; h < m.heads && b.err == nil; h++ {
		m.keyUp = append(m.keyUp, both.slice(h*rows, h*rows+m.nope))
		m.valueUp = append(m.valueUp, both.slice(h*rows+m.nope, (h+1)*rows))
	}
}

// temperature lets queries grow with their position, which sharpens attention
// over long texts. The zero value leaves them as they are.
type temperature struct {
	scale  float64
	length float64 // positions from one step to the next
}

func (b *binder) temperature() temperature {
	t := temperature{
		scale:  b.meta.float("attention.temperature_scale", 0),
		length: float64(b.meta.int("attention.temperature_length", 0)),
	}
	if t.scale != 0 && t.length == 0 {
		b.fail("key %s.attention.temperature_length is missing or 0", b.cfg.arch.name)
	}
	return t
}

// at returns the factor on a query at position pos.
func (t temperature) at(pos int) float32 {
	return float32(1 + t.scale*math.Log(1+math.Floor(float64(pos)/t.length)))
}

func (m *mla) weights() int {
	w := m.q.weights() + m.queryDown.weights() + m.queryUp.weights() + m.kv.weights() + m.out.weights()
	for h := range m.keyUp {
		w += m.keyUp[h].weights() + m.valueUp[h].weights()
	}
	return w
}

func (m *mla) mix(f *forward, out, h []float32) {
	n := f.n()
	q := m.queries(f, h)
	latent := f.take(n * m.keyDim)
	f.linear(&m.kv, latent, h, n)
	for i := range n {
		l := latent[i*m.keyDim : (i+1)*m.keyDim]
		kernel.RMSNorm(l[:m.rank], l[:m.rank], m.kvNorm, m.eps)
		f.rotateOne(m.rope, i, l[m.rank:])
	}
	f.store(m.slot, latent, nil)
	y := f.take(n * m.heads * m.rank)
	f.attend(&m.scoring, y, q)
	f.linear(&m.out, out, m.values(f, y), n)
}

// queries returns the queries in latent space. [rows, heads, rank+rotated]
func (m *mla) queries(f *forward, h []float32) []float32 {
	n, width := f.n(), m.nope+m.rotated
	q := f.take(n * m.heads * width)
	if m.queryDown.rows > 0 {
		small := f.take(n * m.queryDown.rows)
		f.linear(&m.queryDown, small, h, n)
		normEach(small, m.queryDown.rows, m.queryNorm, m.eps)
		f.linear(&m.queryUp, q, small, n)
	} else {
		f.linear(&m.q, q, h, n)
	}
	absorbed := f.take(n * m.heads * m.keyDim)
	in, up := f.take(n*m.nope), f.take(n*m.rank)
	for head := range m.heads {
		for i := range n {
			copy(in[i*m.nope:(i+1)*m.nope], q[(i*m.heads+head)*width:])
		}
		if m.transposed {
			f.mulTransposed(&m.keyUp[head], up, in, n)
		} else {
			f.mul(&m.keyUp[head], up, in, n)
		}
		for i := range n {
			dst := absorbed[(i*m.heads+head)*m.keyDim:][:m.keyDim]
			copy(dst, up[i*m.rank:(i+1)*m.rank])
			copy(dst[m.rank:], q[(i*m.heads+head)*width+m.nope:])
			f.rotateOne(m.rope, i, dst[m.rank:])
			if m.temperature.scale != 0 {
				kernel.Scale(dst, m.temperature.at(f.rows[i].pos))
			}
		}
	}
	return absorbed
}

// values leads the latent results of all heads out of the latent space.
// y: [rows, heads, rank], result: [rows, heads, headOut]
func (m *mla) values(f *forward, y []float32) []float32 {
	n := f.n()
	v := f.take(n * m.heads * m.headOut)
	in, up := f.take(n*m.rank), f.take(n*m.headOut)
	for head := range m.heads {
		for i := range n {
			copy(in[i*m.rank:(i+1)*m.rank], y[(i*m.heads+head)*m.rank:])
		}
		f.mul(&m.valueUp[head], up, in, n)
		for i := range n {
			copy(v[(i*m.heads+head)*m.headOut:][:m.headOut], up[i*m.headOut:])
		}
	}
	return v
}

// mulTransposed writes dst = x·m for n inputs. dst: [n, cols], x: [n, rows]
func (f *forward) mulTransposed(m *matrix, dst, x []float32, n int) {
	clear(dst[:n*m.cols])
	w := f.workers[0].decoded(m.cols)
	for r := range m.rows {
		m.decodeRow(w, r)
		for i := range n {
			kernel.Axpy(dst[i*m.cols:(i+1)*m.cols], x[i*m.rows+r], w)
		}
	}
}
