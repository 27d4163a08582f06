package critic

import (
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
)

// Spotter is a critic that sees, while a chunk is being written and at no cost,
// that it has gone wrong, whatever follows. The loop then stops writing it.
type Spotter interface {
	Critic
	// Spots reports whether the chunk of k, which may break off anywhere, is seen
	// to hold a mistake.
	Spots(k Case) bool
}

// Spots reports whether one of the critics is a [Spotter] that sees a mistake.
func (c Cascade) Spots(k Case) bool {
	for _, one := range c {
		if s, ok := one.(Spotter); ok && s.Spots(k) {
			return true
		}
	}
	return false
}

// Spots implements [Spotter]: it sees an equation that does not hold as soon as
// its result is written, in prose with the word behind it, which may be a unit.
func (Computed) Spots(k Case) bool {
	if !worked(k.Prompt) {
		return spotsProse(k.Chunk)
	}
	line := k.Chunk[strings.LastIndexByte(k.Chunk, '\n')+1:]
	for _, end := range []string{"=", ",", arrow} {
		if text, ended := strings.CutSuffix(strings.TrimRight(line, " "), end); ended && !strings.Contains(text, arrow) {
			_, body := cutTag(text)
			reason, _ := wrongSide(body[strings.LastIndexByte(body, ',')+1:])
			return reason != ""
		}
	}
	text, ended := strings.CutSuffix(line, "+")
	return ended && !strings.Contains(text, arrow) && spotsSum(text[strings.LastIndexByte(text, ',')+1:])
}

// spotsSum reports whether an equation that goes on with a plus cannot hold any more: the
// sum behind a product or a quotient came to more than that before its end, or leaves a
// part of it that is no whole number.
func spotsSum(equation string) bool {
	_, body := cutTag(equation)
	c, err := readSides(body)
	if err != nil || len(c.sides) != 2 || c.sides[0].Op != '*' && c.sides[0].Op != '/' {
		return false
	}
	if c.said.Cmp(c.value) >= 0 && c.value.Sign() > 0 {
		return !slices.ContainsFunc(parts(c.sides[1]), func(p part) bool { return p.minus })
	}
	if _, found := astray(c.sides[0], c.sides[1]); found {
		return true
	}
	// Terms are taken off from the left, so that what is left is smaller than the place
	// that the last one came from. Another way may be right, but this model knows none.
	terms := parts(c.sides[1])
	last, err := terms[len(terms)-1].Value()
	if err != nil || !last.IsInt() || !c.value.IsInt() || !last.Num().IsInt64() {
		return false
	}
	place := int64(1)
	for place <= last.Num().Int64()/10 {
		place *= 10
	}
	rest := new(big.Rat).Sub(c.value, c.said)
	return c.sides[0].Op == '/' && rest.Cmp(big.NewRat(place, 1)) >= 0
}

func spotsProse(chunk string) bool {
	words := strings.TrimRight(chunk[:strings.LastIndexByte(chunk, ' ')+1], " ")
	if words == "" || !unicode.IsLetter(rune(words[len(words)-1])) {
		return false
	}
	return wrongEquation(arith.Read(words)) >= 0
}

// wrongSide is what is said of the first side of an equation that is not equal to
// those before, as far as the equation is written, and where it begins; empty if
// there is none, or no equation.
func wrongSide(equation string) (reason string, at int) {
	c, err := readSides(strings.TrimRight(equation, "=+ "))
	if err != nil {
		return "", 0
	}
	return c.wrong()
}
