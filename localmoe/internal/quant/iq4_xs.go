package quant

import "encoding/binary"

// IQ4_XS: 256 elements in 136 bytes.
//
//	[0:2]   float16 d
//	[2:4]   high two bits of the 8 group scales
//	[4:8]   low four bits of the group scales as nibbles
//	[8:136] per group of 32 elements 16 bytes of nibbles, ordered as in Q4_0
//
// value = d·(scale−32)·iq4Values[q]
var IQ4_XS = &Format{ID: 23, Name: "IQ4_XS", Block: 256, Bytes: 136, Decode: decodeIQ4_XS, Unpack: unpackIQ4_XS}

func decodeIQ4_XS(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[256:], src[136:] {
		y, b := (*[256]float32)(dst), (*[136]byte)(src)
		d, high := half(b[:]), binary.LittleEndian.Uint16(b[2:])
		for group := range 8 {
			scale := int(b[4+group/2]>>(group%2*4)&15) | int(high>>(2*group)&3)<<4
			dl := d * float32(scale-32)
			q := b[8+group*16:]
			for i := range 16 {
				y[group*32+i] = dl * iq4Values[q[i]&15]
				y[group*32+i+16] = dl * iq4Values[q[i]>>4]
			}
		}
	}
}

func unpackIQ4_XS(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[136]byte)(src[i*136:]), (*[256]uint8)(u.Q[i*256:])
		high := binary.LittleEndian.Uint16(b[2:])
		u.D[i] = half(b[:])
		for group := range 8 {
			scale := int32(b[4+group/2]>>(group%2*4)&15) | int32(high>>(2*group)&3)<<4
			u.Scale[i*16+group*2], u.Scale[i*16+group*2+1] = scale-32, scale-32
			nibbles := b[8+group*16:]
			for j := range 16 {
				q[group*32+j] = uint8(128 + int(iq4Values[nibbles[j]&15]))
				q[group*32+j+16] = uint8(128 + int(iq4Values[nibbles[j]>>4]))
			}
		}
	}
	u.offset(128)
}
