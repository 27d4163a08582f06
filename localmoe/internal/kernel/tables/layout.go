package main

import "encoding/binary"

// element is what the lanes of a register may hold.
type element interface {
	~int8 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32
}

// of returns the elements as they stand in memory.
func of[E element](elements []E) []byte {
	data, err := binary.Append(nil, binary.LittleEndian, elements)
	if err != nil {
		panic(err) // elements have a fixed size
	}
	return data
}

// each repeats every element n times, one after the other.
func each[E element](n int, elements ...E) []E {
	var all []E
	for _, e := range elements {
		for range n {
			all = append(all, e)
		}
	}
	return all
}

// times repeats the whole sequence n times.
func times[E element](n int, elements ...E) []E {
	var all []E
	for range n {
		all = append(all, elements...)
	}
	return all
}

// steps returns n elements from the first one on, each step more than the one before.
func steps[E element](n int, first, step E) []E {
	all := make([]E, n)
	for i := range all {
		all[i] = first
		first += step
	}
	return all
}

// turned returns the numbers below rows·columns as a table of that many columns is read column by
// column: the order that turns it.
func turned[E element](rows, columns int) []E {
	var all []E
	for c := range columns {
		all = append(all, steps(rows, E(c), E(columns))...)
	}
	return all
}

// widened returns, for a shuffle of bytes, the indices that make a 16-bit lane of each byte: its
// own and one that gives zero.
func widened(bytes ...uint16) []uint16 {
	for i := range bytes {
		bytes[i] |= 0x8000
	}
	return bytes
}
