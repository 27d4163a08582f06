package wordproblem

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/prompts"
)

// Constants are the numbers that stand in no digits of a text: twice, thirds,
// days of a week, dozens, months, hours, minutes, percent.
var Constants = strings.Fields("1 2 3 4 5 6 7 8 10 12 24 25 30 31 52 60 100 365 1000 0.5 0.25 0.1 0.01 0.05")

// OperandText is an operand with its tag, if it has one.
func OperandText(tag string, v *big.Rat) string {
	if tag == "" {
		return arith.String(v)
	}
	return "#" + tag + ":" + arith.String(v)
}

// Decimal is the result of an operation, rounded to four decimals.
func Decimal(a *big.Rat, op byte, b *big.Rat) string {
	v, _ := arith.Rational(arith.Result(a, op, b).FloatString(4))
	return arith.String(v)
}

// StatedAnswer is the answer that a line states; ok is false for a line that states none.
func StatedAnswer(line string) (answer string, ok bool) {
	if behind, tagged := strings.CutPrefix(line, "#"); tagged {
		n := digits(behind)
		if n == 0 || !strings.HasPrefix(behind[n:], ":") {
			return "", false
		}
		line = strings.TrimLeft(behind[n+1:], " \t\n\f\r")
	}
	answer, ok = strings.CutPrefix(line, prompts.WorkedAnswer)
	if !ok || strings.Contains(answer, "\n") {
		return "", false
	}
	return answer, true
}
