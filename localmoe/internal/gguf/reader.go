package gguf

import (
	"encoding/binary"
	"math"
)

// Value type numbers of the format.
const (
	typeUint8 = iota
	typeInt8
	typeUint16
	typeInt16
	typeUint32
	typeInt32
	typeFloat32
	typeBool
	typeString
	typeArray
	typeUint64
	typeInt64
	typeFloat64
)

// reader walks over the metadata. After the first error every read returns
// zero values, so that callers check err once per record.
type reader struct {
	data []byte
	pos  int
	err  error
}

func (r *reader) left() uint64 { return uint64(len(r.data) - r.pos) }

// bytes returns the next n bytes, part of the file.
func (r *reader) bytes(n uint64) []byte {
	if r.err != nil {
		return nil
	}
	if n > r.left() {
		r.fail(r.pos, "the file ends too early: %d bytes wanted, %d left; fetch it again", n, r.left())
		return nil
	}
	b := r.data[r.pos : r.pos+int(n)]
	r.pos += int(n)
	return b
}

func (r *reader) uint32() uint32 {
	if b := r.bytes(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *reader) uint64() uint64 {
	if b := r.bytes(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// count reads the number of records that take at least size bytes each.
func (r *reader) count(what string, size uint64) uint64 {
	at := r.pos
	n := r.uint64()
	if r.err == nil && n > r.left()/size {
		r.fail(at, "%d %s do not fit into the %d bytes that follow; the file is damaged or not complete, fetch it again", n, what, r.left())
		return 0
	}
	return n
}

func (r *reader) string() string { return string(r.bytes(r.uint64())) }

// name reads a key or tensor name.
func (r *reader) name(what string) string {
	at := r.pos
	n := r.uint64()
	if r.err == nil && n > maxNameLength {
		r.fail(at, "a %s of %d bytes", what, n)
	}
	return string(r.bytes(n))
}

// value reads the type and the value of key.
func (r *reader) value(key string) any {
	at := r.pos
	kind := r.uint32()
	array := kind == typeArray
	if array {
		at = r.pos
		kind = r.uint32()
	}
	if r.err != nil {
		return nil
	}
	switch kind {
	case typeString:
		if array {
			return r.strings()
		}
		return r.string()
	case typeBool:
		return fixed(r, array, 1, decodeBool)
	case typeUint8:
		return fixed(r, array, 1, decodeUint8)
	case typeInt8:
		return fixed(r, array, 1, decodeInt8)
	case typeUint16:
		return fixed(r, array, 2, binary.LittleEndian.Uint16)
	case typeInt16:
		return fixed(r, array, 2, decodeInt16)
	case typeUint32:
		return fixed(r, array, 4, binary.LittleEndian.Uint32)
	case typeInt32:
		return fixed(r, array, 4, decodeInt32)
	case typeFloat32:
		return fixed(r, array, 4, decodeFloat32)
	case typeUint64:
		return fixed(r, array, 8, binary.LittleEndian.Uint64)
	case typeInt64:
		return fixed(r, array, 8, decodeInt64)
	case typeFloat64:
		return fixed(r, array, 8, decodeFloat64)
	}
	if array {
		r.fail(at, "key %q is an array of unsupported element type %d", key, kind)
	} else {
		r.fail(at, "key %q has unknown value type %d", key, kind)
	}
	return nil
}

func (r *reader) strings() []string {
	n := r.count("strings", 8)
	if r.err != nil {
		return nil
	}
	s := make([]string, n)
	for i := range s {
		s[i] = r.string()
	}
	return s
}

// fixed reads a value of size bytes, or an array of them.
func fixed[T any](r *reader, array bool, size int, decode func([]byte) T) any {
	if array {
		return many(r, size, decode)
	}
	var value T
	if b := r.bytes(uint64(size)); b != nil {
		value = decode(b)
	}
	return value
}

// many reads a count and as many values of size bytes each.
func many[T any](r *reader, size int, decode func([]byte) T) []T {
	n := r.count("array elements", uint64(size))
	b := r.bytes(n * uint64(size))
	if r.err != nil {
		return nil
	}
	values := make([]T, n)
	for i := range values {
		values[i] = decode(b[i*size:])
	}
	return values
}

func decodeBool(b []byte) bool   { return b[0] != 0 }
func decodeUint8(b []byte) uint8 { return b[0] }
func decodeInt8(b []byte) int8   { return int8(b[0]) }
func decodeInt16(b []byte) int16 { return int16(binary.LittleEndian.Uint16(b)) }
func decodeInt32(b []byte) int32 { return int32(binary.LittleEndian.Uint32(b)) }
func decodeInt64(b []byte) int64 { return int64(binary.LittleEndian.Uint64(b)) }
func decodeFloat32(b []byte) float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}
func decodeFloat64(b []byte) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}
