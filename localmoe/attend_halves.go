package localmoe

import "github.com/seed-25a395fc/reason/localmoe/internal/kernel"

// fetchAhead is how many pieces before its turn a piece is fetched.
const fetchAhead = 3

// ownKeys reports whether the tile is one row of a model in which every query head has keys
// and values of its own, in float16. Each is read for one query, so that reading it as it
// is beats decoding it first.
func (t *attendTile) ownKeys() bool {
	return len(t.rows) == 1 && t.s.heads == t.s.kvHeads && t.slot.valueDim > 0 && t.f.m.cache.half
}

// attendHalves is attend for a tile with ownKeys.
func (t *attendTile) attendHalves(w *worker) {
	s := t.s
	start, end := t.span(0)
	width := end - start
	scores := w.scores(t.heads * width)
	of := func(h int) []float32 { return scores[h*width : (h+1)*width] }
	head := t.row*s.heads + t.head
	q, y := t.q[head*s.keyDim:], t.y[head*s.valueDim:(head+t.heads)*s.valueDim]
	scratch := w.decoded(pageSize * max(s.keyDim, s.valueDim))
	t.pieces(t.slot.keys, s.keyDim, func(h, from, to int, keys, ahead []uint16) {
		kernel.ScoresHalf(of(h)[from:to], q[h*s.keyDim:][:s.keyDim], keys, s.keyDim, s.scale, ahead, scratch)
	})
	for h := range t.heads {
		s.shape(of(h), t.head+h)
	}
	clear(y)
	t.pieces(t.slot.values, s.valueDim, func(h, from, to int, values, ahead []uint16) {
		kernel.WeighHalf(y[h*s.valueDim:][:s.valueDim], of(h)[from:to], values, s.valueDim, ahead, scratch)
	})
}

// pieces calls each for what every page has of every head of the tile, page by page, in the
// order in which it lies there: the head, which positions of those that the row sees, and
// their keys or values, which begin at offset at of a page. Ahead is the piece to fetch
// meanwhile, none at the end.
func (t *attendTile) pieces(at, width int, each func(h, from, to int, now, ahead []uint16)) {
	start, end := t.span(0)
	pages := t.rows[0].s.pages[start/pageSize : (end+pageSize-1)/pageSize]
	at += t.head * pageSize * width
	piece := func(i, h int) []uint16 { return pages[i].half[at+h*pageSize*width:][:pageSize*width] }
	for i := range pages {
		first := (start/pageSize + i) * pageSize
		from, to := max(first, start), min(first+pageSize, end)
		for h := range t.heads {
			var ahead []uint16
			page, head := i, h+fetchAhead
			for head >= t.heads {
				page, head = page+1, head-t.heads
			}
			if page < len(pages) {
				ahead = piece(page, head)
			}
			each(h, from-start, to-start, piece(i, h)[(from-first)*width:(to-first)*width], ahead)
		}
	}
}
