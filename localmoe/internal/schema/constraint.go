package schema

import (
	"math/bits"
	"slices"
)

// Constraint allows the tokens with which a text of the grammar can go on.
// It follows one generation at a time, in one goroutine; Reset begins the
// next and keeps what was learned about the grammar.
type Constraint struct {
	vocab *Vocabulary
	ends  []int32
	dfa   dfa
	at    int32 // state of the text so far
	ended bool
	path  []int32 // states along a path of the trie
	masks map[int32][]uint64
}

// maxMasks is the number of masks that are kept, each of a bit a token.
const maxMasks = 512

// NewConstraint returns a constraint at the beginning of a text. ends are the
// tokens that end a generation; they are allowed where the text is complete.
func NewConstraint(g *Grammar, v *Vocabulary, ends []int32) *Constraint {
	c := &Constraint{vocab: v, ends: slices.Clone(ends), path: make([]int32, v.depth+1)}
	c.dfa.init(g)
	c.Reset()
	return c
}

// Reset goes back to the beginning of a text.
func (c *Constraint) Reset() {
	c.at, c.ended = 0, false
}

// Mask sets allowed[id] for every token that may come next and clears the
// others. len(allowed) must be at least the size of the vocabulary. It allows
// nothing only if the vocabulary cannot spell any continuation.
func (c *Constraint) Mask(allowed []bool) {
	clear(allowed)
	if !c.ended {
		for i, word := range c.mask() {
			for ; word != 0; word &= word - 1 {
				allowed[i*64+bits.TrailingZeros64(word)] = true
			}
		}
	}
	complete := c.Complete()
	for _, id := range c.ends { // some have a text, which would be allowed inside of strings
		if int(id) < len(allowed) && id >= 0 {
			allowed[id] = complete
		}
	}
}

// Advance takes the token that came. After a token that was not allowed
// nothing is allowed any more.
func (c *Constraint) Advance(id int32) {
	if slices.Contains(c.ends, id) {
		c.ended = true
		if !c.dfa.accepting(c.at) {
			c.at = dead
		}
		return
	}
	c.at = c.after(id)
}

// after finds the piece of a token in the trie and follows its bytes.
func (c *Constraint) after(id int32) int32 {
	piece := c.vocab.piece(id)
	if len(piece) == 0 || c.ended || c.at == dead {
		return dead
	}
	c.trim()
	s := c.at
	for _, b := range piece {
		if s = c.dfa.step(s, b); s == dead {
			return dead
		}
	}
	return s
}

// Complete tells whether the text so far is a whole text of the grammar.
func (c *Constraint) Complete() bool { return c.dfa.accepting(c.at) }

// trim forgets the automaton's states when they are too many.
func (c *Constraint) trim() {
	if c.at != dead && c.dfa.size() > maxStates {
		c.at = c.dfa.restart(c.at)
		c.masks = nil
	}
}

// mask returns the allowed tokens as bits, without the end tokens.
func (c *Constraint) mask() []uint64 {
	c.trim()
	if c.at == dead {
		return nil
	}
	if m, ok := c.masks[c.at]; ok {
		return m
	}
	if c.masks == nil || len(c.masks) >= maxMasks {
		c.masks = map[int32][]uint64{}
	}
	m := make([]uint64, (len(c.vocab.pieces)+63)/64)
	c.path[0] = c.at
	nodes := c.vocab.nodes
	for i := 0; i < len(nodes); {
		n := &nodes[i]
		s := c.dfa.step(c.path[n.depth-1], n.b)
		if s == dead {
			i = int(n.skip)
			continue
		}
		c.path[n.depth] = s
		for _, id := range c.vocab.tokensAt(i) {
			m[id>>6] |= 1 << (id & 63)
		}
		i++
	}
	c.masks[c.at] = m
	return m
}
