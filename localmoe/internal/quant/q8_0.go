package quant

// Q8_0: 32 elements in 34 bytes.
//
//	[0:2]  float16 d
//	[2:34] 32 int8 q
//
// value = d·q
var Q8_0 = &Format{ID: 8, Name: "Q8_0", Block: 32, Bytes: 34, Decode: decodeQ8_0, Unpack: unpackQ8_0}

func decodeQ8_0(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[32:], src[34:] {
		y, b := (*[32]float32)(dst), (*[34]byte)(src)
		d := half(b[:])
		for i := range y {
			y[i] = d * float32(int8(b[2+i]))
		}
	}
}

func unpackQ8_0(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[34]byte)(src[i*34:]), (*[32]uint8)(u.Q[i*32:])
		u.D[i] = half(b[:])
		for j := range q {
			q[j] = b[2+j] ^ 0x80
		}
	}
	clear(u.M)
}
