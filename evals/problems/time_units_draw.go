package problems

import (
	"math/big"
	"slices"
	"strings"

	"github.com/seed-25a395fc/reason/prompts"
)

// drawUnits draws amounts, as many as the problem has steps, and units to express
// them in.
func drawUnits(r *rng, s Spec) conversion {
	scale := pick(r, unitScales)
	d := unitDraw{r, scale, strings.Fields(scale.units), max(s.Operand, 1)}
	if s.Steps == 1 {
		switch r.weighted(40, 40, 20) {
		case 0:
			return d.smaller()
		case 1:
			return d.larger()
		}
		return d.parted()
	}
	switch r.weighted(45, 40, 15) {
	case 0:
		if s.Steps <= len(d.units) {
			return d.compound(s.Steps)
		}
	case 2:
		return drawCoins(r, s.Steps)
	}
	if isMoney(d.units[0]) {
		return drawCoins(r, s.Steps)
	}
	return d.sum(s.Steps)
}

// unitDraw draws conversions along a scale.
type unitDraw struct {
	r       *rng
	scale   unitScale
	units   []string
	operand int
}

// number draws how many of unit i there are.
func (d unitDraw) number(i int) *big.Rat {
	most := min(d.scale.most[i], d.operand)
	if d.r.chance(60) {
		most = min(most, 20)
	}
	return rat(d.r.between(1, most))
}

func rat(n int) *big.Rat { return big.NewRat(int64(n), 1) }

// smaller is an amount to be expressed in a smaller unit.
func (d unitDraw) smaller() conversion {
	n := d.number(0)
	factor := prompts.UnitPath(d.units[0], d.units[1])[0].Factor
	switch tens := factor == 10 || factor == 100 || factor == 1000; {
	case d.r.chance(15):
		n.Add(n, big.NewRat(int64(pick(d.r, []int{2, 2, 1, 3})), 4))
	case tens && d.r.chance(35):
		n.Add(n, big.NewRat(int64(d.r.between(1, 99)), 100))
	}
	return conversion{amounts: []measure{{n: n, unit: d.units[0]}}, asked: d.units[len(d.units)-1:]}
}

// larger is an amount to be expressed in a larger unit.
func (d unitDraw) larger() conversion {
	last := len(d.units) - 1
	from, to := d.units[last], d.units[0]
	factor, at := 1, from
	for _, f := range prompts.UnitPath(from, to) {
		if f.Big == at { // by way of a smaller unit
			at = f.Small
			continue
		}
		factor, at = factor*f.Factor, f.Big
	}
	n := d.r.between(1, min(d.scale.most[0], 40)) * factor
	if d.r.chance(35) {
		n = d.r.between(1, min(2*d.scale.most[last], 9999))
	}
	return conversion{amounts: []measure{{n: rat(n), unit: from}}, asked: []string{to}}
}

// parted is an amount to be expressed in several units.
func (d unitDraw) parted() conversion {
	last := len(d.units) - 1
	n := d.r.between(2, min(9999, 2*d.scale.most[last]))
	if f := prompts.UnitPath(d.units[last-1], d.units[last])[0].Factor; d.r.chance(60) {
		n = d.r.between(f+1, 12*f)
	}
	return conversion{amounts: []measure{{n: rat(n), unit: d.units[last]}}, asked: d.units[last-1:]}
}

// compound is an amount in n units to be expressed in one.
func (d unitDraw) compound(n int) conversion {
	var c conversion
	for i, u := range d.units[:n] {
		c.amounts = append(c.amounts, measure{n: d.number(i), unit: u})
	}
	c.asked = d.units[n-1 : n]
	if n < len(d.units) && d.r.chance(30) {
		c.asked = d.units[n : n+1]
	}
	if d.r.chance(8) {
		c.asked = d.units[:1]
	}
	return c
}

// sum adds amounts up, n numbers in all, or takes one from another.
func (d unitDraw) sum(n int) conversion {
	var c conversion
	minus := d.r.chance(40)
	for len(c.amounts) < n {
		from := len(c.amounts)
		first := d.r.intn(2)
		for i, u := range d.units[:2] {
			if i < first || len(c.amounts) == n || i == 1 && first == 0 && d.r.chance(25) {
				continue
			}
			c.amounts = append(c.amounts, measure{d.number(i), u, minus && len(c.sums) == 1})
			if !slices.Contains(c.asked, u) {
				c.asked = append(c.asked, u)
			}
		}
		c.sums = append(c.sums, len(c.amounts)-from)
	}
	if len(c.sums) < 2 || minus && len(c.sums) > 2 {
		return d.sum(n)
	}
	slices.SortFunc(c.asked, func(a, b string) int { return slices.Index(d.units, a) - slices.Index(d.units, b) })
	return c
}

// drawCoins draws n kinds of coins and asks what they are worth.
func drawCoins(r *rng, n int) conversion {
	kinds := []string{"dollar", "quarter", "dime", "nickel", "cent"}
	c := conversion{asked: []string{"cent"}, coins: true}
	if r.chance(60) {
		c.asked = []string{"dollar", "cent"}
	}
	for _, i := range r.order(len(kinds))[:n] {
		c.amounts = append(c.amounts, measure{n: rat(r.between(1, 12)), unit: kinds[i]})
	}
	if r.chance(70) {
		slices.SortFunc(c.amounts, func(a, b measure) int { return slices.Index(kinds, a.unit) - slices.Index(kinds, b.unit) })
	}
	return c
}
