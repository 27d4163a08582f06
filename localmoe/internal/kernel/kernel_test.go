package kernel

import (
	"encoding/binary"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

func floats(n int) *rapid.Generator[[]float32] {
	return rapid.SliceOfN(rapid.Float32Range(-8, 8), n, n)
}

// TestDotRowEqualsDecodedDot holds the promise that the shortcut of a format
// changes no bit.
func TestDotRowEqualsDecodedDot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := 32 * rapid.IntRange(1, 8).Draw(t, "blocks")
		x := floats(n).Draw(t, "x")
		for _, f := range []*quant.Format{quant.F32, quant.F16, quant.BF16, quant.Q8_0, quant.Q4_0} {
			row := rapid.SliceOfN(rapid.Byte(), f.Size(n), f.Size(n)).Draw(t, f.Name)
			finite(f, row)
			w := make([]float32, n)
			f.Decode(w, row)
			got, want := DotRow(f, row, x, make([]float32, n)), Dot(w, x)
			if math.Float32bits(got) != math.Float32bits(want) && (got == got || want == want) {
				t.Fatalf("%s: %v, want %v", f.Name, got, want)
			}
		}
	})
}

// finite replaces the first two bytes of each block, its scale, by a half in
// [1, 2); rows of floats are left as they are.
func finite(f *quant.Format, row []byte) {
	for i := 0; f.Block > 1 && i < len(row); i += f.Bytes {
		binary.LittleEndian.PutUint16(row[i:], 0x3c00|binary.LittleEndian.Uint16(row[i:])&0x3ff)
	}
}

func TestDotAgainstFloat64(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 300).Draw(t, "n")
		a, b := floats(n).Draw(t, "a"), floats(n).Draw(t, "b")
		var want, size float64
		for i := range a {
			want += float64(a[i]) * float64(b[i])
			size += math.Abs(float64(a[i]) * float64(b[i]))
		}
		if got := float64(Dot(a, b)); math.Abs(got-want) > 1e-5*size+1e-6 {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

func TestExp(t *testing.T) {
	for i := -8800; i <= 8872; i++ {
		x := float32(i) / 100
		want := math.Exp(float64(x))
		if want < 0x1p-125 {
			want = 0
		}
		if got := float64(Exp(x)); math.Abs(got-want) > 2.5e-7*want {
			t.Errorf("Exp(%v) = %v, want %v", x, got, want)
		}
	}
	inf := float32(math.Inf(1))
	for _, c := range []struct{ x, want float32 }{{0, 1}, {inf, inf}, {-inf, 0}, {200, inf}, {-200, 0}} {
		if got := Exp(c.x); got != c.want {
			t.Errorf("Exp(%v) = %v, want %v", c.x, got, c.want)
		}
	}
	if got := Exp(float32(math.NaN())); got == got {
		t.Errorf("Exp(NaN) = %v", got)
	}
}

func TestGELUAndTanh(t *testing.T) {
	for i := -3000; i <= 3000; i++ {
		x := float32(i) / 200
		v := float64(x)
		tanh := math.Tanh(v)
		if got := float64(Tanh(x)); math.Abs(got-tanh) > 2.5e-7*math.Abs(tanh) {
			t.Errorf("Tanh(%v) = %v, want %v", x, got, tanh)
		}
		gelu := 0.5 * v * (1 + math.Tanh(math.Sqrt(2/math.Pi)*(v+0.044715*v*v*v)))
		if got := float64(GELU(x)); math.Abs(got-gelu) > 4e-7*max(1, v) {
			t.Errorf("GELU(%v) = %v, want %v", x, got, gelu)
		}
	}
	inf := float32(math.Inf(1))
	if Tanh(inf) != 1 || Tanh(-inf) != -1 || GELU(inf) != inf || GELU(-1e30) != 0 {
		t.Errorf("Tanh(±Inf) = %v, %v; GELU(Inf) = %v, GELU(-1e30) = %v", Tanh(inf), Tanh(-inf), GELU(inf), GELU(-1e30))
	}
}

func TestSoftmax(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float32Range(-50, 50), 1, 40).Draw(t, "x")
		sink := rapid.Float32Range(-50, 50).Draw(t, "sink")
		withSink := rapid.Bool().Draw(t, "with sink")
		sum := 0.0
		if withSink {
			sum = math.Exp(float64(sink))
		}
		for _, v := range x {
			sum += math.Exp(float64(v))
		}
		got := append([]float32(nil), x...)
		if withSink {
			Softmax(got, &sink)
		} else {
			Softmax(got, nil)
		}
		for i, v := range x {
			if want := math.Exp(float64(v)) / sum; math.Abs(float64(got[i])-want) > 1e-6 {
				t.Fatalf("element %d is %v, want %v", i, got[i], want)
			}
		}
	})
}

// TestDotEach holds that vectors multiplied together give what they give alone.
func TestArgmax(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.SampledFrom([]float32{-3, 0, 1, 2.5, float32(math.Inf(-1))}), 0, 40).Draw(t, "x")
		want := -1
		for i, v := range x {
			if want < 0 || v > x[want] {
				want = i
			}
		}
		if got := Argmax(x); got != want {
			t.Fatalf("index %d of %v, want %d", got, x, want)
		}
	})
}

func TestDotEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols, rows := rapid.IntRange(1, 40).Draw(t, "cols"), rapid.IntRange(0, 9).Draw(t, "rows")
		w, x := floats(cols).Draw(t, "w"), floats(cols*rows).Draw(t, "x")
		got := make([]float32, 3*rows)
		dotEach(got, 3, w, x)
		for i := range rows {
			if want := Dot(w, x[i*cols:]); math.Float32bits(got[3*i]) != math.Float32bits(want) {
				t.Fatalf("vector %d of %d: %v, want %v", i, rows, got[3*i], want)
			}
		}
	})
}

func BenchmarkDotQ8_0(b *testing.B) {
	const n = 1024
	row := make([]byte, quant.Q8_0.Size(n))
	x := make([]float32, n)
	b.SetBytes(n)
	for b.Loop() {
		DotRow(quant.Q8_0, row, x, nil)
	}
}

func BenchmarkDot(b *testing.B) {
	const n = 1024
	w, x := make([]float32, n), make([]float32, n)
	b.SetBytes(n)
	for b.Loop() {
		Dot(w, x)
	}
}
