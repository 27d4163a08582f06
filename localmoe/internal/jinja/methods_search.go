package jinja

import (
	"errors"
	"fmt"
	"strings"
)

func affix(trim func(s, affix string) string) strMethod {
	return func(_ *renderer, s string, a *args) (Value, error) {
		p, err := a.bind("method", 1, "affix")
		if err != nil {
			return nil, err
		}
		x, err := p.str(0, "")
		return trim(s, x), err
	}
}

func hasAffix(has func(s, affix string) bool) strMethod {
	return func(r *renderer, s string, a *args) (Value, error) {
		p, err := a.bind("method", 1, "affix", "start", "end")
		if err != nil {
			return nil, err
		}
		if s, _, err = window(s, p, 1); err != nil {
			return nil, err
		}
		options, ok := p.values[0].(Tuple)
		if !ok {
			options = Tuple{p.values[0]}
		}
		for _, o := range options {
			x, ok := asString(o)
			if !ok {
				return nil, fmt.Errorf("expected a string or a tuple of strings, got %s", typeName(o))
			}
			if has(s, x) {
				return true, nil
			}
		}
		return false, r.tick(len(options))
	}
}

// window cuts s to the start and end parameters from the i-th on, and returns
// how many characters were cut in front.
func window(s string, p params, i int) (string, int64, error) {
	if !p.given[i] && !p.given[i+1] {
		return s, 0, nil
	}
	start, n, _, err := resolveSlice([]Value{p.or(i, nil), p.or(i+1, nil), nil}, int64(runeLen(s)))
	if err != nil {
		return "", 0, err
	}
	return string([]rune(s)[start : start+n]), start, nil
}

// finder is find, rfind, index and rindex; positions count characters.
func finder(last, must bool) strMethod {
	search := strings.Index
	if last {
		search = strings.LastIndex
	}
	return func(_ *renderer, s string, a *args) (Value, error) {
		p, err := a.bind("find", 1, "sub", "start", "end")
		if err != nil {
			return nil, err
		}
		sub, err := p.str(0, "")
		if err != nil {
			return nil, err
		}
		s, skipped, err := window(s, p, 1)
		if err != nil {
			return nil, err
		}
		i := search(s, sub)
		if i < 0 && must {
			return nil, errors.New("substring not found")
		}
		if i < 0 {
			return int64(-1), nil
		}
		return skipped + int64(runeLen(s[:i])), nil
	}
}

func countText(_ *renderer, s string, a *args) (Value, error) {
	p, err := a.bind("count", 1, "sub", "start", "end")
	if err != nil {
		return nil, err
	}
	sub, err := p.str(0, "")
	if err != nil {
		return nil, err
	}
	s, _, err = window(s, p, 1)
	return int64(strings.Count(s, sub)), err
}

// replaceText is s.replace(old, new, count).
func replaceText(r *renderer, s string, a *args) (Value, error) {
	p, err := a.bind("replace", 2, "old", "new", "count")
	if err != nil {
		return nil, err
	}
	from, err := p.str(0, "")
	if err != nil {
		return nil, err
	}
	to, err := p.str(1, "")
	if err != nil {
		return nil, err
	}
	n, err := p.int(2, -1)
	if err != nil {
		return nil, err
	}
	return r.replace(s, from, to, n)
}

// replace replaces the first n occurrences, all of them if n is negative.
func (r *renderer) replace(s, from, to string, n int64) (string, error) {
	count := strings.Count(s, from)
	if n >= 0 {
		count = int(min(n, int64(count)))
	}
	if grow := len(to) - len(from); grow > 0 && count > (r.opt.MaxAlloc-len(s))/grow {
		return "", limitf("replacing %d times makes the text too long", count)
	}
	if err := r.charge(max(0, len(s)+count*(len(to)-len(from)))); err != nil {
		return "", err
	}
	return strings.Replace(s, from, to, count), nil
}
