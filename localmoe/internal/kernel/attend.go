package kernel

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

// Weigh adds to y the values, stride apart, times their scores, one after
// another as [Axpy] would.
func Weigh(y, scores, values []float32, stride int) {
	n := len(y) &^ 7
	if !useAVX2 || n == 0 || len(scores) == 0 {
		for t, s := range scores {
			Axpy(y, s, values[t*stride:])
		}
		return
	}
	weighAVX2(&y[0], &scores[0], &values[0], n, stride, len(scores))
	for i := n; i < len(y); i++ {
		for t, s := range scores {
			y[i] += float32(s * values[t*stride+i])
		}
	}
}
