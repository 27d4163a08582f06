package localmoe

// layer binds block i.
func (b *binder) layer(i int) layer {
	c := b.cfg
	l := layer{mixer: c.arch.mixer(b, i), ffn: c.arch.ffn(b, i)}
	if l.mixer != nil {
		l.mixNorm = b.vector(blk(i, "attn_norm.weight"), c.dim)
	}
	if l.ffn != nil {
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
