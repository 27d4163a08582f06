package localmoe

// llama4Chunk is how many positions a layer with chunks sees together, and after
// how many the queries of the other layers grow. Files do not name it.
const llama4Chunk = 8192

// llama4Attention binds the attention of layer i of a llama4 model: three of
// four layers rotate, norm what they rotated, and see their chunk; the others do
// neither, and sharpen over long texts.
func llama4Attention(b *binder, i int) mixer {
	a := b.attention(i, attentionShape{
		heads: b.cfg.heads[i], kvHeads: b.cfg.kvHeads[i], keyDim: b.cfg.keyDim, valueDim: b.cfg.valueDim,
		rope: b.ropeOf(i),
	})
	if a.rope == nil {
		a.temperature = temperature{scale: 0.1, length: llama4Chunk, offset: 1}
		return a
	}
	// Maverick has 128 experts and no norm, Scout has 16 and one; no key tells.
	a.normRotated, a.bareNorm = true, b.cfg.experts != 128
	return a
}
