package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// attention is softmax attention with grouped key and value heads and the
// variations of the supported families. Vaswani et al. 2017, arXiv:1706.03762;
// Ainslie et al. 2023, arXiv:2305.13245.
type attention struct {
	scoring
	q, k, v, out linear
	qNorm, kNorm []float32
	normWidth    bool   // q and k are normed over the whole projection
	bareNorm     bool   // each head of q and k is normed without weights
	normRotated  bool   // q and k are normed after RoPE
	gated        bool   // each query head is followed by its output gate
	gate         linear // … or the gates have this matrix, unless it is empty
	rope         *rope  // nil: positions are not encoded
	temperature  temperature
	eps          float32
	ownKV        bool // false: reads the slot of an earlier layer
	valueIsKey   bool // no v: the raw keys are the values
	valueNorm    bool // values are normed, without weights
}

// attentionLayer binds the attention of layer i of most families.
func attentionLayer(b *binder, i int) mixer {
	c := b.cfg
	return b.attention(i, attentionShape{
		heads: c.heads[i], kvHeads: c.kvHeads[i], keyDim: c.keyDim, valueDim: c.valueDim,
		rope: b.ropeOf(i),
	})
}

// attentionShape is what families compute in different ways.
type attentionShape struct {
	heads, kvHeads, keyDim, valueDim int
	rope                             *rope
	valueNorm, valueIsKey            bool
	sharesSlot                       bool // reads the keys and values in slot
	slot                             int
}

func (b *binder) attention(i int, s attentionShape) *attention {
	c := b.cfg
	if s.heads < 1 || s.kvHeads < 1 || s.heads%s.kvHeads != 0 {
		b.fail("layer %d: %d query heads for %d key heads", i, s.heads, s.kvHeads)
		return &attention{}
	}
	if s.rope != nil && 2*len(s.rope.freq) > s.keyDim {
		b.fail("layer %d: RoPE of %d values in heads of %d", i, 2*len(s.rope.freq), s.keyDim)
	}
	if c.arch.attnGate != noGate && s.keyDim != s.valueDim {
		b.fail("layer %d: gates of width %d for values of width %d", i, s.keyDim, s.valueDim)
	}
	a := &attention{
		scoring: scoring{
			heads: s.heads, kvHeads: s.kvHeads, keyDim: s.keyDim, valueDim: s.valueDim,
			scale: c.attentionScale(s.keyDim), softcap: c.attnCap, window: c.window[i], chunked: c.arch.window == windowChunks,
			sinks: b.optional(blk(i, "attn_sinks.weight"), s.heads),
		},
		gated: c.arch.attnGate == gateInQuery,
		rope:  s.rope,
		eps:   c.eps,
		ownKV: !s.sharesSlot,

		valueNorm: s.valueNorm, valueIsKey: s.valueIsKey,
	}
	if c.arch.temperature {
		a.temperature = b.temperature(b.ropes.scaling.original)
	}
	b.bindProjections(a, i)
	b.bindHeadNorms(a, i)
	if a.slot = s.slot; a.ownKV {
		a.slot = b.kv.add(s.kvHeads, s.keyDim, s.valueDim)
	}
	return a
}

func (b *binder) bindProjections(a *attention, i int) {
	queries := a.heads * a.keyDim
	if a.gated {
		queries *= 2
	}
	keys, values := a.kvHeads*a.keyDim, a.kvHeads*a.valueDim
	a.out = b.linear(blk(i, "attn_output"), a.heads*a.valueDim, b.cfg.dim)
	if b.cfg.arch.attnGate == gateByItself {
		a.gate = b.linear(blk(i, "attn_gate"), b.cfg.dim, a.heads*a.valueDim)
	}
	switch {
	case !a.ownKV:
		a.q = b.linear(blk(i, "attn_q"), b.cfg.dim, queries)
		for _, unused := range []string{"attn_k.weight", "attn_v.weight", "attn_k_norm.weight"} { // some files hold them
			b.used[blk(i, unused)] = true
		}
	case b.has(blk(i, "attn_qkv.weight")):
		a.q, a.k, a.v = b.fusedQKV(blk(i, "attn_qkv"), queries, keys, values)
	default:
		a.q = b.linear(blk(i, "attn_q"), b.cfg.dim, queries)
		a.k = b.linear(blk(i, "attn_k"), b.cfg.dim, keys)
		if !a.valueIsKey {
			a.v = b.linear(blk(i, "attn_v"), b.cfg.dim, values)
		} else if values != keys {
			b.fail("layer %d: keys of width %d cannot be values of width %d", i, keys, values)
		}
	}
}

// fusedQKV binds one tensor that holds the rows of q, k and v in this order.
func (b *binder) fusedQKV(stem string, queries, keys, values int) (q, k, v linear) {
	fused := b.linear(stem, b.cfg.dim, queries+keys+values)
	if b.err != nil {
		return q, k, v
	}
	return fused.slice(0, queries), fused.slice(queries, queries+keys), fused.slice(queries+keys, queries+keys+values)
}

func (b *binder) bindHeadNorms(a *attention, i int) {
	q, k := blk(i, "attn_q_norm.weight"), blk(i, "attn_k_norm.weight")
	switch b.cfg.arch.qkNorm {
	case normWidth:
		a.normWidth = true
		a.qNorm = b.vector(q, a.heads*a.keyDim)
		a.kNorm = b.vector(k, a.kvHeads*a.keyDim)
	case normHeads, normHeadsRotated:
		a.normRotated = b.cfg.arch.qkNorm == normHeadsRotated
		a.qNorm = b.vector(q, a.keyDim)
		if a.ownKV {
			a.kNorm = b.vector(k, a.keyDim)
		}
	case normHeadsIfPresent:
		a.qNorm = b.optional(q, a.keyDim)
		a.kNorm = b.optional(k, a.keyDim)
	}
}

func (a *attention) weights() int {
	return a.q.weights() + a.k.weights() + a.v.weights() + a.gate.weights() + a.out.weights()
}

func (a *attention) mix(f *forward, out, h []float32) {
	n := f.n()
	qDim, kDim, vDim := a.heads*a.keyDim, a.kvHeads*a.keyDim, a.kvHeads*a.valueDim
	projected := f.takeOr(out, n*a.q.rows) // which is written last
	f.join(a.q, projected, n)
	var k, v []float32
	if a.ownKV {
		k, v = f.take(n*kDim), f.take(n*vDim)
		f.join(a.k, k, n)
		if !a.valueIsKey {
			f.join(a.v, v, n)
		}
	}
	q, gate := projected, []float32(nil)
	if a.gated {
		q, gate = f.take(n*qDim), f.take(n*qDim)
	} else if a.gate.rows > 0 {
		gate = f.take(n * a.gate.rows)
		f.join(a.gate, gate, n)
	}
	f.together(h, n)
	f.jobs.heads = headsJob{attention: a, f: f, projected: projected, q: q, gate: gate, k: k, v: v}
	f.eachRow(n, n*(a.q.rows+a.k.rows+a.v.rows), lightValue, &f.jobs.heads)
	y := f.takeOr(h, n*a.heads*a.valueDim) // the inputs have served
	f.attend(&a.scoring, y, q)
	if gate != nil {
		f.jobs.gate = gateJob{y: y, gate: gate, width: qDim}
		f.eachRow(n, n*qDim, heavyValue, &f.jobs.gate)
	}
	f.linear(&a.out, out, y, n)
}

// headsJob makes queries of what the query matrix returned, and keys and values, which
// it stores.
type headsJob struct {
	*attention
	f         *forward
	projected []float32 // [rows, q.rows]: q, or with gated attention q and gate of each head
	q, gate   []float32 // [rows, heads·keyDim]
	k, v      []float32 // [rows, kvHeads·keyDim], [rows, kvHeads·valueDim]
}

func (j *headsJob) do(_ *worker, lo, hi int) {
	qDim, kDim, vDim := j.heads*j.keyDim, j.kvHeads*j.keyDim, j.kvHeads*j.valueDim
	for i := lo; i < hi; i++ {
		q := j.q[i*qDim : (i+1)*qDim]
		if j.gated {
			j.split(q, j.gate[i*qDim:(i+1)*qDim], j.projected[2*i*qDim:])
		}
		j.place(i, q, j.qNorm)
		if j.temperature.scale != 0 {
			kernel.Scale(q, j.temperature.at(j.f.rows[i].pos))
		}
		if !j.ownKV {
			continue
		}
		k, v := j.k[i*kDim:(i+1)*kDim], j.v[i*vDim:(i+1)*vDim]
		if j.valueIsKey {
			copy(v, k)
		}
		j.place(i, k, j.kNorm)
		if j.valueNorm {
			normEvery(v, j.valueDim, nil, j.eps)
		}
		j.f.store(j.slot, i, k, v)
	}
}

// place norms and rotates queries or keys of row i.
func (j *headsJob) place(i int, x, norm []float32) {
	if j.normRotated {
		j.f.rotate(j.rope, i, x, j.keyDim)
		j.norm(x, norm)
		return
	}
	j.norm(x, norm)
	j.f.rotate(j.rope, i, x, j.keyDim)
}

// split takes queries and output gates of a row apart, which come head by head.
func (a *attention) split(q, gate, both []float32) {
	for w := a.keyDim; len(q) > 0; q, gate, both = q[w:], gate[w:], both[2*w:] {
		copy(q[:w], both)
		copy(gate[:w], both[w:])
	}
}

// norm applies the query or key norm, if there is one, to a row.
func (a *attention) norm(x, w []float32) {
	switch {
	case a.bareNorm:
		normEvery(x, a.keyDim, nil, a.eps)
	case w == nil:
	case a.normWidth:
		kernel.RMSNorm(x, x, w, a.eps)
	default:
		normEvery(x, a.keyDim, w, a.eps)
	}
}

// normEvery applies RMSNorm in place to every width values of x.
func normEvery(x []float32, width int, w []float32, eps float32) {
	for ; len(x) > 0; x = x[width:] {
		kernel.RMSNorm(x[:width], x[:width], w, eps)
	}
}

// gateJob multiplies rows of y by the sigmoid of their gates.
type gateJob struct {
	y, gate []float32 // [rows, width]
	width   int
}

func (j *gateJob) do(_ *worker, lo, hi int) {
	kernel.SigmoidMul(j.y[lo*j.width:hi*j.width], j.gate[lo*j.width:hi*j.width])
}
