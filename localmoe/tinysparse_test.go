package localmoe

// Families with experts that differ from the plain transformer in little.

var sparseFamilies = map[string]tinyFamily{
	"qwen3vlmoe": {keys: with(sparseKeys, keys{"rope.dimension_sections": []int32{3, 3, 2, 0}}),
		layer: func(m *tinyModel, i int) { m.attention(i); m.headNorms(i); m.ffn(i, "ffn_norm") }},
	"ernie4_5-moe": {keys: with(sparseKeys, keys{"block_count": 3, "leading_dense_block_count": 1, "interleave_moe_layer_step": 1,
		"expert_shared_feed_forward_length": 40}),
		layer: func(m *tinyModel, i int) { m.attention(i); m.shared(i); m.chooseBias(i); m.ffn(i, "ffn_norm") }},
	"bailingmoe": {keys: with(sparseKeys, weightKeys),
		layer: func(m *tinyModel, i int) { m.attention(i); m.shared(i); m.ffn(i, "ffn_norm") }},
	"bailingmoe2": {keys: with(sparseKeys, weightKeys, keys{"block_count": 3, "leading_dense_block_count": 1, "expert_gating_func": 2,
		"rope.dimension_count": 8}), layer: func(m *tinyModel, i int) {
		m.attention(i)
		fuseQKV(m, i)
		m.headNorms(i)
		m.shared(i)
		m.chooseBias(i)
		m.ffn(i, "ffn_norm")
	}},
	"dots1": {keys: with(sparseKeys, weightKeys, keys{"block_count": 3, "attention.head_count_kv": 4, "leading_dense_block_count": 1,
		"expert_gating_func": 2}), layer: func(m *tinyModel, i int) {
		m.attention(i)
		m.headNorms(i)
		m.shared(i)
		m.chooseBias(i)
		m.ffn(i, "ffn_norm")
	}},
	"hunyuan-moe": {keys: with(sparseKeys, keys{"expert_feed_forward_length": 48, "expert_shared_feed_forward_length": 40}),
		layer: func(m *tinyModel, i int) { m.attention(i); m.headNorms(i); m.shared(i); m.ffn(i, "ffn_norm") }},
	"minimax-m2": {keys: with(sparseKeys, keys{"expert_feed_forward_length": 48, "expert_gating_func": 2, "rope.dimension_count": 8}),
		layer: func(m *tinyModel, i int) {
			m.attention(i)
			m.widthNorms(i)
			m.chooseBias(i)
			m.ffn(i, "ffn_norm")
		}},
	"deepseek": {keys: with(sparseKeys, keys{"block_count": 3, "leading_dense_block_count": 1, "expert_shared_count": 2, "expert_weights_scale": float32(1.5)}),
		layer: func(m *tinyModel, i int) { m.attention(i); m.shared(i); m.ffn(i, "ffn_norm") }},
	"hy_v3": {keys: with(sharedKeys, weightKeys, keys{"block_count": 3, "leading_dense_block_count": 1}), layer: func(m *tinyModel, i int) {
		m.attention(i)
		m.headNorms(i)
		m.shared(i)
		m.ffn(i, "ffn_norm")
		if i >= m.int("leading_dense_block_count") {
			m.add(blk(i, "exp_probs_b"), m.int("expert_count"))
		}
	}},
	"mellum": {keys: with(sparseKeys, keys{"block_count": 5, "attention.sliding_window": 7}, yarn(4, 24)),
		layer: func(m *tinyModel, i int) { m.attention(i); m.headNorms(i); m.ffn(i, "ffn_norm") }},
	"llama4": {keys: with(sparseKeys, keys{"block_count": 5, "interleave_moe_layer_step": 1, "expert_used_count": 1}),
		layer: func(m *tinyModel, i int) {
			m.attention(i)
			if step := m.int("interleave_moe_layer_step"); (i+1)%step != 0 {
				m.add(blk(i, "ffn_norm.weight"), m.int("embedding_length"))
				m.gated(i, "", m.int("feed_forward_length"))
				return
			}
			m.gated(i, "_shexp", m.expertWidth(i))
			m.ffn(i, "ffn_norm")
		}},
	"afmoe": {keys: with(sparseKeys, weightKeys, keys{"block_count": 5, "leading_dense_block_count": 1, "expert_gating_func": 2,
		"attention.sliding_window": 7}), layer: func(m *tinyModel, i int) {
		m.attention(i)
		m.headNorms(i)
		m.add(blk(i, "attn_gate.weight"), m.int("embedding_length"), m.tensors[blk(i, "attn_q.weight")][1])
		m.postNorms(i)
		m.shared(i)
		m.chooseBias(i)
		m.ffn(i, "ffn_norm")
	}},
	"exaone-moe": {keys: with(sparseKeys, weightKeys, keys{"block_count": 5, "leading_dense_block_count": 1, "expert_gating_func": 2,
		"attention.sliding_window": 7, "rope.scaling.type": "none"}), layer: func(m *tinyModel, i int) {
		m.attention(i)
		m.headNorms(i)
		m.shared(i)
		m.chooseBias(i)
		m.ffn(i, "ffn_norm")
	}},
	"smallthinker": {keys: with(sparseKeys, keys{"block_count": 5, "expert_gating_func": 2, "attention.sliding_window": 4096}),
		layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
}

var weightKeys = keys{"expert_shared_count": 1, "expert_weights_norm": true, "expert_weights_scale": float32(1.5)}

// widthNorms adds norms of all queries and all keys together.
func (m *tinyModel) widthNorms(i int) {
	key, _ := m.heads()
	m.add(blk(i, "attn_q_norm.weight"), m.at("attention.head_count", i)*key)
	m.add(blk(i, "attn_k_norm.weight"), m.at("attention.head_count_kv", i)*key)
}

var sparseVariants = []variant{
	{"qwen3vlmoe", "qwen3vlmoe", nil, nil},
	{"qwen3vlmoe-deepstack", "qwen3vlmoe", keys{"n_deepstack_layers": 1, "expert_used_count": 3}, tied},
	{"qwen3vlmoe-yarn", "qwen3vlmoe", yarn(4, 24), nil},

	{"ernie4_5-moe", "ernie4_5-moe", nil, nil},
	{"ernie4_5-moe-plain", "ernie4_5-moe", keys{"leading_dense_block_count": nil, "expert_shared_feed_forward_length": nil, "expert_weights_norm": false,
		"expert_weights_scale": float32(2)}, func(m *tinyModel) { tied(m); m.drop("exp_probs_b") }},
	{"ernie4_5-moe-wide-heads", "ernie4_5-moe", keys{"attention.key_length": 24, "attention.value_length": 24, "rope.dimension_count": 24}, eachLayer((*tinyModel).qkvBias)},

	{"bailingmoe", "bailingmoe", nil, nil},
	{"bailingmoe-plain", "bailingmoe", keys{"expert_weights_norm": nil, "expert_weights_scale": nil, "expert_shared_count": 2}, eachLayer(fuseQKV)},
	{"bailingmoe-yarn", "bailingmoe", with(yarn(4, 24), keys{"expert_weights_norm": false, "expert_gating_func": 2}), eachLayer((*tinyModel).qkvBias)},

	{"bailingmoe2", "bailingmoe2", nil, nil},
	{"bailingmoe2-groups", "bailingmoe2", keys{"expert_count": 8, "expert_group_count": 4, "expert_group_used_count": 2, "expert_used_count": 3}, nil},
	{"bailingmoe2-softmax", "bailingmoe2", keys{"expert_gating_func": 1, "expert_weights_norm": false, "leading_dense_block_count": nil,
		"expert_shared_feed_forward_length": 40}, drop("exp_probs_b")},
	{"bailingmoe2-draft", "bailingmoe2", keys{"block_count": 4, "nextn_predict_layers": 1}, func(m *tinyModel) {
		tinyFamilies["bailingmoe2"].layer(m, 3)
		m.add("blk.3.nextn.eh_proj.weight", 128, 64)
		m.add("blk.3.nextn.enorm.weight", 64)
		m.add("blk.3.nextn.hnorm.weight", 64)
		m.add("blk.3.layer_output_norm.weight", 64)
	}},

	{"dots1", "dots1", nil, nil},
	{"dots1-softmax", "dots1", keys{"expert_gating_func": 1, "expert_weights_norm": nil, "expert_weights_scale": nil, "expert_shared_count": 2,
		"leading_dense_block_count": nil}, drop("exp_probs_b")},
	{"dots1-yarn", "dots1", with(yarn(4, 24), keys{"leading_dense_block_count": 2}), eachLayer((*tinyModel).qkvBias)},

	{"hunyuan-moe", "hunyuan-moe", nil, nil},
	{"hunyuan-moe-one", "hunyuan-moe", keys{"expert_used_count": 1, "expert_weights_norm": false}, tied},
	{"hunyuan-moe-yarn", "hunyuan-moe", yarn(4, 24), eachLayer((*tinyModel).qkvBias)},

	{"deepseek", "deepseek", nil, nil},
	{"deepseek-plain", "deepseek", keys{"expert_weights_scale": nil, "expert_shared_count": 1, "leading_dense_block_count": nil}, func(m *tinyModel) { tied(m); eachLayer(fuseQKV)(m) }},

	{"hy_v3", "hy_v3", nil, nil},
	{"hy_v3-softmax", "hy_v3", keys{"expert_gating_func": 1, "expert_weights_norm": nil, "expert_weights_scale": nil, "expert_shared_feed_forward_length": nil,
		"leading_dense_block_count": nil}, drop("exp_probs_b")},
	{"hy_v3-fused", "hy_v3", yarn(4, 24), func(m *tinyModel) {
		tied(m)
		m.drop("_exps.weight")
		for i := 1; i < 3; i++ {
			m.add(blk(i, "ffn_gate_up_exps.weight"), 64, 48, 6)
			m.add(blk(i, "ffn_down_exps.weight"), 24, 64, 6)
		}
	}},

	{"mellum", "mellum", nil, nil},
	{"mellum-full", "mellum", keys{"attention.sliding_window": nil, "expert_weights_norm": false}, nil},
	{"mellum-pattern", "mellum", keys{"attention.sliding_window_pattern": 2, "rope.freq_base_swa": float32(3000), "rope.scaling.attn_factor": float32(1.3)}, nil},

	{"llama4", "llama4", nil, nil},
	{"llama4-two", "llama4", keys{"expert_used_count": 2, "attention.key_length": 24, "attention.value_length": 24, "rope.dimension_count": 24}, tied},
	{"llama4-interleaved", "llama4", keys{"interleave_moe_layer_step": 2, "rope.freq_base": float32(5e5)}, func(m *tinyModel) { m.add("rope_freqs.weight", 8) }},
	{"llama4-128", "llama4", keys{"expert_count": 128, "expert_feed_forward_length": 8, "interleave_moe_layer_step": 2}, nil},

	{"afmoe", "afmoe", nil, nil},
	{"afmoe-plain", "afmoe", keys{"expert_gating_func": nil, "expert_weights_norm": nil, "expert_weights_scale": nil,
		"expert_shared_count": 0, "leading_dense_block_count": nil}, tied},
	{"afmoe-pattern", "afmoe", keys{"attention.sliding_window_pattern": 2, "rope.freq_base_swa": float32(3000), "expert_gating_func": 1,
		"attention.key_length": 24, "attention.value_length": 24, "rope.dimension_count": 24}, eachLayer(fuseQKV)},
	{"afmoe-yarn", "afmoe", yarn(4, 24), nil},

	{"exaone-moe", "exaone-moe", nil, nil},
	{"exaone-moe-pattern", "exaone-moe", keys{"attention.sliding_window_pattern": []bool{false, true, true, false, true}, "rope.freq_base_swa": float32(3000),
		"expert_shared_feed_forward_length": 40, "expert_weights_norm": nil, "expert_weights_scale": nil}, drop("exp_probs_b")},
	{"exaone-moe-freqs", "exaone-moe", keys{"expert_gating_func": 1}, func(m *tinyModel) { m.add("rope_freqs.weight", 8) }},
	{"exaone-moe-draft", "exaone-moe", keys{"block_count": 6, "nextn_predict_layers": 1}, func(m *tinyModel) {
		m.attention(5)
		m.headNorms(5)
		m.add("blk.5.ffn_norm.weight", 64)
		m.gated(5, "", 48)
		m.add("blk.5.nextn.eh_proj.weight", 128, 64)
		m.add("blk.5.nextn.enorm.weight", 64)
		m.add("blk.5.nextn.hnorm.weight", 64)
	}},

	{"smallthinker", "smallthinker", nil, nil},
	{"smallthinker-softmax", "smallthinker", keys{"expert_gating_func": 1, "expert_used_count": 4, "rope.freq_base_swa": float32(3000)}, tied},
	{"smallthinker-full", "smallthinker", keys{"attention.sliding_window": nil, "expert_used_count": 1, "expert_weights_norm": false}, eachLayer((*tinyModel).qkvBias)},

	{"minimax-m2", "minimax-m2", nil, nil},
	{"minimax-m2-softmax", "minimax-m2", keys{"expert_gating_func": 1, "rope.dimension_count": nil, "expert_used_count": 4, "expert_weights_norm": false}, nil},
	{"minimax-m2-wide-heads", "minimax-m2", keys{"attention.key_length": 24, "attention.value_length": 24}, eachLayer(fuseQKV)},
}
