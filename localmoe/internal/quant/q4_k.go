package quant

// Q4_K: 256 elements in 144 bytes.
//
//	[0:2]    float16 d
//	[2:4]    float16 dmin
//	[4:16]   8 six-bit scales and 8 six-bit minima, see scaleMin
//	[16:144] nibbles; each run of 32 bytes holds two groups of 32 elements,
//	         first the low nibbles, then the high ones
//
// value = d·scale·q − dmin·min
var Q4_K = &Format{ID: 12, Name: "Q4_K", Block: 256, Bytes: 144, Decode: decodeQ4_K, Unpack: unpackQ4_K}

func decodeQ4_K(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[256:], src[144:] {
		y, b := (*[256]float32)(dst), (*[144]byte)(src)
		d, dmin := half(b[:]), half(b[2:])
		packed := (*[12]byte)(b[4:])
		for group := range 8 {
			sc, mn := scaleMin(packed, group)
			scale, low := d*float32(sc), dmin*float32(mn)
			out := (*[32]float32)(y[group*32:])
			q, shift := (*[32]byte)(b[16+group/2*32:]), group%2*4&7
			for i := range out {
				out[i] = float32(scale*float32(int32(q[i]>>shift&15))) - low
			}
		}
	}
}

// scaleMin unpacks the six-bit scale and minimum of one of the eight groups of
// a Q4_K or Q5_K block. Groups 0–3 lie in the low six bits of bytes 0–3
// (scales) and 4–7 (minima); groups 4–7 have their low four bits in the nibbles
// of bytes 8–11 and their high two bits on top of bytes 0–7.
func scaleMin(b *[12]byte, group int) (scale, low uint8) {
	if group < 4 {
		return b[group] & 63, b[group+4] & 63
	}
	scale = b[group+4]&15 | b[group-4]>>6<<4
	low = b[group+4]>>4 | b[group]>>6<<4
	return scale, low
}

func unpackQ4_K(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[144]byte)(src[i*144:]), (*[256]uint8)(u.Q[i*256:])
		u.D[i], u.M[i] = half(b[:]), half(b[2:])
		u.scaleMins(i, (*[12]byte)(b[4:]))
		for j, v := range b[16:] {
			at := j/32*64 + j%32
			q[at], q[at+32] = v&15, v>>4
		}
	}
}

// scaleMins unpacks the scales and minima of block i of a Q4_K or Q5_K row.
func (u *Ints) scaleMins(i int, packed *[12]byte) {
	for group := range 8 {
		scale, low := scaleMin(packed, group)
		at := i*16 + group*2
		u.Scale[at], u.Scale[at+1] = int32(scale), int32(scale)
		u.Low[at], u.Low[at+1] = int16(low), int16(low)
	}
}
