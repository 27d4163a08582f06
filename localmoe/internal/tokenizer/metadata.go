package tokenizer

import (
	"errors"
	"fmt"
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
)

// FromMetadata makes the tokenizer that the tokenizer.ggml.* keys of a GGUF file
// describe. get returns the value of a key with its stored type: integers of
// any width, bool, float32, string, and slices of these; absent keys give
// false. The error names the key or the token that is missing, out of range or
// not supported. The tokenizer shares the strings of the file.
func FromMetadata(get func(key string) (any, bool)) (*Tokenizer, error) {
	t, err := newTokenizer(metadata(get))
	if err != nil {
		return nil, fmt.Errorf("tokenizer: %w", err)
	}
	return t, nil
}

func newTokenizer(md metadata) (*Tokenizer, error) {
	name, ok, err := value[string](md, "tokenizer.ggml.model")
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, errors.New("tokenizer.ggml.model is missing")
	}
	t := &Tokenizer{}
	if err := t.readVocabulary(md); err != nil {
		return nil, err
	}
	switch name {
	case "gpt2":
		err = t.byteLevel(md)
	case "llama":
		err = t.sentencePiece(md)
	case "gemma4":
		err = t.gemma(md)
	default:
		err = fmt.Errorf("tokenizer.ggml.model %q is not supported; supported are gemma4, gpt2, llama", name)
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// readVocabulary reads the tokens and their kinds.
func (t *Tokenizer) readVocabulary(md metadata) error {
	texts, ok, err := value[[]string](md, "tokenizer.ggml.tokens")
	switch {
	case err != nil:
		return err
	case !ok || len(texts) == 0:
		return errors.New("tokenizer.ggml.tokens is missing or empty")
	case len(texts) > math.MaxInt32/2:
		return fmt.Errorf("tokenizer.ggml.tokens has %d entries", len(texts))
	}
	t.texts = texts
	t.ids = newTextIDs(texts)
	for i, text := range texts {
		if text == "" { // a place holder, which no text contains
			continue
		}
		if first, ok := t.ids.add(int32(i)); !ok {
			return fmt.Errorf("tokenizer.ggml.tokens: %q is both token %d and token %d", text, first, i)
		}
	}
	return t.readKinds(md)
}

func (t *Tokenizer) readKinds(md metadata) error {
	t.kinds = make([]kind, len(t.texts))
	v, ok := md("tokenizer.ggml.token_type")
	if !ok {
		for i := range t.kinds {
			t.kinds[i] = kindNormal
		}
		return nil
	}
	types, ok := gguf.Ints(v)
	if !ok {
		return fmt.Errorf("tokenizer.ggml.token_type has type %T, not an array of integers", v)
	}
	if len(types) != len(t.texts) {
		return fmt.Errorf("tokenizer.ggml.token_type has %d entries for %d tokens", len(types), len(t.texts))
	}
	for i, n := range types {
		if n < int64(kindUndefined) || n > int64(kindByte) {
			return fmt.Errorf("tokenizer.ggml.token_type: token %d has type %d", i, n)
		}
		t.kinds[i] = kind(n)
	}
	return nil
}

// readID reads a key that holds a token id, which is unsaid if the key is absent.
func (t *Tokenizer) readID(md metadata, key string, unsaid int32) (int32, error) {
	v, ok := md(key)
	if !ok {
		return unsaid, nil
	}
	n, ok := gguf.Int(v)
	if !ok {
		return none, fmt.Errorf("%s has type %T, not integer", key, v)
	}
	if n < 0 || n >= int64(len(t.texts)) {
		return none, fmt.Errorf("%s is %d, outside the vocabulary of %d tokens", key, n, len(t.texts))
	}
	return int32(n), nil
}

// metadata looks up a key of the file.
type metadata func(key string) (any, bool)

// value returns the value of key, which must have type T if it is there.
func value[T any](md metadata, key string) (v T, ok bool, err error) {
	a, ok := md(key)
	if !ok {
		return v, false, nil
	}
	if v, ok = a.(T); !ok {
		return v, false, fmt.Errorf("%s has type %T, not %T", key, a, v)
	}
	return v, true, nil
}
