package localmoe

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// tinyModel is a model file with random float32 weights: its hyperparameters,
// by key without the prefix of the architecture, but for those that begin with
// "reason.", and its tensors, whose shapes follow from them. A value nil leaves a
// key out.
type tinyModel struct {
	arch    string
	keys    map[string]any
	names   []string // of tensors in the order of the file
	tensors map[string][]int
}

const tinyVocab = 280

// tinyFamily is what the small models of an architecture have in common.
type tinyFamily struct {
	keys  map[string]any
	layer func(m *tinyModel, i int)
}

// newTinyModel returns a small model of an architecture with some of its
// hyperparameters changed.
func newTinyModel(arch string, keys map[string]any) *tinyModel {
	m := &tinyModel{arch: arch, keys: map[string]any{
		"block_count": 2, "context_length": 512, "embedding_length": 64, "feed_forward_length": 48,
		"attention.head_count": 4, "attention.head_count_kv": 2, "attention.key_length": 16,
		"attention.value_length": 16, "attention.layer_norm_rms_epsilon": float32(1e-5),
		"rope.dimension_count": 16, "rope.freq_base": float32(10000), "vocab_size": tinyVocab,
	}, tensors: make(map[string][]int)}
	family := tinyFamilies[arch]
	maps.Copy(m.keys, family.keys)
	maps.Copy(m.keys, keys)
	m.add("token_embd.weight", m.int("embedding_length"), tinyVocab)
	if strings.HasPrefix(arch, "lfm2") {
		m.add("token_embd_norm.weight", m.int("embedding_length"))
	} else {
		m.add("output_norm.weight", m.int("embedding_length"))
	}
	m.add("output.weight", m.int("embedding_length"), tinyVocab)
	for i := range m.int("block_count") - m.int("nextn_predict_layers") {
		family.layer(m, i)
	}
	return m
}

func (m *tinyModel) add(name string, dims ...int) {
	if _, ok := m.tensors[name]; !ok {
		m.names = append(m.names, name)
	}
	m.tensors[name] = dims
}

func (m *tinyModel) drop(parts ...string) {
	dropped := func(name string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(name, part) })
	}
	m.names = slices.DeleteFunc(m.names, dropped)
	maps.DeleteFunc(m.tensors, func(name string, _ []int) bool { return dropped(name) })
}

// int returns a hyperparameter, the first value of an array, 0 if it is missing.
func (m *tinyModel) int(key string) int { return m.at(key, 0) }

// at returns a hyperparameter of layer i.
func (m *tinyModel) at(key string, i int) int {
	switch v := m.keys[key].(type) {
	case int:
		return v
	case []int32:
		return int(v[i])
	}
	return 0
}

// heads returns the key and value width of the heads, which may be implied.
func (m *tinyModel) heads() (key, value int) {
	key, value = m.int("attention.key_length"), m.int("attention.value_length")
	if key == 0 {
		key = m.int("embedding_length") / m.int("attention.head_count")
	}
	if value == 0 {
		value = m.int("embedding_length") / m.int("attention.head_count")
	}
	return key, value
}

func (m *tinyModel) bytes() []byte {
	return m.write(func(w *ggufWriter, name string, dims []int) { w.floats(name, dims, tinyValue(name, dims)) })
}

// rounded returns the file with matrices in Q8_0.
func (m *tinyModel) rounded() []byte {
	return m.write(func(w *ggufWriter, name string, dims []int) { w.tensor(name, dims...) })
}

// write returns the file, whose tensors add writes.
func (m *tinyModel) write(add func(w *ggufWriter, name string, dims []int)) []byte {
	w := &ggufWriter{rand: rand.New(rand.NewPCG(1, 2))}
	w.key("general.architecture", m.arch)
	for _, key := range slices.Sorted(maps.Keys(m.keys)) {
		switch v := m.keys[key]; {
		case v == nil:
		case strings.HasPrefix(key, "reason."):
			w.key(key, v)
		default:
			w.key(m.arch+"."+key, v)
		}
	}
	tokens, types := make([]string, tinyVocab), make([]int32, tinyVocab)
	for i := range tokens {
		tokens[i], types[i] = fmt.Sprintf("t%d", i), 1
	}
	w.key("tokenizer.ggml.model", "gpt2")
	w.key("tokenizer.ggml.pre", "gpt-2")
	w.key("tokenizer.ggml.tokens", tokens)
	w.key("tokenizer.ggml.token_type", types)
	w.key("tokenizer.ggml.merges", []string{"t 1"})
	w.key("tokenizer.ggml.bos_token_id", 1)
	w.key("tokenizer.ggml.eos_token_id", 2)
	for _, name := range m.names {
		add(w, name, m.tensors[name])
	}
	return w.bytes()
}

// floats adds a float32 tensor.
func (w *ggufWriter) floats(name string, dims []int, value func(*rand.Rand) float64) {
	w.nInfos++
	write(&w.infos, name, uint32(len(dims)))
	n := 1
	for _, d := range dims {
		write(&w.infos, uint64(d))
		n *= d
	}
	write(&w.infos, uint32(0), uint64(w.data.Len()))
	for range n {
		write(&w.data, float32(value(w.rand)))
	}
	for w.data.Len()%32 != 0 {
		w.data.WriteByte(0)
	}
}

// tinyValue returns the distribution of a tensor's values, such that every
// part of a layer counts and none drowns the others.
func tinyValue(name string, dims []int) func(*rand.Rand) float64 {
	normal := func(mean, deviation float64) func(*rand.Rand) float64 {
		return func(r *rand.Rand) float64 { return mean + deviation*r.NormFloat64() }
	}
	uniform := func(low, high float64) func(*rand.Rand) float64 {
		return func(r *rand.Rand) float64 { return low + (high-low)*r.Float64() }
	}
	switch {
	case strings.Contains(name, "rope_f"):
		return uniform(1, 6)
	case strings.HasSuffix(name, "ssm_a"):
		return uniform(-3, -0.2)
	case strings.HasSuffix(name, "exp_probs_b.bias"):
		return normal(0, 0.1)
	case strings.HasSuffix(name, ".bias"), strings.Contains(name, "sinks"):
		return normal(0, 0.5)
	case len(dims) == 1, strings.HasSuffix(name, "norm.weight"), strings.HasSuffix(name, "ssm_d"):
		return normal(1, 0.2)
	}
	return normal(0, 1/math.Sqrt(float64(dims[0])))
}
