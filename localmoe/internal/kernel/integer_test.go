package kernel

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// integerFormats are the formats with integer kernels.
var integerFormats = []*quant.Format{
	quant.Q8_0, quant.Q4_0, quant.Q4_1, quant.Q5_0, quant.Q5_1, quant.IQ4_NL, quant.MXFP4,
	quant.Q2_K, quant.Q3_K, quant.Q4_K, quant.Q5_K, quant.Q6_K, quant.IQ4_XS,
}

// halvesOf returns where the float16 scales of a block are.
func halvesOf(f *quant.Format) []int {
	switch f {
	case quant.MXFP4:
		return nil
	case quant.Q4_1, quant.Q5_1, quant.Q4_K, quant.Q5_K:
		return []int{0, 2}
	case quant.Q2_K:
		return []int{80, 82}
	case quant.Q3_K:
		return []int{108}
	case quant.Q6_K:
		return []int{208}
	}
	return []int{0}
}

// setScales makes all scales of blocks 1.
func setScales(f *quant.Format, data []byte) {
	for at := 0; at < len(data); at += f.Bytes {
		if f == quant.MXFP4 {
			data[at] = 128
		}
		for _, h := range halvesOf(f) {
			binary.LittleEndian.PutUint16(data[at+h:], 0x3c00)
		}
	}
}

// randomRows returns encoded rows of random bytes. The float16 scales are
// random too, subnormals among them, except that no exponent is so large that
// results could be infinite.
func randomRows(r *rand.Rand, f *quant.Format, rows, cols int) []byte {
	data := make([]byte, rows*f.Size(cols))
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	halves := halvesOf(f)
	for at := 0; at < len(data); at += f.Bytes {
		if f == quant.MXFP4 {
			data[at] = byte(r.IntN(160))
			continue
		}
		for _, h := range halves {
			v := binary.LittleEndian.Uint16(data[at+h:])
			binary.LittleEndian.PutUint16(data[at+h:], v&0xbfff)
		}
		if r.IntN(8) == 0 { // extreme integers
			for i := range f.Bytes {
				if i != halves[0] && i != halves[0]+1 && i != halves[len(halves)-1] && i != halves[len(halves)-1]+1 {
					data[at+i] = []byte{0, 0x80, 0x7f, 0xff}[r.IntN(4)]
				}
			}
		}
	}
	return data
}

// activations returns random vectors with blocks of zeros, of equal extreme
// values and of tiny values.
func activations(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := 0; i < n; i += 32 {
		scale, kind := math.Pow(10, float64(r.IntN(8)-4)), r.IntN(12)
		for j := i; j < min(n, i+32); j++ {
			switch kind {
			case 0:
			case 1:
				x[j] = float32(scale) * float32(1-2*r.IntN(2))
			case 2:
				x[j] = math.Float32frombits(r.Uint32N(1 << 24))
			default:
				x[j] = float32(scale * r.NormFloat64())
			}
		}
	}
	return x
}

func TestRound(t *testing.T) {
	x := make([]float32, 64)
	x[0], x[1], x[2], x[31] = 127, 2.5, -3.5, -127
	x[40] = float32(math.Inf(1))
	var a Rounded
	a.Round(quant.Q8_0, x, 1, 64)
	if a.d[0] != 1 || a.q[0] != 127 || a.q[1] != 2 || a.q[2] != -4 || a.q[31] != -127 || a.sums[0] != 125 || a.sums[1] != -127 {
		t.Errorf("rounded to %v · %v, sums %v", a.d[0], a.q[:32], a.sums[:2])
	}
	if a.d[1] == a.d[1] {
		t.Errorf("scale of a block with an infinity is %v, want NaN", a.d[1])
	}
}

// TestIntegerNearFloat holds that rounding the activations is all that the
// integer products lose.
func TestIntegerNearFloat(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, f := range integerFormats {
		const cols = 512
		row, x := randomRows(r, f, 1, cols), make([]float32, cols)
		for i := range x {
			x[i] = float32(r.NormFloat64())
		}
		var a Rounded
		var s Scratch
		got := make([]float32, 1)
		a.Round(f, x, 1, cols)
		a.MulRows(got, 1, f, row, &s)
		w := make([]float32, cols)
		f.Decode(w, row)
		var want, size float64
		for i := range x {
			v := float64(a.q[i]) * float64(a.d[i/f.Block])
			if math.Abs(v-float64(x[i])) > 0.51*float64(a.d[i/f.Block]) {
				t.Errorf("%s: %v rounded to %v", f.Name, x[i], v)
			}
			want += float64(w[i]) * v
			size += math.Abs(float64(w[i]) * v)
		}
		if math.Abs(float64(got[0])-want) > 1e-5*size {
			t.Errorf("%s: product %v, want %v", f.Name, got[0], want)
		}
	}
}
