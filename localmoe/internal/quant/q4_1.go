package quant

// Q4_1: 32 elements in 20 bytes.
//
//	[0:2]  float16 d
//	[2:4]  float16 m
//	[4:20] nibbles: the low ones are elements 0–15, the high ones 16–31
//
// value = d·q + m
var Q4_1 = &Format{ID: 3, Name: "Q4_1", Block: 32, Bytes: 20, Decode: decodeQ4_1, Unpack: unpackQ4_1}

func decodeQ4_1(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[32:], src[20:] {
		y, b := (*[32]float32)(dst), (*[20]byte)(src)
		d, m := half(b[:]), half(b[2:])
		for i := range 16 {
			// The conversions forbid a fused multiply-add, so that every
			// platform decodes to the same bits.
			y[i] = float32(d*float32(b[4+i]&15)) + m
			y[i+16] = float32(d*float32(b[4+i]>>4)) + m
		}
	}
}

func unpackQ4_1(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[20]byte)(src[i*20:]), (*[32]uint8)(u.Q[i*32:])
		u.D[i], u.M[i] = half(b[:]), -half(b[2:])
		for j := range 16 {
			q[j] = b[4+j]&15 + 128
			q[j+16] = b[4+j]>>4 + 128
		}
	}
}
