package jinja

import (
	"fmt"
	"math/big"
	"strings"
)

// callTest computes "v is name(args)".
func (r *renderer) callTest(name string, v Value, a *args) (bool, error) {
	if err := r.tickText(v); err != nil {
		return false, err
	}
	if op, ok := comparisonTests[name]; ok {
		p, err := a.bind("test "+name, 1, "other")
		if err != nil {
			return false, err
		}
		return r.compare(op, v, p.values[0])
	}
	if name == "divisibleby" || name == "sameas" {
		p, err := a.bind("test "+name, 1, "other")
		if err != nil {
			return false, err
		}
		if name == "sameas" {
			return sameAs(v, p.values[0]), nil
		}
		return r.remainder(v, p.values[0], int64(0))
	}
	if _, err := a.bind("test "+name, 0); err != nil {
		return false, err
	}
	switch name {
	case "odd":
		return r.remainder(v, int64(2), int64(1))
	case "even":
		return r.remainder(v, int64(2), int64(0))
	}
	ok, known := kindTest(name, v)
	if !known {
		return false, fmt.Errorf("no test named %q", name)
	}
	return ok, nil
}

var comparisonTests = map[string]string{
	"==": "==", "eq": "==", "equalto": "==", "!=": "!=", "ne": "!=",
	"lt": "<", "lessthan": "<", "le": "<=", "gt": ">", "greaterthan": ">", "ge": ">=",
	"<": "<", "<=": "<=", ">": ">", ">=": ">=", "in": "in",
}

// remainder tells whether v % by is rest.
func (r *renderer) remainder(v, by, rest Value) (bool, error) {
	m, err := r.arithmetic("%", v, by)
	if err != nil {
		return false, err
	}
	return r.equal(m, rest)
}

// sameAs is Python's "is": one object, or equal small constants.
func sameAs(v, w Value) bool {
	switch v.(type) {
	case nil, bool, int64, string:
		return v == w
	}
	return identical(v, w)
}

// kindTest computes tests that only look at the kind of v.
func kindTest(name string, v Value) (ok, known bool) {
	s, isString := asString(v)
	_, isUndefined := v.(*Undefined)
	b, isBool := v.(bool)
	switch name {
	case "defined":
		return !isUndefined, true
	case "undefined":
		return isUndefined, true
	case "none":
		return v == nil, true
	case "true":
		return isBool && b, true
	case "false":
		return isBool && !b, true
	case "boolean":
		return isBool, true
	case "integer":
		return isInteger(v), true
	case "float":
		_, ok := v.(float64)
		return ok, true
	case "number":
		_, ok := toFloat(v)
		return ok, true
	case "string":
		return isString, true
	case "mapping":
		_, ok := v.(*Map)
		return ok, true
	case "iterable":
		return isIterable(v), true
	case "sequence":
		return isSequence(v), true
	case "callable":
		return isCallable(v), true
	case "escaped":
		_, ok := v.(Markup)
		return ok, true
	case "lower":
		return isString && s != strings.ToUpper(s) && s == strings.ToLower(s), true
	case "upper":
		return isString && s != strings.ToLower(s) && s == strings.ToUpper(s), true
	case "filter":
		return isString && filters[s] != nil, true
	case "test":
		return isString && knownTest(s), true
	}
	return false, false
}

func knownTest(name string) bool {
	switch name {
	case "divisibleby", "sameas", "odd", "even", "filter", "test":
		return true
	}
	_, isComparison := comparisonTests[name]
	if isComparison {
		return true
	}
	_, known := kindTest(name, nil)
	return known
}

func isInteger(v Value) bool {
	switch v.(type) {
	case int64, *big.Int:
		return true
	}
	return false
}

func isIterable(v Value) bool {
	switch v.(type) {
	case *generator, *loop, *view:
		return true
	}
	return isSequence(v)
}

// isSequence asks for a length and subscripts, as Jinja2 does; the undefined
// value has both.
func isSequence(v Value) bool {
	switch v.(type) {
	case string, Markup, *List, Tuple, *Map, rangeValue, *Undefined:
		return true
	}
	return false
}

func isCallable(v Value) bool {
	switch v.(type) {
	case *builtin, *macro, *loop, *Undefined:
		return true
	}
	return false
}
