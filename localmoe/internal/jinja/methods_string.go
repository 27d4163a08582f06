package jinja

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

var strMethods map[string]strMethod

func init() { // a literal would refer to itself through format
	strMethods = map[string]strMethod{
		"capitalize": mapped(capitalize), "casefold": mapped(lower),
		"lower": mapped(lower), "upper": mapped(upper),
		"title": mapped(titleCase), "swapcase": mapped(swapCase),
		"strip": stripper(true, true), "lstrip": stripper(true, false), "rstrip": stripper(false, true),
		"removeprefix": affix(strings.TrimPrefix), "removesuffix": affix(strings.TrimSuffix),
		"startswith": hasAffix(strings.HasPrefix), "endswith": hasAffix(strings.HasSuffix),
		"split": splitter(false), "rsplit": splitter(true), "splitlines": splitLines,
		"partition": partition, "rpartition": rpartition,
		"find": finder(false, false), "rfind": finder(true, false),
		"index": finder(false, true), "rindex": finder(true, true),
		"count": countText, "replace": replaceText, "join": joinMethod, "format": formatMethod,
		"center": justify(alignCenter), "ljust": justify(alignLeft), "rjust": justify(alignRight),
		"zfill": zfill, "expandtabs": expandTabs,
		"isspace": every(isSpace), "isdigit": every(isDigitRune), "isdecimal": every(unicode.IsDigit),
		"isnumeric": every(unicode.IsNumber), "isalpha": every(unicode.IsLetter),
		"isalnum": every(func(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }),
		"isascii": allOf(func(c rune) bool { return c < 0x80 }), "isprintable": allOf(unicode.IsPrint),
		"isupper": cased(unicode.IsUpper, unicode.IsLower), "islower": cased(unicode.IsLower, unicode.IsUpper),
		"istitle": mappedBool(isTitle), "isidentifier": mappedBool(isIdentifier),
	}
}

// mapped is a method without arguments.
func mapped(fn func(string) string) strMethod {
	return func(_ *renderer, s string, a *args) (Value, error) {
		_, err := a.bind("method", 0)
		return fn(s), err
	}
}

func mappedBool(fn func(string) bool) strMethod {
	return func(_ *renderer, s string, a *args) (Value, error) {
		_, err := a.bind("method", 0)
		return fn(s), err
	}
}

// every tells whether s is not empty and holds only such characters.
func every(is func(rune) bool) strMethod {
	return mappedBool(func(s string) bool {
		return s != "" && strings.IndexFunc(s, func(c rune) bool { return !is(c) }) < 0
	})
}

// allOf is every, but true for an empty string.
func allOf(is func(rune) bool) strMethod {
	return mappedBool(func(s string) bool {
		return strings.IndexFunc(s, func(c rune) bool { return !is(c) }) < 0
	})
}

// cased tells whether s holds a character of one case and none of the other.
func cased(want, not func(rune) bool) strMethod {
	return mappedBool(func(s string) bool {
		return strings.IndexFunc(s, want) >= 0 && strings.IndexFunc(s, not) < 0
	})
}

// lower and upper also map the common characters that become two.
func lower(s string) string { return strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307")) }
func upper(s string) string { return strings.ToUpper(strings.ReplaceAll(s, "ß", "SS")) }

func capitalize(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToTitle(s[:n]) + lower(s[n:])
}

// superscripts are characters that are digits to Python, though not decimal.
var superscripts = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0xb2, Hi: 0xb3, Stride: 1}, {Lo: 0xb9, Hi: 0xb9, Stride: 1}, {Lo: 0x2070, Hi: 0x2070, Stride: 1},
	{Lo: 0x2074, Hi: 0x2079, Stride: 1}, {Lo: 0x2080, Hi: 0x2089, Stride: 1}, {Lo: 0x2460, Hi: 0x2468, Stride: 1},
}, LatinOffset: 2}

func isDigitRune(c rune) bool { return unicode.In(c, unicode.Nd, superscripts) }

// titleCase starts every run of letters with a capital.
func titleCase(s string) string {
	inWord := false
	return strings.Map(func(c rune) rune {
		was := inWord
		inWord = unicode.IsLetter(c)
		if was {
			return unicode.ToLower(c)
		}
		return unicode.ToTitle(c)
	}, s)
}

func isTitle(s string) bool {
	return strings.IndexFunc(s, unicode.IsLetter) >= 0 && s == titleCase(s)
}

func isIdentifier(s string) bool {
	c, n := utf8.DecodeRuneInString(s)
	return n > 0 && isNameStart(c) && strings.IndexFunc(s, func(c rune) bool { return !isNamePart(c) }) < 0
}

func swapCase(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsUpper(c) {
			return unicode.ToLower(c)
		}
		return unicode.ToUpper(c)
	}, s)
}

// strip trims whitespace, or the characters of chars when it is a string.
func strip(s string, chars Value, left, right bool) (string, error) {
	cut := isSpace
	if set, ok := asString(chars); ok {
		cut = func(c rune) bool { return strings.ContainsRune(set, c) }
	} else if chars != nil {
		return "", fmt.Errorf("expected a string argument, got %s", typeName(chars))
	}
	if left {
		s = strings.TrimLeftFunc(s, cut)
	}
	if right {
		s = strings.TrimRightFunc(s, cut)
	}
	return s, nil
}

func stripper(left, right bool) strMethod {
	return func(r *renderer, s string, a *args) (Value, error) {
		p, err := a.bind("strip", 0, "chars")
		if err != nil {
			return nil, err
		}
		chars := p.or(0, nil)
		if set, ok := asString(chars); ok && len(set) > 64 {
			if err := r.tick(len(s) / 64 * len(set)); err != nil { // every character scans the set
				return nil, err
			}
		}
		return strip(s, chars, left, right)
	}
}

func joinMethod(r *renderer, sep string, a *args) (Value, error) {
	p, err := a.bind("join", 1, "iterable")
	if err != nil {
		return nil, err
	}
	items, err := r.items(p.values[0])
	if err != nil {
		return nil, err
	}
	parts := make([]string, len(items))
	for i, item := range items {
		s, ok := asString(item)
		if !ok {
			return nil, fmt.Errorf("element %d is %s, not a string", i, typeName(item))
		}
		parts[i] = s
	}
	return r.joinStrings(parts, sep)
}

func (r *renderer) joinStrings(parts []string, sep string) (string, error) {
	for _, s := range parts {
		if err := r.charge(len(s) + len(sep) + 16); err != nil {
			return "", err
		}
	}
	return strings.Join(parts, sep), nil
}
