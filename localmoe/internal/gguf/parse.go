package gguf

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/seed-25a395fc/reason/localmoe/internal/quant"
)

const (
	magic            = "GGUF"
	defaultAlignment = 32
	maxAlignment     = 1 << 20
	maxDims          = 4
	maxNameLength    = 1 << 16 // keys and tensor names; the specification says 65535

	// Records cost more in memory than in the file. Real files hold a few
	// hundred pairs and up to some ten thousand tensors.
	maxPairs   = 1 << 16
	maxTensors = 1 << 18

	minPairBytes   = 8 + 4 + 1         // empty key, type, one-byte value
	minTensorBytes = 8 + 4 + 8 + 4 + 8 // empty name, count, one dimension, type, offset
)

// Parse reads a GGUF file held in memory. The tensors of the result point into
// data. A file that is one part of a split model parses as that part alone.
func Parse(data []byte) (*File, error) {
	r := &reader{data: data}
	f := &File{values: make(map[string]any), byName: make(map[string]int)}
	tensors, pairs := r.header(f)
	for i := uint64(0); i < pairs && r.err == nil; i++ {
		r.pair(f)
	}
	alignment := r.alignment(f)
	infos := r.infos(tensors)
	if r.err == nil {
		r.place(f, infos, alignment)
	}
	if r.err != nil {
		return nil, r.err
	}
	return f, nil
}

// header reads magic, version and the two counts, which it bounds by what the
// rest of the file can hold.
func (r *reader) header(f *File) (tensors, pairs uint64) {
	if string(r.bytes(4)) != magic {
		r.fail(0, "not a GGUF file: it does not start with %q", magic)
		return 0, 0
	}
	f.version = r.uint32()
	switch {
	case r.err != nil:
	case f.version&0xffff == 0:
		r.fail(4, "big-endian files are not supported")
	case f.version != 2 && f.version != 3:
		r.fail(4, "version %d is not supported, only 2 and 3", f.version)
	}
	tensors = r.count("tensors", minTensorBytes)
	pairs = r.count("metadata pairs", minPairBytes)
	if tensors > maxTensors || pairs > maxPairs {
		r.fail(8, "%d tensors and %d metadata pairs exceed the limits of %d and %d", tensors, pairs, maxTensors, maxPairs)
	}
	return tensors, pairs
}

func (r *reader) pair(f *File) {
	at := r.pos
	key := r.name("key")
	value := r.value(key)
	if r.err != nil {
		return
	}
	if _, dup := f.values[key]; dup {
		r.fail(at, "key %q occurs twice", key)
		return
	}
	f.values[key] = value
	f.keys = append(f.keys, key)
}

func (r *reader) alignment(f *File) uint64 {
	v, ok := f.values["general.alignment"]
	if !ok || r.err != nil {
		return defaultAlignment
	}
	n, ok := v.(uint32)
	if !ok || n == 0 || n > maxAlignment || n&(n-1) != 0 {
		r.fail(r.pos, "general.alignment is %v, not a power of two up to %d", v, maxAlignment)
		return defaultAlignment
	}
	return uint64(n)
}

// info is a tensor before its data is located.
type info struct {
	at     int // of the info itself, for errors
	tensor Tensor
	offset uint64 // from the start of the data section
	size   uint64 // bytes
}

func (r *reader) infos(n uint64) []info {
	var infos []info
	seen := make(map[string]bool)
	for i := uint64(0); i < n && r.err == nil; i++ {
		in := r.info()
		if seen[in.tensor.Name] {
			r.fail(in.at, "tensor %q occurs twice", in.tensor.Name)
		}
		seen[in.tensor.Name] = true
		infos = append(infos, in)
	}
	return infos
}

func (r *reader) info() info {
	in := info{at: r.pos}
	name := r.name("tensor name")
	in.tensor.Name = name
	dims := r.uint32()
	if r.err == nil && (dims == 0 || dims > maxDims) {
		r.fail(in.at, "tensor %q has %d dimensions, not 1 to %d", name, dims, maxDims)
	}
	elements := uint64(1)
	for i := uint32(0); i < dims && r.err == nil; i++ {
		d := r.uint64()
		if r.err == nil && (d == 0 || d > math.MaxInt32 || elements > math.MaxInt64/8/d) {
			r.fail(in.at, "tensor %q has an impossible dimension %d", name, d)
		}
		elements *= d
		in.tensor.Dims = append(in.tensor.Dims, int(d))
	}
	id := r.uint32()
	in.offset = r.uint64()
	if r.err != nil {
		return in
	}
	format, err := quant.Lookup(id)
	if err != nil {
		r.fail(in.at, "tensor %q: %v", name, err)
		return in
	}
	in.tensor.Format = format
	if in.tensor.Dims[0]%format.Block != 0 {
		r.fail(in.at, "tensor %q: rows of %d elements are not whole %s blocks of %d", name, in.tensor.Dims[0], format.Name, format.Block)
		return in
	}
	in.size = elements / uint64(format.Block) * uint64(format.Bytes)
	return in
}

// place checks that the tensors lie inside the data section, aligned and
// without overlap, and adds them to f.
func (r *reader) place(f *File, infos []info, alignment uint64) {
	start := (uint64(r.pos) + alignment - 1) / alignment * alignment
	var room uint64
	if start < uint64(len(r.data)) {
		room = uint64(len(r.data)) - start
	}
	for i, in := range infos {
		switch {
		case in.offset%alignment != 0:
			r.fail(in.at, "tensor %q: offset %d is not a multiple of the alignment %d", in.tensor.Name, in.offset, alignment)
			return
		case in.offset > room || in.size > room-in.offset:
			r.fail(in.at, "tensor %q: %d bytes at offset %d exceed the data section of %d bytes; the file is not complete, fetch it again", in.tensor.Name, in.size, in.offset, room)
			return
		}
		from := start + in.offset
		in.tensor.Data = r.data[from : from+in.size : from+in.size]
		f.tensors = append(f.tensors, in.tensor)
		f.byName[in.tensor.Name] = i
	}
	r.checkOverlap(infos)
}

func (r *reader) checkOverlap(infos []info) {
	slices.SortFunc(infos, func(a, b info) int { return cmp.Compare(a.offset, b.offset) })
	for i := 1; i < len(infos); i++ {
		a, b := infos[i-1], infos[i]
		if a.offset+a.size > b.offset {
			r.fail(b.at, "tensor %q overlaps tensor %q", b.tensor.Name, a.tensor.Name)
			return
		}
	}
}

// fail records the first error.
func (r *reader) fail(at int, format string, args ...any) {
	if r.err == nil {
		r.err = &FormatError{Offset: int64(at), Reason: fmt.Sprintf(format, args...)}
	}
}
