package kernel

import (
	"sync"
	"unsafe"
)

// Store is memory that several [Rounded] share. Those of the experts of a layer need a
// fifth of what they would need together if each kept the most that it ever held. It is safe
// for concurrent use, [Store.Reset] aside.
type Store struct {
	lock  sync.Mutex
	lines []line
	used  int
}

// line is one of the cache, where every part of a store begins.
type line [64]byte

// leastLines is the size of the smallest store.
const leastLines = 512

// Reset takes back all memory of the store: what was rounded in it is lost.
func (s *Store) Reset() { s.used = 0 }

// take returns so many lines with arbitrary content.
func (s *Store) take(n int) []line {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.used+n > len(s.lines) { // the lines so far stay with those who have them
		s.lines, s.used = make([]line, max(n, 2*len(s.lines), leastLines)), 0
	}
	part := s.lines[s.used : s.used+n]
	s.used += n
	return part
}

// memory returns n elements with arbitrary content, of a type without pointers: of s or,
// where there is none, in place of old.
func memory[T any](s *Store, old []T, n int) []T {
	if s == nil || n == 0 {
		return resize(old, n)
	}
	lines := s.take((n*int(unsafe.Sizeof(old[0])) + len(line{}) - 1) / len(line{}))
	return unsafe.Slice((*T)(unsafe.Pointer(&lines[0])), n)
}
