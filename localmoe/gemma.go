package localmoe

import (
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// gemmaAttention binds the attention of layer i of a gemma4 model: window and
// full layers differ in head width and rotation, values are normed, layers
// may use their keys as values, and the last layers may share keys and values
// with earlier ones.
func gemmaAttention(b *binder, i int) mixer {
	c := b.cfg
	s := attentionShape{
		heads: c.heads[i], kvHeads: c.kvHeads[i], keyDim: c.keyDim, valueDim: c.valueDim,
		rope: b.ropeOf(i), valueNorm: true,
	}
	if c.window[i] > 0 {
		s.keyDim = b.meta.int("attention.key_length_swa", c.keyDim)
		s.valueDim = b.meta.int("attention.value_length_swa", c.valueDim)
	}
	shared := b.meta.int("attention.shared_kv_layers", 0)
	if own := c.layers - shared; i >= own {
		s.sharesSlot = true
		s.slot = b.lastSlot(own, c.window[i] > 0)
	}
	s.valueIsKey = !s.sharesSlot && !b.has(blk(i, "attn_v.weight")) && !b.has(blk(i, "attn_qkv.weight"))
	a := b.attention(i, s)
	b.slots = append(b.slots, a.slot)
	return a
}

// lastSlot returns the cache slot of the last layer before end that is of the
// given kind.
func (b *binder) lastSlot(end int, windowed bool) int {
	for i := min(end, len(b.slots)) - 1; i >= 0; i-- {
		if b.cfg.window[i] > 0 == windowed {
			return b.slots[i]
		}
	}
	b.fail("no layer before %d whose keys and values the later layers could share", end)
	return 0
}

// gemmaMoE is the feed-forward part of a sparse gemma4 layer: a dense branch
// beside the experts, each with norms of its own. Router and experts read the
// residual stream past the layer's norm.
type gemmaMoE struct {
	dense      *dense
	moe        *moe
	densePost  []float32
	expertPre  []float32
	expertPost []float32
	routerIn   []float32 // [dim], scales the router's input; 1/√dim is folded in
}

// gemmaFFN binds the feed-forward part of layer i.
func gemmaFFN(b *binder, i int) feedForward {
	d := b.cfg.dim
	branch := b.dense(i, "", d)
	if !b.has(blk(i, "ffn_gate_inp.weight")) {
		return branch
	}
	g := &gemmaMoE{
		dense:      branch,
		moe:        b.moe(i),
		densePost:  b.vector(blk(i, "post_ffw_norm_1.weight"), d),
		expertPre:  b.vector(blk(i, "pre_ffw_norm_2.weight"), d),
		expertPost: b.vector(blk(i, "post_ffw_norm_2.weight"), d),
		routerIn:   b.vector(blk(i, "ffn_gate_inp.scale"), d),
	}
	kernel.Scale(g.routerIn, float32(1/math.Sqrt(float64(d))))
	return g
}

func (g *gemmaMoE) weights(experts int) int { return g.dense.weights(0) + g.moe.weights(experts) }

func (g *gemmaMoE) feed(f *forward, out, h []float32) {
	g.dense.feed(f, out, h)
	f.norm(out, out, g.densePost)
	in, y := f.take(len(out)), f.take(len(out))
	f.norm(in, f.x, g.routerIn)
	c := g.moe.router.choose(f, g.moe.index, in)
	f.norm(in, f.x, g.expertPre)
	g.moe.experts.sum(f, y, in, c)
	f.norm(y, y, g.expertPost)
	kernel.Add(out, y)
}

// sideEmbedding makes the additional inputs that every layer of a small gemma4
// model gets: a slice of a second token embedding and of a projection of the
// first.
type sideEmbedding struct {
	width   int       // per layer
	tokens  matrix    // [vocab, layers·width]
	project linear    // [layers·width, dim]
	norm    []float32 // [width]
}

// sideEmbedding binds the per-layer embeddings, nil if the model has none.
func (b *binder) sideEmbedding(vocab int) *sideEmbedding {
	width := b.meta.int("embedding_length_per_layer_input", 0)
	if width == 0 {
		return nil
	}
	all := width * b.cfg.layers
	return &sideEmbedding{
		width:   width,
		tokens:  b.matrix("per_layer_token_embd.weight", all, vocab),
		project: b.linear("per_layer_model_proj", b.cfg.dim, all),
		norm:    b.vector("per_layer_proj_norm.weight", width),
	}
}

// sideInputs returns the additional inputs of all layers, nil if the model has
// none. It reads the scaled embeddings in f.x. [rows, layers, width]
func (f *forward) sideInputs() []float32 {
	e := f.m.side
	if e == nil {
		return nil
	}
	n, all := f.n(), e.project.rows
	inputs, token := f.take(n*all), f.take(all)
	f.linear(&e.project, inputs, f.x, n)
	kernel.Scale(inputs, float32(1/math.Sqrt(float64(f.m.cfg.dim))))
	f.normEach(inputs, inputs, e.width, e.norm)
	for i, r := range f.rows {
		e.tokens.decodeRow(token, int(r.id))
		kernel.Axpy(inputs[i*all:(i+1)*all], float32(math.Sqrt(float64(e.width))), token)
	}
	kernel.Scale(inputs, math.Sqrt2/2)
	return inputs
}

// perLayerInput adds a layer's additional input to the residual stream, gated
// by the stream itself.
type perLayerInput struct {
	gate, project linear
	norm          []float32
}

func (b *binder) perLayerInput(i int) *perLayerInput {
	d := b.cfg.dim
	return &perLayerInput{
		gate:    b.linear(blk(i, "inp_gate"), d, b.side.width),
		project: b.linear(blk(i, "proj"), b.side.width, d),
		norm:    b.vector(blk(i, "post_norm.weight"), d),
	}
}

func (p *perLayerInput) weights() int { return p.gate.weights() + p.project.weights() }

// add adds the input of layer i. inputs: [rows, layers, width]
func (p *perLayerInput) add(f *forward, i int, inputs []float32) {
	n, width, all := f.n(), p.gate.rows, f.m.side.project.rows
	g, y := f.take(n*width), f.take(n*p.project.rows)
	f.linear(&p.gate, g, f.x, n)
	for r := range n {
		in := inputs[r*all+i*width:][:width]
		gate := g[r*width : (r+1)*width]
		kernel.GELUMul(gate, in, gate)
	}
	f.linear(&p.project, y, g, n)
	f.norm(y, y, p.norm)
	kernel.Add(f.x, y)
}
