package quant

// IQ4_NL: 32 elements in 18 bytes, laid out as Q4_0, whose nibbles index a
// table that is finer around zero.
//
// value = d·iq4Values[q]
var IQ4_NL = &Format{ID: 20, Name: "IQ4_NL", Block: 32, Bytes: 18, Decode: decodeIQ4_NL, Unpack: unpackIQ4_NL}

// iq4Values is the table shared by IQ4_NL and IQ4_XS.
var iq4Values = [16]float32{-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113}

func decodeIQ4_NL(dst []float32, src []byte) {
	for ; len(dst) > 0; dst, src = dst[32:], src[18:] {
		y, b := (*[32]float32)(dst), (*[18]byte)(src)
		d := half(b[:])
		for i := range 16 {
			y[i] = d * iq4Values[b[2+i]&15]
			y[i+16] = d * iq4Values[b[2+i]>>4]
		}
	}
}

func unpackIQ4_NL(u *Ints, src []byte) {
	for i := range u.D {
		b, q := (*[18]byte)(src[i*18:]), (*[32]uint8)(u.Q[i*32:])
		u.D[i] = half(b[:])
		for j := range 16 {
			q[j] = uint8(128 + int(iq4Values[b[2+j]&15]))
			q[j+16] = uint8(128 + int(iq4Values[b[2+j]>>4]))
		}
	}
	clear(u.M)
}
