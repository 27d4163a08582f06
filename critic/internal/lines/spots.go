package lines

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/equation"
	"github.com/seed-25a395fc/reason/critic/internal/form"
)

// Spots reports whether the line that a chunk ends with, which may break off anywhere, is seen to
// hold a mistake. judge makes that of the lines, before the first: it is not needed of most.
func Spots(judge func() Judge, accepted, chunk string) bool {
	line := chunk[strings.LastIndexByte(chunk, '\n')+1:]
	if first, ended := strings.CutSuffix(line, "="); ended && !strings.Contains(first, "=") {
		r, ok := judge().(*rewriting)
		return ok && r.spots(accepted+chunk, first)
	}
	for _, end := range []string{"=", ",", form.Arrow} {
		if text, ended := strings.CutSuffix(strings.TrimRight(line, " "), end); ended && !strings.Contains(text, form.Arrow) {
			_, body := form.CutTag(text)
			reason, _ := equation.WrongSide(body[strings.LastIndexByte(body, ',')+1:])
			return reason != ""
		}
	}
	return !strings.Contains(line, form.Arrow) && spotsSum(line[strings.LastIndexByte(line, ',')+1:])
}

// spots reports whether the operation that a line begins with is none of what a text leaves.
func (r *rewriting) spots(text, operation string) bool {
	follow(r, text)
	return len(r.left()) > 0 && r.find(terms(operation)) < 0
}

// spotsSum reports whether an equation that goes on with one more term, of the sign of all that
// stand behind a product or a quotient, has gone wrong: they have come to all of it before their
// end, leave a part of it that is no whole number, or skip a place.
func spotsSum(said string) bool {
	sign := 1
	text, ended := strings.CutSuffix(said, "+")
	if !ended {
		sign = -1
		if text, ended = strings.CutSuffix(said, "-"); !ended {
			return false
		}
	}
	_, body := form.CutTag(text)
	c, err := equation.ReadSides(body)
	if err != nil || len(c.Sides) != 2 || c.Sides[0].Op != '*' && c.Sides[0].Op != '/' || c.Value.Sign() != sign {
		return false
	}
	terms := equation.Parts(c.Sides[1])
	for _, t := range terms {
		if v, err := t.Signed(); err != nil || v.Sign() != sign {
			return false
		}
	}
	if c.Said.Cmp(c.Value)*sign >= 0 {
		return true
	}
	_, found := equation.Astray(c.Sides[0], c.Sides[1])
	return found || c.Sides[0].Op == '/' && skipsPlace(terms[len(terms)-1], new(big.Rat).Sub(c.Value, c.Said))
}

// skipsPlace reports whether more is left of a quotient than a place to the right of its
// last term can hold. The worked format takes quotients apart by their leading digits, so
// that behind 270/27 of 3672/27 at most 9 may be left; other ways are right but not its own.
func skipsPlace(last equation.Part, rest *big.Rat) bool {
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
