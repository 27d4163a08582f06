package critic

import (
	"math/big"
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
// its result is written, in prose with the word behind it, which may be a unit. In worked
// lines it also sees a product or a quotient that is not taken apart as the format does, and an
// operation that is none of what is left of the expression.
func (Computed) Spots(k Case) bool {
	if !worked(k.Prompt) {
		return spotsProse(k.Chunk)
	}
	line := k.Chunk[strings.LastIndexByte(k.Chunk, '\n')+1:]
	if first, ended := strings.CutSuffix(line, "="); ended && !strings.Contains(first, "=") {
		return k.spotsOperation(first)
	}
	for _, end := range []string{"=", ",", arrow} {
		if text, ended := strings.CutSuffix(strings.TrimRight(line, " "), end); ended && !strings.Contains(text, arrow) {
			_, body := cutTag(text)
			reason, _ := wrongSide(body[strings.LastIndexByte(body, ',')+1:])
			return reason != ""
		}
	}
	return !strings.Contains(line, arrow) && spotsSum(line[strings.LastIndexByte(line, ',')+1:])
}

// spotsOperation reports whether the operation that a line begins with is none of what is left.
func (k Case) spotsOperation(text string) bool {
	r, ok := k.lines().(*rewriting)
	if !ok {
		return false
	}
	follow(r, k.Accepted+k.Chunk)
	return len(r.left()) > 0 && r.find(terms(text)) < 0
}

// spotsSum reports whether an equation that goes on with one more term, of the sign of all that
// stand behind a product or a quotient, has gone wrong: they have come to all of it before their
// end, leave a part of it that is no whole number, or skip a place.
func spotsSum(equation string) bool {
	sign := 1
	text, ended := strings.CutSuffix(equation, "+")
	if !ended {
		sign = -1
		if text, ended = strings.CutSuffix(equation, "-"); !ended {
			return false
		}
	}
	_, body := cutTag(text)
	c, err := readSides(body)
	if err != nil || len(c.sides) != 2 || c.sides[0].Op != '*' && c.sides[0].Op != '/' || c.value.Sign() != sign {
		return false
	}
	terms := parts(c.sides[1])
	for _, t := range terms {
		if v, err := t.signed(); err != nil || v.Sign() != sign {
			return false
		}
	}
	if c.said.Cmp(c.value)*sign >= 0 {
		return true
	}
	_, found := astray(c.sides[0], c.sides[1])
	return found || c.sides[0].Op == '/' && skipsPlace(terms[len(terms)-1], new(big.Rat).Sub(c.value, c.said))
}

// skipsPlace reports whether more is left of a quotient than a place to the right of its
// last term can hold. The worked format takes quotients apart by their leading digits, so
// that behind 270/27 of 3672/27 at most 9 may be left; other ways are right but not its own.
func skipsPlace(last part, rest *big.Rat) bool {
	v, err := last.Value()
	if err != nil || !v.IsInt() || !v.Num().IsInt64() {
		return false
	}
	place := int64(1)
	for place <= v.Num().Int64()/10 {
		place *= 10
	}
	return rest.Cmp(big.NewRat(place, 1)) >= 0
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
