package tokenizer

import (
	"hash/maphash"
	"math/bits"
)

// textIDs finds tokens by their texts: a hash table with linear probing that holds the
// ids and not the texts, which are in the vocabulary already. A map takes three to six
// times the memory, and three times as long to make.
type textIDs struct {
	texts []string // of all tokens
	slots []int32  // ids plus 1, 0 for none; a power of two, at most half of them taken
	seed  maphash.Seed
}

// newTextIDs makes room for all texts. None is there yet.
func newTextIDs(texts []string) textIDs {
	return textIDs{texts: texts, slots: make([]int32, 1<<bits.Len(uint(2*len(texts)-1))), seed: maphash.MakeSeed()}
}

// add makes token id be found. If another token has its text, add returns that one's id
// and ok is false.
func (x *textIDs) add(id int32) (other int32, ok bool) {
	slot := x.slot(x.texts[id])
	if taken := x.slots[slot]; taken != 0 {
		return taken - 1, false
	}
	x.slots[slot] = id + 1
	return none, true
}

// find returns the token with this text.
func (x *textIDs) find(text string) (id int32, ok bool) {
	id = x.slots[x.slot(text)] - 1
	return id, id >= 0
}

// slot returns where the token with this text is, or an empty place where it would be.
func (x *textIDs) slot(text string) int {
	mask := len(x.slots) - 1
	i := int(maphash.String(x.seed, text)) & mask
	for x.slots[i] != 0 && x.texts[x.slots[i]-1] != text {
		i = (i + 1) & mask
	}
	return i
}
