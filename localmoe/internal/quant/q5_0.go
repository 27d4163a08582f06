package quant

import "encoding/binary"

// Q5_0: 32 elements in 22 bytes.
//
//	[0:2]  float16 d
//	[2:6]  uint32 of fifth bits, bit j for element j
//	[6:22] low four bits as nibbles, ordered as in Q4_0
//
// value = d·(q−16)
var Q5_0 = &Format{ID: 6, Name: "Q5_0", Block: 32, Bytes: 22, Decode: decodeQ5_0, Unpack: unpackQ5_0}

func decodeQ5_0(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[32:], src[22:] {
		y, b := (*[32]float32)(dst), (*[22]byte)(src)
		d, fifth := half(b[:]), binary.LittleEndian.Uint32(b[2:])
		for i := range 16 {
			lo := int(b[6+i]&15) | int(fifth>>i&1)<<4
			hi := int(b[6+i]>>4) | int(fifth>>(i+16)&1)<<4
			y[i] = d * float32(lo-16)
			y[i+16] = d * float32(hi-16)
		}
	}
}

func unpackQ5_0(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[22]byte)(src[i*22:]), (*[32]uint8)(u.Q[i*32:])
		fifth := binary.LittleEndian.Uint32(b[2:])
		u.D[i] = half(b[:])
		for j := range 16 {
			q[j] = (b[6+j]&15 | uint8(fifth>>j&1)<<4) + (128 - 16)
			q[j+16] = (b[6+j]>>4 | uint8(fifth>>(j+16)&1)<<4) + (128 - 16)
		}
	}
	clear(u.M)
}
