package localmoe

import "slices"

// room is what choosing tokens takes, of the size of the vocabulary. A model lends it to its
// sessions, one after another, and sessions keep it from token to token.
type room struct {
	logits     []float32
	allowed    []bool
	seen       []bool
	candidates []candidate
	left       []float32 // logits of the candidates that were not filtered out
	weights    []float32
	sums       []float64 // of the weights, so many at a time
}

// ownRoom returns the room of s.
func (s *Session) ownRoom() *room {
	if s.room == nil {
		s.room = s.m.newRoom()
	}
	return s.room
}

// newRoom returns unused room for choosing tokens.
func (m *Model) newRoom() *room {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := len(m.rooms)
	if n == 0 {
		return &room{logits: make([]float32, m.output.rows)}
	}
	r := m.rooms[n-1]
	m.rooms = slices.Delete(m.rooms, n-1, n)
	return r
}

// keepRoom takes back the room of a session, nil for none.
func (m *Model) keepRoom(r *room) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r != nil && len(m.rooms) < logitsAtOnce {
		m.rooms = append(m.rooms, r)
	}
}
