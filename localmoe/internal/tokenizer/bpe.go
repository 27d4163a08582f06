package tokenizer

import "unicode/utf8"

// bpe encodes by merging the symbols of each pre-token, lowest merge rank first.
// Byte-level vocabularies start from the bytes of the text, the others from its
// characters.
type bpe struct {
	split  splitter
	merges map[uint64]mergeRule // by pairKey
	size   int32                // ids from here on are symbols that only merges know

	byteIDs [256]int32       // token or symbol of each byte; none if there is none
	runeIDs map[string]int32 // token or symbol of each character; nil for byte-level
	unknown int32            // stands for what has no token; none to leave it out

	whole func(word string) (int32, bool) // pre-tokens that are tokens without merging; may be nil
}

// A mergeRule says that two symbols make another.
type mergeRule struct {
	rank uint32
	id   int32
}

func pairKey(left, right int32) uint64 { return uint64(uint32(left))<<32 | uint64(uint32(right)) }

func (b *bpe) join(_ string, left, right *symbol) (uint32, int32) {
	rule, ok := b.merges[pairKey(left.id, right.id)]
	if !ok {
		return noJoin, none
	}
	return rule.rank, rule.id
}

func (b *bpe) appendIDs(dst []int32, text string) []int32 {
	var m merger
	for word := range b.split.words(text) {
		if b.whole != nil {
			if id, ok := b.whole(word); ok {
				dst = append(dst, id)
				continue
			}
		}
		m.reset()
		b.addSymbols(&m, word)
		m.merge(word, b)
		for i := int32(0); i >= 0; i = m.symbols[i].next {
			dst = b.appendSymbol(dst, word, &m.symbols[i])
		}
	}
	return dst
}

// addSymbols cuts word, which is not empty, into its smallest symbols.
func (b *bpe) addSymbols(m *merger, word string) {
	if b.runeIDs == nil {
		for i := range len(word) {
			m.add(b.byteIDs[word[i]], i, i+1)
		}
		return
	}
	for i := 0; i < len(word); {
		_, n := utf8.DecodeRuneInString(word[i:])
		id, ok := b.runeIDs[word[i:i+n]]
		if !ok {
			id = none
		}
		m.add(id, i, i+n)
		i += n
	}
}

// appendSymbol appends the token of s, or those of its bytes if it has none.
func (b *bpe) appendSymbol(dst []int32, word string, s *symbol) []int32 {
	if s.id >= 0 && s.id < b.size {
		return append(dst, s.id)
	}
	for i := s.from; i < s.to; i++ {
		id := b.byteIDs[word[i]]
		if id < 0 || id >= b.size {
			id = b.unknown
		}
		if id != none {
			dst = append(dst, id)
		}
	}
	return dst
}
