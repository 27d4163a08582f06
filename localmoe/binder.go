package localmoe

import (
	"fmt"
	"slices"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
)

// binder binds the tensors of a file to the fields of layers and checks their
// shapes. The first problem is kept in err; what is returned after it is not
// used.
type binder struct {
	file *gguf.File
	meta *metadata
	cfg  *config
	used map[string]bool // tensors bound so far
	err  error

	// What the layers bound so far have in common.
	ropes  ropes
	side   *sideEmbedding
	kv     cacheLayout
	slots  []int // cache slot per layer, where layers share them
	rec    int   // values of recurrent state per session
	sparse int   // layers with experts
	widest int   // values of the largest intermediate result of a token
}

func (b *binder) fail(format string, args ...any) {
	if b.err == nil {
		b.err = fmt.Errorf(format, args...)
	}
}

// blk returns the name of a tensor of layer i.
func blk(i int, name string) string { return fmt.Sprintf("blk.%d.%s", i, name) }

func (b *binder) has(name string) bool {
	_, ok := b.file.Tensor(name)
	return ok
}

// find returns a tensor of any shape, nil if it is missing.
func (b *binder) find(name string) *gguf.Tensor {
	t, ok := b.file.Tensor(name)
	if !ok {
		b.fail("tensor %s is missing", name)
		return nil
	}
	b.used[name] = true
	return t
}

// tensor returns a tensor of the given shape, fastest-varying dimension first.
func (b *binder) tensor(name string, dims ...int) *gguf.Tensor {
	t := b.find(name)
	if t == nil {
		return nil
	}
	if !slices.Equal(trimmed(t.Dims), trimmed(dims)) {
		b.fail("tensor %s has shape %v, want %v", name, t.Dims, dims)
		return nil
	}
	return t
}

// trimmed leaves out last dimensions of 1, which some converters do not write.
func trimmed(dims []int) []int {
	for len(dims) > 1 && dims[len(dims)-1] == 1 {
		dims = dims[:len(dims)-1]
	}
	return dims
}

// width returns dimension d of a tensor whose width the tensor itself decides,
// 0 if it is missing.
func (b *binder) width(name string, d int) int {
	t, ok := b.file.Tensor(name)
	switch {
	case !ok:
		return 0
	case d >= len(t.Dims):
		return 1
	}
	return t.Dims[d]
}

// matrix binds a weight of rows × cols.
func (b *binder) matrix(name string, cols, rows int) matrix {
	t := b.tensor(name, cols, rows)
	if t == nil {
		return matrix{}
	}
	return newMatrix(t, cols, rows)
}

// stack binds n matrices of rows × cols each.
func (b *binder) stack(name string, cols, rows, n int) stack {
	t := b.tensor(name, cols, rows, n)
	if t == nil {
		return stack{}
	}
	return stack{all: newMatrix(t, cols, rows*n), rows: rows, per: rows}
}

// vector decodes a tensor of n values, whatever its shape.
func (b *binder) vector(name string, n int) []float32 {
	t := b.find(name)
	if t == nil {
		return nil
	}
	if t.Elements() != n {
		b.fail("tensor %s has %d values (shape %v), want %d", name, t.Elements(), t.Dims, n)
		return nil
	}
	v := make([]float32, n)
	t.Format.Decode(v, t.Data)
	return v
}

// optional decodes a tensor of n values, nil if the file does not hold it.
func (b *binder) optional(name string, n int) []float32 {
	if !b.has(name) {
		return nil
	}
	return b.vector(name, n)
}

// linear binds a matrix with its bias, which the file may lack.
func (b *binder) linear(stem string, cols, rows int) linear {
	b.widest = max(b.widest, rows)
	return linear{
		matrix: b.matrix(stem+".weight", cols, rows),
		bias:   b.optional(stem+".bias", rows),
	}
}

// checkAllUsed fails if the file holds a tensor that the forward pass would
// leave out: its results could not be trusted. Draft blocks behind the layers
// that run are left out on purpose.
func (b *binder) checkAllUsed() {
	for _, t := range b.file.Tensors() {
		if !b.used[t.Name] && !b.cfg.draft(t.Name) {
			b.fail("tensor %s is not known for architecture %s", t.Name, b.cfg.arch.name)
			return
		}
	}
}

// maxState bounds the recurrent state of a session, in values. It follows from
// widths whose products a small file could make enormous: real models have far
// less state than weights.
func (b *binder) maxState() int {
	most := 1 << 20
	for _, t := range b.file.Tensors() {
		most += t.Elements()
	}
	return most
}

// recurrent reserves rows × cols values of the recurrent state and returns
// their offset.
func (b *binder) recurrent(rows, cols int) int {
	if most := b.maxState(); rows > most/max(1, cols) || b.rec > most-rows*cols {
		b.fail("the recurrent state exceeds %d values", most)
		return 0
	}
	at := b.rec
	b.rec += rows * cols
	return at
}
