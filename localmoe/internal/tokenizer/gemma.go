package tokenizer

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// charBPE merges the characters of whole lines, with blanks spelled as in a
// SentencePiece vocabulary. Characters that are no token become their bytes.
type charBPE struct {
	*mergeTable
	breaks  bool       // a run of line breaks that is a token is taken without merging
	bytes   [256]int32 // none where there is no token
	unknown int32      // stands for bytes without a token; none to leave them out
}

// gemma sets t up as the vocabulary of Gemma 4, tokenizer.ggml.model = gemma4.
func (t *Tokenizer) gemma(md metadata) error {
	if err := t.characterLevel(md, true); err != nil {
		return err
	}
	if t.bos == none {
		return errors.New("tokenizer.ggml.bos_token_id is missing")
	}
	t.addBOS = true // files that say otherwise are wrong
	return nil
}

// characterLevel sets t up as a vocabulary of merged characters.
func (t *Tokenizer) characterLevel(md metadata, breaks bool) error {
	unknown, err := t.readID(md, "tokenizer.ggml.unknown_token_id", none)
	if err != nil {
		return err
	}
	if err := t.readRoles(md, roleDefaults{bos: none, eos: none}); err != nil {
		return err
	}
	merges, err := t.readMerges(md)
	if err != nil {
		return err
	}
	t.model = &charBPE{mergeTable: merges, breaks: breaks, bytes: t.byteTokens(), unknown: unknown}
	return t.readPieces(appendUnescaped, appendUnescaped)
}

func (c *charBPE) appendIDs(dst []int32, text string) []int32 {
	text = strings.ReplaceAll(text, " ", wordBlank)
	var m merger
	for word := range (splitter{wholeLines}).words(text) {
		if c.breaks && word[0] == '\n' {
			if id := c.names.find([]byte(word)); c.isToken(id) {
				dst = append(dst, id)
				continue
			}
		}
		m.reset()
		for i := 0; i < len(word); {
			_, n := utf8.DecodeRuneInString(word[i:])
			m.add(c.names.find([]byte(word[i:i+n])), i, i+n)
			i += n
		}
		m.merge(word, c)
		for i := int32(0); i >= 0; i = m.symbols[i].next {
			dst = c.appendSymbol(dst, word, &m.symbols[i])
		}
	}
	return dst
}

// appendSymbol appends the token of s, or those of its bytes if it is none.
func (c *charBPE) appendSymbol(dst []int32, word string, s *symbol) []int32 {
	if c.isToken(s.id) {
		return append(dst, s.id)
	}
	return appendByteTokens(dst, word[s.from:s.to], &c.bytes, c.unknown)
}
