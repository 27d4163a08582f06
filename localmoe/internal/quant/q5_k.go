package quant

// Q5_K: 256 elements in 176 bytes.
//
//	[0:2]    float16 d
//	[2:4]    float16 dmin
//	[4:16]   scales and minima as in Q4_K
//	[16:48]  fifth bits: bit j of byte i belongs to element 32·j+i
//	[48:176] low four bits as nibbles, ordered as in Q4_K
//
// value = d·scale·q − dmin·min
var Q5_K = &Format{ID: 13, Name: "Q5_K", Block: 256, Bytes: 176, Decode: decodeQ5_K, Unpack: unpackQ5_K}

func decodeQ5_K(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[256:], src[176:] {
		y, b := (*[256]float32)(dst), (*[176]byte)(src)
		d, dmin := half(b[:]), half(b[2:])
		packed := (*[12]byte)(b[4:])
		for group := range 8 {
			sc, mn := scaleMin(packed, group)
			scale, low := d*float32(sc), dmin*float32(mn)
			out := (*[32]float32)(y[group*32:])
			q, shift := (*[32]byte)(b[48+group/2*32:]), group%2*4&7
			fifth, bit := (*[32]byte)(b[16:]), group&7
			for i := range out {
				v := q[i]>>shift&15 | fifth[i]>>bit&1<<4
				out[i] = float32(scale*float32(int32(v))) - low
			}
		}
	}
}

func unpackQ5_K(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[176]byte)(src[i*176:]), (*[256]uint8)(u.Q[i*256:])
		u.D[i], u.M[i] = half(b[:]), half(b[2:])
		u.scaleMins(i, (*[12]byte)(b[4:]))
		for j, v := range b[48:] {
			at, group := j/32*64+j%32, j/32*2
			q[at] = v&15 | b[16+j%32]>>group&1<<4
			q[at+32] = v>>4 | b[16+j%32]>>(group+1)&1<<4
		}
	}
}
