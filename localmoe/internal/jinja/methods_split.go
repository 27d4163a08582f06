package jinja

import (
	"errors"
	"slices"
	"strings"
)

// splitter is split, or rsplit, which counts splits from the end.
func splitter(fromEnd bool) strMethod {
	return func(r *renderer, s string, a *args) (Value, error) {
		p, err := a.bind("split", 0, "sep", "maxsplit")
		if err != nil {
			return nil, err
		}
		limit, err := p.int(1, -1)
		if err != nil {
			return nil, err
		}
		var parts []string
		if p.or(0, nil) == nil {
			parts = splitSpace(s, limit, fromEnd)
		} else {
			sep, err := p.str(0, "")
			if err != nil {
				return nil, err
			}
			if sep == "" {
				return nil, errors.New("empty separator")
			}
			parts = splitSep(s, sep, limit, fromEnd)
		}
		return r.stringList(parts)
	}
}

func (r *renderer) stringList(parts []string) (Value, error) {
	if err := r.chargeItems(2 * len(parts)); err != nil {
		return nil, err
	}
	l := &List{make([]Value, len(parts))}
	for i, s := range parts {
		l.Items[i] = s
	}
	return l, r.tick(len(parts))
}

// splitSep splits at most limit times; a negative limit is none.
func splitSep(s, sep string, limit int64, fromEnd bool) []string {
	if limit < 0 {
		return strings.Split(s, sep)
	}
	if !fromEnd {
		return strings.SplitN(s, sep, int(min(limit, int64(len(s))))+1)
	}
	var parts []string
	for ; limit > 0; limit-- {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[i+len(sep):])
		s = s[:i]
	}
	parts = append(parts, s)
	slices.Reverse(parts)
	return parts
}

// splitSpace splits at runs of whitespace, at most limit times.
func splitSpace(s string, limit int64, fromEnd bool) []string {
	if limit < 0 {
		return strings.FieldsFunc(s, isSpace)
	}
	var parts []string
	for {
		if fromEnd {
			s = strings.TrimRightFunc(s, isSpace)
		} else {
			s = strings.TrimLeftFunc(s, isSpace)
		}
		if s == "" {
			break
		}
		head, tail := cutSpace(s, fromEnd)
		if limit == 0 || tail == "" {
			parts = append(parts, s)
			break
		}
		parts = append(parts, head)
		s = tail
		limit--
	}
	if fromEnd {
		slices.Reverse(parts)
	}
	return parts
}

// cutSpace returns the first (or last) word of s and what is left.
func cutSpace(s string, fromEnd bool) (word, rest string) {
	if fromEnd {
		i := strings.LastIndexFunc(s, isSpace)
		if i < 0 {
			return s, ""
		}
		word = strings.TrimLeftFunc(s[i:], isSpace)
		return word, s[:len(s)-len(word)]
	}
	i := strings.IndexFunc(s, isSpace)
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

// splitLines splits at Python's line boundaries.
func splitLines(r *renderer, s string, a *args) (Value, error) {
	p, err := a.bind("splitlines", 0, "keepends")
	if err != nil {
		return nil, err
	}
	keep := truth(p.or(0, false))
	var parts []string
	for s != "" {
		i := strings.IndexAny(s, "\n\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029")
		if i < 0 {
			parts = append(parts, s)
			break
		}
		end := i + runeWidth(s[i:], []rune(s[i:min(i+4, len(s))])[0])
		if strings.HasPrefix(s[i:], "\r\n") {
			end = i + 2
		}
		if keep {
			i = end
		}
		parts = append(parts, s[:i])
		s = s[end:]
	}
	return r.stringList(parts)
}

func partition(_ *renderer, s string, a *args) (Value, error) {
	sep, err := separator(a)
	if err != nil {
		return nil, err
	}
	if head, tail, ok := strings.Cut(s, sep); ok {
		return Tuple{head, sep, tail}, nil
	}
	return Tuple{s, "", ""}, nil
}

func rpartition(_ *renderer, s string, a *args) (Value, error) {
	sep, err := separator(a)
	if err != nil {
		return nil, err
	}
	if i := strings.LastIndex(s, sep); i >= 0 {
		return Tuple{s[:i], sep, s[i+len(sep):]}, nil
	}
	return Tuple{"", "", s}, nil
}

func separator(a *args) (string, error) {
	p, err := a.bind("partition", 1, "sep")
	if err != nil {
		return "", err
	}
	sep, err := p.str(0, "")
	if err == nil && sep == "" {
		err = errors.New("empty separator")
	}
	return sep, err
}
