// Package chunker says where a chunk of a draft ends.
//
// A [Boundary] looks at the chunk drafted so far and says whether it is
// complete. [Line] cuts at line ends, [Step] at blank lines, the steps of a list
// and equations, [Paragraph] at blank lines alone, [Sentence] at the ends of sentences;
// all of them where a reasoning model ends its thoughts. [AtMost] puts a limit to
// any of them. [Doubt] cuts where the model becomes unsure, [Tokens] behind so
// many tokens.
//
//	draft := ""
//	for token := range tokens {
//		if draft += token; chunker.Step(draft) {
//			judge(draft)
//			draft = ""
//		}
//	}
//
// Three laws hold for all of them. The chunks of a text, put together, are the
// text. A boundary depends on the text of its chunk alone, so it falls in the same
// place however the stream arrives, as long as every position is asked about;
// [End] asks about those inside a token. No chunk ends inside a character, a
// number, a code fence or code span, a formula, a table or a JSON value.
//
// The one exception to the last law: what is open does not hold back the end of a
// chunk for ever. A chunk of more than 8 kB ends with its line, whatever is open,
// or anywhere if that line is longer than 1 kB. The next chunk is read as if
// nothing were open.
//
// A construct is known by how it begins. Not known is the first cell of a table
// without a bar in front of its rows, and a single $ that nothing closes on its
// line was an amount of money.
//
// Asking once per token costs time linear in the text. Most positions are
// rejected by their last character. The others cost a look over the chunk, and
// are then the end of it, unless a construct is open; then the look at the next
// line end goes on from there.
package chunker

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Boundary reports whether the chunk drafted so far is complete. It is asked
// once per token, with all of the chunk.
type Boundary func(text string) bool

// Line ends a chunk with its line: the chunks of the built-in model. A construct
// that goes on in the next line goes on in the chunk.
func Line(text string) bool {
	if text == "" {
		return false
	}
	switch text[len(text)-1] { // which rules most positions out
	case '\n':
		return !held(text)
	case '>', ']', "▷"[2]:
		return closesThought(text)
	}
	return false
}

// Paragraph ends a chunk at a blank line.
func Paragraph(text string) bool {
	if closesThought(text) || overlong(text) {
		return true
	}
	return strings.HasSuffix(text, "\n") && !blank(text) && strings.TrimSpace(lastLine(text)) == "" && !held(text)
}

// AtMost ends a chunk where b does, or else after n bytes, at the end of a
// character. A number is waited for up to 64 bytes.
func AtMost(n int, b Boundary) Boundary {
	return func(text string) bool {
		if b(text) {
			return true
		}
		if len(text) < max(n, 1) || !wholeCharacter(text) {
			return false
		}
		if n := numberBehind(text); n > 0 && n < maxNumber {
			return false
		}
		return !held(text)
	}
}

// maxNumber bounds the bytes that [AtMost] waits for the end of a number.
const maxNumber = 64

// wholeCharacter reports whether text does not end in the middle of a UTF-8
// sequence. Bytes that are no UTF-8 at all count as characters.
func wholeCharacter(text string) bool {
	for i := 1; i <= min(len(text), utf8.UTFMax); i++ {
		if c := text[len(text)-i]; utf8.RuneStart(c) {
			return c < utf8.RuneSelf || utf8.FullRuneInString(text[len(text)-i:])
		}
	}
	return true
}

// numberBehind is the length of the number that text ends in and that may go on
// (3, 3., 1,), in bytes; 0 if it ends in none. It looks no further than it has to.
func numberBehind(text string) int {
	digits, joined := false, false
	n := 0
	for n < min(len(text), maxNumber) {
		r, size := utf8.DecodeLastRuneInString(text[:len(text)-n])
		joins := strings.ContainsRune(joiners, r)
		if !unicode.IsDigit(r) && (!joins || joined) {
			break
		}
		n += size
		joined = joins
		digits = digits || !joins
	}
	if !digits {
		return 0
	}
	return n
}

// joiners may stand between the digits of a number, a time or a fraction.
const joiners = ".,:/'’٫٬\u00a0\u202f"

// End is the end of the first chunk of text that ends behind byte from, or -1
// if there is none yet. A stream of tokens is cut in the same places however it
// is divided when each arrival is asked about with from the length before it.
func End(text string, from int, b Boundary) int {
	for i := from; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		if i += size; b(text[:i]) {
			return i
		}
	}
	return -1
}

// Split cuts a whole text into its chunks. What is behind the last boundary is
// a chunk of its own.
func Split(text string, b Boundary) []string { return slices.Collect(chunks(text, b)) }

func chunks(text string, b Boundary) iter.Seq[string] {
	return func(yield func(string) bool) {
		for text != "" {
			end := End(text, 0, b)
			if end < 0 {
				end = len(text)
			}
			if !yield(text[:end]) {
				return
			}
			text = text[end:]
		}
	}
}
