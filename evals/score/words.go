package score

import (
	"math/big"
	"strings"
)

var (
	small = map[string]int64{
		"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
		"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
		"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
		"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	scales = map[string]int64{
		"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	}
)

// words reads a number written out, such as "minus two hundred and forty-two".
// It stands at the start of a word.
func (s scan) words() (n located, next int, ok bool) {
	start := s.pos
	first := s.word()
	next = s.pos
	negative := first == "minus" || first == "negative"
	if negative {
		s.skipSpace()
		if isDigit(s.peek()) || s.peek() == '$' {
			return s.negated(start, next)
		}
		first = s.word()
	}
	total, current, ok := int64(0), int64(0), false
	word, end := first, s.pos
	for {
		if v, known := small[word]; known {
			if ok && current%100 != 0 && !(v < 10 && current%10 == 0 && current%100 >= 20) {
				break // "seven eight" is two numbers
			}
			current, ok, end = current+v, true, s.pos
		} else if f, known := scales[word]; known && ok && current > 0 {
			if end = s.pos; f == 100 {
				current *= f
			} else {
				total, current = total+current*f, 0
			}
		} else if word != "and" || !ok || current%100 != 0 {
			break
		}
		if total > 1e15 || current > 1e15 {
			return n, next, false
		}
		if c := s.peek(); c != ' ' && c != '-' {
			break
		}
		s.pos++
		word = s.word()
	}
	if !ok {
		return n, next, false
	}
	value := new(big.Rat).SetInt64(total + current)
	if negative {
		value.Neg(value)
	}
	s.pos = end
	n = located{Quantity{Value: value, Percent: s.percent()}, start, s.pos}
	return n, s.pos, true
}

// negated reads the digits after "minus".
func (s scan) negated(start, next int) (located, int, bool) {
	n, end, ok := numberAt(s.text, s.pos)
	if !ok {
		return n, next, false
	}
	n.Value.Neg(n.Value)
	n.start = start
	return n, end, true
}

// fold makes texts comparable: single spaces, no case, no quotes or final point.
func fold(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	text = strings.TrimSuffix(text, ".")
	return strings.ToLower(strings.Trim(text, "\"'`“”‘’*"))
}
