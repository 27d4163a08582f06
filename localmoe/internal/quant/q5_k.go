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
var Q5_K = &Format{ID: 13, Name: "Q5_K", Block: 256, Bytes: 176, Decode: decodeQ5_K}

func decodeQ5_K(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[256:], src[176:] {
		y, b := (*[256]float32)(dst), (*[176]byte)(src)
		d, dmin := half(b[:]), half(b[2:])
		packed := (*[12]byte)(b[4:])
		for group := range 8 {
			sc, mn := scaleMin(packed, group)
			scale, low := d*float32(sc), dmin*float32(mn)
			fifth, q, shift := b[16:48], b[48+group/2*32:], group%2*4
			for i := range 32 {
				v := q[i]>>shift&15 | fifth[i]>>group&1<<4
				y[group*32+i] = float32(scale*float32(v)) - low
			}
		}
	}
}
