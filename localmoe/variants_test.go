package localmoe

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// keys are hyperparameters that a variant changes; nil leaves one out.
type keys = map[string]any

// variant is a small model with a combination of hyperparameters and tensors
// that a converter may write.
type variant struct {
	name, arch string
	keys       keys
	edit       func(m *tinyModel)
}

func (v variant) model() *tinyModel {
	m := newTinyModel(v.arch, v.keys)
	if v.edit != nil {
		v.edit(m)
	}
	return m
}

func drop(parts ...string) func(*tinyModel) { return func(m *tinyModel) { m.drop(parts...) } }

func yarn(factor float32, original int) keys {
	return keys{"rope.scaling.type": "yarn", "rope.scaling.factor": factor, "rope.scaling.original_context_length": original}
}

// tied leaves the output matrix to the embeddings.
func tied(m *tinyModel) {
	m.names = slices.DeleteFunc(m.names, func(name string) bool { return name == "output.weight" })
}

// eachLayer adds tensors to all layers.
func eachLayer(add func(m *tinyModel, i int)) func(*tinyModel) {
	return func(m *tinyModel) {
		for i := range m.int("block_count") {
			add(m, i)
		}
	}
}

var variants = slices.Concat(firstVariants, sparseVariants, denseVariants)

var firstVariants = []variant{
	{"llama", "llama", nil, nil},
	{"llama-tied", "llama", nil, tied},
	{"llama-wide-heads", "llama", keys{"attention.key_length": 32, "attention.value_length": 32, "rope.dimension_count": 32, "attention.head_count": 3, "attention.head_count_kv": 1}, nil},
	{"llama-implied-heads", "llama", keys{"attention.key_length": nil, "attention.value_length": nil, "rope.dimension_count": nil, "attention.head_count_kv": 4, "rope.freq_base": nil}, func(m *tinyModel) { m.keys["attention.head_count_kv"] = nil }},
	{"llama-rope-freqs", "llama", nil, func(m *tinyModel) { m.add("rope_freqs.weight", 8) }},
	{"llama-linear", "llama", keys{"rope.scaling.type": "linear", "rope.scaling.factor": float32(4)}, nil},
	{"llama-linear-old", "llama", keys{"rope.scale_linear": float32(4)}, nil},
	{"llama-none", "llama", keys{"rope.scaling.type": "none", "rope.scaling.factor": float32(4)}, nil},
	{"llama-yarn", "llama", yarn(4, 16), nil},
	{"llama-yarn-factor", "llama", with(yarn(4, 16), keys{"rope.scaling.attn_factor": float32(1.3), "rope.freq_base": float32(5e5)}), nil},
	{"llama-yarn-shrink", "llama", yarn(0.5, 16), nil},
	{"llama-linear-factor", "llama", keys{"rope.scaling.type": "linear", "rope.scaling.factor": float32(2), "rope.scaling.attn_factor": float32(1.3)}, nil},
	{"llama-yarn-freqs", "llama", yarn(8, 32), func(m *tinyModel) { m.add("rope_freqs.weight", 8) }},
	{"llama-longrope-short", "llama", keys{"rope.scaling.type": "longrope", "rope.scaling.attn_factor": float32(1.19), "rope.scaling.original_context_length": 512}, longrope},
	{"llama-longrope-long", "llama", keys{"rope.scaling.type": "longrope", "rope.scaling.attn_factor": float32(1.19), "rope.scaling.original_context_length": 32}, longrope},
	{"llama-biases", "llama", nil, eachLayer(func(m *tinyModel, i int) {
		m.qkvBias(i)
		m.add(blk(i, "attn_output.bias"), 64)
		m.add(blk(i, "ffn_gate.bias"), 48)
		m.add(blk(i, "ffn_up.bias"), 48)
		m.add(blk(i, "ffn_down.bias"), 64)
	})},
	{"llama-fused", "llama", nil, eachLayer(fuseQKV)},
	{"llama-foreign-keys", "llama", with(sparseKeys, keys{"expert_feed_forward_length": nil, "attention.scale": float32(0.5), "logit_scale": float32(3), "residual_scale": float32(3), "embedding_scale": float32(3), "final_logit_softcapping": float32(2), "expert_weights_norm": false, "expert_weights_scale": float32(3), "expert_gating_func": 2, "rope.scaling.finetuned": false}), nil},
	{"mixtral-one", "llama", with(sparseKeys, keys{"expert_used_count": 1, "expert_feed_forward_length": nil}), nil},
	{"mixtral-all", "llama", with(sparseKeys, keys{"expert_used_count": 6, "expert_feed_forward_length": nil}), nil},
	{"mixtral-groups", "llama", with(sparseKeys, keys{"expert_group_count": 3, "expert_group_used_count": 2, "expert_feed_forward_length": nil}), nil},

	{"qwen2", "qwen2", keys{"rope.freq_base": float32(1e6)}, nil},
	{"qwen2-plain", "qwen2", nil, drop(".bias")},
	{"qwen2-output-bias", "qwen2", nil, func(m *tinyModel) { m.add("output.bias", tinyVocab) }},
	{"qwen2-fused", "qwen2", nil, eachLayer(fuseQKV)},
	{"qwen2-yarn", "qwen2", yarn(4, 24), nil},
	{"qwen3", "qwen3", keys{"attention.key_length": 32, "attention.value_length": 32, "rope.dimension_count": nil}, nil},
	{"qwen2moe", "qwen2moe", keys{"expert_used_count": 3, "expert_weights_norm": true}, nil},
	{"qwen3moe", "qwen3moe", keys{"attention.key_length": 24, "attention.value_length": 24, "rope.dimension_count": nil, "expert_weights_norm": false, "expert_weights_scale": float32(2)}, nil},
	{"qwen3moe-yarn", "qwen3moe", yarn(4, 24), nil},
	{"olmoe", "olmoe", keys{"expert_used_count": 4, "expert_weights_norm": true}, nil},

	{"granite", "granite", nil, nil},
	{"granite-unrotated", "granite", keys{"rope.scaling.finetuned": false}, tied},
	{"granitemoe", "granitemoe", keys{"expert_shared_feed_forward_length": 40}, nil},
	{"granitemoe-plain", "granitemoe", keys{"residual_scale": nil, "embedding_scale": nil, "attention.scale": nil, "rope.scaling.finetuned": false}, nil},
	{"granitemoe-dense", "granitemoe", keys{"expert_count": nil, "expert_used_count": nil, "expert_feed_forward_length": nil}, nil},
	{"granitemoe-zero-scales", "granitemoe", keys{"residual_scale": float32(0), "embedding_scale": float32(0), "attention.scale": float32(0)}, nil},

	{"glm4moe", "glm4moe", nil, nil},
	{"glm4moe-bare", "glm4moe", keys{"expert_weights_norm": nil, "expert_weights_scale": nil, "expert_gating_func": nil, "leading_dense_block_count": nil}, drop("q_norm", "k_norm", "attn_q.bias", "attn_k.bias", "attn_v.bias")},
	{"glm4moe-softmax", "glm4moe", keys{"expert_gating_func": 1, "expert_shared_count": 2, "leading_dense_block_count": 2}, nil},
	{"glm4moe-sections", "glm4moe", keys{"rope.dimension_sections": []int32{2, 1, 1, 0}}, nil},
	{"glm4moe-draft", "glm4moe", keys{"block_count": 4, "nextn_predict_layers": 1}, func(m *tinyModel) {
		tinyFamilies["glm4moe"].layer(m, 3)
		m.add("blk.3.nextn.eh_proj.weight", 128, 64)
		m.add("blk.3.nextn.enorm.weight", 64)
		m.add("blk.3.nextn.hnorm.weight", 64)
	}},
	{"glm4moe-groups", "glm4moe", keys{"expert_count": 8, "expert_group_count": 4, "expert_group_used_count": 2, "expert_used_count": 3}, nil},

	{"gpt-oss", "gpt-oss", nil, nil},
	{"gpt-oss-pattern", "gpt-oss", with(keys{"attention.sliding_window_pattern": 3, "rope.freq_base_swa": float32(3000)}), nil},
	{"gpt-oss-all-window", "gpt-oss", keys{"attention.sliding_window_pattern": 0}, nil},
	{"gpt-oss-array", "gpt-oss", keys{"attention.sliding_window_pattern": []bool{false, true, true, false}, "rope.scaling.type": nil, "rope.scaling.factor": nil}, nil},
	{"gpt-oss-linear", "gpt-oss", keys{"rope.scaling.type": "linear", "expert_used_count": 1}, nil},

	{"deepseek2", "deepseek2", nil, nil},
	{"deepseek2-legacy", "deepseek2", keys{"attention.key_length": 20, "attention.value_length": 16, "attention.head_count_kv": 4, "attention.key_length_mla": nil, "attention.value_length_mla": nil}, nil},
	{"deepseek2-v3", "deepseek2", keys{"attention.q_lora_rank": 20, "expert_count": 8, "expert_group_count": 4, "expert_group_used_count": 2, "expert_gating_func": 2, "expert_weights_norm": true, "expert_weights_scale": float32(2.5)}, nil},
	{"deepseek2-one-head", "deepseek2", keys{"attention.head_count": 1, "expert_count": 1, "expert_used_count": 1}, trimDims},
	{"deepseek2-tied", "deepseek2", keys{"expert_shared_count": 2, "leading_dense_block_count": nil}, tied},
	{"deepseek2-yarn", "deepseek2", with(yarn(8, 24), keys{"rope.scaling.yarn_log_multiplier": float32(0.0707)}), nil},
	{"deepseek2-yarn-v3", "deepseek2", with(yarn(8, 24), keys{"rope.scaling.yarn_log_multiplier": float32(0.1), "attention.q_lora_rank": 20}), nil},
	{"deepseek2-yarn-unset", "deepseek2", yarn(8, 24), nil},
	{"deepseek2-yarn-factor", "deepseek2", with(yarn(8, 24), keys{"rope.scaling.yarn_log_multiplier": float32(0.1), "rope.scaling.attn_factor": float32(1.2)}), nil},
	{"deepseek2-linear", "deepseek2", keys{"rope.scaling.type": "linear", "rope.scaling.factor": float32(4), "expert_weights_norm": true}, nil},
	{"deepseek2-temperature", "deepseek2", keys{"attention.temperature_scale": float32(0.3), "attention.temperature_length": 8}, nil},
	{"deepseek2-temperature-legacy", "deepseek2", keys{"attention.key_length": 20, "attention.value_length": 16, "attention.head_count_kv": 4, "attention.key_length_mla": nil, "attention.value_length_mla": nil, "attention.temperature_scale": float32(0.3), "attention.temperature_length": 8}, nil},

	{"qwen35", "qwen35", keys{"ssm.time_step_rank": 2, "ssm.inner_size": 32}, nil},
	{"qwen35-narrow", "qwen35", keys{"ssm.group_count": 1, "ssm.time_step_rank": 1, "ssm.inner_size": 16}, trimDims},
	{"qwen35-interval", "qwen35", keys{"full_attention_interval": 2, "ssm.conv_kernel": 2, "ssm.time_step_rank": 6, "ssm.inner_size": 96}, nil},
	{"qwen35moe", "qwen35moe", keys{"attention.recurrent_layers": []bool{true, false, false, true}, "ssm.group_count": 1}, nil},
	{"qwen35moe-yarn", "qwen35moe", with(yarn(4, 24), keys{"rope.freq_base": float32(1e7)}), nil},
	{"qwen3next", "qwen3next", keys{"ssm.time_step_rank": 6, "ssm.inner_size": 96}, nil},

	{"qwen3next-legacy", "qwen3next", keys{"attention.recurrent_layers": []bool{true, true, false, true}}, func(m *tinyModel) {
		for _, i := range []int{0, 1, 3} {
			m.drop(blk(i, "attn_qkv"), blk(i, "attn_gate"))
			m.add(blk(i, "ssm_in.weight"), 64, 2*2*16+2*4*16)
		}
	}},

	{"gemma4", "gemma4", with(sparseKeys), nil},
	{"gemma4-fused", "gemma4", nil, eachLayer(fuseQKV)},
	{"gemma4-separate", "gemma4", with(sparseKeys), eachLayer(func(m *tinyModel, i int) {
		m.drop(blk(i, "ffn_gate_up_exps"), blk(i, "layer_output_scale"))
		m.add(blk(i, "ffn_gate_exps.weight"), 64, 24, 6)
		m.add(blk(i, "ffn_up_exps.weight"), 64, 24, 6)
	})},
	{"gemma4-plain", "gemma4", keys{"rope.freq_base_swa": nil, "rope.freq_base": float32(1e6), "final_logit_softcapping": nil}, func(m *tinyModel) { tied(m); m.drop("layer_output_scale") }},
	{"gemma4-linear", "gemma4", keys{"rope.scaling.type": "linear", "rope.scaling.factor": float32(4)}, nil},
	{"gemma4-yarn", "gemma4", yarn(4, 24), nil},
	{"gemma4-shared", "gemma4", keys{"embedding_length_per_layer_input": 16, "attention.shared_kv_layers": 2, "feed_forward_length": []int32{48, 48, 96, 96}}, nil},
	{"gemma4-shared-surplus", "gemma4", keys{"attention.shared_kv_layers": 2}, func(m *tinyModel) {
		for i, key := range map[int]int{2: 8, 3: 16} {
			m.add(blk(i, "attn_k.weight"), 64, 2*key)
			m.add(blk(i, "attn_v.weight"), 64, 2*key)
			m.add(blk(i, "attn_k_norm.weight"), key)
		}
	}},
	{"gemma4-key-values", "gemma4", keys{"attention.head_count_kv": []int32{2, 1, 2, 1}}, func(m *tinyModel) { m.drop("blk.1.attn_v", "blk.3.attn_v") }},
	{"gemma4-key-values-window", "gemma4", nil, drop("blk.0.attn_v", "blk.2.attn_v")},

	{"lfm2", "lfm2", keys{"shortconv.l_cache": 2}, tied},
	{"lfm2-window", "lfm2", keys{"attention.sliding_window": 6}, nil},
	{"lfm2moe", "lfm2moe", keys{"shortconv.l_cache": 4, "expert_used_count": 3}, nil},
	{"lfm2moe-softmax", "lfm2moe", keys{"expert_gating_func": 1, "leading_dense_block_count": nil, "expert_weights_norm": false}, nil},

	{"granitehybrid", "granitehybrid", keys{"expert_shared_feed_forward_length": 40, "rope.scaling.finetuned": false}, nil},
	{"granitehybrid-rope", "granitehybrid", keys{"ssm.group_count": 2, "rope.scaling.finetuned": true}, nil},
	{"granitehybrid-dense", "granitehybrid", keys{"expert_count": nil, "expert_used_count": nil, "logit_scale": nil, "residual_scale": nil, "embedding_scale": nil, "attention.scale": nil}, nil},

	{"nemotron_h_moe", "nemotron_h_moe", keys{"ssm.group_count": 4}, nil},
	{"nemotron_h_moe-latent", "nemotron_h_moe", keys{"moe_latent_size": 32, "expert_weights_norm": nil, "expert_weights_scale": nil}, nil},
	{"nemotron_h_moe-eps", "nemotron_h_moe", keys{"attention.layer_norm_rms_epsilon": nil, "attention.layer_norm_epsilon": float32(0.3)}, nil},
	{"nemotron_h_moe-puzzle", "nemotron_h_moe", keys{"expert_used_count": []int32{0, 1, 0, 0, 3}, "expert_feed_forward_length": []int32{0, 16, 0, 0, 40}}, nil},
	{"nemotron_h", "nemotron_h", nil, eachLayer(func(m *tinyModel, i int) {
		if m.at("feed_forward_length", i) > 0 {
			m.add(blk(i, "ffn_up.bias"), m.at("feed_forward_length", i))
			m.add(blk(i, "ffn_down.bias"), 64)
		}
	})},
}

// trimDims leaves out last dimensions of 1, as quantising a file again does.
func trimDims(m *tinyModel) {
	for name, dims := range m.tensors {
		m.tensors[name] = trimmed(dims)
	}
}

func longrope(m *tinyModel) {
	m.add("rope_factors_long.weight", 8)
	m.add("rope_factors_short.weight", 8)
}

func fuseQKV(m *tinyModel, i int) {
	for _, end := range []string{".weight", ".bias"} {
		q, ok := m.tensors[blk(i, "attn_q"+end)]
		if !ok {
			continue
		}
		last := len(q) - 1
		q[last] += m.tensors[blk(i, "attn_k"+end)][last] + m.tensors[blk(i, "attn_v"+end)][last]
		m.drop(blk(i, "attn_q"+end), blk(i, "attn_k"+end), blk(i, "attn_v"+end))
		m.add(blk(i, "attn_qkv"+end), q...)
	}
}

// variantPrompt is what the golden values were computed for.
func variantPrompt() []int32 {
	ids := make([]int32, 40)
	for i := range ids {
		ids[i] = int32((i*37 + 11) % tinyVocab)
	}
	return ids
}

// variantPositions are those whose logits are kept, every stride-th of them.
var variantPositions = []int{0, 19, 39}

const variantStride = 24

// TestVariants compares small models of all architectures with llama.cpp.
// testdata/README.md says how its values are computed.
func TestVariants(t *testing.T) {
	const file = "testdata/variants.json"
	golden := make(map[string][]float32)
	dir := os.Getenv("REASON_VARIANTS")
	if dir == "" {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &golden); err != nil {
			t.Fatal(err)
		}
	}
	for _, v := range variants {
		t.Run(v.name, func(t *testing.T) {
			data := v.model().bytes()
			if dir != "" {
				full := exchange(t, filepath.Join(dir, v.name), data)
				if full == nil {
					t.Skip("no values of llama.cpp")
				}
				golden[v.name] = sampleLogits(func(pos int) []float32 { return full[pos*tinyVocab:][:tinyVocab] })
			}
			want, ok := golden[v.name]
			if !ok {
				t.Fatalf("%s holds no values for this model", file)
			}
			m, err := OpenBytes(data, Options{Exact: true, Threads: 1})
			if err != nil {
				t.Fatal(err)
			}
			defer m.Close()
			s := m.NewSession()
			must(t, s.Prefill(t.Context(), variantPrompt()))
			got := sampleLogits(func(pos int) []float32 {
				logits, err := s.LogitsAt(pos)
				if err != nil {
					t.Fatal(err)
				}
				return logits
			})
			limit := 1e-3
			if m.cfg.arch.activation == geluGated { // llama.cpp looks GELU up in a float16 table
				limit = 2e-2
			}
			if d := maxDiff(got, want); !(d <= limit) {
				t.Errorf("logits differ by %v:\n%v, want\n%v", d, got, want)
			}
			pieces := m.NewSession()
			must(t, pieces.Prefill(t.Context(), variantPrompt()[:25]))
			for _, id := range variantPrompt()[25:] {
				must(t, pieces.Prefill(t.Context(), []int32{id}))
			}
			if !sameBits(pieces.Logits(), s.Logits()) {
				t.Errorf("token by token, logits differ by %v", maxDiff(pieces.Logits(), s.Logits()))
			}
		})
	}
	if dir != "" {
		text, err := json.Marshal(golden)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// sampleLogits returns the logits to be compared.
func sampleLogits(at func(pos int) []float32) []float32 {
	var sample []float32
	for _, pos := range variantPositions {
		logits := at(pos)
		for i := 0; i < len(logits); i += variantStride {
			sample = append(sample, logits[i])
		}
	}
	return sample
}

// exchange writes a model to stem.gguf and returns the logits in stem.f32, nil
// if there is no such file.
func exchange(t *testing.T, stem string, model []byte) []float32 {
	t.Helper()
	if err := os.WriteFile(stem+".gguf", model, 0o644); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(stem + ".f32")
	if err != nil {
		return nil
	}
	logits := make([]float32, len(raw)/4)
	for i := range logits {
		logits[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return logits
}
