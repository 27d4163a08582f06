package jinja

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
)

func filterTrim(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("trim", 0, "chars")
	if err != nil {
		return nil, err
	}
	s, err := r.str(v)
	if err != nil {
		return nil, err
	}
	t, err := stripper(true, true)(r, s, &args{pos: []Value{p.or(0, nil)}})
	if _, ok := v.(Markup); ok && err == nil {
		return Markup(t.(string)), r.charge(len(s))
	}
	return t, err
}

func filterReplace(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("replace", 2, "old", "new", "count")
	if err != nil {
		return nil, err
	}
	var parts [3]string
	for i, x := range []Value{v, p.values[0], p.values[1]} {
		if parts[i], err = r.str(x); err != nil {
			return nil, err
		}
	}
	n := int64(-1)
	if c := p.or(2, nil); c != nil {
		if n, err = asInt(c); err != nil {
			return nil, err
		}
	}
	return r.replace(parts[0], parts[1], parts[2], n)
}

func filterCenter(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("center", 0, "width")
	if err != nil {
		return nil, err
	}
	s, err := r.str(v)
	if err != nil {
		return nil, err
	}
	return justify(alignCenter)(r, s, &args{pos: []Value{p.or(0, int64(80))}})
}

// filterFormat is the % operator with the filter's arguments.
func filterFormat(r *renderer, v Value, a *args) (Value, error) {
	s, err := r.str(v)
	if err != nil {
		return nil, err
	}
	if a.kwLen() > 0 {
		if len(a.pos) > 0 {
			return nil, fmt.Errorf("cannot take positional and keyword arguments at once")
		}
		return r.formatPercent(s, a.kw)
	}
	return r.formatPercent(s, Tuple(a.pos))
}

// filterIndent indents all lines but the first; blank lines stay empty.
func filterIndent(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("indent", 0, "width", "first", "blank")
	if err != nil {
		return nil, err
	}
	s, err := r.str(v)
	if err != nil {
		return nil, err
	}
	by, ok := asString(p.or(0, nil))
	if !ok {
		n, err := p.int(0, 4)
		if err != nil {
			return nil, err
		}
		if by, err = r.pad("", n, ' ', alignLeft); err != nil {
			return nil, err
		}
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(s, "\r\n", "\n")+"\n", "\n"), "\n")
	if err := r.charge(len(s)); err != nil {
		return nil, err
	}
	first, blank := truth(p.or(1, false)), truth(p.or(2, false))
	for i, line := range lines {
		if i == 0 && !first || i > 0 && line == "" && !blank {
			continue
		}
		if err := r.charge(len(by) + len(line)); err != nil {
			return nil, err
		}
		lines[i] = by + line
	}
	return strings.Join(lines, "\n"), nil
}

// titleWords capitalises what follows whitespace, a dash or an opening
// bracket, and lowers the rest.
func titleWords(s string) string {
	start := true
	return strings.Map(func(c rune) rune {
		was := start
		start = isSpace(c) || strings.ContainsRune("-({[<", c)
		if was {
			return unicode.ToUpper(c)
		}
		return unicode.ToLower(c)
	}, s)
}

func filterTruncate(r *renderer, v Value, a *args) (Value, error) {
	p, err := a.bind("truncate", 0, "length", "killwords", "end", "leeway")
	if err != nil {
		return nil, err
	}
	s, err := r.str(v)
	if err != nil {
		return nil, err
	}
	length, err := p.int(0, 255)
	if err != nil {
		return nil, err
	}
	end, err := p.str(2, "...")
	if err != nil {
		return nil, err
	}
	leeway := int64(5)
	if x := p.or(3, nil); x != nil {
		if leeway, err = asInt(x); err != nil {
			return nil, err
		}
	}
	if length < int64(runeLen(end)) || leeway < 0 {
		return nil, fmt.Errorf("length %d and leeway %d are too small", length, leeway)
	}
	runes := []rune(s)
	if err := r.charge(5 * len(s)); err != nil {
		return nil, err
	}
	if n := int64(len(runes)); n <= length || n-length <= leeway {
		return s, nil
	}
	head := string(runes[:length-int64(runeLen(end))])
	if !truth(p.or(1, false)) {
		if i := strings.LastIndexByte(head, ' '); i >= 0 {
			head = head[:i]
		}
	}
	return head + end, nil
}

func filterWordCount(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	s, err := r.str(v)
	words := strings.FieldsFunc(s, func(c rune) bool {
		return c != '_' && !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c)
	})
	return int64(len(words)), err
}

// filterURLEncode quotes text, or joins the entries of a mapping as a query.
func filterURLEncode(r *renderer, v Value, a *args) (Value, error) {
	if err := plain(a); err != nil {
		return nil, err
	}
	m, ok := v.(*Map)
	if !ok {
		s, err := r.str(v)
		if err != nil {
			return nil, err
		}
		return urlQuote(s, true), r.charge(3 * len(s))
	}
	var parts []string
	for i, key := range m.keys {
		k, err := r.str(key)
		if err != nil {
			return nil, err
		}
		x, err := r.str(m.values[i])
		if err != nil {
			return nil, err
		}
		if err := r.charge(3 * (len(k) + len(x))); err != nil {
			return nil, err
		}
		parts = append(parts, strings.ReplaceAll(urlQuote(k, false), "%20", "+")+"="+
			strings.ReplaceAll(urlQuote(x, false), "%20", "+"))
	}
	return strings.Join(parts, "&"), nil
}

// urlQuote escapes all but letters, digits, "_.-~" and, if asked, "/".
func urlQuote(s string, slash bool) string {
	q := strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
	if slash {
		q = strings.ReplaceAll(q, "%2F", "/")
	}
	return q
}
