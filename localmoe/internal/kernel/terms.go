package kernel

// Kernels for four consecutive blocks need rows whose number of blocks is a multiple of
// four. But rows follow each other without a gap: where four rows of three blocks are
// read as one of twelve, with the activations three times more, only the sums of terms are
// those of other rows. So kernels for terms leave them in memory, four a step, and
// addTerms adds them up in the same order.

// termRows is how many rows are multiplied at most before their terms are added up: so
// many terms of a few blocks stay in the first cache.
const termRows = 256

// terms is the memory of mulTerms.
type terms struct {
	q    []int8    // the activations, their scales and their sums, once for each of the
	d    []float32 // rows that are read as one
	sums []int16
	t    []float32 // [termRows, blocks]
}

// together returns how many rows of so many blocks hold a multiple of four blocks.
func together(blocks int) int {
	switch {
	case blocks%4 == 0:
		return 1
	case blocks%2 == 0:
		return 2
	}
	return 4
}

// mulTerms multiplies rows with the one vector of a whose activations in the order of the
// kernel are q, and returns how many rows it did: the rest do not fill a step.
func (a *Rounded) mulTerms(dst []float32, kernel encodedKernel, data []byte, stride, rows int, q []int8, sums []int16, w *terms) int {
	blocks := a.cols / a.block
	joined := together(blocks)
	rows -= rows % joined
	if rows == 0 {
		return 0
	}
	w.q, w.d, w.sums = repeat(w.q, q[:a.cols], joined), repeat(w.d, a.d[:blocks], joined), repeat(w.sums, sums, joined)
	w.t = resize(w.t, min(rows, termRows)*blocks)
	for o := 0; o < rows; o += termRows {
		count := min(termRows, rows-o)
		kernel(&w.t[0], &data[o*stride], joined*stride, count/joined, &w.q[0], &w.d[0], &w.sums[0], joined*blocks/4)
		addTerms(dst[o:o+count], w.t, blocks)
	}
	return rows
}

// repeat returns so many copies of src, in the memory of dst if it is large enough.
func repeat[T any](dst, src []T, times int) []T {
	dst = resize(dst, times*len(src))
	for i := range times {
		copy(dst[i*len(src):], src)
	}
	return dst
}

// addTerms writes the sum of each row's terms to dst, first to last. Few terms are written
// out, because a loop over them takes longer than adding them.
func addTerms(dst, t []float32, blocks int) {
	t = t[:len(dst)*blocks]
	switch blocks {
	case 1:
		for o, v := range t {
			dst[o] = 0 + v
		}
	case 2:
		for o := range dst {
			v := (*[2]float32)(t[2*o:])
			dst[o] = 0 + v[0] + v[1]
		}
	case 3:
		for o := range dst {
			v := (*[3]float32)(t[3*o:])
			dst[o] = 0 + v[0] + v[1] + v[2]
		}
	default:
		for o := range dst {
			var sum float32
			for _, v := range t[o*blocks : (o+1)*blocks] {
				sum += v
			}
			dst[o] = sum
		}
	}
}
