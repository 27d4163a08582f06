package localmoe

// Dense families that differ from the plain transformer in little.

var denseFamilies = map[string]tinyFamily{
	"mistral3": {keys: keys{"attention.temperature_scale": float32(0.3), "rope.scaling.type": "yarn", "rope.scaling.factor": float32(4),
		"rope.scaling.original_context_length": 8, "rope.scaling.yarn_log_multiplier": float32(1)},
		layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
	"smollm3": {keys: keys{"block_count": 5}, layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
	"qwen3vl": {keys: keys{"rope.dimension_sections": []int32{3, 3, 2, 0}},
		layer: func(m *tinyModel, i int) { m.attention(i); m.headNorms(i); m.ffn(i, "ffn_norm") }},
	"ernie4_5":      {layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
	"hunyuan-dense": {layer: func(m *tinyModel, i int) { m.attention(i); m.headNorms(i); m.ffn(i, "ffn_norm") }},
	"seed_oss":      {layer: func(m *tinyModel, i int) { m.attention(i); m.qkvBias(i); m.ffn(i, "post_attention_norm") }},
	"internlm2":     {layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
	"arcee": {layer: func(m *tinyModel, i int) {
		m.attention(i)
		m.ffn(i, "ffn_norm")
		m.drop(blk(i, "ffn_gate"))
	}},
	"chatglm": {keys: keys{"rope.dimension_count": 8}, layer: func(m *tinyModel, i int) {
		m.attention(i)
		m.qkvBias(i)
		fuseQKV(m, i)
		m.ffn(i, "ffn_norm")
		m.fuseGate(i)
	}},
	"olmo2": {layer: func(m *tinyModel, i int) {
		m.attention(i)
		m.widthNorms(i)
		m.postNorms(i)
		m.ffn(i, "ffn_norm")
		m.drop(blk(i, "attn_norm"), blk(i, "ffn_norm"))
	}},
	"exaone": {layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
	"gemma":  {layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
	"glm4": {keys: keys{"rope.dimension_count": 8}, layer: func(m *tinyModel, i int) {
		m.attention(i)
		m.qkvBias(i)
		m.postNorms(i)
		m.ffn(i, "ffn_norm")
		m.fuseGate(i)
	}},
	"phi3": {keys: keys{"attention.sliding_window": 7, "rope.scaling.original_context_length": 32, "rope.scaling.attn_factor": float32(1.19)},
		layer: func(m *tinyModel, i int) {
			m.attention(i)
			fuseQKV(m, i)
			m.ffn(i, "ffn_norm")
			m.fuseGate(i)
			longrope(m)
		}},
	"exaone4": {layer: exaoneLayer},
	"cohere2": {keys: keys{"block_count": 5, "attention.sliding_window": 7, "logit_scale": float32(0.7), "attention.layer_norm_rms_epsilon": nil,
		"attention.layer_norm_epsilon": float32(1e-5), "rope.scaling.type": "none"},
		layer: func(m *tinyModel, i int) {
			m.attention(i)
			m.ffn(i, "ffn_norm")
			m.drop(blk(i, "ffn_norm"))
		}},
	"gemma2": {keys: keys{"block_count": 3, "attention.sliding_window": 7, "attn_logit_softcapping": float32(2), "final_logit_softcapping": float32(3)},
		layer: func(m *tinyModel, i int) { m.attention(i); m.postNorms(i); m.ffn(i, "ffn_norm") }},
	"gemma3": {keys: keys{"block_count": 7, "attention.sliding_window": 7, "rope.freq_base": float32(1e6)},
		layer: func(m *tinyModel, i int) { m.attention(i); m.headNorms(i); m.postNorms(i); m.ffn(i, "ffn_norm") }},
}

// exaoneLayer adds a layer whose parts have a norm behind them only.
func exaoneLayer(m *tinyModel, i int) {
	m.attention(i)
	m.headNorms(i)
	m.postNorms(i)
	m.ffn(i, "ffn_norm")
	m.drop(blk(i, "attn_norm"), blk(i, "ffn_norm"))
}

func (m *tinyModel) postNorms(i int) {
	m.add(blk(i, "post_attention_norm.weight"), m.int("embedding_length"))
	m.add(blk(i, "post_ffw_norm.weight"), m.int("embedding_length"))
}

// fuseGate makes one tensor of ffn_gate and ffn_up.
func (m *tinyModel) fuseGate(i int) {
	m.drop(blk(i, "ffn_gate.weight"))
	m.tensors[blk(i, "ffn_up.weight")][1] *= 2
}

// deep leaves blocks that are small enough for many.
func deep(layers int) keys {
	return keys{"block_count": layers, "embedding_length": 32, "feed_forward_length": 16, "attention.head_count": 2,
		"attention.head_count_kv": 1}
}

var denseVariants = []variant{
	{"mistral3", "mistral3", nil, nil},
	{"mistral3-plain", "mistral3", keys{"attention.temperature_scale": nil, "rope.scaling.type": nil, "rope.scaling.factor": nil,
		"rope.scaling.original_context_length": nil, "rope.scaling.yarn_log_multiplier": nil}, tied},
	{"mistral3-bounds", "mistral3", keys{"rope.scaling.yarn_beta_fast": float32(4), "rope.scaling.yarn_beta_slow": float32(0.5),
		"rope.scaling.original_context_length": 48}, nil},
	{"mistral3-multiplier", "mistral3", keys{"rope.scaling.yarn_log_multiplier": float32(0.4), "rope.scaling.factor": float32(16)}, nil},
	{"mistral3-yarn-unset", "mistral3", keys{"rope.scaling.yarn_log_multiplier": nil, "attention.key_length": 24, "attention.value_length": 24,
		"rope.dimension_count": 24}, nil},
	{"mistral3-sparse", "mistral3", with(sparseKeys, keys{"expert_feed_forward_length": nil}), nil},
	{"mistral3-freqs", "mistral3", keys{"rope.scaling.type": nil, "rope.scaling.factor": nil}, func(m *tinyModel) { m.add("rope_freqs.weight", 8) }},

	{"smollm3", "smollm3", nil, nil},
	{"smollm3-tied", "smollm3", keys{"rope.freq_base": float32(5e6), "attention.scale": float32(0.5)}, tied},
	{"smollm3-yarn", "smollm3", yarn(2, 24), nil},

	{"internlm2", "internlm2", nil, nil},
	{"internlm2-linear", "internlm2", keys{"rope.scaling.type": "linear", "rope.scaling.factor": float32(2)}, nil},

	{"arcee", "arcee", nil, nil},
	{"arcee-yarn", "arcee", yarn(4, 24), tied},

	{"chatglm", "chatglm", nil, nil},
	{"chatglm-plain", "chatglm", keys{"rope.freq_base": float32(5e6)}, func(m *tinyModel) { tied(m); m.drop(".bias") }},

	{"olmo2", "olmo2", nil, nil},
	{"olmo2-windows", "olmo2", with(yarn(4, 24), keys{"block_count": 5, "attention.sliding_window": 7}), nil},
	{"olmo2-pattern", "olmo2", with(yarn(4, 24), keys{"attention.sliding_window": 7, "attention.sliding_window_pattern": []bool{false, true},
		"rope.freq_base_swa": float32(3000), "rope.scaling.attn_factor": float32(1.3)}), nil},

	{"exaone", "exaone", nil, nil},
	{"exaone-freqs", "exaone", keys{"rope.freq_base": float32(1e6)}, func(m *tinyModel) { tied(m); m.add("rope_freqs.weight", 8) }},

	{"gemma", "gemma", nil, tied},
	{"gemma-wide-heads", "gemma", keys{"attention.key_length": 32, "attention.value_length": 32, "rope.dimension_count": 32, "attention.head_count_kv": 1}, tied},

	{"glm4", "glm4", nil, nil},
	{"glm4-sections", "glm4", keys{"rope.dimension_sections": []int32{2, 1, 1, 0}}, drop(".bias")},
	{"glm4-draft", "glm4", keys{"block_count": 3, "nextn_predict_layers": 1, "rope.dimension_count": nil}, func(m *tinyModel) {
		tied(m)
		tinyFamilies["glm4"].layer(m, 2)
		m.add("blk.2.nextn.eh_proj.weight", 128, 64)
		m.add("blk.2.nextn.enorm.weight", 64)
		m.add("blk.2.nextn.hnorm.weight", 64)
	}},
	{"glm4-yarn", "glm4", yarn(4, 24), eachLayer(fuseQKV)},

	{"phi3", "phi3", nil, nil},
	{"phi3-short", "phi3", keys{"rope.scaling.original_context_length": 512, "rope.dimension_count": 8}, func(m *tinyModel) {
		m.add("rope_factors_long.weight", 4)
		m.add("rope_factors_short.weight", 4)
		tied(m)
	}},
	{"phi3-plain", "phi3", keys{"rope.scaling.original_context_length": nil, "rope.scaling.attn_factor": nil, "attention.sliding_window": 0}, drop("rope_factors")},
	{"phi3-separate", "phi3", nil, eachLayer(func(m *tinyModel, i int) {
		m.drop(blk(i, "attn_qkv"))
		m.attention(i)
		m.qkvBias(i)
	})},

	{"exaone4", "exaone4", nil, nil},
	{"exaone4-tied", "exaone4", keys{"rope.freq_base": float32(1e6)}, func(m *tinyModel) { tied(m); m.add("rope_freqs.weight", 8) }},
	{"exaone4-windows", "exaone4", with(deep(64), keys{"attention.sliding_window": 9, "rope.freq_base_swa": float32(3000)}), nil},
	{"exaone4-pattern", "exaone4", with(deep(64), keys{"attention.sliding_window": 9, "attention.sliding_window_pattern": 2}), nil},

	{"cohere2", "cohere2", nil, tied},
	{"cohere2-pattern", "cohere2", keys{"attention.sliding_window_pattern": []bool{false, true, false, true, true}, "rope.dimension_count": 8,
		"rope.freq_base": float32(50000), "attention.layer_norm_epsilon": float32(0.1)}, tied},
	{"cohere2-period", "cohere2", keys{"attention.sliding_window_pattern": 2, "logit_scale": float32(0), "rope.freq_base_swa": float32(3000)},
		func(m *tinyModel) { tied(m); eachLayer(fuseQKV)(m) }},

	{"gemma2", "gemma2", nil, tied},
	{"gemma2-caps-unset", "gemma2", keys{"attn_logit_softcapping": nil, "final_logit_softcapping": nil}, tied},
	{"gemma2-pattern", "gemma2", keys{"attention.sliding_window_pattern": []bool{false, true, false}, "rope.freq_base_swa": float32(3000),
		"rope.scaling.type": "linear", "rope.scaling.factor": float32(4)}, tied},
	{"gemma2-deep", "gemma2", with(deep(46), keys{"attention.key_length": 24, "attention.value_length": 24, "rope.dimension_count": 24}), tied},

	{"gemma3", "gemma3", nil, nil},
	{"gemma3-full", "gemma3", keys{"attention.sliding_window": nil, "final_logit_softcapping": float32(3)}, tied},
	{"gemma3-pattern", "gemma3", keys{"attention.sliding_window_pattern": 3, "rope.freq_base_swa": float32(3000),
		"rope.scaling.type": "linear", "rope.scaling.factor": float32(8)}, nil},
	{"gemma3-deep", "gemma3", with(deep(62), keys{"attention.key_length": 24, "attention.value_length": 24, "rope.dimension_count": 24}), tied},

	{"qwen3vl", "qwen3vl", nil, nil},
	{"qwen3vl-wide-heads", "qwen3vl", keys{"attention.key_length": 32, "attention.value_length": 32, "rope.dimension_count": 32,
		"rope.dimension_sections": []int32{6, 5, 5, 0}, "n_deepstack_layers": 2}, tied},

	{"ernie4_5", "ernie4_5", nil, nil},
	{"ernie4_5-tied", "ernie4_5", keys{"attention.key_length": 32, "attention.value_length": 32, "rope.dimension_count": 32, "rope.freq_base": float32(5e5)}, tied},

	{"hunyuan-dense", "hunyuan-dense", nil, nil},
	{"hunyuan-dense-alpha", "hunyuan-dense", keys{"rope.scaling.alpha": float32(1000), "rope.scaling.type": "none", "rope.scaling.factor": float32(1)}, tied},
	{"hunyuan-dense-biases", "hunyuan-dense", yarn(4, 24), eachLayer((*tinyModel).qkvBias)},

	{"seed_oss", "seed_oss", nil, nil},
	{"seed_oss-plain", "seed_oss", keys{"rope.freq_base": float32(1e7), "attention.key_length": 32, "attention.value_length": 32, "rope.dimension_count": 32},
		func(m *tinyModel) { tied(m); m.drop(".bias") }},
	{"seed_oss-linear", "seed_oss", keys{"rope.scaling.type": "linear", "rope.scaling.factor": float32(4)}, eachLayer(fuseQKV)},
}
