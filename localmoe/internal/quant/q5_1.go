package quant

import "encoding/binary"

// Q5_1: 32 elements in 24 bytes.
//
//	[0:2]  float16 d
//	[2:4]  float16 m
//	[4:8]  uint32 of fifth bits, bit j for element j
//	[8:24] low four bits as nibbles, ordered as in Q4_0
//
// value = d·q + m
var Q5_1 = &Format{ID: 7, Name: "Q5_1", Block: 32, Bytes: 24, Decode: decodeQ5_1, Unpack: unpackQ5_1}

func decodeQ5_1(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[32:], src[24:] {
		y, b := (*[32]float32)(dst), (*[24]byte)(src)
		d, m, fifth := half(b[:]), half(b[2:]), binary.LittleEndian.Uint32(b[4:])
		for i := range 16 {
			lo := uint32(b[8+i]&15) | fifth>>i&1<<4
			hi := uint32(b[8+i]>>4) | fifth>>(i+16)&1<<4
			y[i] = float32(d*float32(lo)) + m // conversion: no fused multiply-add
			y[i+16] = float32(d*float32(hi)) + m
		}
	}
}

func unpackQ5_1(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[24]byte)(src[i*24:]), (*[32]uint8)(u.Q[i*32:])
		fifth := binary.LittleEndian.Uint32(b[4:])
		u.D[i], u.M[i] = half(b[:]), -half(b[2:])
		for j := range 16 {
			q[j] = (b[8+j]&15 | uint8(fifth>>j&1)<<4) + 128
			q[j+16] = (b[8+j]>>4 | uint8(fifth>>(j+16)&1)<<4) + 128
		}
	}
}
