package quant

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// sample is one entry of testdata/quants.json: blocks as ggml encodes them and
// the values it decodes them to.
type sample struct {
	Type      string `json:"type"`
	ID        uint32 `json:"ggml_type"`
	Elements  int    `json:"block_elements"`
	Bytes     int    `json:"block_bytes"`
	Blocks    int    `json:"blocks"`
	RawOffset int    `json:"raw_offset"`
	F32Offset int    `json:"f32_offset"`
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecodeBitEqual(t *testing.T) {
	var samples []sample
	if err := json.Unmarshal(read(t, "quants.json"), &samples); err != nil {
		t.Fatal(err)
	}
	raw, want := read(t, "quants.raw"), read(t, "quants.f32")
	if len(samples) != len(formats)-1 { // all but F32
		t.Errorf("%d samples for %d formats", len(samples), len(formats))
	}
	for _, s := range samples {
		t.Run(s.Type, func(t *testing.T) {
			f, err := Lookup(s.ID)
			if err != nil {
				t.Fatal(err)
			}
			if f.Name != s.Type || f.Block != s.Elements || f.Bytes != s.Bytes {
				t.Fatalf("format is %+v, sample %+v", f, s)
			}
			got := make([]float32, s.Blocks*s.Elements)
			f.Decode(got, raw[s.RawOffset:s.RawOffset+f.Size(len(got))])
			for i, v := range got {
				bits := binary.LittleEndian.Uint32(want[4*(s.F32Offset+i):])
				if math.Float32bits(v) != bits {
					t.Fatalf("element %d is %v (%#x), want %v (%#x)", i, v, math.Float32bits(v), math.Float32frombits(bits), bits)
				}
			}
		})
	}
}

func TestLookupUnsupported(t *testing.T) {
	for id, name := range map[uint32]string{16: "IQ2_XXS", 4242: "unknown"} {
		_, err := Lookup(id)
		if err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "Q4_K") {
			t.Errorf("Lookup(%d) = %v, want an error that names %s and the supported types", id, err, name)
		}
	}
}

func TestHalfRoundTrip(t *testing.T) {
	for i := range 1 << 16 {
		h := uint16(i)
		v := Half(h)
		if v != v {
			if ToHalf(v)&0x7c00 != 0x7c00 || ToHalf(v)&0x3ff == 0 {
				t.Fatalf("NaN %#x became %#x", h, ToHalf(v))
			}
			continue
		}
		if got := ToHalf(v); got != h {
			t.Fatalf("%#x became %v, then %#x", h, v, got)
		}
	}
}

// TestToHalfNearest compares with the nearest of the two neighbouring halves.
func TestToHalfNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := float32(rapid.Float64Range(-65504, 65504).Draw(t, "v"))
		h := ToHalf(v)
		err := math.Abs(float64(Half(h)) - float64(v))
		for _, n := range []uint16{h - 1, h + 1} {
			other := float64(Half(n))
			if math.IsInf(other, 0) || math.IsNaN(other) {
				continue
			}
			if d := math.Abs(other - float64(v)); d < err || d == err && h&1 == 1 && n&0x7fff != 0x7fff {
				t.Fatalf("%v became %v, but %v is nearer or even", v, Half(h), other)
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for _, f := range formats {
		b.Run(f.Name, func(b *testing.B) {
			dst, src := make([]float32, 1024), make([]byte, f.Size(1024))
			b.SetBytes(1024) // MB/s are million elements per second
			for b.Loop() {
				f.Decode(dst, src)
			}
		})
	}
}
