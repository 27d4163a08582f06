package score

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
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
		"twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
	}
	scales = map[string]int64{
		"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	}
)

// mostSpoken bounds numbers that are written out.
const mostSpoken = 1e15

// words reads a number written out, such as "minus two hundred and forty-two".
// It stands at the start of a word.
func (s scan) words() (n located, next int, ok bool) {
	start := s.pos
	if value, ok := s.portion(); ok {
		return located{Quantity{Value: value, Percent: s.percent()}, start, s.pos}, s.pos, true
	}
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
	article, scaled := false, int64(0) // "a" before a scale; the scale that came last
	word, end := first, s.pos
	if word == "a" && s.peek() == ' ' { // a hundred
		probe := s
		probe.pos++
		if w := probe.word(); scales[w] > 0 {
			s, word, current, ok, article = probe, w, 1, true, true
		}
	}
	for {
		if v, known := small[word]; known {
			if ok && current%100 != 0 && !(v < 10 && current%10 == 0 && current%100 >= 20) {
				break // "seven eight" is two numbers
			}
			current, ok, end, scaled = current+v, true, s.pos, 0
		} else if f, known := scales[strings.TrimSuffix(word, "s")]; known && ok && current > 0 {
			if current > mostSpoken/f {
				return n, next, false
			}
			if end, scaled = s.pos, f; f <= 100 {
				current *= f
			} else {
				total, current = total+current*f, 0
			}
		} else if word != "and" || !ok || current%100 != 0 {
			break
		}
		if total > mostSpoken || current > mostSpoken {
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
	if n, ok := s.ordinal(); ok && current%100 >= 20 && current%10 == 0 {
		current += n
	}
	value := new(big.Rat).SetInt64(total + current)
	switch {
	case scaled > 0 && (article || scaled == scales["dozen"]): // "a million and a half"
		if part, ok := s.andPart(); ok {
			value.Add(value, part.Mul(part, big.NewRat(scaled, 1)))
		}
	case scaled == 0:
		s.partOf(value)
	}
	rest := s.remainder(value)
	s.cents(value)
	if negative {
		value.Neg(value)
	}
	n = located{Quantity{Value: value, Percent: s.percent(), Remainder: rest}, start, s.pos}
	return n, s.pos, true
}

// partOf reads what makes a fraction of a number written out, or adds one: "one
// half", "three quarters", "two and a half", "one and a half million".
func (s *scan) partOf(value *big.Rat) {
	if decimals, ok := s.spokenDecimals(); ok {
		value.Add(value, decimals)
		s.scale(value, false)
		return
	}
	if part, ok := s.andPart(); ok {
		value.Add(value, part)
		s.scale(value, false)
		return
	}
	probe := *s
	probe.skipSpace()
	if s.peek() == '-' {
		probe.pos++
	}
	part, ok := partOfOne(probe.word())
	if !ok {
		return
	}
	value.Quo(value, big.NewRat(part, 1))
	if m := ofScale.FindStringSubmatch(probe.ahead()); m != nil {
		probe.pos += len(m[0])
		value.Mul(value, big.NewRat(scales[strings.ToLower(m[1])], 1))
	}
	*s = probe
}

var ofScale = lazyregexp.New(`(?i)^ of (?:a|one) (` + scaleNames + `)\b`)

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

// fold makes texts comparable: single spaces, no case, no quotes or final point,
// and times of day written one way.
func fold(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	text = timeOfDay.ReplaceAllString(text, "$1 ${2}m")
	text = strings.TrimSuffix(text, ".")
	return strings.ToLower(strings.Trim(text, "\"'`“”‘’* "))
}

var timeOfDay = lazyregexp.New(`(?i)\b0?(\d{1,2}(?::\d{2})?) ?([ap])\.?m\b\.?`)
