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

	pairs      pairing                     // how RoPE pairs the values of a head
	rotated    func(c *config, i int) bool // whether layer i has RoPE; nil: every layer
	ropeSwitch bool                        // rope.scaling.finetuned = false turns RoPE off
	ropeAlpha  bool                        // rope.scaling.alpha raises the base
	yarn       yarnKeys
	qkNorm     qkNorm
	attnGate   gatePlace
	window     windowing
	period     int // of the windows, if the file holds no pattern
	windowRope windowRope

	sharedGate bool   // the shared expert has a gate of its own
	gating     gating // how router logits become weights
	gatingKey  bool   // expert_gating_func says otherwise
	renorm     bool   // weights of the chosen experts sum to 1
	weightKeys bool   // expert_weights_norm and expert_weights_scale say otherwise
	activation activation
	fusedGate  bool // ffn_up of dense layers holds the gate and then the up matrix
	routeFirst bool // the router reads the stream before attention
	weighFirst bool // weights multiply what experts read, not what they return

	embedRoot   bool    // embeddings are multiplied by √dim
	attnScale   float32 // times query·key in place of 1/√head, unless 0
	scaleByDim  int     // with so many layers it is 1/√(dim/heads)
	temperature bool    // attention.temperature_scale sharpens attention over long texts
	multipliers bool    // the file scales embeddings, residuals, logits and attention
	logitTimes  bool    // the file scales logits, up rather than down
	softcap     bool    // final_logit_softcapping bounds the logits …
	finalCap    float64 // … to this in files without it
	attnCap     float64 // attn_logit_softcapping bounds the scores, in files without it to this; 0: unbounded
	layerNorm   bool    // norms subtract the mean
	parallel    bool    // both parts of a layer read the same norm
	bareInputs  bool    // the parts of a layer read the stream without a norm before
	postNorms   bool    // what each part of a layer returns is normed again

	ffnNorm    string // tensor before the feed-forward part
	outputNorm string // tensor before the output matrix

	// valueHeads maps a value head of a delta net to its key head.
	valueHeads headOrder
}

// architectures lists the supported families by general.architecture.
var architectures = []architecture{
	{name: "llama", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, renorm: true},
	{name: "llama4", mixer: llama4Attention, ffn: plainFFN, pairs: adjacent, rotated: notEveryFourth,
		window: windowChunks, period: 4, gating: sigmoid, weighFirst: true},
	{name: "mistral3", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, yarn: yarnNamed, temperature: true, renorm: true},
	{name: "internlm2", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent},
	{name: "arcee", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, activation: squaredReLU},
	{name: "smollm3", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, rotated: notEveryFourth},
	{name: "qwen2", mixer: attentionLayer, ffn: plainFFN, pairs: halves},
	{name: "qwen3", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads},
	{name: "qwen2moe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, sharedGate: true},
	{name: "qwen3moe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads, renorm: true},
	{name: "qwen3vl", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads},
	{name: "qwen3vlmoe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads, renorm: true},
	{name: "olmo2", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normWidth,
		window: windowPeriodIfSized, period: 4, windowRope: sameUnstretched, bareInputs: true, postNorms: true},
	{name: "olmoe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normWidth},
	{name: "granite", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, ropeSwitch: true, multipliers: true, renorm: true},
	{name: "granitemoe", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, multipliers: true, renorm: true},
	{name: "glm4moe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeadsIfPresent,
		gating: sigmoid, gatingKey: true, weightKeys: true, ffnNorm: "post_attention_norm"},
	{name: "chatglm", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, fusedGate: true},
	{name: "glm4", mixer: attentionLayer, ffn: plainFFN, pairs: adjacentOrHalves, fusedGate: true, postNorms: true},
	{name: "gpt-oss", mixer: attentionLayer, ffn: plainFFN, pairs: halves, window: windowPeriod, period: 2, windowRope: ownBase,
		gating: softmaxChosen, activation: clampedSwiGLU, ffnNorm: "post_attention_norm"},
	{name: "deepseek", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, weightKeys: true},
	{name: "deepseek2", mixer: mlaLayer, ffn: plainFFN, pairs: adjacent, yarn: yarnLatent,
		gatingKey: true, weightKeys: true},
	{name: "ernie4_5", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent},
	{name: "ernie4_5-moe", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, renorm: true},
	{name: "bailingmoe", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, weightKeys: true},
	{name: "bailingmoe2", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads,
		gatingKey: true, weightKeys: true},
	{name: "dots1", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads,
		gating: sigmoid, gatingKey: true, weightKeys: true},
	{name: "hunyuan-dense", mixer: attentionLayer, ffn: plainFFN, pairs: halves, ropeAlpha: true, qkNorm: normHeadsRotated},
	{name: "hunyuan-moe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeadsRotated, renorm: true},
	{name: "hy_v3", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads,
		gating: sigmoid, gatingKey: true, weightKeys: true},
	{name: "mellum", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads,
		window: windowPeriodIfSized, period: 4, windowRope: sameUnstretched, renorm: true},
	{name: "minimax-m2", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normWidth,
		gating: sigmoid, gatingKey: true, renorm: true},
	{name: "seed_oss", mixer: attentionLayer, ffn: plainFFN, pairs: halves, ffnNorm: "post_attention_norm"},
	{name: "qwen35", mixer: deltaNetOrAttention, ffn: plainFFN, pairs: halves, qkNorm: normHeads, attnGate: gateInQuery,
		ffnNorm: "post_attention_norm", valueHeads: headsInterleaved},
	{name: "qwen35moe", mixer: deltaNetOrAttention, ffn: plainFFN, pairs: halves, qkNorm: normHeads, attnGate: gateInQuery,
		sharedGate: true, renorm: true, ffnNorm: "post_attention_norm", valueHeads: headsInterleaved},
	{name: "qwen3next", mixer: deltaNetOrAttention, ffn: plainFFN, pairs: halves, qkNorm: normHeads, attnGate: gateInQuery,
		sharedGate: true, renorm: true, ffnNorm: "post_attention_norm", valueHeads: headsGrouped},
	{name: "afmoe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, rotated: notEveryFourth, qkNorm: normHeads,
		attnGate: gateByItself, window: windowPeriod, period: 4, windowRope: ownBase,
		gating: sigmoid, gatingKey: true, weightKeys: true, embedRoot: true, postNorms: true},
	{name: "exaone", mixer: attentionLayer, ffn: plainFFN, pairs: halves},
	{name: "exaone4", mixer: attentionLayer, ffn: plainFFN, pairs: halves, rotated: windowLayers, qkNorm: normHeads,
		window: windowPeriodIfSized, period: 4, bareInputs: true, postNorms: true},
	{name: "exaone-moe", mixer: attentionLayer, ffn: plainFFN, pairs: halves, rotated: windowLayers, qkNorm: normHeads,
		window: windowPeriod, period: 4, gating: sigmoid, gatingKey: true, weightKeys: true},
	{name: "smallthinker", mixer: attentionLayer, ffn: plainFFN, pairs: halves, rotated: windowLayers,
		window: windowAfterFirst, period: 4, windowRope: ownBase,
		gating: sigmoid, gatingKey: true, renorm: true, activation: reluGated, routeFirst: true},
	{name: "cohere2", mixer: attentionLayer, ffn: plainFFN, pairs: adjacent, rotated: windowLayers,
		window: windowPeriod, period: 4, logitTimes: true, layerNorm: true, parallel: true},
	{name: "phi3", mixer: attentionLayer, ffn: plainFFN, pairs: halves, fusedGate: true},
	{name: "gemma", mixer: attentionLayer, ffn: plainFFN, pairs: halves, activation: geluGated, embedRoot: true},
	{name: "gemma2", mixer: attentionLayer, ffn: plainFFN, pairs: halves, window: windowPeriod, period: 2, windowRope: ownBase,
		activation: geluGated, embedRoot: true, scaleByDim: 46, softcap: true, finalCap: 30, attnCap: 50, postNorms: true},
	{name: "gemma3", mixer: attentionLayer, ffn: plainFFN, pairs: halves, qkNorm: normHeads,
		window: windowPeriodIfSized, period: 6, windowRope: unstretched,
		activation: geluGated, embedRoot: true, scaleByDim: 62, softcap: true, postNorms: true},
	{name: "gemma4", mixer: gemmaAttention, ffn: gemmaFFN, pairs: halves, qkNorm: normHeads, window: windowPattern, windowRope: unstretched,
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
	unrotated        pairing = iota // no RoPE
	adjacent                        // (2i, 2i+1)
	halves                          // (i, i+n/2)
	adjacentOrHalves                // adjacent, but halves with rope.dimension_sections
)

// qkNorm says where queries and keys are RMS-normed.
type qkNorm int

const (
	noNorm             qkNorm = iota
	normHeads                 // each head, before RoPE as all but the last
	normHeadsIfPresent        // each head, if the file holds the weights
	normHeadsRotated          // each head, after RoPE
	normWidth                 // the whole projection before it is split into heads
)

// windowing says which layers see only the last attention.sliding_window keys.
type windowing int

const (
	noWindow            windowing = iota
	windowPeriod                  // all but every period-th, unless the file holds a pattern
	windowPeriodIfSized           // likewise, if the file names a size
	windowAfterFirst              // likewise, but all but the first of every period
	windowChunks                  // likewise, of the keys in the same llama4Chunk
	windowPattern                 // as the pattern in the file says
	windowEvery                   // all layers, if the file names a size
)

// windowRope says how the rotation of layers with a window differs from that of
// the others.
type windowRope int

const (
	sameRope        windowRope = iota
	sameUnstretched            // these layers are never stretched
	ownBase                    // rope.freq_base_swa, if the file holds it
	unstretched                // likewise, or 10000; and never stretched
)

// gatePlace says where the gate on the output of attention comes from.
type gatePlace int

const (
	noGate       gatePlace = iota
	gateInQuery            // attn_q holds a query and a gate for each head
	gateByItself           // attn_gate
)

// yarnKeys says what a file may tell about YaRN beyond factor and context.
type yarnKeys int

const (
	yarnPlain  yarnKeys = iota
	yarnLatent          // a tenth of mscale_all_dim, which mscale equals
	yarnNamed           // mscale_all_dim and the bounds of the ramp
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
