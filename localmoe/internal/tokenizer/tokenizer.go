// Package tokenizer turns text into the token ids of a GGUF model and back.
//
// A Tokenizer is made from the tokenizer.ggml.* metadata of a file and is
// immutable afterwards, so any number of goroutines may share it:
//
//	t, err := tokenizer.FromMetadata(file.Value)
//	ids := t.Encode("Hello world", false)
//	text := t.Decode(ids, false)
//
// Encode cuts out the texts of special tokens first. What lies between them is
// split into pre-tokens by the scanner that tokenizer.ggml.pre names, and each
// pre-token is merged into vocabulary entries by byte-pair encoding (Sennrich
// et al. 2016, arXiv:1508.07909; on bytes: Radford et al. 2019) or by the
// scores of a SentencePiece vocabulary (Kudo and Richardson 2018,
// arXiv:1808.06226).
package tokenizer

import "bytes"

// kind is the role of a token, numbered as in tokenizer.ggml.token_type.
type kind uint8

const (
	kindUndefined kind = iota
	kindNormal
	kindUnknown
	kindControl
	kindUserDefined
	kindUnused
	kindByte
)

// A Tokenizer converts between text and token ids. It is safe for concurrent use.
type Tokenizer struct {
	texts  []string   // as the vocabulary spells them, by id
	kinds  []kind     // by id
	ids    textIDs    // inverse of texts
	pieces pieceTable // what each token stands for in plain text

	model    model
	specials specials
	prefix   bool // a blank goes before text that begins or follows a special token

	bos, eos int32 // -1 if none
	addBOS   bool
	ends     []int32 // ascending
}

// model encodes text that holds no special tokens.
type model interface {
	appendIDs(dst []int32, text string) []int32
}

// none is the id that stands for the absence of a token.
const none int32 = -1

// Size returns the number of tokens in the vocabulary. Ids run from 0 to Size()-1.
func (t *Tokenizer) Size() int { return len(t.texts) }

// Text returns the token as the vocabulary spells it, for instance "Ġworld", or
// "" for an id outside the vocabulary.
func (t *Tokenizer) Text(id int32) string {
	if !t.valid(id) {
		return ""
	}
	return t.texts[id]
}

// ID returns the id of the token the vocabulary spells as text.
func (t *Tokenizer) ID(text string) (int32, bool) {
	return t.ids.find(text)
}

// BOS returns the id of the token that begins a text, or -1 if there is none.
func (t *Tokenizer) BOS() int32 { return t.bos }

// EOS returns the id of the token that ends a text, or -1 if there is none.
func (t *Tokenizer) EOS() int32 { return t.eos }

// AddBOS reports whether the model expects BOS before a prompt. It implies BOS() >= 0.
func (t *Tokenizer) AddBOS() bool { return t.addBOS }

// EndTokens returns, in ascending order, every token that ends generation: EOS,
// the end of a turn, and the like. The caller must not modify the slice.
func (t *Tokenizer) EndTokens() []int32 { return t.ends }

// IsControl reports whether id is a control token: one that text can only
// contain if special tokens are parsed, and that is not shown to a reader.
func (t *Tokenizer) IsControl(id int32) bool {
	return t.valid(id) && t.kinds[id] == kindControl
}

// Encode returns the ids of text. It adds neither BOS nor EOS. Texts of
// user-defined tokens always become those tokens; texts of control tokens do so
// only with parseSpecial, which must be false for text that is not trusted.
func (t *Tokenizer) Encode(text string, parseSpecial bool) []int32 {
	ids := make([]int32, 0, len(text)/3+1)
	prefix := t.prefix
	for f := range t.specials.fragments(text, parseSpecial) {
		if f.id != none {
			ids = append(ids, f.id)
			prefix = t.prefix
			continue
		}
		if prefix {
			f.text = " " + f.text
		}
		ids = t.model.appendIDs(ids, f.text)
		prefix = false
	}
	return ids
}

// Piece returns the bytes that token id adds to a text: part of a UTF-8
// sequence if the token is. Control and unknown tokens add none. The caller
// must not modify the slice.
func (t *Tokenizer) Piece(id int32) []byte {
	if !t.valid(id) || t.hidden(id) {
		return nil
	}
	return t.pieces.at(id)
}

// SpecialPiece is Piece with control and unknown tokens shown as their text.
func (t *Tokenizer) SpecialPiece(id int32) []byte {
	if !t.valid(id) {
		return nil
	}
	return t.pieces.at(id)
}

// Decode returns the text of ids taken as a whole text, with control and unknown
// tokens shown if special is set: the blank that [Tokenizer.Encode] puts before
// text in some vocabularies is taken off its beginning. Ids outside the
// vocabulary add nothing. The text is valid UTF-8 only if the pieces make it so.
func (t *Tokenizer) Decode(ids []int32, special bool) string {
	var b []byte
	for i, id := range ids {
		piece := t.shown(id, special)
		if i == 0 && t.prefix {
			piece = bytes.TrimPrefix(piece, []byte(" "))
		}
		b = append(b, piece...)
	}
	return string(b)
}

// shown returns the piece of id, with or without the special tokens.
func (t *Tokenizer) shown(id int32, special bool) []byte {
	if special {
		return t.SpecialPiece(id)
	}
	return t.Piece(id)
}

func (t *Tokenizer) valid(id int32) bool { return id >= 0 && int(id) < len(t.texts) }

// hidden reports whether a reader of the text does not see token id.
func (t *Tokenizer) hidden(id int32) bool {
	return t.kinds[id] == kindControl || t.kinds[id] == kindUnknown
}

// spellable reports whether text becomes token id by spelling it. Control
// tokens are not: text that is not trusted must not contain one.
func (t *Tokenizer) spellable(id int32) bool {
	return t.kinds[id] == kindNormal || t.kinds[id] == kindUserDefined
}
