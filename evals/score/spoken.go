package score

import (
	"math/big"
	"strings"

	"github.com/seed-25a395fc/reason/internal/lazyregexp"
)

// This file reads what people say for numbers beyond digits and their names.

const (
	partNames  = `half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth`
	scaleNames = `dozen|hundred|thousand|million|billion|trillion`
)

// portion is "half a dozen", "half-dozen", "a quarter of a million".
var portion = lazyregexp.New(`(?i)^(?:(?:a|one)[ -])?(` + partNames + `)(?:[ -](?:of[ -])?(?:a|one)[ -]|-)(` + scaleNames + `)\b`)

// portion reads one at the start of a word.
func (s *scan) portion() (*big.Rat, bool) {
	m := portion.FindStringSubmatch(s.ahead())
	if m == nil {
		return nil, false
	}
	s.pos += len(m[0])
	return big.NewRat(scales[strings.ToLower(m[2])], parts[strings.ToLower(m[1])]), true
}

// part reads "a half", "one-quarter", "three quarters".
func (s *scan) part() (*big.Rat, bool) {
	probe := *s
	count := int64(1)
	if word := probe.word(); word != "a" {
		if count = small[word]; count == 0 {
			return nil, false
		}
	}
	if c := probe.peek(); c != ' ' && c != '-' {
		return nil, false
	}
	probe.pos++
	name, ok := partOfOne(probe.word())
	if !ok {
		return nil, false
	}
	*s = probe
	return big.NewRat(count, name), true
}

// partOfOne is 3 for "third" and "thirds".
func partOfOne(word string) (int64, bool) {
	if word == "halves" {
		return 2, true
	}
	n, ok := parts[strings.TrimSuffix(word, "s")]
	return n, ok
}

// andPart reads "and a half" behind a number.
func (s *scan) andPart() (*big.Rat, bool) {
	probe := *s
	probe.skipSpace()
	if probe.pos == s.pos || probe.word() != "and" || probe.peek() != ' ' {
		return nil, false
	}
	probe.skipSpace()
	part, ok := probe.part()
	if ok {
		*s = probe
	}
	return part, ok
}

// ordinal reads "-first" to "-ninth" behind twenty, thirty and so on: to be
// "twenty-fifth" is no fraction.
func (s *scan) ordinal() (int64, bool) {
	probe := *s
	if probe.peek() != '-' {
		return 0, false
	}
	probe.pos++
	n, ok := ordinals[probe.word()]
	if ok {
		*s = probe
	}
	return n, ok
}

var ordinals = map[string]int64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}

// spokenDecimals reads "point one four" behind a number.
func (s *scan) spokenDecimals() (*big.Rat, bool) {
	probe := *s
	probe.skipSpace()
	if probe.pos == s.pos || probe.word() != "point" {
		return nil, false
	}
	digits := ""
	for len(digits) < maxDigits && probe.peek() == ' ' {
		next := probe
		next.pos++
		digit, ok := small[next.word()]
		if !ok || digit > 9 {
			break
		}
		digits += string(rune('0' + digit))
		probe = next
	}
	value, ok := new(big.Rat).SetString("0." + digits)
	if !ok || digits == "" {
		return nil, false
	}
	*s = probe
	return value, true
}

// remainder reads " R 2" behind a whole quotient, in an answer also " remainder 2"; nil where
// there is none. In prose it may be the remainder that was asked for.
func (s *scan) remainder(quotient *big.Rat) *big.Rat {
	form := remainder
	if s.stated {
		form = statedRemainder
	}
	m := form.FindStringSubmatch(s.ahead())
	if m == nil || !quotient.IsInt() {
		return nil
	}
	s.pos += len(m[0])
	rest, _ := new(big.Rat).SetString(m[1])
	return rest
}

var (
	remainder       = lazyregexp.New(`^ ?[Rr]\.? ?(\d{1,9})\b`)
	statedRemainder = lazyregexp.New(`^(?: ?[Rr]\.? ?|,? +(?:(?i:with|and) +)?(?:(?i:an?|the) +)?(?i:remainder) +(?:(?i:of) +)?)(\d{1,9})\b`)
)

// cents adds "and ten cents" to a number of dollars.
func (s *scan) cents(value *big.Rat) {
	text := s.text[:min(len(s.text), s.pos+maxAhead)]
	if m := coins.FindString(s.ahead()); m != "" {
		if n, end, ok := numberAt(text, s.pos+len(m), true); ok && n.Value.Cmp(big.NewRat(100, 1)) < 0 {
			if m := hundredthCoins.FindString(text[end:]); m != "" {
				s.pos = end + len(m)
				value.Add(value, n.Value.Quo(n.Value, big.NewRat(100, 1)))
			}
		}
	}
}

var (
	coins          = lazyregexp.New(`(?i)^ (?:dollars?|pounds?|euros?),? (?:and )?`)
	hundredthCoins = lazyregexp.New(`(?i)^ (?:cents?|pence)\b`)
)

// bare reads an answer that is nothing but a part of one, or nothing at all: "a
// third of the cake", "none". In prose such words are no numbers.
func bare(text string) (Quantity, bool) {
	if none.MatchString(text) {
		return Quantity{Value: new(big.Rat)}, true
	}
	if m := share.FindStringSubmatch(text); m != nil {
		return Quantity{Value: big.NewRat(1, parts[strings.ToLower(m[1])])}, true
	}
	return Quantity{}, false
}

var (
	none  = lazyregexp.New(`(?i)^\W*(?:none|nothing|nil)\W*$`)
	share = lazyregexp.New(`(?i)^\W*(?:(?:exactly|only|just|about) )?(?:a |one[ -])?(` + partNames + `)(?: of (?:the|a|an|all|his|her|its|their|them|it)\b[\pL ]*)?\W*$`)
)
