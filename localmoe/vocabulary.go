package localmoe

import (
	"fmt"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
	"github.com/seed-25a395fc/reason/localmoe/internal/schema"
	"github.com/seed-25a395fc/reason/localmoe/internal/tokenizer"
)

// Vocabulary is the part of a model file that turns text into tokens and back:
// metadata and tokenizer, without weights. It is safe for concurrent use.
type Vocabulary struct {
	file *gguf.File
	tok  *tokenizer.Tokenizer
	ends []int32

	pieces func() *schema.Vocabulary // for masks, built when first needed
}

// OpenVocabulary opens the tokenizer of a GGUF file, which need not hold a
// model.
func OpenVocabulary(path string) (*Vocabulary, error) {
	f, err := gguf.Open(path)
	if err != nil {
		return nil, fmt.Errorf("localmoe: %w", err)
	}
	v, err := newVocabulary(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("localmoe: %s: %w", path, err)
	}
	return &v, nil
}

func newVocabulary(f *gguf.File) (Vocabulary, error) {
	tok, err := tokenizer.FromMetadata(f.Value)
	if err != nil {
		return Vocabulary{}, err
	}
	return Vocabulary{file: f, tok: tok, ends: tok.EndTokens(), pieces: newPieces(tok.Size(), tok.Piece)}, nil
}

// Close releases the file. Strings and slices that metadata calls returned
// stay valid.
func (v *Vocabulary) Close() error { return v.file.Close() }

// Metadata returns a value of the file with the Go type of its stored type:
// uint8 … int64, float32, float64, bool, string, or a slice of one of these,
// which the caller must not change.
func (v *Vocabulary) Metadata(key string) (any, bool) { return v.file.Value(key) }

// MetadataKeys returns the keys in the order of the file.
func (v *Vocabulary) MetadataKeys() []string { return v.file.Keys() }

// Template returns the chat template of the file, "" if it has none.
func (v *Vocabulary) Template() string { return v.metaText("tokenizer.chat_template") }

func (v *Vocabulary) metaText(key string) string {
	value, _ := v.file.Value(key)
	s, _ := value.(string)
	return s
}

// Encode returns the tokens of text. The texts of control tokens become those
// tokens only if special is set, which must not be done with text from
// strangers. Nothing is added; see [Vocabulary.AddBOS].
func (v *Vocabulary) Encode(text string, special bool) []int32 { return v.tok.Encode(text, special) }

// Decode returns the text of tokens without that of control tokens.
func (v *Vocabulary) Decode(ids []int32) string { return v.tok.Decode(ids, false) }

// DecodeSpecial returns the text of tokens, control tokens included.
func (v *Vocabulary) DecodeSpecial(ids []int32) string { return v.tok.Decode(ids, true) }

// Piece returns the bytes that one token adds to a text, which may be part of a
// character. The caller must not change them.
func (v *Vocabulary) Piece(id int32) []byte { return v.tok.Piece(id) }

// TokenID returns the token that the vocabulary spells as text.
func (v *Vocabulary) TokenID(text string) (int32, bool) { return v.tok.ID(text) }

// TokenText returns the vocabulary's spelling of a token.
func (v *Vocabulary) TokenText(id int32) string { return v.tok.Text(id) }

// IsControl reports whether a token has a meaning to the model and no text.
func (v *Vocabulary) IsControl(id int32) bool { return v.tok.IsControl(id) }

// AddBOS reports whether a prompt should start with BOS.
func (v *Vocabulary) AddBOS() bool { return v.tok.AddBOS() }

// BOS returns the token that begins a text, -1 if there is none.
func (v *Vocabulary) BOS() int32 { return v.tok.BOS() }

// EOS returns the token that ends a text, -1 if there is none.
func (v *Vocabulary) EOS() int32 { return v.tok.EOS() }

// EndTokens returns all tokens that end generation, ascending. The caller must
// not change the slice.
func (v *Vocabulary) EndTokens() []int32 { return v.ends }

// TokenCount returns the number of tokens; ids run from 0 to TokenCount()-1.
func (v *Vocabulary) TokenCount() int { return v.tok.Size() }
