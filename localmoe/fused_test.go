package localmoe

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
)

// rewrite copies a model file with its tensors changed by edit, which returns
// the tensors to write in place of one of the file.
func rewrite(t *testing.T, path string, edit func(f *gguf.File, x gguf.Tensor) []gguf.Tensor) []byte {
	t.Helper()
	f, err := gguf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := &ggufWriter{rand: rand.New(rand.NewPCG(1, 1))}
	for _, key := range f.Keys() {
		v, _ := f.Value(key)
		if n, ok := v.(uint32); ok {
			v = int(n)
		}
		w.key(key, v)
	}
	for _, x := range f.Tensors() {
		for _, y := range edit(f, x) {
			w.raw(y)
		}
	}
	return w.bytes()
}

// raw adds a tensor as it is.
func (w *ggufWriter) raw(x gguf.Tensor) {
	w.nInfos++
	write(&w.infos, x.Name, uint32(len(x.Dims)))
	for _, d := range x.Dims {
		write(&w.infos, uint64(d))
	}
	write(&w.infos, x.Format.ID, uint64(w.data.Len()))
	w.data.Write(x.Data)
	for w.data.Len()%32 != 0 {
		w.data.WriteByte(0)
	}
}

// logitsOf returns the logits after a few tokens.
func logitsOf(t *testing.T, m *Model) []float32 {
	t.Helper()
	s := m.NewSession()
	must(t, s.Prefill(t.Context(), []int32{3, 1, 4, 1, 5, 9, 2, 6}))
	return slices.Clone(s.Logits())
}

// TestFusedTensors writes q, k and v as one tensor, and the experts' gate and
// up matrices as one, and expects the same logits.
func TestFusedTensors(t *testing.T) {
	concat := func(f *gguf.File, names ...string) gguf.Tensor {
		var sum gguf.Tensor
		for i, name := range names {
			x, ok := f.Tensor(name)
			if !ok {
				t.Fatalf("tensor %s is missing", name)
			}
			if i == 0 {
				sum = *x
				sum.Dims, sum.Data = slices.Clone(x.Dims), slices.Clone(x.Data)
				continue
			}
			sum.Dims[len(sum.Dims)-1] += x.Dims[len(x.Dims)-1]
			sum.Data = append(sum.Data, x.Data...)
		}
		return sum
	}
	// interleave joins matrix by matrix of two stacks.
	interleave := func(f *gguf.File, a, b string) gguf.Tensor {
		x, _ := f.Tensor(a)
		y, _ := f.Tensor(b)
		sum := *x
		sum.Dims = []int{x.Dims[0], 2 * x.Dims[1], x.Dims[2]}
		sum.Data = nil
		size := len(x.Data) / x.Dims[2]
		for e := range x.Dims[2] {
			sum.Data = append(sum.Data, x.Data[e*size:(e+1)*size]...)
			sum.Data = append(sum.Data, y.Data[e*size:(e+1)*size]...)
		}
		return sum
	}
	fused := rewrite(t, attentionModel, func(f *gguf.File, x gguf.Tensor) []gguf.Tensor {
		stem, part, _ := strings.Cut(strings.TrimPrefix(x.Name, "blk."), ".")
		stem = "blk." + stem + "."
		switch part {
		case "attn_q.weight", "attn_q.bias":
			suffix := strings.TrimPrefix(part, "attn_q")
			y := concat(f, stem+"attn_q"+suffix, stem+"attn_k"+suffix, stem+"attn_v"+suffix)
			y.Name = stem + "attn_qkv" + suffix
			return []gguf.Tensor{y}
		case "ffn_gate_exps.weight":
			y := interleave(f, x.Name, stem+"ffn_up_exps.weight")
			y.Name = stem + "ffn_gate_up_exps.weight"
			return []gguf.Tensor{y}
		case "attn_k.weight", "attn_k.bias", "attn_v.weight", "attn_v.bias", "ffn_up_exps.weight":
			return nil
		}
		return []gguf.Tensor{x}
	})
	m, err := OpenBytes(fused, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if want := logitsOf(t, open(t, attentionModel, Options{})); !sameBits(logitsOf(t, m), want) {
		t.Error("logits differ from those of separate tensors")
	}
}

// TestUnknownTensor holds that weights are not left out silently.
func TestUnknownTensor(t *testing.T) {
	data := rewrite(t, attentionModel, func(_ *gguf.File, x gguf.Tensor) []gguf.Tensor {
		if x.Name != "output_norm.weight" {
			return []gguf.Tensor{x}
		}
		y := x
		y.Name = "blk.0.attn_gate.weight"
		return []gguf.Tensor{x, y}
	})
	if _, err := OpenBytes(data, Options{}); err == nil || !strings.Contains(err.Error(), "blk.0.attn_gate.weight") {
		t.Errorf("error is %v, want one that names the tensor", err)
	}
}
