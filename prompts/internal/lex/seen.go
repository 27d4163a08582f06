package lex

// Seen tells which words may stand among some. Readers look for hundreds of words of which most questions
// have none, and to look here first is far cheaper than to compare each word with them.
type Seen [4]uint64

// See is what stands among words.
func See(words []Word) (s Seen) {
	for i := range words {
		if words[i].LongS { // it is several words to Is
			return Seen{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
		}
		bit := seenBit(words[i].Lower)
		s[bit>>6] |= 1 << (bit & 63)
	}
	return s
}

// Any reports whether one of some lower-case words or marks may be among those that were seen.
func (s *Seen) Any(words ...string) bool {
	for _, w := range words {
		if bit := seenBit(w); s[bit>>6]>>(bit&63)&1 != 0 {
			return true
		}
	}
	return false
}

// seenBit is the bit of a word, by its length and three of its bytes.
func seenBit(w string) uint8 {
	if w == "" {
		return 0
	}
	return 7*w[0] + 31*w[len(w)/2] + 101*w[len(w)-1] + 13*uint8(len(w))
}
