package tokenizer

// A symbol is a stretch of text that is being merged with its neighbours.
type symbol struct {
	id         int32  // none if it has no name yet
	from, to   int32  // bytes of the text
	prev, next int32  // indices of the neighbours, -1 at the ends
	rank       uint32 // priority of joining this symbol with the next; lower is earlier
	joined     int32  // id of the joined symbol
}

// noJoin is the rank of a pair that cannot be joined, and of a symbol that has
// become part of another.
const noJoin = ^uint32(0)

// A joiner gives the rank and the id of the symbol that two neighbours make, or
// noJoin if they make none.
type joiner interface {
	join(text string, left, right *symbol) (rank uint32, id int32)
}

// A merger joins neighbouring symbols, lowest rank first and leftmost among
// equals, until no pair can be joined. A heap keeps the time at O(n log n)
// whatever the text. The buffers are reused from one text to the next.
type merger struct {
	symbols []symbol
	queue   mergeQueue
}

func (m *merger) reset() {
	m.symbols, m.queue = m.symbols[:0], m.queue[:0]
}

// add appends the symbol text[from:to].
func (m *merger) add(id int32, from, to int) {
	i := int32(len(m.symbols))
	m.symbols = append(m.symbols, symbol{
		id: id, from: int32(from), to: int32(to), prev: i - 1, next: i + 1, rank: noJoin,
	})
}

// merge leaves the joined symbols on the chain that starts at index 0.
func (m *merger) merge(text string, j joiner) {
	if len(m.symbols) == 0 {
		return
	}
	m.symbols[len(m.symbols)-1].next = -1
	for i := range m.symbols {
		m.offer(int32(i), text, j)
	}
	for len(m.queue) > 0 {
		entry := m.queue.pop()
		i := int32(uint32(entry))
		// A pair that changed since it was queued has another rank, or the
		// same rank and then the same place in the order.
		if s := &m.symbols[i]; s.rank != uint32(entry>>32) {
			continue
		}
		m.joinNext(i)
		if prev := m.symbols[i].prev; prev >= 0 {
			m.offer(prev, text, j)
		}
		m.offer(i, text, j)
	}
}

// offer queues the pair that begins at symbol i.
func (m *merger) offer(i int32, text string, j joiner) {
	s := &m.symbols[i]
	s.rank = noJoin
	if s.next < 0 {
		return
	}
	s.rank, s.joined = j.join(text, s, &m.symbols[s.next])
	if s.rank != noJoin {
		m.queue.push(uint64(s.rank)<<32 | uint64(i))
	}
}

// joinNext makes symbol i and the next one a single symbol.
func (m *merger) joinNext(i int32) {
	s := &m.symbols[i]
	right := &m.symbols[s.next]
	s.id, s.to, s.next = s.joined, right.to, right.next
	right.rank = noJoin
	if s.next >= 0 {
		m.symbols[s.next].prev = i
	}
}

// mergeQueue is a binary min-heap of rank<<32 | index of the left symbol.
type mergeQueue []uint64

func (q *mergeQueue) push(x uint64) {
	h := append(*q, x)
	i := len(h) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if h[parent] <= x {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = x
	*q = h
}

func (q *mergeQueue) pop() uint64 {
	h := *q
	top, x := h[0], h[len(h)-1]
	h = h[:len(h)-1]
	for i := 0; len(h) > 0; {
		child := 2*i + 1
		if child+1 < len(h) && h[child+1] < h[child] {
			child++
		}
		if child >= len(h) || x <= h[child] {
			h[i] = x
			break
		}
		h[i] = h[child]
		i = child
	}
	*q = h
	return top
}
