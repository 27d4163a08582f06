package tokenizer

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

// pieceTable holds one byte string per token, back to back.
type pieceTable struct {
	bytes   []byte
	offsets []uint32 // token id is bytes[offsets[id]:offsets[id+1]]
}

func (p *pieceTable) at(id int32) []byte {
	from, to := p.offsets[id], p.offsets[id+1]
	return p.bytes[from:to:to]
}

// readPieces makes the table of what each token stands for in plain text. The
// functions append the bytes of a normal and of a user-defined token.
func (t *Tokenizer) readPieces(normal, userDefined func(dst []byte, token string) []byte) error {
	p := pieceTable{offsets: make([]uint32, 1, len(t.texts)+1)}
	for id, text := range t.texts {
		switch t.kinds[id] {
		case kindControl, kindUnknown:
			p.bytes = append(p.bytes, text...)
		case kindUserDefined:
			p.bytes = userDefined(p.bytes, text)
		case kindNormal:
			p.bytes = normal(p.bytes, text)
		case kindByte:
			b, ok := byteValue(text)
			if !ok {
				return fmt.Errorf("tokenizer.ggml.tokens: token %d, %q, is not spelled <0xXX> as a byte is", id, text)
			}
			p.bytes = append(p.bytes, b)
		}
		if len(p.bytes) > math.MaxInt32 {
			return errors.New("tokenizer.ggml.tokens is longer than 2 GiB")
		}
		p.offsets = append(p.offsets, uint32(len(p.bytes)))
	}
	t.pieces = p
	return nil
}

// byteValue returns the byte that a token spelled <0xXX> stands for.
func byteValue(text string) (byte, bool) {
	if len(text) != len("<0x00>") || text[:3] != "<0x" || text[5] != '>' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[3:5], 16, 8)
	return byte(n), err == nil
}

// byteTokens returns the tokens spelled <0xXX>, by byte; none where there is none.
func (t *Tokenizer) byteTokens() (ids [256]int32) {
	for b := range ids {
		ids[b] = none
		if id, ok := t.ids.find(fmt.Sprintf("<0x%02X>", b)); ok {
			ids[b] = id
		}
	}
	return ids
}
