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
	parts = map[string]int64{
		"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	}
	scales = map[string]int64{
		"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
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
	if word == "a" && s.peek() == ' ' { // a hundred
		probe := s
		probe.pos++
		if w := probe.word(); scales[w] > 0 {
			s, word, current, ok = probe, w, 1, true
		}
	}
	for {
		if v, known := small[word]; known {
			if ok && current%100 != 0 && !(v < 10 && current%10 == 0 && current%100 >= 20) {
				break // "seven eight" is two numbers
			}
			current, ok, end = current+v, true, s.pos
		} else if f, known := scales[word]; known && ok && current > 0 {
			if end = s.pos; f <= 100 {
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
	s.pos = end
	value := s.partOf(new(big.Rat).SetInt64(total + current))
	if negative {
		value.Neg(value)
	}
	n = located{Quantity{Value: value, Percent: s.percent()}, start, s.pos}
	return n, s.pos, true
}

// partOf reads what makes a fraction of a number written out: "one half", "three
// quarters", "two and a half".
func (s *scan) partOf(value *big.Rat) *big.Rat {
	probe := *s
	probe.skipSpace()
	if s.peek() == '-' {
		probe.pos++
	}
	word := probe.word()
	if word == "and" {
		probe.skipSpace()
		if probe.half() {
			*s = probe
			return value.Add(value, big.NewRat(1, 2))
		}
	}
	if part, ok := parts[strings.TrimSuffix(word, "s")]; ok || word == "halves" {
		if word == "halves" {
			part = 2
		}
		*s = probe
		return value.Quo(value, big.NewRat(part, 1))
	}
	return value
}

// negated reads the digits after "minus".
func (s scan) negated(start, next int) (located, int, bool) {
	n, end, ok := numberAt(s.text, s.pos, s.stated)
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
