package kernel

import (
	"encoding/binary"
	"math"
	"unsafe"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// Dot returns Σ a[i]·b[i]; len(b) is at least len(a). Whole groups of eight
// elements go to eight running sums, which are then added in pairs, as vector
// instructions do; what is left over is added at the end.
func Dot(a, b []float32) float32 {
	n := len(a) &^ 7
	b = b[:len(a)]
	var sum float32
	switch {
	case n == 0:
	case useAVX2:
		sum = dotAVX2(&a[0], &b[0], n)
	case useNEON:
		sum = dotNEON(&a[0], &b[0], n)
	default:
		sum = dotGeneric(a[:n], b)
	}
	return sum + tail(a[n:], b[n:])
}

// tail returns the sum of the products that do not fill a group.
func tail(a, b []float32) float32 {
	var sum float32
	for i, v := range a {
		sum += float32(v * b[i])
	}
	return sum
}

// dotGeneric is [Dot] for whole groups. The conversions forbid fused
// multiply-adds, so that all processors return the same bits.
func dotGeneric(a, b []float32) float32 {
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	for i := 0; i < len(a); i += 8 {
		x, y := (*[8]float32)(a[i:]), (*[8]float32)(b[i:])
		s0 += float32(x[0] * y[0])
		s1 += float32(x[1] * y[1])
		s2 += float32(x[2] * y[2])
		s3 += float32(x[3] * y[3])
		s4 += float32(x[4] * y[4])
		s5 += float32(x[5] * y[5])
		s6 += float32(x[6] * y[6])
		s7 += float32(x[7] * y[7])
	}
	return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7))
}

// dotEach writes to dst[i·step] the dot product of w with vector i of x, for
// len(x)/len(w) vectors. Each equals [Dot].
func dotEach(dst []float32, step int, w, x []float32) {
	cols, rows := len(w), len(x)/len(w)
	i := 0
	if n := cols &^ 7; useAVX2 && n > 0 {
		var sums [4]float32
		for ; i+4 <= rows; i += 4 {
			dot4AVX2(&w[0], &x[i*cols], cols, n, &sums)
			for j, sum := range sums {
				dst[(i+j)*step] = sum + tail(w[n:], x[(i+j)*cols+n:(i+j+1)*cols])
			}
		}
	}
	for ; i < rows; i++ {
		dst[i*step] = Dot(w, x[i*cols:])
	}
}

// DotRow returns the dot product of an encoded weight row with x. It equals
// decoding the row and calling [Dot], bit for bit; formats worth it are
// multiplied without the detour. scratch has room for len(x) values.
func DotRow(f *quant.Format, row []byte, x, scratch []float32) float32 {
	switch {
	case f == quant.Q8_0 && len(x) > 0:
		row = row[:f.Size(len(x))]
		if useAVX2 {
			return dotQ8_0AVX2(&row[0], &x[0], len(x)/32)
		}
		return dotQ8_0(row, x)
	case f == quant.F32 && useAVX2 && len(x) >= 8:
		n := len(x) &^ 7
		return dotAVX2(floatsAt(row[:4*len(x)]), &x[0], n) + tailF32(row[4*n:], x[n:])
	case f == quant.F32 && useNEON && len(x) >= 8:
		n := len(x) &^ 7
		return dotNEON(floatsAt(row[:4*len(x)]), &x[0], n) + tailF32(row[4*n:], x[n:])
	case f == quant.F32:
		return dotF32(row, x)
	case f == quant.F16 && useNEON && len(x) >= 8:
		n := len(x) &^ 7
		w := scratch[:len(x)-n]
		f.Decode(w, row[2*n:])
		return dotF16NEON(halvesAt(row[:2*len(x)]), &x[0], n) + tail(w, x[n:])
	}
	if n := len(x) &^ 7; useAVX2 && n > 0 && (f == quant.F16 || f == quant.BF16) {
		w, rest := scratch[:len(x)-n], row[2*n:]
		f.Decode(w, rest)
		if f == quant.F16 {
			return dotF16AVX2(halvesAt(row[:2*len(x)]), &x[0], n) + tail(w, x[n:])
		}
		return dotBF16AVX2(halvesAt(row[:2*len(x)]), &x[0], n) + tail(w, x[n:])
	}
	w := scratch[:len(x)]
	Decode(f, w, row)
	return Dot(w, x)
}

// Decode writes the len(dst) elements of an encoded row, as f.Decode does.
func Decode(f *quant.Format, dst []float32, row []byte) {
	if (useAVX2 || useNEON) && f == quant.F32 && len(dst) > 0 { // of processors that are little-endian as files are
		copy(unsafe.Slice((*byte)(unsafe.Pointer(&dst[0])), 4*len(dst)), row)
		return
	}
	n := len(dst) &^ 7
	if useAVX2 && n > 0 && (f == quant.F16 || f == quant.BF16) {
		row = row[:2*len(dst)]
		if f == quant.F16 {
			halvesAVX2(&dst[0], halvesAt(row), n)
		} else {
			widenAVX2(&dst[0], halvesAt(row), n)
		}
		dst, row = dst[n:], row[2*n:]
	}
	f.Decode(dst, row)
}

func dotF32(row []byte, x []float32) float32 {
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	n := len(x) &^ 7
	for i := 0; i < n; i += 8 {
		w, y := (*[32]byte)(row[4*i:]), (*[8]float32)(x[i:])
		s0 += float32(float(w[0:]) * y[0])
		s1 += float32(float(w[4:]) * y[1])
		s2 += float32(float(w[8:]) * y[2])
		s3 += float32(float(w[12:]) * y[3])
		s4 += float32(float(w[16:]) * y[4])
		s5 += float32(float(w[20:]) * y[5])
		s6 += float32(float(w[24:]) * y[6])
		s7 += float32(float(w[28:]) * y[7])
	}
	return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)) + tailF32(row[4*n:], x[n:])
}

// tailF32 is [tail] of an encoded row.
func tailF32(row []byte, x []float32) float32 {
	var sum float32
	for i, v := range x {
		sum += float32(float(row[4*i:]) * v)
	}
	return sum
}

func float(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }

// signed holds float32(int8(b)) for every byte: a load is cheaper than a
// conversion.
var signed = func() (t [256]float32) {
	for i := range t {
		t[i] = float32(int8(i))
	}
	return t
}()

func dotQ8_0(row []byte, x []float32) float32 {
	var s0, s1, s2, s3, s4, s5, s6, s7 float32
	for ; len(x) >= 32; row, x = row[34:], x[32:] {
		w, y := (*[34]byte)(row), (*[32]float32)(x)
		d := quant.Half(uint16(w[0]) | uint16(w[1])<<8)
		q := (*[32]byte)(w[2:])
		for i := 0; i < 32; i += 8 {
			q8, y8 := (*[8]byte)(q[i:i+8]), (*[8]float32)(y[i:i+8])
			s0 += float32(d * signed[q8[0]] * y8[0])
			s1 += float32(d * signed[q8[1]] * y8[1])
			s2 += float32(d * signed[q8[2]] * y8[2])
			s3 += float32(d * signed[q8[3]] * y8[3])
			s4 += float32(d * signed[q8[4]] * y8[4])
			s5 += float32(d * signed[q8[5]] * y8[5])
			s6 += float32(d * signed[q8[6]] * y8[6])
			s7 += float32(d * signed[q8[7]] * y8[7])
		}
	}
	return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7))
}

// Axpy adds a·x to y; len(x) is at least len(y).
func Axpy(y []float32, a float32, x []float32) {
	n := len(y) &^ 7
	x = x[:len(y)]
	switch {
	case n == 0:
	case useAVX2:
		axpyAVX2(&y[0], &x[0], n, a)
	case useNEON:
		axpyNEON(&y[0], &x[0], n, a)
	default:
		axpyGeneric(y[:n], a, x)
	}
	for i := n; i < len(y); i++ {
		y[i] += float32(a * x[i])
	}
}

// axpyGeneric is [Axpy] for whole groups of eight.
func axpyGeneric(y []float32, a float32, x []float32) {
	for i := 0; i < len(y); i += 8 {
		u, v := (*[8]float32)(y[i:]), (*[8]float32)(x[i:])
		u[0] += float32(a * v[0])
		u[1] += float32(a * v[1])
		u[2] += float32(a * v[2])
		u[3] += float32(a * v[3])
		u[4] += float32(a * v[4])
		u[5] += float32(a * v[5])
		u[6] += float32(a * v[6])
		u[7] += float32(a * v[7])
	}
}

// Halves converts float16 values; len(dst) is at least len(src).
func Halves(dst []float32, src []uint16) {
	dst = dst[:len(src)]
	n := 0
	if useAVX2 && len(src) >= 8 {
		n = len(src) &^ 7
		halvesAVX2(&dst[0], &src[0], n)
	}
	for i, h := range src[n:] {
		dst[n+i] = quant.Half(h)
	}
}

// ToHalves converts values to float16, to the nearest and where two are as near to the even
// one; len(dst) is at least len(src).
func ToHalves(dst []uint16, src []float32) {
	dst = dst[:len(src)]
	n := 0
	if useAVX2 && len(src) >= 8 {
		n = len(src) &^ 7
		toHalvesAVX2(&dst[0], &src[0], n)
	}
	for i, x := range src[n:] {
		dst[n+i] = quant.ToHalf(x)
	}
}

// floatsAt returns the little-endian float32 values at the start of b, which
// need not be aligned for the kernels.
func floatsAt(b []byte) *float32 { return (*float32)(unsafe.Pointer(&b[0])) }

// halvesAt is floatsAt for float16 values.
func halvesAt(b []byte) *uint16 { return (*uint16)(unsafe.Pointer(&b[0])) }
