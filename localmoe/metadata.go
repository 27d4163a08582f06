package localmoe

import (
	"fmt"
	"math"

	"github.com/seed-25a395fc/reason/localmoe/internal/gguf"
)

// maxCount bounds every count and width read from metadata, far above any real
// model, so that products of a few of them cannot overflow.
const maxCount = 1 << 24

// metadata reads the keys of one architecture. The first problem is kept in
// err; later reads return defaults, so that callers check once.
type metadata struct {
	get  func(key string) (any, bool)
	arch string // prefix of the keys
	err  error
}

func (m *metadata) fail(format string, args ...any) {
	if m.err == nil {
		m.err = fmt.Errorf(format, args...)
	}
}

// value looks the key up below the architecture's prefix.
func (m *metadata) value(key string) (v any, full string, ok bool) {
	full = m.arch + "." + key
	v, ok = m.get(full)
	return v, full, ok
}

// need returns a positive integer that the file must hold.
func (m *metadata) need(key string) int {
	n := m.int(key, 0)
	if n == 0 {
		m.fail("key %s.%s is missing or 0", m.arch, key)
	}
	return n
}

// int returns a count. Its stored width varies with the age of the file.
func (m *metadata) int(key string, missing int) int {
	v, full, ok := m.value(key)
	if !ok {
		return missing
	}
	n, ok := gguf.Int(v)
	if !ok || n < 0 || n > maxCount {
		m.fail("key %s is %v, not a count", full, v)
		return missing
	}
	return int(n)
}

// float returns a finite number.
func (m *metadata) float(key string, missing float64) float64 {
	v, full, ok := m.value(key)
	if !ok {
		return missing
	}
	var f float64
	switch v := v.(type) {
	case float32:
		f = float64(v)
	case float64:
		f = v
	default:
		n, isInt := gguf.Int(v)
		f, ok = float64(n), isInt
	}
	if !ok || math.IsNaN(f) || math.IsInf(f, 0) {
		m.fail("key %s is %v, not a finite number", full, v)
		return missing
	}
	return f
}

// factor returns a finite number where 0 stands for a missing key: 1.
func (m *metadata) factor(key string) float32 {
	if f := float32(m.float(key, 1)); f != 0 {
		return f
	}
	return 1
}

func (m *metadata) bool(key string, missing bool) bool {
	v, full, ok := m.value(key)
	if !ok {
		return missing
	}
	b, ok := v.(bool)
	if !ok {
		m.fail("key %s is %v, not a truth value", full, v)
	}
	return b
}

func (m *metadata) text(key, missing string) string {
	v, full, ok := m.value(key)
	if !ok {
		return missing
	}
	s, ok := v.(string)
	if !ok {
		m.fail("key %s is %v, not a string", full, v)
	}
	return s
}

// perLayer returns one count per layer from an array or, repeated, a scalar.
func (m *metadata) perLayer(key string, layers, missing int) []int {
	counts := make([]int, layers)
	v, full, ok := m.value(key)
	list, isList := gguf.Ints(v)
	if ok && isList {
		if len(list) < layers {
			m.fail("key %s has %d values for %d layers", full, len(list), layers)
			return counts
		}
		for i := range counts {
			if list[i] < 0 || list[i] > maxCount {
				m.fail("key %s holds %d, not a count", full, list[i])
			}
			counts[i] = int(list[i])
		}
		return counts
	}
	n := m.int(key, missing)
	for i := range counts {
		counts[i] = n
	}
	return counts
}

// perLayerBool returns one truth value per layer, or nil if the key is missing.
func (m *metadata) perLayerBool(key string, layers int) []bool {
	v, full, ok := m.value(key)
	if !ok {
		return nil
	}
	list, ok := v.([]bool)
	if numbers, isList := gguf.Ints(v); isList {
		for _, n := range numbers {
			list = append(list, n != 0)
		}
		ok = true
	}
	if !ok || len(list) < layers {
		m.fail("key %s does not hold a truth value for each of %d layers", full, layers)
		return make([]bool, layers)
	}
	return list[:layers]
}
