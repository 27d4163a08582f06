package problems

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// fixed is a number with four decimals, in ten-thousandths.
type fixed int64

// unit is the fixed number 1.
const unit fixed = 10000

func whole(n int) fixed { return fixed(n) * unit }

func (v fixed) isWhole() bool { return v%unit == 0 }

// int is the whole part.
func (v fixed) int() int { return int(v / unit) }

func (v fixed) rat() *big.Rat { return big.NewRat(int64(v), int64(unit)) }

// digits counts the significant digits.
func (v fixed) digits() int { return significant(int(v)) }

// quantity is a number of a tale: its name is the letter of a number that the text
// states, r1 for the first result, or digits for what a reader knows.
type quantity struct {
	name  string
	value fixed
}

// constant is a number that stands in no digits of the text.
func constant(n int) quantity { return quantity{strconv.Itoa(n), whole(n)} }

func resultName(i int) string { return "r" + strconv.Itoa(i+1) }

// tally is a word problem in the making: its text, with {A} to {Z} for numbers and
// the fields of castRate, and the operations that solve it.
type tally struct {
	r       *rng
	operand int // bounds plain numbers
	text    string
	values  []fixed // by letter
	ops     []Operation
	results []fixed
	failed  bool // a number does not come out
}

// put gives a number that the text states its letter, in braces.
func (t *tally) put(v fixed) string { return "{" + t.given(v).name + "}" }

// given is a number that the text states.
func (t *tally) given(v fixed) quantity {
	t.values = append(t.values, v)
	return t.nth(len(t.values) - 1)
}

// nth is the number that was given as number i, from 0.
func (t *tally) nth(i int) quantity { return quantity{string(rune('A' + i)), t.values[i]} }

// slot is the place of a quantity in the text.
func (q quantity) slot() string { return "{" + q.name + "}" }

// do works out a op b, at most once. Once something is that itself.
func (t *tally) do(a quantity, op byte, b quantity) quantity {
	if op == '*' && b.value == unit {
		return a
	}
	if i := slices.Index(t.ops, Operation{a.name, string(op), b.name}); i >= 0 {
		return quantity{resultName(i), t.results[i]}
	}
	v, ok := calculate(a.value, op, b.value)
	t.failed = t.failed || !ok
	t.ops, t.results = append(t.ops, Operation{a.name, string(op), b.name}), append(t.results, v)
	return quantity{resultName(len(t.ops) - 1), v}
}

// work works out operations such as A*B;r1-C. Letters count from the base-th number of
// the text; r1 is the first result here, r the latest, T and U are the targets. A
// quotient A:B counts things, so that it must be whole.
func (t *tally) work(operations string, base int, targets ...quantity) quantity {
	var results []quantity
	find := func(name string) quantity {
		switch c := name[0]; {
		case c == 'T' || c == 'U':
			return targets[c-'T']
		case name == "r":
			return results[len(results)-1]
		case c == 'r':
			return results[name[1]-'1']
		case c >= 'A' && c <= 'Z':
			return t.nth(base + int(c-'A'))
		}
		n, _ := strconv.Atoi(name)
		return constant(n)
	}
	for o := range strings.SplitSeq(operations, ";") {
		at := strings.IndexAny(o, "+-*/:")
		if at < 0 {
			return find(o)
		}
		op := o[at]
		if op == ':' {
			op = '/'
		}
		r := t.do(find(o[:at]), op, find(o[at+1:]))
		t.failed = t.failed || o[at] == ':' && !r.value.isWhole()
		results = append(results, r)
	}
	return results[len(results)-1]
}

// rateTail goes on from an amount T, or from two, T and U: what is said, with an @ for
// each of its numbers, their kinds and what is worked out.
type rateTail struct{ text, numbers, work string }

// follow draws the numbers of a tail and works it out: its text and what it comes to.
func (t *tally) follow(tail rateTail, targets ...quantity) (text string, result quantity) {
	base := len(t.values)
	t.drawAll(tail.numbers)
	result = t.work(tail.work, base, targets...)
	text = linked(t.r, tail.text)
	for i := base; i < len(t.values); i++ {
		text = strings.Replace(text, "@", t.nth(i).slot(), 1)
	}
	return text, result
}

// The largest value whose arithmetic is shown, and the largest that is worked out at
// all: larger ones only by steps that are known by heart.
const (
	largestShown = fixed(MaxValue) * unit
	largestRate  = 99999 * unit
)

// calculate is a op b if that is above zero and can be worked out: with cents at
// most, and with factors short enough.
func calculate(a fixed, op byte, b fixed) (v fixed, ok bool) {
	switch op {
	case '+':
		v = a + b
	case '-':
		v = a - b
	case '*':
		if a*b%unit != 0 {
			return 0, false
		}
		v = a * b / unit
	case '/':
		if b == 0 || a*unit%b != 0 {
			return 0, false
		}
		v = a * unit / b
	}
	if v <= 0 || v > largestRate || v%100 != 0 {
		return 0, false
	}
	exact := a.isWhole() && b.isWhole() && v.isWhole()
	switch {
	case op == '+' || op == '-' || b == unit:
		return v, true
	case exact && max(a, v) <= largestShown:
		return v, true
	case op == '*':
		return v, a.digits()+b.digits() <= 4 && (exact || min(a.digits(), b.digits()) == 1)
	}
	return v, v.digits()+b.digits() <= 4 && (exact && b.digits() == 1 || min(v.digits(), b.digits()) == 1)
}

// numbered puts the letters in the order of the text: the numbers, and the name that
// an operand has among them.
func (t *tally) numbered(order []string) (numbers []*big.Rat, name func(string) string) {
	for _, letter := range order {
		numbers = append(numbers, t.values[letter[0]-'A'].rat())
	}
	return numbers, func(operand string) string {
		if i := slices.Index(order, operand); i >= 0 {
			return "n" + strconv.Itoa(i+1)
		}
		return operand
	}
}
