package quant

// Q6_K: 256 elements in 210 bytes.
//
//	[0:128]   low four bits; each run of 64 bytes holds 128 elements, first the
//	          low nibbles, then the high ones
//	[128:192] high two bits; each run of 32 bytes holds 128 elements, two bits
//	          of all 32 bytes after another
//	[192:208] int8 scales, one per group of 16 elements
//	[208:210] float16 d
//
// value = d·scale·(q−32)
var Q6_K = &Format{ID: 14, Name: "Q6_K", Block: 256, Bytes: 210, Decode: decodeQ6_K, Unpack: unpackQ6_K}

func decodeQ6_K(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[256:], src[210:] {
		y, b := (*[256]float32)(dst), (*[210]byte)(src)
		d := half(b[208:])
		for group := range 16 {
			part, quarter, half := group/8, group/2%4, group%2*16
			low, shift := (*[16]byte)(b[part*64+quarter%2*32+half:]), quarter/2*4&7
			high, shiftHigh := (*[16]byte)(b[128+part*32+half:]), quarter*2&7
			scale := d * float32(int8(b[192+group]))
			out := (*[16]float32)(y[group*16:])
			for i := range out {
				q := low[i]>>shift&15 | high[i]>>shiftHigh&3<<4
				out[i] = scale * float32(int32(q)-32)
			}
		}
	}
}

func unpackQ6_K(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[210]byte)(src[i*210:]), (*[256]uint8)(u.Q[i*256:])
		u.D[i] = half(b[208:])
		for run := range 8 { // 32 elements each
			part, quarter := run/4, run%4
			four, two := b[part*64+quarter%2*32:], b[128+part*32:]
			for j := range 32 {
				q[run*32+j] = four[j]>>(quarter/2*4)&15 | two[j]>>(quarter*2)&3<<4
			}
		}
		for group := range 16 {
			u.Scale[i*16+group] = int32(int8(b[192+group]))
		}
	}
	u.offset(32)
}
