package gguf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// builder writes GGUF bytes, right or wrong.
type builder struct{ bytes.Buffer }

func (b *builder) put(values ...any) *builder {
	for _, v := range values {
		if s, ok := v.(string); ok {
			binary.Write(b, binary.LittleEndian, uint64(len(s)))
			b.WriteString(s)
			continue
		}
		binary.Write(b, binary.LittleEndian, v)
	}
	return b
}

func header(version uint32, tensors, pairs uint64) *builder {
	b := &builder{}
	b.WriteString(magic)
	return b.put(version, tensors, pairs)
}

// small returns a valid file with a value of every kind and two tensors.
func small() []byte {
	b := header(3, 2, 9)
	b.put("a.u8", uint32(typeUint8), uint8(200))
	b.put("a.i16", uint32(typeInt16), int16(-3))
	b.put("a.u32", uint32(typeUint32), uint32(7))
	b.put("a.f32", uint32(typeFloat32), float32(1.5))
	b.put("a.bool", uint32(typeBool), uint8(1))
	b.put("a.text", uint32(typeString), "hé\x00llo")
	b.put("a.list", uint32(typeArray), uint32(typeInt32), uint64(3), int32(1), int32(-2), int32(3))
	b.put("a.texts", uint32(typeArray), uint32(typeString), uint64(2), "x", "")
	b.put("a.f64", uint32(typeFloat64), math.Pi)
	b.put("w", uint32(2), uint64(32), uint64(2), uint32(8), uint64(0)) // Q8_0
	b.put("v", uint32(1), uint64(3), uint32(0), uint64(96))            // F32
	for b.Len()%defaultAlignment != 0 {
		b.WriteByte(0)
	}
	b.Write(make([]byte, 96+12))
	return b.Bytes()
}

func TestParse(t *testing.T) {
	f, err := Parse(small())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"a.u8": uint8(200), "a.i16": int16(-3), "a.u32": uint32(7), "a.f32": float32(1.5), "a.bool": true,
		"a.text": "hé\x00llo", "a.list": []int32{1, -2, 3}, "a.texts": []string{"x", ""}, "a.f64": math.Pi,
	}
	for key, v := range want {
		if got, ok := f.Value(key); !ok || !reflect.DeepEqual(got, v) {
			t.Errorf("%s = %#v, want %#v", key, got, v)
		}
	}
	if len(f.Keys()) != len(want) || f.Keys()[0] != "a.u8" {
		t.Errorf("keys %v", f.Keys())
	}
	w, ok := f.Tensor("w")
	if !ok || !slices.Equal(w.Dims, []int{32, 2}) || w.Format.Name != "Q8_0" || len(w.Data) != 68 {
		t.Errorf("tensor w is %+v", w)
	}
	if v, ok := f.Tensor("v"); !ok || v.Elements() != 3 || len(v.Data) != 12 {
		t.Errorf("tensor v is %+v", v)
	}
	if _, ok := f.Tensor("x"); ok {
		t.Error("tensor x does not exist")
	}
}

func TestParseRejects(t *testing.T) {
	tensor := func(dims []uint64, kind uint32, offset uint64) []byte {
		b := header(3, 1, 0).put("w", uint32(len(dims)))
		for _, d := range dims {
			b.put(d)
		}
		b.put(kind, offset)
		return append(b.Bytes(), make([]byte, 4096)...)
	}
	alignment := func(n uint32) []byte {
		return header(3, 0, 1).put("general.alignment", uint32(typeUint32), n).Bytes()
	}
	tests := []struct {
		name, reason string
		data         []byte
	}{
		{"empty", "ends too early", nil},
		{"magic", "not a GGUF file", []byte("GGML0000000000000000")},
		{"version 1", "version 1", header(1, 0, 0).Bytes()},
		{"big-endian", "big-endian", header(3<<24, 0, 0).Bytes()},
		{"many pairs", "do not fit", header(3, 0, 1<<62).Bytes()},
		{"many tensors", "do not fit", header(3, 1<<40, 0).Bytes()},
		{"too many pairs", "exceed the limits", append(header(3, 0, maxPairs+1).Bytes(), make([]byte, (maxPairs+1)*minPairBytes)...)},
		{"long key", "key of", header(3, 0, 1).put(uint64(1<<63), make([]byte, 64)).Bytes()},
		{"long string", "ends too early", header(3, 0, 1).put("k", uint32(typeString), uint64(math.MaxUint64)).Bytes()},
		{"long array", "do not fit", header(3, 0, 1).put("k", uint32(typeArray), uint32(typeUint64), uint64(1<<61)).Bytes()},
		{"array of arrays", "element type 9", header(3, 0, 1).put("k", uint32(typeArray), uint32(typeArray), uint64(1), uint64(0)).Bytes()},
		{"value type", "value type 77", header(3, 0, 1).put("k", uint32(77), uint64(0)).Bytes()},
		{"key twice", "occurs twice", header(3, 0, 2).put("k", uint32(typeUint32), uint32(1), "k", uint32(typeUint32), uint32(1)).Bytes()},
		{"zero alignment", "alignment is 0", alignment(0)},
		{"odd alignment", "alignment is 24", alignment(24)},
		{"no dimension", "0 dimensions", tensor(nil, 0, 0)},
		{"five dimensions", "5 dimensions", tensor([]uint64{1, 1, 1, 1, 1}, 0, 0)},
		{"zero dimension", "dimension 0", tensor([]uint64{4, 0}, 0, 0)},
		{"overflow", "impossible dimension", tensor([]uint64{1 << 30, 1 << 30, 1 << 30}, 0, 0)},
		{"type", "type 16 (IQ2_XXS)", tensor([]uint64{256}, 16, 0)},
		{"ragged blocks", "not whole Q8_0 blocks", tensor([]uint64{33}, 8, 0)},
		{"misaligned", "multiple of the alignment", tensor([]uint64{4}, 0, 4)},
		{"offset beyond", "exceed the data section", tensor([]uint64{4}, 0, 1<<63)},
		{"size beyond", "exceed the data section", tensor([]uint64{4096}, 0, 0)},
		{"tensor twice", "occurs twice", append(header(3, 2, 0).put("w", uint32(1), uint64(1), uint32(0), uint64(0), "w", uint32(1), uint64(1), uint32(0), uint64(32)).Bytes(), make([]byte, 99)...)},
		{"overlap", "overlaps", append(header(3, 2, 0).put("w", uint32(1), uint64(9), uint32(0), uint64(0), "v", uint32(1), uint64(1), uint32(0), uint64(32)).Bytes(), make([]byte, 99)...)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tt.data)
			var format *FormatError
			if !errors.As(err, &format) || !strings.Contains(err.Error(), tt.reason) {
				t.Errorf("error is %v, want a FormatError with %q", err, tt.reason)
			}
		})
	}
}

func TestParseTruncated(t *testing.T) {
	whole := small()
	for n := range whole {
		if _, err := Parse(whole[:n]); err == nil {
			t.Errorf("%d of %d bytes parse", n, len(whole))
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small())
	f.Add(header(2, 0, 0).Bytes())
	f.Add(header(3, 1<<62, 1<<62).Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse(data)
		if err != nil {
			return
		}
		for _, x := range file.Tensors() {
			if len(x.Data) != x.Format.Size(x.Elements()) {
				t.Errorf("tensor %q has %d bytes for %d elements of %s", x.Name, len(x.Data), x.Elements(), x.Format.Name)
			}
		}
	})
}

// part returns one part of a split model with one tensor.
func part(no, count uint16, tensors int32, name string) []byte {
	b := header(3, 1, 3)
	b.put("split.no", uint32(typeUint16), no, "split.count", uint32(typeUint16), count)
	b.put("split.tensors.count", uint32(typeInt32), tensors)
	b.put(name, uint32(1), uint64(2), uint32(0), uint64(0))
	for b.Len()%defaultAlignment != 0 {
		b.WriteByte(0)
	}
	return b.put(float32(no), float32(no)).Bytes()
}

func TestOpenSplit(t *testing.T) { testSplit(t, Open) }

func TestReadSplit(t *testing.T) { testSplit(t, Read) }

func testSplit(t *testing.T, open func(path string) (*File, error)) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	first := write("m-00001-of-00003.gguf", part(0, 3, 3, "a"))
	second := write("m-00002-of-00003.gguf", part(1, 3, 3, "b"))
	fails := func(path, reason string) {
		t.Helper()
		f, err := open(path)
		if err == nil {
			f.Close()
		}
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("error is %v, want %q", err, reason)
		}
	}
	fails(first, "m-00003-of-00003.gguf")
	write("m-00003-of-00003.gguf", part(2, 3, 3, "b"))
	fails(first, "earlier part")
	write("m-00003-of-00003.gguf", part(1, 3, 3, "c"))
	fails(first, "says that it is part 2 of 3")
	write("m-00003-of-00003.gguf", part(2, 3, 3, "c"))
	fails(second, "open the first part")
	fails(write("other.gguf", part(0, 2, 2, "a")), "open the first part")
	fails(write("none.gguf", nil), "is empty")
	fails(dir, "not a regular file")
	fails(write("x-00001-of-00001.gguf", part(0, 65535, 2, "a")), "part 1 of 65535")

	f, err := open(first)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, name := range []string{"a", "b", "c"} {
		x, ok := f.Tensor(name)
		if !ok {
			t.Fatalf("tensor %s is missing", name)
		}
		var v [2]float32
		x.Format.Decode(v[:], x.Data)
		if v[0] != float32(i) {
			t.Errorf("tensor %s holds %v", name, v)
		}
	}
}

// A model that was put together again counts no parts: gguf-split writes 0.
func TestOpenMerged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "merged.gguf")
	if err := os.WriteFile(path, part(0, 0, 3, "a"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if len(f.Tensors()) != 1 {
		t.Errorf("%d tensors", len(f.Tensors()))
	}
}

func ExampleParse() {
	f, err := Parse(small())
	if err != nil {
		fmt.Println(err)
		return
	}
	text, _ := f.Value("a.text")
	w, _ := f.Tensor("w")
	fmt.Printf("%q %s %v\n", text, w.Format.Name, w.Dims)
	// Output: "hé\x00llo" Q8_0 [32 2]
}
