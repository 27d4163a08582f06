package quant

import (
	"encoding/binary"
	"math"
)

// F32 holds little-endian float32 values.
var F32 = &Format{ID: 0, Name: "F32", Block: 1, Bytes: 4, Decode: decodeF32}

// F16 holds little-endian IEEE 754 binary16 values.
var F16 = &Format{ID: 1, Name: "F16", Block: 1, Bytes: 2, Decode: decodeF16}

// BF16 holds the upper halves of float32 values.
var BF16 = &Format{ID: 30, Name: "BF16", Block: 1, Bytes: 2, Decode: decodeBF16}

func decodeF32(dst []float32, src []byte) {
	src = src[:4*len(dst)]
	for i := range dst {
		dst[i] = math.Float32frombits(binary.LittleEndian.Uint32(src[4*i:]))
	}
}

func decodeF16(dst []float32, src []byte) {
	src = src[:2*len(dst)]
	for i := range dst {
		dst[i] = Half(binary.LittleEndian.Uint16(src[2*i:]))
	}
}

func decodeBF16(dst []float32, src []byte) {
	src = src[:2*len(dst)]
	for i := range dst {
		dst[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(src[2*i:])) << 16)
	}
}
