package quant

// Ints holds a row as the small integers it is stored as, for kernels that
// multiply integers. Element i, in block b, has the value
//
//	D[b]·Scale[i/16]·(Q[i]−Offset) − M[b]·Low[i/16]
//
// Formats with blocks of 32 elements have no Scale and Low; both are 1 then.
// Their Offset is always 128, so that Q holds int8 values with the top bit
// flipped. In blocks of 256 an Offset other than 0 comes with Low equal to
// Scale, so that the sums needed for either are the same.
type Ints struct {
	Q      []uint8   // [cols]
	Offset int32     // subtracted from every element of Q
	D      []float32 // [cols/block]
	M      []float32 // [cols/block]
	Scale  []int32   // [cols/16], blocks of 256 only
	Low    []int16   // [cols/16], blocks of 256 only
}

// Reset makes room for cols elements of a format with the given block.
func (u *Ints) Reset(block, cols int) {
	u.Q = resize(u.Q, cols)
	u.D, u.M = resize(u.D, cols/block), resize(u.M, cols/block)
	u.Offset, u.Scale, u.Low = 128, u.Scale[:0], u.Low[:0]
	if block == 256 {
		u.Offset, u.Scale, u.Low = 0, resize(u.Scale, cols/16), resize(u.Low, cols/16)
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// offset marks u as holding elements too large by n, for a format of blocks of
// 256 without minima.
func (u *Ints) offset(n int32) {
	u.Offset = n
	for i, s := range u.Scale {
		u.Low[i] = int16(s)
	}
	clear(u.M)
}
