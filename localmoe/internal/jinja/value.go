package jinja

import (
	"fmt"
	"math"
	"math/big"
	"strings"
)

// Value is a template value. Its dynamic type is one of
//
//	nil (None), bool, int64, *big.Int (only beyond int64, read-only), float64,
//	string, Markup, *List, Tuple, *Map, *Undefined
//
// or a type private to this package (functions, namespaces, iterators).
// Lists and maps are never changed by a template, so they are shared freely.
type Value any

// Markup is text that the safe or escape filter marked: adding it to plain
// text escapes the latter, as in Python's MarkupSafe.
type Markup string

// List is a Python list.
type List struct {
	Items []Value
}

// Tuple is a Python tuple.
type Tuple []Value

// NewList returns a list of items.
func NewList(items ...Value) *List { return &List{Items: items} }

// Map is a Python dict: it keeps the order in which keys were added.
// The zero value is not usable; see NewMap.
type Map struct {
	keys   []Value
	values []Value
	index  map[any]int
}

// NewMap returns an empty map.
func NewMap() *Map { return &Map{index: map[any]int{}} }

// Len returns the number of entries.
func (m *Map) Len() int { return len(m.keys) }

// Set adds or replaces the entry of a string key.
func (m *Map) Set(key string, v Value) { m.set(key, key, v) }

// Get returns the entry of a string key.
func (m *Map) Get(key string) (Value, bool) {
	i, ok := m.index[key]
	if !ok {
		return nil, false
	}
	return m.values[i], true
}

func (m *Map) set(key Value, hash any, v Value) {
	if i, ok := m.index[hash]; ok {
		m.values[i] = v
		return
	}
	m.index[hash] = len(m.keys)
	m.keys = append(m.keys, key)
	m.values = append(m.values, v)
}

// put is set for a key of any hashable kind.
func (m *Map) put(key, v Value) error {
	h, err := hashOf(key)
	if err == nil {
		m.set(key, h, v)
	}
	return err
}

// lookup finds the entry of any key; unhashable keys give an error.
func (m *Map) lookup(key Value) (Value, bool, error) {
	h, err := hashOf(key)
	if err != nil {
		return nil, false, err
	}
	i, ok := m.index[h]
	if !ok {
		return nil, false, nil
	}
	return m.values[i], true, nil
}

// tupleHash keeps tuples apart from strings as map keys.
type tupleHash string

// hashOf returns a comparable value that is equal for equal keys:
// 1, 1.0 and true are one key, as in Python.
func hashOf(key Value) (any, error) {
	switch k := key.(type) {
	case nil, string, int64, *Undefined:
		return k, nil
	case bool:
		return boolInt(k), nil
	case float64:
		if k == math.Trunc(k) && math.Abs(k) < 1<<62 {
			return int64(k), nil
		}
		return k, nil
	case Markup:
		return string(k), nil
	case *big.Int:
		return tupleHash(k.String()), nil
	case Tuple:
		return hashTuple(k, 0)
	}
	return nil, fmt.Errorf("unhashable type: '%s'", typeName(key))
}

const (
	maxTupleKey   = 4096 // bytes of the hash
	maxTupleDepth = 16   // of tuples in tuples, whose hashes are longer than that anyway
)

func hashTuple(t Tuple, depth int) (any, error) {
	if depth > maxTupleDepth {
		return nil, limitf("tuples nested deeper than %d as a key", maxTupleDepth)
	}
	var b strings.Builder
	for _, item := range t {
		var h any
		var err error
		if inner, ok := item.(Tuple); ok {
			h, err = hashTuple(inner, depth+1)
		} else {
			h, err = hashOf(item)
		}
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%T %q,", h, fmt.Sprint(h))
		if b.Len() > maxTupleKey {
			return nil, limitf("tuple of more than %d bytes as a key", maxTupleKey)
		}
	}
	return tupleHash(b.String()), nil
}

func boolInt(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Undefined is what a missing variable, attribute or item gives. It prints as
// nothing, is false and iterates as empty; anything else done to it fails.
type Undefined struct {
	msg string // why it is undefined
}

func undefinedf(format string, args ...any) *Undefined {
	return &Undefined{msg: fmt.Sprintf(format, args...)}
}

func (u *Undefined) err() error { return fmt.Errorf("undefined: %s", u.msg) }

type (
	// rangeValue is what range() gives.
	rangeValue struct{ start, stop, step int64 }

	// view is what keys(), values() and items() of a map give.
	view struct {
		kind string // "dict_keys", …
		list []Value
	}

	// generator is the result of filters that are lazy in Jinja2: always
	// true, without a length, used up by the first iteration.
	generator struct {
		items []Value
	}

	// namespace holds attributes that set may change.
	namespace struct{ attrs *Map }

	// builtin is a function or a bound method.
	builtin struct {
		name string
		fn   func(r *renderer, a *args) (Value, error)
	}

	// cycler is what the global cycler() gives.
	cycler struct {
		items []Value
		pos   int
	}
)

func newGenerator(items []Value) *generator { return &generator{items: items} }

func (g rangeValue) len() int64 {
	switch {
	case g.step > 0 && g.start < g.stop:
		return (g.stop-g.start-1)/g.step + 1
	case g.step < 0 && g.start > g.stop:
		return (g.start-g.stop-1)/(-g.step) + 1
	}
	return 0
}

// typeName is Python's name of v's type, for messages.
func typeName(v Value) string {
	switch v := v.(type) {
	case nil:
		return "NoneType"
	case bool:
		return "bool"
	case int64, *big.Int:
		return "int"
	case float64:
		return "float"
	case string:
		return "str"
	case Markup:
		return "Markup"
	case *List:
		return "list"
	case Tuple:
		return "tuple"
	case *Map:
		return "dict"
	case *Undefined:
		return "Undefined"
	case rangeValue:
		return "range"
	case *view:
		return v.kind
	case *generator:
		return "generator"
	case *namespace:
		return "Namespace"
	case *macro:
		return "Macro"
	case *loop:
		return "LoopContext"
	case *cycler:
		return "Cycler"
	}
	return "builtin_function_or_method"
}

// truth is Python's bool(v).
func truth(v Value) bool {
	switch v := v.(type) {
	case nil, *Undefined:
		return false
	case bool:
		return v
	case int64:
		return v != 0
	case float64:
		return v != 0
	case string:
		return v != ""
	case Markup:
		return v != ""
	case *List:
		return len(v.Items) > 0
	case Tuple:
		return len(v) > 0
	case *Map:
		return v.Len() > 0
	case rangeValue:
		return v.len() > 0
	case *view:
		return len(v.list) > 0
	case *loop:
		return len(v.items) > 0
	}
	return true
}

// asString returns the text of a string or Markup.
func asString(v Value) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case Markup:
		return string(v), true
	}
	return "", false
}
