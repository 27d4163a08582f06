package jinja

import (
	"fmt"
	"strings"
)

// filterFunc computes v | name(args).
type filterFunc func(r *renderer, v Value, a *args) (Value, error)

var filters map[string]filterFunc

func init() { // map, select and their kin refer back to the table
	filters = map[string]filterFunc{
		"abs": filterAbs, "attr": filterAttr, "batch": filterBatch, "capitalize": onText(capitalize),
		"center": filterCenter, "count": filterLength, "d": filterDefault, "default": filterDefault,
		"dictsort": filterDictSort, "e": filterEscape, "escape": filterEscape, "first": filterFirst,
		"float": filterFloat, "forceescape": filterForceEscape, "format": filterFormat,
		"groupby": filterGroupBy, "indent": filterIndent, "int": filterInt, "items": filterItems,
		"join": filterJoin, "last": filterLast, "length": filterLength, "list": filterList,
		"lower": onText(lower), "map": filterMap, "max": filterExtreme(true),
		"min": filterExtreme(false), "reject": selector(false, false), "rejectattr": selector(false, true),
		"replace": filterReplace, "reverse": filterReverse, "round": filterRound, "safe": filterSafe,
		"select": selector(true, false), "selectattr": selector(true, true), "slice": filterSlice,
		"sort": filterSort, "string": filterString, "sum": filterSum, "title": onText(titleWords),
		"tojson": filterToJSON, "trim": filterTrim, "truncate": filterTruncate, "unique": filterUnique,
		"upper": onText(upper), "urlencode": filterURLEncode, "wordcount": filterWordCount,
	}
}

func (r *renderer) callFilter(name string, v Value, a *args) (Value, error) {
	f := filters[name]
	if f == nil {
		return nil, fmt.Errorf("filter %q is not supported", name)
	}
	if err := r.enter(); err != nil { // map applies filters, itself too
		return nil, err
	}
	defer r.leave()
	if err := r.tickText(v); err != nil {
		return nil, err
	}
	out, err := f(r, v, a)
	if err != nil {
		return nil, fmt.Errorf("filter %s: %w", name, err)
	}
	return out, nil
}

// plain checks that a filter got no arguments.
func plain(a *args) error {
	_, err := a.bind("it", 0)
	return err
}

// onText is a filter over str(v) without arguments.
func onText(fn func(string) string) filterFunc {
	return func(r *renderer, v Value, a *args) (Value, error) {
		if err := plain(a); err != nil {
			return nil, err
		}
		s, err := r.str(v)
		if err != nil {
			return nil, err
		}
		return fn(s), r.charge(len(s))
	}
}

func filterDefault(_ *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("default", 0, "default_value", "boolean")
	if err != nil {
		return nil, err
	}
	_, missing := v.(*Undefined)
	if missing || truth(p.or(1, false)) && !truth(v) {
		return p.or(0, ""), nil
	}
	return v, nil
}

func filterLength(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	n, err := r.length(v)
	return int64(n), err
}

func filterList(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	items, err := r.items(v)
	return &List{items}, err
}

func filterItems(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	switch m := v.(type) {
	case *Undefined:
		return newGenerator(nil), nil
	case *Map:
		pairs, err := r.viewOf(m, "items")
		if err != nil {
			return nil, err
		}
		return newGenerator(pairs.(*view).list), nil
	}
	return nil, fmt.Errorf("%s is not a mapping", typeName(v))
}

func filterFirst(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return undefinedf("no first item, sequence was empty"), nil
	}
	return items[0], nil
}

func filterLast(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	if _, lazy := v.(*generator); lazy {
		return nil, fmt.Errorf("a generator has no last item, use list first")
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return undefinedf("no last item, sequence was empty"), nil
	}
	return items[len(items)-1], nil
}

func filterReverse(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	if _, ok := asString(v); ok {
		return r.sliceString(v, []Value{nil, nil, int64(-1)})
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	if items, err = r.sliceItems(items, []Value{nil, nil, int64(-1)}); err != nil {
		return nil, err
	}
	return newGenerator(items), nil
}

func filterAttr(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("attr", 1, "name")
	if err != nil {
		return nil, err
	}
	name, err := p.str(0, "")
	if err != nil {
		return nil, err
	}
	if err := r.tickText(name); err != nil {
		return nil, err
	}
	if x, ok := property(v, name); ok {
		return x, nil
	}
	return undefinedf("%s has no attribute %q", describe(v), name), nil
}

func filterSafe(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	s, err := r.str(v)
	return Markup(s), err
}

func filterString(r *renderer, v Value, a *args) (Value, error) {
	if m, ok := v.(Markup); ok {
		return m, plain(a)
	}
	return onText(func(s string) string { return s })(r, v, a)
}

func filterEscape(r *renderer, v Value, a *args) (Value, error) {
	if m, ok := v.(Markup); ok {
		return m, plain(a)
	}
	return filterForceEscape(r, v, a)
}

func filterForceEscape(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	s, err := r.str(v)
	if err != nil {
		return nil, err
	}
	if err := r.charge(6 * len(s)); err != nil {
		return nil, err
	}
	return Markup(escapeHTML(s)), nil
}

var htmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "'", "&#39;", `"`, "&#34;")

func escapeHTML(s string) string { return htmlEscaper.Replace(s) }
