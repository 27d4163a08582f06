package localmoe

import "github.com/seed-25a395fc/reason/localmoe/internal/kernel"

// layer is one block of the model. Either part may be missing.
type layer struct {
	mixNorm []float32 // nil: the mixer reads the stream as it is
	mixer   mixer
	mixPost []float32 // norms what the mixer returns; nil for none
	ffnNorm []float32 // likewise
	ffn     feedForward
	ffnPost []float32
	side    *perLayerInput // Gemma's additional input, or nil
	scale   float32        // times the stream after the block; 0 for none
}

// layer binds block i.
func (b *binder) layer(i int) layer {
	c := b.cfg
	l := layer{mixer: c.arch.mixer(b, i), ffn: c.arch.ffn(b, i)}
	if l.mixer != nil && !c.arch.bareInputs {
		l.mixNorm = b.vector(blk(i, "attn_norm.weight"), c.dim)
	}
	if l.ffn != nil && !c.arch.bareInputs && !c.arch.parallel {
		l.ffnNorm = b.vector(blk(i, c.arch.ffnNormName()+".weight"), c.dim)
	}
	if c.arch.postNorms {
		l.mixPost = b.vector(blk(i, "post_attention_norm.weight"), c.dim)
		l.ffnPost = b.vector(blk(i, "post_ffw_norm.weight"), c.dim)
		if scale := b.optional(blk(i, "layer_output_scale.weight"), 1); scale != nil {
			l.scale = scale[0]
		}
	}
	if b.side != nil {
		l.side = b.perLayerInput(i)
	}
	return l
}

func (a *architecture) ffnNormName() string {
	if a.ffnNorm != "" {
		return a.ffnNorm
	}
	return "ffn_norm"
}

func (a *architecture) outputNormName() string {
	if a.outputNorm != "" {
		return a.outputNorm + ".weight"
	}
	return "output_norm.weight"
}

// layer is x += mixer(norm(x)); x += ffn(norm(x)). In parallel both parts read the same norm.
func (f *forward) layer(l *layer, i int, side []float32) {
	c := f.m.cfg
	n := f.n()
	whole, ints := f.floats.mark, f.ints.mark
	if c.arch.routeFirst {
		f.before = f.take(n * c.dim)
		copy(f.before, f.x)
	}
	part := f.floats.mark
	if l.mixer != nil {
		h, out := f.take(n*c.dim), f.take(n*c.dim)
		f.enter(h, l.mixNorm)
		if c.arch.parallel {
			l.ffn.feed(f, out, h)
			f.add(out, nil)
		}
		l.mixer.mix(f, out, h)
		f.add(out, l.mixPost)
		f.floats.release(part)
	}
	if l.ffn != nil && !c.arch.parallel {
		h, out := f.take(n*c.dim), f.take(n*c.dim)
		f.enter(h, l.ffnNorm)
		l.ffn.feed(f, out, h)
		f.add(out, l.ffnPost)
		f.floats.release(part)
	}
	if l.side != nil {
		l.side.add(f, i, side)
		f.floats.release(part)
	}
	if l.scale != 0 {
		kernel.Scale(f.x, l.scale)
	}
	f.floats.release(whole)
	f.ints.release(ints)
}

// enter writes to h what a part of a layer reads: the stream, normed unless norm is nil.
func (f *forward) enter(h, norm []float32) {
	if norm == nil {
		copy(h, f.x)
		return
	}
	f.norm(h, f.x, norm)
}
