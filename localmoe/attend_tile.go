package localmoe

import (
	"github.com/seed-25a395fc/reason/localmoe/internal/kernel"
)

// attendTile is some rows of one session, ascending, and some groups of query heads.
type attendTile struct {
	*attendJob
	slot        *cacheSlot
	row         int // index of the first row
	rows        []row
	head, heads int // groups, counted through all key heads

	start, end int // what the rows see of the positions, all together
	asks       []ask
}

// ask is a query head of a row.
type ask struct {
	start, end int       // the positions that the row sees
	scores     []float32 // of these
	query, to  []float32 // to: where its result goes
}

// queries is how many query heads a group has.
func (j *attendJob) queries() int { return j.s.heads / j.groups }

// at is where the query heads of a group begin in the vectors of row i of the tile.
func (t *attendTile) at(i, group int) int { return (t.row+i)*t.s.heads + group*t.queries() }

// span is what row i sees of the positions.
func (t *attendTile) span(i int) (start, end int) {
	end = t.rows[i].pos + 1
	return end - t.s.visible(t.rows[i].pos), end
}

func (t *attendTile) attend(w *worker) {
	t.start, _ = t.span(0)
	_, t.end = t.span(len(t.rows) - 1)
	t.ask(w)
	t.pages(func(p piece) { t.score(p, w) })
	t.softmax()
	t.pages(func(p piece) { t.weigh(p, w) })
}

// ask lists the query heads of all rows, group by group.
func (t *attendTile) ask(w *worker) {
	g, width := t.queries(), t.end-t.start
	scores := w.scores(t.heads * len(t.rows) * g * width)
	w.asks = w.asks[:0]
	for group := t.head; group < t.head+t.heads; group++ {
		for i := range t.rows {
			start, end := t.span(i)
			for n := t.at(i, group); n < t.at(i, group)+g; n++ {
				w.asks = append(w.asks, ask{
					start: start, end: end, scores: scores[:end-start],
					query: t.q[n*t.s.keyDim:][:t.s.keyDim], to: t.y[n*t.s.valueDim:][:t.s.valueDim],
				})
				scores = scores[width:]
			}
		}
	}
	t.asks = w.asks
}

// piece is what a page holds for a group: used positions from the first on.
type piece struct {
	*page
	from, used, group int
}

// pages calls each for the pieces of the tile, page by page.
func (t *attendTile) pages(each func(piece)) {
	for from := t.start &^ (pageSize - 1); from < t.end; from += pageSize {
		p := t.rows[0].s.pages[from/pageSize]
		for group := t.head; group < t.head+t.heads; group++ {
			each(piece{p, from, min(pageSize, t.end-from), group})
		}
	}
}

// of returns the query heads of the group that p belongs to.
func (t *attendTile) of(p piece) []ask {
	each := len(t.rows) * t.queries()
	return t.asks[(p.group-t.head)*each:][:each]
}

// seen returns the positions of p that the row of a sees, none if first is not below last.
func (a *ask) seen(p piece) (first, last int) {
	return max(p.from, a.start), min(p.from+p.used, a.end)
}

// score computes the products of all queries with the keys of a piece, where it can of two
// queries at once.
func (t *attendTile) score(p piece, w *worker) {
	width := t.slot.keyDim
	all := t.slot.keysOf(p.page, p.group/t.split, p.used, w.decoded(p.used*width))
	asks := t.of(p)
	fetch := t.fetch(p, t.slot.keys, width, len(asks)/2)
	for n := 0; n < len(asks); n++ {
		a := &asks[n]
		first, last := a.seen(p)
		if first >= last {
			continue
		}
		keys, scores := all[(first-p.from)*width:], a.scores[first-a.start:last-a.start]
		if n+1 < len(asks) && asks[n+1].sees(p, first, last) {
			n++
			b := &asks[n]
			kernel.ScoresPair(scores, b.scores[first-b.start:last-b.start], a.query, b.query, keys, width, t.s.scale)
		} else {
			kernel.Scores(scores, a.query, keys, width, t.s.scale)
		}
		fetch.some()
	}
}

// sees reports whether the positions from first to last are those of p that a sees.
func (a *ask) sees(p piece, first, last int) bool {
	f, l := a.seen(p)
	return f == first && l == last
}

// softmax makes weights of the scores, and clears what the values will be added to.
func (t *attendTile) softmax() {
	g := t.queries()
	for n := range t.asks {
		a := &t.asks[n]
		t.s.shape(a.scores, (t.head+n/(len(t.rows)*g))*g+n%g)
		clear(a.to)
	}
}

// weigh adds the weighted values of a piece to the results of all queries.
func (t *attendTile) weigh(p piece, w *worker) {
	at, width := t.slot.valuesAt()
	values := t.slot.valuesOf(p.page, p.group/t.split, p.used, w.decoded(p.used*width))
	asks := t.of(p)
	fetch := t.fetch(p, at, width, len(asks))
	for n := range asks {
		a := &asks[n]
		if first, last := a.seen(p); first < last {
			kernel.Weigh(a.to, a.scores[first-a.start:last-a.start], values[(first-p.from)*width:], width)
			fetch.some()
		}
	}
}

// fetching brings what is read next into the second cache, a little at a time, while others
// are worked on.
type fetching struct {
	left []uint16
	step int
}

// lineHalves is how many float16 values a line of the cache holds.
const lineHalves = 32

// fetch returns, for so many calls of some, the piece after p, the keys or values of which
// begin at offset at of a page. It is empty at the end and for a cache in float32, where the
// kernels themselves fetch what follows in memory.
func (t *attendTile) fetch(p piece, at, width, calls int) fetching {
	if p.group++; p.group == t.head+t.heads {
		p.group, p.from = t.head, p.from+pageSize
	}
	if p.from >= t.end || !t.f.m.cache.half {
		return fetching{}
	}
	left := t.rows[0].s.pages[p.from/pageSize].half[at+p.group/t.split*pageSize*width:][:pageSize*width]
	return fetching{left, (len(left)/max(calls, 1) + lineHalves - 1) &^ (lineHalves - 1)}
}

func (f *fetching) some() {
	if len(f.left) == 0 {
		return
	}
	n := min(f.step, len(f.left))
	kernel.Fetch(f.left[:n])
	f.left = f.left[n:]
}
