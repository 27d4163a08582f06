package localmoe

import "github.com/seed-25a395fc/reason/localmoe/internal/kernel"

// scoring is the part of attention that reads the cache: softmax of the scaled
// products of a query with the keys, then the weighted sum of the values.
type scoring struct {
	slot             int // of the cache
	heads, kvHeads   int
	keyDim, valueDim int
	scale            float32
	softcap          float32   // c of c·tanh(score/c), 0 for none
	window           int       // keys seen including the own one; 0 = all
	chunked          bool      // only keys whose position has the same quotient by window
	sinks            []float32 // per head a logit without a value, or nil
}

// visible returns the number of keys that position pos sees.
func (s *scoring) visible(pos int) int {
	switch {
	case s.chunked && s.window > 0:
		return pos%s.window + 1
	case s.window > 0:
		return min(pos+1, s.window)
	}
	return pos + 1
}

// shape makes weights of the scores of query head h.
func (s *scoring) shape(scores []float32, h int) {
	if s.softcap > 0 {
		kernel.Softcap(scores, s.softcap)
	}
	var sink *float32
	if s.sinks != nil {
		sink = &s.sinks[h]
	}
	kernel.Softmax(scores, sink)
}

// flops counts the products with keys and values of one token at pos.
func (s *scoring) flops(pos int) float64 {
	return 2 * float64(s.heads) * float64(s.keyDim+s.valueDim) * float64(s.visible(pos))
}

// attendJob is the attention of all rows of a forward pass. A piece of work is rows of
// one session and groups of query heads that share a key head. Pages are gone through once
// for all of them, for what memory a page takes lies together.
type attendJob struct {
	f      *forward
	s      *scoring
	split  int       // groups of the query heads of a key head
	groups int       // of all key heads
	y      []float32 // [rows, heads, valueDim]
	q      []float32 // [rows, heads, keyDim]
	// byHead orders the work by groups and then rows, so that the keys of a head are
	// read for many rows; otherwise by rows, so that all heads of a page are read in order.
	byHead bool
}

const (
	// rowsAtOnce read the same keys while these are in the first cache. Fewer rows in a
	// pass are no prompt, but one token each of several sessions.
	rowsAtOnce = 16
	// scoresAtOnce bounds the scores of a piece of work, so that they stay in the second
	// cache.
	scoresAtOnce = 1 << 17
)

// attend writes to y what every row of q finds in the cache of its session.
func (f *forward) attend(s *scoring, y, q []float32) {
	work := 0.0
	for i := range f.rows {
		work += s.flops(f.rows[i].pos)
	}
	j := &f.jobs.attend
	*j = attendJob{f: f, s: s, split: 1, y: y, q: q, byHead: len(f.rows) >= rowsAtOnce}
	grain := 1
	if j.byHead {
		grain = rowsAtOnce
	} else {
		j.split = s.splitFor(len(f.workers), len(f.rows))
	}
	j.groups = j.split * s.kvHeads
	f.each(len(f.rows)*j.groups, grain, work/2, j)
}

// splitFor returns into how many groups to split the query heads that share a key head so
// that there is work for all threads, where they can be.
func (s *scoring) splitFor(threads, rows int) int {
	each := s.heads / s.kvHeads
	for split := 1; split < each; split++ {
		if each%split == 0 && rows*s.kvHeads*split >= threads {
			return split
		}
	}
	return each
}

func (j *attendJob) do(w *worker, lo, hi int) {
	for lo < hi {
		t := j.next(lo, hi)
		if t.ownKeys() {
			t.attendHalves(w)
		} else {
			t.attend(w)
		}
		lo += len(t.rows) * t.heads
	}
}

// next is the tile that the work from lo on begins with.
func (j *attendJob) next(lo, hi int) attendTile {
	rows := j.f.rows
	t := attendTile{attendJob: j, slot: &j.f.m.cache.slots[j.s.slot], heads: 1}
	if j.byHead {
		t.head, t.row = lo/len(rows), lo%len(rows)
	} else {
		t.row, t.head = lo/j.groups, lo%j.groups
	}
	first := &rows[t.row]
	most := max(1, scoresAtOnce/(j.s.visible(first.pos)*j.queries())) // tiles of one row and group
	if !j.byHead {
		t.heads = min(j.groups-t.head, hi-lo, most)
		t.rows = rows[t.row : t.row+1]
		return t
	}
	end := t.row + 1
	for last := min(len(rows), t.row+min(hi-lo, rowsAtOnce, most)); end < last && rows[end].s == first.s; {
		end++
	}
	t.rows = rows[t.row:end]
	return t
}
