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
	scores     []float32 // [asks, end-start]
}

// ask is a query head of a row. It holds no slices: while garbage is collected, writing down
// three of them takes longer than a few scores.
type ask struct {
	start, end int // the positions that the row sees
	head       int // counted through all rows of the pass
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
	g := t.queries()
	w.asks = w.asks[:0]
	for group := t.head; group < t.head+t.heads; group++ {
		for i := range t.rows {
			start, end := t.span(i)
			for n := range g {
				w.asks = append(w.asks, ask{start, end, t.at(i, group) + n})
			}
		}
	}
	t.asks, t.scores = w.asks, w.scores(len(w.asks)*(t.end-t.start))
}

// query returns the query of a. [keyDim]
func (t *attendTile) query(a *ask) []float32 { return t.q[a.head*t.s.keyDim:][:t.s.keyDim] }

// result returns where the result of a goes. [valueDim]
func (t *attendTile) result(a *ask) []float32 { return t.y[a.head*t.s.valueDim:][:t.s.valueDim] }

// scoresOf returns the scores of ask n for the positions from first to last, of those that it
// sees.
func (t *attendTile) scoresOf(n, first, last int) []float32 {
	at := n*(t.end-t.start) - t.asks[n].start
	return t.scores[at+first : at+last]
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

// of returns which asks are of the group that p belongs to.
func (t *attendTile) of(p piece) (from, to int) {
	each := len(t.rows) * t.queries()
	return (p.group - t.head) * each, (p.group - t.head + 1) * each
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
	n, end := t.of(p)
	fetch := t.fetch(p, t.slot.keys, width, (end-n)/2)
	for ; n < end; n++ {
		a := &t.asks[n]
		first, last := a.seen(p)
		if first >= last {
			continue
		}
		keys, scores := all[(first-p.from)*width:], t.scoresOf(n, first, last)
		if n+1 < end && t.asks[n+1].sees(p, first, last) {
			n++
			kernel.ScoresPair(scores, t.scoresOf(n, first, last), t.query(a), t.query(&t.asks[n]), keys, width, t.s.scale)
		} else {
			kernel.Scores(scores, t.query(a), keys, width, t.s.scale)
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
	for n := range t.asks {
		a := &t.asks[n]
		t.s.shape(t.scoresOf(n, a.start, a.end), a.head%t.s.heads)
		clear(t.result(a))
	}
}

// weigh adds the weighted values of a piece to the results of all queries.
func (t *attendTile) weigh(p piece, w *worker) {
	at, width := t.slot.valuesAt()
	values := t.slot.valuesOf(p.page, p.group/t.split, p.used, w.decoded(p.used*width))
	n, end := t.of(p)
	fetch := t.fetch(p, at, width, end-n)
	for ; n < end; n++ {
		a := &t.asks[n]
		if first, last := a.seen(p); first < last {
			kernel.Weigh(t.result(a), t.scoresOf(n, first, last), values[(first-p.from)*width:], width)
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
