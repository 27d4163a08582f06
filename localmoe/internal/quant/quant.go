// Package quant decodes the tensor types of GGUF files to float32.
//
// A tensor row is stored as consecutive blocks of a fixed number of elements.
// Each file of this package documents and decodes one block format in plain
// Go; it is the reference that faster kernels are tested against. The formats
// are those of ggml (https://github.com/ggml-org/ggml, ggml-common.h). Shift
// counts below 8 are written with "&7": it tells the compiler that they are.
//
//	f, err := quant.Lookup(tensorType)
//	f.Decode(dst, src) // len(src) == f.Size(len(dst))
package quant

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// Format describes one tensor type.
type Format struct {
	ID    uint32 // ggml type number
	Name  string // as GGUF tools print it, for example "Q4_K"
	Block int    // elements per block
	Bytes int    // bytes per block

	// Decode writes len(dst) elements decoded from src. len(dst) is a multiple
	// of Block and len(src) is at least Size(len(dst)); anything else panics.
	Decode func(dst []float32, src []byte)

	// Unpack fills u, which was Reset for the row, with the integers that src
	// holds. It is nil for formats of floating-point values.
	Unpack func(u *Ints, src []byte)
}

// Size returns the number of bytes that n elements take; n is a multiple of
// Block.
func (f *Format) Size(n int) int { return n / f.Block * f.Bytes }

// formats lists every supported tensor type.
var formats = []*Format{
	F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1,
	Q2_K, Q3_K, Q4_K, Q5_K, Q6_K, IQ4_NL, IQ4_XS, MXFP4,
}

// unsupported names the ggml types that exist but cannot be decoded here.
var unsupported = map[uint32]string{
	4: "Q4_2", 5: "Q4_3", 9: "Q8_1", 15: "Q8_K", 16: "IQ2_XXS", 17: "IQ2_XS",
	18: "IQ3_XXS", 19: "IQ1_S", 21: "IQ3_S", 22: "IQ2_S", 24: "I8", 25: "I16",
	26: "I32", 27: "I64", 28: "F64", 29: "IQ1_M", 34: "TQ1_0", 35: "TQ2_0",
}

// Lookup returns the format with the given ggml type number. The error of an
// unsupported type names it and lists what is supported.
func Lookup(id uint32) (*Format, error) {
	for _, f := range formats {
		if f.ID == id {
			return f, nil
		}
	}
	name, ok := unsupported[id]
	if !ok {
		name = "unknown"
	}
	return nil, fmt.Errorf("tensor type %d (%s) is not supported; supported are %s", id, name, Supported())
}

// Supported lists the names of the supported tensor types.
func Supported() string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return strings.Join(names, " ")
}

// half reads the little-endian float16 at the start of b.
func half(b []byte) float32 { return Half(binary.LittleEndian.Uint16(b)) }

// Half converts IEEE 754 binary16 bits to float32, exactly.
func Half(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	if h&0x7c00 == 0x7c00 { // infinity or NaN
		return math.Float32frombits(sign | 0x7f800000 | uint32(h&0x03ff)<<13)
	}
	// Shifted into place the exponent is too small by 127-15; the product
	// puts that right and turns half subnormals into float32 normals.
	v := math.Float32frombits(uint32(h&0x7fff)<<13) * 0x1p112
	return math.Float32frombits(math.Float32bits(v) | sign)
}

// ToHalf converts v to IEEE 754 binary16 bits, rounding to nearest even.
// Values beyond the range become infinities.
func ToHalf(v float32) uint16 {
	bits := math.Float32bits(v)
	sign := uint16(bits >> 16 & 0x8000)
	abs := bits & 0x7fffffff
	switch {
	case abs > 0x7f800000: // NaN
		return sign | 0x7e00
	case abs >= 0x477ff000: // rounds to 65536 or more
		return sign | 0x7c00
	case abs < 0x38800000: // half subnormal: add so that the sum's ulp is 2^-24
		sum := math.Float32frombits(abs) + 0.5
		return sign | uint16(math.Float32bits(sum)-math.Float32bits(0.5))
	}
	abs += 0x0fff + abs>>13&1
	return sign | uint16((abs-0x38000000)>>13)
}
