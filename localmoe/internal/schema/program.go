package schema

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A grammar is a program for a machine that follows all ways to read a text
// at once, as in Thompson's construction for regular expressions (Pike's VM;
// R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009),
// with counters for lengths. Schemas do not recurse, so no stack is needed:
// a counter belongs to a nesting level.

type opcode uint8

const (
	opByte    opcode = iota // read a byte of sets[x]
	opSplit                 // go on at x and at y
	opJump                  // go on at x
	opZero                  // counter slot = 0
	opCount                 // counter slot = min(slot+1, x)
	opLess                  // go on if counter slot < x
	opAtLeast               // go on if counter slot >= x
	opMatch                 // the text is complete
)

type instruction struct {
	op   opcode
	slot uint8
	x, y int32
}

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) add(lo, hi byte) {
	for b := int(lo); b <= int(hi); b++ {
		s[b>>6] |= 1 << (b & 63)
	}
}

func (s *byteSet) has(b byte) bool { return s[b>>6]>>(b&63)&1 == 1 }

// thread is one way to read the text so far.
type thread struct {
	pc     int32
	counts [MaxDepth + 1]uint16
}

func compareThreads(a, b thread) int {
	if c := cmp.Compare(a.pc, b.pc); c != 0 {
		return c
	}
	return slices.Compare(a.counts[:], b.counts[:])
}

// follow adds to ts the threads that t becomes before it reads a byte or
// matches. seen holds all threads met since the last byte.
func (g *Grammar) follow(ts []thread, t thread, seen map[thread]bool) []thread {
	stack := []thread{t}
	for len(stack) > 0 {
		t := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[t] {
			continue
		}
		seen[t] = true
		in := g.prog[t.pc]
		switch in.op {
		case opByte, opMatch:
			ts = append(ts, t)
			continue
		case opSplit:
			other := t
			other.pc = in.y
			stack = append(stack, other)
			t.pc = in.x
		case opJump:
			t.pc = in.x
		case opZero:
			t.counts[in.slot] = 0
			t.pc++
		case opCount:
			t.counts[in.slot] = uint16(min(int32(t.counts[in.slot])+1, in.x))
			t.pc++
		case opLess:
			if int32(t.counts[in.slot]) >= in.x {
				continue
			}
			t.pc++
		case opAtLeast:
			if int32(t.counts[in.slot]) < in.x {
				continue
			}
			t.pc++
		}
		stack = append(stack, t)
	}
	return ts
}

// start returns the threads before the first byte.
func (g *Grammar) start() []thread {
	ts := g.follow(nil, thread{}, map[thread]bool{})
	slices.SortFunc(ts, compareThreads)
	return ts
}

// next returns the threads after byte b, in order and without repeats.
func (g *Grammar) next(ts []thread, b byte) []thread {
	var out []thread
	seen := map[thread]bool{}
	for _, t := range ts {
		if in := g.prog[t.pc]; in.op == opByte && g.sets[in.x].has(b) {
			t.pc++
			out = g.follow(out, t, seen)
		}
	}
	slices.SortFunc(out, compareThreads)
	return out
}

// complete tells whether the text may end here.
func (g *Grammar) complete(ts []thread) bool {
	return slices.ContainsFunc(ts, func(t thread) bool { return g.prog[t.pc].op == opMatch })
}

// key makes a set of threads comparable.
func key(ts []thread) string {
	b := make([]byte, 0, len(ts)*(4+2*(MaxDepth+1)))
	for _, t := range ts {
		b = binary.LittleEndian.AppendUint32(b, uint32(t.pc))
		for _, n := range t.counts {
			b = binary.LittleEndian.AppendUint16(b, n)
		}
	}
	return string(b)
}

// Acceptor reads a text byte by byte.
type Acceptor struct {
	g  *Grammar
	ts []thread
}

// NewAcceptor returns an acceptor at the beginning of a text.
func (g *Grammar) NewAcceptor() *Acceptor { return &Acceptor{g: g, ts: g.start()} }

// Accept reads a byte. It returns false, and stays where it is, if no text of
// the grammar goes on with b.
func (a *Acceptor) Accept(b byte) bool {
	next := a.g.next(a.ts, b)
	if len(next) == 0 {
		return false
	}
	a.ts = next
	return true
}

// Complete tells whether what was read is a whole text of the grammar.
func (a *Acceptor) Complete() bool { return a.g.complete(a.ts) }
