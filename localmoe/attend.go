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

// attendJob is the attention of all rows of a forward pass. A piece of work is rows of
// one session and key heads, each with the query heads that share it. Pages are gone
// through once for all of them, for what memory a page takes lies together.
type attendJob struct {
	f *forward
	s *scoring
	y []float32 // [rows, heads, valueDim]
	q []float32 // [rows, heads, keyDim]
	// byHead orders the work by key heads and then rows, so that the keys of a head are
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
	f.jobs.attend = attendJob{f: f, s: s, y: y, q: q, byHead: len(f.rows) >= rowsAtOnce}
	grain := 1
	if f.jobs.attend.byHead {
		grain = rowsAtOnce
	}
	f.each(len(f.rows)*s.kvHeads, grain, work/2, &f.jobs.attend)
}

func (j *attendJob) do(w *worker, lo, hi int) {
	for lo < hi {
		t := j.next(lo, hi)
		t.attend(w)
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
		t.row, t.head = lo/j.s.kvHeads, lo%j.s.kvHeads
	}
	first := &rows[t.row]
	most := max(1, scoresAtOnce/(j.s.visible(first.pos)*j.s.queries())) // tiles of one row and head
	if !j.byHead {
		t.heads = min(j.s.kvHeads-t.head, hi-lo, most)
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

// attendTile is some rows of one session, ascending, and some key heads.
type attendTile struct {
	*attendJob
	slot        *cacheSlot
	row         int // index of the first row
	rows        []row
	head, heads int // key heads
}

// queries is how many query heads share a key head.
func (s *scoring) queries() int { return s.heads / s.kvHeads }

// at is where the query heads of key head kv begin in the vectors of row i of the tile.
func (t *attendTile) at(i, kv int) int { return (t.row+i)*t.s.heads + kv*t.s.queries() }

// span is what row i sees of the positions.
func (t *attendTile) span(i int) (start, end int) {
	end = t.rows[i].pos + 1
	return end - t.s.visible(t.rows[i].pos), end
}

func (t *attendTile) attend(w *worker) {
	s, g := t.s, t.s.queries()
	start, _ := t.span(0)
	_, end := t.span(len(t.rows) - 1)
	width := end - start
	scores := w.scores(len(t.rows) * t.heads * g * width)
	// of are the scores of query head h of a key head for row i and the positions from its
	// start on.
	of := func(i, kv, h int) []float32 {
		from, to := t.span(i)
		return scores[((i*t.heads+kv-t.head)*g+h)*width:][:to-from]
	}
	t.pages(start, end, func(p *page, from, used, kv int) {
		keys := t.slot.keysOf(p, kv, used, w.decoded(used*t.slot.keyDim))
		for i := range t.rows {
			start, first, last := t.clip(i, from, used)
			for h := 0; h < g && first < last; h++ {
				q := t.q[(t.at(i, kv)+h)*s.keyDim:][:s.keyDim]
				kernel.Scores(of(i, kv, h)[first-start:last-start], q, keys[(first-from)*t.slot.keyDim:], t.slot.keyDim, s.scale)
			}
		}
	})
	for i := range t.rows {
		for kv := t.head; kv < t.head+t.heads; kv++ {
			for h := range g {
				var sink *float32
				if s.sinks != nil {
					sink = &s.sinks[kv*g+h]
				}
				kernel.Softmax(of(i, kv, h), sink)
			}
			clear(t.y[t.at(i, kv)*s.valueDim:][:g*s.valueDim])
		}
	}
	t.pages(start, end, func(p *page, from, used, kv int) {
		values, stride := t.slot.valuesOf(p, kv, used, w.decoded(used*max(t.slot.keyDim, t.slot.valueDim)))
		for i := range t.rows {
			start, first, last := t.clip(i, from, used)
			for h := 0; h < g && first < last; h++ {
				y := t.y[(t.at(i, kv)+h)*s.valueDim:][:s.valueDim]
				kernel.Weigh(y, of(i, kv, h)[first-start:last-start], values[(first-from)*stride:], stride)
			}
		}
	})
}

// pages calls each for the pages that hold positions of [start, end), and of each page for
// the tile's heads: with the first position of the page and how many are used.
func (t *attendTile) pages(start, end int, each func(p *page, from, used, kv int)) {
	for from := start &^ (pageSize - 1); from < end; from += pageSize {
		p := t.rows[0].s.pages[from/pageSize]
		for kv := t.head; kv < t.head+t.heads; kv++ {
			each(p, from, min(pageSize, end-from), kv)
		}
	}
}

// clip is which positions of a page row i sees, and the first that it sees of all.
func (t *attendTile) clip(i, from, used int) (start, first, last int) {
	start, end := t.span(i)
	return start, max(from, start), min(from+used, end)
}
