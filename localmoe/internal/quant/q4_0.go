package quant

// Q4_0: 32 elements in 18 bytes.
//
//	[0:2]  float16 d
//	[2:18] nibbles: the low ones are elements 0–15, the high ones 16–31
//
// value = d·(q−8)
var Q4_0 = &Format{ID: 2, Name: "Q4_0", Block: 32, Bytes: 18, Decode: decodeQ4_0, Unpack: unpackQ4_0}

func decodeQ4_0(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[32:], src[18:] {
		y, b := (*[32]float32)(dst), (*[18]byte)(src)
		d := half(b[:])
		for i := range 16 {
			q := int(b[2+i])
			y[i] = d * float32(q&15-8)
			y[i+16] = d * float32(q>>4-8)
		}
	}
}

func unpackQ4_0(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[18]byte)(src[i*18:]), (*[32]uint8)(u.Q[i*32:])
		u.D[i] = half(b[:])
		for j := range 16 {
			q[j] = b[2+j]&15 + (128 - 8)
			q[j+16] = b[2+j]>>4 + (128 - 8)
		}
	}
	clear(u.M)
}
