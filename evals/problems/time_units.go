package problems

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// measure is a number of a unit, by its symbol; minus takes it away.
type measure struct {
	n     *big.Rat
	unit  string
	minus bool
}

// convert adds amounts up in the smallest of the units that are asked for, the last,
// and parts the sum among them. It reports false where a result has more than four
// decimals or is not above zero.
func convert(amounts []measure, asked []string) (lines []string, stated string, ok bool) {
	w := &worker{}
	var sum *big.Rat
	for i, a := range amounts {
		v, ok := w.express(a, asked[len(asked)-1])
		switch {
		case ok && i > 0:
			v, ok = w.exact(sum, map[bool]byte{true: '-', false: '+'}[a.minus], v)
		case len(w.pieces) == 0:
			w.add("%s", Decimal(v))
		}
		if !ok || v.Sign() <= 0 {
			return nil, "", false
		}
		sum = v
		w.line(prompts.WorkedTag(i+1), "")
	}
	stated = Decimal(sum)
	if len(asked) > 1 {
		for i := range asked[1:] {
			if len(prompts.UnitPath(asked[i], asked[i+1])) != 1 || !sum.IsInt() {
				return nil, "", false
			}
		}
		stated = w.parted(int(sum.Num().Int64()), asked)
	}
	return w.answer(len(amounts)+1, stated), stated, true
}

// express works out what an amount is in a unit.
func (w *worker) express(a measure, unit string) (v *big.Rat, ok bool) {
	v, ok = a.n, true
	at := a.unit
	for _, f := range prompts.UnitPath(a.unit, unit) {
		op := byte('*')
		if f.Small == at {
			op = '/'
		}
		if v, ok = w.exact(v, op, rat(f.Factor)); !ok {
			return nil, false
		}
		if at = f.Big; op == '*' {
			at = f.Small
		}
	}
	return v, ok
}

// parted expresses a number of the last unit in all of them, a line for each:
//
//	h:135-2*60=135-120=15 → 2h15min
func (w *worker) parted(n int, units []string) (stated string) {
	last := len(units) - 1
	behind := "" // what smaller units hold
	stated = fmt.Sprintf("%d%s", n, units[last])
	for i := last; i > 0 && n > 0; i-- {
		factor := prompts.UnitPath(units[i-1], units[i])[0].Factor
		if n < factor {
			w.add("%d<%d", n, factor)
			w.line(units[i-1]+":", stated)
			break
		}
		q, rest := w.remainder(n, factor)
		if rest > 0 {
			behind = strconv.Itoa(rest) + units[i] + behind
		}
		n = q
		stated = strconv.Itoa(q) + units[i-1] + behind
		w.line(units[i-1]+":", stated)
	}
	return stated
}

// spelled writes an amount such as 2h15min for people.
func spelled(stated string) string {
	var parts []string
	for stated != "" {
		digits := strings.IndexFunc(stated, func(r rune) bool { return r < '0' || r > '9' })
		letters := strings.IndexAny(stated[digits:], "0123456789")
		if letters < 0 {
			letters = len(stated) - digits
		}
		n, unit := stated[:digits], stated[digits:digits+letters]
		parts = append(parts, n+" "+prompts.UnitName(unit, n != "1"))
		stated = stated[digits+letters:]
	}
	return strings.Join(parts, " ")
}

// unitScale is units each of which is parted into the next, with the largest number of
// each that a question states.
type unitScale struct {
	units string
	most  []int
}

var unitScales = []unitScale{
	{"h min", []int{24, 600}}, {"h min", []int{12, 59}}, {"min s", []int{60, 600}}, {"h min s", []int{5, 59, 59}}, {"d h", []int{30, 240}}, {"wk d", []int{52, 365}}, {"wk d h", []int{4, 6, 23}},
	{"yr mo", []int{30, 200}}, {"yr d", []int{9, 365}}, {"decade yr", []int{20, 99}}, {"century yr", []int{20, 999}},
	{"m cm", []int{99, 999}}, {"km m", []int{99, 9999}}, {"cm mm", []int{99, 999}}, {"m mm", []int{9, 999}}, {"km m cm", []int{5, 99, 99}},
	{"ft in", []int{30, 200}}, {"ft in", []int{9, 11}}, {"yd ft", []int{60, 200}}, {"yd ft in", []int{20, 9, 11}}, {"mi yd", []int{5, 999}}, {"mi ft", []int{5, 999}}, {"yd in", []int{9, 35}},
	{"kg g", []int{30, 9999}}, {"g mg", []int{9, 999}}, {"t kg", []int{20, 999}}, {"lb oz", []int{60, 400}}, {"ton lb", []int{9, 999}},
	{"l ml", []int{20, 9999}}, {"l cl", []int{20, 500}}, {"gal qt", []int{40, 99}}, {"qt pt", []int{40, 99}}, {"pt cup", []int{40, 99}}, {"gal pt", []int{20, 99}}, {"gal cup", []int{9, 99}},
	{"gal qt pt", []int{9, 3, 3}}, {"cup tbsp", []int{9, 99}}, {"tbsp tsp", []int{20, 99}}, {"cup floz", []int{20, 99}}, {"qt cup", []int{20, 99}},
	{"dollar cent", []int{99, 999}}, {"dollar dime", []int{50, 200}}, {"dollar quarter", []int{50, 200}}, {"dollar nickel", []int{20, 200}}, {"dime cent", []int{50, 300}},
	{"quarter cent", []int{40, 100}}, {"nickel cent", []int{40, 200}}, {"dime quarter nickel cent", []int{20, 20, 20, 50}},
}

// makeUnits draws amounts and units to express them in.
func makeUnits(r *rng, s Spec) Problem {
	for {
		c := drawUnits(r, s)
		lines, stated, ok := convert(c.amounts, c.asked)
		if !ok || !c.plain(lines) {
			continue
		}
		p := Problem{Family: Time, Question: c.question(r), Steps: lines, Answer: stated}
		if len(c.asked) > 1 {
			p.Answer = spelled(stated)
		}
		return p
	}
}

// conversion is a question about units.
type conversion struct {
	amounts []measure
	asked   []string
	sums    []int // for a sum, how many of the amounts make up each summand
	coins   bool  // asks what coins are worth
}

// plain reports whether no line of a solution is too much for one step: decimals
// come of powers of ten, or are quarters of things that people part.
func (c conversion) plain(lines []string) bool {
	for _, l := range lines {
		if len(l) > 120 {
			return false
		}
		for piece := range strings.FieldsFuncSeq(l, func(r rune) bool { return r == ',' }) {
			work, result, _ := strings.Cut(piece, "=")
			_, decimals, parted := strings.Cut(result, ".")
			quotient := strings.Contains(work, "/") && !strings.Contains(work, "/10")
			quarters := len(result) <= len("99.75") && strings.Contains("5 25 75", decimals)
			if quotient && parted && (!quarters || c.money()) || strings.Contains(piece, ".") && len(piece) > 25 {
				return false
			}
		}
	}
	return true
}

// money reports whether a conversion is about money, of which there are no parts.
func (c conversion) money() bool { return isMoney(c.amounts[0].unit) }

func isMoney(unit string) bool {
	return unit == "dollar" || prompts.UnitPath(unit, "dollar") != nil
}
