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
// decimals or is below zero.
func convert(amounts []measure, asked []string) (lines []string, stated string, plain bool) {
	w := &worker{}
	unit, ok := asked[len(asked)-1], true
	var sum *big.Rat
	for i, a := range amounts {
		v, at := a.n, a.unit
		for _, f := range prompts.UnitPath(a.unit, unit) {
			factor := big.NewRat(int64(f.Factor), 1)
			op := byte('*')
			if f.Small == at {
				op = '/'
			}
			if v, ok = w.exact(v, op, factor); !ok {
				return nil, "", false
			}
			at = f.Big
			if op == '*' {
				at = f.Small
			}
		}
		switch {
		case i == 0 && len(w.pieces) == 0:
			w.add("%s", Decimal(v))
		case i > 0:
			op := byte('+')
			if a.minus {
				op = '-'
			}
			if v, ok = w.exact(sum, op, v); !ok || v.Sign() <= 0 {
				return nil, "", false
			}
		}
		sum = v
		w.line(prompts.WorkedTag(i+1), "")
	}
	stated = Decimal(sum)
	if len(asked) > 1 {
		for i := range asked[1:] {
			ok = ok && len(prompts.UnitPath(asked[i], asked[i+1])) == 1
		}
		if !ok || !sum.IsInt() {
			return nil, "", false
		}
		stated = w.parted(int(sum.Num().Int64()), asked)
	}
	return w.answer(len(amounts)+1, stated), stated, true
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
	sum     bool // of two amounts, rather than one in several units
	first   int  // amounts of the first summand
}

// plain reports whether no line of a solution is too much for one step: decimals
// come of powers of ten, or are quarters of things that people part.
func (c conversion) plain(lines []string) bool {
	for _, l := range lines {
		if len(l) > 120 {
			return false
		}
		for piece := range strings.FieldsFuncSeq(l, func(r rune) bool { return r == ',' }) {
			left, right, _ := strings.Cut(piece, "=")
			_, decimals, _ := strings.Cut(right, ".")
			tenth := strings.Contains(left, "/10")
			if strings.Contains(left, "/") && decimals != "" && !tenth && (len(right) > 5 || !strings.Contains("5 25 75", decimals) || c.coins()) {
				return false
			}
			if len(left)+len(right) > 24 && strings.Contains(piece, ".") {
				return false
			}
		}
	}
	return true
}

// coins reports whether a conversion is about money, of which there are no parts.
func (c conversion) coins() bool {
	return prompts.UnitPath(c.amounts[0].unit, "dollar") != nil
}

func drawUnits(r *rng, s Spec) conversion {
	scale := pick(r, unitScales)
	units := strings.Fields(scale.units)
	number := func(i int) *big.Rat {
		most := min(scale.most[i], max(s.Operand, 1))
		if r.chance(60) {
			most = min(most, 20)
		}
		return big.NewRat(int64(r.between(1, most)), 1)
	}
	switch kind := r.weighted(38, 22, 18, 12, 10); {
	case s.Steps == 1 && kind == 0: // one amount, to a smaller unit
		n := number(0)
		if r.chance(15) {
			n.Add(n, big.NewRat(1, int64(pick(r, []int{2, 2, 4}))))
		} else if i := prompts.UnitPath(units[0], units[1])[0].Factor; r.chance(30) && (i == 10 || i == 100 || i == 1000) {
			n.Add(n, big.NewRat(int64(r.between(1, 99)), 100))
		}
		return conversion{amounts: []measure{{n: n, unit: units[0]}}, asked: units[len(units)-1:]}
	case s.Steps == 1 && kind <= 2: // one amount, to a larger unit
		from, to := units[len(units)-1], units[0]
		factor := 1
		at := from
		for _, f := range prompts.UnitPath(from, to) {
			if f.Small == at {
				factor, at = factor*f.Factor, f.Big
			} else {
				at = f.Small
			}
		}
		n := big.NewRat(int64(r.between(1, max(1, min(scale.most[0], 40)))*factor), 1)
		if r.chance(35) {
			n = big.NewRat(int64(r.between(1, max(1, min(scale.most[len(units)-1]*2, 9999)))), 1)
		}
		return conversion{amounts: []measure{{n: n, unit: from}}, asked: []string{to}}
	case s.Steps == 1: // one amount, in several units
		i := len(units) - 1
		n := r.between(2, max(2, min(9999, 2*scale.most[i])))
		for _, f := range prompts.UnitPath(units[i-1], units[i]) {
			if f.Big == units[i-1] && r.chance(60) {
				n = r.between(f.Factor+1, 12*f.Factor)
			}
		}
		return conversion{amounts: []measure{{n: big.NewRat(int64(n), 1), unit: units[i]}}, asked: units[max(0, i-1):]}
	case s.Steps > 3 || kind < 3 && s.Steps == 2 && r.chance(50): // sums and differences
		var c conversion
		c.sum = true
		minus := r.chance(40)
		for i := range 2 {
			for k, u := range units[:2] {
				if k == 0 || s.Steps > 2 {
					c.amounts = append(c.amounts, measure{number(k), u, i == 1 && minus})
				}
			}
			if i == 0 {
				c.first = len(c.amounts)
			}
		}
		for _, a := range c.amounts[:c.first] {
			c.asked = append(c.asked, a.unit)
		}
		return c
	}
	// One amount in several units.
	n := min(s.Steps, len(units), 3)
	var c conversion
	for i, u := range units[:n] {
		c.amounts = append(c.amounts, measure{n: number(i), unit: u})
	}
	c.asked = units[max(1, n-1) : max(1, n-1)+1]
	if n < len(units) && r.chance(30) {
		c.asked = units[n : n+1]
	}
	return c
}
