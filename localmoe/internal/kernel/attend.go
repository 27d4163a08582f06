package kernel

import "unsafe"

// Scores writes to dst the products of q with len(dst) keys, which lie stride
// values apart, times scale. Each equals scale·[Dot].
func Scores(dst, q, keys []float32, stride int, scale float32) {
	eights := 0
	if useAVX2 && len(q)%8 == 0 && len(q) > 0 && len(dst) >= 8 {
		eights = len(dst) / 8
		scoresAVX2(&dst[0], &q[0], &keys[0], len(q), stride, eights, scale)
	}
	for t := 8 * eights; t < len(dst); t++ {
		dst[t] = Dot(q, keys[t*stride:]) * scale
	}
}

// ScoresPair is [Scores] for two queries: dst takes the scores of q, second those of other.
func ScoresPair(dst, second, q, other, keys []float32, stride int, scale float32) {
	eights := 0
	second, other = second[:len(dst)], other[:len(q)]
	if useVNNI && len(q)%8 == 0 && len(q) > 0 && len(dst) >= 8 {
		eights = len(dst) / 8
		scoresPairWide(&dst[0], &second[0], &q[0], &other[0], &keys[0], len(q), stride, eights, scale)
	}
	if rest := 8 * eights; rest < len(dst) {
		Scores(dst[rest:], q, keys[rest*stride:], stride, scale)
		Scores(second[rest:], other, keys[rest*stride:], stride, scale)
	}
}

// Weigh adds to y the values, stride apart, times their scores, one after
// another as [Axpy] would.
func Weigh(y, scores, values []float32, stride int) {
	if !useAVX2 || len(y) < 8 || len(scores) == 0 {
		for t, s := range scores {
			Axpy(y, s, values[t*stride:])
		}
		return
	}
	n := 0
	if useVNNI && len(y) >= 16 {
		n = len(y) &^ 15
		weighWide(&y[0], &scores[0], &values[0], n, stride, len(scores))
	}
	if n+8 <= len(y) {
		weighAVX2(&y[n], &scores[0], &values[n], (len(y)-n)&^7, stride, len(scores))
		n = len(y) &^ 7
	}
	for i := n; i < len(y); i++ {
		for t, s := range scores {
			y[i] += float32(s * values[t*stride+i])
		}
	}
}

// ScoresHalf is [Scores] for keys in float16; scratch has room for them all as float32. While
// it reads them it fetches as much from next on, which may be empty, into the second cache.
func ScoresHalf(dst, q []float32, keys []uint16, stride int, scale float32, next []uint16, scratch []float32) {
	if !useAVX2 || len(q)%8 != 0 || len(q) == 0 || len(dst) == 0 {
		Halves(scratch, keys)
		Scores(dst, q, scratch, stride, scale)
		return
	}
	if len(next) == 0 {
		next = keys
	}
	eights := len(dst) / 8
	if eights > 0 {
		scoresHalfAVX2(&dst[0], &q[0], &keys[0], len(q), stride, eights, scale, &next[0])
	}
	for t := 8 * eights; t < len(dst); t++ {
		dst[t] = dotF16AVX2(&keys[t*stride], &q[0], len(q)) * scale
	}
}

// WeighHalf is [Weigh] for values in float16, with next and scratch as in [ScoresHalf].
func WeighHalf(y, scores []float32, values []uint16, stride int, next []uint16, scratch []float32) {
	if !useAVX2 || len(y)%8 != 0 || len(y) == 0 || len(scores) == 0 {
		Halves(scratch, values)
		Weigh(y, scores, scratch, stride)
		return
	}
	if len(next) == 0 {
		next = values
	}
	weighHalfAVX2(&y[0], &scores[0], &values[0], len(y), stride, len(scores), &next[0])
}

// Fetch brings values into the second cache while others are worked on.
func Fetch(values []uint16) {
	if useAVX2 && len(values) > 0 {
		fetchLines(unsafe.Pointer(&values[0]), (len(values)+31)/32)
	}
}
