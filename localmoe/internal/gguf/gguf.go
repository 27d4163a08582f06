// Package gguf reads GGUF model files, versions 2 and 3.
//
// A GGUF file holds typed key-value metadata followed by tensors
// (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). Files are
// untrusted: every count, size and offset is checked before use, a violation
// is reported as a [FormatError], and memory use stays within a small multiple
// of the metadata's own size. Tensor data is not read, only located.
//
//	f, err := gguf.Open("model.gguf")
//	defer f.Close()
//	arch, _ := f.Value("general.architecture")
//	t, ok := f.Tensor("token_embd.weight")
package gguf

import (
	"errors"
	"fmt"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

// File is a parsed GGUF file, or several when the model is split.
// It is safe for concurrent use.
type File struct {
	version uint32
	keys    []string
	values  map[string]any
	tensors []Tensor
	byName  map[string]int
	opened  []contents
	close   []func() error
}

// Tensor locates one tensor inside its file.
type Tensor struct {
	Name   string
	Dims   []int         // fastest-varying first: Dims[0] is the row length
	Format *quant.Format // block format of the elements
	Data   []byte        // the encoded elements; part of the mapped file
}

// Elements returns the number of elements of the tensor.
func (t *Tensor) Elements() int {
	n := 1
	for _, d := range t.Dims {
		n *= d
	}
	return n
}

// FormatError says what is wrong with a file and where.
type FormatError struct {
	Offset int64 // byte offset in the file
	Reason string
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("gguf: byte %d: %s", e.Offset, e.Reason)
}

// Version returns the format version, 2 or 3.
func (f *File) Version() uint32 { return f.version }

// Keys returns the metadata keys in file order.
func (f *File) Keys() []string { return f.keys }

// Value returns the metadata value of key with the Go type of its stored type:
// uint8 … int64, float32, float64, bool, string, or a slice of one of these.
// The caller must not change a returned slice.
func (f *File) Value(key string) (any, bool) {
	v, ok := f.values[key]
	return v, ok
}

// Tensors returns all tensors in file order, those of later parts of a split
// model after those of earlier ones.
func (f *File) Tensors() []Tensor { return f.tensors }

// Tensor returns the tensor with the given name.
func (f *File) Tensor(name string) (*Tensor, bool) {
	i, ok := f.byName[name]
	if !ok {
		return nil, false
	}
	return &f.tensors[i], true
}

// Close unmaps the files that Open mapped. Tensor data must not be used
// afterwards.
func (f *File) Close() error {
	var errs []error
	for _, c := range f.close {
		errs = append(errs, c())
	}
	f.close = nil
	return errors.Join(errs...)
}
