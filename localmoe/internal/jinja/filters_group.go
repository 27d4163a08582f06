package jinja

import "fmt"

// filterExtreme is max or min.
func filterExtreme(largest bool) filterFunc {
	return func(r *renderer, v Value, a *args) (Value, error) {
		p, err := a.bind("it", 0, "case_sensitive", "attribute")
		if err != nil {
			return nil, err
		}
		items, err := r.items(v)
		if err != nil {
			return nil, err
		}
		if len(items) == 0 {
			return undefinedf("no aggregated item, sequence was empty"), nil
		}
		ks, err := r.keys(items, p.or(1, nil), truth(p.or(0, false)))
		if err != nil {
			return nil, err
		}
		best := ks[0]
		for _, k := range ks[1:] {
			c, err := r.order("<", k.key, best.key)
			if err != nil {
				return nil, err
			}
			if largest && c > 0 || !largest && c < 0 {
				best = k
			}
		}
		return best.item, nil
	}
}

func filterUnique(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("unique", 0, "case_sensitive", "attribute")
	if err != nil {
		return nil, err
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	ks, err := r.keys(items, p.or(1, nil), truth(p.or(0, false)))
	if err != nil {
		return nil, err
	}
	seen := NewMap()
	var kept []Value
	for _, k := range ks {
		if err := r.tickText(k.key); err != nil {
			return nil, err
		}
		_, dup, err := seen.lookup(k.key)
		if err != nil {
			return nil, err
		}
		if !dup {
			kept = append(kept, k.item)
			if err := seen.put(k.key, true); err != nil {
				return nil, err
			}
		}
	}
	return newGenerator(kept), nil
}

// filterGroupBy gives tuples of a key and the items that have it, in the
// order of the keys. The tuples have no attributes grouper and list.
func filterGroupBy(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("groupby", 1, "attribute", "default", "case_sensitive")
	if err != nil {
		return nil, err
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	caseSensitive := truth(p.or(2, false))
	ks, err := r.keys(items, p.values[0], caseSensitive)
	if err != nil {
		return nil, err
	}
	for i, k := range ks {
		if _, missing := k.key.(*Undefined); missing && p.given[1] {
			ks[i].key = folded(p.values[1], caseSensitive)
		}
	}
	if err := sortBy(r, ks, func(k keyed) Value { return k.key }, false); err != nil {
		return nil, err
	}
	groups := &List{}
	for i := 0; i < len(ks); {
		start := i
		for i++; i < len(ks); i++ {
			if eq, err := r.equal(ks[start].key, ks[i].key); err != nil {
				return nil, err
			} else if !eq {
				break
			}
		}
		key, err := r.path(ks[start].item, p.values[0]) // as written, not folded
		if err != nil {
			return nil, err
		}
		if _, missing := key.(*Undefined); missing {
			key = p.or(1, key)
		}
		groups.Items = append(groups.Items, Tuple{key, &List{itemsOf(ks[start:i])}})
	}
	return groups, nil
}

// filterBatch cuts a sequence into lists of a given length.
func filterBatch(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("batch", 1, "linecount", "fill_with")
	if err != nil {
		return nil, err
	}
	n, err := asInt(p.values[0])
	if err != nil || n < 1 || n > MaxRange {
		return nil, fmt.Errorf("linecount must be between 1 and %d", MaxRange)
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	if err := r.chargeItems(2*len(items) + int(n)); err != nil {
		return nil, err
	}
	var out []Value
	for len(items) > 0 {
		row := append([]Value{}, items[:min(int(n), len(items))]...)
		items = items[len(row):]
		for fill := p.or(1, nil); fill != nil && len(row) < int(n); {
			row = append(row, fill)
		}
		out = append(out, &List{row})
	}
	return newGenerator(out), nil
}

// filterSlice cuts a sequence into a given number of lists.
func filterSlice(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("slice", 1, "slices", "fill_with")
	if err != nil {
		return nil, err
	}
	n, err := asInt(p.values[0])
	if err != nil || n < 1 || n > MaxRange {
		return nil, fmt.Errorf("slices must be between 1 and %d", MaxRange)
	}
	items, err := r.items(v)
	if err != nil {
		return nil, err
	}
	if err := r.chargeItems(len(items) + 4*int(n)); err != nil {
		return nil, err
	}
	per, extra := len(items)/int(n), len(items)%int(n)
	out := make([]Value, n)
	for i := range out {
		size := per
		if i < extra {
			size++
		}
		row := append([]Value{}, items[:size]...)
		items = items[size:]
		if fill := p.or(1, nil); fill != nil && i >= extra {
			row = append(row, fill)
		}
		out[i] = &List{row}
	}
	return newGenerator(out), nil
}
