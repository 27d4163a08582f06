package equation

import "strings"

// Way is a question that works a step backwards and what is to come out.
type Way struct{ Question, Answer string }

// OfTwo is a step of adding more than two numbers with the sum of all but the last in their
// place.
func (o Step) OfTwo(sum string) Step {
	o.x, o.y, o.Addends = sum, o.Addends[len(o.Addends)-1], nil
	return o
}

// Backwards are the ways to work an operation backwards, the one first that alone
// ranks right drafts above wrong ones best (docs/log.md). Models add better than they
// subtract and know little of numbers below 0, so that sums and differences are
// written as a sum of two natural numbers where they can be.
func (o Step) Backwards() []Way {
	if p, q, r, ok := o.natural(); ok {
		if o.z == r || "-"+r == o.z {
			return []Way{{o.Style.Write(q, '+', p), r}, {o.Style.Write(r, '-', q), p}}
		}
		return []Way{{o.Style.Write(p, '+', q), r}, {o.Style.Write(q, '+', p), r}}
	}
	inverse := map[byte]byte{'+': '-', '-': '+', '*': '/', '/': '*'}[o.op]
	undone := Way{o.Style.Write(o.z, inverse, o.y), o.x}
	switch o.op {
	case '+', '*':
		return []Way{{o.Style.Write(o.y, o.op, o.x), o.z}, undone}
	default:
		return []Way{{o.Style.Write(o.y, inverse, o.z), o.x}, undone}
	}
}

// natural moves what is below 0 in x+y=z or x-y=z to the other side: p+q=r. q is the
// result where r is not. ok is false for other operations, and where the signs do not
// allow it, as in 5+3=-8.
func (o Step) natural() (p, q, r string, ok bool) {
	if o.op != '+' && o.op != '-' {
		return "", "", "", false
	}
	var left, right []string // of x±y-z = 0: what is added and what is taken away
	put := func(n string, minus bool) {
		if n, below := strings.CutPrefix(n, "-"); below != minus {
			right = append(right, n)
		} else {
			left = append(left, n)
		}
	}
	put(o.x, false)
	put(o.y, o.op == '-')
	put(o.z, true)
	if len(left) == 1 {
		left, right = right, left
	}
	if len(left) != 2 || len(right) != 1 {
		return "", "", "", false
	}
	return left[0], left[1], right[0], true
}
