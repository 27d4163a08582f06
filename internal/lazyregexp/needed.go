package lazyregexp

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// needle is text that may be needed for a match.
type needle struct {
	text string // in small letters where fold is set
	fold bool   // large and small letters are the same
}

// mostNeedles is how many alternatives are looked for.
const mostNeedles = 8

// needles are what every match of an expression holds: of each list one at least, the longest
// first. It need not be all. To look for it is far cheaper than to run an expression that
// cannot match, and most questions hold nothing of what an expression is about.
//
// A list is a byte that says how many needles it has, and a needle one with its length and
// foldBit, and its text: in one piece, for hundreds of them are looked at when none is in the
// processor's cache.
type needles string

const (
	foldBit      = 0x80
	longestInOne = foldBit - 1 // bytes of a needle; what begins a longer one is needed, too
)

func needed(text string) needles {
	parsed, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return "" // using it says what is wrong
	}
	all := within(parsed)
	slices.SortStableFunc(all, func(a, b []needle) int { return shortest(b) - shortest(a) })
	var out []byte
	for _, any := range all {
		out = append(out, byte(len(any)))
		for _, n := range any {
			text := n.text[:min(len(n.text), longestInOne)]
			size := byte(len(text))
			if n.fold {
				size |= foldBit
			}
			out = append(append(out, size), text...)
		}
	}
	return needles(out)
}

func within(r *syntax.Regexp) (all [][]needle) {
	switch r.Op {
	case syntax.OpLiteral:
		n := needle{string(r.Rune), r.Flags&syntax.FoldCase != 0}
		if slices.Contains(r.Rune, utf8.RuneError) || n.fold && !isASCII(n.text) {
			return nil
		}
		if n.fold {
			n.text = strings.ToLower(n.text)
		}
		return [][]needle{{n}}
	case syntax.OpCharClass:
		var one []needle
		for i := 0; i < len(r.Rune); i += 2 {
			for c := r.Rune[i]; c <= r.Rune[i+1]; c++ {
				if one = append(one, needle{text: string(c)}); len(one) > mostNeedles/2 || c == utf8.RuneError {
					return nil
				}
			}
		}
		return [][]needle{one}
	case syntax.OpCapture, syntax.OpPlus:
		return within(r.Sub[0])
	case syntax.OpRepeat:
		if r.Min > 0 {
			return within(r.Sub[0])
		}
	case syntax.OpConcat:
		for _, part := range r.Sub {
			all = append(all, within(part)...)
		}
		return all
	case syntax.OpAlternate:
		var any []needle
		for _, way := range r.Sub {
			parts := within(way)
			if len(parts) == 0 {
				return nil
			}
			any = append(any, slices.MaxFunc(parts, func(a, b []needle) int { return shortest(a) - shortest(b) })...)
		}
		if len(any) <= mostNeedles {
			return [][]needle{any}
		}
	}
	return nil
}

func shortest(any []needle) int {
	return len(slices.MinFunc(any, func(a, b needle) int { return len(a.text) - len(b.text) }).text)
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// in reports whether a text may hold one of each list.
func (n needles) in(s string) bool {
	for len(n) > 0 {
		found := false
		any := int(n[0])
		n = n[1:]
		for range any {
			size, fold := int(n[0]&^foldBit), n[0]&foldBit != 0
			text := string(n[1 : 1+size])
			n = n[1+size:]
			found = found || !fold && strings.Contains(s, text) || fold && holdsFolded(s, text)
		}
		if !found {
			return false
		}
	}
	return true
}

// holdsFolded reports whether a text may hold another in large or small letters. Letters beyond
// ASCII may be other forms of some within, such as the Kelvin sign of k, so that a text with one
// may.
func holdsFolded(s, text string) bool {
	first, last := text[0]|0x20, text[len(text)-1]|0x20
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return true
		}
		if end := i + len(text); c|0x20 == first && end <= len(s) && s[end-1]|0x20 == last && strings.EqualFold(s[i:end], text) {
			return true
		}
	}
	return false
}
