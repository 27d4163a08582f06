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
var Q6_K = &Format{ID: 14, Name: "Q6_K", Block: 256, Bytes: 210, Decode: decodeQ6_K}

func decodeQ6_K(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[256:], src[210:] {
		y, b := (*[256]float32)(dst), (*[210]byte)(src)
		d := half(b[208:])
		for run := range 8 { // 32 elements each
			part, quarter := run/4, run%4
			low := b[part*64+quarter%2*32:]
			high := b[128+part*32:]
			scales := b[192+run*2:]
			for i := range 32 {
				q := low[i]>>(quarter/2*4)&15 | high[i]>>(quarter*2)&3<<4
				scale := d * float32(int8(scales[i/16]))
				y[run*32+i] = scale * float32(int(q)-32)
			}
		}
	}
}
