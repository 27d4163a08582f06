package quant

import "math"

// MXFP4: 32 elements in 17 bytes (OCP Microscaling Formats 1.0, E2M1 with an
// E8M0 scale).
//
//	[0:1]  exponent e
//	[1:17] nibbles, ordered as in Q4_0
//
// value = mxfp4Values[q]/2 · 2^(e−127)
var MXFP4 = &Format{ID: 39, Name: "MXFP4", Block: 32, Bytes: 17, Decode: decodeMXFP4, Unpack: unpackMXFP4}

// mxfp4Values holds twice the E2M1 values, so that halving the scale instead
// keeps the largest exponent finite.
var mxfp4Values = [16]float32{0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12}

func decodeMXFP4(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[32:], src[17:] {
		y, b := (*[32]float32)(dst), (*[17]byte)(src)
		d := exp2Half(b[0])
		for i := range 16 {
			y[i] = d * mxfp4Values[b[1+i]&15]
			y[i+16] = d * mxfp4Values[b[1+i]>>4]
		}
	}
}

// exp2Half returns 2^(e−128), subnormal for e < 2.
func exp2Half(e uint8) float32 {
	if e < 2 {
		return math.Float32frombits(0x00200000 << e)
	}
	return math.Float32frombits(uint32(e-1) << 23)
}

func unpackMXFP4(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[17]byte)(src[i*17:]), (*[32]uint8)(u.Q[i*32:])
		u.D[i] = exp2Half(b[0])
		for j := range 16 {
			q[j] = uint8(128 + int(mxfp4Values[b[1+j]&15]))
			q[j+16] = uint8(128 + int(mxfp4Values[b[1+j]>>4]))
		}
	}
	clear(u.M)
}
