package tokenizer

import "iter"

// A splitter cuts text into pre-tokens, the stretches inside which symbols may
// be merged. Its rules apply one after another, each to the pieces that the
// rules before it left.
type splitter []rule

// A rule looks at s[i:], which is not empty, and returns the end of the
// pre-token that begins at i, or ok = false and an end such that none begins in
// s[i:end]. In both cases end > i, and is no position inside a character. Text
// between pre-tokens is a piece of its own.
//
// The published rules are regular expressions. Here each is a hand-written
// scanner that looks at every character a bounded number of times, so hostile
// text cannot make it slow. Bytes that are not UTF-8 are characters of no class.
type rule func(s string, i int) (end int, ok bool)

// words yields the pre-tokens of text; none is empty.
func (sp splitter) words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if text != "" {
			sp.cut(text, yield)
		}
	}
}

func (sp splitter) cut(text string, yield func(string) bool) bool {
	if len(sp) == 0 {
		return yield(text)
	}
	apply, then := sp[0], sp[1:]
	gap := 0 // text[gap:i] holds no pre-token
	for i := 0; i < len(text); {
		end, ok := apply(text, i)
		if ok {
			if gap < i && !then.cut(text[gap:i], yield) || !then.cut(text[i:end], yield) {
				return false
			}
			gap = end
		}
		i = end
	}
	return gap == len(text) || then.cut(text[gap:], yield)
}
