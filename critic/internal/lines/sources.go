package lines

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/critic/internal/equation"
)

// This file says where the operands of a line about facts may come from.

// amount is a number of a clause. A word such as "half" is spelled out.
type amount struct {
	value *big.Rat
	word  bool
}

// factors are the words of a clause that stand for a number.
var factors = map[string]int64{
	"half": 2, "halves": 2, "halved": 2, "halve": 2, "halving": 2, "twice": 2,
	"double": 2, "doubles": 2, "doubled": 2, "doubling": 2,
	"triple": 3, "triples": 3, "tripled": 3, "tripling": 3, "third": 3, "thirds": 3,
	"quadruple": 4, "quadruples": 4, "quadrupled": 4, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
	"fifth": 5, "fifths": 5, "dozen": 12, "dozens": 12,
}

// ordinals are the factors that may also be a place in an order; they count
// only as "a third" or "2 thirds".
var ordinals = map[string]bool{"third": true, "quarter": true, "fourth": true, "fifth": true}

// quantities are the words and the whole numbers of a text.
func quantities(text string) []string {
	out := make([]string, 0, len(text)/4)
	begin, kind := 0, rune(0) // of what began there: '0' for digits, 'a' for letters, 0 for neither
	for i, c := range text + " " {
		next := rune(0)
		switch {
		case c >= '0' && c <= '9':
			next = '0'
		case unicode.IsLetter(c):
			next = 'a'
		}
		if next == kind {
			continue
		}
		if kind != 0 {
			out = append(out, text[begin:i])
		}
		begin, kind = i, next
	}
	return out
}

// amounts are the numbers of a clause, in order.
func amounts(clause string) []amount {
	var out []amount
	before := ""
	words := quantities(strings.ToLower(strings.ReplaceAll(clause, ",", "")))
	for i, w := range words {
		share := before == "a" || before == "one" || digits(before) > 0
		coins := w == "quarters" && (i+1 == len(words) || words[i+1] != "of")
		if n, ok := factors[w]; ok && (share || !ordinals[w]) && !coins {
			out = append(out, amount{value: arith.Whole(n), word: true})
		} else if digits(w) > 0 {
			v, _ := arith.Rational(w)
			out = append(out, amount{value: v})
		}
		before = w
	}
	return out
}

// sources are the numbers that the operands of a line may come from.
type sources struct {
	carried *big.Rat
	used    bool // the carried value was used
	again   bool // and may be used once more: 57/3=19,57-19=38
	given   []amount
	spent   []bool
	results []*big.Rat          // of this line, those not used yet
	renamed map[string]*big.Rat // what stands in the place of results that were corrected; nil for nothing
}

func newSources(carried *big.Rat, given []amount) *sources {
	return &sources{carried: carried, given: given, spent: make([]bool, len(given))}
}

// take uses up a source of a value: a result of this line, else the running
// value, else a number of the clause.
func (s *sources) take(v *big.Rat) bool {
	if i := slices.IndexFunc(s.results, func(r *big.Rat) bool { return arith.Same(r, v) }); i >= 0 {
		s.results = slices.Delete(s.results, i, i+1)
		return true
	}
	if s.carried != nil && !s.used && arith.Same(s.carried, v) {
		s.used = true
		return true
	}
	for i, a := range s.given {
		if !s.spent[i] && arith.Same(a.value, v) {
			s.spent[i] = true
			return true
		}
	}
	if s.again && arith.Same(s.carried, v) {
		s.again = false
		return true
	}
	return false
}

// missing is the source that an operand without one should have been: the
// running value if it was not used, the one number of the clause that is left.
func (s *sources) missing(first bool) *big.Rat {
	if first && s.carried != nil && !s.used {
		return s.carried
	}
	var only *big.Rat
	for i, a := range s.given {
		if !s.spent[i] {
			if only != nil {
				return nil
			}
			only = a.value
		}
	}
	return only
}

// equation checks one equation of a line and uses up its sources. at is where in
// the equation the mistake begins.
func (s *sources) equation(c *equation.Chain) (reason, fixed string, at int) {
	operands := c.Operands()
	if len(operands) == 1 {
		reason, fixed = s.statement(c)
		return reason, fixed, 0
	}
	before := s.used
	for i, v := range operands {
		if len(s.renamed) > 0 {
			operands[i] = cmp.Or(s.renamed[v.String()], v)
		}
		if s.take(operands[i]) {
			continue
		}
		if reason == "" {
			reason = fmt.Sprintf("%s is neither the result before nor a number of this fact", arith.String(v))
		}
		source := s.missing(i == 0)
		if source == nil || !s.take(source) {
			return reason, "", 0
		}
		operands[i] = source
	}
	op := c.Sides[0].Op
	s.again = s.again || s.used && !before && (op == '/' || op == '*')
	if because := s.order(operands, op); because != "" && reason == "" {
		return because, "", 0
	}
	if reason == "" {
		reason, at = c.Wrong()
	}
	fixed, value := arith.Work(operands[0], op, operands[1])
	if fixed == "" {
		value = c.Value
		if reason != "" {
			return reason, "", at
		}
	}
	if !arith.Same(c.Said, value) {
		if s.renamed == nil {
			s.renamed = map[string]*big.Rat{}
		}
		s.renamed[c.Said.String()] = value
	}
	s.results = append(s.results, value)
	if reason == "" && !slices.EqualFunc(operands, c.Operands(), arith.Same) {
		reason = "it goes on from a result that is corrected"
	}
	return reason, fixed, at
}

// statement checks a number that stands alone: the first quantity.
func (s *sources) statement(c *equation.Chain) (reason, fixed string) {
	if s.carried != nil {
		return fmt.Sprintf("the running value %s is dropped", arith.String(s.carried)), ""
	}
	v := c.Operands()[0]
	if len(c.Sides) > 1 || !s.take(v) {
		reason = fmt.Sprintf("%s is not a number of this fact", arith.String(v))
		source := s.missing(false)
		if source == nil || !s.take(source) {
			return reason, ""
		}
		v = source
	}
	s.results = append(s.results, v)
	return reason, arith.String(v)
}

// order says so if the running value is taken from or shared out of something
// else: 13-55 where 55 is what there was.
func (s *sources) order(operands []*big.Rat, op byte) string {
	if s.carried == nil || op != '-' && op != '/' || arith.Same(operands[0], s.carried) || !arith.Same(operands[1], s.carried) {
		return ""
	}
	for _, a := range s.given {
		if arith.Same(a.value, operands[1]) {
			return "" // the same number is a number of the fact
		}
	}
	return fmt.Sprintf("the running value %s stands on the wrong side", arith.String(s.carried))
}

// left says what was not used at the end of a line.
func (s *sources) left(tag int) string {
	switch i := slices.Index(s.spent, false); {
	case s.carried != nil && !s.used:
		return fmt.Sprintf("the running value %s is not used", arith.String(s.carried))
	case i >= 0:
		return fmt.Sprintf("%s of #%d is not used", arith.String(s.given[i].value), tag)
	case len(s.results) > 1:
		return fmt.Sprintf("the result %s is not used", arith.String(s.results[0]))
	}
	return ""
}
