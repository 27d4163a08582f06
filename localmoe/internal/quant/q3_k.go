package quant

// Q3_K: 256 elements in 110 bytes.
//
//	[0:32]    third bits: bit j of byte i belongs to element 32·j+i
//	[32:96]   low two bits, ordered as in Q2_K
//	[96:108]  16 six-bit scales, stored plus 32: the low four bits in the
//	          nibbles of the first 8 bytes, the high two in the last 4 bytes
//	[108:110] float16 d
//
// value = d·(scale−32)·(q−4)
var Q3_K = &Format{ID: 11, Name: "Q3_K", Block: 256, Bytes: 110, Decode: decodeQ3_K, Unpack: unpackQ3_K}

func decodeQ3_K(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[256:], src[110:] {
		y, b := (*[256]float32)(dst), (*[110]byte)(src)
		d := half(b[108:])
		for group := range 16 {
			scale := b[96+group%8] >> (group / 8 * 4) & 15
			scale |= b[104+group%4] >> (group / 4 * 2) & 3 << 4
			dl := d * float32(int(scale)-32)
			half := group % 2 * 16
			q, shift := (*[16]byte)(b[32+group/8*32+half:]), group%8/2*2&7
			third, bit := (*[16]byte)(b[half:]), group/2&7
			out := (*[16]float32)(y[group*16:])
			for i := range out {
				v := q[i]>>shift&3 | third[i]>>bit&1<<2
				out[i] = dl * float32(int32(v)-4)
			}
		}
	}
}

func unpackQ3_K(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[110]byte)(src[i*110:]), (*[256]uint8)(u.Q[i*256:])
		u.D[i] = half(b[108:])
		for group := range 16 {
			scale := b[96+group%8] >> (group / 8 * 4) & 15
			scale |= b[104+group%4] >> (group / 4 * 2) & 3 << 4
			u.Scale[i*16+group] = int32(scale) - 32
			odd := group % 2 * 16
			two, third := b[32+group/8*32+odd:], b[odd:]
			shift := group % 8 / 2 * 2
			for j := range 16 {
				q[group*16+j] = two[j]>>shift&3 | third[j]>>(group/2)&1<<2
			}
		}
	}
	u.offset(4)
}
