package times

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/seed-25a395fc/reason/critic/internal/arith"
	"github.com/seed-25a395fc/reason/internal/lazyregexp"
	"github.com/seed-25a395fc/reason/prompts"
)

var (
	factorCode = lazyregexp.New(`^([a-z]+)=(\d{1,6})([a-z]+)$`)
	amountCode = lazyregexp.New(`^(-?)(\d{1,9}(?:\.\d{1,4})?)([a-z]+)$`)
)

// unitFactor says that a unit is n of another.
type unitFactor struct {
	big, small string
	n          int64
}

// unitFactors reads the factors of a prompt.
func unitFactors(given []string) (all []unitFactor, ok bool) {
	for _, g := range given {
		m := factorCode.FindStringSubmatch(g)
		if m == nil {
			return nil, false
		}
		n, _ := strconv.ParseInt(m[2], 10, 64)
		if n == 0 {
			return nil, false
		}
		all = append(all, unitFactor{m[1], m[3], n})
	}
	return all, true
}

// unitPath is the shortest way from one unit to another; ok is false if there is none.
func unitPath(all []unitFactor, from, to string) (path []unitFactor, ok bool) {
	if from == to {
		return nil, true
	}
	reached := map[string][]unitFactor{from: nil}
	for edge := []string{from}; len(edge) > 0; edge = edge[1:] {
		for _, f := range all {
			next, ends := f.big, f.small == edge[0]
			if f.big == edge[0] {
				next, ends = f.small, true
			}
			if _, known := reached[next]; known || !ends {
				continue
			}
			reached[next] = append(append([]unitFactor(nil), reached[edge[0]]...), f)
			if next == to {
				return reached[next], true
			}
			edge = append(edge, next)
		}
	}
	return nil, false
}

// units adds the amounts of a prompt up in the last unit that is asked for, then
// parts the sum among all.
func (t *writer) units() (answer string, ok bool) {
	all, ok := unitFactors(t.given)
	asked := strings.Split(t.asked, ",")
	if !ok || len(t.clauses) == 0 {
		return "", false
	}
	sum := new(big.Rat)
	for i, c := range t.clauses {
		m := amountCode.FindStringSubmatch(c)
		if m == nil || i == 0 && m[1] != "" {
			return "", false
		}
		n, _ := new(big.Rat).SetString(m[2])
		v, ok := t.express(all, n, m[3], asked[len(asked)-1])
		switch {
		case ok && m[1] != "":
			v, ok = t.exact(sum, '-', v)
		case ok && i > 0:
			v, ok = t.exact(sum, '+', v)
		case len(t.pieces) == 0:
			t.piece("%s", arith.String(n))
		}
		if !ok || v.Sign() < 0 {
			return "", false
		}
		sum = v
		t.end(prompts.WorkedTag(i+1), "")
	}
	if len(asked) == 1 {
		return arith.String(sum), true
	}
	return t.parted(all, sum, asked)
}

// express works out what n of a unit are in another.
func (t *writer) express(all []unitFactor, n *big.Rat, from, to string) (v *big.Rat, ok bool) {
	path, ok := unitPath(all, from, to)
	v = n
	for _, f := range path {
		if !ok {
			return nil, false
		}
		if from == f.small {
			v, ok = t.exact(v, '/', big.NewRat(f.n, 1))
			from = f.big
			continue
		}
		v, ok = t.exact(v, '*', big.NewRat(f.n, 1))
		from = f.small
	}
	return v, ok
}

// exact works out a op b; ok is false if it has more than four decimals or is too
// large.
func (t *writer) exact(a *big.Rat, op byte, b *big.Rat) (v *big.Rat, ok bool) {
	if b.Sign() == 0 {
		return nil, false
	}
	v = arith.Result(a, op, b)
	text := arith.String(a) + string(op) + arith.String(b) + "=" + arith.String(v)
	if a.IsInt() && b.IsInt() && v.IsInt() {
		text, _ = arith.Work(a, op, b)
	}
	t.pieces = append(t.pieces, text)
	return v, new(big.Rat).Mul(v, big.NewRat(10000, 1)).IsInt() && v.Cmp(big.NewRat(1e8, 1)) < 0
}

// parted expresses a number of the last unit in all units, the largest first.
func (t *writer) parted(all []unitFactor, sum *big.Rat, units []string) (answer string, ok bool) {
	if !sum.IsInt() || !sum.Num().IsInt64() {
		return "", false
	}
	n, less := int(sum.Num().Int64()), ""
	for i := len(units) - 1; ; i-- {
		held := strconv.Itoa(n) + units[i] + less
		if i < len(units)-1 {
			t.end(units[i]+":", held)
		}
		if i == 0 || n == 0 {
			return held, true
		}
		path, ok := unitPath(all, units[i-1], units[i])
		if !ok || len(path) != 1 || path[0].big != units[i-1] {
			return "", false
		}
		if n < int(path[0].n) {
			t.piece("%d<%d", n, path[0].n)
			t.end(units[i-1]+":", held)
			return held, true
		}
		parts, rest := t.whole(n, int(path[0].n), true)
		if rest > 0 {
			less = strconv.Itoa(rest) + units[i] + less
		}
		n = parts
	}
}
