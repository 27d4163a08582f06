package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// FloatScratch is the memory of one thread for MulFloats.
type FloatScratch struct {
	rows []float32 // four decoded rows
	sums floatSums
}

// MulFloats writes to dst[i·step+o] the product of row o of data, encoded as f says, with
// vector i of x, for all rows that data holds and all vectors of cols values. Each equals
// [DotRow].
func MulFloats(dst []float32, step int, f *quant.Format, data []byte, x []float32, cols int, s *FloatScratch) {
	stride := f.Size(cols)
	if stride == 0 {
		clear(dst)
		return
	}
	n := len(x) / cols
	s.rows = resize(s.rows, 4*cols)
	o, rows := 0, len(data)/stride
	if n == 1 {
		for o = mulFloatFours(dst, f, data, x, s.rows); o < rows; o++ {
			dst[o] = DotRow(f, data[o*stride:(o+1)*stride], x, s.rows)
		}
		return
	}
	for ; o < rows; o += 4 { // rows are decoded once for all vectors
		count := min(4, rows-o)
		for j := range count {
			Decode(f, s.rows[j*cols:(j+1)*cols], data[(o+j)*stride:(o+j+1)*stride])
		}
		if count == 4 && mulFloatTile(dst[o:], step, s.rows, x, cols, &s.sums) {
			continue
		}
		for j := range count {
			dotEach(dst[o+j:], step, s.rows[j*cols:(j+1)*cols], x)
		}
	}
}
