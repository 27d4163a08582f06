package localmoe

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// ggufWriter makes model files with random weights for tests.
type ggufWriter struct {
	pairs, infos, data bytes.Buffer
	nPairs, nInfos     uint64
	rand               *rand.Rand
}

func write(b *bytes.Buffer, values ...any) {
	for _, v := range values {
		if s, ok := v.(string); ok {
			binary.Write(b, binary.LittleEndian, uint64(len(s)))
			b.WriteString(s)
			continue
		}
		binary.Write(b, binary.LittleEndian, v)
	}
}

func (w *ggufWriter) key(key string, value any) {
	w.nPairs++
	write(&w.pairs, key)
	switch v := value.(type) {
	case int:
		write(&w.pairs, uint32(4), uint32(v))
	case float32:
		write(&w.pairs, uint32(6), v)
	case bool:
		write(&w.pairs, uint32(7), v)
	case string:
		write(&w.pairs, uint32(8), v)
	case []string:
		write(&w.pairs, uint32(9), uint32(8), uint64(len(v)))
		for _, s := range v {
			write(&w.pairs, s)
		}
	case []bool:
		write(&w.pairs, uint32(9), uint32(7), uint64(len(v)), v)
	case []int32:
		write(&w.pairs, uint32(9), uint32(5), uint64(len(v)), v)
	case []float32:
		write(&w.pairs, uint32(9), uint32(6), uint64(len(v)), v)
	default:
		panic(fmt.Sprintf("key of type %T", value))
	}
}

// tensor adds random values with standard deviation 1/√row length; norms, which
// have one dimension, are near 1. Matrices of whole blocks are Q8_0.
func (w *ggufWriter) tensor(name string, dims ...int) {
	n := 1
	for _, d := range dims {
		n *= d
	}
	format := quant.F32
	if len(dims) > 1 && dims[0]%32 == 0 && !strings.Contains(name, "gate_inp") {
		format = quant.Q8_0
	}
	w.nInfos++
	write(&w.infos, name, uint32(len(dims)))
	for _, d := range dims {
		write(&w.infos, uint64(d))
	}
	write(&w.infos, format.ID, uint64(w.data.Len()))
	scale := 1 / math.Sqrt(float64(dims[0]))
	for i := range n {
		switch {
		case len(dims) == 1:
			write(&w.data, float32(1+0.1*w.rand.NormFloat64()))
		case format == quant.F32:
			write(&w.data, float32(scale*w.rand.NormFloat64()))
		default:
			if i%32 == 0 {
				write(&w.data, quant.ToHalf(float32(scale/74)))
			}
			write(&w.data, int8(w.rand.IntN(256)-128))
		}
	}
	for w.data.Len()%32 != 0 {
		w.data.WriteByte(0)
	}
}

func (w *ggufWriter) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("GGUF")
	write(&b, uint32(3), w.nInfos, w.nPairs)
	b.Write(w.pairs.Bytes())
	b.Write(w.infos.Bytes())
	for b.Len()%32 != 0 {
		b.WriteByte(0)
	}
	b.Write(w.data.Bytes())
	return b.Bytes()
}

// shape is a qwen3moe model.
type shape struct {
	dim, layers, heads, kvHeads, headDim, experts, used, width, vocab int
}

// synthetic returns a qwen3moe file with random weights and the tokenizer of
// one in testdata, filled up to the wanted vocabulary.
func synthetic(t testing.TB, s shape) []byte {
	t.Helper()
	donor, err := gguf.Open("testdata/qwen2moe-q8_0.gguf")
	if err != nil {
		t.Fatal(err)
	}
	defer donor.Close()
	w := &ggufWriter{rand: rand.New(rand.NewPCG(1, 2))}
	w.key("general.architecture", "qwen3moe")
	for key, v := range map[string]int{
		"block_count": s.layers, "context_length": 2048, "embedding_length": s.dim,
		"attention.head_count": s.heads, "attention.head_count_kv": s.kvHeads,
		"attention.key_length": s.headDim, "attention.value_length": s.headDim,
		"expert_count": s.experts, "expert_used_count": s.used, "expert_feed_forward_length": s.width,
	} {
		w.key("qwen3moe."+key, v)
	}
	for _, key := range donor.Keys() {
		v, _ := donor.Value(key)
		switch {
		case !strings.HasPrefix(key, "tokenizer.ggml."):
			continue
		case key == "tokenizer.ggml.tokens":
			tokens := append([]string(nil), v.([]string)...)
			for len(tokens) < s.vocab {
				tokens = append(tokens, fmt.Sprintf("filler%d", len(tokens)))
			}
			v = tokens
		case key == "tokenizer.ggml.token_type":
			types := append([]int32(nil), v.([]int32)...)
			for len(types) < s.vocab {
				types = append(types, 1)
			}
			v = types
		}
		if n, ok := v.(uint32); ok {
			v = int(n)
		}
		w.key(key, v)
	}
	w.tensor("token_embd.weight", s.dim, s.vocab)
	w.tensor("output_norm.weight", s.dim)
	w.tensor("output.weight", s.dim, s.vocab)
	for i := range s.layers {
		w.tensor(blk(i, "attn_norm.weight"), s.dim)
		w.tensor(blk(i, "attn_q.weight"), s.dim, s.heads*s.headDim)
		w.tensor(blk(i, "attn_k.weight"), s.dim, s.kvHeads*s.headDim)
		w.tensor(blk(i, "attn_v.weight"), s.dim, s.kvHeads*s.headDim)
		w.tensor(blk(i, "attn_output.weight"), s.heads*s.headDim, s.dim)
		w.tensor(blk(i, "attn_q_norm.weight"), s.headDim)
		w.tensor(blk(i, "attn_k_norm.weight"), s.headDim)
		w.tensor(blk(i, "ffn_norm.weight"), s.dim)
		w.tensor(blk(i, "ffn_gate_inp.weight"), s.dim, s.experts)
		w.tensor(blk(i, "ffn_gate_exps.weight"), s.dim, s.width, s.experts)
		w.tensor(blk(i, "ffn_up_exps.weight"), s.dim, s.width, s.experts)
		w.tensor(blk(i, "ffn_down_exps.weight"), s.width, s.dim, s.experts)
	}
	return w.bytes()
}

// smallShape is a model of the size of the built-in one.
var smallShape = shape{dim: 128, layers: 6, heads: 4, kvHeads: 2, headDim: 32, experts: 32, used: 2, width: 64, vocab: 1500}

func openSynthetic(t testing.TB, s shape, o Options) *Model {
	t.Helper()
	m, err := OpenBytes(synthetic(t, s), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}
