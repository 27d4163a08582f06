package kernel

import "github.com/seed-25a395fc/reason/localmoe/internal/quant"

// floatRows are the kernels for four encoded rows and one vector.
var floatRows = map[*quant.Format]func(dst *float32, row *byte, stride, fours int, x *float32, n int){
	quant.F32: rowsF32AVX2, quant.F16: rowsF16AVX2, quant.BF16: rowsBF16AVX2,
}

// mulFloatFours writes the products of groups of four rows with one vector to dst and
// returns how many rows it did.
func mulFloatFours(dst []float32, f *quant.Format, data []byte, x, scratch []float32) int {
	kernel, stride, n := floatRows[f], f.Size(len(x)), len(x)&^7
	fours := len(data) / stride / 4
	if kernel == nil || !useAVX2 || fours == 0 || n == 0 {
		return 0
	}
	kernel(&dst[0], &data[0], stride, fours, &x[0], n)
	if n < len(x) {
		w := scratch[:len(x)-n]
		for o := range 4 * fours {
			f.Decode(w, data[o*stride+f.Size(n):(o+1)*stride])
			dst[o] += tail(w, x[n:])
		}
	}
	return 4 * fours
}

// floatSums holds products of two rows with four vectors, of the same with four more, and
// of two more rows with the eight.
type floatSums [2][2][2][4]float32

// mulFloatTile writes to dst[i·step+o] the products of four decoded rows with the vectors
// of cols values in x, and reports whether it could.
func mulFloatTile(dst []float32, step int, w, x []float32, cols int, sums *floatSums) bool {
	if !useVNNI || cols < 8 {
		return false
	}
	n := len(x) / cols
	for i := 0; i < n; {
		count, tile := 8, floatTile8
		switch rest := n - i; {
		case rest >= 8:
		case rest >= 4:
			count, tile = 4, floatTile4
		case rest >= 2:
			count, tile = 2, floatTile2
		default:
			count, tile = 1, floatTile1
		}
		tile(&w[0], &x[i*cols], cols, cols&^7, sums)
		for v := range count {
			for o := range 4 {
				dst[(i+v)*step+o] = sums[o/2][v/4][o%2][v%4]
			}
			if cols%8 != 0 {
				addTails(dst[(i+v)*step:], w, x[(i+v)*cols:(i+v+1)*cols])
			}
		}
		i += count
	}
	return true
}

// addTails adds to the products of four decoded rows with x those of the columns that do not
// fill a group of eight.
func addTails(dst, w, x []float32) {
	cols, n := len(x), len(x)&^7
	for o := range 4 {
		dst[o] += tail(w[o*cols+n:(o+1)*cols], x[n:])
	}
}

//go:noescape
func rowsF32AVX2(dst *float32, row *byte, stride, fours int, x *float32, n int)

//go:noescape
func rowsF16AVX2(dst *float32, row *byte, stride, fours int, x *float32, n int)

//go:noescape
func rowsBF16AVX2(dst *float32, row *byte, stride, fours int, x *float32, n int)

// floatTile8 writes the products of four rows with eight vectors, both stride values
// apart, over n values, a multiple of 8 and not 0. The others take fewer vectors and leave
// zeros for the rest.
//
//go:noescape
func floatTile8(w, x *float32, stride, n int, sums *floatSums)

//go:noescape
func floatTile4(w, x *float32, stride, n int, sums *floatSums)

//go:noescape
func floatTile2(w, x *float32, stride, n int, sums *floatSums)

//go:noescape
func floatTile1(w, x *float32, stride, n int, sums *floatSums)
