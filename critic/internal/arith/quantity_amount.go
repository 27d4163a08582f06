package arith

import (
	"math/big"
	"slices"
	"strings"
)

// amounts compares the sum of amounts with a claim. Amounts that are all in one unit are
// read without it, and so is working that converts by a number: 3 hours * 60 = 180 minutes.
func (s *sentence) amounts(t statement, claim quantity) (Outcome, string) {
	sum, ok := t.sum(claim.pieces[0].size.of)
	all := slices.Concat(t.pieces, claim.pieces)
	for _, s := range t.steps {
		all = append(all, s.pieces...)
	}
	differ := slices.ContainsFunc(all, func(p piece) bool { return p.size != all[0].size })
	if !ok || !differ || sum.Sign() < 0 || t.factor != nil && t.plain(claim) {
		return silent, ""
	}
	outcome, want := s.weigh(sum, claim)
	if outcome == Wrong && (t.workweek(sum, claim) || maybeWorked(all) || t.factor == nil && len(all) == 2 && strings.IndexByte("lm", all[0].size.of) >= 0) {
		return Unknown, "" // lengths may be on a map
	}
	return outcome, want
}

// plain reports whether a multiple of an amount is rather one of its number.
func (t statement) plain(claim quantity) bool {
	if len(t.pieces) > 1 || len(claim.pieces) > 1 {
		return false
	}
	x, y := t.pieces[0], claim.pieces[0]
	ratio := big.NewRat(x.size.n, y.size.n)
	return t.factor.Cmp(ratio) == 0 || t.factor.Cmp(ratio.Inv(ratio)) == 0 ||
		new(big.Rat).Mul(x.num.Value, t.factor).Cmp(y.num.Value) == 0
}

// maybeWorked reports whether days and weeks of work may be meant, which are shorter.
func maybeWorked(all []piece) bool {
	least, most := all[0].size.n, all[0].size.n
	for _, p := range all {
		least, most = min(least, p.size.n), max(most, p.size.n)
	}
	return all[0].size.of == 't' && most >= 86400 && least < 86400
}

// workweek reports whether a claim holds with weeks of 5 days.
func (t statement) workweek(sum *big.Rat, claim quantity) bool {
	if claim.pieces[0].size.of != 't' {
		return false
	}
	weekend := func(q quantity) *big.Rat {
		days := new(big.Rat)
		for _, p := range q.pieces {
			if p.size.n == 7*86400 {
				days.Add(days, new(big.Rat).Mul(p.num.Value, big.NewRat(2*86400, 1)))
			}
		}
		return days
	}
	short := new(big.Rat).Sub(sum, weekend(t.quantity))
	for _, s := range t.steps {
		if s.less {
			short.Add(short, weekend(s.quantity))
		} else {
			short.Sub(short, weekend(s.quantity))
		}
	}
	return short.Cmp(new(big.Rat).Sub(claim.value(), weekend(claim))) == 0
}

// weigh compares a claim with an exact sum, as precisely as it is stated.
func (s *sentence) weigh(sum *big.Rat, claim quantity) (Outcome, string) {
	last := claim.pieces[len(claim.pieces)-1]
	unit := big.NewRat(last.size.n, 1)
	diff := new(big.Rat).Sub(sum, claim.value())
	if diff.Sign() == 0 {
		return Holds, ""
	}
	diff.Abs(diff).Quo(diff, unit)
	exact := new(big.Rat).Quo(sum, unit)
	if outcome := rounded(Equation{Approx: s.hedge}, diff, exact, last.num.Decimals); outcome != Wrong {
		return outcome, ""
	}
	return Wrong, s.write(sum, claim)
}

// write writes an amount in the units and the manner of a claim.
func (s *sentence) write(sum *big.Rat, claim quantity) string {
	rest := new(big.Rat).Set(sum)
	var out []string
	for i, p := range claim.pieces {
		n := new(big.Rat).Quo(rest, big.NewRat(p.size.n, 1))
		if i < len(claim.pieces)-1 {
			n.SetInt(new(big.Int).Quo(n.Num(), n.Denom()))
			if n.Sign() == 0 {
				continue
			}
		}
		rest.Sub(rest, new(big.Rat).Mul(n, big.NewRat(p.size.n, 1)))
		if n.Sign() == 0 && len(out) > 0 {
			continue
		}
		unit := plural(p.word, n.Cmp(one) == 0)
		if unit == p.word {
			unit = s.out.text[p.end-len(p.word) : p.end]
		}
		if n.IsInt() {
			p.num.Decimals = 0
		}
		out = append(out, Format(n, p.num)+s.out.text[p.num.End:p.end-len(p.word)]+unit)
	}
	join := " "
	if len(claim.pieces) > 1 && strings.Contains(s.out.text[claim.pieces[0].end:claim.pieces[1].num.Start], "and") {
		join = " and "
	}
	return strings.Join(out, join)
}

// plural is a unit for one, or for another number.
func plural(word string, single bool) string {
	switch {
	case len(word) <= 3 && word != "day" && word != "cup" || word == "days" && !single || word == "cups" && !single:
		return word
	case word == "feet" || word == "foot":
		return map[bool]string{true: "foot", false: "feet"}[single]
	case single:
		return strings.TrimSuffix(strings.Replace(word, "inches", "inch", 1), "s")
	case word == "inch":
		return "inches"
	}
	return strings.TrimSuffix(word, "s") + "s"
}
