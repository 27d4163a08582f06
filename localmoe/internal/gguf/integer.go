package gguf

import "math"

// Int returns a metadata value as an integer, whatever width it was stored with:
// writers differ. One that an int64 cannot hold becomes the largest.
func Int(value any) (n int64, ok bool) {
	switch v := value.(type) {
	case uint8:
		return int64(v), true
	case int8:
		return int64(v), true
	case uint16:
		return int64(v), true
	case int16:
		return int64(v), true
	case uint32:
		return int64(v), true
	case int32:
		return int64(v), true
	case uint64:
		return int64(min(v, math.MaxInt64)), true
	case int64:
		return v, true
	}
	return 0, false
}

// Ints returns a metadata array as integers, as [Int] does a single one.
func Ints(value any) (ns []int64, ok bool) {
	switch v := value.(type) {
	case []uint8:
		return widened(v), true
	case []int8:
		return widened(v), true
	case []uint16:
		return widened(v), true
	case []int16:
		return widened(v), true
	case []uint32:
		return widened(v), true
	case []int32:
		return widened(v), true
	case []uint64:
		ns = make([]int64, len(v))
		for i, n := range v {
			ns[i] = int64(min(n, math.MaxInt64))
		}
		return ns, true
	case []int64:
		return v, true
	}
	return nil, false
}

func widened[T uint8 | int8 | uint16 | int16 | uint32 | int32](v []T) []int64 {
	ns := make([]int64, len(v))
	for i, n := range v {
		ns[i] = int64(n)
	}
	return ns
}
