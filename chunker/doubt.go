package chunker

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Doubt ends a chunk early where confidence drops, so that a critic looks before
// more is written: when the mean ln P of the last window tokens is below
// ln(below), at the next place where a chunk may end. That is behind white space
// or a mark that parts sentences or their parts.
//
// A low mean over a window tells weak reasoning better than a mean over all of it
// (Fu et al. 2025, arXiv:2508.15260).
func Doubt(window int, below float64) func(text string, logprobs []float32) bool {
	least := math.Log(below) * float64(window)
	return func(text string, logprobs []float32) bool {
		if window < 1 || len(logprobs) < window {
			return false
		}
		var sum float64
		for _, lp := range logprobs[len(logprobs)-window:] {
			sum += float64(lp)
		}
		return sum < least && mayEnd(text)
	}
}

// mayEnd reports whether a text may be cut behind its last character.
func mayEnd(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	if !unicode.IsSpace(last) && !unicode.Is(unicode.STerm, last) && !strings.ContainsRune(",;:，；：、", last) {
		return false
	}
	return numberBehind(text) == 0 && !blank(text) && !held(text)
}

// Tokens ends a chunk early from n tokens on with its sentence or line, and from a
// quarter more on at the next place where a chunk may end: behind white space or a
// mark that parts sentences or their parts.
func Tokens(n int) func(text string, logprobs []float32) bool {
	return func(text string, logprobs []float32) bool {
		return len(logprobs) >= n && Sentence(text) || len(logprobs) >= n+n/4 && mayEnd(text)
	}
}
