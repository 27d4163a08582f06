package tokenizer

import (
	"fmt"
	"unicode/utf8"
)

// byteBPE merges the bytes of each pre-token.
type byteBPE struct {
	*mergeTable
	split splitter
	bytes [256]int32                            // symbol of each byte
	whole func(word string) (id int32, ok bool) // pre-tokens taken without merging; nil for none
}

// byteLevel sets t up as BPE, tokenizer.ggml.model = gpt2: of bytes, but for
// vocabularies of characters.
func (t *Tokenizer) byteLevel(md metadata) error {
	name, ok, err := value[string](md, "tokenizer.ggml.pre")
	if err != nil {
		return err
	}
	if !ok || name == "" {
		name = "default"
	}
	pre, err := findPreTokenizer(name)
	if err != nil {
		return fmt.Errorf("tokenizer.ggml.pre: %w", err)
	}
	if pre.characters {
		return t.characterLevel(md, false)
	}
	if err := t.readRoles(md, roleDefaults{bos: none, eos: none, addBOS: pre.addBOS}); err != nil {
		return err
	}
	merges, err := t.readMerges(md)
	if err != nil {
		return err
	}
	b := &byteBPE{mergeTable: merges, split: pre.split}
	for i, r := range byteRunes {
		b.bytes[i] = merges.names.find([]byte(string(r)))
	}
	if pre.whole {
		b.whole = t.wholeWord
	}
	t.model = b
	return t.readPieces(appendSpelled, appendAsIs)
}

func (b *byteBPE) appendIDs(dst []int32, text string) []int32 {
	var m merger
	for word := range b.split.words(text) {
		if b.whole != nil {
			if id, ok := b.whole(word); ok {
				dst = append(dst, id)
				continue
			}
		}
		m.reset()
		for i := range len(word) {
			m.add(b.bytes[word[i]], i, i+1)
		}
		m.merge(word, b)
		for i := int32(0); i >= 0; i = m.symbols[i].next {
			dst = b.appendSymbol(dst, word, &m.symbols[i])
		}
	}
	return dst
}

// appendSymbol appends the token of s, or those of its bytes if it is none.
// Bytes that the vocabulary lacks are left out.
func (b *byteBPE) appendSymbol(dst []int32, word string, s *symbol) []int32 {
	if b.isToken(s.id) {
		return append(dst, s.id)
	}
	for i := s.from; i < s.to; i++ {
		if id := b.bytes[word[i]]; b.isToken(id) {
			dst = append(dst, id)
		}
	}
	return dst
}

// wholeWord returns the token that spells word in the byte alphabet.
func (t *Tokenizer) wholeWord(word string) (int32, bool) {
	var buf [64]byte
	spelled := buf[:0]
	for i := range len(word) {
		spelled = utf8.AppendRune(spelled, byteRunes[word[i]])
	}
	id, ok := t.ids.find(string(spelled))
	return id, ok && t.spellable(id)
}

// Byte-level vocabularies spell each byte as one printable character: the bytes
// of printable Latin-1 characters as themselves, the other 68 as the characters
// from U+0100 in the order of the bytes (Radford et al. 2019).
var byteRunes, runeBytes = byteAlphabet()

func byteAlphabet() (runes [256]rune, bytes map[rune]byte) {
	bytes = make(map[rune]byte, 256)
	next := rune(0x100)
	for b := range 256 {
		r := rune(b)
		printable := r >= '!' && r <= '~' || r >= 0xA1 && r <= 0xAC || r >= 0xAE && r <= 0xFF
		if !printable {
			r = next
			next++
		}
		runes[b] = r
		bytes[r] = byte(b)
	}
	return runes, bytes
}

// appendSpelled appends the bytes that a byte-level token spells. Characters
// outside the alphabet stand for themselves.
func appendSpelled(dst []byte, token string) []byte {
	for i := 0; i < len(token); {
		r, n := utf8.DecodeRuneInString(token[i:])
		if b, ok := runeBytes[r]; ok {
			dst = append(dst, b)
		} else {
			dst = append(dst, token[i:i+n]...)
		}
		i += n
	}
	return dst
}

func appendAsIs(dst []byte, token string) []byte { return append(dst, token...) }
