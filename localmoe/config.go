package localmoe

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// maxExperts bounds the experts of a layer, far above any released model.
const maxExperts = 1 << 14

// maxHeadWidth bounds the width of an attention head likewise.
const maxHeadWidth = 1 << 16

// config holds the hyperparameters that do not follow from tensor shapes.
type config struct {
	arch    *architecture
	layers  int // blocks that run; draft blocks at the end are left out
	dim     int // width of the residual stream
	context int // positions the model was made for
	eps     float32

	embedScale    float32 // times the embeddings
	residualScale float32 // times what each part adds to the stream
	logitScale    float32 // times the logits
	softcap       float32 // c of c·tanh(logit/c), 0 for none
	attnCap       float32 // likewise of the scores of attention

	heads, kvHeads []int // per layer; kvHeads 0 marks a recurrent layer in some families
	ffnWidth       []int // per layer; only where 0 marks a layer without that part
	keyDim         int   // width of a query or key head
	valueDim       int
	attnScale      float32 // times query·key; 0 means 1/√keyDim
	windowSize     int     // keys seen including the own one, 0 = all …
	window         []int   // … per layer

	experts     int   // per sparse layer
	used        int   // experts per token, the most of a layer
	usedAt      []int // per layer
	expertScale float32
	renorm      bool
	gating      gating
	groups      int // expert groups, 0 or 1 for none
	groupsUsed  int
}

// readConfig reads the hyperparameters of the architecture that the file
// names.
func readConfig(m *metadata) (*config, error) {
	arch, err := lookupArchitecture(m.arch)
	if err != nil {
		return nil, err
	}
	c := &config{
		arch:    arch,
		dim:     m.need("embedding_length"),
		context: m.need("context_length"),
		layers:  m.need("block_count") - m.int("nextn_predict_layers", 0),
		eps:     float32(m.float("attention.layer_norm_rms_epsilon", m.float("attention.layer_norm_epsilon", 1e-5))),
	}
	if m.err == nil && (c.layers < 1 || c.layers > 1<<12) {
		m.fail("keys %s.block_count and nextn_predict_layers leave %d layers; want 1 to %d", m.arch, c.layers, 1<<12)
	}
	if m.err != nil {
		return nil, m.err
	}
	c.readScales(m)
	c.readHeads(m)
	c.readExperts(m)
	c.readWindow(m)
	c.ffnWidth = m.perLayer("feed_forward_length", c.layers, 0)
	return c, m.err
}

func (c *config) readScales(m *metadata) {
	c.embedScale, c.residualScale, c.logitScale, c.attnScale = 1, 1, 1, c.arch.attnScale
	if c.arch.multipliers {
		c.embedScale = m.factor("embedding_scale")
		c.residualScale = m.factor("residual_scale")
		c.logitScale = 1 / m.factor("logit_scale")
		c.attnScale = float32(m.float("attention.scale", 0))
	}
	if c.arch.logitTimes {
		c.logitScale = m.factor("logit_scale")
	}
	if c.arch.softcap {
		c.softcap = float32(m.float("final_logit_softcapping", c.arch.finalCap))
	}
	if c.arch.attnCap > 0 {
		c.attnCap = float32(m.float("attn_logit_softcapping", c.arch.attnCap))
	}
	if c.arch.embedRoot {
		c.embedScale = float32(math.Sqrt(float64(c.dim)))
	}
}

func (c *config) readHeads(m *metadata) {
	c.heads = m.perLayer("attention.head_count", c.layers, 0)
	first := slices.IndexFunc(c.heads, func(heads int) bool { return heads > 0 })
	if first < 0 {
		m.fail("key %s.attention.head_count is missing or 0", m.arch)
		return
	}
	if _, _, ok := m.value("attention.head_count_kv"); ok {
		c.kvHeads = m.perLayer("attention.head_count_kv", c.layers, 0)
	} else {
		c.kvHeads = c.heads
	}
	if c.layers == c.arch.scaleByDim {
		c.attnScale = float32(1 / math.Sqrt(float64(max(1, c.dim/c.heads[first]))))
	}
	c.keyDim = m.int("attention.key_length", c.dim/c.heads[first])
	c.valueDim = m.int("attention.value_length", c.dim/c.heads[first])
	if min(c.keyDim, c.valueDim) == 0 || max(c.keyDim, c.valueDim) > maxHeadWidth {
		m.fail("attention heads with keys of width %d and values of width %d", c.keyDim, c.valueDim)
	}
}

func (c *config) readExperts(m *metadata) {
	c.experts = m.int("expert_count", 0)
	c.usedAt = m.perLayer("expert_used_count", c.layers, 0)
	c.used = slices.Max(c.usedAt)
	if c.experts > maxExperts {
		m.fail("key %s.expert_count is %d; the most is %d", m.arch, c.experts, maxExperts)
	}
	if c.used > c.experts || c.experts > 0 && c.used == 0 {
		m.fail("keys %s.expert_used_count and expert_count say %d of %d experts", m.arch, c.used, c.experts)
	}
	c.expertScale, c.renorm = 1, c.arch.renorm
	if c.arch.weightKeys {
		c.expertScale = m.factor("expert_weights_scale")
		c.renorm = m.bool("expert_weights_norm", false)
	}
	c.readGating(m)
	c.groups = m.int("expert_group_count", 0)
	c.groupsUsed = m.int("expert_group_used_count", 0)
	if c.groups > maxGroups || c.groups > 1 && (c.experts%c.groups != 0 || c.groupsUsed < 1 || c.groupsUsed > c.groups) {
		m.fail("%d experts in %d groups, %d of them used", c.experts, c.groups, c.groupsUsed)
	}
}

func (c *config) readGating(m *metadata) {
	c.gating = c.arch.gating
	if c.arch.gatingKey {
		if said := gating(m.int("expert_gating_func", 0)); said != gatingUnset {
			c.gating = said
		}
	}
	switch c.gating {
	case gatingUnset:
		if c.gating = softmax; c.glmFlash(m) {
			c.gating = sigmoid
		}
	case softmax, sigmoid, softmaxChosen:
	default:
		m.fail("key %s.expert_gating_func is %d; supported are 1 (softmax), 2 (sigmoid) and 3 (softmax of the chosen)", m.arch, c.gating)
	}
}

// glmFlash reports whether the model is GLM-4.7-Flash, whose first files do not
// name its gating. llama.cpp knows it by the same numbers.
func (c *config) glmFlash(m *metadata) bool {
	v, _ := m.get("tokenizer.ggml.tokens")
	tokens, _ := v.([]string)
	return c.arch.name == "deepseek2" && (c.layers == 47 || c.layers == 48) && len(tokens) == 154880
}

// attentionScale returns the factor on query·key for heads of the given width.
func (c *config) attentionScale(width int) float32 {
	if c.attnScale != 0 {
		return c.attnScale
	}
	return float32(1 / math.Sqrt(float64(width)))
}

// draft reports whether a tensor belongs to a block behind the layers that run.
func (c *config) draft(name string) bool {
	block, ok := blockOf(name)
	return ok && block >= c.layers
}

// blockOf returns the number of the block that a tensor belongs to, if any.
func blockOf(name string) (int, bool) {
	rest, ok := strings.CutPrefix(name, "blk.")
	number, _, dot := strings.Cut(rest, ".")
	block, err := strconv.Atoi(number)
	return block, ok && dot && err == nil && block >= 0
}
