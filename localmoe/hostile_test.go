package localmoe

import (
	"bytes"
	"encoding/binary"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
)

// try opens a model that may be damaged in any way and, if that works, runs
// it. It only must not crash.
func try(t testing.TB, data []byte) {
	m, err := OpenBytes(data, Options{Threads: 1})
	if err != nil {
		return
	}
	defer m.Close()
	m.Info()
	s := m.NewSession()
	if err := s.Prefill(t.Context(), []int32{1, 0, 2}); err != nil {
		return
	}
	for range s.Generate(t.Context(), Sampling{MaxTokens: 2}) {
	}
}

// someModels returns model files by name: those of the conformance tests, and a
// small one of every architecture.
func someModels(t testing.TB) map[string][]byte {
	t.Helper()
	models := make(map[string][]byte)
	for _, path := range conformanceModels(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		models[filepath.Base(path)] = data
	}
	for arch := range tinyFamilies {
		models["tiny "+arch] = newTinyModel(arch, nil).bytes()
	}
	return models
}

// TestHostileNumbers sets every integer and float32 of the metadata to values
// that do not fit the rest of the file.
func TestHostileNumbers(t *testing.T) {
	values := []uint32{0, 1, 2, 3, 5, 64, 1 << 14, 1 << 24, 1<<31 - 1, 1 << 31, 1<<32 - 1}
	for name, data := range someModels(t) {
		t.Run(name, func(t *testing.T) {
			f, err := gguf.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range f.Keys() {
				if v, _ := f.Value(key); !isNumber(v) {
					continue
				}
				at := bytes.Index(data, []byte(key)) + len(key) + 4
				old := binary.LittleEndian.Uint32(data[at:])
				for _, v := range values {
					binary.LittleEndian.PutUint32(data[at:], v)
					try(t, data)
				}
				binary.LittleEndian.PutUint32(data[at:], old)
			}
		})
	}
}

func isNumber(v any) bool {
	switch v.(type) {
	case uint32, float32:
		return true
	}
	return false
}

// FuzzDamaged overwrites bytes anywhere before the weights of a model.
func FuzzDamaged(f *testing.F) {
	byName := someModels(f)
	var models [][]byte
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		models = append(models, byName[name])
	}
	f.Add(uint8(0), uint32(100), []byte{255, 255}, uint32(2000), []byte{0})
	f.Add(uint8(1), uint32(24), []byte{1}, uint32(20000), []byte{7, 7, 7, 7})
	f.Fuzz(func(t *testing.T, which uint8, at uint32, a []byte, at2 uint32, b []byte) {
		data := slices.Clone(models[int(which)%len(models)])
		metadata := min(40000, uint32(len(data))) // bytes, about
		copy(data[at%metadata:], a[:min(len(a), 64)])
		copy(data[at2%metadata:], b[:min(len(b), 64)])
		try(t, data)
	})
}

// TestMissingAndMisshapen renames tensors and keys one by one: the error names
// what is missing.
func TestMissingAndMisshapen(t *testing.T) {
	for _, path := range conformanceModels(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := gguf.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range f.Tensors() {
			damaged := bytes.Replace(data, []byte(x.Name), []byte("?"+x.Name[1:]), 1)
			m, err := OpenBytes(damaged, Options{})
			if err == nil {
				m.Close()
				t.Errorf("a model without %s opens", x.Name)
				continue
			}
			// A layer without its router is taken for a dense one: then another
			// tensor of that layer is missing.
			named := x.Name[1:]
			if parts := strings.SplitN(x.Name, ".", 3); parts[0] == "blk" {
				named = "lk." + parts[1]
			}
			if !strings.Contains(err.Error(), named) && !strings.Contains(err.Error(), "layer") {
				t.Errorf("without %s: %v", x.Name, err)
			}
		}
	}
}

func TestUnknownArchitecture(t *testing.T) {
	data, err := os.ReadFile(attentionModel)
	if err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Replace(data, []byte("qwen2moe"), []byte("qwen9moe"), 1)
	_, err = OpenBytes(damaged, Options{})
	if err == nil || !strings.Contains(err.Error(), `"qwen9moe"`) || !strings.Contains(err.Error(), "qwen3moe") {
		t.Errorf("error is %v, want one that names the architecture and the supported ones", err)
	}
}

// A router whose scores a damaged file makes infinite chooses some experts.
func TestInfiniteScores(t *testing.T) {
	for _, bias := range []float32{float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN())} {
		r := router{gating: sigmoid, chooseBias: slices.Repeat([]float32{bias}, 8), experts: 8, groups: 4, groupsUsed: 1}
		ids := make([]int32, 2)
		r.route(make([]float32, 8), make([]float32, 8), ids, make([]float32, 2))
		if ids[0] < 0 || ids[0] >= ids[1] || ids[1] >= 8 {
			t.Errorf("with a bias of %g it chooses %d", bias, ids)
		}
	}
}
