package problems

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// Operand is a number in a line of a word problem.
type Operand struct {
	// Value is the number; its decimals end.
	Value *big.Rat
	// Tag counts the number among those of the question, from 1. It is 0 for the
	// result of a line before and for a number that the question does not state.
	Tag int
}

func (o Operand) String() string {
	if o.Tag > 0 {
		return prompts.WorkedTag(o.Tag) + Decimal(o.Value)
	}
	return Decimal(o.Value)
}

// maxPlaces bounds the decimals of a number in a word problem.
const maxPlaces = 4

// Decimal writes a number without rounding, "" if it has more than four decimals.
func Decimal(v *big.Rat) string {
	if v.IsInt() {
		return v.Num().String()
	}
	s := v.FloatString(maxPlaces)
	if back, ok := new(big.Rat).SetString(s); !ok || back.Cmp(v) != 0 {
		return ""
	}
	return strings.TrimRight(s, "0")
}

// WordLine is the line of a solution that works out a op b, where op is one of
// + - * /, and its result. Whole numbers up to MaxValue are worked out as in the
// other families (47*38=47*30+47*8=1410+376=1786). It reports false where there
// is no result with at most four decimals.
func WordLine(a Operand, op byte, b Operand) (line string, result *big.Rat, ok bool) {
	v := new(big.Rat)
	switch op {
	case '+':
		v.Add(a.Value, b.Value)
	case '-':
		v.Sub(a.Value, b.Value)
	case '*':
		v.Mul(a.Value, b.Value)
	case '/':
		if b.Value.Sign() == 0 {
			return "", nil, false
		}
		v.Quo(a.Value, b.Value)
	default:
		return "", nil, false
	}
	head := a.String() + string(op) + b.String()
	x, xok := small(a.Value)
	y, yok := small(b.Value)
	if _, vok := small(v); xok && yok && vok {
		worked, _ := chain(x, op, y)
		_, rest, _ := strings.Cut(worked, "=")
		return head + "=" + rest, v, true
	}
	text := Decimal(v)
	if text == "" || Decimal(a.Value) == "" || Decimal(b.Value) == "" || len(text) > 9 {
		return "", nil, false
	}
	return head + "=" + text, v, true
}

// Operation is left, one of + - * /, right. An operand is n1, the first number of
// a question; r1, the result of the first operation; or a number in digits.
type Operation [3]string

// WordSteps works operations out with the numbers of a question: the lines of the
// solution, the last of which states the answer, and the result of each operation.
// It reports false where a result has more than four decimals.
func WordSteps(numbers []*big.Rat, work []Operation) (lines []string, results []*big.Rat, ok bool) {
	find := func(name string) Operand {
		i, _ := strconv.Atoi(name[1:])
		switch name[0] {
		case 'n':
			return Operand{Value: numbers[i-1], Tag: i}
		case 'r':
			return Operand{Value: results[i-1]}
		}
		v, _ := new(big.Rat).SetString(name)
		return Operand{Value: v}
	}
	for _, o := range work {
		line, v, ok := WordLine(find(o[0]), o[1][0], find(o[2]))
		if !ok {
			return nil, nil, false
		}
		lines, results = append(lines, line), append(results, v)
	}
	answer := prompts.WorkedTag(len(numbers)+1) + prompts.WorkedAnswer + Decimal(results[len(results)-1])
	return append(lines, answer), results, true
}

// small is a whole number from 0 to MaxValue.
func small(v *big.Rat) (int, bool) {
	if !v.IsInt() || v.Sign() < 0 || v.Cmp(big.NewRat(MaxValue, 1)) > 0 {
		return 0, false
	}
	return int(v.Num().Int64()), true
}
