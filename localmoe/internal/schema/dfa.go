package schema

// dfa is the deterministic automaton of a grammar, made as far as it is
// needed. States are sets of threads; bytes that no set of the grammar tells
// apart share a class.
type dfa struct {
	g       *Grammar
	class   [256]uint8
	classes int
	states  [][]thread
	accepts []bool
	ids     map[string]int32
	next    []int32 // [state][class]
}

const (
	dead    int32 = -1 // no text goes on so
	unknown int32 = -2 // not computed yet

	// maxStates is how many states are kept between tokens.
	maxStates = 50_000
)

func (d *dfa) init(g *Grammar) {
	d.g = g
	seen := map[string]uint8{}
	for b := range 256 {
		sign := make([]byte, len(g.sets))
		for i := range g.sets {
			if g.sets[i].has(byte(b)) {
				sign[i] = 1
			}
		}
		c, ok := seen[string(sign)]
		if !ok {
			c = uint8(len(seen))
			seen[string(sign)] = c
		}
		d.class[b] = c
	}
	d.classes = len(seen)
	d.reset(g.start())
}

// reset forgets all states and makes ts state 0.
func (d *dfa) reset(ts []thread) {
	d.states, d.accepts, d.next = nil, nil, nil
	d.ids = map[string]int32{}
	d.intern(ts)
}

// restart forgets all states but the first and s, and returns s's new number.
func (d *dfa) restart(s int32) int32 {
	ts := d.states[s]
	d.reset(d.states[0])
	return d.intern(ts)
}

func (d *dfa) size() int { return len(d.states) }

func (d *dfa) intern(ts []thread) int32 {
	if len(ts) == 0 {
		return dead
	}
	k := key(ts)
	if id, ok := d.ids[k]; ok {
		return id
	}
	id := int32(len(d.states))
	d.ids[k] = id
	d.states = append(d.states, ts)
	d.accepts = append(d.accepts, d.g.complete(ts))
	for range d.classes {
		d.next = append(d.next, unknown)
	}
	return id
}

// step returns the state after byte b in state s.
func (d *dfa) step(s int32, b byte) int32 {
	at := int(s)*d.classes + int(d.class[b])
	if n := d.next[at]; n != unknown {
		return n
	}
	n := d.intern(d.g.next(d.states[s], b))
	d.next[at] = n
	return n
}

func (d *dfa) accepting(s int32) bool { return s != dead && d.accepts[s] }
