package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// scoring is the part of attention that reads the cache: softmax of the scaled
// products of a query with the keys, then the weighted sum of the values.
type scoring struct {
	slot             int // of the cache
	heads, kvHeads   int
	keyDim, valueDim int
	scale            float32
	window           int       // keys seen including the own one; 0 = all
	sinks            []float32 // per head a logit without a value, or nil
}

// visible returns the number of keys that position pos sees.
func (s *scoring) visible(pos int) int {
	if s.window > 0 {
		return min(pos+1, s.window)
	}
	return pos + 1
}

// flops counts the products with keys and values of one token at pos.
func (s *scoring) flops(pos int) float64 {
	return 2 * float64(s.heads) * float64(s.keyDim+s.valueDim) * float64(s.visible(pos))
}

// attendJob is the attention of all rows of a forward pass. One piece of work
// is one row and one key head with the query heads that share it.
type attendJob struct {
	f *forward
	s *scoring
	y []float32 // [rows, heads, valueDim]
	q []float32 // [rows, heads, keyDim]
}

// attend writes to y what every row of q finds in the cache of its session.
func (f *forward) attend(s *scoring, y, q []float32) {
	work := 0.0
	for i := range f.rows {
		work += s.flops(f.rows[i].pos)
	}
	f.attendJob = attendJob{f: f, s: s, y: y, q: q}
	f.each(len(f.rows)*s.kvHeads, 1, work/2, &f.attendJob)
}

func (j *attendJob) do(w *worker, lo, hi int) {
	for i := lo; i < hi; i++ {
		j.group(w, &j.f.rows[i/j.s.kvHeads], i/j.s.kvHeads, i%j.s.kvHeads)
	}
}

// group computes the query heads of one row that share key head kv.
func (j *attendJob) group(w *worker, r *row, index, kv int) {
	s := j.s
	g := s.heads / s.kvHeads
	q := j.q[(index*s.heads+kv*g)*s.keyDim:][:g*s.keyDim]
	y := j.y[(index*s.heads+kv*g)*s.valueDim:][:g*s.valueDim]
	end := r.pos + 1
	start := end - s.visible(r.pos)
	slot := &j.f.m.cache.slots[s.slot]
	scores := w.scores(g * (end - start))
	j.score(w, r, slot, kv, start, end, q, scores)
	for h := range g {
		var sink *float32
		if s.sinks != nil {
			sink = &s.sinks[kv*g+h]
		}
		kernel.Softmax(scores[h*(end-start):(h+1)*(end-start)], sink)
	}
	clear(y)
	j.sum(w, r, slot, kv, start, end, y, scores)
}

// score writes the scaled products of g queries with the keys of positions
// [start, end). scores: [g, end-start]
func (j *attendJob) score(w *worker, r *row, slot *cacheSlot, kv, start, end int, q, scores []float32) {
	s, n := j.s, end-start
	for from := start &^ (pageSize - 1); from < end; from += pageSize {
		used := min(pageSize, end-from)
		keys := slot.keysOf(r.s.pages[from/pageSize], kv, used, w.decoded(used*slot.keyDim))
		first := max(from, start)
		keys = keys[(first-from)*slot.keyDim:]
		for h := range s.heads / s.kvHeads {
			kernel.Scores(scores[h*n+first-start:][:from+used-first], q[h*s.keyDim:(h+1)*s.keyDim], keys, slot.keyDim, s.scale)
		}
	}
}

// sum adds to y the values of positions [start, end) times their scores.
func (j *attendJob) sum(w *worker, r *row, slot *cacheSlot, kv, start, end int, y, scores []float32) {
	s, n := j.s, end-start
	for from := start &^ (pageSize - 1); from < end; from += pageSize {
		used := min(pageSize, end-from)
		values, stride := slot.valuesOf(r.s.pages[from/pageSize], kv, used, w.decoded(used*max(slot.keyDim, slot.valueDim)))
		first := max(from, start)
		values = values[(first-from)*stride:]
		for h := range s.heads / s.kvHeads {
			kernel.Weigh(y[h*s.valueDim:(h+1)*s.valueDim], scores[h*n+first-start:][:from+used-first], values, stride)
		}
	}
}
