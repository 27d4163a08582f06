package localmoe

import "maps"

// tinyFamilies holds the tensors of every supported architecture as a function
// of its hyperparameters.
var tinyFamilies = union(firstFamilies, sparseFamilies, denseFamilies)

var firstFamilies = map[string]tinyFamily{
	"llama":    {layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
	"qwen2":    {layer: func(m *tinyModel, i int) { m.attention(i); m.qkvBias(i); m.ffn(i, "ffn_norm") }},
	"qwen3":    {layer: func(m *tinyModel, i int) { m.attention(i); m.headNorms(i); m.ffn(i, "ffn_norm") }},
	"qwen2moe": {keys: sharedKeys, layer: func(m *tinyModel, i int) { m.attention(i); m.qkvBias(i); m.gatedShared(i); m.ffn(i, "ffn_norm") }},
	"qwen3moe": {keys: sparseKeys, layer: func(m *tinyModel, i int) { m.attention(i); m.headNorms(i); m.ffn(i, "ffn_norm") }},
	"olmoe": {keys: with(sparseKeys, map[string]any{"attention.head_count_kv": 4, "expert_feed_forward_length": nil}),
		layer: func(m *tinyModel, i int) {
			m.attention(i)
			m.add(blk(i, "attn_q_norm.weight"), 64)
			m.add(blk(i, "attn_k_norm.weight"), 64)
			m.ffn(i, "ffn_norm")
		}},
	"granite":    {keys: graniteKeys, layer: func(m *tinyModel, i int) { m.attention(i); m.ffn(i, "ffn_norm") }},
	"granitemoe": {keys: with(sparseKeys, graniteKeys, map[string]any{"expert_feed_forward_length": nil}), layer: func(m *tinyModel, i int) { m.attention(i); m.shared(i); m.ffn(i, "ffn_norm") }},
	"glm4moe": {keys: with(sparseKeys, map[string]any{"block_count": 3, "rope.dimension_count": 8, "leading_dense_block_count": 1,
		"expert_shared_count": 1, "expert_weights_norm": true, "expert_weights_scale": float32(1.5), "expert_gating_func": 2}),
		layer: func(m *tinyModel, i int) {
			m.attention(i)
			m.qkvBias(i)
			m.headNorms(i)
			m.shared(i)
			m.chooseBias(i)
			m.ffn(i, "post_attention_norm")
		}},
	"gpt-oss": {keys: with(sparseKeys, map[string]any{"block_count": 4, "attention.sliding_window": 7, "rope.scaling.type": "yarn",
		"rope.scaling.factor": float32(8), "rope.scaling.original_context_length": 32}), layer: gptossLayer},
	"deepseek2": {keys: with(sparseKeys, map[string]any{"block_count": 3, "attention.head_count_kv": 1, "leading_dense_block_count": 1,
		"expert_shared_count": 1, "attention.kv_lora_rank": 24, "attention.q_lora_rank": 0, "rope.dimension_count": 8, "attention.key_length": 32,
		"attention.value_length": 24, "attention.key_length_mla": 20, "attention.value_length_mla": 16}), layer: deepseekLayer},
	"qwen35":    {keys: deltaKeys, layer: deltaLayer},
	"qwen35moe": {keys: with(sharedKeys, deltaKeys), layer: deltaLayer},
	"qwen3next": {keys: with(sharedKeys, deltaKeys), layer: deltaLayer},
	"gemma4": {keys: map[string]any{"block_count": 4, "attention.sliding_window": 6, "attention.sliding_window_pattern": []bool{true, false, true, false},
		"attention.key_length_swa": 8, "attention.value_length_swa": 8, "rope.dimension_count_swa": 8, "rope.freq_base_swa": float32(5000),
		"embedding_length_per_layer_input": 0, "final_logit_softcapping": float32(20)}, layer: gemmaLayer},
	"lfm2": {keys: lfmKeys, layer: lfmLayer},
	"lfm2moe": {keys: with(sparseKeys, lfmKeys, map[string]any{"leading_dense_block_count": 1, "expert_gating_func": 2}),
		layer: lfmLayer},
	"granitehybrid": {keys: with(sparseKeys, graniteKeys, mambaKeys, map[string]any{"block_count": 3,
		"attention.head_count_kv": []int32{0, 2, 0}, "expert_feed_forward_length": nil}), layer: granitehybridLayer},
	"nemotron_h_moe": {keys: with(sparseKeys, mambaKeys, map[string]any{"block_count": 5, "attention.head_count_kv": []int32{0, 0, 2, 0, 0},
		"feed_forward_length": []int32{0, 32, 0, 0, 32}, "attention.layer_norm_epsilon": float32(1e-5),
		"expert_shared_feed_forward_length": 40, "expert_weights_norm": true, "expert_weights_scale": float32(2)}), layer: nemotronLayer},
	"nemotron_h": {keys: with(mambaKeys, map[string]any{"block_count": 4, "attention.head_count_kv": []int32{0, 0, 2, 0},
		"feed_forward_length": []int32{0, 32, 0, 40}, "attention.layer_norm_epsilon": float32(1e-5)}), layer: nemotronLayer},
}

var (
	sparseKeys  = map[string]any{"expert_count": 6, "expert_used_count": 2, "expert_feed_forward_length": 24}
	sharedKeys  = with(sparseKeys, map[string]any{"expert_shared_feed_forward_length": 40})
	graniteKeys = map[string]any{"logit_scale": float32(0.5), "residual_scale": float32(0.7), "embedding_scale": float32(3), "attention.scale": float32(0.2)}
	deltaKeys   = map[string]any{"block_count": 4, "rope.dimension_count": 8, "ssm.conv_kernel": 4, "ssm.state_size": 16, "ssm.group_count": 2,
		"ssm.time_step_rank": 4, "ssm.inner_size": 64, "rope.dimension_sections": []int32{2, 1, 1, 0}}
	lfmKeys   = map[string]any{"block_count": 3, "attention.head_count_kv": []int32{0, 2, 0}, "shortconv.l_cache": 3}
	mambaKeys = map[string]any{"ssm.conv_kernel": 4, "ssm.state_size": 16, "ssm.group_count": 1, "ssm.time_step_rank": 8, "ssm.inner_size": 128}
)

// with returns the union of some sets of keys, the later ones winning.
func with(sets ...map[string]any) map[string]any { return union(sets...) }

func union[V any](sets ...map[string]V) map[string]V {
	all := make(map[string]V)
	for _, set := range sets {
		maps.Copy(all, set)
	}
	return all
}

func (m *tinyModel) attention(i int) {
	dim, heads, kv := m.int("embedding_length"), m.at("attention.head_count", i), m.at("attention.head_count_kv", i)
	key, value := m.heads()
	m.add(blk(i, "attn_norm.weight"), dim)
	m.add(blk(i, "attn_q.weight"), dim, heads*key)
	m.add(blk(i, "attn_k.weight"), dim, kv*key)
	m.add(blk(i, "attn_v.weight"), dim, kv*value)
	m.add(blk(i, "attn_output.weight"), heads*value, dim)
}

func (m *tinyModel) qkvBias(i int) {
	for _, part := range []string{"attn_q", "attn_k", "attn_v"} {
		m.add(blk(i, part+".bias"), m.tensors[blk(i, part+".weight")][1])
	}
}

func (m *tinyModel) headNorms(i int) {
	key, _ := m.heads()
	m.add(blk(i, "attn_q_norm.weight"), key)
	m.add(blk(i, "attn_k_norm.weight"), key)
}

// ffn adds a sparse or dense feed-forward part.
func (m *tinyModel) ffn(i int, norm string) {
	dim := m.int("embedding_length")
	m.add(blk(i, norm+".weight"), dim)
	if n := m.int("expert_count"); n > 0 && i >= m.int("leading_dense_block_count") {
		width := m.expertWidth(i)
		m.add(blk(i, "ffn_gate_inp.weight"), dim, n)
		m.add(blk(i, "ffn_gate_exps.weight"), dim, width, n)
		m.add(blk(i, "ffn_up_exps.weight"), dim, width, n)
		m.add(blk(i, "ffn_down_exps.weight"), width, dim, n)
		return
	}
	m.gated(i, "", m.at("feed_forward_length", i))
}

func (m *tinyModel) gated(i int, suffix string, width int) {
	dim := m.int("embedding_length")
	m.add(blk(i, "ffn_gate"+suffix+".weight"), dim, width)
	m.add(blk(i, "ffn_up"+suffix+".weight"), dim, width)
	m.add(blk(i, "ffn_down"+suffix+".weight"), width, dim)
}

func (m *tinyModel) expertWidth(i int) int {
	if width := m.at("expert_feed_forward_length", i); width > 0 {
		return width
	}
	return m.at("feed_forward_length", i)
}

// shared adds the shared expert if there is one.
func (m *tinyModel) shared(i int) {
	width := m.int("expert_shared_feed_forward_length")
	if width == 0 {
		width = m.int("expert_shared_count") * m.expertWidth(i)
	}
	if width > 0 && i >= m.int("leading_dense_block_count") {
		m.gated(i, "_shexp", width)
	}
}

func (m *tinyModel) gatedShared(i int) {
	m.add(blk(i, "ffn_gate_inp_shexp.weight"), m.int("embedding_length"))
	m.shared(i)
}

func (m *tinyModel) chooseBias(i int) {
	if i >= m.int("leading_dense_block_count") {
		m.add(blk(i, "exp_probs_b.bias"), m.int("expert_count"))
	}
}

func gptossLayer(m *tinyModel, i int) {
	dim, n, width := m.int("embedding_length"), m.int("expert_count"), m.expertWidth(i)
	m.attention(i)
	m.qkvBias(i)
	m.add(blk(i, "attn_output.bias"), dim)
	m.add(blk(i, "attn_sinks.weight"), m.int("attention.head_count"))
	m.ffn(i, "post_attention_norm")
	m.add(blk(i, "ffn_gate_inp.bias"), n)
	m.add(blk(i, "ffn_gate_exps.bias"), width, n)
	m.add(blk(i, "ffn_up_exps.bias"), width, n)
	m.add(blk(i, "ffn_down_exps.bias"), dim, n)
}

func deepseekLayer(m *tinyModel, i int) {
	dim, heads, rank, rotated := m.int("embedding_length"), m.int("attention.head_count"), m.int("attention.kv_lora_rank"), m.int("rope.dimension_count")
	key, value := m.int("attention.key_length_mla"), m.int("attention.value_length_mla")
	m.add(blk(i, "attn_norm.weight"), dim)
	if key == 0 {
		key, value = m.heads()
		m.add(blk(i, "attn_kv_b.weight"), rank, heads*(key-rotated+value))
	} else {
		m.add(blk(i, "attn_k_b.weight"), key-rotated, rank, heads)
		m.add(blk(i, "attn_v_b.weight"), rank, value, heads)
	}
	if q := m.int("attention.q_lora_rank"); q > 0 {
		m.add(blk(i, "attn_q_a.weight"), dim, q)
		m.add(blk(i, "attn_q_a_norm.weight"), q)
		m.add(blk(i, "attn_q_b.weight"), q, heads*key)
	} else {
		m.add(blk(i, "attn_q.weight"), dim, heads*key)
	}
	m.add(blk(i, "attn_kv_a_mqa.weight"), dim, rank+rotated)
	m.add(blk(i, "attn_kv_a_norm.weight"), rank)
	m.add(blk(i, "attn_output.weight"), heads*value, dim)
	m.shared(i)
	if m.int("expert_gating_func") == 2 {
		m.chooseBias(i)
	}
	m.ffn(i, "ffn_norm")
}

func deltaLayer(m *tinyModel, i int) {
	dim := m.int("embedding_length")
	recurrent := (i+1)%max(1, m.int("full_attention_interval")) != 0
	if m.keys["full_attention_interval"] == nil {
		recurrent = i%4 != 3
	}
	if marks, ok := m.keys["attention.recurrent_layers"].([]bool); ok {
		recurrent = marks[i]
	}
	if recurrent {
		size, keys, values := m.int("ssm.state_size"), m.int("ssm.group_count"), m.int("ssm.time_step_rank")
		m.add(blk(i, "attn_norm.weight"), dim)
		m.add(blk(i, "attn_qkv.weight"), dim, (2*keys+values)*size)
		m.add(blk(i, "attn_gate.weight"), dim, values*size)
		m.add(blk(i, "ssm_conv1d.weight"), m.int("ssm.conv_kernel"), (2*keys+values)*size)
		m.add(blk(i, "ssm_dt.bias"), values)
		m.add(blk(i, "ssm_a"), values)
		if m.arch == "qwen3next" {
			m.add(blk(i, "ssm_ba.weight"), dim, 2*values)
		} else {
			m.add(blk(i, "ssm_alpha.weight"), dim, values)
			m.add(blk(i, "ssm_beta.weight"), dim, values)
		}
		m.add(blk(i, "ssm_norm.weight"), size)
		m.add(blk(i, "ssm_out.weight"), values*size, dim)
	} else {
		m.attention(i)
		m.headNorms(i)
		m.tensors[blk(i, "attn_q.weight")][1] *= 2
	}
	if m.int("expert_count") > 0 {
		m.gatedShared(i)
	}
	m.ffn(i, "post_attention_norm")
}

func gemmaLayer(m *tinyModel, i int) {
	dim, layers := m.int("embedding_length"), m.int("block_count")
	key := m.int("attention.key_length")
	window := m.keys["attention.sliding_window_pattern"].([]bool)[i]
	if window {
		key = m.int("attention.key_length_swa")
	}
	heads, kv := m.at("attention.head_count", i), m.at("attention.head_count_kv", i)
	for _, norm := range []string{"attn_norm", "post_attention_norm", "ffn_norm", "post_ffw_norm", "layer_output_scale"} {
		m.add(blk(i, norm+".weight"), dim)
	}
	m.tensors[blk(i, "layer_output_scale.weight")] = []int{1}
	m.add(blk(i, "attn_q.weight"), dim, heads*key)
	m.add(blk(i, "attn_q_norm.weight"), key)
	m.add(blk(i, "attn_output.weight"), heads*key, dim)
	if i < layers-m.int("attention.shared_kv_layers") {
		m.add(blk(i, "attn_k.weight"), dim, kv*key)
		m.add(blk(i, "attn_v.weight"), dim, kv*key)
		m.add(blk(i, "attn_k_norm.weight"), key)
	}
	if !window {
		m.add("rope_freqs.weight", key/2)
	}
	m.gated(i, "", m.at("feed_forward_length", i))
	if n := m.int("expert_count"); n > 0 {
		width := m.expertWidth(i)
		m.add(blk(i, "ffn_gate_inp.weight"), dim, n)
		m.add(blk(i, "ffn_gate_inp.scale"), dim)
		m.add(blk(i, "ffn_gate_up_exps.weight"), dim, 2*width, n)
		m.add(blk(i, "ffn_down_exps.weight"), width, dim, n)
		m.add(blk(i, "ffn_down_exps.scale"), n)
		for _, norm := range []string{"pre_ffw_norm_2", "post_ffw_norm_1", "post_ffw_norm_2"} {
			m.add(blk(i, norm+".weight"), dim)
		}
	}
	if side := m.int("embedding_length_per_layer_input"); side > 0 {
		m.add("per_layer_token_embd.weight", side*layers, tinyVocab)
		m.add("per_layer_model_proj.weight", dim, side*layers)
		m.add("per_layer_proj_norm.weight", side)
		m.add(blk(i, "inp_gate.weight"), dim, side)
		m.add(blk(i, "proj.weight"), side, dim)
		m.add(blk(i, "post_norm.weight"), dim)
	}
}

func lfmLayer(m *tinyModel, i int) {
	dim := m.int("embedding_length")
	if m.at("attention.head_count_kv", i) > 0 {
		m.attention(i)
		m.headNorms(i)
	} else {
		m.add(blk(i, "attn_norm.weight"), dim)
		m.add(blk(i, "shortconv.in_proj.weight"), dim, 3*dim)
		m.add(blk(i, "shortconv.conv.weight"), m.int("shortconv.l_cache"), dim)
		m.add(blk(i, "shortconv.out_proj.weight"), dim, dim)
	}
	if m.arch == "lfm2moe" {
		m.chooseBias(i)
	}
	m.ffn(i, "ffn_norm")
}

func (m *tinyModel) mamba(i int) {
	dim, inner, heads := m.int("embedding_length"), m.int("ssm.inner_size"), m.int("ssm.time_step_rank")
	groups, size := m.int("ssm.group_count"), m.int("ssm.state_size")
	channels := inner + 2*groups*size
	m.add(blk(i, "attn_norm.weight"), dim)
	m.add(blk(i, "ssm_in.weight"), dim, inner+channels+heads)
	m.add(blk(i, "ssm_conv1d.weight"), m.int("ssm.conv_kernel"), channels)
	m.add(blk(i, "ssm_conv1d.bias"), channels)
	m.add(blk(i, "ssm_dt.bias"), heads)
	m.add(blk(i, "ssm_a"), 1, heads)
	m.add(blk(i, "ssm_d"), 1, heads)
	m.add(blk(i, "ssm_norm.weight"), inner/groups, groups)
	m.add(blk(i, "ssm_out.weight"), inner, dim)
}

func granitehybridLayer(m *tinyModel, i int) {
	if m.at("attention.head_count_kv", i) > 0 {
		m.attention(i)
	} else {
		m.mamba(i)
	}
	m.shared(i)
	m.ffn(i, "ffn_norm")
}

func nemotronLayer(m *tinyModel, i int) {
	dim := m.int("embedding_length")
	width := m.at("feed_forward_length", i)
	switch {
	case m.at("attention.head_count_kv", i) > 0:
		m.attention(i)
	case width == 0:
		m.mamba(i)
	case m.int("expert_count") == 0:
		m.add(blk(i, "attn_norm.weight"), dim)
		m.add(blk(i, "ffn_up.weight"), dim, width)
		m.add(blk(i, "ffn_down.weight"), width, dim)
	default:
		m.nemotronExperts(i)
	}
}

func (m *tinyModel) nemotronExperts(i int) {
	dim, n, width, shared := m.int("embedding_length"), m.int("expert_count"), m.expertWidth(i), m.int("expert_shared_feed_forward_length")
	m.add(blk(i, "attn_norm.weight"), dim)
	m.add(blk(i, "ffn_gate_inp.weight"), dim, n)
	m.chooseBias(i)
	in := dim
	if latent := m.int("moe_latent_size"); latent > 0 {
		in = latent
		m.add(blk(i, "ffn_latent_down.weight"), dim, latent)
		m.add(blk(i, "ffn_latent_up.weight"), latent, dim)
	}
	m.add(blk(i, "ffn_up_exps.weight"), in, width, n)
	m.add(blk(i, "ffn_down_exps.weight"), width, in, n)
	m.add(blk(i, "ffn_up_shexp.weight"), dim, shared)
	m.add(blk(i, "ffn_down_shexp.weight"), shared, dim)
}
