package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

var (
	tagOrNumber = regexp.MustCompile(`#\d+:|\d+`)
	// oneOperation is a line such as #1:12*#2:7=10*7+2*7=84: two operands and a result.
	oneOperation = regexp.MustCompile(`^(#\d+:)?(\d+)([-+*/])(#\d+:)?(\d+)=(?:.*=)?\d+$`)
)

// mistake is a line that is wrong in the place of line k of a solution, "" where none was
// found. It has another number, operation or operand, leaves something out, or comes too early.
func mistake(rng *rand.Rand, reading string, steps []string, k int) string {
	line := steps[k]
	for range 8 {
		var wrong string
		switch u := rng.Float64(); {
		case u < .45:
			wrong = otherNumber(rng, line)
		case u < .65:
			wrong = otherOperation(rng, line)
		case u < .82:
			wrong = otherOperand(rng, line, reading+"\n"+strings.Join(steps[:k], "\n"))
		case u < .90:
			wrong = leftOut(rng, line)
		default:
			wrong = otherLine(rng, steps, k)
		}
		if wrong != "" && wrong != line && !doesLater(wrong, steps[k:]) {
			return wrong
		}
	}
	return ""
}

// doesLater reports whether one of the steps works out what a line does: it may come first.
func doesLater(line string, steps []string) bool {
	return slices.ContainsFunc(steps, func(step string) bool {
		return step == line || operation(step) == operation(line) && result(step) == result(line)
	})
}

func result(line string) string { return line[strings.LastIndexByte(line, '=')+1:] }

// otherNumber changes a number, mostly wherever it stands from there on.
func otherNumber(rng *rand.Rand, line string) string {
	spans := numbers(line)
	if len(spans) == 0 {
		return ""
	}
	first := rng.IntN(len(spans))
	if rng.IntN(2) == 0 { // most slips are in what is worked out
		if end := strings.Index(line, prompts.WorkedArrow); end > 0 {
			for i, s := range spans {
				if s[0] < end {
					first = i
				}
			}
		} else {
			first = len(spans) - 1
		}
	}
	old := line[spans[first][0]:spans[first][1]]
	other, everywhere := slip(rng, old), rng.IntN(10) < 7
	var b strings.Builder
	done := 0
	for i, s := range spans {
		if i == first || i > first && everywhere && line[s[0]:s[1]] == old {
			b.WriteString(line[done:s[0]] + other)
			done = s[1]
		}
	}
	return b.String() + line[done:]
}

// numbers are where the numbers of a text stand that are no tags.
func numbers(text string) (spans [][]int) {
	for _, s := range tagOrNumber.FindAllStringIndex(text, -1) {
		if text[s[0]] != '#' {
			spans = append(spans, s)
		}
	}
	return spans
}

// slip is a number with another digit, one more or less, two that are exchanged, or one off by 1 or 10.
func slip(rng *rand.Rand, number string) string {
	b := []byte(number)
	i := rng.IntN(len(b))
	n, err := strconv.Atoi(number)
	switch u := rng.IntN(10); {
	case u < 3 && err == nil:
		return strconv.Itoa(max(n+[]int{-10, -1, 1, 10}[rng.IntN(4)], 0))
	case u < 7:
		b[i] = byte('0' + rng.IntN(10))
	case u == 7 && i > 0:
		b[i-1], b[i] = b[i], b[i-1]
	case u == 8 && len(b) > 1:
		b = slices.Delete(b, i, i+1)
	default:
		b = slices.Insert(b, i, byte('0'+rng.IntN(10)))
	}
	for len(b) > 1 && b[0] == '0' { // it would be the same number
		b = b[1:]
	}
	return string(b)
}

// otherOperation works out another operation of the same numbers, or writes another sign.
func otherOperation(rng *rand.Rand, line string) string {
	if m := oneOperation.FindStringSubmatch(line); m != nil {
		return operated(m[1]+m[2], "+-*/"[rng.IntN(4)], m[4]+m[5])
	}
	var signs []int
	for i := range len(line) {
		if strings.IndexByte("+-*/()", line[i]) >= 0 {
			signs = append(signs, i)
		}
	}
	if len(signs) == 0 {
		return ""
	}
	i := signs[rng.IntN(len(signs))]
	if line[i] == '(' || line[i] == ')' {
		return line[:i] + line[i+1:]
	}
	return line[:i] + string("+-*/"[rng.IntN(4)]) + line[i+1:]
}

// operated is the line of one operation of operands that may have tags; "" where it has no
// whole result that is not negative.
func operated(left string, op byte, right string) string {
	value := func(x string) int { n, _ := strconv.Atoi(x[strings.IndexByte(x, ':')+1:]); return n }
	a, b := value(left), value(right)
	if op == '/' && (b == 0 || a%b != 0) || op == '-' && a < b {
		a, b, left, right = b, a, right, left
	}
	n := 0
	switch {
	case op == '+':
		n = a + b
	case op == '-' && a >= b:
		n = a - b
	case op == '*':
		n = a * b
	case op == '/' && b > 0 && a%b == 0:
		n = a / b
	default:
		return ""
	}
	return left + string(op) + right + "=" + strconv.Itoa(n)
}

var operand = regexp.MustCompile(`#\d+:(?:\d+)?|\d+`)

// otherOperand takes another number of what stands before in the place of an operand.
func otherOperand(rng *rand.Rand, line, before string) string {
	m := oneOperation.FindStringSubmatch(line)
	known := operand.FindAllString(before, -1)
	if m == nil || len(known) == 0 {
		return ""
	}
	other := known[rng.IntN(len(known))]
	if strings.HasSuffix(other, ":") { // the tag of a clause, not of a number
		return ""
	}
	left, right := m[1]+m[2], m[4]+m[5]
	if rng.IntN(2) == 0 {
		left = other
	} else {
		right = other
	}
	return operated(left, m[3][0], right)
}

// leftOut leaves a part of a line out: an operator and its number, a digit, or its end.
func leftOut(rng *rand.Rand, line string) string {
	spans := numbers(line)
	if len(spans) < 3 {
		return ""
	}
	s := spans[1+rng.IntN(len(spans)-1)]
	if strings.IndexByte("+-*/", line[s[0]-1]) >= 0 {
		return line[:s[0]-1] + line[s[1]:]
	}
	i := s[0] + rng.IntN(s[1]-s[0])
	if s[1]-s[0] == 1 {
		return ""
	}
	return line[:i] + line[i+1:]
}

// otherLine is another line of the solution, or the answer where there is more to do.
func otherLine(rng *rand.Rand, steps []string, k int) string {
	last := steps[len(steps)-1]
	if k == len(steps)-1 {
		if k == 0 {
			return ""
		}
		return steps[k-1]
	}
	if at := strings.LastIndex(last, "ans "); at >= 0 && k > 0 && rng.IntN(2) == 0 {
		if n := result(steps[k-1]); tagOrNumber.FindString(n) == n {
			return last[:at] + "ans " + n
		}
	}
	return steps[min(k+1+rng.IntN(2), len(steps)-1)]
}
