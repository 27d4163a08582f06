package quant

// Q2_K: 256 elements in 84 bytes.
//
//	[0:16]  per group of 16 elements: low nibble scale, high nibble minimum
//	[16:80] two-bit values; each run of 32 bytes holds 128 elements, two bits
//	        of all 32 bytes after another
//	[80:82] float16 d
//	[82:84] float16 dmin
//
// value = d·scale·q − dmin·min
var Q2_K = &Format{ID: 10, Name: "Q2_K", Block: 256, Bytes: 84, Decode: decodeQ2_K, Unpack: unpackQ2_K}

func decodeQ2_K(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[256:], src[84:] {
		y, b := (*[256]float32)(dst), (*[84]byte)(src)
		d, dmin := half(b[80:]), half(b[82:])
		for group := range 16 {
			scale := d * float32(b[group]&15)
			low := dmin * float32(b[group]>>4)
			q := (*[16]byte)(b[16+group/8*32+group%2*16:])
			shift := group % 8 / 2 * 2 & 7
			out := (*[16]float32)(y[group*16:])
			for i := range out {
				out[i] = float32(scale*float32(int32(q[i]>>shift&3))) - low
			}
		}
	}
}

func unpackQ2_K(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[84]byte)(src[i*84:]), (*[256]uint8)(u.Q[i*256:])
		u.D[i], u.M[i] = half(b[80:]), half(b[82:])
		for group := range 16 {
			u.Scale[i*16+group] = int32(b[group] & 15)
			u.Low[i*16+group] = int16(b[group] >> 4)
			two := b[16+group/8*32+group%2*16:]
			shift := group % 8 / 2 * 2
			for j := range 16 {
				q[group*16+j] = two[j] >> shift & 3
			}
		}
	}
}
