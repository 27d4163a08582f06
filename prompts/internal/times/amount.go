package times

import (
	"math/big"

	"github.com/seed-25a395fc/reason/prompts/internal/lex"
	"github.com/seed-25a395fc/reason/prompts/internal/units"
)

// scanAmounts reads one amount, or several of one kind that make up one: 3 hours and
// 20 minutes.
func scanAmounts(s []lex.Word, t *measured) (string, int) {
	if len(s) > 2 && s[0].Kind == lex.Number && s[1].Is("'") && s[2].Kind == lex.Number && !s[1].Space && !s[2].Space { // 5'11"
		used := 3
		if len(s) > 3 && s[3].Is(`"`) {
			used = 4
		}
		t.amounts = append(t.amounts, []quantity{{rational(s[0].Text), "ft", false}, {rational(s[2].Text), "in", false}})
		return "Q", used
	}
	q, used := scanAmount(s)
	alone := used > 0
	if !alone {
		q, used = scanOne(s) // a week and 3 days
	}
	if used == 0 {
		return "", 0
	}
	all := []quantity{q}
	for used < len(s) {
		next := used
		if s[next].Is(",") {
			next++
		}
		if next < len(s) && s[next].Is("and") {
			next++
		}
		if next == len(s) {
			break
		}
		more, n := scanAmount(s[next:])
		if n == 0 {
			more, n = scanOne(s[next:])
		}
		if n == 0 || !isPart(more.unit, all[len(all)-1].unit) {
			break
		}
		all, used = append(all, more), next+n
	}
	if !alone && len(all) == 1 {
		return "", 0
	}
	t.amounts = append(t.amounts, all)
	return "Q", used
}

// isPart reports whether a unit is a smaller one of the same kind, such as days for
// months.
func isPart(unit, of string) bool {
	path := units.Path(of, unit)
	return len(path) > 0 && path[0].Big == of || of == "mo" && (unit == "d" || unit == "wk")
}

// scanAmount reads a number and its unit: 5.2 km, 90-minute, $3.50, half an hour, an
// hour and a half, 2 and a half hours, 3/4 of a mile. A unit with an article is no
// amount by itself: how many ounces are in a pound is a question of fact.
func scanAmount(s []lex.Word) (q quantity, used int) {
	if s[0].Is("$") && len(s) > 1 && s[1].Kind == lex.Number {
		return quantity{rational(s[1].Text), "dollar", false}, 2
	}
	if n, i := scanFraction(s); i > 0 { // half an hour, three quarters of a mile
		if i < len(s) && s[i].Is("of") {
			i++
		}
		if i < len(s) && s[i].Is("a", "an") {
			i++
		}
		if unit, k := scanUnit(s[i:], false); k > 0 {
			return quantity{n, unit, false}, i + k
		}
	}
	if one, i := scanOne(s); i > 0 {
		if n, k := scanAndHalf(s[i:]); k > 0 {
			return quantity{one.n.Add(one.n, n), one.unit, false}, i + k
		}
	}
	if s[0].Is("one") {
		if unit, k := scanUnit(s[1:], false); k > 0 {
			return quantity{big.NewRat(1, 1), unit, false}, 1 + k
		}
	}
	if s[0].Kind != lex.Number {
		return quantity{}, 0
	}
	more, i := scanAndHalf(s[1:])
	if i == 0 && len(s) > 1 && s[1].Kind == lex.Number { // 2 1/2
		more, i = scanFraction(s[1:])
	}
	i++
	if i+1 < len(s) && s[i].Is("-") && !s[i].Space && !s[i+1].Space {
		i++
	}
	unit, k := scanUnit(s[i:], true)
	if k == 0 {
		return quantity{}, 0
	}
	i += k
	n := rational(s[0].Text)
	if more != nil {
		n.Add(n, more)
	}
	if m, k := scanAndHalf(s[i:]); k > 0 && (s[0].Is("1") || more == nil && units.Path(unit, "cent") == nil && unit != "cent") { // not of coins
		n.Add(n, m)
		i += k
	}
	return quantity{n, unit, false}, i
}

// scanOne reads a unit with an article.
func scanOne(s []lex.Word) (q quantity, used int) {
	if len(s) < 2 || !s[0].Is("a", "an", "one") {
		return quantity{}, 0
	}
	if unit, k := scanUnit(s[1:], false); k > 0 {
		return quantity{big.NewRat(1, 1), unit, false}, 1 + k
	}
	return quantity{}, 0
}

// scanUnit reads the name of a unit; "in" is one behind a number alone, and not
// before another unit.
func scanUnit(s []lex.Word, behindNumber bool) (symbol string, used int) {
	if len(s) == 0 || s[0].Kind != lex.Letters {
		return "", 0
	}
	name := s[0].Lower
	if name == "fluid" && len(s) > 1 {
		if symbol, ok := units.Symbols[name+" "+s[1].Lower]; ok {
			return symbol, 2
		}
	}
	if name == "in" {
		if _, k := scanUnit(s[1:], false); !behindNumber || k > 0 {
			return "", 0
		}
	}
	symbol, ok := units.Symbols[name]
	if !ok {
		return "", 0
	}
	used = 1
	if len(name) < 4 && len(s) > 2 && s[1].Is(".") && !s[1].Space && s[2].Kind == lex.Letters && !lex.IsCapital(s[2].Text) {
		used = 2 // "hrs. and"
	}
	return symbol, used
}

// scanFraction reads a half, a quarter, three quarters, 3/4.
func scanFraction(s []lex.Word) (n *big.Rat, used int) {
	at := func(i int, any ...string) bool { return i < len(s) && s[i].Is(any...) }
	above, whole := wholeAt(s, 0)
	below, parts := wholeAt(s, 2)
	switch {
	case whole && parts && below > 0 && s[1].Is("/") && !s[1].Space && !s[2].Space:
		return big.NewRat(int64(above), int64(below)), 3
	case at(0, "half"):
		return big.NewRat(1, 2), 1
	case at(0, "a", "1", "one") && at(1, "half"):
		return big.NewRat(1, 2), 2
	case at(0, "a", "1", "one") && at(1, "quarter") && at(2, "of"):
		return big.NewRat(1, 4), 2
	case at(0, "3") && at(1, "quarters") && at(2, "of"):
		return big.NewRat(3, 4), 2
	}
	return nil, 0
}

// scanAndHalf reads "and a half" or "and a quarter".
func scanAndHalf(s []lex.Word) (n *big.Rat, used int) {
	if len(s) < 3 || !s[0].Is("and") || !s[1].Is("a", "1", "one") {
		return nil, 0
	}
	switch {
	case s[2].Is("half"):
		return big.NewRat(1, 2), 3
	case s[2].Is("quarter"):
		return big.NewRat(1, 4), 3
	}
	return nil, 0
}
