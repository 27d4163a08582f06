package localmoe

import (
	"strings"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
)

// Info describes a model. Widths are numbers of float32 values.
type Info struct {
	Architecture string `json:"architecture"` // general.architecture
	Name         string `json:"name"`         // general.name, possibly ""

	Layers       int `json:"layers"`
	Width        int `json:"width"` // of the residual stream
	Vocab        int `json:"vocab"` // rows of the output matrix
	Context      int `json:"context"`
	Heads        int `json:"heads"`         // largest number of a layer
	KVHeads      int `json:"kv_heads"`      // likewise
	HeadWidth    int `json:"head_width"`    // of keys
	CacheBytes   int `json:"cache_bytes"`   // of keys and values per token
	StateBytes   int `json:"state_bytes"`   // of recurrent state per session
	SparseLayers int `json:"sparse_layers"` // layers with experts

	Experts       int `json:"experts"`        // per sparse layer
	ExpertsActive int `json:"experts_active"` // per token

	Parameters       int64 `json:"parameters"`        // of all tensors
	ParametersActive int64 `json:"parameters_active"` // multiplied per token, output matrix included

	Bytes int64 `json:"bytes"` // of all tensors
	// BytesPerToken is what decoding one token reads of them: of the experts
	// those that wake, of the input embedding one row.
	BytesPerToken int64 `json:"weight_bytes_per_token"`
	// BytesByType splits Bytes by tensor type, for example "Q4_K".
	BytesByType map[string]int64 `json:"bytes_by_type"`

	Tokenizer    string `json:"tokenizer"` // tokenizer.ggml.model
	PreTokenizer string `json:"pre_tokenizer"`
	Template     string `json:"template"` // chat template, "" for none

	Verdicts *Verdicts `json:"verdicts,omitempty"` // nil for a model that does not judge
}

// Info returns a description of the model.
func (m *Model) Info() Info {
	c := m.cfg
	info := Info{
		Architecture: c.arch.name, Name: m.metaText("general.name"),
		Layers: c.layers, Width: c.dim, Vocab: m.output.rows, Context: m.context,
		HeadWidth: c.keyDim, StateBytes: 4 * m.recurrent, SparseLayers: m.sparse,
		Experts: c.experts, ExpertsActive: c.used,
		BytesByType: make(map[string]int64),
		Tokenizer:   m.metaText("tokenizer.ggml.model"), PreTokenizer: m.metaText("tokenizer.ggml.pre"),
		Template: m.Template(),
	}
	if v, ok := m.Verdicts(); ok {
		info.Verdicts = &v
	}
	for i := range c.layers {
		info.Heads = max(info.Heads, c.heads[i])
		info.KVHeads = max(info.KVHeads, c.kvHeads[i])
	}
	info.CacheBytes = m.cache.size / pageSize * 4
	if m.cache.half {
		info.CacheBytes /= 2
	}
	for i := range m.file.Tensors() {
		t := &m.file.Tensors()[i]
		info.Parameters += int64(t.Elements())
		info.Bytes += int64(len(t.Data))
		info.BytesByType[t.Format.Name] += int64(len(t.Data))
		if !c.draft(t.Name) {
			info.BytesPerToken += m.bytesPerToken(t)
		}
	}
	info.ParametersActive = int64(m.activeWeights(c.used) + m.output.weights())
	return info
}

// bytesPerToken returns how much of a tensor decoding one token reads.
func (m *Model) bytesPerToken(t *gguf.Tensor) int64 {
	size := int64(len(t.Data))
	_, untied := m.file.Tensor("output.weight")
	switch {
	case strings.Contains(t.Name, "_exps."):
		block, _ := blockOf(t.Name)
		return size * int64(m.cfg.usedAt[min(block, m.cfg.layers-1)]) / int64(max(1, m.cfg.experts))
	case t.Name == "token_embd.weight" && untied, t.Name == "per_layer_token_embd.weight":
		return int64(t.Format.Size(t.Dims[0]))
	}
	return size
}
