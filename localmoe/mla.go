package localmoe

import (
	"encoding/binary"
	"math"
	"sync"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
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
	keyUp              []matrix // per head: [rank, nope]
	keyUpT             []matrix // in older files its transpose, from which turn makes keyUp
	turned             sync.Once
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

		temperature: b.temperature(float64(b.meta.int("attention.temperature_length", 0))),
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
// its keys, as the transposes of what queries are multiplied with, and then those of its
// values.
func (b *binder) bindFusedUp(m *mla, i int) {
	rows := m.nope + m.headOut
	both := b.matrix(blk(i, "attn_kv_b.weight"), m.rank, m.heads*rows)
	for h := 0; h < m.heads && b.err == nil; h++ {
		m.keyUpT = append(m.keyUpT, both.slice(h*rows, h*rows+m.nope))
		m.valueUp = append(m.valueUp, both.slice(h*rows+m.nope, (h+1)*rows))
	}
}

// temperature lets queries grow with their position, which sharpens attention
// over long texts. The zero value leaves them as they are.
type temperature struct {
	scale  float64
	length float64 // positions from one step to the next
	offset float64 // positions by which the first step is shorter
}

func (b *binder) temperature(length float64) temperature {
	t := temperature{scale: b.meta.float("attention.temperature_scale", 0), length: length}
	if t.scale != 0 && t.length < 1 {
		b.fail("key %s.attention.temperature_scale grows every %v positions", b.cfg.arch.name, t.length)
	}
	return t
}

// at returns the factor on a query at position pos.
func (t temperature) at(pos int) float32 {
	return float32(1 + t.scale*math.Log(1+math.Floor((float64(pos)+t.offset)/t.length)))
}

func (m *mla) weights() int {
	w := m.q.weights() + m.queryDown.weights() + m.queryUp.weights() + m.kv.weights() + m.out.weights()
	return w + m.heads*m.rank*(m.nope+m.headOut)
}

// turn makes keyUp of its transpose, as float32: when it is first used, because opening a
// file reads no weights. Decoding the transpose for every token took several times as
// long as the products with it.
func (m *mla) turn() {
	row := make([]float32, m.rank)
	for h := range m.keyUpT {
		up := matrix{format: quant.F32, rows: m.rank, cols: m.nope, stride: quant.F32.Size(m.nope)}
		up.data = make([]byte, up.rows*up.stride)
		for c := range m.nope {
			m.keyUpT[h].decodeRow(row, c)
			for r, v := range row {
				binary.LittleEndian.PutUint32(up.data[r*up.stride+4*c:], math.Float32bits(v))
			}
		}
		m.keyUp = append(m.keyUp, up)
	}
}

func (m *mla) mix(f *forward, out, h []float32) {
	n := f.n()
	q := m.queries(f, h)
	latent := f.take(n * m.keyDim)
	f.linear(&m.kv, latent, h, n)
	f.jobs.latent = latentJob{mla: m, f: f, latent: latent}
	f.eachRow(n, len(latent), lightValue, &f.jobs.latent)
	y := f.take(n * m.heads * m.rank)
	f.attend(&m.scoring, y, q)
	v := f.take(n * m.heads * m.headOut)
	f.jobs.valueUp = valueUpJob{mla: m, f: f, y: y, v: v}
	f.each(m.heads, 1, float64(n*m.heads*m.headOut)*float64(m.rank), &f.jobs.valueUp)
	f.linear(&m.out, out, v, n)
}

// latentJob makes what the cache holds of rows of latent vectors and rotated keys, and
// stores it.
type latentJob struct {
	*mla
	f      *forward
	latent []float32 // [rows, keyDim]
}

func (j *latentJob) do(_ *worker, lo, hi int) {
	for i := lo; i < hi; i++ {
		l := j.latent[i*j.keyDim : (i+1)*j.keyDim]
		kernel.RMSNorm(l[:j.rank], l[:j.rank], j.kvNorm, j.eps)
		j.f.rotate(j.rope, i, l[j.rank:], j.rotated)
		j.f.store(j.slot, i, l, nil)
	}
}

// queries returns the queries in latent space. [rows, heads, rank+rotated]
func (m *mla) queries(f *forward, h []float32) []float32 {
	n, width := f.n(), m.nope+m.rotated
	q := f.take(n * m.heads * width)
	if m.queryDown.rows > 0 {
		small := f.take(n * m.queryDown.rows)
		f.linear(&m.queryDown, small, h, n)
		f.normEach(small, small, m.queryDown.rows, m.queryNorm)
		f.linear(&m.queryUp, q, small, n)
	} else {
		f.linear(&m.q, q, h, n)
	}
	absorbed := f.take(n * m.heads * m.keyDim)
	m.turned.Do(m.turn)
	f.jobs.keyUp = keyUpJob{mla: m, f: f, q: q, absorbed: absorbed}
	f.each(m.heads, 1, float64(n*m.heads*m.rank)*float64(m.nope), &f.jobs.keyUp)
	return absorbed
}

// keyUpJob leads the queries of all rows into the latent space. A piece of work is heads.
type keyUpJob struct {
	*mla
	f        *forward
	q        []float32 // [rows, heads, nope+rotated]
	absorbed []float32 // [rows, heads, keyDim]
}

func (j *keyUpJob) do(w *worker, lo, hi int) {
	n, width := j.f.n(), j.nope+j.rotated
	in, up := grow(&w.in, n*j.nope), grow(&w.out, n*j.rank)
	for head := lo; head < hi; head++ {
		for i := range n {
			copy(in[i*j.nope:(i+1)*j.nope], j.q[(i*j.heads+head)*width:])
		}
		w.mul(j.f, &j.keyUp[head], up, in, n)
		for i := range n {
			dst := j.absorbed[(i*j.heads+head)*j.keyDim:][:j.keyDim]
			copy(dst, up[i*j.rank:(i+1)*j.rank])
			copy(dst[j.rank:], j.q[(i*j.heads+head)*width+j.nope:])
			j.f.rotate(j.rope, i, dst[j.rank:], j.rotated)
			if j.temperature.scale != 0 {
				kernel.Scale(dst, j.temperature.at(j.f.rows[i].pos))
			}
		}
	}
}

// valueUpJob leads the results of all rows out of the latent space. A piece of work is
// heads.
type valueUpJob struct {
	*mla
	f *forward
	y []float32 // [rows, heads, rank]
	v []float32 // [rows, heads, headOut]
}

func (j *valueUpJob) do(w *worker, lo, hi int) {
	n := j.f.n()
	in, up := grow(&w.in, n*j.rank), grow(&w.out, n*j.headOut)
	for head := lo; head < hi; head++ {
		for i := range n {
			copy(in[i*j.rank:(i+1)*j.rank], j.y[(i*j.heads+head)*j.rank:])
		}
		w.mul(j.f, &j.valueUp[head], up, in, n)
		for i := range n {
			copy(j.v[(i*j.heads+head)*j.headOut:][:j.headOut], up[i*j.headOut:])
		}
	}
}

// mul writes dst = x·mᵀ for n inputs, by this worker alone. dst: [n, rows], x: [n, cols]
func (w *worker) mul(f *forward, m *matrix, dst, x []float32, n int) {
	if f.rounds(m.format) {
		w.rounded.Round(m.format, x, n, m.cols)
		m.mulRounded(dst, &w.rounded, 0, m.rows, w)
		return
	}
	m.mulRows(dst, x, n, 0, m.rows, w)
}
