package tokenizer

import (
	"errors"
	"fmt"
	"math"
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
	t.ids = make(map[string]int32, len(texts))
	for i, text := range texts {
		if first, ok := t.ids[text]; ok && text != "" {
			return fmt.Errorf("tokenizer.ggml.tokens: %q is both token %d and token %d", text, first, i)
		}
		t.ids[text] = int32(i)
	}
	delete(t.ids, "") // a place holder, which no text contains
	return t.readKinds(md)
}

func (t *Tokenizer) readKinds(md metadata) error {
	t.kinds = make([]kind, len(t.texts))
	types, ok, err := integers(md, "tokenizer.ggml.token_type")
	if err != nil {
		return err
	}
	if !ok {
		for i := range t.kinds {
			t.kinds[i] = kindNormal
		}
		return nil
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
	n, ok := integer(v)
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

// integers returns the value of key as integers. Writers differ in the width.
func integers(md metadata, key string) (ns []int64, ok bool, err error) {
	a, ok := md(key)
	if !ok {
		return nil, false, nil
	}
	switch v := a.(type) {
	case []int32:
		ns = widen(v)
	case []uint32:
		ns = widen(v)
	case []int8:
		ns = widen(v)
	case []uint8:
		ns = widen(v)
	case []int16:
		ns = widen(v)
	case []uint16:
		ns = widen(v)
	case []int64:
		ns = v
	default:
		return nil, false, fmt.Errorf("%s has type %T, not an array of integers", key, a)
	}
	return ns, true, nil
}

func widen[T int8 | uint8 | int16 | uint16 | int32 | uint32](v []T) []int64 {
	ns := make([]int64, len(v))
	for i, n := range v {
		ns[i] = int64(n)
	}
	return ns
}

// integer returns v as an integer, whatever its width.
func integer(v any) (int64, bool) {
	switch n := v.(type) {
	case uint32:
		return int64(n), true
	case int32:
		return int64(n), true
	case uint64:
		return int64(min(n, math.MaxInt64)), true
	case int64:
		return n, true
	case uint16:
		return int64(n), true
	case int16:
		return int64(n), true
	case uint8:
		return int64(n), true
	case int8:
		return int64(n), true
	}
	return 0, false
}
