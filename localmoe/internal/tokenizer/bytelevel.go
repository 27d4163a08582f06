package tokenizer

import (
	"fmt"
	"unicode/utf8"
)

// byteLevel sets t up as byte-level BPE, tokenizer.ggml.model = gpt2.
func (t *Tokenizer) byteLevel(md metadata) error {
	name, ok, err := value[string](md, "tokenizer.ggml.pre")
	if err != nil {
		return err
	}
	if !ok {
		name = "default"
	}
	pre, err := findPreTokenizer(name)
	if err != nil {
		return fmt.Errorf("tokenizer.ggml.pre: %w", err)
	}
	if err := t.readSpecials(md, pre.addBOS); err != nil {
		return err
	}
	b := &bpe{split: pre.split, unknown: none}
	names := newSymbolNames(t)
	if err := b.readMerges(md, names); err != nil {
		return err
	}
	for i, r := range byteRunes {
		b.byteIDs[i] = names.find([]byte(string(r)))
	}
	if pre.whole {
		b.whole = t.wholeWord
	}
	t.model = b
	t.pieces = t.spellPieces(appendSpelled)
	return nil
}

// wholeWord returns the token that spells word in the byte alphabet.
func (t *Tokenizer) wholeWord(word string) (int32, bool) {
	var buf [64]byte
	spelled := buf[:0]
	for i := range len(word) {
		spelled = utf8.AppendRune(spelled, byteRunes[word[i]])
	}
	id, ok := t.ids[string(spelled)]
	return id, ok && !t.hidden(id)
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
