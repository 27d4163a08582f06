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
