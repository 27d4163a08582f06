package localmoe

import (
	"fmt"
	"strings"
)

// architecture says how one family of models differs from the plain pre-norm
// transformer. What a file shows by itself (biases, tied output, fused
// tensors, dense or sparse layers, the widths of the feed-forward parts) is
// taken from its tensors instead. Keys that a family does not have by these
// fields are not read, whatever a file holds, as in llama.cpp.
type architecture struct {
	name string // value of general.architecture

	// mixer binds the operator of layer i that mixes positions.
	// It returns nil for a layer that has none.
	mixer func(b *binder, i int) mixer
	// ffn binds the feed-forward part of layer i, nil for a layer without one.
	ffn func(b *binder, i int) feedForward

	pairs      pairing // how RoPE pairs the values of a head
	ropeSwitch bool    // rope.scaling.finetuned = false turns RoPE off
	qkNorm     qkNorm
	gatedAttn  bool // attn_q holds a query and an output gate per head
	window     windowing

	sharedGate bool   // the shared expert has a gate of its own
	gating     gating // how router logits become weights
	gatingKey  bool   // expert_gating_func says otherwise
	renorm     bool   // weights of the chosen experts sum to 1
	weightKeys bool   // expert_weights_norm and expert_weights_scale say otherwise
	activation activation

	embedRoot   bool    // embeddings are multiplied by √dim
	attnScale   float32 // times query·key in place of 1/√head, unless 0
	multipliers bool    // the file scales embeddings, residuals, logits and attention
	softcap     bool    // final_logit_softcapping bounds the logits
	postNorms   bool    // what each part of a layer returns is normed again

	ffnNorm    string // tensor before the feed-forward part
	outputNorm string // tensor before the output matrix

	// valueHeads maps a value head of a delta net to its key head.
	valueHeads headOrder
}

// architectures lists the supported families by general.architecture.
var architectures = []architecture{
	{name: "llama", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, renorm: true},
	{name: "qwen2", mixer: attentionLayer, ffn: plainFFN, pairs: halves},
	{name: "qwen3", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads},
	{name: "qwen2moe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, sharedGate: true},
	{name: "qwen3moe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads, renorm: true},
	{name: "olmoe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normWidth},
	{name: "granite", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, ropeSwitch: true, multipliers: true, renorm: true},
	{name: "granitemoe", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, multipliers: true, renorm: true},
	{name: "glm4moe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeadsIfPresent,
		gating: sigmoid, gatingKey: true, weightKeys: true, ffnNorm: "post_attention_norm"},
	{name: "gpt-oss", mixer: attentionLayer, ffn: plainFFN, pairs: halves, window: windowAlternating,
		gating: softmaxChosen, activation: clampedSwiGLU, ffnNorm: "post_attention_norm"},
	{name: "deepseek2", mixer: mlaLayer, ffn: plainFFN, pairs: adjacent,
		gatingKey: true, weightKeys: true},
	{name: "qwen35", mixer: deltaNetOrAttention, ffn: plainFFN, pairs: halves, qkNorm: normHeads, gatedAttn: true,
		ffnNorm: "post_attention_norm", valueHeads: headsInterleaved},
	{name: "qwen35moe", mixer: deltaNetOrAttention, ffn: plainFFN, pairs: halves, qkNorm: normHeads, gatedAttn: true,
		sharedGate: true, renorm: true, ffnNorm: "post_attention_norm", valueHeads: headsInterleaved},
	{name: "qwen3next", mixer: deltaNetOrAttention, ffn: plainFFN, pairs: halves, qkNorm: normHeads, gatedAttn: true,
		sharedGate: true, renorm: true, ffnNorm: "post_attention_norm", valueHeads: headsGrouped},
	{name: "gemma4", mixer: gemmaAttention, ffn: gemmaFFN, pairs: halves, qkNorm: normHeads, window: windowPattern,
		renorm: true, activation: geluGated, embedRoot: true, attnScale: 1, softcap: true, postNorms: true},
	{name: "lfm2", mixer: convOrAttention, ffn: plainFFN, pairs: halves, qkNorm: normHeads, window: windowEvery, outputNorm: "token_embd_norm"},
	{name: "lfm2moe", mixer: convOrAttention, ffn: plainFFN, pairs: halves, qkNorm: normHeads,
		gating: sigmoid, gatingKey: true, renorm: true, outputNorm: "token_embd_norm"},
	{name: "granitehybrid", mixer: mambaOrAttention, ffn: plainFFN, pairs: adjacent, ropeSwitch: true, multipliers: true,
		renorm: true},
	{name: "nemotron_h", mixer: nemotronMixer, ffn: nemotronFFN, pairs: unrotated, activation: squaredReLU, ffnNorm: "attn_norm"},
	{name: "nemotron_h_moe", mixer: nemotronMixer, ffn: nemotronFFN, pairs: unrotated, gating: sigmoid, weightKeys: true,
		activation: squaredReLU, ffnNorm: "attn_norm"},
}

// pairing says which two values of a head RoPE rotates together.
type pairing int

const (
	unrotated pairing = iota // no RoPE
	adjacent                 // (2i, 2i+1)
	halves                   // (i, i+n/2)
)

// qkNorm says where queries and keys are RMS-normed before RoPE.
type qkNorm int

const (
	noNorm             qkNorm = iota
	normHeads                 // each head
	normHeadsIfPresent        // each head, if the file holds the weights
	normWidth                 // the whole projection before it is split into heads
)

// windowing says which layers see only the last attention.sliding_window keys.
type windowing int

const (
	noWindow          windowing = iota
	windowAlternating           // layers 0, 2, … unless the file holds a pattern
	windowPattern               // as the pattern in the file says
	windowEvery                 // all layers, if the file names a size
)

// gating says how the router's logits become expert weights. The values are
// those of the key expert_gating_func.
type gating int

const (
	gatingUnset   gating = iota // means softmax
	softmax                     // over all experts, then the best k
	sigmoid                     // of each expert, then the best k
	softmaxChosen               // over the best k only
)

// headOrder says which key head serves a value head of a delta net.
type headOrder int

const (
	headsGrouped     headOrder = iota // value head h uses key head h / (value heads / key heads)
	headsInterleaved                  // value head h uses key head h mod key heads
)

// lookupArchitecture returns the family with the given name. The error of an
// unknown one lists what is supported.
func lookupArchitecture(name string) (*architecture, error) {
	names := make([]string, len(architectures))
	for i := range architectures {
		if architectures[i].name == name {
			return &architectures[i], nil
		}
		names[i] = architectures[i].name
	}
	return nil, fmt.Errorf("architecture %q is not supported; supported are %s", name, strings.Join(names, ", "))
}
